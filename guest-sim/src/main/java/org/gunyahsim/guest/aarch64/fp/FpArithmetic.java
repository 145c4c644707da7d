package org.gunyahsim.guest.aarch64.fp;

/** Sums, products, quotients and square roots, rounded once. */
public final class FpArithmetic {
  /** Bits by which significands are moved down before they are added, to make room for a carry. */
  private static final int ROOM = 2;

  private final FpState state;

  public FpArithmetic(FpState state) {
    this.state = state;
  }

  /** FPAdd. */
  public long add(FpFormat format, long a, long b) {
    return sum(format, a, b, 0);
  }

  /** FPSub. */
  public long subtract(FpFormat format, long a, long b) {
    return sum(format, a, b, format.sign);
  }

  /** Adds the second operand, with its sign turned by {@code turn} unless it is a NaN. */
  private long sum(FpFormat format, long first, long second, long turn) {
    long a = state.flush(format, first);
    long b = state.flush(format, second);
    if (format.isNan(a) || format.isNan(b)) {
      return state.nan(format, a, b);
    }
    b ^= turn;
    boolean opposite = ((a ^ b) & format.sign) != 0;
    if (format.isInfinite(a)) {
      return opposite && format.isInfinite(b) ? state.invalid(format) : a;
    }
    if (format.isInfinite(b)) {
      return b;
    }
    if (format.isZero(b)) {
      return format.isZero(a) && opposite ? state.zeroSum(format) : a;
    }
    if (format.isZero(a)) {
      return b;
    }
    boolean swap = format.magnitude(a) < format.magnitude(b);
    return finiteSum(format, swap ? b : a, swap ? a : b, opposite);
  }

  /** The sum of numbers other than zero, of which the first has the larger magnitude. */
  private long finiteSum(FpFormat format, long large, long small, boolean opposite) {
    int exponent = format.exponent(large);
    long a = format.significand(large) >>> ROOM;
    long b = format.significand(small) >>> ROOM;
    b = shiftRight(b, exponent - format.exponent(small));
    long sum = opposite ? a - b : a + b;
    if (sum == 0) {
      return state.zeroSum(format);
    }
    int shift = Long.numberOfLeadingZeros(sum);
    boolean negative = format.isNegative(large);
    return state.round(format, negative, exponent + ROOM - shift, sum << shift);
  }

  /** Shifts right; bit 0 keeps the knowledge of ones that fall out. */
  private static long shiftRight(long value, int count) {
    if (count == 0) {
      return value;
    }
    return count < 64 ? value >>> count | (value << -count != 0 ? 1 : 0) : value != 0 ? 1 : 0;
  }

  /** FPMul. */
  public long multiply(FpFormat format, long a, long b) {
    return product(format, a, b, false);
  }

  /** FPMulX: infinity times zero is two. */
  public long multiplyExtended(FpFormat format, long a, long b) {
    return product(format, a, b, true);
  }

  private long product(FpFormat format, long first, long second, boolean extended) {
    long a = state.flush(format, first);
    long b = state.flush(format, second);
    if (format.isNan(a) || format.isNan(b)) {
      return state.nan(format, a, b);
    }
    boolean negative = ((a ^ b) & format.sign) != 0;
    boolean infinite = format.isInfinite(a) || format.isInfinite(b);
    boolean zero = format.isZero(a) || format.isZero(b);
    if (infinite && zero) {
      return extended ? format.power(negative, 1) : state.invalid(format);
    }
    if (infinite) {
      return format.infinity(negative);
    }
    if (zero) {
      return format.zero(negative);
    }
    long x = format.significand(a);
    long y = format.significand(b);
    long high = Math.unsignedMultiplyHigh(x, y);
    long significand = high | (x * y != 0 ? 1 : 0);
    int shift = high < 0 ? 0 : 1;
    int exponent = format.exponent(a) + format.exponent(b) + 1 - shift;
    return state.round(format, negative, exponent, significand << shift);
  }

  /** FPDiv. */
  public long divide(FpFormat format, long first, long second) {
    long a = state.flush(format, first);
    long b = state.flush(format, second);
    if (format.isNan(a) || format.isNan(b)) {
      return state.nan(format, a, b);
    }
    boolean negative = ((a ^ b) & format.sign) != 0;
    if (format.isInfinite(a)) {
      return format.isInfinite(b) ? state.invalid(format) : format.infinity(negative);
    }
    if (format.isZero(b)) {
      if (format.isZero(a)) {
        return state.invalid(format);
      }
      state.status |= FpState.DZC;
      return format.infinity(negative);
    }
    if (format.isInfinite(b) || format.isZero(a)) {
      return format.zero(negative);
    }
    int exponent = format.exponent(a) - format.exponent(b);
    long dividend = format.significand(a) >>> 11;
    long divisor = format.significand(b) >>> 11;
    if (dividend < divisor) {
      dividend <<= 1;
      exponent--;
    }
    return state.round(format, negative, exponent, quotient(dividend, divisor));
  }

  /**
   * The significand of a quotient between 1 and 2 of 53-bit numbers. The machine's division gives
   * it rounded to 53 bits; the sign of the remainder, exact modulo 2^64, tells where the true one
   * lies.
   */
  private static long quotient(long dividend, long divisor) {
    double rounded = (double) dividend / divisor;
    long digits = Double.doubleToRawLongBits(rounded) & FpFormat.DOUBLE.fraction | 1L << 52;
    if (rounded == 2) {
      // It is a little less.
      return -1;
    }
    long remainder = (dividend << 52) - digits * divisor;
    return (digits << 11) + Long.signum(remainder);
  }

  /** FPSqrt. */
  public long squareRoot(FpFormat format, long operand) {
    long a = state.flush(format, operand);
    if (format.isNan(a)) {
      return state.nan(format, a);
    }
    if (format.isZero(a)) {
      return a;
    }
    if (format.isNegative(a)) {
      return state.invalid(format);
    }
    if (format.isInfinite(a)) {
      return a;
    }
    int exponent = format.exponent(a);
    int odd = exponent & 1;
    return state.round(format, false, exponent >> 1, root(format.significand(a) >>> 11, odd));
  }

  /** The significand of the root of {@code digits / 2^52 * 2^odd}, found like a quotient. */
  private static long root(long digits, int odd) {
    double square = (double) (digits << odd) * 0x1p-52;
    long root = Double.doubleToRawLongBits(Math.sqrt(square)) & FpFormat.DOUBLE.fraction | 1L << 52;
    long remainder = (digits << odd + 52) - root * root;
    return (root << 11) + Long.signum(remainder);
  }

  /** FPMulAdd: addend + a * b. */
  public long multiplyAdd(FpFormat format, long addend, long first, long second) {
    long c = state.flush(format, addend);
    long a = state.flush(format, first);
    long b = state.flush(format, second);
    boolean infinite = format.isInfinite(a) || format.isInfinite(b);
    boolean none = infinite && (format.isZero(a) || format.isZero(b));
    if (format.isNan(c) || format.isNan(a) || format.isNan(b)) {
      boolean quiet = format.isNan(c) && !format.isSignalling(c);
      return none && quiet ? state.invalid(format) : state.nan(format, c, a, b);
    }
    boolean negative = ((a ^ b) & format.sign) != 0;
    if (none || infinite && format.isInfinite(c) && format.isNegative(c) != negative) {
      return state.invalid(format);
    }
    if (format.isInfinite(c)) {
      return c;
    }
    return infinite ? format.infinity(negative) : fused(format, c, a, b, 0);
  }

  /** FPRecipStepFused: 2 - a * b. */
  public long reciprocalStep(FpFormat format, long a, long b) {
    return step(format, format.negate(a), b, format.power(false, 1), 0);
  }

  /** FPRSqrtStepFused: (3 - a * b) / 2. */
  public long reciprocalRootStep(FpFormat format, long a, long b) {
    long three = format.power(false, 1) | format.quiet;
    return step(format, format.negate(a), b, three, 1);
  }

  private long step(FpFormat format, long first, long second, long constant, int halving) {
    long a = state.flush(format, first);
    long b = state.flush(format, second);
    if (format.isNan(a) || format.isNan(b)) {
      return state.nan(format, a, b);
    }
    if (format.isInfinite(a) || format.isInfinite(b)) {
      boolean undetermined = format.isZero(a) || format.isZero(b);
      // The product counts as zero.
      return undetermined
          ? constant - ((long) halving << format.fractionBits)
          : format.infinity(((a ^ b) & format.sign) != 0);
    }
    return fused(format, constant, a, b, halving);
  }

  /** (c + a * b) / 2^halving of finite numbers. */
  private long fused(FpFormat format, long c, long a, long b, int halving) {
    boolean negative = ((a ^ b) & format.sign) != 0;
    boolean opposite = format.isNegative(c) != negative;
    if (format.isZero(a) || format.isZero(b)) {
      if (format.isZero(c)) {
        return opposite ? state.zeroSum(format) : c;
      }
      boolean sign = format.isNegative(c);
      return state.round(format, sign, format.exponent(c) - halving, format.significand(c));
    }
    long x = format.significand(a);
    long y = format.significand(b);
    long high = Math.unsignedMultiplyHigh(x, y);
    long low = x * y;
    int exponent = format.exponent(a) + format.exponent(b) + 1;
    if (format.isZero(c)) {
      return normalised(format, negative, exponent - halving, high, low);
    }
    low = low >>> ROOM | high << 64 - ROOM;
    high >>>= ROOM;
    long addend = format.significand(c) >>> ROOM;
    int distance = exponent - format.exponent(c);
    long addendLow = 0;
    if (distance > 0) {
      addendLow = distance < 64 ? addend << 64 - distance : shiftRight(addend, distance - 64);
      addend = distance < 64 ? addend >>> distance : 0;
    } else if (distance < 0) {
      int shift = -distance;
      low = shift < 64 ? shiftRight(low, shift) | high << 64 - shift : below(high, low, shift);
      high = shift < 64 ? high >>> shift : 0;
      exponent = format.exponent(c);
    }
    exponent += ROOM - halving;
    if (!opposite) {
      long sum = low + addendLow;
      long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
      return normalised(format, negative, exponent, high + addend + carry, sum);
    }
    long difference = low - addendLow;
    long borrow = Long.compareUnsigned(low, addendLow) < 0 ? 1 : 0;
    long top = high - addend - borrow;
    if (top < 0) {
      difference = -difference;
      top = ~top + (difference == 0 ? 1 : 0);
      negative = !negative;
    }
    if ((top | difference) == 0) {
      return state.zeroSum(format);
    }
    return normalised(format, negative, exponent, top, difference);
  }

  /** The low half of {@code high:low} shifted right by 64 or more. */
  private static long below(long high, long low, int count) {
    return shiftRight(high, count - 64) | (low != 0 ? 1 : 0);
  }

  /** Rounds {@code high:low / 2^127 * 2^exponent}, which is not zero. */
  private long normalised(FpFormat format, boolean negative, int exponent, long high, long low) {
    if (high == 0) {
      int shift = Long.numberOfLeadingZeros(low);
      return state.round(format, negative, exponent - 64 - shift, low << shift);
    }
    int shift = Long.numberOfLeadingZeros(high);
    long significand = shift == 0 ? high : high << shift | low >>> 64 - shift;
    boolean sticky = low << shift != 0;
    return state.round(format, negative, exponent - shift, significand | (sticky ? 1 : 0));
  }
}
