package org.gunyahsim.hypervisor.platform;

import java.util.List;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;

/** Events of the board's devices. */
public final class PlatformEvents {
  public static final EventType READ =
      EventType.of(0x38, "device_read", Category.MMIO, "address", "size", "value");
  public static final EventType WRITE =
      EventType.of(0x39, "device_write", Category.MMIO, "address", "size", "value");

  /** All of them. */
  public static final List<EventType> ALL = List.of(READ, WRITE);

  private PlatformEvents() {}
}
