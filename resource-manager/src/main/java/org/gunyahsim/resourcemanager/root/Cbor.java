package org.gunyahsim.resourcemanager.root;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads CBOR (RFC 8949) as far as the hypervisor writes it: integers, byte and text strings,
 * arrays, maps with text keys, booleans and null, all of definite length. Integers become {@code
 * Long} with 64 bits kept, negative ones as two's complement.
 */
final class Cbor {
  private static final int MAX_DEPTH = 8;

  private final byte[] bytes;
  private int at;

  private Cbor(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads one map.
   *
   * @throws IllegalStateException when the bytes are not what they should be
   */
  static Map<String, Object> readMap(byte[] bytes) {
    Cbor cbor = new Cbor(bytes);
    Object value = cbor.item(0);
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> named = new LinkedHashMap<>();
      map.forEach((key, item) -> named.put(String.valueOf(key), item));
      return named;
    }
    throw malformed("not a map");
  }

  private Object item(int depth) {
    if (depth > MAX_DEPTH) {
      throw malformed("too deep");
    }
    int initial = octet();
    int major = initial >> 5;
    int additional = initial & 31;
    if (major == 7) {
      return simple(additional);
    }
    long argument = argument(additional);
    return switch (major) {
      case 0 -> argument;
      case 1 -> -1 - argument;
      case 2 -> take(argument);
      case 3 -> new String(take(argument), StandardCharsets.UTF_8);
      case 4 -> {
        List<Object> items = new ArrayList<>();
        for (long i = 0; i < count(argument); i++) {
          items.add(item(depth + 1));
        }
        yield items;
      }
      case 5 -> {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (long i = 0; i < count(argument); i++) {
          Object key = item(depth + 1);
          map.put(key, item(depth + 1));
        }
        yield map;
      }
      default -> item(depth + 1);
    };
  }

  private Object simple(int additional) {
    return switch (additional) {
      case 20 -> false;
      case 21 -> true;
      case 22, 23 -> "null";
      default -> throw malformed("simple value " + additional);
    };
  }

  private long argument(int additional) {
    return switch (additional) {
      case 24 -> octet();
      case 25 -> bigEndian(2);
      case 26 -> bigEndian(4);
      case 27 -> bigEndian(8);
      default -> {
        if (additional > 27) {
          throw malformed("indefinite length");
        }
        yield additional;
      }
    };
  }

  private long bigEndian(int size) {
    long value = 0;
    for (int i = 0; i < size; i++) {
      value = value << 8 | octet();
    }
    return value;
  }

  private long count(long argument) {
    if (argument < 0 || argument > bytes.length) {
      throw malformed("count " + argument);
    }
    return argument;
  }

  private byte[] take(long length) {
    if (length < 0 || length > bytes.length - at) {
      throw malformed("string of " + length + " bytes");
    }
    byte[] taken = java.util.Arrays.copyOfRange(bytes, at, at + (int) length);
    at += (int) length;
    return taken;
  }

  private int octet() {
    if (at >= bytes.length) {
      throw malformed("end of data");
    }
    return bytes[at++] & 0xFF;
  }

  private static IllegalStateException malformed(String what) {
    return new IllegalStateException("root VM environment: CBOR: " + what);
  }
}
