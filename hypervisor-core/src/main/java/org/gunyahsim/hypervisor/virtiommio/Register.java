package org.gunyahsim.hypervisor.virtiommio;

import org.jspecify.annotations.Nullable;

/**
 * The registers of a virtio-mmio device (virtio 1.2, 4.2.2), and what a store of the frontend does
 * (hypercall reference, section 8.9). All are 32 bits wide. Loads never come here: they read the
 * page.
 */
enum Register {
  MAGIC_VALUE(0x000),
  VERSION(0x004),
  DEVICE_ID(0x008),
  VENDOR_ID(0x00C),
  DEVICE_FEATURES(0x010),
  DEVICE_FEATURES_SEL(0x014, Transport::selectDeviceFeatures),
  DRIVER_FEATURES(0x020, (t, value) -> t.features().setDriver(value)),
  DRIVER_FEATURES_SEL(0x024, (t, value) -> t.features().selectDriver(value)),
  QUEUE_SEL(0x030, Transport::selectQueue),
  QUEUE_NUM_MAX(0x034),
  QUEUE_NUM(0x038, Queue.NUM),
  QUEUE_READY(0x044, Transport::setQueueReady),
  QUEUE_NOTIFY(0x050, Transport::notifyQueue),
  INTERRUPT_STATUS(0x060),
  INTERRUPT_ACK(0x064, Transport::acknowledgeInterrupt),
  STATUS(0x070, (t, value) -> t.status().write(value)),
  QUEUE_DESC_LOW(0x080, Queue.DESC_LOW),
  QUEUE_DESC_HIGH(0x084, Queue.DESC_HIGH),
  QUEUE_DRIVER_LOW(0x090, Queue.DRIVER_LOW),
  QUEUE_DRIVER_HIGH(0x094, Queue.DRIVER_HIGH),
  QUEUE_DEVICE_LOW(0x0A0, Queue.DEVICE_LOW),
  QUEUE_DEVICE_HIGH(0x0A4, Queue.DEVICE_HIGH),
  CONFIG_GENERATION(0x0FC);

  /** Where the device's own configuration space begins; it ends with the page. */
  static final int CONFIG = 0x100;

  /** What a store does. */
  @FunctionalInterface
  private interface Store {
    /** False when the frontend gets an external abort. */
    boolean store(Transport transport, int value);
  }

  private static final @Nullable Register[] BY_WORD = new Register[CONFIG / Integer.BYTES];

  static {
    for (Register register : values()) {
      BY_WORD[register.offset / Integer.BYTES] = register;
    }
  }

  final int offset;
  private final Store store;

  /** A register that the frontend cannot write. */
  Register(int offset) {
    this(offset, (transport, value) -> false);
  }

  /** A register that is a field of the selected queue and of nothing else. */
  Register(int offset, int queueField) {
    this(offset, (transport, value) -> transport.queues().setSelected(queueField, value));
  }

  Register(int offset, Store store) {
    this.offset = offset;
    this.store = store;
  }

  /** The register at a multiple of four below {@link #CONFIG}, or null. */
  static @Nullable Register at(int offset) {
    return BY_WORD[offset / Integer.BYTES];
  }

  /** Emulates a store; false when it ends in an external abort. */
  boolean store(Transport transport, int value) {
    return store.store(transport, value);
  }
}
