package org.gunyahsim.hypervisor.core;

/**
 * Why the machine stands still.
 *
 * @param reason what happened
 * @param time virtual time, ns
 * @param message one line for a person
 * @param dump further lines (registers of the vCPU concerned, for instance), or empty
 */
public record MachineStop(Reason reason, long time, String message, String dump) {
  /** Kinds of stop. */
  public enum Reason {
    /** The caller's condition became true. */
    CONDITION,
    /** The virtual time limit was reached. */
    TIME_LIMIT,
    /** A critical vCPU called PSCI SYSTEM_OFF: the board is off. */
    POWER_OFF,
    /** A critical vCPU called PSCI SYSTEM_RESET. */
    RESET,
    /**
     * Nothing is runnable, no event is due and no input waits: it would stand like this for ever.
     */
    STALLED,
    /** A critical vCPU ended, or an invariant of the hypervisor is broken. */
    PANIC,
    /** An engine stopped for a debugger. */
    DEBUG_STOP
  }
}
