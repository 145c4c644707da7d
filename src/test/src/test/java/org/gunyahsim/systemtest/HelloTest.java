package org.gunyahsim.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.machine.MachineResult;
import org.gunyahsim.machine.VmReport;
import org.gunyahsim.machine.spec.MachineFile;
import org.gunyahsim.vmmanager.vmm.VmOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample guest from the machine file to its end, through every layer. */
class HelloTest {
  private static final long TEN_SECONDS = 10_000_000_000L;

  @Test
  void printsAndPowersOff() {
    try (Machine machine = Machine.build(Machines.hello())) {
      MachineResult result = machine.run();
      assertThat(result.kind()).isEqualTo(MachineResult.Kind.POWER_OFF);
      assertThat(machine.vms())
          .containsExactly(new VmReport("hello", new VmOutcome.PoweredOff(), 1));
      assertThat(machine.console("hello").text())
          .contains("Hello from a bare-metal AArch64 guest: vCPU 0 of 2, MPIDR 0x80000000, EL1")
          .contains("Hypervisor: Gunyah, UID c1d58fcd-a453-5fdb-9265-ce36673d5f14")
          .contains("Memory: 0x80000000 to 0x80ffffff, 16 MiB")
          .contains("Command line: \"hello=world\"")
          .contains("Interrupt: sent myself SGI 1 and took it")
          .contains("woken from wfi by interrupt 27")
          .contains("Hello from vCPU 1 of 2, MPIDR 0x80000001")
          .contains("Goodbye: PSCI SYSTEM_OFF");
      assertThat(machine.console(Machine.PLATFORM_CONSOLE).text())
          .contains("[HYP] Hypervisor cold boot")
          .contains("[RM]Init completed");
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "4, 3", "8, 8"})
  void runsOnAnyNumberOfCpus(int cpus, int vcpus) {
    try (Machine machine = Machine.build(Machines.hello("", cpus, vcpus))) {
      assertThat(machine.run().kind()).isEqualTo(MachineResult.Kind.POWER_OFF);
      for (int vcpu = 1; vcpu < vcpus; vcpu++) {
        assertThat(machine.console("hello").text())
            .contains("Hello from vCPU %d of %d".formatted(vcpu, vcpus));
      }
    }
  }

  /** Nobody would learn of it otherwise: the real production build lets such a vCPU loop. */
  @ParameterizedTest
  @ValueSource(strings = {"production", "debug"})
  void aVmThatCanOnlyFaultIsReported(String quality, @TempDir Path folder) throws IOException {
    // movz x1, #0xffff, lsl #32; ldr x0, [x1]: an abort, and no exception vectors to take it to.
    byte[] code = HexFormat.of().parseHex("e1ffdfd2200040f9");
    Files.write(folder.resolve("faults.bin"), code);
    String yaml =
        """
        platform: {quality: %s}
        vms: [{name: faults, kernel: faults.bin, format: raw, memory: 16MiB}]
        """
            .formatted(quality);
    try (Machine machine =
        Machine.build(
            MachineFile.parse("test.yaml", yaml.getBytes(StandardCharsets.UTF_8), folder))) {
      MachineResult result = machine.runFor(TEN_SECONDS);
      assertThat(result.kind()).isNotEqualTo(MachineResult.Kind.TIME_LIMIT);
      assertThat(machine.vms())
          .singleElement()
          .satisfies(vm -> assertThat(vm.outcome()).isInstanceOf(VmOutcome.Crashed.class));
    }
  }

  /** Ports of the same kind as the console, and of the other one, beside it. */
  @Test
  void aVmMayHaveFurtherSerialPorts() {
    try (Machine machine =
        Machine.build(
            Machines.besideHello(
                """
                vms:
                  - name: hello
                    kernel: hello.img
                    devices:
                      - {type: pl011, name: log}
                      - {type: 16550a, name: old}
                      - {type: pl011, name: more}
                """))) {
      assertThat(machine.run().kind()).isEqualTo(MachineResult.Kind.POWER_OFF);
      assertThat(machine.console("hello").text())
          .contains("Serial port: PL011 at 0x9000000")
          .contains("Goodbye: PSCI SYSTEM_OFF");
    }
  }

  /** A VM that computes without end takes its share of the CPU, and not the share of the other. */
  @Test
  void aBusyVmLeavesTheOtherItsShare() {
    String yaml =
        """
        platform: {cpus: 1}
        vms:
          - {name: busy, kernel: hello.img, memory: 4MiB, command-line: "end=loop"}
          - {name: hello, kernel: hello.img, memory: 4MiB}
        """;
    try (Machine machine = Machine.build(Machines.besideHello(yaml))) {
      machine.run(() -> machine.vms().get(1).outcome().ended(), 100_000_000L);
      assertThat(machine.vms().get(1).outcome()).isEqualTo(new VmOutcome.PoweredOff());
    }
  }

  /** Their calls to the resource manager must not cost each other the replies. */
  @ParameterizedTest
  @CsvSource({"1, 10", "2, 18"})
  void manyVmsLiveAtOnce(int cpus, int vms) {
    StringBuilder yaml = new StringBuilder("platform: {cpus: " + cpus + "}\nvms:\n");
    for (int vm = 0; vm < vms; vm++) {
      yaml.append("  - {name: vm-%d, kernel: hello.img, memory: 2MiB}\n".formatted(vm));
    }
    try (Machine machine = Machine.build(Machines.besideHello(yaml.toString()))) {
      assertThat(machine.run(() -> false, TEN_SECONDS).kind())
          .isEqualTo(MachineResult.Kind.POWER_OFF);
      assertThat(machine.vms())
          .hasSize(vms)
          .allMatch(vm -> vm.outcome() instanceof VmOutcome.PoweredOff);
    }
  }

  @Test
  void isRestartedWhenItAsksForAReset() {
    try (Machine machine = Machine.build(Machines.hello("end=reset-once", 2, 1))) {
      assertThat(machine.run().kind()).isEqualTo(MachineResult.Kind.POWER_OFF);
      assertThat(machine.vms())
          .containsExactly(new VmReport("hello", new VmOutcome.PoweredOff(), 2));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"end=undef", "end=unmapped"})
  void aGuestThatCrashesEndsItsVmOnly(String end) {
    try (Machine machine = Machine.build(Machines.hello(end, 2, 1))) {
      MachineResult result = machine.run(() -> false, TEN_SECONDS);
      assertThat(result.kind()).isEqualTo(MachineResult.Kind.POWER_OFF);
      assertThat(machine.vms().getFirst().outcome()).isInstanceOf(VmOutcome.Crashed.class);
    }
  }

  @Test
  void garbageInEveryHypercallHarmsNobody() {
    try (Machine machine = Machine.build(Machines.hello("try=garbage", 2, 1))) {
      MachineResult result = machine.run(() -> false, TEN_SECONDS);
      assertThat(result.kind()).isEqualTo(MachineResult.Kind.POWER_OFF);
      assertThat(machine.vms().getFirst().outcome()).isEqualTo(new VmOutcome.PoweredOff());
    }
  }

  @Test
  void aGuestThatLoopsForEverMeetsTheTimeLimit() {
    try (Machine machine = Machine.build(Machines.hello("end=loop", 2, 1))) {
      MachineResult result = machine.run(() -> false, 50_000_000L);
      assertThat(result.kind()).isEqualTo(MachineResult.Kind.TIME_LIMIT);
      assertThat(result.time()).isBetween(49_990_000L, 50_010_000L);
    }
  }

  @Test
  void aGuestThatWaitsForNothingStalls() {
    try (Machine machine = Machine.build(Machines.hello("end=wait", 2, 1))) {
      MachineResult result = machine.run(() -> false, TEN_SECONDS);
      assertThat(result.kind()).isEqualTo(MachineResult.Kind.STALLED);
    }
  }
}
