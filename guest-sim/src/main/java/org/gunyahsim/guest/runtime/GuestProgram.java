package org.gunyahsim.guest.runtime;

import org.gunyahsim.hypervisor.snapshot.Snapshottable;

/**
 * The code of a VM that is written in Java: a state machine whose handlers each run one
 * uninterruptible slice.
 *
 * <p>One program serves all vCPUs of its VM. All of its state is data and is written by {@link
 * #save}; nothing may live in threads or closures, because a snapshot can fall between any two
 * handlers. A handler makes ordinary hypercalls and memory accesses through its {@link GuestCpu};
 * before it returns it chooses the vCPU's last act ({@link GuestCpu#waitForInterrupt} when it
 * chooses nothing).
 *
 * <p>The order of events on one vCPU is: boot; then, for ever, all deliverable interrupts, then the
 * last act, then (when it is over) all deliverable interrupts, then resume. An exception that EL2
 * injects cuts a handler short and ends the vCPU; the program must not depend on {@code finally}
 * blocks that call its {@link GuestCpu}.
 *
 * <p>{@link #save} and {@link #load} are called once per VM by whoever put the program into the
 * machine, not by the engines that share it.
 */
public interface GuestProgram extends Snapshottable {
  /**
   * The vCPU was powered on (or warm-reset by a PSCI suspend). Interrupts are unmasked when this
   * returns; setting up the GIC, distributor, redistributor and CPU interface, is the program's.
   *
   * @param context x0 at entry: the device tree's address for a boot vCPU, the context argument of
   *     CPU_ON for another
   */
  void onBoot(GuestCpu cpu, long context);

  /**
   * A virtual interrupt was acknowledged (ICC_IAR1_EL1); the runtime ends it (ICC_EOIR1_EL1) when
   * the handler returns. An act that was pending is not performed before all deliverable interrupts
   * have been handled; a handler may replace it ({@link GuestCpu#actPending}). One that chooses
   * nothing leaves it, except that a pending wait is over.
   *
   * @param intid 0..1019
   */
  void onInterrupt(GuestCpu cpu, int intid);

  /**
   * The last act is over: a call has returned (results through {@link GuestCpu#result}), or a wait
   * has ended.
   */
  void onResume(GuestCpu cpu);
}
