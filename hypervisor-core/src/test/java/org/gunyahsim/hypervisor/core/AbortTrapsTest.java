package org.gunyahsim.hypervisor.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.SystemRegister;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of stage-2 aborts (hypercall reference, sections 8.10 and 9.7). */
class AbortTrapsTest {
  private static final long VECTORS = 0x4000_2000L;
  private static final long PC = 0x4000_1000L;
  private static final long NOWHERE = 0x8000_0018L;
  private static final long GICD = 0x1000_0000L;

  /** NZCV, SS and IL set, A and F masked. */
  private static final long FLAGS = 0xF030_0140L;

  private static final int MAPPED = 0xF_0066;

  private final Bench bench = new Bench(1);
  private final Bench.Vm vm = bench.vm(3);
  private final Vcpu vcpu = vm.started(0, 0);
  private final VcpuState state = vcpu.state;

  AbortTrapsTest() {
    state.vbarEl1 = VECTORS;
    Bench.ok(vm.vic.attachFrame(vm.space, 0, GICD, 0x1_0000, 0));
  }

  /** Makes the guest's instruction at {@link #PC} abort, and lets EL2 deal with it. */
  private void abort(int reason, long pstate, long ipa, Consumer<VcpuExit> details) {
    bench
        .script(vcpu)
        .then(
            (s, exit) -> {
              s.pc = PC;
              s.setPstate(pstate);
              s.x[5] = 0xDEAD;
              exit.far = 0x7777_0000L;
              exit.ipa = ipa;
              exit.permission = false;
              exit.stage1Walk = false;
              exit.syndromeValid = true;
              exit.size = 4;
              exit.write = false;
              exit.register = 5;
              exit.signExtend = false;
              exit.sixtyFour = true;
              exit.value = 0;
              details.accept(exit);
              return reason;
            })
        .see(s -> {});
    bench.runToEndOf(vcpu);
  }

  private void assertInjected(long esr, long pstate, int vector) {
    assertThat(state.esrEl1).isEqualTo(esr);
    assertThat(state.farEl1).isEqualTo(0x7777_0000L);
    assertThat(state.elrEl1).isEqualTo(PC);
    assertThat(state.spsrEl1).isEqualTo(pstate);
    // EL1h, everything masked, flags kept, no single step, no illegal state.
    assertThat(state.pstate()).isEqualTo(pstate & 0xF000_0000L | 0x3C5);
    assertThat(state.pc).isEqualTo(VECTORS + vector);
    assertThat(state.x[5]).isEqualTo(0xDEAD);
  }

  @ParameterizedTest
  @CsvSource({
    // mode, data, instruction, vector
    "0, 0x92000010, 0x82000010, 0x400",
    "4, 0x96000010, 0x86000010, 0x000",
    "5, 0x96000010, 0x86000010, 0x200",
  })
  void theGuestTakesAnExternalAbort(long mode, String data, String instruction, String vector) {
    long pstate = FLAGS | mode;
    for (boolean write : new boolean[] {false, true}) {
      abort(ExitReason.DATA_ABORT, pstate, NOWHERE, e -> e.write = write);
      assertInjected(Long.decode(data), pstate, Integer.decode(vector));
    }
    abort(ExitReason.INSTRUCTION_ABORT, pstate, NOWHERE, e -> e.syndromeValid = false);
    assertInjected(Long.decode(instruction), pstate, Integer.decode(vector));
  }

  @Test
  void aFaultOnAWalkIsAPlainOneAndNeverADevice() {
    abort(ExitReason.DATA_ABORT, 5, GICD, e -> e.stage1Walk = true);
    assertInjected(0x9600_0010L, 5, 0x200);
  }

  @Test
  void onlyOneRegisterCanBeADevicesOperand() {
    abort(ExitReason.DATA_ABORT, 5, GICD + 4, e -> {});
    assertThat(state.pc).isEqualTo(PC + 4);
    assertThat(state.x[5]).isEqualTo(0x0349_001FL);
    abort(ExitReason.DATA_ABORT, 5, GICD + 4, e -> e.syndromeValid = false);
    assertInjected(0x9600_0010L, 5, 0x200);
  }

  @ParameterizedTest
  @CsvSource({
    // Misaligned, of a wrong size, across the end, reserved and written.
    "0x0006, 4, false",
    "0x0004, 2, false",
    "0xfffe, 4, false",
    "0x2000, 4, true",
  })
  void whatADeviceRefusesIsAnExternalAbort(String offset, int size, boolean write) {
    abort(
        ExitReason.DATA_ABORT,
        5,
        GICD + Integer.decode(offset),
        e -> {
          e.size = size;
          e.write = write;
        });
    assertInjected(0x9600_0010L, 5, 0x200);
  }

  @Test
  void aPermissionFaultIsNoDevices() {
    abort(ExitReason.DATA_ABORT, 5, GICD + 4, e -> e.permission = true);
    assertInjected(0x9600_0010L, 5, 0x200);
  }

  @Test
  void anAccessThatWouldSucceedNowIsTriedAgain() {
    vm.space.map(NOWHERE & -0x1000, 0x4000_3000L, 0x1000, MAPPED);
    for (int reason : new int[] {ExitReason.DATA_ABORT, ExitReason.INSTRUCTION_ABORT}) {
      for (boolean permission : new boolean[] {false, true}) {
        boolean fetch = reason == ExitReason.INSTRUCTION_ABORT;
        abort(
            reason,
            5,
            NOWHERE,
            e -> {
              e.permission = permission;
              e.syndromeValid = false;
            });
        if (fetch) {
          // The page has no execute permission: that is no transient fault.
          assertInjected(0x8600_0010L, 5, 0x200);
        } else {
          assertThat(state.pc).isEqualTo(PC);
          assertThat(state.esrEl1).isZero();
        }
      }
    }
  }

  @Test
  void userModeCannotReachTheCpuInterface() {
    int sre = SystemRegister.key(3, 0, 12, 12, 5);
    for (long mode : new long[] {5, 0}) {
      abort(ExitReason.SYSREG, mode, 0, e -> e.sysreg = sre);
      assertThat(state.pc).isEqualTo(mode == 5 ? PC + 4 : VECTORS + 0x400);
    }
    assertThat(state.esrEl1).isEqualTo(0x0200_0000L);
  }
}
