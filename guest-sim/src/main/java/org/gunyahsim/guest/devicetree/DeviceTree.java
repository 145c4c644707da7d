package org.gunyahsim.guest.devicetree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A device tree: a root node, memory reservations, and the number of the boot CPU. */
public final class DeviceTree {
  private final Node root;
  private final List<Reservation> reservations = new ArrayList<>();
  private int bootCpu;

  /** The strings block of the blob that this tree came from, with the names added since. */
  private @Nullable StringTable strings;

  /** An empty tree. */
  public DeviceTree() {
    this("");
  }

  DeviceTree(String rootName) {
    root = Node.root(this, rootName);
  }

  /**
   * Reads a blob.
   *
   * @param blob may be longer than the tree
   */
  public static DeviceTree parse(byte[] blob) throws DeviceTreeException {
    return new FdtParser(blob).parse();
  }

  public Node root() {
    return root;
  }

  /** The memory reservation block, to be edited in place. */
  public List<Reservation> reservations() {
    return reservations;
  }

  /** The header's {@code boot_cpuid_phys}. */
  public int bootCpu() {
    return bootCpu;
  }

  public void setBootCpu(int cpu) {
    bootCpu = cpu;
  }

  // Look-ups.

  /**
   * A node by path: {@code /a/b@1}, or {@code alias/b} with an alias of {@code /aliases}. A
   * component without a unit address finds the first node of that name, whatever its address.
   */
  public @Nullable Node find(String path) {
    String rest = path;
    Node node = root;
    if (!path.startsWith("/")) {
      int slash = path.indexOf('/');
      String alias = slash < 0 ? path : path.substring(0, slash);
      Node aliases = root.find("aliases");
      String target = aliases == null ? null : aliases.string(alias);
      if (target == null || !target.startsWith("/")) {
        return null;
      }
      node = find(target);
      rest = slash < 0 ? "" : path.substring(slash);
    }
    for (String component : rest.split("/", -1)) {
      if (node != null && !component.isEmpty()) {
        node = node.find(component);
      }
    }
    return node;
  }

  /** The node with this phandle, or null. */
  public @Nullable Node byPhandle(int phandle) {
    for (Node node : nodes()) {
      if (node.phandle().isPresent() && node.phandle().getAsInt() == phandle) {
        return node;
      }
    }
    return null;
  }

  /** The nodes whose {@code compatible} lists this string, in order. */
  public List<Node> compatible(String compatible) {
    List<Node> found = nodes();
    found.removeIf(node -> !node.isCompatible(compatible));
    return found;
  }

  /** All nodes in the order of the blob, the root first; a list of the caller's own. */
  public List<Node> nodes() {
    List<Node> all = new ArrayList<>();
    collect(root, all);
    return all;
  }

  private static void collect(Node node, List<Node> into) {
    into.add(node);
    for (Node child : node.children()) {
      collect(child, into);
    }
  }

  /**
   * A phandle that no node has: one above the highest, or 0 when there is none left (0 and
   * 0xFFFFFFFF are no phandles).
   */
  public int unusedPhandle() {
    int highest = 0;
    for (Node node : nodes()) {
      int phandle = node.phandle().orElse(0);
      if (phandle != -1 && Integer.compareUnsigned(phandle, highest) > 0) {
        highest = phandle;
      }
    }
    return highest == -2 ? 0 : highest + 1;
  }

  // Outside forms.

  /** The blob. */
  public byte[] flatten() {
    return new FdtWriter(this).write();
  }

  /**
   * The blob, which must fit.
   *
   * @param limit bytes
   */
  public byte[] flatten(int limit) throws DeviceTreeException {
    byte[] blob = flatten();
    if (blob.length > limit) {
      throw new DeviceTreeException(
          limit, "the tree takes 0x%x bytes, there is room for 0x%x".formatted(blob.length, limit));
    }
    return blob;
  }

  /**
   * The blob with free space behind it that counts as part of it, so that whoever gets it can edit
   * it in place.
   *
   * @param size of all, bytes
   */
  public byte[] flattenPadded(int size) throws DeviceTreeException {
    byte[] blob = flatten(size);
    byte[] padded = Arrays.copyOf(blob, size);
    FdtWriter.setTotalSize(padded, size);
    return padded;
  }

  /** Source text. */
  public String toDts() {
    return DtsPrinter.print(this);
  }

  /** A tree of its own with the same content. */
  public DeviceTree copy() {
    DeviceTree copy = new DeviceTree(root.name());
    copy.root.copyFrom(root);
    copy.reservations.addAll(reservations);
    copy.bootCpu = bootCpu;
    copy.strings = strings == null ? null : strings.copy();
    return copy;
  }

  /** The same nodes, properties, order, reservations and boot CPU. */
  public boolean sameAs(DeviceTree other) {
    return root.sameAs(other.root)
        && reservations.equals(other.reservations)
        && bootCpu == other.bootCpu;
  }

  void keepStrings(StringTable block) {
    strings = block;
  }

  /** The strings block to start from. */
  StringTable startStrings() {
    return strings == null ? new StringTable() : strings.copy();
  }

  /** A property was added: in a tree that came from a blob its name goes into the block now. */
  void nameAdded(String name) {
    if (strings != null) {
      strings.offset(name);
    }
  }
}
