package org.gunyahsim.hypervisor.vcpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.SystemRegister;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.junit.jupiter.api.Test;

class ExitHistoryTest {
  private final ExitHistory history = new ExitHistory();
  private final VcpuExit exit = new VcpuExit();
  private final VcpuState state = new VcpuState();

  private void exit(long time, long pc, int reason) {
    exit.reason = reason;
    state.pc = pc;
    history.record(time, exit, state);
  }

  private void call(long time, int immediate, long x0, long answer) {
    exit.immediate = immediate;
    state.x[0] = x0;
    exit(time, 0x1000, ExitReason.HVC);
    history.answer(answer);
  }

  private List<String> said() {
    return history.entries().stream().map(ExitHistory.Entry::describe).toList();
  }

  @Test
  void keepsTheLastOnesInOrder() {
    for (int i = 0; i < 3 * ExitHistory.SIZE + 1; i++) {
      exit(i, i * 4L, ExitReason.WFI);
    }
    assertThat(history.entries())
        .hasSize(ExitHistory.SIZE)
        .extracting(ExitHistory.Entry::time)
        .startsWith(2L * ExitHistory.SIZE + 1)
        .endsWith(3L * ExitHistory.SIZE);
  }

  @Test
  void aLoopTakesOnePlace() {
    exit(1, 0x2000, ExitReason.WFI);
    for (int i = 2; i < 100; i++) {
      call(i, HypercallNumber.NATIVE_BASE + HypercallNumber.DOORBELL_SEND, 0x53, 0x32);
    }
    assertThat(said()).containsExactly("wfi", "hvc doorbell_send(0x53) = 0x32");
    assertThat(history.entries().getLast().times()).isEqualTo(98);
    assertThat(history.entries().getLast().time()).isEqualTo(99);
  }

  @Test
  void budgetAndTimerAreNoExitsToTell() {
    exit(1, 0, ExitReason.BUDGET);
    exit(2, 0, ExitReason.TIMER);
    assertThat(history.entries()).isEmpty();
  }

  @Test
  void eachKindInWords() {
    call(1, 0, 0xC600_8012L, 0);
    call(2, 0, 0x8400_0008L, -1);
    call(3, 0x1234, 7, -1);
    exit.sysreg = SystemRegister.key(3, 0, 0, 4, 0);
    exit.write = false;
    exit(4, 0, ExitReason.SYSREG);
    exit.ipa = 0x0900_0018L;
    exit(5, 0, ExitReason.DATA_ABORT);
    exit.write = true;
    exit(6, 0, ExitReason.DATA_ABORT);
    exit.ipa = 0x10_0000_0000L;
    exit(7, 0, ExitReason.INSTRUCTION_ABORT);
    assertThat(said())
        .containsExactly(
            "hvc doorbell_send(0xc6008012) = 0x0",
            "hvc #0x0(0x84000008) = 0xffffffffffffffff",
            "hvc #0x1234(0x7) = 0xffffffffffffffff",
            "mrs S3_0_C0_C4_0",
            "read of 0x9000018",
            "write to 0x9000018",
            "fetch from 0x1000000000");
  }

  @Test
  void aCallThatHasNotReturnedHasNoResult() {
    exit.immediate = HypercallNumber.NATIVE_BASE + HypercallNumber.VCPU_RUN;
    state.x[0] = 0x99;
    exit(1, 0, ExitReason.HVC);
    assertThat(said()).containsExactly("hvc vcpu_run(0x99)");
  }
}
