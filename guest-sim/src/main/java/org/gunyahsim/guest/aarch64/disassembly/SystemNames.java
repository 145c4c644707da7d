package org.gunyahsim.guest.aarch64.disassembly;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.gunyahsim.guest.aarch64.isa.IsaTable;
import org.gunyahsim.hypervisor.engine.SystemRegister;
import org.jspecify.annotations.Nullable;

/** The names of system registers, system instructions and hints, from {@code a64/system.names}. */
public final class SystemNames {
  private static final String FILE = IsaTable.FOLDER + "system.names";

  /** op0 is 1, 2 or 3. */
  private static final int KEYS = 4 << 14;

  private static final @Nullable String[] READ = new @Nullable String[KEYS];
  private static final @Nullable String[] WRITE = new @Nullable String[KEYS];
  private static final BitSet WITHOUT_OPERAND = new BitSet();

  /**
   * The allocated hints by number; those of later architectures are NOPs here, but compilers write
   * them for every processor.
   */
  private static final @Nullable String[] HINTS = new @Nullable String[128];

  static {
    hints(0, "nop", "yield", "wfe", "wfi", "sev", "sevl");
    hints(7, "xpaclri", "pacia1716");
    HINTS[10] = "pacib1716";
    HINTS[12] = "autia1716";
    HINTS[14] = "autib1716";
    hints(16, "esb", "psb csync", "tsb csync");
    HINTS[20] = "csdb";
    HINTS[22] = "clearbhb";
    hints(24, "paciaz", "paciasp", "pacibz", "pacibsp", "autiaz", "autiasp", "autibz", "autibsp");
    HINTS[32] = "bti";
    HINTS[34] = "bti c";
    HINTS[36] = "bti j";
    HINTS[38] = "bti jc";
    read();
  }

  private SystemNames() {}

  private static void hints(int first, String... names) {
    System.arraycopy(names, 0, HINTS, first, names.length);
  }

  private static void read() {
    try (InputStream in = SystemNames.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not on the class path");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.split("\n", -1)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          declare(line.split("\\s+", -1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void declare(String[] words) {
    boolean operation = !Character.isDigit(words[1].charAt(0));
    int at = operation ? 2 : 1;
    String name = operation ? words[0] + " " + words[1] : words[0];
    int key =
        SystemRegister.key(
            Integer.parseInt(words[at]),
            Integer.parseInt(words[at + 1]),
            Integer.parseInt(words[at + 2]),
            Integer.parseInt(words[at + 3]),
            Integer.parseInt(words[at + 4]));
    String kind = words.length > at + 5 ? words[at + 5] : "";
    switch (kind) {
      case "x" -> {
        int count = Integer.parseInt(words[at + 6]);
        int step = Integer.parseInt(words[at + 8]);
        for (int i = 0; i < count; i++) {
          READ[key + i * step] = name.replace("*", Integer.toString(i));
          WRITE[key + i * step] = READ[key + i * step];
        }
      }
      case "read" -> READ[key] = name;
      case "write" -> WRITE[key] = name;
      default -> {
        READ[key] = name;
        WRITE[key] = name;
        WITHOUT_OPERAND.set(key, kind.equals("alone"));
      }
    }
  }

  /** The name of a hint, or null where the number is not allocated. */
  public static @Nullable String hint(int number) {
    return HINTS[number];
  }

  /** The name of a system register as MRS or MSR ({@code write}) say it, or null. */
  public static @Nullable String register(int key, boolean write) {
    return write ? WRITE[key] : READ[key];
  }

  /** The name of a SYS instruction, or null. */
  public static @Nullable String operation(int key) {
    return WRITE[key];
  }

  /** False for the named SYS instructions that have no register operand. */
  public static boolean hasOperand(int key) {
    return !WITHOUT_OPERAND.get(key);
  }
}
