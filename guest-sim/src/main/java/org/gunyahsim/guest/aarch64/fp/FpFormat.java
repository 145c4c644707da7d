package org.gunyahsim.guest.aarch64.fp;

/** A binary interchange format of IEEE 754: how a number is laid out in its bits. */
public final class FpFormat {
  public static final FpFormat HALF = new FpFormat(5, 10);
  public static final FpFormat SINGLE = new FpFormat(8, 23);
  public static final FpFormat DOUBLE = new FpFormat(11, 52);

  /** Bits of an encoding: 16, 32 or 64. */
  public final int width;

  final int fractionBits;
  final int bias;

  /** The exponent field of infinities and NaNs. */
  final int exponentOnes;

  final long sign;
  final long fraction;

  /** +Infinity; a magnitude above it is a NaN. */
  final long infinity;

  /** The bit that tells quiet NaNs from signalling ones. */
  final long quiet;

  final long defaultNan;

  private FpFormat(int exponentBits, int fractionBits) {
    this.width = 1 + exponentBits + fractionBits;
    this.fractionBits = fractionBits;
    this.exponentOnes = (1 << exponentBits) - 1;
    this.bias = exponentOnes >> 1;
    this.sign = 1L << width - 1;
    this.fraction = (1L << fractionBits) - 1;
    this.infinity = (long) exponentOnes << fractionBits;
    this.quiet = 1L << fractionBits - 1;
    this.defaultNan = infinity | quiet;
  }

  /** The encoding without its sign. */
  public long magnitude(long bits) {
    return bits & (sign - 1);
  }

  /** The encoding with the other sign, NaNs included: FPNeg. */
  public long negate(long bits) {
    return bits ^ sign;
  }

  boolean isNegative(long bits) {
    return (bits & sign) != 0;
  }

  boolean isNan(long bits) {
    return magnitude(bits) > infinity;
  }

  boolean isSignalling(long bits) {
    return isNan(bits) && (bits & quiet) == 0;
  }

  boolean isInfinite(long bits) {
    return magnitude(bits) == infinity;
  }

  boolean isZero(long bits) {
    return magnitude(bits) == 0;
  }

  boolean isSubnormal(long bits) {
    return magnitude(bits) <= fraction && !isZero(bits);
  }

  int exponentField(long bits) {
    return (int) (bits >>> fractionBits) & exponentOnes;
  }

  /** The exponent of a number other than zero; subnormals count as normalised. */
  int exponent(long bits) {
    int field = exponentField(bits);
    return field != 0
        ? field - bias
        : 1 - bias - (Long.numberOfLeadingZeros(bits & fraction) - (63 - fractionBits));
  }

  /** The significand of a number other than zero, bit 63 set. */
  long significand(long bits) {
    long digits = bits & fraction;
    return exponentField(bits) != 0
        ? 1L << 63 | digits << 63 - fractionBits
        : digits << Long.numberOfLeadingZeros(digits);
  }

  long zero(boolean negative) {
    return negative ? sign : 0;
  }

  long infinity(boolean negative) {
    return negative ? sign | infinity : infinity;
  }

  /** The normal number of the largest magnitude. */
  long largest(boolean negative) {
    return infinity(negative) - 1;
  }

  /** A power of two within the range of normal numbers. */
  long power(boolean negative, int exponent) {
    return zero(negative) | (long) (exponent + bias) << fractionBits;
  }

  /** An encoding as an integer, such that numbers and integers compare alike and -0 is below +0. */
  long ordered(long bits) {
    long signed = bits << 64 - width >> 64 - width;
    return signed ^ signed >> 63 & sign - 1;
  }
}
