package org.gunyahsim.hypervisor.abi;

/** Options of {@code vic_configure}, 64 bits. */
public final class VicOptions {
  /** The max_msis argument counts; otherwise it is taken as 0. */
  public static final long MAX_MSIS_VALID = 1;

  /** No GIC frames at fixed addresses: {@code addrspace_attach_vdevice} places them. */
  public static final long DISABLE_DEFAULT_ADDR = 1 << 1;

  /** Bits that may be set. */
  public static final long ALL = 3;

  private VicOptions() {}
}
