package org.gunyahsim.hypervisor.object;

/** An object that capabilities can name. */
public abstract class HypObject {
  private final ObjectType type;
  private final long id;
  private ObjectState state = ObjectState.INIT;
  private int references = 1;

  /**
   * Makes an object in state INIT with one reference, the one that its capability list holds.
   *
   * @param id unique for ever within a machine; what snapshots name it by
   */
  protected HypObject(ObjectType type, long id) {
    this.type = type;
    this.id = id;
  }

  public final ObjectType type() {
    return type;
  }

  public final long id() {
    return id;
  }

  public final ObjectState state() {
    return state;
  }

  public final boolean isActive() {
    return state == ObjectState.ACTIVE;
  }

  /** Changes the state; for the object service and for loading only. */
  public final void setState(ObjectState newState) {
    state = newState;
  }

  public final int references() {
    return references;
  }

  /** For loading only. */
  public final void setReferences(int count) {
    references = count;
  }

  /** Takes a reference. */
  public final void retain() {
    references++;
  }

  /** Drops a reference; the last one destroys the object at once. */
  public final void release() {
    if (--references == 0) {
      boolean wasActive = state == ObjectState.ACTIVE;
      state = ObjectState.DESTROYING;
      if (wasActive) {
        deactivate();
      }
      cleanup();
    }
  }

  /**
   * Checks the configuration and makes the object usable.
   *
   * @return an {@link org.gunyahsim.hypervisor.abi.ErrorCode}; anything but OK leaves the object
   *     FAILED for good
   */
  public abstract int activate();

  /** Undoes {@link #activate}. Runs when the last reference to an ACTIVE object goes. */
  protected abstract void deactivate();

  /**
   * Frees what creation and configuration took: references to other objects, heap. Runs last in
   * every life.
   */
  protected abstract void cleanup();
}
