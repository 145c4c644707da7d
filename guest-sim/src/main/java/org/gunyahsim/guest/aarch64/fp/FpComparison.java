package org.gunyahsim.guest.aarch64.fp;

/** Comparisons, maxima and minima. */
public final class FpComparison {
  private static final int LESS = 0b1000;
  private static final int EQUAL = 0b0110;
  private static final int GREATER = 0b0010;
  private static final int UNORDERED = 0b0011;

  private final FpState state;

  public FpComparison(FpState state) {
    this.state = state;
  }

  /**
   * FPCompare.
   *
   * @param signalling whether quiet NaNs are invalid too
   * @return NZCV
   */
  public int compare(FpFormat format, long first, long second, boolean signalling) {
    long a = state.flush(format, first);
    long b = state.flush(format, second);
    if (isUnordered(format, a, b, signalling)) {
      return UNORDERED;
    }
    if (a == b || format.isZero(a | b)) {
      return EQUAL;
    }
    return format.ordered(a) < format.ordered(b) ? LESS : GREATER;
  }

  private boolean isUnordered(FpFormat format, long a, long b, boolean signalling) {
    if (!format.isNan(a) && !format.isNan(b)) {
      return false;
    }
    if (signalling || format.isSignalling(a) || format.isSignalling(b)) {
      state.status |= FpState.IOC;
    }
    return true;
  }

  /** FPCompareEQ. */
  public boolean isEqual(FpFormat format, long a, long b) {
    return compare(format, a, b, false) == EQUAL;
  }

  /** FPCompareGT. */
  public boolean isGreater(FpFormat format, long a, long b) {
    return compare(format, a, b, true) == GREATER;
  }

  /** FPCompareGE. */
  public boolean isGreaterOrEqual(FpFormat format, long a, long b) {
    int flags = compare(format, a, b, true);
    return flags == GREATER || flags == EQUAL;
  }

  /** FPMax. */
  public long maximum(FpFormat format, long first, long second) {
    long a = state.flush(format, first);
    long b = state.flush(format, second);
    if (format.isNan(a) || format.isNan(b)) {
      return state.nan(format, a, b);
    }
    return format.ordered(a) > format.ordered(b) ? a : b;
  }

  /** FPMin. */
  public long minimum(FpFormat format, long first, long second) {
    long a = state.flush(format, first);
    long b = state.flush(format, second);
    if (format.isNan(a) || format.isNan(b)) {
      return state.nan(format, a, b);
    }
    return format.ordered(a) < format.ordered(b) ? a : b;
  }

  /** FPMaxNum: a quiet NaN beside a number does not count. */
  public long maximumNumber(FpFormat format, long a, long b) {
    return onlyNumber(format, a, b) ? number(format, a, b) : maximum(format, a, b);
  }

  /** FPMinNum: a quiet NaN beside a number does not count. */
  public long minimumNumber(FpFormat format, long a, long b) {
    return onlyNumber(format, a, b) ? number(format, a, b) : minimum(format, a, b);
  }

  private static boolean onlyNumber(FpFormat format, long a, long b) {
    return format.isNan(a) != format.isNan(b) && !format.isSignalling(a) && !format.isSignalling(b);
  }

  private long number(FpFormat format, long a, long b) {
    return state.flush(format, format.isNan(a) ? b : a);
  }
}
