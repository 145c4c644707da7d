package org.gunyahsim.guest.aarch64.simd;

import static org.gunyahsim.guest.aarch64.simd.VectorFunction.*;

/** Shifts by an immediate and by a register's lanes. */
final class VectorShifts {
  private final Saturation saturation;

  VectorShifts(Saturation saturation) {
    this.saturation = saturation;
  }

  /**
   * The function of a word; {@code d} is the destination's old value.
   *
   * @param b the immediate, or a word of amounts
   */
  long apply(int function, int size, long d, long a, long b) {
    int amount = (int) b;
    return switch (function) {
      case VSHR_N -> Lanes.shiftRightSigned(size, a, amount);
      case VSHR_N + 1 -> Lanes.shiftRight(size, a, amount);
      case VSRA_N -> Lanes.add(size, d, Lanes.shiftRightSigned(size, a, amount));
      case VSRA_N + 1 -> Lanes.add(size, d, Lanes.shiftRight(size, a, amount));
      case VRSHR_N -> roundedSigned(size, a, amount);
      case VRSHR_N + 1 -> rounded(size, a, amount);
      case VRSRA_N -> Lanes.add(size, d, roundedSigned(size, a, amount));
      case VRSRA_N + 1 -> Lanes.add(size, d, rounded(size, a, amount));
      case VQSHL_N -> leftSigned(size, a, amount);
      case VQSHL_N + 1 -> left(size, a, amount);
      case VQSHLU_N -> leftToUnsigned(size, a, amount);
      case VSHL_N -> Lanes.shiftLeft(size, a, amount);
      case VSLI_N -> {
        long moved = Lanes.fill(size, -1L << amount);
        yield Lanes.select(moved, a << amount, d);
      }
      case VSRI_N -> {
        long moved = Lanes.shiftRight(size, -1L, amount);
        yield Lanes.select(moved, Lanes.shiftRight(size, a, amount), d);
      }
      default -> byRegister(function, size, a, b);
    };
  }

  // --- By an immediate ---

  /** Shifts right, rounding to nearest: the last bit that is lost is added. Amounts from 1. */
  static long rounded(int size, long a, int amount) {
    return Lanes.add(size, Lanes.shiftRight(size, a, amount), lastLost(size, a, amount));
  }

  static long roundedSigned(int size, long a, int amount) {
    return Lanes.add(size, Lanes.shiftRightSigned(size, a, amount), lastLost(size, a, amount));
  }

  private static long lastLost(int size, long a, int amount) {
    return Lanes.shiftRight(size, a, amount - 1) & Lanes.fill(size, 1);
  }

  private long leftSigned(int size, long a, int amount) {
    long shifted = Lanes.shiftLeft(size, a, amount);
    long back = Lanes.shiftRightSigned(size, shifted, amount);
    long saturated = Lanes.nonzero(size, a ^ back);
    saturation.note(saturated);
    return Lanes.select(saturated, Saturation.limit(size, a), shifted);
  }

  private long left(int size, long a, int amount) {
    long shifted = Lanes.shiftLeft(size, a, amount);
    long saturated = Lanes.nonzero(size, a ^ Lanes.shiftRight(size, shifted, amount));
    saturation.note(saturated);
    return shifted | saturated;
  }

  private long leftToUnsigned(int size, long a, int amount) {
    long negative = Lanes.negative(size, a);
    saturation.note(negative);
    return left(size, a & ~negative, amount);
  }

  // --- By a register: the low byte of each lane, signed; negative amounts shift right ---

  private long byRegister(int function, int size, long a, long b) {
    int bits = Lanes.bits(size);
    boolean unsigned = (function & 1) != 0;
    long result = 0;
    for (int bit = 0; bit < 64; bit += bits) {
      int amount = (byte) (b >>> bit);
      long lane =
          unsigned
              ? shift(function, bits, Lanes.unsignedAt(size, a, bit), amount)
              : shiftSigned(function, bits, Lanes.signedAt(size, a, bit), amount);
      result |= (lane & Lanes.mask(size)) << bit;
    }
    return result;
  }

  private long shift(int function, int bits, long lane, int amount) {
    if (amount < 0) {
      boolean rounding = function == VRSHL + 1 || function == VQRSHL + 1;
      long lost = rounding && -amount <= bits ? lane >>> -amount - 1 & 1 : 0;
      return (-amount >= bits ? 0 : lane >>> -amount) + lost;
    }
    boolean fits = amount < bits && lane << amount + 64 - bits >>> amount + 64 - bits == lane;
    if (fits || function < VQSHL) {
      return amount < bits ? lane << amount : 0;
    }
    return saturated(lane, -1L);
  }

  private long shiftSigned(int function, int bits, long lane, int amount) {
    if (amount < 0) {
      boolean rounding = function == VRSHL || function == VQRSHL;
      long lost = rounding ? lane >> Math.min(-amount - 1, 63) & 1 : 0;
      return (lane >> Math.min(-amount, 63)) + lost;
    }
    int unused = 64 - bits;
    boolean fits = amount < bits && lane << amount + unused >> amount + unused == lane;
    if (fits || function < VQSHL) {
      return amount < bits ? lane << amount : 0;
    }
    return saturated(lane, lane >> 63 ^ -1L >>> unused + 1);
  }

  /** The limit, or zero when there is nothing to shift. */
  private long saturated(long lane, long limit) {
    saturation.note(lane);
    return lane == 0 ? 0 : limit;
  }
}
