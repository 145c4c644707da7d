package org.gunyahsim.hypervisor.abi;

/**
 * Why the frontend of a virtio-mmio device interrupted its backend: bits of the second result of
 * {@code virtio_mmio_backend_get_notification} (hypercall reference, section 3.4).
 */
public final class VirtioNotifyReason {
  /** QueueNotify was written; the bitmap says for which queues. */
  public static final long NEW_BUFFER = 1;

  /** Zero was written to Status: the device is to be reset. */
  public static final long RESET_REQUEST = 1 << 1;

  /** Status.DRIVER_OK was set. */
  public static final long DRIVER_OK = 1 << 3;

  /** Status.FAILED was set. */
  public static final long FAILED = 1 << 4;

  private VirtioNotifyReason() {}
}
