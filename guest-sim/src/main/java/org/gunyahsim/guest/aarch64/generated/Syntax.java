// Generated from a64/*.isa by org.gunyahsim.guest.aarch64.isa.Generator; do not edit.
package org.gunyahsim.guest.aarch64.generated;

import static org.gunyahsim.guest.aarch64.decode.Lowering.*;
import static org.gunyahsim.guest.aarch64.disassembly.Preference.*;

import org.gunyahsim.guest.aarch64.disassembly.Operands;

/** Writes decoded instructions in their preferred form. */
public final class Syntax {
  private Syntax() {}

  /** Writes one instruction word, given its encoding. */
  public static void write(int encoding, int w, Operands to) {
    switch (encoding / 16) {
      case 0 -> write0(encoding, w, to);
      case 1 -> write1(encoding, w, to);
      case 2 -> write2(encoding, w, to);
      case 3 -> write3(encoding, w, to);
      case 4 -> write4(encoding, w, to);
      case 5 -> write5(encoding, w, to);
      case 6 -> write6(encoding, w, to);
      case 7 -> write7(encoding, w, to);
      case 8 -> write8(encoding, w, to);
      case 9 -> write9(encoding, w, to);
      case 10 -> write10(encoding, w, to);
      case 11 -> write11(encoding, w, to);
      default -> to.undefined();
    }
  }

  private static void write0(int encoding, int w, Operands to) {
    switch (encoding) {
      case 1 -> { // adr
        int immlo = w >>> 29 & 3;
        int immhi = w >>> 5 & 524287;
        int Rd = w >>> 0 & 31;
        to.text("adr ");
        to.x(Rd);
        to.text(", ");
        to.label(sx(immhi << 2 | immlo, 21));
      }
      case 2 -> { // adrp
        int immlo = w >>> 29 & 3;
        int immhi = w >>> 5 & 524287;
        int Rd = w >>> 0 & 31;
        to.text("adrp ");
        to.x(Rd);
        to.text(", ");
        to.page(sx(immhi << 2 | immlo, 21));
      }
      case 3 -> { // add_i
        int sf = w >>> 31 & 1;
        int sh = w >>> 22 & 1;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (sh == 0 && imm12 == 0 && (Rd == 31 || Rn == 31)) {
          to.text("mov ");
          to.rsp(sf, Rd);
          to.text(", ");
          to.rsp(sf, Rn);
        } else {
          to.text("add ");
          to.rsp(sf, Rd);
          to.text(", ");
          to.rsp(sf, Rn);
          to.text(", #");
          to.hex(imm12);
          to.lsl(12 * sh);
        }
      }
      case 4 -> { // adds_i
        int sf = w >>> 31 & 1;
        int sh = w >>> 22 & 1;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Rd == 31) {
          to.text("cmn ");
          to.rsp(sf, Rn);
          to.text(", #");
          to.hex(imm12);
          to.lsl(12 * sh);
        } else {
          to.text("adds ");
          to.r(sf, Rd);
          to.text(", ");
          to.rsp(sf, Rn);
          to.text(", #");
          to.hex(imm12);
          to.lsl(12 * sh);
        }
      }
      case 5 -> { // sub_i
        int sf = w >>> 31 & 1;
        int sh = w >>> 22 & 1;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sub ");
        to.rsp(sf, Rd);
        to.text(", ");
        to.rsp(sf, Rn);
        to.text(", #");
        to.hex(imm12);
        to.lsl(12 * sh);
      }
      case 6 -> { // subs_i
        int sf = w >>> 31 & 1;
        int sh = w >>> 22 & 1;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Rd == 31) {
          to.text("cmp ");
          to.rsp(sf, Rn);
          to.text(", #");
          to.hex(imm12);
          to.lsl(12 * sh);
        } else {
          to.text("subs ");
          to.r(sf, Rd);
          to.text(", ");
          to.rsp(sf, Rn);
          to.text(", #");
          to.hex(imm12);
          to.lsl(12 * sh);
        }
      }
      case 7 -> { // and_i
        int sf = w >>> 31 & 1;
        int N = w >>> 22 & 1;
        int immr = w >>> 16 & 63;
        int imms = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("and ");
        to.rsp(sf, Rd);
        to.text(", ");
        to.r(sf, Rn);
        to.text(", #");
        to.hex(bitmask(sf, N, immr, imms));
      }
      case 8 -> { // orr_i
        int sf = w >>> 31 & 1;
        int N = w >>> 22 & 1;
        int immr = w >>> 16 & 63;
        int imms = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Rn == 31 && !isMoveWide(sf, N, imms, immr)) {
          to.text("mov ");
          to.rsp(sf, Rd);
          to.text(", #");
          to.hex(bitmask(sf, N, immr, imms));
        } else {
          to.text("orr ");
          to.rsp(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", #");
          to.hex(bitmask(sf, N, immr, imms));
        }
      }
      case 9 -> { // eor_i
        int sf = w >>> 31 & 1;
        int N = w >>> 22 & 1;
        int immr = w >>> 16 & 63;
        int imms = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("eor ");
        to.rsp(sf, Rd);
        to.text(", ");
        to.r(sf, Rn);
        to.text(", #");
        to.hex(bitmask(sf, N, immr, imms));
      }
      case 10 -> { // ands_i
        int sf = w >>> 31 & 1;
        int N = w >>> 22 & 1;
        int immr = w >>> 16 & 63;
        int imms = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Rd == 31) {
          to.text("tst ");
          to.r(sf, Rn);
          to.text(", #");
          to.hex(bitmask(sf, N, immr, imms));
        } else {
          to.text("ands ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", #");
          to.hex(bitmask(sf, N, immr, imms));
        }
      }
      case 11 -> { // movn
        int sf = w >>> 31 & 1;
        int hw = w >>> 21 & 3;
        int imm16 = w >>> 5 & 65535;
        int Rd = w >>> 0 & 31;
        if ((imm16 != 0 || hw == 0) && (sf == 1 || imm16 != 0xFFFF)) {
          to.text("mov ");
          to.r(sf, Rd);
          to.text(", #");
          to.hex(~((long) imm16 << 16 * hw) & width(sf));
        } else {
          to.text("movn ");
          to.r(sf, Rd);
          to.text(", #");
          to.hex(imm16);
          to.lsl(16 * hw);
        }
      }
      case 12 -> { // movz
        int sf = w >>> 31 & 1;
        int hw = w >>> 21 & 3;
        int imm16 = w >>> 5 & 65535;
        int Rd = w >>> 0 & 31;
        if (imm16 != 0 || hw == 0) {
          to.text("mov ");
          to.r(sf, Rd);
          to.text(", #");
          to.hex((long) imm16 << 16 * hw);
        } else {
          to.text("movz ");
          to.r(sf, Rd);
          to.text(", #");
          to.hex(imm16);
          to.lsl(16 * hw);
        }
      }
      case 13 -> { // movk
        int sf = w >>> 31 & 1;
        int hw = w >>> 21 & 3;
        int imm16 = w >>> 5 & 65535;
        int Rd = w >>> 0 & 31;
        to.text("movk ");
        to.r(sf, Rd);
        to.text(", #");
        to.hex(imm16);
        to.lsl(16 * hw);
      }
      case 14 -> { // sbfm
        int sf = w >>> 31 & 1;
        int immr = w >>> 16 & 63;
        int imms = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (imms == (sf << 5 | 31)) {
          to.text("asr ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", #");
          to.dec(immr);
        } else if (imms < immr) {
          to.text("sbfiz ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", #");
          to.dec((sf << 5 | 31) + 1 - immr);
          to.text(", #");
          to.dec(imms + 1);
        } else if (isExtract(sf, 0, imms, immr)) {
          to.text("sbfx ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", #");
          to.dec(immr);
          to.text(", #");
          to.dec(imms - immr + 1);
        } else if (imms == 7) {
          to.text("sxtb ");
          to.r(sf, Rd);
          to.text(", ");
          to.w(Rn);
        } else if (imms == 15) {
          to.text("sxth ");
          to.r(sf, Rd);
          to.text(", ");
          to.w(Rn);
        } else if (imms == 31) {
          to.text("sxtw ");
          to.x(Rd);
          to.text(", ");
          to.w(Rn);
        } else {
          to.text("sbfm ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", #");
          to.dec(immr);
          to.text(", #");
          to.dec(imms);
        }
      }
      case 15 -> { // bfm
        int sf = w >>> 31 & 1;
        int immr = w >>> 16 & 63;
        int imms = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (imms < immr && Rn == 31) {
          to.text("bfc ");
          to.r(sf, Rd);
          to.text(", #");
          to.dec((sf << 5 | 31) + 1 - immr);
          to.text(", #");
          to.dec(imms + 1);
        } else if (imms < immr) {
          to.text("bfi ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", #");
          to.dec((sf << 5 | 31) + 1 - immr);
          to.text(", #");
          to.dec(imms + 1);
        } else {
          to.text("bfxil ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", #");
          to.dec(immr);
          to.text(", #");
          to.dec(imms - immr + 1);
        }
      }
      default -> to.undefined();
    }
  }

  private static void write1(int encoding, int w, Operands to) {
    switch (encoding) {
      case 16 -> { // ubfm
        int sf = w >>> 31 & 1;
        int immr = w >>> 16 & 63;
        int imms = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (imms == (sf << 5 | 31)) {
          to.text("lsr ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", #");
          to.dec(immr);
        } else if (imms + 1 == immr) {
          to.text("lsl ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", #");
          to.dec((sf << 5 | 31) - imms);
        } else if (imms < immr) {
          to.text("ubfiz ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", #");
          to.dec((sf << 5 | 31) + 1 - immr);
          to.text(", #");
          to.dec(imms + 1);
        } else if (isExtract(sf, 1, imms, immr)) {
          to.text("ubfx ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", #");
          to.dec(immr);
          to.text(", #");
          to.dec(imms - immr + 1);
        } else if (imms == 7) {
          to.text("uxtb ");
          to.w(Rd);
          to.text(", ");
          to.w(Rn);
        } else if (imms == 15) {
          to.text("uxth ");
          to.w(Rd);
          to.text(", ");
          to.w(Rn);
        } else {
          to.text("ubfm ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", #");
          to.dec(immr);
          to.text(", #");
          to.dec(imms);
        }
      }
      case 17 -> { // extr
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int imms = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Rn == Rm) {
          to.text("ror ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", #");
          to.dec(imms);
        } else {
          to.text("extr ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", ");
          to.r(sf, Rm);
          to.text(", #");
          to.dec(imms);
        }
      }
      case 18 -> { // b
        int imm26 = w >>> 0 & 67108863;
        to.text("b ");
        to.label(sx(imm26, 26) * 4);
      }
      case 19 -> { // bl
        int imm26 = w >>> 0 & 67108863;
        to.text("bl ");
        to.label(sx(imm26, 26) * 4);
      }
      case 20 -> { // b_cond
        int imm19 = w >>> 5 & 524287;
        int cond = w >>> 0 & 15;
        to.text("b.");
        to.condition(cond);
        to.text(" ");
        to.label(sx(imm19, 19) * 4);
      }
      case 21 -> { // cbz
        int sf = w >>> 31 & 1;
        int imm19 = w >>> 5 & 524287;
        int Rt = w >>> 0 & 31;
        to.text("cbz ");
        to.r(sf, Rt);
        to.text(", ");
        to.label(sx(imm19, 19) * 4);
      }
      case 22 -> { // cbnz
        int sf = w >>> 31 & 1;
        int imm19 = w >>> 5 & 524287;
        int Rt = w >>> 0 & 31;
        to.text("cbnz ");
        to.r(sf, Rt);
        to.text(", ");
        to.label(sx(imm19, 19) * 4);
      }
      case 23 -> { // tbz
        int b5 = w >>> 31 & 1;
        int b40 = w >>> 19 & 31;
        int imm14 = w >>> 5 & 16383;
        int Rt = w >>> 0 & 31;
        to.text("tbz ");
        to.r(b5, Rt);
        to.text(", #");
        to.dec(b5 << 5 | b40);
        to.text(", ");
        to.label(sx(imm14, 14) * 4);
      }
      case 24 -> { // tbnz
        int b5 = w >>> 31 & 1;
        int b40 = w >>> 19 & 31;
        int imm14 = w >>> 5 & 16383;
        int Rt = w >>> 0 & 31;
        to.text("tbnz ");
        to.r(b5, Rt);
        to.text(", #");
        to.dec(b5 << 5 | b40);
        to.text(", ");
        to.label(sx(imm14, 14) * 4);
      }
      case 25 -> { // br
        int Rn = w >>> 5 & 31;
        to.text("br ");
        to.x(Rn);
      }
      case 26 -> { // blr
        int Rn = w >>> 5 & 31;
        to.text("blr ");
        to.x(Rn);
      }
      case 27 -> { // ret
        int Rn = w >>> 5 & 31;
        if (Rn == 30) {
          to.text("ret");
        } else {
          to.text("ret ");
          to.x(Rn);
        }
      }
      case 28 -> { // eret
        to.text("eret");
      }
      case 29 -> { // drps
        to.text("drps");
      }
      case 30 -> { // udf
        int imm16 = w >>> 0 & 65535;
        to.text("udf #");
        to.dec(imm16);
      }
      case 31 -> { // svc
        int imm16 = w >>> 5 & 65535;
        to.text("svc #");
        to.hex(imm16);
      }
      default -> to.undefined();
    }
  }

  private static void write2(int encoding, int w, Operands to) {
    switch (encoding) {
      case 32 -> { // hvc
        int imm16 = w >>> 5 & 65535;
        to.text("hvc #");
        to.hex(imm16);
      }
      case 33 -> { // smc
        int imm16 = w >>> 5 & 65535;
        to.text("smc #");
        to.hex(imm16);
      }
      case 34 -> { // brk
        int imm16 = w >>> 5 & 65535;
        to.text("brk #");
        to.hex(imm16);
      }
      case 35 -> { // hlt
        int imm16 = w >>> 5 & 65535;
        to.text("hlt #");
        to.hex(imm16);
      }
      case 36 -> { // dcps1
        int imm16 = w >>> 5 & 65535;
        if (imm16 == 0) {
          to.text("dcps1");
        } else {
          to.text("dcps1 #");
          to.hex(imm16);
        }
      }
      case 37 -> { // dcps2
        int imm16 = w >>> 5 & 65535;
        if (imm16 == 0) {
          to.text("dcps2");
        } else {
          to.text("dcps2 #");
          to.hex(imm16);
        }
      }
      case 38 -> { // dcps3
        int imm16 = w >>> 5 & 65535;
        if (imm16 == 0) {
          to.text("dcps3");
        } else {
          to.text("dcps3 #");
          to.hex(imm16);
        }
      }
      case 39 -> { // hint
        int CRm = w >>> 8 & 15;
        int op2 = w >>> 5 & 7;
        to.hint(CRm << 3 | op2);
      }
      case 40 -> { // clrex
        int CRm = w >>> 8 & 15;
        if (CRm == 15) {
          to.text("clrex");
        } else {
          to.text("clrex #");
          to.hex(CRm);
        }
      }
      case 41 -> { // dsb
        int CRm = w >>> 8 & 15;
        if (CRm == 0) {
          to.text("ssbb");
        } else if (CRm == 4) {
          to.text("pssbb");
        } else {
          to.text("dsb ");
          to.barrier(CRm);
        }
      }
      case 42 -> { // dmb
        int CRm = w >>> 8 & 15;
        to.text("dmb ");
        to.barrier(CRm);
      }
      case 43 -> { // isb
        int CRm = w >>> 8 & 15;
        if (CRm == 15) {
          to.text("isb");
        } else {
          to.text("isb #");
          to.hex(CRm);
        }
      }
      case 44 -> { // msr_i
        int op1 = w >>> 16 & 7;
        int CRm = w >>> 8 & 15;
        int op2 = w >>> 5 & 7;
        to.text("msr ");
        to.pstateField(op1 << 3 | op2);
        to.text(", #");
        to.hex(CRm);
      }
      case 45 -> { // sys
        int op1 = w >>> 16 & 7;
        int CRn = w >>> 12 & 15;
        int CRm = w >>> 8 & 15;
        int op2 = w >>> 5 & 7;
        int Rt = w >>> 0 & 31;
        to.system(key(1, op1, CRn, CRm, op2), Rt);
      }
      case 46 -> { // sysl
        int op1 = w >>> 16 & 7;
        int CRn = w >>> 12 & 15;
        int CRm = w >>> 8 & 15;
        int op2 = w >>> 5 & 7;
        int Rt = w >>> 0 & 31;
        to.text("sysl ");
        to.x(Rt);
        to.text(", #");
        to.dec(op1);
        to.text(", C");
        to.dec(CRn);
        to.text(", C");
        to.dec(CRm);
        to.text(", #");
        to.dec(op2);
      }
      case 47 -> { // msr
        int o0 = w >>> 19 & 1;
        int op1 = w >>> 16 & 7;
        int CRn = w >>> 12 & 15;
        int CRm = w >>> 8 & 15;
        int op2 = w >>> 5 & 7;
        int Rt = w >>> 0 & 31;
        to.text("msr ");
        to.register(key(2 + o0, op1, CRn, CRm, op2), true);
        to.text(", ");
        to.x(Rt);
      }
      default -> to.undefined();
    }
  }

  private static void write3(int encoding, int w, Operands to) {
    switch (encoding) {
      case 48 -> { // mrs
        int o0 = w >>> 19 & 1;
        int op1 = w >>> 16 & 7;
        int CRn = w >>> 12 & 15;
        int CRm = w >>> 8 & 15;
        int op2 = w >>> 5 & 7;
        int Rt = w >>> 0 & 31;
        to.text("mrs ");
        to.x(Rt);
        to.text(", ");
        to.register(key(2 + o0, op1, CRn, CRm, op2), false);
      }
      case 49 -> { // stxr
        int size = w >>> 30 & 3;
        int Rs = w >>> 16 & 31;
        int o0 = w >>> 15 & 1;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("st");
        to.when(o0, "l");
        to.text("xr");
        to.bh(size);
        to.text(" ");
        to.w(Rs);
        to.text(", ");
        to.sized(size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("]");
      }
      case 50 -> { // ldxr
        int size = w >>> 30 & 3;
        int o0 = w >>> 15 & 1;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ld");
        to.when(o0, "a");
        to.text("xr");
        to.bh(size);
        to.text(" ");
        to.sized(size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("]");
      }
      case 51 -> { // stxp
        int sz = w >>> 30 & 1;
        int Rs = w >>> 16 & 31;
        int o0 = w >>> 15 & 1;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("st");
        to.when(o0, "l");
        to.text("xp ");
        to.w(Rs);
        to.text(", ");
        to.r(sz, Rt);
        to.text(", ");
        to.r(sz, Rt2);
        to.text(", [");
        to.xsp(Rn);
        to.text("]");
      }
      case 52 -> { // ldxp
        int sz = w >>> 30 & 1;
        int o0 = w >>> 15 & 1;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ld");
        to.when(o0, "a");
        to.text("xp ");
        to.r(sz, Rt);
        to.text(", ");
        to.r(sz, Rt2);
        to.text(", [");
        to.xsp(Rn);
        to.text("]");
      }
      case 53 -> { // stlr
        int size = w >>> 30 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("stlr");
        to.bh(size);
        to.text(" ");
        to.sized(size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("]");
      }
      case 54 -> { // ldar
        int size = w >>> 30 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldar");
        to.bh(size);
        to.text(" ");
        to.sized(size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("]");
      }
      case 55 -> { // ldr_lit
        int sz = w >>> 30 & 1;
        int imm19 = w >>> 5 & 524287;
        int Rt = w >>> 0 & 31;
        to.text("ldr ");
        to.r(sz, Rt);
        to.text(", ");
        to.label(sx(imm19, 19) * 4);
      }
      case 56 -> { // ldrsw_lit
        int imm19 = w >>> 5 & 524287;
        int Rt = w >>> 0 & 31;
        to.text("ldrsw ");
        to.x(Rt);
        to.text(", ");
        to.label(sx(imm19, 19) * 4);
      }
      case 57 -> { // prfm_lit
        int imm19 = w >>> 5 & 524287;
        int Rt = w >>> 0 & 31;
        to.text("prfm ");
        to.prefetch(Rt);
        to.text(", ");
        to.label(sx(imm19, 19) * 4);
      }
      case 58 -> { // stnp
        int op = w >>> 31 & 1;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("stnp ");
        to.r(op, Rt);
        to.text(", ");
        to.r(op, Rt2);
        to.text(", [");
        to.xsp(Rn);
        to.plus(sx(imm7, 7) << 2 + op);
        to.text("]");
      }
      case 59 -> { // ldnp
        int op = w >>> 31 & 1;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldnp ");
        to.r(op, Rt);
        to.text(", ");
        to.r(op, Rt2);
        to.text(", [");
        to.xsp(Rn);
        to.plus(sx(imm7, 7) << 2 + op);
        to.text("]");
      }
      case 60 -> { // stp_post
        int op = w >>> 31 & 1;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("stp ");
        to.r(op, Rt);
        to.text(", ");
        to.r(op, Rt2);
        to.text(", [");
        to.xsp(Rn);
        to.text("], #");
        to.dec(sx(imm7, 7) << 2 + op);
      }
      case 61 -> { // ldp_post
        int op = w >>> 31 & 1;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldp ");
        to.r(op, Rt);
        to.text(", ");
        to.r(op, Rt2);
        to.text(", [");
        to.xsp(Rn);
        to.text("], #");
        to.dec(sx(imm7, 7) << 2 + op);
      }
      case 62 -> { // stp
        int op = w >>> 31 & 1;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("stp ");
        to.r(op, Rt);
        to.text(", ");
        to.r(op, Rt2);
        to.text(", [");
        to.xsp(Rn);
        to.plus(sx(imm7, 7) << 2 + op);
        to.text("]");
      }
      case 63 -> { // ldp
        int op = w >>> 31 & 1;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldp ");
        to.r(op, Rt);
        to.text(", ");
        to.r(op, Rt2);
        to.text(", [");
        to.xsp(Rn);
        to.plus(sx(imm7, 7) << 2 + op);
        to.text("]");
      }
      default -> to.undefined();
    }
  }

  private static void write4(int encoding, int w, Operands to) {
    switch (encoding) {
      case 64 -> { // stp_pre
        int op = w >>> 31 & 1;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("stp ");
        to.r(op, Rt);
        to.text(", ");
        to.r(op, Rt2);
        to.text(", [");
        to.xsp(Rn);
        to.text(", #");
        to.dec(sx(imm7, 7) << 2 + op);
        to.text("]!");
      }
      case 65 -> { // ldp_pre
        int op = w >>> 31 & 1;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldp ");
        to.r(op, Rt);
        to.text(", ");
        to.r(op, Rt2);
        to.text(", [");
        to.xsp(Rn);
        to.text(", #");
        to.dec(sx(imm7, 7) << 2 + op);
        to.text("]!");
      }
      case 66 -> { // ldpsw_post
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldpsw ");
        to.x(Rt);
        to.text(", ");
        to.x(Rt2);
        to.text(", [");
        to.xsp(Rn);
        to.text("], #");
        to.dec(sx(imm7, 7) << 2);
      }
      case 67 -> { // ldpsw
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldpsw ");
        to.x(Rt);
        to.text(", ");
        to.x(Rt2);
        to.text(", [");
        to.xsp(Rn);
        to.plus(sx(imm7, 7) << 2);
        to.text("]");
      }
      case 68 -> { // ldpsw_pre
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldpsw ");
        to.x(Rt);
        to.text(", ");
        to.x(Rt2);
        to.text(", [");
        to.xsp(Rn);
        to.text(", #");
        to.dec(sx(imm7, 7) << 2);
        to.text("]!");
      }
      case 69 -> { // stur
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("stur");
        to.bh(size);
        to.text(" ");
        to.sized(size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.plus(sx(imm9, 9));
        to.text("]");
      }
      case 70 -> { // ldur
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldur");
        to.bh(size);
        to.text(" ");
        to.sized(size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.plus(sx(imm9, 9));
        to.text("]");
      }
      case 71 -> { // ldurs_x
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldurs");
        to.bhw(size);
        to.text(" ");
        to.x(Rt);
        to.text(", [");
        to.xsp(Rn);
        to.plus(sx(imm9, 9));
        to.text("]");
      }
      case 72 -> { // ldurs_w
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldurs");
        to.bh(size);
        to.text(" ");
        to.w(Rt);
        to.text(", [");
        to.xsp(Rn);
        to.plus(sx(imm9, 9));
        to.text("]");
      }
      case 73 -> { // prfum
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("prfum ");
        to.prefetch(Rt);
        to.text(", [");
        to.xsp(Rn);
        to.plus(sx(imm9, 9));
        to.text("]");
      }
      case 74 -> { // str_post
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("str");
        to.bh(size);
        to.text(" ");
        to.sized(size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("], #");
        to.dec(sx(imm9, 9));
      }
      case 75 -> { // ldr_post
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldr");
        to.bh(size);
        to.text(" ");
        to.sized(size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("], #");
        to.dec(sx(imm9, 9));
      }
      case 76 -> { // ldrs_x_post
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldrs");
        to.bhw(size);
        to.text(" ");
        to.x(Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("], #");
        to.dec(sx(imm9, 9));
      }
      case 77 -> { // ldrs_w_post
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldrs");
        to.bh(size);
        to.text(" ");
        to.w(Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("], #");
        to.dec(sx(imm9, 9));
      }
      case 78 -> { // sttr
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("sttr");
        to.bh(size);
        to.text(" ");
        to.sized(size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.plus(sx(imm9, 9));
        to.text("]");
      }
      case 79 -> { // ldtr
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldtr");
        to.bh(size);
        to.text(" ");
        to.sized(size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.plus(sx(imm9, 9));
        to.text("]");
      }
      default -> to.undefined();
    }
  }

  private static void write5(int encoding, int w, Operands to) {
    switch (encoding) {
      case 80 -> { // ldtrs_x
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldtrs");
        to.bhw(size);
        to.text(" ");
        to.x(Rt);
        to.text(", [");
        to.xsp(Rn);
        to.plus(sx(imm9, 9));
        to.text("]");
      }
      case 81 -> { // ldtrs_w
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldtrs");
        to.bh(size);
        to.text(" ");
        to.w(Rt);
        to.text(", [");
        to.xsp(Rn);
        to.plus(sx(imm9, 9));
        to.text("]");
      }
      case 82 -> { // str_pre
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("str");
        to.bh(size);
        to.text(" ");
        to.sized(size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text(", #");
        to.dec(sx(imm9, 9));
        to.text("]!");
      }
      case 83 -> { // ldr_pre
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldr");
        to.bh(size);
        to.text(" ");
        to.sized(size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text(", #");
        to.dec(sx(imm9, 9));
        to.text("]!");
      }
      case 84 -> { // ldrs_x_pre
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldrs");
        to.bhw(size);
        to.text(" ");
        to.x(Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text(", #");
        to.dec(sx(imm9, 9));
        to.text("]!");
      }
      case 85 -> { // ldrs_w_pre
        int size = w >>> 30 & 3;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldrs");
        to.bh(size);
        to.text(" ");
        to.w(Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text(", #");
        to.dec(sx(imm9, 9));
        to.text("]!");
      }
      case 86 -> { // str_r
        int size = w >>> 30 & 3;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int S = w >>> 12 & 1;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("str");
        to.bh(size);
        to.text(" ");
        to.sized(size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text(", ");
        to.offset(Rm, option, S, size);
        to.text("]");
      }
      case 87 -> { // ldr_r
        int size = w >>> 30 & 3;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int S = w >>> 12 & 1;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldr");
        to.bh(size);
        to.text(" ");
        to.sized(size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text(", ");
        to.offset(Rm, option, S, size);
        to.text("]");
      }
      case 88 -> { // ldrs_x_r
        int size = w >>> 30 & 3;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int S = w >>> 12 & 1;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldrs");
        to.bhw(size);
        to.text(" ");
        to.x(Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text(", ");
        to.offset(Rm, option, S, size);
        to.text("]");
      }
      case 89 -> { // ldrs_w_r
        int size = w >>> 30 & 3;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int S = w >>> 12 & 1;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldrs");
        to.bh(size);
        to.text(" ");
        to.w(Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text(", ");
        to.offset(Rm, option, S, size);
        to.text("]");
      }
      case 90 -> { // prfm_r
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int S = w >>> 12 & 1;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("prfm ");
        to.prefetch(Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text(", ");
        to.offset(Rm, option, S, 3);
        to.text("]");
      }
      case 91 -> { // str
        int size = w >>> 30 & 3;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("str");
        to.bh(size);
        to.text(" ");
        to.sized(size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.plus(imm12 << size);
        to.text("]");
      }
      case 92 -> { // ldr
        int size = w >>> 30 & 3;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldr");
        to.bh(size);
        to.text(" ");
        to.sized(size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.plus(imm12 << size);
        to.text("]");
      }
      case 93 -> { // ldrs_x
        int size = w >>> 30 & 3;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldrs");
        to.bhw(size);
        to.text(" ");
        to.x(Rt);
        to.text(", [");
        to.xsp(Rn);
        to.plus(imm12 << size);
        to.text("]");
      }
      case 94 -> { // ldrs_w
        int size = w >>> 30 & 3;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldrs");
        to.bh(size);
        to.text(" ");
        to.w(Rt);
        to.text(", [");
        to.xsp(Rn);
        to.plus(imm12 << size);
        to.text("]");
      }
      case 95 -> { // prfm
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("prfm ");
        to.prefetch(Rt);
        to.text(", [");
        to.xsp(Rn);
        to.plus(imm12 << 3);
        to.text("]");
      }
      default -> to.undefined();
    }
  }

  private static void write6(int encoding, int w, Operands to) {
    switch (encoding) {
      case 96 -> { // and
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("and ");
        to.r(sf, Rd);
        to.text(", ");
        to.r(sf, Rn);
        to.text(", ");
        to.r(sf, Rm);
        to.shift(shift, imm6);
      }
      case 97 -> { // bic
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("bic ");
        to.r(sf, Rd);
        to.text(", ");
        to.r(sf, Rn);
        to.text(", ");
        to.r(sf, Rm);
        to.shift(shift, imm6);
      }
      case 98 -> { // orr
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Rn == 31 && (shift | imm6) == 0) {
          to.text("mov ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rm);
        } else {
          to.text("orr ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", ");
          to.r(sf, Rm);
          to.shift(shift, imm6);
        }
      }
      case 99 -> { // orn
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Rn == 31) {
          to.text("mvn ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rm);
          to.shift(shift, imm6);
        } else {
          to.text("orn ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", ");
          to.r(sf, Rm);
          to.shift(shift, imm6);
        }
      }
      case 100 -> { // eor
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("eor ");
        to.r(sf, Rd);
        to.text(", ");
        to.r(sf, Rn);
        to.text(", ");
        to.r(sf, Rm);
        to.shift(shift, imm6);
      }
      case 101 -> { // eon
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("eon ");
        to.r(sf, Rd);
        to.text(", ");
        to.r(sf, Rn);
        to.text(", ");
        to.r(sf, Rm);
        to.shift(shift, imm6);
      }
      case 102 -> { // ands
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Rd == 31) {
          to.text("tst ");
          to.r(sf, Rn);
          to.text(", ");
          to.r(sf, Rm);
          to.shift(shift, imm6);
        } else {
          to.text("ands ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", ");
          to.r(sf, Rm);
          to.shift(shift, imm6);
        }
      }
      case 103 -> { // bics
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("bics ");
        to.r(sf, Rd);
        to.text(", ");
        to.r(sf, Rn);
        to.text(", ");
        to.r(sf, Rm);
        to.shift(shift, imm6);
      }
      case 104 -> { // add
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("add ");
        to.r(sf, Rd);
        to.text(", ");
        to.r(sf, Rn);
        to.text(", ");
        to.r(sf, Rm);
        to.shift(shift, imm6);
      }
      case 105 -> { // adds
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Rd == 31) {
          to.text("cmn ");
          to.r(sf, Rn);
          to.text(", ");
          to.r(sf, Rm);
          to.shift(shift, imm6);
        } else {
          to.text("adds ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", ");
          to.r(sf, Rm);
          to.shift(shift, imm6);
        }
      }
      case 106 -> { // sub
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Rn == 31) {
          to.text("neg ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rm);
          to.shift(shift, imm6);
        } else {
          to.text("sub ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", ");
          to.r(sf, Rm);
          to.shift(shift, imm6);
        }
      }
      case 107 -> { // subs
        int sf = w >>> 31 & 1;
        int shift = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int imm6 = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Rd == 31) {
          to.text("cmp ");
          to.r(sf, Rn);
          to.text(", ");
          to.r(sf, Rm);
          to.shift(shift, imm6);
        } else if (Rn == 31) {
          to.text("negs ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rm);
          to.shift(shift, imm6);
        } else {
          to.text("subs ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", ");
          to.r(sf, Rm);
          to.shift(shift, imm6);
        }
      }
      case 108 -> { // add_x
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int imm3 = w >>> 10 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("add ");
        to.rsp(sf, Rd);
        to.text(", ");
        to.rsp(sf, Rn);
        to.text(", ");
        to.extended(sf, option, imm3, Rm, Rd == 31 || Rn == 31);
      }
      case 109 -> { // adds_x
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int imm3 = w >>> 10 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Rd == 31) {
          to.text("cmn ");
          to.rsp(sf, Rn);
          to.text(", ");
          to.extended(sf, option, imm3, Rm, Rn == 31);
        } else {
          to.text("adds ");
          to.r(sf, Rd);
          to.text(", ");
          to.rsp(sf, Rn);
          to.text(", ");
          to.extended(sf, option, imm3, Rm, Rn == 31);
        }
      }
      case 110 -> { // sub_x
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int imm3 = w >>> 10 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sub ");
        to.rsp(sf, Rd);
        to.text(", ");
        to.rsp(sf, Rn);
        to.text(", ");
        to.extended(sf, option, imm3, Rm, Rd == 31 || Rn == 31);
      }
      case 111 -> { // subs_x
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int imm3 = w >>> 10 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Rd == 31) {
          to.text("cmp ");
          to.rsp(sf, Rn);
          to.text(", ");
          to.extended(sf, option, imm3, Rm, Rn == 31);
        } else {
          to.text("subs ");
          to.r(sf, Rd);
          to.text(", ");
          to.rsp(sf, Rn);
          to.text(", ");
          to.extended(sf, option, imm3, Rm, Rn == 31);
        }
      }
      default -> to.undefined();
    }
  }

  private static void write7(int encoding, int w, Operands to) {
    switch (encoding) {
      case 112 -> { // adc
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("adc ");
        to.r(sf, Rd);
        to.text(", ");
        to.r(sf, Rn);
        to.text(", ");
        to.r(sf, Rm);
      }
      case 113 -> { // adcs
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("adcs ");
        to.r(sf, Rd);
        to.text(", ");
        to.r(sf, Rn);
        to.text(", ");
        to.r(sf, Rm);
      }
      case 114 -> { // sbc
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Rn == 31) {
          to.text("ngc ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rm);
        } else {
          to.text("sbc ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", ");
          to.r(sf, Rm);
        }
      }
      case 115 -> { // sbcs
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Rn == 31) {
          to.text("ngcs ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rm);
        } else {
          to.text("sbcs ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", ");
          to.r(sf, Rm);
        }
      }
      case 116 -> { // ccmn
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int nzcv = w >>> 0 & 15;
        to.text("ccmn ");
        to.r(sf, Rn);
        to.text(", ");
        to.r(sf, Rm);
        to.text(", #");
        to.hex(nzcv);
        to.text(", ");
        to.condition(cond);
      }
      case 117 -> { // ccmn_i
        int sf = w >>> 31 & 1;
        int imm5 = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int nzcv = w >>> 0 & 15;
        to.text("ccmn ");
        to.r(sf, Rn);
        to.text(", #");
        to.hex(imm5);
        to.text(", #");
        to.hex(nzcv);
        to.text(", ");
        to.condition(cond);
      }
      case 118 -> { // ccmp
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int nzcv = w >>> 0 & 15;
        to.text("ccmp ");
        to.r(sf, Rn);
        to.text(", ");
        to.r(sf, Rm);
        to.text(", #");
        to.hex(nzcv);
        to.text(", ");
        to.condition(cond);
      }
      case 119 -> { // ccmp_i
        int sf = w >>> 31 & 1;
        int imm5 = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int nzcv = w >>> 0 & 15;
        to.text("ccmp ");
        to.r(sf, Rn);
        to.text(", #");
        to.hex(imm5);
        to.text(", #");
        to.hex(nzcv);
        to.text(", ");
        to.condition(cond);
      }
      case 120 -> { // csel
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("csel ");
        to.r(sf, Rd);
        to.text(", ");
        to.r(sf, Rn);
        to.text(", ");
        to.r(sf, Rm);
        to.text(", ");
        to.condition(cond);
      }
      case 121 -> { // csinc
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Rm == 31 && Rn == 31 && cond < 14) {
          to.text("cset ");
          to.r(sf, Rd);
          to.text(", ");
          to.condition(cond ^ 1);
        } else if (Rm == Rn && cond < 14) {
          to.text("cinc ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", ");
          to.condition(cond ^ 1);
        } else {
          to.text("csinc ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", ");
          to.r(sf, Rm);
          to.text(", ");
          to.condition(cond);
        }
      }
      case 122 -> { // csinv
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Rm == 31 && Rn == 31 && cond < 14) {
          to.text("csetm ");
          to.r(sf, Rd);
          to.text(", ");
          to.condition(cond ^ 1);
        } else if (Rm == Rn && cond < 14) {
          to.text("cinv ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", ");
          to.condition(cond ^ 1);
        } else {
          to.text("csinv ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", ");
          to.r(sf, Rm);
          to.text(", ");
          to.condition(cond);
        }
      }
      case 123 -> { // csneg
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Rm == Rn && cond < 14) {
          to.text("cneg ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", ");
          to.condition(cond ^ 1);
        } else {
          to.text("csneg ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", ");
          to.r(sf, Rm);
          to.text(", ");
          to.condition(cond);
        }
      }
      case 124 -> { // madd
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Ra = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Ra == 31) {
          to.text("mul ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", ");
          to.r(sf, Rm);
        } else {
          to.text("madd ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", ");
          to.r(sf, Rm);
          to.text(", ");
          to.r(sf, Ra);
        }
      }
      case 125 -> { // msub
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Ra = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Ra == 31) {
          to.text("mneg ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", ");
          to.r(sf, Rm);
        } else {
          to.text("msub ");
          to.r(sf, Rd);
          to.text(", ");
          to.r(sf, Rn);
          to.text(", ");
          to.r(sf, Rm);
          to.text(", ");
          to.r(sf, Ra);
        }
      }
      case 126 -> { // smaddl
        int Rm = w >>> 16 & 31;
        int Ra = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Ra == 31) {
          to.text("smull ");
          to.x(Rd);
          to.text(", ");
          to.w(Rn);
          to.text(", ");
          to.w(Rm);
        } else {
          to.text("smaddl ");
          to.x(Rd);
          to.text(", ");
          to.w(Rn);
          to.text(", ");
          to.w(Rm);
          to.text(", ");
          to.x(Ra);
        }
      }
      case 127 -> { // smsubl
        int Rm = w >>> 16 & 31;
        int Ra = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Ra == 31) {
          to.text("smnegl ");
          to.x(Rd);
          to.text(", ");
          to.w(Rn);
          to.text(", ");
          to.w(Rm);
        } else {
          to.text("smsubl ");
          to.x(Rd);
          to.text(", ");
          to.w(Rn);
          to.text(", ");
          to.w(Rm);
          to.text(", ");
          to.x(Ra);
        }
      }
      default -> to.undefined();
    }
  }

  private static void write8(int encoding, int w, Operands to) {
    switch (encoding) {
      case 128 -> { // smulh
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("smulh ");
        to.x(Rd);
        to.text(", ");
        to.x(Rn);
        to.text(", ");
        to.x(Rm);
      }
      case 129 -> { // umaddl
        int Rm = w >>> 16 & 31;
        int Ra = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Ra == 31) {
          to.text("umull ");
          to.x(Rd);
          to.text(", ");
          to.w(Rn);
          to.text(", ");
          to.w(Rm);
        } else {
          to.text("umaddl ");
          to.x(Rd);
          to.text(", ");
          to.w(Rn);
          to.text(", ");
          to.w(Rm);
          to.text(", ");
          to.x(Ra);
        }
      }
      case 130 -> { // umsubl
        int Rm = w >>> 16 & 31;
        int Ra = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Ra == 31) {
          to.text("umnegl ");
          to.x(Rd);
          to.text(", ");
          to.w(Rn);
          to.text(", ");
          to.w(Rm);
        } else {
          to.text("umsubl ");
          to.x(Rd);
          to.text(", ");
          to.w(Rn);
          to.text(", ");
          to.w(Rm);
          to.text(", ");
          to.x(Ra);
        }
      }
      case 131 -> { // umulh
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("umulh ");
        to.x(Rd);
        to.text(", ");
        to.x(Rn);
        to.text(", ");
        to.x(Rm);
      }
      case 132 -> { // udiv
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("udiv ");
        to.r(sf, Rd);
        to.text(", ");
        to.r(sf, Rn);
        to.text(", ");
        to.r(sf, Rm);
      }
      case 133 -> { // sdiv
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sdiv ");
        to.r(sf, Rd);
        to.text(", ");
        to.r(sf, Rn);
        to.text(", ");
        to.r(sf, Rm);
      }
      case 134 -> { // lslv
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("lsl ");
        to.r(sf, Rd);
        to.text(", ");
        to.r(sf, Rn);
        to.text(", ");
        to.r(sf, Rm);
      }
      case 135 -> { // lsrv
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("lsr ");
        to.r(sf, Rd);
        to.text(", ");
        to.r(sf, Rn);
        to.text(", ");
        to.r(sf, Rm);
      }
      case 136 -> { // asrv
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("asr ");
        to.r(sf, Rd);
        to.text(", ");
        to.r(sf, Rn);
        to.text(", ");
        to.r(sf, Rm);
      }
      case 137 -> { // rorv
        int sf = w >>> 31 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("ror ");
        to.r(sf, Rd);
        to.text(", ");
        to.r(sf, Rn);
        to.text(", ");
        to.r(sf, Rm);
      }
      case 138 -> { // crc32
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("crc32");
        to.bhwx(size);
        to.text(" ");
        to.w(Rd);
        to.text(", ");
        to.w(Rn);
        to.text(", ");
        to.sized(size, Rm);
      }
      case 139 -> { // crc32c
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("crc32c");
        to.bhwx(size);
        to.text(" ");
        to.w(Rd);
        to.text(", ");
        to.w(Rn);
        to.text(", ");
        to.sized(size, Rm);
      }
      case 140 -> { // rbit
        int sf = w >>> 31 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("rbit ");
        to.r(sf, Rd);
        to.text(", ");
        to.r(sf, Rn);
      }
      case 141 -> { // rev16
        int sf = w >>> 31 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("rev16 ");
        to.r(sf, Rd);
        to.text(", ");
        to.r(sf, Rn);
      }
      case 142 -> { // rev_w
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("rev ");
        to.w(Rd);
        to.text(", ");
        to.w(Rn);
      }
      case 143 -> { // rev32
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("rev32 ");
        to.x(Rd);
        to.text(", ");
        to.x(Rn);
      }
      default -> to.undefined();
    }
  }

  private static void write9(int encoding, int w, Operands to) {
    switch (encoding) {
      case 144 -> { // rev_x
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("rev ");
        to.x(Rd);
        to.text(", ");
        to.x(Rn);
      }
      case 145 -> { // clz
        int sf = w >>> 31 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("clz ");
        to.r(sf, Rd);
        to.text(", ");
        to.r(sf, Rn);
      }
      case 146 -> { // cls
        int sf = w >>> 31 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cls ");
        to.r(sf, Rd);
        to.text(", ");
        to.r(sf, Rn);
      }
      case 147 -> { // fpsimd
        to.undefined();
      }
      case 148 -> { // ldr_lit_v
        int opc = w >>> 30 & 3;
        int imm19 = w >>> 5 & 524287;
        int Rt = w >>> 0 & 31;
        to.text("ldr ");
        to.fp(opc + 2, Rt);
        to.text(", ");
        to.label(sx(imm19, 19) * 4);
      }
      case 149 -> { // stnp_v
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("stnp ");
        to.fp(opc + 2, Rt);
        to.text(", ");
        to.fp(opc + 2, Rt2);
        to.text(", [");
        to.xsp(Rn);
        to.plus(sx(imm7, 7) << 2 + opc);
        to.text("]");
      }
      case 150 -> { // ldnp_v
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldnp ");
        to.fp(opc + 2, Rt);
        to.text(", ");
        to.fp(opc + 2, Rt2);
        to.text(", [");
        to.xsp(Rn);
        to.plus(sx(imm7, 7) << 2 + opc);
        to.text("]");
      }
      case 151 -> { // stp_v_post
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("stp ");
        to.fp(opc + 2, Rt);
        to.text(", ");
        to.fp(opc + 2, Rt2);
        to.text(", [");
        to.xsp(Rn);
        to.text("], #");
        to.dec(sx(imm7, 7) << 2 + opc);
      }
      case 152 -> { // ldp_v_post
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldp ");
        to.fp(opc + 2, Rt);
        to.text(", ");
        to.fp(opc + 2, Rt2);
        to.text(", [");
        to.xsp(Rn);
        to.text("], #");
        to.dec(sx(imm7, 7) << 2 + opc);
      }
      case 153 -> { // stp_v
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("stp ");
        to.fp(opc + 2, Rt);
        to.text(", ");
        to.fp(opc + 2, Rt2);
        to.text(", [");
        to.xsp(Rn);
        to.plus(sx(imm7, 7) << 2 + opc);
        to.text("]");
      }
      case 154 -> { // ldp_v
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldp ");
        to.fp(opc + 2, Rt);
        to.text(", ");
        to.fp(opc + 2, Rt2);
        to.text(", [");
        to.xsp(Rn);
        to.plus(sx(imm7, 7) << 2 + opc);
        to.text("]");
      }
      case 155 -> { // stp_v_pre
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("stp ");
        to.fp(opc + 2, Rt);
        to.text(", ");
        to.fp(opc + 2, Rt2);
        to.text(", [");
        to.xsp(Rn);
        to.text(", #");
        to.dec(sx(imm7, 7) << 2 + opc);
        to.text("]!");
      }
      case 156 -> { // ldp_v_pre
        int opc = w >>> 30 & 3;
        int imm7 = w >>> 15 & 127;
        int Rt2 = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldp ");
        to.fp(opc + 2, Rt);
        to.text(", ");
        to.fp(opc + 2, Rt2);
        to.text(", [");
        to.xsp(Rn);
        to.text(", #");
        to.dec(sx(imm7, 7) << 2 + opc);
        to.text("]!");
      }
      case 157 -> { // stur_v
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("stur ");
        to.fp(o0 << 2 | size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.plus(sx(imm9, 9));
        to.text("]");
      }
      case 158 -> { // ldur_v
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldur ");
        to.fp(o0 << 2 | size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.plus(sx(imm9, 9));
        to.text("]");
      }
      case 159 -> { // str_v_post
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("str ");
        to.fp(o0 << 2 | size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("], #");
        to.dec(sx(imm9, 9));
      }
      default -> to.undefined();
    }
  }

  private static void write10(int encoding, int w, Operands to) {
    switch (encoding) {
      case 160 -> { // ldr_v_post
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldr ");
        to.fp(o0 << 2 | size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("], #");
        to.dec(sx(imm9, 9));
      }
      case 161 -> { // str_v_pre
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("str ");
        to.fp(o0 << 2 | size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text(", #");
        to.dec(sx(imm9, 9));
        to.text("]!");
      }
      case 162 -> { // ldr_v_pre
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm9 = w >>> 12 & 511;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldr ");
        to.fp(o0 << 2 | size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text(", #");
        to.dec(sx(imm9, 9));
        to.text("]!");
      }
      case 163 -> { // str_v_r
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int S = w >>> 12 & 1;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("str ");
        to.fp(o0 << 2 | size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text(", ");
        to.offset(Rm, option, S, o0 << 2 | size);
        to.text("]");
      }
      case 164 -> { // ldr_v_r
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int Rm = w >>> 16 & 31;
        int option = w >>> 13 & 7;
        int S = w >>> 12 & 1;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldr ");
        to.fp(o0 << 2 | size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text(", ");
        to.offset(Rm, option, S, o0 << 2 | size);
        to.text("]");
      }
      case 165 -> { // str_v
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("str ");
        to.fp(o0 << 2 | size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.plus(imm12 << (o0 << 2 | size));
        to.text("]");
      }
      case 166 -> { // ldr_v
        int size = w >>> 30 & 3;
        int o0 = w >>> 23 & 1;
        int imm12 = w >>> 10 & 4095;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ldr ");
        to.fp(o0 << 2 | size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.plus(imm12 << (o0 << 2 | size));
        to.text("]");
      }
      case 167 -> { // ldst_multiple
        to.text("ldst_multiple");
      }
      case 168 -> { // ldst_multiple_post
        to.text("ldst_multiple_post");
      }
      case 169 -> { // ldst_single
        to.text("ldst_single");
      }
      case 170 -> { // ldst_single_post
        to.text("ldst_single_post");
      }
      case 171 -> { // movi
        to.text("movi");
      }
      case 172 -> { // dup_e
        to.text("dup_e");
      }
      case 173 -> { // dup_g
        to.text("dup_g");
      }
      case 174 -> { // smov
        to.text("smov");
      }
      case 175 -> { // umov
        to.text("umov");
      }
      default -> to.undefined();
    }
  }

  private static void write11(int encoding, int w, Operands to) {
    switch (encoding) {
      case 176 -> { // ins_g
        to.text("ins_g");
      }
      case 177 -> { // ins_e
        to.text("ins_e");
      }
      case 178 -> { // fmov_sw
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmov ");
        to.fp(2, Rd);
        to.text(", ");
        to.w(Rn);
      }
      case 179 -> { // fmov_ws
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmov ");
        to.w(Rd);
        to.text(", ");
        to.fp(2, Rn);
      }
      case 180 -> { // fmov_dx
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmov ");
        to.fp(3, Rd);
        to.text(", ");
        to.x(Rn);
      }
      case 181 -> { // fmov_xd
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmov ");
        to.x(Rd);
        to.text(", ");
        to.fp(3, Rn);
      }
      case 182 -> { // fmov_vx
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmov v");
        to.dec(Rd);
        to.text(".d[1], ");
        to.x(Rn);
      }
      case 183 -> { // fmov_xv
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmov ");
        to.x(Rd);
        to.text(", v");
        to.dec(Rn);
        to.text(".d[1]");
      }
      default -> to.undefined();
    }
  }
}
