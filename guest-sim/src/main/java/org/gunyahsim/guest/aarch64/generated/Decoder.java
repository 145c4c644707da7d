// Generated from a64/*.isa by org.gunyahsim.guest.aarch64.isa.Generator; do not edit.
package org.gunyahsim.guest.aarch64.generated;

import static org.gunyahsim.guest.aarch64.decode.FpLowering.*;
import static org.gunyahsim.guest.aarch64.decode.Lowering.*;

/** Finds the encoding of an instruction word. */
public final class Decoder {
  /** How many encodings there are; their numbers start at 1. */
  public static final int ENCODINGS = 353;

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
    "fpsimd_scalar",
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
    "fmov",
    "fmov_i",
    "fcsel",
    "fabs",
    "fneg",
    "fsqrt",
    "frintn",
    "frintp",
    "frintm",
    "frintz",
    "frinta",
    "frintx",
    "frinti",
    "fcvt_ds",
    "fcvt_hs",
    "fcvt_sd",
    "fcvt_hd",
    "fcvt_sh",
    "fcvt_dh",
    "fmul",
    "fdiv",
    "fadd",
    "fsub",
    "fmax",
    "fmin",
    "fmaxnm",
    "fminnm",
    "fnmul",
    "fmadd",
    "fmsub",
    "fnmadd",
    "fnmsub",
    "fcmp",
    "fcmp_z",
    "fcmpe",
    "fcmpe_z",
    "fccmp",
    "fccmpe",
    "fcvtns_g",
    "fcvtnu_g",
    "fcvtps_g",
    "fcvtpu_g",
    "fcvtms_g",
    "fcvtmu_g",
    "fcvtzs_g",
    "fcvtzu_g",
    "fcvtas_g",
    "fcvtau_g",
    "scvtf_g",
    "ucvtf_g",
    "scvtf_gf",
    "fcvtzs_gf",
    "ucvtf_gf",
    "fcvtzu_gf",
    "fmaxnm_v",
    "fmla_v",
    "fadd_v",
    "fmulx_v",
    "fmulx_s",
    "fcmeq_v",
    "fcmeq_s",
    "fmax_v",
    "frecps_v",
    "frecps_s",
    "fminnm_v",
    "fmls_v",
    "fsub_v",
    "fmin_v",
    "frsqrts_v",
    "frsqrts_s",
    "fmul_v",
    "fcmge_v",
    "fcmge_s",
    "facge_v",
    "facge_s",
    "fdiv_v",
    "fabd_v",
    "fabd_s",
    "fcmgt_v",
    "fcmgt_s",
    "facgt_v",
    "facgt_s",
    "fmaxnmp_v",
    "fmaxnmp_s",
    "faddp_v",
    "faddp_s",
    "fmaxp_v",
    "fmaxp_s",
    "fminnmp_v",
    "fminnmp_s",
    "fminp_v",
    "fminp_s",
    "fmaxnmv",
    "fmaxv",
    "fminnmv",
    "fminv",
    "fmla_ve",
    "fmla_se",
    "fmls_ve",
    "fmls_se",
    "fmul_ve",
    "fmul_se",
    "fmulx_ve",
    "fmulx_se",
    "fcmgt_z_v",
    "fcmgt_z_s",
    "fcmeq_z_v",
    "fcmeq_z_s",
    "fcmlt_z_v",
    "fcmlt_z_s",
    "fcmge_z_v",
    "fcmge_z_s",
    "fcmle_z_v",
    "fcmle_z_s",
    "fabs_v",
    "fneg_v",
    "fsqrt_v",
    "frintn_v",
    "frintm_v",
    "frintp_v",
    "frintz_v",
    "frinta_v",
    "frintx_v",
    "frinti_v",
    "frecpe_v",
    "frecpe_s",
    "frsqrte_v",
    "frsqrte_s",
    "frecpx_s",
    "fcvtns_v",
    "fcvtns_s",
    "fcvtms_v",
    "fcvtms_s",
    "fcvtas_v",
    "fcvtas_s",
    "fcvtps_v",
    "fcvtps_s",
    "fcvtzs_v",
    "fcvtzs_s",
    "scvtf_v",
    "scvtf_s",
    "fcvtnu_v",
    "fcvtnu_s",
    "fcvtmu_v",
    "fcvtmu_s",
    "fcvtau_v",
    "fcvtau_s",
    "fcvtpu_v",
    "fcvtpu_s",
    "fcvtzu_v",
    "fcvtzu_s",
    "ucvtf_v",
    "ucvtf_s",
    "urecpe",
    "ursqrte",
    "scvtf_vf",
    "scvtf_sf",
    "fcvtzs_vf",
    "fcvtzs_sf",
    "ucvtf_vf",
    "ucvtf_sf",
    "fcvtzu_vf",
    "fcvtzu_sf",
    "fcvtl_h",
    "fcvtl_s",
    "fcvtn_h",
    "fcvtn_s",
    "fcvtxn_v",
    "fcvtxn_s",
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
        if ((w & 0xBFBF0000) == 0x0C000000) return 168; // ldst_multiple
        if ((w & 0x3FC00000) == 0x2C000000 && ((w >>> 30 & 3) != 3)) return 150; // stnp_v
        return 0;
      case 17:
        if ((w & 0xBFBF0000) == 0x0C000000) return 168; // ldst_multiple
        if ((w & 0x3FC00000) == 0x2C400000 && ((w >>> 30 & 3) != 3)) return 151; // ldnp_v
        return 0;
      case 18:
        if ((w & 0xBFA00000) == 0x0C800000) return 169; // ldst_multiple_post
        if ((w & 0x3FC00000) == 0x2C800000 && ((w >>> 30 & 3) != 3)) return 152; // stp_v_post
        return 0;
      case 19:
        if ((w & 0xBFA00000) == 0x0C800000) return 169; // ldst_multiple_post
        if ((w & 0x3FC00000) == 0x2CC00000 && ((w >>> 30 & 3) != 3)) return 153; // ldp_v_post
        return 0;
      case 20:
        if ((w & 0xBF9F0000) == 0x0D000000) return 170; // ldst_single
        if ((w & 0x3FC00000) == 0x2D000000 && ((w >>> 30 & 3) != 3)) return 154; // stp_v
        return 0;
      case 21:
        if ((w & 0xBF9F0000) == 0x0D000000) return 170; // ldst_single
        if ((w & 0x3FC00000) == 0x2D400000 && ((w >>> 30 & 3) != 3)) return 155; // ldp_v
        return 0;
      case 22:
        if ((w & 0x3FC00000) == 0x2D800000 && ((w >>> 30 & 3) != 3)) return 156; // stp_v_pre
        if ((w & 0xBF800000) == 0x0D800000) return 171; // ldst_single_post
        return 0;
      case 23:
        if ((w & 0x3FC00000) == 0x2DC00000 && ((w >>> 30 & 3) != 3)) return 157; // ldp_v_pre
        if ((w & 0xBF800000) == 0x0D800000) return 171; // ldst_single_post
        return 0;
      default:
        return 0;
    }
  }

  private static int group7(int w) {
    switch (w >>> 10 & 31) {
      case 0:
      case 8:
      case 12:
      case 16:
      case 24:
      case 28:
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 1:
        if ((w & 0xBFE0FC00) == 0x0E000400 && (isElement((w >>> 16 & 31)) && ((w >>> 30 & 1) == 1 || ((w >>> 16 & 31) & 15) != 8))) return 173; // dup_e
        if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 172; // movi
        if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 178; // ins_e
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 2:
        if ((w & 0xBFBFFC00) == 0x0E218800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 302; // frintn_v
        if ((w & 0xBFBFFC00) == 0x0EA18800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 304; // frintp_v
        if ((w & 0xBFBFFC00) == 0x2E218800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 306; // frinta_v
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 3:
        if ((w & 0xBFE0FC00) == 0x0E000C00 && (isElement((w >>> 16 & 31)) && ((w >>> 30 & 1) == 1 || ((w >>> 16 & 31) & 15) != 8))) return 174; // dup_g
        if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 178; // ins_e
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 4:
        if ((w & 0xBF80F400) == 0x0F801000 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)) && isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 281; // fmla_ve
        if ((w & 0xBF80F400) == 0x0F809000 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)) && isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 285; // fmul_ve
        if ((w & 0xBF80F400) == 0x2F809000 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)) && isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 287; // fmulx_ve
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 5:
      case 9:
      case 13:
        if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 172; // movi
        if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 178; // ins_e
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 6:
        if ((w & 0xBFBFFC00) == 0x0E219800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 303; // frintm_v
        if ((w & 0xBFBFFC00) == 0x0EA19800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 305; // frintz_v
        if ((w & 0xBFBFFC00) == 0x2E219800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 307; // frintx_v
        if ((w & 0xBFBFFC00) == 0x2EA19800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 308; // frinti_v
        if ((w & 0xBF80F400) == 0x0F801000 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)) && isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 281; // fmla_ve
        if ((w & 0xBF80F400) == 0x0F809000 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)) && isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 285; // fmul_ve
        if ((w & 0xBF80F400) == 0x2F809000 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)) && isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 287; // fmulx_ve
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 7:
        if ((w & 0xFFE0FC00) == 0x4E001C00 && (isElement((w >>> 16 & 31)))) return 177; // ins_g
        if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 178; // ins_e
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 10:
        if ((w & 0xBFBFFC00) == 0x0E21A800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 314; // fcvtns_v
        if ((w & 0xBFBFFC00) == 0x0EA1A800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 320; // fcvtps_v
        if ((w & 0xBFBFFC00) == 0x2E21A800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 326; // fcvtnu_v
        if ((w & 0xBFBFFC00) == 0x2EA1A800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 332; // fcvtpu_v
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 11:
        if ((w & 0xBFE0FC00) == 0x0E002C00 && (((w >>> 16 & 31) & 3) != 0 || (w >>> 30 & 1) == 1 && ((w >>> 16 & 31) & 7) != 0)) return 175; // smov
        if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 178; // ins_e
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 14:
        if ((w & 0xBFBFFC00) == 0x0E21B800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 316; // fcvtms_v
        if ((w & 0xBFBFFC00) == 0x0EA1B800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 322; // fcvtzs_v
        if ((w & 0xBFBFFC00) == 0x2E21B800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 328; // fcvtmu_v
        if ((w & 0xBFBFFC00) == 0x2EA1B800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 334; // fcvtzu_v
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 15:
        if ((w & 0xBFE0FC00) == 0x0E003C00 && ((w >>> 30 & 1) == 1 ? ((w >>> 16 & 31) & 15) == 8 : ((w >>> 16 & 31) & 7) != 0)) return 176; // umov
        if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 178; // ins_e
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 17:
        if ((w & 0xBFA0FC00) == 0x0E20C400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 239; // fmaxnm_v
        if ((w & 0xBFA0FC00) == 0x0EA0C400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 249; // fminnm_v
        if ((w & 0xBFA0FC00) == 0x2E20C400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 267; // fmaxnmp_v
        if ((w & 0xBFA0FC00) == 0x2EA0C400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 273; // fminnmp_v
        if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 172; // movi
        if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 178; // ins_e
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 18:
        if ((w & 0xFFFFFC00) == 0x6E30C800) return 277; // fmaxnmv
        if ((w & 0xFFFFFC00) == 0x6EB0C800) return 279; // fminnmv
        if ((w & 0xBFFFFC00) == 0x0EA1C800) return 338; // urecpe
        if ((w & 0xBFFFFC00) == 0x2EA1C800) return 339; // ursqrte
        if ((w & 0xBFBFFC00) == 0x0EA0C800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 289; // fcmgt_z_v
        if ((w & 0xBFBFFC00) == 0x2EA0C800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 295; // fcmge_z_v
        if ((w & 0xBFBFFC00) == 0x0E21C800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 318; // fcvtas_v
        if ((w & 0xBFBFFC00) == 0x2E21C800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 330; // fcvtau_v
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 19:
        if ((w & 0xBFA0FC00) == 0x0E20CC00 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 240; // fmla_v
        if ((w & 0xBFA0FC00) == 0x0EA0CC00 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 250; // fmls_v
        if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 178; // ins_e
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 20:
        if ((w & 0xBF80F400) == 0x0F805000 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)) && isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 283; // fmls_ve
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 21:
        if ((w & 0xBFA0FC00) == 0x0E20D400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 241; // fadd_v
        if ((w & 0xBFA0FC00) == 0x0EA0D400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 251; // fsub_v
        if ((w & 0xBFA0FC00) == 0x2EA0D400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 261; // fabd_v
        if ((w & 0xBFA0FC00) == 0x2E20D400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 269; // faddp_v
        if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 172; // movi
        if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 178; // ins_e
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 22:
        if ((w & 0xBFBFFC00) == 0x0EA0D800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 291; // fcmeq_z_v
        if ((w & 0xBFBFFC00) == 0x2EA0D800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 297; // fcmle_z_v
        if ((w & 0xBFBFFC00) == 0x0EA1D800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 309; // frecpe_v
        if ((w & 0xBFBFFC00) == 0x2EA1D800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 311; // frsqrte_v
        if ((w & 0xBFBFFC00) == 0x0E21D800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 324; // scvtf_v
        if ((w & 0xBFBFFC00) == 0x2E21D800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 336; // ucvtf_v
        if ((w & 0xBF80F400) == 0x0F805000 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)) && isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 283; // fmls_ve
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 23:
        if ((w & 0xBFA0FC00) == 0x0E20DC00 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 242; // fmulx_v
        if ((w & 0xBFA0FC00) == 0x2E20DC00 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 255; // fmul_v
        if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 178; // ins_e
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 25:
        if ((w & 0xBFA0FC00) == 0x0E20E400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 244; // fcmeq_v
        if ((w & 0xBFA0FC00) == 0x2E20E400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 256; // fcmge_v
        if ((w & 0xBFA0FC00) == 0x2EA0E400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 263; // fcmgt_v
        if ((w & 0xBF80FC00) == 0x0F00E400 && (isFixedVector((w >>> 19 & 15), (w >>> 30 & 1)))) return 340; // scvtf_vf
        if ((w & 0xBF80FC00) == 0x2F00E400 && (isFixedVector((w >>> 19 & 15), (w >>> 30 & 1)))) return 344; // ucvtf_vf
        if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 172; // movi
        if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 178; // ins_e
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 26:
        if ((w & 0xBFFFFC00) == 0x0E216800) return 350; // fcvtn_h
        if ((w & 0xBFFFFC00) == 0x0E616800) return 351; // fcvtn_s
        if ((w & 0xBFFFFC00) == 0x2E616800) return 352; // fcvtxn_v
        if ((w & 0xBFBFFC00) == 0x0EA0E800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 293; // fcmlt_z_v
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 27:
        if ((w & 0xBFA0FC00) == 0x2E20EC00 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 258; // facge_v
        if ((w & 0xBFA0FC00) == 0x2EA0EC00 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 265; // facgt_v
        if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 178; // ins_e
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 29:
        if ((w & 0xBFA0FC00) == 0x0E20F400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 246; // fmax_v
        if ((w & 0xBFA0FC00) == 0x0EA0F400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 252; // fmin_v
        if ((w & 0xBFA0FC00) == 0x2E20F400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 271; // fmaxp_v
        if ((w & 0xBFA0FC00) == 0x2EA0F400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 275; // fminp_v
        if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 172; // movi
        if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 178; // ins_e
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 30:
        if ((w & 0xFFFFFC00) == 0x6E30F800) return 278; // fmaxv
        if ((w & 0xFFFFFC00) == 0x6EB0F800) return 280; // fminv
        if ((w & 0xBFFFFC00) == 0x0E217800) return 348; // fcvtl_h
        if ((w & 0xBFFFFC00) == 0x0E617800) return 349; // fcvtl_s
        if ((w & 0xBFBFFC00) == 0x0EA0F800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 299; // fabs_v
        if ((w & 0xBFBFFC00) == 0x2EA0F800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 300; // fneg_v
        if ((w & 0xBFBFFC00) == 0x2EA1F800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 301; // fsqrt_v
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
        return 0;
      case 31:
        if ((w & 0xBFA0FC00) == 0x0E20FC00 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 247; // frecps_v
        if ((w & 0xBFA0FC00) == 0x0EA0FC00 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 253; // frsqrts_v
        if ((w & 0xBFA0FC00) == 0x2E20FC00 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 260; // fdiv_v
        if ((w & 0xBF80FC00) == 0x0F00FC00 && (isFixedVector((w >>> 19 & 15), (w >>> 30 & 1)))) return 342; // fcvtzs_vf
        if ((w & 0xBF80FC00) == 0x2F00FC00 && (isFixedVector((w >>> 19 & 15), (w >>> 30 & 1)))) return 346; // fcvtzu_vf
        if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 178; // ins_e
        if ((w & 0x1E000000) == 0x0E000000) return 147; // fpsimd
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
        if ((w & 0xFFF8F01F) == 0xD500401F && (isPstateField((w >>> 16 & 7), (w >>> 5 & 7), (w >>> 8 & 15)))) return 44; // msr_i
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
        if ((w & 0x3F600C00) == 0x3C000000 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 158; // stur_v
        if ((w & 0x3F600C00) == 0x3C400000 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 159; // ldur_v
        if ((w & 0x3F600C00) == 0x3C000400 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 160; // str_v_post
        if ((w & 0x3F600C00) == 0x3C400400 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 161; // ldr_v_post
        if ((w & 0x3F600C00) == 0x3C000C00 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 162; // str_v_pre
        if ((w & 0x3F600C00) == 0x3C400C00 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 163; // ldr_v_pre
        if ((w & 0x3F600C00) == 0x3C200800 && (((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0) && ((w >>> 13 & 7) & 2) != 0)) return 164; // str_v_r
        if ((w & 0x3F600C00) == 0x3C600800 && (((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0) && ((w >>> 13 & 7) & 2) != 0)) return 165; // ldr_v_r
        if ((w & 0x3F000000) == 0x1C000000 && ((w >>> 30 & 3) != 3)) return 149; // ldr_lit_v
        return 0;
      case 29:
        if ((w & 0x3F400000) == 0x3D000000 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 166; // str_v
        if ((w & 0x3F400000) == 0x3D400000 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 167; // ldr_v
        return 0;
      default:
        return 0;
    }
  }

  private static int group15(int w) {
    switch (w >>> 27 & 31) {
      case 3:
        if ((w & 0xFFFFFC00) == 0x1E270000) return 179; // fmov_sw
        if ((w & 0xFFFFFC00) == 0x1E260000) return 180; // fmov_ws
        if ((w & 0xFFFFFC00) == 0x1E22C000) return 198; // fcvt_ds
        if ((w & 0xFFFFFC00) == 0x1E23C000) return 199; // fcvt_hs
        if ((w & 0xFFFFFC00) == 0x1E624000) return 200; // fcvt_sd
        if ((w & 0xFFFFFC00) == 0x1E63C000) return 201; // fcvt_hd
        if ((w & 0xFFFFFC00) == 0x1EE24000) return 202; // fcvt_sh
        if ((w & 0xFFFFFC00) == 0x1EE2C000) return 203; // fcvt_dh
        if ((w & 0xFFBFFC00) == 0x1E204000) return 185; // fmov
        if ((w & 0xFFBFFC00) == 0x1E20C000) return 188; // fabs
        if ((w & 0xFFBFFC00) == 0x1E214000) return 189; // fneg
        if ((w & 0xFFBFFC00) == 0x1E21C000) return 190; // fsqrt
        if ((w & 0xFFBFFC00) == 0x1E244000) return 191; // frintn
        if ((w & 0xFFBFFC00) == 0x1E24C000) return 192; // frintp
        if ((w & 0xFFBFFC00) == 0x1E254000) return 193; // frintm
        if ((w & 0xFFBFFC00) == 0x1E25C000) return 194; // frintz
        if ((w & 0xFFBFFC00) == 0x1E264000) return 195; // frinta
        if ((w & 0xFFBFFC00) == 0x1E274000) return 196; // frintx
        if ((w & 0xFFBFFC00) == 0x1E27C000) return 197; // frinti
        if ((w & 0xFFA0FC1F) == 0x1E202000) return 217; // fcmp
        if ((w & 0xFFA0FC1F) == 0x1E202008) return 218; // fcmp_z
        if ((w & 0xFFA0FC1F) == 0x1E202010) return 219; // fcmpe
        if ((w & 0xFFA0FC1F) == 0x1E202018) return 220; // fcmpe_z
        if ((w & 0x7FBFFC00) == 0x1E200000) return 223; // fcvtns_g
        if ((w & 0x7FBFFC00) == 0x1E210000) return 224; // fcvtnu_g
        if ((w & 0x7FBFFC00) == 0x1E280000) return 225; // fcvtps_g
        if ((w & 0x7FBFFC00) == 0x1E290000) return 226; // fcvtpu_g
        if ((w & 0x7FBFFC00) == 0x1E300000) return 227; // fcvtms_g
        if ((w & 0x7FBFFC00) == 0x1E310000) return 228; // fcvtmu_g
        if ((w & 0x7FBFFC00) == 0x1E380000) return 229; // fcvtzs_g
        if ((w & 0x7FBFFC00) == 0x1E390000) return 230; // fcvtzu_g
        if ((w & 0x7FBFFC00) == 0x1E240000) return 231; // fcvtas_g
        if ((w & 0x7FBFFC00) == 0x1E250000) return 232; // fcvtau_g
        if ((w & 0x7FBFFC00) == 0x1E220000) return 233; // scvtf_g
        if ((w & 0x7FBFFC00) == 0x1E230000) return 234; // ucvtf_g
        if ((w & 0xFFA01FE0) == 0x1E201000) return 186; // fmov_i
        if ((w & 0xFFA0FC00) == 0x1E200800) return 204; // fmul
        if ((w & 0xFFA0FC00) == 0x1E201800) return 205; // fdiv
        if ((w & 0xFFA0FC00) == 0x1E202800) return 206; // fadd
        if ((w & 0xFFA0FC00) == 0x1E203800) return 207; // fsub
        if ((w & 0xFFA0FC00) == 0x1E204800) return 208; // fmax
        if ((w & 0xFFA0FC00) == 0x1E205800) return 209; // fmin
        if ((w & 0xFFA0FC00) == 0x1E206800) return 210; // fmaxnm
        if ((w & 0xFFA0FC00) == 0x1E207800) return 211; // fminnm
        if ((w & 0xFFA0FC00) == 0x1E208800) return 212; // fnmul
        if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 235; // scvtf_gf
        if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 236; // fcvtzs_gf
        if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 237; // ucvtf_gf
        if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 238; // fcvtzu_gf
        if ((w & 0xFFA00C10) == 0x1E200400) return 221; // fccmp
        if ((w & 0xFFA00C10) == 0x1E200410) return 222; // fccmpe
        if ((w & 0xFFA00C00) == 0x1E200C00) return 187; // fcsel
        if ((w & 0xFFA08000) == 0x1F000000) return 213; // fmadd
        if ((w & 0xFFA08000) == 0x1F008000) return 214; // fmsub
        if ((w & 0xFFA08000) == 0x1F200000) return 215; // fnmadd
        if ((w & 0xFFA08000) == 0x1F208000) return 216; // fnmsub
        return 0;
      case 11:
        if ((w & 0xFFBFFC00) == 0x5EA0C800) return 290; // fcmgt_z_s
        if ((w & 0xFFBFFC00) == 0x5EA0D800) return 292; // fcmeq_z_s
        if ((w & 0xFFBFFC00) == 0x5EA0E800) return 294; // fcmlt_z_s
        if ((w & 0xFFBFFC00) == 0x5EA1D800) return 310; // frecpe_s
        if ((w & 0xFFBFFC00) == 0x5EA1F800) return 313; // frecpx_s
        if ((w & 0xFFBFFC00) == 0x5E21A800) return 315; // fcvtns_s
        if ((w & 0xFFBFFC00) == 0x5E21B800) return 317; // fcvtms_s
        if ((w & 0xFFBFFC00) == 0x5E21C800) return 319; // fcvtas_s
        if ((w & 0xFFBFFC00) == 0x5EA1A800) return 321; // fcvtps_s
        if ((w & 0xFFBFFC00) == 0x5EA1B800) return 323; // fcvtzs_s
        if ((w & 0xFFBFFC00) == 0x5E21D800) return 325; // scvtf_s
        if ((w & 0xFFA0FC00) == 0x5E20DC00) return 243; // fmulx_s
        if ((w & 0xFFA0FC00) == 0x5E20E400) return 245; // fcmeq_s
        if ((w & 0xFFA0FC00) == 0x5E20FC00) return 248; // frecps_s
        if ((w & 0xFFA0FC00) == 0x5EA0FC00) return 254; // frsqrts_s
        if ((w & 0xFF80FC00) == 0x5F00E400 && (isFixedVector((w >>> 19 & 15), 1))) return 341; // scvtf_sf
        if ((w & 0xFF80FC00) == 0x5F00FC00 && (isFixedVector((w >>> 19 & 15), 1))) return 343; // fcvtzs_sf
        if ((w & 0xFF80F400) == 0x5F801000 && (isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 282; // fmla_se
        if ((w & 0xFF80F400) == 0x5F805000 && (isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 284; // fmls_se
        if ((w & 0xFF80F400) == 0x5F809000 && (isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 286; // fmul_se
        if ((w & 0x5E000000) == 0x5E000000) return 148; // fpsimd_scalar
        return 0;
      case 15:
        if ((w & 0xFFFFFC00) == 0x7E616800) return 353; // fcvtxn_s
        if ((w & 0xFFBFFC00) == 0x7E30C800) return 268; // fmaxnmp_s
        if ((w & 0xFFBFFC00) == 0x7E30D800) return 270; // faddp_s
        if ((w & 0xFFBFFC00) == 0x7E30F800) return 272; // fmaxp_s
        if ((w & 0xFFBFFC00) == 0x7EB0C800) return 274; // fminnmp_s
        if ((w & 0xFFBFFC00) == 0x7EB0F800) return 276; // fminp_s
        if ((w & 0xFFBFFC00) == 0x7EA0C800) return 296; // fcmge_z_s
        if ((w & 0xFFBFFC00) == 0x7EA0D800) return 298; // fcmle_z_s
        if ((w & 0xFFBFFC00) == 0x7EA1D800) return 312; // frsqrte_s
        if ((w & 0xFFBFFC00) == 0x7E21A800) return 327; // fcvtnu_s
        if ((w & 0xFFBFFC00) == 0x7E21B800) return 329; // fcvtmu_s
        if ((w & 0xFFBFFC00) == 0x7E21C800) return 331; // fcvtau_s
        if ((w & 0xFFBFFC00) == 0x7EA1A800) return 333; // fcvtpu_s
        if ((w & 0xFFBFFC00) == 0x7EA1B800) return 335; // fcvtzu_s
        if ((w & 0xFFBFFC00) == 0x7E21D800) return 337; // ucvtf_s
        if ((w & 0xFFA0FC00) == 0x7E20E400) return 257; // fcmge_s
        if ((w & 0xFFA0FC00) == 0x7E20EC00) return 259; // facge_s
        if ((w & 0xFFA0FC00) == 0x7EA0D400) return 262; // fabd_s
        if ((w & 0xFFA0FC00) == 0x7EA0E400) return 264; // fcmgt_s
        if ((w & 0xFFA0FC00) == 0x7EA0EC00) return 266; // facgt_s
        if ((w & 0xFF80FC00) == 0x7F00E400 && (isFixedVector((w >>> 19 & 15), 1))) return 345; // ucvtf_sf
        if ((w & 0xFF80FC00) == 0x7F00FC00 && (isFixedVector((w >>> 19 & 15), 1))) return 347; // fcvtzu_sf
        if ((w & 0xFF80F400) == 0x7F809000 && (isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 288; // fmulx_se
        if ((w & 0x5E000000) == 0x5E000000) return 148; // fpsimd_scalar
        return 0;
      case 19:
        if ((w & 0xFFFFFC00) == 0x9E670000) return 181; // fmov_dx
        if ((w & 0xFFFFFC00) == 0x9E660000) return 182; // fmov_xd
        if ((w & 0xFFFFFC00) == 0x9EAF0000) return 183; // fmov_vx
        if ((w & 0xFFFFFC00) == 0x9EAE0000) return 184; // fmov_xv
        if ((w & 0x7FBFFC00) == 0x1E200000) return 223; // fcvtns_g
        if ((w & 0x7FBFFC00) == 0x1E210000) return 224; // fcvtnu_g
        if ((w & 0x7FBFFC00) == 0x1E280000) return 225; // fcvtps_g
        if ((w & 0x7FBFFC00) == 0x1E290000) return 226; // fcvtpu_g
        if ((w & 0x7FBFFC00) == 0x1E300000) return 227; // fcvtms_g
        if ((w & 0x7FBFFC00) == 0x1E310000) return 228; // fcvtmu_g
        if ((w & 0x7FBFFC00) == 0x1E380000) return 229; // fcvtzs_g
        if ((w & 0x7FBFFC00) == 0x1E390000) return 230; // fcvtzu_g
        if ((w & 0x7FBFFC00) == 0x1E240000) return 231; // fcvtas_g
        if ((w & 0x7FBFFC00) == 0x1E250000) return 232; // fcvtau_g
        if ((w & 0x7FBFFC00) == 0x1E220000) return 233; // scvtf_g
        if ((w & 0x7FBFFC00) == 0x1E230000) return 234; // ucvtf_g
        if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 235; // scvtf_gf
        if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 236; // fcvtzs_gf
        if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 237; // ucvtf_gf
        if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 238; // fcvtzu_gf
        return 0;
      case 27:
      case 31:
        if ((w & 0x5E000000) == 0x5E000000) return 148; // fpsimd_scalar
        return 0;
      default:
        return 0;
    }
  }
}
