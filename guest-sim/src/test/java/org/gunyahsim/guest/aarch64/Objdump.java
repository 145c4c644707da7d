package org.gunyahsim.guest.aarch64;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gunyahsim.testing.Oracle;

/** Streams words through the disassembler of binutils. */
final class Objdump {
  /** Words in one run: their text is read as it is written, never kept. */
  private static final int BATCH = 1 << 20;

  private Objdump() {}

  /** What takes the text of the word with that number; the word lies at {@code 4 * index}. */
  interface Reader {
    void line(int index, long address, String text);
  }

  /** Disassembles all words in the preferred form. */
  static void disassemble(Path folder, int[] words, Reader reader)
      throws IOException, InterruptedException {
    for (int from = 0; from < words.length; from += BATCH) {
      batch(folder, words, from, Math.min(BATCH, words.length - from), reader);
    }
  }

  private static void batch(Path folder, int[] words, int from, int count, Reader reader)
      throws IOException, InterruptedException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(words, from, count);
    Path file = folder.resolve("words.bin");
    Files.write(file, bytes.array());
    Process process =
        new ProcessBuilder(
                Oracle.OBJDUMP, "-D", "-z", "-b", "binary", "-m", "aarch64", file.toString())
            .redirectErrorStream(true)
            .start();
    int index = 0;
    try (BufferedReader in = process.inputReader()) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        int text = textColumn(line);
        if (text > 0) {
          reader.line(from + index, 4L * index, normalised(line, text));
          index++;
        }
      }
    }
    if (process.waitFor() != 0 || index != count) {
      throw new IOException(
          "objdump: status " + process.exitValue() + ", " + index + " of " + count + " words");
    }
  }

  /** Where the mnemonic starts in {@code address:\tword\tmnemonic\toperands}, or -1. */
  private static int textColumn(String line) {
    int tab = line.indexOf('\t');
    return tab > 0 && line.charAt(tab - 1) == ':' ? line.indexOf('\t', tab + 1) + 1 : -1;
  }

  /** One space for each run of white space; no comments. */
  private static String normalised(String line, int from) {
    StringBuilder out = new StringBuilder(line.length() - from);
    boolean space = false;
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == ' ' || c == '\t') {
        space = true;
      } else if (c == ';' || c == '<' || c == '/' && line.startsWith("//", i)) {
        break;
      } else {
        if (space) {
          out.append(' ');
          space = false;
        }
        out.append(c);
      }
    }
    return out.toString();
  }
}
