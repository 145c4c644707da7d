package org.gunyahsim.guest.aarch64.fp;

/** Conversions between formats, to and from integers and fixed-point numbers. */
public final class FpConversion {
  private final FpState state;

  public FpConversion(FpState state) {
    this.state = state;
  }

  /** FPConvert: a number in another format. */
  public long convert(FpFormat from, FpFormat to, long operand, int rounding) {
    long bits = state.flush(from, operand);
    boolean negative = from.isNegative(bits);
    boolean alternativeFrom = from == FpFormat.HALF && state.alternativeHalf;
    if (!alternativeFrom && from.exponentField(bits) == from.exponentOnes) {
      if (to == FpFormat.HALF && state.alternativeHalf) {
        state.status |= FpState.IOC;
        return from.isNan(bits) ? to.zero(negative) : to.zero(negative) | to.sign - 1;
      }
      return from.isNan(bits) ? state.convertNan(from, to, bits) : to.infinity(negative);
    }
    return from.isZero(bits)
        ? to.zero(negative)
        : state.round(to, negative, from.exponent(bits), from.significand(bits), rounding);
  }

  /** FPRoundInt, and with {@code exact} also what raises Inexact. */
  public long roundToInteger(FpFormat format, long operand, int rounding, boolean exact) {
    long bits = state.flush(format, operand);
    if (format.isNan(bits)) {
      return state.nan(format, bits);
    }
    if (format.isZero(bits)) {
      return bits;
    }
    int exponent = format.exponent(bits);
    int places = format.fractionBits - exponent;
    if (places <= 0) {
      return bits;
    }
    boolean negative = format.isNegative(bits);
    long error = exponent < 0 ? fractionBelowOne(format, bits) : bits << 64 - places;
    if (error == 0) {
      return bits;
    }
    if (exact) {
      state.status |= FpState.IXC;
    }
    if (exponent < 0) {
      boolean one = FpRounding.up(rounding, negative, false, error);
      return one ? format.power(negative, 0) : format.zero(negative);
    }
    // The last place of 1.x is the lowest bit of the exponent, which is odd there.
    long truncated = bits & -1L << places;
    boolean odd = (bits >>> places & 1) != 0;
    return FpRounding.up(rounding, negative, odd, error) ? truncated + (1L << places) : truncated;
  }

  /** A magnitude below 1 as a fraction of 2^64, as exact as rounding needs. */
  private static long fractionBelowOne(FpFormat format, long bits) {
    return format.exponent(bits) == -1 ? format.significand(bits) : 1;
  }

  /**
   * FPToFixed.
   *
   * @param fractionBits places after the point of the result
   * @param width bits of the result, 32 or 64, to which it is zero-extended
   */
  public long toFixed(
      FpFormat format, long operand, int fractionBits, boolean unsigned, int width, int rounding) {
    long bits = state.flush(format, operand);
    if (format.isNan(bits)) {
      state.status |= FpState.IOC;
      return 0;
    }
    if (format.isZero(bits)) {
      return 0;
    }
    boolean negative = format.isNegative(bits);
    if (format.isInfinite(bits)) {
      return saturated(negative, unsigned, width);
    }
    int exponent = format.exponent(bits) + fractionBits;
    if (exponent > 63) {
      return saturated(negative, unsigned, width);
    }
    long significand = format.significand(bits);
    long integer = exponent < 0 ? 0 : significand >>> 63 - exponent;
    long error = exponent < -1 ? 1 : exponent == -1 ? significand : significand << exponent << 1;
    if (FpRounding.up(rounding, negative, (integer & 1) != 0, error)) {
      integer++;
    }
    if (Long.compareUnsigned(integer, limit(negative, unsigned, width)) > 0) {
      return saturated(negative, unsigned, width);
    }
    if (error != 0) {
      state.status |= FpState.IXC;
    }
    return (negative ? -integer : integer) & -1L >>> 64 - width;
  }

  /** The largest magnitude of a fixed-point number. */
  private static long limit(boolean negative, boolean unsigned, int width) {
    if (unsigned) {
      return negative ? 0 : -1L >>> 64 - width;
    }
    return (1L << width - 1) - (negative ? 0 : 1);
  }

  private long saturated(boolean negative, boolean unsigned, int width) {
    state.status |= FpState.IOC;
    long limit = limit(negative, unsigned, width);
    return (negative ? -limit : limit) & -1L >>> 64 - width;
  }

  /** FixedToFP of a number that was extended to 64 bits. */
  public long fromFixed(FpFormat format, long value, int fractionBits, boolean unsigned) {
    if (value == 0) {
      return 0;
    }
    boolean negative = value < 0 && !unsigned;
    long magnitude = negative ? -value : value;
    int shift = Long.numberOfLeadingZeros(magnitude);
    return state.round(format, negative, 63 - shift - fractionBits, magnitude << shift);
  }
}
