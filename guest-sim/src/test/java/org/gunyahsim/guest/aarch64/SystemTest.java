package org.gunyahsim.guest.aarch64;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.testing.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same bare-metal image (system.c) here and under QEMU's Cortex-A53: exceptions and their
 * syndromes, access rules, exception return, alignment, translation, self-modifying code.
 */
class SystemTest {
  private static final long ENTRY = 0x4100_0000L;

  @SuppressWarnings("NullAway.Init") // by JUnit
  @TempDir
  Path folder;

  @Test
  void el1BehavesAsUnderQemu() throws Exception {
    Oracle.require(Oracle.GCC, Oracle.OBJCOPY, Oracle.QEMU_SYSTEM);
    build();
    List<String> theirs = qemu();
    assertThat(theirs).endsWith("end");
    assertThat(ours(1_000)).isEqualTo(theirs);
  }

  @Test
  void theBudgetDoesNotChangeWhatHappens() throws Exception {
    Oracle.require(Oracle.GCC, Oracle.OBJCOPY);
    build();
    assertThat(ours(1)).isEqualTo(ours(1_000_000));
  }

  @Test
  void tracingDoesNotChangeWhatHappens() throws Exception {
    Oracle.require(Oracle.GCC, Oracle.OBJCOPY);
    build();
    assertThat(ours(1_000, Category.INSTR)).isEqualTo(ours(1_000));
  }

  private void build() throws Exception {
    for (String name : List.of("system.c", "system.S", "system.ld")) {
      try (InputStream source = SystemTest.class.getResourceAsStream(name)) {
        Files.copy(source, folder.resolve(name));
      }
    }
    run(
        Oracle.GCC,
        "-O1",
        "-Wall",
        "-Wno-main",
        "-ffreestanding",
        "-nostdlib",
        "-mgeneral-regs-only",
        "-mstrict-align",
        "-fno-pic",
        "-fno-stack-protector",
        "-Wl,--build-id=none,--no-warn-rwx-segments",
        "-T",
        "system.ld",
        "system.S",
        "system.c",
        "-o",
        "system.elf");
    run(Oracle.OBJCOPY, "-O", "binary", "system.elf", "system.bin");
  }

  private void run(String... command) throws Exception {
    Oracle.Result result = Oracle.run(folder, command);
    assertThat(result.status()).as(result.output()).isZero();
  }

  private List<String> qemu() throws Exception {
    Path console = folder.resolve("console");
    Path messages = folder.resolve("messages");
    Process process =
        new ProcessBuilder(
                Oracle.QEMU_SYSTEM,
                "-M",
                "virt",
                "-cpu",
                "cortex-a53",
                "-m",
                "256",
                "-nic",
                "none",
                "-display",
                "none",
                "-monitor",
                "none",
                "-nic",
                "none",
                "-serial",
                "file:" + console,
                "-device",
                "loader,file=system.elf,cpu-num=0")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(messages.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS))
          .as("QEMU ends; console: %s", Files.exists(console) ? Files.readString(console) : "")
          .isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).as("QEMU: %s", Files.readString(messages)).isZero();
    return Files.readAllLines(console);
  }

  private List<String> ours(long quantum, Category... traced) throws IOException {
    byte[] image = Files.readAllBytes(folder.resolve("system.bin"));
    try (BareMachine machine = new BareMachine(256L << 20)) {
      machine.memory.write(ENTRY, image, 0, image.length);
      machine.state.pc = ENTRY;
      machine.tracer.enable(traced);
      assertThat(machine.run(20_000_000, quantum)).as(machine.console.toString()).isTrue();
      return machine.console.toString().lines().toList();
    }
  }
}
