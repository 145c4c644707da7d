package org.gunyahsim.guest.devicetree;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import org.gunyahsim.testing.Oracle;

/** The device tree compiler, and the recorded trees. */
final class Dtc {
  private Dtc() {}

  /** Compiles source text. */
  static byte[] compile(String source) throws IOException, InterruptedException {
    return run("dts", "dtb", source.getBytes(ISO_8859_1));
  }

  /** Decompiles a blob. */
  static String decompile(byte[] blob) throws IOException, InterruptedException {
    return new String(run("dtb", "dts", blob), ISO_8859_1);
  }

  private static byte[] run(String from, String to, byte[] input)
      throws IOException, InterruptedException {
    Oracle.require(Oracle.DTC);
    Path folder = Files.createTempDirectory("dtc");
    Path in = folder.resolve("in");
    Path out = folder.resolve("out");
    try {
      Files.write(in, input);
      Oracle.Result result =
          Oracle.run(folder, Oracle.DTC, "-q", "-q", "-I", from, "-O", to, "-o", "out", "in");
      assertThat(result.status()).as(result.output()).isZero();
      return Files.readAllBytes(out);
    } finally {
      Files.deleteIfExists(in);
      Files.deleteIfExists(out);
      Files.delete(folder);
    }
  }

  /** A recorded tree as text. */
  static String recorded(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Dtc.class.getResourceAsStream("/devicetrees/" + name), name)) {
      return new String(in.readAllBytes(), ISO_8859_1);
    }
  }

  /** A recorded blob. */
  static byte[] recordedBlob(String name) throws IOException {
    return HexFormat.of().parseHex(recorded(name).replaceAll("(?m)^#.*$|\\s", ""));
  }
}
