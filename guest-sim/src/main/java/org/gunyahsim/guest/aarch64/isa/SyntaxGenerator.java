package org.gunyahsim.guest.aarch64.isa;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gunyahsim.guest.aarch64.isa.IsaTable.Alias;
import org.gunyahsim.guest.aarch64.isa.IsaTable.Encoding;
import org.gunyahsim.guest.aarch64.isa.IsaTable.Field;

/**
 * Turns the syntax columns of the instruction table into class {@code Syntax}: text becomes calls
 * of {@code Operands.text}, and what stands in braces a call of that method of {@code Operands}.
 */
final class SyntaxGenerator {
  private static final int ENCODINGS_IN_A_METHOD = 16;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

  private SyntaxGenerator() {}

  static String generate(IsaTable table, String header) {
    StringBuilder out = new StringBuilder(header);
    out.append("import static org.gunyahsim.guest.aarch64.decode.FpLowering.*;\n");
    out.append("import static org.gunyahsim.guest.aarch64.decode.Lowering.*;\n");
    out.append("import static org.gunyahsim.guest.aarch64.decode.SimdLowering.*;\n");
    out.append("import static org.gunyahsim.guest.aarch64.disassembly.Preference.*;\n\n");
    out.append("import org.gunyahsim.guest.aarch64.disassembly.Operands;\n\n");
    out.append("/** Writes decoded instructions in their preferred form. */\n");
    out.append("public final class Syntax {\n  private Syntax() {}\n\n");
    out.append("  /** Writes one instruction word, given its encoding. */\n");
    out.append("  public static void write(int encoding, int w, Operands to) {\n");
    out.append("    switch (encoding / %d) {\n".formatted(ENCODINGS_IN_A_METHOD));
    StringBuilder methods = new StringBuilder();
    for (int i = 0; i <= table.encodings().size() / ENCODINGS_IN_A_METHOD; i++) {
      out.append("      case %d -> write%d(encoding, w, to);\n".formatted(i, i));
      method(methods, i, table.encodings());
    }
    out.append("      default -> to.undefined();\n    }\n  }\n").append(methods).append("}\n");
    return out.toString();
  }

  private static void method(StringBuilder out, int part, List<Encoding> encodings) {
    out.append(
        "\n  private static void write%d(int encoding, int w, Operands to) {\n".formatted(part));
    out.append("    switch (encoding) {\n");
    for (Encoding encoding : encodings) {
      if (encoding.index() / ENCODINGS_IN_A_METHOD == part) {
        out.append("      case %d -> { // %s\n".formatted(encoding.index(), encoding.name()));
        body(out, encoding);
        out.append("      }\n");
      }
    }
    out.append("      default -> to.undefined();\n    }\n  }\n");
  }

  private static void body(StringBuilder out, Encoding encoding) {
    StringBuilder code = new StringBuilder();
    for (Alias alias : encoding.aliases()) {
      code.append(code.isEmpty() ? "        " : " else ");
      code.append("if (%s) {\n".formatted(alias.condition()));
      statements(code, "          ", alias.syntax());
      code.append("        }");
    }
    if (encoding.aliases().isEmpty()) {
      statements(code, "        ", encoding.syntax());
    } else {
      code.append(" else {\n");
      statements(code, "          ", encoding.syntax());
      code.append("        }\n");
    }
    for (Field field : encoding.fields()) {
      if (Pattern.compile("\\b" + field.name() + "\\b").matcher(code).find()) {
        String value = Generator.extraction(field);
        out.append("        int %s = %s;\n".formatted(field.name(), value));
      }
    }
    out.append(code);
  }

  private static void statements(StringBuilder out, String indent, String syntax) {
    List<String> calls = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(syntax);
    int from = 0;
    while (matcher.find()) {
      literal(calls, syntax.substring(from, matcher.start()));
      calls.add(matcher.group(1));
      from = matcher.end();
    }
    literal(calls, syntax.substring(from));
    for (String call : calls) {
      out.append(indent).append("to.").append(call).append(";\n");
    }
  }

  private static void literal(List<String> calls, String text) {
    if (!text.isEmpty()) {
      calls.add("text(\"%s\")".formatted(text));
    }
  }
}
