package org.gunyahsim.guest.aarch64.simd;

import org.gunyahsim.guest.aarch64.generated.Op;

/** Rearrangements of lanes and bytes. */
final class VectorPermutes {
  /** opcode of the permute class: bit 2 selects the second half of the result or odd lanes. */
  private static final int UZP = 1;

  private static final int TRN = 2;
  private static final int SECOND = 4;

  private final long[] v;

  VectorPermutes(long[] v) {
    this.v = v;
  }

  /** Executes V_PERMUTE, V_EXT or V_TBL; the amount is opcode, position or number of registers. */
  void execute(int op, int shape, int d, int n, int m) {
    int amount = Shape.amount(shape);
    boolean full = Shape.isFull(shape);
    switch (op) {
      case Op.V_PERMUTE -> permute(amount, Shape.size(shape), full, d, n, m);
      case Op.V_EXT -> extract(amount, full, d, n, m);
      default -> table(amount, Shape.function(shape) != 0, full, d, n, m);
    }
  }

  /** ZIP1, ZIP2, UZP1, UZP2, TRN1 and TRN2. */
  private void permute(int opcode, int size, boolean full, int d, int n, int m) {
    boolean second = (opcode & SECOND) != 0;
    long low;
    long high;
    switch (opcode & 3) {
      case UZP -> {
        low = full ? unzip(second, size, n, n, 1) : unzip(second, size, n, m, 0);
        high = unzip(second, size, m, m, 1);
      }
      case TRN -> {
        low = size == 3 ? word(second, n) : transpose(second, size, 2 * n, 2 * m);
        high = size == 3 ? word(second, m) : transpose(second, size, 2 * n + 1, 2 * m + 1);
      }
      default -> {
        // 32 bits of lanes of each operand fill a word of the result.
        int shift = !full && second ? 32 : 0;
        long a = word(full && second, n) >>> shift;
        long b = word(full && second, m) >>> shift;
        low = size == 3 ? a : interleave(size, a, b);
        high = size == 3 ? b : interleave(size, a >>> 32, b >>> 32);
      }
    }
    v[2 * d] = low;
    v[2 * d + 1] = full ? high : 0;
  }

  private long word(boolean second, int register) {
    return v[2 * register + (second ? 1 : 0)];
  }

  private long unzip(boolean odd, int size, int lowRegister, int highRegister, int highWord) {
    long low = v[2 * lowRegister];
    long high = v[2 * highRegister + highWord];
    return odd ? Lanes.odds(size, low, high) : Lanes.evens(size, low, high);
  }

  private long transpose(boolean odd, int size, int nWord, int mWord) {
    int shift = odd ? Lanes.bits(size) : 0;
    long even = v[nWord] >>> shift & Lanes.even(size);
    return even | (v[mWord] >>> shift & Lanes.even(size)) << Lanes.bits(size);
  }

  private static long interleave(int size, long a, long b) {
    return Lanes.widen(size, a) | Lanes.widen(size, b) << Lanes.bits(size);
  }

  /** EXT: the bytes from {@code position} of n followed by m. */
  private void extract(int position, boolean full, int d, int n, int m) {
    int first = position >> 3;
    int bits = (position & 7) * 8;
    long low;
    long high;
    if (full) {
      long second = pairWord(n, m, first + 1);
      low = funnel(pairWord(n, m, first), second, bits);
      high = funnel(second, bits == 0 ? 0 : pairWord(n, m, first + 2), bits);
    } else {
      low = funnel(v[2 * n], v[2 * m], bits);
      high = 0;
    }
    v[2 * d] = low;
    v[2 * d + 1] = high;
  }

  private long pairWord(int n, int m, int index) {
    return index < 2 ? v[2 * n + index] : v[2 * m + index - 2];
  }

  private static long funnel(long low, long high, int bits) {
    return bits == 0 ? low : low >>> bits | high << 64 - bits;
  }

  /** TBL and TBX: bytes of a table of registers from n on, chosen by m's. */
  private void table(int registers, boolean keeps, boolean full, int d, int n, int m) {
    long low = lookUp(registers, n, v[2 * m], keeps ? v[2 * d] : 0);
    long high = full ? lookUp(registers, n, v[2 * m + 1], keeps ? v[2 * d + 1] : 0) : 0;
    v[2 * d] = low;
    v[2 * d + 1] = high;
  }

  private long lookUp(int registers, int n, long indices, long otherwise) {
    long result = 0;
    for (int bit = 0; bit < 64; bit += 8) {
      int index = (int) (indices >>> bit) & 0xFF;
      // The table goes on from V31 to V0.
      long from =
          index < 16 * registers
              ? v[2 * n + (index >> 3) & v.length - 1] >>> 8 * (index & 7)
              : otherwise >>> bit;
      result |= (from & 0xFF) << bit;
    }
    return result;
  }
}
