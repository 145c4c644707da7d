package org.gunyahsim.guest.aarch64.disassembly;

/** The conditions of the Arm ARM that choose between an instruction and its aliases. */
@SuppressWarnings("checkstyle:ParameterName")
public final class Preference {
  private Preference() {}

  /**
   * MoveWidePreferred: true when MOVZ or MOVN make this mask too, and MOV means them. (The letter
   * of the pseudocode forgets some masks of MOVN; assemblers do not.)
   */
  public static boolean isMoveWide(int sf, long mask) {
    return isOneHalfword(mask) || isOneHalfword(~mask & (sf == 1 ? -1L : 0xFFFF_FFFFL));
  }

  private static boolean isOneHalfword(long value) {
    int shift = Long.numberOfTrailingZeros(value) & 48;
    return value >>> shift <= 0xFFFF && value >>> shift >= 0;
  }

  /**
   * BFXPreferred, where the forms that insert and those that shift right (imms the highest bit) are
   * excluded already: false for the words that SXTB, UXTH and their like stand for.
   */
  public static boolean isExtract(int sf, int unsigned, int imms, int immr) {
    if (immr != 0) {
      return true;
    }
    boolean extension = imms == 7 || imms == 15;
    return sf == 0 ? !extension : unsigned == 1 || !extension && imms != 31;
  }
}
