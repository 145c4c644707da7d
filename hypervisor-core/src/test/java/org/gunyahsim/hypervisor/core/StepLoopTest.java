package org.gunyahsim.hypervisor.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.VcpuOptions;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.time.CostTable;
import org.gunyahsim.hypervisor.time.EventQueue;
import org.gunyahsim.hypervisor.vcpu.BlockFlag;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vcpu.VcpuPower;
import org.junit.jupiter.api.Test;

class StepLoopTest {
  private static final long SYSTEM_OFF = 0x8400_0008L;
  private static final long SYSTEM_RESET = 0x8400_0009L;

  @Test
  void anInstructionIsANanosecondAndEl2HasItsPrice() {
    Bench bench = new Bench(1);
    Vcpu vcpu = bench.vm(3).started(0, 0);
    List<Long> times = new ArrayList<>();
    bench
        .script(vcpu)
        .see(s -> times.add(s.runStart + vcpu.exit.retired))
        .compute(99)
        .see(s -> times.add(s.runStart + vcpu.exit.retired))
        .hypercall(HypercallNumber.HYPERVISOR_IDENTIFY)
        .see(s -> times.add(s.runStart + vcpu.exit.retired));
    bench.runToEndOf(vcpu);
    assertThat(times.get(0)).isEqualTo(CostTable.CONTEXT_SWITCH + 1);
    assertThat(times.get(1) - times.get(0)).isEqualTo(100);
    assertThat(times.get(2) - times.get(1)).isEqualTo(2 + CostTable.HYPERCALL);
  }

  @Test
  void noRunExceedsTheQuantumOrTheNextEvent() {
    Bench bench = new Bench(2);
    Bench.Vm vm = bench.vm(3);
    Vcpu a = vm.started(0, 0);
    Vcpu b = vm.started(0, 1);
    List<Long> fired = new ArrayList<>();
    EventQueue.Timer timer = new EventQueue.Timer(() -> fired.add(bench.hypervisor.now()));
    bench.hypervisor.events().arm(timer, 34_567);
    bench.runFor(100_000);
    assertThat(fired).containsExactly(34_567L);
    assertThat(bench.script(a).budgets()).allMatch(budget -> budget <= StepLoop.QUANTUM);
    long spent = bench.script(a).instructions() + CostTable.CONTEXT_SWITCH;
    assertThat(spent).isEqualTo(bench.hypervisor.cpu(0).clock());
    assertThat(bench.script(b).instructions()).isEqualTo(bench.script(a).instructions());
  }

  @Test
  void anEventArmedWithinARoundComesOnTime() {
    Bench bench = new Bench(2);
    Bench.Vm vm = bench.vm(3);
    Vcpu a = vm.started(0, 0);
    vm.started(0, 1);
    List<Long> fired = new ArrayList<>();
    EventQueue.Timer timer = new EventQueue.Timer(() -> fired.add(bench.hypervisor.now()));
    bench
        .script(a)
        .compute(10)
        .then(
            (state, exit) -> {
              bench.hypervisor.events().arm(timer, bench.hypervisor.now() + 1500);
              return ExitReason.TIMER;
            });
    bench.runFor(20_000);
    assertThat(fired).containsExactly(CostTable.CONTEXT_SWITCH + 11 + 1500);
  }

  @Test
  void idleTimeJumpsToTheNextEvent() {
    Bench bench = new Bench(2);
    Vcpu vcpu = bench.vm(3).started(0, 0);
    bench.script(vcpu).wfi();
    EventQueue.Timer timer = new EventQueue.Timer(vcpu::onVirqDeliverable);
    bench.hypervisor.events().arm(timer, 5_000_000_000L);
    long rounds = bench.hypervisor.loop().round();
    bench.hypervisor.loop().run(() -> bench.script(vcpu).instructions() > 1, Long.MAX_VALUE);
    assertThat(bench.hypervisor.loop().time()).isGreaterThanOrEqualTo(5_000_000_000L);
    assertThat(bench.hypervisor.loop().round() - rounds).isLessThan(10);
  }

  @Test
  void nothingToDoForEverIsAStall() {
    Bench bench = new Bench(2);
    Vcpu vcpu = bench.vm(3).started(0, 0);
    bench.script(vcpu).compute(5).wfi();
    MachineStop stop = bench.hypervisor.loop().run(() -> false, Long.MAX_VALUE);
    assertThat(stop.reason()).isEqualTo(MachineStop.Reason.STALLED);
    assertThat(vcpu.schedule.blockedBy(BlockFlag.VCPU_WFI)).isTrue();
  }

  @Test
  void theTimeLimitStopsAndTheRunGoesOn() {
    Bench bench = new Bench(1);
    bench.vm(3).started(0, 0);
    MachineStop stop = bench.hypervisor.loop().run(() -> false, 1_000_000);
    assertThat(stop.reason()).isEqualTo(MachineStop.Reason.TIME_LIMIT);
    assertThat(bench.hypervisor.loop().nextTime()).isBetween(1_000_000L, 1_010_000L);
  }

  @Test
  void aCriticalVcpuPowersTheMachineOffOrResetsIt() {
    Bench bench = new Bench(1);
    Vcpu vcpu = bench.vm(3).started(VcpuOptions.CRITICAL, 0);
    bench.script(vcpu).compute(10).hvc(0, SYSTEM_OFF);
    MachineStop stop = bench.hypervisor.loop().run(() -> false, Long.MAX_VALUE);
    assertThat(stop.reason()).isEqualTo(MachineStop.Reason.POWER_OFF);

    Bench other = new Bench(1);
    Vcpu resetter = other.vm(3).started(VcpuOptions.CRITICAL, 0);
    other.script(resetter).hvc(0, SYSTEM_RESET);
    assertThat(other.hypervisor.loop().run(() -> false, Long.MAX_VALUE).reason())
        .isEqualTo(MachineStop.Reason.RESET);
  }

  @Test
  void aCriticalVcpuThatIsKilledIsAPanicWithADump() {
    Bench bench = new Bench(1);
    Vcpu vcpu = bench.vm(3).started(VcpuOptions.CRITICAL, 0);
    bench.runFor(1000);
    VcpuPower.kill(vcpu);
    MachineStop stop = bench.hypervisor.loop().run(() -> false, Long.MAX_VALUE);
    assertThat(stop.reason()).isEqualTo(MachineStop.Reason.PANIC);
    assertThat(stop.message()).contains("Critical VCPU exited");
    assertThat(stop.dump()).contains("pc ");
  }

  @Test
  void aVectorThatFaultsForEverEndsTheVcpuAndNotTheMachine() {
    Bench bench = new Bench(1);
    Vcpu vcpu = bench.vm(3, false).started(0, 0);
    vcpu.state.vbarEl1 = 0x4000_0800L;
    vcpu.state.pc = 0x4000_0A00L;
    vcpu.state.elrEl1 = 0x4000_0A00L;
    vcpu.state.spsrEl1 = 0x3C5;
    MachineStop stop = bench.hypervisor.loop().run(() -> false, Long.MAX_VALUE);
    assertThat(stop.reason()).isEqualTo(MachineStop.Reason.STALLED);
    assertThat(vcpu.schedule.blockedBy(BlockFlag.VCPU_FAULT)).isTrue();
  }

  @Test
  void aStoreThatFaultsInItsOwnVectorEndsTheVcpu() {
    Bench bench = new Bench(1);
    Vcpu vcpu = bench.vm(3, false).started(0, 0);
    vcpu.state.vbarEl1 = 0x4000_0800L;
    vcpu.state.pc = 0x4000_0A00L;
    for (int i = 0; i < 1000; i++) {
      // The vector's second instruction stores to nowhere.
      bench
          .script(vcpu)
          .then(
              (state, exit) -> {
                state.pc += 4;
                return ExitReason.BUDGET;
              })
          .access(true, 0x9000_0000L, 8, 0, 0);
    }
    MachineStop stop = bench.hypervisor.loop().run(() -> false, 10_000_000);
    assertThat(stop.reason()).isEqualTo(MachineStop.Reason.STALLED);
    assertThat(vcpu.schedule.blockedBy(BlockFlag.VCPU_FAULT)).isTrue();
    assertThat(vcpu.state.farEl1).isEqualTo(0x9000_0000L);
  }

  /** Recorded: started outside memory, a CPU of the primary VM loops and the others go on. */
  @Test
  void aPrimaryVcpuInItsVectorLoopsForEverInProductionAndPanicsInDebug() {
    assertThat(startedOutsideMemory(HypervisorConfig.Quality.DEBUG).reason())
        .isEqualTo(MachineStop.Reason.PANIC);
    assertThat(startedOutsideMemory(HypervisorConfig.Quality.PRODUCTION).reason())
        .isEqualTo(MachineStop.Reason.TIME_LIMIT);
  }

  private static MachineStop startedOutsideMemory(HypervisorConfig.Quality quality) {
    Bench bench = new Bench(2, quality);
    Bench.Vm vm = bench.vm(3);
    Vcpu vcpu = vm.started(VcpuOptions.CRITICAL, 0);
    Vcpu other = vm.started(VcpuOptions.CRITICAL, 1);
    for (int i = 0; i < 3000; i++) {
      bench
          .script(vcpu)
          .then(
              (state, exit) -> {
                exit.ipa = state.pc;
                exit.far = state.pc;
                exit.permission = false;
                exit.stage1Walk = false;
                exit.syndromeValid = false;
                exit.esr = 0x8200_0006L;
                return ExitReason.INSTRUCTION_ABORT;
              });
    }
    MachineStop stop = bench.hypervisor.loop().run(() -> false, 1_000_000);
    if (stop.reason() == MachineStop.Reason.TIME_LIMIT) {
      assertThat(vcpu.state.pc).isEqualTo(0x200);
      assertThat(vcpu.schedule.runnable()).isTrue();
      assertThat(bench.script(vcpu).left()).isLessThan(2000);
      assertThat(bench.script(other).instructions()).isGreaterThan(900_000);
    }
    return stop;
  }

  /** What stopping and resuming at arbitrary times must not change. */
  @Property(tries = 50)
  void stopsDoNotShow(@ForAll @Size(max = 20) List<@LongRange(min = 1, max = 60_000) Long> pauses) {
    String straight = history(List.of());
    assertThat(history(pauses)).isEqualTo(straight);
  }

  private static String history(List<Long> pauses) {
    Bench bench = new Bench(3);
    Bench.Vm vm = bench.vm(3);
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      Vcpu vcpu = vm.started(0, i);
      int index = i;
      for (int n = 0; n < 20; n++) {
        bench
            .script(vcpu)
            .compute(700 + 1300L * i + 37L * n)
            .hypercall(HypercallNumber.HYPERVISOR_IDENTIFY)
            .see(s -> log.append(index).append('@').append(s.runStart).append(' '));
      }
      bench.script(vcpu).wfi();
    }
    for (long pause : pauses) {
      bench.runFor(pause);
    }
    bench.hypervisor.loop().run(() -> false, Long.MAX_VALUE);
    return log.append(bench.hypervisor.hash().hash()).toString();
  }
}
