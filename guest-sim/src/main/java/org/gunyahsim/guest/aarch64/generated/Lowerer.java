// Generated from a64/*.isa by org.gunyahsim.guest.aarch64.isa.Generator; do not edit.
package org.gunyahsim.guest.aarch64.generated;

import static org.gunyahsim.guest.aarch64.decode.FpLowering.*;
import static org.gunyahsim.guest.aarch64.decode.Lowering.*;
import static org.gunyahsim.guest.aarch64.generated.Op.*;

import org.gunyahsim.guest.aarch64.decode.MicroOp;

/** Turns decoded instructions into micro-operations. */
public final class Lowerer {
  private Lowerer() {}

  /** Lowers one instruction word, given its encoding. */
  public static void lower(int encoding, int w, MicroOp out) {
    out.clear();
    switch (encoding / 32) {
      case 0 -> lower0(encoding, w, out);
      case 1 -> lower1(encoding, w, out);
      case 2 -> lower2(encoding, w, out);
      case 3 -> lower3(encoding, w, out);
      case 4 -> lower4(encoding, w, out);
      case 5 -> lower5(encoding, w, out);
      case 6 -> lower6(encoding, w, out);
      case 7 -> lower7(encoding, w, out);
      case 8 -> lower8(encoding, w, out);
      case 9 -> lower9(encoding, w, out);
      case 10 -> lower10(encoding, w, out);
      case 11 -> lower11(encoding, w, out);
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower0(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 1 -> { // adr
        int immlo = w >>> 29 & 3;
        int immhi = w >>> 5 & 524287;
        int Rd = w >>> 0 & 31;
        out.op = ADR;
        out.d = wr(Rd);
        out.imm = sx(immhi << 2 | immlo, 21);
      }
      case 2 -> { // adrp
        int immlo = w >>> 29 & 3;
        int immhi = w >>> 5 & 524287;
        int Rd = w >>> 0 & 31;
        out.op = ADRP;
        out.d = wr(Rd);
        out.imm = sx(immhi << 2 | immlo, 21) << 12;
      }
      case 3 -> { // add_i
        int sf = w >>> 31 & 1;
        int sh = w >>> 22 & 1;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        addImmediate(out, sf, (long) imm12 << 12 * sh, Rn, Rd);
      }
      case 4 -> { // adds_i
        int sf = w >>> 31 & 1;
        int sh = w >>> 22 & 1;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = sel(sf, ADDSI_W, ADDSI_X);
        out.d = wr(Rd);
        out.n = sp(Rn);
        out.imm = (long) imm12 << 12 * sh;
      }
      case 5 -> { // sub_i
        int sf = w >>> 31 & 1;
        int sh = w >>> 22 & 1;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        addImmediate(out, sf, -((long) imm12 << 12 * sh), Rn, Rd);
      }
      case 6 -> { // subs_i
        int sf = w >>> 31 & 1;
        int sh = w >>> 22 & 1;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = sel(sf, SUBSI_W, SUBSI_X);
        out.d = wr(Rd);
        out.n = sp(Rn);
        out.imm = (long) imm12 << 12 * sh;
      }
      case 7 -> { // and_i
        int sf = w >>> 31 & 1;
        int N = w >>> 22 & 1;
        int immr = w >>> 16 & 63;
        int imms = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        logicalImmediate(out, ANDI, ANDI, sf, bitmask(sf, N, immr, imms), Rn, Rd);
      }
      case 8 -> { // orr_i
        int sf = w >>> 31 & 1;
        int N = w >>> 22 & 1;
        int immr = w >>> 16 & 63;
        int imms = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        logicalImmediate(out, ORRI_W, ORRI_X, sf, bitmask(sf, N, immr, imms), Rn, Rd);
      }
      case 9 -> { // eor_i
        int sf = w >>> 31 & 1;
        int N = w >>> 22 & 1;
        int immr = w >>> 16 & 63;
        int imms = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        logicalImmediate(out, EORI_W, EORI_X, sf, bitmask(sf, N, immr, imms), Rn, Rd);
      }
      case 10 -> { // ands_i
        int sf = w >>> 31 & 1;
        int N = w >>> 22 & 1;
        int immr = w >>> 16 & 63;
        int imms = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = sel(sf, ANDSI_W, ANDSI_X);
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.imm = bitmask(sf, N, immr, imms);
      }
      case 11 -> { // movn
        int sf = w >>> 31 & 1;
        int hw = w >>> 21 & 3;
        int imm16 = w >>> 5 & 65535;
        int Rd = w >>> 0 & 31;
        out.op = CONST;
        out.d = wr(Rd);
        out.imm = ~((long) imm16 << 16 * hw) & width(sf);
      }
      case 12 -> { // movz
        int hw = w >>> 21 & 3;
        int imm16 = w >>> 5 & 65535;
        int Rd = w >>> 0 & 31;
        out.op = CONST;
        out.d = wr(Rd);
        out.imm = (long) imm16 << 16 * hw;
      }
      case 13 -> { // movk
        int sf = w >>> 31 & 1;
        int hw = w >>> 21 & 3;
        int imm16 = w >>> 5 & 65535;
        int Rd = w >>> 0 & 31;
        out.op = sel(sf, MOVK_W, MOVK_X);
        out.d = wr(Rd);
        out.n = rd(Rd);
        out.m = 16 * hw;
        out.imm = (long) imm16 << 16 * hw;
      }
      case 14 -> { // sbfm
        int sf = w >>> 31 & 1;
        int immr = w >>> 16 & 63;
        int imms = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        sbfm(out, sf, immr, imms, Rn, Rd);
      }
      case 15 -> { // bfm
        int sf = w >>> 31 & 1;
        int immr = w >>> 16 & 63;
        int imms = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        bfm(out, sf, immr, imms, Rn, Rd);
      }
      case 16 -> { // ubfm
        int sf = w >>> 31 & 1;
        int immr = w >>> 16 & 63;
        int imms = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        ubfm(out, sf, immr, imms, Rn, Rd);
      }
      case 17 -> { // extr
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int imms = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = sel(sf, EXTR_W, EXTR_X);
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = imms;
      }
      case 18 -> { // b
        int imm26 = w >>> 0 & 67108863;
        out.op = B;
        out.imm = sx(imm26, 26) - 1;
      }
      case 19 -> { // bl
        int imm26 = w >>> 0 & 67108863;
        out.op = BL;
        out.imm = sx(imm26, 26) - 1;
      }
      case 20 -> { // b_cond
        int imm19 = w >>> 5 & 524287;
        int cond = w >>> 0 & 15;
        out.op = cond < 14 ? B_EQ + cond : B;
        out.imm = sx(imm19, 19) - 1;
      }
      case 21 -> { // cbz
        int sf = w >>> 31 & 1;
        int imm19 = w >>> 5 & 524287;
        int Rt = w >>> 0 & 31;
        out.op = sel(sf, CBZ_W, CBZ_X);
        out.n = rd(Rt);
        out.imm = sx(imm19, 19) - 1;
      }
      case 22 -> { // cbnz
        int sf = w >>> 31 & 1;
        int imm19 = w >>> 5 & 524287;
        int Rt = w >>> 0 & 31;
        out.op = sel(sf, CBNZ_W, CBNZ_X);
        out.n = rd(Rt);
        out.imm = sx(imm19, 19) - 1;
      }
      case 23 -> { // tbz
        int b5 = w >>> 31 & 1;
        int b40 = w >>> 19 & 31;
        int imm14 = w >>> 5 & 16383;
        int Rt = w >>> 0 & 31;
        out.op = TBZ;
        out.n = rd(Rt);
        out.m = b5 << 5 | b40;
        out.imm = sx(imm14, 14) - 1;
      }
      case 24 -> { // tbnz
        int b5 = w >>> 31 & 1;
        int b40 = w >>> 19 & 31;
        int imm14 = w >>> 5 & 16383;
        int Rt = w >>> 0 & 31;
        out.op = TBNZ;
        out.n = rd(Rt);
        out.m = b5 << 5 | b40;
        out.imm = sx(imm14, 14) - 1;
      }
      case 25 -> { // br
        int Rn = w >>> 5 & 31;
        out.op = BR;
        out.n = rd(Rn);
      }
      case 26 -> { // blr
        int Rn = w >>> 5 & 31;
        out.op = BLR;
        out.n = rd(Rn);
      }
      case 27 -> { // ret
        int Rn = w >>> 5 & 31;
        out.op = RET;
        out.n = rd(Rn);
      }
      case 28 -> { // eret
        out.op = ERET;
      }
      case 29 -> { // drps
        out.op = UNDEFINED;
      }
      case 30 -> { // udf
        out.op = UNDEFINED;
      }
      case 31 -> { // svc
        int imm16 = w >>> 5 & 65535;
        out.op = SVC;
        out.imm = imm16;
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower1(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 32 -> { // hvc
        int imm16 = w >>> 5 & 65535;
        out.op = HVC;
        out.imm = imm16;
      }
      case 33 -> { // smc
        int imm16 = w >>> 5 & 65535;
        out.op = SMC;
        out.imm = imm16;
      }
      case 34 -> { // brk
        int imm16 = w >>> 5 & 65535;
        out.op = BRK;
        out.imm = imm16;
      }
      case 35 -> { // hlt
        out.op = UNDEFINED;
      }
      case 36 -> { // dcps1
        out.op = UNDEFINED;
      }
      case 37 -> { // dcps2
        out.op = UNDEFINED;
      }
      case 38 -> { // dcps3
        out.op = UNDEFINED;
      }
      case 39 -> { // hint
        int CRm = w >>> 8 & 15;
        int op2 = w >>> 5 & 7;
        out.op = hint(CRm, op2);
      }
      case 40 -> { // clrex
        out.op = CLREX;
      }
      case 41 -> { // dsb
        out.op = NOP;
      }
      case 42 -> { // dmb
        out.op = NOP;
      }
      case 43 -> { // isb
        out.op = ISB;
      }
      case 44 -> { // msr_i
        int op1 = w >>> 16 & 7;
        int CRm = w >>> 8 & 15;
        int op2 = w >>> 5 & 7;
        out.op = MSR_IMM;
        out.d = op1 << 3 | op2;
        out.imm = CRm;
      }
      case 45 -> { // sys
        int op1 = w >>> 16 & 7;
        int CRn = w >>> 12 & 15;
        int CRm = w >>> 8 & 15;
        int op2 = w >>> 5 & 7;
        int Rt = w >>> 0 & 31;
        out.op = SYS;
        out.n = rd(Rt);
        out.m = Rt;
        out.imm = key(1, op1, CRn, CRm, op2);
      }
      case 46 -> { // sysl
        out.op = UNDEFINED;
      }
      case 47 -> { // msr
        int o0 = w >>> 19 & 1;
        int op1 = w >>> 16 & 7;
        int CRn = w >>> 12 & 15;
        int CRm = w >>> 8 & 15;
        int op2 = w >>> 5 & 7;
        int Rt = w >>> 0 & 31;
        out.op = MSR;
        out.n = rd(Rt);
        out.m = Rt;
        out.imm = key(2 + o0, op1, CRn, CRm, op2);
      }
      case 48 -> { // mrs
        int o0 = w >>> 19 & 1;
        int op1 = w >>> 16 & 7;
        int CRn = w >>> 12 & 15;
        int CRm = w >>> 8 & 15;
        int op2 = w >>> 5 & 7;
        int Rt = w >>> 0 & 31;
        out.op = MRS;
        out.d = wr(Rt);
        out.m = Rt;
        out.imm = key(2 + o0, op1, CRn, CRm, op2);
      }
      case 49 -> { // stxr
        int size = w >>> 30 & 3;
        int Rs = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        out.op = STXR;
        out.d = rd(Rt);
        out.n = sp(Rn);
        out.m = wr(Rs);
        out.imm = size;
      }
      case 50 -> { // ldxr
        int size = w >>> 30 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        out.op = LDXR;
        out.d = wr(Rt);
        out.n = sp(Rn);
        out.imm = size;
      }
      case 51 -> { // stxp
        int sz = w >>> 30 & 1;
        int Rs = w >>> 16 & 31;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        out.op = STXP;
        out.d = rd(Rt);
        out.n = sp(Rn);
        out.m = wr(Rs);
        out.imm = rd(Rt2) << 2 | 2 + sz;
      }
      case 52 -> { // ldxp
        int sz = w >>> 30 & 1;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        out.op = LDXP;
        out.d = wr(Rt);
        out.n = sp(Rn);
        out.m = wr(Rt2);
        out.imm = 2 + sz;
      }
      case 53 -> { // stlr
        int size = w >>> 30 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        out.op = STLR;
        out.d = rd(Rt);
        out.n = sp(Rn);
        out.imm = size;
      }
      case 54 -> { // ldar
        int size = w >>> 30 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        out.op = LDAR;
        out.d = wr(Rt);
        out.n = sp(Rn);
        out.imm = size;
      }
      case 55 -> { // ldr_lit
        int sz = w >>> 30 & 1;
        int imm19 = w >>> 5 & 524287;
        int Rt = w >>> 0 & 31;
        out.op = LDR_LIT;
        out.d = wr(Rt);
        out.m = sz == 1 ? 3 : 2;
        out.imm = sx(imm19, 19) << 2;
      }
      case 56 -> { // ldrsw_lit
        int imm19 = w >>> 5 & 524287;
        int Rt = w >>> 0 & 31;
        out.op = LDR_LIT;
        out.d = wr(Rt);
        out.m = 2 | 4;
        out.imm = sx(imm19, 19) << 2;
      }
      case 57 -> { // prfm_lit
        out.op = NOP;
      }
      case 58 -> { // stnp
        int op = w >>> 31 & 1;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pair(out, OFFSET, 2 + op, 0, 0, imm7, Rt2, Rn, Rt);
      }
      case 59 -> { // ldnp
        int op = w >>> 31 & 1;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pair(out, OFFSET, 2 + op, 1, 0, imm7, Rt2, Rn, Rt);
      }
      case 60 -> { // stp_post
        int op = w >>> 31 & 1;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pair(out, POST, 2 + op, 0, 0, imm7, Rt2, Rn, Rt);
      }
      case 61 -> { // ldp_post
        int op = w >>> 31 & 1;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pair(out, POST, 2 + op, 1, 0, imm7, Rt2, Rn, Rt);
      }
      case 62 -> { // stp
        int op = w >>> 31 & 1;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pair(out, OFFSET, 2 + op, 0, 0, imm7, Rt2, Rn, Rt);
      }
      case 63 -> { // ldp
        int op = w >>> 31 & 1;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pair(out, OFFSET, 2 + op, 1, 0, imm7, Rt2, Rn, Rt);
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower2(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 64 -> { // stp_pre
        int op = w >>> 31 & 1;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pair(out, PRE, 2 + op, 0, 0, imm7, Rt2, Rn, Rt);
      }
      case 65 -> { // ldp_pre
        int op = w >>> 31 & 1;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pair(out, PRE, 2 + op, 1, 0, imm7, Rt2, Rn, Rt);
      }
      case 66 -> { // ldpsw_post
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pair(out, POST, 2, 1, 1, imm7, Rt2, Rn, Rt);
      }
      case 67 -> { // ldpsw
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pair(out, OFFSET, 2, 1, 1, imm7, Rt2, Rn, Rt);
      }
      case 68 -> { // ldpsw_pre
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pair(out, PRE, 2, 1, 1, imm7, Rt2, Rn, Rt);
      }
      case 69 -> { // stur
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, OFFSET, STORE, size, sx(imm9, 9), Rn, Rt);
      }
      case 70 -> { // ldur
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, OFFSET, LOAD, size, sx(imm9, 9), Rn, Rt);
      }
      case 71 -> { // ldurs_x
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, OFFSET, LOAD_S64, size, sx(imm9, 9), Rn, Rt);
      }
      case 72 -> { // ldurs_w
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, OFFSET, LOAD_S32, size, sx(imm9, 9), Rn, Rt);
      }
      case 73 -> { // prfum
        out.op = NOP;
      }
      case 74 -> { // str_post
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, POST, STORE, size, sx(imm9, 9), Rn, Rt);
      }
      case 75 -> { // ldr_post
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, POST, LOAD, size, sx(imm9, 9), Rn, Rt);
      }
      case 76 -> { // ldrs_x_post
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, POST, LOAD_S64, size, sx(imm9, 9), Rn, Rt);
      }
      case 77 -> { // ldrs_w_post
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, POST, LOAD_S32, size, sx(imm9, 9), Rn, Rt);
      }
      case 78 -> { // sttr
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        unprivileged(out, STORE, size, sx(imm9, 9), Rn, Rt);
      }
      case 79 -> { // ldtr
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        unprivileged(out, LOAD, size, sx(imm9, 9), Rn, Rt);
      }
      case 80 -> { // ldtrs_x
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        unprivileged(out, LOAD_S64, size, sx(imm9, 9), Rn, Rt);
      }
      case 81 -> { // ldtrs_w
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        unprivileged(out, LOAD_S32, size, sx(imm9, 9), Rn, Rt);
      }
      case 82 -> { // str_pre
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, PRE, STORE, size, sx(imm9, 9), Rn, Rt);
      }
      case 83 -> { // ldr_pre
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, PRE, LOAD, size, sx(imm9, 9), Rn, Rt);
      }
      case 84 -> { // ldrs_x_pre
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, PRE, LOAD_S64, size, sx(imm9, 9), Rn, Rt);
      }
      case 85 -> { // ldrs_w_pre
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, PRE, LOAD_S32, size, sx(imm9, 9), Rn, Rt);
      }
      case 86 -> { // str_r
        int size = w >>> 30 & 3;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int S = w >>> 12 & 1;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        register(out, STORE, size, Rm, option, S, Rn, Rt);
      }
      case 87 -> { // ldr_r
        int size = w >>> 30 & 3;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int S = w >>> 12 & 1;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        register(out, LOAD, size, Rm, option, S, Rn, Rt);
      }
      case 88 -> { // ldrs_x_r
        int size = w >>> 30 & 3;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int S = w >>> 12 & 1;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        register(out, LOAD_S64, size, Rm, option, S, Rn, Rt);
      }
      case 89 -> { // ldrs_w_r
        int size = w >>> 30 & 3;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int S = w >>> 12 & 1;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        register(out, LOAD_S32, size, Rm, option, S, Rn, Rt);
      }
      case 90 -> { // prfm_r
        out.op = NOP;
      }
      case 91 -> { // str
        int size = w >>> 30 & 3;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, OFFSET, STORE, size, (long) imm12 << size, Rn, Rt);
      }
      case 92 -> { // ldr
        int size = w >>> 30 & 3;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, OFFSET, LOAD, size, (long) imm12 << size, Rn, Rt);
      }
      case 93 -> { // ldrs_x
        int size = w >>> 30 & 3;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, OFFSET, LOAD_S64, size, (long) imm12 << size, Rn, Rt);
      }
      case 94 -> { // ldrs_w
        int size = w >>> 30 & 3;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, OFFSET, LOAD_S32, size, (long) imm12 << size, Rn, Rt);
      }
      case 95 -> { // prfm
        out.op = NOP;
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower3(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 96 -> { // and
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        logical(out, 0, sf, shift, imm6, Rm, Rn, Rd);
      }
      case 97 -> { // bic
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        logical(out, 1, sf, shift, imm6, Rm, Rn, Rd);
      }
      case 98 -> { // orr
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        logical(out, 2, sf, shift, imm6, Rm, Rn, Rd);
      }
      case 99 -> { // orn
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        logical(out, 3, sf, shift, imm6, Rm, Rn, Rd);
      }
      case 100 -> { // eor
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        logical(out, 4, sf, shift, imm6, Rm, Rn, Rd);
      }
      case 101 -> { // eon
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        logical(out, 5, sf, shift, imm6, Rm, Rn, Rd);
      }
      case 102 -> { // ands
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        logical(out, 6, sf, shift, imm6, Rm, Rn, Rd);
      }
      case 103 -> { // bics
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        logical(out, 7, sf, shift, imm6, Rm, Rn, Rd);
      }
      case 104 -> { // add
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        addSub(out, 0, 0, sf, shift, imm6, Rm, Rn, Rd);
      }
      case 105 -> { // adds
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        addSub(out, 0, 1, sf, shift, imm6, Rm, Rn, Rd);
      }
      case 106 -> { // sub
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        addSub(out, 1, 0, sf, shift, imm6, Rm, Rn, Rd);
      }
      case 107 -> { // subs
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        addSub(out, 1, 1, sf, shift, imm6, Rm, Rn, Rd);
      }
      case 108 -> { // add_x
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int imm3 = w >>> 10 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        addSubExtended(out, 0, 0, sf, option, imm3, Rm, Rn, Rd);
      }
      case 109 -> { // adds_x
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int imm3 = w >>> 10 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        addSubExtended(out, 0, 1, sf, option, imm3, Rm, Rn, Rd);
      }
      case 110 -> { // sub_x
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int imm3 = w >>> 10 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        addSubExtended(out, 1, 0, sf, option, imm3, Rm, Rn, Rd);
      }
      case 111 -> { // subs_x
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int imm3 = w >>> 10 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        addSubExtended(out, 1, 1, sf, option, imm3, Rm, Rn, Rd);
      }
      case 112 -> { // adc
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = ADDSUB_C;
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = sf;
      }
      case 113 -> { // adcs
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = ADDSUB_C;
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = sf | 2;
      }
      case 114 -> { // sbc
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = ADDSUB_C;
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = sf | 4;
      }
      case 115 -> { // sbcs
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = ADDSUB_C;
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = sf | 6;
      }
      case 116 -> { // ccmn
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int nzcv = w >>> 0 & 15;
        out.op = CCMN_R;
        out.d = cond;
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = sf << 4 | nzcv;
      }
      case 117 -> { // ccmn_i
        int sf = w >>> 31 & 1;
        int imm5 = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int nzcv = w >>> 0 & 15;
        out.op = CCMN_I;
        out.d = cond;
        out.n = rd(Rn);
        out.m = imm5;
        out.imm = sf << 4 | nzcv;
      }
      case 118 -> { // ccmp
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int nzcv = w >>> 0 & 15;
        out.op = sel(sf, CCMP_W, CCMP_X);
        out.d = cond;
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = nzcv;
      }
      case 119 -> { // ccmp_i
        int sf = w >>> 31 & 1;
        int imm5 = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int nzcv = w >>> 0 & 15;
        out.op = sel(sf, CCMPI_W, CCMPI_X);
        out.d = cond;
        out.n = rd(Rn);
        out.m = imm5;
        out.imm = nzcv;
      }
      case 120 -> { // csel
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = sel(sf, CSEL_W, CSEL_X);
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = cond;
      }
      case 121 -> { // csinc
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = sel(sf, CSINC_W, CSINC_X);
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = cond;
      }
      case 122 -> { // csinv
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = sel(sf, CSINV_W, CSINV_X);
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = cond;
      }
      case 123 -> { // csneg
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = sel(sf, CSNEG_W, CSNEG_X);
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = cond;
      }
      case 124 -> { // madd
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Ra = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = sel(sf, MADD_W, MADD_X);
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = rd(Ra);
      }
      case 125 -> { // msub
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Ra = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = sel(sf, MSUB_W, MSUB_X);
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = rd(Ra);
      }
      case 126 -> { // smaddl
        int Rm = w >>> 16 & 31;
        int Ra = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = SMADDL;
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = rd(Ra);
      }
      case 127 -> { // smsubl
        int Rm = w >>> 16 & 31;
        int Ra = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = MULL;
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = rd(Ra);
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower4(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 128 -> { // smulh
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = SMULH;
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
      }
      case 129 -> { // umaddl
        int Rm = w >>> 16 & 31;
        int Ra = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = UMADDL;
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = rd(Ra);
      }
      case 130 -> { // umsubl
        int Rm = w >>> 16 & 31;
        int Ra = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = MULL;
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = rd(Ra) | 64;
      }
      case 131 -> { // umulh
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = UMULH;
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
      }
      case 132 -> { // udiv
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = DIV;
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = sf;
      }
      case 133 -> { // sdiv
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = DIV;
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = sf | 2;
      }
      case 134 -> { // lslv
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = sel(sf, LSLV_W, LSLV_X);
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
      }
      case 135 -> { // lsrv
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = sel(sf, LSRV_W, LSRV_X);
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
      }
      case 136 -> { // asrv
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = ASRV;
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = sf;
      }
      case 137 -> { // rorv
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = sel(sf, RORV_W, RORV_X);
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
      }
      case 138 -> { // crc32
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = CRC32;
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = size;
      }
      case 139 -> { // crc32c
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = CRC32;
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.m = rd(Rm);
        out.imm = size | 4;
      }
      case 140 -> { // rbit
        int sf = w >>> 31 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = RBIT;
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.imm = sf;
      }
      case 141 -> { // rev16
        int sf = w >>> 31 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = REV16;
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.imm = sf;
      }
      case 142 -> { // rev_w
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = REV_W;
        out.d = wr(Rd);
        out.n = rd(Rn);
      }
      case 143 -> { // rev32
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = REV32;
        out.d = wr(Rd);
        out.n = rd(Rn);
      }
      case 144 -> { // rev_x
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = REV_X;
        out.d = wr(Rd);
        out.n = rd(Rn);
      }
      case 145 -> { // clz
        int sf = w >>> 31 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = sel(sf, CLZ_W, CLZ_X);
        out.d = wr(Rd);
        out.n = rd(Rn);
      }
      case 146 -> { // cls
        int sf = w >>> 31 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = CLS;
        out.d = wr(Rd);
        out.n = rd(Rn);
        out.imm = sf;
      }
      case 147 -> { // fpsimd
        out.op = FP_UNDEFINED;
      }
      case 148 -> { // fpsimd_scalar
        out.op = FP_UNDEFINED;
      }
      case 149 -> { // ldr_lit_v
        int opc = w >>> 30 & 3;
        int imm19 = w >>> 5 & 524287;
        int Rt = w >>> 0 & 31;
        out.op = LDR_LIT_V;
        out.d = Rt;
        out.m = opc + 2;
        out.imm = sx(imm19, 19) << 2;
      }
      case 150 -> { // stnp_v
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pairV(out, OFFSET, 2 + opc, 0, imm7, Rt2, Rn, Rt);
      }
      case 151 -> { // ldnp_v
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pairV(out, OFFSET, 2 + opc, 1, imm7, Rt2, Rn, Rt);
      }
      case 152 -> { // stp_v_post
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pairV(out, POST, 2 + opc, 0, imm7, Rt2, Rn, Rt);
      }
      case 153 -> { // ldp_v_post
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pairV(out, POST, 2 + opc, 1, imm7, Rt2, Rn, Rt);
      }
      case 154 -> { // stp_v
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pairV(out, OFFSET, 2 + opc, 0, imm7, Rt2, Rn, Rt);
      }
      case 155 -> { // ldp_v
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pairV(out, OFFSET, 2 + opc, 1, imm7, Rt2, Rn, Rt);
      }
      case 156 -> { // stp_v_pre
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pairV(out, PRE, 2 + opc, 0, imm7, Rt2, Rn, Rt);
      }
      case 157 -> { // ldp_v_pre
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pairV(out, PRE, 2 + opc, 1, imm7, Rt2, Rn, Rt);
      }
      case 158 -> { // stur_v
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        singleV(out, OFFSET, 0, o0 == 1 ? 4 : size, sx(imm9, 9), Rn, Rt);
      }
      case 159 -> { // ldur_v
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        singleV(out, OFFSET, 1, o0 == 1 ? 4 : size, sx(imm9, 9), Rn, Rt);
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower5(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 160 -> { // str_v_post
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        singleV(out, POST, 0, o0 == 1 ? 4 : size, sx(imm9, 9), Rn, Rt);
      }
      case 161 -> { // ldr_v_post
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        singleV(out, POST, 1, o0 == 1 ? 4 : size, sx(imm9, 9), Rn, Rt);
      }
      case 162 -> { // str_v_pre
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        singleV(out, PRE, 0, o0 == 1 ? 4 : size, sx(imm9, 9), Rn, Rt);
      }
      case 163 -> { // ldr_v_pre
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        singleV(out, PRE, 1, o0 == 1 ? 4 : size, sx(imm9, 9), Rn, Rt);
      }
      case 164 -> { // str_v_r
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int S = w >>> 12 & 1;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        registerV(out, 0, o0 == 1 ? 4 : size, Rm, option, S, Rn, Rt);
      }
      case 165 -> { // ldr_v_r
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int S = w >>> 12 & 1;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        registerV(out, 1, o0 == 1 ? 4 : size, Rm, option, S, Rn, Rt);
      }
      case 166 -> { // str_v
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        singleV(out, OFFSET, 0, o0 == 1 ? 4 : size, (long) imm12 << (o0 == 1 ? 4 : size), Rn, Rt);
      }
      case 167 -> { // ldr_v
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        singleV(out, OFFSET, 1, o0 == 1 ? 4 : size, (long) imm12 << (o0 == 1 ? 4 : size), Rn, Rt);
      }
      case 168 -> { // ldst_multiple
        out.op = FP_UNDEFINED;
      }
      case 169 -> { // ldst_multiple_post
        out.op = FP_UNDEFINED;
      }
      case 170 -> { // ldst_single
        out.op = FP_UNDEFINED;
      }
      case 171 -> { // ldst_single_post
        out.op = FP_UNDEFINED;
      }
      case 172 -> { // movi
        int Q = w >>> 30 & 1;
        int op = w >>> 29 & 1;
        int abc = w >>> 16 & 7;
        int cmode = w >>> 12 & 15;
        int defgh = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_IMM;
        out.d = Rd;
        out.n = Q;
        out.m = vectorImmediateKind(op, cmode);
        out.imm = vectorImmediate(op, cmode, abc << 5 | defgh);
      }
      case 173 -> { // dup_e
        int Q = w >>> 30 & 1;
        int imm5 = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_DUP_E;
        out.d = Rd;
        out.n = Rn;
        out.m = Q;
        out.imm = imm5;
      }
      case 174 -> { // dup_g
        int Q = w >>> 30 & 1;
        int imm5 = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_DUP_G;
        out.d = Rd;
        out.n = rd(Rn);
        out.m = Q;
        out.imm = imm5;
      }
      case 175 -> { // smov
        int Q = w >>> 30 & 1;
        int imm5 = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SMOV;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = Q;
        out.imm = imm5;
      }
      case 176 -> { // umov
        int imm5 = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_UMOV;
        out.d = wr(Rd);
        out.n = Rn;
        out.imm = imm5;
      }
      case 177 -> { // ins_g
        int imm5 = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_INS_G;
        out.d = Rd;
        out.n = rd(Rn);
        out.imm = imm5;
      }
      case 178 -> { // ins_e
        int imm5 = w >>> 16 & 31;
        int imm4 = w >>> 11 & 15;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_INS_E;
        out.d = Rd;
        out.n = Rn;
        out.m = imm4;
        out.imm = imm5;
      }
      case 179 -> { // fmov_sw
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FMOV_G;
        out.d = Rd;
        out.n = rd(Rn);
        out.imm = 0;
      }
      case 180 -> { // fmov_ws
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FMOV_G;
        out.d = wr(Rd);
        out.n = Rn;
        out.imm = 1;
      }
      case 181 -> { // fmov_dx
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FMOV_G;
        out.d = Rd;
        out.n = rd(Rn);
        out.imm = 2;
      }
      case 182 -> { // fmov_xd
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FMOV_G;
        out.d = wr(Rd);
        out.n = Rn;
        out.imm = 3;
      }
      case 183 -> { // fmov_vx
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FMOV_G;
        out.d = Rd;
        out.n = rd(Rn);
        out.imm = 4;
      }
      case 184 -> { // fmov_xv
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FMOV_G;
        out.d = wr(Rd);
        out.n = Rn;
        out.imm = 5;
      }
      case 185 -> { // fmov
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(F_MOV, sz);
      }
      case 186 -> { // fmov_i
        int sz = w >>> 22 & 1;
        int imm8 = w >>> 13 & 255;
        int Rd = w >>> 0 & 31;
        out.op = FP_IMMEDIATE;
        out.d = Rd;
        out.imm = expandFloat(sz, imm8);
      }
      case 187 -> { // fcsel
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SELECT;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = cond | sz << 4;
      }
      case 188 -> { // fabs
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(F_ABS, sz);
      }
      case 189 -> { // fneg
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(F_NEG, sz);
      }
      case 190 -> { // fsqrt
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(F_SQRT, sz);
      }
      case 191 -> { // frintn
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(scalar(F_RINT, sz), NEAREST);
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower6(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 192 -> { // frintp
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(scalar(F_RINT, sz), UP);
      }
      case 193 -> { // frintm
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(scalar(F_RINT, sz), DOWN);
      }
      case 194 -> { // frintz
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(scalar(F_RINT, sz), TRUNCATE);
      }
      case 195 -> { // frinta
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(scalar(F_RINT, sz), AWAY);
      }
      case 196 -> { // frintx
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(scalar(F_RINTX, sz), BY_FPCR);
      }
      case 197 -> { // frinti
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(scalar(F_RINT, sz), BY_FPCR);
      }
      case 198 -> { // fcvt_ds
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_CONVERT;
        out.d = Rd;
        out.n = Rn;
        out.imm = 4;
      }
      case 199 -> { // fcvt_hs
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_CONVERT;
        out.d = Rd;
        out.n = Rn;
        out.imm = 12;
      }
      case 200 -> { // fcvt_sd
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_CONVERT;
        out.d = Rd;
        out.n = Rn;
        out.imm = 1;
      }
      case 201 -> { // fcvt_hd
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_CONVERT;
        out.d = Rd;
        out.n = Rn;
        out.imm = 13;
      }
      case 202 -> { // fcvt_sh
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_CONVERT;
        out.d = Rd;
        out.n = Rn;
        out.imm = 3;
      }
      case 203 -> { // fcvt_dh
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_CONVERT;
        out.d = Rd;
        out.n = Rn;
        out.imm = 7;
      }
      case 204 -> { // fmul
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(F_MUL, sz);
      }
      case 205 -> { // fdiv
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(F_DIV, sz);
      }
      case 206 -> { // fadd
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(F_ADD, sz);
      }
      case 207 -> { // fsub
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(F_SUB, sz);
      }
      case 208 -> { // fmax
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(F_MAX, sz);
      }
      case 209 -> { // fmin
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(F_MIN, sz);
      }
      case 210 -> { // fmaxnm
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(F_MAXNM, sz);
      }
      case 211 -> { // fminnm
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(F_MINNM, sz);
      }
      case 212 -> { // fnmul
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(F_NMUL, sz);
      }
      case 213 -> { // fmadd
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Ra = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_FUSED;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = Ra | sz << 8;
      }
      case 214 -> { // fmsub
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Ra = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_FUSED;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = Ra | sz << 8 | 64;
      }
      case 215 -> { // fnmadd
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Ra = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_FUSED;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = Ra | sz << 8 | 192;
      }
      case 216 -> { // fnmsub
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Ra = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_FUSED;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = Ra | sz << 8 | 128;
      }
      case 217 -> { // fcmp
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        out.op = FP_COMPARE;
        out.n = Rn;
        out.m = Rm;
        out.imm = sz << 2;
      }
      case 218 -> { // fcmp_z
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        out.op = FP_COMPARE;
        out.n = Rn;
        out.imm = sz << 2 | 1;
      }
      case 219 -> { // fcmpe
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        out.op = FP_COMPARE;
        out.n = Rn;
        out.m = Rm;
        out.imm = sz << 2 | 2;
      }
      case 220 -> { // fcmpe_z
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        out.op = FP_COMPARE;
        out.n = Rn;
        out.imm = sz << 2 | 3;
      }
      case 221 -> { // fccmp
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int nzcv = w >>> 0 & 15;
        out.op = FP_COMPARE_IF;
        out.n = Rn;
        out.m = Rm;
        out.imm = nzcv | cond << 4 | sz << 10;
      }
      case 222 -> { // fccmpe
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int nzcv = w >>> 0 & 15;
        out.op = FP_COMPARE_IF;
        out.n = Rn;
        out.m = Rm;
        out.imm = nzcv | cond << 4 | sz << 10 | 512;
      }
      case 223 -> { // fcvtns_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(scalar(F_TOS, sz), NEAREST);
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower7(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 224 -> { // fcvtnu_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(scalar(F_TOU, sz), NEAREST);
      }
      case 225 -> { // fcvtps_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(scalar(F_TOS, sz), UP);
      }
      case 226 -> { // fcvtpu_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(scalar(F_TOU, sz), UP);
      }
      case 227 -> { // fcvtms_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(scalar(F_TOS, sz), DOWN);
      }
      case 228 -> { // fcvtmu_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(scalar(F_TOU, sz), DOWN);
      }
      case 229 -> { // fcvtzs_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(scalar(F_TOS, sz), TRUNCATE);
      }
      case 230 -> { // fcvtzu_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(scalar(F_TOU, sz), TRUNCATE);
      }
      case 231 -> { // fcvtas_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(scalar(F_TOS, sz), AWAY);
      }
      case 232 -> { // fcvtau_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(scalar(F_TOU, sz), AWAY);
      }
      case 233 -> { // scvtf_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_FROM_GENERAL;
        out.d = Rd;
        out.n = rd(Rn);
        out.m = 31 + 32 * sf;
        out.imm = scalar(F_FROMS, sz);
      }
      case 234 -> { // ucvtf_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_FROM_GENERAL;
        out.d = Rd;
        out.n = rd(Rn);
        out.m = 31 + 32 * sf;
        out.imm = scalar(F_FROMU, sz);
      }
      case 235 -> { // scvtf_gf
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int scale = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_FROM_GENERAL;
        out.d = Rd;
        out.n = rd(Rn);
        out.m = 31 + 32 * sf;
        out.imm = fixed(scalar(F_FROMS, sz), 64 - scale);
      }
      case 236 -> { // fcvtzs_gf
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int scale = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(fixed(scalar(F_TOS, sz), 64 - scale), TRUNCATE);
      }
      case 237 -> { // ucvtf_gf
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int scale = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_FROM_GENERAL;
        out.d = Rd;
        out.n = rd(Rn);
        out.m = 31 + 32 * sf;
        out.imm = fixed(scalar(F_FROMU, sz), 64 - scale);
      }
      case 238 -> { // fcvtzu_gf
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int scale = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(fixed(scalar(F_TOU, sz), 64 - scale), TRUNCATE);
      }
      case 239 -> { // fmaxnm_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(F_MAXNM, sz, Q);
      }
      case 240 -> { // fmla_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(F_MLA, sz, Q);
      }
      case 241 -> { // fadd_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(F_ADD, sz, Q);
      }
      case 242 -> { // fmulx_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(F_MULX, sz, Q);
      }
      case 243 -> { // fmulx_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(F_MULX, sz);
      }
      case 244 -> { // fcmeq_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(F_CMEQ, sz, Q);
      }
      case 245 -> { // fcmeq_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(F_CMEQ, sz);
      }
      case 246 -> { // fmax_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(F_MAX, sz, Q);
      }
      case 247 -> { // frecps_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(F_RECPS, sz, Q);
      }
      case 248 -> { // frecps_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(F_RECPS, sz);
      }
      case 249 -> { // fminnm_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(F_MINNM, sz, Q);
      }
      case 250 -> { // fmls_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(F_MLS, sz, Q);
      }
      case 251 -> { // fsub_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(F_SUB, sz, Q);
      }
      case 252 -> { // fmin_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(F_MIN, sz, Q);
      }
      case 253 -> { // frsqrts_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(F_RSQRTS, sz, Q);
      }
      case 254 -> { // frsqrts_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(F_RSQRTS, sz);
      }
      case 255 -> { // fmul_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(F_MUL, sz, Q);
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower8(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 256 -> { // fcmge_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(F_CMGE, sz, Q);
      }
      case 257 -> { // fcmge_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(F_CMGE, sz);
      }
      case 258 -> { // facge_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(F_ACGE, sz, Q);
      }
      case 259 -> { // facge_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(F_ACGE, sz);
      }
      case 260 -> { // fdiv_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(F_DIV, sz, Q);
      }
      case 261 -> { // fabd_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(F_ABD, sz, Q);
      }
      case 262 -> { // fabd_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(F_ABD, sz);
      }
      case 263 -> { // fcmgt_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(F_CMGT, sz, Q);
      }
      case 264 -> { // fcmgt_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(F_CMGT, sz);
      }
      case 265 -> { // facgt_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(F_ACGT, sz, Q);
      }
      case 266 -> { // facgt_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(F_ACGT, sz);
      }
      case 267 -> { // fmaxnmp_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = pairs(F_MAXNM, sz, Q);
      }
      case 268 -> { // fmaxnmp_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = pair(F_MAXNM, sz);
      }
      case 269 -> { // faddp_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = pairs(F_ADD, sz, Q);
      }
      case 270 -> { // faddp_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = pair(F_ADD, sz);
      }
      case 271 -> { // fmaxp_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = pairs(F_MAX, sz, Q);
      }
      case 272 -> { // fmaxp_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = pair(F_MAX, sz);
      }
      case 273 -> { // fminnmp_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = pairs(F_MINNM, sz, Q);
      }
      case 274 -> { // fminnmp_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = pair(F_MINNM, sz);
      }
      case 275 -> { // fminp_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = pairs(F_MIN, sz, Q);
      }
      case 276 -> { // fminp_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = pair(F_MIN, sz);
      }
      case 277 -> { // fmaxnmv
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_ACROSS;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(F_MAXNM, 0);
      }
      case 278 -> { // fmaxv
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_ACROSS;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(F_MAX, 0);
      }
      case 279 -> { // fminnmv
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_ACROSS;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(F_MINNM, 0);
      }
      case 280 -> { // fminv
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_ACROSS;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(F_MIN, 0);
      }
      case 281 -> { // fmla_ve
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = element(vector(F_MLA, sz, Q), sz, L, H);
      }
      case 282 -> { // fmla_se
        int sz = w >>> 22 & 1;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = element(scalar(F_MLA, sz), sz, L, H);
      }
      case 283 -> { // fmls_ve
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = element(vector(F_MLS, sz, Q), sz, L, H);
      }
      case 284 -> { // fmls_se
        int sz = w >>> 22 & 1;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = element(scalar(F_MLS, sz), sz, L, H);
      }
      case 285 -> { // fmul_ve
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = element(vector(F_MUL, sz, Q), sz, L, H);
      }
      case 286 -> { // fmul_se
        int sz = w >>> 22 & 1;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = element(scalar(F_MUL, sz), sz, L, H);
      }
      case 287 -> { // fmulx_ve
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = element(vector(F_MULX, sz, Q), sz, L, H);
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower9(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 288 -> { // fmulx_se
        int sz = w >>> 22 & 1;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = element(scalar(F_MULX, sz), sz, L, H);
      }
      case 289 -> { // fcmgt_z_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(F_CMGT0, sz, Q);
      }
      case 290 -> { // fcmgt_z_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(F_CMGT0, sz);
      }
      case 291 -> { // fcmeq_z_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(F_CMEQ0, sz, Q);
      }
      case 292 -> { // fcmeq_z_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(F_CMEQ0, sz);
      }
      case 293 -> { // fcmlt_z_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(F_CMLT0, sz, Q);
      }
      case 294 -> { // fcmlt_z_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(F_CMLT0, sz);
      }
      case 295 -> { // fcmge_z_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(F_CMGE0, sz, Q);
      }
      case 296 -> { // fcmge_z_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(F_CMGE0, sz);
      }
      case 297 -> { // fcmle_z_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(F_CMLE0, sz, Q);
      }
      case 298 -> { // fcmle_z_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(F_CMLE0, sz);
      }
      case 299 -> { // fabs_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(F_ABS, sz, Q);
      }
      case 300 -> { // fneg_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(F_NEG, sz, Q);
      }
      case 301 -> { // fsqrt_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(F_SQRT, sz, Q);
      }
      case 302 -> { // frintn_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(vector(F_RINT, sz, Q), NEAREST);
      }
      case 303 -> { // frintm_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(vector(F_RINT, sz, Q), DOWN);
      }
      case 304 -> { // frintp_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(vector(F_RINT, sz, Q), UP);
      }
      case 305 -> { // frintz_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(vector(F_RINT, sz, Q), TRUNCATE);
      }
      case 306 -> { // frinta_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(vector(F_RINT, sz, Q), AWAY);
      }
      case 307 -> { // frintx_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(vector(F_RINTX, sz, Q), BY_FPCR);
      }
      case 308 -> { // frinti_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(vector(F_RINT, sz, Q), BY_FPCR);
      }
      case 309 -> { // frecpe_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(F_RECPE, sz, Q);
      }
      case 310 -> { // frecpe_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(F_RECPE, sz);
      }
      case 311 -> { // frsqrte_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(F_RSQRTE, sz, Q);
      }
      case 312 -> { // frsqrte_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(F_RSQRTE, sz);
      }
      case 313 -> { // frecpx_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(F_RECPX, sz);
      }
      case 314 -> { // fcvtns_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(vector(F_TOS, sz, Q), NEAREST);
      }
      case 315 -> { // fcvtns_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(scalar(F_TOS, sz), NEAREST);
      }
      case 316 -> { // fcvtms_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(vector(F_TOS, sz, Q), DOWN);
      }
      case 317 -> { // fcvtms_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(scalar(F_TOS, sz), DOWN);
      }
      case 318 -> { // fcvtas_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(vector(F_TOS, sz, Q), AWAY);
      }
      case 319 -> { // fcvtas_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(scalar(F_TOS, sz), AWAY);
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower10(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 320 -> { // fcvtps_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(vector(F_TOS, sz, Q), UP);
      }
      case 321 -> { // fcvtps_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(scalar(F_TOS, sz), UP);
      }
      case 322 -> { // fcvtzs_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(vector(F_TOS, sz, Q), TRUNCATE);
      }
      case 323 -> { // fcvtzs_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(scalar(F_TOS, sz), TRUNCATE);
      }
      case 324 -> { // scvtf_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(F_FROMS, sz, Q);
      }
      case 325 -> { // scvtf_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(F_FROMS, sz);
      }
      case 326 -> { // fcvtnu_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(vector(F_TOU, sz, Q), NEAREST);
      }
      case 327 -> { // fcvtnu_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(scalar(F_TOU, sz), NEAREST);
      }
      case 328 -> { // fcvtmu_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(vector(F_TOU, sz, Q), DOWN);
      }
      case 329 -> { // fcvtmu_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(scalar(F_TOU, sz), DOWN);
      }
      case 330 -> { // fcvtau_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(vector(F_TOU, sz, Q), AWAY);
      }
      case 331 -> { // fcvtau_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(scalar(F_TOU, sz), AWAY);
      }
      case 332 -> { // fcvtpu_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(vector(F_TOU, sz, Q), UP);
      }
      case 333 -> { // fcvtpu_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(scalar(F_TOU, sz), UP);
      }
      case 334 -> { // fcvtzu_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(vector(F_TOU, sz, Q), TRUNCATE);
      }
      case 335 -> { // fcvtzu_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(scalar(F_TOU, sz), TRUNCATE);
      }
      case 336 -> { // ucvtf_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(F_FROMU, sz, Q);
      }
      case 337 -> { // ucvtf_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(F_FROMU, sz);
      }
      case 338 -> { // urecpe
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(F_URECPE, 0, Q);
      }
      case 339 -> { // ursqrte
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(F_URSQRTE, 0, Q);
      }
      case 340 -> { // scvtf_vf
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fixed(vector(F_FROMS, fixedSize(immh), Q), fixedBits(immh, immb));
      }
      case 341 -> { // scvtf_sf
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fixed(scalar(F_FROMS, fixedSize(immh)), fixedBits(immh, immb));
      }
      case 342 -> { // fcvtzs_vf
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fixed(vector(F_TOS, fixedSize(immh), Q), fixedBits(immh, immb)), TRUNCATE);
      }
      case 343 -> { // fcvtzs_sf
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fixed(scalar(F_TOS, fixedSize(immh)), fixedBits(immh, immb)), TRUNCATE);
      }
      case 344 -> { // ucvtf_vf
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fixed(vector(F_FROMU, fixedSize(immh), Q), fixedBits(immh, immb));
      }
      case 345 -> { // ucvtf_sf
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fixed(scalar(F_FROMU, fixedSize(immh)), fixedBits(immh, immb));
      }
      case 346 -> { // fcvtzu_vf
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fixed(vector(F_TOU, fixedSize(immh), Q), fixedBits(immh, immb)), TRUNCATE);
      }
      case 347 -> { // fcvtzu_sf
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fixed(scalar(F_TOU, fixedSize(immh)), fixedBits(immh, immb)), TRUNCATE);
      }
      case 348 -> { // fcvtl_h
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_LENGTHEN;
        out.d = Rd;
        out.n = Rn;
        out.m = Q;
        out.imm = 3;
      }
      case 349 -> { // fcvtl_s
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_LENGTHEN;
        out.d = Rd;
        out.n = Rn;
        out.m = Q;
        out.imm = 4;
      }
      case 350 -> { // fcvtn_h
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.m = Q;
        out.imm = 12;
      }
      case 351 -> { // fcvtn_s
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.m = Q;
        out.imm = 1;
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower11(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 352 -> { // fcvtxn_v
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.m = Q;
        out.imm = 17;
      }
      case 353 -> { // fcvtxn_s
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = 273;
      }
      default -> out.op = UNDEFINED;
    }
  }
}
