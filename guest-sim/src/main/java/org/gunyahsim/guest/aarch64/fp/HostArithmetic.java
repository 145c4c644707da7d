package org.gunyahsim.guest.aarch64.fp;

/**
 * The frequent operations by the machine's own arithmetic, where its result is known to be right
 * with all flags; by {@link FpArithmetic} otherwise.
 *
 * <p>That is: rounding to nearest even, no flushing, a result far from the ends of the range. Then
 * Inexact is the only flag that may have to be raised; it is set already, most of the time, and
 * where it is not, an exact error term of the operation decides.
 */
public final class HostArithmetic {
  /** Where error terms are exact: exponents of 128 to 1919 with bias. */
  private static final int TERMS_FROM = 128;

  private static final int TERMS = 1792;

  /** The same for single precision: 32 to 223. */
  private static final int SINGLE_TERMS_FROM = 32;

  private static final int SINGLE_TERMS = 192;

  private final FpState state;
  private final FpArithmetic exact;

  public HostArithmetic(FpState state, FpArithmetic exact) {
    this.state = state;
    this.exact = exact;
  }

  private boolean isInexact() {
    return (state.status & FpState.IXC) != 0;
  }

  /** True of a result that is normal, and whose error term is. */
  private static boolean isSafe(long bits) {
    return ((int) (bits >>> 52) & 0x7FF) - TERMS_FROM + Integer.MIN_VALUE
        < TERMS + Integer.MIN_VALUE;
  }

  private static boolean isSafe(int bits) {
    return (bits >>> 23 & 0xFF) - SINGLE_TERMS_FROM + Integer.MIN_VALUE
        < SINGLE_TERMS + Integer.MIN_VALUE;
  }

  /** FPAdd. */
  public long add(FpFormat format, long a, long b) {
    if (state.plain) {
      if (format == FpFormat.DOUBLE) {
        double x = Double.longBitsToDouble(a);
        double y = Double.longBitsToDouble(b);
        double sum = x + y;
        long bits = Double.doubleToRawLongBits(sum);
        if (isSafe(bits) && (isInexact() || error(x, y, sum) == 0)) {
          return bits;
        }
      } else {
        float x = Float.intBitsToFloat((int) a);
        float y = Float.intBitsToFloat((int) b);
        float sum = x + y;
        int bits = Float.floatToRawIntBits(sum);
        if (isSafe(bits) && (isInexact() || error(x, y, sum) == 0)) {
          return bits & 0xFFFF_FFFFL;
        }
      }
    }
    return exact.add(format, a, b);
  }

  /** What is missing from a sum, exactly (Knuth's TwoSum). */
  private static double error(double x, double y, double sum) {
    double other = sum - x;
    return x - (sum - other) + (y - other);
  }

  private static float error(float x, float y, float sum) {
    float other = sum - x;
    return x - (sum - other) + (y - other);
  }

  /** FPSub. */
  public long subtract(FpFormat format, long a, long b) {
    if (state.plain) {
      if (format == FpFormat.DOUBLE) {
        double x = Double.longBitsToDouble(a);
        double y = Double.longBitsToDouble(b);
        double difference = x - y;
        long bits = Double.doubleToRawLongBits(difference);
        if (isSafe(bits) && (isInexact() || error(x, -y, difference) == 0)) {
          return bits;
        }
      } else {
        float x = Float.intBitsToFloat((int) a);
        float y = Float.intBitsToFloat((int) b);
        float difference = x - y;
        int bits = Float.floatToRawIntBits(difference);
        if (isSafe(bits) && (isInexact() || error(x, -y, difference) == 0)) {
          return bits & 0xFFFF_FFFFL;
        }
      }
    }
    return exact.subtract(format, a, b);
  }

  /** FPMul. */
  public long multiply(FpFormat format, long a, long b) {
    if (state.plain) {
      if (format == FpFormat.DOUBLE) {
        double x = Double.longBitsToDouble(a);
        double y = Double.longBitsToDouble(b);
        double product = x * y;
        long bits = Double.doubleToRawLongBits(product);
        if (isSafe(bits) && (isInexact() || Math.fma(x, y, -product) == 0)) {
          return bits;
        }
      } else {
        // Exact in double precision.
        double product = (double) Float.intBitsToFloat((int) a) * Float.intBitsToFloat((int) b);
        float rounded = (float) product;
        int bits = Float.floatToRawIntBits(rounded);
        if (isSafe(bits) && (isInexact() || rounded == product)) {
          return bits & 0xFFFF_FFFFL;
        }
      }
    }
    return exact.multiply(format, a, b);
  }

  /** FPDiv. */
  public long divide(FpFormat format, long a, long b) {
    if (state.plain && isInexact()) {
      if (format == FpFormat.DOUBLE) {
        double quotient = Double.longBitsToDouble(a) / Double.longBitsToDouble(b);
        long bits = Double.doubleToRawLongBits(quotient);
        if (isSafe(bits)) {
          return bits;
        }
      } else {
        float quotient = Float.intBitsToFloat((int) a) / Float.intBitsToFloat((int) b);
        int bits = Float.floatToRawIntBits(quotient);
        if (isSafe(bits)) {
          return bits & 0xFFFF_FFFFL;
        }
      }
    }
    return exact.divide(format, a, b);
  }

  /** FPSqrt. */
  public long squareRoot(FpFormat format, long a) {
    if (state.plain && isInexact()) {
      if (format == FpFormat.DOUBLE) {
        long bits = Double.doubleToRawLongBits(Math.sqrt(Double.longBitsToDouble(a)));
        if (isSafe(bits)) {
          return bits;
        }
      } else {
        int bits = Float.floatToRawIntBits((float) Math.sqrt(Float.intBitsToFloat((int) a)));
        if (isSafe(bits)) {
          return bits & 0xFFFF_FFFFL;
        }
      }
    }
    return exact.squareRoot(format, a);
  }

  /** FPMulAdd: c + a * b. */
  public long multiplyAdd(FpFormat format, long c, long a, long b) {
    if (state.plain && isInexact()) {
      if (format == FpFormat.DOUBLE) {
        double sum =
            Math.fma(
                Double.longBitsToDouble(a), Double.longBitsToDouble(b), Double.longBitsToDouble(c));
        long bits = Double.doubleToRawLongBits(sum);
        if (isSafe(bits)) {
          return bits;
        }
      } else {
        float sum =
            Math.fma(
                Float.intBitsToFloat((int) a),
                Float.intBitsToFloat((int) b),
                Float.intBitsToFloat((int) c));
        int bits = Float.floatToRawIntBits(sum);
        if (isSafe(bits)) {
          return bits & 0xFFFF_FFFFL;
        }
      }
    }
    return exact.multiplyAdd(format, c, a, b);
  }
}
