package org.gunyahsim.guest.aarch64;

import org.gunyahsim.guest.aarch64.generated.Op;
import org.gunyahsim.guest.aarch64.simd.Lanes;

/** Moves to, from and between FP and SIMD registers and their elements. */
final class VectorOperations {
  private static final long W = 0xFFFF_FFFFL;

  private final Cpu cpu;
  private final long[] x;
  private final long[] v;

  VectorOperations(Cpu cpu) {
    this.cpu = cpu;
    this.x = cpu.x;
    this.v = cpu.v;
  }

  int execute(int op, int d, int n, int m, long imm) {
    switch (op) {
      case Op.V_IMM -> immediate(d, n, m, imm);
      case Op.V_DUP_E -> duplicate(d, element(n, (int) imm), (int) imm, m);
      case Op.V_DUP_G -> duplicate(d, x[n], (int) imm, m);
      case Op.V_SMOV -> {
        int unused = 64 - bits((int) imm);
        long value = element(n, (int) imm) << unused >> unused;
        x[d] = m == 1 ? value : value & W;
      }
      case Op.V_UMOV -> x[d] = element(n, (int) imm);
      case Op.V_DUP_S -> set(d, element(n, (int) imm));
      case Op.V_INS_G -> insert(d, (int) imm, x[n]);
      case Op.V_INS_E -> {
        int sizeLog2 = Integer.numberOfTrailingZeros((int) imm);
        insert(d, (int) imm, lane(n, m >> sizeLog2, sizeLog2));
      }
      case Op.FMOV_G -> move(d, n, (int) imm);
      default -> {
        return cpu.undefined();
      }
    }
    return Cpu.NEXT;
  }

  private void immediate(int d, int q, int kind, long imm) {
    long low = v[2 * d];
    long high = v[2 * d + 1];
    v[2 * d] = kind == 0 ? imm : kind == 1 ? low | imm : low & imm;
    v[2 * d + 1] = q == 0 ? 0 : kind == 0 ? imm : kind == 1 ? high | imm : high & imm;
  }

  private static int bits(int imm5) {
    return 8 << Integer.numberOfTrailingZeros(imm5);
  }

  /** The element that imm5 names: size by its lowest set bit, index above that. */
  private long element(int register, int imm5) {
    int sizeLog2 = Integer.numberOfTrailingZeros(imm5);
    return lane(register, imm5 >> sizeLog2 + 1, sizeLog2);
  }

  private long lane(int register, int index, int sizeLog2) {
    int bit = index << sizeLog2 + 3;
    long word = v[2 * register + (bit >> 6)] >>> bit;
    return sizeLog2 == 3 ? word : word & (1L << (8 << sizeLog2)) - 1;
  }

  private void insert(int register, int imm5, long value) {
    int sizeLog2 = Integer.numberOfTrailingZeros(imm5);
    int bit = imm5 >> sizeLog2 + 1 << sizeLog2 + 3;
    long mask = sizeLog2 == 3 ? -1L : (1L << (8 << sizeLog2)) - 1;
    int at = 2 * register + (bit >> 6);
    v[at] = v[at] & ~(mask << bit) | (value & mask) << bit;
  }

  private void duplicate(int d, long value, int imm5, int q) {
    long pattern = Lanes.fill(Integer.numberOfTrailingZeros(imm5), value);
    v[2 * d] = pattern;
    v[2 * d + 1] = q == 1 ? pattern : 0;
  }

  private void move(int d, int n, int kind) {
    switch (kind) {
      case 0 -> set(d, x[n] & W);
      case 1 -> x[d] = v[2 * n] & W;
      case 2 -> set(d, x[n]);
      case 3 -> x[d] = v[2 * n];
      case 4 -> v[2 * d + 1] = x[n];
      default -> x[d] = v[2 * n + 1];
    }
  }

  private void set(int d, long low) {
    v[2 * d] = low;
    v[2 * d + 1] = 0;
  }
}
