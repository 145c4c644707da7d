package org.gunyahsim.guest.aarch64.simd;

/**
 * Arithmetic on all lanes of a 64-bit word at once. Everywhere {@code size} is the binary logarithm
 * of a lane's bytes, 0 to 3, as in instructions; a word of size 3 is one lane.
 *
 * <p>Carries must not cross from lane to lane: sums are made of the bits below the sign bits, whose
 * own are then added without carry.
 */
public final class Lanes {
  private static final long[] ONE = {
    0x0101_0101_0101_0101L, 0x0001_0001_0001_0001L, 0x0000_0001_0000_0001L, 1
  };

  private static final long[] SIGN = {
    0x8080_8080_8080_8080L, 0x8000_8000_8000_8000L, 0x8000_0000_8000_0000L, Long.MIN_VALUE
  };

  private static final long[] EVEN = {
    0x00FF_00FF_00FF_00FFL, 0x0000_FFFF_0000_FFFFL, 0x0000_0000_FFFF_FFFFL, -1
  };

  private static final int LARGEST_SIZE_OF_TWO_LANES = 2;

  private Lanes() {}

  static int bits(int size) {
    return 8 << size;
  }

  /** The bits of the lowest lane. */
  public static long mask(int size) {
    return -1L >>> 64 - bits(size);
  }

  /** The sign bit of every lane. */
  static long sign(int size) {
    return SIGN[size];
  }

  /** All bits of the lanes with even numbers. */
  static long even(int size) {
    return EVEN[size];
  }

  /** A value in every lane. */
  public static long fill(int size, long value) {
    return (value & mask(size)) * ONE[size];
  }

  /** The lane that begins at that bit, zero-extended. */
  static long unsignedAt(int size, long word, int bit) {
    return word >>> bit & mask(size);
  }

  /** The lane that begins at that bit, sign-extended. */
  static long signedAt(int size, long word, int bit) {
    int unused = 64 - bits(size);
    return word >>> bit << unused >> unused;
  }

  // --- Sums ---

  static long add(int size, long a, long b) {
    long sign = SIGN[size];
    return (a & ~sign) + (b & ~sign) ^ (a ^ b) & sign;
  }

  static long sub(int size, long a, long b) {
    long sign = SIGN[size];
    return (a | sign) - (b & ~sign) ^ ~(a ^ b) & sign;
  }

  /** The low halves of products. */
  static long mul(int size, long a, long b) {
    long mask = mask(size);
    long result = 0;
    for (int bit = 0; bit < 64; bit += bits(size)) {
      result |= ((a >>> bit) * (b >>> bit) & mask) << bit;
    }
    return result;
  }

  // --- Shifts: 0 to the lane's bits less one to the left, 0 to the lane's bits to the right ---

  static long shiftLeft(int size, long a, int amount) {
    return a << amount & fill(size, -1L << amount);
  }

  static long shiftRight(int size, long a, int amount) {
    return amount == bits(size) ? 0 : a >>> amount & fill(size, mask(size) >>> amount);
  }

  static long shiftRightSigned(int size, long a, int amount) {
    long sign = SIGN[size];
    int shift = Math.min(amount, bits(size) - 1);
    // Move the range to begin at 0, shift, and move it back.
    return sub(size, shiftRight(size, a ^ sign, shift), sign >>> shift);
  }

  // --- Conditions: all ones where they hold, zero elsewhere ---

  /** Copies the sign bits, which must be all that is set, to their whole lanes. */
  static long spread(int size, long signs) {
    return (signs << 1) - (signs >>> bits(size) - 1);
  }

  static long negative(int size, long a) {
    return spread(size, a & SIGN[size]);
  }

  static long nonzero(int size, long a) {
    long sign = SIGN[size];
    return spread(size, ((a & ~sign) + ~sign | a) & sign);
  }

  /** Where a is less than b, both unsigned. */
  static long lower(int size, long a, long b) {
    long borrow = ~a & b | (~a | b) & sub(size, a, b);
    return spread(size, borrow & SIGN[size]);
  }

  /** Where a is less than b, both signed. */
  static long less(int size, long a, long b) {
    return lower(size, a ^ SIGN[size], b ^ SIGN[size]);
  }

  /** The bits of {@code yes} where the condition's are set, else those of {@code no}. */
  static long select(long condition, long yes, long no) {
    return no ^ (yes ^ no) & condition;
  }

  // --- Lanes of other sizes ---

  /** Spreads the lanes of the low 32 bits, zero-extended, over lanes of the next size. */
  static long widen(int size, long half) {
    long word = half & EVEN[LARGEST_SIZE_OF_TWO_LANES];
    for (int to = LARGEST_SIZE_OF_TWO_LANES - 1; to >= size; to--) {
      word = (word | word << bits(to)) & EVEN[to];
    }
    return word;
  }

  /** Spreads the lanes of the low 32 bits, sign-extended, over lanes of the next size. */
  static long widenSigned(int size, long half) {
    return signExtend(size, widen(size, half));
  }

  /** Sign-extends the low half of each lane of the next size, whose high half must be zero. */
  static long signExtend(int size, long wide) {
    long sign = ONE[size + 1] << bits(size) - 1;
    return sub(size + 1, wide ^ sign, sign);
  }

  /** Gathers the lanes with even numbers in the low 32 bits; a word of one lane stays as it is. */
  static long narrow(int size, long wide) {
    long word = wide & EVEN[size];
    for (int from = size; from < LARGEST_SIZE_OF_TWO_LANES; from++) {
      word = (word | word >>> bits(from)) & EVEN[from + 1];
    }
    return word;
  }

  /** The lanes with even numbers of a register or of two words: its first half after UZP1. */
  static long evens(int size, long low, long high) {
    return size == 3 ? low : narrow(size, low) | narrow(size, high) << 32;
  }

  /** The lanes with odd numbers of a register or of two words: its first half after UZP2. */
  static long odds(int size, long low, long high) {
    return size == 3 ? high : evens(size, low >>> bits(size), high >>> bits(size));
  }
}
