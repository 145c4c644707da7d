package org.gunyahsim.guest.aarch64;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gunyahsim.guest.aarch64.disassembly.Disassembler;
import org.gunyahsim.guest.aarch64.disassembly.Symboliser;
import org.gunyahsim.guest.aarch64.isa.IsaTable;
import org.gunyahsim.guest.aarch64.isa.IsaTable.Encoding;
import org.gunyahsim.guest.aarch64.isa.IsaTable.Field;
import org.gunyahsim.testing.Oracle;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is an instruction, and its text, against the disassembler of binutils: what is undefined
 * here must be undefined there.
 */
class DisassemblerTest {
  private static final int WORDS_OF_AN_ENCODING = 500;
  private static final int RANDOM_WORDS = 200_000;
  private static final int MORE_RANDOM_WORDS = 10_000_000;

  /** Differences that a failure shows. */
  private static final int SHOWN = 50;

  @SuppressWarnings("NullAway.Init") // by JUnit
  @TempDir
  Path folder;

  private final Disassembler disassembler = new Disassembler(Symboliser.NONE);

  @Test
  void writesEveryEncodingAsBinutilsDoes() throws Exception {
    Random random = new Random(5);
    List<Encoding> encodings = IsaTable.load().encodings();
    int[] words = new int[encodings.size() * WORDS_OF_AN_ENCODING];
    for (int i = 0; i < words.length; i++) {
      words[i] = word(encodings.get(i / WORDS_OF_AN_ENCODING), random);
    }
    compare(words);
  }

  /** A word of the encoding; its fields tend to zeros, to ones and to each other. */
  private static int word(Encoding encoding, Random random) {
    int word = random.nextInt();
    int model = random.nextInt();
    int kind = random.nextInt(4);
    for (Field field : encoding.fields()) {
      int ones = (1 << field.width()) - 1;
      if (kind > 0 && random.nextInt(3) == 0) {
        int value = kind == 1 ? ones : kind == 2 ? 0 : model & ones;
        word = word & ~(ones << field.low()) | value << field.low();
      }
    }
    return word & ~encoding.mask() | encoding.value();
  }

  @Test
  void namesEverySystemRegisterAndInstructionAsBinutilsDoes() throws Exception {
    int[] words = new int[1 << 17];
    for (int i = 0; i < words.length; i++) {
      words[i] = 0xD500_0000 | i >> 16 << 21 | (i & 0xFFFF) << 5 | i % 32;
    }
    compare(words);
  }

  @Test
  void writesTheProgramsAsBinutilsDoes() throws Exception {
    try (Stream<Path> files = Files.walk(Oracle.projectRoot().resolve("samples"))) {
      List<Path> images =
          files.filter(file -> file.toString().matches(".*\\.(img|bin|elf)")).sorted().toList();
      assertThat(images).isNotEmpty();
      for (Path image : images) {
        try (InputStream in = Files.newInputStream(image)) {
          compare(words(in.readAllBytes()));
        }
      }
    }
  }

  @Test
  void writesRandomWordsAsBinutilsDoes() throws Exception {
    compare(new Random(4).ints(RANDOM_WORDS).toArray());
  }

  @Test
  @Tag("long")
  void writesTenMillionRandomWordsAsBinutilsDoes() throws Exception {
    compare(new Random(6).ints(MORE_RANDOM_WORDS).toArray());
  }

  @Test
  @Tag("long")
  void writesDebiansKernelAndBusyboxAsBinutilsDoes() throws Exception {
    for (String name : List.of("vmlinuz-cloud", "busybox")) {
      Path file = cache().resolve(name);
      if (!Files.exists(file)) {
        String message = file + " is missing; run samples/linux/fetch";
        assertThat(Boolean.getBoolean("gunyahsim.oracles.required")).as(message).isFalse();
        Assumptions.abort(message);
      }
      compare(words(Files.readAllBytes(file)));
    }
  }

  /** Where samples/linux/fetch puts what it gets. */
  private static Path cache() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path root =
        cache != null && !cache.isEmpty()
            ? Path.of(cache)
            : Path.of(System.getProperty("user.home"), ".cache");
    return root.resolve("gunyah-sim/linux");
  }

  /** The different words of a file, in the order of their values. */
  private static int[] words(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int[] words = new int[file.length / 4];
    bytes.asIntBuffer().get(words);
    return Arrays.stream(words).distinct().sorted().toArray();
  }

  @Test
  void namesTargets() {
    Disassembler named =
        new Disassembler(
            (address, out) -> {
              boolean known = address == 0x1008;
              if (known) {
                out.append("loop+0x8");
              }
              return known;
            });
    StringBuilder out = new StringBuilder();
    named.append(0x1400_0002, 0x1000, out);
    named.append(0x1400_0002, 0x2000, out.append('|'));
    assertThat(out).hasToString("b 0x1008 <loop+0x8>|b 0x2008");
  }

  private void compare(int[] words) throws IOException, InterruptedException {
    Oracle.require(Oracle.OBJDUMP);
    StringBuilder text = new StringBuilder();
    List<String> problems = new ArrayList<>();
    Map<String, Integer> known = new TreeMap<>();
    Objdump.disassemble(
        folder,
        words,
        (index, address, theirs) -> {
          int word = words[index];
          text.setLength(0);
          disassembler.append(word, address, text);
          if (theirs.contentEquals(text)) {
            return;
          }
          String reason = KnownDifferences.reason(word, text.toString(), theirs);
          if (reason != null) {
            known.merge(reason, 1, Integer::sum);
          } else if (problems.size() < SHOWN) {
            problems.add("%08x: %s; binutils: %s".formatted(word, text, theirs));
          }
        });
    System.out.printf("%d words, known differences %s%n", words.length, known);
    assertThat(problems).isEmpty();
  }
}
