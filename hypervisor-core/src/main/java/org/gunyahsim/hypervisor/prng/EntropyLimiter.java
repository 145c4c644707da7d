package org.gunyahsim.hypervisor.prng;

/**
 * At most four calls per thread in a window of 33 ms. The state is one word per thread: the counter
 * at the window's start, with the calls made since, less one, in its two low bits.
 */
public final class EntropyLimiter {
  /** What {@link #admit} answers when a call is one too many. */
  public static final long REFUSED = -1;

  private static final long WINDOW_NS = 33_000_000;
  private static final int NS_PER_TICK = 16;
  private static final long WINDOW_TICKS = WINDOW_NS / NS_PER_TICK;
  private static final long COUNT = 3;

  /** Set in every state but that of a thread that has not called yet. */
  private static final long CALLED = 1L << 62;

  private EntropyLimiter() {}

  /**
   * Counts a call.
   *
   * @param state of the thread; 0 before its first call
   * @param now virtual time, ns
   * @return the new state, or {@link #REFUSED}
   */
  public static long admit(long state, long now) {
    long ticks = now / NS_PER_TICK;
    long start = state & ~(CALLED | COUNT);
    if (state == 0 || ticks - start >= WINDOW_TICKS) {
      return CALLED | ticks & ~COUNT;
    }
    return (state & COUNT) == COUNT ? REFUSED : state + 1;
  }
}
