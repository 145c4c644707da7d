package org.gunyahsim.hypervisor.abi;

/** The control word of {@code scheduler_yield}: [15:0] hint, [31] impl_def, [30:16] ignored. */
public final class YieldControl {
  public static final int HINT_MASK = 0xFFFF;

  /** Give up the rest of the time slice. */
  public static final int HINT_YIELD = 0;

  /** Run the thread that the second argument names. */
  public static final int HINT_YIELD_TO_THREAD = 1;

  /** Not implemented: ARGUMENT_INVALID. */
  public static final int HINT_YIELD_LOWER = 2;

  /** Refused: ARGUMENT_INVALID. */
  public static final int IMPL_DEF = 0x8000_0000;

  private YieldControl() {}
}
