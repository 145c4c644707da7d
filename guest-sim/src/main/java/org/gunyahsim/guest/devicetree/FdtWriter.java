package org.gunyahsim.guest.devicetree;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;

/** Lays a tree out: header, reservations, structure, strings, without gaps. */
final class FdtWriter {
  private final DeviceTree tree;
  private final StringTable strings;

  FdtWriter(DeviceTree tree) {
    this.tree = tree;
    this.strings = tree.startStrings();
  }

  byte[] write() {
    int structureSize = Math.addExact(size(tree.root()), 4);
    int mapSize = 16 * (tree.reservations().size() + 1);
    byte[] structure = new byte[structureSize];
    ByteBuffer out = ByteBuffer.wrap(structure);
    node(tree.root(), out);
    out.putInt(Fdt.END);

    byte[] names = strings.toBytes();
    int structureOffset = Fdt.HEADER_SIZE + mapSize;
    int stringsOffset = Math.addExact(structureOffset, structureSize);
    int total = Math.addExact(stringsOffset, names.length);
    ByteBuffer blob = ByteBuffer.allocate(total);
    blob.putInt(Fdt.MAGIC);
    blob.putInt(total);
    blob.putInt(structureOffset);
    blob.putInt(stringsOffset);
    blob.putInt(Fdt.HEADER_SIZE);
    blob.putInt(Fdt.VERSION);
    blob.putInt(Fdt.LAST_COMPATIBLE_VERSION);
    blob.putInt(tree.bootCpu());
    blob.putInt(names.length);
    blob.putInt(structureSize);
    for (Reservation reservation : tree.reservations()) {
      blob.putLong(reservation.address());
      blob.putLong(reservation.size());
    }
    blob.putLong(0);
    blob.putLong(0);
    blob.put(structure);
    blob.put(names);
    return blob.array();
  }

  static void setTotalSize(byte[] blob, int size) {
    ByteBuffer.wrap(blob).putInt(Fdt.OFF_TOTAL_SIZE, size);
  }

  private static int size(Node node) {
    int size = 4 + Fdt.align(node.name().length() + 1) + 4;
    for (Property property : node.properties()) {
      size = Math.addExact(size, 12 + Fdt.align(property.length()));
    }
    for (Node child : node.children()) {
      size = Math.addExact(size, size(child));
    }
    return size;
  }

  private void node(Node node, ByteBuffer out) {
    out.putInt(Fdt.BEGIN_NODE);
    out.put(node.name().getBytes(ISO_8859_1));
    out.put((byte) 0);
    pad(out);
    for (Property property : node.properties()) {
      out.putInt(Fdt.PROP);
      out.putInt(property.length());
      out.putInt(strings.offset(property.name()));
      property.writeTo(out);
      pad(out);
    }
    for (Node child : node.children()) {
      node(child, out);
    }
    out.putInt(Fdt.END_NODE);
  }

  private static void pad(ByteBuffer out) {
    out.position(Fdt.align(out.position()));
  }
}
