package org.gunyahsim.guest.devicetree;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads a blob that anybody may have written. */
final class FdtParser {
  private final byte[] blob;
  private final ByteBuffer in;
  private int end;
  private int strings;
  private int stringsEnd;

  FdtParser(byte[] blob) {
    this.blob = blob;
    this.in = ByteBuffer.wrap(blob);
  }

  DeviceTree parse() throws DeviceTreeException {
    if (blob.length < Fdt.HEADER_SIZE_16) {
      throw bad(0, "%d bytes are too few for a header".formatted(blob.length));
    }
    if (in.getInt(0) != Fdt.MAGIC) {
      throw bad(0, "magic 0x%08x is not 0x%08x".formatted(in.getInt(0), Fdt.MAGIC));
    }
    int version = in.getInt(Fdt.OFF_VERSION);
    int compatible = in.getInt(Fdt.OFF_LAST_COMPATIBLE);
    if (version < Fdt.LAST_COMPATIBLE_VERSION || compatible < 0 || compatible > Fdt.VERSION) {
      throw bad(Fdt.OFF_VERSION, "version %d (compatible to %d)".formatted(version, compatible));
    }
    int header = version >= Fdt.VERSION ? Fdt.HEADER_SIZE : Fdt.HEADER_SIZE_16;
    end = in.getInt(Fdt.OFF_TOTAL_SIZE);
    if (end < header || end > blob.length) {
      throw bad(
          Fdt.OFF_TOTAL_SIZE, "total size 0x%x, there are 0x%x bytes".formatted(end, blob.length));
    }
    strings = offset(Fdt.OFF_STRINGS, "strings", header, 1);
    stringsEnd = strings + length(Fdt.OFF_STRINGS_SIZE, "strings", strings);
    int structure = offset(Fdt.OFF_STRUCT, "structure", header, 4);
    int structureEnd =
        version >= Fdt.VERSION
            ? structure + length(Fdt.OFF_STRUCT_SIZE, "structure", structure)
            : end;
    int map = offset(Fdt.OFF_RESERVE_MAP, "reservation", header, 8);

    DeviceTree tree = structure(structure, structureEnd);
    tree.setBootCpu(in.getInt(Fdt.OFF_BOOT_CPU));
    reservations(map, tree);
    tree.keepStrings(new StringTable(blob, strings, stringsEnd - strings));
    return tree;
  }

  private int offset(int field, String block, int header, int alignment)
      throws DeviceTreeException {
    int value = in.getInt(field);
    if (value < header || value > end || value % alignment != 0) {
      throw bad(field, "the %s block cannot be at 0x%x".formatted(block, value));
    }
    return value;
  }

  private int length(int field, String block, int start) throws DeviceTreeException {
    int value = in.getInt(field);
    if (value < 0 || value > end - start) {
      throw bad(field, "the %s block cannot have 0x%x bytes".formatted(block, value));
    }
    return value;
  }

  private void reservations(int start, DeviceTree tree) throws DeviceTreeException {
    for (int at = start; ; at += 16) {
      if (end - at < 16) {
        throw bad(at, "the reservation block does not end");
      }
      long address = in.getLong(at);
      long size = in.getLong(at + 8);
      if (address == 0 && size == 0) {
        return;
      }
      tree.reservations().add(new Reservation(address, size));
    }
  }

  private DeviceTree structure(int start, int limit) throws DeviceTreeException {
    DeviceTree tree = null;
    Node node = null;
    int depth = 0;
    int at = start;
    while (true) {
      int tag = word(at, limit);
      switch (tag) {
        case Fdt.BEGIN_NODE -> {
          String name = string(at + 4, limit, "a node's name");
          if (node != null) {
            depth++;
            if (depth > Fdt.MAX_DEPTH) {
              throw bad(at, "nodes nest deeper than %d".formatted(Fdt.MAX_DEPTH));
            }
            node = node.parsedChild(name);
          } else if (tree == null) {
            tree = new DeviceTree(name);
            node = tree.root();
          } else {
            throw bad(at, "a second root");
          }
          at += 4 + Fdt.align(name.length() + 1);
        }
        case Fdt.END_NODE -> {
          if (node == null) {
            throw bad(at, "the end of a node outside any");
          }
          depth--;
          node = node.parent();
          at += 4;
        }
        case Fdt.PROP -> at = property(node, at, limit);
        case Fdt.NOP -> at += 4;
        case Fdt.END -> {
          if (node != null) {
            throw bad(at, "the block ends inside a node");
          }
          if (tree == null) {
            throw bad(at, "no root");
          }
          return tree;
        }
        default -> throw bad(at, "unknown tag 0x%x".formatted(tag));
      }
    }
  }

  private int property(@Nullable Node node, int at, int limit) throws DeviceTreeException {
    if (node == null) {
      throw bad(at, "a property outside any node");
    }
    if (!node.children().isEmpty()) {
      throw bad(at, "a property behind a child node");
    }
    int length = word(at + 4, limit);
    int nameOffset = word(at + 8, limit);
    int value = at + 12;
    if (length < 0 || length > limit - value) {
      throw bad(at + 4, "a property of 0x%x bytes".formatted(length));
    }
    if (nameOffset < 0 || nameOffset >= stringsEnd - strings) {
      throw bad(at + 8, "a property's name at 0x%x of the strings".formatted(nameOffset));
    }
    int start = strings + nameOffset;
    int longest = Math.min(stringsEnd, start + Fdt.MAX_PROPERTY_NAME + 1);
    String name = string(start, longest, "a property's name");
    byte[] bytes = new byte[length];
    System.arraycopy(blob, value, bytes, 0, length);
    node.parsedProperty(new Property(name, bytes));
    return value + Fdt.align(length);
  }

  private int word(int at, int limit) throws DeviceTreeException {
    if (at > limit - 4) {
      throw bad(at, "the structure block ends too early");
    }
    return in.getInt(at);
  }

  private String string(int at, int limit, String what) throws DeviceTreeException {
    int nul = at;
    while (nul < limit && blob[nul] != 0) {
      nul++;
    }
    if (nul >= limit) {
      throw bad(at, what + " does not end");
    }
    return new String(blob, at, nul - at, ISO_8859_1);
  }

  private static DeviceTreeException bad(long at, String message) {
    return new DeviceTreeException(at, message);
  }
}
