package org.gunyahsim.guest.aarch64.decode;

import org.gunyahsim.guest.aarch64.fp.FpRounding;

/**
 * What the rows of the floating-point table call, and how {@code imm} tells the operation what to
 * do: what it computes in [7:0], FP precision in [8] (1: double), lanes in [12:10], the shape of
 * the operands in [15:14], an element's index in [17:16], rounding in [20:18], fraction bits in
 * [30:24].
 */
@SuppressWarnings("checkstyle:ParameterName")
public final class FpLowering {
  // What operations on two operands (and sometimes the destination) compute.
  public static final int F_ADD = 0;
  public static final int F_SUB = 1;
  public static final int F_MUL = 2;
  public static final int F_DIV = 3;
  public static final int F_MAX = 4;
  public static final int F_MIN = 5;
  public static final int F_MAXNM = 6;
  public static final int F_MINNM = 7;
  public static final int F_NMUL = 8;
  public static final int F_MULX = 9;
  public static final int F_ABD = 10;
  public static final int F_RECPS = 11;
  public static final int F_RSQRTS = 12;
  public static final int F_CMEQ = 13;
  public static final int F_CMGE = 14;
  public static final int F_CMGT = 15;
  public static final int F_ACGE = 16;
  public static final int F_ACGT = 17;
  public static final int F_MLA = 18;
  public static final int F_MLS = 19;

  // What operations on one operand compute.
  public static final int F_MOV = 0;
  public static final int F_ABS = 1;
  public static final int F_NEG = 2;
  public static final int F_SQRT = 3;
  public static final int F_RINT = 4;
  public static final int F_RINTX = 5;
  public static final int F_CMEQ0 = 6;
  public static final int F_CMGE0 = 7;
  public static final int F_CMGT0 = 8;
  public static final int F_CMLE0 = 9;
  public static final int F_CMLT0 = 10;
  public static final int F_RECPE = 11;
  public static final int F_RSQRTE = 12;
  public static final int F_RECPX = 13;
  public static final int F_URECPE = 14;
  public static final int F_URSQRTE = 15;
  public static final int F_TOS = 16;
  public static final int F_TOU = 17;
  public static final int F_FROMS = 18;
  public static final int F_FROMU = 19;

  // The shapes of operands.
  /** Lane by lane. */
  public static final int LANES = 0;

  /** Neighbouring lanes of the first operand, then of the second. */
  public static final int PAIRS = 1;

  /** The second operand is one element of its register. */
  public static final int ELEMENT = 2;

  /** The two lowest lanes of the one operand. */
  public static final int PAIR = 3;

  // Rounding: as FPCR.RMode encodes it, TIE_AWAY, or what FPCR says.
  public static final int NEAREST = FpRounding.TIE_EVEN;
  public static final int UP = FpRounding.PLUS_INFINITY;
  public static final int DOWN = FpRounding.MINUS_INFINITY;
  public static final int TRUNCATE = FpRounding.ZERO;
  public static final int AWAY = FpRounding.TIE_AWAY;
  public static final int BY_FPCR = 7;

  private static final int PRECISION = 8;
  private static final int LANE_COUNT = 10;
  private static final int SHAPE = 14;
  private static final int INDEX = 16;
  private static final int ROUNDING = 18;
  private static final int FRACTION = 24;

  private FpLowering() {}

  // --- Functions of expressions ---

  /** False for the arrangement 1D. */
  public static boolean isFpVector(int sz, int q) {
    return sz == 0 || q == 1;
  }

  /** A scalar operation. */
  public static int fpScalar(int what, int sz) {
    return what | sz << PRECISION | 1 << LANE_COUNT;
  }

  /** A vector operation, lane by lane. */
  public static int fpVector(int what, int sz, int q) {
    return what | sz << PRECISION | 2 << q - sz << LANE_COUNT;
  }

  /** The same between neighbouring lanes. */
  public static int pairs(int what, int sz, int q) {
    return fpVector(what, sz, q) | PAIRS << SHAPE;
  }

  /** A scalar operation between the two lowest lanes. */
  public static int pair(int what, int sz) {
    return fpScalar(what, sz) | PAIR << SHAPE;
  }

  /** Makes the second operand of a scalar or vector operation an element. */
  public static int element(int operation, int sz, int l, int h) {
    return operation | ELEMENT << SHAPE | (sz == 1 ? h : h << 1 | l) << INDEX;
  }

  /** True for the elements that exist: of doubles there is no second bit of an index. */
  public static boolean isFpElement(int sz, int l) {
    return sz == 0 || l == 0;
  }

  /** Says how an operation rounds. */
  public static int rounded(int operation, int mode) {
    return operation | mode << ROUNDING;
  }

  /** Says how many fraction bits the integer side of a conversion has. */
  public static int fixed(int operation, int fractionBits) {
    return operation | fractionBits << FRACTION;
  }

  /** True for immh of 32-bit or 64-bit lanes. */
  public static boolean isFixedVector(int immh, int q) {
    return immh >= 8 ? q == 1 : immh >= 4;
  }

  /** 1 for immh of 64-bit lanes. */
  public static int fixedSize(int immh) {
    return immh >> 3;
  }

  /** The fraction bits that immh:immb says. */
  public static int fixedBits(int immh, int immb) {
    return (64 << fixedSize(immh)) - (immh << 3 | immb);
  }

  /** True where scale is within a general register. */
  public static boolean isScale(int sf, int scale) {
    return sf == 1 || scale >= 32;
  }

  /** VFPExpandImm. */
  public static long expandFloat(int sz, int imm8) {
    long imm = imm8;
    long sign = imm >>> 7;
    long b = imm >>> 6 & 1;
    long low = imm & 0x3F;
    return sz == 1
        ? sign << 63 | (b ^ 1) << 62 | (b == 1 ? 0xFFL << 54 : 0) | low << 48
        : sign << 31 | (b ^ 1) << 30 | (b == 1 ? 0x1FL << 25 : 0) | low << 19;
  }

  // --- What operations read ---

  public static int what(int imm) {
    return imm & 0xFF;
  }

  public static boolean isDouble(int imm) {
    return (imm >>> PRECISION & 1) != 0;
  }

  public static int lanes(int imm) {
    return imm >>> LANE_COUNT & 7;
  }

  public static int shape(int imm) {
    return imm >>> SHAPE & 3;
  }

  public static int index(int imm) {
    return imm >>> INDEX & 3;
  }

  public static int rounding(int imm) {
    return imm >>> ROUNDING & 7;
  }

  public static int fractionBits(int imm) {
    return imm >>> FRACTION;
  }
}
