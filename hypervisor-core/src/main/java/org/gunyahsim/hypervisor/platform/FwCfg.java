package org.gunyahsim.hypervisor.platform;

import java.nio.charset.StandardCharsets;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * QEMU's firmware configuration device, as far as software looks to find out that it is there: data
 * port, selector, and the items signature, identifier, CPU count and an empty file directory. The
 * DMA interface shows its signature but is not advertised.
 */
final class FwCfg implements PlatformDevice {
  private static final int SELECTOR = 8;
  private static final int DMA = 16;

  private static final int KEY_SIGNATURE = 0x00;
  private static final int KEY_ID = 0x01;
  private static final int KEY_CPUS = 0x05;

  private static final byte[] SIGNATURE = "QEMU".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DMA_SIGNATURE = "QEMU CFG".getBytes(StandardCharsets.US_ASCII);

  /** Traditional interface only, little-endian. */
  private static final byte[] ID = {1, 0, 0, 0};

  /** Unknown items, and the directory of no files: zeros. */
  private static final byte[] NOTHING = {};

  private final long base;
  private final byte[] cpus;
  private int key;
  private int position;

  FwCfg(long base, int cpuCount) {
    this.base = base;
    this.cpus = new byte[] {(byte) cpuCount, 0};
  }

  @Override
  public long base() {
    return base;
  }

  @Override
  public long size() {
    return 0x18;
  }

  private byte[] item() {
    return switch (key) {
      case KEY_SIGNATURE -> SIGNATURE;
      case KEY_ID -> ID;
      case KEY_CPUS -> cpus;
      default -> NOTHING;
    };
  }

  @Override
  public long read(long offset, int size) {
    if (offset >= DMA) {
      return bytes(DMA_SIGNATURE, (int) offset - DMA, size);
    }
    if (offset != 0) {
      return 0;
    }
    byte[] item = item();
    long value = bytes(item, position, size);
    position = Math.min(position + size, item.length);
    return value;
  }

  /** Bytes in memory order, zeros behind the end. */
  private static long bytes(byte[] from, int at, int count) {
    long value = 0;
    for (int i = 0; i < count && at + i < from.length; i++) {
      value |= (from[at + i] & 0xFFL) << 8 * i;
    }
    return value;
  }

  @Override
  public void write(long offset, int size, long value) {
    if (offset == SELECTOR && size == 2) {
      key = Integer.reverseBytes((int) value) >>> 16;
      position = 0;
    }
  }

  @Override
  public void save(StateWriter out) {
    out.section("fw_cfg", 1);
    out.i32(key);
    out.i32(position);
  }

  @Override
  public void load(StateReader in) {
    in.section("fw_cfg");
    key = in.i32();
    position = Math.clamp(in.i32(), 0, item().length);
  }
}
