package org.gunyahsim.guest.aarch64;

import java.util.Random;
import java.util.Set;
import org.gunyahsim.guest.aarch64.generated.Decoder;
import org.gunyahsim.guest.aarch64.isa.IsaTable.Encoding;
import org.gunyahsim.guest.aarch64.isa.IsaTable.Field;

/** Makes {@link UserCase}s of an encoding: random words, operands that tend to edges. */
final class CaseGenerator {
  /** Encodings that leave EL0, wait, or are judged elsewhere. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "svc", "hvc", "smc", "eret", "drps", "hint", "msr_i", "sys", "sysl", "msr", "mrs",
          "dcps1", "dcps2", "dcps3");

  /** Where neither QEMU nor we have anything. */
  private static final long UNMAPPED = 0x1234_0000_0000L;

  private static final long[] EDGES = {
    0,
    1,
    2,
    -1,
    -2,
    0x7F,
    0x80,
    0xFF,
    0x7FFF,
    0x8000,
    0xFFFF,
    0x7FFF_FFFFL,
    0x8000_0000L,
    0xFFFF_FFFFL,
    0x1_0000_0000L,
    0xFFFF_FFFF_8000_0000L,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    0x5555_5555_5555_5555L,
    0xAAAA_AAAA_AAAA_AAAAL
  };

  /** Mask and value of sparse classes of Advanced SIMD. */
  private static final int[][] VECTOR_CLASSES = {
    {0x9F20_0C00, 0x0E20_0000}, // three different
    {0xDF20_0C00, 0x5E20_0000}, // scalar three different
    {0x9F20_8400, 0x0E00_8400}, // three same extra: nothing in Armv8.0
    {0x9FE0_8400, 0x0E00_0400}, // copy
    {0xDFE0_8400, 0x5E00_0400}, // scalar copy
    {0xBF20_8C00, 0x0E00_0800}, // permute
    {0xBF20_8C00, 0x0E00_0000}, // table look-up
    {0xBF20_8400, 0x2E00_0000}, // extract
    {0xBFBF_0000, 0x0C00_0000}, // load and store multiple structures
    {0xBFA0_0000, 0x0C80_0000}, // the same, post-index
    {0xBF9F_0000, 0x0D00_0000}, // load and store single structure
    {0xBF80_0000, 0x0D80_0000} // the same, post-index
  };

  /** Where scalar floating point is. */
  private static final int SCALAR_FP_MASK = 0xFE00_0000;

  private static final int SCALAR_FP = 0x1E00_0000;

  /** Bits 28..25 of SVE, which QEMU's Cortex-A53 does not have, but hints at in its own way. */
  private static final int SVE = 2;

  /** Mask and value of the crypto instructions, which QEMU's Cortex-A53 has. */
  private static final int[][] CRYPTO = {
    {0xBFE0_FC00, 0x0EE0_E000}, // PMULL of 64 bits
    {0xFF3E_0C00, 0x4E28_0800}, // AES
    {0xFF20_8C00, 0x5E00_0000}, // SHA, three registers
    {0xFF3E_0C00, 0x5E28_0800} // SHA, two registers
  };

  /** FPCR's AHP, DN, FZ and RMode. */
  private static final int FPCR_MODES = 31;

  /** FPSR's QC and cumulative exception bits. */
  private static final int FPSR_BITS = 0x0800_009F;

  /** FPSR.IXC, which is what programs have set most of the time. */
  private static final int FPSR_IXC = 1 << 4;

  private final Random random;
  private final LaneGenerator lanes;

  CaseGenerator(long seed) {
    random = new Random(seed);
    lanes = new LaneGenerator(random);
  }

  /** True when the user-mode differential test covers the encoding. */
  static boolean covers(Encoding encoding) {
    return !ELSEWHERE.contains(encoding.name());
  }

  private long value() {
    return switch (random.nextInt(8)) {
      case 0, 1 -> EDGES[random.nextInt(EDGES.length)];
      case 2 -> 1L << random.nextInt(64);
      case 3 -> EDGES[random.nextInt(EDGES.length)] + random.nextInt(5) - 2;
      case 4 -> random.nextInt();
      case 5 -> random.nextInt() & 0xFFFF_FFFFL;
      default -> random.nextLong();
    };
  }

  /** A word of that encoding, or 0 when the guard refused all attempts. */
  int word(Encoding encoding) {
    for (int attempt = 0; attempt < 10_000; attempt++) {
      int word = random.nextInt() & ~encoding.mask() | encoding.value();
      if (Decoder.decode(word) == encoding.index()) {
        return word;
      }
    }
    return 0;
  }

  UserCase make(Encoding encoding) {
    UserCase test = new UserCase(encoding.name());
    for (int i = 0; i < 31; i++) {
      test.x[i] = value();
    }
    test.pstate = (long) random.nextInt(16) << 28;
    test.fpcr = random.nextBoolean() ? 0 : (long) random.nextInt(FPCR_MODES + 1) << 22;
    test.fpsr =
        switch (random.nextInt(8)) {
          case 0 -> random.nextInt() & FPSR_BITS;
          case 1, 2 -> FPSR_IXC;
          default -> 0;
        };
    lanes.fill(test.v, encoding.file().equals("simd.isa"));
    int word = word(encoding);
    test.words[0] = word;
    if (encoding.has("Rt") && encoding.has("Rn")) {
      memory(test, encoding, word);
    } else if (encoding.name().matches("br|blr|ret")) {
      set(test, encoding.field("Rn").extract(word), UserCase.CODE + branchTarget());
    }
    return test;
  }

  private long branchTarget() {
    return random.nextInt(8) == 0 ? random.nextInt(0x8000) : random.nextInt(0x2000) << 2;
  }

  /** Sends the access to the data, mostly. */
  private void memory(UserCase test, Encoding encoding, int word) {
    int rn = encoding.field("Rn").extract(word);
    boolean exclusive = encoding.name().matches("(ld|st)xr|(ld|st)xp|ldar|stlr");
    long base = UserCase.DATA + 0x1000 + random.nextInt(64) * 16L;
    if (random.nextInt(exclusive ? 8 : 2) == 0) {
      base += random.nextInt(16);
    }
    if (random.nextInt(64) == 0) {
      base = UNMAPPED + (value() & 0xFFFF_FFFFL);
    }
    if (encoding.has("Rm")) {
      Field field = encoding.field("Rm");
      set(test, field.extract(word), offset());
    }
    set(test, rn, base);
    if (!encoding.name().matches("stx[rp]")) {
      return;
    }
    boolean keepsBase =
        encoding.field("Rt2").extract(word) != rn && encoding.field("Rt").extract(word) != rn;
    if (keepsBase && random.nextInt(4) != 0) {
      // A load-exclusive from the same address before it.
      test.words[1] = word;
      test.words[0] = word | 1 << 22;
    }
  }

  private long offset() {
    long small = random.nextLong(512) - 256;
    return switch (random.nextInt(3)) {
      case 0 -> small;
      case 1 -> small & 0xFFFF_FFFFL;
      default -> small & 0xFFFF_FFFFL | (long) random.nextInt() << 32;
    };
  }

  private static void set(UserCase test, int register, long value) {
    if (register == 31) {
      test.sp = value;
    } else {
      test.x[register] = value;
    }
  }

  /** A random word that nothing is, half of them in the classes of FP and SIMD. */
  UserCase undefined() {
    UserCase test = new UserCase("undefined");
    for (int i = 0; i < 31; i++) {
      test.x[i] = UserCase.DATA + 0x1000;
    }
    do {
      int word = random.nextInt();
      test.words[0] =
          switch (random.nextInt(4)) {
            case 0 -> {
              int[] bits = VECTOR_CLASSES[random.nextInt(VECTOR_CLASSES.length)];
              yield word & ~bits[0] | bits[1];
            }
            case 1 -> word & ~SCALAR_FP_MASK | SCALAR_FP;
            default -> word;
          };
    } while (!isUndefined(test.words[0]));
    return test;
  }

  /** Not UDF, which QEMU tells by a trap of its own, and nothing that only QEMU's processor has. */
  private static boolean isUndefined(int word) {
    if (word >>> 16 == 0 || (word >>> 25 & 15) == SVE || Decoder.decode(word) != 0) {
      return false;
    }
    for (int[] bits : CRYPTO) {
      if ((word & bits[0]) == bits[1]) {
        return false;
      }
    }
    return true;
  }
}
