package org.gunyahsim.hypervisor.vic;

import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * How the index of a vCPU is spread over the affinity fields of its MPIDR (hypercall reference,
 * sections 2.8 and 8.1).
 *
 * @param mask which bits of each affinity field carry index bits, in MPIDR layout
 * @param shift0 index bit that Aff0 bit 0 stands for, 0..31; likewise the others
 * @param multiThreading MPIDR.MT
 */
public record MpidrMapping(
    long mask, int shift0, int shift1, int shift2, int shift3, boolean multiThreading) {
  /** As the hardware has it: Aff0 is the index, 0..7. */
  public static final MpidrMapping HARDWARE = new MpidrMapping(7, 0, 8, 16, 24, false);

  /** The index of an affinity that the mapping cannot express. */
  public static final int MALFORMED = -1;

  /** MPIDR bit 31, RES1. */
  private static final long RES1 = 1L << 31;

  /** The affinity fields of MPIDR. */
  static final long AFFINITY = 0xFF_00FF_FFFFL;

  /** Checks a guest's description; null when it is no mapping. */
  static @Nullable MpidrMapping of(long mask, long[] shifts, boolean multiThreading) {
    long seen = 0;
    for (int level = 0; level < 4; level++) {
      if (Long.compareUnsigned(shifts[level], 32) >= 0) {
        return null;
      }
      long bits = field(mask, level) << shifts[level];
      if ((seen & bits) != 0) {
        return null;
      }
      seen |= bits;
    }
    if ((seen & seen + 1) != 0 || seen >= 0xFFFF) {
      return null;
    }
    return new MpidrMapping(
        mask & AFFINITY,
        (int) shifts[0],
        (int) shifts[1],
        (int) shifts[2],
        (int) shifts[3],
        multiThreading);
  }

  private static long field(long mpidr, int level) {
    return mpidr >>> (level == 3 ? 32 : 8 * level) & 0xFF;
  }

  private int shift(int level) {
    return switch (level) {
      case 0 -> shift0;
      case 1 -> shift1;
      case 2 -> shift2;
      default -> shift3;
    };
  }

  /** What MPIDR_EL1 of the vCPU with this index reads. */
  public long mpidr(int index) {
    long mpidr = RES1 | (multiThreading ? 1 << 24 : 0);
    for (int level = 0; level < 4; level++) {
      mpidr |=
          ((long) index >>> shift(level) & field(mask, level)) << (level == 3 ? 32 : 8 * level);
    }
    return mpidr;
  }

  /** The affinity of an index as GICR_TYPER packs it: Aff3.Aff2.Aff1.Aff0 in 32 bits. */
  long packedAffinity(int index) {
    long mpidr = mpidr(index);
    return mpidr & 0xFF_FFFF | field(mpidr, 3) << 24;
  }

  /**
   * The index that an affinity stands for, whether or not such a vCPU exists, or {@link
   * #MALFORMED}.
   *
   * @param mpidr affinity fields where MPIDR has them; other bits are ignored
   */
  public int index(long mpidr) {
    if ((mpidr & AFFINITY & ~mask) != 0) {
      return MALFORMED;
    }
    int index = 0;
    for (int level = 0; level < 4; level++) {
      index |= (int) (field(mpidr, level) << shift(level));
    }
    return index;
  }

  void save(StateWriter out) {
    out.i64(mask);
    out.i32(shift0);
    out.i32(shift1);
    out.i32(shift2);
    out.i32(shift3);
    out.bool(multiThreading);
  }

  static MpidrMapping load(StateReader in) {
    return new MpidrMapping(in.i64(), in.i32(), in.i32(), in.i32(), in.i32(), in.bool());
  }
}
