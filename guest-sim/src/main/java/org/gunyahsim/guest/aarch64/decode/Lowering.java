package org.gunyahsim.guest.aarch64.decode;

import static org.gunyahsim.guest.aarch64.generated.Op.*;

import org.gunyahsim.guest.aarch64.generated.Op;
import org.gunyahsim.hypervisor.engine.SystemRegister;
import org.gunyahsim.hypervisor.engine.VcpuState;

/**
 * The functions that guards and lowerings of the instruction table call. Names of operand fields
 * are those of the Arm ARM.
 */
@SuppressWarnings("checkstyle:ParameterName")
public final class Lowering {
  public static final int STORE = MemoryOperand.STORE;
  public static final int LOAD = MemoryOperand.LOAD;
  public static final int LOAD_S64 = MemoryOperand.LOAD_S64;
  public static final int LOAD_S32 = MemoryOperand.LOAD_S32;
  public static final int OFFSET = MemoryOperand.OFFSET;
  public static final int PRE = MemoryOperand.PRE;
  public static final int POST = MemoryOperand.POST;

  private static final int AND_KIND = 0;
  private static final int BIC_KIND = 1;
  private static final int ORR_KIND = 2;
  private static final int ORN_KIND = 3;
  private static final int EOR_KIND = 4;
  private static final int ANDS_KIND = 6;

  /** Bytes by which SP may move without a new look at its alignment. */
  private static final int SP_ALIGNMENT = 16;

  private Lowering() {}

  // --- Functions of expressions ---

  /** Slot to read register {@code r}, 31 being XZR. */
  public static int rd(int r) {
    return r;
  }

  /** Slot to write register {@code r}, 31 being XZR. */
  public static int wr(int r) {
    return r == 31 ? VcpuState.SINK : r;
  }

  /** Slot of register {@code r}, 31 being SP. */
  public static int sp(int r) {
    return r == 31 ? VcpuState.SP : r;
  }

  /** {@code zero} or {@code one}, as the bit says. */
  public static int sel(int bit, int zero, int one) {
    return bit == 0 ? zero : one;
  }

  /** Sign extension of the low {@code bits}. */
  public static long sx(int value, int bits) {
    return (long) value << 64 - bits >> 64 - bits;
  }

  /** All ones of a 32-bit or 64-bit register. */
  public static long width(int sf) {
    return sf == 1 ? -1L : 0xFFFF_FFFFL;
  }

  /** The key of a system register or instruction. */
  public static int key(int op0, int op1, int crn, int crm, int op2) {
    return SystemRegister.key(op0, op1, crn, crm, op2);
  }

  /** True when N:imms names an element size and run that DecodeBitMasks accepts. */
  public static boolean isBitmask(int sf, int n, int imms) {
    if (sf == 0 && n == 1) {
      return false;
    }
    int length = 31 - Integer.numberOfLeadingZeros(n << 6 | ~imms & 0x3F);
    if (length < 1) {
      return false;
    }
    int levels = (1 << length) - 1;
    return (imms & levels) != levels;
  }

  /** DecodeBitMasks of the Arm ARM: the mask of a logical immediate. */
  public static long bitmask(int sf, int n, int immr, int imms) {
    int length = 31 - Integer.numberOfLeadingZeros(n << 6 | ~imms & 0x3F);
    int size = 1 << length;
    int ones = (imms & size - 1) + 1;
    int rotation = immr & size - 1;
    long element = ones(ones);
    element = (element >>> rotation | element << size - rotation) & ones(size);
    if (rotation == 0) {
      element = ones(ones);
    }
    for (int filled = size; filled < 64; filled *= 2) {
      element |= element << filled;
    }
    return element & width(sf);
  }

  private static long ones(int count) {
    return count == 64 ? -1L : (1L << count) - 1;
  }

  /** True for the PSTATE fields that MSR (immediate) writes in Armv8.0. */
  public static boolean isPstateField(int op1, int op2) {
    return op1 == 0 && op2 == 5 || op1 == 3 && (op2 == 6 || op2 == 7);
  }

  /** Hints: all but five do nothing. */
  public static int hint(int crm, int op2) {
    if (crm != 0) {
      return NOP;
    }
    return switch (op2) {
      case 1 -> YIELD;
      case 2 -> WFE;
      case 3 -> WFI;
      case 4 -> SEV;
      case 5 -> SEVL;
      default -> NOP;
    };
  }

  /** True when imm5 of the SIMD copy class names an element size. */
  public static boolean isElement(int imm5) {
    return (imm5 & 15) != 0;
  }

  // --- Lowerings ---

  /** ADD and SUB (immediate). */
  public static void addImmediate(MicroOp out, int sf, long imm, int rn, int rd) {
    out.d = sp(rd);
    out.n = sp(rn);
    out.imm = imm;
    if (rd != 31 || rn == 31 && sf == 1 && imm % SP_ALIGNMENT == 0) {
      out.op = sel(sf, ADDI_W, ADDI_X);
    } else {
      out.op = sel(sf, ADD_SP, ADDI_SP);
    }
  }

  /** AND, ORR and EOR (immediate). */
  public static void logicalImmediate(
      MicroOp out, int opW, int opX, int sf, long mask, int rn, int rd) {
    out.d = sp(rd);
    out.n = rn;
    out.imm = mask;
    out.op = sel(sf, opW, opX);
    if (rd == 31) {
      out.m = (opX == ANDI ? 0 : opX == ORRI_X ? 1 : 2) | sf << 4;
      out.op = LOGI_SP;
    }
  }

  /** SBFM: imm is the right shift that follows the left shift m. */
  public static void sbfm(MicroOp out, int sf, int immr, int imms, int rn, int rd) {
    out.d = wr(rd);
    out.n = rn;
    out.op = sel(sf, SBFM_W, SBFM_X);
    int bits = sf == 1 ? 64 : 32;
    int left = 63 - imms;
    int right = imms >= immr ? left + immr : left - (bits - immr);
    out.m = left;
    out.imm = right;
  }

  /** UBFM: extraction (shift right m, then mask imm) or insertion into zero (mask, shift left). */
  public static void ubfm(MicroOp out, int sf, int immr, int imms, int rn, int rd) {
    out.d = wr(rd);
    out.n = rn;
    int bits = sf == 1 ? 64 : 32;
    if (imms >= immr) {
      out.op = UBFX;
      out.m = immr;
      out.imm = ones(imms - immr + 1);
    } else {
      out.op = UBFIZ;
      out.m = bits - immr;
      out.imm = ones(imms + 1);
    }
  }

  /** BFM: rotate left by m, then insert the bits of imm. */
  public static void bfm(MicroOp out, int sf, int immr, int imms, int rn, int rd) {
    out.d = wr(rd);
    out.n = rn;
    out.op = sel(sf, BFM_W, BFM_X);
    int bits = sf == 1 ? 64 : 32;
    if (imms >= immr) {
      out.m = 64 - immr & 63;
      out.imm = ones(imms - immr + 1);
    } else {
      out.m = bits - immr;
      out.imm = ones(imms + 1) << bits - immr;
    }
  }

  /** Logical (shifted register); kind is opc:N. */
  public static void logical(
      MicroOp out, int kind, int sf, int shift, int amount, int rm, int rn, int rd) {
    out.d = wr(rd);
    out.n = rn;
    out.m = rm;
    if (amount == 0) {
      int op = plainLogical(kind, sf);
      if (op != 0) {
        out.op = kind == ORR_KIND && rn == 31 ? sel(sf, MOV_W, MOV_X) : op;
        return;
      }
    } else if (kind == AND_KIND || kind == ORR_KIND || kind == EOR_KIND) {
      out.imm = amount | shift << 6;
      out.op =
          kind == AND_KIND
              ? sel(sf, AND_SH_W, AND_SH_X)
              : kind == ORR_KIND ? sel(sf, ORR_SH_W, ORR_SH_X) : sel(sf, EOR_SH_W, EOR_SH_X);
      return;
    }
    out.op = LOGIC_SH;
    out.imm = amount | shift << 6 | kind << 8 | sf << 11;
  }

  private static int plainLogical(int kind, int sf) {
    return switch (kind) {
      case AND_KIND -> sel(sf, AND_W, AND_X);
      case BIC_KIND -> sel(sf, BIC_W, BIC_X);
      case ORR_KIND -> sel(sf, ORR_W, ORR_X);
      case ORN_KIND -> sel(sf, ORN_W, ORN_X);
      case EOR_KIND -> sel(sf, EOR_W, EOR_X);
      case ANDS_KIND -> sel(sf, ANDS_W, ANDS_X);
      default -> 0;
    };
  }

  /** ADD, ADDS, SUB, SUBS (shifted register). */
  public static void addSub(
      MicroOp out, int op, int s, int sf, int shift, int amount, int rm, int rn, int rd) {
    out.d = wr(rd);
    out.n = rn;
    out.m = rm;
    if (amount == 0) {
      out.op =
          s == 0
              ? sel(op, sel(sf, ADD_W, ADD_X), sel(sf, SUB_W, SUB_X))
              : sel(op, sel(sf, ADDS_W, ADDS_X), sel(sf, SUBS_W, SUBS_X));
      return;
    }
    out.imm = amount | shift << 6 | op << 8 | s << 9 | sf << 11;
    if (s == 0) {
      out.op = sel(op, sel(sf, ADD_SH_W, ADD_SH_X), sel(sf, SUB_SH_W, SUB_SH_X));
    } else {
      out.op = ADDSUB_SH;
    }
  }

  /** ADD, ADDS, SUB, SUBS (extended register). */
  public static void addSubExtended(
      MicroOp out, int op, int s, int sf, int option, int amount, int rm, int rn, int rd) {
    out.d = s == 1 ? wr(rd) : sp(rd);
    out.n = sp(rn);
    out.m = rm;
    out.imm = extension(option, amount) | op << 12 | s << 13 | sf << 14;
    if (s == 0 && rd == 31) {
      out.op = ADDSUB_EXT_SP;
    } else {
      out.op = op == 0 && s == 0 ? sel(sf, ADD_EXT_W, ADD_EXT_X) : ADDSUB_EXT;
    }
  }

  /**
   * How {@link #extend} is to treat an index register: left shift in [5:0], right shift in [11:6],
   * mask from bit 16 up.
   */
  public static long extension(int option, int amount) {
    int bits = 8 << (option & 3);
    if (bits == 64) {
      return -1L << 16 | amount;
    }
    if ((option & 4) != 0) {
      return -1L << 16 | 64 - bits - amount << 6 | 64 - bits;
    }
    return ones(bits) << 16 | amount;
  }

  /** Extends and shifts a register without asking how. */
  public static long extend(long value, long extension) {
    return (value & extension >> 16) << extension >> (extension >>> 6);
  }

  /** Loads and stores of one register with an immediate offset. */
  public static void single(
      MicroOp out, int mode, int kind, int size, long offset, int rn, int rt) {
    transfer(out, kind, rn, rt);
    int op = mode == OFFSET ? plain(kind, size) : writeBack(kind, size);
    if (op == 0 || mode != OFFSET && rn == 31 && offset % SP_ALIGNMENT != 0) {
      out.op = LDST;
      out.imm = offset << 16 | MemoryOperand.describe(size, kind, mode);
      return;
    }
    out.op = op;
    out.m = mode == POST ? 1 : 0;
    out.imm = offset;
  }

  private static void transfer(MicroOp out, int kind, int rn, int rt) {
    out.d = kind == STORE ? rt : wr(rt);
    out.n = sp(rn);
  }

  private static int plain(int kind, int size) {
    return switch (kind << 2 | size) {
      case 0 -> STRB;
      case 2 -> STR_W;
      case 3 -> STR_X;
      case 4 -> LDRB;
      case 5 -> LDRH;
      case 6 -> LDR_W;
      case 7 -> LDR_X;
      default -> 0;
    };
  }

  private static int writeBack(int kind, int size) {
    return switch (kind << 2 | size) {
      case 0 -> STRB_WB;
      case 3 -> STR_X_WB;
      case 4 -> LDRB_WB;
      case 6 -> LDR_W_WB;
      case 7 -> LDR_X_WB;
      default -> 0;
    };
  }

  /** LDTR, STTR and their kin. */
  public static void unprivileged(MicroOp out, int kind, int size, long offset, int rn, int rt) {
    transfer(out, kind, rn, rt);
    out.op = LDST_T;
    out.imm = offset << 16 | MemoryOperand.describe(size, kind, OFFSET);
  }

  /** Loads and stores of one register with a register offset. */
  public static void register(
      MicroOp out, int kind, int size, int rm, int option, int s, int rn, int rt) {
    transfer(out, kind, rn, rt);
    out.m = rm;
    int shift = s == 1 ? size : 0;
    out.op =
        switch (kind << 2 | size) {
          case 3 -> STR_X_R;
          case 4 -> LDRB_R;
          case 6 -> LDR_W_R;
          case 7 -> LDR_X_R;
          default -> LDST;
        };
    out.imm = extension(option, shift);
    if (out.op == LDST) {
      out.imm =
          (long) (option | shift << 3) << 16
              | MemoryOperand.describe(size, kind, MemoryOperand.REGISTER);
    }
  }

  /** LDP, STP and LDPSW. */
  public static void pair(
      MicroOp out, int mode, int size, int load, int signed, int imm7, int rt2, int rn, int rt) {
    int kind = load == 0 ? STORE : signed == 0 ? LOAD : LOAD_S64;
    transfer(out, kind, rn, rt);
    out.m = kind == STORE ? rt2 : wr(rt2);
    long offset = sx(imm7, 7) << size;
    boolean aligned = rn != 31 || offset % SP_ALIGNMENT == 0;
    if (signed == 0 && size == 3 && mode == OFFSET) {
      out.op = sel(load, STP_X, LDP_X);
      out.imm = offset;
    } else if (signed == 0 && size == 3 && aligned) {
      out.op = sel(load, STP_X_WB, LDP_X_WB);
      out.imm = offset << 1 | (mode == POST ? 1 : 0);
    } else {
      out.op = LDSTP;
      out.imm = offset << 16 | MemoryOperand.describe(size, kind, mode);
    }
  }

  /** LDP and STP of SIMD registers. */
  public static void pairV(
      MicroOp out, int mode, int size, int load, int imm7, int rt2, int rn, int rt) {
    out.op = LDSTP_V;
    out.d = rt;
    out.n = sp(rn);
    out.m = rt2;
    out.imm = sx(imm7, 7) << size + 16 | MemoryOperand.describe(size, load, mode);
  }

  /** Loads and stores of one SIMD register with an immediate offset. */
  public static void singleV(
      MicroOp out, int mode, int load, int size, long offset, int rn, int rt) {
    out.op = LDST_V;
    out.d = rt;
    out.n = sp(rn);
    out.imm = offset << 16 | MemoryOperand.describe(size, load, mode);
  }

  /** Loads and stores of one SIMD register with a register offset. */
  public static void registerV(
      MicroOp out, int load, int size, int rm, int option, int s, int rn, int rt) {
    out.op = LDST_V;
    out.d = rt;
    out.n = sp(rn);
    out.m = rm;
    int shift = s == 1 ? size : 0;
    out.imm =
        (long) (option | shift << 3) << 16
            | MemoryOperand.describe(size, load, MemoryOperand.REGISTER);
  }

  /** What a SIMD immediate does: 0 replaces the register, 1 is ORed in, 2 ANDed. */
  public static int vectorImmediateKind(int op, int cmode) {
    boolean accumulate = (cmode & 1) != 0 && cmode < 12;
    return accumulate ? op == 0 ? 1 : 2 : 0;
  }

  /** AdvSIMDExpandImm, inverted where the instruction inverts. */
  public static long vectorImmediate(int op, int cmode, int imm8) {
    long imm = imm8;
    long value =
        switch (cmode >> 1) {
          case 0, 1, 2, 3 -> (imm << 8 * (cmode >> 1)) * 0x1_0000_0001L;
          case 4, 5 -> (imm << 8 * (cmode >> 1 & 1)) * 0x0001_0001_0001_0001L;
          case 6 -> ((cmode & 1) == 0 ? imm << 8 | 0xFF : imm << 16 | 0xFFFF) * 0x1_0000_0001L;
          default -> (cmode & 1) == 0 ? bytes(op, imm) : floating(op, imm);
        };
    return op == 1 && cmode < 14 ? ~value : value;
  }

  private static long bytes(int op, long imm) {
    if (op == 0) {
      return imm * 0x0101_0101_0101_0101L;
    }
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value |= (imm >>> i & 1) == 0 ? 0 : 0xFFL << 8 * i;
    }
    return value;
  }

  private static long floating(int op, long imm) {
    long sign = imm >>> 7;
    long b = imm >>> 6 & 1;
    if (op == 1) {
      return sign << 63 | (b ^ 1) << 62 | (b == 1 ? 0xFFL << 54 : 0) | (imm & 0x3F) << 48;
    }
    long single = sign << 31 | (b ^ 1) << 30 | (b == 1 ? 0x1FL << 25 : 0) | (imm & 0x3F) << 19;
    return single * 0x1_0000_0001L;
  }

  /** Decodes and lowers a word. */
  public static void lower(int word, MicroOp out) {
    int encoding = org.gunyahsim.guest.aarch64.generated.Decoder.decode(word);
    if (encoding == 0) {
      out.clear();
      out.op = Op.UNDEFINED;
    } else {
      org.gunyahsim.guest.aarch64.generated.Lowerer.lower(encoding, word, out);
    }
  }
}
