package org.gunyahsim.hypervisor.vrtc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.Rights;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.core.Bench;
import org.gunyahsim.hypervisor.core.Traps;
import org.gunyahsim.hypervisor.cspace.Cspace;
import org.gunyahsim.hypervisor.hypercall.RootVmFixture;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Clocks, through their own interface (no hypercall reaches them) and a guest's accesses (hypercall
 * reference, section 8.8).
 */
class VrtcTest {
  private static final long IPA = 0x0901_0000L;
  private static final long NS_2024 = 1_704_067_200L * 1_000_000_000L;

  private final RootVmFixture machine = new RootVmFixture();
  private final AddressSpace space = Objects.requireNonNull(machine.root.addressSpace());

  VrtcTest() {
    machine.root.state.select(1, true);
    machine.root.state.vbarEl1 = 0x804F_0000L;
  }

  @AfterEach
  void close() {
    machine.close();
  }

  private Vrtc made() {
    return machine.hypervisor.objects().createForBoot(ObjectType.VRTC, Vrtc.class);
  }

  private Vrtc active(long ipa) {
    Vrtc clock = made();
    RootVmFixture.ok(clock.configure(ipa));
    RootVmFixture.ok(machine.hypervisor.objects().activate(clock));
    return clock;
  }

  private Vrtc attached() {
    Vrtc clock = active(IPA);
    RootVmFixture.ok(clock.attach(space));
    return clock;
  }

  /** A guest's load of a word, or -1 when it gets an external abort. */
  private long load(long ipa) {
    return load(machine, machine.root, ipa, 4);
  }

  private static long load(RootVmFixture machine, Vcpu vcpu, long ipa, int size) {
    return Traps.access(machine.hypervisor, vcpu, false, ipa, size, 0, false)
        ? vcpu.state.x[1]
        : -1;
  }

  private boolean store(long ipa, int size, long value) {
    return Traps.access(machine.hypervisor, machine.root, false, ipa, size, value, true);
  }

  @Test
  void configureErrorsInTheirOrder() {
    Vrtc clock = active(IPA);
    assertThat(clock.configure(IPA + 8)).isEqualTo(ErrorCode.ADDR_INVALID);
    assertThat(clock.configure(-0x1000)).isEqualTo(ErrorCode.ADDR_INVALID);
    assertThat(clock.configure(IPA)).isEqualTo(ErrorCode.OBJECT_STATE);
    Vrtc second = made();
    assertThat(second.configure(-0x2000)).isZero();
    assertThat(second.configure(0)).as("again and again").isZero();
    assertThat(machine.hypervisor.objects().activate(made())).isEqualTo(ErrorCode.OBJECT_CONFIG);
  }

  @Test
  void attachErrorsInTheirOrder() {
    Vrtc idle = made();
    RootVmFixture.ok(idle.configure(IPA));
    assertThat(idle.attach(space)).isEqualTo(ErrorCode.OBJECT_STATE);
    AddressSpace inactive =
        machine.hypervisor.objects().createForBoot(ObjectType.ADDRSPACE, AddressSpace.class);
    assertThat(active(1L << 40).attach(inactive)).isEqualTo(ErrorCode.OBJECT_STATE);
    assertThat(active(1L << 36).attach(space)).isEqualTo(ErrorCode.ADDR_INVALID);
    assertThat(active((1L << 36) - 0x1000).attach(space)).isZero();
  }

  @Test
  void theTimeIsSetOnce() {
    Vrtc idle = made();
    assertThat(idle.setTimeBase(0, 0)).isEqualTo(ErrorCode.OBJECT_STATE);
    Vrtc clock = attached();
    assertThat(clock.setTimeBase(NS_2024, 1)).as("in the future").isEqualTo(1);
    assertThat(clock.setTimeBase(NS_2024, 0)).isZero();
    assertThat(clock.setTimeBase(NS_2024, 1)).isEqualTo(ErrorCode.BUSY);
    assertThat(load(IPA)).isEqualTo(NS_2024 / 1_000_000_000L);
    assertThat(load(IPA + 8)).isEqualTo(NS_2024 / 1_000_000_000L);
  }

  @Test
  void theGuestMaySetItBeforeAndAfter() {
    Vrtc clock = attached();
    assertThat(load(IPA)).isZero();
    assertThat(load(IPA + 8)).isZero();
    assertThat(store(IPA + 8, 4, 0xFFFF_FFFFL)).isTrue();
    assertThat(load(IPA)).isEqualTo(0xFFFF_FFFFL);
    assertThat(load(IPA + 8)).isEqualTo(0xFFFF_FFFFL);
    assertThat(clock.setTimeBase(NS_2024, 0)).isEqualTo(ErrorCode.BUSY);
  }

  @ParameterizedTest
  @CsvSource({
    "0x004, 0",
    "0x00C, 1",
    "0x010, 0",
    "0x014, 0",
    "0x018, 0",
    "0x01C, 0",
    "0x800, 0",
    "0xFDC, 0",
    "0xFE0, 0x31",
    "0xFE4, 0x10",
    "0xFE8, 0x04",
    "0xFEC, 0x00",
    "0xFF0, 0x0D",
    "0xFF4, 0xF0",
    "0xFF8, 0x05",
    "0xFFC, 0xB1"
  })
  void otherRegistersDoNotChange(String offset, String value) {
    attached();
    long at = IPA + Long.decode(offset);
    assertThat(store(at, 4, 0xFFFF_FFFFL)).isTrue();
    assertThat(load(at)).isEqualTo(Long.decode(value));
    assertThat(load(IPA + 8)).isZero();
  }

  @Test
  void onlyAlignedWordsAreAccessed() {
    attached();
    for (int size : new int[] {1, 2, 8}) {
      assertThat(load(machine, machine.root, IPA, size)).isEqualTo(-1);
      assertThat(store(IPA + 8, size, 1)).isFalse();
      machine.root.state.pc = 0x804F_1000L;
    }
    for (int offset : new int[] {1, 2, 3, 0xFFD}) {
      assertThat(load(IPA + offset)).isEqualTo(-1);
      machine.root.state.pc = 0x804F_1000L;
    }
    assertThat(machine.root.state.esrEl1 & 0xFC00_003FL).isEqualTo(0x9400_0010L);
    assertThat(load(IPA + 8)).isZero();
  }

  @Test
  void aSecondClockTakesTheFirstOnesPlace() {
    Vrtc first = attached();
    Vrtc second = active(IPA + 0x1000);
    assertThat(second.attach(space)).isZero();
    assertThat(load(IPA)).isEqualTo(-1);
    assertThat(load(IPA + 0x1000)).isZero();
    assertThat(second.references()).isEqualTo(2);
    assertThat(first.references()).isEqualTo(1);
    assertThat(second.attach(space)).as("again").isZero();
    assertThat(second.references()).isEqualTo(2);
  }

  @Test
  void theAddressSpaceKeepsItUntilItsOwnEnd() {
    long cap = machine.must(HypercallNumber.PARTITION_CREATE_ADDRSPACE, 1, 0, 0);
    machine.must(HypercallNumber.ADDRSPACE_CONFIGURE, cap, 9, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
    Vrtc clock = active(IPA);
    assertThat(clock.attach(machine.object(cap, AddressSpace.class))).isZero();
    clock.release();
    assertThat(machine.hypervisor.objects().byId(clock.id())).isSameAs(clock);
    machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, 0, cap, 0);
    assertThat(machine.hypervisor.objects().byId(clock.id())).isNull();
  }

  @Test
  void aMasterCapabilityHasAllRights() {
    Cspace cspace = Objects.requireNonNull(machine.root.cspace());
    RootVmFixture.ok(cspace.insertMaster(active(IPA)));
    RootVmFixture.ok(cspace.findValid(cspace.newCapId()));
    assertThat(cspace.found().rights())
        .isEqualTo(
            Rights.OBJECT_ACTIVATE
                | Rights.VRTC_CONFIGURE
                | Rights.VRTC_ATTACH_ADDRSPACE
                | Rights.VRTC_SET_TIME_BASE);
  }

  @Test
  void aLoadedClockGoesOn() {
    Vrtc clock = attached();
    RootVmFixture.ok(clock.setTimeBase(NS_2024, 0));
    made();
    byte[] saved = machine.save();
    try (RootVmFixture loaded = new RootVmFixture(machine.hypervisor.config(), false)) {
      loaded.load(saved);
      assertThat(loaded.save()).isEqualTo(saved);
      Vcpu root =
          (Vcpu) Objects.requireNonNull(loaded.hypervisor.objects().byId(machine.root.id()));
      assertThat(load(loaded, root, IPA, 4)).isEqualTo(NS_2024 / 1_000_000_000L);
    }
  }

  /** In a machine that runs: seconds pass with virtual time, also for a reference in the past. */
  @Test
  void secondsPass() {
    Bench bench = new Bench(1);
    Bench.Vm vm = bench.vm(3);
    Vcpu vcpu = vm.started(0, 0);
    Vrtc clock = bench.make(ObjectType.VRTC, Vrtc.class);
    Bench.ok(clock.configure(IPA));
    bench.activate(clock);
    Bench.ok(clock.attach(vm.space));
    bench.runFor(2_000_000_000L);
    // A second after power-on it was 100.75 s after 1970.
    Bench.ok(clock.setTimeBase(100_750_000_000L, 62_500_000));
    List<Long> seen = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      bench.script(vcpu).access(false, IPA, 4, 1, 0).see(s -> seen.add(s.x[1]));
      bench.runFor(500_000_000);
    }
    bench.script(vcpu).access(true, IPA + 8, 4, 1, 5).access(false, IPA, 4, 1, 0);
    bench.script(vcpu).see(s -> seen.add(s.x[1]));
    bench.runFor(1_100_000_000);
    bench.script(vcpu).access(false, IPA, 4, 1, 0).see(s -> seen.add(s.x[1]));
    bench.runFor(1_000_000);
    assertThat(seen).containsExactly(101L, 102L, 5L, 6L);
  }
}
