package org.gunyahsim.guest.devicetree;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Source text of a tree (version tag, reservations, nodes) that {@code dtc} compiles to the same
 * tree.
 *
 * <p>A value is printed as strings when it looks like them, as cells when its length allows it,
 * else as bytes; all three forms say the same bytes. A name that the language has no way to write,
 * which only a damaged or hostile blob has, is printed with {@code _} for the characters concerned
 * and a comment.
 */
final class DtsPrinter {
  private static final HexFormat HEX = HexFormat.of();

  private final StringBuilder out = new StringBuilder();

  private DtsPrinter() {}

  static String print(DeviceTree tree) {
    DtsPrinter printer = new DtsPrinter();
    printer.out.append("/dts-v1/;\n\n");
    for (Reservation reservation : tree.reservations()) {
      printer.out.append(
          "/memreserve/ 0x%x 0x%x;\n".formatted(reservation.address(), reservation.size()));
    }
    if (!tree.reservations().isEmpty()) {
      printer.out.append('\n');
    }
    printer.node(tree.root(), "/", 0);
    return printer.out.toString();
  }

  /** One property without indentation or semicolon. */
  static String property(Property property) {
    DtsPrinter printer = new DtsPrinter();
    printer.out.append(property.name());
    printer.value(property);
    return printer.out.toString();
  }

  private void node(Node node, String name, int depth) {
    indent(depth);
    out.append(name).append(" {");
    if (depth > 0) {
      noteName(node.name(), name);
    }
    out.append('\n');
    for (Property property : node.properties()) {
      indent(depth + 1);
      String written = writable(property.name());
      out.append(written);
      value(property);
      out.append(';');
      noteName(property.name(), written);
      out.append('\n');
    }
    boolean first = node.properties().isEmpty();
    for (Node child : node.children()) {
      if (!first) {
        out.append('\n');
      }
      first = false;
      node(child, writable(child.name()), depth + 1);
    }
    indent(depth);
    out.append("};\n");
  }

  private void indent(int depth) {
    out.repeat('\t', depth);
  }

  private void noteName(String name, String written) {
    if (!name.equals(written)) {
      out.append(" /* name in the blob: ");
      quoted(name.replace("*/", "*_"));
      out.append(" */");
    }
  }

  /** The name with whatever the language cannot say replaced. */
  private static String writable(String name) {
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean good =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || ",._+*#?@-".indexOf(c) >= 0;
      written.append(good ? c : '_');
    }
    return written.isEmpty() ? "_" : written.toString();
  }

  private void value(Property property) {
    if (property.length() == 0) {
      return;
    }
    out.append(" = ");
    if (looksLikeStrings(property)) {
      strings(property.stringList());
    } else if (property.length() % 4 == 0) {
      cells(property);
    } else {
      out.append('[').append(HEX.formatHex(property.value())).append(']');
    }
  }

  /** Printable characters in strings that are not empty. */
  private static boolean looksLikeStrings(Property property) {
    if (!property.isStringList()) {
      return false;
    }
    for (int i = 0; i < property.length(); i++) {
      int c = property.byteAt(i) & 0xFF;
      boolean good = c == 0 ? i > 0 && property.byteAt(i - 1) != 0 : c >= 0x20 && c < 0x7F;
      if (!good) {
        return false;
      }
    }
    return true;
  }

  private void strings(List<String> values) {
    String separator = "";
    for (String value : values) {
      out.append(separator);
      quoted(value);
      separator = ", ";
    }
  }

  private void quoted(String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || c >= 0x7F) {
        out.append(String.format(Locale.ROOT, "\\x%02x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private void cells(Property property) {
    out.append('<');
    String separator = "";
    for (int i = 0; i < property.cellCount(); i++) {
      out.append(separator).append(String.format(Locale.ROOT, "0x%02x", property.cellAt(i)));
      separator = " ";
    }
    out.append('>');
  }
}
