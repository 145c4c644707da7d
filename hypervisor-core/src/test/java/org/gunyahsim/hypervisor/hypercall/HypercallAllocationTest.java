package org.gunyahsim.hypervisor.hypercall;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.MemextentAttributes;
import org.gunyahsim.hypervisor.abi.MsgqueueCreateInfo;
import org.gunyahsim.hypervisor.abi.PgtableAccess;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way of an ordinary hypercall through EL2 allocates nothing. */
class HypercallAllocationTest {
  private static final int CALLS = 50_000;

  /** Bytes: what the measurement itself and the compiler's work may take. */
  private static final long TOLERANCE = 64 << 10;

  private static final long PAGE = 0x1000;
  private static final long WINDOW = 0x5000_0000L;
  private static final long SIZE = 4 * PAGE;
  private static final long LAST = SIZE - PAGE;
  private static final long IPA = 0x7000_0000L;
  private static final long RWX = 0xF_0077;
  private static final long PARTIAL = 1;
  private static final long TO_CHILD = 0;
  private static final long TO_SIBLING = 2;
  private static final long SPARSE =
      MemextentAttributes.of(
          PgtableAccess.RWX, MemextentAttributes.MEMTYPE_ANY, MemextentAttributes.TYPE_SPARSE);

  private final RootVmFixture machine = new RootVmFixture();
  private final long[] x = machine.root.state.x;
  private long bell;
  private long queue;

  @AfterEach
  void close() {
    machine.close();
  }

  private void call(int number, boolean smccc, long a, long b, long c, long d) {
    call(number, smccc, a, b, c, d, 0, 0, 0);
  }

  private void call(
      int number, boolean smccc, long a, long b, long c, long d, long e, long f, long g) {
    int at = smccc ? 1 : 0;
    x[at] = a;
    x[at + 1] = b;
    x[at + 2] = c;
    x[at + 3] = d;
    x[at + 4] = e;
    x[at + 5] = f;
    x[at + 6] = g;
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
    assertAllocatesNothing(this::round);
    AddressSpace space = machine.object(0x335, AddressSpace.class);
    assertThat(space.vmid()).isEqualTo(255);
  }

  /** In an address space and in extents that have a mapping and go on having it. */
  @Test
  void mappingAndDonationAllocateNothing() {
    long space = machine.must(HypercallNumber.PARTITION_CREATE_ADDRSPACE, 1, 0, 0);
    machine.must(HypercallNumber.ADDRSPACE_CONFIGURE, space, 5, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, space, 0);
    long family = extent();
    machine.must(HypercallNumber.MEMEXTENT_CONFIGURE, family, WINDOW, SIZE, SPARSE, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, family, 0);
    long one = sibling(family);
    long other = sibling(family);
    donate(false, TO_CHILD, 1, family, SIZE);
    assertOk();
    donate(false, TO_CHILD, family, one, SIZE);
    assertOk();
    map(false, space, one, LAST);
    assertOk();
    map(false, space, other, LAST);
    assertOk();
    assertAllocatesNothing(
        smccc -> {
          map(smccc, space, one, 0);
          map(smccc, space, other, 0);
          donate(smccc, TO_SIBLING, one, other, PAGE);
          donate(smccc, TO_SIBLING, other, one, PAGE);
          unmap(smccc, space, one, 0);
          unmap(smccc, space, other, 0);
        });
    assertOk();
  }

  private void assertOk() {
    assertThat(x[0]).isZero();
  }

  private long extent() {
    return machine.must(HypercallNumber.PARTITION_CREATE_MEMEXTENT, 1, 0, 0);
  }

  private long sibling(long family) {
    long made = extent();
    machine.must(HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE, made, family, 0, SIZE, SPARSE, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, made, 0);
    return made;
  }

  private void map(boolean smccc, long space, long extent, long at) {
    call(HypercallNumber.ADDRSPACE_MAP, smccc, space, extent, IPA + at, RWX, PARTIAL, at, PAGE);
  }

  private void unmap(boolean smccc, long space, long extent, long at) {
    call(HypercallNumber.ADDRSPACE_UNMAP, smccc, space, extent, IPA + at, PARTIAL, at, PAGE, 0);
  }

  /** From the beginning of the window on. */
  private void donate(boolean smccc, long how, long from, long to, long size) {
    call(HypercallNumber.MEMEXTENT_DONATE, smccc, how, from, to, 0, size, 0, 0);
  }

  private static void assertAllocatesNothing(Round round) {
    for (int i = 0; i < CALLS; i++) {
      round.make(i % 2 == 0);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < CALLS; i++) {
      round.make(i % 2 == 0);
    }
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(TOLERANCE);
  }

  /** Some calls, on one of the routes. */
  private interface Round {
    void make(boolean smccc);
  }
}
