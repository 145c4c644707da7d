package org.gunyahsim.hypervisor.abi;

/** What {@code vpm_group_get_state} reports. */
public final class VpmState {
  public static final int NO_STATE = 0;
  public static final int RUNNING = 1;
  public static final int CPUS_SUSPENDED = 2;
  public static final int SYSTEM_SUSPENDED = 3;

  private VpmState() {}
}
