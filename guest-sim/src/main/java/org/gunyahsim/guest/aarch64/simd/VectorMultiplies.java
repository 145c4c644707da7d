package org.gunyahsim.guest.aarch64.simd;

import static org.gunyahsim.guest.aarch64.simd.VectorFunction.*;

/** Products. */
final class VectorMultiplies {
  private final Saturation saturation;

  VectorMultiplies(Saturation saturation) {
    this.saturation = saturation;
  }

  /** The function of two words; {@code d} is the destination's old value. */
  long apply(int function, int size, long d, long a, long b) {
    return switch (function) {
      case VMUL -> Lanes.mul(size, a, b);
      case VMLA -> Lanes.add(size, d, Lanes.mul(size, a, b));
      case VMLS -> Lanes.sub(size, d, Lanes.mul(size, a, b));
      case VPMUL -> polynomial(size, a, b);
      case VQDMULH -> doubledHigh(size, a, b, 0);
      case VQRDMULH -> doubledHigh(size, a, b, 1L << Lanes.bits(size) - 1);
      case VQDMULL -> doubled(size, a, b);
      case VQDMLAL -> saturation.addSigned(size, d, doubled(size, a, b));
      case VQDMLSL -> saturation.subSigned(size, d, doubled(size, a, b));
      default -> throw new AssertionError(function);
    };
  }

  /** Multiplies without carries by the low 8 bits of each lane of b. */
  private static long polynomial(int size, long a, long b) {
    long result = 0;
    for (int i = 0; i < 8; i++) {
      long one = Lanes.fill(size, 1L << i);
      result ^= Lanes.shiftLeft(size, a, i) & Lanes.nonzero(size, b & one);
    }
    return result;
  }

  private long doubled(int size, long a, long b) {
    long product = Lanes.mul(size, a, b);
    return saturation.addSigned(size, product, product);
  }

  /** The high halves of doubled products, after adding to each. */
  private long doubledHigh(int size, long a, long b, long rounding) {
    long low = doubledHighOfHalf(size, a, b, rounding);
    return low | doubledHighOfHalf(size, a >>> 32, b >>> 32, rounding) << 32;
  }

  private long doubledHighOfHalf(int size, long a, long b, long rounding) {
    int wide = size + 1;
    long product = doubled(wide, Lanes.widenSigned(size, a), Lanes.widenSigned(size, b));
    long rounded = saturation.addSigned(wide, product, Lanes.fill(wide, rounding));
    return Lanes.narrow(size, rounded >>> Lanes.bits(size));
  }
}
