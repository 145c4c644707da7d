package org.gunyahsim.guest.aarch64.fp;

/**
 * FPCR, taken apart, and FPSR while an instruction runs; and what the Arm ARM does to every operand
 * and result under their control: flushing, NaNs, rounding.
 */
public final class FpState {
  /** Cumulative exception bits of FPSR: invalid operation, division by zero, and so on. */
  public static final int IOC = 1;

  public static final int DZC = 1 << 1;
  public static final int OFC = 1 << 2;
  public static final int UFC = 1 << 3;
  public static final int IXC = 1 << 4;
  public static final int IDC = 1 << 7;

  private static final int AHP = 1 << 26;
  private static final int DN = 1 << 25;
  private static final int FZ = 1 << 24;
  private static final int RMODE = 22;

  /** FPSR. */
  long status;

  /** FPCR.RMode, a value of {@link FpRounding}. */
  int rounding;

  /** FPCR.AHP: half precision has no infinities and NaNs, but one more exponent. */
  boolean alternativeHalf;

  private boolean defaultNan;
  private boolean flushToZero;

  /** True when numbers behave as those of Java: nearest even, subnormals. (NaNs do not.) */
  boolean plain = true;

  private long control;

  /** Takes on the registers before an instruction. */
  public void begin(long fpcr, long fpsr) {
    status = fpsr;
    if (fpcr != control) {
      control = fpcr;
      rounding = (int) fpcr >>> RMODE & 3;
      alternativeHalf = (fpcr & AHP) != 0;
      defaultNan = (fpcr & DN) != 0;
      flushToZero = (fpcr & FZ) != 0;
      plain = rounding == FpRounding.TIE_EVEN && !flushToZero;
    }
  }

  /** FPSR, with what the instruction added. */
  public long status() {
    return status;
  }

  /** FPCR.RMode, a value of {@link FpRounding}. */
  public int rounding() {
    return rounding;
  }

  /** What FPUnpack makes of an operand: a subnormal one may count as zero. */
  long flush(FpFormat format, long bits) {
    if (flushToZero && format != FpFormat.HALF && format.isSubnormal(bits)) {
      status |= IDC;
      return bits & format.sign;
    }
    return bits;
  }

  /** The result of an operation that has none. */
  long invalid(FpFormat format) {
    status |= IOC;
    return format.defaultNan;
  }

  /** FPProcessNaN: the result of an operation on a NaN. */
  long nan(FpFormat format, long nan) {
    if ((nan & format.quiet) == 0) {
      status |= IOC;
    }
    return defaultNan ? format.defaultNan : nan | format.quiet;
  }

  /** FPProcessNaNs: the result of an operation on two operands, one of which is a NaN. */
  long nan(FpFormat format, long a, long b) {
    boolean first = format.isSignalling(a) || !format.isSignalling(b) && format.isNan(a);
    return nan(format, first ? a : b);
  }

  /** FPProcessNaNs3: the result of an operation on three operands, one of which is a NaN. */
  long nan(FpFormat format, long a, long b, long c) {
    if (format.isSignalling(a) || format.isSignalling(b)) {
      return nan(format, a, b);
    }
    if (format.isSignalling(c)) {
      return nan(format, c);
    }
    return format.isNan(a) || format.isNan(b) ? nan(format, a, b) : nan(format, c);
  }

  /** FPConvertNaN: a NaN in another format. */
  long convertNan(FpFormat from, FpFormat to, long nan) {
    if ((nan & from.quiet) == 0) {
      status |= IOC;
    }
    if (defaultNan) {
      return to.defaultNan;
    }
    long top = (nan & from.fraction) << 63 - from.fractionBits;
    return to.infinity(from.isNegative(nan)) | to.quiet | top >>> 63 - to.fractionBits;
  }

  /** The zero that a sum of opposite numbers is. */
  long zeroSum(FpFormat format) {
    return format.zero(rounding == FpRounding.MINUS_INFINITY);
  }

  /** {@link #round(FpFormat, boolean, int, long, int)} as FPCR says. */
  long round(FpFormat format, boolean negative, int exponent, long significand) {
    return round(format, negative, exponent, significand, rounding);
  }

  /**
   * FPRound: the encoding nearest to a number other than zero, with all its flags. Whether a result
   * is tiny is decided before it is rounded.
   */
  long round(FpFormat format, boolean negative, int exponent, long significand, int roundingMode) {
    int biased = exponent + format.bias;
    int dropped = 63 - format.fractionBits;
    boolean tiny = biased < 1;
    if (tiny) {
      if (flushToZero && format != FpFormat.HALF) {
        status |= UFC;
        return format.zero(negative);
      }
      dropped += 1 - biased;
      biased = 0;
    } else if (biased > format.exponentOnes) {
      return overflow(format, negative, roundingMode);
    } else {
      biased--;
    }
    long kept;
    long error;
    if (dropped < 64) {
      kept = significand >>> dropped;
      error = significand << 64 - dropped;
    } else {
      kept = 0;
      error = dropped == 64 ? significand : 1;
    }
    if (FpRounding.up(roundingMode, negative, (kept & 1) != 0, error)) {
      kept++;
    }
    // The leading one of a normal number, or a carry, goes into the exponent.
    long magnitude = ((long) biased << format.fractionBits) + kept;
    if (isTooLarge(format, magnitude)) {
      return overflow(format, negative, roundingMode);
    }
    if (error != 0) {
      status |= tiny ? IXC | UFC : IXC;
    }
    return format.zero(negative) | magnitude;
  }

  private boolean isTooLarge(FpFormat format, long magnitude) {
    return format == FpFormat.HALF && alternativeHalf
        ? magnitude >= format.sign
        : magnitude >= format.infinity || magnitude < 0;
  }

  private long overflow(FpFormat format, boolean negative, int roundingMode) {
    if (format == FpFormat.HALF && alternativeHalf) {
      status |= IOC;
      return format.zero(negative) | format.sign - 1;
    }
    status |= OFC | IXC;
    return isOverflowInfinite(negative, roundingMode)
        ? format.infinity(negative)
        : format.largest(negative);
  }

  static boolean isOverflowInfinite(boolean negative, int roundingMode) {
    return switch (roundingMode) {
      case FpRounding.TIE_EVEN, FpRounding.TIE_AWAY -> true;
      case FpRounding.PLUS_INFINITY -> !negative;
      case FpRounding.MINUS_INFINITY -> negative;
      default -> false;
    };
  }

  boolean flushesToZero() {
    return flushToZero;
  }
}
