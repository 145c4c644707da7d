package org.gunyahsim.guest.aarch64;

import org.gunyahsim.guest.aarch64.decode.Lowering;
import org.gunyahsim.guest.aarch64.generated.Op;
import org.gunyahsim.hypervisor.engine.VcpuState;

/**
 * The rarer data-processing instructions: those under "register" in the instruction table. They
 * read and write general-purpose registers and flags, always succeed, and so cost the interpreter's
 * loop no more than a call.
 */
final class RegisterOperations {
  private static final long W = 0xFFFF_FFFFL;
  private static final long HALFWORDS_LOW = 0x00FF_00FF_00FF_00FFL;

  private final Cpu cpu;
  private final long[] x;

  RegisterOperations(Cpu cpu) {
    this.cpu = cpu;
    this.x = cpu.x;
  }

  /**
   * Executes one.
   *
   * @param w the packed micro-operation, which is below {@link Op#REGISTER}
   * @param v its immediate operand
   */
  void execute(int w, long v) {
    int d = w >>> 10 & 63;
    int n = w >>> 16 & 63;
    int m = w >>> 22;
    switch (w & 0x3FF) {
      case Op.MOVK_W -> x[d] = (x[n] & ~(0xFFFFL << m) | v) & W;
      case Op.ADDSI_X -> x[d] = cpu.addFlags(x[n], v);
      case Op.ADDSI_W -> x[d] = cpu.addFlags((int) x[n], (int) v);
      case Op.EORI_X -> x[d] = x[n] ^ v;
      case Op.EORI_W -> x[d] = (x[n] ^ v) & W;
      case Op.ORRI_W -> x[d] = (x[n] | v) & W;
      case Op.BFM_X -> x[d] = x[d] & ~v | Long.rotateLeft(x[n], m) & v;
      case Op.BFM_W -> x[d] = (x[d] & ~v | Long.rotateLeft(x[n], m) & v) & W;
      case Op.SBFM_W -> x[d] = x[n] << m >> v & W;
      case Op.EXTR_X -> x[d] = extract(x[n], x[m], (int) v);
      case Op.ADDS_X -> x[d] = cpu.addFlags(x[n], x[m]);
      case Op.ADDS_W -> x[d] = cpu.addFlags((int) x[n], (int) x[m]);
      case Op.ADD_SH_W -> x[d] = x[n] + Interpreter.shift((int) x[m], (int) v) & W;
      case Op.SUB_SH_X -> x[d] = x[n] - Interpreter.shift(x[m], (int) v);
      case Op.SUB_SH_W -> x[d] = x[n] - Interpreter.shift((int) x[m], (int) v) & W;
      case Op.ADD_EXT_W -> x[d] = x[n] + Lowering.extend(x[m], v) & W;
      case Op.ORN_X -> x[d] = x[n] | ~x[m];
      case Op.ORN_W -> x[d] = (x[n] | ~x[m]) & W;
      case Op.ANDS_X -> x[d] = cpu.flagsLogical(x[n] & x[m]);
      case Op.ANDS_W -> x[d] = cpu.flagsLogical((int) (x[n] & x[m]));
      case Op.AND_SH_X -> x[d] = x[n] & Interpreter.shift(x[m], (int) v);
      case Op.AND_SH_W -> x[d] = (x[n] & Interpreter.shift((int) x[m], (int) v)) & W;
      case Op.ORR_SH_X -> x[d] = x[n] | Interpreter.shift(x[m], (int) v);
      case Op.ORR_SH_W -> x[d] = (x[n] | Interpreter.shift((int) x[m], (int) v)) & W;
      case Op.CSINV_X -> x[d] = cpu.holds((int) v) ? x[n] : ~x[m];
      case Op.CSNEG_X -> x[d] = cpu.holds((int) v) ? x[n] : -x[m];
      case Op.CSNEG_W -> x[d] = (cpu.holds((int) v) ? x[n] : -x[m]) & W;
      case Op.MSUB_X -> x[d] = x[(int) v] - x[n] * x[m];
      case Op.MSUB_W -> x[d] = x[(int) v] - x[n] * x[m] & W;
      case Op.UMADDL -> x[d] = x[(int) v] + (x[n] & W) * (x[m] & W);
      case Op.SMADDL -> x[d] = x[(int) v] + (long) (int) x[n] * (int) x[m];
      case Op.UMULH -> x[d] = Math.unsignedMultiplyHigh(x[n], x[m]);
      case Op.LSLV_W -> x[d] = (int) x[n] << (int) x[m] & W;
      case Op.LSRV_W -> x[d] = (int) x[n] >>> (int) x[m] & W;
      case Op.RORV_W -> x[d] = Integer.rotateRight((int) x[n], (int) x[m]) & W;
      case Op.REV_W -> x[d] = Integer.reverseBytes((int) x[n]) & W;
      case Op.CLZ_X -> x[d] = Long.numberOfLeadingZeros(x[n]);
      case Op.CLZ_W -> x[d] = Integer.numberOfLeadingZeros((int) x[n]);
      case Op.ADDSUB_SH -> addSubShifted(d, x[n], x[m], (int) v);
      case Op.ADDSUB_EXT -> addSubExtended(d, x[n], Lowering.extend(x[m], v), v);
      case Op.ADDSUB_C -> addSubCarry(d, x[n], x[m], (int) v);
      case Op.LOGIC_SH -> logicalShifted(d, x[n], x[m], (int) v);
      case Op.CCMN_R -> conditionalAdd(d, x[n], x[m], (int) v);
      case Op.CCMN_I -> conditionalAdd(d, x[n], m, (int) v);
      case Op.MULL -> x[d] = x[(int) v & 63] - product(x[n], x[m], (v & 64) != 0);
      case Op.SMULH -> x[d] = Math.multiplyHigh(x[n], x[m]);
      case Op.DIV -> x[d] = divide(x[n], x[m], (int) v);
      case Op.ASRV -> x[d] = v == 1 ? x[n] >> x[m] : (int) x[n] >> (int) x[m] & W;
      case Op.RORV_X -> x[d] = Long.rotateRight(x[n], (int) x[m]);
      case Op.RBIT -> x[d] = v == 1 ? Long.reverse(x[n]) : Integer.reverse((int) x[n]) & W;
      case Op.REV16 -> x[d] = swapOctets(x[n]) & (v == 1 ? -1 : W);
      case Op.REV32 -> x[d] = Long.rotateLeft(Long.reverseBytes(x[n]), 32);
      case Op.CLS -> x[d] = leadingSigns(x[n], v == 1);
      case Op.CRC32 -> x[d] = Crc32.update((int) x[n], x[m], (int) v);
      default -> throw new AssertionError(Op.name(w & 0x3FF));
    }
  }

  private void addSubShifted(int d, long a, long b, int how) {
    boolean subtract = (how >> 8 & 1) != 0;
    if ((how >> 11 & 1) != 0) {
      long shifted = Interpreter.shift(b, how);
      x[d] = subtract ? cpu.subFlags(a, shifted) : cpu.addFlags(a, shifted);
    } else {
      int shifted = Interpreter.shift((int) b, how);
      x[d] = subtract ? cpu.subFlags((int) a, shifted) : cpu.addFlags((int) a, shifted);
    }
  }

  private void addSubExtended(int d, long a, long b, long how) {
    boolean subtract = (how >> 12 & 1) != 0;
    boolean sixtyFour = (how >> 14 & 1) != 0;
    long result;
    if ((how >> 13 & 1) == 0) {
      result = (subtract ? a - b : a + b) & (sixtyFour ? -1 : W);
    } else if (sixtyFour) {
      result = subtract ? cpu.subFlags(a, b) : cpu.addFlags(a, b);
    } else {
      result = subtract ? cpu.subFlags((int) a, (int) b) : cpu.addFlags((int) a, (int) b);
    }
    x[d] = result;
  }

  /** AddWithCarry of the Arm ARM. */
  private void addSubCarry(int d, long a, long operand, int how) {
    long b = (how & 4) != 0 ? ~operand : operand;
    int carry = cpu.cf;
    if ((how & 1) != 0) {
      long r = a + b + carry;
      if ((how & 2) != 0) {
        cpu.nf = r;
        cpu.zf = r;
        cpu.cf = ((a & b | (a | b) & ~r) < 0) ? 1 : 0;
        cpu.vf = (a ^ r) & (b ^ r);
      }
      x[d] = r;
    } else {
      long wide = (a & W) + (b & W) + carry;
      int r = (int) wide;
      if ((how & 2) != 0) {
        cpu.nf = r;
        cpu.zf = r;
        cpu.cf = (int) (wide >>> 32);
        cpu.vf = ((int) a ^ r) & ((int) b ^ r);
      }
      x[d] = r & W;
    }
  }

  private void logicalShifted(int d, long a, long operand, int how) {
    boolean sixtyFour = (how >> 11 & 1) != 0;
    int kind = how >> 8 & 7;
    long b =
        sixtyFour ? Interpreter.shift(operand, how) : Interpreter.shift((int) operand, how) & W;
    if ((kind & 1) != 0) {
      b = ~b;
    }
    long whole =
        switch (kind >> 1) {
          case 1 -> a | b;
          case 2 -> a ^ b;
          default -> a & b;
        };
    long r = sixtyFour ? whole : (int) whole;
    if (kind >= 6) {
      x[VcpuState.SINK] = cpu.flagsLogical(r);
    }
    x[d] = sixtyFour ? r : r & W;
  }

  private void conditionalAdd(int condition, long a, long b, int how) {
    if (!cpu.holds(condition)) {
      cpu.setFlags(how & 15);
    } else if ((how & 16) != 0) {
      x[VcpuState.SINK] = cpu.addFlags(a, b);
    } else {
      x[VcpuState.SINK] = cpu.addFlags((int) a, (int) b);
    }
  }

  private static long product(long a, long b, boolean unsigned) {
    return unsigned ? (a & W) * (b & W) : (long) (int) a * (int) b;
  }

  /** Division by zero gives zero; the one overflow wraps. */
  private static long divide(long a, long b, int how) {
    return switch (how) {
      case 0 -> (int) b == 0 ? 0 : Integer.divideUnsigned((int) a, (int) b) & W;
      case 1 -> b == 0 ? 0 : Long.divideUnsigned(a, b);
      case 2 -> (int) b == 0 ? 0 : (int) a / (int) b & W;
      default -> b == 0 ? 0 : a / b;
    };
  }

  private static long swapOctets(long a) {
    return (a & HALFWORDS_LOW) << 8 | a >>> 8 & HALFWORDS_LOW;
  }

  private static long leadingSigns(long a, boolean sixtyFour) {
    return sixtyFour
        ? Long.numberOfLeadingZeros(a ^ a >> 1) - 1
        : Integer.numberOfLeadingZeros((int) a ^ (int) a >> 1) - 1;
  }

  private static long extract(long high, long low, int lsb) {
    return lsb == 0 ? low : high << 64 - lsb | low >>> lsb;
  }
}
