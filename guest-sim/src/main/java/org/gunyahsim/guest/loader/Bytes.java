package org.gunyahsim.guest.loader;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A file's bytes, little-endian. Offsets are longs, as formats have them; nothing wraps. */
final class Bytes {
  private final byte[] array;
  private final ByteBuffer buffer;

  Bytes(byte[] array) {
    this.array = array;
    this.buffer = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
  }

  byte[] array() {
    return array;
  }

  int length() {
    return array.length;
  }

  /** True when the whole range lies in the file. */
  boolean has(long offset, long length) {
    return offset >= 0 && length >= 0 && offset <= array.length - length;
  }

  int u8(long offset) {
    return array[(int) offset] & 0xFF;
  }

  int u16(long offset) {
    return buffer.getShort((int) offset) & 0xFFFF;
  }

  int i32(long offset) {
    return buffer.getInt((int) offset);
  }

  long u32(long offset) {
    return i32(offset) & 0xFFFF_FFFFL;
  }

  long i64(long offset) {
    return buffer.getLong((int) offset);
  }

  /** True when these ASCII characters stand at the offset. */
  boolean holds(long offset, String text) {
    if (!has(offset, text.length())) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (u8(offset + i) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
