package org.gunyahsim.hypervisor.time;

/**
 * The 62.5 MHz system counter in terms of virtual time, and the condition of the timers that
 * compare with it. Offset 0 for every VM: CNTVCT_EL0 and CNTPCT_EL0 are the same (hypercall
 * reference, section 8.5).
 */
public final class SystemCounter {
  /** CNTFRQ_EL0. */
  public static final long FREQUENCY = 62_500_000;

  /** Length of a tick in ns. */
  public static final long TICK = 16;

  /** CNTx_CTL_EL0.ENABLE. */
  public static final int CTL_ENABLE = 1;

  /** CNTx_CTL_EL0.IMASK. */
  public static final int CTL_IMASK = 1 << 1;

  /** CNTx_CTL_EL0.ISTATUS: read-only, and reads 0 while the timer is disabled. */
  public static final int CTL_ISTATUS = 1 << 2;

  private SystemCounter() {}

  /** The counter at a virtual time. */
  public static long ticks(long nanos) {
    return nanos >> 4;
  }

  /**
   * The earliest virtual time at which the counter reads {@code ticks}, an unsigned number; {@link
   * Long#MAX_VALUE} when it lies beyond the end of virtual time.
   */
  public static long nanosAt(long ticks) {
    return ticks < 0 || ticks > Long.MAX_VALUE >> 4 ? Long.MAX_VALUE : ticks << 4;
  }

  /** The timer condition at a virtual time: counter at or past the compare value, both unsigned. */
  public static boolean conditionMet(long nanos, long compareValue) {
    return Long.compareUnsigned(ticks(nanos), compareValue) >= 0;
  }

  /** What a timer's control register reads at a virtual time. */
  public static int control(int ctl, long compareValue, long nanos) {
    boolean status = (ctl & CTL_ENABLE) != 0 && conditionMet(nanos, compareValue);
    return ctl & (CTL_ENABLE | CTL_IMASK) | (status ? CTL_ISTATUS : 0);
  }

  /** What a timer's value register reads at a virtual time: 32 bits, sign-extended. */
  public static long timerValue(long compareValue, long nanos) {
    return (int) (compareValue - ticks(nanos));
  }

  /** The compare value that a write of a timer's value register at a virtual time stands for. */
  public static long compareValue(long timerValue, long nanos) {
    return ticks(nanos) + (int) timerValue;
  }
}
