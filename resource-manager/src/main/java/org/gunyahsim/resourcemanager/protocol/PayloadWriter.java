package org.gunyahsim.resourcemanager.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Builds a payload, front to back. */
public final class PayloadWriter {
  private byte[] bytes = new byte[64];
  private int length;

  public PayloadWriter u8(int value) {
    room(1);
    bytes[length++] = (byte) value;
    return this;
  }

  public PayloadWriter u16(int value) {
    room(2);
    LittleEndian.put16(bytes, length, value);
    length += 2;
    return this;
  }

  public PayloadWriter u32(int value) {
    room(4);
    LittleEndian.put32(bytes, length, value);
    length += 4;
    return this;
  }

  public PayloadWriter u64(long value) {
    room(8);
    LittleEndian.put64(bytes, length, value);
    length += 8;
    return this;
  }

  /** Zero bytes. */
  public PayloadWriter zeros(int count) {
    room(count);
    length += count;
    return this;
  }

  public PayloadWriter bytes(byte[] value) {
    room(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
    return this;
  }

  /** Text without a terminator. */
  public PayloadWriter text(String value) {
    return bytes(value.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Zero bytes up to the next multiple of four. */
  public PayloadWriter pad4() {
    return zeros(-length & 3);
  }

  /** An ACL list: count u16, extra u16, entries. */
  public PayloadWriter acl(List<AclEntry> entries) {
    u16(entries.size()).u16(0);
    entries.forEach(entry -> u16(entry.vmid()).u8(entry.rights()).u8(0));
    return this;
  }

  /** An SGL list: count u16, extra u16 (MEM_ACCEPT's map_vmid), entries. */
  public PayloadWriter sgl(List<SglEntry> entries, int extra) {
    u16(entries.size()).u16(extra);
    entries.forEach(entry -> u64(entry.address()).u64(entry.size()));
    return this;
  }

  /** An ATTR list: count u16, extra u16, entries. */
  public PayloadWriter attributes(List<AttrEntry> entries) {
    u16(entries.size()).u16(0);
    entries.forEach(entry -> u16(entry.attribute()).u16(entry.vmid()));
    return this;
  }

  public int length() {
    return length;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  private void room(int count) {
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
  }
}
