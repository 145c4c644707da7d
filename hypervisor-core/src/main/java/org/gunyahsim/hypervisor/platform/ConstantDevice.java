package org.gunyahsim.hypervisor.platform;

import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/** A device that reads the same for ever and ignores writes. */
final class ConstantDevice implements PlatformDevice {
  private static final int STRIDE_NONE = 0;

  /** Flash: what an empty one reads, and no commands. */
  static ConstantDevice flash(long base, long size) {
    return new ConstantDevice(base, size, STRIDE_NONE, new int[0], new int[0], 0);
  }

  /** A bus on which nobody claims a cycle: all ones. */
  static ConstantDevice emptyPcie(long base, long size) {
    return new ConstantDevice(base, size, STRIDE_NONE, new int[0], new int[0], -1);
  }

  /** The interrupt translation service, which the GIC has but nobody drives (QEMU's values). */
  static ConstantDevice its(long base, long size) {
    return new ConstantDevice(
        base,
        size,
        STRIDE_NONE,
        new int[] {0x0000, 0x0004, 0x0008, 0x000C, 0xFFE8},
        new int[] {0x8000_0000, 0x43B, 0x1_EFB1, 0x1F, 0x3B},
        0);
  }

  /** virtio-mmio transports without a device: legacy magic, version 1, device 0, vendor QEMU. */
  static ConstantDevice virtioTransports(long base, int count) {
    return new ConstantDevice(
        base,
        count * 0x200L,
        0x200,
        new int[] {0x000, 0x004, 0x008, 0x00C},
        new int[] {0x7472_6976, 1, 0, 0x554D_4551},
        0);
  }

  private final long base;
  private final long size;

  /** Registers repeat at this distance, a power of two, or {@link #STRIDE_NONE}. */
  private final int stride;

  private final int[] offsets;
  private final int[] values;

  /** What all other words read. */
  private final int background;

  private ConstantDevice(
      long base, long size, int stride, int[] offsets, int[] values, int background) {
    this.base = base;
    this.size = size;
    this.stride = stride;
    this.offsets = offsets;
    this.values = values;
    this.background = background;
  }

  @Override
  public long base() {
    return base;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public long read(long offset, int bytes) {
    int at = (int) (stride == STRIDE_NONE ? offset : offset & stride - 1);
    long low = word(at & ~3) & 0xFFFF_FFFFL;
    long high = word((at & ~3) + 4);
    return (high << 32 | low) >>> 8 * (at & 3);
  }

  private int word(int at) {
    for (int i = 0; i < offsets.length; i++) {
      if (offsets[i] == at) {
        return values[i];
      }
    }
    return background;
  }

  @Override
  public void write(long offset, int bytes, long value) {}

  @Override
  public void save(StateWriter out) {}

  @Override
  public void load(StateReader in) {}
}
