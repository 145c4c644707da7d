package org.gunyahsim.guest.aarch64.simd;

import static org.gunyahsim.guest.aarch64.simd.VectorFunction.*;

import org.gunyahsim.guest.aarch64.generated.Op;
import org.gunyahsim.hypervisor.engine.VcpuState;

/**
 * Executes the SIMD micro-operations on registers: brings operands into the shape that a {@link
 * VectorFunction} wants, and results back into a register.
 *
 * <p>A scalar operation is the vector one with zeros in all lanes but the lowest: every function
 * that has a scalar form of a size below 64 bits makes zero of zeros, and saturates nothing.
 */
public final class VectorUnit {
  private final long[] v;
  private final Saturation saturation;
  private final VectorArithmetic arithmetic;
  private final VectorMultiplies multiplies;
  private final VectorShifts shifts;
  private final VectorUnary unary;
  private final VectorPermutes permutes;

  /** A unit that works on the registers and FPSR of that vCPU. */
  public VectorUnit(VcpuState state) {
    this.v = state.v;
    this.saturation = new Saturation(state);
    this.arithmetic = new VectorArithmetic(saturation);
    this.multiplies = new VectorMultiplies(saturation);
    this.shifts = new VectorShifts(saturation);
    this.unary = new VectorUnary(saturation);
    this.permutes = new VectorPermutes(v);
  }

  /** Executes one micro-operation; {@code imm} is its {@link Shape}. */
  public void execute(int op, int d, int n, int m, int imm) {
    switch (op) {
      case Op.V_LANES -> lanes(imm, d, n, v[2 * m], v[2 * m + 1]);
      case Op.V_SHIFT -> lanes(imm, d, n, Shape.amount(imm), Shape.amount(imm));
      case Op.V_ELEMENT -> {
        long b = element(imm, m);
        lanes(imm, d, n, b, b);
      }
      case Op.V_PAIRWISE -> pairwise(imm, d, n, m);
      case Op.V_LONG -> widening(imm, d, n, half(imm, m));
      case Op.V_LONG_ELEMENT -> widening(imm, d, n, element(imm, m));
      case Op.V_WIDE -> wide(imm, d, n, half(imm, m));
      case Op.V_HIGH_NARROW -> highNarrow(imm, d, n, m);
      case Op.V_SHIFT_LONG -> shiftLong(imm, d, n);
      case Op.V_SHIFT_NARROW -> shiftNarrow(imm, d, n);
      case Op.V_ACROSS -> across(imm, d, n);
      case Op.V_PERMUTE, Op.V_EXT, Op.V_TBL -> permutes.execute(op, imm, d, n, m);
      default -> throw new AssertionError(Op.name(op));
    }
  }

  private long apply(int function, int size, long d, long a, long b) {
    return switch (family(function)) {
      case ARITHMETIC -> arithmetic.apply(function, size, a, b);
      case BITS -> VectorBits.apply(function, size, d, a, b);
      case MULTIPLIES -> multiplies.apply(function, size, d, a, b);
      case SHIFTS -> shifts.apply(function, size, d, a, b);
      case UNARY -> unary.apply(function, size, d, a);
      default -> VectorComparisons.apply(function, size, d, a, b);
    };
  }

  private void set(int d, long low, long high) {
    v[2 * d] = low;
    v[2 * d + 1] = high;
  }

  /** The half of a register that a widening instruction reads. */
  private long half(int shape, int register) {
    return v[2 * register + (Shape.isFull(shape) ? 1 : 0)];
  }

  /** An element of a register in every lane. */
  private long element(int shape, int register) {
    int bit = Shape.amount(shape) << Shape.size(shape) + 3;
    return Lanes.fill(Shape.size(shape), v[2 * register + (bit >> 6)] >>> bit);
  }

  // --- Lanes of one size ---

  private void lanes(int shape, int d, int n, long bLow, long bHigh) {
    int function = Shape.function(shape);
    int size = Shape.size(shape);
    long inputs = Shape.inputs(shape, size);
    long low = apply(function, size, v[2 * d] & inputs, v[2 * n] & inputs, bLow & inputs);
    long high = Shape.isFull(shape) ? apply(function, size, v[2 * d + 1], v[2 * n + 1], bHigh) : 0;
    set(d, low, high);
  }

  /** A function of neighbours, n's before m's; the scalar form takes n alone. */
  private void pairwise(int shape, int d, int n, int m) {
    boolean full = Shape.isFull(shape);
    boolean scalar = (shape & Shape.SCALAR) != 0;
    long low =
        full || scalar ? pairs(shape, v[2 * n], v[2 * n + 1]) : pairs(shape, v[2 * n], v[2 * m]);
    set(d, low, full ? pairs(shape, v[2 * m], v[2 * m + 1]) : 0);
  }

  private long pairs(int shape, long low, long high) {
    int size = Shape.size(shape);
    long evens = Lanes.evens(size, low, high);
    return apply(Shape.function(shape), size, 0, evens, Lanes.odds(size, low, high));
  }

  private void across(int shape, int d, int n) {
    int size = Shape.size(shape);
    boolean unsigned = Shape.isUnsigned(shape);
    int bits = Lanes.bits(size);
    long result = lane(unsigned, size, v[2 * n], 0);
    for (int bit = bits; bit < (Shape.isFull(shape) ? 128 : 64); bit += bits) {
      long lane = lane(unsigned, size, v[2 * n + (bit >> 6)], bit);
      result =
          switch (Shape.function(shape)) {
            case VADD -> result + lane;
            case VMAX -> Math.max(result, lane);
            default -> Math.min(result, lane);
          };
    }
    set(d, result & Lanes.mask(Shape.amount(shape)), 0);
  }

  private static long lane(boolean unsigned, int size, long word, int bit) {
    return unsigned ? Lanes.unsignedAt(size, word, bit) : Lanes.signedAt(size, word, bit);
  }

  // --- To lanes of twice the size ---

  private static long widen(int shape, long half) {
    int size = Shape.size(shape);
    return Shape.isUnsigned(shape) ? Lanes.widen(size, half) : Lanes.widenSigned(size, half);
  }

  private void widening(int shape, int d, int n, long b) {
    int function = Shape.function(shape);
    int wide = Shape.size(shape) + 1;
    long inputs = Shape.inputs(shape, wide - 1);
    long a = half(shape, n) & inputs;
    long dLow = v[2 * d] & Shape.inputs(shape, wide);
    long low = apply(function, wide, dLow, widen(shape, a), widen(shape, b & inputs));
    long high = 0;
    if ((shape & Shape.SCALAR) == 0) {
      long aHigh = widen(shape, a >>> 32);
      high = apply(function, wide, v[2 * d + 1], aHigh, widen(shape, b >>> 32));
    }
    set(d, low, high);
  }

  private void wide(int shape, int d, int n, long b) {
    int function = Shape.function(shape);
    int wide = Shape.size(shape) + 1;
    long low = apply(function, wide, 0, v[2 * n], widen(shape, b));
    set(d, low, apply(function, wide, 0, v[2 * n + 1], widen(shape, b >>> 32)));
  }

  private void shiftLong(int shape, int d, int n) {
    int wide = Shape.size(shape) + 1;
    int amount = Shape.amount(shape);
    long half = half(shape, n);
    long low = Lanes.shiftLeft(wide, widen(shape, half), amount);
    set(d, low, Lanes.shiftLeft(wide, widen(shape, half >>> 32), amount));
  }

  // --- To lanes of half the size ---

  /** Writes a narrowed result to the lower half and clears the upper, or to the upper half. */
  private void setHalf(int shape, int d, long low, long high) {
    long half = low | high << 32;
    if (Shape.isFull(shape)) {
      v[2 * d + 1] = half;
    } else {
      set(d, half, 0);
    }
  }

  private void highNarrow(int shape, int d, int n, int m) {
    long low = highHalves(shape, v[2 * n], v[2 * m]);
    setHalf(shape, d, low, highHalves(shape, v[2 * n + 1], v[2 * m + 1]));
  }

  private long highHalves(int shape, long a, long b) {
    int size = Shape.size(shape);
    int bits = Lanes.bits(size);
    long result = arithmetic.apply(Shape.function(shape), size + 1, a, b);
    if (Shape.isRounding(shape)) {
      result = Lanes.add(size + 1, result, Lanes.fill(size + 1, 1L << bits - 1));
    }
    return Lanes.narrow(size, result >>> bits);
  }

  private void shiftNarrow(int shape, int d, int n) {
    boolean scalar = (shape & Shape.SCALAR) != 0;
    long a = v[2 * n] & Shape.inputs(shape, Shape.size(shape) + 1);
    setHalf(shape, d, narrow(shape, a), scalar ? 0 : narrow(shape, v[2 * n + 1]));
  }

  private long narrow(int shape, long a) {
    int size = Shape.size(shape);
    int function = Shape.function(shape);
    boolean signed = function == NARROW_SIGNED || function == NARROW_SIGNED_TO_UNSIGNED;
    long shifted = shiftRight(signed, Shape.isRounding(shape), size + 1, a, Shape.amount(shape));
    long fitting =
        switch (function) {
          case NARROW_SIGNED -> saturation.toSigned(size, shifted);
          case NARROW_UNSIGNED -> saturation.unsignedToUnsigned(size, shifted);
          case NARROW_SIGNED_TO_UNSIGNED -> saturation.toUnsigned(size, shifted);
          default -> shifted;
        };
    return Lanes.narrow(size, fitting);
  }

  private static long shiftRight(boolean signed, boolean rounds, int size, long a, int amount) {
    if (signed) {
      return rounds
          ? VectorShifts.roundedSigned(size, a, amount)
          : Lanes.shiftRightSigned(size, a, amount);
    }
    return rounds ? VectorShifts.rounded(size, a, amount) : Lanes.shiftRight(size, a, amount);
  }
}
