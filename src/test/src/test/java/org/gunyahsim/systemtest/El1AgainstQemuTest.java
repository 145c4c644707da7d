package org.gunyahsim.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.machine.MachineResult;
import org.gunyahsim.machine.spec.Artifact;
import org.gunyahsim.machine.spec.MachineSpec;
import org.gunyahsim.machine.spec.PlatformSpec;
import org.gunyahsim.machine.spec.PrimarySpec;
import org.gunyahsim.testing.Oracle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bare-metal guests that tell what EL1 is like, as primary VM here and on QEMU's Cortex-A53 with a
 * GICv3: line by line the same console. The guests lie in {@code el1} of the test resources; each
 * says at its top what it looks at and what it leaves out.
 */
class El1AgainstQemuTest {
  private static final long TEN_SECONDS = 10_000_000_000L;
  private static final List<String> SHARED = List.of("rt.S", "rt.c");
  private static final List<String> HEADERS = List.of("rt.h", "rt.ld", "gic.h", "mmu.h");

  private static final List<String> COMPILER =
      List.of(
          Oracle.GCC,
          "-O1",
          "-Wall",
          "-Wextra",
          "-Werror",
          "-Wno-main",
          "-ffreestanding",
          "-nostdlib",
          "-mgeneral-regs-only",
          "-mstrict-align",
          "-fno-pic",
          "-fno-stack-protector",
          "-Wl,--build-id=none,--no-warn-rwx-segments",
          "-T",
          "rt.ld",
          "-o",
          "guest.elf");

  @SuppressWarnings("NullAway.Init") // by JUnit
  @TempDir
  Path folder;

  @ParameterizedTest
  @CsvSource({
    "registers, 1",
    "exceptions, 1",
    "mmu, 1",
    "walk, 1",
    "tlb, 1",
    "tlb, 2",
    "tlb, 4",
    "psci, 1",
    "psci, 4",
    "psci, 8",
    "smp, 1",
    "smp, 2",
    "smp, 4",
    "smp, 8",
    "gic, 1",
    "gic, 2",
    "gic, 8",
    "timer, 1",
    "timer, 4",
    "kernel, 1",
    "kernel, 4",
    "kernel, 8"
  })
  void theConsolesAreTheSame(String guest, int cpus) throws Exception {
    Oracle.require(Oracle.GCC, Oracle.OBJCOPY, Oracle.QEMU_SYSTEM);
    build(guest);
    List<String> theirs = qemu(cpus);
    assertThat(theirs).startsWith("=== " + guest).endsWith("=== end");
    compare(ours(cpus), theirs);
  }

  /**
   * Tells the first line that differs, after those that lead to it; the whole would be too much.
   */
  private static void compare(List<String> ours, List<String> theirs) {
    for (int i = 0; i < Math.max(ours.size(), theirs.size()); i++) {
      String mine = i < ours.size() ? ours.get(i) : "(no more)";
      String right = i < theirs.size() ? theirs.get(i) : "(no more)";
      List<String> before = theirs.subList(Math.max(0, i - 5), Math.min(i, theirs.size()));
      assertThat(mine).as("line %d, after %s", i + 1, String.join("\n", before)).isEqualTo(right);
    }
  }

  private void build(String guest) throws IOException, InterruptedException {
    List<String> sources = new ArrayList<>(SHARED);
    sources.add(guest + ".c");
    if (guest.equals("kernel")) {
      sources.add("kernel.S");
    }
    for (List<String> files : List.of(sources, HEADERS)) {
      for (String file : files) {
        try (InputStream source = El1AgainstQemuTest.class.getResourceAsStream("el1/" + file)) {
          Files.copy(Objects.requireNonNull(source, file), folder.resolve(file));
        }
      }
    }
    List<String> command = new ArrayList<>(COMPILER);
    command.addAll(sources);
    run(command.toArray(String[]::new));
    run(Oracle.OBJCOPY, "-O", "binary", "guest.elf", "guest.bin");
  }

  private void run(String... command) throws IOException, InterruptedException {
    Oracle.Result result = Oracle.run(folder, command);
    assertThat(result.status()).as(result.output()).isZero();
  }

  private List<String> qemu(int cpus) throws IOException, InterruptedException {
    run(
        Oracle.QEMU_SYSTEM,
        // One host thread for all CPUs: a CPU that waits yields to the others at once.
        "-accel",
        "tcg,thread=single",
        "-M",
        "virt,gic-version=3",
        "-cpu",
        "cortex-a53",
        "-smp",
        "" + cpus,
        "-m",
        "1024",
        "-nic",
        "none",
        "-display",
        "none",
        "-monitor",
        "none",
        "-serial",
        "file:console",
        "-device",
        "loader,file=guest.elf,cpu-num=0");
    return Files.readAllLines(folder.resolve("console"), StandardCharsets.ISO_8859_1);
  }

  private List<String> ours(int cpus) throws IOException {
    Artifact image = Artifact.of("guest.bin", Files.readAllBytes(folder.resolve("guest.bin")));
    MachineSpec spec =
        new MachineSpec(
            PlatformSpec.DEFAULT.withCpus(cpus), PrimarySpec.raw(image, List.of()), List.of());
    try (Machine machine = Machine.build(spec)) {
      MachineResult result = machine.run(() -> false, TEN_SECONDS);
      String console = machine.console(Machine.PLATFORM_CONSOLE).text();
      assertThat(result.kind()).as(console).isEqualTo(MachineResult.Kind.POWER_OFF);
      // What hypervisor and resource manager print comes first.
      return console.substring(console.indexOf("=== ")).lines().toList();
    }
  }
}
