package org.gunyahsim.hypervisor.hypercall;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.MsgqueueCreateInfo;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way of an ordinary hypercall through EL2 allocates nothing. */
class HypercallAllocationTest {
  private static final int CALLS = 50_000;

  /** Bytes: what the measurement itself and the compiler's work may take. */
  private static final long TOLERANCE = 64 << 10;

  private final RootVmFixture machine = new RootVmFixture();
  private final long[] x = machine.root.state.x;
  private long bell;
  private long queue;

  @AfterEach
  void close() {
    machine.close();
  }

  private void call(int number, boolean smccc, long a, long b, long c, long d) {
    int at = smccc ? 1 : 0;
    x[at] = a;
    x[at + 1] = b;
    x[at + 2] = c;
    x[at + 3] = d;
    x[at + 4] = 0;
    machine.assembly.hypercalls().call(machine.root, number, smccc);
  }

  private void round(boolean smccc) {
    call(HypercallNumber.HYPERVISOR_IDENTIFY, smccc, 0, 0, 0, 0);
    call(HypercallNumber.DOORBELL_SEND, smccc, bell, 3, 0, 0);
    call(HypercallNumber.DOORBELL_RECEIVE, smccc, bell, 3, 0, 0);
    call(HypercallNumber.DOORBELL_SEND, smccc, 0x1234, 3, 0, 0);
    call(HypercallNumber.MSGQUEUE_RECEIVE, smccc, queue, 0x804E_0000L, 240, 0);
    call(HypercallNumber.MSGQUEUE_SEND, smccc, queue, 100, 0x804E_0000L, 1);
    call(HypercallNumber.MSGQUEUE_RECEIVE, smccc, queue, 0x804E_0000L, 240, 0);
    call(HypercallNumber.ADDRSPACE_LOOKUP, smccc, 0x335, 0x336, 0x8048_0000L, 0x1000);
    call(0x08, smccc, 0, 0, 0, 0);
  }

  @Test
  void ordinaryCallsAllocateNothing() {
    bell = machine.must(HypercallNumber.PARTITION_CREATE_DOORBELL, 1, 0, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, bell, 0);
    machine.must(HypercallNumber.DOORBELL_BIND_VIRQ, bell, 3, 40, 0);
    queue = machine.must(HypercallNumber.PARTITION_CREATE_MSGQUEUE, 1, 0, 0);
    machine.must(HypercallNumber.MSGQUEUE_CONFIGURE, queue, MsgqueueCreateInfo.of(8, 240), 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, queue, 0);
    machine.must(HypercallNumber.MSGQUEUE_BIND_RECEIVE_VIRQ, queue, 3, 41, 0);
    for (int i = 0; i < CALLS; i++) {
      round(i % 2 == 0);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < CALLS; i++) {
      round(i % 2 == 0);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(TOLERANCE);
    AddressSpace space = machine.object(0x335, AddressSpace.class);
    assertThat(space.vmid()).isEqualTo(255);
  }
}
