package org.gunyahsim.hypervisor.vpm;

import java.util.List;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;

/**
 * Events of power groups, with Gunyah's numbers (hypercall reference, section 11). The other PSCI
 * numbers, 0x30, 0x32, 0x33, 0x36 and 0x37, tell of system suspends, which a platform-coordinated
 * build never makes.
 */
public final class VpmEvents {
  /** {@code states}: power state of each slot, three bits each, 0 awake. */
  public static final EventType STATE_CHANGED =
      EventType.of(
          0x31,
          "psci_vpm_state_changed",
          Category.PSCI,
          "group",
          "old_states",
          "states",
          "vpm_state");

  /** CPU_SUSPEND begins. */
  public static final EventType VCPU_SUSPEND =
      EventType.of(0x34, "psci_vpm_vcpu_suspend", Category.PSCI, "power_state");

  /** CPU_SUSPEND ends. */
  public static final EventType VCPU_RESUME =
      EventType.of(0x35, "psci_vpm_vcpu_resume", Category.PSCI, "power_state");

  /** All of them. */
  public static final List<EventType> ALL = List.of(STATE_CHANGED, VCPU_SUSPEND, VCPU_RESUME);

  private VpmEvents() {}
}
