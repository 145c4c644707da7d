package org.gunyahsim.hypervisor.virtiommio;

import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/** What stores of the frontend do from {@link Register#CONFIG} on, by type of device. */
interface ConfigSpace {
  /**
   * Emulates an aligned store of 1 or 4 bytes that lies in the space.
   *
   * @param offset from the beginning of the space
   * @return false when it ends in an external abort, which does not undo what it did
   */
  boolean store(int offset, int size, int value);

  /** Writes what does not lie in the page. */
  void save(StateWriter out);

  /** Reads what {@link #save} wrote. */
  void load(StateReader in);
}
