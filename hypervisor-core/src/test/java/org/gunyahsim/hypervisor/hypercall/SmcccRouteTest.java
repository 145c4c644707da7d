package org.gunyahsim.hypervisor.hypercall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypervisorIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Register conventions of the SMCCC route (hypercall reference, section 1.1). */
class SmcccRouteTest {
  private static final long KEPT = 0x5555_0000_1111L;
  private static final long BELL = 0x339;

  private final RootVmFixture machine = new RootVmFixture();
  private final long[] x = machine.root.state.x;

  @AfterEach
  void close() {
    machine.close();
  }

  private void call(int number, long... arguments) {
    Arrays.fill(x, 0, 31, KEPT);
    x[0] = (long) HypercallNumber.SMCCC_BASE + number;
    System.arraycopy(arguments, 0, x, 1, arguments.length);
    machine.assembly.hypercalls().call(machine.root, number, true);
  }

  private void createBell() {
    assertThat(machine.must(HypercallNumber.PARTITION_CREATE_DOORBELL, 1, 0, 0)).isEqualTo(BELL);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, BELL, 0);
  }

  @Test
  void resultsAreNotShiftedAndTheRestIsKept() {
    call(HypercallNumber.HYPERVISOR_IDENTIFY);
    assertThat(x)
        .startsWith(
            HypervisorIdentity.API_INFO, HypervisorIdentity.FLAGS_0, 0, 0, KEPT, KEPT, KEPT, KEPT);
    assertThat(Arrays.copyOfRange(x, 8, 31)).containsOnly(KEPT);
  }

  @Test
  void argumentsAreShiftedByOne() {
    createBell();
    call(HypercallNumber.DOORBELL_SEND, BELL, 5, 0);
    assertThat(x).startsWith(ErrorCode.OK, 0, 5, 0, KEPT);
    call(HypercallNumber.DOORBELL_SEND, BELL, 0xA, 0);
    assertThat(x).startsWith(ErrorCode.OK, 5, 0xA, 0, KEPT);
  }

  @Test
  void reservedArgumentsAreNotChecked() {
    createBell();
    call(HypercallNumber.DOORBELL_SEND, BELL, 1, 77);
    assertThat(x[0]).isEqualTo(ErrorCode.OK);
    assertThat(machine.call(HypercallNumber.DOORBELL_SEND, BELL, 1, 77))
        .isEqualTo(ErrorCode.ARGUMENT_INVALID);
  }

  @Test
  void aCallWithOneResultWritesX0Only() {
    createBell();
    call(HypercallNumber.DOORBELL_MASK, BELL, 1, 2, 0);
    assertThat(x).startsWith(ErrorCode.OK, BELL, 1, 2, 0, KEPT);
  }

  @Test
  void errorsOfManyResultsWriteThemAll() {
    call(HypercallNumber.MSGQUEUE_RECEIVE, 0, 0x1000, 0xF0, 0);
    assertThat(x).startsWith(ErrorCode.CSPACE_WRONG_OBJECT_TYPE, 0, 0, 0xF0, 0, KEPT);
  }

  @Test
  void negativeErrorsAreSignExtended() {
    call(HypercallNumber.OBJECT_RESET, 0, 0);
    assertThat(x[0]).isEqualTo(-1);
    assertThat(machine.call(HypercallNumber.OBJECT_RESET, 0, 0)).isEqualTo(0xFFFF_FFFFL);
    call(HypercallNumber.PARTITION_CREATE_PARTITION, 1, 0, 0);
    assertThat(x).startsWith(-1, -1, 0, 0, KEPT);
  }

  @Test
  void unknownNumbers() {
    for (int number : new int[] {0x08, 0x69, 0x70, 0x71, 0x3FFF}) {
      call(number);
      assertThat(x).startsWith(-1, KEPT, KEPT);
      assertThat(x[9]).isEqualTo(KEPT);
    }
  }

  @Test
  void aDeferredCallGetsItsResultsByTheSameConventions() {
    long[] results = {0, 4, 0xA00_0000, 4, 0x55, 0, 0, 0};
    Arrays.fill(x, 0, 31, KEPT);
    machine
        .assembly
        .hypercalls()
        .complete(machine.root, HypercallNumber.VCPU_RUN, true, ErrorCode.OK, results);
    assertThat(x).startsWith(0, 4, 0xA00_0000, 4, 0x55, KEPT);
    Arrays.fill(x, 0, 31, KEPT);
    machine.root.state.pc = 0x8048_1234L;
    machine
        .assembly
        .hypercalls()
        .complete(machine.root, HypercallNumber.VCPU_RUN, false, ErrorCode.OK, results);
    assertThat(x).startsWith(0, 4, 0xA00_0000, 4, 0x55, 0, 0, 0, KEPT, 0x8048_1234L, 0);
    assertThat(x[18]).isEqualTo(KEPT);
  }
}
