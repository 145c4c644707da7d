package org.gunyahsim.vmmanager.vmm;

import org.gunyahsim.vmmanager.vmm.VmConfig.Blob;
import org.jspecify.annotations.Nullable;

/**
 * Where things lie in a VM's RAM, from its base: the image where it wants to be, the device tree at
 * the top, the initial RAM disk below that.
 *
 * @param initrd offset; -1 without one
 * @param tree offset of the device tree
 * @param treeSize bytes kept for it, room for what the resource manager adds included
 */
record GuestLayout(long initrd, long tree, int treeSize) {
  /** Room that the resource manager's additions get. */
  private static final int TREE_SLACK = 32 << 10;

  private static final long PAGE = 4096;

  /** In a VM of at least this much the tree has 2 MiB of its own. */
  private static final long LARGE = 64L << 20;

  private static final long BLOCK = 2L << 20;

  /**
   * Places everything.
   *
   * @param treeLength bytes of the flattened tree
   */
  static GuestLayout of(VmConfig config, int treeLength) {
    int treeSize = (int) (treeLength + TREE_SLACK + PAGE - 1 & -PAGE);
    long alignment = config.memorySize() >= LARGE ? BLOCK : PAGE;
    long tree = config.memorySize() - treeSize & -alignment;
    Blob initrd = config.initrd();
    long initrdOffset = initrd == null ? -1 : tree - initrd.length() & -PAGE;
    return new GuestLayout(initrdOffset, tree, treeSize);
  }

  /** What does not fit, in words; null when everything does. */
  @Nullable String problem(VmConfig config) {
    long end = config.image().end();
    long top = initrd >= 0 || config.initrd() != null ? initrd : tree;
    if (config.image().loadOffset() < 0 || end > config.memorySize()) {
      return "the image ends 0x%x into memory of 0x%x bytes".formatted(end, config.memorySize());
    }
    if (top < end) {
      return "image, initial RAM disk and device tree do not fit into 0x%x bytes"
          .formatted(config.memorySize());
    }
    long entry = config.image().entryOffset();
    if (entry != 0 && config.image().loadOffset() < 4) {
      return "the entry lies 0x%x into the image: it must be its first byte".formatted(entry);
    }
    if (entry < 0 || entry >= end || (entry & 3) != 0 || entry >= 1L << 27) {
      return "the entry at offset 0x%x cannot be reached".formatted(entry);
    }
    return null;
  }

  /** {@code b} to the entry, for the first word of RAM, when the image does not begin there. */
  static int branchTo(long entry) {
    return 0x1400_0000 | (int) (entry >> 2);
  }
}
