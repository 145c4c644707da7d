package org.gunyahsim.guest.devicetree;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * The strings block. A name that ends an earlier one shares its bytes, as with dtc and libfdt
 * ({@code label} in {@code qcom,label}); the first place counts, and a name that is nowhere goes to
 * the end.
 *
 * <p>Places are found through a hash of the bytes from the place to the next NUL, taken backwards
 * and over at most {@link Fdt#MAX_PROPERTY_NAME} bytes, so that a hostile block costs time and
 * memory in proportion to its size.
 */
final class StringTable {
  private byte[] bytes;
  private int length;

  /** Open addressing: place + 1, or 0 for a free slot. Its length is a power of two. */
  private int[] places = new int[64];

  private int count;

  StringTable() {
    bytes = new byte[256];
  }

  /** Starts from the strings block of a blob. */
  StringTable(byte[] block, int from, int size) {
    bytes = Arrays.copyOfRange(block, from, from + size);
    int start = 0;
    for (int i = 0; i < size; i++) {
      if (bytes[i] == 0) {
        index(start, i);
        start = i + 1;
      }
    }
    length = size;
  }

  StringTable copy() {
    return new StringTable(bytes, 0, length);
  }

  /** Where the name stands, after adding it when it was not there. */
  int offset(String name) {
    byte[] wanted = name.getBytes(ISO_8859_1);
    int hash = 0;
    for (int i = wanted.length - 1; i >= 0; i--) {
      hash = step(hash, wanted[i]);
    }
    for (int slot = slot(hash); places[slot] != 0; slot = slot + 1 & places.length - 1) {
      int at = places[slot] - 1;
      int end = at + wanted.length;
      if (end < length
          && bytes[end] == 0
          && Arrays.equals(bytes, at, end, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return append(wanted);
  }

  private int append(byte[] name) {
    int at = length;
    int end = at + name.length;
    if (end + 1 > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end + 1, 2 * bytes.length));
    }
    System.arraycopy(name, 0, bytes, at, name.length);
    bytes[end] = 0;
    length = end + 1;
    index(at, end);
    return at;
  }

  /** Makes the string in [start, nul) and each of its endings known. */
  private void index(int start, int nul) {
    int hash = 0;
    insert(hash, nul, nul);
    int lowest = Math.max(start, nul - Fdt.MAX_PROPERTY_NAME);
    for (int at = nul - 1; at >= lowest; at--) {
      hash = step(hash, bytes[at]);
      insert(hash, at, nul);
    }
  }

  private void insert(int hash, int at, int nul) {
    if (2 * count >= places.length) {
      grow();
    }
    int slot = slot(hash);
    while (places[slot] != 0) {
      int other = places[slot] - 1;
      int otherNul = other + nul - at;
      if (otherNul < bytes.length
          && bytes[otherNul] == 0
          && Arrays.equals(bytes, other, otherNul, bytes, at, nul)) {
        return;
      }
      slot = slot + 1 & places.length - 1;
    }
    places[slot] = at + 1;
    count++;
  }

  private void grow() {
    int[] old = places;
    places = new int[2 * old.length];
    for (int place : old) {
      if (place != 0) {
        int nul = place - 1;
        while (bytes[nul] != 0) {
          nul++;
        }
        int hash = 0;
        for (int i = nul - 1; i >= place - 1; i--) {
          hash = step(hash, bytes[i]);
        }
        int slot = slot(hash);
        while (places[slot] != 0) {
          slot = slot + 1 & places.length - 1;
        }
        places[slot] = place;
      }
    }
  }

  private static int step(int hash, byte next) {
    return (hash + (next & 0xFF) + 1) * 0x9E37_79B1;
  }

  private int slot(int hash) {
    return (hash ^ hash >>> 15) & places.length - 1;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }
}
