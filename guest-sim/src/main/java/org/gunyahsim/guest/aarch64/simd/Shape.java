package org.gunyahsim.guest.aarch64.simd;

/**
 * The immediate of a SIMD micro-operation: what it does to which lanes.
 *
 * <p>size[1:0], FULL[2], SCALAR[3], UNSIGNED[4], ROUND[5], function[15:8], amount[23:16]
 */
public final class Shape {
  /** Q: both halves of the register; of a widening or narrowing instruction, the upper half. */
  public static final int FULL = 1 << 2;

  /** Only the lowest lane; the rest of the result is zero. */
  public static final int SCALAR = 1 << 3;

  /** Lanes are zero-extended where they are widened. */
  public static final int UNSIGNED = 1 << 4;

  /** Discarded bits round the result. */
  public static final int ROUND = 1 << 5;

  private static final int FUNCTION_SHIFT = 8;
  private static final int AMOUNT_SHIFT = 16;

  private Shape() {}

  /** A function of vectors. */
  public static int vector(int function, int size, int q) {
    return size | q << 2 | function << FUNCTION_SHIFT;
  }

  /** A function of scalars. */
  public static int scalar(int function, int size) {
    return size | SCALAR | function << FUNCTION_SHIFT;
  }

  /** With the instruction's U bit as {@link #UNSIGNED}. */
  public static int unsigned(int shape, int u) {
    return shape | u << 4;
  }

  /** With a bit as {@link #ROUND}. */
  public static int round(int shape, int rounding) {
    return shape | rounding << 5;
  }

  /** With an amount to shift by or an index, 0 to 255. */
  public static int amount(int shape, int amount) {
    return shape | amount << AMOUNT_SHIFT;
  }

  static int size(int shape) {
    return shape & 3;
  }

  static int function(int shape) {
    return shape >> FUNCTION_SHIFT & 0xFF;
  }

  static int amount(int shape) {
    return shape >> AMOUNT_SHIFT & 0xFF;
  }

  /** The bits of the lowest word that take part, in lanes of {@code size}. */
  static long inputs(int shape, int size) {
    return (shape & SCALAR) == 0 ? -1 : Lanes.mask(size);
  }

  static boolean isFull(int shape) {
    return (shape & FULL) != 0;
  }

  static boolean isUnsigned(int shape) {
    return (shape & UNSIGNED) != 0;
  }

  static boolean isRounding(int shape) {
    return (shape & ROUND) != 0;
  }
}
