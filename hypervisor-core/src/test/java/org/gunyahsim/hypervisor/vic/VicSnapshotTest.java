package org.gunyahsim.hypervisor.vic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.hypervisor.doorbell.Doorbell;
import org.gunyahsim.hypervisor.hypercall.RootVmFixture;
import org.gunyahsim.hypervisor.snapshot.FileStateReader;
import org.gunyahsim.hypervisor.snapshot.FileStateWriter;
import org.gunyahsim.hypervisor.time.EventQueue;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.junit.jupiter.api.Test;

/** A machine whose VICs are in the middle of everything, saved and loaded into a fresh one. */
class VicSnapshotTest {
  private static final HypervisorConfig CONFIG =
      new HypervisorConfig(Quality.DEBUG, true, 1, 8, 3 << 20);

  /** Indices in the root VM's capability space. */
  private static final int ROOT_VIC = 3;

  private static final int HWIRQ_33 = 16;

  private static byte[] save(RootVmFixture machine) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (FileStateWriter out = new FileStateWriter(bytes)) {
      machine.hypervisor.objects().save(out);
    }
    return bytes.toByteArray();
  }

  /** Prepares; returns the doorbell's CapID. */
  private static long disturb(RootVmFixture machine) {
    long bell = machine.must(HypercallNumber.PARTITION_CREATE_DOORBELL, 1, 0, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, bell, 0);
    machine.must(HypercallNumber.DOORBELL_BIND_VIRQ, bell, ROOT_VIC, 40, 0);
    machine.must(HypercallNumber.HWIRQ_BIND_VIRQ, HWIRQ_33, ROOT_VIC, 41, 0);
    Vcpu vcpu = machine.root;
    Vic vic = machine.object(ROOT_VIC, Vic.class);
    gicd(vic, vcpu, GicBench.GICD_CTLR, 4, 3);
    gicd(vic, vcpu, GicBench.IGROUPR + 4, 4, 0xFFFF_FFFFL);
    gicd(vic, vcpu, GicBench.IPRIORITYR + 40, 1, 0x40);
    gicd(vic, vcpu, GicBench.IPRIORITYR + 41, 1, 0x20);
    gicd(vic, vcpu, GicBench.ISENABLER + 4, 4, 0x300);
    gicd(vic, vcpu, GicBench.ICFGR + 8, 4, 0x2 << 16);
    icc(vcpu, IccRegisters.PMR, 0xF8);
    icc(vcpu, IccRegisters.IGRPEN1, 1);
    // The bell is being handled and has rung again; the line is high and may preempt.
    machine.must(HypercallNumber.DOORBELL_SEND, bell, 5, 0);
    assertThat(IccRegisters.read(vcpu, IccRegisters.IAR1)).isTrue();
    assertThat(vcpu.exit.value).isEqualTo(40);
    machine.must(HypercallNumber.DOORBELL_SEND, bell, 2, 0);
    machine.assembly.interrupts().hwIrqs().setLine(33, true);
    // A private interrupt, and a timer on its way.
    vic.setState(vic.interfaceAt(0), 20, VirqState.LEVEL_SW | VirqState.GROUP1);
    vcpu.state.cntvCtl = 1;
    vcpu.state.cntvCval = 1_000_000;
    machine.hypervisor.interrupts().timersChanged(vcpu);
    return bell;
  }

  private static void gicd(Vic vic, Vcpu vcpu, int offset, int size, long value) {
    vcpu.exit.write = true;
    vcpu.exit.size = size;
    vcpu.exit.value = value;
    assertThat(vic.frame(0).access(vcpu, vcpu.exit, offset)).isTrue();
  }

  private static void icc(Vcpu vcpu, int register, long value) {
    assertThat(IccRegisters.write(vcpu, register, value)).isTrue();
  }

  /** Goes on, noting what the guest sees. */
  private static List<Long> goOn(RootVmFixture machine, Vcpu vcpu, long bellCap) {
    List<Long> seen = new ArrayList<>();
    EventQueue events = machine.hypervisor.events();
    seen.add(events.next());
    events.runDue(events.next());
    seen.add(vcpu.state.irq ? 1L : 0L);
    for (int i = 0; i < 4; i++) {
      IccRegisters.read(vcpu, IccRegisters.IAR1);
      seen.add(vcpu.exit.value);
      if (vcpu.exit.value == 41) {
        machine.assembly.interrupts().hwIrqs().setLine(33, false);
      }
      icc(vcpu, IccRegisters.EOIR1, vcpu.exit.value == 1023 ? 40 : vcpu.exit.value);
      IccRegisters.read(vcpu, IccRegisters.RPR);
      seen.add(vcpu.exit.value);
    }
    Doorbell bell = machine.object(bellCap, Doorbell.class);
    seen.add(bell.send(1));
    seen.add(vcpu.state.irq ? 1L : 0L);
    return seen;
  }

  @Test
  void savedInMidStateItGoesOnTheSame() throws IOException {
    try (RootVmFixture machine = new RootVmFixture(CONFIG);
        RootVmFixture other = new RootVmFixture(CONFIG, false)) {
      long bell = disturb(machine);
      byte[] saved = save(machine);
      try (FileStateReader in = new FileStateReader(new ByteArrayInputStream(saved))) {
        other.hypervisor.objects().load(in);
      }
      assertThat(save(other)).isEqualTo(saved);
      other.root =
          (Vcpu) Objects.requireNonNull(other.hypervisor.objects().byId(machine.root.id()));
      assertThat(other.root.state.irq).isTrue();
      List<Long> first = goOn(machine, machine.root, bell);
      assertThat(goOn(other, other.root, bell)).isEqualTo(first);
      assertThat(first).startsWith(16_000_000L, 1L, 41L, 0x40L, 1023L, 255L, 40L, 255L, 1023L);
      assertThat(save(other)).isEqualTo(save(machine));
    }
  }
}
