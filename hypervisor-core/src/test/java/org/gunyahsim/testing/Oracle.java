package org.gunyahsim.testing;

import static org.assertj.core.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/**
 * An outside judge: a program that tells right from wrong better than we can.
 *
 * <p>Where it is not installed the test that asks for it is skipped and says so; with {@code
 * -Doracles.required=true} it fails.
 */
public final class Oracle {
  public static final String QEMU_SYSTEM = "qemu-system-aarch64";
  public static final String QEMU_USER = "qemu-aarch64";
  public static final String GCC = "aarch64-linux-gnu-gcc";
  public static final String OBJDUMP = "aarch64-linux-gnu-objdump";
  public static final String OBJCOPY = "aarch64-linux-gnu-objcopy";
  public static final String DTC = "dtc";
  public static final String PYTHON = "python3";

  private Oracle() {}

  /** A judge is not installed: the test that asked for it is skipped. */
  public static final class Missing extends TestAbortedException {
    private static final long serialVersionUID = 1;

    Missing(String message) {
      super(message);
    }
  }

  /** What a program printed and how it ended. */
  public record Result(int status, String output) {}

  /**
   * Skips the running test, or fails it where judges are required, unless all of these programs are
   * installed.
   */
  public static void require(String... programs) {
    for (String program : programs) {
      if (!installed(program)) {
        missing(program + " is not installed");
      }
    }
  }

  /**
   * Skips the running test, or fails it where judges are required, unless a fetched file is there.
   *
   * @param remedy the command that brings it
   */
  public static void requireFile(Path file, String remedy) {
    if (!Files.isReadable(file)) {
      missing(file.getFileName() + " is not there; run " + remedy);
    }
  }

  private static void missing(String message) {
    if (Boolean.getBoolean("gunyahsim.oracles.required")) {
      fail(message);
    }
    throw new Missing(message);
  }

  private static boolean installed(String program) {
    String path = System.getenv("PATH");
    if (path == null) {
      return false;
    }
    for (String folder : path.split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(folder.isEmpty() ? "." : folder, program))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Runs a program to its end (a minute at most) in {@code folder}; standard error goes with
   * standard output.
   */
  public static Result run(Path folder, String... command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("oracle", ".txt");
    try {
      Process process =
          new ProcessBuilder(List.of(command))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(new File("/dev/null"))
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IOException(String.join(" ", command) + " did not end within a minute");
      }
      return new Result(process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
    } finally {
      Files.delete(output);
    }
  }

  /** The project's root folder. */
  public static Path projectRoot() {
    String root = System.getProperty("gunyahsim.root");
    return Path.of(root != null ? root : "..").toAbsolutePath().normalize();
  }
}
