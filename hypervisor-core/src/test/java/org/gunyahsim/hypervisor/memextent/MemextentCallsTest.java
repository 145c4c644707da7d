package org.gunyahsim.hypervisor.memextent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.hypercall.FlatEngine;
import org.gunyahsim.hypervisor.hypercall.RootVmFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Memory calls one by one: orders of errors and effects (hypercall reference, section 9). */
class MemextentCallsTest {
  private static final long OWN = 0x336;
  private static final long DEVICES = 0x337;
  private static final long ROOT_SPACE = 0x335;
  private static final long NO_SYNC = 0x8000_0000L;
  private static final long PARTIAL = 1;
  private static final long WB_RWX = 0xF_0077;
  private static final long SPARSE_RWX = 0x1_0007;

  private final RootVmFixture machine = new RootVmFixture();
  private long spaceCap;
  private AddressSpace space;

  @BeforeEach
  void makeAnAddressSpace() {
    spaceCap = create(HypercallNumber.PARTITION_CREATE_ADDRSPACE);
    machine.must(HypercallNumber.ADDRSPACE_CONFIGURE, spaceCap, 9, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, spaceCap, 0);
    space = machine.object(spaceCap, AddressSpace.class);
  }

  @AfterEach
  void close() {
    machine.close();
  }

  private long create(int call) {
    return machine.must(call, 1, 0, 0);
  }

  private long extent() {
    return create(HypercallNumber.PARTITION_CREATE_MEMEXTENT);
  }

  private long derive(long parent, long offset, long size, long attributes) {
    long cap = extent();
    machine.must(
        HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE, cap, parent, offset, size, attributes, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
    return cap;
  }

  private long basic(long base, long size, long attributes) {
    long cap = extent();
    machine.must(HypercallNumber.MEMEXTENT_CONFIGURE, cap, base, size, attributes, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
    return cap;
  }

  private void delete(long cap) {
    machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, 0, cap, 0);
  }

  private long map(long cap, long ipa, long attributes, long flags, long offset, long size) {
    return machine.call(
        HypercallNumber.ADDRSPACE_MAP, spaceCap, cap, ipa, attributes, flags, offset, size);
  }

  private long unmap(long cap, long ipa, long flags, long offset, long size) {
    return machine.call(HypercallNumber.ADDRSPACE_UNMAP, spaceCap, cap, ipa, flags, offset, size);
  }

  private long at(long ipa) {
    return space.stage2().lookup(ipa) & Stage2.ADDRESS;
  }

  @Test
  void configureChecksInOrder() {
    long cap = extent();
    assertThat(configure(cap, 0x1000, 0, 7)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(configure(cap, -0x1000, 0x2000, 7)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(configure(cap, 0x1001, 0x1000, -1)).isEqualTo(ErrorCode.ARGUMENT_ALIGNMENT);
    assertThat(configure(cap, 0x1000, 0x1000, 0x8000_0007L)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(configure(cap, 0x1000, 0x1000, 3)).as("WX").isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(configure(cap, 0x1000, 0x1000, 0)).as("no access").isEqualTo(1);
    assertThat(configure(cap, 0x1000, 0x1000, 0x307)).as("cached").isEqualTo(1);
    assertThat(configure(cap, 0x1000, 0x1000, 0x2_0007)).as("type 2").isEqualTo(1);
    assertThat(configure(cap, 0x1000, 0x1000, 7)).isZero();
    assertThat(machine.call(HypercallNumber.OBJECT_ACTIVATE, cap, 0))
        .as("no RAM there")
        .isEqualTo(ErrorCode.MEMDB_NOT_OWNER);
    assertThat(machine.call(HypercallNumber.OBJECT_ACTIVATE, cap, 0))
        .as("failed for good")
        .isEqualTo(ErrorCode.OBJECT_STATE);
    assertThat(configure(cap, 0x4000_0000L, 0x1000, 7)).isEqualTo(ErrorCode.OBJECT_STATE);
    long empty = extent();
    assertThat(machine.call(HypercallNumber.OBJECT_ACTIVATE, empty, 0))
        .isEqualTo(ErrorCode.OBJECT_CONFIG);
  }

  /** Any address may be configured; what can't be owned or recorded is refused later. */
  @Test
  void windowsBeyondPhysicalMemory() {
    for (long base : new long[] {1L << 44, 1L << 48, 1L << 52, Long.MIN_VALUE, -0x2000}) {
      long cap = extent();
      assertThat(configure(cap, base, 0x2000, 7)).isZero();
      assertThat(machine.call(HypercallNumber.OBJECT_ACTIVATE, cap, 0))
          .isEqualTo(ErrorCode.MEMDB_NOT_OWNER);
      long sparse = extent();
      assertThat(configure(sparse, base, 0x2000, SPARSE_RWX)).isZero();
      machine.must(HypercallNumber.OBJECT_ACTIVATE, sparse, 0);
      assertThat(map(sparse, 0, WB_RWX, 0, 0, 0)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
      assertThat(unmap(sparse, 0, 0, 0, 0)).isEqualTo(ErrorCode.ADDR_INVALID);
      assertThat(donate(0, 1, sparse, 0, 0x1000)).isEqualTo(ErrorCode.MEMDB_NOT_OWNER);
      assertThat(modify(sparse, NO_SYNC | 1, 0, 0x2000)).as("nothing to zero").isZero();
      long child = derive(sparse, 0x1000, 0x1000, SPARSE_RWX);
      delete(child);
      delete(sparse);
    }
    long all = extent();
    assertThat(configure(all, 0, -0x1000, SPARSE_RWX)).isZero();
    machine.must(HypercallNumber.OBJECT_ACTIVATE, all, 0);
    assertThat(donate(0, 1, all, 0x5000_0000, 0x2000)).isZero();
    assertThat(map(all, 0x5000_0000, WB_RWX, PARTIAL, 0x5000_0000, 0x2000)).isZero();
    long child = derive(all, 0, -0x1000, SPARSE_RWX);
    assertThat(donate(0, all, child, 0x5000_0000, 0x1000)).isZero();
    assertThat(at(0x5000_0000)).isEqualTo(0x5000_0000);
    delete(child);
    assertThat(at(0x5000_0000)).isEqualTo(0x5000_0000);
    delete(all);
    assertThat(at(0x5000_0000)).isZero();
  }

  private long configure(long cap, long base, long size, long attributes) {
    return machine.call(HypercallNumber.MEMEXTENT_CONFIGURE, cap, base, size, attributes, 0);
  }

  @Test
  void deriveChecksInOrder() {
    long cap = extent();
    assertThat(deriveError(cap, OWN, 0, 0, 7)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(deriveError(cap, OWN, -0x1000, 0x2000, 7)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(deriveError(cap, OWN, 0x9_F001, 0x1000, 7)).isEqualTo(ErrorCode.ADDR_INVALID);
    assertThat(deriveError(cap, OWN, 0x1001, 0x1000, 7)).isEqualTo(ErrorCode.ARGUMENT_ALIGNMENT);
    assertThat(deriveError(cap, DEVICES, 0, 0x1000, 0x107)).as("X of RW").isEqualTo(1);
    assertThat(deriveError(cap, DEVICES, 0, 0x1000, 0x206)).as("memtype").isEqualTo(1);
    assertThat(deriveError(cap, DEVICES, 0, 0x1000, 0x6)).as("memtype any").isEqualTo(1);
    assertThat(deriveError(cap, DEVICES, 0x100_0000, 0x1000, 0x106)).isZero();
  }

  private long deriveError(long cap, long parent, long offset, long size, long attributes) {
    return machine.call(
        HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE, cap, parent, offset, size, attributes, 0);
  }

  /** A child takes its pages and their mappings, with its own access; both go back at its end. */
  @Test
  void aBasicChildInheritsAndReturns() {
    Stage2 root = machine.object(ROOT_SPACE, AddressSpace.class).stage2();
    long engineBefore = ((FlatEngine) engine()).invalidations();
    long child = derive(OWN, 0x7_E000, 0x1000, 6);
    assertThat(AddressSpace.attributesOf(root.lookup(0x804F_E000L))).isEqualTo(0xF_0066);
    assertThat(AddressSpace.attributesOf(root.lookup(0x804F_F000L))).isEqualTo(0xF_0077);
    assertThat(((FlatEngine) engine()).invalidations()).isGreaterThan(engineBefore);
    assertThat(map(child, 0x3000_0000, 0xF_0044, NO_SYNC, 0, 0)).isZero();
    assertThat(at(0x3000_0000)).isEqualTo(0x804F_E000L);
    long readOnly = extent();
    assertThat(deriveError(readOnly, OWN, 0x7_E000, 0x1000, 4)).isZero();
    assertThat(machine.call(HypercallNumber.OBJECT_ACTIVATE, readOnly, 0))
        .as("the parent does not have the page any more")
        .isEqualTo(ErrorCode.MEMDB_NOT_OWNER);
    delete(child);
    assertThat(at(0x3000_0000)).isZero();
    assertThat(AddressSpace.attributesOf(root.lookup(0x804F_E000L))).isEqualTo(0xF_0077);
  }

  /**
   * The register page of a virtio device as the resource manager makes it: of device memory, from
   * memory that is mapped write-back. The child's memory type restricts its own mappings only.
   */
  @Test
  void inheritedMappingsKeepTheirMemoryType() {
    Stage2 root = machine.object(ROOT_SPACE, AddressSpace.class).stage2();
    long child = derive(OWN, 0x7_E000, 0x1000, 0x106);
    assertThat(AddressSpace.attributesOf(root.lookup(0x804F_E000L))).isEqualTo(0xF_0066);
    assertThat(map(child, 0x3000_0000, 0xF_0066, NO_SYNC, 0, 0)).isEqualTo(1);
    assertThat(map(child, 0x3000_0000, 0x1_0066, NO_SYNC, 0, 0)).isZero();
  }

  private Object engine() {
    return Objects.requireNonNull(machine.root.engine());
  }

  /** A sparse child takes over the parent's records; they come true with the pages. */
  @Test
  void aSparseChildInheritsRecords() {
    long parent = extent();
    machine.must(HypercallNumber.MEMEXTENT_CONFIGURE, parent, 0, 1L << 44, SPARSE_RWX, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, parent, 0);
    assertThat(map(parent, 0x5000_0000, WB_RWX, NO_SYNC | PARTIAL, 0x5000_0000, 0x4000)).isZero();
    assertThat(at(0x5000_0000)).as("not owned yet").isZero();
    machine.must(HypercallNumber.MEMEXTENT_DONATE, NO_SYNC, 1, parent, 0x5000_0000, 0x10_0000, 0);
    assertThat(at(0x5000_3000)).isEqualTo(0x5000_3000);
    assertThat(at(0x5000_4000)).isZero();
    long child = derive(parent, 0, 1L << 44, 0x1_0004);
    machine.must(HypercallNumber.MEMEXTENT_DONATE, NO_SYNC, parent, child, 0x5000_1000, 0x1000, 0);
    assertThat(AddressSpace.attributesOf(space.stage2().lookup(0x5000_0000))).isEqualTo(0xF_0077);
    assertThat(AddressSpace.attributesOf(space.stage2().lookup(0x5000_1000))).isEqualTo(0xF_0044);
    machine.must(HypercallNumber.MEMEXTENT_MODIFY, child, NO_SYNC, 0, 0);
    assertThat(at(0x5000_1000)).isZero();
    delete(child);
    assertThat(AddressSpace.attributesOf(space.stage2().lookup(0x5000_1000))).isEqualTo(0xF_0077);
  }

  /** A basic child needs one mapping over its whole range, or none. */
  @Test
  void aRangeThatIsMappedInPartCannotBeDerived() {
    long parent = extent();
    machine.must(HypercallNumber.MEMEXTENT_CONFIGURE, parent, 0, 1L << 44, SPARSE_RWX, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, parent, 0);
    machine.must(HypercallNumber.MEMEXTENT_DONATE, NO_SYNC, 1, parent, 0x5000_0000, 0x4000, 0);
    assertThat(map(parent, 0x5000_0000, WB_RWX, NO_SYNC | PARTIAL, 0x5000_0000, 0x1000)).isZero();
    long cap = extent();
    assertThat(deriveError(cap, parent, 0x5000_0000, 0x2000, 7)).isZero();
    assertThat(machine.call(HypercallNumber.OBJECT_ACTIVATE, cap, 0)).isEqualTo(ErrorCode.DENIED);
    assertThat(at(0x5000_0000)).isEqualTo(0x5000_0000);
  }

  @Test
  void mapChecksInOrder() {
    long cap = basic(0x5000_0000, 0x2000, 6);
    assertThat(map(cap, 0, 0x8, 0, 0, 0)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(map(cap, 0, 0xF_0066, 2, 0, 0)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(map(0x7777, 0, 0x8, 0, 0, 0)).as("bits before caps").isEqualTo(1);
    assertThat(map(cap, 0x10, 0xF_0077, 0, 1, 1)).isEqualTo(ErrorCode.ARGUMENT_ALIGNMENT);
    assertThat(map(cap, 0, 0xF_0077, PARTIAL, 0, 0x10)).isEqualTo(ErrorCode.ARGUMENT_ALIGNMENT);
    assertThat(map(cap, 0, 0xF_0077, PARTIAL, 0, 0)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
    assertThat(map(cap, 0, 0xF_0077, PARTIAL, 0, 0x3000)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
    assertThat(map(cap, 0, 0xF_0077, PARTIAL, -0x1000, 0x2000)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
    assertThat(map(cap, -0x1000, 0xF_0077, PARTIAL, 0, 0x2000))
        .as("a part that wraps around")
        .isEqualTo(ErrorCode.ARGUMENT_SIZE);
    assertThat(map(cap, 0, 0xF_0077, PARTIAL, 0, 0x1000)).as("X").isEqualTo(1);
    assertThat(map(cap, 0, 0x4_0066, 0, 0, 0)).as("memtype 4").isEqualTo(1);
    assertThat(map(cap, 0, 0x1F_0066, 0, 0, 0)).as("memtype 0x1F").isEqualTo(1);
    assertThat(map(cap, 0, 0xF_0064, 0, 0, 0)).as("R and W differ").isEqualTo(1);
    assertThat(map(cap, 0, 0xF_0066, PARTIAL, 0, 0x1000)).isEqualTo(ErrorCode.MEMEXTENT_TYPE);
    assertThat(map(cap, -0x1000, 0xF_0066, 0, 0, 0)).isEqualTo(ErrorCode.ADDR_OVERFLOW);
    assertThat(map(cap, 1L << 36, 0xF_0066, 0, 0, 0)).isEqualTo(ErrorCode.ADDR_INVALID);
    assertThat(map(cap, (1L << 36) - 0x1000, 0xF_0066, 0, 0, 0)).isEqualTo(ErrorCode.ADDR_OVERFLOW);
    for (int i = 0; i < 4; i++) {
      assertThat(map(cap, 0x10_0000L * i, 0xF_0066, 0, 0, 0)).isZero();
    }
    assertThat(map(cap, 0x80_0000, 0xF_0066, 0, 0, 0)).isEqualTo(ErrorCode.MEMEXTENT_MAPPINGS_FULL);
    assertThat(map(cap, -0x1000, 0xF_0066, 0, 0, 0)).isEqualTo(ErrorCode.ADDR_OVERFLOW);
  }

  @Test
  void unmapAndUpdateAccess() {
    long cap = basic(0x5000_0000, 0x2000, 7);
    assertThat(unmap(cap, 0, 2, 0, 0)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(unmap(cap, 0, 0, 0, 0)).isEqualTo(ErrorCode.ADDR_INVALID);
    assertThat(map(cap, 0, WB_RWX, 0, 0, 0)).isZero();
    assertThat(unmap(cap, 0, PARTIAL, 0, 0x1000)).isEqualTo(ErrorCode.MEMEXTENT_TYPE);
    assertThat(unmap(cap, 0x1000, 0, 0, 0)).isEqualTo(ErrorCode.ADDR_INVALID);
    assertThat(update(cap, 0, 0x44)).isZero();
    assertThat(AddressSpace.attributesOf(space.stage2().lookup(0x1000))).isEqualTo(0xF_0044);
    assertThat(update(cap, 0x1000, 0x44)).isEqualTo(ErrorCode.ADDR_INVALID);
    assertThat(update(cap, 0, 0x33)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    long readOnly = basic(0x5100_0000, 0x1000, 4);
    assertThat(update(readOnly, 0x10, 0x66)).as("access before alignment").isEqualTo(1);
    assertThat(update(readOnly, 0x10, 0x44)).isEqualTo(ErrorCode.ARGUMENT_ALIGNMENT);
    assertThat(unmap(cap, 0, 0, 0, 0)).isZero();
    assertThat(at(0)).isZero();
    long sparse = extent();
    machine.must(HypercallNumber.MEMEXTENT_CONFIGURE, sparse, 0, 1L << 44, SPARSE_RWX, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, sparse, 0);
    assertThat(update(sparse, 0, 0x44)).as("quirk").isEqualTo(ErrorCode.ADDR_INVALID);
  }

  private long update(long cap, long ipa, long access) {
    return machine.call(
        HypercallNumber.ADDRSPACE_UPDATE_ACCESS, spaceCap, cap, ipa, access, 0, 0, 0);
  }

  /** What another mapping has replaced stays when the first one is removed. */
  @Test
  void aReplacedTranslationIsNotRemovedByItsFormerOwner() {
    long first = basic(0x5000_0000, 0x2000, 7);
    long second = basic(0x5100_0000, 0x1000, 7);
    assertThat(map(first, 0x1000, WB_RWX, 0, 0, 0)).isZero();
    assertThat(map(second, 0x1000, WB_RWX, 0, 0, 0)).isZero();
    assertThat(at(0x1000)).isEqualTo(0x5100_0000);
    assertThat(unmap(first, 0x1000, 0, 0, 0)).isZero();
    assertThat(at(0x1000)).isEqualTo(0x5100_0000);
    assertThat(at(0x2000)).isZero();
  }

  /** A child that maps alike leaves what has replaced its parent's translation in place. */
  @Test
  void whatReplacedAMappingOutlivesADerivation() {
    long parent = basic(0x5000_0000, 0x2000, 7);
    long other = basic(0x5100_0000, 0x1000, 7);
    assertThat(map(parent, 0x1000, WB_RWX, 0, 0, 0)).isZero();
    assertThat(map(other, 0x1000, WB_RWX, 0, 0, 0)).isZero();
    long child = derive(parent, 0, 0x1000, 7);
    assertThat(at(0x1000)).isEqualTo(0x5100_0000);
    delete(child);
    assertThat(at(0x1000)).isEqualTo(0x5100_0000);
    long readOnly = derive(parent, 0, 0x1000, 4);
    assertThat(at(0x1000)).as("made again, with less access").isEqualTo(0x5000_0000);
    assertThat(AddressSpace.attributesOf(space.stage2().lookup(0x1000))).isEqualTo(0xF_0044);
    delete(readOnly);
    assertThat(AddressSpace.attributesOf(space.stage2().lookup(0x1000))).isEqualTo(0xF_0077);
  }

  /** Inherited mappings keep a memory type that the child could not be mapped with. */
  @Test
  void inheritanceDoesNotJudgeMemoryTypes() {
    long parent = basic(0x5000_0000, 0x3000, 7);
    assertThat(map(parent, 0x1000, WB_RWX, 0, 0, 0)).isZero();
    derive(parent, 0, 0x1000, 0x206);
    assertThat(AddressSpace.attributesOf(space.stage2().lookup(0x1000))).isEqualTo(0xF_0066);
    derive(parent, 0x1000, 0x1000, 0x1_0202);
    assertThat(AddressSpace.attributesOf(space.stage2().lookup(0x2000)))
        .as("write only")
        .isEqualTo(0xF_0022);
    derive(parent, 0x2000, 0x1000, 1);
    assertThat(AddressSpace.attributesOf(space.stage2().lookup(0x3000)))
        .as("X alone is nothing")
        .isEqualTo(0xF_0000);
  }

  /** What was mapped piece by piece is one mapping. */
  @Test
  void neighbouringRecordsAreOne() {
    long parent = extent();
    machine.must(HypercallNumber.MEMEXTENT_CONFIGURE, parent, 0, 1L << 44, SPARSE_RWX, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, parent, 0);
    assertThat(donate(0, 1, parent, 0x5000_0000, 0x4000)).isZero();
    for (long offset : new long[] {0, 0x2000, 0x1000}) {
      assertThat(map(parent, 0x1000 + offset, WB_RWX, PARTIAL, 0x5000_0000 + offset, 0x1000))
          .isZero();
    }
    long child = derive(parent, 0x5000_0000, 0x3000, 7);
    assertThat(at(0x3000)).isEqualTo(0x5000_2000);
    delete(child);
    assertThat(unmap(parent, 0x1000, PARTIAL, 0x5000_0000, 0x4000))
        .as("more than is mapped")
        .isEqualTo(ErrorCode.ADDR_INVALID);
    assertThat(at(0x1000)).isEqualTo(0x5000_0000);
    assertThat(unmap(parent, 0x2000, PARTIAL, 0x5000_0000, 0x1000))
        .as("elsewhere")
        .isEqualTo(ErrorCode.ADDR_INVALID);
    assertThat(unmap(parent, 0x1000, PARTIAL, 0x5000_0000, 0x3000)).isZero();
    assertThat(at(0x2000)).isZero();
  }

  /** Of two mappings of one page at one place, unmapping the first takes the translation. */
  @Test
  void aSecondMappingAtTheSamePlace() {
    long cap = basic(0x5000_0000, 0x1000, 7);
    assertThat(map(cap, 0x1000, WB_RWX, 0, 0, 0)).isZero();
    assertThat(map(cap, 0x1000, WB_RWX, 0, 0, 0)).isZero();
    assertThat(unmap(cap, 0x1000, 0, 0, 0)).isZero();
    assertThat(at(0x1000)).isZero();
    assertThat(unmap(cap, 0x1000, 0, 0, 0)).as("recorded still").isZero();
    assertThat(unmap(cap, 0x1000, 0, 0, 0)).isEqualTo(ErrorCode.ADDR_INVALID);
  }

  @Test
  void lookUp() {
    long sparse = extent();
    machine.must(HypercallNumber.MEMEXTENT_CONFIGURE, sparse, 0, 1L << 44, SPARSE_RWX, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, sparse, 0);
    machine.must(HypercallNumber.MEMEXTENT_DONATE, NO_SYNC, 1, sparse, 0x5000_0000, 0x60_0000, 0);
    long owner = derive(sparse, 0, 1L << 44, SPARSE_RWX);
    long parcel = derive(sparse, 0, 1L << 44, SPARSE_RWX);
    machine.must(
        HypercallNumber.MEMEXTENT_DONATE, NO_SYNC, sparse, owner, 0x5000_0000, 0x60_0000, 0);
    assertThat(map(owner, 0x1000_0000, WB_RWX, NO_SYNC | PARTIAL, 0x5000_0000, 0x60_0000)).isZero();
    assertThat(lookUp(owner, 0x1000_0000, 0)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
    assertThat(lookUp(owner, -0x1000, 0x2000)).isEqualTo(ErrorCode.ADDR_OVERFLOW);
    assertThat(lookUp(owner, 0x1000_0010, 0x1000)).isEqualTo(ErrorCode.ARGUMENT_ALIGNMENT);
    assertThat(lookUp(owner, 0x8000_0000L, 0x1000)).isEqualTo(ErrorCode.ADDR_INVALID);
    assertThat(lookUp(OWN, 0x1000_0000, 0x1000)).isEqualTo(ErrorCode.MEMDB_NOT_OWNER);
    assertThat(lookUp(owner, 0x1000_0000, 0x1_0000)).isZero();
    assertThat(machine.root.state.x).startsWith(0, 0x5000_0000, 0x1_0000, 0xF_0077);
    assertThat(lookUp(owner, 0x1000_0000, 0x100_0000)).as("runs to the end").isZero();
    assertThat(machine.root.state.x[2]).isEqualTo(0x60_0000);

    // Recorded: a range inside a block answers "not owner" once lent, and can still be read.
    machine.must(
        HypercallNumber.MEMEXTENT_DONATE, NO_SYNC | 2, owner, parcel, 0x5020_1000, 0x3F_F000, 0);
    assertThat(lookUp(owner, 0x1020_1000, 0x1000)).isEqualTo(ErrorCode.MEMDB_NOT_OWNER);
    assertThat(at(0x1020_1000)).isEqualTo(0x5020_1000);
    assertThat(at(0x103F_F000)).isEqualTo(0x503F_F000);
    // A block that begins in the range goes.
    assertThat(at(0x1040_0000)).isZero();
    assertThat(lookUp(owner, 0x1040_0000, 0x1000)).isEqualTo(ErrorCode.ADDR_INVALID);
    // That the borrower is mapped changes nothing.
    long other = create(HypercallNumber.PARTITION_CREATE_ADDRSPACE);
    machine.must(HypercallNumber.ADDRSPACE_CONFIGURE, other, 10, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, other, 0);
    machine.must(
        HypercallNumber.ADDRSPACE_MAP,
        other,
        parcel,
        0x8000_0000L,
        WB_RWX,
        NO_SYNC | PARTIAL,
        0x5020_1000,
        0x3F_F000);
    assertThat(at(0x1020_1000)).isEqualTo(0x5020_1000);
    assertThat(at(0x1040_0000)).isZero();
    // Given back, all appears where it was.
    machine.must(
        HypercallNumber.MEMEXTENT_DONATE, NO_SYNC | 2, parcel, owner, 0x5020_1000, 0x3F_F000, 0);
    assertThat(at(0x1020_1000)).isEqualTo(0x5020_1000);
    assertThat(at(0x1040_0000)).isEqualTo(0x5040_0000);
    // Out of the family nothing is left behind.
    machine.must(
        HypercallNumber.MEMEXTENT_DONATE, NO_SYNC | 2, owner, parcel, 0x5020_1000, 0x1000, 0);
    assertThat(at(0x1020_1000)).isEqualTo(0x5020_1000);
    machine.must(
        HypercallNumber.MEMEXTENT_DONATE, NO_SYNC | 1, parcel, sparse, 0x5020_1000, 0x1000, 0);
    assertThat(at(0x1020_1000)).isZero();
  }

  private long lookUp(long cap, long ipa, long size) {
    return machine.call(HypercallNumber.ADDRSPACE_LOOKUP, spaceCap, cap, ipa, size, 0);
  }

  @Test
  void donateChecksInOrder() {
    long parent = extent();
    machine.must(HypercallNumber.MEMEXTENT_CONFIGURE, parent, 0, 1L << 44, SPARSE_RWX, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, parent, 0);
    long child = derive(parent, 0x5000_0000, 0x1000_0000, SPARSE_RWX);
    long basic = basic(0x7000_0000, 0x1000, 7);
    assertThat(donate(3, 1, parent, 0, 0x1000)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(donate(0x100, 1, parent, 0, 0x1000)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(donate(0, 0x930, 0x930, 0, 1)).isEqualTo(ErrorCode.CSPACE_CAP_NULL);
    assertThat(donate(0, 0, parent, 0, 1)).as("a cspace gives nothing").isEqualTo(52);
    assertThat(donate(0, OWN, child, 0, 1)).as("not the parent").isEqualTo(1);
    assertThat(donate(0, parent, child, 1, 0)).isEqualTo(ErrorCode.ARGUMENT_ALIGNMENT);
    assertThat(donate(0, parent, child, 0, 0)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
    assertThat(donate(0, parent, child, 0x1000_0000, 0x1000)).isEqualTo(1);
    assertThat(donate(0, 1, basic, 0, 0x1000)).isEqualTo(ErrorCode.MEMEXTENT_TYPE);
    assertThat(donate(0, parent, child, 0, 0x1000)).isEqualTo(ErrorCode.MEMDB_NOT_OWNER);
    assertThat(donate(0, 1, parent, 0x5000_0000, 0x1_0000)).isZero();
    assertThat(donate(0, parent, child, 0, 0x1000)).as("offset of the child's").isZero();
    assertThat(donate(2, child, child, 0, 0x1000)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(donate(2, child, basic, 0, 0x1000)).as("no sibling").isEqualTo(1);
    assertThat(donate(1, child, parent, 0, 0x1000)).isZero();
    assertThat(donate(1, parent, 1, 0x5000_0000, 0x1_0000)).isZero();
  }

  private long donate(long type, long from, long to, long offset, long size) {
    return machine.call(HypercallNumber.MEMEXTENT_DONATE, type, from, to, offset, size, 0);
  }

  @Test
  void modifyChecksInOrderAndZeroes() {
    long cap = basic(0x5000_0000, 0x3000, 6);
    assertThat(modify(cap, 0x100, 0, 0)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(modify(0x930, 0x100, 0, 0)).as("flags before the capability").isEqualTo(1);
    assertThat(modify(0x930, 4, 0, 0)).as("then the operation").isEqualTo(50);
    assertThat(modify(cap, 4, 0, 0)).as("unknown").isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(modify(cap, 1, 0, 0x1000)).as("zero syncs").isEqualTo(1);
    assertThat(modify(cap, NO_SYNC | 255, 0, 0)).as("sync does not").isEqualTo(1);
    assertThat(modify(cap, 255, 0, 0)).isZero();
    assertThat(modify(cap, NO_SYNC | 1, 1, 0)).isEqualTo(ErrorCode.ARGUMENT_ALIGNMENT);
    assertThat(modify(cap, NO_SYNC | 1, 0, 0)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
    assertThat(modify(cap, NO_SYNC | 1, 0, 0x4000)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(modify(cap, NO_SYNC | 1, -0x1000, 0x1000)).as("below").isEqualTo(1);
    for (long at = 0x5000_0000; at < 0x5000_3000; at += 0x1000) {
      machine.memory.setLong(at, 7);
    }
    assertThat(modify(cap, NO_SYNC | 1, 0x1000, 0x1000)).isZero();
    assertThat(machine.memory.getLong(0x5000_0000)).isEqualTo(7);
    assertThat(machine.memory.getLong(0x5000_1000)).isZero();
    assertThat(machine.memory.getLong(0x5000_2000)).isEqualTo(7);
    assertThat(modify(DEVICES, NO_SYNC | 1, 0, 0x1000)).isEqualTo(ErrorCode.DENIED);
    assertThat(modify(derive(OWN, 0x7_0000, 0x1000, 4), NO_SYNC | 3, 0, 0x1000))
        .isEqualTo(ErrorCode.DENIED);
  }

  private long modify(long cap, long flags, long offset, long size) {
    return machine.call(HypercallNumber.MEMEXTENT_MODIFY, cap, flags, offset, size);
  }

  @Test
  void infoArea() {
    long page = derive(OWN, 0x7_E000, 0x1000, 6);
    long big = derive(OWN, 0x7_C000, 0x2000, 6);
    long readOnly = derive(OWN, 0x7_8000, 0x1000, 4);
    long made = create(HypercallNumber.PARTITION_CREATE_ADDRSPACE);
    assertThat(infoArea(made, big, 0x3000_0000)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(infoArea(made, page, 0x3000_0010)).isEqualTo(ErrorCode.ADDR_INVALID);
    assertThat(infoArea(made, page, 1L << 36)).isEqualTo(ErrorCode.ADDR_INVALID);
    assertThat(infoArea(made, readOnly, 0x3000_0000)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(infoArea(spaceCap, 0x930, 0)).as("the extent before the state").isEqualTo(50);
    assertThat(infoArea(spaceCap, big, 0x10)).as("the state before the arguments").isEqualTo(33);
    assertThat(infoArea(OWN, 0x930, 0)).as("type before the extent").isEqualTo(52);
    assertThat(infoArea(made, page, 0x3000_0000)).isZero();
    machine.memory.setLong(0x804F_E000L, 7);
    machine.must(HypercallNumber.ADDRSPACE_CONFIGURE, made, 20, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, made, 0);
    assertThat(machine.memory.getLong(0x804F_E000L)).as("zeroed").isZero();
    long second = create(HypercallNumber.PARTITION_CREATE_ADDRSPACE);
    machine.must(HypercallNumber.ADDRSPACE_CONFIGURE, second, 21, 0);
    assertThat(infoArea(second, page, 0x3000_0000)).isZero();
    assertThat(machine.call(HypercallNumber.OBJECT_ACTIVATE, second, 0))
        .as("several may share a page")
        .isZero();
    long child = extent();
    assertThat(deriveError(child, page, 0, 0x1000, 6)).isZero();
    assertThat(machine.call(HypercallNumber.OBJECT_ACTIVATE, child, 0)).isEqualTo(ErrorCode.BUSY);
    delete(made);
    delete(second);
    long retry = derive(page, 0, 0x1000, 6);
    long third = create(HypercallNumber.PARTITION_CREATE_ADDRSPACE);
    machine.must(HypercallNumber.ADDRSPACE_CONFIGURE, third, 22, 0);
    assertThat(infoArea(third, page, 0x3000_0000)).isZero();
    assertThat(machine.call(HypercallNumber.OBJECT_ACTIVATE, third, 0))
        .as("a parent can't be attached")
        .isEqualTo(ErrorCode.BUSY);
    long fourth = create(HypercallNumber.PARTITION_CREATE_ADDRSPACE);
    machine.must(HypercallNumber.ADDRSPACE_CONFIGURE, fourth, 22, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, fourth, 0);
    delete(child);
    int references = machine.object(page, Memextent.class).references();
    assertThat(references).as("its capability and its child").isEqualTo(2);
    delete(retry);
  }

  private long infoArea(long cap, long extent, long ipa) {
    return machine.call(HypercallNumber.ADDRSPACE_CONFIGURE_INFO_AREA, cap, extent, ipa, 0);
  }

  @Test
  void vmidsAreUsedOnce() {
    long second = create(HypercallNumber.PARTITION_CREATE_ADDRSPACE);
    assertThat(machine.call(HypercallNumber.ADDRSPACE_CONFIGURE, second, 0, 0)).isEqualTo(1);
    assertThat(machine.call(HypercallNumber.ADDRSPACE_CONFIGURE, second, 256, 0)).isEqualTo(1);
    assertThat(machine.call(HypercallNumber.ADDRSPACE_CONFIGURE, second, 0x1_0009, 0))
        .as("16 bits count")
        .isZero();
    assertThat(machine.call(HypercallNumber.OBJECT_ACTIVATE, second, 0)).isEqualTo(ErrorCode.BUSY);
    delete(second);
    delete(spaceCap);
    long third = create(HypercallNumber.PARTITION_CREATE_ADDRSPACE);
    machine.must(HypercallNumber.ADDRSPACE_CONFIGURE, third, 9, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, third, 0);
    long unconfigured = create(HypercallNumber.PARTITION_CREATE_ADDRSPACE);
    assertThat(machine.call(HypercallNumber.OBJECT_ACTIVATE, unconfigured, 0))
        .isEqualTo(ErrorCode.BUSY);
  }

  @Test
  void nothingProvidesDma() {
    for (long cap : new long[] {OWN, 0x930, -1}) {
      assertThat(machine.call(HypercallNumber.ADDRSPACE_ATTACH_VDMA, spaceCap, cap, 0, 0))
          .as("never looked up")
          .isEqualTo(ErrorCode.CSPACE_WRONG_OBJECT_TYPE);
    }
    assertThat(machine.call(HypercallNumber.ADDRSPACE_ATTACH_VDMA, OWN, OWN, 0, 0))
        .isEqualTo(ErrorCode.CSPACE_WRONG_OBJECT_TYPE);
    assertThat(machine.call(HypercallNumber.ADDRSPACE_ATTACH_VDMA, 0x930, OWN, 0, 0))
        .isEqualTo(ErrorCode.CSPACE_CAP_NULL);
  }

  @Test
  void vmmioRanges() {
    assertThat(vmmio(0, 0x4000_0000, 2)).isEqualTo(ErrorCode.UNIMPLEMENTED & 0xFFFF_FFFFL);
    assertThat(vmmio(0, 0, 0)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
    assertThat(vmmio(-0x1000, 0x2000, 0)).isEqualTo(ErrorCode.ADDR_OVERFLOW);
    assertThat(vmmio(-0x1000, 0x1000, 0)).as("to the very end").isEqualTo(ErrorCode.ADDR_OVERFLOW);
    assertThat(vmmio(1L << 52, 0x1000, 0)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
    assertThat(vmmio(0x1000, 0x1000, 0)).isZero();
    assertThat(vmmio(0x1800, 0x1000, 0)).as("overlap").isEqualTo(ErrorCode.BUSY);
    assertThat(vmmio(0x1000, 0x800, 1)).as("another range").isEqualTo(ErrorCode.BUSY);
    assertThat(space.inVmmioRange(0x1FF8, 8)).isTrue();
    assertThat(space.inVmmioRange(0x1FFC, 8)).isFalse();
    assertThat(vmmio(0x1000, 0x1000, 1)).isZero();
    assertThat(space.inVmmioRange(0x1000, 4)).isFalse();
    for (int i = 0; i < 128; i++) {
      assertThat(vmmio(i * 0x1_0000L, 0x1000, 0)).isZero();
    }
    assertThat(vmmio(0x1000_0000, 0x1000, 0)).isEqualTo(ErrorCode.NORESOURCES);
    assertThat(space.inVmmioRange(0x7F_0FFF, 1)).isTrue();
  }

  private long vmmio(long base, long size, long operation) {
    return machine.call(
        HypercallNumber.ADDRSPACE_CONFIGURE_VMMIO, spaceCap, base, size, operation, 0);
  }

  @Test
  void anAddressSpaceTakesEightThreads() {
    long last = 0;
    for (int i = 0; i < 8; i++) {
      last = create(HypercallNumber.PARTITION_CREATE_THREAD);
      machine.must(HypercallNumber.ADDRSPACE_ATTACH_THREAD, spaceCap, last, 0);
      if (i < 7) {
        machine.must(HypercallNumber.ADDRSPACE_ATTACH_THREAD, spaceCap, last, 0);
      }
    }
    assertThat(machine.call(HypercallNumber.ADDRSPACE_ATTACH_THREAD, spaceCap, last, 0))
        .as("even again")
        .isEqualTo(ErrorCode.NOMEM);
    assertThat(space.threads()).hasSize(8);
    long ninth = create(HypercallNumber.PARTITION_CREATE_THREAD);
    assertThat(machine.call(HypercallNumber.ADDRSPACE_ATTACH_THREAD, spaceCap, ninth, 0))
        .isEqualTo(ErrorCode.NOMEM);
    assertThat(machine.call(HypercallNumber.ADDRSPACE_ATTACH_THREAD, spaceCap, 2, 0))
        .as("an active thread")
        .isEqualTo(ErrorCode.OBJECT_STATE);
  }
}
