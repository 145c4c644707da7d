package org.gunyahsim.machine.conformance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nodes and properties of a flattened device tree in their order, as far as the blob can be
 * read: it comes from a console and may be cut or wrong anywhere.
 */
final class FlattenedTree {
  private static final int MAGIC = 0xD00D_FEED;

  /**
   * A node ({@code property} and {@code value} are null) or a property.
   *
   * @param path of the node
   * @param value its bytes, each as a character
   */
  record Entry(String path, @Nullable String property, @Nullable String value) {}

  private final byte[] blob;

  private FlattenedTree(byte[] blob) {
    this.blob = blob;
  }

  /** Everything in the tree, or null when this is not one. */
  static @Nullable List<Entry> entries(byte[] blob) {
    FlattenedTree tree = new FlattenedTree(blob);
    if (blob.length < 16 || tree.word(0) != MAGIC) {
      return null;
    }
    return tree.read(tree.word(8), tree.word(12));
  }

  private List<Entry> read(long structure, long strings) {
    List<Entry> out = new ArrayList<>();
    Deque<String> path = new ArrayDeque<>();
    long at = structure;
    while (has(at, 4)) {
      long token = word(at);
      at += 4;
      if (token == 1) {
        long end = end(at);
        if (end < 0) {
          return out;
        }
        path.addLast(text(at, end));
        at = end + 4 & ~3L;
        out.add(new Entry(name(path), null, null));
      } else if (token == 2 && !path.isEmpty()) {
        path.removeLast();
      } else if (token == 3 && has(at, 8)) {
        long size = word(at) & 0xFFFF_FFFFL;
        long name = strings + (word(at + 4) & 0xFFFF_FFFFL);
        at += 8;
        long end = end(name);
        if (end < 0 || !has(at, size)) {
          return out;
        }
        out.add(new Entry(name(path), text(name, end), text(at, at + size)));
        at = at + size + 3 & ~3L;
      } else if (token == 2 || token == 3 || token == 9) {
        return out;
      }
    }
    return out;
  }

  private static String name(Deque<String> path) {
    String joined = String.join("/", path);
    return joined.isEmpty() ? "/" : joined;
  }

  private boolean has(long at, long bytes) {
    return at >= 0 && at <= blob.length && bytes <= blob.length - at;
  }

  private int word(long at) {
    int i = (int) at;
    return (blob[i] & 0xFF) << 24
        | (blob[i + 1] & 0xFF) << 16
        | (blob[i + 2] & 0xFF) << 8
        | blob[i + 3] & 0xFF;
  }

  /** The next zero byte, or -1. */
  private long end(long at) {
    for (long i = at; has(i, 1); i++) {
      if (blob[(int) i] == 0) {
        return i;
      }
    }
    return -1;
  }

  private String text(long from, long to) {
    return new String(blob, (int) from, (int) (to - from), StandardCharsets.ISO_8859_1);
  }
}
