package org.gunyahsim.guest.aarch64.simd;

import static org.gunyahsim.guest.aarch64.simd.VectorFunction.*;

/** Sums, differences, extremes and comparisons of two operands. */
final class VectorArithmetic {
  private final Saturation saturation;

  VectorArithmetic(Saturation saturation) {
    this.saturation = saturation;
  }

  /** The function of two words; {@code d} is the destination's old value. */
  long apply(int function, int size, long d, long a, long b) {
    return switch (function) {
      case VADD -> Lanes.add(size, a, b);
      case VSUB -> Lanes.sub(size, a, b);
      case VHADD -> signedMean(size, a, b);
      case VHADD + 1 -> mean(size, a, b);
      case VRHADD -> signedMeanUp(size, a, b);
      case VRHADD + 1 -> meanUp(size, a, b);
      case VHSUB -> halfDifference(size, a ^ Lanes.sign(size), b ^ Lanes.sign(size));
      case VHSUB + 1 -> halfDifference(size, a, b);
      case VQADD -> saturation.addSigned(size, a, b);
      case VQADD + 1 -> saturation.addUnsigned(size, a, b);
      case VQSUB -> saturation.subSigned(size, a, b);
      case VQSUB + 1 -> saturation.subUnsigned(size, a, b);
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

  // What two numbers have in common counts once, what they differ in by half.

  private static long mean(int size, long a, long b) {
    return (a & b) + halfOfXor(size, a, b);
  }

  private static long meanUp(int size, long a, long b) {
    return (a | b) - halfOfXor(size, a, b);
  }

  private static long halfDifference(int size, long a, long b) {
    return Lanes.sub(size, halfOfXor(size, a, b), ~a & b);
  }

  private static long halfOfXor(int size, long a, long b) {
    return (a ^ b) >>> 1 & ~Lanes.sign(size);
  }

  // Moved by half their range, signed numbers are unsigned ones.

  private static long signedMean(int size, long a, long b) {
    long sign = Lanes.sign(size);
    return mean(size, a ^ sign, b ^ sign) ^ sign;
  }

  private static long signedMeanUp(int size, long a, long b) {
    long sign = Lanes.sign(size);
    return meanUp(size, a ^ sign, b ^ sign) ^ sign;
  }

  private static long distance(int size, long aIsLess, long a, long b) {
    return Lanes.sub(size, Lanes.select(aIsLess, b, a), Lanes.select(aIsLess, a, b));
  }
}
