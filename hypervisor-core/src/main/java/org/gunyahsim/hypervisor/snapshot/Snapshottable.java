package org.gunyahsim.hypervisor.snapshot;

/** A part of the machine with state of its own. */
public interface Snapshottable {
  /** Writes the part's sections. */
  void save(StateWriter out);

  /** Reads what {@link #save} wrote into a freshly built part of the same configuration. */
  void load(StateReader in);
}
