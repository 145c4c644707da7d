package org.gunyahsim.guest.aarch64.decode;

import org.gunyahsim.guest.aarch64.generated.Op;

/**
 * How loads and stores describe themselves: size[2:0] (log2 of the bytes), kind[4:3], mode[6:5].
 * General micro-operations carry the description in imm[15:0], below the offset in imm[63:16]; fast
 * ones have it in {@link #of}.
 */
public final class MemoryOperand {
  public static final int STORE = 0;
  public static final int LOAD = 1;

  /** Load with sign extension to 64 bits. */
  public static final int LOAD_S64 = 2;

  /** Load with sign extension to 32 bits. */
  public static final int LOAD_S32 = 3;

  public static final int OFFSET = 0;
  public static final int PRE = 1;
  public static final int POST = 2;

  /** Register offset. */
  public static final int REGISTER = 3;

  private static final int[] OF_OP = new int[Op.FAST];

  static {
    int[] plain = {
      Op.LDR_X,
      describe(3, LOAD),
      Op.LDR_W,
      describe(2, LOAD),
      Op.LDRB,
      describe(0, LOAD),
      Op.LDRH,
      describe(1, LOAD),
      Op.STR_X,
      describe(3, STORE),
      Op.STR_W,
      describe(2, STORE),
      Op.STRB,
      describe(0, STORE),
      Op.LDR_X_R,
      describe(3, LOAD),
      Op.LDR_W_R,
      describe(2, LOAD),
      Op.LDRB_R,
      describe(0, LOAD),
      Op.STR_X_R,
      describe(3, STORE),
      Op.LDR_X_WB,
      describe(3, LOAD),
      Op.LDR_W_WB,
      describe(2, LOAD),
      Op.LDRB_WB,
      describe(0, LOAD),
      Op.STR_X_WB,
      describe(3, STORE),
      Op.STRB_WB,
      describe(0, STORE),
      Op.LDP_X,
      describe(3, LOAD),
      Op.STP_X,
      describe(3, STORE),
      Op.LDP_X_WB,
      describe(3, LOAD),
      Op.STP_X_WB,
      describe(3, STORE)
    };
    for (int i = 0; i < plain.length; i += 2) {
      OF_OP[plain[i]] = plain[i + 1];
    }
  }

  private MemoryOperand() {}

  /** Size and kind packed. */
  public static int describe(int sizeLog2, int kind) {
    return sizeLog2 | kind << 3;
  }

  /** Size, kind and mode packed. */
  public static int describe(int sizeLog2, int kind, int mode) {
    return sizeLog2 | kind << 3 | mode << 5;
  }

  /** The description of a fast load or store. */
  public static int of(int op) {
    return OF_OP[op];
  }

  /** log2 of the bytes accessed, 0..4. */
  public static int size(int description) {
    return description & 7;
  }

  /** {@link #STORE} .. {@link #LOAD_S32}. */
  public static int kind(int description) {
    return description >> 3 & 3;
  }

  /** {@link #OFFSET} .. {@link #REGISTER}. */
  public static int mode(int description) {
    return description >> 5 & 3;
  }
}
