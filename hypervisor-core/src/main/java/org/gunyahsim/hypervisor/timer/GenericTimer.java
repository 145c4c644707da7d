package org.gunyahsim.hypervisor.timer;

import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.time.EventQueue;
import org.gunyahsim.hypervisor.time.SystemCounter;

/**
 * One EL1 timer of one vCPU. Its line is high while the timer is enabled, not masked, and the
 * counter has reached the compare value.
 *
 * <p>A change of the line in the future is an event in the machine's queue, whether or not the vCPU
 * runs: the step loop stops every CPU at the time of the next event, so the line changes at exactly
 * that instruction.
 */
public final class GenericTimer {
  private final EventQueue events;
  private final TimerLine line;
  private final EventQueue.Timer event = new EventQueue.Timer(this::fire);
  private boolean high;

  /** Makes a timer whose line is low. */
  public GenericTimer(EventQueue events, TimerLine line) {
    this.events = events;
    this.line = line;
  }

  /** The line, as of the last look. */
  public boolean high() {
    return high;
  }

  /**
   * Looks at the registers anew.
   *
   * @param ctl CNTx_CTL_EL0 bits 1..0
   * @param compareValue CNTx_CVAL_EL0
   * @param now virtual time, ns
   */
  public void update(int ctl, long compareValue, long now) {
    boolean armed =
        (ctl & (SystemCounter.CTL_ENABLE | SystemCounter.CTL_IMASK)) == SystemCounter.CTL_ENABLE;
    boolean met = armed && SystemCounter.conditionMet(now, compareValue);
    long deadline = armed && !met ? SystemCounter.nanosAt(compareValue) : Long.MAX_VALUE;
    if (deadline == Long.MAX_VALUE) {
      events.disarm(event);
    } else if (!event.armed() || event.deadline() != deadline) {
      events.arm(event, deadline);
    }
    set(met);
  }

  private void fire() {
    set(true);
  }

  private void set(boolean wanted) {
    if (wanted != high) {
      high = wanted;
      line.set(wanted);
    }
  }

  /** The vCPU has gone: no more events. The line is not touched. */
  public void stop() {
    events.disarm(event);
    high = false;
  }

  /** Writes the line and the event. */
  public void save(StateWriter out) {
    out.bool(high);
    out.bool(event.armed());
    out.i64(event.armed() ? event.deadline() : 0);
    out.i64(event.armed() ? event.sequence() : 0);
  }

  /**
   * Reads what {@link #save} wrote; the interrupt state that goes with the line is saved elsewhere.
   */
  public void load(StateReader in) {
    high = in.bool();
    boolean armed = in.bool();
    long deadline = in.i64();
    long sequence = in.i64();
    events.disarm(event);
    if (armed) {
      events.rearm(event, deadline, sequence);
    }
  }
}
