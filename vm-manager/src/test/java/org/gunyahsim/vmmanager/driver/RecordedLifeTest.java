package org.gunyahsim.vmmanager.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.resourcemanager.protocol.ExitType;
import org.gunyahsim.resourcemanager.protocol.LittleEndian;
import org.gunyahsim.resourcemanager.protocol.ResourceEntry;
import org.gunyahsim.resourcemanager.protocol.ResourceType;
import org.gunyahsim.resourcemanager.protocol.SglEntry;
import org.gunyahsim.vmmanager.PrimaryVm;
import org.gunyahsim.vmmanager.PrimaryVmConfig;
import org.gunyahsim.vmmanager.api.EventFd;
import org.gunyahsim.vmmanager.api.GunyahProcess;
import org.gunyahsim.vmmanager.api.GunyahVcpu;
import org.gunyahsim.vmmanager.api.GunyahVm;
import org.gunyahsim.vmmanager.api.VcpuExit;
import org.gunyahsim.vmmanager.testing.FakeMachine;
import org.gunyahsim.vmmanager.testing.FakeRm;
import org.gunyahsim.vmmanager.testing.Transcript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One life of a VM, byte for byte as the real driver's requests were recorded. */
class RecordedLifeTest {
  private static final long BASE = 0x8000_0000L;
  private static final long VCPU_CAP = 0x0BA1_AC2A_A23E_0212L;
  private static final long BELL_CAP = 0x0BA1_AC2A_A23F_B2A4L;

  private final FakeMachine machine =
      new FakeMachine(
          1,
          tracer ->
              new PrimaryVm(
                  new PrimaryVmConfig(
                      List.of(),
                      false,
                      true,
                      FakeMachine.HOST_QUEUE,
                      FakeMachine.HOST_INTERRUPT,
                      List.of()),
                  tracer,
                  (vm, port, value) -> {}));

  @BeforeEach
  void boot() {
    machine.boot();
    machine.settle();
    machine.rm.resources =
        List.of(
            ResourceEntry.of(ResourceType.VIRTUAL_CPU, 0, 0, VCPU_CAP, 0x3C2),
            ResourceEntry.of(ResourceType.DOORBELL_SOURCE, 0x80, 10, 0x0BA1_AC2A_A23F_FACDL, 0),
            ResourceEntry.of(ResourceType.DOORBELL_SOURCE, 0x80, 11, BELL_CAP, 0),
            ResourceEntry.of(ResourceType.DOORBELL, 0x80, 12, 0x0BA1_AC2A_A23F_6A9FL, 0x3C3));
  }

  @AfterEach
  void close() {
    machine.close();
  }

  @Test
  void requestsAreTheRecordedOnes() {
    GunyahProcess process = new GunyahProcess(machine, 1);
    assertThat(machine.rm.requests).as("no request at probe").isEmpty();
    GunyahVm vm = process.openDevice().createVm();
    long memory = process.allocate(0x20_0000, 0x20_0000, 3);
    vm.lend(1, 7, BASE, 0x20_0000, memory);
    vm.setDtbConfig(BASE + 0x10_0000, 0x4000);
    GunyahVcpu vcpu = vm.addVcpu(0);
    EventFd bell = process.eventFd(0);
    vm.addIrqFd(bell, 11, true);
    assertThat(machine.rm.requests).as("nothing is sent before the start").isEmpty();
    vm.start();

    List<String> recorded = Transcript.of("trace.production-lend.txt").requests();
    // The recorded memory was scattered; here it is one extent.
    String list = recorded.get(1).substring(0, "51000012 ".length() + 32);
    String range = "%016x%016x".formatted(Long.reverseBytes(memory), Long.reverseBytes(0x20_0000L));
    recorded.set(1, list + "01000000" + range + "00000000");
    assertThat(machine.rm.requests)
        .extracting(FakeRm.Request::toString)
        .containsExactlyElementsOf(recorded.subList(0, 6));
    assertThat(machine.calls)
        .filteredOn(call -> call.number() == HypercallNumber.DOORBELL_MASK)
        .extracting(FakeMachine.Call::arguments)
        .containsExactly(List.of(BELL_CAP, 1L, 1L, 0L));
    assertThat(machine.enabledInterrupts()).contains(0x3C2).doesNotContain(0x3C3);

    int[] step = {0};
    machine.guest =
        (cap, resume) -> {
          assertThat(cap).isEqualTo(VCPU_CAP);
          return switch (step[0]++) {
            case 0 -> new long[] {0, 0, 0, 0, 0};
            case 1 -> new long[] {0, 5, 0x10040, 8, 0x8010_0000L};
            case 2 -> new long[] {0, 4, 0x10000, 8, 0};
            case 3 -> {
              assertThat(resume).isEqualTo(0x1122_3344_5566_7788L);
              yield new long[] {0, 4, 0x10008, 4, 0};
            }
            case 4 -> {
              assertThat(resume).as("only the loaded bytes").isEqualTo(0x5566_7788L);
              machine.rm.exited(0x80, ExitType.PLATFORM_OFF, 0);
              machine.raise(0x3C2);
              yield new long[] {0, 2, 0, 0, 0};
            }
            default -> new long[] {0, 2, 1, 0, 0};
          };
        };
    assertThat(vcpu.run()).isEqualTo(new VcpuExit.Mmio(0x10040, 8, true, 0x8010_0000L));
    bell.write(1);
    assertThat(vcpu.run()).isEqualTo(new VcpuExit.Mmio(0x10000, 8, false, 0x8010_0000L));
    vcpu.answer(0x1122_3344_5566_7788L);
    assertThat(vcpu.run()).isEqualTo(new VcpuExit.Mmio(0x10008, 4, false, 0x1122_3344_5566_7788L));
    assertThat(vcpu.run()).isEqualTo(new VcpuExit.Status(2, 1, 4, 0));
    assertThat(vcpu.run()).as("again").isEqualTo(new VcpuExit.Status(2, 1, 4, 0));
    assertThat(machine.calls)
        .filteredOn(call -> call.number() == HypercallNumber.DOORBELL_SEND)
        .extracting(FakeMachine.Call::arguments)
        .containsExactly(List.of(BELL_CAP, 1L, 0L, 0L));

    machine.rm.requests.clear();
    vm.close();
    machine.settle();
    assertThat(machine.rm.requests).as("the vCPU's file keeps the VM").isEmpty();
    vcpu.close();
    machine.settle();
    assertThat(machine.rm.requests).as("its mapping too").isEmpty();
    vcpu.unmap();
    machine.settle();
    assertThat(machine.rm.requests)
        .extracting(FakeRm.Request::toString)
        .containsExactlyElementsOf(recorded.subList(6, 9));
    assertThat(process.locked()).isZero();
    assertThat(machine.enabledInterrupts()).doesNotContain(0x3C2);
    process.write(memory, new byte[] {1});
  }

  @Test
  void scatteredMemoryMakesTheRecordedParcel() {
    String recorded = Transcript.of("trace.production-lend.txt").requests().get(1);
    byte[] payload = HexFormat.of().parseHex(recorded.substring(9));
    List<SglEntry> entries = new ArrayList<>();
    for (int i = 0; i < LittleEndian.get16(payload, 16); i++) {
      entries.add(
          new SglEntry(
              LittleEndian.get64(payload, 20 + 16 * i), LittleEndian.get64(payload, 28 + 16 * i)));
    }
    assertThat(entries).hasSize(9);
    DriverVm.Region region = new DriverVm.Region();
    region.label = 1;
    region.flags = 7;
    region.lent = true;
    Parcel parcel = new Parcel(region, entries);
    assertThat(parcel.appends()).isZero();
    assertThat(HexFormat.of().formatHex(parcel.create(0x80, -1))).isEqualTo(recorded.substring(9));
  }

  @Test
  void everyRequestIsPushedOnItsLastMessage() {
    GunyahProcess process = new GunyahProcess(machine, 1);
    GunyahVm vm = process.openDevice().createVm();
    long memory = process.allocate(0x20_0000, 0x20_0000, 3);
    vm.lend(1, 7, BASE, 0x20_0000, memory);
    vm.setDtbConfig(BASE + 0x10_0000, 0x4000);
    vm.start();
    assertThat(machine.calls)
        .filteredOn(call -> call.number() == HypercallNumber.MSGQUEUE_SEND)
        .extracting(call -> call.arguments().get(1) + " " + call.arguments().get(3))
        .containsExactly("12 1", "48 1", "48 1", "12 1", "12 1", "12 1");
  }
}
