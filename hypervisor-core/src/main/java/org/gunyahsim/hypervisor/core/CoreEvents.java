package org.gunyahsim.hypervisor.core;

import java.util.List;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;

/** Events of EL2 itself: switches, traps, faults, the machine's end. */
public final class CoreEvents {
  /**
   * A physical CPU changes vCPUs. {@code from_flags}: why the previous one cannot go on (its block
   * flags); 0 when it could, and was preempted, yielded or ran for another.
   */
  public static final EventType CONTEXT_SWITCH =
      EventType.of(
          0x8B,
          "context_switch",
          Category.SCHEDULER,
          "from_vmid",
          "from",
          "to_vmid",
          "to",
          "from_flags");

  public static final EventType PANIC = EventType.of(0x0A, "panic", Category.FAULT, "pc");
  public static final EventType SYSREG =
      EventType.of(
          0x80, "sysreg", Category.SYSREG, "register", "write", "value", "pc", "undefined");
  public static final EventType MMIO =
      EventType.of(0x81, "mmio", Category.MMIO, "ipa", "size", "write", "value", "pc");
  public static final EventType ABORT_INJECTED =
      EventType.of(
          0x82, "abort_injected", Category.FAULT, "esr_el2", "far", "ipa", "pc", "instruction");
  public static final EventType UNDEFINED_INJECTED =
      EventType.of(0x83, "undefined_injected", Category.FAULT, "register", "pc");
  public static final EventType WFI = EventType.of(0x84, "wfi", Category.VCPU, "pc");
  public static final EventType SMCCC_CALL =
      EventType.of(
          0x85, "smccc_call", Category.HYPERCALL, "function", "x1", "x2", "x3", "x4", "smc");
  public static final EventType SMCCC_RETURN =
      EventType.of(0x86, "smccc_return", Category.HYPERCALL, "function", "x0", "x1", "x2", "x3");
  public static final EventType PSCI_CALL =
      EventType.of(0x87, "psci_call", Category.PSCI, "function", "arg0", "arg1", "arg2");
  public static final EventType PSCI_RETURN =
      EventType.of(0x88, "psci_return", Category.PSCI, "function", "result");
  public static final EventType UNKNOWN_CALL =
      EventType.of(0x89, "unknown_call", Category.HYPERCALL, "immediate", "smc", "pc");
  public static final EventType INPUT =
      EventType.of(0x8A, "input", Category.INPUT, "source", "length");

  /** All events of this package. */
  public static final List<EventType> ALL =
      List.of(
          CONTEXT_SWITCH,
          PANIC,
          SYSREG,
          MMIO,
          ABORT_INJECTED,
          UNDEFINED_INJECTED,
          WFI,
          SMCCC_CALL,
          SMCCC_RETURN,
          PSCI_CALL,
          PSCI_RETURN,
          UNKNOWN_CALL,
          INPUT);

  private CoreEvents() {}
}
