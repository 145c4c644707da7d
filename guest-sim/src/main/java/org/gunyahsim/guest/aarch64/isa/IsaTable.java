package org.gunyahsim.guest.aarch64.isa;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The parsed instruction table. The first of its files describes their format. */
public final class IsaTable {
  /** Where the table's files lie on the class path. */
  public static final String FOLDER = "/org/gunyahsim/guest/aarch64/a64/";

  /** The files, in the order in which they are read. */
  public static final List<String> FILES =
      List.of("base.isa", "vector-memory.isa", "simd.isa", "fp.isa");

  /** A run of operand bits within an encoding, lowest bit {@code low}. */
  public record Field(String name, int low, int width) {
    /** The field's value in an instruction word. */
    public int extract(int word) {
      return word >>> low & (1 << width) - 1;
    }
  }

  /**
   * A preferred form of some words of an encoding.
   *
   * @param condition Java expression over the fields: for which words
   * @param syntax what they are written as
   */
  public record Alias(String condition, String syntax) {}

  /**
   * One encoding.
   *
   * @param index 1.. in file order; 0 means that nothing matches
   * @param file the one of {@link #FILES} that declares it
   * @param mask the literal bits of the pattern
   * @param value what they must be
   * @param guard Java expression, empty when always defined
   * @param syntax disassembly where no alias applies
   * @param aliases the first whose condition holds is the preferred disassembly
   */
  public record Encoding(
      int index,
      String file,
      String name,
      int mask,
      int value,
      List<Field> fields,
      String guard,
      String lowering,
      String syntax,
      List<Alias> aliases) {
    Encoding with(Alias alias) {
      List<Alias> more = new ArrayList<>(aliases);
      more.add(alias);
      return new Encoding(
          index, file, name, mask, value, fields, guard, lowering, syntax, List.copyOf(more));
    }

    /** The field of that name. */
    public Field field(String wanted) {
      for (Field field : fields) {
        if (field.name().equals(wanted)) {
          return field;
        }
      }
      throw new IllegalArgumentException(name + " has no field " + wanted);
    }

    /** True when the pattern has that field. */
    public boolean has(String wanted) {
      return fields.stream().anyMatch(field -> field.name().equals(wanted));
    }
  }

  /** Who executes a micro-operation; the words that begin the sections of declarations. */
  public enum Section {
    /** A case in the interpreter's loop. */
    FAST,
    /** The loop, by a call that cannot fail. */
    REGISTER,
    /** Everybody else. */
    SLOW
  }

  /** A micro-operation. */
  public record Op(String name, Section section) {}

  private final Map<String, Integer> widths = new HashMap<>();
  private final List<Op> ops = new ArrayList<>();
  private final List<Encoding> encodings = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  private IsaTable() {}

  /** What gives the text of one of {@link #FILES}. */
  public interface Source {
    /** The text of the file of that name. */
    String read(String file) throws IOException;
  }

  /** Reads a table from its files. */
  public static IsaTable read(Source source) throws IOException {
    IsaTable table = new IsaTable();
    for (String file : FILES) {
      table.parse(file, source.read(file));
    }
    return table;
  }

  private void parse(String file, String text) {
    Section section = Section.SLOW;
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String trimmed = line.strip();
      try {
        if (trimmed.startsWith("|")) {
          encoding(file, trimmed);
        } else if (trimmed.startsWith("=")) {
          alias(trimmed.substring(1));
        } else if (trimmed.equals("fast") || trimmed.equals("register") || trimmed.equals("slow")) {
          section = Section.valueOf(trimmed.toUpperCase(Locale.ROOT));
        } else if (!trimmed.isEmpty() && !trimmed.equals("end") && !trimmed.startsWith("#")) {
          declaration(trimmed.split("\\s+", -1), section);
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ":" + number + ": " + e.getMessage(), e);
      }
    }
  }

  /** The table that is part of the program. */
  public static IsaTable load() {
    try {
      return read(IsaTable::resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String file) throws IOException {
    try (InputStream in = IsaTable.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("the instruction table is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  public List<Op> ops() {
    return List.copyOf(ops);
  }

  public List<Encoding> encodings() {
    return List.copyOf(encodings);
  }

  private void declaration(String[] words, Section section) {
    switch (words[0]) {
      case "field" -> {
        int width = Integer.parseInt(words[2]);
        Integer before = widths.put(words[1], width);
        if (before != null && before != width) {
          throw new IllegalArgumentException(words[1] + " has two widths");
        }
      }
      case "op" -> {
        for (int i = 1; i < words.length; i++) {
          String name = words[i];
          if (ops.stream().anyMatch(op -> op.name().equals(name))) {
            throw new IllegalArgumentException("declared twice: " + name);
          }
          ops.add(new Op(name, section));
        }
      }
      default -> throw new IllegalArgumentException("unknown declaration " + words[0]);
    }
  }

  private static String[] columns(String line) {
    String[] columns = line.split("(?<!\\\\)\\|", -1);
    for (int i = 0; i < columns.length; i++) {
      columns[i] = columns[i].replace("\\|", "|").strip();
    }
    return columns;
  }

  private void alias(String line) {
    String[] columns = columns(line);
    if (columns.length != 2 || encodings.isEmpty()) {
      throw new IllegalArgumentException("expected an encoding's alias: = condition | syntax");
    }
    encodings.addLast(encodings.removeLast().with(new Alias(columns[0], columns[1])));
  }

  private void encoding(String file, String line) {
    String[] columns = columns(line);
    if (columns.length != 6) {
      throw new IllegalArgumentException("expected 5 columns, found " + (columns.length - 1));
    }
    if (!names.add(columns[1])) {
      throw new IllegalArgumentException("declared twice: " + columns[1]);
    }
    int mask = 0;
    int value = 0;
    int bit = 32;
    List<Field> fields = new ArrayList<>();
    for (String token : columns[2].split("\\s+", -1)) {
      Integer width = widths.get(token);
      if (width != null) {
        bit -= width;
        fields.add(new Field(token, bit, width));
        continue;
      }
      for (int i = 0; i < token.length(); i++) {
        bit--;
        switch (token.charAt(i)) {
          case '0' -> mask |= 1 << bit;
          case '1' -> {
            mask |= 1 << bit;
            value |= 1 << bit;
          }
          case 'x' -> {}
          default -> throw new IllegalArgumentException("unknown field " + token);
        }
      }
    }
    if (bit != 0) {
      throw new IllegalArgumentException(columns[1] + " has " + (32 - bit) + " bits");
    }
    encodings.add(
        new Encoding(
            encodings.size() + 1,
            file,
            columns[1],
            mask,
            value,
            List.copyOf(fields),
            columns[3],
            columns[4],
            columns[5],
            List.of()));
  }
}
