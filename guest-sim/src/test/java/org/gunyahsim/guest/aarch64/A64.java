package org.gunyahsim.guest.aarch64;

/** Instruction words for tests. */
final class A64 {
  static final int NOP = 0xD503_201F;
  static final int WFE = 0xD503_205F;
  static final int WFI = 0xD503_207F;
  static final int SEV = 0xD503_209F;
  static final int SEVL = 0xD503_20BF;
  static final int RET = 0xD65F_03C0;
  static final int ERET = 0xD69F_03E0;
  static final int TLBI_VMALLE1IS = 0xD508_831F;
  static final int TLBI_VMALLE1 = 0xD508_871F;

  private A64() {}

  static int movz(int rd, int imm, int halfword) {
    return 0xD280_0000 | halfword << 21 | imm << 5 | rd;
  }

  static int add(int rd, int rn, int imm) {
    return 0x9100_0000 | imm << 10 | rn << 5 | rd;
  }

  static int b(int instructions) {
    return 0x1400_0000 | instructions & 0x3FF_FFFF;
  }

  static int hvc(int imm) {
    return 0xD400_0002 | imm << 5;
  }

  static int smc(int imm) {
    return 0xD400_0003 | imm << 5;
  }

  /** LDR Xt, [Xn]. */
  static int ldr(int rt, int rn) {
    return 0xF940_0000 | rn << 5 | rt;
  }

  /** STR Xt, [Xn]. */
  static int str(int rt, int rn) {
    return 0xF900_0000 | rn << 5 | rt;
  }

  /** STR Wt, [Xn]. */
  static int strW(int rt, int rn) {
    return 0xB900_0000 | rn << 5 | rt;
  }

  /** LDXR Xt, [Xn]. */
  static int ldxr(int rt, int rn) {
    return 0xC85F_7C00 | rn << 5 | rt;
  }

  /** STXR Ws, Xt, [Xn]. */
  static int stxr(int rs, int rt, int rn) {
    return 0xC800_7C00 | rs << 16 | rn << 5 | rt;
  }

  static int mrs(int rt, int op0, int op1, int crn, int crm, int op2) {
    return 0xD530_0000 | (op0 - 2) << 19 | op1 << 16 | crn << 12 | crm << 8 | op2 << 5 | rt;
  }

  static int msr(int op0, int op1, int crn, int crm, int op2, int rt) {
    return 0xD510_0000 | (op0 - 2) << 19 | op1 << 16 | crn << 12 | crm << 8 | op2 << 5 | rt;
  }

  /** MRS Xt, CNTVCT_EL0. */
  static int counter(int rt) {
    return mrs(rt, 3, 3, 14, 0, 2);
  }

  static int daifClear(int imm) {
    return 0xD503_40FF | imm << 8;
  }

  static int daifSet(int imm) {
    return 0xD503_40DF | imm << 8;
  }
}
