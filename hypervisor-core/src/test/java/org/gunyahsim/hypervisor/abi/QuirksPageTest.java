package org.gunyahsim.hypervisor.abi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of quirks, the page that shows it and the code that asks for it are one. */
class QuirksPageTest {
  private static final Path ROOT = Path.of(System.getProperty("gunyahsim.root", ".."));

  private static String row(Quirk quirk) {
    return "| %s | %s | %s | %s |"
        .formatted(quirk.subject(), quirk.strict(), quirk.lenient(), quirk.section());
  }

  @Test
  void thePageShowsTheTable() throws IOException {
    List<String> rows =
        Files.readAllLines(ROOT.resolve("docs/quirks.md")).stream()
            .dropWhile(line -> !line.startsWith("| What |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    assertThat(rows)
        .containsExactlyElementsOf(Arrays.stream(Quirk.values()).map(QuirksPageTest::row).toList());
  }

  @ParameterizedTest
  @EnumSource
  void everyQuirkIsAskedFor(Quirk quirk) throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      assertThat(
              modules
                  .map(module -> module.resolve("src/main/java"))
                  .filter(Files::isDirectory)
                  .flatMap(QuirksPageTest::sources)
                  .anyMatch(source -> source.contains("imitates(Quirk." + quirk.name() + ")")))
          .isTrue();
    }
  }

  private static Stream<String> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(QuirksPageTest::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
