package org.gunyahsim.guest.aarch64.fp;

/** Rounding modes: FPRounding of the Arm ARM. The first four are encoded as in FPCR.RMode. */
public final class FpRounding {
  public static final int TIE_EVEN = 0;
  public static final int PLUS_INFINITY = 1;
  public static final int MINUS_INFINITY = 2;
  public static final int ZERO = 3;
  public static final int TIE_AWAY = 4;
  public static final int ODD = 5;

  private FpRounding() {}

  /**
   * True when the magnitude grows by a unit in its last place.
   *
   * @param odd whether that place holds a one
   * @param error what is below that place, as a fraction of 2^64
   */
  static boolean up(int rounding, boolean negative, boolean odd, long error) {
    return switch (rounding) {
      case TIE_EVEN -> error < 0 && (odd || error != Long.MIN_VALUE);
      case PLUS_INFINITY -> error != 0 && !negative;
      case MINUS_INFINITY -> error != 0 && negative;
      case TIE_AWAY -> error < 0;
      case ODD -> error != 0 && !odd;
      default -> false;
    };
  }
}
