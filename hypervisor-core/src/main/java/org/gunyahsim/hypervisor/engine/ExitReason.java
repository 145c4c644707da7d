package org.gunyahsim.hypervisor.engine;

/** Why {@link VcpuEngine#run} returned. */
public final class ExitReason {
  /** The budget is used up. */
  public static final int BUDGET = 0;

  /** {@code hvc}: {@link VcpuExit#immediate}. PC is the next instruction. */
  public static final int HVC = 1;

  /**
   * {@code smc}, trapped by HCR_EL2.TSC: {@link VcpuExit#immediate}. PC is the {@code smc} itself.
   */
  public static final int SMC = 2;

  /** {@code wfi}, trapped by HCR_EL2.TWI. PC is the {@code wfi} itself. */
  public static final int WFI = 3;

  /**
   * A system register that the engine does not hold: {@link VcpuExit#sysreg}, {@link
   * VcpuExit#register}, {@link VcpuExit#write} and, for a write, {@link VcpuExit#value}. PC is the
   * instruction itself.
   */
  public static final int SYSREG = 4;

  /** Stage-2 data abort. PC is the instruction itself. */
  public static final int DATA_ABORT = 5;

  /** Stage-2 instruction abort. PC is the address that could not be fetched. */
  public static final int INSTRUCTION_ABORT = 6;

  /** A timer register was written: deadlines must be looked at anew. PC is the next instruction. */
  public static final int TIMER = 7;

  /**
   * A debugger or a scenario asked for a stop (breakpoint, single step). PC is the instruction that
   * has not run yet.
   */
  public static final int DEBUG_STOP = 8;

  private static final String[] NAMES = {
    "budget",
    "hvc",
    "smc",
    "wfi",
    "sysreg",
    "data_abort",
    "instruction_abort",
    "timer",
    "debug_stop"
  };

  private ExitReason() {}

  /** The reason in Gunyah-like lower case. */
  public static String name(int reason) {
    return NAMES[reason];
  }
}
