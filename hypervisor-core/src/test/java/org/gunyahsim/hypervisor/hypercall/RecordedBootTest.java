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
  private static final int POWER_ON_AND_SEND = BootSequence.POWER_ON + 1;

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

  /**
   * The calls behind the power-on: the primary VM's first message, what the root VM takes of it and
   * the polls of both.
   *
   * <p>The recording pairs each call with the next return to any VM. The power-on and the root VM's
   * receive have none because the primary VM ran next; what stands behind the send, which woke the
   * root VM, is therefore the return of the power-on.
   */
  @Test
  void theFirstMessageTravelsAsRecorded() {
    try (RootVmFixture machine = new RootVmFixture()) {
      replay(machine, true);
      Vcpu primary = primarySpace(machine).threads().getFirst();
      machine.memory.write(0x4102_16C0L, new byte[] {0x5A}, 0, 1);
      List<BootSequence.Call> aftermath = BootSequence.readAftermath();
      assertThat(aftermath).hasSize(6);
      for (BootSequence.Call call : aftermath) {
        boolean send = call.number() == HypercallNumber.MSGQUEUE_SEND;
        if (send) {
          compareWith(machine.root.state.x, call);
        }
        // The root VM names its queue 0x40E; all other calls are the primary VM's.
        Vcpu caller = call.arguments().containsValue(0x40EL) ? machine.root : primary;
        long[] arguments = call.arguments().values().stream().mapToLong(Long::longValue).toArray();
        machine.call(caller, call.number(), arguments);
        if (send) {
          assertThat(primary.state.x).as("sent, and not full").startsWith(0, 1, 0);
        } else {
          compareWith(caller.state.x, call);
        }
        if (call.line() == POWER_ON_AND_SEND + 1) {
          assertThat(machine.root.state.x).as("the one byte").startsWith(0, 1, 0);
          assertThat(machine.memory.getByte(0x804E_C0F8L)).isEqualTo((byte) 0x5A);
        }
      }
    }
  }

  private static void compareWith(long[] x, BootSequence.Call call) {
    int index = 0;
    for (Map.Entry<String, Long> result : call.results().entrySet()) {
      assertThat(x[index++])
          .as("%s of call %d", result.getKey(), call.line())
          .isEqualTo(result.getValue());
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

  private static AddressSpace primarySpace(RootVmFixture machine) {
    return Objects.requireNonNull(machine.hypervisor.vmids().space(3));
  }

  /** What the sequence is for (hypercall reference, section 9.8, and observations, section 5). */
  private static void inspectPrimaryVm(RootVmFixture machine) {
    AddressSpace space = primarySpace(machine);
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
