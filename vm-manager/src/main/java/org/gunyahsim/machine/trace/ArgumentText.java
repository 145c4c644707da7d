package org.gunyahsim.machine.trace;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.VcpuRunState;

/** A value as its name suggests: counts in decimal, errors and states by name, the rest in hex. */
final class ArgumentText {
  private static final Set<String> DECIMAL =
      Set.of(
          "affinity",
          "count",
          "cpu",
          "device",
          "fd",
          "from",
          "group",
          "heap_free",
          "id",
          "index",
          "intid",
          "irq",
          "level",
          "length",
          "max_caps",
          "max_msis",
          "max_msgs",
          "max_vcpus",
          "max_virqs",
          "number",
          "object",
          "priority",
          "process",
          "queue",
          "queue_depth",
          "result",
          "run",
          "slot",
          "source",
          "target",
          "timeslice",
          "to",
          "vcpu",
          "vic",
          "virq",
          "vm");
  private static final Set<String> YES_OR_NO =
      Set.of(
          "attached",
          "bound",
          "deactivated",
          "edge_only",
          "forced",
          "instruction",
          "not_empty",
          "not_full",
          "push",
          "send",
          "smc",
          "undefined",
          "write");

  private static final List<String> BLOCK_FLAGS =
      List.of(
          "lifecycle", "off", "suspend", "wfi", "fault", "vcpu_run", "vmmio_access", "affinity");

  /** PSCI by number; SMC32 and SMC64 share them. */
  private static final Map<Long, String> PSCI =
      Map.ofEntries(
          Map.entry(0x0L, "PSCI_VERSION"),
          Map.entry(0x1L, "CPU_SUSPEND"),
          Map.entry(0x2L, "CPU_OFF"),
          Map.entry(0x3L, "CPU_ON"),
          Map.entry(0x4L, "AFFINITY_INFO"),
          Map.entry(0x8L, "SYSTEM_OFF"),
          Map.entry(0x9L, "SYSTEM_RESET"),
          Map.entry(0xAL, "PSCI_FEATURES"),
          Map.entry(0xCL, "CPU_DEFAULT_SUSPEND"),
          Map.entry(0xFL, "PSCI_SET_SUSPEND_MODE"),
          Map.entry(0x12L, "SYSTEM_RESET2"),
          Map.entry(0x50L, "TRNG_VERSION"),
          Map.entry(0x51L, "TRNG_FEATURES"),
          Map.entry(0x52L, "TRNG_GET_UUID"),
          Map.entry(0x53L, "TRNG_RND"));

  private ArgumentText() {}

  static void append(String name, long value, StringBuilder out) {
    switch (name) {
      case "error" -> out.append(ErrorCode.name(value));
      case "vcpu_state", "last_state" -> out.append(VcpuRunState.name(value));
      case "flag", "all_flags", "remaining_flags" -> blockFlags(value, out);
      case "function" -> function(value, out);
      default -> number(name, value, out);
    }
  }

  private static void number(String name, long value, StringBuilder out) {
    if (YES_OR_NO.contains(name) && (value == 0 || value == 1)) {
      out.append(value == 1 ? "yes" : "no");
    } else if (value == -1
        || DECIMAL.contains(name)
        || name.endsWith("vmid")
        || name.endsWith("size") && value >= 0 && value < 4096) {
      out.append(value);
    } else {
      hex(value, out);
    }
  }

  static void hex(long value, StringBuilder out) {
    out.append("0x").append(Long.toHexString(value));
  }

  private static void blockFlags(long flags, StringBuilder out) {
    String separator = "";
    for (int i = 0; i < BLOCK_FLAGS.size(); i++) {
      if ((flags >>> i & 1) != 0) {
        out.append(separator).append(BLOCK_FLAGS.get(i));
        separator = "+";
      }
    }
    if (separator.isEmpty()) {
      out.append("none");
    }
  }

  /** A function id of the SMC calling convention. */
  private static void function(long id, StringBuilder out) {
    long owner = id & 0xBFFF_0000L;
    String name = owner == 0x8400_0000L ? PSCI.get(id & 0xFFFF) : null;
    if (name != null) {
      out.append(name);
    } else {
      hex(id & 0xFFFF_FFFFL, out);
    }
  }
}
