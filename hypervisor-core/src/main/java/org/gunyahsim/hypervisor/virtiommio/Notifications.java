package org.gunyahsim.hypervisor.virtiommio;

import org.gunyahsim.hypervisor.abi.VirtioNotifyReason;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.vic.VirqSource;

/**
 * What the frontend wants the backend to know, until the backend asks: reasons, queues, and the
 * interrupt that says that there are some.
 */
final class Notifications {
  private final VirqSource virq = new VirqSource(this::pending, false);
  private final VirtioTrace trace;

  /** {@link VirtioNotifyReason}. */
  private long reason;

  /** A bit for each queue with new buffers. */
  private long queues;

  Notifications(VirtioTrace trace) {
    this.trace = trace;
  }

  /** Interrupts the backend. */
  VirqSource virq() {
    return virq;
  }

  private boolean pending() {
    return reason != 0;
  }

  /** Adds a reason, and interrupts. */
  void add(long why) {
    reason |= why;
    trace.notified(reason, queues);
    virq.raise(false);
  }

  /**
   * A queue has new buffers. The bitmap has no place for numbers beyond 63; they interrupt all the
   * same.
   */
  void newBuffer(int queue) {
    if (queue >= 0 && queue < Long.SIZE) {
      queues |= 1L << queue;
    }
    add(VirtioNotifyReason.NEW_BUFFER);
  }

  long reason() {
    return reason;
  }

  long queues() {
    return queues;
  }

  /** The backend has been told. */
  void clear() {
    reason = 0;
    queues = 0;
  }

  void save(StateWriter out) {
    out.i64(reason);
    out.i64(queues);
    virq.save(out);
  }

  void load(StateReader in, ObjectService objects) {
    reason = in.i64();
    queues = in.i64();
    virq.load(in, objects);
  }
}
