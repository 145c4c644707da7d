package org.gunyahsim.hypervisor.platform;

import org.gunyahsim.hypervisor.snapshot.Snapshottable;

/** A device with registers at a range of physical addresses. */
public interface PlatformDevice extends Snapshottable {
  /** Physical address of its first register. */
  long base();

  /** Bytes that it answers in. */
  long size();

  /**
   * Reads.
   *
   * @param offset from {@link #base()}; the whole access lies inside
   * @param size 1, 2, 4 or 8 bytes
   * @return the value; bits above the size do not matter
   */
  long read(long offset, int size);

  /**
   * Writes.
   *
   * @param value bits above the size are zero
   */
  void write(long offset, int size, long value);
}
