package org.gunyahsim.hypervisor.object;

import java.util.List;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;

/** Events of objects and capabilities. */
public final class ObjectEvents {
  /** {@code heap_free}: bytes left in the partition's heap. */
  public static final EventType CREATED =
      EventType.of(0x42, "object_created", Category.OBJECT, "object", "type", "heap_free");

  public static final EventType ACTIVATED =
      EventType.of(0x43, "object_activated", Category.OBJECT, "object", "type", "error");

  public static final EventType DESTROYED =
      EventType.of(0x44, "object_destroyed", Category.OBJECT, "object", "type");

  public static final EventType CAP_CREATED =
      EventType.of(
          0x45, "cap_created", Category.OBJECT, "cspace", "cap", "object", "type", "rights");

  public static final EventType CAP_DELETED =
      EventType.of(0x46, "cap_deleted", Category.OBJECT, "cspace", "cap", "object");

  public static final EventType CAPS_REVOKED =
      EventType.of(0x47, "caps_revoked", Category.OBJECT, "object", "type", "count");

  public static final List<EventType> ALL =
      List.of(CREATED, ACTIVATED, DESTROYED, CAP_CREATED, CAP_DELETED, CAPS_REVOKED);

  private ObjectEvents() {}
}
