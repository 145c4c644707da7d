package org.gunyahsim.hypervisor.vic;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * Something that can raise one virtual IRQ: a doorbell, a side of a message queue, a vCPU's halt or
 * wake-up, a physical interrupt line (hypercall reference, section 8.3). A field of the object that
 * owns it.
 *
 * <p>A binding does not hold a reference to the VIC: when the VIC goes, the source is unbound and
 * may be bound elsewhere.
 */
public final class VirqSource {
  /** {@link #slot} of a shared binding. */
  private static final int SHARED = -1;

  private final VirqPending condition;
  private final boolean alwaysEdge;
  private @Nullable Vic vic;
  private int virq;
  private int slot = SHARED;

  /**
   * Makes an unbound source.
   *
   * @param condition asked when a level-configured virtual IRQ is re-evaluated
   * @param alwaysEdge any write of ICFGR makes the virtual IRQ edge-triggered (vCPU halt)
   */
  public VirqSource(VirqPending condition, boolean alwaysEdge) {
    this.condition = condition;
    this.alwaysEdge = alwaysEdge;
  }

  public boolean bound() {
    return vic != null;
  }

  public @Nullable Vic vic() {
    return vic;
  }

  /** INTID, meaningful while bound. */
  public int virq() {
    return virq;
  }

  /** Index of the vCPU whose private virtual IRQ this drives, -1 for a shared one. */
  int slot() {
    return slot;
  }

  public boolean alwaysEdge() {
    return alwaysEdge;
  }

  public VirqPending condition() {
    return condition;
  }

  /**
   * Binds to a shared virtual IRQ, with the recorded order of errors.
   *
   * @return VIRQ_BOUND when this source is bound already, ARGUMENT_INVALID when the number is no
   *     SPI of that VIC, BUSY when the virtual IRQ has another source, or OK
   */
  public int bind(Vic target, int targetVirq) {
    if (vic != null) {
      return ErrorCode.VIRQ_BOUND;
    }
    return bound(target, SHARED, targetVirq, target.bind(this, targetVirq));
  }

  /**
   * Binds to a private virtual IRQ of one vCPU: timers, the PMU, a physical PPI.
   *
   * @param index which of the VIC's vCPUs
   * @param targetVirq 16..31
   * @return VIRQ_BOUND, ARGUMENT_INVALID, BUSY or OK as for {@link #bind}
   */
  public int bindPrivate(Vic target, int index, int targetVirq) {
    if (vic != null) {
      return ErrorCode.VIRQ_BOUND;
    }
    return bound(target, index, targetVirq, target.bindPrivate(this, index, targetVirq));
  }

  private int bound(Vic target, int targetSlot, int targetVirq, int error) {
    if (error == ErrorCode.OK) {
      vic = target;
      slot = targetSlot;
      virq = targetVirq;
    }
    return error;
  }

  /** Unbinds; nothing happens when it is not bound. A latched edge stays latched. */
  public void unbind() {
    Vic bound = vic;
    if (bound != null) {
      vic = null;
      bound.unbind(this, slot, virq);
      slot = SHARED;
    }
  }

  /** The VIC has gone, or the vCPU whose private IRQ this was bound to. */
  void abandon() {
    vic = null;
    slot = SHARED;
  }

  /**
   * Asserts: latches the edge and, unless {@code edgeOnly}, raises the level. Nothing happens when
   * unbound.
   */
  public void raise(boolean edgeOnly) {
    Vic bound = vic;
    if (bound != null) {
      bound.raise(slot, virq, edgeOnly);
    }
  }

  /** Lowers the level; a latched edge stays. */
  public void clear() {
    Vic bound = vic;
    if (bound != null) {
      bound.clear(slot, virq);
    }
  }

  /**
   * True when the virtual IRQ is configured edge-triggered: what {@code assert} returns inside the
   * real hypervisor, seen by guests through one quirk of virtio_mmio (hypercall reference, section
   * 8.9).
   */
  public boolean configuredEdge() {
    Vic bound = vic;
    return bound != null && bound.configuredEdge(slot, virq);
  }

  /** Writes the binding. */
  public void save(StateWriter out) {
    out.i64(ObjectService.idOf(vic));
    out.i32(slot);
    out.i32(virq);
  }

  /**
   * Reads a binding and restores it without touching the state of the virtual IRQ, which the VIC
   * saves. It does not matter which of the two is loaded first.
   */
  public void load(StateReader in, ObjectService objects) {
    vic = objects.resolve(in.i64(), Vic.class);
    slot = in.i32();
    virq = in.i32();
    Vic bound = vic;
    if (bound != null && !bound.restoreBinding(this, slot, virq)) {
      throw new SnapshotException("a source is bound to a virtual IRQ that does not exist");
    }
  }
}
