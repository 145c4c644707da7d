package org.gunyahsim.hypervisor.virtiommio;

import org.gunyahsim.hypervisor.abi.Quirk;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * The registers of an active device: what the frontend's stores do to the page and to what lies
 * behind it (hypercall reference, section 8.9).
 */
final class Transport {
  private final HypervisorConfig config;
  private final RegisterPage page;
  private final FeatureBanks features = new FeatureBanks();
  private final QueueBanks queues;
  private final Notifications notifications;
  private final DeviceStatus status;
  private final ConfigSpace space;

  Transport(
      HypervisorConfig config,
      RegisterPage page,
      int queueCount,
      Notifications notifications,
      ConfigSpace space,
      VirtioTrace trace) {
    this.config = config;
    this.page = page;
    this.queues = new QueueBanks(queueCount);
    this.notifications = notifications;
    this.status = new DeviceStatus(config, page, queues, notifications, trace);
    this.space = space;
  }

  RegisterPage page() {
    return page;
  }

  FeatureBanks features() {
    return features;
  }

  QueueBanks queues() {
    return queues;
  }

  DeviceStatus status() {
    return status;
  }

  /**
   * Emulates a store of the frontend.
   *
   * @param offset in the page
   * @param size bytes; only aligned words are stored, and single bytes of the configuration space
   * @return false when it ends in an external abort
   */
  boolean store(int offset, int size, int value) {
    boolean inConfig = offset >= Register.CONFIG;
    if (size != Integer.BYTES && !(size == 1 && inConfig) || (offset & size - 1) != 0) {
      return false;
    }
    if (inConfig) {
      return space.store(offset - Register.CONFIG, size, value);
    }
    Register register = Register.at(offset);
    return register != null && register.store(this, value);
  }

  /** DeviceFeaturesSel. */
  boolean selectDeviceFeatures(int bank) {
    if (!FeatureBanks.exists(bank)) {
      return false;
    }
    page.set(Register.DEVICE_FEATURES, features.device(bank));
    return true;
  }

  /** QueueSel. */
  boolean selectQueue(int index) {
    if (!queues.select(index)) {
      return false;
    }
    page.set(Register.QUEUE_NUM_MAX, queues.selected().get(Queue.NUM_MAX));
    page.set(Register.QUEUE_READY, queues.selected().get(Queue.READY));
    return true;
  }

  /** QueueReady: any value is kept as it is. */
  boolean setQueueReady(int value) {
    page.set(Register.QUEUE_READY, value);
    return queues.setSelected(Queue.READY, value);
  }

  /** QueueNotify. */
  boolean notifyQueue(int index) {
    if (queues.exists(index) || config.imitates(Quirk.VIRTIO_NOTIFY_RANGE)) {
      notifications.newBuffer(index);
    }
    return true;
  }

  /** InterruptACK: the interrupt's level falls when it is next looked at. */
  boolean acknowledgeInterrupt(int bits) {
    page.set(Register.INTERRUPT_STATUS, page.get(Register.INTERRUPT_STATUS) & ~bits);
    return true;
  }

  void save(StateWriter out) {
    features.save(out);
    queues.save(out);
    space.save(out);
  }

  void load(StateReader in) {
    features.load(in);
    queues.load(in);
    space.load(in);
  }
}
