package org.gunyahsim.guest.aarch64;

import java.util.Arrays;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.memory.PhysicalBus;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.trace.Tracer;

/** Our half of the differential test: runs a {@link UserCase} at EL0, MMU off. */
final class UserMachine implements AutoCloseable {
  private static final long BASE = 0x4000_0000L;
  private static final long VECTORS = BASE;
  private static final int HVC = 0xD400_0002;
  private static final long PAGE = 0x1000;

  /** SCTLR_EL1 as Linux sets it for user space: UCI, nTWE, nTWI, UCT, DZE; MMU off. */
  private static final long SCTLR = 0x30D0_0800L | 1 << 26 | 1 << 18 | 1 << 16 | 1 << 15 | 1 << 14;

  private final PhysicalMemory memory = new PhysicalMemory(BASE, 1L << 30);
  private final VcpuState state = new VcpuState();
  private final VcpuExit exit = new VcpuExit();
  private final Aarch64Engine engine;

  UserMachine() {
    PhysicalBus nothing =
        new PhysicalBus() {
          @Override
          public long read(long address, int size) {
            return 0;
          }

          @Override
          public void write(long address, int size, long value) {}
        };
    engine =
        new Aarch64Machine(memory)
            .create(
                new EngineContext(
                    state, exit, UserMachine::map, 1, 0, memory, nothing, c -> {}, new Tracer()));
    for (int vector = 0; vector < 16; vector++) {
      memory.setInt(VECTORS + 0x80L * vector, HVC);
    }
    for (long at = 0; at < UserCase.DATA_SIZE; at += 8) {
      memory.setLong(UserCase.DATA + at, UserCase.mix(UserCase.DATA + at));
    }
  }

  private static long map(long ipa) {
    long page = ipa & -PAGE;
    boolean mapped =
        page == VECTORS
            || page >= UserCase.CODE && page < UserCase.CODE + UserCase.CODE_SIZE
            || page >= UserCase.DATA && page < UserCase.DATA + UserCase.DATA_SIZE;
    long all = Stage2.VALID | Stage2.READ | Stage2.WRITE | Stage2.RAM;
    return mapped ? page | all | Stage2.EXECUTE_EL0 | Stage2.EXECUTE_EL1 : 0;
  }

  UserResult run(UserCase test) {
    for (int i = 0; i < UserCase.WORDS; i++) {
      memory.setInt(UserCase.START + 4L * i, test.words[i]);
    }
    System.arraycopy(test.x, 0, state.x, 0, 31);
    state.pc = UserCase.START;
    state.select(0, false);
    state.x[VcpuState.SP] = test.sp;
    state.nzcv = (int) (test.pstate >>> 28) & 15;
    state.sctlrEl1 = SCTLR;
    state.cpacrEl1 = 3L << 20;
    state.vbarEl1 = VECTORS;
    state.il = false;
    state.exclusiveAddress = -1;
    state.fpcr = test.fpcr;
    state.fpsr = test.fpsr;
    System.arraycopy(test.v, 0, state.v, 0, 64);
    return result(engine.run(1000));
  }

  private UserResult result(int reason) {
    UserResult result = new UserResult();
    switch (reason) {
      case ExitReason.HVC -> {
        result.signal = signal((int) (state.esrEl1 >>> 26), (int) state.esrEl1 & 63);
        result.pc = state.elrEl1;
        result.nzcv = state.spsrEl1 >>> 28 & 15;
        state.select(0, false);
      }
      case ExitReason.DATA_ABORT, ExitReason.INSTRUCTION_ABORT -> {
        result.signal = UserResult.SIGSEGV;
        result.pc = state.pc;
        result.nzcv = state.nzcv;
      }
      default -> {
        result.signal = -reason;
        result.pc = state.pc;
        result.nzcv = state.nzcv;
      }
    }
    System.arraycopy(state.x, 0, result.x, 0, 31);
    result.sp = state.x[VcpuState.SP];
    System.arraycopy(state.v, 0, result.v, 0, 64);
    result.fpsr = state.fpsr;
    collectChanges(result);
    return result;
  }

  private void collectChanges(UserResult result) {
    for (long at = UserCase.DATA; at < UserCase.DATA + UserCase.DATA_SIZE; at += 8) {
      long now = memory.getLong(at);
      long was = UserCase.mix(at);
      if (now != was) {
        if (result.changes++ < UserResult.MOST_CHANGES) {
          result.changed.addAll(Arrays.asList(at, now));
        }
        memory.setLong(at, was);
      }
    }
  }

  private static int signal(int exceptionClass, int status) {
    return switch (exceptionClass) {
      case 0x00, 0x18 -> UserResult.SIGILL;
      case 0x3C -> UserResult.SIGTRAP;
      case 0x22, 0x26 -> UserResult.SIGBUS;
      case 0x20, 0x24 -> status == 0x21 ? UserResult.SIGBUS : UserResult.SIGSEGV;
      default -> -1000 - exceptionClass;
    };
  }

  @Override
  public void close() {
    memory.close();
  }
}
