package org.gunyahsim.guest.aarch64;

import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.Exceptions;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.memory.PhysicalBus;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.trace.Tracer;

/**
 * A processor with RAM and a serial port and nothing around it: RAM at 0x40000000, PL011 at
 * 0x09000000, stage 2 maps both one to one. EL2 is the few lines of {@link #run}.
 */
final class BareMachine implements AutoCloseable {
  static final long RAM = 0x4000_0000L;
  static final long UART = 0x0900_0000L;
  static final long PSCI_SYSTEM_OFF = 0x8400_0008L;

  final PhysicalMemory memory;
  final VcpuState state = new VcpuState();
  final VcpuExit exit = new VcpuExit();
  final StringBuilder console = new StringBuilder();
  final Tracer tracer = new Tracer();
  final Aarch64Machine machine;
  final Aarch64Engine engine;

  /** Instructions so far. */
  long retired;

  BareMachine(long size) {
    memory = new PhysicalMemory(RAM, size);
    machine = new Aarch64Machine(memory);
    engine = machine.create(context(state, exit));
  }

  EngineContext context(VcpuState of, VcpuExit exitOf) {
    return new EngineContext(of, exitOf, stage2(), 1, 0, memory, bus(), ignored -> {}, tracer);
  }

  private Stage2 stage2() {
    return ipa -> {
      long all =
          Stage2.VALID | Stage2.READ | Stage2.WRITE | Stage2.EXECUTE_EL1 | Stage2.EXECUTE_EL0;
      if (memory.contains(ipa, 1)) {
        return ipa & Stage2.ADDRESS | all | Stage2.RAM;
      }
      return ipa >>> 12 == UART >>> 12 ? UART | Stage2.VALID | Stage2.READ | Stage2.WRITE : 0;
    };
  }

  private PhysicalBus bus() {
    return new PhysicalBus() {
      @Override
      public long read(long address, int size) {
        return address == UART + 0x18 ? 0x90 : 0;
      }

      @Override
      public void write(long address, int size, long value) {
        if (address == UART) {
          console.append((char) (value & 0xFF));
        }
      }
    };
  }

  /**
   * Runs until the guest powers off, or for so many instructions; answers exits as a trivial EL2.
   *
   * @return true when it powered off
   */
  boolean run(long limit, long quantum) {
    while (retired < limit) {
      state.runStart = retired;
      int reason = engine.run(Math.min(quantum, limit - retired));
      retired += exit.retired;
      switch (reason) {
        case ExitReason.BUDGET, ExitReason.TIMER -> {}
        case ExitReason.HVC, ExitReason.SMC -> {
          if (state.x[0] == PSCI_SYSTEM_OFF) {
            return true;
          }
          state.x[0] = -1;
          if (reason == ExitReason.SMC) {
            state.pc += 4;
          }
        }
        case ExitReason.WFI -> state.pc += 4;
        case ExitReason.SYSREG -> Exceptions.takeUndefined(state, state.pc);
        default ->
            Exceptions.takeExternalAbort(
                state, reason == ExitReason.INSTRUCTION_ABORT, exit.far, state.pc);
      }
    }
    return false;
  }

  @Override
  public void close() {
    memory.close();
  }
}
