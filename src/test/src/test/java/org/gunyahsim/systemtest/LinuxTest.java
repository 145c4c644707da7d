package org.gunyahsim.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.machine.MachineResult;
import org.gunyahsim.machine.VmReport;
import org.gunyahsim.testing.Oracle;
import org.gunyahsim.vmmanager.vmm.VmOutcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Debian's own arm64 kernel to a shell: as a VM, and as the primary VM itself. */
@Tag("long")
class LinuxTest {
  private static final String VM = "debian";
  private static final byte CTRL_C = 3;

  @BeforeAll
  static void files() {
    Linux.require();
  }

  @ParameterizedTest
  @CsvSource({
    "vmlinuz-cloud, 1",
    "vmlinuz-cloud, 2",
    "vmlinuz-cloud, 4",
    "vmlinuz-cloud, 8",
    "vmlinuz, 2"
  })
  void bootsToAShellAndPowersOff(String kernel, int vcpus) {
    try (Machine machine = Machine.build(Linux.vm(Linux.file(kernel), vcpus, Linux.QUICK))) {
      Linux.awaitPrompt(machine, VM, 0);
      assertThat(Linux.type(machine, VM, "nproc")).contains("\n" + vcpus + "\r\n");
      assertThat(Linux.type(machine, VM, "cat /proc/device-tree/hypervisor/compatible"))
          .contains("gunyah-hypervisor");
      // Floating point, and a CPU that is not the first.
      assertThat(
              Linux.type(
                  machine,
                  VM,
                  "taskset $((1 << " + (vcpus - 1) + ")) awk 'BEGIN{printf \"%.6f\", 355/113}'"))
          .contains("3.141593");
      assertThat(Linux.type(machine, VM, "dmesg | grep -ciE 'bug:|oops|call trace|rcu.*stall'"))
          .contains("\n0\r\n");
      machine.input(VM, "poweroff -f\n".getBytes(StandardCharsets.UTF_8));
      MachineResult result = machine.run(() -> false, machine.time() + Linux.PATIENCE);
      assertThat(result.kind()).isEqualTo(MachineResult.Kind.POWER_OFF);
      assertThat(machine.vms()).containsExactly(new VmReport(VM, new VmOutcome.PoweredOff(), 1));
    }
  }

  @Test
  void bootsWithTheSelfTestsOfItsCryptography() {
    try (Machine machine = Machine.build(Linux.vm(Linux.file(Linux.CLOUD), 1, "console=ttyAMA0"))) {
      Linux.awaitPrompt(machine, VM, 0);
      assertThat(machine.console(VM).text()).doesNotContain("self-tests disabled");
      assertThat(Linux.type(machine, VM, "dmesg | grep -ci 'alg: .*fail'")).contains("\n0\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "zboot"})
  void unpacksTheKernel(String packing, @TempDir Path folder) throws IOException {
    Path kernel = folder.resolve("kernel");
    Path plain = Linux.file(Linux.CLOUD);
    Files.write(kernel, packing.equals("gzip") ? Linux.gzipped(plain) : Linux.zboot(plain));
    try (Machine machine =
        Machine.build(Linux.vm(kernel, 1, Linux.QUICK + " earlycon=pl011,0x9000000"))) {
      Linux.awaitText(machine, VM, 0, "Linux version 6.");
    }
  }

  @Test
  void rebootsWhenAsked() {
    try (Machine machine = Machine.build(Linux.vm(Linux.file(Linux.CLOUD), 1, Linux.QUICK))) {
      Linux.awaitPrompt(machine, VM, 0);
      int before = machine.console(VM).size();
      machine.input(VM, "reboot -f\n".getBytes(StandardCharsets.UTF_8));
      Linux.awaitPrompt(machine, VM, before + "reboot -f\r\n".length());
      assertThat(machine.console(VM).text().substring(before)).contains("Run /init");
      assertThat(machine.vms().getFirst().runs()).isEqualTo(2);
    }
  }

  @Test
  void typedCommandsAreNotLostAndCtrlCReachesTheGuest() {
    try (Machine machine = Machine.build(Linux.vm(Linux.file(Linux.CLOUD), 1, Linux.QUICK))) {
      typeAhead(machine, VM);
      int before = machine.console(VM).size();
      machine.input(VM, "sleep 1000000; echo status $?\n".getBytes(StandardCharsets.UTF_8));
      Linux.awaitText(machine, VM, before, "status $?\r\n");
      machine.runFor(50_000_000);
      machine.input(VM, new byte[] {CTRL_C});
      Linux.awaitText(machine, VM, before, "^C");
      Linux.awaitPrompt(machine, VM, before);
    }
  }

  @Test
  void typedCommandsAreNotLostInThePrimaryVm() {
    try (Machine machine = Machine.build(Linux.primary(Linux.CLOUD, 1, Linux.QUICK))) {
      typeAhead(machine, Machine.PLATFORM_CONSOLE);
    }
  }

  /** Types all at once and before there is a shell, as a pipe would have it. */
  private static void typeAhead(Machine machine, String console) {
    StringBuilder commands = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      commands.append("echo line-").append(i).append("-$((").append(i).append(" * 7))\n");
    }
    machine.input(console, commands.toString().getBytes(StandardCharsets.UTF_8));
    Linux.awaitText(machine, console, 0, "line-99-693\r\n");
    String shown = machine.console(console).text();
    for (int i = 0; i < 100; i++) {
      assertThat(shown).contains("line-" + i + "-" + 7 * i + "\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void bootsAsThePrimaryVm(int cpus) {
    try (Machine machine = Machine.build(Linux.primary(Linux.CLOUD, cpus, Linux.QUICK))) {
      String console = Machine.PLATFORM_CONSOLE;
      Linux.awaitPrompt(machine, console, 0);
      assertThat(Linux.type(machine, console, "nproc")).contains("\n" + cpus + "\r\n");
      assertThat(Linux.type(machine, console, "cat /proc/device-tree/hypervisor/compatible"))
          .contains("gunyah-hypervisor");
      machine.input(console, "poweroff -f\n".getBytes(StandardCharsets.UTF_8));
      MachineResult result = machine.run(() -> false, machine.time() + Linux.PATIENCE);
      assertThat(result.kind()).isEqualTo(MachineResult.Kind.POWER_OFF);
    }
  }

  @Test
  void theSameSeedGivesTheSameBytesAndInstructionCount() {
    assertThat(bootAndHash()).isEqualTo(bootAndHash());
  }

  private static String bootAndHash() {
    try (Machine machine = Machine.build(Linux.vm(Linux.file(Linux.CLOUD), 4, Linux.QUICK))) {
      Linux.awaitPrompt(machine, VM, 0);
      // Virtual time counts instructions, so equal times and states are equal counts.
      return machine.time() + " " + machine.stateHash() + "\n" + machine.console(VM).text();
    }
  }

  /** Run in a JVM of its own: loads a snapshot taken in mid-boot and goes on to the end. */
  static final class Continue {
    private Continue() {}

    public static void main(String[] arguments) throws IOException {
      try (InputStream in = Files.newInputStream(Path.of(arguments[0]));
          Machine machine = Machine.load(Linux.vm(Linux.file(Linux.CLOUD), 2, Linux.QUICK), in)) {
        System.out.println(toTheEnd(machine));
        System.out.print(machine.console(VM).text());
      }
    }
  }

  private static String toTheEnd(Machine machine) {
    Linux.awaitPrompt(machine, VM, 0);
    machine.input(VM, "poweroff -f\n".getBytes(StandardCharsets.UTF_8));
    MachineResult result = machine.run(() -> false, machine.time() + Linux.PATIENCE);
    return result.kind() + " " + result.time() + " " + machine.stateHash();
  }

  @Test
  void aFreshJvmGoesOnInMidBoot(@TempDir Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve("machine.snapshot");
    String expected;
    try (Machine machine = Machine.build(Linux.vm(Linux.file(Linux.CLOUD), 2, Linux.QUICK))) {
      Linux.awaitText(machine, VM, 0, "NET: Registered PF_INET6");
      int printed = machine.console(VM).size();
      machine.save(Files.newOutputStream(file));
      expected = toTheEnd(machine);
      expected += "\n" + machine.console(VM).text().substring(printed);
    }
    Oracle.Result other =
        Oracle.run(
            folder,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-Dgunyahsim.root=" + Machines.ROOT,
            "-cp",
            System.getProperty("java.class.path"),
            Continue.class.getName(),
            file.toString());
    assertThat(other.output()).endsWith(expected);
    assertThat(other.status()).isZero();
  }
}
