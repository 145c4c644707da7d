package org.gunyahsim.hypervisor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gunyahsim.hypervisor.core.CoreEvents;
import org.gunyahsim.hypervisor.doorbell.DoorbellEvents;
import org.gunyahsim.hypervisor.hypercall.HypercallEvents;
import org.gunyahsim.hypervisor.memextent.MemoryEvents;
import org.gunyahsim.hypervisor.msgqueue.MsgqueueEvents;
import org.gunyahsim.hypervisor.object.ObjectEvents;
import org.gunyahsim.hypervisor.platform.PlatformEvents;
import org.gunyahsim.hypervisor.vcpu.VcpuEvents;
import org.gunyahsim.hypervisor.vic.VicEvents;
import org.gunyahsim.hypervisor.virtiommio.VirtioMmioEvents;
import org.gunyahsim.hypervisor.vpm.VpmEvents;
import org.junit.jupiter.api.Test;

class EventCatalogueTest {
  /** Hypercall reference, section 11. */
  private static final Map<Integer, String> GUNYAH =
      Map.ofEntries(
          Map.entry(0x00, "info"),
          Map.entry(0x01, "warn"),
          Map.entry(0x02, "hypercall"),
          Map.entry(0x03, "debug"),
          Map.entry(0x04, "test"),
          Map.entry(0x0A, "panic"),
          Map.entry(0x0B, "assert_failed"),
          Map.entry(0x20, "vgic_virq_changed"),
          Map.entry(0x21, "vgic_dstate_changed"),
          Map.entry(0x22, "vgic_hwstate_changed"),
          Map.entry(0x23, "vgic_hwstate_unchanged"),
          Map.entry(0x24, "vgic_gicd_write"),
          Map.entry(0x25, "vgic_gicr_write"),
          Map.entry(0x26, "vgic_sgi"),
          Map.entry(0x28, "vgic_route"),
          Map.entry(0x29, "vgic_icc_write"),
          Map.entry(0x2A, "vgic_async_event"),
          Map.entry(0x30, "psci_pstate_validation"),
          Map.entry(0x31, "psci_vpm_state_changed"),
          Map.entry(0x32, "psci_vpm_system_suspend"),
          Map.entry(0x33, "psci_vpm_system_resume"),
          Map.entry(0x34, "psci_vpm_vcpu_suspend"),
          Map.entry(0x35, "psci_vpm_vcpu_resume"),
          Map.entry(0x36, "psci_system_suspend"),
          Map.entry(0x37, "psci_system_resume"));

  private static List<EventType> all() {
    List<EventType> all = new ArrayList<>();
    List.of(
            CoreEvents.ALL,
            DoorbellEvents.ALL,
            HypercallEvents.ALL,
            MemoryEvents.ALL,
            MsgqueueEvents.ALL,
            ObjectEvents.ALL,
            PlatformEvents.ALL,
            VcpuEvents.ALL,
            VicEvents.ALL,
            VirtioMmioEvents.ALL,
            VpmEvents.ALL)
        .forEach(all::addAll);
    return all;
  }

  @Test
  void numbersAreUnique() {
    assertThat(all()).extracting(EventType::id).doesNotHaveDuplicates();
    assertThat(all()).allMatch(type -> type.id() >= 0 && type.id() < 0x100);
    assertThat(all()).allMatch(type -> type.arguments().size() <= TraceRecord.ARGUMENTS);
  }

  @Test
  void gunyahsNumbersHaveGunyahsNames() {
    assertThat(all())
        .allSatisfy(
            type -> assertThat(type.name()).isEqualTo(GUNYAH.getOrDefault(type.id(), type.name())));
    assertThat(all())
        .as("and its names its numbers")
        .noneMatch(type -> GUNYAH.containsValue(type.name()) && !GUNYAH.containsKey(type.id()));
  }
}
