package org.gunyahsim.guest.devicetree;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A name and some bytes. What the bytes mean is the reader's business: each typed reader answers
 * "absent" when the length is not that of its type. Cells are big-endian.
 */
public final class Property {
  private final String name;
  private final byte[] value;

  /** Makes a property; the bytes are copied. */
  public Property(String name, byte[] value) {
    this.name = name;
    this.value = value.clone();
  }

  /** A property of 32-bit cells. */
  public static Property cells(String name, int... cells) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * cells.length);
    for (int cell : cells) {
      bytes.putInt(cell);
    }
    return new Property(name, bytes.array());
  }

  /** A property of 64-bit numbers, two cells each. */
  public static Property longs(String name, long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length);
    for (long value : values) {
      bytes.putLong(value);
    }
    return new Property(name, bytes.array());
  }

  /**
   * A property of one or more strings, each with its NUL. A string of Latin-1 characters, which is
   * what the readers give, takes one byte a character; another is written as UTF-8.
   */
  public static Property strings(String name, List<String> values) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String value : values) {
      boolean latin = value.chars().allMatch(c -> c <= 0xFF);
      all.writeBytes(value.getBytes(latin ? ISO_8859_1 : UTF_8));
      all.write(0);
    }
    return new Property(name, all.toByteArray());
  }

  public String name() {
    return name;
  }

  /** Length of the value in bytes. */
  public int length() {
    return value.length;
  }

  /** A copy of the value. */
  public byte[] value() {
    return value.clone();
  }

  byte byteAt(int index) {
    return value[index];
  }

  void writeTo(ByteBuffer out) {
    out.put(value);
  }

  /** The value as one cell; empty unless it is 4 bytes long. */
  public OptionalInt cell() {
    return value.length == 4 ? OptionalInt.of(cellAt(0)) : OptionalInt.empty();
  }

  /** The value as a number of one or two cells; empty at any other length. */
  public OptionalLong number() {
    return switch (value.length) {
      case 4 -> OptionalLong.of(cellAt(0) & 0xFFFF_FFFFL);
      case 8 -> OptionalLong.of(ByteBuffer.wrap(value).getLong());
      default -> OptionalLong.empty();
    };
  }

  /** How many whole cells there are. */
  public int cellCount() {
    return value.length / 4;
  }

  /** A cell by index, 0 to {@link #cellCount()} - 1. */
  public int cellAt(int index) {
    return ByteBuffer.wrap(value).getInt(4 * index);
  }

  /** Reads the value cell by cell. */
  public CellReader reader() {
    return new CellReader(this);
  }

  /** True when the value is one or more strings: not empty, and it ends in a NUL. */
  public boolean isStringList() {
    return value.length > 0 && value[value.length - 1] == 0;
  }

  /** The first string, without its NUL; the empty string when there is none. */
  public String string() {
    List<String> all = stringList();
    return all.isEmpty() ? "" : all.getFirst();
  }

  /** All strings; none when the value is no string list. */
  public List<String> stringList() {
    List<String> all = new ArrayList<>();
    if (isStringList()) {
      int start = 0;
      for (int i = 0; i < value.length; i++) {
        if (value[i] == 0) {
          all.add(new String(value, start, i - start, ISO_8859_1));
          start = i + 1;
        }
      }
    }
    return all;
  }

  /** The same name and the same bytes. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Property p && name.equals(p.name) && Arrays.equals(value, p.value);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return DtsPrinter.property(this);
  }
}
