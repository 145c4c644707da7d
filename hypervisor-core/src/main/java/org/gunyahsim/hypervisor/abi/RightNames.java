package org.gunyahsim.hypervisor.abi;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Gunyah's names of rights, bit 0 first (hypercall reference, section 3.2; {@link Rights}). */
public final class RightNames {
  private static final Map<CapabilityType, List<String>> NAMES =
      new EnumMap<>(
          Map.ofEntries(
              Map.entry(CapabilityType.PARTITION, List.of("object_create", "donate")),
              Map.entry(
                  CapabilityType.CSPACE,
                  List.of("cap_create", "cap_delete", "cap_copy", "attach", "cap_revoke")),
              Map.entry(
                  CapabilityType.ADDRSPACE, List.of("attach", "map", "lookup", "add_vmmio_range")),
              Map.entry(
                  CapabilityType.MEMEXTENT, List.of("map", "derive", "attach", "lookup", "donate")),
              Map.entry(
                  CapabilityType.THREAD,
                  List.of(
                      "power",
                      "affinity",
                      "priority",
                      "timeslice",
                      "yield_to",
                      "bind_virq",
                      "state",
                      "lifecycle",
                      "write_context",
                      "disable")),
              Map.entry(CapabilityType.DOORBELL, List.of("send", "receive", "bind")),
              Map.entry(
                  CapabilityType.MSGQUEUE, List.of("send", "receive", "bind_send", "bind_receive")),
              Map.entry(
                  CapabilityType.VIC, List.of("bind_source", "attach_vcpu", "attach_vdevice")),
              Map.entry(CapabilityType.HWIRQ, List.of("bit0", "bind_vic")),
              Map.entry(CapabilityType.VPM_GROUP, List.of("attach_vcpu", "bind_virq", "query")),
              Map.entry(
                  CapabilityType.VIRTIO_MMIO,
                  List.of("bind_backend_virq", "bind_frontend_virq", "assert_virq", "config"))));

  private RightNames() {}

  /** The names of all rights in a mask, joined by +; "none" for 0. */
  public static String of(CapabilityType type, int rights) {
    List<String> known = NAMES.getOrDefault(type, List.of());
    StringBuilder out = new StringBuilder();
    for (int bit = 0; bit < Integer.SIZE; bit++) {
      if ((rights >>> bit & 1) != 0) {
        out.append(out.isEmpty() ? "" : "+");
        if (bit == 31) {
          out.append("object_activate");
        } else {
          out.append(bit < known.size() ? known.get(bit) : "bit" + bit);
        }
      }
    }
    return out.isEmpty() ? "none" : out.toString();
  }
}
