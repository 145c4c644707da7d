// Generated from a64/*.isa by org.gunyahsim.guest.aarch64.isa.Generator; do not edit.
package org.gunyahsim.guest.aarch64.generated;

import static org.gunyahsim.guest.aarch64.decode.FpLowering.*;
import static org.gunyahsim.guest.aarch64.decode.Lowering.*;
import static org.gunyahsim.guest.aarch64.decode.SimdLowering.*;
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
      case 12 -> write12(encoding, w, to);
      case 13 -> write13(encoding, w, to);
      case 14 -> write14(encoding, w, to);
      case 15 -> write15(encoding, w, to);
      case 16 -> write16(encoding, w, to);
      case 17 -> write17(encoding, w, to);
      case 18 -> write18(encoding, w, to);
      case 19 -> write19(encoding, w, to);
      case 20 -> write20(encoding, w, to);
      case 21 -> write21(encoding, w, to);
      case 22 -> write22(encoding, w, to);
      case 23 -> write23(encoding, w, to);
      case 24 -> write24(encoding, w, to);
      case 25 -> write25(encoding, w, to);
      case 26 -> write26(encoding, w, to);
      case 27 -> write27(encoding, w, to);
      case 28 -> write28(encoding, w, to);
      case 29 -> write29(encoding, w, to);
      case 30 -> write30(encoding, w, to);
      case 31 -> write31(encoding, w, to);
      case 32 -> write32(encoding, w, to);
      case 33 -> write33(encoding, w, to);
      case 34 -> write34(encoding, w, to);
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
        if (Rn == 31 && (Rd == 31 || !isMoveWide(sf, bitmask(sf, N, immr, imms)))) {
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
      case 147 -> { // ldr_lit_v
        int opc = w >>> 30 & 3;
        int imm19 = w >>> 5 & 524287;
        int Rt = w >>> 0 & 31;
        to.text("ldr ");
        to.fp(opc + 2, Rt);
        to.text(", ");
        to.label(sx(imm19, 19) * 4);
      }
      case 148 -> { // stnp_v
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
      case 149 -> { // ldnp_v
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
      case 150 -> { // stp_v_post
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
      case 151 -> { // ldp_v_post
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
      case 152 -> { // stp_v
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
      case 153 -> { // ldp_v
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
      case 154 -> { // stp_v_pre
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
      case 155 -> { // ldp_v_pre
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
      case 156 -> { // stur_v
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
      case 157 -> { // ldur_v
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
      case 158 -> { // str_v_post
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
      case 159 -> { // ldr_v_post
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
      default -> to.undefined();
    }
  }

  private static void write10(int encoding, int w, Operands to) {
    switch (encoding) {
      case 160 -> { // str_v_pre
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
      case 161 -> { // ldr_v_pre
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
      case 162 -> { // str_v_r
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
      case 163 -> { // ldr_v_r
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
      case 164 -> { // str_v
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
      case 165 -> { // ldr_v
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
      case 166 -> { // ldst1_1
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.either(L, "st", "ld");
        to.text("1 ");
        to.list(1, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("]");
      }
      case 167 -> { // ldst1_1_post
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.either(L, "st", "ld");
        to.text("1 ");
        to.list(1, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("], ");
        to.postIndex(Rm, 1 << 3 + Q);
      }
      case 168 -> { // ldst1_2
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.either(L, "st", "ld");
        to.text("1 ");
        to.list(2, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("]");
      }
      case 169 -> { // ldst1_2_post
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.either(L, "st", "ld");
        to.text("1 ");
        to.list(2, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("], ");
        to.postIndex(Rm, 2 << 3 + Q);
      }
      case 170 -> { // ldst1_3
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.either(L, "st", "ld");
        to.text("1 ");
        to.list(3, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("]");
      }
      case 171 -> { // ldst1_3_post
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.either(L, "st", "ld");
        to.text("1 ");
        to.list(3, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("], ");
        to.postIndex(Rm, 3 << 3 + Q);
      }
      case 172 -> { // ldst1_4
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.either(L, "st", "ld");
        to.text("1 ");
        to.list(4, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("]");
      }
      case 173 -> { // ldst1_4_post
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.either(L, "st", "ld");
        to.text("1 ");
        to.list(4, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("], ");
        to.postIndex(Rm, 4 << 3 + Q);
      }
      case 174 -> { // ldst2
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.either(L, "st", "ld");
        to.text("2 ");
        to.list(2, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("]");
      }
      case 175 -> { // ldst2_post
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.either(L, "st", "ld");
        to.text("2 ");
        to.list(2, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("], ");
        to.postIndex(Rm, 2 << 3 + Q);
      }
      default -> to.undefined();
    }
  }

  private static void write11(int encoding, int w, Operands to) {
    switch (encoding) {
      case 176 -> { // ldst3
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.either(L, "st", "ld");
        to.text("3 ");
        to.list(3, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("]");
      }
      case 177 -> { // ldst3_post
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.either(L, "st", "ld");
        to.text("3 ");
        to.list(3, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("], ");
        to.postIndex(Rm, 3 << 3 + Q);
      }
      case 178 -> { // ldst4
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.either(L, "st", "ld");
        to.text("4 ");
        to.list(4, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("]");
      }
      case 179 -> { // ldst4_post
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.either(L, "st", "ld");
        to.text("4 ");
        to.list(4, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("], ");
        to.postIndex(Rm, 4 << 3 + Q);
      }
      case 180 -> { // ldst1_lane
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int opcodeh = w >>> 14 & 3;
        int S = w >>> 12 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.either(L, "st", "ld");
        to.text("1 ");
        to.laneList(1, singleSize(opcodeh, S, size), Q << 3 | S << 2 | size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("]");
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
        to.either(L, "st", "ld");
        to.text("1 ");
        to.laneList(1, singleSize(opcodeh, S, size), Q << 3 | S << 2 | size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("], ");
        to.postIndex(Rm, 1 << singleSize(opcodeh, S, size));
      }
      case 182 -> { // ldst2_lane
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int opcodeh = w >>> 14 & 3;
        int S = w >>> 12 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.either(L, "st", "ld");
        to.text("2 ");
        to.laneList(2, singleSize(opcodeh, S, size), Q << 3 | S << 2 | size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("]");
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
        to.either(L, "st", "ld");
        to.text("2 ");
        to.laneList(2, singleSize(opcodeh, S, size), Q << 3 | S << 2 | size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("], ");
        to.postIndex(Rm, 2 << singleSize(opcodeh, S, size));
      }
      case 184 -> { // ldst3_lane
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int opcodeh = w >>> 14 & 3;
        int S = w >>> 12 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.either(L, "st", "ld");
        to.text("3 ");
        to.laneList(3, singleSize(opcodeh, S, size), Q << 3 | S << 2 | size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("]");
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
        to.either(L, "st", "ld");
        to.text("3 ");
        to.laneList(3, singleSize(opcodeh, S, size), Q << 3 | S << 2 | size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("], ");
        to.postIndex(Rm, 3 << singleSize(opcodeh, S, size));
      }
      case 186 -> { // ldst4_lane
        int Q = w >>> 30 & 1;
        int L = w >>> 22 & 1;
        int opcodeh = w >>> 14 & 3;
        int S = w >>> 12 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.either(L, "st", "ld");
        to.text("4 ");
        to.laneList(4, singleSize(opcodeh, S, size), Q << 3 | S << 2 | size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("]");
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
        to.either(L, "st", "ld");
        to.text("4 ");
        to.laneList(4, singleSize(opcodeh, S, size), Q << 3 | S << 2 | size, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("], ");
        to.postIndex(Rm, 4 << singleSize(opcodeh, S, size));
      }
      case 188 -> { // ld1r
        int Q = w >>> 30 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ld1r ");
        to.list(1, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("]");
      }
      case 189 -> { // ld1r_post
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ld1r ");
        to.list(1, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("], ");
        to.postIndex(Rm, 1 << size);
      }
      case 190 -> { // ld2r
        int Q = w >>> 30 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ld2r ");
        to.list(2, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("]");
      }
      case 191 -> { // ld2r_post
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ld2r ");
        to.list(2, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("], ");
        to.postIndex(Rm, 2 << size);
      }
      default -> to.undefined();
    }
  }

  private static void write12(int encoding, int w, Operands to) {
    switch (encoding) {
      case 192 -> { // ld3r
        int Q = w >>> 30 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ld3r ");
        to.list(3, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("]");
      }
      case 193 -> { // ld3r_post
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ld3r ");
        to.list(3, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("], ");
        to.postIndex(Rm, 3 << size);
      }
      case 194 -> { // ld4r
        int Q = w >>> 30 & 1;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ld4r ");
        to.list(4, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("]");
      }
      case 195 -> { // ld4r_post
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int size = w >>> 10 & 3;
        int Rn = w >>> 5 & 31;
        int Rt = w >>> 0 & 31;
        to.text("ld4r ");
        to.list(4, size, Q, Rt);
        to.text(", [");
        to.xsp(Rn);
        to.text("], ");
        to.postIndex(Rm, 4 << size);
      }
      case 196 -> { // movi
        int Q = w >>> 30 & 1;
        int op = w >>> 29 & 1;
        int abc = w >>> 16 & 7;
        int cmode = w >>> 12 & 15;
        int defgh = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (cmode == 15) {
          to.text("fmov ");
          to.v(2 + op, Q, Rd);
          to.text(", #");
          to.fpImmediate(abc << 5 | defgh);
        } else if (cmode == 14 && op == 0) {
          to.text("movi ");
          to.v(0, Q, Rd);
          to.text(", #");
          to.hex(abc << 5 | defgh);
        } else if (cmode == 14 && Q == 0) {
          to.text("movi ");
          to.fp(3, Rd);
          to.text(", #");
          to.hex(vectorImmediate(op, cmode, abc << 5 | defgh));
        } else if (cmode == 14) {
          to.text("movi ");
          to.v(3, Q, Rd);
          to.text(", #");
          to.hex(vectorImmediate(op, cmode, abc << 5 | defgh));
        } else if (cmode >= 12) {
          to.either(op, "movi", "mvni");
          to.text(" ");
          to.v(2, Q, Rd);
          to.text(", #");
          to.hex(abc << 5 | defgh);
          to.text(", msl #");
          to.dec(8 << (cmode & 1));
        } else if ((cmode & 9) == 8) {
          to.either(op, "movi", "mvni");
          to.text(" ");
          to.v(1, Q, Rd);
          to.text(", #");
          to.hex(abc << 5 | defgh);
          to.lsl(cmode << 2 & 8);
        } else if ((cmode & 9) == 9) {
          to.either(op, "orr", "bic");
          to.text(" ");
          to.v(1, Q, Rd);
          to.text(", #");
          to.hex(abc << 5 | defgh);
          to.lsl(cmode << 2 & 8);
        } else if ((cmode & 9) == 1) {
          to.either(op, "orr", "bic");
          to.text(" ");
          to.v(2, Q, Rd);
          to.text(", #");
          to.hex(abc << 5 | defgh);
          to.lsl(cmode << 2 & 24);
        } else {
          to.either(op, "movi", "mvni");
          to.text(" ");
          to.v(2, Q, Rd);
          to.text(", #");
          to.hex(abc << 5 | defgh);
          to.lsl(cmode << 2 & 24);
        }
      }
      case 197 -> { // dup_e
        int Q = w >>> 30 & 1;
        int imm5 = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("dup ");
        to.v(copySize(imm5), Q, Rd);
        to.text(", ");
        to.lane(imm5, Rn);
      }
      case 198 -> { // dup_g
        int Q = w >>> 30 & 1;
        int imm5 = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("dup ");
        to.v(copySize(imm5), Q, Rd);
        to.text(", ");
        to.sized(copySize(imm5), Rn);
      }
      case 199 -> { // dup_s
        int imm5 = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("mov ");
        to.fp(copySize(imm5), Rd);
        to.text(", ");
        to.lane(imm5, Rn);
      }
      case 200 -> { // smov
        int Q = w >>> 30 & 1;
        int imm5 = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("smov ");
        to.r(Q, Rd);
        to.text(", ");
        to.lane(imm5, Rn);
      }
      case 201 -> { // umov
        int Q = w >>> 30 & 1;
        int imm5 = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if ((imm5 & 3) == 0) {
          to.text("mov ");
          to.r(Q, Rd);
          to.text(", ");
          to.lane(imm5, Rn);
        } else {
          to.text("umov ");
          to.r(Q, Rd);
          to.text(", ");
          to.lane(imm5, Rn);
        }
      }
      case 202 -> { // ins_g
        int imm5 = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("mov ");
        to.lane(imm5, Rd);
        to.text(", ");
        to.sized(copySize(imm5), Rn);
      }
      case 203 -> { // ins_e
        int imm5 = w >>> 16 & 31;
        int imm4 = w >>> 11 & 15;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("mov ");
        to.lane(imm5, Rd);
        to.text(", ");
        to.element(copySize(imm5), Rn, imm4 >> copySize(imm5));
      }
      case 204 -> { // hadd
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("hadd ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 205 -> { // qadd
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("qadd ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 206 -> { // rhadd
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("rhadd ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 207 -> { // hsub
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("hsub ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      default -> to.undefined();
    }
  }

  private static void write13(int encoding, int w, Operands to) {
    switch (encoding) {
      case 208 -> { // qsub
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("qsub ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 209 -> { // cmgt
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmgt ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 210 -> { // cmhi
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmhi ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 211 -> { // cmge
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmge ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 212 -> { // cmhs
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmhs ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 213 -> { // shl_r
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("shl ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 214 -> { // qshl_r
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("qshl ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 215 -> { // rshl_r
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("rshl ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 216 -> { // qrshl_r
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("qrshl ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 217 -> { // max
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("max ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 218 -> { // min
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("min ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 219 -> { // abd
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("abd ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 220 -> { // aba
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("aba ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 221 -> { // add_v
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("add ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 222 -> { // sub_v
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sub ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 223 -> { // cmtst
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmtst ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      default -> to.undefined();
    }
  }

  private static void write14(int encoding, int w, Operands to) {
    switch (encoding) {
      case 224 -> { // cmeq
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmeq ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 225 -> { // mla
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("mla ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 226 -> { // mls
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("mls ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 227 -> { // mul
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("mul ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 228 -> { // pmul
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("pmul ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 229 -> { // maxp
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("maxp ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 230 -> { // minp
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("minp ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 231 -> { // sqdmulh
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqdmulh ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 232 -> { // sqrdmulh
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqrdmulh ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 233 -> { // addp
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("addp ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 234 -> { // and_v
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("and ");
        to.v(0, Q, Rd);
        to.text(", ");
        to.v(0, Q, Rn);
        to.text(", ");
        to.v(0, Q, Rm);
      }
      case 235 -> { // bic_v
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("bic ");
        to.v(0, Q, Rd);
        to.text(", ");
        to.v(0, Q, Rn);
        to.text(", ");
        to.v(0, Q, Rm);
      }
      case 236 -> { // orr_v
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (Rn == Rm) {
          to.text("mov ");
          to.v(0, Q, Rd);
          to.text(", ");
          to.v(0, Q, Rn);
        } else {
          to.text("orr ");
          to.v(0, Q, Rd);
          to.text(", ");
          to.v(0, Q, Rn);
          to.text(", ");
          to.v(0, Q, Rm);
        }
      }
      case 237 -> { // orn_v
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("orn ");
        to.v(0, Q, Rd);
        to.text(", ");
        to.v(0, Q, Rn);
        to.text(", ");
        to.v(0, Q, Rm);
      }
      case 238 -> { // eor_v
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("eor ");
        to.v(0, Q, Rd);
        to.text(", ");
        to.v(0, Q, Rn);
        to.text(", ");
        to.v(0, Q, Rm);
      }
      case 239 -> { // bsl_v
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("bsl ");
        to.v(0, Q, Rd);
        to.text(", ");
        to.v(0, Q, Rn);
        to.text(", ");
        to.v(0, Q, Rm);
      }
      default -> to.undefined();
    }
  }

  private static void write15(int encoding, int w, Operands to) {
    switch (encoding) {
      case 240 -> { // bit_v
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("bit ");
        to.v(0, Q, Rd);
        to.text(", ");
        to.v(0, Q, Rn);
        to.text(", ");
        to.v(0, Q, Rm);
      }
      case 241 -> { // bif_v
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("bif ");
        to.v(0, Q, Rd);
        to.text(", ");
        to.v(0, Q, Rn);
        to.text(", ");
        to.v(0, Q, Rm);
      }
      case 242 -> { // qadd_s
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("qadd ");
        to.fp(size, Rd);
        to.text(", ");
        to.fp(size, Rn);
        to.text(", ");
        to.fp(size, Rm);
      }
      case 243 -> { // qsub_s
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("qsub ");
        to.fp(size, Rd);
        to.text(", ");
        to.fp(size, Rn);
        to.text(", ");
        to.fp(size, Rm);
      }
      case 244 -> { // cmgt_s
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmgt ");
        to.fp(3, Rd);
        to.text(", ");
        to.fp(3, Rn);
        to.text(", ");
        to.fp(3, Rm);
      }
      case 245 -> { // cmhi_s
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmhi ");
        to.fp(3, Rd);
        to.text(", ");
        to.fp(3, Rn);
        to.text(", ");
        to.fp(3, Rm);
      }
      case 246 -> { // cmge_s
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmge ");
        to.fp(3, Rd);
        to.text(", ");
        to.fp(3, Rn);
        to.text(", ");
        to.fp(3, Rm);
      }
      case 247 -> { // cmhs_s
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmhs ");
        to.fp(3, Rd);
        to.text(", ");
        to.fp(3, Rn);
        to.text(", ");
        to.fp(3, Rm);
      }
      case 248 -> { // shl_r_s
        int U = w >>> 29 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("shl ");
        to.fp(3, Rd);
        to.text(", ");
        to.fp(3, Rn);
        to.text(", ");
        to.fp(3, Rm);
      }
      case 249 -> { // qshl_r_s
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("qshl ");
        to.fp(size, Rd);
        to.text(", ");
        to.fp(size, Rn);
        to.text(", ");
        to.fp(size, Rm);
      }
      case 250 -> { // rshl_r_s
        int U = w >>> 29 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("rshl ");
        to.fp(3, Rd);
        to.text(", ");
        to.fp(3, Rn);
        to.text(", ");
        to.fp(3, Rm);
      }
      case 251 -> { // qrshl_r_s
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("qrshl ");
        to.fp(size, Rd);
        to.text(", ");
        to.fp(size, Rn);
        to.text(", ");
        to.fp(size, Rm);
      }
      case 252 -> { // add_s
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("add ");
        to.fp(3, Rd);
        to.text(", ");
        to.fp(3, Rn);
        to.text(", ");
        to.fp(3, Rm);
      }
      case 253 -> { // sub_s
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sub ");
        to.fp(3, Rd);
        to.text(", ");
        to.fp(3, Rn);
        to.text(", ");
        to.fp(3, Rm);
      }
      case 254 -> { // cmtst_s
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmtst ");
        to.fp(3, Rd);
        to.text(", ");
        to.fp(3, Rn);
        to.text(", ");
        to.fp(3, Rm);
      }
      case 255 -> { // cmeq_s
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmeq ");
        to.fp(3, Rd);
        to.text(", ");
        to.fp(3, Rn);
        to.text(", ");
        to.fp(3, Rm);
      }
      default -> to.undefined();
    }
  }

  private static void write16(int encoding, int w, Operands to) {
    switch (encoding) {
      case 256 -> { // sqdmulh_s
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqdmulh ");
        to.fp(size, Rd);
        to.text(", ");
        to.fp(size, Rn);
        to.text(", ");
        to.fp(size, Rm);
      }
      case 257 -> { // sqrdmulh_s
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqrdmulh ");
        to.fp(size, Rd);
        to.text(", ");
        to.fp(size, Rn);
        to.text(", ");
        to.fp(size, Rm);
      }
      case 258 -> { // addp_s
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("addp ");
        to.fp(3, Rd);
        to.text(", ");
        to.v(3, 1, Rn);
      }
      case 259 -> { // addl
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("addl");
        to.when(Q, "2");
        to.text(" ");
        to.v(size + 1, 1, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 260 -> { // addw
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("addw");
        to.when(Q, "2");
        to.text(" ");
        to.v(size + 1, 1, Rd);
        to.text(", ");
        to.v(size + 1, 1, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 261 -> { // subl
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("subl");
        to.when(Q, "2");
        to.text(" ");
        to.v(size + 1, 1, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 262 -> { // subw
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("subw");
        to.when(Q, "2");
        to.text(" ");
        to.v(size + 1, 1, Rd);
        to.text(", ");
        to.v(size + 1, 1, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 263 -> { // addhn
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.when(U, "r");
        to.text("addhn");
        to.when(Q, "2");
        to.text(" ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size + 1, 1, Rn);
        to.text(", ");
        to.v(size + 1, 1, Rm);
      }
      case 264 -> { // abal
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("abal");
        to.when(Q, "2");
        to.text(" ");
        to.v(size + 1, 1, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 265 -> { // subhn
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.when(U, "r");
        to.text("subhn");
        to.when(Q, "2");
        to.text(" ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size + 1, 1, Rn);
        to.text(", ");
        to.v(size + 1, 1, Rm);
      }
      case 266 -> { // abdl
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("abdl");
        to.when(Q, "2");
        to.text(" ");
        to.v(size + 1, 1, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 267 -> { // mlal
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("mlal");
        to.when(Q, "2");
        to.text(" ");
        to.v(size + 1, 1, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 268 -> { // sqdmlal
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqdmlal");
        to.when(Q, "2");
        to.text(" ");
        to.v(size + 1, 1, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 269 -> { // mlsl
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("mlsl");
        to.when(Q, "2");
        to.text(" ");
        to.v(size + 1, 1, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 270 -> { // sqdmlsl
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqdmlsl");
        to.when(Q, "2");
        to.text(" ");
        to.v(size + 1, 1, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 271 -> { // mull
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("mull");
        to.when(Q, "2");
        to.text(" ");
        to.v(size + 1, 1, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      default -> to.undefined();
    }
  }

  private static void write17(int encoding, int w, Operands to) {
    switch (encoding) {
      case 272 -> { // sqdmull
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqdmull");
        to.when(Q, "2");
        to.text(" ");
        to.v(size + 1, 1, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 273 -> { // pmull
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("pmull");
        to.when(Q, "2");
        to.text(" ");
        to.v(size + 1, 1, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 274 -> { // sqdmlal_s
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqdmlal ");
        to.fp(size + 1, Rd);
        to.text(", ");
        to.fp(size, Rn);
        to.text(", ");
        to.fp(size, Rm);
      }
      case 275 -> { // sqdmlsl_s
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqdmlsl ");
        to.fp(size + 1, Rd);
        to.text(", ");
        to.fp(size, Rn);
        to.text(", ");
        to.fp(size, Rm);
      }
      case 276 -> { // sqdmull_s
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqdmull ");
        to.fp(size + 1, Rd);
        to.text(", ");
        to.fp(size, Rn);
        to.text(", ");
        to.fp(size, Rm);
      }
      case 277 -> { // mla_e
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("mla ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.indexed(size, Rm, H, L);
      }
      case 278 -> { // mls_e
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("mls ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.indexed(size, Rm, H, L);
      }
      case 279 -> { // mul_e
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("mul ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.indexed(size, Rm, H, L);
      }
      case 280 -> { // sqdmulh_e
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqdmulh ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.indexed(size, Rm, H, L);
      }
      case 281 -> { // sqrdmulh_e
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqrdmulh ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.indexed(size, Rm, H, L);
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
        to.either(U, "s", "u");
        to.text("mlal");
        to.when(Q, "2");
        to.text(" ");
        to.v(size + 1, 1, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.indexed(size, Rm, H, L);
      }
      case 283 -> { // sqdmlal_e
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqdmlal");
        to.when(Q, "2");
        to.text(" ");
        to.v(size + 1, 1, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.indexed(size, Rm, H, L);
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
        to.either(U, "s", "u");
        to.text("mlsl");
        to.when(Q, "2");
        to.text(" ");
        to.v(size + 1, 1, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.indexed(size, Rm, H, L);
      }
      case 285 -> { // sqdmlsl_e
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqdmlsl");
        to.when(Q, "2");
        to.text(" ");
        to.v(size + 1, 1, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.indexed(size, Rm, H, L);
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
        to.either(U, "s", "u");
        to.text("mull");
        to.when(Q, "2");
        to.text(" ");
        to.v(size + 1, 1, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.indexed(size, Rm, H, L);
      }
      case 287 -> { // sqdmull_e
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqdmull");
        to.when(Q, "2");
        to.text(" ");
        to.v(size + 1, 1, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.indexed(size, Rm, H, L);
      }
      default -> to.undefined();
    }
  }

  private static void write18(int encoding, int w, Operands to) {
    switch (encoding) {
      case 288 -> { // sqdmlal_es
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqdmlal ");
        to.fp(size + 1, Rd);
        to.text(", ");
        to.fp(size, Rn);
        to.text(", ");
        to.indexed(size, Rm, H, L);
      }
      case 289 -> { // sqdmlsl_es
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqdmlsl ");
        to.fp(size + 1, Rd);
        to.text(", ");
        to.fp(size, Rn);
        to.text(", ");
        to.indexed(size, Rm, H, L);
      }
      case 290 -> { // sqdmull_es
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqdmull ");
        to.fp(size + 1, Rd);
        to.text(", ");
        to.fp(size, Rn);
        to.text(", ");
        to.indexed(size, Rm, H, L);
      }
      case 291 -> { // sqdmulh_es
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqdmulh ");
        to.fp(size, Rd);
        to.text(", ");
        to.fp(size, Rn);
        to.text(", ");
        to.indexed(size, Rm, H, L);
      }
      case 292 -> { // sqrdmulh_es
        int size = w >>> 22 & 3;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqrdmulh ");
        to.fp(size, Rd);
        to.text(", ");
        to.fp(size, Rn);
        to.text(", ");
        to.indexed(size, Rm, H, L);
      }
      case 293 -> { // rev64
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("rev64 ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
      }
      case 294 -> { // rev32_v
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("rev32 ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
      }
      case 295 -> { // rev16_v
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("rev16 ");
        to.v(0, Q, Rd);
        to.text(", ");
        to.v(0, Q, Rn);
      }
      case 296 -> { // addlp
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("addlp ");
        to.v(size + 1, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
      }
      case 297 -> { // uqadd
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "su", "us");
        to.text("qadd ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
      }
      case 298 -> { // cls_v
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cls ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
      }
      case 299 -> { // clz_v
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("clz ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
      }
      case 300 -> { // cnt
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cnt ");
        to.v(0, Q, Rd);
        to.text(", ");
        to.v(0, Q, Rn);
      }
      case 301 -> { // not
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("mvn ");
        to.v(0, Q, Rd);
        to.text(", ");
        to.v(0, Q, Rn);
      }
      case 302 -> { // rbit_v
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("rbit ");
        to.v(0, Q, Rd);
        to.text(", ");
        to.v(0, Q, Rn);
      }
      case 303 -> { // adalp
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("adalp ");
        to.v(size + 1, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
      }
      default -> to.undefined();
    }
  }

  private static void write19(int encoding, int w, Operands to) {
    switch (encoding) {
      case 304 -> { // sqabs
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqabs ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
      }
      case 305 -> { // sqneg
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqneg ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
      }
      case 306 -> { // cmgt_0
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmgt ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", #0");
      }
      case 307 -> { // cmge_0
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmge ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", #0");
      }
      case 308 -> { // cmeq_0
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmeq ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", #0");
      }
      case 309 -> { // cmle_0
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmle ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", #0");
      }
      case 310 -> { // cmlt_0
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmlt ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", #0");
      }
      case 311 -> { // abs
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("abs ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
      }
      case 312 -> { // neg
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("neg ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
      }
      case 313 -> { // uqadd_s
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "su", "us");
        to.text("qadd ");
        to.fp(size, Rd);
        to.text(", ");
        to.fp(size, Rn);
      }
      case 314 -> { // sqabs_s
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqabs ");
        to.fp(size, Rd);
        to.text(", ");
        to.fp(size, Rn);
      }
      case 315 -> { // sqneg_s
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqneg ");
        to.fp(size, Rd);
        to.text(", ");
        to.fp(size, Rn);
      }
      case 316 -> { // cmgt_0s
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmgt ");
        to.fp(3, Rd);
        to.text(", ");
        to.fp(3, Rn);
        to.text(", #0");
      }
      case 317 -> { // cmge_0s
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmge ");
        to.fp(3, Rd);
        to.text(", ");
        to.fp(3, Rn);
        to.text(", #0");
      }
      case 318 -> { // cmeq_0s
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmeq ");
        to.fp(3, Rd);
        to.text(", ");
        to.fp(3, Rn);
        to.text(", #0");
      }
      case 319 -> { // cmle_0s
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmle ");
        to.fp(3, Rd);
        to.text(", ");
        to.fp(3, Rn);
        to.text(", #0");
      }
      default -> to.undefined();
    }
  }

  private static void write20(int encoding, int w, Operands to) {
    switch (encoding) {
      case 320 -> { // cmlt_0s
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("cmlt ");
        to.fp(3, Rd);
        to.text(", ");
        to.fp(3, Rn);
        to.text(", #0");
      }
      case 321 -> { // abs_s
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("abs ");
        to.fp(3, Rd);
        to.text(", ");
        to.fp(3, Rn);
      }
      case 322 -> { // neg_s
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("neg ");
        to.fp(3, Rd);
        to.text(", ");
        to.fp(3, Rn);
      }
      case 323 -> { // xtn
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("xtn");
        to.when(Q, "2");
        to.text(" ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size + 1, 1, Rn);
      }
      case 324 -> { // sqxtun
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqxtun");
        to.when(Q, "2");
        to.text(" ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size + 1, 1, Rn);
      }
      case 325 -> { // sqxtn
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqxtn");
        to.when(Q, "2");
        to.text(" ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size + 1, 1, Rn);
      }
      case 326 -> { // uqxtn
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("uqxtn");
        to.when(Q, "2");
        to.text(" ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size + 1, 1, Rn);
      }
      case 327 -> { // sqxtun_s
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqxtun ");
        to.fp(size, Rd);
        to.text(", ");
        to.fp(size + 1, Rn);
      }
      case 328 -> { // sqxtn_s
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqxtn ");
        to.fp(size, Rd);
        to.text(", ");
        to.fp(size + 1, Rn);
      }
      case 329 -> { // uqxtn_s
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("uqxtn ");
        to.fp(size, Rd);
        to.text(", ");
        to.fp(size + 1, Rn);
      }
      case 330 -> { // shll
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("shll");
        to.when(Q, "2");
        to.text(" ");
        to.v(size + 1, 1, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", #");
        to.dec(8 << size);
      }
      case 331 -> { // addlv
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("addlv ");
        to.fp(size + 1, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
      }
      case 332 -> { // maxv
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("maxv ");
        to.fp(size, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
      }
      case 333 -> { // minv
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("minv ");
        to.fp(size, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
      }
      case 334 -> { // addv
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("addv ");
        to.fp(size, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
      }
      case 335 -> { // shr_v
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("shr ");
        to.v(shiftSize(immh), Q, Rd);
        to.text(", ");
        to.v(shiftSize(immh), Q, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      default -> to.undefined();
    }
  }

  private static void write21(int encoding, int w, Operands to) {
    switch (encoding) {
      case 336 -> { // sra_v
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("sra ");
        to.v(shiftSize(immh), Q, Rd);
        to.text(", ");
        to.v(shiftSize(immh), Q, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 337 -> { // rshr_v
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("rshr ");
        to.v(shiftSize(immh), Q, Rd);
        to.text(", ");
        to.v(shiftSize(immh), Q, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 338 -> { // rsra_v
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("rsra ");
        to.v(shiftSize(immh), Q, Rd);
        to.text(", ");
        to.v(shiftSize(immh), Q, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 339 -> { // sri_v
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sri ");
        to.v(shiftSize(immh), Q, Rd);
        to.text(", ");
        to.v(shiftSize(immh), Q, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 340 -> { // shl_v
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("shl ");
        to.v(shiftSize(immh), Q, Rd);
        to.text(", ");
        to.v(shiftSize(immh), Q, Rn);
        to.text(", #");
        to.dec(left(immh, immb));
      }
      case 341 -> { // sli_v
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sli ");
        to.v(shiftSize(immh), Q, Rd);
        to.text(", ");
        to.v(shiftSize(immh), Q, Rn);
        to.text(", #");
        to.dec(left(immh, immb));
      }
      case 342 -> { // sqshlu_v
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqshlu ");
        to.v(shiftSize(immh), Q, Rd);
        to.text(", ");
        to.v(shiftSize(immh), Q, Rn);
        to.text(", #");
        to.dec(left(immh, immb));
      }
      case 343 -> { // qshl_v
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("qshl ");
        to.v(shiftSize(immh), Q, Rd);
        to.text(", ");
        to.v(shiftSize(immh), Q, Rn);
        to.text(", #");
        to.dec(left(immh, immb));
      }
      case 344 -> { // shr_vs
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("shr ");
        to.fp(shiftSize(immh), Rd);
        to.text(", ");
        to.fp(shiftSize(immh), Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 345 -> { // sra_vs
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("sra ");
        to.fp(shiftSize(immh), Rd);
        to.text(", ");
        to.fp(shiftSize(immh), Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 346 -> { // rshr_vs
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("rshr ");
        to.fp(shiftSize(immh), Rd);
        to.text(", ");
        to.fp(shiftSize(immh), Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 347 -> { // rsra_vs
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("rsra ");
        to.fp(shiftSize(immh), Rd);
        to.text(", ");
        to.fp(shiftSize(immh), Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 348 -> { // sri_vs
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sri ");
        to.fp(shiftSize(immh), Rd);
        to.text(", ");
        to.fp(shiftSize(immh), Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 349 -> { // shl_vs
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("shl ");
        to.fp(shiftSize(immh), Rd);
        to.text(", ");
        to.fp(shiftSize(immh), Rn);
        to.text(", #");
        to.dec(left(immh, immb));
      }
      case 350 -> { // sli_vs
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sli ");
        to.fp(shiftSize(immh), Rd);
        to.text(", ");
        to.fp(shiftSize(immh), Rn);
        to.text(", #");
        to.dec(left(immh, immb));
      }
      case 351 -> { // sqshlu_vs
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqshlu ");
        to.fp(shiftSize(immh), Rd);
        to.text(", ");
        to.fp(shiftSize(immh), Rn);
        to.text(", #");
        to.dec(left(immh, immb));
      }
      default -> to.undefined();
    }
  }

  private static void write22(int encoding, int w, Operands to) {
    switch (encoding) {
      case 352 -> { // qshl_vs
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.either(U, "s", "u");
        to.text("qshl ");
        to.fp(shiftSize(immh), Rd);
        to.text(", ");
        to.fp(shiftSize(immh), Rn);
        to.text(", #");
        to.dec(left(immh, immb));
      }
      case 353 -> { // shrn
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("shrn");
        to.when(Q, "2");
        to.text(" ");
        to.v(shiftSize(immh), Q, Rd);
        to.text(", ");
        to.v(shiftSize(immh) + 1, 1, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 354 -> { // rshrn
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("rshrn");
        to.when(Q, "2");
        to.text(" ");
        to.v(shiftSize(immh), Q, Rd);
        to.text(", ");
        to.v(shiftSize(immh) + 1, 1, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 355 -> { // sqshrun
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqshrun");
        to.when(Q, "2");
        to.text(" ");
        to.v(shiftSize(immh), Q, Rd);
        to.text(", ");
        to.v(shiftSize(immh) + 1, 1, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 356 -> { // sqrshrun
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqrshrun");
        to.when(Q, "2");
        to.text(" ");
        to.v(shiftSize(immh), Q, Rd);
        to.text(", ");
        to.v(shiftSize(immh) + 1, 1, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 357 -> { // sqshrn
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqshrn");
        to.when(Q, "2");
        to.text(" ");
        to.v(shiftSize(immh), Q, Rd);
        to.text(", ");
        to.v(shiftSize(immh) + 1, 1, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 358 -> { // sqrshrn
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqrshrn");
        to.when(Q, "2");
        to.text(" ");
        to.v(shiftSize(immh), Q, Rd);
        to.text(", ");
        to.v(shiftSize(immh) + 1, 1, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 359 -> { // uqshrn
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("uqshrn");
        to.when(Q, "2");
        to.text(" ");
        to.v(shiftSize(immh), Q, Rd);
        to.text(", ");
        to.v(shiftSize(immh) + 1, 1, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 360 -> { // uqrshrn
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("uqrshrn");
        to.when(Q, "2");
        to.text(" ");
        to.v(shiftSize(immh), Q, Rd);
        to.text(", ");
        to.v(shiftSize(immh) + 1, 1, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 361 -> { // sqshrun_s
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqshrun ");
        to.fp(shiftSize(immh), Rd);
        to.text(", ");
        to.fp(shiftSize(immh) + 1, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 362 -> { // sqrshrun_s
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqrshrun ");
        to.fp(shiftSize(immh), Rd);
        to.text(", ");
        to.fp(shiftSize(immh) + 1, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 363 -> { // sqshrn_s
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqshrn ");
        to.fp(shiftSize(immh), Rd);
        to.text(", ");
        to.fp(shiftSize(immh) + 1, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 364 -> { // sqrshrn_s
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("sqrshrn ");
        to.fp(shiftSize(immh), Rd);
        to.text(", ");
        to.fp(shiftSize(immh) + 1, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 365 -> { // uqshrn_s
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("uqshrn ");
        to.fp(shiftSize(immh), Rd);
        to.text(", ");
        to.fp(shiftSize(immh) + 1, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 366 -> { // uqrshrn_s
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("uqrshrn ");
        to.fp(shiftSize(immh), Rd);
        to.text(", ");
        to.fp(shiftSize(immh) + 1, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 367 -> { // shll_i
        int Q = w >>> 30 & 1;
        int U = w >>> 29 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        if (immb == 0 && (immh & immh - 1) == 0) {
          to.either(U, "s", "u");
          to.text("xtl");
          to.when(Q, "2");
          to.text(" ");
          to.v(shiftSize(immh) + 1, 1, Rd);
          to.text(", ");
          to.v(shiftSize(immh), Q, Rn);
        } else {
          to.either(U, "s", "u");
          to.text("shll");
          to.when(Q, "2");
          to.text(" ");
          to.v(shiftSize(immh) + 1, 1, Rd);
          to.text(", ");
          to.v(shiftSize(immh), Q, Rn);
          to.text(", #");
          to.dec(left(immh, immb));
        }
      }
      default -> to.undefined();
    }
  }

  private static void write23(int encoding, int w, Operands to) {
    switch (encoding) {
      case 368 -> { // uzp1
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("uzp1 ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 369 -> { // trn1
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("trn1 ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 370 -> { // zip1
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("zip1 ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 371 -> { // uzp2
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("uzp2 ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 372 -> { // trn2
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("trn2 ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 373 -> { // zip2
        int Q = w >>> 30 & 1;
        int size = w >>> 22 & 3;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("zip2 ");
        to.v(size, Q, Rd);
        to.text(", ");
        to.v(size, Q, Rn);
        to.text(", ");
        to.v(size, Q, Rm);
      }
      case 374 -> { // ext
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int imm4 = w >>> 11 & 15;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("ext ");
        to.v(0, Q, Rd);
        to.text(", ");
        to.v(0, Q, Rn);
        to.text(", ");
        to.v(0, Q, Rm);
        to.text(", #");
        to.dec(imm4);
      }
      case 375 -> { // tbl
        int Q = w >>> 30 & 1;
        int Rm = w >>> 16 & 31;
        int len = w >>> 13 & 3;
        int op = w >>> 12 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("tb");
        to.either(op, "l", "x");
        to.text(" ");
        to.v(0, Q, Rd);
        to.text(", ");
        to.list(len + 1, 0, 1, Rn);
        to.text(", ");
        to.v(0, Q, Rm);
      }
      case 376 -> { // fmov_sw
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmov ");
        to.fp(2, Rd);
        to.text(", ");
        to.w(Rn);
      }
      case 377 -> { // fmov_ws
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmov ");
        to.w(Rd);
        to.text(", ");
        to.fp(2, Rn);
      }
      case 378 -> { // fmov_dx
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmov ");
        to.fp(3, Rd);
        to.text(", ");
        to.x(Rn);
      }
      case 379 -> { // fmov_xd
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmov ");
        to.x(Rd);
        to.text(", ");
        to.fp(3, Rn);
      }
      case 380 -> { // fmov_vx
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmov v");
        to.dec(Rd);
        to.text(".d[1], ");
        to.x(Rn);
      }
      case 381 -> { // fmov_xv
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmov ");
        to.x(Rd);
        to.text(", v");
        to.dec(Rn);
        to.text(".d[1]");
      }
      case 382 -> { // fmov
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmov ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 383 -> { // fmov_i
        int sz = w >>> 22 & 1;
        int imm8 = w >>> 13 & 255;
        int Rd = w >>> 0 & 31;
        to.text("fmov ");
        to.fp(2 + sz, Rd);
        to.text(", #");
        to.fpImmediate(imm8);
      }
      default -> to.undefined();
    }
  }

  private static void write24(int encoding, int w, Operands to) {
    switch (encoding) {
      case 384 -> { // fcsel
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcsel ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
        to.text(", ");
        to.condition(cond);
      }
      case 385 -> { // fabs
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fabs ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 386 -> { // fneg
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fneg ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 387 -> { // fsqrt
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fsqrt ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 388 -> { // frintn
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frintn ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 389 -> { // frintp
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frintp ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 390 -> { // frintm
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frintm ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 391 -> { // frintz
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frintz ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 392 -> { // frinta
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frinta ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 393 -> { // frintx
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frintx ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 394 -> { // frinti
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frinti ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 395 -> { // fcvt_ds
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvt ");
        to.fp(3, Rd);
        to.text(", ");
        to.fp(2, Rn);
      }
      case 396 -> { // fcvt_hs
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvt ");
        to.fp(1, Rd);
        to.text(", ");
        to.fp(2, Rn);
      }
      case 397 -> { // fcvt_sd
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvt ");
        to.fp(2, Rd);
        to.text(", ");
        to.fp(3, Rn);
      }
      case 398 -> { // fcvt_hd
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvt ");
        to.fp(1, Rd);
        to.text(", ");
        to.fp(3, Rn);
      }
      case 399 -> { // fcvt_sh
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvt ");
        to.fp(2, Rd);
        to.text(", ");
        to.fp(1, Rn);
      }
      default -> to.undefined();
    }
  }

  private static void write25(int encoding, int w, Operands to) {
    switch (encoding) {
      case 400 -> { // fcvt_dh
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvt ");
        to.fp(3, Rd);
        to.text(", ");
        to.fp(1, Rn);
      }
      case 401 -> { // fmul
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmul ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
      }
      case 402 -> { // fdiv
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fdiv ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
      }
      case 403 -> { // fadd
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fadd ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
      }
      case 404 -> { // fsub
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fsub ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
      }
      case 405 -> { // fmax
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmax ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
      }
      case 406 -> { // fmin
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmin ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
      }
      case 407 -> { // fmaxnm
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmaxnm ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
      }
      case 408 -> { // fminnm
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fminnm ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
      }
      case 409 -> { // fnmul
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fnmul ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
      }
      case 410 -> { // fmadd
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Ra = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmadd ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
        to.text(", ");
        to.fp(2 + sz, Ra);
      }
      case 411 -> { // fmsub
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Ra = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmsub ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
        to.text(", ");
        to.fp(2 + sz, Ra);
      }
      case 412 -> { // fnmadd
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Ra = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fnmadd ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
        to.text(", ");
        to.fp(2 + sz, Ra);
      }
      case 413 -> { // fnmsub
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Ra = w >>> 10 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fnmsub ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
        to.text(", ");
        to.fp(2 + sz, Ra);
      }
      case 414 -> { // fcmp
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        to.text("fcmp ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
      }
      case 415 -> { // fcmp_z
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        to.text("fcmp ");
        to.fp(2 + sz, Rn);
        to.text(", #0.0");
      }
      default -> to.undefined();
    }
  }

  private static void write26(int encoding, int w, Operands to) {
    switch (encoding) {
      case 416 -> { // fcmpe
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        to.text("fcmpe ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
      }
      case 417 -> { // fcmpe_z
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        to.text("fcmpe ");
        to.fp(2 + sz, Rn);
        to.text(", #0.0");
      }
      case 418 -> { // fccmp
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int nzcv = w >>> 0 & 15;
        to.text("fccmp ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
        to.text(", #");
        to.hex(nzcv);
        to.text(", ");
        to.condition(cond);
      }
      case 419 -> { // fccmpe
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int cond = w >>> 12 & 15;
        int Rn = w >>> 5 & 31;
        int nzcv = w >>> 0 & 15;
        to.text("fccmpe ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
        to.text(", #");
        to.hex(nzcv);
        to.text(", ");
        to.condition(cond);
      }
      case 420 -> { // fcvtns_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtns ");
        to.r(sf, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 421 -> { // fcvtnu_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtnu ");
        to.r(sf, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 422 -> { // fcvtps_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtps ");
        to.r(sf, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 423 -> { // fcvtpu_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtpu ");
        to.r(sf, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 424 -> { // fcvtms_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtms ");
        to.r(sf, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 425 -> { // fcvtmu_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtmu ");
        to.r(sf, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 426 -> { // fcvtzs_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtzs ");
        to.r(sf, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 427 -> { // fcvtzu_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtzu ");
        to.r(sf, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 428 -> { // fcvtas_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtas ");
        to.r(sf, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 429 -> { // fcvtau_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtau ");
        to.r(sf, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 430 -> { // scvtf_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("scvtf ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.r(sf, Rn);
      }
      case 431 -> { // ucvtf_g
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("ucvtf ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.r(sf, Rn);
      }
      default -> to.undefined();
    }
  }

  private static void write27(int encoding, int w, Operands to) {
    switch (encoding) {
      case 432 -> { // scvtf_gf
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int scale = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("scvtf ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.r(sf, Rn);
        to.text(", #");
        to.dec(64 - scale);
      }
      case 433 -> { // fcvtzs_gf
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int scale = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtzs ");
        to.r(sf, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", #");
        to.dec(64 - scale);
      }
      case 434 -> { // ucvtf_gf
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int scale = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("ucvtf ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.r(sf, Rn);
        to.text(", #");
        to.dec(64 - scale);
      }
      case 435 -> { // fcvtzu_gf
        int sf = w >>> 31 & 1;
        int sz = w >>> 22 & 1;
        int scale = w >>> 10 & 63;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtzu ");
        to.r(sf, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", #");
        to.dec(64 - scale);
      }
      case 436 -> { // fmaxnm_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmaxnm ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 437 -> { // fmla_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmla ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 438 -> { // fadd_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fadd ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 439 -> { // fmulx_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmulx ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 440 -> { // fmulx_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmulx ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
      }
      case 441 -> { // fcmeq_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcmeq ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 442 -> { // fcmeq_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcmeq ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
      }
      case 443 -> { // fmax_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmax ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 444 -> { // frecps_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frecps ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 445 -> { // frecps_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frecps ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
      }
      case 446 -> { // fminnm_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fminnm ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 447 -> { // fmls_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmls ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      default -> to.undefined();
    }
  }

  private static void write28(int encoding, int w, Operands to) {
    switch (encoding) {
      case 448 -> { // fsub_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fsub ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 449 -> { // fmin_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmin ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 450 -> { // frsqrts_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frsqrts ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 451 -> { // frsqrts_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frsqrts ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
      }
      case 452 -> { // fmul_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmul ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 453 -> { // fcmge_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcmge ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 454 -> { // fcmge_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcmge ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
      }
      case 455 -> { // facge_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("facge ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 456 -> { // facge_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("facge ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
      }
      case 457 -> { // fdiv_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fdiv ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 458 -> { // fabd_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fabd ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 459 -> { // fabd_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fabd ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
      }
      case 460 -> { // fcmgt_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcmgt ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 461 -> { // fcmgt_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcmgt ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
      }
      case 462 -> { // facgt_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("facgt ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 463 -> { // facgt_s
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("facgt ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.fp(2 + sz, Rm);
      }
      default -> to.undefined();
    }
  }

  private static void write29(int encoding, int w, Operands to) {
    switch (encoding) {
      case 464 -> { // fmaxnmp_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmaxnmp ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 465 -> { // fmaxnmp_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmaxnmp ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.v(2 + sz, sz, Rn);
      }
      case 466 -> { // faddp_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("faddp ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 467 -> { // faddp_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("faddp ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.v(2 + sz, sz, Rn);
      }
      case 468 -> { // fmaxp_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmaxp ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 469 -> { // fmaxp_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmaxp ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.v(2 + sz, sz, Rn);
      }
      case 470 -> { // fminnmp_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fminnmp ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 471 -> { // fminnmp_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fminnmp ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.v(2 + sz, sz, Rn);
      }
      case 472 -> { // fminp_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rm = w >>> 16 & 31;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fminp ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.v(2 + sz, Q, Rm);
      }
      case 473 -> { // fminp_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fminp ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.v(2 + sz, sz, Rn);
      }
      case 474 -> { // fmaxnmv
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmaxnmv ");
        to.fp(2, Rd);
        to.text(", v");
        to.dec(Rn);
        to.text(".4s");
      }
      case 475 -> { // fmaxv
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmaxv ");
        to.fp(2, Rd);
        to.text(", v");
        to.dec(Rn);
        to.text(".4s");
      }
      case 476 -> { // fminnmv
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fminnmv ");
        to.fp(2, Rd);
        to.text(", v");
        to.dec(Rn);
        to.text(".4s");
      }
      case 477 -> { // fminv
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fminv ");
        to.fp(2, Rd);
        to.text(", v");
        to.dec(Rn);
        to.text(".4s");
      }
      case 478 -> { // fmla_ve
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmla ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.element(2 + sz, Rm, sz == 1 ? H : H << 1 | L);
      }
      case 479 -> { // fmla_se
        int sz = w >>> 22 & 1;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmla ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.element(2 + sz, Rm, sz == 1 ? H : H << 1 | L);
      }
      default -> to.undefined();
    }
  }

  private static void write30(int encoding, int w, Operands to) {
    switch (encoding) {
      case 480 -> { // fmls_ve
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmls ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.element(2 + sz, Rm, sz == 1 ? H : H << 1 | L);
      }
      case 481 -> { // fmls_se
        int sz = w >>> 22 & 1;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmls ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.element(2 + sz, Rm, sz == 1 ? H : H << 1 | L);
      }
      case 482 -> { // fmul_ve
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmul ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.element(2 + sz, Rm, sz == 1 ? H : H << 1 | L);
      }
      case 483 -> { // fmul_se
        int sz = w >>> 22 & 1;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmul ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.element(2 + sz, Rm, sz == 1 ? H : H << 1 | L);
      }
      case 484 -> { // fmulx_ve
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmulx ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", ");
        to.element(2 + sz, Rm, sz == 1 ? H : H << 1 | L);
      }
      case 485 -> { // fmulx_se
        int sz = w >>> 22 & 1;
        int L = w >>> 21 & 1;
        int Rm = w >>> 16 & 31;
        int H = w >>> 11 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fmulx ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", ");
        to.element(2 + sz, Rm, sz == 1 ? H : H << 1 | L);
      }
      case 486 -> { // fcmgt_z_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcmgt ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", #0.0");
      }
      case 487 -> { // fcmgt_z_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcmgt ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", #0.0");
      }
      case 488 -> { // fcmeq_z_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcmeq ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", #0.0");
      }
      case 489 -> { // fcmeq_z_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcmeq ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", #0.0");
      }
      case 490 -> { // fcmlt_z_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcmlt ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", #0.0");
      }
      case 491 -> { // fcmlt_z_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcmlt ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", #0.0");
      }
      case 492 -> { // fcmge_z_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcmge ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", #0.0");
      }
      case 493 -> { // fcmge_z_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcmge ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", #0.0");
      }
      case 494 -> { // fcmle_z_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcmle ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
        to.text(", #0.0");
      }
      case 495 -> { // fcmle_z_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcmle ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
        to.text(", #0.0");
      }
      default -> to.undefined();
    }
  }

  private static void write31(int encoding, int w, Operands to) {
    switch (encoding) {
      case 496 -> { // fabs_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fabs ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 497 -> { // fneg_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fneg ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 498 -> { // fsqrt_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fsqrt ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 499 -> { // frintn_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frintn ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 500 -> { // frintm_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frintm ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 501 -> { // frintp_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frintp ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 502 -> { // frintz_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frintz ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 503 -> { // frinta_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frinta ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 504 -> { // frintx_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frintx ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 505 -> { // frinti_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frinti ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 506 -> { // frecpe_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frecpe ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 507 -> { // frecpe_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frecpe ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 508 -> { // frsqrte_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frsqrte ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 509 -> { // frsqrte_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frsqrte ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 510 -> { // frecpx_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("frecpx ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 511 -> { // fcvtns_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtns ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      default -> to.undefined();
    }
  }

  private static void write32(int encoding, int w, Operands to) {
    switch (encoding) {
      case 512 -> { // fcvtns_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtns ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 513 -> { // fcvtms_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtms ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 514 -> { // fcvtms_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtms ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 515 -> { // fcvtas_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtas ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 516 -> { // fcvtas_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtas ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 517 -> { // fcvtps_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtps ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 518 -> { // fcvtps_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtps ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 519 -> { // fcvtzs_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtzs ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 520 -> { // fcvtzs_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtzs ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 521 -> { // scvtf_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("scvtf ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 522 -> { // scvtf_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("scvtf ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 523 -> { // fcvtnu_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtnu ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 524 -> { // fcvtnu_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtnu ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 525 -> { // fcvtmu_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtmu ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 526 -> { // fcvtmu_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtmu ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 527 -> { // fcvtau_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtau ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      default -> to.undefined();
    }
  }

  private static void write33(int encoding, int w, Operands to) {
    switch (encoding) {
      case 528 -> { // fcvtau_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtau ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 529 -> { // fcvtpu_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtpu ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 530 -> { // fcvtpu_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtpu ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 531 -> { // fcvtzu_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtzu ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 532 -> { // fcvtzu_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtzu ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 533 -> { // ucvtf_v
        int Q = w >>> 30 & 1;
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("ucvtf ");
        to.v(2 + sz, Q, Rd);
        to.text(", ");
        to.v(2 + sz, Q, Rn);
      }
      case 534 -> { // ucvtf_s
        int sz = w >>> 22 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("ucvtf ");
        to.fp(2 + sz, Rd);
        to.text(", ");
        to.fp(2 + sz, Rn);
      }
      case 535 -> { // urecpe
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("urecpe ");
        to.v(2, Q, Rd);
        to.text(", ");
        to.v(2, Q, Rn);
      }
      case 536 -> { // ursqrte
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("ursqrte ");
        to.v(2, Q, Rd);
        to.text(", ");
        to.v(2, Q, Rn);
      }
      case 537 -> { // scvtf_vf
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("scvtf ");
        to.v(shiftSize(immh), Q, Rd);
        to.text(", ");
        to.v(shiftSize(immh), Q, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 538 -> { // scvtf_sf
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("scvtf ");
        to.fp(shiftSize(immh), Rd);
        to.text(", ");
        to.fp(shiftSize(immh), Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 539 -> { // fcvtzs_vf
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtzs ");
        to.v(shiftSize(immh), Q, Rd);
        to.text(", ");
        to.v(shiftSize(immh), Q, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 540 -> { // fcvtzs_sf
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtzs ");
        to.fp(shiftSize(immh), Rd);
        to.text(", ");
        to.fp(shiftSize(immh), Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 541 -> { // ucvtf_vf
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("ucvtf ");
        to.v(shiftSize(immh), Q, Rd);
        to.text(", ");
        to.v(shiftSize(immh), Q, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 542 -> { // ucvtf_sf
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("ucvtf ");
        to.fp(shiftSize(immh), Rd);
        to.text(", ");
        to.fp(shiftSize(immh), Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 543 -> { // fcvtzu_vf
        int Q = w >>> 30 & 1;
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtzu ");
        to.v(shiftSize(immh), Q, Rd);
        to.text(", ");
        to.v(shiftSize(immh), Q, Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      default -> to.undefined();
    }
  }

  private static void write34(int encoding, int w, Operands to) {
    switch (encoding) {
      case 544 -> { // fcvtzu_sf
        int immh = w >>> 19 & 15;
        int immb = w >>> 16 & 7;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtzu ");
        to.fp(shiftSize(immh), Rd);
        to.text(", ");
        to.fp(shiftSize(immh), Rn);
        to.text(", #");
        to.dec(right(immh, immb));
      }
      case 545 -> { // fcvtl_h
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtl");
        to.when(Q, "2");
        to.text(" v");
        to.dec(Rd);
        to.text(".4s, ");
        to.v(1, Q, Rn);
      }
      case 546 -> { // fcvtl_s
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtl");
        to.when(Q, "2");
        to.text(" v");
        to.dec(Rd);
        to.text(".2d, ");
        to.v(2, Q, Rn);
      }
      case 547 -> { // fcvtn_h
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtn");
        to.when(Q, "2");
        to.text(" ");
        to.v(1, Q, Rd);
        to.text(", v");
        to.dec(Rn);
        to.text(".4s");
      }
      case 548 -> { // fcvtn_s
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtn");
        to.when(Q, "2");
        to.text(" ");
        to.v(2, Q, Rd);
        to.text(", v");
        to.dec(Rn);
        to.text(".2d");
      }
      case 549 -> { // fcvtxn_v
        int Q = w >>> 30 & 1;
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtxn");
        to.when(Q, "2");
        to.text(" ");
        to.v(2, Q, Rd);
        to.text(", v");
        to.dec(Rn);
        to.text(".2d");
      }
      case 550 -> { // fcvtxn_s
        int Rn = w >>> 5 & 31;
        int Rd = w >>> 0 & 31;
        to.text("fcvtxn ");
        to.fp(2, Rd);
        to.text(", ");
        to.fp(3, Rn);
      }
      default -> to.undefined();
    }
  }
}
