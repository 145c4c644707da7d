package org.gunyahsim.guest.aarch64;

import java.util.Random;

/**
 * Fills vector registers with what instructions find hard: lanes of one width, mostly, that hold
 * floating-point numbers or integers near their edges, or whose values are close to each other.
 */
final class LaneGenerator {
  private static final int[] EXPONENT_BITS = {0, 5, 8, 11};
  private static final int[] FRACTION_BITS = {0, 10, 23, 52};

  /** Powers of two at which conversions to integers begin to saturate. */
  private static final int[] LIMITS = {7, 8, 15, 16, 31, 32, 63, 64};

  /** What all lanes of a register are. */
  private enum Kind {
    FLOATING,
    INTEGER,
    RANDOM
  }

  private final Random random;
  private long last;

  LaneGenerator(Random random) {
    this.random = random;
  }

  /**
   * Fills all registers: most of them with one kind and width of lanes, some with any.
   *
   * @param integers true for an instruction that does not know floating point
   */
  void fill(long[] v, boolean integers) {
    Kind kind = integers && random.nextInt(4) != 0 ? Kind.INTEGER : kind();
    int size = size(kind);
    for (int register = 0; register < v.length; register += 2) {
      boolean other = random.nextInt(8) == 0;
      Kind its = other ? kind() : kind;
      int width = other ? size(its) : size;
      v[register] = word(its, width);
      v[register + 1] = word(its, width);
    }
  }

  private Kind kind() {
    return switch (random.nextInt(8)) {
      case 0, 1, 2, 3 -> Kind.FLOATING;
      case 4, 5 -> Kind.INTEGER;
      default -> Kind.RANDOM;
    };
  }

  private int size(Kind kind) {
    if (kind == Kind.FLOATING) {
      return random.nextInt(6) == 0 ? 1 : 2 + random.nextInt(2);
    }
    return random.nextInt(4);
  }

  private long word(Kind kind, int size) {
    if (kind == Kind.RANDOM) {
      return random.nextLong();
    }
    int width = 8 << size;
    long word = 0;
    for (int bit = 0; bit < 64; bit += width) {
      long lane = kind == Kind.FLOATING ? floating(size) : integer(width);
      word |= (lane & -1L >>> 64 - width) << bit;
      last = lane;
    }
    return word;
  }

  private long integer(int width) {
    long sign = 1L << width - 1;
    return switch (random.nextInt(12)) {
      case 0 -> 0;
      case 1 -> 1;
      case 2 -> -1;
      case 3 -> sign;
      case 4 -> sign - 1;
      case 5 -> random.nextInt(17) - 8;
      case 6 -> 1L << random.nextInt(width);
      case 7 -> sign + random.nextInt(5) - 2;
      case 8 -> (random.nextInt(5) - 2 + width) * (random.nextBoolean() ? 1 : -1);
      case 9 -> last + random.nextInt(3) - 1;
      default -> random.nextLong();
    };
  }

  private long floating(int size) {
    int fractionBits = FRACTION_BITS[size];
    int ones = (1 << EXPONENT_BITS[size]) - 1;
    int bias = ones >> 1;
    long fraction = random.nextLong() & (1L << fractionBits) - 1;
    long quiet = 1L << fractionBits - 1;
    int sign = random.nextInt(2);
    return switch (random.nextInt(20)) {
      case 0 -> pack(size, sign, 0, 0);
      case 1 -> pack(size, sign, bias + random.nextInt(5) - 2, random.nextInt(4) * (quiet >> 1));
      case 2 -> pack(size, sign, ones, 0);
      case 3 -> pack(size, sign, ones, fraction | quiet);
      case 4 -> pack(size, sign, ones, fraction & ~quiet | 1);
      case 5 -> pack(size, sign, 0, fraction >>> random.nextInt(fractionBits) | 1);
      case 6 -> pack(size, sign, 1, 0) + random.nextInt(9) - 4;
      case 7 -> pack(size, sign, ones, 0) - 1 - random.nextInt(3);
      case 8, 9 -> pack(size, sign, tieExponent(size, ones, bias), tie(fraction, fractionBits));
      case 10 -> limit(size, sign, bias, ones) + random.nextInt(5) - 2;
      case 11 -> last + random.nextInt(5) - 2;
      case 12 -> last ^ 1L << fractionBits + EXPONENT_BITS[size];
      case 13, 14 -> near(size, sign, fraction, ones);
      case 15 -> pack(size, sign, Math.min(ones - 1, bias + random.nextInt(66)), fraction);
      case 16 -> pack(size, sign, random.nextBoolean() ? random.nextInt(4) : ones - 4, fraction);
      case 17 -> pack(size, sign, edgeOfNarrower(ones, bias), fraction);
      default -> random.nextLong();
    };
  }

  private static long pack(int size, int sign, int exponent, long fraction) {
    return ((long) sign << EXPONENT_BITS[size] | exponent) << FRACTION_BITS[size] | fraction;
  }

  /** A fraction of which a conversion discards a half, or a little more or less. */
  private long tie(long fraction, int fractionBits) {
    int cut = 1 + random.nextInt(fractionBits);
    long value = fraction & -1L << cut | 1L << cut - 1;
    return value + (random.nextInt(4) == 0 ? random.nextInt(3) - 1 : 0);
  }

  private int tieExponent(int size, int ones, int bias) {
    return switch (random.nextInt(3)) {
      case 0 -> Math.min(ones - 1, bias - 2 + random.nextInt(FRACTION_BITS[size] + 4));
      case 1 -> edgeOfNarrower(ones, bias);
      default -> random.nextInt(ones);
    };
  }

  /** An exponent near the ends of half or single precision. */
  private int edgeOfNarrower(int ones, int bias) {
    int half = random.nextBoolean() ? 1 << 4 : 1 << 7;
    int edge = random.nextBoolean() ? half : -half - random.nextInt(26);
    return Math.clamp(bias + edge + random.nextInt(5) - 2L, 0, ones - 1);
  }

  private long limit(int size, int sign, int bias, int ones) {
    int exponent = bias + LIMITS[random.nextInt(LIMITS.length)];
    return pack(size, sign, Math.min(exponent, ones - 1), 0);
  }

  /** Another number of about the magnitude of the one before. */
  private long near(int size, int sign, long fraction, int ones) {
    int exponent = (int) (last >>> FRACTION_BITS[size]) & ones;
    return pack(size, sign, Math.clamp(exponent + random.nextInt(7) - 3L, 0, ones - 1), fraction);
  }
}
