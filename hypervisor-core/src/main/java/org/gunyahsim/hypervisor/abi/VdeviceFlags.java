package org.gunyahsim.hypervisor.abi;

/**
 * Flags of {@code addrspace_attach_vdevice} for a redistributor (index 1 and up); those of the
 * distributor (index 0) are zero.
 */
public final class VdeviceFlags {
  /** {@link #LAST} counts; otherwise the redistributor with the highest index is the last. */
  public static final int LAST_VALID = 1;

  /** GICR_TYPER.Last reads as one. */
  public static final int LAST = 2;

  private VdeviceFlags() {}
}
