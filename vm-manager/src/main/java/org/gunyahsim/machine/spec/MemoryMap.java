package org.gunyahsim.machine.spec;

/** The platform's physical memory map (design, section 5); {@code map:} in the machine file. */
public enum MemoryMap {
  /** Exactly that of the recorded platform: 2 GiB of RAM, 1 GiB of it the primary VM's. */
  REFERENCE,
  /** The same shape, stretched, for many or big VMs. */
  LARGE
}
