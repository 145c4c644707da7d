package org.gunyahsim.hypervisor.doorbell;

import java.util.List;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;

/** Events of doorbells; {@code flags} are those left afterwards. */
public final class DoorbellEvents {
  public static final EventType SEND =
      EventType.of(0x58, "doorbell_send", Category.VIRQ, "doorbell", "sent", "flags");

  public static final EventType RECEIVE =
      EventType.of(0x59, "doorbell_receive", Category.VIRQ, "doorbell", "cleared", "flags");

  public static final EventType MASK =
      EventType.of(0x5A, "doorbell_mask", Category.VIRQ, "doorbell", "enable", "ack", "flags");

  public static final List<EventType> ALL = List.of(SEND, RECEIVE, MASK);

  private DoorbellEvents() {}
}
