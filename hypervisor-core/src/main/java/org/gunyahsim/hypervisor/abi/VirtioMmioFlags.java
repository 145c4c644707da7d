package org.gunyahsim.hypervisor.abi;

/** Flags of {@code virtio_mmio_configure}; bits that are not named are ignored. */
public final class VirtioMmioFlags {
  /** The device type argument counts. */
  public static final long VALID_DEVICE_TYPE = 1 << 6;

  /** The one device type that the hypervisor knows. */
  public static final int DEVICE_TYPE_INPUT = 18;

  private VirtioMmioFlags() {}
}
