package org.gunyahsim.hypervisor.virtiommio;

import java.util.List;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;

/**
 * Events of virtio-mmio devices; {@code device} is an object id. The frontend's stores themselves
 * are events {@code mmio}.
 */
public final class VirtioMmioEvents {
  /**
   * The frontend gave the backend a reason to look: {@code reason} and {@code queues} are what the
   * backend will be told, {@code vqs_bitmap} and {@code reason} of get_notification.
   */
  public static final EventType NOTIFIED =
      EventType.of(0x60, "virtio_notified", Category.MMIO, "device", "reason", "queues");

  /** The backend interrupts the frontend; {@code status} is InterruptStatus afterwards. */
  public static final EventType INTERRUPT =
      EventType.of(0x61, "virtio_interrupt", Category.MMIO, "device", "bits", "status");

  /** Status changed; {@code backend} is 1 when the backend did it. */
  public static final EventType STATUS =
      EventType.of(0x62, "virtio_status", Category.MMIO, "device", "old", "new", "backend");

  /** The configuration space of an input device shows something else; {@code size} 0: nothing. */
  public static final EventType INPUT_SELECTED =
      EventType.of(
          0x63, "virtio_input_selected", Category.MMIO, "device", "select", "subsel", "size");

  public static final List<EventType> ALL = List.of(NOTIFIED, INTERRUPT, STATUS, INPUT_SELECTED);

  private VirtioMmioEvents() {}
}
