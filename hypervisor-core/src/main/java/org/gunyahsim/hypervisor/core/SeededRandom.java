package org.gunyahsim.hypervisor.core;

import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * The machine's only source of randomness: SplitMix64 from the machine's seed. Part of the state of
 * the machine, so a restored one goes on with the same numbers.
 */
public final class SeededRandom implements Snapshottable {
  private static final long GAMMA = 0x9E37_79B9_7F4A_7C15L;
  private long state;

  public SeededRandom(long seed) {
    state = seed;
  }

  /** The next 64 bits. */
  public long nextLong() {
    state += GAMMA;
    long z = state;
    z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
    return z ^ z >>> 31;
  }

  /** The next 32 bits. */
  public int nextInt() {
    return (int) (nextLong() >>> 32);
  }

  @Override
  public void save(StateWriter out) {
    out.section("random", 1);
    out.i64(state);
  }

  @Override
  public void load(StateReader in) {
    in.section("random");
    state = in.i64();
  }
}
