// Generated from a64/*.isa by org.gunyahsim.guest.aarch64.isa.Generator; do not edit.
package org.gunyahsim.guest.aarch64.generated;

import static org.gunyahsim.guest.aarch64.decode.Lowering.*;

/** Finds the encoding of an instruction word. */
public final class Decoder {
  /** How many encodings there are; their numbers start at 1. */
  public static final int ENCODINGS = 183;

  private static final String[] NAMES = {
    "undefined",
    "adr",
    "adrp",
    "add_i",
    "adds_i",
    "sub_i",
    "subs_i",
    "and_i",
    "orr_i",
    "eor_i",
    "ands_i",
    "movn",
    "movz",
    "movk",
    "sbfm",
    "bfm",
    "ubfm",
    "extr",
    "b",
    "bl",
    "b_cond",
    "cbz",
    "cbnz",
    "tbz",
    "tbnz",
    "br",
    "blr",
    "ret",
    "eret",
    "drps",
    "udf",
    "svc",
    "hvc",
    "smc",
    "brk",
    "hlt",
    "dcps1",
    "dcps2",
    "dcps3",
    "hint",
    "clrex",
    "dsb",
    "dmb",
    "isb",
    "msr_i",
    "sys",
    "sysl",
    "msr",
    "mrs",
    "stxr",
    "ldxr",
    "stxp",
    "ldxp",
    "stlr",
    "ldar",
    "ldr_lit",
    "ldrsw_lit",
    "prfm_lit",
    "stnp",
    "ldnp",
    "stp_post",
    "ldp_post",
    "stp",
    "ldp",
    "stp_pre",
    "ldp_pre",
    "ldpsw_post",
    "ldpsw",
    "ldpsw_pre",
    "stur",
    "ldur",
    "ldurs_x",
    "ldurs_w",
    "prfum",
    "str_post",
    "ldr_post",
    "ldrs_x_post",
    "ldrs_w_post",
    "sttr",
    "ldtr",
    "ldtrs_x",
    "ldtrs_w",
    "str_pre",
    "ldr_pre",
    "ldrs_x_pre",
    "ldrs_w_pre",
    "str_r",
    "ldr_r",
    "ldrs_x_r",
    "ldrs_w_r",
    "prfm_r",
    "str",
    "ldr",
    "ldrs_x",
    "ldrs_w",
    "prfm",
    "and",
    "bic",
    "orr",
    "orn",
    "eor",
    "eon",
    "ands",
    "bics",
    "add",
    "adds",
    "sub",
    "subs",
    "add_x",
    "adds_x",
    "sub_x",
    "subs_x",
    "adc",
    "adcs",
    "sbc",
    "sbcs",
    "ccmn",
    "ccmn_i",
    "ccmp",
    "ccmp_i",
    "csel",
    "csinc",
    "csinv",
    "csneg",
    "madd",
    "msub",
    "smaddl",
    "smsubl",
    "smulh",
    "umaddl",
    "umsubl",
    "umulh",
    "udiv",
    "sdiv",
    "lslv",
    "lsrv",
    "asrv",
    "rorv",
    "crc32",
    "crc32c",
    "rbit",
    "rev16",
    "rev_w",
    "rev32",
    "rev_x",
    "clz",
    "cls",
    "fpsimd",
    "ldr_lit_v",
    "stnp_v",
    "ldnp_v",
    "stp_v_post",
    "ldp_v_post",
    "stp_v",
    "ldp_v",
    "stp_v_pre",
    "ldp_v_pre",
    "stur_v",
    "ldur_v",
    "str_v_post",
    "ldr_v_post",
    "str_v_pre",
    "ldr_v_pre",
    "str_v_r",
    "ldr_v_r",
    "str_v",
    "ldr_v",
    "ldst_multiple",
    "ldst_multiple_post",
    "ldst_single",
    "ldst_single_post",
    "movi",
    "dup_e",
    "dup_g",
    "smov",
    "umov",
    "ins_g",
    "ins_e",
    "fmov_sw",
    "fmov_ws",
    "fmov_dx",
    "fmov_xd",
    "fmov_vx",
    "fmov_xv",
  };

  private Decoder() {}

  /** The table's name of an encoding. */
  public static String name(int encoding) {
    return NAMES[encoding];
  }

  /** The number of the encoding that the word is, or 0: not allocated. */
  public static int decode(int w) {
    return switch (w >>> 25 & 15) {
      case 0 -> group0(w);
      case 4 -> group4(w);
      case 5 -> group5(w);
      case 6 -> group6(w);
      case 7 -> group7(w);
      case 8 -> group8(w);
      case 9 -> group9(w);
      case 10 -> group10(w);
      case 11 -> group11(w);
      case 12 -> group12(w);
      case 13 -> group13(w);
      case 14 -> group14(w);
      case 15 -> group15(w);
      default -> 0;
    };
  }

  private static int group0(int w) {
    switch (w >>> 16 & 31) {
      case 0:
        if ((w & 0xFFFF0000) == 0x00000000) return 30; // udf
        return 0;
      default:
        return 0;
    }
  }

  private static int group4(int w) {
    switch (w >>> 22 & 31) {
      case 0:
        if ((w & 0xBFE00000) == 0x88200000) return 51; // stxp
        if ((w & 0x3FE00000) == 0x08000000) return 49; // stxr
        if ((w & 0x7FC00000) == 0x28000000) return 58; // stnp
        return 0;
      case 1:
        if ((w & 0xBFE00000) == 0x88600000) return 52; // ldxp
        if ((w & 0x3FE00000) == 0x08400000) return 50; // ldxr
        if ((w & 0x7FC00000) == 0x28400000) return 59; // ldnp
        return 0;
      case 2:
        if ((w & 0x3FE08000) == 0x08808000) return 53; // stlr
        if ((w & 0x7FC00000) == 0x28800000) return 60; // stp_post
        return 0;
      case 3:
        if ((w & 0x3FE08000) == 0x08C08000) return 54; // ldar
        if ((w & 0xFFC00000) == 0x68C00000) return 66; // ldpsw_post
        if ((w & 0x7FC00000) == 0x28C00000) return 61; // ldp_post
        return 0;
      case 4:
        if ((w & 0x7FC00000) == 0x29000000) return 62; // stp
        return 0;
      case 5:
        if ((w & 0xFFC00000) == 0x69400000) return 67; // ldpsw
        if ((w & 0x7FC00000) == 0x29400000) return 63; // ldp
        return 0;
      case 6:
        if ((w & 0x7FC00000) == 0x29800000) return 64; // stp_pre
        return 0;
      case 7:
        if ((w & 0xFFC00000) == 0x69C00000) return 68; // ldpsw_pre
        if ((w & 0x7FC00000) == 0x29C00000) return 65; // ldp_pre
        return 0;
      default:
        return 0;
    }
  }

  private static int group5(int w) {
    switch (w >>> 26 & 31) {
      case 2:
        if ((w & 0x7FE00000) == 0x0B200000 && ((w >>> 10 & 7) <= 4)) return 108; // add_x
        if ((w & 0x7F200000) == 0x0A000000 && ((w >>> 31 & 1) == 1 || (w >>> 10 & 63) < 32)) return 96; // and
        if ((w & 0x7F200000) == 0x0A200000 && ((w >>> 31 & 1) == 1 || (w >>> 10 & 63) < 32)) return 97; // bic
        if ((w & 0x7F200000) == 0x0B000000 && ((w >>> 22 & 3) != 3 && ((w >>> 31 & 1) == 1 || (w >>> 10 & 63) < 32))) return 104; // add
        return 0;
      case 10:
        if ((w & 0x7FE00000) == 0x2B200000 && ((w >>> 10 & 7) <= 4)) return 109; // adds_x
        if ((w & 0x7F200000) == 0x2A000000 && ((w >>> 31 & 1) == 1 || (w >>> 10 & 63) < 32)) return 98; // orr
        if ((w & 0x7F200000) == 0x2A200000 && ((w >>> 31 & 1) == 1 || (w >>> 10 & 63) < 32)) return 99; // orn
        if ((w & 0x7F200000) == 0x2B000000 && ((w >>> 22 & 3) != 3 && ((w >>> 31 & 1) == 1 || (w >>> 10 & 63) < 32))) return 105; // adds
        return 0;
      case 18:
        if ((w & 0x7FE00000) == 0x4B200000 && ((w >>> 10 & 7) <= 4)) return 110; // sub_x
        if ((w & 0x7F200000) == 0x4A000000 && ((w >>> 31 & 1) == 1 || (w >>> 10 & 63) < 32)) return 100; // eor
        if ((w & 0x7F200000) == 0x4A200000 && ((w >>> 31 & 1) == 1 || (w >>> 10 & 63) < 32)) return 101; // eon
        if ((w & 0x7F200000) == 0x4B000000 && ((w >>> 22 & 3) != 3 && ((w >>> 31 & 1) == 1 || (w >>> 10 & 63) < 32))) return 106; // sub
        return 0;
      case 26:
        if ((w & 0x7FE00000) == 0x6B200000 && ((w >>> 10 & 7) <= 4)) return 111; // subs_x
        if ((w & 0x7F200000) == 0x6A000000 && ((w >>> 31 & 1) == 1 || (w >>> 10 & 63) < 32)) return 102; // ands
        if ((w & 0x7F200000) == 0x6A200000 && ((w >>> 31 & 1) == 1 || (w >>> 10 & 63) < 32)) return 103; // bics
        if ((w & 0x7F200000) == 0x6B000000 && ((w >>> 22 & 3) != 3 && ((w >>> 31 & 1) == 1 || (w >>> 10 & 63) < 32))) return 107; // subs
        return 0;
      default:
        return 0;
    }
  }

  private static int group6(int w) {
    switch (w >>> 22 & 31) {
      case 16:
        if ((w & 0xBFBF0000) == 0x0C000000) return 167; // ldst_multiple
        if ((w & 0x3FC00000) == 0x2C000000 && ((w >>> 30 & 3) != 3)) return 149; // stnp_v
        return 0;
      case 17:
        if ((w & 0xBFBF0000) == 0x0C000000) return 167; // ldst_multiple
        if ((w & 0x3FC00000) == 0x2C400000 && ((w >>> 30 & 3) != 3)) return 150; // ldnp_v
        return 0;
      case 18:
        if ((w & 0xBFA00000) == 0x0C800000) return 168; // ldst_multiple_post
        if ((w & 0x3FC00000) == 0x2C800000 && ((w >>> 30 & 3) != 3)) return 151; // stp_v_post
        return 0;
      case 19:
        if ((w & 0xBFA00000) == 0x0C800000) return 168; // ldst_multiple_post
        if ((w & 0x3FC00000) == 0x2CC00000 && ((w >>> 30 & 3) != 3)) return 152; // ldp_v_post
        return 0;
      case 20:
        if ((w & 0xBF9F0000) == 0x0D000000) return 169; // ldst_single
        if ((w & 0x3FC00000) == 0x2D000000 && ((w >>> 30 & 3) != 3)) return 153; // stp_v
        return 0;
      case 21:
        if ((w & 0xBF9F0000) == 0x0D000000) return 169; // ldst_single
        if ((w & 0x3FC00000) == 0x2D400000 && ((w >>> 30 & 3) != 3)) return 154; // ldp_v
        return 0;
      case 22:
        if ((w & 0x3FC00000) == 0x2D800000 && ((w >>> 30 & 3) != 3)) return 155; // stp_v_pre
        if ((w & 0xBF800000) == 0x0D800000) return 170; // ldst_single_post
        return 0;
      case 23:
        if ((w & 0x3FC00000) == 0x2DC00000 && ((w >>> 30 & 3) != 3)) return 156; // ldp_v_pre
        if ((w & 0xBF800000) == 0x0D800000) return 170; // ldst_single_post
        return 0;
      default:
        return 0;
    }
  }

  private static int group7(int w) {
    switch (w >>> 23 & 31) {
      case 28:
        if ((w & 0xFFE0FC00) == 0x4E001C00 && (isElement((w >>> 16 & 31)))) return 176; // ins_g
        if ((w & 0xBFE0FC00) == 0x0E000400 && (isElement((w >>> 16 & 31)) && ((w >>> 30 & 1) == 1 || ((w >>> 16 & 31) & 15) != 8))) return 172; // dup_e
        if ((w & 0xBFE0FC00) == 0x0E000C00 && (isElement((w >>> 16 & 31)) && ((w >>> 30 & 1) == 1 || ((w >>> 16 & 31) & 15) != 8))) return 173; // dup_g
        if ((w & 0xBFE0FC00) == 0x0E002C00 && (((w >>> 16 & 31) & 3) != 0 || (w >>> 30 & 1) == 1 && ((w >>> 16 & 31) & 7) != 0)) return 174; // smov
        if ((w & 0xBFE0FC00) == 0x0E003C00 && ((w >>> 30 & 1) == 1 ? ((w >>> 16 & 31) & 15) == 8 : ((w >>> 16 & 31) & 7) != 0)) return 175; // umov
        if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 177; // ins_e
        if ((w & 0x0E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 29:
      case 31:
        if ((w & 0x0E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 30:
        if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 171; // movi
        if ((w & 0x0E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      default:
        return 0;
    }
  }

  private static int group8(int w) {
    switch (w >>> 24 & 31) {
      case 16:
        if ((w & 0x9F000000) == 0x10000000) return 1; // adr
        if ((w & 0x9F000000) == 0x90000000) return 2; // adrp
        return 0;
      case 17:
        if ((w & 0x7F800000) == 0x11000000) return 3; // add_i
        if ((w & 0x7F800000) == 0x31000000) return 4; // adds_i
        if ((w & 0x7F800000) == 0x51000000) return 5; // sub_i
        if ((w & 0x7F800000) == 0x71000000) return 6; // subs_i
        return 0;
      default:
        return 0;
    }
  }

  private static int group9(int w) {
    switch (w >>> 26 & 31) {
      case 4:
        if ((w & 0x7FA00000) == 0x13800000 && ((w >>> 22 & 1) == (w >>> 31 & 1) && ((w >>> 31 & 1) == 1 || (w >>> 10 & 63) < 32))) return 17; // extr
        if ((w & 0x7F800000) == 0x12000000 && (isBitmask((w >>> 31 & 1), (w >>> 22 & 1), (w >>> 10 & 63)))) return 7; // and_i
        if ((w & 0x7F800000) == 0x12800000 && ((w >>> 31 & 1) == 1 || (w >>> 21 & 3) < 2)) return 11; // movn
        if ((w & 0x7F800000) == 0x13000000 && ((w >>> 22 & 1) == (w >>> 31 & 1) && ((w >>> 31 & 1) == 1 || ((w >>> 16 & 63) | (w >>> 10 & 63)) < 32))) return 14; // sbfm
        return 0;
      case 12:
        if ((w & 0x7F800000) == 0x32000000 && (isBitmask((w >>> 31 & 1), (w >>> 22 & 1), (w >>> 10 & 63)))) return 8; // orr_i
        if ((w & 0x7F800000) == 0x33000000 && ((w >>> 22 & 1) == (w >>> 31 & 1) && ((w >>> 31 & 1) == 1 || ((w >>> 16 & 63) | (w >>> 10 & 63)) < 32))) return 15; // bfm
        return 0;
      case 20:
        if ((w & 0x7F800000) == 0x52000000 && (isBitmask((w >>> 31 & 1), (w >>> 22 & 1), (w >>> 10 & 63)))) return 9; // eor_i
        if ((w & 0x7F800000) == 0x52800000 && ((w >>> 31 & 1) == 1 || (w >>> 21 & 3) < 2)) return 12; // movz
        if ((w & 0x7F800000) == 0x53000000 && ((w >>> 22 & 1) == (w >>> 31 & 1) && ((w >>> 31 & 1) == 1 || ((w >>> 16 & 63) | (w >>> 10 & 63)) < 32))) return 16; // ubfm
        return 0;
      case 28:
        if ((w & 0x7F800000) == 0x72000000 && (isBitmask((w >>> 31 & 1), (w >>> 22 & 1), (w >>> 10 & 63)))) return 10; // ands_i
        if ((w & 0x7F800000) == 0x72800000 && ((w >>> 31 & 1) == 1 || (w >>> 21 & 3) < 2)) return 13; // movk
        return 0;
      default:
        return 0;
    }
  }

  private static int group10(int w) {
    switch (w >>> 24 & 31) {
      case 20:
        if ((w & 0xFFE0001F) == 0xD4000001) return 31; // svc
        if ((w & 0xFFE0001F) == 0xD4000002) return 32; // hvc
        if ((w & 0xFFE0001F) == 0xD4000003) return 33; // smc
        if ((w & 0xFFE0001F) == 0xD4200000) return 34; // brk
        if ((w & 0xFFE0001F) == 0xD4400000) return 35; // hlt
        if ((w & 0xFFE0001F) == 0xD4A00001) return 36; // dcps1
        if ((w & 0xFFE0001F) == 0xD4A00002) return 37; // dcps2
        if ((w & 0xFFE0001F) == 0xD4A00003) return 38; // dcps3
        if ((w & 0xFF000010) == 0x54000000) return 20; // b_cond
        if ((w & 0x7F000000) == 0x34000000) return 21; // cbz
        if ((w & 0xFC000000) == 0x14000000) return 18; // b
        if ((w & 0xFC000000) == 0x94000000) return 19; // bl
        return 0;
      case 21:
        if ((w & 0xFFFFF0FF) == 0xD503305F) return 40; // clrex
        if ((w & 0xFFFFF0FF) == 0xD503309F) return 41; // dsb
        if ((w & 0xFFFFF0FF) == 0xD50330BF) return 42; // dmb
        if ((w & 0xFFFFF0FF) == 0xD50330DF) return 43; // isb
        if ((w & 0xFFFFF01F) == 0xD503201F) return 39; // hint
        if ((w & 0xFFF8F01F) == 0xD500401F && (isPstateField((w >>> 16 & 7), (w >>> 5 & 7)))) return 44; // msr_i
        if ((w & 0xFFF80000) == 0xD5080000) return 45; // sys
        if ((w & 0xFFF80000) == 0xD5280000) return 46; // sysl
        if ((w & 0xFFF00000) == 0xD5100000) return 47; // msr
        if ((w & 0xFFF00000) == 0xD5300000) return 48; // mrs
        if ((w & 0x7F000000) == 0x35000000) return 22; // cbnz
        if ((w & 0xFC000000) == 0x14000000) return 18; // b
        if ((w & 0xFC000000) == 0x94000000) return 19; // bl
        return 0;
      case 22:
      case 23:
        if ((w & 0xFC000000) == 0x14000000) return 18; // b
        if ((w & 0xFC000000) == 0x94000000) return 19; // bl
        return 0;
      default:
        return 0;
    }
  }

  private static int group11(int w) {
    switch (w >>> 26 & 31) {
      case 5:
        if ((w & 0xFC000000) == 0x14000000) return 18; // b
        if ((w & 0xFC000000) == 0x94000000) return 19; // bl
        return 0;
      case 13:
        if ((w & 0x7F000000) == 0x36000000) return 23; // tbz
        if ((w & 0x7F000000) == 0x37000000) return 24; // tbnz
        return 0;
      case 21:
        if ((w & 0xFFFFFFFF) == 0xD69F03E0) return 28; // eret
        if ((w & 0xFFFFFFFF) == 0xD6BF03E0) return 29; // drps
        if ((w & 0xFFFFFC1F) == 0xD61F0000) return 25; // br
        if ((w & 0xFFFFFC1F) == 0xD63F0000) return 26; // blr
        if ((w & 0xFFFFFC1F) == 0xD65F0000) return 27; // ret
        return 0;
      default:
        return 0;
    }
  }

  private static int group12(int w) {
    switch (w >>> 21 & 31) {
      case 0:
        if ((w & 0x3FE00C00) == 0x38000000) return 69; // stur
        if ((w & 0x3FE00C00) == 0x38000400) return 74; // str_post
        if ((w & 0x3FE00C00) == 0x38000800) return 78; // sttr
        if ((w & 0x3FE00C00) == 0x38000C00) return 82; // str_pre
        if ((w & 0xFF000000) == 0x98000000) return 56; // ldrsw_lit
        if ((w & 0xFF000000) == 0xD8000000) return 57; // prfm_lit
        if ((w & 0xBF000000) == 0x18000000) return 55; // ldr_lit
        return 0;
      case 1:
        if ((w & 0x3FE00C00) == 0x38200800 && (((w >>> 13 & 7) & 2) != 0)) return 86; // str_r
        if ((w & 0xFF000000) == 0x98000000) return 56; // ldrsw_lit
        if ((w & 0xFF000000) == 0xD8000000) return 57; // prfm_lit
        if ((w & 0xBF000000) == 0x18000000) return 55; // ldr_lit
        return 0;
      case 2:
        if ((w & 0x3FE00C00) == 0x38400000) return 70; // ldur
        if ((w & 0x3FE00C00) == 0x38400400) return 75; // ldr_post
        if ((w & 0x3FE00C00) == 0x38400800) return 79; // ldtr
        if ((w & 0x3FE00C00) == 0x38400C00) return 83; // ldr_pre
        if ((w & 0xFF000000) == 0x98000000) return 56; // ldrsw_lit
        if ((w & 0xFF000000) == 0xD8000000) return 57; // prfm_lit
        if ((w & 0xBF000000) == 0x18000000) return 55; // ldr_lit
        return 0;
      case 3:
        if ((w & 0x3FE00C00) == 0x38600800 && (((w >>> 13 & 7) & 2) != 0)) return 87; // ldr_r
        if ((w & 0xFF000000) == 0x98000000) return 56; // ldrsw_lit
        if ((w & 0xFF000000) == 0xD8000000) return 57; // prfm_lit
        if ((w & 0xBF000000) == 0x18000000) return 55; // ldr_lit
        return 0;
      case 4:
        if ((w & 0xFFE00C00) == 0xF8800000) return 73; // prfum
        if ((w & 0x3FE00C00) == 0x38800000 && ((w >>> 30 & 3) < 3)) return 71; // ldurs_x
        if ((w & 0x3FE00C00) == 0x38800400 && ((w >>> 30 & 3) < 3)) return 76; // ldrs_x_post
        if ((w & 0x3FE00C00) == 0x38800800 && ((w >>> 30 & 3) < 3)) return 80; // ldtrs_x
        if ((w & 0x3FE00C00) == 0x38800C00 && ((w >>> 30 & 3) < 3)) return 84; // ldrs_x_pre
        if ((w & 0xFF000000) == 0x98000000) return 56; // ldrsw_lit
        if ((w & 0xFF000000) == 0xD8000000) return 57; // prfm_lit
        if ((w & 0xBF000000) == 0x18000000) return 55; // ldr_lit
        return 0;
      case 5:
        if ((w & 0xFFE00C00) == 0xF8A00800 && (((w >>> 13 & 7) & 2) != 0)) return 90; // prfm_r
        if ((w & 0x3FE00C00) == 0x38A00800 && (((w >>> 13 & 7) & 2) != 0 && (w >>> 30 & 3) < 3)) return 88; // ldrs_x_r
        if ((w & 0xFF000000) == 0x98000000) return 56; // ldrsw_lit
        if ((w & 0xFF000000) == 0xD8000000) return 57; // prfm_lit
        if ((w & 0xBF000000) == 0x18000000) return 55; // ldr_lit
        return 0;
      case 6:
        if ((w & 0x3FE00C00) == 0x38C00000 && ((w >>> 30 & 3) < 2)) return 72; // ldurs_w
        if ((w & 0x3FE00C00) == 0x38C00400 && ((w >>> 30 & 3) < 2)) return 77; // ldrs_w_post
        if ((w & 0x3FE00C00) == 0x38C00800 && ((w >>> 30 & 3) < 2)) return 81; // ldtrs_w
        if ((w & 0x3FE00C00) == 0x38C00C00 && ((w >>> 30 & 3) < 2)) return 85; // ldrs_w_pre
        if ((w & 0xFF000000) == 0x98000000) return 56; // ldrsw_lit
        if ((w & 0xFF000000) == 0xD8000000) return 57; // prfm_lit
        if ((w & 0xBF000000) == 0x18000000) return 55; // ldr_lit
        return 0;
      case 7:
        if ((w & 0x3FE00C00) == 0x38E00800 && (((w >>> 13 & 7) & 2) != 0 && (w >>> 30 & 3) < 2)) return 89; // ldrs_w_r
        if ((w & 0xFF000000) == 0x98000000) return 56; // ldrsw_lit
        if ((w & 0xFF000000) == 0xD8000000) return 57; // prfm_lit
        if ((w & 0xBF000000) == 0x18000000) return 55; // ldr_lit
        return 0;
      case 8:
      case 9:
        if ((w & 0x3FC00000) == 0x39000000) return 91; // str
        return 0;
      case 10:
      case 11:
        if ((w & 0x3FC00000) == 0x39400000) return 92; // ldr
        return 0;
      case 12:
      case 13:
        if ((w & 0xFFC00000) == 0xF9800000) return 95; // prfm
        if ((w & 0x3FC00000) == 0x39800000 && ((w >>> 30 & 3) < 3)) return 93; // ldrs_x
        return 0;
      case 14:
      case 15:
        if ((w & 0x3FC00000) == 0x39C00000 && ((w >>> 30 & 3) < 2)) return 94; // ldrs_w
        return 0;
      default:
        return 0;
    }
  }

  private static int group13(int w) {
    switch (w >>> 21 & 31) {
      case 16:
        if ((w & 0x7FE0FC00) == 0x1A000000) return 112; // adc
        if ((w & 0x7FE0FC00) == 0x3A000000) return 113; // adcs
        if ((w & 0x7FE0FC00) == 0x5A000000) return 114; // sbc
        if ((w & 0x7FE0FC00) == 0x7A000000) return 115; // sbcs
        return 0;
      case 18:
        if ((w & 0x7FE00C10) == 0x3A400000) return 116; // ccmn
        if ((w & 0x7FE00C10) == 0x3A400800) return 117; // ccmn_i
        if ((w & 0x7FE00C10) == 0x7A400000) return 118; // ccmp
        if ((w & 0x7FE00C10) == 0x7A400800) return 119; // ccmp_i
        return 0;
      case 20:
        if ((w & 0x7FE00C00) == 0x1A800000) return 120; // csel
        if ((w & 0x7FE00C00) == 0x1A800400) return 121; // csinc
        if ((w & 0x7FE00C00) == 0x5A800000) return 122; // csinv
        if ((w & 0x7FE00C00) == 0x5A800400) return 123; // csneg
        return 0;
      case 22:
        if ((w & 0xFFFFFC00) == 0x5AC00800) return 142; // rev_w
        if ((w & 0xFFFFFC00) == 0xDAC00800) return 143; // rev32
        if ((w & 0xFFFFFC00) == 0xDAC00C00) return 144; // rev_x
        if ((w & 0x7FFFFC00) == 0x5AC00000) return 140; // rbit
        if ((w & 0x7FFFFC00) == 0x5AC00400) return 141; // rev16
        if ((w & 0x7FFFFC00) == 0x5AC01000) return 145; // clz
        if ((w & 0x7FFFFC00) == 0x5AC01400) return 146; // cls
        if ((w & 0x7FE0FC00) == 0x1AC00800) return 132; // udiv
        if ((w & 0x7FE0FC00) == 0x1AC00C00) return 133; // sdiv
        if ((w & 0x7FE0FC00) == 0x1AC02000) return 134; // lslv
        if ((w & 0x7FE0FC00) == 0x1AC02400) return 135; // lsrv
        if ((w & 0x7FE0FC00) == 0x1AC02800) return 136; // asrv
        if ((w & 0x7FE0FC00) == 0x1AC02C00) return 137; // rorv
        if ((w & 0x7FE0F000) == 0x1AC04000 && ((w >>> 31 & 1) == ((w >>> 10 & 3) == 3 ? 1 : 0))) return 138; // crc32
        if ((w & 0x7FE0F000) == 0x1AC05000 && ((w >>> 31 & 1) == ((w >>> 10 & 3) == 3 ? 1 : 0))) return 139; // crc32c
        return 0;
      case 24:
        if ((w & 0x7FE08000) == 0x1B000000) return 124; // madd
        if ((w & 0x7FE08000) == 0x1B008000) return 125; // msub
        return 0;
      case 25:
        if ((w & 0xFFE08000) == 0x9B200000) return 126; // smaddl
        if ((w & 0xFFE08000) == 0x9B208000) return 127; // smsubl
        return 0;
      case 26:
        if ((w & 0xFFE08000) == 0x9B400000) return 128; // smulh
        return 0;
      case 29:
        if ((w & 0xFFE08000) == 0x9BA00000) return 129; // umaddl
        if ((w & 0xFFE08000) == 0x9BA08000) return 130; // umsubl
        return 0;
      case 30:
        if ((w & 0xFFE08000) == 0x9BC00000) return 131; // umulh
        return 0;
      default:
        return 0;
    }
  }

  private static int group14(int w) {
    switch (w >>> 24 & 31) {
      case 28:
        if ((w & 0x3F600C00) == 0x3C000000 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 157; // stur_v
        if ((w & 0x3F600C00) == 0x3C400000 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 158; // ldur_v
        if ((w & 0x3F600C00) == 0x3C000400 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 159; // str_v_post
        if ((w & 0x3F600C00) == 0x3C400400 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 160; // ldr_v_post
        if ((w & 0x3F600C00) == 0x3C000C00 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 161; // str_v_pre
        if ((w & 0x3F600C00) == 0x3C400C00 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 162; // ldr_v_pre
        if ((w & 0x3F600C00) == 0x3C200800 && (((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0) && ((w >>> 13 & 7) & 2) != 0)) return 163; // str_v_r
        if ((w & 0x3F600C00) == 0x3C600800 && (((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0) && ((w >>> 13 & 7) & 2) != 0)) return 164; // ldr_v_r
        if ((w & 0x3F000000) == 0x1C000000 && ((w >>> 30 & 3) != 3)) return 148; // ldr_lit_v
        return 0;
      case 29:
        if ((w & 0x3F400000) == 0x3D000000 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 165; // str_v
        if ((w & 0x3F400000) == 0x3D400000 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 166; // ldr_v
        return 0;
      default:
        return 0;
    }
  }

  private static int group15(int w) {
    switch (w >>> 22 & 31) {
      case 24:
        if ((w & 0xFFFFFC00) == 0x1E270000) return 178; // fmov_sw
        if ((w & 0xFFFFFC00) == 0x1E260000) return 179; // fmov_ws
        if ((w & 0x0E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 25:
        if ((w & 0xFFFFFC00) == 0x9E670000) return 180; // fmov_dx
        if ((w & 0xFFFFFC00) == 0x9E660000) return 181; // fmov_xd
        if ((w & 0x0E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 26:
        if ((w & 0xFFFFFC00) == 0x9EAF0000) return 182; // fmov_vx
        if ((w & 0xFFFFFC00) == 0x9EAE0000) return 183; // fmov_xv
        if ((w & 0x0E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 27:
      case 28:
      case 29:
      case 30:
      case 31:
        if ((w & 0x0E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      default:
        return 0;
    }
  }
}
