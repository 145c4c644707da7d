package org.gunyahsim.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.machine.MachineResult;
import org.gunyahsim.machine.spec.Artifact;
import org.gunyahsim.machine.spec.Blob;
import org.gunyahsim.machine.spec.MachineSpec;
import org.gunyahsim.machine.spec.PlatformSpec;
import org.gunyahsim.machine.spec.PrimarySpec;
import org.gunyahsim.testing.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A virtio-mmio device from end to end: AArch64 code in the primary VM makes a VM through the
 * resource manager and is the backend of its device, AArch64 code in that VM is the driver. The
 * guests lie in {@code virtio} of the test resources.
 */
class VirtioTest {
  private static final Path GUEST =
      Machines.ROOT.resolve("src/test/src/test/resources/org/gunyahsim/systemtest/virtio");
  private static final long PARAMETER = 0x4200_0000L;
  private static final long TEN_SECONDS = 10_000_000_000L;

  @TempDir Path folder = Path.of("");

  private static MachineSpec machine(boolean strict, boolean edge) throws Exception {
    Artifact image = Artifact.of("virtio.bin", Files.readAllBytes(GUEST.resolve("virtio.bin")));
    Artifact parameter = Artifact.of("parameter", new byte[] {(byte) (edge ? 1 : 0), 0, 0, 0});
    return new MachineSpec(
        PlatformSpec.DEFAULT.withCpus(2).withStrict(strict),
        PrimarySpec.raw(image, List.of(new Blob(parameter, PARAMETER))),
        List.of());
  }

  /** What the guests print, from the first line that is theirs. */
  private static String console(Machine machine) {
    String text = machine.console(Machine.PLATFORM_CONSOLE).text();
    return text.substring(Math.max(0, text.indexOf("backend: ")));
  }

  private static String expected(boolean resetAborts) throws Exception {
    String all = Files.readString(GUEST.resolve("console.txt"));
    return resetAborts ? all.replace("a reset is stored", "a reset aborts with 96000010") : all;
  }

  /** Only a strict machine aborts the store that asks for a reset, and only without an edge. */
  @ParameterizedTest
  @CsvSource({
    "true, true, false",
    "true, false, true",
    "false, true, false",
    "false, false, false"
  })
  void driverAndBackendTalk(boolean strict, boolean edge, boolean resetAborts) throws Exception {
    try (Machine machine = Machine.build(machine(strict, edge))) {
      assertThat(machine.run(() -> false, TEN_SECONDS).kind())
          .isEqualTo(MachineResult.Kind.POWER_OFF);
      assertThat(console(machine)).isEqualTo(expected(resetAborts));
    }
  }

  /** Saved while the driver is at work. */
  @Test
  void aLoadedMachineEndsAsTheSavedOne() throws Exception {
    MachineSpec spec = machine(true, true);
    ByteArrayOutputStream snapshot = new ByteArrayOutputStream();
    String end;
    try (Machine machine = Machine.build(spec)) {
      machine.runUntil(() -> console(machine).contains("HELLO, BACKEND"));
      assertThat(console(machine)).doesNotContain("ONCE MORE");
      machine.save(snapshot);
      machine.run(() -> false, TEN_SECONDS);
      assertThat(console(machine)).isEqualTo(expected(false));
      end = machine.stateHash();
    }
    try (Machine machine = Machine.load(spec, new ByteArrayInputStream(snapshot.toByteArray()))) {
      machine.run(() -> false, TEN_SECONDS);
      assertThat(machine.stateHash()).isEqualTo(end);
    }
  }

  @Test
  void theCommittedImageIsWhatItsSourcesGive() throws Exception {
    Oracle.require(Oracle.GCC, Oracle.OBJCOPY, Oracle.DTC);
    String version = Oracle.run(folder, Oracle.GCC, "-dumpfullversion").output().strip();
    assumeTrue(version.startsWith("12."), "built with gcc 12, this is gcc " + version);
    Path built = folder.resolve("virtio.bin");
    Oracle.Result result = Oracle.run(folder, GUEST.resolve("build").toString(), built.toString());
    assertThat(result.output()).isEmpty();
    assertThat(result.status()).isZero();
    assertThat(Files.mismatch(built, GUEST.resolve("virtio.bin")))
        .as("virtio.bin is older than its sources: run the script build beside it")
        .isEqualTo(-1);
  }
}
