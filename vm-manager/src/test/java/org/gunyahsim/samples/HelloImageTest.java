package org.gunyahsim.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gunyahsim.testing.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample guest: its committed image is current, and QEMU agrees that it is a sane program. */
class HelloImageTest {
  private static final Path SAMPLE =
      Path.of(System.getProperty("gunyahsim.root", ".."), "samples", "hello");

  @TempDir Path folder = Path.of("");

  @Test
  void committedImageIsWhatItsSourceGives() throws Exception {
    Oracle.require(Oracle.GCC, Oracle.OBJCOPY);
    String version = Oracle.run(folder, Oracle.GCC, "-dumpfullversion").output().strip();
    assumeTrue(version.startsWith("12."), "the image is built with gcc 12, this is gcc " + version);

    Path built = folder.resolve("hello.img");
    Oracle.Result result =
        Oracle.run(folder, SAMPLE.resolve("build").toAbsolutePath().toString(), built.toString());

    assertThat(result.output()).isEmpty();
    assertThat(result.status()).isZero();
    assertThat(Files.mismatch(built, SAMPLE.resolve("hello.img")))
        .as("samples/hello/hello.img is older than its source: run samples/hello/build")
        .isEqualTo(-1);
  }

  @Test
  void runsOnQemuWithoutHypervisor() throws Exception {
    String console = qemu("2", "try=undef try=unmapped try=garbage end=reset-once");

    String[] boots = console.split("PSCI SYSTEM_RESET", -1);
    assertThat(boots).hasSize(2);
    assertThat(boots[0])
        .contains("Hello from a bare-metal AArch64 guest: vCPU 0 of 2, MPIDR 0x80000000, EL1\n")
        .contains("Serial port: PL011 at 0x9000000\n")
        .contains("Hypervisor: none")
        .contains("Command line: \"try=undef try=unmapped try=garbage end=reset-once\"\n")
        .containsPattern("Interrupt: sent myself SGI 1 and took it after \\d+ us\n")
        .containsPattern(
            "woken from wfi by interrupt 27 after [5-9]\\d\\d\\d us\n|after \\d{5,} us")
        .contains("Hello from vCPU 1 of 2, MPIDR 0x80000001\n")
        .contains("Undefined instruction: exception, ESR 0x2000000")
        .contains("Read of unmapped memory: exception, ESR 0x96000010, FAR 0x1000000000\n")
        .contains("Execution of unmapped memory: exception, ESR 0x86000010, FAR 0x1000000000\n")
        .contains("Garbage: ")
        .doesNotContain("Goodbye");
    assertThat(boots[1]).contains("Hello from").endsWith("Goodbye: PSCI SYSTEM_OFF\n");
  }

  private String qemu(String cpus, String commandLine) throws Exception {
    Oracle.require(Oracle.QEMU_SYSTEM);
    Oracle.Result result =
        Oracle.run(
            folder,
            Oracle.QEMU_SYSTEM,
            "-M",
            "virt,gic-version=3",
            "-cpu",
            "cortex-a57",
            "-smp",
            cpus,
            "-m",
            "128",
            "-nic",
            "none",
            "-nographic",
            "-kernel",
            SAMPLE.resolve("hello.img").toAbsolutePath().toString(),
            "-append",
            commandLine);
    assertThat(result.status()).as(result.output()).isZero();
    return result.output().replace("\r", "");
  }
}
