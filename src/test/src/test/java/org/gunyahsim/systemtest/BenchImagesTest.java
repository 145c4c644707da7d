package org.gunyahsim.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.machine.MachineResult;
import org.gunyahsim.machine.spec.Artifact;
import org.gunyahsim.machine.spec.MachineSpec;
import org.gunyahsim.machine.spec.PlatformSpec;
import org.gunyahsim.machine.spec.PrimarySpec;
import org.gunyahsim.testing.Oracle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images that speed is measured with: current, and right. */
class BenchImagesTest {
  private static final Path GUEST = Machines.ROOT.resolve("src/bench/guest");
  private static final Path KERNELS = GUEST.resolve("kernels");

  /** Where kernels.bin has the set of kernels to run and the number of rounds. */
  private static final int PARAMETERS = 64 + 8;

  private static final int ALL = 0x3F;
  private static final int SHA256 = 1 << 5;
  private static final int MESSAGE_SIZE = 1 << 20;

  @TempDir Path folder = Path.of("");

  @Test
  void committedImagesAreWhatTheirSourcesGive() throws Exception {
    Oracle.require(Oracle.GCC, Oracle.OBJCOPY);
    String version = Oracle.run(folder, Oracle.GCC, "-dumpfullversion").output().strip();
    assumeTrue(version.startsWith("12."), "built with gcc 12, this is gcc " + version);

    build(GUEST.resolve("build"), folder);
    build(KERNELS.resolve("build"), folder.resolve("kernels.bin"));

    for (Path image :
        List.of(
            GUEST.resolve("bench.bin"),
            GUEST.resolve("mmio.bin"),
            KERNELS.resolve("kernels.bin"))) {
      assertThat(Files.mismatch(folder.resolve(image.getFileName()), image))
          .as("%s is older than its source: run the script build beside it", image)
          .isEqualTo(-1);
    }
  }

  private void build(Path script, Path out) throws Exception {
    Oracle.Result result = Oracle.run(folder, script.toString(), out.toString());
    assertThat(result.output()).isEmpty();
    assertThat(result.status()).isZero();
  }

  /** Java's SHA-256 is the judge. */
  @Test
  void theHashKernelHashes() throws Exception {
    byte[] message = new byte[MESSAGE_SIZE];
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(message);
    String start = HexFormat.of().formatHex(hash, 0, 8);

    assertThat(consoleHere(SHA256)).contains("sha256 start\nsha256 0 sum " + start + " ticks ");
  }

  @Test
  @Tag("long")
  void everyKernelComputesWhatItDoesOnQemu() throws Exception {
    Oracle.require(Oracle.QEMU_SYSTEM);
    Path image = Files.write(folder.resolve("kernels.bin"), kernels(ALL, 1));
    Oracle.Result qemu =
        Oracle.run(
            folder,
            Oracle.QEMU_SYSTEM,
            "-M",
            "virt,gic-version=3",
            "-cpu",
            "cortex-a72",
            "-m",
            "1024",
            "-nic",
            "none",
            "-nographic",
            "-device",
            "loader,addr=0x41000000,cpu-num=0,force-raw=on,file=" + image);
    assertThat(qemu.status()).as(qemu.output()).isZero();

    assertThat(sums(qemu.output())).hasSize(6);
    assertThat(sums(consoleHere(ALL))).isEqualTo(sums(qemu.output()));
  }

  private static List<String> sums(String console) {
    return console
        .lines()
        .filter(line -> line.contains(" sum "))
        .map(line -> line.replaceFirst(" ticks \\d+$", ""))
        .toList();
  }

  private static byte[] kernels(int set, int rounds) throws IOException {
    byte[] image = Files.readAllBytes(KERNELS.resolve("kernels.bin"));
    ByteBuffer.wrap(image)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(PARAMETERS, set)
        .putInt(PARAMETERS + 4, rounds);
    return image;
  }

  private static String consoleHere(int set) throws IOException {
    MachineSpec spec =
        new MachineSpec(
            PlatformSpec.DEFAULT,
            PrimarySpec.raw(Artifact.of("kernels.bin", kernels(set, 1)), List.of()),
            List.of());
    try (Machine machine = Machine.build(spec)) {
      assertThat(machine.run().kind()).isEqualTo(MachineResult.Kind.POWER_OFF);
      return machine.console(Machine.PLATFORM_CONSOLE).text();
    }
  }
}
