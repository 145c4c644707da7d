package org.gunyahsim.guest.aarch64.simd;

import static org.gunyahsim.guest.aarch64.simd.VectorFunction.*;

/** Arithmetic of one operand, with or without the destination's old value. */
final class VectorUnary {
  private final Saturation saturation;

  VectorUnary(Saturation saturation) {
    this.saturation = saturation;
  }

  /** The function of a word; {@code d} is the destination's old value. */
  long apply(int function, int size, long d, long a) {
    return switch (function) {
      case VABS -> Lanes.select(Lanes.negative(size, a), Lanes.sub(size, 0, a), a);
      case VNEG -> Lanes.sub(size, 0, a);
      case VQABS -> Lanes.select(Lanes.negative(size, a), saturation.subSigned(size, 0, a), a);
      case VQNEG -> saturation.subSigned(size, 0, a);
      case VCGT_0 -> Lanes.less(size, 0, a);
      case VCGE_0 -> ~Lanes.negative(size, a);
      case VCEQ_0 -> ~Lanes.nonzero(size, a);
      case VCLE_0 -> ~Lanes.less(size, 0, a);
      case VCLT_0 -> Lanes.negative(size, a);
      case VUQADD -> saturation.addUnsignedToSigned(size, d, a);
      case VUQADD + 1 -> saturation.addSignedToUnsigned(size, d, a);
      case VPADDL -> pairSumsSigned(size, a);
      case VPADDL + 1 -> pairSums(size, a);
      case VPADAL -> Lanes.add(size + 1, d, pairSumsSigned(size, a));
      case VPADAL + 1 -> Lanes.add(size + 1, d, pairSums(size, a));
      default -> throw new AssertionError(function);
    };
  }

  private static long pairSums(int size, long a) {
    return (a & Lanes.even(size)) + (a >>> Lanes.bits(size) & Lanes.even(size));
  }

  private static long pairSumsSigned(int size, long a) {
    long even = Lanes.signExtend(size, a & Lanes.even(size));
    long odd = Lanes.signExtend(size, a >>> Lanes.bits(size) & Lanes.even(size));
    return Lanes.add(size + 1, even, odd);
  }
}
