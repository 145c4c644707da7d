package org.gunyahsim.guest.aarch64.simd;

import static org.gunyahsim.guest.aarch64.simd.VectorFunction.*;

/** Logic, reversals and counts of bits. */
final class VectorBits {
  private VectorBits() {}

  /** The function of two words; {@code d} is the destination's old value. */
  static long apply(int function, int size, long d, long a, long b) {
    return switch (function) {
      case VAND -> a & b;
      case VBIC -> a & ~b;
      case VORR -> a | b;
      case VORN -> a | ~b;
      case VEOR -> a ^ b;
      case VBSL -> Lanes.select(d, a, b);
      case VBIT -> Lanes.select(b, a, d);
      case VBIF -> Lanes.select(b, d, a);
      case VNOT -> ~a;
      case VREV64 -> reverse(size, 3, a);
      case VREV32 -> reverse(size, 2, a);
      case VREV16 -> reverse(size, 1, a);
      case VRBIT -> Long.reverseBytes(Long.reverse(a));
      case VCLS -> leadingSigns(size, a);
      case VCLZ -> leadingZeros(size, a);
      case VCNT -> ones(a);
      default -> throw new AssertionError(function);
    };
  }

  /** Reverses the order of lanes within containers: swaps neighbours, then pairs, then fours. */
  private static long reverse(int size, int container, long a) {
    long word = a;
    for (int i = size; i < container; i++) {
      int bits = Lanes.bits(i);
      word = word >>> bits & Lanes.even(i) | (word & Lanes.even(i)) << bits;
    }
    return word;
  }

  private static long leadingZeros(int size, long a) {
    int bits = Lanes.bits(size);
    long result = 0;
    for (int bit = 0; bit < 64; bit += bits) {
      long lane = Lanes.unsignedAt(size, a, bit);
      result |= (long) (Long.numberOfLeadingZeros(lane) - 64 + bits) << bit;
    }
    return result;
  }

  /** How many bits below the sign bit are like it. */
  private static long leadingSigns(int size, long a) {
    long changes = a ^ Lanes.shiftRightSigned(size, a, 1);
    return Lanes.sub(size, leadingZeros(size, changes), Lanes.fill(size, 1));
  }

  /** The number of ones in each byte. */
  private static long ones(long a) {
    long pairs = a - (a >>> 1 & 0x5555_5555_5555_5555L);
    long nibbles = (pairs & 0x3333_3333_3333_3333L) + (pairs >>> 2 & 0x3333_3333_3333_3333L);
    return nibbles + (nibbles >>> 4) & 0x0F0F_0F0F_0F0F_0F0FL;
  }
}
