package org.gunyahsim.hypervisor.doorbell;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;
import org.gunyahsim.hypervisor.vic.VirqSource;

/** A doorbell: 64 flags, two masks and one virtual interrupt (hypercall reference, section 6). */
public final class Doorbell extends HypObject {
  private final Hypervisor hypervisor;
  private final VirqSource virq = new VirqSource(this::pending, false);
  private long flags;
  private long enableMask = -1;
  private long ackMask;

  public Doorbell(Hypervisor hypervisor, long id) {
    super(ObjectType.DOORBELL, id);
    this.hypervisor = hypervisor;
  }

  /** Interrupts the receiver. */
  public VirqSource virq() {
    return virq;
  }

  public long flags() {
    return flags;
  }

  private boolean pending() {
    return (flags & enableMask) != 0;
  }

  /**
   * Sets flags. Without any enabled flag the interrupt gets an edge only, which an edge-triggered
   * one fires on.
   *
   * @return the flags before
   */
  public long send(long newFlags) {
    long old = flags;
    flags |= newFlags;
    if (pending()) {
      virq.raise(false);
      flags &= ~ackMask;
    } else {
      virq.raise(true);
    }
    trace(DoorbellEvents.SEND, newFlags);
    return old;
  }

  /**
   * Clears flags; the interrupt is looked at when it is next synchronised.
   *
   * @return the flags before
   */
  public long receive(long clear) {
    long old = flags;
    flags &= ~clear;
    trace(DoorbellEvents.RECEIVE, clear);
    return old;
  }

  /** Clears everything. */
  public void reset() {
    virq.clear();
    flags = 0;
    ackMask = 0;
    enableMask = -1;
  }

  /** Sets which flags interrupt, and which are cleared as soon as they do. */
  public void mask(long enable, long ack) {
    boolean was = pending();
    enableMask = enable;
    ackMask = ack;
    boolean now = pending();
    if (was && !now) {
      virq.clear();
    }
    if (!was && now) {
      virq.raise(false);
    }
    if (now) {
      flags &= ~ack;
    }
    if (hypervisor.tracer().on(Category.VIRQ)) {
      hypervisor
          .tracer()
          .begin(DoorbellEvents.MASK, 0, -1)
          .arg(id())
          .arg(enable)
          .arg(ack)
          .arg(flags)
          .end();
    }
  }

  private void trace(EventType type, long argument) {
    if (hypervisor.tracer().on(Category.VIRQ)) {
      hypervisor.tracer().begin(type, 0, -1).arg(id()).arg(argument).arg(flags).end();
    }
  }

  @Override
  public int activate() {
    return ErrorCode.OK;
  }

  @Override
  protected void deactivate() {
    virq.unbind();
  }

  @Override
  protected void cleanup() {}

  @Override
  public void save(StateWriter out) {
    out.i64(flags);
    out.i64(enableMask);
    out.i64(ackMask);
    virq.save(out);
  }

  @Override
  public void load(StateReader in, ObjectService objects) {
    flags = in.i64();
    enableMask = in.i64();
    ackMask = in.i64();
    virq.load(in, objects);
  }
}
