package org.gunyahsim.hypervisor.useraccess;

import static org.assertj.core.api.Assertions.assertThat;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallRule;
import org.gunyahsim.hypervisor.hypercall.RootVmFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Copies from and to a guest (hypercall reference, section 2.15). */
class UserAccessTest {
  private static final long OWN = 0x8048_0000L;
  private static final long END = OWN + 0xA_0000;
  private static final long UART = 0x0900_0000;

  private final RootVmFixture machine = new RootVmFixture();
  private final UserAccess user = new UserAccess(machine.memory);
  private final byte[] buffer = new byte[0x4000];

  @AfterEach
  void close() {
    machine.close();
  }

  private int in(long va, long size) {
    return user.copyIn(machine.root, va, size, buffer, 0, buffer.length);
  }

  private int out(long va, int size) {
    return user.copyOut(machine.root, va, buffer, 0, size, size);
  }

  @Test
  void copiesAcrossPages() {
    for (int i = 0; i < 0x2800; i++) {
      buffer[i] = (byte) (i * 7);
    }
    byte[] sent = buffer.clone();
    assertThat(out(OWN + 0xC00, 0x2800)).isZero();
    java.util.Arrays.fill(buffer, (byte) 0);
    assertThat(in(OWN + 0xC00, 0x2800)).isZero();
    assertThat(buffer).isEqualTo(sent);
    assertThat(machine.memory.getByte(OWN + 0xC00 + 0x2800)).isZero();
  }

  @Test
  void errors() {
    assertThat(in(OWN, 0)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
    assertThat(in(OWN, buffer.length + 1)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
    assertThat(in(OWN, -1)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
    assertThat(in(-8, 16)).isEqualTo(ErrorCode.ADDR_OVERFLOW);
    assertThat(in(0xFFFF_FFFF_0000_0000L, 8)).as("stage 1").isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(in(END, 8)).isEqualTo(ErrorCode.ADDR_INVALID);
    assertThat(in(END - 8, 16)).as("over the end").isEqualTo(ErrorCode.ADDR_INVALID);
    assertThat(in(1L << 36, 8)).as("beyond stage 2").isEqualTo(ErrorCode.ADDR_INVALID);
  }

  /** A strict machine's queue answers OK, and what it was is known all the same. */
  @Test
  void aQueueNamesTheRuleOfAFailedCopy() {
    long queue = machine.must(HypercallNumber.PARTITION_CREATE_MSGQUEUE, 1, 0, 0);
    machine.must(HypercallNumber.MSGQUEUE_CONFIGURE, queue, 0x100_0002, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, queue, 0);
    assertThat(sent(queue, OWN, 0)).isEqualTo(HypercallRule.COPY_SIZE);
    assertThat(sent(queue, -8, 16)).isEqualTo(HypercallRule.COPY_WRAPS);
    assertThat(sent(queue, 0xFFFF_FFFF_0000_0000L, 8)).isEqualTo(HypercallRule.COPY_STAGE_1);
    assertThat(sent(queue, END, 8)).isEqualTo(HypercallRule.COPY_STAGE_2);
    assertThat(sent(queue, OWN, 8)).isNull();
  }

  private @Nullable HypercallRule sent(long queue, long va, long size) {
    machine.must(HypercallNumber.MSGQUEUE_SEND, queue, size, va, 0, 0);
    int rule = machine.hypervisor.decision().rule();
    return rule == 0 ? null : HypercallRule.values()[rule - 1];
  }

  /** The real hypervisor comes down here. */
  @Test
  void deviceMemoryIsNeverTouched() {
    machine.must(HypercallNumber.ADDRSPACE_MAP, 0x335, 0x338, UART, 0x1_0066, 0x8000_0000L, 0, 0);
    assertThat(in(UART, 8)).isEqualTo(ErrorCode.ADDR_INVALID);
    assertThat(out(UART, 8)).isEqualTo(ErrorCode.ADDR_INVALID);
  }

  @Test
  void readOnlyMemoryCanBeReadOnly() {
    long page = machine.must(HypercallNumber.PARTITION_CREATE_MEMEXTENT, 1, 0, 0);
    machine.must(HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE, page, 0x336, 0x1000, 0x1000, 4, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, page, 0);
    assertThat(in(OWN + 0x1000, 8)).isZero();
    assertThat(out(OWN + 0x1000, 8)).isEqualTo(ErrorCode.DENIED);
    buffer[0] = 9;
    assertThat(out(OWN + 0xFFF, 2)).isEqualTo(ErrorCode.DENIED);
    assertThat(machine.memory.getByte(OWN + 0xFFF)).as("what fitted is copied").isEqualTo(9);
  }
}
