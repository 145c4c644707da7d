package org.gunyahsim.hypervisor.vic;

import org.jspecify.annotations.Nullable;

/**
 * Something that can raise one virtual IRQ: a doorbell, a side of a message queue, a vCPU's halt or
 * wake-up (hypercall reference, section 8.3). A field of the object that owns it.
 */
public final class VirqSource {
  private final VirqPending condition;
  private final boolean alwaysEdge;
  private @Nullable Vic vic;
  private int virq;

  /**
   * Makes an unbound source.
   *
   * @param condition asked when a level-configured virtual IRQ is re-evaluated
   * @param alwaysEdge the source forces edge mode whatever ICFGR says (vCPU halt)
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

  public boolean alwaysEdge() {
    return alwaysEdge;
  }

  public VirqPending condition() {
    return condition;
  }

  /**
   * Binds to a shared virtual IRQ, with the recorded order of errors.
   *
   * @return VIRQ_BOUND, ARGUMENT_INVALID, BUSY or OK
   */
  public int bind(Vic target, int targetVirq) {
    int error = target.bind(this, targetVirq);
    if (error == 0) {
      vic = target;
      virq = targetVirq;
    }
    return error;
  }

  /** Unbinds; nothing happens when it is not bound. A latched edge stays latched. */
  public void unbind() {
    Vic bound = vic;
    if (bound != null) {
      vic = null;
      bound.unbind(this, virq);
    }
  }

  /**
   * Asserts: latches the edge and, unless {@code edgeOnly}, raises the level. Nothing happens when
   * unbound.
   */
  public void raise(boolean edgeOnly) {
    Vic bound = vic;
    if (bound != null) {
      bound.raise(virq, edgeOnly);
    }
  }

  /** Lowers the level; a latched edge stays. */
  public void clear() {
    Vic bound = vic;
    if (bound != null) {
      bound.clear(virq);
    }
  }
}
