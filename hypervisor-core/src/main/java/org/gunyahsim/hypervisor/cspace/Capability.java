package org.gunyahsim.hypervisor.cspace;

import org.gunyahsim.hypervisor.object.HypObject;
import org.jspecify.annotations.Nullable;

/** One slot of a capability space. */
public final class Capability {
  /** States of a slot (hypercall reference, section 3.3). */
  public static final int NULL = 0;

  public static final int VALID = 1;
  public static final int REVOKED = 2;

  final Cspace cspace;

  /** Table in bits 15..8, slot in bits 7..0. */
  final int value;

  int state = NULL;
  int rights;
  boolean master;

  /** What it names; set exactly while {@link #VALID}. */
  @Nullable HypObject object;

  @Nullable Capability previous;
  @Nullable Capability next;

  Capability(Cspace cspace, int value) {
    this.cspace = cspace;
    this.value = value;
  }

  public Cspace cspace() {
    return cspace;
  }

  public int state() {
    return state;
  }

  public int rights() {
    return rights;
  }

  /** True for the capability that the object's creation made. */
  public boolean master() {
    return master;
  }

  /** The object, or null unless VALID. */
  public @Nullable HypObject object() {
    return object;
  }

  /** The number by which guests know it, in its own capability space. */
  public long capId() {
    return cspace.encode(value);
  }

  /** The next capability to the same object, or null. */
  public @Nullable Capability next() {
    return next;
  }
}
