package org.gunyahsim.machine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gunyahsim.testing.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The port of compare.py, held against compare.py itself. */
class ConsoleComparisonTest {
  private static final Path SAMPLE =
      Path.of(System.getProperty("gunyahsim.root", ".."), "samples", "conformance");

  @TempDir Path folder = Path.of("");

  static List<String> transcripts() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLE.resolve("transcripts"))) {
      List<String> names = files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
      assertThat(names).hasSizeGreaterThan(8);
      return names;
    }
  }

  private static String read(String name) throws IOException {
    return Files.readString(SAMPLE.resolve("transcripts").resolve(name));
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void everyTranscriptEqualsItself(String name) throws Exception {
    ConsoleComparison same = ConsoleComparison.of(read(name), read(name), true);

    assertThat(same.equal()).isTrue();
    assertThat(same.differences()).isEmpty();
    agreesWithOriginal(read(name), read(name), true);
  }

  @ParameterizedTest
  @CsvSource({"50,50-again", "50-again,50", "51,51-again", "50,51"})
  void anotherBoot(String one, String other) throws Exception {
    agreesWithOriginal(
        read("production-svm-suite" + one + ".txt"),
        read("production-svm-suite" + other + ".txt"),
        false);
  }

  @Test
  void otherCapabilityIdsAreTheSame() throws Exception {
    String console = read("production-suite2.txt");
    String other =
        Pattern.compile("\\b([1-9a-f])([0-9a-f]{14,15})\\b")
            .matcher(console)
            .replaceAll(match -> rotated(match.group(1)) + match.group(2));

    assertThat(other).isNotEqualTo(console);
    assertThat(ConsoleComparison.of(console, other, true).equal())
        .isEqualTo(original(console, other, true).status() == 0);
    agreesWithOriginal(console, other, true);
  }

  private static String rotated(String digit) {
    int value = Integer.parseInt(digit, 16);
    return Integer.toHexString(value % 8 + 1);
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void mutations(String name) throws Exception {
    String console = read(name);
    for (int seed = 0; seed < 2; seed++) {
      String mutated = mutated(console, new Random(seed + name.hashCode()));
      agreesWithOriginal(console, mutated, seed % 2 == 0);
    }
  }

  @Test
  void oneChangedResultIsSeen() throws Exception {
    String console = read("production-suite2.txt");
    int at = console.indexOf("-> [1,0,0,0");
    assertThat(at).isPositive();
    String changed = console.substring(0, at) + "-> [2,0,0,0" + console.substring(at + 11);

    ConsoleComparison comparison = ConsoleComparison.of(console, changed, false);

    assertThat(comparison.equal()).isFalse();
    assertThat(comparison.differences()).hasSize(4).startsWith("--- real", "+++ ours");
    assertThat(comparison.differences().get(2)).startsWith("-").contains("-> [1,0,0,0");
    assertThat(comparison.differences().get(3)).startsWith("+").contains("-> [2,0,0,0");
  }

  @Property(tries = 300)
  void noTextIsTooBroken(@ForAll String text) {
    assertThat(ConsoleComparison.of(text, text, true).equal()).isTrue();
  }

  @Property(tries = 300)
  void noTreeIsTooBroken(@ForAll byte[] bytes) {
    String hex = "d00dfeed" + HexFormat.of().formatHex(bytes);
    String console = "SVM| DTB 0 " + hex + "\nSVM| DTB 10 " + hex + "0\nend\n";
    assertThat(ConsoleComparison.of(console, console, true).equal()).isTrue();
  }

  /** Lines dropped, doubled, swapped, and digits changed: what a wrong simulator would do. */
  private static String mutated(String console, Random random) {
    List<String> lines = new ArrayList<>(Arrays.asList(console.split("\n", -1)));
    for (int i = 0; i < 6; i++) {
      int at = random.nextInt(lines.size() - 1);
      String line = lines.get(at);
      if (line.startsWith("SVM| DTB") || lines.get(at + 1).startsWith("SVM| DTB")) {
        continue; // compare.py itself fails on a tree that cannot be read
      }
      switch (random.nextInt(5)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, line);
        case 2 -> lines.set(at, line + lines.set(at + 1, line));
        case 3 -> lines.add(at, "  rx 8 2103000008001056 ; unasked");
        default -> {
          if (!line.isEmpty()) {
            int place = random.nextInt(line.length());
            char digit = Character.forDigit(random.nextInt(16), 16);
            lines.set(at, line.substring(0, place) + digit + line.substring(place + 1));
          }
        }
      }
    }
    return String.join("\n", lines);
  }

  private void agreesWithOriginal(String recorded, String ours, boolean withCpu) throws Exception {
    Oracle.Result expected = original(recorded, ours, withCpu);
    ConsoleComparison actual = ConsoleComparison.of(recorded, ours, withCpu);

    List<String> printed = new ArrayList<>(actual.differences());
    printed.add(actual.summary());
    assertThat(String.join("\n", printed)).isEqualTo(expected.output().strip());
    assertThat(actual.equal() ? 0 : 1).isEqualTo(expected.status());
  }

  private Oracle.Result original(String recorded, String ours, boolean withCpu) throws Exception {
    Oracle.require(Oracle.PYTHON);
    Path left = Files.writeString(folder.resolve("real.txt"), recorded, StandardCharsets.UTF_8);
    Path right = Files.writeString(folder.resolve("ours.txt"), ours, StandardCharsets.UTF_8);
    List<String> command =
        new ArrayList<>(
            List.of(
                Oracle.PYTHON,
                SAMPLE.resolve("compare.py").toAbsolutePath().toString(),
                left.toString(),
                right.toString(),
                "100000"));
    if (withCpu) {
      command.add("--cpu");
    }
    return Oracle.run(folder, command.toArray(String[]::new));
  }
}
