package org.gunyahsim.hypervisor.snapshot;

/**
 * The other side of {@link StateWriter}. Malformed input ends in {@link SnapshotException}, never
 * in damage.
 */
public interface StateReader {
  /**
   * Enters the next section, which must have this name.
   *
   * @return the version it was written with
   */
  int section(String name);

  boolean bool();

  int i32();

  long i64();

  /** Fills the array; the stored length must equal its own. */
  void i64s(long[] into);

  byte[] bytes();

  String string();
}
