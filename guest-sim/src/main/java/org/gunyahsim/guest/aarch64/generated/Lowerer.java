// Generated from a64/*.isa by org.gunyahsim.guest.aarch64.isa.Generator; do not edit.
package org.gunyahsim.guest.aarch64.generated;

import static org.gunyahsim.guest.aarch64.decode.FpLowering.*;
import static org.gunyahsim.guest.aarch64.decode.Lowering.*;
import static org.gunyahsim.guest.aarch64.decode.SimdLowering.*;
import static org.gunyahsim.guest.aarch64.generated.Op.*;
import static org.gunyahsim.guest.aarch64.simd.Shape.*;
import static org.gunyahsim.guest.aarch64.simd.VectorFunction.*;

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
      case 12 -> lower12(encoding, w, out);
      case 13 -> lower13(encoding, w, out);
      case 14 -> lower14(encoding, w, out);
      case 15 -> lower15(encoding, w, out);
      case 16 -> lower16(encoding, w, out);
      case 17 -> lower17(encoding, w, out);
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
      case 147 -> { // ldr_lit_v
        int opc = w >>> 30 & 3;
        int imm19 = w >>> 5 & 524287;
        int Rt = w >>> 0 & 31;
        out.op = LDR_LIT_V;
        out.d = Rt;
        out.m = opc + 2;
        out.imm = sx(imm19, 19) << 2;
      }
      case 148 -> { // stnp_v
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pairV(out, OFFSET, 2 + opc, 0, imm7, Rt2, Rn, Rt);
      }
      case 149 -> { // ldnp_v
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pairV(out, OFFSET, 2 + opc, 1, imm7, Rt2, Rn, Rt);
      }
      case 150 -> { // stp_v_post
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pairV(out, POST, 2 + opc, 0, imm7, Rt2, Rn, Rt);
      }
      case 151 -> { // ldp_v_post
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pairV(out, POST, 2 + opc, 1, imm7, Rt2, Rn, Rt);
      }
      case 152 -> { // stp_v
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pairV(out, OFFSET, 2 + opc, 0, imm7, Rt2, Rn, Rt);
      }
      case 153 -> { // ldp_v
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pairV(out, OFFSET, 2 + opc, 1, imm7, Rt2, Rn, Rt);
      }
      case 154 -> { // stp_v_pre
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pairV(out, PRE, 2 + opc, 0, imm7, Rt2, Rn, Rt);
      }
      case 155 -> { // ldp_v_pre
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        pairV(out, PRE, 2 + opc, 1, imm7, Rt2, Rn, Rt);
      }
      case 156 -> { // stur_v
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        singleV(out, OFFSET, 0, o0 == 1 ? 4 : size, sx(imm9, 9), Rn, Rt);
      }
      case 157 -> { // ldur_v
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        singleV(out, OFFSET, 1, o0 == 1 ? 4 : size, sx(imm9, 9), Rn, Rt);
      }
      case 158 -> { // str_v_post
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        singleV(out, POST, 0, o0 == 1 ? 4 : size, sx(imm9, 9), Rn, Rt);
      }
      case 159 -> { // ldr_v_post
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        singleV(out, POST, 1, o0 == 1 ? 4 : size, sx(imm9, 9), Rn, Rt);
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower5(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 160 -> { // str_v_pre
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        singleV(out, PRE, 0, o0 == 1 ? 4 : size, sx(imm9, 9), Rn, Rt);
      }
      case 161 -> { // ldr_v_pre
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        singleV(out, PRE, 1, o0 == 1 ? 4 : size, sx(imm9, 9), Rn, Rt);
      }
      case 162 -> { // str_v_r
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int S = w >>> 12 & 1;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        registerV(out, 0, o0 == 1 ? 4 : size, Rm, option, S, Rn, Rt);
      }
      case 163 -> { // ldr_v_r
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int S = w >>> 12 & 1;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        registerV(out, 1, o0 == 1 ? 4 : size, Rm, option, S, Rn, Rt);
      }
      case 164 -> { // str_v
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        singleV(out, OFFSET, 0, o0 == 1 ? 4 : size, (long) imm12 << (o0 == 1 ? 4 : size), Rn, Rt);
      }
      case 165 -> { // ldr_v
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        singleV(out, OFFSET, 1, o0 == 1 ? 4 : size, (long) imm12 << (o0 == 1 ? 4 : size), Rn, Rt);
      }
      case 166 -> { // ldst1_1
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        multiple(out, 1, 1, Q, L, size, 0, 31, Rn, Rt);
      }
      case 167 -> { // ldst1_1_post
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        multiple(out, 1, 1, Q, L, size, 1, Rm, Rn, Rt);
      }
      case 168 -> { // ldst1_2
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        multiple(out, 2, 1, Q, L, size, 0, 31, Rn, Rt);
      }
      case 169 -> { // ldst1_2_post
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        multiple(out, 2, 1, Q, L, size, 1, Rm, Rn, Rt);
      }
      case 170 -> { // ldst1_3
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        multiple(out, 3, 1, Q, L, size, 0, 31, Rn, Rt);
      }
      case 171 -> { // ldst1_3_post
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        multiple(out, 3, 1, Q, L, size, 1, Rm, Rn, Rt);
      }
      case 172 -> { // ldst1_4
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        multiple(out, 4, 1, Q, L, size, 0, 31, Rn, Rt);
      }
      case 173 -> { // ldst1_4_post
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        multiple(out, 4, 1, Q, L, size, 1, Rm, Rn, Rt);
      }
      case 174 -> { // ldst2
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        multiple(out, 1, 2, Q, L, size, 0, 31, Rn, Rt);
      }
      case 175 -> { // ldst2_post
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        multiple(out, 1, 2, Q, L, size, 1, Rm, Rn, Rt);
      }
      case 176 -> { // ldst3
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        multiple(out, 1, 3, Q, L, size, 0, 31, Rn, Rt);
      }
      case 177 -> { // ldst3_post
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        multiple(out, 1, 3, Q, L, size, 1, Rm, Rn, Rt);
      }
      case 178 -> { // ldst4
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        multiple(out, 1, 4, Q, L, size, 0, 31, Rn, Rt);
      }
      case 179 -> { // ldst4_post
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        multiple(out, 1, 4, Q, L, size, 1, Rm, Rn, Rt);
      }
      case 180 -> { // ldst1_lane
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int opcodeh = w >>> 14 & 3;
        int S = w >>> 12 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, 1, Q, L, opcodeh, S, size, 0, 31, Rn, Rt);
      }
      case 181 -> { // ldst1_lane_post
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int opcodeh = w >>> 14 & 3;
        int S = w >>> 12 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, 1, Q, L, opcodeh, S, size, 1, Rm, Rn, Rt);
      }
      case 182 -> { // ldst2_lane
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int opcodeh = w >>> 14 & 3;
        int S = w >>> 12 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, 2, Q, L, opcodeh, S, size, 0, 31, Rn, Rt);
      }
      case 183 -> { // ldst2_lane_post
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int opcodeh = w >>> 14 & 3;
        int S = w >>> 12 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, 2, Q, L, opcodeh, S, size, 1, Rm, Rn, Rt);
      }
      case 184 -> { // ldst3_lane
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int opcodeh = w >>> 14 & 3;
        int S = w >>> 12 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, 3, Q, L, opcodeh, S, size, 0, 31, Rn, Rt);
      }
      case 185 -> { // ldst3_lane_post
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int opcodeh = w >>> 14 & 3;
        int S = w >>> 12 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, 3, Q, L, opcodeh, S, size, 1, Rm, Rn, Rt);
      }
      case 186 -> { // ldst4_lane
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int opcodeh = w >>> 14 & 3;
        int S = w >>> 12 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, 4, Q, L, opcodeh, S, size, 0, 31, Rn, Rt);
      }
      case 187 -> { // ldst4_lane_post
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int opcodeh = w >>> 14 & 3;
        int S = w >>> 12 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        single(out, 4, Q, L, opcodeh, S, size, 1, Rm, Rn, Rt);
      }
      case 188 -> { // ld1r
        int Q = w >>> 30 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        replicate(out, 1, Q, size, 0, 31, Rn, Rt);
      }
      case 189 -> { // ld1r_post
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        replicate(out, 1, Q, size, 1, Rm, Rn, Rt);
      }
      case 190 -> { // ld2r
        int Q = w >>> 30 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        replicate(out, 2, Q, size, 0, 31, Rn, Rt);
      }
      case 191 -> { // ld2r_post
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        replicate(out, 2, Q, size, 1, Rm, Rn, Rt);
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower6(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 192 -> { // ld3r
        int Q = w >>> 30 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        replicate(out, 3, Q, size, 0, 31, Rn, Rt);
      }
      case 193 -> { // ld3r_post
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        replicate(out, 3, Q, size, 1, Rm, Rn, Rt);
      }
      case 194 -> { // ld4r
        int Q = w >>> 30 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        replicate(out, 4, Q, size, 0, 31, Rn, Rt);
      }
      case 195 -> { // ld4r_post
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        replicate(out, 4, Q, size, 1, Rm, Rn, Rt);
      }
      case 196 -> { // movi
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
      case 197 -> { // dup_e
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
      case 198 -> { // dup_g
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
      case 199 -> { // dup_s
        int imm5 = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_DUP_S;
        out.d = Rd;
        out.n = Rn;
        out.imm = imm5;
      }
      case 200 -> { // smov
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
      case 201 -> { // umov
        int imm5 = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_UMOV;
        out.d = wr(Rd);
        out.n = Rn;
        out.imm = imm5;
      }
      case 202 -> { // ins_g
        int imm5 = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_INS_G;
        out.d = Rd;
        out.n = rd(Rn);
        out.imm = imm5;
      }
      case 203 -> { // ins_e
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
      case 204 -> { // hadd
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VHADD + U, size, Q);
      }
      case 205 -> { // qadd
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VQADD + U, size, Q);
      }
      case 206 -> { // rhadd
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VRHADD + U, size, Q);
      }
      case 207 -> { // hsub
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VHSUB + U, size, Q);
      }
      case 208 -> { // qsub
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VQSUB + U, size, Q);
      }
      case 209 -> { // cmgt
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VCGT, size, Q);
      }
      case 210 -> { // cmhi
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VCGT + 1, size, Q);
      }
      case 211 -> { // cmge
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VCGE, size, Q);
      }
      case 212 -> { // cmhs
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VCGE + 1, size, Q);
      }
      case 213 -> { // shl_r
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VSHL + U, size, Q);
      }
      case 214 -> { // qshl_r
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VQSHL + U, size, Q);
      }
      case 215 -> { // rshl_r
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VRSHL + U, size, Q);
      }
      case 216 -> { // qrshl_r
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VQRSHL + U, size, Q);
      }
      case 217 -> { // max
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VMAX + U, size, Q);
      }
      case 218 -> { // min
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VMIN + U, size, Q);
      }
      case 219 -> { // abd
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VABD + U, size, Q);
      }
      case 220 -> { // aba
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VABA + U, size, Q);
      }
      case 221 -> { // add_v
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VADD, size, Q);
      }
      case 222 -> { // sub_v
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VSUB, size, Q);
      }
      case 223 -> { // cmtst
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VTST, size, Q);
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower7(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 224 -> { // cmeq
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VCEQ, size, Q);
      }
      case 225 -> { // mla
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VMLA, size, Q);
      }
      case 226 -> { // mls
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VMLS, size, Q);
      }
      case 227 -> { // mul
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VMUL, size, Q);
      }
      case 228 -> { // pmul
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VPMUL, size, Q);
      }
      case 229 -> { // maxp
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_PAIRWISE;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VMAX + U, size, Q);
      }
      case 230 -> { // minp
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_PAIRWISE;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VMIN + U, size, Q);
      }
      case 231 -> { // sqdmulh
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VQDMULH, size, Q);
      }
      case 232 -> { // sqrdmulh
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VQRDMULH, size, Q);
      }
      case 233 -> { // addp
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_PAIRWISE;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VADD, size, Q);
      }
      case 234 -> { // and_v
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VAND, 0, Q);
      }
      case 235 -> { // bic_v
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VBIC, 0, Q);
      }
      case 236 -> { // orr_v
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VORR, 0, Q);
      }
      case 237 -> { // orn_v
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VORN, 0, Q);
      }
      case 238 -> { // eor_v
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VEOR, 0, Q);
      }
      case 239 -> { // bsl_v
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VBSL, 0, Q);
      }
      case 240 -> { // bit_v
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VBIT, 0, Q);
      }
      case 241 -> { // bif_v
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VBIF, 0, Q);
      }
      case 242 -> { // qadd_s
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(VQADD + U, size);
      }
      case 243 -> { // qsub_s
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(VQSUB + U, size);
      }
      case 244 -> { // cmgt_s
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(VCGT, 3);
      }
      case 245 -> { // cmhi_s
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(VCGT + 1, 3);
      }
      case 246 -> { // cmge_s
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(VCGE, 3);
      }
      case 247 -> { // cmhs_s
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(VCGE + 1, 3);
      }
      case 248 -> { // shl_r_s
        int U = w >>> 29 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(VSHL + U, 3);
      }
      case 249 -> { // qshl_r_s
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(VQSHL + U, size);
      }
      case 250 -> { // rshl_r_s
        int U = w >>> 29 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(VRSHL + U, 3);
      }
      case 251 -> { // qrshl_r_s
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(VQRSHL + U, size);
      }
      case 252 -> { // add_s
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(VADD, 3);
      }
      case 253 -> { // sub_s
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(VSUB, 3);
      }
      case 254 -> { // cmtst_s
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(VTST, 3);
      }
      case 255 -> { // cmeq_s
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(VCEQ, 3);
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower8(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 256 -> { // sqdmulh_s
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(VQDMULH, size);
      }
      case 257 -> { // sqrdmulh_s
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(VQRDMULH, size);
      }
      case 258 -> { // addp_s
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_PAIRWISE;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(VADD, 3);
      }
      case 259 -> { // addl
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LONG;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = unsigned(vector(VADD, size, Q), U);
      }
      case 260 -> { // addw
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_WIDE;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = unsigned(vector(VADD, size, Q), U);
      }
      case 261 -> { // subl
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LONG;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = unsigned(vector(VSUB, size, Q), U);
      }
      case 262 -> { // subw
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_WIDE;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = unsigned(vector(VSUB, size, Q), U);
      }
      case 263 -> { // addhn
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_HIGH_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = round(vector(VADD, size, Q), U);
      }
      case 264 -> { // abal
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LONG;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = unsigned(vector(VABA, size, Q), U);
      }
      case 265 -> { // subhn
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_HIGH_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = round(vector(VSUB, size, Q), U);
      }
      case 266 -> { // abdl
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LONG;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = unsigned(vector(VABD, size, Q), U);
      }
      case 267 -> { // mlal
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LONG;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = unsigned(vector(VMLA, size, Q), U);
      }
      case 268 -> { // sqdmlal
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LONG;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VQDMLAL, size, Q);
      }
      case 269 -> { // mlsl
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LONG;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = unsigned(vector(VMLS, size, Q), U);
      }
      case 270 -> { // sqdmlsl
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LONG;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VQDMLSL, size, Q);
      }
      case 271 -> { // mull
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LONG;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = unsigned(vector(VMUL, size, Q), U);
      }
      case 272 -> { // sqdmull
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LONG;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = vector(VQDMULL, size, Q);
      }
      case 273 -> { // pmull
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LONG;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = unsigned(vector(VPMUL, size, Q), 1);
      }
      case 274 -> { // sqdmlal_s
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LONG;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(VQDMLAL, size);
      }
      case 275 -> { // sqdmlsl_s
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LONG;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(VQDMLSL, size);
      }
      case 276 -> { // sqdmull_s
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LONG;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = scalar(VQDMULL, size);
      }
      case 277 -> { // mla_e
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        byElement(out, V_ELEMENT, vector(VMLA, size, Q), size, L, Rm, H, Rn, Rd);
      }
      case 278 -> { // mls_e
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        byElement(out, V_ELEMENT, vector(VMLS, size, Q), size, L, Rm, H, Rn, Rd);
      }
      case 279 -> { // mul_e
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        byElement(out, V_ELEMENT, vector(VMUL, size, Q), size, L, Rm, H, Rn, Rd);
      }
      case 280 -> { // sqdmulh_e
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        byElement(out, V_ELEMENT, vector(VQDMULH, size, Q), size, L, Rm, H, Rn, Rd);
      }
      case 281 -> { // sqrdmulh_e
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        byElement(out, V_ELEMENT, vector(VQRDMULH, size, Q), size, L, Rm, H, Rn, Rd);
      }
      case 282 -> { // mlal_e
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        byElement(out, V_LONG_ELEMENT, unsigned(vector(VMLA, size, Q), U), size, L, Rm, H, Rn, Rd);
      }
      case 283 -> { // sqdmlal_e
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        byElement(out, V_LONG_ELEMENT, vector(VQDMLAL, size, Q), size, L, Rm, H, Rn, Rd);
      }
      case 284 -> { // mlsl_e
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        byElement(out, V_LONG_ELEMENT, unsigned(vector(VMLS, size, Q), U), size, L, Rm, H, Rn, Rd);
      }
      case 285 -> { // sqdmlsl_e
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        byElement(out, V_LONG_ELEMENT, vector(VQDMLSL, size, Q), size, L, Rm, H, Rn, Rd);
      }
      case 286 -> { // mull_e
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        byElement(out, V_LONG_ELEMENT, unsigned(vector(VMUL, size, Q), U), size, L, Rm, H, Rn, Rd);
      }
      case 287 -> { // sqdmull_e
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        byElement(out, V_LONG_ELEMENT, vector(VQDMULL, size, Q), size, L, Rm, H, Rn, Rd);
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower9(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 288 -> { // sqdmlal_es
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        byElement(out, V_LONG_ELEMENT, scalar(VQDMLAL, size), size, L, Rm, H, Rn, Rd);
      }
      case 289 -> { // sqdmlsl_es
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        byElement(out, V_LONG_ELEMENT, scalar(VQDMLSL, size), size, L, Rm, H, Rn, Rd);
      }
      case 290 -> { // sqdmull_es
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        byElement(out, V_LONG_ELEMENT, scalar(VQDMULL, size), size, L, Rm, H, Rn, Rd);
      }
      case 291 -> { // sqdmulh_es
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        byElement(out, V_ELEMENT, scalar(VQDMULH, size), size, L, Rm, H, Rn, Rd);
      }
      case 292 -> { // sqrdmulh_es
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        byElement(out, V_ELEMENT, scalar(VQRDMULH, size), size, L, Rm, H, Rn, Rd);
      }
      case 293 -> { // rev64
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(VREV64, size, Q);
      }
      case 294 -> { // rev32_v
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(VREV32, size, Q);
      }
      case 295 -> { // rev16_v
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(VREV16, 0, Q);
      }
      case 296 -> { // addlp
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(VPADDL + U, size, Q);
      }
      case 297 -> { // uqadd
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(VUQADD + U, size, Q);
      }
      case 298 -> { // cls_v
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(VCLS, size, Q);
      }
      case 299 -> { // clz_v
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(VCLZ, size, Q);
      }
      case 300 -> { // cnt
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(VCNT, 0, Q);
      }
      case 301 -> { // not
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(VNOT, 0, Q);
      }
      case 302 -> { // rbit_v
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(VRBIT, 0, Q);
      }
      case 303 -> { // adalp
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(VPADAL + U, size, Q);
      }
      case 304 -> { // sqabs
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(VQABS, size, Q);
      }
      case 305 -> { // sqneg
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(VQNEG, size, Q);
      }
      case 306 -> { // cmgt_0
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(VCGT_0, size, Q);
      }
      case 307 -> { // cmge_0
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(VCGE_0, size, Q);
      }
      case 308 -> { // cmeq_0
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(VCEQ_0, size, Q);
      }
      case 309 -> { // cmle_0
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(VCLE_0, size, Q);
      }
      case 310 -> { // cmlt_0
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(VCLT_0, size, Q);
      }
      case 311 -> { // abs
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(VABS, size, Q);
      }
      case 312 -> { // neg
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(VNEG, size, Q);
      }
      case 313 -> { // uqadd_s
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(VUQADD + U, size);
      }
      case 314 -> { // sqabs_s
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(VQABS, size);
      }
      case 315 -> { // sqneg_s
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(VQNEG, size);
      }
      case 316 -> { // cmgt_0s
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(VCGT_0, 3);
      }
      case 317 -> { // cmge_0s
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(VCGE_0, 3);
      }
      case 318 -> { // cmeq_0s
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(VCEQ_0, 3);
      }
      case 319 -> { // cmle_0s
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(VCLE_0, 3);
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower10(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 320 -> { // cmlt_0s
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(VCLT_0, 3);
      }
      case 321 -> { // abs_s
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(VABS, 3);
      }
      case 322 -> { // neg_s
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_LANES;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(VNEG, 3);
      }
      case 323 -> { // xtn
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(NARROW, size, Q);
      }
      case 324 -> { // sqxtun
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(NARROW_SIGNED_TO_UNSIGNED, size, Q);
      }
      case 325 -> { // sqxtn
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(NARROW_SIGNED, size, Q);
      }
      case 326 -> { // uqxtn
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = vector(NARROW_UNSIGNED, size, Q);
      }
      case 327 -> { // sqxtun_s
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(NARROW_SIGNED_TO_UNSIGNED, size);
      }
      case 328 -> { // sqxtn_s
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(NARROW_SIGNED, size);
      }
      case 329 -> { // uqxtn_s
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = scalar(NARROW_UNSIGNED, size);
      }
      case 330 -> { // shll
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_LONG;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(unsigned(vector(0, size, Q), 1), 8 << size);
      }
      case 331 -> { // addlv
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_ACROSS;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(unsigned(vector(VADD, size, Q), U), size + 1);
      }
      case 332 -> { // maxv
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_ACROSS;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(unsigned(vector(VMAX, size, Q), U), size);
      }
      case 333 -> { // minv
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_ACROSS;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(unsigned(vector(VMIN, size, Q), U), size);
      }
      case 334 -> { // addv
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_ACROSS;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(vector(VADD, size, Q), size);
      }
      case 335 -> { // shr_v
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(vector(VSHR_N + U, shiftSize(immh), Q), right(immh, immb));
      }
      case 336 -> { // sra_v
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(vector(VSRA_N + U, shiftSize(immh), Q), right(immh, immb));
      }
      case 337 -> { // rshr_v
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(vector(VRSHR_N + U, shiftSize(immh), Q), right(immh, immb));
      }
      case 338 -> { // rsra_v
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(vector(VRSRA_N + U, shiftSize(immh), Q), right(immh, immb));
      }
      case 339 -> { // sri_v
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(vector(VSRI_N, shiftSize(immh), Q), right(immh, immb));
      }
      case 340 -> { // shl_v
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(vector(VSHL_N, shiftSize(immh), Q), left(immh, immb));
      }
      case 341 -> { // sli_v
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(vector(VSLI_N, shiftSize(immh), Q), left(immh, immb));
      }
      case 342 -> { // sqshlu_v
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(vector(VQSHLU_N, shiftSize(immh), Q), left(immh, immb));
      }
      case 343 -> { // qshl_v
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(vector(VQSHL_N + U, shiftSize(immh), Q), left(immh, immb));
      }
      case 344 -> { // shr_vs
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(scalar(VSHR_N + U, shiftSize(immh)), right(immh, immb));
      }
      case 345 -> { // sra_vs
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(scalar(VSRA_N + U, shiftSize(immh)), right(immh, immb));
      }
      case 346 -> { // rshr_vs
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(scalar(VRSHR_N + U, shiftSize(immh)), right(immh, immb));
      }
      case 347 -> { // rsra_vs
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(scalar(VRSRA_N + U, shiftSize(immh)), right(immh, immb));
      }
      case 348 -> { // sri_vs
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(scalar(VSRI_N, shiftSize(immh)), right(immh, immb));
      }
      case 349 -> { // shl_vs
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(scalar(VSHL_N, shiftSize(immh)), left(immh, immb));
      }
      case 350 -> { // sli_vs
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(scalar(VSLI_N, shiftSize(immh)), left(immh, immb));
      }
      case 351 -> { // sqshlu_vs
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(scalar(VQSHLU_N, shiftSize(immh)), left(immh, immb));
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower11(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 352 -> { // qshl_vs
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(scalar(VQSHL_N + U, shiftSize(immh)), left(immh, immb));
      }
      case 353 -> { // shrn
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(vector(NARROW, shiftSize(immh), Q), right(immh, immb));
      }
      case 354 -> { // rshrn
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(round(vector(NARROW, shiftSize(immh), Q), 1), right(immh, immb));
      }
      case 355 -> { // sqshrun
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(vector(NARROW_SIGNED_TO_UNSIGNED, shiftSize(immh), Q), right(immh, immb));
      }
      case 356 -> { // sqrshrun
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(round(vector(NARROW_SIGNED_TO_UNSIGNED, shiftSize(immh), Q), 1), right(immh, immb));
      }
      case 357 -> { // sqshrn
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(vector(NARROW_SIGNED, shiftSize(immh), Q), right(immh, immb));
      }
      case 358 -> { // sqrshrn
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(round(vector(NARROW_SIGNED, shiftSize(immh), Q), 1), right(immh, immb));
      }
      case 359 -> { // uqshrn
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(vector(NARROW_UNSIGNED, shiftSize(immh), Q), right(immh, immb));
      }
      case 360 -> { // uqrshrn
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(round(vector(NARROW_UNSIGNED, shiftSize(immh), Q), 1), right(immh, immb));
      }
      case 361 -> { // sqshrun_s
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(scalar(NARROW_SIGNED_TO_UNSIGNED, shiftSize(immh)), right(immh, immb));
      }
      case 362 -> { // sqrshrun_s
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(round(scalar(NARROW_SIGNED_TO_UNSIGNED, shiftSize(immh)), 1), right(immh, immb));
      }
      case 363 -> { // sqshrn_s
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(scalar(NARROW_SIGNED, shiftSize(immh)), right(immh, immb));
      }
      case 364 -> { // sqrshrn_s
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(round(scalar(NARROW_SIGNED, shiftSize(immh)), 1), right(immh, immb));
      }
      case 365 -> { // uqshrn_s
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(scalar(NARROW_UNSIGNED, shiftSize(immh)), right(immh, immb));
      }
      case 366 -> { // uqrshrn_s
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(round(scalar(NARROW_UNSIGNED, shiftSize(immh)), 1), right(immh, immb));
      }
      case 367 -> { // shll_i
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_SHIFT_LONG;
        out.d = Rd;
        out.n = Rn;
        out.imm = amount(unsigned(vector(0, shiftSize(immh), Q), U), left(immh, immb));
      }
      case 368 -> { // uzp1
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_PERMUTE;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = amount(vector(0, size, Q), 1);
      }
      case 369 -> { // trn1
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_PERMUTE;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = amount(vector(0, size, Q), 2);
      }
      case 370 -> { // zip1
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_PERMUTE;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = amount(vector(0, size, Q), 3);
      }
      case 371 -> { // uzp2
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_PERMUTE;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = amount(vector(0, size, Q), 5);
      }
      case 372 -> { // trn2
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_PERMUTE;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = amount(vector(0, size, Q), 6);
      }
      case 373 -> { // zip2
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_PERMUTE;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = amount(vector(0, size, Q), 7);
      }
      case 374 -> { // ext
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int imm4 = w >>> 11 & 15;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_EXT;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = amount(vector(0, 0, Q), imm4);
      }
      case 375 -> { // tbl
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int len = w >>> 13 & 3;
        int op = w >>> 12 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = V_TBL;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = amount(vector(op, 0, Q), len + 1);
      }
      case 376 -> { // fmov_sw
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FMOV_G;
        out.d = Rd;
        out.n = rd(Rn);
        out.imm = 0;
      }
      case 377 -> { // fmov_ws
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FMOV_G;
        out.d = wr(Rd);
        out.n = Rn;
        out.imm = 1;
      }
      case 378 -> { // fmov_dx
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FMOV_G;
        out.d = Rd;
        out.n = rd(Rn);
        out.imm = 2;
      }
      case 379 -> { // fmov_xd
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FMOV_G;
        out.d = wr(Rd);
        out.n = Rn;
        out.imm = 3;
      }
      case 380 -> { // fmov_vx
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FMOV_G;
        out.d = Rd;
        out.n = rd(Rn);
        out.imm = 4;
      }
      case 381 -> { // fmov_xv
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FMOV_G;
        out.d = wr(Rd);
        out.n = Rn;
        out.imm = 5;
      }
      case 382 -> { // fmov
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpScalar(F_MOV, sz);
      }
      case 383 -> { // fmov_i
        int sz = w >>> 22 & 1;
        int imm8 = w >>> 13 & 255;
        int Rd = w >>> 0 & 31;
        out.op = FP_IMMEDIATE;
        out.d = Rd;
        out.imm = expandFloat(sz, imm8);
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower12(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 384 -> { // fcsel
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
      case 385 -> { // fabs
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpScalar(F_ABS, sz);
      }
      case 386 -> { // fneg
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpScalar(F_NEG, sz);
      }
      case 387 -> { // fsqrt
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpScalar(F_SQRT, sz);
      }
      case 388 -> { // frintn
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpScalar(F_RINT, sz), NEAREST);
      }
      case 389 -> { // frintp
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpScalar(F_RINT, sz), UP);
      }
      case 390 -> { // frintm
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpScalar(F_RINT, sz), DOWN);
      }
      case 391 -> { // frintz
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpScalar(F_RINT, sz), TRUNCATE);
      }
      case 392 -> { // frinta
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpScalar(F_RINT, sz), AWAY);
      }
      case 393 -> { // frintx
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpScalar(F_RINTX, sz), BY_FPCR);
      }
      case 394 -> { // frinti
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpScalar(F_RINT, sz), BY_FPCR);
      }
      case 395 -> { // fcvt_ds
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_CONVERT;
        out.d = Rd;
        out.n = Rn;
        out.imm = 4;
      }
      case 396 -> { // fcvt_hs
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_CONVERT;
        out.d = Rd;
        out.n = Rn;
        out.imm = 12;
      }
      case 397 -> { // fcvt_sd
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_CONVERT;
        out.d = Rd;
        out.n = Rn;
        out.imm = 1;
      }
      case 398 -> { // fcvt_hd
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_CONVERT;
        out.d = Rd;
        out.n = Rn;
        out.imm = 13;
      }
      case 399 -> { // fcvt_sh
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_CONVERT;
        out.d = Rd;
        out.n = Rn;
        out.imm = 3;
      }
      case 400 -> { // fcvt_dh
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_CONVERT;
        out.d = Rd;
        out.n = Rn;
        out.imm = 7;
      }
      case 401 -> { // fmul
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpScalar(F_MUL, sz);
      }
      case 402 -> { // fdiv
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpScalar(F_DIV, sz);
      }
      case 403 -> { // fadd
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpScalar(F_ADD, sz);
      }
      case 404 -> { // fsub
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpScalar(F_SUB, sz);
      }
      case 405 -> { // fmax
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpScalar(F_MAX, sz);
      }
      case 406 -> { // fmin
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpScalar(F_MIN, sz);
      }
      case 407 -> { // fmaxnm
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpScalar(F_MAXNM, sz);
      }
      case 408 -> { // fminnm
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpScalar(F_MINNM, sz);
      }
      case 409 -> { // fnmul
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpScalar(F_NMUL, sz);
      }
      case 410 -> { // fmadd
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
      case 411 -> { // fmsub
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
      case 412 -> { // fnmadd
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
      case 413 -> { // fnmsub
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
      case 414 -> { // fcmp
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        out.op = FP_COMPARE;
        out.n = Rn;
        out.m = Rm;
        out.imm = sz << 2;
      }
      case 415 -> { // fcmp_z
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        out.op = FP_COMPARE;
        out.n = Rn;
        out.imm = sz << 2 | 1;
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower13(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 416 -> { // fcmpe
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        out.op = FP_COMPARE;
        out.n = Rn;
        out.m = Rm;
        out.imm = sz << 2 | 2;
      }
      case 417 -> { // fcmpe_z
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        out.op = FP_COMPARE;
        out.n = Rn;
        out.imm = sz << 2 | 3;
      }
      case 418 -> { // fccmp
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
      case 419 -> { // fccmpe
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
      case 420 -> { // fcvtns_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(fpScalar(F_TOS, sz), NEAREST);
      }
      case 421 -> { // fcvtnu_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(fpScalar(F_TOU, sz), NEAREST);
      }
      case 422 -> { // fcvtps_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(fpScalar(F_TOS, sz), UP);
      }
      case 423 -> { // fcvtpu_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(fpScalar(F_TOU, sz), UP);
      }
      case 424 -> { // fcvtms_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(fpScalar(F_TOS, sz), DOWN);
      }
      case 425 -> { // fcvtmu_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(fpScalar(F_TOU, sz), DOWN);
      }
      case 426 -> { // fcvtzs_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(fpScalar(F_TOS, sz), TRUNCATE);
      }
      case 427 -> { // fcvtzu_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(fpScalar(F_TOU, sz), TRUNCATE);
      }
      case 428 -> { // fcvtas_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(fpScalar(F_TOS, sz), AWAY);
      }
      case 429 -> { // fcvtau_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(fpScalar(F_TOU, sz), AWAY);
      }
      case 430 -> { // scvtf_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_FROM_GENERAL;
        out.d = Rd;
        out.n = rd(Rn);
        out.m = 31 + 32 * sf;
        out.imm = fpScalar(F_FROMS, sz);
      }
      case 431 -> { // ucvtf_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_FROM_GENERAL;
        out.d = Rd;
        out.n = rd(Rn);
        out.m = 31 + 32 * sf;
        out.imm = fpScalar(F_FROMU, sz);
      }
      case 432 -> { // scvtf_gf
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int scale = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_FROM_GENERAL;
        out.d = Rd;
        out.n = rd(Rn);
        out.m = 31 + 32 * sf;
        out.imm = fixed(fpScalar(F_FROMS, sz), 64 - scale);
      }
      case 433 -> { // fcvtzs_gf
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int scale = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(fixed(fpScalar(F_TOS, sz), 64 - scale), TRUNCATE);
      }
      case 434 -> { // ucvtf_gf
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int scale = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_FROM_GENERAL;
        out.d = Rd;
        out.n = rd(Rn);
        out.m = 31 + 32 * sf;
        out.imm = fixed(fpScalar(F_FROMU, sz), 64 - scale);
      }
      case 435 -> { // fcvtzu_gf
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int scale = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_TO_GENERAL;
        out.d = wr(Rd);
        out.n = Rn;
        out.m = 31 + 32 * sf;
        out.imm = rounded(fixed(fpScalar(F_TOU, sz), 64 - scale), TRUNCATE);
      }
      case 436 -> { // fmaxnm_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpVector(F_MAXNM, sz, Q);
      }
      case 437 -> { // fmla_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpVector(F_MLA, sz, Q);
      }
      case 438 -> { // fadd_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpVector(F_ADD, sz, Q);
      }
      case 439 -> { // fmulx_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpVector(F_MULX, sz, Q);
      }
      case 440 -> { // fmulx_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpScalar(F_MULX, sz);
      }
      case 441 -> { // fcmeq_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpVector(F_CMEQ, sz, Q);
      }
      case 442 -> { // fcmeq_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpScalar(F_CMEQ, sz);
      }
      case 443 -> { // fmax_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpVector(F_MAX, sz, Q);
      }
      case 444 -> { // frecps_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpVector(F_RECPS, sz, Q);
      }
      case 445 -> { // frecps_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpScalar(F_RECPS, sz);
      }
      case 446 -> { // fminnm_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpVector(F_MINNM, sz, Q);
      }
      case 447 -> { // fmls_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpVector(F_MLS, sz, Q);
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower14(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 448 -> { // fsub_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpVector(F_SUB, sz, Q);
      }
      case 449 -> { // fmin_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpVector(F_MIN, sz, Q);
      }
      case 450 -> { // frsqrts_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpVector(F_RSQRTS, sz, Q);
      }
      case 451 -> { // frsqrts_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpScalar(F_RSQRTS, sz);
      }
      case 452 -> { // fmul_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpVector(F_MUL, sz, Q);
      }
      case 453 -> { // fcmge_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpVector(F_CMGE, sz, Q);
      }
      case 454 -> { // fcmge_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpScalar(F_CMGE, sz);
      }
      case 455 -> { // facge_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpVector(F_ACGE, sz, Q);
      }
      case 456 -> { // facge_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpScalar(F_ACGE, sz);
      }
      case 457 -> { // fdiv_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpVector(F_DIV, sz, Q);
      }
      case 458 -> { // fabd_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpVector(F_ABD, sz, Q);
      }
      case 459 -> { // fabd_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpScalar(F_ABD, sz);
      }
      case 460 -> { // fcmgt_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpVector(F_CMGT, sz, Q);
      }
      case 461 -> { // fcmgt_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpScalar(F_CMGT, sz);
      }
      case 462 -> { // facgt_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpVector(F_ACGT, sz, Q);
      }
      case 463 -> { // facgt_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_SCALAR;
        out.d = Rd;
        out.n = Rn;
        out.m = Rm;
        out.imm = fpScalar(F_ACGT, sz);
      }
      case 464 -> { // fmaxnmp_v
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
      case 465 -> { // fmaxnmp_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = pair(F_MAXNM, sz);
      }
      case 466 -> { // faddp_v
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
      case 467 -> { // faddp_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = pair(F_ADD, sz);
      }
      case 468 -> { // fmaxp_v
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
      case 469 -> { // fmaxp_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = pair(F_MAX, sz);
      }
      case 470 -> { // fminnmp_v
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
      case 471 -> { // fminnmp_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = pair(F_MINNM, sz);
      }
      case 472 -> { // fminp_v
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
      case 473 -> { // fminp_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_BINARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = pair(F_MIN, sz);
      }
      case 474 -> { // fmaxnmv
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_ACROSS;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpScalar(F_MAXNM, 0);
      }
      case 475 -> { // fmaxv
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_ACROSS;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpScalar(F_MAX, 0);
      }
      case 476 -> { // fminnmv
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_ACROSS;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpScalar(F_MINNM, 0);
      }
      case 477 -> { // fminv
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_ACROSS;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpScalar(F_MIN, 0);
      }
      case 478 -> { // fmla_ve
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
        out.imm = element(fpVector(F_MLA, sz, Q), sz, L, H);
      }
      case 479 -> { // fmla_se
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
        out.imm = element(fpScalar(F_MLA, sz), sz, L, H);
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower15(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 480 -> { // fmls_ve
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
        out.imm = element(fpVector(F_MLS, sz, Q), sz, L, H);
      }
      case 481 -> { // fmls_se
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
        out.imm = element(fpScalar(F_MLS, sz), sz, L, H);
      }
      case 482 -> { // fmul_ve
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
        out.imm = element(fpVector(F_MUL, sz, Q), sz, L, H);
      }
      case 483 -> { // fmul_se
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
        out.imm = element(fpScalar(F_MUL, sz), sz, L, H);
      }
      case 484 -> { // fmulx_ve
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
        out.imm = element(fpVector(F_MULX, sz, Q), sz, L, H);
      }
      case 485 -> { // fmulx_se
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
        out.imm = element(fpScalar(F_MULX, sz), sz, L, H);
      }
      case 486 -> { // fcmgt_z_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpVector(F_CMGT0, sz, Q);
      }
      case 487 -> { // fcmgt_z_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpScalar(F_CMGT0, sz);
      }
      case 488 -> { // fcmeq_z_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpVector(F_CMEQ0, sz, Q);
      }
      case 489 -> { // fcmeq_z_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpScalar(F_CMEQ0, sz);
      }
      case 490 -> { // fcmlt_z_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpVector(F_CMLT0, sz, Q);
      }
      case 491 -> { // fcmlt_z_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpScalar(F_CMLT0, sz);
      }
      case 492 -> { // fcmge_z_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpVector(F_CMGE0, sz, Q);
      }
      case 493 -> { // fcmge_z_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpScalar(F_CMGE0, sz);
      }
      case 494 -> { // fcmle_z_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpVector(F_CMLE0, sz, Q);
      }
      case 495 -> { // fcmle_z_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpScalar(F_CMLE0, sz);
      }
      case 496 -> { // fabs_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpVector(F_ABS, sz, Q);
      }
      case 497 -> { // fneg_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpVector(F_NEG, sz, Q);
      }
      case 498 -> { // fsqrt_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpVector(F_SQRT, sz, Q);
      }
      case 499 -> { // frintn_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpVector(F_RINT, sz, Q), NEAREST);
      }
      case 500 -> { // frintm_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpVector(F_RINT, sz, Q), DOWN);
      }
      case 501 -> { // frintp_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpVector(F_RINT, sz, Q), UP);
      }
      case 502 -> { // frintz_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpVector(F_RINT, sz, Q), TRUNCATE);
      }
      case 503 -> { // frinta_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpVector(F_RINT, sz, Q), AWAY);
      }
      case 504 -> { // frintx_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpVector(F_RINTX, sz, Q), BY_FPCR);
      }
      case 505 -> { // frinti_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpVector(F_RINT, sz, Q), BY_FPCR);
      }
      case 506 -> { // frecpe_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpVector(F_RECPE, sz, Q);
      }
      case 507 -> { // frecpe_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpScalar(F_RECPE, sz);
      }
      case 508 -> { // frsqrte_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpVector(F_RSQRTE, sz, Q);
      }
      case 509 -> { // frsqrte_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpScalar(F_RSQRTE, sz);
      }
      case 510 -> { // frecpx_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpScalar(F_RECPX, sz);
      }
      case 511 -> { // fcvtns_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpVector(F_TOS, sz, Q), NEAREST);
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower16(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 512 -> { // fcvtns_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpScalar(F_TOS, sz), NEAREST);
      }
      case 513 -> { // fcvtms_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpVector(F_TOS, sz, Q), DOWN);
      }
      case 514 -> { // fcvtms_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpScalar(F_TOS, sz), DOWN);
      }
      case 515 -> { // fcvtas_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpVector(F_TOS, sz, Q), AWAY);
      }
      case 516 -> { // fcvtas_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpScalar(F_TOS, sz), AWAY);
      }
      case 517 -> { // fcvtps_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpVector(F_TOS, sz, Q), UP);
      }
      case 518 -> { // fcvtps_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpScalar(F_TOS, sz), UP);
      }
      case 519 -> { // fcvtzs_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpVector(F_TOS, sz, Q), TRUNCATE);
      }
      case 520 -> { // fcvtzs_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpScalar(F_TOS, sz), TRUNCATE);
      }
      case 521 -> { // scvtf_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpVector(F_FROMS, sz, Q);
      }
      case 522 -> { // scvtf_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpScalar(F_FROMS, sz);
      }
      case 523 -> { // fcvtnu_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpVector(F_TOU, sz, Q), NEAREST);
      }
      case 524 -> { // fcvtnu_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpScalar(F_TOU, sz), NEAREST);
      }
      case 525 -> { // fcvtmu_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpVector(F_TOU, sz, Q), DOWN);
      }
      case 526 -> { // fcvtmu_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpScalar(F_TOU, sz), DOWN);
      }
      case 527 -> { // fcvtau_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpVector(F_TOU, sz, Q), AWAY);
      }
      case 528 -> { // fcvtau_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpScalar(F_TOU, sz), AWAY);
      }
      case 529 -> { // fcvtpu_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpVector(F_TOU, sz, Q), UP);
      }
      case 530 -> { // fcvtpu_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpScalar(F_TOU, sz), UP);
      }
      case 531 -> { // fcvtzu_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpVector(F_TOU, sz, Q), TRUNCATE);
      }
      case 532 -> { // fcvtzu_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fpScalar(F_TOU, sz), TRUNCATE);
      }
      case 533 -> { // ucvtf_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpVector(F_FROMU, sz, Q);
      }
      case 534 -> { // ucvtf_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpScalar(F_FROMU, sz);
      }
      case 535 -> { // urecpe
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpVector(F_URECPE, 0, Q);
      }
      case 536 -> { // ursqrte
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fpVector(F_URSQRTE, 0, Q);
      }
      case 537 -> { // scvtf_vf
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fixed(fpVector(F_FROMS, fixedSize(immh), Q), fixedBits(immh, immb));
      }
      case 538 -> { // scvtf_sf
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fixed(fpScalar(F_FROMS, fixedSize(immh)), fixedBits(immh, immb));
      }
      case 539 -> { // fcvtzs_vf
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fixed(fpVector(F_TOS, fixedSize(immh), Q), fixedBits(immh, immb)), TRUNCATE);
      }
      case 540 -> { // fcvtzs_sf
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fixed(fpScalar(F_TOS, fixedSize(immh)), fixedBits(immh, immb)), TRUNCATE);
      }
      case 541 -> { // ucvtf_vf
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fixed(fpVector(F_FROMU, fixedSize(immh), Q), fixedBits(immh, immb));
      }
      case 542 -> { // ucvtf_sf
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = fixed(fpScalar(F_FROMU, fixedSize(immh)), fixedBits(immh, immb));
      }
      case 543 -> { // fcvtzu_vf
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fixed(fpVector(F_TOU, fixedSize(immh), Q), fixedBits(immh, immb)), TRUNCATE);
      }
      default -> out.op = UNDEFINED;
    }
  }

  private static void lower17(int encoding, int w, MicroOp out) {
    switch (encoding) {
      case 544 -> { // fcvtzu_sf
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_UNARY;
        out.d = Rd;
        out.n = Rn;
        out.imm = rounded(fixed(fpScalar(F_TOU, fixedSize(immh)), fixedBits(immh, immb)), TRUNCATE);
      }
      case 545 -> { // fcvtl_h
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_LENGTHEN;
        out.d = Rd;
        out.n = Rn;
        out.m = Q;
        out.imm = 3;
      }
      case 546 -> { // fcvtl_s
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_LENGTHEN;
        out.d = Rd;
        out.n = Rn;
        out.m = Q;
        out.imm = 4;
      }
      case 547 -> { // fcvtn_h
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.m = Q;
        out.imm = 12;
      }
      case 548 -> { // fcvtn_s
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.m = Q;
        out.imm = 1;
      }
      case 549 -> { // fcvtxn_v
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        out.op = FP_NARROW;
        out.d = Rd;
        out.n = Rn;
        out.m = Q;
        out.imm = 17;
      }
      case 550 -> { // fcvtxn_s
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
