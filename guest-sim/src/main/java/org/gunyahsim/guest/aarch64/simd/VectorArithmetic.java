package org.gunyahsim.guest.aarch64.simd;

import static org.gunyahsim.guest.aarch64.simd.VectorFunction.*;

/** Sums, differences and means of two operands. */
final class VectorArithmetic {
  private final Saturation saturation;

  VectorArithmetic(Saturation saturation) {
    this.saturation = saturation;
  }

  /** The function of two words. */
  long apply(int function, int size, long a, long b) {
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
}
