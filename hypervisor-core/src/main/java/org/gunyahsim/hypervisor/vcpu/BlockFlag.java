package org.gunyahsim.hypervisor.vcpu;

/**
 * Reasons for which a vCPU may not run (hypercall reference, section 7.2); it is runnable when none
 * is set.
 */
public final class BlockFlag {
  /** Not activated yet, or exited. */
  public static final int THREAD_LIFECYCLE = 1;

  public static final int VCPU_OFF = 1 << 1;

  /** In a PSCI suspend. */
  public static final int VCPU_SUSPEND = 1 << 2;

  public static final int VCPU_WFI = 1 << 3;
  public static final int VCPU_FAULT = 1 << 4;

  /**
   * Proxy-scheduled and not being run by its proxy. Not killable: a kill takes effect at the next
   * {@code vcpu_run}.
   */
  public static final int VCPU_RUN = 1 << 5;

  /** Waiting for its proxy to answer an MMIO exit. */
  public static final int ADDRSPACE_VMMIO_ACCESS = 1 << 6;

  /** Migrating. Not killable. */
  public static final int AFFINITY_CHANGED = 1 << 7;

  private BlockFlag() {}
}
