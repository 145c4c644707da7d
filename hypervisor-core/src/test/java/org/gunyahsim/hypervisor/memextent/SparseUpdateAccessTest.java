package org.gunyahsim.hypervisor.memextent;

import static org.assertj.core.api.Assertions.assertThat;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.Quirk;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.hypervisor.hypercall.RootVmFixture;
import org.gunyahsim.hypervisor.partition.Heap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Quirk#SPARSE_UPDATE_ACCESS}: the access of a part of what a SPARSE extent maps. */
class SparseUpdateAccessTest {
  private static final long NO_SYNC = 0x8000_0000L;
  private static final long PARTIAL = 1;
  private static final long BASE = 0x5000_0000L;
  private static final long BLOCK = 0x20_0000L;
  private static final long IPA = 0x7000_0000L;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void changesAPartOfABlock(boolean strict) {
    HypervisorConfig config = new HypervisorConfig(Quality.DEBUG, strict, 1, 1, 3 << 20);
    try (RootVmFixture machine = new RootVmFixture(config)) {
      Heap heap = machine.hypervisor.objects().rootPartition().heap();
      long before = heap.used();
      long space = machine.must(HypercallNumber.PARTITION_CREATE_ADDRSPACE, 1, 0, 0);
      machine.must(HypercallNumber.ADDRSPACE_CONFIGURE, space, 9, 0);
      machine.must(HypercallNumber.OBJECT_ACTIVATE, space, 0);
      long extent = machine.must(HypercallNumber.PARTITION_CREATE_MEMEXTENT, 1, 0, 0);
      machine.must(HypercallNumber.MEMEXTENT_CONFIGURE, extent, BASE, 2 * BLOCK, 0x1_0007, 0);
      machine.must(HypercallNumber.OBJECT_ACTIVATE, extent, 0);
      // The second block arrives later, and is mapped as the records say then.
      machine.must(HypercallNumber.MEMEXTENT_DONATE, NO_SYNC, 1, extent, 0, BLOCK, 0);
      machine.must(
          HypercallNumber.ADDRSPACE_MAP,
          space,
          extent,
          IPA,
          0xF_0077,
          NO_SYNC | PARTIAL,
          0,
          2 * BLOCK);

      long from = BLOCK - 0x2000;
      assertThat(update(machine, space, extent, IPA + from, 0x44, from, 0x4000))
          .isEqualTo(strict ? ErrorCode.ADDR_INVALID : ErrorCode.OK);
      machine.must(HypercallNumber.MEMEXTENT_DONATE, NO_SYNC, 1, extent, BLOCK, BLOCK, 0);
      int changed = strict ? 0xF_0077 : 0xF_0044;
      long[] at = {0, from - 0x1000, from, BLOCK - 1, BLOCK, BLOCK + 0x1FFF, BLOCK + 0x2000};
      int[] expected = {0xF_0077, 0xF_0077, changed, changed, changed, changed, 0xF_0077};
      var stage2 = machine.object(space, AddressSpace.class).stage2();
      for (int i = 0; i < at.length; i++) {
        assertThat(AddressSpace.attributesOf(stage2.lookup(IPA + at[i])))
            .as("%x", at[i])
            .isEqualTo(expected[i]);
      }
      assertThat(update(machine, space, extent, IPA + from + 0x1000, 0x44, from, 0x1000))
          .as("mapped elsewhere")
          .isEqualTo(ErrorCode.ADDR_INVALID);
      assertThat(update(machine, space, extent, IPA, 0x44, 2 * BLOCK, 0x1000))
          .as("outside")
          .isEqualTo(ErrorCode.ARGUMENT_SIZE);
      // The whole, and both kinds of record go away together.
      assertThat(
              machine.call(
                  HypercallNumber.ADDRSPACE_UPDATE_ACCESS, space, extent, IPA, 0x66, NO_SYNC, 0, 0))
          .isEqualTo(strict ? ErrorCode.ADDR_INVALID : ErrorCode.OK);
      assertThat(AddressSpace.attributesOf(stage2.lookup(IPA + from)))
          .isEqualTo(strict ? 0xF_0077 : 0xF_0066);
      machine.must(
          HypercallNumber.ADDRSPACE_UNMAP, space, extent, IPA, NO_SYNC | PARTIAL, 0, 2 * BLOCK);
      assertThat(stage2.lookup(IPA + from)).isZero();
      machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, 0, extent, 0);
      machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, 0, space, 0);
      assertThat(heap.used()).isEqualTo(before);
    }
  }

  private static long update(
      RootVmFixture machine,
      long space,
      long extent,
      long ipa,
      long access,
      long offset,
      long size) {
    return machine.call(
        HypercallNumber.ADDRSPACE_UPDATE_ACCESS,
        space,
        extent,
        ipa,
        access,
        NO_SYNC | PARTIAL,
        offset,
        size);
  }
}
