package org.gunyahsim.machine.trace;

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

  private ArgumentText() {}

  static void append(String name, long value, StringBuilder out) {
    if (name.equals("error")) {
      out.append(ErrorCode.name(value));
    } else if (YES_OR_NO.contains(name) && (value == 0 || value == 1)) {
      out.append(value == 1 ? "yes" : "no");
    } else if (value == -1 || DECIMAL.contains(name)) {
      out.append(value);
    } else if (name.equals("vcpu_state") || name.equals("last_state")) {
      out.append(VcpuRunState.name(value));
    } else if (name.endsWith("vmid") || name.endsWith("size") && value >= 0 && value < 4096) {
      out.append(value);
    } else {
      out.append("0x").append(Long.toHexString(value));
    }
  }
}
