package org.gunyahsim.guest.aarch64.simd;

import static org.gunyahsim.guest.aarch64.simd.VectorFunction.*;

/** What depends on which of two operands is greater. */
final class VectorComparisons {
  private VectorComparisons() {}

  /** The function of two words; {@code d} is the destination's old value. */
  static long apply(int function, int size, long d, long a, long b) {
    return switch (function) {
      case VMAX -> Lanes.select(Lanes.less(size, a, b), b, a);
      case VMAX + 1 -> Lanes.select(Lanes.lower(size, a, b), b, a);
      case VMIN -> Lanes.select(Lanes.less(size, a, b), a, b);
      case VMIN + 1 -> Lanes.select(Lanes.lower(size, a, b), a, b);
      case VABD -> distance(size, Lanes.less(size, a, b), a, b);
      case VABD + 1 -> distance(size, Lanes.lower(size, a, b), a, b);
      case VABA -> Lanes.add(size, d, distance(size, Lanes.less(size, a, b), a, b));
      case VABA + 1 -> Lanes.add(size, d, distance(size, Lanes.lower(size, a, b), a, b));
      case VCGT -> Lanes.less(size, b, a);
      case VCGT + 1 -> Lanes.lower(size, b, a);
      case VCGE -> ~Lanes.less(size, a, b);
      case VCGE + 1 -> ~Lanes.lower(size, a, b);
      case VCEQ -> ~Lanes.nonzero(size, a ^ b);
      case VTST -> Lanes.nonzero(size, a & b);
      default -> throw new AssertionError(function);
    };
  }

  private static long distance(int size, long aIsLess, long a, long b) {
    return Lanes.sub(size, Lanes.select(aIsLess, b, a), Lanes.select(aIsLess, a, b));
  }
}
