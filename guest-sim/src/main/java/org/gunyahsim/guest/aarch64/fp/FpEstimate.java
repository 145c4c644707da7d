package org.gunyahsim.guest.aarch64.fp;

/** The estimates from which programs approach reciprocals and reciprocal square roots. */
public final class FpEstimate {
  /** Bits of an estimate below its leading one. */
  private static final int ESTIMATE_BITS = 8;

  private final FpState state;

  public FpEstimate(FpState state) {
    this.state = state;
  }

  /** RecipEstimate: of a number from 256 to 511 (in 512ths), from 256 to 511 (in 256ths). */
  private static int reciprocalEstimate(int a) {
    return ((1 << 19) / (2 * a + 1) + 1) >> 1;
  }

  /** RecipSqrtEstimate: of a number from 128 to 511 (in 512ths), from 256 to 511 (in 256ths). */
  private static int rootEstimate(int input) {
    int a = input < 256 ? 2 * input + 1 : 2 * ((input & ~1) + 1);
    int b = 512;
    while (a * (b + 1) * (b + 1) < 1 << 28) {
      b++;
    }
    return (b + 1) >> 1;
  }

  /** UnsignedRecipEstimate, of 32 bits. */
  public static long unsignedReciprocal(long a) {
    return a >>> 31 == 0 ? 0xFFFF_FFFFL : (long) reciprocalEstimate((int) (a >>> 23)) << 23;
  }

  /** UnsignedRSqrtEstimate, of 32 bits. */
  public static long unsignedReciprocalRoot(long a) {
    return a >>> 30 == 0 ? 0xFFFF_FFFFL : (long) rootEstimate((int) (a >>> 23)) << 23;
  }

  /** FPRecipEstimate. */
  public long reciprocal(FpFormat format, long operand) {
    long a = state.flush(format, operand);
    if (format.isNan(a)) {
      return state.nan(format, a);
    }
    boolean negative = format.isNegative(a);
    if (format.isInfinite(a)) {
      return format.zero(negative);
    }
    if (format.isZero(a)) {
      state.status |= FpState.DZC;
      return format.infinity(negative);
    }
    int exponent = format.exponent(a);
    if (exponent < -format.bias - 1) {
      state.status |= FpState.OFC | FpState.IXC;
      return FpState.isOverflowInfinite(negative, state.rounding)
          ? format.infinity(negative)
          : format.largest(negative);
    }
    if (state.flushesToZero() && exponent >= format.bias - 1) {
      state.status |= FpState.UFC;
      return format.zero(negative);
    }
    int digits = (int) (format.significand(a) >>> 63 - ESTIMATE_BITS);
    return encode(format, negative, -1 - exponent, reciprocalEstimate(digits));
  }

  /** FPRSqrtEstimate. */
  public long reciprocalRoot(FpFormat format, long operand) {
    long a = state.flush(format, operand);
    if (format.isNan(a)) {
      return state.nan(format, a);
    }
    boolean negative = format.isNegative(a);
    if (format.isZero(a)) {
      state.status |= FpState.DZC;
      return format.infinity(negative);
    }
    if (negative) {
      return state.invalid(format);
    }
    if (format.isInfinite(a)) {
      return 0;
    }
    int exponent = format.exponent(a);
    int digits = (int) (format.significand(a) >>> 63 - ESTIMATE_BITS);
    // In [1/4, 1): twice the digits that an even power of two leaves.
    int scaled = (exponent & 1) != 0 ? digits : digits >> 1;
    return encode(format, false, -1 - (exponent >> 1), rootEstimate(scaled));
  }

  /** The encoding of an estimate of nine bits, whose leading one has this exponent; truncated. */
  private static long encode(FpFormat format, boolean negative, int exponent, int estimate) {
    int biased = exponent + format.bias;
    long digits = (long) estimate << format.fractionBits - ESTIMATE_BITS;
    long magnitude =
        biased > 0 ? ((long) biased - 1 << format.fractionBits) + digits : digits >>> 1 - biased;
    return format.zero(negative) | magnitude;
  }

  /** FPRecpX. */
  public long reciprocalExponent(FpFormat format, long operand) {
    long a = state.flush(format, operand);
    if (format.isNan(a)) {
      return state.nan(format, a);
    }
    int field = format.exponentField(a);
    int result = field == 0 ? format.exponentOnes - 1 : ~field & format.exponentOnes;
    return a & format.sign | (long) result << format.fractionBits;
  }
}
