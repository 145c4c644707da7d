package org.gunyahsim.hypervisor.object;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.cspace.CapabilityList;
import org.gunyahsim.hypervisor.partition.Partition;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/** An object that capabilities can name. */
public abstract class HypObject {
  private final ObjectType type;
  private final long id;
  private final CapabilityList capabilities = new CapabilityList();
  private ObjectState state = ObjectState.INIT;
  private int references = 1;
  private @Nullable ObjectService service;
  private @Nullable Partition partition;
  private long heapBytes;

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

  /** All capabilities to this object, in every capability space. */
  public final CapabilityList capabilities() {
    return capabilities;
  }

  /** The partition whose heap the object lives in; null before {@link ObjectService} has it. */
  public final @Nullable Partition partition() {
    return partition;
  }

  /** Bytes of the partition's heap that the object holds. */
  public final long heapBytes() {
    return heapBytes;
  }

  /**
   * Takes heap for the object, over and above what its creation took. What is not given back with
   * {@link #freeHeap} goes back when the object is destroyed.
   *
   * @return NOMEM or OK
   */
  public final int allocateHeap(long bytes) {
    Partition home = partition;
    if (home != null) {
      if (!home.heap().allocate(bytes)) {
        return ErrorCode.NOMEM;
      }
      heapBytes += bytes;
    }
    return ErrorCode.OK;
  }

  /** Gives back heap that {@link #allocateHeap} took. */
  public final void freeHeap(long bytes) {
    Partition home = partition;
    if (home != null) {
      home.heap().free(bytes);
      heapBytes -= bytes;
    }
  }

  /** Takes a reference. */
  public final void retain() {
    references++;
  }

  /**
   * Drops a reference; the last one destroys the object. It is gone when the outermost release
   * returns.
   */
  public final void release() {
    if (--references == 0) {
      ObjectService keeper = service;
      if (keeper != null) {
        keeper.destroy(this);
      } else {
        destroy();
      }
    }
  }

  final void destroy() {
    boolean wasActive = state == ObjectState.ACTIVE;
    state = ObjectState.DESTROYING;
    if (wasActive) {
      deactivate();
    }
    cleanup();
  }

  /**
   * Runs once after creation by a hypercall or at boot, never on loading: the place to draw random
   * numbers.
   */
  protected void created() {}

  /**
   * Checks the configuration and makes the object usable. Called by {@link ObjectService#activate}.
   *
   * @return an {@link ErrorCode}; anything but OK leaves the object FAILED for good
   */
  public abstract int activate();

  /** Undoes {@link #activate}. Runs when the last reference to an ACTIVE object goes. */
  protected abstract void deactivate();

  /**
   * Frees what creation and configuration took: references to other objects. Runs last in every
   * life. Heap goes back by itself.
   */
  protected abstract void cleanup();

  /**
   * Writes the state of this type; identity, state, references and heap are written by {@link
   * ObjectService}. Other objects are named by {@link #id()}, 0 for none.
   */
  public void save(StateWriter out) {}

  /**
   * Reads what {@link #save} wrote. All objects of the machine exist already, in unspecified state;
   * references counted in them are saved, so nothing is retained here.
   */
  public void load(StateReader in, ObjectService objects) {}

  final void adopt(ObjectService keeper, @Nullable Partition home, long bytes) {
    service = keeper;
    partition = home;
    heapBytes = bytes;
  }
}
