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
  /** A source was asserted, or (asserted=0) cleared. */
  public static final EventType VIRQ_CHANGED =
      EventType.of(
          0x20,
          "vgic_virq_changed",
          Category.VIRQ,
          "vic",
          "slot",
          "virq",
          "asserted",
          "edge_only",
          "state");

  /** The delivery state became another: enabled, pended, configured, routed, acknowledged, ... */
  public static final EventType DSTATE_CHANGED =
      EventType.of(
          0x21, "vgic_dstate_changed", Category.VIRQ, "vic", "slot", "virq", "old_state", "state");

  /** A store to the distributor's frame. */
  public static final EventType GICD_WRITE =
      EventType.of(0x24, "vgic_gicd_write", Category.VIRQ, "vic", "offset", "size", "value");

  /** A store to the frame of the redistributor of vCPU {@code target}. */
  public static final EventType GICR_WRITE =
      EventType.of(
          0x25, "vgic_gicr_write", Category.VIRQ, "vic", "target", "offset", "size", "value");

  public static final EventType SGI =
      EventType.of(0x26, "vgic_sgi", Category.VIRQ, "vic", "target", "intid", "group");
  public static final EventType ROUTED =
      EventType.of(0x28, "vgic_route", Category.VIRQ, "vic", "virq", "target");

  /** A write to a system register of the CPU interface, by its encoding. */
  public static final EventType ICC_WRITE =
      EventType.of(0x29, "vgic_icc_write", Category.VIRQ, "vic", "register", "value");

  /** An interrupt became deliverable: what wakes a vCPU. */
  public static final EventType DELIVERABLE =
      EventType.of(0x2A, "vgic_async_event", Category.VIRQ, "vic", "virq", "state");

  public static final EventType ACKNOWLEDGED =
      EventType.of(0x90, "virq_acknowledged", Category.VIRQ, "vic", "virq", "group", "running");
  public static final EventType ENDED =
      EventType.of(0x91, "virq_ended", Category.VIRQ, "vic", "virq", "deactivated", "running");
  public static final EventType BOUND =
      EventType.of(0x92, "virq_bound", Category.VIRQ, "vic", "slot", "virq");
  public static final EventType UNBOUND =
      EventType.of(0x93, "virq_unbound", Category.VIRQ, "vic", "slot", "virq");
  public static final EventType HWIRQ_LINE =
      EventType.of(0x94, "hwirq_line", Category.VIRQ, "irq", "level", "bound");

  /** All of them. */
  public static final List<EventType> ALL =
      List.of(
          VIRQ_CHANGED,
          DSTATE_CHANGED,
          GICD_WRITE,
          GICR_WRITE,
          SGI,
          ROUTED,
          ICC_WRITE,
          DELIVERABLE,
          ACKNOWLEDGED,
          ENDED,
          BOUND,
          UNBOUND,
          HWIRQ_LINE);

  private VicEvents() {}
}
