package org.gunyahsim.machine;

import org.gunyahsim.hypervisor.core.MachineStop;

/**
 * Why a run ended.
 *
 * @param kind what happened
 * @param time virtual time, ns
 * @param message one line for a person
 * @param dump further lines, or empty
 */
public record MachineResult(Kind kind, long time, String message, String dump) {
  /** Kinds of end. */
  public enum Kind {
    /** The caller's condition became true; the machine can go on. */
    CONDITION,
    /** The limit of virtual time; the machine can go on. */
    TIME_LIMIT,
    /** The board is off. */
    POWER_OFF,
    /** The primary VM asked for a reset of the board. */
    RESET,
    /** Nothing will ever happen again without input from outside. */
    STALLED,
    /** A VM that everything depends on has crashed, or the hypervisor cannot go on. */
    PANIC,
    /** A debugger's stop; the machine can go on. */
    DEBUG_STOP
  }

  static MachineResult of(MachineStop stop) {
    return new MachineResult(
        Kind.valueOf(stop.reason().name()), stop.time(), stop.message(), stop.dump());
  }
}
