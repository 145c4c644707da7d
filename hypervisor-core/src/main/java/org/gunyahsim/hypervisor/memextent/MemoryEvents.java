package org.gunyahsim.hypervisor.memextent;

import java.util.List;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;

/** Events of memory: who owns it, where it is mapped. */
public final class MemoryEvents {
  /** Pages changed hands; {@code to} and {@code from} are object ids. */
  public static final EventType OWNER_CHANGED =
      EventType.of(0x48, "memory_owner_changed", Category.MEMORY, "to", "from", "phys", "size");

  public static final EventType MAPPED =
      EventType.of(
          0x49,
          "memory_mapped",
          Category.MEMORY,
          "addrspace_vmid",
          "memextent",
          "ipa",
          "phys",
          "size",
          "attrs");

  public static final EventType UNMAPPED =
      EventType.of(
          0x4A,
          "memory_unmapped",
          Category.MEMORY,
          "addrspace_vmid",
          "memextent",
          "ipa",
          "phys",
          "size");

  public static final List<EventType> ALL = List.of(OWNER_CHANGED, MAPPED, UNMAPPED);

  private MemoryEvents() {}
}
