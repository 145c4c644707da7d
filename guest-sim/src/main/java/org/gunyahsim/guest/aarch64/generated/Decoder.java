// Generated from a64/*.isa by org.gunyahsim.guest.aarch64.isa.Generator; do not edit.
package org.gunyahsim.guest.aarch64.generated;

import static org.gunyahsim.guest.aarch64.decode.FpLowering.*;
import static org.gunyahsim.guest.aarch64.decode.Lowering.*;
import static org.gunyahsim.guest.aarch64.decode.SimdLowering.*;

/** Finds the encoding of an instruction word. */
public final class Decoder {
  /** How many encodings there are; their numbers start at 1. */
  public static final int ENCODINGS = 550;

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
    "ldst1_1",
    "ldst1_1_post",
    "ldst1_2",
    "ldst1_2_post",
    "ldst1_3",
    "ldst1_3_post",
    "ldst1_4",
    "ldst1_4_post",
    "ldst2",
    "ldst2_post",
    "ldst3",
    "ldst3_post",
    "ldst4",
    "ldst4_post",
    "ldst1_lane",
    "ldst1_lane_post",
    "ldst2_lane",
    "ldst2_lane_post",
    "ldst3_lane",
    "ldst3_lane_post",
    "ldst4_lane",
    "ldst4_lane_post",
    "ld1r",
    "ld1r_post",
    "ld2r",
    "ld2r_post",
    "ld3r",
    "ld3r_post",
    "ld4r",
    "ld4r_post",
    "movi",
    "dup_e",
    "dup_g",
    "dup_s",
    "smov",
    "umov",
    "ins_g",
    "ins_e",
    "hadd",
    "qadd",
    "rhadd",
    "hsub",
    "qsub",
    "cmgt",
    "cmhi",
    "cmge",
    "cmhs",
    "shl_r",
    "qshl_r",
    "rshl_r",
    "qrshl_r",
    "max",
    "min",
    "abd",
    "aba",
    "add_v",
    "sub_v",
    "cmtst",
    "cmeq",
    "mla",
    "mls",
    "mul",
    "pmul",
    "maxp",
    "minp",
    "sqdmulh",
    "sqrdmulh",
    "addp",
    "and_v",
    "bic_v",
    "orr_v",
    "orn_v",
    "eor_v",
    "bsl_v",
    "bit_v",
    "bif_v",
    "qadd_s",
    "qsub_s",
    "cmgt_s",
    "cmhi_s",
    "cmge_s",
    "cmhs_s",
    "shl_r_s",
    "qshl_r_s",
    "rshl_r_s",
    "qrshl_r_s",
    "add_s",
    "sub_s",
    "cmtst_s",
    "cmeq_s",
    "sqdmulh_s",
    "sqrdmulh_s",
    "addp_s",
    "addl",
    "addw",
    "subl",
    "subw",
    "addhn",
    "abal",
    "subhn",
    "abdl",
    "mlal",
    "sqdmlal",
    "mlsl",
    "sqdmlsl",
    "mull",
    "sqdmull",
    "pmull",
    "sqdmlal_s",
    "sqdmlsl_s",
    "sqdmull_s",
    "mla_e",
    "mls_e",
    "mul_e",
    "sqdmulh_e",
    "sqrdmulh_e",
    "mlal_e",
    "sqdmlal_e",
    "mlsl_e",
    "sqdmlsl_e",
    "mull_e",
    "sqdmull_e",
    "sqdmlal_es",
    "sqdmlsl_es",
    "sqdmull_es",
    "sqdmulh_es",
    "sqrdmulh_es",
    "rev64",
    "rev32_v",
    "rev16_v",
    "addlp",
    "uqadd",
    "cls_v",
    "clz_v",
    "cnt",
    "not",
    "rbit_v",
    "adalp",
    "sqabs",
    "sqneg",
    "cmgt_0",
    "cmge_0",
    "cmeq_0",
    "cmle_0",
    "cmlt_0",
    "abs",
    "neg",
    "uqadd_s",
    "sqabs_s",
    "sqneg_s",
    "cmgt_0s",
    "cmge_0s",
    "cmeq_0s",
    "cmle_0s",
    "cmlt_0s",
    "abs_s",
    "neg_s",
    "xtn",
    "sqxtun",
    "sqxtn",
    "uqxtn",
    "sqxtun_s",
    "sqxtn_s",
    "uqxtn_s",
    "shll",
    "addlv",
    "maxv",
    "minv",
    "addv",
    "shr_v",
    "sra_v",
    "rshr_v",
    "rsra_v",
    "sri_v",
    "shl_v",
    "sli_v",
    "sqshlu_v",
    "qshl_v",
    "shr_vs",
    "sra_vs",
    "rshr_vs",
    "rsra_vs",
    "sri_vs",
    "shl_vs",
    "sli_vs",
    "sqshlu_vs",
    "qshl_vs",
    "shrn",
    "rshrn",
    "sqshrun",
    "sqrshrun",
    "sqshrn",
    "sqrshrn",
    "uqshrn",
    "uqrshrn",
    "sqshrun_s",
    "sqrshrun_s",
    "sqshrn_s",
    "sqrshrn_s",
    "uqshrn_s",
    "uqrshrn_s",
    "shll_i",
    "uzp1",
    "trn1",
    "zip1",
    "uzp2",
    "trn2",
    "zip2",
    "ext",
    "tbl",
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
    switch (w >>> 23 & 31) {
      case 24:
        if ((w & 0xBFBFF000) == 0x0C007000) return 166; // ldst1_1
        if ((w & 0xBFBFF000) == 0x0C00A000) return 168; // ldst1_2
        if ((w & 0xBFBFF000) == 0x0C006000) return 170; // ldst1_3
        if ((w & 0xBFBFF000) == 0x0C002000) return 172; // ldst1_4
        if ((w & 0xBFBFF000) == 0x0C008000 && (isVector((w >>> 10 & 3), (w >>> 30 & 1)))) return 174; // ldst2
        if ((w & 0xBFBFF000) == 0x0C004000 && (isVector((w >>> 10 & 3), (w >>> 30 & 1)))) return 176; // ldst3
        if ((w & 0xBFBFF000) == 0x0C000000 && (isVector((w >>> 10 & 3), (w >>> 30 & 1)))) return 178; // ldst4
        if ((w & 0x3FC00000) == 0x2C000000 && ((w >>> 30 & 3) != 3)) return 148; // stnp_v
        if ((w & 0x3FC00000) == 0x2C400000 && ((w >>> 30 & 3) != 3)) return 149; // ldnp_v
        return 0;
      case 25:
        if ((w & 0xBFA0F000) == 0x0C807000) return 167; // ldst1_1_post
        if ((w & 0xBFA0F000) == 0x0C80A000) return 169; // ldst1_2_post
        if ((w & 0xBFA0F000) == 0x0C806000) return 171; // ldst1_3_post
        if ((w & 0xBFA0F000) == 0x0C802000) return 173; // ldst1_4_post
        if ((w & 0xBFA0F000) == 0x0C808000 && (isVector((w >>> 10 & 3), (w >>> 30 & 1)))) return 175; // ldst2_post
        if ((w & 0xBFA0F000) == 0x0C804000 && (isVector((w >>> 10 & 3), (w >>> 30 & 1)))) return 177; // ldst3_post
        if ((w & 0xBFA0F000) == 0x0C800000 && (isVector((w >>> 10 & 3), (w >>> 30 & 1)))) return 179; // ldst4_post
        if ((w & 0x3FC00000) == 0x2C800000 && ((w >>> 30 & 3) != 3)) return 150; // stp_v_post
        if ((w & 0x3FC00000) == 0x2CC00000 && ((w >>> 30 & 3) != 3)) return 151; // ldp_v_post
        return 0;
      case 26:
        if ((w & 0xBFFFF000) == 0x0D40C000) return 188; // ld1r
        if ((w & 0xBFFFF000) == 0x0D60C000) return 190; // ld2r
        if ((w & 0xBFFFF000) == 0x0D40E000) return 192; // ld3r
        if ((w & 0xBFFFF000) == 0x0D60E000) return 194; // ld4r
        if ((w & 0xBFBF2000) == 0x0D000000 && (singleSize((w >>> 14 & 3), (w >>> 12 & 1), (w >>> 10 & 3)) >= 0)) return 180; // ldst1_lane
        if ((w & 0xBFBF2000) == 0x0D200000 && (singleSize((w >>> 14 & 3), (w >>> 12 & 1), (w >>> 10 & 3)) >= 0)) return 182; // ldst2_lane
        if ((w & 0xBFBF2000) == 0x0D002000 && (singleSize((w >>> 14 & 3), (w >>> 12 & 1), (w >>> 10 & 3)) >= 0)) return 184; // ldst3_lane
        if ((w & 0xBFBF2000) == 0x0D202000 && (singleSize((w >>> 14 & 3), (w >>> 12 & 1), (w >>> 10 & 3)) >= 0)) return 186; // ldst4_lane
        if ((w & 0x3FC00000) == 0x2D000000 && ((w >>> 30 & 3) != 3)) return 152; // stp_v
        if ((w & 0x3FC00000) == 0x2D400000 && ((w >>> 30 & 3) != 3)) return 153; // ldp_v
        return 0;
      case 27:
        if ((w & 0xBFE0F000) == 0x0DC0C000) return 189; // ld1r_post
        if ((w & 0xBFE0F000) == 0x0DE0C000) return 191; // ld2r_post
        if ((w & 0xBFE0F000) == 0x0DC0E000) return 193; // ld3r_post
        if ((w & 0xBFE0F000) == 0x0DE0E000) return 195; // ld4r_post
        if ((w & 0xBFA02000) == 0x0D800000 && (singleSize((w >>> 14 & 3), (w >>> 12 & 1), (w >>> 10 & 3)) >= 0)) return 181; // ldst1_lane_post
        if ((w & 0xBFA02000) == 0x0DA00000 && (singleSize((w >>> 14 & 3), (w >>> 12 & 1), (w >>> 10 & 3)) >= 0)) return 183; // ldst2_lane_post
        if ((w & 0xBFA02000) == 0x0D802000 && (singleSize((w >>> 14 & 3), (w >>> 12 & 1), (w >>> 10 & 3)) >= 0)) return 185; // ldst3_lane_post
        if ((w & 0xBFA02000) == 0x0DA02000 && (singleSize((w >>> 14 & 3), (w >>> 12 & 1), (w >>> 10 & 3)) >= 0)) return 187; // ldst4_lane_post
        if ((w & 0x3FC00000) == 0x2D800000 && ((w >>> 30 & 3) != 3)) return 154; // stp_v_pre
        if ((w & 0x3FC00000) == 0x2DC00000 && ((w >>> 30 & 3) != 3)) return 155; // ldp_v_pre
        return 0;
      default:
        return 0;
    }
  }

  private static int group7(int w) {
    switch (w >>> 11 & 31) {
      case 0:
        return group7Case0(w);
      case 1:
        return group7Case1(w);
      case 2:
        return group7Case2(w);
      case 3:
        return group7Case3(w);
      case 4:
        return group7Case4(w);
      case 5:
        return group7Case5(w);
      case 6:
        return group7Case6(w);
      case 7:
        return group7Case7(w);
      case 8:
        return group7Case8(w);
      case 9:
        return group7Case9(w);
      case 10:
        return group7Case10(w);
      case 11:
        return group7Case11(w);
      case 12:
        return group7Case12(w);
      case 13:
        return group7Case13(w);
      case 14:
        return group7Case14(w);
      case 15:
        return group7Case15(w);
      case 16:
        return group7Case16(w);
      case 17:
        return group7Case17(w);
      case 18:
        return group7Case18(w);
      case 19:
        return group7Case19(w);
      case 20:
        return group7Case20(w);
      case 21:
        return group7Case21(w);
      case 22:
        return group7Case22(w);
      case 23:
        return group7Case23(w);
      case 24:
        return group7Case24(w);
      case 25:
        return group7Case25(w);
      case 26:
        return group7Case26(w);
      case 27:
        return group7Case27(w);
      case 28:
        return group7Case28(w);
      case 29:
        return group7Case29(w);
      case 30:
        return group7Case30(w);
      case 31:
        return group7Case31(w);
      default:
        return 0;
    }
  }

  private static int group7Case0(int w) {
    if ((w & 0xBFE0FC00) == 0x0E000400 && (isElement((w >>> 16 & 31)) && ((w >>> 30 & 1) == 1 || ((w >>> 16 & 31) & 15) != 8))) return 197; // dup_e
    if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 196; // movi
    if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 203; // ins_e
    if ((w & 0x9F20FC00) == 0x0E200400 && ((w >>> 22 & 3) < 3)) return 204; // hadd
    if ((w & 0x9F20FC00) == 0x0E200000 && ((w >>> 22 & 3) < 3)) return 259; // addl
    if ((w & 0x9F80FC00) == 0x0F000400 && ((w >>> 19 & 15) != 0 && isVector(shiftSize((w >>> 19 & 15)), (w >>> 30 & 1)))) return 335; // shr_v
    if ((w & 0xBFE08C00) == 0x0E000000) return 375; // tbl
    if ((w & 0xBF00F400) == 0x2F000000 && (isHalfOrWord((w >>> 22 & 3)))) return 277; // mla_e
    if ((w & 0xBFE08400) == 0x2E000000 && ((w >>> 30 & 1) == 1 || (w >>> 11 & 15) < 8)) return 374; // ext
    return 0;
  }

  private static int group7Case1(int w) {
    if ((w & 0xBF3FFC00) == 0x0E200800 && ((w >>> 22 & 3) < 3)) return 293; // rev64
    if ((w & 0xBF3FFC00) == 0x2E200800 && ((w >>> 22 & 3) < 2)) return 294; // rev32_v
    if ((w & 0xBFE0FC00) == 0x0E000C00 && (isElement((w >>> 16 & 31)) && ((w >>> 30 & 1) == 1 || ((w >>> 16 & 31) & 15) != 8))) return 198; // dup_g
    if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 203; // ins_e
    if ((w & 0x9F20FC00) == 0x0E200C00 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 205; // qadd
    if ((w & 0xBF00F400) == 0x2F000000 && (isHalfOrWord((w >>> 22 & 3)))) return 277; // mla_e
    if ((w & 0xBFE08400) == 0x2E000000 && ((w >>> 30 & 1) == 1 || (w >>> 11 & 15) < 8)) return 374; // ext
    return 0;
  }

  private static int group7Case2(int w) {
    if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 196; // movi
    if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 203; // ins_e
    if ((w & 0x9F20FC00) == 0x0E201400 && ((w >>> 22 & 3) < 3)) return 206; // rhadd
    if ((w & 0x9F20FC00) == 0x0E201000 && ((w >>> 22 & 3) < 3)) return 260; // addw
    if ((w & 0x9F80FC00) == 0x0F001400 && ((w >>> 19 & 15) != 0 && isVector(shiftSize((w >>> 19 & 15)), (w >>> 30 & 1)))) return 336; // sra_v
    if ((w & 0xBFE08C00) == 0x0E000000) return 375; // tbl
    if ((w & 0xBF80F400) == 0x0F801000 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)) && isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 478; // fmla_ve
    if ((w & 0xBFE08400) == 0x2E000000 && ((w >>> 30 & 1) == 1 || (w >>> 11 & 15) < 8)) return 374; // ext
    return 0;
  }

  private static int group7Case3(int w) {
    if ((w & 0xBFFFFC00) == 0x0E201800) return 295; // rev16_v
    if ((w & 0xFFE0FC00) == 0x4E001C00 && (isElement((w >>> 16 & 31)))) return 202; // ins_g
    if ((w & 0xBFE0FC00) == 0x0E201C00) return 234; // and_v
    if ((w & 0xBFE0FC00) == 0x0E601C00) return 235; // bic_v
    if ((w & 0xBFE0FC00) == 0x0EA01C00) return 236; // orr_v
    if ((w & 0xBFE0FC00) == 0x0EE01C00) return 237; // orn_v
    if ((w & 0xBFE0FC00) == 0x2E201C00) return 238; // eor_v
    if ((w & 0xBFE0FC00) == 0x2E601C00) return 239; // bsl_v
    if ((w & 0xBFE0FC00) == 0x2EA01C00) return 240; // bit_v
    if ((w & 0xBFE0FC00) == 0x2EE01C00) return 241; // bif_v
    if ((w & 0xBF20FC00) == 0x0E001800 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 368; // uzp1
    if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 203; // ins_e
    if ((w & 0xBF80F400) == 0x0F801000 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)) && isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 478; // fmla_ve
    if ((w & 0xBFE08400) == 0x2E000000 && ((w >>> 30 & 1) == 1 || (w >>> 11 & 15) < 8)) return 374; // ext
    return 0;
  }

  private static int group7Case4(int w) {
    if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 196; // movi
    if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 203; // ins_e
    if ((w & 0x9F20FC00) == 0x0E202400 && ((w >>> 22 & 3) < 3)) return 207; // hsub
    if ((w & 0x9F20FC00) == 0x0E202000 && ((w >>> 22 & 3) < 3)) return 261; // subl
    if ((w & 0x9F80FC00) == 0x0F002400 && ((w >>> 19 & 15) != 0 && isVector(shiftSize((w >>> 19 & 15)), (w >>> 30 & 1)))) return 337; // rshr_v
    if ((w & 0xBFE08C00) == 0x0E000000) return 375; // tbl
    if ((w & 0xBFE08400) == 0x2E000000 && ((w >>> 30 & 1) == 1 || (w >>> 11 & 15) < 8)) return 374; // ext
    if ((w & 0x9F00F400) == 0x0F002000 && (isHalfOrWord((w >>> 22 & 3)))) return 282; // mlal_e
    return 0;
  }

  private static int group7Case5(int w) {
    if ((w & 0xBF3FFC00) == 0x0E212800 && ((w >>> 22 & 3) < 3)) return 323; // xtn
    if ((w & 0xBF3FFC00) == 0x2E212800 && ((w >>> 22 & 3) < 3)) return 324; // sqxtun
    if ((w & 0x9F3FFC00) == 0x0E202800 && ((w >>> 22 & 3) < 3)) return 296; // addlp
    if ((w & 0xBFE0FC00) == 0x0E002C00 && (((w >>> 16 & 31) & 3) != 0 || (w >>> 30 & 1) == 1 && ((w >>> 16 & 31) & 7) != 0)) return 200; // smov
    if ((w & 0xBF20FC00) == 0x0E002800 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 369; // trn1
    if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 203; // ins_e
    if ((w & 0x9F20FC00) == 0x0E202C00 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 208; // qsub
    if ((w & 0xBFE08400) == 0x2E000000 && ((w >>> 30 & 1) == 1 || (w >>> 11 & 15) < 8)) return 374; // ext
    if ((w & 0x9F00F400) == 0x0F002000 && (isHalfOrWord((w >>> 22 & 3)))) return 282; // mlal_e
    return 0;
  }

  private static int group7Case6(int w) {
    if ((w & 0xBF20FC00) == 0x0E203400 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 209; // cmgt
    if ((w & 0xBF20FC00) == 0x2E203400 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 210; // cmhi
    if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 196; // movi
    if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 203; // ins_e
    if ((w & 0x9F20FC00) == 0x0E203000 && ((w >>> 22 & 3) < 3)) return 262; // subw
    if ((w & 0x9F80FC00) == 0x0F003400 && ((w >>> 19 & 15) != 0 && isVector(shiftSize((w >>> 19 & 15)), (w >>> 30 & 1)))) return 338; // rsra_v
    if ((w & 0xBFE08C00) == 0x0E000000) return 375; // tbl
    if ((w & 0xBF00F400) == 0x0F003000 && (isHalfOrWord((w >>> 22 & 3)))) return 283; // sqdmlal_e
    if ((w & 0xBFE08400) == 0x2E000000 && ((w >>> 30 & 1) == 1 || (w >>> 11 & 15) < 8)) return 374; // ext
    return 0;
  }

  private static int group7Case7(int w) {
    if ((w & 0xBF3FFC00) == 0x2E213800 && ((w >>> 22 & 3) < 3)) return 330; // shll
    if ((w & 0x9F3FFC00) == 0x0E203800 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 297; // uqadd
    if ((w & 0x9F3FFC00) == 0x0E303800 && ((w >>> 22 & 3) < 2 || (w >>> 22 & 3) == 2 && (w >>> 30 & 1) == 1)) return 331; // addlv
    if ((w & 0xBFE0FC00) == 0x0E003C00 && ((w >>> 30 & 1) == 1 ? ((w >>> 16 & 31) & 15) == 8 : ((w >>> 16 & 31) & 7) != 0)) return 201; // umov
    if ((w & 0xBF20FC00) == 0x0E203C00 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 211; // cmge
    if ((w & 0xBF20FC00) == 0x2E203C00 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 212; // cmhs
    if ((w & 0xBF20FC00) == 0x0E003800 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 370; // zip1
    if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 203; // ins_e
    if ((w & 0xBF00F400) == 0x0F003000 && (isHalfOrWord((w >>> 22 & 3)))) return 283; // sqdmlal_e
    if ((w & 0xBFE08400) == 0x2E000000 && ((w >>> 30 & 1) == 1 || (w >>> 11 & 15) < 8)) return 374; // ext
    return 0;
  }

  private static int group7Case8(int w) {
    if ((w & 0xBF80FC00) == 0x2F004400 && ((w >>> 19 & 15) != 0 && isVector(shiftSize((w >>> 19 & 15)), (w >>> 30 & 1)))) return 339; // sri_v
    if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 196; // movi
    if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 203; // ins_e
    if ((w & 0x9F20FC00) == 0x0E204400 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 213; // shl_r
    if ((w & 0x9F20FC00) == 0x0E204000 && ((w >>> 22 & 3) < 3)) return 263; // addhn
    if ((w & 0xBFE08C00) == 0x0E000000) return 375; // tbl
    if ((w & 0xBF00F400) == 0x2F004000 && (isHalfOrWord((w >>> 22 & 3)))) return 278; // mls_e
    if ((w & 0xBFE08400) == 0x2E000000 && ((w >>> 30 & 1) == 1 || (w >>> 11 & 15) < 8)) return 374; // ext
    return 0;
  }

  private static int group7Case9(int w) {
    if ((w & 0xBF3FFC00) == 0x0E204800 && ((w >>> 22 & 3) < 3)) return 298; // cls_v
    if ((w & 0xBF3FFC00) == 0x2E204800 && ((w >>> 22 & 3) < 3)) return 299; // clz_v
    if ((w & 0xBF3FFC00) == 0x0E214800 && ((w >>> 22 & 3) < 3)) return 325; // sqxtn
    if ((w & 0xBF3FFC00) == 0x2E214800 && ((w >>> 22 & 3) < 3)) return 326; // uqxtn
    if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 203; // ins_e
    if ((w & 0x9F20FC00) == 0x0E204C00 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 214; // qshl_r
    if ((w & 0xBF00F400) == 0x2F004000 && (isHalfOrWord((w >>> 22 & 3)))) return 278; // mls_e
    if ((w & 0xBFE08400) == 0x2E000000 && ((w >>> 30 & 1) == 1 || (w >>> 11 & 15) < 8)) return 374; // ext
    return 0;
  }

  private static int group7Case10(int w) {
    if ((w & 0xBF80FC00) == 0x0F005400 && ((w >>> 19 & 15) != 0 && isVector(shiftSize((w >>> 19 & 15)), (w >>> 30 & 1)))) return 340; // shl_v
    if ((w & 0xBF80FC00) == 0x2F005400 && ((w >>> 19 & 15) != 0 && isVector(shiftSize((w >>> 19 & 15)), (w >>> 30 & 1)))) return 341; // sli_v
    if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 196; // movi
    if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 203; // ins_e
    if ((w & 0x9F20FC00) == 0x0E205400 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 215; // rshl_r
    if ((w & 0x9F20FC00) == 0x0E205000 && ((w >>> 22 & 3) < 3)) return 264; // abal
    if ((w & 0xBFE08C00) == 0x0E000000) return 375; // tbl
    if ((w & 0xBF80F400) == 0x0F805000 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)) && isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 480; // fmls_ve
    if ((w & 0xBFE08400) == 0x2E000000 && ((w >>> 30 & 1) == 1 || (w >>> 11 & 15) < 8)) return 374; // ext
    return 0;
  }

  private static int group7Case11(int w) {
    if ((w & 0xBFFFFC00) == 0x0E205800) return 300; // cnt
    if ((w & 0xBFFFFC00) == 0x2E205800) return 301; // not
    if ((w & 0xBFFFFC00) == 0x2E605800) return 302; // rbit_v
    if ((w & 0xBF20FC00) == 0x0E005800 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 371; // uzp2
    if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 203; // ins_e
    if ((w & 0x9F20FC00) == 0x0E205C00 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 216; // qrshl_r
    if ((w & 0xBF80F400) == 0x0F805000 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)) && isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 480; // fmls_ve
    if ((w & 0xBFE08400) == 0x2E000000 && ((w >>> 30 & 1) == 1 || (w >>> 11 & 15) < 8)) return 374; // ext
    return 0;
  }

  private static int group7Case12(int w) {
    if ((w & 0xBF80FC00) == 0x2F006400 && ((w >>> 19 & 15) != 0 && isVector(shiftSize((w >>> 19 & 15)), (w >>> 30 & 1)))) return 342; // sqshlu_v
    if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 196; // movi
    if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 203; // ins_e
    if ((w & 0x9F20FC00) == 0x0E206400 && ((w >>> 22 & 3) < 3)) return 217; // max
    if ((w & 0x9F20FC00) == 0x0E206000 && ((w >>> 22 & 3) < 3)) return 265; // subhn
    if ((w & 0xBFE08C00) == 0x0E000000) return 375; // tbl
    if ((w & 0xBFE08400) == 0x2E000000 && ((w >>> 30 & 1) == 1 || (w >>> 11 & 15) < 8)) return 374; // ext
    if ((w & 0x9F00F400) == 0x0F006000 && (isHalfOrWord((w >>> 22 & 3)))) return 284; // mlsl_e
    return 0;
  }

  private static int group7Case13(int w) {
    if ((w & 0xBFFFFC00) == 0x0E216800) return 547; // fcvtn_h
    if ((w & 0xBFFFFC00) == 0x0E616800) return 548; // fcvtn_s
    if ((w & 0xBFFFFC00) == 0x2E616800) return 549; // fcvtxn_v
    if ((w & 0x9F3FFC00) == 0x0E206800 && ((w >>> 22 & 3) < 3)) return 303; // adalp
    if ((w & 0xBF20FC00) == 0x0E006800 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 372; // trn2
    if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 203; // ins_e
    if ((w & 0x9F20FC00) == 0x0E206C00 && ((w >>> 22 & 3) < 3)) return 218; // min
    if ((w & 0xBFE08400) == 0x2E000000 && ((w >>> 30 & 1) == 1 || (w >>> 11 & 15) < 8)) return 374; // ext
    if ((w & 0x9F00F400) == 0x0F006000 && (isHalfOrWord((w >>> 22 & 3)))) return 284; // mlsl_e
    return 0;
  }

  private static int group7Case14(int w) {
    if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 196; // movi
    if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 203; // ins_e
    if ((w & 0x9F20FC00) == 0x0E207400 && ((w >>> 22 & 3) < 3)) return 219; // abd
    if ((w & 0x9F20FC00) == 0x0E207000 && ((w >>> 22 & 3) < 3)) return 266; // abdl
    if ((w & 0x9F80FC00) == 0x0F007400 && ((w >>> 19 & 15) != 0 && isVector(shiftSize((w >>> 19 & 15)), (w >>> 30 & 1)))) return 343; // qshl_v
    if ((w & 0xBFE08C00) == 0x0E000000) return 375; // tbl
    if ((w & 0xBF00F400) == 0x0F007000 && (isHalfOrWord((w >>> 22 & 3)))) return 285; // sqdmlsl_e
    if ((w & 0xBFE08400) == 0x2E000000 && ((w >>> 30 & 1) == 1 || (w >>> 11 & 15) < 8)) return 374; // ext
    return 0;
  }

  private static int group7Case15(int w) {
    if ((w & 0xBFFFFC00) == 0x0E217800) return 545; // fcvtl_h
    if ((w & 0xBFFFFC00) == 0x0E617800) return 546; // fcvtl_s
    if ((w & 0xBF3FFC00) == 0x0E207800 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 304; // sqabs
    if ((w & 0xBF3FFC00) == 0x2E207800 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 305; // sqneg
    if ((w & 0xBF20FC00) == 0x0E007800 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 373; // zip2
    if ((w & 0xFFE08400) == 0x6E000400 && (isElement((w >>> 16 & 31)))) return 203; // ins_e
    if ((w & 0x9F20FC00) == 0x0E207C00 && ((w >>> 22 & 3) < 3)) return 220; // aba
    if ((w & 0xBF00F400) == 0x0F007000 && (isHalfOrWord((w >>> 22 & 3)))) return 285; // sqdmlsl_e
    if ((w & 0xBFE08400) == 0x2E000000 && ((w >>> 30 & 1) == 1 || (w >>> 11 & 15) < 8)) return 374; // ext
    return 0;
  }

  private static int group7Case16(int w) {
    if ((w & 0xBF20FC00) == 0x0E208400 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 221; // add_v
    if ((w & 0xBF20FC00) == 0x2E208400 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 222; // sub_v
    if ((w & 0xBF80FC00) == 0x0F008400 && ((w >>> 19 & 15) != 0 && (w >>> 19 & 15) < 8)) return 353; // shrn
    if ((w & 0xBF80FC00) == 0x2F008400 && ((w >>> 19 & 15) != 0 && (w >>> 19 & 15) < 8)) return 355; // sqshrun
    if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 196; // movi
    if ((w & 0x9F20FC00) == 0x0E208000 && ((w >>> 22 & 3) < 3)) return 267; // mlal
    if ((w & 0xBF00F400) == 0x0F008000 && (isHalfOrWord((w >>> 22 & 3)))) return 279; // mul_e
    return 0;
  }

  private static int group7Case17(int w) {
    if ((w & 0xBFBFFC00) == 0x0E218800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 499; // frintn_v
    if ((w & 0xBFBFFC00) == 0x0EA18800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 501; // frintp_v
    if ((w & 0xBFBFFC00) == 0x2E218800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 503; // frinta_v
    if ((w & 0xBF3FFC00) == 0x0E208800 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 306; // cmgt_0
    if ((w & 0xBF3FFC00) == 0x2E208800 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 307; // cmge_0
    if ((w & 0xBF20FC00) == 0x0E208C00 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 223; // cmtst
    if ((w & 0xBF20FC00) == 0x2E208C00 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 224; // cmeq
    if ((w & 0xBF80FC00) == 0x0F008C00 && ((w >>> 19 & 15) != 0 && (w >>> 19 & 15) < 8)) return 354; // rshrn
    if ((w & 0xBF80FC00) == 0x2F008C00 && ((w >>> 19 & 15) != 0 && (w >>> 19 & 15) < 8)) return 356; // sqrshrun
    if ((w & 0xBF00F400) == 0x0F008000 && (isHalfOrWord((w >>> 22 & 3)))) return 279; // mul_e
    return 0;
  }

  private static int group7Case18(int w) {
    if ((w & 0xBF20FC00) == 0x0E209400 && ((w >>> 22 & 3) < 3)) return 225; // mla
    if ((w & 0xBF20FC00) == 0x2E209400 && ((w >>> 22 & 3) < 3)) return 226; // mls
    if ((w & 0xBF20FC00) == 0x0E209000 && (isHalfOrWord((w >>> 22 & 3)))) return 268; // sqdmlal
    if ((w & 0xBF80FC00) == 0x0F009400 && ((w >>> 19 & 15) != 0 && (w >>> 19 & 15) < 8)) return 357; // sqshrn
    if ((w & 0xBF80FC00) == 0x2F009400 && ((w >>> 19 & 15) != 0 && (w >>> 19 & 15) < 8)) return 359; // uqshrn
    if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 196; // movi
    if ((w & 0xBF80F400) == 0x0F809000 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)) && isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 482; // fmul_ve
    if ((w & 0xBF80F400) == 0x2F809000 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)) && isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 484; // fmulx_ve
    return 0;
  }

  private static int group7Case19(int w) {
    if ((w & 0xBFBFFC00) == 0x0E219800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 500; // frintm_v
    if ((w & 0xBFBFFC00) == 0x0EA19800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 502; // frintz_v
    if ((w & 0xBFBFFC00) == 0x2E219800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 504; // frintx_v
    if ((w & 0xBFBFFC00) == 0x2EA19800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 505; // frinti_v
    if ((w & 0xBF3FFC00) == 0x0E209800 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 308; // cmeq_0
    if ((w & 0xBF3FFC00) == 0x2E209800 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 309; // cmle_0
    if ((w & 0xBF20FC00) == 0x0E209C00 && ((w >>> 22 & 3) < 3)) return 227; // mul
    if ((w & 0xBF20FC00) == 0x2E209C00 && ((w >>> 22 & 3) == 0)) return 228; // pmul
    if ((w & 0xBF80FC00) == 0x0F009C00 && ((w >>> 19 & 15) != 0 && (w >>> 19 & 15) < 8)) return 358; // sqrshrn
    if ((w & 0xBF80FC00) == 0x2F009C00 && ((w >>> 19 & 15) != 0 && (w >>> 19 & 15) < 8)) return 360; // uqrshrn
    if ((w & 0xBF80F400) == 0x0F809000 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)) && isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 482; // fmul_ve
    if ((w & 0xBF80F400) == 0x2F809000 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)) && isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 484; // fmulx_ve
    return 0;
  }

  private static int group7Case20(int w) {
    if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 196; // movi
    if ((w & 0x9F20FC00) == 0x0E20A400 && ((w >>> 22 & 3) < 3)) return 229; // maxp
    if ((w & 0x9F20FC00) == 0x0E20A000 && ((w >>> 22 & 3) < 3)) return 269; // mlsl
    if ((w & 0x9F80FC00) == 0x0F00A400 && ((w >>> 19 & 15) != 0 && (w >>> 19 & 15) < 8)) return 367; // shll_i
    if ((w & 0x9F00F400) == 0x0F00A000 && (isHalfOrWord((w >>> 22 & 3)))) return 286; // mull_e
    return 0;
  }

  private static int group7Case21(int w) {
    if ((w & 0xBFBFFC00) == 0x0E21A800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 511; // fcvtns_v
    if ((w & 0xBFBFFC00) == 0x0EA1A800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 517; // fcvtps_v
    if ((w & 0xBFBFFC00) == 0x2E21A800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 523; // fcvtnu_v
    if ((w & 0xBFBFFC00) == 0x2EA1A800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 529; // fcvtpu_v
    if ((w & 0xBF3FFC00) == 0x0E20A800 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 310; // cmlt_0
    if ((w & 0x9F3FFC00) == 0x0E30A800 && ((w >>> 22 & 3) < 2 || (w >>> 22 & 3) == 2 && (w >>> 30 & 1) == 1)) return 332; // maxv
    if ((w & 0x9F3FFC00) == 0x0E31A800 && ((w >>> 22 & 3) < 2 || (w >>> 22 & 3) == 2 && (w >>> 30 & 1) == 1)) return 333; // minv
    if ((w & 0x9F20FC00) == 0x0E20AC00 && ((w >>> 22 & 3) < 3)) return 230; // minp
    if ((w & 0x9F00F400) == 0x0F00A000 && (isHalfOrWord((w >>> 22 & 3)))) return 286; // mull_e
    return 0;
  }

  private static int group7Case22(int w) {
    if ((w & 0xBF20FC00) == 0x0E20B400 && (isHalfOrWord((w >>> 22 & 3)))) return 231; // sqdmulh
    if ((w & 0xBF20FC00) == 0x2E20B400 && (isHalfOrWord((w >>> 22 & 3)))) return 232; // sqrdmulh
    if ((w & 0xBF20FC00) == 0x0E20B000 && (isHalfOrWord((w >>> 22 & 3)))) return 270; // sqdmlsl
    if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 196; // movi
    if ((w & 0xBF00F400) == 0x0F00B000 && (isHalfOrWord((w >>> 22 & 3)))) return 287; // sqdmull_e
    return 0;
  }

  private static int group7Case23(int w) {
    if ((w & 0xBFBFFC00) == 0x0E21B800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 513; // fcvtms_v
    if ((w & 0xBFBFFC00) == 0x0EA1B800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 519; // fcvtzs_v
    if ((w & 0xBFBFFC00) == 0x2E21B800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 525; // fcvtmu_v
    if ((w & 0xBFBFFC00) == 0x2EA1B800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 531; // fcvtzu_v
    if ((w & 0xBF3FFC00) == 0x0E20B800 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 311; // abs
    if ((w & 0xBF3FFC00) == 0x2E20B800 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 312; // neg
    if ((w & 0xBF3FFC00) == 0x0E31B800 && ((w >>> 22 & 3) < 2 || (w >>> 22 & 3) == 2 && (w >>> 30 & 1) == 1)) return 334; // addv
    if ((w & 0xBF20FC00) == 0x0E20BC00 && (isVector((w >>> 22 & 3), (w >>> 30 & 1)))) return 233; // addp
    if ((w & 0xBF00F400) == 0x0F00B000 && (isHalfOrWord((w >>> 22 & 3)))) return 287; // sqdmull_e
    return 0;
  }

  private static int group7Case24(int w) {
    if ((w & 0xBFA0FC00) == 0x0E20C400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 436; // fmaxnm_v
    if ((w & 0xBFA0FC00) == 0x0EA0C400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 446; // fminnm_v
    if ((w & 0xBFA0FC00) == 0x2E20C400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 464; // fmaxnmp_v
    if ((w & 0xBFA0FC00) == 0x2EA0C400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 470; // fminnmp_v
    if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 196; // movi
    if ((w & 0x9F20FC00) == 0x0E20C000 && ((w >>> 22 & 3) < 3)) return 271; // mull
    if ((w & 0xBF00F400) == 0x0F00C000 && (isHalfOrWord((w >>> 22 & 3)))) return 280; // sqdmulh_e
    return 0;
  }

  private static int group7Case25(int w) {
    if ((w & 0xFFFFFC00) == 0x6E30C800) return 474; // fmaxnmv
    if ((w & 0xFFFFFC00) == 0x6EB0C800) return 476; // fminnmv
    if ((w & 0xBFFFFC00) == 0x0EA1C800) return 535; // urecpe
    if ((w & 0xBFFFFC00) == 0x2EA1C800) return 536; // ursqrte
    if ((w & 0xBFBFFC00) == 0x0EA0C800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 486; // fcmgt_z_v
    if ((w & 0xBFBFFC00) == 0x2EA0C800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 492; // fcmge_z_v
    if ((w & 0xBFBFFC00) == 0x0E21C800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 515; // fcvtas_v
    if ((w & 0xBFBFFC00) == 0x2E21C800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 527; // fcvtau_v
    if ((w & 0xBFA0FC00) == 0x0E20CC00 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 437; // fmla_v
    if ((w & 0xBFA0FC00) == 0x0EA0CC00 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 447; // fmls_v
    if ((w & 0xBF00F400) == 0x0F00C000 && (isHalfOrWord((w >>> 22 & 3)))) return 280; // sqdmulh_e
    return 0;
  }

  private static int group7Case26(int w) {
    if ((w & 0xBFA0FC00) == 0x0E20D400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 438; // fadd_v
    if ((w & 0xBFA0FC00) == 0x0EA0D400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 448; // fsub_v
    if ((w & 0xBFA0FC00) == 0x2EA0D400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 458; // fabd_v
    if ((w & 0xBFA0FC00) == 0x2E20D400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 466; // faddp_v
    if ((w & 0xBF20FC00) == 0x0E20D000 && (isHalfOrWord((w >>> 22 & 3)))) return 272; // sqdmull
    if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 196; // movi
    if ((w & 0xBF00F400) == 0x0F00D000 && (isHalfOrWord((w >>> 22 & 3)))) return 281; // sqrdmulh_e
    return 0;
  }

  private static int group7Case27(int w) {
    if ((w & 0xBFBFFC00) == 0x0EA0D800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 488; // fcmeq_z_v
    if ((w & 0xBFBFFC00) == 0x2EA0D800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 494; // fcmle_z_v
    if ((w & 0xBFBFFC00) == 0x0EA1D800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 506; // frecpe_v
    if ((w & 0xBFBFFC00) == 0x2EA1D800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 508; // frsqrte_v
    if ((w & 0xBFBFFC00) == 0x0E21D800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 521; // scvtf_v
    if ((w & 0xBFBFFC00) == 0x2E21D800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 533; // ucvtf_v
    if ((w & 0xBFA0FC00) == 0x0E20DC00 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 439; // fmulx_v
    if ((w & 0xBFA0FC00) == 0x2E20DC00 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 452; // fmul_v
    if ((w & 0xBF00F400) == 0x0F00D000 && (isHalfOrWord((w >>> 22 & 3)))) return 281; // sqrdmulh_e
    return 0;
  }

  private static int group7Case28(int w) {
    if ((w & 0xBFA0FC00) == 0x0E20E400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 441; // fcmeq_v
    if ((w & 0xBFA0FC00) == 0x2E20E400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 453; // fcmge_v
    if ((w & 0xBFA0FC00) == 0x2EA0E400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 460; // fcmgt_v
    if ((w & 0xBF20FC00) == 0x0E20E000 && ((w >>> 22 & 3) == 0)) return 273; // pmull
    if ((w & 0xBF80FC00) == 0x0F00E400 && (isFixedVector((w >>> 19 & 15), (w >>> 30 & 1)))) return 537; // scvtf_vf
    if ((w & 0xBF80FC00) == 0x2F00E400 && (isFixedVector((w >>> 19 & 15), (w >>> 30 & 1)))) return 541; // ucvtf_vf
    if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 196; // movi
    return 0;
  }

  private static int group7Case29(int w) {
    if ((w & 0xBFBFFC00) == 0x0EA0E800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 490; // fcmlt_z_v
    if ((w & 0xBFA0FC00) == 0x2E20EC00 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 455; // facge_v
    if ((w & 0xBFA0FC00) == 0x2EA0EC00 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 462; // facgt_v
    return 0;
  }

  private static int group7Case30(int w) {
    if ((w & 0xBFA0FC00) == 0x0E20F400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 443; // fmax_v
    if ((w & 0xBFA0FC00) == 0x0EA0F400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 449; // fmin_v
    if ((w & 0xBFA0FC00) == 0x2E20F400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 468; // fmaxp_v
    if ((w & 0xBFA0FC00) == 0x2EA0F400 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 472; // fminp_v
    if ((w & 0x9FF80C00) == 0x0F000400 && ((w >>> 12 & 15) != 15 || (w >>> 29 & 1) == 0 || (w >>> 30 & 1) == 1)) return 196; // movi
    return 0;
  }

  private static int group7Case31(int w) {
    if ((w & 0xFFFFFC00) == 0x6E30F800) return 475; // fmaxv
    if ((w & 0xFFFFFC00) == 0x6EB0F800) return 477; // fminv
    if ((w & 0xBFBFFC00) == 0x0EA0F800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 496; // fabs_v
    if ((w & 0xBFBFFC00) == 0x2EA0F800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 497; // fneg_v
    if ((w & 0xBFBFFC00) == 0x2EA1F800 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 498; // fsqrt_v
    if ((w & 0xBFA0FC00) == 0x0E20FC00 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 444; // frecps_v
    if ((w & 0xBFA0FC00) == 0x0EA0FC00 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 450; // frsqrts_v
    if ((w & 0xBFA0FC00) == 0x2E20FC00 && (isFpVector((w >>> 22 & 1), (w >>> 30 & 1)))) return 457; // fdiv_v
    if ((w & 0xBF80FC00) == 0x0F00FC00 && (isFixedVector((w >>> 19 & 15), (w >>> 30 & 1)))) return 539; // fcvtzs_vf
    if ((w & 0xBF80FC00) == 0x2F00FC00 && (isFixedVector((w >>> 19 & 15), (w >>> 30 & 1)))) return 543; // fcvtzu_vf
    return 0;
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
        if ((w & 0x3F600C00) == 0x3C000000 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 156; // stur_v
        if ((w & 0x3F600C00) == 0x3C400000 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 157; // ldur_v
        if ((w & 0x3F600C00) == 0x3C000400 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 158; // str_v_post
        if ((w & 0x3F600C00) == 0x3C400400 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 159; // ldr_v_post
        if ((w & 0x3F600C00) == 0x3C000C00 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 160; // str_v_pre
        if ((w & 0x3F600C00) == 0x3C400C00 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 161; // ldr_v_pre
        if ((w & 0x3F600C00) == 0x3C200800 && (((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0) && ((w >>> 13 & 7) & 2) != 0)) return 162; // str_v_r
        if ((w & 0x3F600C00) == 0x3C600800 && (((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0) && ((w >>> 13 & 7) & 2) != 0)) return 163; // ldr_v_r
        if ((w & 0x3F000000) == 0x1C000000 && ((w >>> 30 & 3) != 3)) return 147; // ldr_lit_v
        return 0;
      case 29:
        if ((w & 0x3F400000) == 0x3D000000 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 164; // str_v
        if ((w & 0x3F400000) == 0x3D400000 && ((w >>> 23 & 1) == 0 || (w >>> 30 & 3) == 0)) return 165; // ldr_v
        return 0;
      default:
        return 0;
    }
  }

  private static int group15(int w) {
    switch (w >>> 11 & 31) {
      case 0:
        return group15Case0(w);
      case 1:
        return group15Case1(w);
      case 2:
        return group15Case2(w);
      case 3:
        return group15Case3(w);
      case 4:
        return group15Case4(w);
      case 5:
        return group15Case5(w);
      case 6:
        return group15Case6(w);
      case 7:
        return group15Case7(w);
      case 8:
        return group15Case8(w);
      case 9:
        return group15Case9(w);
      case 10:
        return group15Case10(w);
      case 11:
        return group15Case11(w);
      case 12:
        return group15Case12(w);
      case 13:
        return group15Case13(w);
      case 14:
        return group15Case14(w);
      case 15:
        return group15Case15(w);
      case 16:
        return group15Case16(w);
      case 17:
        return group15Case17(w);
      case 18:
        return group15Case18(w);
      case 19:
        return group15Case19(w);
      case 20:
        return group15Case20(w);
      case 21:
        return group15Case21(w);
      case 22:
        return group15Case22(w);
      case 23:
        return group15Case23(w);
      case 24:
        return group15Case24(w);
      case 25:
        return group15Case25(w);
      case 26:
        return group15Case26(w);
      case 27:
        return group15Case27(w);
      case 28:
        return group15Case28(w);
      case 29:
        return group15Case29(w);
      case 30:
        return group15Case30(w);
      case 31:
        return group15Case31(w);
      default:
        return 0;
    }
  }

  private static int group15Case0(int w) {
    if ((w & 0xFFFFFC00) == 0x1E270000) return 376; // fmov_sw
    if ((w & 0xFFFFFC00) == 0x1E260000) return 377; // fmov_ws
    if ((w & 0xFFFFFC00) == 0x9E670000) return 378; // fmov_dx
    if ((w & 0xFFFFFC00) == 0x9E660000) return 379; // fmov_xd
    if ((w & 0xFFFFFC00) == 0x9EAF0000) return 380; // fmov_vx
    if ((w & 0xFFFFFC00) == 0x9EAE0000) return 381; // fmov_xv
    if ((w & 0x7FBFFC00) == 0x1E200000) return 420; // fcvtns_g
    if ((w & 0x7FBFFC00) == 0x1E210000) return 421; // fcvtnu_g
    if ((w & 0x7FBFFC00) == 0x1E280000) return 422; // fcvtps_g
    if ((w & 0x7FBFFC00) == 0x1E290000) return 423; // fcvtpu_g
    if ((w & 0x7FBFFC00) == 0x1E300000) return 424; // fcvtms_g
    if ((w & 0x7FBFFC00) == 0x1E310000) return 425; // fcvtmu_g
    if ((w & 0x7FBFFC00) == 0x1E380000) return 426; // fcvtzs_g
    if ((w & 0x7FBFFC00) == 0x1E390000) return 427; // fcvtzu_g
    if ((w & 0x7FBFFC00) == 0x1E240000) return 428; // fcvtas_g
    if ((w & 0x7FBFFC00) == 0x1E250000) return 429; // fcvtau_g
    if ((w & 0x7FBFFC00) == 0x1E220000) return 430; // scvtf_g
    if ((w & 0x7FBFFC00) == 0x1E230000) return 431; // ucvtf_g
    if ((w & 0xFFE0FC00) == 0x5E000400 && (isElement((w >>> 16 & 31)))) return 199; // dup_s
    if ((w & 0xDF80FC00) == 0x5F000400 && ((w >>> 19 & 15) >= 8)) return 344; // shr_vs
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFFA00C10) == 0x1E200400) return 418; // fccmp
    if ((w & 0xFFA00C10) == 0x1E200410) return 419; // fccmpe
    if ((w & 0xFFA08000) == 0x1F000000) return 410; // fmadd
    if ((w & 0xFFA08000) == 0x1F200000) return 412; // fnmadd
    return 0;
  }

  private static int group15Case1(int w) {
    if ((w & 0xFFA0FC00) == 0x1E200800) return 401; // fmul
    if ((w & 0xDF20FC00) == 0x5E200C00) return 242; // qadd_s
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFFA00C00) == 0x1E200C00) return 384; // fcsel
    if ((w & 0xFFA08000) == 0x1F000000) return 410; // fmadd
    if ((w & 0xFFA08000) == 0x1F200000) return 412; // fnmadd
    return 0;
  }

  private static int group15Case2(int w) {
    if ((w & 0xFFA01FE0) == 0x1E201000) return 383; // fmov_i
    if ((w & 0xDF80FC00) == 0x5F001400 && ((w >>> 19 & 15) >= 8)) return 345; // sra_vs
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFF80F400) == 0x5F801000 && (isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 479; // fmla_se
    if ((w & 0xFFA00C10) == 0x1E200400) return 418; // fccmp
    if ((w & 0xFFA00C10) == 0x1E200410) return 419; // fccmpe
    if ((w & 0xFFA08000) == 0x1F000000) return 410; // fmadd
    if ((w & 0xFFA08000) == 0x1F200000) return 412; // fnmadd
    return 0;
  }

  private static int group15Case3(int w) {
    if ((w & 0xFFA0FC00) == 0x1E201800) return 402; // fdiv
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFF80F400) == 0x5F801000 && (isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 479; // fmla_se
    if ((w & 0xFFA00C00) == 0x1E200C00) return 384; // fcsel
    if ((w & 0xFFA08000) == 0x1F000000) return 410; // fmadd
    if ((w & 0xFFA08000) == 0x1F200000) return 412; // fnmadd
    return 0;
  }

  private static int group15Case4(int w) {
    if ((w & 0xFFA0FC1F) == 0x1E202000) return 414; // fcmp
    if ((w & 0xFFA0FC1F) == 0x1E202008) return 415; // fcmp_z
    if ((w & 0xFFA0FC1F) == 0x1E202010) return 416; // fcmpe
    if ((w & 0xFFA0FC1F) == 0x1E202018) return 417; // fcmpe_z
    if ((w & 0xDF80FC00) == 0x5F002400 && ((w >>> 19 & 15) >= 8)) return 346; // rshr_vs
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFFA00C10) == 0x1E200400) return 418; // fccmp
    if ((w & 0xFFA00C10) == 0x1E200410) return 419; // fccmpe
    if ((w & 0xFFA08000) == 0x1F000000) return 410; // fmadd
    if ((w & 0xFFA08000) == 0x1F200000) return 412; // fnmadd
    return 0;
  }

  private static int group15Case5(int w) {
    if ((w & 0xFF3FFC00) == 0x7E212800 && ((w >>> 22 & 3) < 3)) return 327; // sqxtun_s
    if ((w & 0xFFA0FC00) == 0x1E202800) return 403; // fadd
    if ((w & 0xDF20FC00) == 0x5E202C00) return 243; // qsub_s
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFFA00C00) == 0x1E200C00) return 384; // fcsel
    if ((w & 0xFFA08000) == 0x1F000000) return 410; // fmadd
    if ((w & 0xFFA08000) == 0x1F200000) return 412; // fnmadd
    return 0;
  }

  private static int group15Case6(int w) {
    if ((w & 0xFFA01FE0) == 0x1E201000) return 383; // fmov_i
    if ((w & 0xFFE0FC00) == 0x5EE03400) return 244; // cmgt_s
    if ((w & 0xFFE0FC00) == 0x7EE03400) return 245; // cmhi_s
    if ((w & 0xDF80FC00) == 0x5F003400 && ((w >>> 19 & 15) >= 8)) return 347; // rsra_vs
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFF00F400) == 0x5F003000 && (isHalfOrWord((w >>> 22 & 3)))) return 288; // sqdmlal_es
    if ((w & 0xFFA00C10) == 0x1E200400) return 418; // fccmp
    if ((w & 0xFFA00C10) == 0x1E200410) return 419; // fccmpe
    if ((w & 0xFFA08000) == 0x1F000000) return 410; // fmadd
    if ((w & 0xFFA08000) == 0x1F200000) return 412; // fnmadd
    return 0;
  }

  private static int group15Case7(int w) {
    if ((w & 0xDF3FFC00) == 0x5E203800) return 313; // uqadd_s
    if ((w & 0xFFE0FC00) == 0x5EE03C00) return 246; // cmge_s
    if ((w & 0xFFE0FC00) == 0x7EE03C00) return 247; // cmhs_s
    if ((w & 0xFFA0FC00) == 0x1E203800) return 404; // fsub
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFF00F400) == 0x5F003000 && (isHalfOrWord((w >>> 22 & 3)))) return 288; // sqdmlal_es
    if ((w & 0xFFA00C00) == 0x1E200C00) return 384; // fcsel
    if ((w & 0xFFA08000) == 0x1F000000) return 410; // fmadd
    if ((w & 0xFFA08000) == 0x1F200000) return 412; // fnmadd
    return 0;
  }

  private static int group15Case8(int w) {
    if ((w & 0xFFFFFC00) == 0x1E624000) return 397; // fcvt_sd
    if ((w & 0xFFFFFC00) == 0x1EE24000) return 399; // fcvt_sh
    if ((w & 0xFFBFFC00) == 0x1E204000) return 382; // fmov
    if ((w & 0xFFBFFC00) == 0x1E214000) return 386; // fneg
    if ((w & 0xFFBFFC00) == 0x1E244000) return 388; // frintn
    if ((w & 0xFFBFFC00) == 0x1E254000) return 390; // frintm
    if ((w & 0xFFBFFC00) == 0x1E264000) return 392; // frinta
    if ((w & 0xFFBFFC00) == 0x1E274000) return 393; // frintx
    if ((w & 0xDFE0FC00) == 0x5EE04400) return 248; // shl_r_s
    if ((w & 0xFF80FC00) == 0x7F004400 && ((w >>> 19 & 15) >= 8)) return 348; // sri_vs
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFFA00C10) == 0x1E200400) return 418; // fccmp
    if ((w & 0xFFA00C10) == 0x1E200410) return 419; // fccmpe
    if ((w & 0xFFA08000) == 0x1F000000) return 410; // fmadd
    if ((w & 0xFFA08000) == 0x1F200000) return 412; // fnmadd
    return 0;
  }

  private static int group15Case9(int w) {
    if ((w & 0xFF3FFC00) == 0x5E214800 && ((w >>> 22 & 3) < 3)) return 328; // sqxtn_s
    if ((w & 0xFF3FFC00) == 0x7E214800 && ((w >>> 22 & 3) < 3)) return 329; // uqxtn_s
    if ((w & 0xFFA0FC00) == 0x1E204800) return 405; // fmax
    if ((w & 0xDF20FC00) == 0x5E204C00) return 249; // qshl_r_s
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFFA00C00) == 0x1E200C00) return 384; // fcsel
    if ((w & 0xFFA08000) == 0x1F000000) return 410; // fmadd
    if ((w & 0xFFA08000) == 0x1F200000) return 412; // fnmadd
    return 0;
  }

  private static int group15Case10(int w) {
    if ((w & 0xFFA01FE0) == 0x1E201000) return 383; // fmov_i
    if ((w & 0xDFE0FC00) == 0x5EE05400) return 250; // rshl_r_s
    if ((w & 0xFF80FC00) == 0x5F005400 && ((w >>> 19 & 15) >= 8)) return 349; // shl_vs
    if ((w & 0xFF80FC00) == 0x7F005400 && ((w >>> 19 & 15) >= 8)) return 350; // sli_vs
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFF80F400) == 0x5F805000 && (isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 481; // fmls_se
    if ((w & 0xFFA00C10) == 0x1E200400) return 418; // fccmp
    if ((w & 0xFFA00C10) == 0x1E200410) return 419; // fccmpe
    if ((w & 0xFFA08000) == 0x1F000000) return 410; // fmadd
    if ((w & 0xFFA08000) == 0x1F200000) return 412; // fnmadd
    return 0;
  }

  private static int group15Case11(int w) {
    if ((w & 0xFFA0FC00) == 0x1E205800) return 406; // fmin
    if ((w & 0xDF20FC00) == 0x5E205C00) return 251; // qrshl_r_s
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFF80F400) == 0x5F805000 && (isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 481; // fmls_se
    if ((w & 0xFFA00C00) == 0x1E200C00) return 384; // fcsel
    if ((w & 0xFFA08000) == 0x1F000000) return 410; // fmadd
    if ((w & 0xFFA08000) == 0x1F200000) return 412; // fnmadd
    return 0;
  }

  private static int group15Case12(int w) {
    if ((w & 0xFF80FC00) == 0x7F006400 && ((w >>> 19 & 15) != 0)) return 351; // sqshlu_vs
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFFA00C10) == 0x1E200400) return 418; // fccmp
    if ((w & 0xFFA00C10) == 0x1E200410) return 419; // fccmpe
    if ((w & 0xFFA08000) == 0x1F000000) return 410; // fmadd
    if ((w & 0xFFA08000) == 0x1F200000) return 412; // fnmadd
    return 0;
  }

  private static int group15Case13(int w) {
    if ((w & 0xFFFFFC00) == 0x7E616800) return 550; // fcvtxn_s
    if ((w & 0xFFA0FC00) == 0x1E206800) return 407; // fmaxnm
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFFA00C00) == 0x1E200C00) return 384; // fcsel
    if ((w & 0xFFA08000) == 0x1F000000) return 410; // fmadd
    if ((w & 0xFFA08000) == 0x1F200000) return 412; // fnmadd
    return 0;
  }

  private static int group15Case14(int w) {
    if ((w & 0xFFA01FE0) == 0x1E201000) return 383; // fmov_i
    if ((w & 0xDF80FC00) == 0x5F007400 && ((w >>> 19 & 15) != 0)) return 352; // qshl_vs
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFF00F400) == 0x5F007000 && (isHalfOrWord((w >>> 22 & 3)))) return 289; // sqdmlsl_es
    if ((w & 0xFFA00C10) == 0x1E200400) return 418; // fccmp
    if ((w & 0xFFA00C10) == 0x1E200410) return 419; // fccmpe
    if ((w & 0xFFA08000) == 0x1F000000) return 410; // fmadd
    if ((w & 0xFFA08000) == 0x1F200000) return 412; // fnmadd
    return 0;
  }

  private static int group15Case15(int w) {
    if ((w & 0xFF3FFC00) == 0x5E207800) return 314; // sqabs_s
    if ((w & 0xFF3FFC00) == 0x7E207800) return 315; // sqneg_s
    if ((w & 0xFFA0FC00) == 0x1E207800) return 408; // fminnm
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFF00F400) == 0x5F007000 && (isHalfOrWord((w >>> 22 & 3)))) return 289; // sqdmlsl_es
    if ((w & 0xFFA00C00) == 0x1E200C00) return 384; // fcsel
    if ((w & 0xFFA08000) == 0x1F000000) return 410; // fmadd
    if ((w & 0xFFA08000) == 0x1F200000) return 412; // fnmadd
    return 0;
  }

  private static int group15Case16(int w) {
    if ((w & 0xFFE0FC00) == 0x5EE08400) return 252; // add_s
    if ((w & 0xFFE0FC00) == 0x7EE08400) return 253; // sub_s
    if ((w & 0xFF80FC00) == 0x7F008400 && ((w >>> 19 & 15) != 0 && (w >>> 19 & 15) < 8)) return 361; // sqshrun_s
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFFA00C10) == 0x1E200400) return 418; // fccmp
    if ((w & 0xFFA00C10) == 0x1E200410) return 419; // fccmpe
    if ((w & 0xFFA08000) == 0x1F008000) return 411; // fmsub
    if ((w & 0xFFA08000) == 0x1F208000) return 413; // fnmsub
    return 0;
  }

  private static int group15Case17(int w) {
    if ((w & 0xFFFFFC00) == 0x5EE08800) return 316; // cmgt_0s
    if ((w & 0xFFFFFC00) == 0x7EE08800) return 317; // cmge_0s
    if ((w & 0xFFE0FC00) == 0x5EE08C00) return 254; // cmtst_s
    if ((w & 0xFFE0FC00) == 0x7EE08C00) return 255; // cmeq_s
    if ((w & 0xFFA0FC00) == 0x1E208800) return 409; // fnmul
    if ((w & 0xFF80FC00) == 0x7F008C00 && ((w >>> 19 & 15) != 0 && (w >>> 19 & 15) < 8)) return 362; // sqrshrun_s
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFFA00C00) == 0x1E200C00) return 384; // fcsel
    if ((w & 0xFFA08000) == 0x1F008000) return 411; // fmsub
    if ((w & 0xFFA08000) == 0x1F208000) return 413; // fnmsub
    return 0;
  }

  private static int group15Case18(int w) {
    if ((w & 0xFFA01FE0) == 0x1E201000) return 383; // fmov_i
    if ((w & 0xFF20FC00) == 0x5E209000 && (isHalfOrWord((w >>> 22 & 3)))) return 274; // sqdmlal_s
    if ((w & 0xFF80FC00) == 0x5F009400 && ((w >>> 19 & 15) != 0 && (w >>> 19 & 15) < 8)) return 363; // sqshrn_s
    if ((w & 0xFF80FC00) == 0x7F009400 && ((w >>> 19 & 15) != 0 && (w >>> 19 & 15) < 8)) return 365; // uqshrn_s
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFF80F400) == 0x5F809000 && (isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 483; // fmul_se
    if ((w & 0xFF80F400) == 0x7F809000 && (isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 485; // fmulx_se
    if ((w & 0xFFA00C10) == 0x1E200400) return 418; // fccmp
    if ((w & 0xFFA00C10) == 0x1E200410) return 419; // fccmpe
    if ((w & 0xFFA08000) == 0x1F008000) return 411; // fmsub
    if ((w & 0xFFA08000) == 0x1F208000) return 413; // fnmsub
    return 0;
  }

  private static int group15Case19(int w) {
    if ((w & 0xFFFFFC00) == 0x5EE09800) return 318; // cmeq_0s
    if ((w & 0xFFFFFC00) == 0x7EE09800) return 319; // cmle_0s
    if ((w & 0xFF80FC00) == 0x5F009C00 && ((w >>> 19 & 15) != 0 && (w >>> 19 & 15) < 8)) return 364; // sqrshrn_s
    if ((w & 0xFF80FC00) == 0x7F009C00 && ((w >>> 19 & 15) != 0 && (w >>> 19 & 15) < 8)) return 366; // uqrshrn_s
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFF80F400) == 0x5F809000 && (isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 483; // fmul_se
    if ((w & 0xFF80F400) == 0x7F809000 && (isFpElement((w >>> 22 & 1), (w >>> 21 & 1)))) return 485; // fmulx_se
    if ((w & 0xFFA00C00) == 0x1E200C00) return 384; // fcsel
    if ((w & 0xFFA08000) == 0x1F008000) return 411; // fmsub
    if ((w & 0xFFA08000) == 0x1F208000) return 413; // fnmsub
    return 0;
  }

  private static int group15Case20(int w) {
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFFA00C10) == 0x1E200400) return 418; // fccmp
    if ((w & 0xFFA00C10) == 0x1E200410) return 419; // fccmpe
    if ((w & 0xFFA08000) == 0x1F008000) return 411; // fmsub
    if ((w & 0xFFA08000) == 0x1F208000) return 413; // fnmsub
    return 0;
  }

  private static int group15Case21(int w) {
    if ((w & 0xFFFFFC00) == 0x5EE0A800) return 320; // cmlt_0s
    if ((w & 0xFFBFFC00) == 0x5E21A800) return 512; // fcvtns_s
    if ((w & 0xFFBFFC00) == 0x5EA1A800) return 518; // fcvtps_s
    if ((w & 0xFFBFFC00) == 0x7E21A800) return 524; // fcvtnu_s
    if ((w & 0xFFBFFC00) == 0x7EA1A800) return 530; // fcvtpu_s
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFFA00C00) == 0x1E200C00) return 384; // fcsel
    if ((w & 0xFFA08000) == 0x1F008000) return 411; // fmsub
    if ((w & 0xFFA08000) == 0x1F208000) return 413; // fnmsub
    return 0;
  }

  private static int group15Case22(int w) {
    if ((w & 0xFFA01FE0) == 0x1E201000) return 383; // fmov_i
    if ((w & 0xFF20FC00) == 0x5E20B400 && (isHalfOrWord((w >>> 22 & 3)))) return 256; // sqdmulh_s
    if ((w & 0xFF20FC00) == 0x7E20B400 && (isHalfOrWord((w >>> 22 & 3)))) return 257; // sqrdmulh_s
    if ((w & 0xFF20FC00) == 0x5E20B000 && (isHalfOrWord((w >>> 22 & 3)))) return 275; // sqdmlsl_s
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFF00F400) == 0x5F00B000 && (isHalfOrWord((w >>> 22 & 3)))) return 290; // sqdmull_es
    if ((w & 0xFFA00C10) == 0x1E200400) return 418; // fccmp
    if ((w & 0xFFA00C10) == 0x1E200410) return 419; // fccmpe
    if ((w & 0xFFA08000) == 0x1F008000) return 411; // fmsub
    if ((w & 0xFFA08000) == 0x1F208000) return 413; // fnmsub
    return 0;
  }

  private static int group15Case23(int w) {
    if ((w & 0xFFFFFC00) == 0x5EF1B800) return 258; // addp_s
    if ((w & 0xFFFFFC00) == 0x5EE0B800) return 321; // abs_s
    if ((w & 0xFFFFFC00) == 0x7EE0B800) return 322; // neg_s
    if ((w & 0xFFBFFC00) == 0x5E21B800) return 514; // fcvtms_s
    if ((w & 0xFFBFFC00) == 0x5EA1B800) return 520; // fcvtzs_s
    if ((w & 0xFFBFFC00) == 0x7E21B800) return 526; // fcvtmu_s
    if ((w & 0xFFBFFC00) == 0x7EA1B800) return 532; // fcvtzu_s
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFF00F400) == 0x5F00B000 && (isHalfOrWord((w >>> 22 & 3)))) return 290; // sqdmull_es
    if ((w & 0xFFA00C00) == 0x1E200C00) return 384; // fcsel
    if ((w & 0xFFA08000) == 0x1F008000) return 411; // fmsub
    if ((w & 0xFFA08000) == 0x1F208000) return 413; // fnmsub
    return 0;
  }

  private static int group15Case24(int w) {
    if ((w & 0xFFFFFC00) == 0x1E22C000) return 395; // fcvt_ds
    if ((w & 0xFFFFFC00) == 0x1E23C000) return 396; // fcvt_hs
    if ((w & 0xFFFFFC00) == 0x1E63C000) return 398; // fcvt_hd
    if ((w & 0xFFFFFC00) == 0x1EE2C000) return 400; // fcvt_dh
    if ((w & 0xFFBFFC00) == 0x1E20C000) return 385; // fabs
    if ((w & 0xFFBFFC00) == 0x1E21C000) return 387; // fsqrt
    if ((w & 0xFFBFFC00) == 0x1E24C000) return 389; // frintp
    if ((w & 0xFFBFFC00) == 0x1E25C000) return 391; // frintz
    if ((w & 0xFFBFFC00) == 0x1E27C000) return 394; // frinti
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFF00F400) == 0x5F00C000 && (isHalfOrWord((w >>> 22 & 3)))) return 291; // sqdmulh_es
    if ((w & 0xFFA00C10) == 0x1E200400) return 418; // fccmp
    if ((w & 0xFFA00C10) == 0x1E200410) return 419; // fccmpe
    if ((w & 0xFFA08000) == 0x1F008000) return 411; // fmsub
    if ((w & 0xFFA08000) == 0x1F208000) return 413; // fnmsub
    return 0;
  }

  private static int group15Case25(int w) {
    if ((w & 0xFFBFFC00) == 0x7E30C800) return 465; // fmaxnmp_s
    if ((w & 0xFFBFFC00) == 0x7EB0C800) return 471; // fminnmp_s
    if ((w & 0xFFBFFC00) == 0x5EA0C800) return 487; // fcmgt_z_s
    if ((w & 0xFFBFFC00) == 0x7EA0C800) return 493; // fcmge_z_s
    if ((w & 0xFFBFFC00) == 0x5E21C800) return 516; // fcvtas_s
    if ((w & 0xFFBFFC00) == 0x7E21C800) return 528; // fcvtau_s
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFF00F400) == 0x5F00C000 && (isHalfOrWord((w >>> 22 & 3)))) return 291; // sqdmulh_es
    if ((w & 0xFFA00C00) == 0x1E200C00) return 384; // fcsel
    if ((w & 0xFFA08000) == 0x1F008000) return 411; // fmsub
    if ((w & 0xFFA08000) == 0x1F208000) return 413; // fnmsub
    return 0;
  }

  private static int group15Case26(int w) {
    if ((w & 0xFFA01FE0) == 0x1E201000) return 383; // fmov_i
    if ((w & 0xFFA0FC00) == 0x7EA0D400) return 459; // fabd_s
    if ((w & 0xFF20FC00) == 0x5E20D000 && (isHalfOrWord((w >>> 22 & 3)))) return 276; // sqdmull_s
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFF00F400) == 0x5F00D000 && (isHalfOrWord((w >>> 22 & 3)))) return 292; // sqrdmulh_es
    if ((w & 0xFFA00C10) == 0x1E200400) return 418; // fccmp
    if ((w & 0xFFA00C10) == 0x1E200410) return 419; // fccmpe
    if ((w & 0xFFA08000) == 0x1F008000) return 411; // fmsub
    if ((w & 0xFFA08000) == 0x1F208000) return 413; // fnmsub
    return 0;
  }

  private static int group15Case27(int w) {
    if ((w & 0xFFBFFC00) == 0x7E30D800) return 467; // faddp_s
    if ((w & 0xFFBFFC00) == 0x5EA0D800) return 489; // fcmeq_z_s
    if ((w & 0xFFBFFC00) == 0x7EA0D800) return 495; // fcmle_z_s
    if ((w & 0xFFBFFC00) == 0x5EA1D800) return 507; // frecpe_s
    if ((w & 0xFFBFFC00) == 0x7EA1D800) return 509; // frsqrte_s
    if ((w & 0xFFBFFC00) == 0x5E21D800) return 522; // scvtf_s
    if ((w & 0xFFBFFC00) == 0x7E21D800) return 534; // ucvtf_s
    if ((w & 0xFFA0FC00) == 0x5E20DC00) return 440; // fmulx_s
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFF00F400) == 0x5F00D000 && (isHalfOrWord((w >>> 22 & 3)))) return 292; // sqrdmulh_es
    if ((w & 0xFFA00C00) == 0x1E200C00) return 384; // fcsel
    if ((w & 0xFFA08000) == 0x1F008000) return 411; // fmsub
    if ((w & 0xFFA08000) == 0x1F208000) return 413; // fnmsub
    return 0;
  }

  private static int group15Case28(int w) {
    if ((w & 0xFFA0FC00) == 0x5E20E400) return 442; // fcmeq_s
    if ((w & 0xFFA0FC00) == 0x7E20E400) return 454; // fcmge_s
    if ((w & 0xFFA0FC00) == 0x7EA0E400) return 461; // fcmgt_s
    if ((w & 0xFF80FC00) == 0x5F00E400 && (isFixedVector((w >>> 19 & 15), 1))) return 538; // scvtf_sf
    if ((w & 0xFF80FC00) == 0x7F00E400 && (isFixedVector((w >>> 19 & 15), 1))) return 542; // ucvtf_sf
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFFA00C10) == 0x1E200400) return 418; // fccmp
    if ((w & 0xFFA00C10) == 0x1E200410) return 419; // fccmpe
    if ((w & 0xFFA08000) == 0x1F008000) return 411; // fmsub
    if ((w & 0xFFA08000) == 0x1F208000) return 413; // fnmsub
    return 0;
  }

  private static int group15Case29(int w) {
    if ((w & 0xFFBFFC00) == 0x5EA0E800) return 491; // fcmlt_z_s
    if ((w & 0xFFA0FC00) == 0x7E20EC00) return 456; // facge_s
    if ((w & 0xFFA0FC00) == 0x7EA0EC00) return 463; // facgt_s
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFFA00C00) == 0x1E200C00) return 384; // fcsel
    if ((w & 0xFFA08000) == 0x1F008000) return 411; // fmsub
    if ((w & 0xFFA08000) == 0x1F208000) return 413; // fnmsub
    return 0;
  }

  private static int group15Case30(int w) {
    if ((w & 0xFFA01FE0) == 0x1E201000) return 383; // fmov_i
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFFA00C10) == 0x1E200400) return 418; // fccmp
    if ((w & 0xFFA00C10) == 0x1E200410) return 419; // fccmpe
    if ((w & 0xFFA08000) == 0x1F008000) return 411; // fmsub
    if ((w & 0xFFA08000) == 0x1F208000) return 413; // fnmsub
    return 0;
  }

  private static int group15Case31(int w) {
    if ((w & 0xFFBFFC00) == 0x7E30F800) return 469; // fmaxp_s
    if ((w & 0xFFBFFC00) == 0x7EB0F800) return 473; // fminp_s
    if ((w & 0xFFBFFC00) == 0x5EA1F800) return 510; // frecpx_s
    if ((w & 0xFFA0FC00) == 0x5E20FC00) return 445; // frecps_s
    if ((w & 0xFFA0FC00) == 0x5EA0FC00) return 451; // frsqrts_s
    if ((w & 0xFF80FC00) == 0x5F00FC00 && (isFixedVector((w >>> 19 & 15), 1))) return 540; // fcvtzs_sf
    if ((w & 0xFF80FC00) == 0x7F00FC00 && (isFixedVector((w >>> 19 & 15), 1))) return 544; // fcvtzu_sf
    if ((w & 0x7FBF0000) == 0x1E020000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 432; // scvtf_gf
    if ((w & 0x7FBF0000) == 0x1E180000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 433; // fcvtzs_gf
    if ((w & 0x7FBF0000) == 0x1E030000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 434; // ucvtf_gf
    if ((w & 0x7FBF0000) == 0x1E190000 && (isScale((w >>> 31 & 1), (w >>> 10 & 63)))) return 435; // fcvtzu_gf
    if ((w & 0xFFA00C00) == 0x1E200C00) return 384; // fcsel
    if ((w & 0xFFA08000) == 0x1F008000) return 411; // fmsub
    if ((w & 0xFFA08000) == 0x1F208000) return 413; // fnmsub
    return 0;
  }
}
