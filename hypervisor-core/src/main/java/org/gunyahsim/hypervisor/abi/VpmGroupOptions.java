package org.gunyahsim.hypervisor.abi;

/** Options of {@code vpm_group_configure}, 64 bits. */
public final class VpmGroupOptions {
  /** Suspend and off of a vCPU do not vote for the power state of physical CPUs. */
  public static final long NO_AGGREGATION = 1;

  /** Bits that may be set. */
  public static final long ALL = 1;

  private VpmGroupOptions() {}
}
