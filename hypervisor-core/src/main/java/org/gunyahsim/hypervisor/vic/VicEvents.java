package org.gunyahsim.hypervisor.vic;

import java.util.List;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;

/**
 * Events of the virtual interrupt controllers. Numbers are those of Gunyah's own VGIC trace where
 * it has them (hypercall reference, section 11). {@code state} is the delivery-state word of
 * section 8.2; {@code slot} is the index of the vCPU whose private IRQ is meant, -1 for an SPI.
 */
public final class VicEvents {
  public static final EventType RAISED =
      EventType.of(0x20, "virq_raised", Category.VIRQ, "vic", "slot", "virq", "edge_only", "state");
  public static final EventType CLEARED =
      EventType.of(0x21, "virq_cleared", Category.VIRQ, "vic", "slot", "virq", "state");
  public static final EventType HWIRQ_LINE =
      EventType.of(0x22, "hwirq_line", Category.VIRQ, "irq", "level", "bound");
  public static final EventType SGI =
      EventType.of(0x26, "virq_sgi", Category.VIRQ, "vic", "target", "intid", "group");
  public static final EventType ROUTED =
      EventType.of(0x28, "virq_routed", Category.VIRQ, "vic", "virq", "target");
  public static final EventType DELIVERABLE =
      EventType.of(0x2A, "virq_deliverable", Category.VIRQ, "vic", "virq", "state");
  public static final EventType ACKNOWLEDGED =
      EventType.of(0x2B, "virq_acknowledged", Category.VIRQ, "vic", "virq", "group", "running");
  public static final EventType ENDED =
      EventType.of(0x2C, "virq_ended", Category.VIRQ, "vic", "virq", "deactivated", "running");
  public static final EventType BOUND =
      EventType.of(0x2D, "virq_bound", Category.VIRQ, "vic", "slot", "virq");
  public static final EventType UNBOUND =
      EventType.of(0x2E, "virq_unbound", Category.VIRQ, "vic", "slot", "virq");

  /** All of them. */
  public static final List<EventType> ALL =
      List.of(
          RAISED,
          CLEARED,
          HWIRQ_LINE,
          SGI,
          ROUTED,
          DELIVERABLE,
          ACKNOWLEDGED,
          ENDED,
          BOUND,
          UNBOUND);

  private VicEvents() {}
}
