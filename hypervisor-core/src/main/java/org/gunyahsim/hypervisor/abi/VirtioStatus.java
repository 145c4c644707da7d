package org.gunyahsim.hypervisor.abi;

/**
 * Bits of the Status register of a virtio device that the hypervisor looks at (virtio 1.2, 2.1).
 */
public final class VirtioStatus {
  /** The driver has set the device up. */
  public static final int DRIVER_OK = 1 << 2;

  /** The device cannot go on without a reset; also while a reset waits for the backend. */
  public static final int DEVICE_NEEDS_RESET = 1 << 6;

  /** The driver has given up. */
  public static final int FAILED = 1 << 7;

  private VirtioStatus() {}
}
