package org.gunyahsim.guest.devicetree;

/** Reads tuples of cells from a property, such as {@code reg} and {@code interrupts}. */
public final class CellReader {
  private final Property property;
  private int next;

  CellReader(Property property) {
    this.property = property;
  }

  /** Whole cells not read yet. */
  public int remaining() {
    return property.cellCount() - next;
  }

  /** True when {@code cells} more can be read. */
  public boolean has(int cells) {
    return remaining() >= cells;
  }

  /** The next cell, sign-extended like any int; the caller has asked {@link #has}. */
  public int cell() {
    return property.cellAt(next++);
  }

  /**
   * A number of some cells, most significant first; of more than two only the last two count.
   *
   * @param cells 0 (which reads as 0) or more; the caller has asked {@link #has}
   */
  public long number(int cells) {
    long value = 0;
    for (int i = 0; i < cells; i++) {
      value = value << 32 | cell() & 0xFFFF_FFFFL;
    }
    return value;
  }
}
