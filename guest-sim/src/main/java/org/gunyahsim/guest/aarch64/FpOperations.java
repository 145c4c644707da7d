package org.gunyahsim.guest.aarch64;

import org.gunyahsim.guest.aarch64.decode.FpLowering;
import org.gunyahsim.guest.aarch64.fp.FpArithmetic;
import org.gunyahsim.guest.aarch64.fp.FpComparison;
import org.gunyahsim.guest.aarch64.fp.FpConversion;
import org.gunyahsim.guest.aarch64.fp.FpEstimate;
import org.gunyahsim.guest.aarch64.fp.FpFormat;
import org.gunyahsim.guest.aarch64.fp.FpRounding;
import org.gunyahsim.guest.aarch64.fp.FpState;
import org.gunyahsim.guest.aarch64.fp.HostArithmetic;
import org.gunyahsim.guest.aarch64.generated.Op;
import org.gunyahsim.hypervisor.engine.VcpuState;

/** Floating-point instructions, scalar and vector. How {@code imm} is read: {@link FpLowering}. */
final class FpOperations {
  private static final long W = 0xFFFF_FFFFL;

  /** What FP_FUSED computes: negate the product, the addend, and the precision. */
  private static final int NEGATE_PRODUCT = 1 << 6;

  private static final int NEGATE_ADDEND = 1 << 7;
  private static final int FUSED_DOUBLE = 1 << 8;

  /** FP_COMPARE: zero instead of the second operand; quiet NaNs are invalid; the precision. */
  private static final int WITH_ZERO = 1;

  private static final int SIGNALLING = 1 << 1;
  private static final int COMPARE_DOUBLE = 1 << 2;

  /** By ftype; 2 is not a format. */
  private static final FpFormat[] FORMATS = {
    FpFormat.SINGLE, FpFormat.DOUBLE, FpFormat.DOUBLE, FpFormat.HALF
  };

  private final Cpu cpu;
  private final VcpuState state;
  private final long[] x;
  private final long[] v;
  private final FpState fp = new FpState();
  private final FpArithmetic exact = new FpArithmetic(fp);
  private final HostArithmetic arithmetic = new HostArithmetic(fp, exact);
  private final FpComparison comparison = new FpComparison(fp);
  private final FpConversion conversion = new FpConversion(fp);
  private final FpEstimate estimate = new FpEstimate(fp);

  /** The destination while it is computed from registers that may be the same. */
  private final long[] result = new long[2];

  FpOperations(Cpu cpu) {
    this.cpu = cpu;
    this.state = cpu.state;
    this.x = cpu.x;
    this.v = cpu.v;
  }

  int execute(int op, int d, int n, int m, long imm) {
    int how = (int) imm;
    fp.begin(state.fpcr, state.fpsr);
    switch (op) {
      case Op.FP_SCALAR -> set(d, binary(how, format(how), v[2 * n], v[2 * m], v[2 * d]));
      case Op.FP_BINARY -> lanes(d, n, m, how);
      case Op.FP_UNARY -> unaryLanes(d, n, how);
      case Op.FP_FUSED -> set(d, fused(how, v[2 * n], v[2 * m], v[2 * (how & 31)]));
      case Op.FP_CONVERT -> set(d, convert(how, v[2 * n]));
      case Op.FP_LENGTHEN -> lengthen(d, n, m, how);
      case Op.FP_NARROW -> narrow(d, n, m, how);
      case Op.FP_COMPARE -> cpu.setFlags(compare(how, n, m));
      case Op.FP_COMPARE_IF ->
          cpu.setFlags(cpu.holds(how >>> 4 & 15) ? compare(how >>> 8, n, m) : how & 15);
      case Op.FP_SELECT -> {
        long chosen = v[2 * (cpu.holds(how & 15) ? n : m)];
        set(d, (how & 16) != 0 ? chosen : chosen & W);
      }
      case Op.FP_IMMEDIATE -> set(d, imm);
      case Op.FP_TO_GENERAL -> x[d] = toFixed(how, v[2 * n], m);
      case Op.FP_FROM_GENERAL -> set(d, fromFixed(how, m == 63 ? x[n] : extended(how, x[n])));
      case Op.FP_ACROSS -> set(d, across(how, n));
      default -> {
        return cpu.undefined();
      }
    }
    state.fpsr = fp.status();
    return Cpu.NEXT;
  }

  private void set(int d, long low) {
    v[2 * d] = low;
    v[2 * d + 1] = 0;
  }

  private static FpFormat format(int how) {
    return FpLowering.isDouble(how) ? FpFormat.DOUBLE : FpFormat.SINGLE;
  }

  private long lane(FpFormat format, int register, int index) {
    int bit = index * format.width;
    long word = v[2 * register + (bit >> 6)] >>> bit;
    return format == FpFormat.DOUBLE ? word : word & -1L >>> 64 - format.width;
  }

  private void put(FpFormat format, int index, long value) {
    int bit = index * format.width;
    result[bit >> 6] |= value << bit;
  }

  private void finish(int d) {
    v[2 * d] = result[0];
    v[2 * d + 1] = result[1];
    result[0] = 0;
    result[1] = 0;
  }

  // --- Two operands ---

  private void lanes(int d, int n, int m, int how) {
    FpFormat format = format(how);
    int count = FpLowering.lanes(how);
    int shape = FpLowering.shape(how);
    for (int i = 0; i < count; i++) {
      long a;
      long b;
      if (shape == FpLowering.PAIRS) {
        int first = 2 * i;
        int register = first < count ? n : m;
        int at = first < count ? first : first - count;
        a = lane(format, register, at);
        b = lane(format, register, at + 1);
      } else if (shape == FpLowering.PAIR) {
        a = lane(format, n, 0);
        b = lane(format, n, 1);
      } else {
        a = lane(format, n, i);
        b = lane(format, m, shape == FpLowering.ELEMENT ? FpLowering.index(how) : i);
      }
      put(format, i, binary(how, format, a, b, lane(format, d, i)));
    }
    finish(d);
  }

  private long binary(int how, FpFormat format, long first, long second, long old) {
    long mask = -1L >>> 64 - format.width;
    long a = first & mask;
    long b = second & mask;
    return switch (FpLowering.what(how)) {
      case FpLowering.F_ADD -> arithmetic.add(format, a, b);
      case FpLowering.F_SUB -> arithmetic.subtract(format, a, b);
      case FpLowering.F_MUL -> arithmetic.multiply(format, a, b);
      case FpLowering.F_DIV -> arithmetic.divide(format, a, b);
      case FpLowering.F_MLA -> arithmetic.multiplyAdd(format, old & mask, a, b);
      case FpLowering.F_MLS -> arithmetic.multiplyAdd(format, old & mask, format.negate(a), b);
      default -> rarer(how, format, a, b);
    };
  }

  private long rarer(int how, FpFormat format, long a, long b) {
    return switch (FpLowering.what(how)) {
      case FpLowering.F_MAX -> comparison.maximum(format, a, b);
      case FpLowering.F_MIN -> comparison.minimum(format, a, b);
      case FpLowering.F_MAXNM -> comparison.maximumNumber(format, a, b);
      case FpLowering.F_MINNM -> comparison.minimumNumber(format, a, b);
      case FpLowering.F_NMUL -> format.negate(arithmetic.multiply(format, a, b));
      case FpLowering.F_MULX -> exact.multiplyExtended(format, a, b);
      case FpLowering.F_ABD -> format.magnitude(arithmetic.subtract(format, a, b));
      case FpLowering.F_RECPS -> exact.reciprocalStep(format, a, b);
      case FpLowering.F_RSQRTS -> exact.reciprocalRootStep(format, a, b);
      case FpLowering.F_CMEQ -> mask(format, comparison.isEqual(format, a, b));
      case FpLowering.F_CMGE -> mask(format, comparison.isGreaterOrEqual(format, a, b));
      case FpLowering.F_CMGT -> mask(format, comparison.isGreater(format, a, b));
      case FpLowering.F_ACGE ->
          mask(
              format,
              comparison.isGreaterOrEqual(format, format.magnitude(a), format.magnitude(b)));
      default ->
          mask(format, comparison.isGreater(format, format.magnitude(a), format.magnitude(b)));
    };
  }

  private static long mask(FpFormat format, boolean all) {
    return all ? -1L >>> 64 - format.width : 0;
  }

  /** Reduces the four lanes of a register as a tree. */
  private long across(int how, int n) {
    FpFormat format = FpFormat.SINGLE;
    long low = rarer(how, format, lane(format, n, 0), lane(format, n, 1));
    long high = rarer(how, format, lane(format, n, 2), lane(format, n, 3));
    return rarer(how, format, low, high);
  }

  private long fused(int how, long first, long second, long third) {
    FpFormat format = (how & FUSED_DOUBLE) != 0 ? FpFormat.DOUBLE : FpFormat.SINGLE;
    long mask = -1L >>> 64 - format.width;
    long a = (how & NEGATE_PRODUCT) != 0 ? format.negate(first & mask) : first & mask;
    long c = (how & NEGATE_ADDEND) != 0 ? format.negate(third & mask) : third & mask;
    return arithmetic.multiplyAdd(format, c, a, second & mask);
  }

  // --- One operand ---

  private void unaryLanes(int d, int n, int how) {
    FpFormat format = format(how);
    int count = FpLowering.lanes(how);
    for (int i = 0; i < count; i++) {
      put(format, i, unary(how, format, lane(format, n, i)));
    }
    finish(d);
  }

  private long unary(int how, FpFormat format, long a) {
    return switch (FpLowering.what(how)) {
      case FpLowering.F_MOV -> a;
      case FpLowering.F_ABS -> format.magnitude(a);
      case FpLowering.F_NEG -> format.negate(a);
      case FpLowering.F_SQRT -> arithmetic.squareRoot(format, a);
      case FpLowering.F_RINT -> conversion.roundToInteger(format, a, rounding(how), false);
      case FpLowering.F_RINTX -> conversion.roundToInteger(format, a, rounding(how), true);
      case FpLowering.F_CMEQ0 -> mask(format, comparison.isEqual(format, a, 0));
      case FpLowering.F_CMGE0 -> mask(format, comparison.isGreaterOrEqual(format, a, 0));
      case FpLowering.F_CMGT0 -> mask(format, comparison.isGreater(format, a, 0));
      case FpLowering.F_CMLE0 -> mask(format, comparison.isGreaterOrEqual(format, 0, a));
      case FpLowering.F_CMLT0 -> mask(format, comparison.isGreater(format, 0, a));
      case FpLowering.F_RECPE -> estimate.reciprocal(format, a);
      case FpLowering.F_RSQRTE -> estimate.reciprocalRoot(format, a);
      case FpLowering.F_RECPX -> estimate.reciprocalExponent(format, a);
      case FpLowering.F_URECPE -> FpEstimate.unsignedReciprocal(a);
      case FpLowering.F_URSQRTE -> FpEstimate.unsignedReciprocalRoot(a);
      case FpLowering.F_TOS, FpLowering.F_TOU -> toFixed(how, a, format.width - 1);
      default -> fromFixed(how, format == FpFormat.DOUBLE ? a : extended(how, a));
    };
  }

  private int rounding(int how) {
    int mode = FpLowering.rounding(how);
    return mode == FpLowering.BY_FPCR ? fp.rounding() : mode;
  }

  /** To an integer whose highest bit has this number. */
  private long toFixed(int how, long bits, int highest) {
    FpFormat format = format(how);
    return conversion.toFixed(
        format,
        bits & -1L >>> 64 - format.width,
        FpLowering.fractionBits(how),
        FpLowering.what(how) == FpLowering.F_TOU,
        highest + 1,
        rounding(how));
  }

  private long fromFixed(int how, long value) {
    boolean unsigned = FpLowering.what(how) == FpLowering.F_FROMU;
    return conversion.fromFixed(format(how), value, FpLowering.fractionBits(how), unsigned);
  }

  private static long extended(int how, long value) {
    return FpLowering.what(how) == FpLowering.F_FROMU ? value & W : (int) value;
  }

  // --- Between formats: ftype of the source in [1:0], of the destination in [3:2] ---

  private long convert(int how, long bits) {
    FpFormat from = FORMATS[how & 3];
    return conversion.convert(
        from, FORMATS[how >>> 2 & 3], bits & -1L >>> 64 - from.width, fp.rounding());
  }

  private void lengthen(int d, int n, int q, int how) {
    FpFormat from = FORMATS[how & 3];
    FpFormat to = FORMATS[how >>> 2 & 3];
    int count = 64 / from.width;
    for (int i = 0; i < count; i++) {
      long lane = lane(from, n, q * count + i);
      put(to, i, conversion.convert(from, to, lane, fp.rounding()));
    }
    finish(d);
  }

  /**
   * Into the low half, or with q into the high half beside the old low one; round to odd in [4],
   * scalar in [8].
   */
  private void narrow(int d, int n, int q, int how) {
    FpFormat from = FORMATS[how & 3];
    FpFormat to = FORMATS[how >>> 2 & 3];
    boolean odd = (how >>> 4 & 1) != 0;
    int rounding = odd ? FpRounding.ODD : fp.rounding();
    int count = (how >>> 8 & 1) != 0 ? 1 : 64 / to.width;
    for (int i = 0; i < count; i++) {
      put(to, q * count + i, conversion.convert(from, to, lane(from, n, i), rounding));
    }
    if (q == 1) {
      result[0] = v[2 * d];
    }
    finish(d);
  }

  // --- Comparisons ---

  private int compare(int how, int n, int m) {
    FpFormat format = (how & COMPARE_DOUBLE) != 0 ? FpFormat.DOUBLE : FpFormat.SINGLE;
    long mask = -1L >>> 64 - format.width;
    long b = (how & WITH_ZERO) != 0 ? 0 : v[2 * m] & mask;
    return comparison.compare(format, v[2 * n] & mask, b, (how & SIGNALLING) != 0);
  }
}
