package org.gunyahsim.hypervisor.hypercall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.MsgqueueCreateInfo;
import org.gunyahsim.hypervisor.abi.VicOptions;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.partition.Heap;
import org.gunyahsim.hypervisor.snapshot.HashStateWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Heap that ends at any point of a call: NOMEM, and nothing is half done or lost. Every call that
 * takes heap is tried with more and more of it until it succeeds; after each failure the hash of
 * all objects and of the ownership of memory is what it was before.
 */
class NoMemoryTest {
  /** Smaller than the smallest thing on the heap, so that no end of an allocation is missed. */
  private static final long STEP = 64;

  private static final long ROOM = 3 << 20;
  private static final long SPARSE_RWX = 0x1_0007;
  private static final long WB_RWX = 0xF_0077;
  private static final long PARTIAL = 0x8000_0001L;
  private static final long BASE = 0x5000_0000;

  /** 3 MiB: a block and tables on both sides of it when it does not begin at a block. */
  private static final long SIZE = 0x30_0000;

  private final RootVmFixture machine = new RootVmFixture();
  private final Heap heap = machine.hypervisor.objects().rootPartition().heap();

  @AfterEach
  void close() {
    machine.close();
  }

  /** Something to try: answers with the error of the call. */
  @FunctionalInterface
  private interface Attempt {
    long make();
  }

  /**
   * Tries with ever more heap.
   *
   * @param takes fewest separate allocations of the call
   */
  private void untilItSucceeds(int takes, Attempt attempt) {
    String before = hash();
    int failures = 0;
    long room = 0;
    while (true) {
      heap.setCapacity(heap.used() + room);
      long error = attempt.make();
      heap.setCapacity(ROOM);
      if (error == ErrorCode.OK) {
        break;
      }
      assertThat(error).as("with %d bytes", room).isEqualTo(ErrorCode.NOMEM);
      assertThat(hash()).as("state after NOMEM with %d bytes", room).isEqualTo(before);
      failures++;
      room += STEP;
    }
    assertThat(failures).isGreaterThanOrEqualTo(takes);
    assertThat(hash()).isNotEqualTo(before);
  }

  /**
   * All objects and the memory database; the caller's registers, the number of its call and the
   * heap's peak aside.
   */
  private String hash() {
    Arrays.fill(machine.root.state.x, 0);
    machine.root.lastCall = 0;
    // The highest level tells of the past and can't be seen by guests: it is the same always.
    long free = heap.free();
    assertThat(heap.allocate(free)).isTrue();
    heap.free(free);
    HashStateWriter out = new HashStateWriter();
    machine.hypervisor.objects().save(out);
    return out.hash();
  }

  private long used() {
    return machine.hypervisor.objects().all().stream().mapToLong(each -> each.heapBytes()).sum();
  }

  private long create(int call) {
    return machine.must(call, 1, 0, 0);
  }

  private void delete(long cap) {
    machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, 0, cap, 0);
  }

  private long emptySpace() {
    long cap = create(HypercallNumber.PARTITION_CREATE_CSPACE);
    machine.must(HypercallNumber.CSPACE_CONFIGURE, cap, 100, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
    return cap;
  }

  /** The object, and a table of capabilities in the space that gets the first one. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        HypercallNumber.PARTITION_CREATE_CSPACE,
        HypercallNumber.PARTITION_CREATE_ADDRSPACE,
        HypercallNumber.PARTITION_CREATE_MEMEXTENT,
        HypercallNumber.PARTITION_CREATE_THREAD,
        HypercallNumber.PARTITION_CREATE_DOORBELL,
        HypercallNumber.PARTITION_CREATE_MSGQUEUE,
        HypercallNumber.PARTITION_CREATE_VIC,
        HypercallNumber.PARTITION_CREATE_VPM_GROUP,
        HypercallNumber.PARTITION_CREATE_VIRTIO_MMIO
      })
  void createInto(int call) {
    long space = emptySpace();
    untilItSucceeds(2, () -> machine.call(call, 1, space, 0));
  }

  @Test
  void copy() {
    long space = emptySpace();
    untilItSucceeds(1, () -> machine.call(HypercallNumber.CSPACE_COPY_CAP_FROM, 0, 2, space, 1, 0));
  }

  /** An object that can't be activated has failed for good; deleted, it leaves nothing behind. */
  private void activation(int takes, LongSupplier configured) {
    untilItSucceeds(
        takes,
        () -> {
          long room = heap.capacity() - heap.used();
          heap.setCapacity(ROOM);
          long cap = configured.getAsLong();
          heap.setCapacity(heap.used() + room);
          long error = machine.call(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
          if (error != ErrorCode.OK) {
            assertThat(machine.call(HypercallNumber.OBJECT_ACTIVATE, cap, 0))
                .isEqualTo(ErrorCode.OBJECT_STATE);
            delete(cap);
          }
          return error;
        });
  }

  @Test
  void activateMsgqueue() {
    activation(
        1,
        () -> {
          long cap = create(HypercallNumber.PARTITION_CREATE_MSGQUEUE);
          machine.must(HypercallNumber.MSGQUEUE_CONFIGURE, cap, MsgqueueCreateInfo.of(8, 240), 0);
          return cap;
        });
  }

  @Test
  void activateVic() {
    activation(
        1,
        () -> {
          long cap = create(HypercallNumber.PARTITION_CREATE_VIC);
          machine.must(
              HypercallNumber.VIC_CONFIGURE, cap, 2, 100, VicOptions.DISABLE_DEFAULT_ADDR, 0);
          return cap;
        });
  }

  private long addressSpace(int vmid) {
    long cap = create(HypercallNumber.PARTITION_CREATE_ADDRSPACE);
    machine.must(HypercallNumber.ADDRSPACE_CONFIGURE, cap, vmid, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
    return cap;
  }

  private long extent(long base, long size, long attributes) {
    long cap = create(HypercallNumber.PARTITION_CREATE_MEMEXTENT);
    machine.must(HypercallNumber.MEMEXTENT_CONFIGURE, cap, base, size, attributes, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
    return cap;
  }

  private long child(long parent, long offset, long size, long attributes) {
    long cap = create(HypercallNumber.PARTITION_CREATE_MEMEXTENT);
    machine.must(
        HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE, cap, parent, offset, size, attributes, 0);
    return cap;
  }

  private long activeChild(long parent, long offset, long size, long attributes) {
    long cap = child(parent, offset, size, attributes);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
    return cap;
  }

  private void map(long space, long extent, long ipa, long offset, long size) {
    machine.must(HypercallNumber.ADDRSPACE_MAP, space, extent, ipa, WB_RWX, PARTIAL, offset, size);
  }

  /** Level 2 and, at both ends, level 3. */
  @Test
  void mapBasic() {
    long space = addressSpace(9);
    long cap = extent(BASE, SIZE, 7);
    untilItSucceeds(
        3,
        () ->
            machine.call(HypercallNumber.ADDRSPACE_MAP, space, cap, 0x4010_0000, WB_RWX, 0, 0, 0));
  }

  /** Only what is owned takes tables: two pieces here, far from each other. */
  @Test
  void mapSparse() {
    long space = addressSpace(9);
    long cap = extent(0, 1L << 44, SPARSE_RWX);
    machine.must(HypercallNumber.MEMEXTENT_DONATE, 0, 1, cap, BASE, 0x1000, 0);
    machine.must(HypercallNumber.MEMEXTENT_DONATE, 0, 1, cap, 0x9000_0000L, 0x1000, 0);
    untilItSucceeds(
        4,
        () ->
            machine.call(
                HypercallNumber.ADDRSPACE_MAP, space, cap, 0, WB_RWX, PARTIAL, 0, 1L << 36));
  }

  /** A page inside a block of another mapping splits it. */
  @Test
  void mapIntoABlock() {
    long space = addressSpace(9);
    long first = extent(BASE, 0x20_0000, 7);
    machine.must(HypercallNumber.ADDRSPACE_MAP, space, first, 0x4000_0000, WB_RWX, 0, 0, 0);
    long second = extent(BASE + 0x20_0000, 0x1000, 7);
    untilItSucceeds(
        1,
        () ->
            machine.call(
                HypercallNumber.ADDRSPACE_MAP, space, second, 0x4000_1000, WB_RWX, 0, 0, 0));
  }

  /** Less access than the parent's, inside a block, in two address spaces. */
  @Test
  void deriveBasic() {
    List<Long> spaces = new ArrayList<>();
    long parent = extent(BASE, 0x20_0000, 7);
    for (int i = 0; i < 2; i++) {
      spaces.add(addressSpace(9 + i));
      machine.must(
          HypercallNumber.ADDRSPACE_MAP, spaces.get(i), parent, 0x4000_0000, WB_RWX, 0, 0, 0);
    }
    activation(2, () -> child(parent, 0x1000, 0x1000, 4));
    for (int i = 0; i < 2; i++) {
      AddressSpace space = machine.object(spaces.get(i), AddressSpace.class);
      assertThat(AddressSpace.attributesOf(space.stage2().lookup(0x4000_1000))).isEqualTo(0xF_0044);
    }
  }

  @Test
  void deriveSparseOfBasic() {
    long space = addressSpace(9);
    long parent = extent(BASE, 0x20_0000, 7);
    machine.must(HypercallNumber.ADDRSPACE_MAP, space, parent, 0x4000_0000, WB_RWX, 0, 0, 0);
    activation(1, () -> child(parent, 0x1000, 0x1000, 0x1_0004));
  }

  /** Records come true with the pages: tables in two address spaces. */
  @Test
  void donateFromThePartition() {
    long cap = extent(0, 1L << 44, SPARSE_RWX);
    for (int i = 0; i < 2; i++) {
      map(addressSpace(9 + i), cap, 0x4010_0000, BASE, SIZE);
    }
    untilItSucceeds(
        6, () -> machine.call(HypercallNumber.MEMEXTENT_DONATE, 0, 1, cap, BASE, SIZE, 0));
  }

  @Test
  void donateToAChildAndBack() {
    long parent = extent(0, 1L << 44, SPARSE_RWX);
    machine.must(HypercallNumber.MEMEXTENT_DONATE, 0, 1, parent, BASE, SIZE, 0);
    long cap = activeChild(parent, 0, 1L << 44, SPARSE_RWX);
    map(addressSpace(9), cap, 0x4010_0000, BASE, SIZE);
    untilItSucceeds(
        3, () -> machine.call(HypercallNumber.MEMEXTENT_DONATE, 0, parent, cap, BASE, SIZE, 0));
    map(addressSpace(10), parent, 0x8010_0000L, BASE, SIZE);
    untilItSucceeds(
        3, () -> machine.call(HypercallNumber.MEMEXTENT_DONATE, 1, cap, parent, BASE, SIZE, 0));
  }

  @Test
  void donateToASibling() {
    long parent = extent(0, 1L << 44, SPARSE_RWX);
    machine.must(HypercallNumber.MEMEXTENT_DONATE, 0, 1, parent, BASE, SIZE, 0);
    long from = activeChild(parent, 0, 1L << 44, SPARSE_RWX);
    long to = activeChild(parent, 0, 1L << 44, SPARSE_RWX);
    machine.must(HypercallNumber.MEMEXTENT_DONATE, 0, parent, from, BASE, SIZE, 0);
    map(addressSpace(9), from, 0x4010_0000, BASE, SIZE);
    map(addressSpace(10), to, 0x8010_0000L, BASE, SIZE);
    untilItSucceeds(
        3, () -> machine.call(HypercallNumber.MEMEXTENT_DONATE, 2, from, to, BASE, SIZE, 0));
  }

  /** What does not create works without any heap, even where it splits a block. */
  @Test
  void takingAwayNeedsNoHeap() {
    long space = addressSpace(9);
    long cap = extent(0, 1L << 44, SPARSE_RWX);
    machine.must(HypercallNumber.MEMEXTENT_DONATE, 0, 1, cap, BASE, 0x40_0000, 0);
    map(space, cap, 0x4000_0000, BASE, 0x40_0000);
    String before = hash();
    heap.setCapacity(heap.used());
    machine.must(
        HypercallNumber.ADDRSPACE_UNMAP, space, cap, 0x4000_1000, PARTIAL, BASE + 0x1000, 0x1000);
    machine.must(HypercallNumber.MEMEXTENT_DONATE, 1, cap, 1, BASE + 0x20_1000, 0x1000, 0);
    AddressSpace target = machine.object(space, AddressSpace.class);
    assertThat(target.stage2().lookup(0x4000_0000)).isNotZero();
    assertThat(target.stage2().lookup(0x4000_1000)).isZero();
    assertThat(target.stage2().lookup(0x4020_0000)).isNotZero();
    assertThat(target.stage2().lookup(0x4020_1000)).isZero();
    heap.setCapacity(ROOM);
    map(space, cap, 0x4000_1000, BASE + 0x1000, 0x1000);
    machine.must(HypercallNumber.MEMEXTENT_DONATE, 0, 1, cap, BASE + 0x20_1000, 0x1000, 0);
    assertThat(hash()).as("tables instead of blocks").isNotEqualTo(before);
    delete(cap);
    delete(space);
    assertThat(heap.used()).as("the account adds up").isEqualTo(used());
  }
}
