package org.gunyahsim.guest.aarch64.simd;

import org.gunyahsim.hypervisor.engine.VcpuState;

/** Lane arithmetic that saturates, and tells so in FPSR.QC. */
final class Saturation {
  private static final long QC = 1L << 27;

  private final VcpuState state;

  Saturation(VcpuState state) {
    this.state = state;
  }

  /** Sets QC when any of these bits is set. */
  void note(long saturated) {
    if (saturated != 0) {
      state.fpsr |= QC;
    }
  }

  long addSigned(int size, long a, long b) {
    long sum = Lanes.add(size, a, b);
    return signed(size, a, sum, ~(a ^ b) & (a ^ sum));
  }

  long subSigned(int size, long a, long b) {
    long difference = Lanes.sub(size, a, b);
    return signed(size, a, difference, (a ^ b) & (a ^ difference));
  }

  /** Replaces the result by the limit of a's sign where the overflow's sign bit is set. */
  private long signed(int size, long a, long result, long overflow) {
    long saturated = Lanes.spread(size, overflow & Lanes.sign(size));
    note(saturated);
    return Lanes.select(saturated, limit(size, a), result);
  }

  /** The least value where a is negative, else the greatest. */
  static long limit(int size, long a) {
    return Lanes.negative(size, a) ^ ~Lanes.sign(size);
  }

  long addUnsigned(int size, long a, long b) {
    long sum = Lanes.add(size, a, b);
    long saturated = Lanes.lower(size, sum, a);
    note(saturated);
    return sum | saturated;
  }

  long subUnsigned(int size, long a, long b) {
    long saturated = Lanes.lower(size, a, b);
    note(saturated);
    return Lanes.sub(size, a, b) & ~saturated;
  }

  /** SUQADD: signed a and unsigned b to signed. */
  long addUnsignedToSigned(int size, long a, long b) {
    long sum = Lanes.add(size, a, b);
    // Moved by half the range a is unsigned too, and overflow is a carry.
    long sign = Lanes.sign(size);
    long saturated = Lanes.lower(size, sum ^ sign, a ^ sign);
    note(saturated);
    return Lanes.select(saturated, ~sign, sum);
  }

  /** USQADD: unsigned a and signed b to unsigned. */
  long addSignedToUnsigned(int size, long a, long b) {
    long sum = Lanes.add(size, a, b);
    long negative = Lanes.negative(size, b);
    long over = Lanes.lower(size, sum, a) & ~negative;
    long under = Lanes.lower(size, a, sum) & negative;
    note(over | under);
    return (sum | over) & ~under;
  }

  // --- Narrowing: lanes of size + 1 to values that fit in size, still in wide lanes ---

  /** Signed lanes to the signed range of half the size. */
  long toSigned(int size, long wide) {
    long greatest = Lanes.fill(size + 1, Lanes.mask(size) >>> 1);
    return clamp(size + 1, wide, ~greatest, greatest);
  }

  /** Signed lanes to the unsigned range of half the size. */
  long toUnsigned(int size, long wide) {
    return clamp(size + 1, wide, 0, Lanes.even(size));
  }

  private long clamp(int size, long a, long least, long greatest) {
    long under = Lanes.less(size, a, least);
    long over = Lanes.less(size, greatest, a);
    note(under | over);
    return Lanes.select(over, greatest, Lanes.select(under, least, a));
  }

  /** Unsigned lanes to the unsigned range of half the size. */
  long unsignedToUnsigned(int size, long wide) {
    long over = Lanes.lower(size + 1, Lanes.even(size), wide);
    note(over);
    return Lanes.select(over, Lanes.even(size), wide);
  }
}
