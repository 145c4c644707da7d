package org.gunyahsim.guest.aarch64;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A short instruction sequence with the state it starts from; the layout is {@code struct
 * test_case} of differential.c.
 */
final class UserCase {
  static final long CODE = 0x5000_0000L;
  static final long CODE_SIZE = 0x1_0000L;
  static final long START = CODE + 0x8000;
  static final long DATA = 0x6000_0000L;
  static final long DATA_SIZE = 0x1_4000L;
  static final int WORDS = 4;

  /** Where an instruction word holds Rd, Rn, Ra and Rm. */
  private static final int[] OPERANDS = {0, 5, 10, 16};

  /** What this is a case of, for reports. */
  final String encoding;

  final int[] words = new int[WORDS];
  final long[] x = new long[31];
  long sp = DATA + 0x4000;
  long pstate;
  long fpcr;
  long fpsr;

  /** Vector register i is {@code v[2 * i]}, low half, and {@code v[2 * i + 1]}. */
  final long[] v = new long[64];

  UserCase(String encoding) {
    this.encoding = encoding;
  }

  void write(ByteBuffer to) {
    for (int word : words) {
      to.putInt(word);
    }
    for (long value : x) {
      to.putLong(value);
    }
    to.putLong(sp);
    to.putLong(pstate);
    to.putLong(fpcr);
    to.putLong(fpsr);
    for (long value : v) {
      to.putLong(value);
    }
  }

  static int bytes() {
    return 4 * WORDS + 8 * (31 + 4 + 64);
  }

  /** The generator that fills memory, here and there. */
  static long mix(long seed) {
    long z = seed + 0x9E37_79B9_7F4A_7C15L;
    z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
    return z ^ z >>> 31;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(encoding);
    for (int word : words) {
      if (word != 0) {
        text.append(" %08x".formatted(word));
      }
    }
    text.append(" pstate %x sp %x fpcr %x fpsr %x x".formatted(pstate, sp, fpcr, fpsr));
    text.append(Arrays.toString(Arrays.stream(x).mapToObj(Long::toHexString).toArray()));
    for (int low : OPERANDS) {
      int register = words[0] >>> low & 31;
      text.append(" v%d %016x:%016x".formatted(register, v[2 * register + 1], v[2 * register]));
    }
    return text.toString();
  }
}
