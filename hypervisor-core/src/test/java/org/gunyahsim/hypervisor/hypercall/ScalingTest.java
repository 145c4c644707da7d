package org.gunyahsim.hypervisor.hypercall;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A machine full of capabilities, address spaces and extents: what is refused is refused at the
 * same place, and what works changes as much, and allocates as little, as in an empty one. Counted,
 * not timed.
 */
class ScalingTest {
  private static final long NO_SYNC = 0x8000_0000L;
  private static final long SPARSE_RWX = 0x1_0007;
  private static final int VMS = 200;

  private final RootVmFixture machine =
      new RootVmFixture(new HypervisorConfig(Quality.PRODUCTION, true, 1, 8, 1L << 30));
  private final long[] x = machine.root.state.x;
  private final long rootSpace = capOfRoot(0);
  private final long partition = capOfRoot(1);

  @AfterEach
  void close() {
    machine.close();
  }

  private long capOfRoot(int index) {
    List<Long> caps = new ArrayList<>();
    Objects.requireNonNull(machine.root.cspace()).forEach(slot -> caps.add(slot.capId()));
    return caps.get(index);
  }

  private long create(int call) {
    return machine.must(call, partition, rootSpace, 0);
  }

  private long space(int maximum) {
    long cap = create(HypercallNumber.PARTITION_CREATE_CSPACE);
    machine.must(HypercallNumber.CSPACE_CONFIGURE, cap, maximum, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
    return cap;
  }

  /**
   * 100,000 capabilities to one object in seven full spaces: the lowest free slot is found, the
   * list of the object is whole, and revoking takes them all.
   */
  @Test
  void aHundredThousandCapabilities() {
    long bell = create(HypercallNumber.PARTITION_CREATE_DOORBELL);
    List<Long> spaces = new ArrayList<>();
    List<Long> caps = new ArrayList<>();
    int total = 0;
    while (total < 100_000) {
      long space = space(Limits.CAPS_PER_CSPACE);
      spaces.add(space);
      for (int i = 0; i < Limits.CAPS_PER_CSPACE; i++) {
        caps.add(machine.must(HypercallNumber.CSPACE_COPY_CAP_FROM, rootSpace, bell, space, 7, 0));
        total++;
      }
      assertThat(machine.call(HypercallNumber.CSPACE_COPY_CAP_FROM, rootSpace, bell, space, 7, 0))
          .isEqualTo(ErrorCode.CSPACE_FULL);
    }
    var object = machine.object(bell, HypObject.class);
    assertThat(object.capabilities().size()).isEqualTo(total + 1);
    // A hole anywhere is found again, the lowest one first.
    long last = spaces.getLast();
    List<Long> ofLast = caps.subList(total - Limits.CAPS_PER_CSPACE, total);
    for (int hole : new int[] {14_000, 9_000, 100}) {
      machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, last, ofLast.get(hole), 0);
    }
    for (int hole : new int[] {100, 9_000, 14_000}) {
      assertThat(machine.must(HypercallNumber.CSPACE_COPY_CAP_FROM, rootSpace, bell, last, 7, 0))
          .isEqualTo(ofLast.get(hole));
    }
    // A delete and a copy at the end of all that: no table comes or goes, and what
    // is allocated are the arguments here.
    long before = allocated();
    for (int i = 0; i < 1_000; i++) {
      machine.call(HypercallNumber.CSPACE_DELETE_CAP_FROM, last, ofLast.get(14_383), 0);
      machine.call(HypercallNumber.CSPACE_COPY_CAP_FROM, rootSpace, bell, last, 7, 0);
    }
    assertThat(x[0]).isZero();
    assertThat(allocated() - before).as("bytes in 2,000 calls").isLessThan(2_000 * 80L);
    machine.must(HypercallNumber.CSPACE_REVOKE_CAPS_FROM, rootSpace, bell, 0);
    assertThat(object.capabilities().size()).isEqualTo(1);
    for (long space : spaces) {
      machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, rootSpace, space, 0);
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }

  /**
   * 200 VMs with memory lent to them by one: a further page lent, mapped, unmapped and given back
   * changes the stage 2 of those two VMs only, and no more often than with one borrower.
   */
  @Test
  void lendingTouchesTwoVmsHoweverManyThereAre() {
    long all = extent(0, 1L << 44);
    machine.must(
        HypercallNumber.MEMEXTENT_DONATE, NO_SYNC, partition, all, 0x5000_0000, 0x1000_0000, 0);
    long lenderSpace = addressSpace(3);
    long lender = child(all);
    machine.must(
        HypercallNumber.MEMEXTENT_DONATE, NO_SYNC, all, lender, 0x5000_0000, 0x1000_0000, 0);
    machine.must(
        HypercallNumber.ADDRSPACE_MAP,
        lenderSpace,
        lender,
        0x5000_0000,
        0xF_0077,
        NO_SYNC | 1,
        0x5000_0000,
        0x1000_0000);
    FlatEngine lenderEngine = thread(lenderSpace);
    List<FlatEngine> others = new ArrayList<>();
    long[] first = null;
    for (int vm = 0; vm < VMS; vm++) {
      long[] changes = {lenderEngine.invalidations(), 0};
      long sum = others.stream().mapToLong(FlatEngine::invalidations).sum();
      long space = addressSpace(vm + 10);
      FlatEngine engine = thread(space);
      lendAndBack(lender, child(all), space, vm);
      changes[0] = lenderEngine.invalidations() - changes[0];
      changes[1] = engine.invalidations();
      if (first == null) {
        first = changes;
      }
      // The first loan from each of the lender's blocks also breaks that block.
      assertThat(changes[0]).as("lender, %d borrowers", vm + 1).isBetween(1L, first[0]);
      assertThat(changes[1]).as("borrower, %d borrowers", vm + 1).isEqualTo(first[1]);
      assertThat(others.stream().mapToLong(FlatEngine::invalidations).sum()).isEqualTo(sum);
      others.add(engine);
    }
    assertThat(Objects.requireNonNull(first)[0]).isPositive();
    assertThat(first[1]).isPositive();
  }

  /** Two pages: both lent and mapped, the second one taken back. */
  private void lendAndBack(long lender, long parcel, long space, int vm) {
    long at = 0x5000_0000L + vm * 0x4000L;
    machine.must(HypercallNumber.MEMEXTENT_DONATE, NO_SYNC | 2, lender, parcel, at, 0x2000, 0);
    machine.must(
        HypercallNumber.ADDRSPACE_MAP, space, parcel, 0, 0xF_0077, NO_SYNC | 1, at, 0x2000);
    machine.must(
        HypercallNumber.ADDRSPACE_UNMAP, space, parcel, 0x1000, NO_SYNC | 1, at + 0x1000, 0x1000);
    machine.must(
        HypercallNumber.MEMEXTENT_DONATE, NO_SYNC | 2, parcel, lender, at + 0x1000, 0x1000, 0);
  }

  private long extent(long base, long size) {
    long cap = create(HypercallNumber.PARTITION_CREATE_MEMEXTENT);
    machine.must(HypercallNumber.MEMEXTENT_CONFIGURE, cap, base, size, SPARSE_RWX, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
    return cap;
  }

  private long child(long parent) {
    long cap = create(HypercallNumber.PARTITION_CREATE_MEMEXTENT);
    machine.must(
        HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE, cap, parent, 0, 1L << 44, SPARSE_RWX, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
    return cap;
  }

  private long addressSpace(int vmid) {
    long cap = create(HypercallNumber.PARTITION_CREATE_ADDRSPACE);
    machine.must(HypercallNumber.ADDRSPACE_CONFIGURE, cap, vmid, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
    return cap;
  }

  /** An active vCPU in an address space: its engine counts how often stage 2 changes. */
  private FlatEngine thread(long space) {
    long vic = create(HypercallNumber.PARTITION_CREATE_VIC);
    machine.must(HypercallNumber.VIC_CONFIGURE, vic, 1, 32, 2, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, vic, 0);
    long thread = create(HypercallNumber.PARTITION_CREATE_THREAD);
    machine.must(HypercallNumber.CSPACE_ATTACH_THREAD, rootSpace, thread, 0);
    machine.must(HypercallNumber.ADDRSPACE_ATTACH_THREAD, space, thread, 0);
    machine.must(HypercallNumber.VIC_ATTACH_VCPU, vic, thread, 0, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, thread, 0);
    Vcpu vcpu = machine.object(thread, Vcpu.class);
    return (FlatEngine) Objects.requireNonNull(vcpu.engine());
  }
}
