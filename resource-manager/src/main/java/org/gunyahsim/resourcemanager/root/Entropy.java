package org.gunyahsim.resourcemanager.root;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.hyp.Hyp;

/**
 * Random numbers. They come from the hypervisor; when it answers BUSY, because it limits its rate,
 * from a generator that it seeded (SplitMix64).
 */
public final class Entropy {
  private static final long STEP = 0x9E37_79B9_7F4A_7C15L;

  private long state;

  /** Draws 16 bytes as the seed. */
  public void seed(Hyp hyp) {
    if (hyp.entropy(16) == ErrorCode.OK) {
      state = word(hyp, 1) << 32 ^ word(hyp, 2) ^ word(hyp, 3) << 17 ^ word(hyp, 4) << 41;
    }
  }

  /** 64 random bits. */
  public long next(Hyp hyp) {
    if (hyp.entropy(8) == ErrorCode.OK) {
      return word(hyp, 1) << 32 | word(hyp, 2);
    }
    state += STEP;
    long mixed = (state ^ state >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
    return mixed ^ mixed >>> 31;
  }

  private static long word(Hyp hyp, int register) {
    return hyp.result(register) & 0xFFFF_FFFFL;
  }

  public void save(StateWriter out) {
    out.i64(state);
  }

  public void load(StateReader in) {
    state = in.i64();
  }
}
