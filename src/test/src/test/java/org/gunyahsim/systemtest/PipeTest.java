package org.gunyahsim.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The command line when its standard output is a pipe. */
class PipeTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  /**
   * The guest prints its last line and loops for ever, so what is held back never comes. Programs
   * that wait for a line rely on this, and src/bench/compare-qemu takes the time between lines.
   */
  @Test
  void aLineArrivesBeforeTheGuestGoesOn() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "org.gunyahsim.cli.Main",
                "run",
                "--kernel",
                Machines.ROOT.resolve("samples/hello/hello.img").toString(),
                "--memory",
                "16MiB",
                "--append",
                "end=loop")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertTimeoutPreemptively(LONG, () -> readUntil(process, "Looping"));
      assertThat(process.isAlive()).isTrue();
    } finally {
      process.destroyForcibly();
      process.waitFor(10, TimeUnit.SECONDS);
    }
  }

  private static void readUntil(Process process, String start) throws IOException {
    BufferedReader console = process.inputReader(StandardCharsets.ISO_8859_1);
    String line;
    do {
      line = console.readLine();
      assertThat(line).as("a line that starts with %s", start).isNotNull();
    } while (!line.startsWith(start));
  }
}
