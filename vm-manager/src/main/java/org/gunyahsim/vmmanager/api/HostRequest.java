package org.gunyahsim.vmmanager.api;

import java.util.Arrays;
import org.gunyahsim.resourcemanager.protocol.LittleEndian;
import org.jspecify.annotations.Nullable;

/**
 * A request to the primary VM.
 *
 * @param id names it; unique among the requests of a machine
 * @param kind a constant of {@link HostCallKind}
 * @param process whose call it is, from 1 (0 is the VMM's own)
 * @param a first word
 * @param b second word
 * @param c third word
 * @param data further bytes; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode look at the bytes
public record HostRequest(long id, int kind, int process, long a, long b, long c, byte[] data) {
  private static final byte[] NO_DATA = new byte[0];
  private static final int HEADER = 40;

  /** A request without an id and without data. */
  public static HostRequest of(int kind, int process, long a, long b, long c) {
    return new HostRequest(0, kind, process, a, b, c, NO_DATA);
  }

  /** A request without an id. */
  public static HostRequest of(int kind, int process, long a, long b, byte[] data) {
    return new HostRequest(0, kind, process, a, b, 0, data);
  }

  /** The same with an id. */
  public HostRequest withId(long newId) {
    return new HostRequest(newId, kind, process, a, b, c, data);
  }

  /** As bytes: id u64, kind u32, process u32, three words u64, data. */
  public byte[] encode() {
    byte[] bytes = new byte[HEADER + data.length];
    LittleEndian.put64(bytes, 0, id);
    LittleEndian.put32(bytes, 8, kind);
    LittleEndian.put32(bytes, 12, process);
    LittleEndian.put64(bytes, 16, a);
    LittleEndian.put64(bytes, 24, b);
    LittleEndian.put64(bytes, 32, c);
    System.arraycopy(data, 0, bytes, HEADER, data.length);
    return bytes;
  }

  /** From bytes; null when they are too few. */
  public static @Nullable HostRequest decode(byte[] bytes) {
    if (bytes.length < HEADER) {
      return null;
    }
    return new HostRequest(
        LittleEndian.get64(bytes, 0),
        LittleEndian.get32(bytes, 8),
        LittleEndian.get32(bytes, 12),
        LittleEndian.get64(bytes, 16),
        LittleEndian.get64(bytes, 24),
        LittleEndian.get64(bytes, 32),
        Arrays.copyOfRange(bytes, HEADER, bytes.length));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HostRequest that && Arrays.equals(encode(), that.encode());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encode());
  }

  @Override
  public String toString() {
    return "%d: %s of process %d (0x%x, 0x%x, 0x%x, %d bytes)"
        .formatted(id, HostCallKind.name(kind), process, a, b, c, data.length);
  }
}
