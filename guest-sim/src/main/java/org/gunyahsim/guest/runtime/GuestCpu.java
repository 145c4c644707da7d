package org.gunyahsim.guest.runtime;

/**
 * A vCPU as a Java-written program sees it. Everything goes through the vCPU's registers and traps;
 * nothing here reaches into the hypervisor.
 *
 * <p>To be used by a handler while it runs, never kept. Where EL2 injects an exception (an access
 * where nothing answers, a system register that does not exist), the method does not return: the
 * handler is cut short, the vCPU stands at its vector and EL2 treats it as any guest without a
 * handler for exceptions, that is, it ends in the fault state. What the program cannot mean (a size
 * of 3, {@code vcpu_run} through {@link #hypercall}) is a defect of the simulator and throws.
 */
public interface GuestCpu {
  /** Index of this vCPU in its VM. */
  int index();

  /** CNTVCT_EL0: ticks of 16 ns. */
  long counter();

  /**
   * Makes a hypercall that returns at once: {@code hvc #(0x6000+number)} with x0.. set to the
   * arguments. Arguments not given are zero.
   *
   * @param number a constant of {@link org.gunyahsim.hypervisor.abi.HypercallNumber}; not one that
   *     gives the CPU away ({@code vcpu_run}, {@code scheduler_yield}, {@code vcpu_poweroff}), see
   *     {@link #callLast}
   * @return x0 as an error code (sign-extended from 32 bits); x0 itself is {@link #result
   *     result(0)}
   */
  int hypercall(int number, long a0, long a1, long a2, long a3, long a4, long a5, long a6);

  /**
   * {@link #hypercall(int, long, long, long, long, long, long, long)} with up to four arguments.
   */
  default int hypercall(int number, long a0, long a1, long a2, long a3) {
    return hypercall(number, a0, a1, a2, a3, 0, 0, 0);
  }

  /**
   * {@link #hypercall(int, long, long, long, long, long, long, long)} with up to three arguments.
   */
  default int hypercall(int number, long a0, long a1, long a2) {
    return hypercall(number, a0, a1, a2, 0, 0, 0, 0);
  }

  /** {@link #hypercall(int, long, long, long, long, long, long, long)} with up to two arguments. */
  default int hypercall(int number, long a0, long a1) {
    return hypercall(number, a0, a1, 0, 0, 0, 0, 0);
  }

  /**
   * Makes an SMCCC call that returns at once: {@code hvc #0}. Not for PSCI calls that may suspend
   * or end the vCPU, see {@link #smcccLast}.
   *
   * @param function the 32-bit function id
   * @return x0; further results through {@link #result}
   */
  long smccc(int function, long a1, long a2, long a3);

  /**
   * Register x0..x7 after the last call of this handler; at the start of {@link
   * GuestProgram#onResume}, after the last act.
   */
  long result(int register);

  /** Reads an emulated system register by its key: see {@link IccRegister}. */
  long readSystemRegister(int key);

  /** Writes an emulated system register. */
  void writeSystemRegister(int key, long value);

  /**
   * Programs the virtual timer (CNTV_CVAL_EL0, CNTV_CTL_EL0), which asserts PPI 27 while it is
   * enabled and its time has come.
   *
   * @param deadline in ticks, as {@link #counter}
   */
  void setVirtualTimer(long deadline, boolean enabled);

  /**
   * Loads 1, 2, 4 or 8 bytes from an IPA, zero-extended: RAM, or a device through stage 2 or an
   * emulating trap. An address where nothing answers ends the VM, as an unhandled abort would; use
   * {@link #accessible} when in doubt. An access that crosses a page is made byte by byte.
   *
   * <p>Not for device accesses that leave for a proxy ({@code vcpu_run}'s MMIO exits): a program
   * runs in VMs that are scheduled by the hypervisor.
   */
  long load(long ipa, int size);

  /** Stores 1, 2, 4 or 8 bytes; see {@link #load}. */
  void store(long ipa, int size, long value);

  /** Copies out of the VM's RAM; the whole range must be {@link #accessible}. */
  void read(long ipa, byte[] into, int at, int length);

  /** Copies into the VM's RAM; the whole range must be {@link #accessible}. */
  void write(long ipa, byte[] from, int at, int length);

  /** Fills RAM with zeros; the whole range must be {@link #accessible}. */
  void zero(long ipa, long length);

  /** True when all of the range is RAM that stage 2 lets this VM read (and write, if asked). */
  boolean accessible(long ipa, long length, boolean write);

  // Last acts: performed when the handler has returned and no interrupt is deliverable. Of several
  // the latest counts.

  /**
   * True in {@link GuestProgram#onInterrupt} when a last act has been chosen and has not begun: the
   * handler may replace it, and then the old one is never performed. False when the act is over: a
   * choice made in this handler has no effect, because {@link GuestProgram#onResume} follows with
   * the act's results and chooses the next. Always false in other handlers.
   */
  boolean actPending();

  /**
   * Last act: {@code wfi}. Ends with an interrupt, then {@link GuestProgram#onResume}. A wait that
   * has not begun when an interrupt is handled is over: no wake-up is lost between the handler that
   * looked for work and the wait.
   */
  void waitForInterrupt();

  /**
   * Last act: a hypercall that gives the CPU away ({@code vcpu_run}, {@code scheduler_yield},
   * {@code vcpu_poweroff}). Its results are there in {@link GuestProgram#onResume}.
   */
  void callLast(int number, long a0, long a1, long a2, long a3);

  /**
   * Last act: an SMCCC call that may not return (PSCI CPU_OFF, SYSTEM_OFF, SYSTEM_RESET,
   * CPU_SUSPEND).
   */
  void smcccLast(int function, long a1, long a2, long a3);
}
