package org.gunyahsim.resourcemanager.protocol;

import java.util.ArrayList;
import java.util.List;

/**
 * One entry of the reply to VM_GET_HYP_RESOURCES (reference, section 8), 44 bytes.
 *
 * @param type {@link ResourceType}
 * @param partner the VM asked about; 0 for a vCPU
 * @param handle always 0
 * @param label the device tree's label; for a vCPU its index
 * @param cap CapID in the caller's capability space
 * @param virqHandle always 0
 * @param virq number in the caller's VIC; 0 for none, -1 for a vCPU that is not proxy-scheduled
 * @param base virtio-mmio: IPA of the register page
 * @param size virtio-mmio: bytes of it
 */
public record ResourceEntry(
    int type,
    int partner,
    int handle,
    int label,
    long cap,
    int virqHandle,
    int virq,
    long base,
    long size) {
  public static final int SIZE = 44;

  /** An entry without the fields that are always zero. */
  public static ResourceEntry of(int type, int partner, int label, long cap, int virq) {
    return new ResourceEntry(type, partner, 0, label, cap, 0, virq, 0, 0);
  }

  public void encode(PayloadWriter out) {
    out.u8(type).u8(0).u16(partner).u32(handle).u32(label).u64(cap).u32(virqHandle).u32(virq);
    out.u64(base).u64(size);
  }

  /** Reads the entry at an offset; the caller has checked that 44 bytes are there. */
  public static ResourceEntry decode(byte[] bytes, int at) {
    return new ResourceEntry(
        LittleEndian.get8(bytes, at),
        LittleEndian.get16(bytes, at + 2),
        LittleEndian.get32(bytes, at + 4),
        LittleEndian.get32(bytes, at + 8),
        LittleEndian.get64(bytes, at + 12),
        LittleEndian.get32(bytes, at + 20),
        LittleEndian.get32(bytes, at + 24),
        LittleEndian.get64(bytes, at + 28),
        LittleEndian.get64(bytes, at + 36));
  }

  /**
   * Reads a reply: count u32, entries.
   *
   * @param payload what follows the error word
   * @return null unless the length is exactly 4 + 44 n, as Linux demands
   */
  public static @org.jspecify.annotations.Nullable List<ResourceEntry> decodeList(byte[] payload) {
    if (payload.length < 4) {
      return null;
    }
    long count = LittleEndian.get32(payload, 0) & 0xFFFF_FFFFL;
    if (payload.length != 4 + SIZE * count) {
      return null;
    }
    List<ResourceEntry> entries = new ArrayList<>();
    for (int at = 4; at < payload.length; at += SIZE) {
      entries.add(decode(payload, at));
    }
    return entries;
  }
}
