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
  public static final int ADDI_X = 7;
  public static final int ADDI_W = 8;
  public static final int SUBSI_X = 9;
  public static final int SUBSI_W = 10;
  public static final int ANDI = 11;
  public static final int ORRI_X = 12;
  public static final int ANDSI_X = 13;
  public static final int ANDSI_W = 14;
  public static final int UBFX = 15;
  public static final int UBFIZ = 16;
  public static final int SBFM_X = 17;
  public static final int EXTR_W = 18;
  public static final int ADD_X = 19;
  public static final int ADD_W = 20;
  public static final int SUB_X = 21;
  public static final int SUB_W = 22;
  public static final int SUBS_X = 23;
  public static final int SUBS_W = 24;
  public static final int ADD_SH_X = 25;
  public static final int ADD_EXT_X = 26;
  public static final int AND_X = 27;
  public static final int AND_W = 28;
  public static final int ORR_X = 29;
  public static final int ORR_W = 30;
  public static final int EOR_X = 31;
  public static final int EOR_W = 32;
  public static final int BIC_X = 33;
  public static final int BIC_W = 34;
  public static final int EOR_SH_X = 35;
  public static final int EOR_SH_W = 36;
  public static final int CSEL_X = 37;
  public static final int CSEL_W = 38;
  public static final int CSINC_X = 39;
  public static final int CSINC_W = 40;
  public static final int CSINV_W = 41;
  public static final int CCMP_X = 42;
  public static final int CCMP_W = 43;
  public static final int CCMPI_X = 44;
  public static final int CCMPI_W = 45;
  public static final int MADD_X = 46;
  public static final int MADD_W = 47;
  public static final int LSLV_X = 48;
  public static final int LSRV_X = 49;
  public static final int REV_X = 50;
  public static final int B = 51;
  public static final int BL = 52;
  public static final int BR = 53;
  public static final int BLR = 54;
  public static final int RET = 55;
  public static final int B_EQ = 56;
  public static final int B_NE = 57;
  public static final int B_CS = 58;
  public static final int B_CC = 59;
  public static final int B_MI = 60;
  public static final int B_PL = 61;
  public static final int B_VS = 62;
  public static final int B_VC = 63;
  public static final int B_HI = 64;
  public static final int B_LS = 65;
  public static final int B_GE = 66;
  public static final int B_LT = 67;
  public static final int B_GT = 68;
  public static final int B_LE = 69;
  public static final int CBZ_X = 70;
  public static final int CBZ_W = 71;
  public static final int CBNZ_X = 72;
  public static final int CBNZ_W = 73;
  public static final int TBZ = 74;
  public static final int TBNZ = 75;
  public static final int NOP = 76;
  public static final int LDR_X = 77;
  public static final int LDR_W = 78;
  public static final int LDRB = 79;
  public static final int LDRH = 80;
  public static final int STR_X = 81;
  public static final int STR_W = 82;
  public static final int STRB = 83;
  public static final int LDR_X_WB = 84;
  public static final int LDR_W_WB = 85;
  public static final int LDRB_WB = 86;
  public static final int STR_X_WB = 87;
  public static final int STRB_WB = 88;
  public static final int LDR_X_R = 89;
  public static final int LDR_W_R = 90;
  public static final int LDRB_R = 91;
  public static final int STR_X_R = 92;
  public static final int LDP_X = 93;
  public static final int STP_X = 94;
  public static final int LDP_X_WB = 95;
  public static final int STP_X_WB = 96;
  public static final int MOVK_W = 97;
  public static final int ADDSI_X = 98;
  public static final int ADDSI_W = 99;
  public static final int ORRI_W = 100;
  public static final int EORI_X = 101;
  public static final int EORI_W = 102;
  public static final int SBFM_W = 103;
  public static final int BFM_X = 104;
  public static final int BFM_W = 105;
  public static final int EXTR_X = 106;
  public static final int ADDS_X = 107;
  public static final int ADDS_W = 108;
  public static final int ADD_SH_W = 109;
  public static final int SUB_SH_X = 110;
  public static final int SUB_SH_W = 111;
  public static final int ADD_EXT_W = 112;
  public static final int ADDSUB_SH = 113;
  public static final int ADDSUB_EXT = 114;
  public static final int ADDSUB_C = 115;
  public static final int ORN_X = 116;
  public static final int ORN_W = 117;
  public static final int ANDS_X = 118;
  public static final int ANDS_W = 119;
  public static final int AND_SH_X = 120;
  public static final int AND_SH_W = 121;
  public static final int ORR_SH_X = 122;
  public static final int ORR_SH_W = 123;
  public static final int LOGIC_SH = 124;
  public static final int CSINV_X = 125;
  public static final int CSNEG_X = 126;
  public static final int CSNEG_W = 127;
  public static final int CCMN_R = 128;
  public static final int CCMN_I = 129;
  public static final int MSUB_X = 130;
  public static final int MSUB_W = 131;
  public static final int UMADDL = 132;
  public static final int SMADDL = 133;
  public static final int MULL = 134;
  public static final int UMULH = 135;
  public static final int SMULH = 136;
  public static final int DIV = 137;
  public static final int LSLV_W = 138;
  public static final int LSRV_W = 139;
  public static final int ASRV = 140;
  public static final int RORV_X = 141;
  public static final int RORV_W = 142;
  public static final int REV_W = 143;
  public static final int REV16 = 144;
  public static final int REV32 = 145;
  public static final int RBIT = 146;
  public static final int CLZ_X = 147;
  public static final int CLZ_W = 148;
  public static final int CLS = 149;
  public static final int CRC32 = 150;
  public static final int UNDEFINED = 151;
  public static final int ADDI_SP = 152;
  public static final int LOGI_SP = 153;
  public static final int ADD_SP = 154;
  public static final int ADDSUB_EXT_SP = 155;
  public static final int LDST = 156;
  public static final int LDSTP = 157;
  public static final int LDST_T = 158;
  public static final int LDR_LIT = 159;
  public static final int LDXR = 160;
  public static final int STXR = 161;
  public static final int LDXP = 162;
  public static final int STXP = 163;
  public static final int LDAR = 164;
  public static final int STLR = 165;
  public static final int SVC = 166;
  public static final int HVC = 167;
  public static final int SMC = 168;
  public static final int BRK = 169;
  public static final int ERET = 170;
  public static final int WFI = 171;
  public static final int WFE = 172;
  public static final int YIELD = 173;
  public static final int SEV = 174;
  public static final int SEVL = 175;
  public static final int CLREX = 176;
  public static final int ISB = 177;
  public static final int MSR_IMM = 178;
  public static final int SYS = 179;
  public static final int MSR = 180;
  public static final int MRS = 181;
  public static final int LDST_V = 182;
  public static final int LDSTP_V = 183;
  public static final int LDR_LIT_V = 184;
  public static final int LDST_MULTIPLE = 185;
  public static final int LDST_SINGLE = 186;
  public static final int V_IMM = 187;
  public static final int V_DUP_E = 188;
  public static final int V_DUP_G = 189;
  public static final int V_DUP_S = 190;
  public static final int V_SMOV = 191;
  public static final int V_UMOV = 192;
  public static final int V_INS_G = 193;
  public static final int V_INS_E = 194;
  public static final int V_LANES = 195;
  public static final int V_SHIFT = 196;
  public static final int V_ELEMENT = 197;
  public static final int V_PAIRWISE = 198;
  public static final int V_ACROSS = 199;
  public static final int V_LONG = 200;
  public static final int V_LONG_ELEMENT = 201;
  public static final int V_WIDE = 202;
  public static final int V_HIGH_NARROW = 203;
  public static final int V_SHIFT_LONG = 204;
  public static final int V_SHIFT_NARROW = 205;
  public static final int V_PERMUTE = 206;
  public static final int V_EXT = 207;
  public static final int V_TBL = 208;
  public static final int FMOV_G = 209;
  public static final int FP_SCALAR = 210;
  public static final int FP_BINARY = 211;
  public static final int FP_UNARY = 212;
  public static final int FP_FUSED = 213;
  public static final int FP_CONVERT = 214;
  public static final int FP_LENGTHEN = 215;
  public static final int FP_NARROW = 216;
  public static final int FP_COMPARE = 217;
  public static final int FP_COMPARE_IF = 218;
  public static final int FP_SELECT = 219;
  public static final int FP_IMMEDIATE = 220;
  public static final int FP_TO_GENERAL = 221;
  public static final int FP_FROM_GENERAL = 222;
  public static final int FP_ACROSS = 223;

  /** Operations below this number have a case in the interpreter's loop. */
  public static final int FAST = 97;

  /** Operations from FAST on and below this number cannot fail. */
  public static final int REGISTER = 151;

  private static final String[] NAMES = {
    "UNDECODED",
    "CONST",
    "ADR",
    "ADRP",
    "MOV_X",
    "MOV_W",
    "MOVK_X",
    "ADDI_X",
    "ADDI_W",
    "SUBSI_X",
    "SUBSI_W",
    "ANDI",
    "ORRI_X",
    "ANDSI_X",
    "ANDSI_W",
    "UBFX",
    "UBFIZ",
    "SBFM_X",
    "EXTR_W",
    "ADD_X",
    "ADD_W",
    "SUB_X",
    "SUB_W",
    "SUBS_X",
    "SUBS_W",
    "ADD_SH_X",
    "ADD_EXT_X",
    "AND_X",
    "AND_W",
    "ORR_X",
    "ORR_W",
    "EOR_X",
    "EOR_W",
    "BIC_X",
    "BIC_W",
    "EOR_SH_X",
    "EOR_SH_W",
    "CSEL_X",
    "CSEL_W",
    "CSINC_X",
    "CSINC_W",
    "CSINV_W",
    "CCMP_X",
    "CCMP_W",
    "CCMPI_X",
    "CCMPI_W",
    "MADD_X",
    "MADD_W",
    "LSLV_X",
    "LSRV_X",
    "REV_X",
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
    "STR_X",
    "STR_W",
    "STRB",
    "LDR_X_WB",
    "LDR_W_WB",
    "LDRB_WB",
    "STR_X_WB",
    "STRB_WB",
    "LDR_X_R",
    "LDR_W_R",
    "LDRB_R",
    "STR_X_R",
    "LDP_X",
    "STP_X",
    "LDP_X_WB",
    "STP_X_WB",
    "MOVK_W",
    "ADDSI_X",
    "ADDSI_W",
    "ORRI_W",
    "EORI_X",
    "EORI_W",
    "SBFM_W",
    "BFM_X",
    "BFM_W",
    "EXTR_X",
    "ADDS_X",
    "ADDS_W",
    "ADD_SH_W",
    "SUB_SH_X",
    "SUB_SH_W",
    "ADD_EXT_W",
    "ADDSUB_SH",
    "ADDSUB_EXT",
    "ADDSUB_C",
    "ORN_X",
    "ORN_W",
    "ANDS_X",
    "ANDS_W",
    "AND_SH_X",
    "AND_SH_W",
    "ORR_SH_X",
    "ORR_SH_W",
    "LOGIC_SH",
    "CSINV_X",
    "CSNEG_X",
    "CSNEG_W",
    "CCMN_R",
    "CCMN_I",
    "MSUB_X",
    "MSUB_W",
    "UMADDL",
    "SMADDL",
    "MULL",
    "UMULH",
    "SMULH",
    "DIV",
    "LSLV_W",
    "LSRV_W",
    "ASRV",
    "RORV_X",
    "RORV_W",
    "REV_W",
    "REV16",
    "REV32",
    "RBIT",
    "CLZ_X",
    "CLZ_W",
    "CLS",
    "CRC32",
    "UNDEFINED",
    "ADDI_SP",
    "LOGI_SP",
    "ADD_SP",
    "ADDSUB_EXT_SP",
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
