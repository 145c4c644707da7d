package org.gunyahsim.hypervisor.virtiommio;

import org.gunyahsim.hypervisor.abi.Quirk;
import org.gunyahsim.hypervisor.abi.VirtioNotifyReason;
import org.gunyahsim.hypervisor.abi.VirtioStatus;
import org.gunyahsim.hypervisor.core.HypervisorConfig;

/**
 * The Status register and the reset protocol between frontend and backend (hypercall reference,
 * section 8.9). The value itself lies in the page.
 *
 * <p>A frontend that writes zero asks for a reset: the device needs one until the backend
 * acknowledges it, and only then does Status read zero. The frontend polls.
 */
final class DeviceStatus {
  private final HypervisorConfig config;
  private final RegisterPage page;
  private final QueueBanks queues;
  private final Notifications notifications;
  private final VirtioTrace trace;

  DeviceStatus(
      HypervisorConfig config,
      RegisterPage page,
      QueueBanks queues,
      Notifications notifications,
      VirtioTrace trace) {
    this.config = config;
    this.page = page;
    this.queues = queues;
    this.notifications = notifications;
    this.trace = trace;
  }

  /** True from a request for a reset, or the backend's own wish, until the acknowledgement. */
  boolean needsReset() {
    return (page.get(Register.STATUS) & VirtioStatus.DEVICE_NEEDS_RESET) != 0;
  }

  /** The frontend's store; false when it ends in an external abort. */
  boolean write(int value) {
    int before = page.get(Register.STATUS);
    if (value == 0) {
      return before == 0 || requestReset(before);
    }
    change(before, value, false);
    int rising = value & ~before;
    if ((rising & VirtioStatus.DRIVER_OK) != 0) {
      notifications.add(VirtioNotifyReason.DRIVER_OK);
    } else if ((rising & VirtioStatus.FAILED) != 0) {
      notifications.add(VirtioNotifyReason.FAILED);
    }
    return true;
  }

  private boolean requestReset(int before) {
    change(before, before | VirtioStatus.DEVICE_NEEDS_RESET, false);
    queues.clearReady();
    page.set(Register.QUEUE_READY, 0);
    notifications.add(VirtioNotifyReason.RESET_REQUEST);
    return !config.imitates(Quirk.VIRTIO_RESET_ABORT) || notifications.virq().configuredEdge();
  }

  /** The backend has reset the device. */
  void acknowledgeReset() {
    change(page.get(Register.STATUS), 0, true);
  }

  /** The backend sets bits. */
  void update(int bits) {
    int before = page.get(Register.STATUS);
    change(before, before | bits, true);
  }

  private void change(int before, int after, boolean backend) {
    page.set(Register.STATUS, after);
    trace.status(before, after, backend);
  }
}
