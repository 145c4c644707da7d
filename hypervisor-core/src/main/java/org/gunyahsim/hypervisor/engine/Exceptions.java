package org.gunyahsim.hypervisor.engine;

/**
 * Exception entry to EL1 (Arm ARM, AArch64.TakeException): shared by engines and by EL2 when it
 * injects one.
 */
public final class Exceptions {
  /** Offsets from VBAR_EL1 within a group of four vectors. */
  public static final int SYNCHRONOUS = 0x000;

  public static final int IRQ = 0x080;
  public static final int FIQ = 0x100;
  public static final int SERROR = 0x180;

  /** Exception classes, ESR_ELx.EC. */
  public static final int EC_UNKNOWN = 0x00;

  public static final int EC_WFX = 0x01;
  public static final int EC_FP_ACCESS = 0x07;
  public static final int EC_ILLEGAL_STATE = 0x0E;
  public static final int EC_SVC64 = 0x15;
  public static final int EC_HVC64 = 0x16;
  public static final int EC_SMC64 = 0x17;
  public static final int EC_SYSREG = 0x18;
  public static final int EC_INSTRUCTION_ABORT_LOWER = 0x20;
  public static final int EC_INSTRUCTION_ABORT = 0x21;
  public static final int EC_PC_ALIGNMENT = 0x22;
  public static final int EC_DATA_ABORT_LOWER = 0x24;
  public static final int EC_DATA_ABORT = 0x25;
  public static final int EC_SP_ALIGNMENT = 0x26;
  public static final int EC_BREAKPOINT_LOWER = 0x30;
  public static final int EC_SOFTWARE_STEP_LOWER = 0x32;
  public static final int EC_WATCHPOINT_LOWER = 0x34;
  public static final int EC_BRK64 = 0x3C;

  /** ESR_ELx.IL: a 32-bit instruction. */
  public static final long IL = 1L << 25;

  private Exceptions() {}

  /** The top of a syndrome. */
  public static long syndrome(int ec, long iss) {
    return (long) ec << 26 | IL | iss;
  }

  /**
   * Takes a synchronous exception to EL1: saves ESR, PSTATE and the return address, masks DAIF and
   * jumps.
   */
  public static void takeSynchronous(VcpuState s, long esr, long preferredReturn) {
    s.esrEl1 = esr;
    enter(s, SYNCHRONOUS, preferredReturn);
  }

  /** Takes an abort: as {@link #takeSynchronous}, with the faulting address in FAR_EL1. */
  public static void takeAbort(VcpuState s, long esr, long far, long preferredReturn) {
    s.farEl1 = far;
    takeSynchronous(s, esr, preferredReturn);
  }

  /** An undefined instruction or a system register that does not exist. */
  public static void takeUndefined(VcpuState s, long preferredReturn) {
    takeSynchronous(s, syndrome(EC_UNKNOWN, 0), preferredReturn);
  }

  /**
   * The synchronous external abort that EL2 injects for whatever it cannot map (hypercall
   * reference, section 9.7): DFSC or IFSC 0x10 and nothing else in the ISS.
   */
  public static void takeExternalAbort(
      VcpuState s, boolean instruction, long far, long preferredReturn) {
    int ec = instruction ? EC_INSTRUCTION_ABORT_LOWER : EC_DATA_ABORT_LOWER;
    takeAbort(s, syndrome(ec + s.el, 0x10), far, preferredReturn);
  }

  /** Takes an IRQ or FIQ. */
  public static void takeInterrupt(VcpuState s, int vector) {
    enter(s, vector, s.pc);
  }

  private static void enter(VcpuState s, int vector, long preferredReturn) {
    int group = s.el == 0 ? 0x400 : s.spsel ? 0x200 : 0;
    s.spsrEl1 = s.pstate();
    s.elrEl1 = preferredReturn;
    s.select(1, true);
    s.daif = 15;
    s.il = false;
    s.ss = false;
    s.exclusiveAddress = -1;
    s.pc = s.vbarEl1 + group + vector;
  }
}
