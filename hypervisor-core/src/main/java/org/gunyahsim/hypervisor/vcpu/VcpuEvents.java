package org.gunyahsim.hypervisor.vcpu;

import java.util.List;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;

/** Events in the life of a vCPU. */
public final class VcpuEvents {
  public static final EventType ACTIVATED =
      EventType.of(0x70, "vcpu_activated", Category.VCPU, "object", "options", "affinity");
  public static final EventType POWER_ON =
      EventType.of(
          0x71, "vcpu_poweron", Category.VCPU, "target_vmid", "target", "entry", "context");
  public static final EventType POWER_OFF =
      EventType.of(0x72, "vcpu_poweroff", Category.VCPU, "forced");
  public static final EventType BLOCKED =
      EventType.of(0x73, "vcpu_block", Category.VCPU, "flag", "all_flags");
  public static final EventType UNBLOCKED =
      EventType.of(0x74, "vcpu_unblock", Category.VCPU, "flag", "remaining_flags");
  public static final EventType RUN =
      EventType.of(
          0x75, "vcpu_run", Category.VCPU, "target_vmid", "target", "resume0", "last_state");
  public static final EventType RUN_RETURN =
      EventType.of(
          0x76,
          "vcpu_run_return",
          Category.VCPU,
          "target_vmid",
          "target",
          "error",
          "state",
          "data0",
          "data1",
          "data2");
  public static final EventType KILLED =
      EventType.of(0x77, "vcpu_kill", Category.VCPU, "target_vmid", "target");
  public static final EventType EXITED = EventType.of(0x78, "vcpu_exited", Category.VCPU);
  public static final EventType FAULT =
      EventType.of(0x79, "vcpu_fault", Category.FAULT, "pc", "esr", "far");
  public static final EventType MMIO_EXIT =
      EventType.of(0x7A, "vcpu_mmio_exit", Category.MMIO, "ipa", "size", "write", "value", "pc");
  public static final EventType MMIO_RESUME =
      EventType.of(0x7B, "vcpu_mmio_resume", Category.MMIO, "ipa", "size", "write", "value");

  /** All events of this package. */
  public static final List<EventType> ALL =
      List.of(
          ACTIVATED,
          POWER_ON,
          POWER_OFF,
          BLOCKED,
          UNBLOCKED,
          RUN,
          RUN_RETURN,
          KILLED,
          EXITED,
          FAULT,
          MMIO_EXIT,
          MMIO_RESUME);

  private VcpuEvents() {}
}
