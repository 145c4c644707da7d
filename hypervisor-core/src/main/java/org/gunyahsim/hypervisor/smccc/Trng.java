package org.gunyahsim.hypervisor.smccc;

import org.gunyahsim.hypervisor.core.DeterministicRandom;

/** The Arm TRNG firmware interface 1.0, fed from the machine's seed. */
final class Trng {
  private static final int VERSION = 0x50;
  private static final int FEATURES = 0x51;
  private static final int GET_UUID = 0x52;
  private static final int RND = 0x53;
  private static final int LAST = 0x5F;

  private static final long INVALID_PARAMETERS = -2;

  private final DeterministicRandom random;

  Trng(DeterministicRandom random) {
    this.random = random;
  }

  /**
   * Answers a fast call of the standard owner.
   *
   * @return false when the function is not one of TRNG's
   */
  boolean call(long[] x, int function, boolean sixtyFour) {
    if (function < VERSION || function > LAST) {
      return false;
    }
    if (function == RND) {
      random(x, sixtyFour);
    } else if (sixtyFour) {
      x[0] = -1;
    } else {
      switch (function) {
        case VERSION -> set(x, 0x1_0000, 0, 0, 0);
        case FEATURES -> x[0] = features((int) x[1]);
        case GET_UUID -> set(x, 0x4554_6E21L, 0x92A1_433DL, 0xA2EA_5FE2L, 0x1639_7D4EL);
        default -> x[0] = 0xFFFF_FFFFL;
      }
    }
    return true;
  }

  private static long features(int functionId) {
    return switch (functionId) {
      case 0x8400_0050, 0x8400_0051, 0x8400_0052, 0x8400_0053, 0xC400_0053 -> 0;
      default -> -1;
    };
  }

  private void random(long[] x, boolean sixtyFour) {
    long bits = sixtyFour ? x[1] : x[1] & 0xFFFF_FFFFL;
    int word = sixtyFour ? 64 : 32;
    if (bits == 0 || Long.compareUnsigned(bits, 3L * word) > 0) {
      set(x, INVALID_PARAMETERS, 0, 0, 0);
      return;
    }
    set(x, 0, 0, 0, 0);
    int register = 3;
    for (long left = bits; left > 0; left -= word) {
      long value = random.nextLong();
      int take = (int) Math.min(left, word);
      x[register--] = take == 64 ? value : value >>> 64 - take;
    }
  }

  private static void set(long[] x, long x0, long x1, long x2, long x3) {
    x[0] = x0;
    x[1] = x1;
    x[2] = x2;
    x[3] = x3;
  }
}
