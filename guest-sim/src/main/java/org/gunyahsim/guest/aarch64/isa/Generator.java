package org.gunyahsim.guest.aarch64.isa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.gunyahsim.guest.aarch64.isa.IsaTable.Encoding;
import org.gunyahsim.guest.aarch64.isa.IsaTable.Field;
import org.gunyahsim.guest.aarch64.isa.IsaTable.Op;
import org.gunyahsim.guest.aarch64.isa.IsaTable.Section;

/**
 * Writes package {@code org.gunyahsim.guest.aarch64.generated} from the instruction table. From the
 * project's root, with JDK 25:
 *
 * <pre>java guest-sim/src/main/java/org/gunyahsim/guest/aarch64/isa/Generator.java</pre>
 *
 * <p>The decoder is a switch on bits 28..25 (the Arm ARM's own first split), then one on the run of
 * bits that tells the group's encodings apart best, then comparisons from the most to the least
 * specific pattern. All methods stay far below the 8000 bytes above which HotSpot never compiles.
 */
public final class Generator {
  private static final String PACKAGE = "org.gunyahsim.guest.aarch64.generated";
  private static final String HEADER =
      """
      // Generated from a64/*.isa by org.gunyahsim.guest.aarch64.isa.Generator; do not edit.
      package %s;

      """
          .formatted(PACKAGE);
  private static final int LOWERINGS_IN_A_METHOD = 32;
  private static final int WIDEST_SECOND_SWITCH = 5;

  /** With more encodings than that, each case of a group's switch is a method of its own. */
  private static final int LARGEST_GROUP_IN_A_METHOD = 64;

  private Generator() {}

  /** Regenerates the sources. The optional argument is the project's root. */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments.length > 0 ? arguments[0] : ".");
    Path main = root.resolve("guest-sim/src/main");
    Path sources = main.resolve("resources" + IsaTable.FOLDER);
    IsaTable table = IsaTable.read(file -> Files.readString(sources.resolve(file)));
    Path target = main.resolve("java").resolve(PACKAGE.replace('.', '/'));
    for (Map.Entry<String, String> file : generate(table).entrySet()) {
      Files.writeString(target.resolve(file.getKey()), file.getValue());
    }
  }

  /** The generated sources: file name to content. */
  public static Map<String, String> generate(IsaTable table) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("Op.java", ops(table));
    files.put("Decoder.java", decoder(table));
    files.put("Lowerer.java", lowerer(table));
    files.put("Syntax.java", SyntaxGenerator.generate(table, HEADER));
    return files;
  }

  private static String ops(IsaTable table) {
    StringBuilder out = new StringBuilder(HEADER);
    out.append("/** Numbers of the micro-operations that instructions are lowered to. */\n");
    out.append("public final class Op {\n");
    int number = 0;
    int fast = 0;
    int register = 0;
    for (Op op : table.ops()) {
      out.append("  public static final int %s = %d;\n".formatted(op.name(), number++));
      if (op.section() == Section.FAST) {
        fast = number;
      }
      if (op.section() != Section.SLOW) {
        register = number;
      }
    }
    out.append("\n  /** Operations below this number have a case in the interpreter's loop. */\n");
    out.append("  public static final int FAST = %d;\n".formatted(fast));
    out.append("\n  /** Operations from FAST on and below this number cannot fail. */\n");
    out.append("  public static final int REGISTER = %d;\n".formatted(register));
    out.append("\n  private static final String[] NAMES = {\n");
    for (Op op : table.ops()) {
      out.append("    \"%s\",\n".formatted(op.name()));
    }
    out.append("  };\n\n  private Op() {}\n\n  /** The name of a micro-operation. */\n");
    out.append("  public static String name(int op) {\n    return NAMES[op];\n  }\n}\n");
    return out.toString();
  }

  private static String decoder(IsaTable table) {
    StringBuilder out = new StringBuilder(HEADER);
    out.append("import static org.gunyahsim.guest.aarch64.decode.FpLowering.*;\n");
    out.append("import static org.gunyahsim.guest.aarch64.decode.Lowering.*;\n");
    out.append("import static org.gunyahsim.guest.aarch64.decode.SimdLowering.*;\n\n");
    out.append("/** Finds the encoding of an instruction word. */\n");
    out.append("public final class Decoder {\n");
    out.append("  /** How many encodings there are; their numbers start at 1. */\n");
    out.append("  public static final int ENCODINGS = %d;\n\n".formatted(table.encodings().size()));
    out.append("  private static final String[] NAMES = {\n    \"undefined\",\n");
    for (Encoding encoding : table.encodings()) {
      out.append("    \"%s\",\n".formatted(encoding.name()));
    }
    out.append("  };\n\n  private Decoder() {}\n\n");
    out.append("  /** The table's name of an encoding. */\n");
    out.append("  public static String name(int encoding) {\n    return NAMES[encoding];\n  }\n\n");
    out.append("  /** The number of the encoding that the word is, or 0: not allocated. */\n");
    out.append("  public static int decode(int w) {\n    return switch (w >>> 25 & 15) {\n");
    StringBuilder methods = new StringBuilder();
    for (int group = 0; group < 16; group++) {
      List<Encoding> members = matching(table.encodings(), 25, 4, group);
      if (!members.isEmpty()) {
        out.append("      case %d -> group%d(w);\n".formatted(group, group));
        group(methods, group, members);
      }
    }
    out.append("      default -> 0;\n    };\n  }\n").append(methods).append("}\n");
    return out.toString();
  }

  /** The encodings that a word with these bits may be, most specific first. */
  private static List<Encoding> matching(List<Encoding> from, int low, int width, int bits) {
    int window = (1 << width) - 1;
    List<Encoding> found = new ArrayList<>();
    for (Encoding encoding : from) {
      int mask = encoding.mask() >>> low & window;
      if ((bits & mask) == (encoding.value() >>> low & window)) {
        found.add(encoding);
      }
    }
    found.sort(
        Comparator.comparingInt((Encoding e) -> -Integer.bitCount(e.mask()))
            .thenComparingInt(Encoding::index));
    return found;
  }

  private static void group(StringBuilder out, int group, List<Encoding> members) {
    int bestLow = 0;
    int bestWidth = 0;
    int bestCost = Integer.MAX_VALUE;
    for (int width = 1; width <= WIDEST_SECOND_SWITCH; width++) {
      for (int low = 0; low + width <= 32; low++) {
        int cost = 0;
        for (int bits = 0; bits < 1 << width; bits++) {
          int size = matching(members, low, width, bits).size();
          cost += size * size << WIDEST_SECOND_SWITCH - width;
        }
        if (cost < bestCost) {
          bestCost = cost;
          bestLow = low;
          bestWidth = width;
        }
      }
    }
    out.append("\n  private static int group%d(int w) {\n".formatted(group));
    out.append("    switch (w >>> %d & %d) {\n".formatted(bestLow, (1 << bestWidth) - 1));
    Map<List<Encoding>, List<Integer>> cases = new LinkedHashMap<>();
    for (int bits = 0; bits < 1 << bestWidth; bits++) {
      List<Encoding> candidates = matching(members, bestLow, bestWidth, bits);
      if (!candidates.isEmpty()) {
        cases.computeIfAbsent(candidates, key -> new ArrayList<>()).add(bits);
      }
    }
    boolean split = members.size() > LARGEST_GROUP_IN_A_METHOD;
    StringBuilder parts = new StringBuilder();
    for (Map.Entry<List<Encoding>, List<Integer>> entry : cases.entrySet()) {
      for (int bits : entry.getValue()) {
        out.append("      case %d:\n".formatted(bits));
      }
      if (split) {
        String part = "group%dCase%d".formatted(group, entry.getValue().getFirst());
        out.append("        return %s(w);\n".formatted(part));
        parts.append("\n  private static int %s(int w) {\n".formatted(part));
        comparisons(parts, "    ", entry.getKey());
        parts.append("  }\n");
      } else {
        comparisons(out, "        ", entry.getKey());
      }
    }
    out.append("      default:\n        return 0;\n    }\n  }\n").append(parts);
  }

  private static void comparisons(StringBuilder out, String indent, List<Encoding> candidates) {
    for (Encoding encoding : candidates) {
      out.append(
          "%sif ((w & 0x%08X) == 0x%08X%s) return %d; // %s\n"
              .formatted(
                  indent,
                  encoding.mask(),
                  encoding.value(),
                  encoding.guard().isEmpty() ? "" : " && (" + inline(encoding) + ")",
                  encoding.index(),
                  encoding.name()));
    }
    out.append(indent).append("return 0;\n");
  }

  /** The guard with each field replaced by its extraction. */
  private static String inline(Encoding encoding) {
    String guard = encoding.guard();
    for (Field field : encoding.fields()) {
      guard =
          Pattern.compile("\\b" + field.name() + "\\b")
              .matcher(guard)
              .replaceAll("(%s)".formatted(extraction(field)));
    }
    return guard;
  }

  static String extraction(Field field) {
    return "w >>> %d & %d".formatted(field.low(), (1 << field.width()) - 1);
  }

  private static String lowerer(IsaTable table) {
    StringBuilder out = new StringBuilder(HEADER);
    out.append("import static org.gunyahsim.guest.aarch64.decode.FpLowering.*;\n");
    out.append("import static org.gunyahsim.guest.aarch64.decode.Lowering.*;\n");
    out.append("import static org.gunyahsim.guest.aarch64.decode.SimdLowering.*;\n");
    out.append("import static org.gunyahsim.guest.aarch64.generated.Op.*;\n");
    out.append("import static org.gunyahsim.guest.aarch64.simd.Shape.*;\n");
    out.append("import static org.gunyahsim.guest.aarch64.simd.VectorFunction.*;\n\n");
    out.append("import org.gunyahsim.guest.aarch64.decode.MicroOp;\n\n");
    out.append("/** Turns decoded instructions into micro-operations. */\n");
    out.append("public final class Lowerer {\n  private Lowerer() {}\n\n");
    out.append("  /** Lowers one instruction word, given its encoding. */\n");
    out.append("  public static void lower(int encoding, int w, MicroOp out) {\n");
    out.append("    out.clear();\n    switch (encoding / %d) {\n".formatted(LOWERINGS_IN_A_METHOD));
    StringBuilder methods = new StringBuilder();
    int methodsNeeded = table.encodings().size() / LOWERINGS_IN_A_METHOD + 1;
    for (int i = 0; i < methodsNeeded; i++) {
      out.append("      case %d -> lower%d(encoding, w, out);\n".formatted(i, i));
      lowerMethod(methods, i, table.encodings());
    }
    out.append("      default -> out.op = UNDEFINED;\n    }\n  }\n").append(methods).append("}\n");
    return out.toString();
  }

  private static void lowerMethod(StringBuilder out, int part, List<Encoding> encodings) {
    out.append(
        "\n  private static void lower%d(int encoding, int w, MicroOp out) {\n".formatted(part));
    out.append("    switch (encoding) {\n");
    for (Encoding encoding : encodings) {
      if (encoding.index() / LOWERINGS_IN_A_METHOD != part) {
        continue;
      }
      out.append("      case %d -> { // %s\n".formatted(encoding.index(), encoding.name()));
      for (Field field : encoding.fields()) {
        if (Pattern.compile("\\b" + field.name() + "\\b").matcher(encoding.lowering()).find()) {
          out.append("        int %s = %s;\n".formatted(field.name(), extraction(field)));
        }
      }
      String lowering = encoding.lowering();
      if (lowering.startsWith("@")) {
        out.append("        %s;\n".formatted(lowering.substring(1)));
      } else {
        String[] parts = lowering.split(";\\s*", -1);
        out.append("        out.op = %s;\n".formatted(parts[0]));
        for (int i = 1; i < parts.length; i++) {
          out.append("        out.%s;\n".formatted(parts[i].replaceFirst("=", " = ")));
        }
      }
      out.append("      }\n");
    }
    out.append("      default -> out.op = UNDEFINED;\n    }\n  }\n");
  }
}
