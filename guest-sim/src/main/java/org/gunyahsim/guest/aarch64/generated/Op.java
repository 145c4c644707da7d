// Generated from a64/*.isa by org.gunyahsim.guest.aarch64.isa.Generator; do not edit.
package org.gunyahsim.guest.aarch64.generated;

/** Numbers of the micro-operations that instructions are lowered to. */
public final class Op {
  public static final int UNDECODED = 0;
  public static final int CONST = 1;
  public static final int ADR = 2;
  public static final int ADRP = 3;
  public static final int MOV_X = 4;
  public static final int MOV_W = 5;
  public static final int MOVK_X = 6;
  public static final int MOVK_W = 7;
  public static final int ADDI_X = 8;
  public static final int ADDI_W = 9;
  public static final int ADDI_SP = 10;
  public static final int ADDSI_X = 11;
  public static final int ADDSI_W = 12;
  public static final int SUBSI_X = 13;
  public static final int SUBSI_W = 14;
  public static final int ANDI = 15;
  public static final int ORRI_X = 16;
  public static final int ORRI_W = 17;
  public static final int EORI_X = 18;
  public static final int EORI_W = 19;
  public static final int ANDSI_X = 20;
  public static final int ANDSI_W = 21;
  public static final int UBFX = 22;
  public static final int UBFIZ = 23;
  public static final int SBFM_X = 24;
  public static final int SBFM_W = 25;
  public static final int BFM_X = 26;
  public static final int BFM_W = 27;
  public static final int EXTR_X = 28;
  public static final int EXTR_W = 29;
  public static final int ADD_X = 30;
  public static final int ADD_W = 31;
  public static final int SUB_X = 32;
  public static final int SUB_W = 33;
  public static final int ADDS_X = 34;
  public static final int ADDS_W = 35;
  public static final int SUBS_X = 36;
  public static final int SUBS_W = 37;
  public static final int ADD_SH_X = 38;
  public static final int ADD_SH_W = 39;
  public static final int SUB_SH_X = 40;
  public static final int SUB_SH_W = 41;
  public static final int ADD_EXT_X = 42;
  public static final int ADD_EXT_W = 43;
  public static final int AND_X = 44;
  public static final int AND_W = 45;
  public static final int ORR_X = 46;
  public static final int ORR_W = 47;
  public static final int EOR_X = 48;
  public static final int EOR_W = 49;
  public static final int BIC_X = 50;
  public static final int BIC_W = 51;
  public static final int ORN_X = 52;
  public static final int ORN_W = 53;
  public static final int ANDS_X = 54;
  public static final int ANDS_W = 55;
  public static final int AND_SH_X = 56;
  public static final int AND_SH_W = 57;
  public static final int ORR_SH_X = 58;
  public static final int ORR_SH_W = 59;
  public static final int EOR_SH_X = 60;
  public static final int EOR_SH_W = 61;
  public static final int CSEL_X = 62;
  public static final int CSEL_W = 63;
  public static final int CSINC_X = 64;
  public static final int CSINC_W = 65;
  public static final int CSINV_X = 66;
  public static final int CSINV_W = 67;
  public static final int CSNEG_X = 68;
  public static final int CSNEG_W = 69;
  public static final int CCMP_X = 70;
  public static final int CCMP_W = 71;
  public static final int CCMPI_X = 72;
  public static final int CCMPI_W = 73;
  public static final int MADD_X = 74;
  public static final int MADD_W = 75;
  public static final int MSUB_X = 76;
  public static final int MSUB_W = 77;
  public static final int UMADDL = 78;
  public static final int SMADDL = 79;
  public static final int UMULH = 80;
  public static final int LSLV_X = 81;
  public static final int LSLV_W = 82;
  public static final int LSRV_X = 83;
  public static final int LSRV_W = 84;
  public static final int RORV_W = 85;
  public static final int REV_X = 86;
  public static final int REV_W = 87;
  public static final int CLZ_X = 88;
  public static final int CLZ_W = 89;
  public static final int B = 90;
  public static final int BL = 91;
  public static final int BR = 92;
  public static final int BLR = 93;
  public static final int RET = 94;
  public static final int B_EQ = 95;
  public static final int B_NE = 96;
  public static final int B_CS = 97;
  public static final int B_CC = 98;
  public static final int B_MI = 99;
  public static final int B_PL = 100;
  public static final int B_VS = 101;
  public static final int B_VC = 102;
  public static final int B_HI = 103;
  public static final int B_LS = 104;
  public static final int B_GE = 105;
  public static final int B_LT = 106;
  public static final int B_GT = 107;
  public static final int B_LE = 108;
  public static final int CBZ_X = 109;
  public static final int CBZ_W = 110;
  public static final int CBNZ_X = 111;
  public static final int CBNZ_W = 112;
  public static final int TBZ = 113;
  public static final int TBNZ = 114;
  public static final int NOP = 115;
  public static final int LDR_X = 116;
  public static final int LDR_W = 117;
  public static final int LDRB = 118;
  public static final int LDRH = 119;
  public static final int LDRSW = 120;
  public static final int LDRSB_X = 121;
  public static final int LDRSB_W = 122;
  public static final int LDRSH_X = 123;
  public static final int LDRSH_W = 124;
  public static final int STR_X = 125;
  public static final int STR_W = 126;
  public static final int STRB = 127;
  public static final int STRH = 128;
  public static final int LDR_X_WB = 129;
  public static final int LDR_W_WB = 130;
  public static final int LDRB_WB = 131;
  public static final int STR_X_WB = 132;
  public static final int STR_W_WB = 133;
  public static final int STRB_WB = 134;
  public static final int LDR_X_R = 135;
  public static final int LDR_W_R = 136;
  public static final int LDRB_R = 137;
  public static final int LDRH_R = 138;
  public static final int LDRSW_R = 139;
  public static final int STR_X_R = 140;
  public static final int STR_W_R = 141;
  public static final int STRB_R = 142;
  public static final int STRH_R = 143;
  public static final int LDP_X = 144;
  public static final int LDP_W = 145;
  public static final int STP_X = 146;
  public static final int STP_W = 147;
  public static final int LDP_X_WB = 148;
  public static final int STP_X_WB = 149;
  public static final int UNDEFINED = 150;
  public static final int FP_UNDEFINED = 151;
  public static final int LOGI_SP = 152;
  public static final int ADD_SP = 153;
  public static final int ADDSUB_SH = 154;
  public static final int ADDSUB_EXT = 155;
  public static final int ADDSUB_C = 156;
  public static final int LOGIC_SH = 157;
  public static final int CCMN_R = 158;
  public static final int CCMN_I = 159;
  public static final int MULL = 160;
  public static final int SMULH = 161;
  public static final int DIV = 162;
  public static final int ASRV = 163;
  public static final int RORV_X = 164;
  public static final int RBIT = 165;
  public static final int REV16 = 166;
  public static final int REV32 = 167;
  public static final int CLS = 168;
  public static final int CRC32 = 169;
  public static final int LDST = 170;
  public static final int LDSTP = 171;
  public static final int LDST_T = 172;
  public static final int LDR_LIT = 173;
  public static final int LDXR = 174;
  public static final int STXR = 175;
  public static final int LDXP = 176;
  public static final int STXP = 177;
  public static final int LDAR = 178;
  public static final int STLR = 179;
  public static final int SVC = 180;
  public static final int HVC = 181;
  public static final int SMC = 182;
  public static final int BRK = 183;
  public static final int ERET = 184;
  public static final int WFI = 185;
  public static final int WFE = 186;
  public static final int YIELD = 187;
  public static final int SEV = 188;
  public static final int SEVL = 189;
  public static final int CLREX = 190;
  public static final int ISB = 191;
  public static final int MSR_IMM = 192;
  public static final int SYS = 193;
  public static final int MSR = 194;
  public static final int MRS = 195;
  public static final int LDST_V = 196;
  public static final int LDSTP_V = 197;
  public static final int LDR_LIT_V = 198;
  public static final int LDST_MULTIPLE = 199;
  public static final int LDST_SINGLE = 200;
  public static final int V_IMM = 201;
  public static final int V_DUP_E = 202;
  public static final int V_DUP_G = 203;
  public static final int V_DUP_S = 204;
  public static final int V_SMOV = 205;
  public static final int V_UMOV = 206;
  public static final int V_INS_G = 207;
  public static final int V_INS_E = 208;
  public static final int V_LANES = 209;
  public static final int V_SHIFT = 210;
  public static final int V_ELEMENT = 211;
  public static final int V_PAIRWISE = 212;
  public static final int V_ACROSS = 213;
  public static final int V_LONG = 214;
  public static final int V_LONG_ELEMENT = 215;
  public static final int V_WIDE = 216;
  public static final int V_HIGH_NARROW = 217;
  public static final int V_SHIFT_LONG = 218;
  public static final int V_SHIFT_NARROW = 219;
  public static final int V_PERMUTE = 220;
  public static final int V_EXT = 221;
  public static final int V_TBL = 222;
  public static final int FMOV_G = 223;
  public static final int FP_SCALAR = 224;
  public static final int FP_BINARY = 225;
  public static final int FP_UNARY = 226;
  public static final int FP_FUSED = 227;
  public static final int FP_CONVERT = 228;
  public static final int FP_LENGTHEN = 229;
  public static final int FP_NARROW = 230;
  public static final int FP_COMPARE = 231;
  public static final int FP_COMPARE_IF = 232;
  public static final int FP_SELECT = 233;
  public static final int FP_IMMEDIATE = 234;
  public static final int FP_TO_GENERAL = 235;
  public static final int FP_FROM_GENERAL = 236;
  public static final int FP_ACROSS = 237;

  /** Operations below this number have a case in the interpreter's loop. */
  public static final int FAST = 150;

  private static final String[] NAMES = {
    "UNDECODED",
    "CONST",
    "ADR",
    "ADRP",
    "MOV_X",
    "MOV_W",
    "MOVK_X",
    "MOVK_W",
    "ADDI_X",
    "ADDI_W",
    "ADDI_SP",
    "ADDSI_X",
    "ADDSI_W",
    "SUBSI_X",
    "SUBSI_W",
    "ANDI",
    "ORRI_X",
    "ORRI_W",
    "EORI_X",
    "EORI_W",
    "ANDSI_X",
    "ANDSI_W",
    "UBFX",
    "UBFIZ",
    "SBFM_X",
    "SBFM_W",
    "BFM_X",
    "BFM_W",
    "EXTR_X",
    "EXTR_W",
    "ADD_X",
    "ADD_W",
    "SUB_X",
    "SUB_W",
    "ADDS_X",
    "ADDS_W",
    "SUBS_X",
    "SUBS_W",
    "ADD_SH_X",
    "ADD_SH_W",
    "SUB_SH_X",
    "SUB_SH_W",
    "ADD_EXT_X",
    "ADD_EXT_W",
    "AND_X",
    "AND_W",
    "ORR_X",
    "ORR_W",
    "EOR_X",
    "EOR_W",
    "BIC_X",
    "BIC_W",
    "ORN_X",
    "ORN_W",
    "ANDS_X",
    "ANDS_W",
    "AND_SH_X",
    "AND_SH_W",
    "ORR_SH_X",
    "ORR_SH_W",
    "EOR_SH_X",
    "EOR_SH_W",
    "CSEL_X",
    "CSEL_W",
    "CSINC_X",
    "CSINC_W",
    "CSINV_X",
    "CSINV_W",
    "CSNEG_X",
    "CSNEG_W",
    "CCMP_X",
    "CCMP_W",
    "CCMPI_X",
    "CCMPI_W",
    "MADD_X",
    "MADD_W",
    "MSUB_X",
    "MSUB_W",
    "UMADDL",
    "SMADDL",
    "UMULH",
    "LSLV_X",
    "LSLV_W",
    "LSRV_X",
    "LSRV_W",
    "RORV_W",
    "REV_X",
    "REV_W",
    "CLZ_X",
    "CLZ_W",
    "B",
    "BL",
    "BR",
    "BLR",
    "RET",
    "B_EQ",
    "B_NE",
    "B_CS",
    "B_CC",
    "B_MI",
    "B_PL",
    "B_VS",
    "B_VC",
    "B_HI",
    "B_LS",
    "B_GE",
    "B_LT",
    "B_GT",
    "B_LE",
    "CBZ_X",
    "CBZ_W",
    "CBNZ_X",
    "CBNZ_W",
    "TBZ",
    "TBNZ",
    "NOP",
    "LDR_X",
    "LDR_W",
    "LDRB",
    "LDRH",
    "LDRSW",
    "LDRSB_X",
    "LDRSB_W",
    "LDRSH_X",
    "LDRSH_W",
    "STR_X",
    "STR_W",
    "STRB",
    "STRH",
    "LDR_X_WB",
    "LDR_W_WB",
    "LDRB_WB",
    "STR_X_WB",
    "STR_W_WB",
    "STRB_WB",
    "LDR_X_R",
    "LDR_W_R",
    "LDRB_R",
    "LDRH_R",
    "LDRSW_R",
    "STR_X_R",
    "STR_W_R",
    "STRB_R",
    "STRH_R",
    "LDP_X",
    "LDP_W",
    "STP_X",
    "STP_W",
    "LDP_X_WB",
    "STP_X_WB",
    "UNDEFINED",
    "FP_UNDEFINED",
    "LOGI_SP",
    "ADD_SP",
    "ADDSUB_SH",
    "ADDSUB_EXT",
    "ADDSUB_C",
    "LOGIC_SH",
    "CCMN_R",
    "CCMN_I",
    "MULL",
    "SMULH",
    "DIV",
    "ASRV",
    "RORV_X",
    "RBIT",
    "REV16",
    "REV32",
    "CLS",
    "CRC32",
    "LDST",
    "LDSTP",
    "LDST_T",
    "LDR_LIT",
    "LDXR",
    "STXR",
    "LDXP",
    "STXP",
    "LDAR",
    "STLR",
    "SVC",
    "HVC",
    "SMC",
    "BRK",
    "ERET",
    "WFI",
    "WFE",
    "YIELD",
    "SEV",
    "SEVL",
    "CLREX",
    "ISB",
    "MSR_IMM",
    "SYS",
    "MSR",
    "MRS",
    "LDST_V",
    "LDSTP_V",
    "LDR_LIT_V",
    "LDST_MULTIPLE",
    "LDST_SINGLE",
    "V_IMM",
    "V_DUP_E",
    "V_DUP_G",
    "V_DUP_S",
    "V_SMOV",
    "V_UMOV",
    "V_INS_G",
    "V_INS_E",
    "V_LANES",
    "V_SHIFT",
    "V_ELEMENT",
    "V_PAIRWISE",
    "V_ACROSS",
    "V_LONG",
    "V_LONG_ELEMENT",
    "V_WIDE",
    "V_HIGH_NARROW",
    "V_SHIFT_LONG",
    "V_SHIFT_NARROW",
    "V_PERMUTE",
    "V_EXT",
    "V_TBL",
    "FMOV_G",
    "FP_SCALAR",
    "FP_BINARY",
    "FP_UNARY",
    "FP_FUSED",
    "FP_CONVERT",
    "FP_LENGTHEN",
    "FP_NARROW",
    "FP_COMPARE",
    "FP_COMPARE_IF",
    "FP_SELECT",
    "FP_IMMEDIATE",
    "FP_TO_GENERAL",
    "FP_FROM_GENERAL",
    "FP_ACROSS",
  };

  private Op() {}

  /** The name of a micro-operation. */
  public static String name(int op) {
    return NAMES[op];
  }
}
