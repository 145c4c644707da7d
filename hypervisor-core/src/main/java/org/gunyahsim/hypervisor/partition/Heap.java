package org.gunyahsim.hypervisor.partition;

import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * The account of a partition's heap. The simulator's objects live in Java's memory; what the real
 * ones would take is booked here, so that a guest that asks for too much meets NOMEM.
 */
public final class Heap {
  private long capacity;
  private long used;
  private long peak;

  /** Sets the size in bytes. */
  public void setCapacity(long bytes) {
    capacity = bytes;
  }

  public long capacity() {
    return capacity;
  }

  public long used() {
    return used;
  }

  /** The most that was ever used. */
  public long peak() {
    return peak;
  }

  public long free() {
    return capacity - used;
  }

  /** Takes bytes; false, and nothing taken, when there are not enough. */
  public boolean allocate(long bytes) {
    if (bytes > capacity - used) {
      return false;
    }
    used += bytes;
    peak = Math.max(peak, used);
    return true;
  }

  /** Gives bytes back. */
  public void free(long bytes) {
    if (bytes > used) {
      throw new IllegalStateException("more heap is freed than was ever allocated");
    }
    used -= bytes;
  }

  void save(StateWriter out) {
    out.i64(capacity);
    out.i64(used);
    out.i64(peak);
  }

  void load(StateReader in) {
    capacity = in.i64();
    used = in.i64();
    peak = in.i64();
    if (used < 0 || used > capacity || peak < used) {
      throw new SnapshotException("the snapshot's heap account does not add up");
    }
  }
}
