package org.gunyahsim.resourcemanager.protocol;

import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One declared field of a payload.
 *
 * @param name as shown in traces
 * @param kind width and meaning
 * @param format how its value reads in words; null for plain hexadecimal
 * @param count for {@link Kind#LIST}, {@link Kind#BYTES} and {@link Kind#TEXT}: the earlier field
 *     that holds the number of entries or bytes; empty for "the rest of the payload"
 * @param members for {@link Kind#LIST}: the fields of an entry
 */
public record Field(
    String name,
    Kind kind,
    @Nullable LongFunction<String> format,
    String count,
    List<Field> members) {
  /** What a field is. */
  public enum Kind {
    U8(1),
    U16(2),
    U32(4),
    U64(8),
    /** Reserved bytes, not shown; their number is in {@link Field#count}. */
    RESERVED(0),
    /** Entries, one after the other. */
    LIST(0),
    /** Bytes, zero-padded to a multiple of four. */
    BYTES(0),
    /** Characters, zero-padded to a multiple of four. */
    TEXT(0);

    /** Bytes, or 0 when it depends. */
    final int size;

    Kind(int size) {
      this.size = size;
    }
  }

  static Field u8(String name) {
    return new Field(name, Kind.U8, null, "", List.of());
  }

  static Field u16(String name) {
    return new Field(name, Kind.U16, null, "", List.of());
  }

  static Field u32(String name) {
    return new Field(name, Kind.U32, null, "", List.of());
  }

  static Field u64(String name) {
    return new Field(name, Kind.U64, null, "", List.of());
  }

  static Field reserved(int bytes) {
    return new Field("reserved", Kind.RESERVED, null, Integer.toString(bytes), List.of());
  }

  static Field list(String name, String count, Field... members) {
    return new Field(name, Kind.LIST, null, count, List.of(members));
  }

  static Field bytes(String name, String count) {
    return new Field(name, Kind.BYTES, null, count, List.of());
  }

  static Field text(String name, String count) {
    return new Field(name, Kind.TEXT, null, count, List.of());
  }

  /** The same field with its values in words. */
  Field as(LongFunction<String> words) {
    return new Field(name, kind, words, count, members);
  }
}
