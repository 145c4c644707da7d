package org.gunyahsim.guest.aarch64.simd;

/**
 * Functions of lanes, which instructions of several shapes share: VADD is that of ADD, SADDL,
 * SADDW, ADDHN, ADDP and ADDV. The instruction table uses these names.
 *
 * <p>"+ U": the number is that of the signed function; the unsigned one's is one higher.
 */
public final class VectorFunction {
  // VectorArithmetic
  public static final int VADD = 0;
  public static final int VSUB = 1;
  public static final int VHADD = 2; // + U
  public static final int VRHADD = 4; // + U
  public static final int VHSUB = 6; // + U
  public static final int VQADD = 8; // + U
  public static final int VQSUB = 10; // + U

  // VectorBits
  public static final int VAND = 32;
  public static final int VBIC = 33;
  public static final int VORR = 34;
  public static final int VORN = 35;
  public static final int VEOR = 36;
  public static final int VBSL = 37;
  public static final int VBIT = 38;
  public static final int VBIF = 39;
  public static final int VNOT = 40;
  public static final int VREV64 = 41;
  public static final int VREV32 = 42;
  public static final int VREV16 = 43;
  public static final int VRBIT = 44;
  public static final int VCLS = 45;
  public static final int VCLZ = 46;
  public static final int VCNT = 47;

  // VectorMultiplies; those with an L get factors that are widened already
  public static final int VMUL = 64;
  public static final int VMLA = 65;
  public static final int VMLS = 66;
  public static final int VPMUL = 67;
  public static final int VQDMULH = 68;
  public static final int VQRDMULH = 69;
  public static final int VQDMULL = 70;
  public static final int VQDMLAL = 71;
  public static final int VQDMLSL = 72;

  // VectorShifts; _N: by an immediate
  public static final int VSHL = 96; // + U
  public static final int VRSHL = 98; // + U
  public static final int VQSHL = 100; // + U
  public static final int VQRSHL = 102; // + U
  public static final int VSHR_N = 104; // + U
  public static final int VSRA_N = 106; // + U
  public static final int VRSHR_N = 108; // + U
  public static final int VRSRA_N = 110; // + U
  public static final int VQSHL_N = 112; // + U
  public static final int VQSHLU_N = 114;
  public static final int VSHL_N = 115;
  public static final int VSLI_N = 116;
  public static final int VSRI_N = 117;

  // VectorUnary
  public static final int VABS = 128;
  public static final int VNEG = 129;
  public static final int VQABS = 130;
  public static final int VQNEG = 131;
  public static final int VCGT_0 = 132;
  public static final int VCGE_0 = 133;
  public static final int VCEQ_0 = 134;
  public static final int VCLE_0 = 135;
  public static final int VCLT_0 = 136;
  public static final int VUQADD = 138; // + U: to the signed, to the unsigned destination
  public static final int VPADDL = 140; // + U
  public static final int VPADAL = 142; // + U

  // VectorComparisons
  public static final int VMAX = 160; // + U
  public static final int VMIN = 162; // + U
  public static final int VABD = 164; // + U
  public static final int VABA = 166; // + U
  public static final int VCGT = 168; // + U
  public static final int VCGE = 170; // + U
  public static final int VCEQ = 172;
  public static final int VTST = 173;

  // What a narrowing shift makes of lanes that do not fit
  public static final int NARROW = 0;
  public static final int NARROW_SIGNED = 1;
  public static final int NARROW_UNSIGNED = 2;
  public static final int NARROW_SIGNED_TO_UNSIGNED = 3;

  private static final int FAMILY_SHIFT = 5;
  static final int ARITHMETIC = 0;
  static final int BITS = 1;
  static final int MULTIPLIES = 2;
  static final int SHIFTS = 3;
  static final int UNARY = 4;

  private VectorFunction() {}

  /** The class that has the function. */
  static int family(int function) {
    return function >> FAMILY_SHIFT;
  }
}
