package org.gunyahsim.machine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever stands in a machine file: a machine or one line, never another exception. */
class MachineFileFuzzTest {
  private static final Pattern LINE =
      Pattern.compile("m\\.yaml(:[1-9][0-9]*:[1-9][0-9]*)?: [^\\n\\r]+");

  private static Path folder = Path.of("");

  @BeforeContainer
  static void fill() throws IOException {
    folder = TestFiles.fill(Files.createTempDirectory("machine-file"));
  }

  @Property(tries = 1000)
  void bytes(@ForAll byte[] content) {
    read(content);
  }

  @Property(tries = 1000)
  void text(@ForAll("yamlish") String text) {
    read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 2000)
  void mutatedMachineFiles(@ForAll("mutations") String text) {
    read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 1000)
  void structures(@ForAll("structures") String text) {
    read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void read(byte[] content) {
    try {
      MachineFile.parse("m.yaml", content, folder);
    } catch (UserError expected) {
      assertThat(expected.line()).matches(LINE);
    }
  }

  /** Text rich in what means something to YAML. */
  @Provide
  Arbitrary<String> yamlish() {
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(
                6,
                Arbitraries.of(
                    ":",
                    "- ",
                    "\n",
                    "  ",
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    "\"",
                    "'",
                    "&a ",
                    "*a",
                    "!",
                    "!!map ",
                    "|",
                    ">",
                    "%",
                    "@",
                    "`",
                    "#",
                    "? ",
                    "<<",
                    "---\n",
                    "...\n",
                    "\t",
                    "\\",
                    "~",
                    "null",
                    "\u0085",
                    "\u2028",
                    "\uFEFF",
                    "vms",
                    "name",
                    "kernel",
                    "platform",
                    "0x10",
                    "1e9",
                    "${HOME}",
                    "=")),
            net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(4)))
        .list()
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }

  /** A good file with a piece cut out, doubled or replaced. */
  @Provide
  Arbitrary<String> mutations() {
    String good =
        """
        platform:
          map: large
          cpus: 8
          memory: 8GiB
          seed: 0xff
        vms:
          - name: first
            kernel: hello.elf
            initrd: initrd
            dtb: tree.dtb
            command-line: "console=ttyAMA0 quiet"
            memory: 2GiB
            devices: [{type: pl011, name: log}]
        """;
    Arbitrary<Integer> places = Arbitraries.integers().between(0, good.length());
    return net.jqwik.api.Combinators.combine(places, places, yamlish())
        .as(
            (a, b, insert) -> {
              int from = Math.min(a, b);
              int to = Math.min(Math.max(a, b), from + 20);
              return good.substring(0, from) + insert + good.substring(to);
            });
  }

  /** Valid YAML with the right keys and any values. */
  @Provide
  Arbitrary<String> structures() {
    Arbitrary<String> keys =
        Arbitraries.of(
            List.of(
                "platform",
                "primary",
                "vms",
                "name",
                "kernel",
                "format",
                "initrd",
                "dtb",
                "memory",
                "vcpus",
                "serial",
                "devices",
                "on-reset",
                "command-line",
                "cpus",
                "map",
                "seed",
                "heap",
                "quality",
                "quirks",
                "address",
                "dtb-address",
                "blobs",
                "file",
                "type"));
    Arbitrary<String> scalars =
        Arbitraries.of(
            "1",
            "-1",
            "0",
            "9999999999999999999999",
            "0xffffffffffffffff",
            "1GiB",
            "9999999TiB",
            "a",
            "\"\"",
            "''",
            "hello.elf",
            "hello.img",
            "probe.bin",
            "tree.dtb",
            "cut.elf",
            "folder",
            "..",
            "/",
            "true",
            "1.5",
            ".nan",
            "raw",
            "elf",
            "pl011",
            "none",
            "large",
            "debug",
            "0x40000000",
            "0x7fffffff",
            "0xfffffffffff8");
    return Arbitraries.recursive(
        () -> scalars,
        inner ->
            Arbitraries.oneOf(
                inner.list().ofMaxSize(3).map(items -> "[" + String.join(", ", items) + "]"),
                net.jqwik.api.Combinators.combine(keys, inner)
                    .as((key, value) -> key + ": " + value)
                    .list()
                    .uniqueElements(entry -> entry.substring(0, entry.indexOf(':')))
                    .ofMaxSize(6)
                    .map(entries -> "{" + String.join(", ", entries) + "}")),
        1,
        4);
  }
}
