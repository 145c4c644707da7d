package org.gunyahsim.hypervisor.cspace;

import org.jspecify.annotations.Nullable;

/**
 * All valid capabilities to one object, flat: each copy stands after its source (hypercall
 * reference, section 4.6). Together they hold one reference to the object.
 */
public final class CapabilityList {
  private @Nullable Capability first;
  private int size;

  /** The master, or the first of what is left; null when the list is empty. */
  public @Nullable Capability first() {
    return first;
  }

  public int size() {
    return size;
  }

  void addFirst(Capability capability) {
    Capability head = first;
    capability.previous = null;
    capability.next = head;
    if (head != null) {
      head.previous = capability;
    }
    first = capability;
    size++;
  }

  void addAfter(Capability source, Capability capability) {
    Capability after = source.next;
    capability.previous = source;
    capability.next = after;
    source.next = capability;
    if (after != null) {
      after.previous = capability;
    }
    size++;
  }

  void remove(Capability capability) {
    Capability before = capability.previous;
    Capability after = capability.next;
    if (before == null) {
      first = after;
    } else {
      before.next = after;
    }
    if (after != null) {
      after.previous = before;
    }
    capability.previous = null;
    capability.next = null;
    size--;
  }
}
