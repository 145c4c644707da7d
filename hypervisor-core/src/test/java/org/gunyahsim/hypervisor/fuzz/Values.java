package org.gunyahsim.hypervisor.fuzz;

import org.gunyahsim.hypervisor.core.DeterministicRandom;

/** Plain arguments: mostly what a call could want, at times what it could not. */
final class Values {
  static final long PAGE = 0x1000;

  /** RAM that programs play with: 128 pages, and behind it blocks of 2 MiB. */
  static final long POOL = 0x5000_0000L;

  static final int POOL_PAGES = 128;

  /** Where a VM sees its virtio devices. */
  static final long VIRTIO = 0x0B00_0000L;

  static final int VIRTIO_PAGES = 4;
  private static final long BLOCKS = 0x6000_0000L;
  private static final long BLOCK = 0x20_0000L;

  private static final long[] BOUNDARIES = {
    0,
    1,
    2,
    3,
    7,
    8,
    31,
    32,
    63,
    64,
    255,
    256,
    989,
    1023,
    1024,
    0xFFF,
    PAGE,
    0xFFFF,
    0x1_0000,
    0x7FFF_FFFFL,
    0x8000_0000L,
    0xFFFF_FFFFL,
    1L << 32,
    1L << 36,
    (1L << 36) - PAGE,
    1L << 48,
    (1L << 48) - PAGE,
    1L << 52,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    -1,
    -2,
    -PAGE
  };

  private final DeterministicRandom random;

  Values(DeterministicRandom random) {
    this.random = random;
  }

  int below(int bound) {
    return (int) ((random.nextLong() >>> 33) % bound);
  }

  boolean oneIn(int n) {
    return below(n) == 0;
  }

  long pick(long... values) {
    return values[below(values.length)];
  }

  /** Anything: boundaries, bits, noise. */
  long anything() {
    return switch (below(4)) {
      case 0 -> random.nextLong();
      case 1 -> 1L << below(64);
      default -> BOUNDARIES[below(BOUNDARIES.length)];
    };
  }

  /** A physical address of the playground. */
  long physical() {
    return oneIn(8) ? BLOCKS + below(4) * BLOCK : POOL + below(POOL_PAGES) * PAGE;
  }

  /** An IPA at which programs map and access. */
  long ipa() {
    return switch (below(8)) {
      case 0 -> pick(0x0800_0000L, 0x080A_0000L, 0x0900_0000L) + below(64) * 4L;
      case 1 -> BLOCKS + below(4) * BLOCK;
      case 2 -> (1L << 36) - (1 + below(8)) * PAGE;
      default -> POOL + below(POOL_PAGES) * PAGE;
    };
  }

  /** A size for memory: mostly some pages. */
  long size() {
    return oneIn(6) ? (1 + below(3)) * BLOCK : (1 + below(16)) * PAGE;
  }

  /** A value for a declared argument that is no capability. */
  long argument(String name) {
    if (oneIn(40)) {
      return anything();
    }
    return switch (name) {
      case "vbase", "ipa" -> ipa() & -PAGE;
      case "phys_base" -> physical();
      case "offset" -> oneIn(2) ? 0 : below(POOL_PAGES) * PAGE;
      case "size" -> size();
      case "attributes" -> pick(7, 7, 6, 4, 0x1_0007, 0x1_0007, 0x1_0006, 0x106, 0x206);
      case "map_attrs" ->
          pick(0xF_0077, 0xF_0066, 0xF_0044, 0xF_0055, 0xF_0064, 0x5_0066, 0x1_0066);
      case "access_attrs" -> pick(0x77, 0x66, 0x44, 0x55, 0x64, 0);
      case "map_flags" -> pick(0, 0, 0x8000_0000L, 0x8000_0001L, 0x8000_0001L, 1);
      case "options" -> pick(0, 1, 2, 0x8000_0000L, 0x8000_0001L, 0x8000_0002L);
      case "flags" -> pick(0, 0, 1, 2, 3, 0x40, 0x8000_0001L, 0x8000_0002L, 0xFF);
      case "vmid" -> 1 + below(40);
      case "virq" -> 32 + below(24);
      case "virq_type" -> below(2);
      case "max_caps" -> pick(5, 63, 200, 500, 14_384);
      case "max_vcpus" -> 1 + below(4);
      case "max_virqs" -> pick(24, 64, 988);
      case "vic_options" -> pick(0, 0, 2, 1, 3);
      case "max_msis" -> oneIn(8) ? 1 : 0;
      case "create_info" -> pick(0xF0_0008, 0x10_0002, 0x3FF_00FF, 0x20_0001);
      case "data", "buffer" -> pick(0x804E_0000L, POOL, POOL + PAGE - 16) + below(64);
      case "buf_size" -> pick(16, 64, 240, 255);
      case "not_full_threshold", "not_empty_threshold" -> pick(0, 1, 2, 3, 0xFFFF_FFFFL);
      case "not_full_holdoff", "not_empty_holdoff" -> oneIn(10) ? 5 : -1;
      case "rights_mask" -> oneIn(2) ? 0xFFFF_FFFFL : random.nextLong() & 0x8000_03FFL;
      case "timeslice" -> pick(100_000, 100_000, 200_000, 5_000_000);
      case "priority" -> pick(0, 1, 31, 31, 32, 33, 62);
      case "affinity" -> oneIn(15) ? 0xFFFF : below(4);
      case "vcpu_options" -> oneIn(500) ? 1L << 8 : pick(0, 0, 1 << 9, 1 << 9, 1, 0x3A);
      case "register_set" -> below(3);
      case "control" -> pick(0, 1, 1, 2);
      case "op" -> below(2);
      case "num_bytes" -> 4L * below(5);
      case "device_type" -> pick(18, 18, 2);
      case "devids" -> random.nextLong();
      case "dev_feat" -> pick(0, 3, 1L << 6, 0xFFFF_FFBFL);
      case "new_flags", "clear_flags", "enable_mask", "ack_mask" -> 1L << below(8);
      case "entry_point" -> 0x8048_1000L;
      default -> below(10);
    };
  }
}
