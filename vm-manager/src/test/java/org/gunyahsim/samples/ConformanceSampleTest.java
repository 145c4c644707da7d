package org.gunyahsim.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gunyahsim.testing.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The probe's committed image and the platform's compiled tree are what their sources give. */
class ConformanceSampleTest {
  private static final Path SAMPLE =
      Path.of(System.getProperty("gunyahsim.root", ".."), "samples", "conformance")
          .toAbsolutePath();

  @TempDir Path folder = Path.of("");

  @Test
  void probeIsCurrent() throws Exception {
    Oracle.require(Oracle.GCC, Oracle.OBJCOPY, Oracle.DTC);
    String version = Oracle.run(folder, Oracle.GCC, "-dumpfullversion").output().strip();
    assumeTrue(version.startsWith("12."), "the image is built with gcc 12, this is gcc " + version);

    Path built = folder.resolve("probe.bin");
    Oracle.Result result =
        Oracle.run(folder, SAMPLE.resolve("probe/build").toString(), built.toString());

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(Files.mismatch(built, SAMPLE.resolve("probe/probe.bin"))).isEqualTo(-1);
  }

  @Test
  void platformTreeIsCurrent() throws Exception {
    Oracle.require(Oracle.DTC);
    Path built = folder.resolve("platform.dtb");
    Oracle.Result result =
        Oracle.run(
            folder,
            Oracle.DTC,
            "-q",
            "-I",
            "dts",
            "-O",
            "dtb",
            "-S",
            "16384",
            "-o",
            built.toString(),
            SAMPLE.resolve("platform.dts").toString());

    assertThat(result.status()).as(result.output()).isZero();
    assertThat(Files.mismatch(built, SAMPLE.resolve("platform.dtb"))).isEqualTo(-1);
  }
}
