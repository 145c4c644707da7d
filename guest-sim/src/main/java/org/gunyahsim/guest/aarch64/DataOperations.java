package org.gunyahsim.guest.aarch64;

import org.gunyahsim.guest.aarch64.decode.Lowering;
import org.gunyahsim.guest.aarch64.generated.Op;
import org.gunyahsim.hypervisor.engine.VcpuState;

/** The rarer data-processing instructions, and those that write SP. */
final class DataOperations {
  private static final long W = 0xFFFF_FFFFL;
  private static final long HALFWORDS_LOW = 0x00FF_00FF_00FF_00FFL;
  private static final int CRC32 = 0xEDB8_8320;
  private static final int CRC32C = 0x82F6_3B78;

  private final Cpu cpu;
  private final Mmu mmu;
  private final long[] x;

  DataOperations(Cpu cpu, Mmu mmu) {
    this.cpu = cpu;
    this.mmu = mmu;
    this.x = cpu.x;
  }

  int execute(int op, int d, int n, int m, long imm) {
    switch (op) {
      case Op.ADDI_SP -> writeSp(x[n] + imm);
      case Op.ADD_SP -> writeSp(x[n] + imm & W);
      case Op.LOGI_SP -> writeSp(logicalImmediate(m, x[n], imm));
      case Op.ADDSUB_SH -> addSubShifted(d, x[n], x[m], (int) imm);
      case Op.ADDSUB_EXT -> addSubExtended(d, x[n], Lowering.extend(x[m], imm), imm);
      case Op.ADDSUB_C -> addSubCarry(d, x[n], x[m], (int) imm);
      case Op.LOGIC_SH -> logicalShifted(d, x[n], x[m], (int) imm);
      case Op.CCMN_R -> conditionalAdd(d, x[n], x[m], (int) imm);
      case Op.CCMN_I -> conditionalAdd(d, x[n], m, (int) imm);
      case Op.MULL -> x[d] = x[(int) imm & 63] - product(x[n], x[m], (imm & 64) != 0);
      case Op.SMULH -> x[d] = Math.multiplyHigh(x[n], x[m]);
      case Op.DIV -> x[d] = divide(x[n], x[m], (int) imm);
      case Op.ASRV -> x[d] = imm == 1 ? x[n] >> x[m] : (int) x[n] >> (int) x[m] & W;
      case Op.RORV_X -> x[d] = Long.rotateRight(x[n], (int) x[m]);
      case Op.RBIT -> x[d] = imm == 1 ? Long.reverse(x[n]) : Integer.reverse((int) x[n]) & W;
      case Op.REV16 -> x[d] = swapOctets(x[n]) & (imm == 1 ? -1 : W);
      case Op.REV32 -> x[d] = Long.rotateLeft(Long.reverseBytes(x[n]), 32);
      case Op.CLS -> x[d] = leadingSigns(x[n], imm == 1);
      case Op.CRC32 -> x[d] = crc((int) x[n], x[m], (int) imm);
      default -> {
        return cpu.undefined();
      }
    }
    return Cpu.NEXT;
  }

  private void writeSp(long value) {
    x[VcpuState.SP] = value;
    mmu.updateMode();
  }

  private static long logicalImmediate(int kind, long a, long mask) {
    long result =
        switch (kind & 3) {
          case 0 -> a & mask;
          case 1 -> a | mask;
          default -> a ^ mask;
        };
    return (kind & 16) != 0 ? result : result & W;
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
    if (d == VcpuState.SP) {
      writeSp(result);
    } else {
      x[d] = result;
    }
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

  private static long crc(int accumulator, long value, int how) {
    int polynomial = (how & 4) != 0 ? CRC32C : CRC32;
    int bits = 8 << (how & 3);
    int crc = accumulator;
    for (int bit = 0; bit < bits; bit++) {
      int low = (crc ^ (int) (value >>> bit)) & 1;
      crc = crc >>> 1 ^ (polynomial & -low);
    }
    return crc & W;
  }
}
