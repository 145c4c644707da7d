package org.gunyahsim.hypervisor.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The host's whole address space as one segment, index = host address: for the loads and stores of
 * engines, which have looked up a page of RAM and know that they stay inside it.
 *
 * <p>An access through RAM's own segment is checked against its bounds and its arena once more. The
 * bounds of this one are constants that the compiler folds, which makes guests about a sixth faster
 * (SPECIFICATION.md has the comparison). The price: an address that is not one of RAM is not caught
 * here, and nothing may be accessed after {@link PhysicalMemory#close}.
 */
public final class HostWindow {
  /** All of it. */
  public static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  public static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
  public static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  public static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  public static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private HostWindow() {}

  /** Reads 1, 2, 4 or 8 bytes, little-endian, zero-extended. */
  public static long get(long host, int bytes) {
    return switch (bytes) {
      case 1 -> ALL.get(BYTE, host) & 0xFF;
      case 2 -> ALL.get(SHORT, host) & 0xFFFF;
      case 4 -> ALL.get(INT, host) & 0xFFFF_FFFFL;
      default -> ALL.get(LONG, host);
    };
  }

  /** Writes the low 1, 2, 4 or 8 bytes of a value, little-endian. */
  public static void set(long host, int bytes, long value) {
    switch (bytes) {
      case 1 -> ALL.set(BYTE, host, (byte) value);
      case 2 -> ALL.set(SHORT, host, (short) value);
      case 4 -> ALL.set(INT, host, (int) value);
      default -> ALL.set(LONG, host, value);
    }
  }
}
