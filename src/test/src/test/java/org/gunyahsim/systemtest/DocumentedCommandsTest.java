package org.gunyahsim.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gunyahsim.testing.Oracle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation tells a reader to type does what it should. */
class DocumentedCommandsTest {
  private static final List<String> PAGES = List.of("README.md", "docs/cli.md");

  /**
   * Lines of shell blocks that start our own programs; what needs Maven is run by whoever runs
   * this.
   */
  static Stream<String> commands() throws IOException {
    List<String> commands = new ArrayList<>();
    for (String page : PAGES) {
      boolean shell = false;
      for (String line : Files.readAllLines(Machines.ROOT.resolve(page))) {
        if (line.startsWith("```")) {
          shell = line.equals("```sh");
        } else if (shell && (line.startsWith("./gunyah-sim") || line.startsWith("samples/"))) {
          commands.add(line.replaceFirst("\\s+#.*", ""));
        }
      }
    }
    return commands.stream().distinct();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void succeeds(String command) throws IOException, InterruptedException {
    Path libraries = Machines.ROOT.resolve("cli/target");
    assumeTrue(
        Files.exists(libraries) && hasJar(libraries), "the command line is packaged by mvn verify");
    Map<String, String> environment = new TreeMap<>(Map.of("GUNYAH_SIM_NO_BUILD", "1"));
    environment.put("GUNYAH_SIM_JAVA_HOME", System.getProperty("java.home"));
    List<String> words = new ArrayList<>(List.of("env"));
    environment.forEach((name, value) -> words.add(name + "=" + value));
    words.addAll(List.of("sh", "-c", command));
    Oracle.Result result = Oracle.run(Machines.ROOT, words.toArray(String[]::new));
    assertThat(result.status()).as("%s%n%s", command, result.output()).isZero();
    assertThat(result.output()).isNotBlank();
  }

  private static boolean hasJar(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().endsWith(".jar"));
    }
  }
}
