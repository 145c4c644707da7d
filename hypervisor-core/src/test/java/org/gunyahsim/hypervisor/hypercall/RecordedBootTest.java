package org.gunyahsim.hypervisor.hypercall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallArgument;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallTable;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.vcpu.BlockFlag;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.junit.jupiter.api.Test;

/**
 * Every hypercall of the real resource manager up to the primary VM's start, made on our objects
 * from the recorded start state, with every recorded result compared.
 */
class RecordedBootTest {
  private final List<BootSequence.Call> calls = BootSequence.read();

  @Test
  void theRecordingIsComplete() {
    assertThat(calls).hasSize(BootSequence.POWER_ON);
    assertThat(calls.getLast().number()).isEqualTo(HypercallNumber.VCPU_POWERON);
  }

  /** The declared table names calls, arguments and results as the recording does. */
  @Test
  void theTableNamesWhatWasRecorded() {
    SoftAssertions softly = new SoftAssertions();
    for (BootSequence.Call call : calls) {
      Hypercall declared = Objects.requireNonNull(HypercallTable.byNumber(call.number()));
      softly.assertThat(declared.name()).isEqualTo(call.name());
      softly
          .assertThat(declared.arguments().stream().map(HypercallArgument::name))
          .as("arguments of %s", call.name())
          .containsExactlyElementsOf(call.arguments().keySet());
      if (!call.results().isEmpty()) {
        softly
            .assertThat(declared.results())
            .as("results of %s", call.name())
            .containsExactlyElementsOf(call.results().keySet());
      }
    }
    softly.assertAll();
  }

  @Test
  void debugQualityAnswersEveryCallAsRecorded() {
    try (RootVmFixture machine = new RootVmFixture()) {
      replay(machine, true);
      inspectPrimaryVm(machine);
    }
  }

  @Test
  void productionQualityDiffersInCapIdsOnly() {
    HypervisorConfig config = new HypervisorConfig(Quality.PRODUCTION, true, 7, 8, 3 << 20);
    try (RootVmFixture machine = new RootVmFixture(config)) {
      replay(machine, false);
      inspectPrimaryVm(machine);
    }
  }

  @Test
  void aLenientMachineBootsAsWell() {
    HypervisorConfig config = new HypervisorConfig(Quality.DEBUG, false, 7, 8, 3 << 20);
    try (RootVmFixture machine = new RootVmFixture(config)) {
      replay(machine, true);
    }
  }

  private void replay(RootVmFixture machine, boolean plainIds) {
    BootSequence.Replay replay = new BootSequence.Replay(machine);
    for (BootSequence.Call call : calls) {
      replay.make(call);
      if (call.line() == BootSequence.POWER_ON) {
        assertThat(machine.root.state.x[0]).as("power-on").isEqualTo(ErrorCode.OK);
      }
      compare(machine, call, plainIds);
    }
  }

  private static void compare(RootVmFixture machine, BootSequence.Call call, boolean plainIds) {
    int index = 0;
    for (Map.Entry<String, Long> result : call.results().entrySet()) {
      long actual = machine.root.state.x[index++];
      String name = result.getKey();
      boolean random =
          name.startsWith("data") && result.getValue() != 0 || name.equals("new_cap") && !plainIds;
      if (!random) {
        assertThat(actual)
            .as("%s of call %d, %s", name, call.line(), call.name())
            .isEqualTo(result.getValue());
      }
    }
  }

  /** What the sequence is for (hypercall reference, section 9.8, and observations, section 5). */
  private static void inspectPrimaryVm(RootVmFixture machine) {
    AddressSpace space =
        machine.hypervisor.objects().all().stream()
            .filter(object -> object instanceof AddressSpace found && found.vmid() == 3)
            .map(AddressSpace.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(space.threads()).hasSize(8);
    assertThat(space.vdevices()).hasSize(9);
    Stage2 stage2 = space.stage2();
    long ram = stage2.lookup(0x4100_0000);
    assertThat(ram & Stage2.ADDRESS).isEqualTo(0x4100_0000);
    assertThat(AddressSpace.attributesOf(ram)).isEqualTo(0xF0077);
    assertThat(ram & Stage2.RAM).isNotZero();
    long flash = stage2.lookup(0);
    assertThat(AddressSpace.attributesOf(flash)).isEqualTo(0x10066);
    assertThat(flash & Stage2.RAM).isZero();
    assertThat(stage2.lookup(0x0900_0000) & Stage2.ADDRESS).isEqualTo(0x0900_0000);
    assertThat(stage2.lookup(0x0800_0000)).as("GICD").isZero();
    assertThat(stage2.lookup(0x0801_0000)).as("behind GICD").isNotZero();
    assertThat(stage2.lookup(0x080A_0000)).as("first GICR").isZero();
    assertThat(stage2.lookup(0x0819_F000)).as("last GICR").isZero();
    assertThat(stage2.lookup(0x3000_0000) & Stage2.ADDRESS)
        .as("the info page is hidden by the device mapping")
        .isEqualTo(0x3000_0000);
    long log = stage2.lookup(0x804F_8000L);
    assertThat(AddressSpace.attributesOf(log)).isEqualTo(0xF0044);
    for (long unmapped : new long[] {0x8000_0000L, 0x8048_0000L, 0xBFFF_F000L, 0x10_0000_0000L}) {
      assertThat(stage2.lookup(unmapped)).isZero();
    }
    AddressSpace own = Objects.requireNonNull(machine.root.addressSpace());
    assertThat(own.stage2().lookup(0x40F0_3000) & Stage2.ADDRESS).isEqualTo(0x40F0_3000);
    assertThat(own.stage2().lookup(0x40F0_4000)).isZero();
    assertThat(AddressSpace.attributesOf(own.stage2().lookup(0x804F_E000L)))
        .as("the info page, inherited with the child's access")
        .isEqualTo(0xF0066);
    Vcpu boot = space.threads().getFirst();
    assertThat(boot.state.pc).isEqualTo(0x4100_0000);
    assertThat(boot.state.x[0]).isEqualTo(0x40F0_0000);
    assertThat(boot.blockFlags() & BlockFlag.VCPU_OFF).isZero();
  }
}
