package org.gunyahsim.guest.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.core.Assembly;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.MachineStop;
import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.platform.MemoryMap;
import org.gunyahsim.hypervisor.platform.Platform;
import org.gunyahsim.hypervisor.rootvm.RootVm;
import org.gunyahsim.hypervisor.snapshot.FileStateReader;
import org.gunyahsim.hypervisor.snapshot.FileStateWriter;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.junit.jupiter.api.Test;

/** A program as the root VM of the real hypervisor. */
class JavaRootVmTest {
  private static final int UART_CAP = 0x338;
  private static final int ADDRSPACE_CAP = 0x335;
  private static final long UART = 0x0900_0000L;
  private static final long GICD = 0x0800_0000L;
  private static final long GICR_SGI = 0x080B_0000L;
  private static final int TIMER = 27;
  private static final long PERIOD = 10_000;

  /** Writes a digit at each of five timer interrupts, yielding once after each. */
  private static final class Ticker implements GuestProgram {
    private int ticks;
    private int yields;
    private boolean yielding;
    private long deadline;

    @Override
    public void onBoot(GuestCpu cpu, long context) {
      assertThat(cpu.load(context, 4)).isEqualTo(0x454D_5652);
      assertThat(cpu.accessible(context, 0x1000, true)).isTrue();
      assertThat(cpu.accessible(0x4000_0000L, 1, false)).isFalse();
      assertThat(cpu.hypercall(HypercallNumber.HYPERVISOR_IDENTIFY, 0, 0) & 0x3FFF).isEqualTo(1);
      assertThat(
              cpu.hypercall(
                  HypercallNumber.ADDRSPACE_MAP,
                  ADDRSPACE_CAP,
                  UART_CAP,
                  UART,
                  0x1_0066,
                  0x8000_0000L,
                  0,
                  0))
          .isEqualTo(ErrorCode.OK);
      cpu.store(UART, 4, 'B');
      assertThat(cpu.load(GICD, 4)).isEqualTo(0x50);
      cpu.store(GICD, 4, 0x52);
      cpu.store(GICR_SGI + 0x80, 4, 0xFFFF_FFFFL);
      cpu.store(GICR_SGI + 0x400 + TIMER, 1, 0xA0);
      cpu.store(GICR_SGI + 0x100, 4, 1L << TIMER);
      cpu.writeSystemRegister(IccRegister.PMR, 0xF8);
      cpu.writeSystemRegister(IccRegister.IGRPEN1, 1);
      assertThat(cpu.smccc(0x8000_0000, 0, 0, 0)).isEqualTo(0x10003);
      deadline = cpu.counter() + PERIOD;
      cpu.setVirtualTimer(deadline, true);
    }

    @Override
    public void onInterrupt(GuestCpu cpu, int intid) {
      assertThat(intid).isEqualTo(TIMER);
      assertThat(cpu.counter()).isBetween(deadline, deadline + PERIOD / 2);
      ticks++;
      cpu.store(UART, 1, '0' + ticks);
      deadline += PERIOD;
      cpu.setVirtualTimer(deadline, ticks < 5);
    }

    @Override
    public void onResume(GuestCpu cpu) {
      if (yielding) {
        assertThat(cpu.result(0)).isEqualTo(ErrorCode.OK);
        yields++;
        yielding = false;
        cpu.store(UART, 1, 'y');
      } else {
        yielding = true;
        cpu.callLast(HypercallNumber.SCHEDULER_YIELD, 0, 0, 0, 0);
      }
    }

    @Override
    public void save(StateWriter out) {
      out.section("ticker", 1);
      out.i32(ticks);
      out.i32(yields);
      out.bool(yielding);
      out.i64(deadline);
    }

    @Override
    public void load(StateReader in) {
      in.section("ticker");
      ticks = in.i32();
      yields = in.i32();
      yielding = in.bool();
      deadline = in.i64();
    }
  }

  /** A machine whose root VM runs a program. */
  private static final class Machine implements AutoCloseable {
    final StringBuilder console = new StringBuilder();
    final List<JavaGuestEngine> engines = new ArrayList<>();
    final MemoryMap map = MemoryMap.reference();
    final PhysicalMemory memory = new PhysicalMemory(map.ramBase(), map.ramSize());
    final Assembly assembly;
    final Hypervisor hypervisor;

    Machine(GuestProgram program) {
      assembly =
          new Assembly(
              new HypervisorConfig(HypervisorConfig.Quality.DEBUG, true, 7, 2, 1 << 24),
              memory,
              new Tracer(),
              context -> engine(new JavaGuestEngine(context, "root-vm", program)));
      hypervisor = assembly.hypervisor();
      hypervisor.attachBus(
          new Platform(
              2,
              memory,
              hypervisor.events(),
              hypervisor::now,
              0,
              value -> console.append((char) value),
              hypervisor.tracer()));
      hypervisor.addPart(program);
    }

    private VcpuEngine engine(JavaGuestEngine made) {
      engines.add(made);
      return made;
    }

    Machine boot() {
      RootVm.boot(assembly, map);
      console.setLength(0);
      return this;
    }

    MachineStop run(long until) {
      return hypervisor.loop().run(() -> false, until);
    }

    @Override
    public void close() {
      memory.close();
    }
  }

  @Test
  void timerInterruptsWakeAJavaGuest() {
    Ticker ticker = new Ticker();
    try (Machine machine = new Machine(ticker).boot()) {
      MachineStop stop = machine.run(Long.MAX_VALUE);
      assertThat(stop.reason()).isEqualTo(MachineStop.Reason.STALLED);
      assertThat(machine.console.toString()).isEqualTo("B1y2y3y4y5y");
      assertThat(ticker.yields).isEqualTo(5);
      assertThat(stop.time()).isGreaterThanOrEqualTo(5 * PERIOD * 16);
    }
  }

  @Test
  void savedInMidRunAndLoadedElsewhereItEndsTheSame() throws Exception {
    for (long at = 5_000; at < 900_000; at += 55_555) {
      try (Machine whole = new Machine(new Ticker()).boot();
          Machine later = new Machine(new Ticker())) {
        whole.run(at);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (FileStateWriter out = new FileStateWriter(file)) {
          whole.hypervisor.save(out);
        }
        int printed = whole.console.length();
        later.hypervisor.load(new FileStateReader(new ByteArrayInputStream(file.toByteArray())));
        MachineStop one = whole.run(Long.MAX_VALUE);
        MachineStop two = later.run(Long.MAX_VALUE);
        assertThat(two).as("saved at %d ns", at).isEqualTo(one);
        assertThat(later.console.toString()).isEqualTo(whole.console.substring(printed));
        assertThat(later.hypervisor.hash().sections())
            .isEqualTo(whole.hypervisor.hash().sections());
      }
    }
  }

  /** Does one thing when it boots. */
  private record Once(java.util.function.Consumer<GuestCpu> what) implements GuestProgram {
    @Override
    public void onBoot(GuestCpu cpu, long context) {
      what.accept(cpu);
    }

    @Override
    public void onInterrupt(GuestCpu cpu, int intid) {}

    @Override
    public void onResume(GuestCpu cpu) {}

    @Override
    public void save(StateWriter out) {}

    @Override
    public void load(StateReader in) {}
  }

  @Test
  void faultOfACriticalVmStopsTheMachine() {
    List<java.util.function.Consumer<GuestCpu>> faults =
        List.of(
            cpu -> cpu.load(0x10_0000_0000L, 8),
            cpu -> cpu.store(0x4000_0000L, 1, 0),
            cpu -> cpu.readSystemRegister(IccRegister.IAR1),
            cpu -> cpu.store(GICD, 2, 0));
    for (var fault : faults) {
      try (Machine machine = new Machine(new Once(fault)).boot()) {
        MachineStop stop = machine.run(1_000_000_000);
        assertThat(stop.reason()).isEqualTo(MachineStop.Reason.PANIC);
        assertThat(machine.engines.getFirst().faultReport())
            .startsWith("root-vm vCPU 0: exception in onBoot(0x804ed000)");
      }
    }
  }

  @Test
  void defectOfAProgramSurfaces() {
    Once broken =
        new Once(
            cpu -> {
              throw new IllegalStateException("oops");
            });
    try (Machine machine = new Machine(broken).boot()) {
      MachineStop stop = machine.run(1_000_000_000);
      assertThat(stop.reason()).isEqualTo(MachineStop.Reason.PANIC);
      assertThat(stop.message() + stop.dump())
          .containsPattern(
              "root-vm vCPU 0: onBoot\\(0x804ed000\\) failed at \\d+ ns of virtual time: .*oops");
    }
  }
}
