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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gunyahsim.testing.Oracle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation tells a reader to type does what it should. */
class DocumentedCommandsTest {
  private static final Pattern OURS =
      Pattern.compile("^(echo '[^']*' \\| )?(./gunyah-sim|samples/)");
  private static final List<String> PAGES = List.of("README.md", "docs/cli.md", "docs/linux.md", "docs/resource-manager.md");

  /** Those that need nothing fetched. */
  static Stream<String> commands() throws IOException {
    return documented().filter(command -> !command.contains("samples/linux"));
  }

  /** Those that boot Debian; a shell that would wait for somebody to type is told to end. */
  static Stream<String> linuxCommands() throws IOException {
    return documented()
        .filter(command -> command.contains("samples/linux"))
        .map(command -> command.startsWith("./") ? "echo poweroff -f | " + command : command);
  }

  /**
   * Lines of shell blocks that start our own programs; what needs Maven is run by whoever runs
   * this.
   */
  private static Stream<String> documented() throws IOException {
    List<String> commands = new ArrayList<>();
    for (String page : PAGES) {
      boolean shell = false;
      for (String line : Files.readAllLines(Machines.ROOT.resolve(page))) {
        if (line.startsWith("```")) {
          shell = line.equals("```sh");
        } else if (shell && OURS.matcher(line).find()) {
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

  @ParameterizedTest
  @MethodSource("linuxCommands")
  @Tag("long")
  void bootsDebian(String command) throws IOException, InterruptedException {
    Linux.require();
    succeeds(command);
  }

  private static boolean hasJar(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().endsWith(".jar"));
    }
  }
}
