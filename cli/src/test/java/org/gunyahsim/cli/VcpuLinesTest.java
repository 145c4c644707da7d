package org.gunyahsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.machine.MachineResult;
import org.gunyahsim.machine.spec.MachineFile;
import org.gunyahsim.testing.Oracle;
import org.junit.jupiter.api.Test;

/** What is said of a machine whose run a limit has ended. */
class VcpuLinesTest {
  private static final String FILE =
      """
      platform: {cpus: 2}
      vms:
        - {name: busy, kernel: hello.img, memory: 4MiB, command-line: "end=loop"}
        - {name: idle, kernel: hello.img, memory: 4MiB, vcpus: 2, command-line: "end=wait"}
      """;

  @Test
  void everyVcpuWithItsPlaceAndItsLastExits() {
    try (Machine machine =
        Machine.build(
            MachineFile.parse(
                "test.yaml",
                FILE.getBytes(StandardCharsets.UTF_8),
                Oracle.projectRoot().resolve("samples/hello")))) {
      assertThat(machine.run(() -> false, 100_000_000L).kind())
          .isEqualTo(MachineResult.Kind.TIME_LIMIT);
      List<String> lines = VcpuLines.of(machine);

      // The loop is an exit of the VM manager's serial port behind; then it only computes.
      assertThat(after(lines, "busy vCPU 0: running, EL1 at 0x80"))
          .isNotEmpty()
          .last()
          .asString()
          .matches("    0\\.\\d+ s: (write to|read of) 0x90000[0-9a-f]{2} at 0x80[0-9a-f]+.*");
      assertThat(after(lines, "idle vCPU 0: waiting for an interrupt (wfi), EL1 at 0x80"))
          .last()
          .asString()
          .matches("    0\\.\\d+ s: wfi at 0x80[0-9a-f]+.*");
      assertThat(after(lines, "rm vCPU 0: waiting for an interrupt (wfi)"))
          .anyMatch(line -> line.matches("    .*: hvc msgqueue_receive\\(0x[0-9a-f]+\\) = 0x.*"))
          .noneMatch(line -> line.contains(" at 0x"));
      assertThat(lines).anyMatch(line -> line.startsWith("primary vCPU 0: "));
    }
  }

  /** A resource manager that is a binary has a program counter like any guest. */
  @Test
  void aBinaryAsRootVmHasAPlace() {
    try (Machine machine =
        Machine.build(
            MachineFile.read(
                Oracle.projectRoot().resolve("samples/root-vm/machine.yaml").toString()))) {
      machine.runUntil(() -> machine.console(Machine.PLATFORM_CONSOLE).contains("map: vic "));
      List<String> lines = VcpuLines.of(machine);

      assertThat(after(lines, "rm vCPU 0: running, EL1 at 0x8048"))
          .anyMatch(line -> line.matches("    .*: hvc addrspace_map\\(0x335\\) = 0x0 at 0x8048.*"));
    }
  }

  /** The indented lines below the one that begins so. */
  private static List<String> after(List<String> lines, String beginning) {
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith(beginning)) {
        int end = i + 1;
        while (end < lines.size() && lines.get(end).startsWith("    ")) {
          end++;
        }
        return lines.subList(i + 1, end);
      }
    }
    throw new AssertionError("no line begins with \"" + beginning + "\": " + lines);
  }
}
