package org.gunyahsim.hypervisor.rootvm;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The part of CBOR (RFC 8949) that the boot environment needs, in its shortest forms. */
final class Cbor {
  private static final int UNSIGNED = 0;
  private static final int TEXT = 3;
  private static final int ARRAY = 4;
  private static final int MAP = 5;
  private static final int FALSE = 0xF4;
  private static final int TRUE = 0xF5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(2048);

  /** Begins a map of so many pairs. */
  void map(int pairs) {
    head(MAP, pairs);
  }

  /** Begins an array of so many items. */
  void array(int items) {
    head(ARRAY, items);
  }

  void unsigned(long value) {
    head(UNSIGNED, value);
  }

  void bool(boolean value) {
    out.write(value ? TRUE : FALSE);
  }

  void text(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    head(TEXT, bytes.length);
    out.writeBytes(bytes);
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  private void head(int major, long value) {
    int type = major << 5;
    if (Long.compareUnsigned(value, 24) < 0) {
      out.write(type | (int) value);
    } else if (Long.compareUnsigned(value, 0xFF) <= 0) {
      out.write(type | 24);
      bigEndian(value, 1);
    } else if (Long.compareUnsigned(value, 0xFFFF) <= 0) {
      out.write(type | 25);
      bigEndian(value, 2);
    } else if (Long.compareUnsigned(value, 0xFFFF_FFFFL) <= 0) {
      out.write(type | 26);
      bigEndian(value, 4);
    } else {
      out.write(type | 27);
      bigEndian(value, 8);
    }
  }

  private void bigEndian(long value, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift) & 0xFF);
    }
  }
}
