package org.gunyahsim.guest.loader;

import java.util.List;

/**
 * An image at its place: absolute addresses.
 *
 * @param entry where it is entered
 * @param segments in ascending order, not overlapping
 * @param symbols with the addresses that the image was linked for, moved with it when it is
 *     position-independent
 */
public record PlacedImage(long entry, List<Segment> segments, Symbols symbols) {
  /** The lowest address that it takes. */
  public long start() {
    return segments.getFirst().address();
  }

  /** The first address behind it, zero-filled parts included. */
  public long end() {
    return segments.getLast().end();
  }

  /**
   * Makes sure that it lies in memory.
   *
   * @param address of the memory
   * @param size of the memory, bytes
   * @throws ImageException when it does not
   */
  public void requireInside(long address, long size) throws ImageException {
    if (start() < address || end() > address + size) {
      throw new ImageException(
          "takes 0x%x to 0x%x, the memory is 0x%x to 0x%x"
              .formatted(start(), end() - 1, address, address + size - 1),
          "link it elsewhere or move the memory");
    }
  }

  /** Writes all of it, the zeros too. */
  public void load(MemoryWriter memory) {
    for (Segment segment : segments) {
      segment.load(memory);
    }
  }
}
