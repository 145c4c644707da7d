package org.gunyahsim.guest.devicetree;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A node: a name, properties and children, both in order.
 *
 * <p>The setters that return the node build: what is new goes to the end, as in source text. {@link
 * #overlay} edits as libfdt does: what is new goes to the front.
 */
public final class Node {
  private final String name;
  private final List<Property> properties = new ArrayList<>();
  private final List<Node> children = new ArrayList<>();
  private @Nullable Node parent;
  private @Nullable DeviceTree tree;

  private Node(String name) {
    this.name = name;
  }

  /** A node that belongs to no tree: what an {@link #overlay} adds, or a root to be. */
  public static Node fragment() {
    return new Node("");
  }

  /** The root of a tree. */
  static Node root(DeviceTree tree, String name) {
    Node root = new Node(name);
    root.tree = tree;
    return root;
  }

  // Structure.

  /** With the unit address, if any; empty for a root. */
  public String name() {
    return name;
  }

  /** Null for a root. */
  public @Nullable Node parent() {
    return parent;
  }

  /** The path from the root. */
  public String path() {
    Node up = parent;
    if (up == null) {
      return "/";
    }
    return up.parent == null ? "/" + name : up.path() + "/" + name;
  }

  public List<Property> properties() {
    return Collections.unmodifiableList(properties);
  }

  public List<Node> children() {
    return Collections.unmodifiableList(children);
  }

  /** The child with exactly this name, or null. */
  public @Nullable Node child(String childName) {
    for (Node child : children) {
      if (child.name.equals(childName)) {
        return child;
      }
    }
    return null;
  }

  /**
   * The first child that a path component means: the exact name, or, for a component without a unit
   * address, the name in front of one.
   */
  public @Nullable Node find(String component) {
    boolean exact = component.indexOf('@') >= 0;
    for (Node child : children) {
      if (child.name.startsWith(component)
          && (child.name.length() == component.length()
              || !exact && child.name.charAt(component.length()) == '@')) {
        return child;
      }
    }
    return null;
  }

  /**
   * The child with this name, added behind the others when there is none.
   *
   * @throws IllegalArgumentException when it cannot be a node's name: empty, with a slash, or not
   *     Latin-1
   */
  public Node addChild(String childName) {
    Node existing = child(childName);
    return existing != null ? existing : insert(children.size(), checkedNode(childName));
  }

  /**
   * The node at a path below this one, made with its parents where it is missing: for paths that a
   * guest has written.
   *
   * @param path components separated by slashes; empty components do not count
   * @throws DeviceTreeException when no blob can hold such a node
   */
  public Node addPath(String path) throws DeviceTreeException {
    Node node = this;
    int depth = 0;
    for (Node up = parent; up != null; up = up.parent) {
      depth++;
    }
    for (String component : path.split("/", -1)) {
      if (component.isEmpty()) {
        continue;
      }
      depth++;
      if (depth > Fdt.MAX_DEPTH || !isLatin(component)) {
        throw new DeviceTreeException(0, "a path that is too deep or holds strange characters");
      }
      node = node.addChild(component);
    }
    return node;
  }

  /** As {@link #addChild}, but a new child stands before the others, as libfdt adds it. */
  public Node addChildInFront(String childName) {
    Node existing = child(childName);
    return existing != null ? existing : insert(0, checkedNode(childName));
  }

  /** Adds what a blob holds, whatever the name. */
  Node parsedChild(String childName) {
    return insert(children.size(), childName);
  }

  void parsedProperty(Property property) {
    properties.add(property);
  }

  private Node insert(int index, String childName) {
    Node child = new Node(childName);
    child.parent = this;
    children.add(index, child);
    return child;
  }

  /** Removes a child and all below it; nothing happens when it is none of this node's. */
  public void remove(Node child) {
    if (children.remove(child)) {
      child.parent = null;
    }
  }

  /** Whatever a blob can hold and a path can name. */
  private static String checkedNode(String name) {
    if (name.isEmpty() || name.indexOf('/') >= 0 || !isLatin(name)) {
      throw new IllegalArgumentException("'%s' is no name of a node".formatted(name));
    }
    return name;
  }

  private static void checkProperty(String name) {
    if (name.isEmpty() || name.length() > Fdt.MAX_PROPERTY_NAME || !isLatin(name)) {
      throw new IllegalArgumentException("'%s' is no name of a property".formatted(name));
    }
  }

  /** One byte a character, none of them the NUL that ends a name. */
  private static boolean isLatin(String name) {
    return name.chars().allMatch(c -> c > 0 && c <= 0xFF);
  }

  // Properties: reading.

  /** A property by name, or null. */
  public @Nullable Property property(String propertyName) {
    int index = indexOf(propertyName);
    return index < 0 ? null : properties.get(index);
  }

  public boolean has(String propertyName) {
    return indexOf(propertyName) >= 0;
  }

  private int indexOf(String propertyName) {
    for (int i = 0; i < properties.size(); i++) {
      if (properties.get(i).name().equals(propertyName)) {
        return i;
      }
    }
    return -1;
  }

  /** A property of one cell; empty when absent or of another length. */
  public OptionalInt cell(String propertyName) {
    Property property = property(propertyName);
    return property == null ? OptionalInt.empty() : property.cell();
  }

  /** A property of one or two cells; empty when absent or of another length. */
  public OptionalLong number(String propertyName) {
    Property property = property(propertyName);
    return property == null ? OptionalLong.empty() : property.number();
  }

  /** The first string of a property; null when absent or no string. */
  public @Nullable String string(String propertyName) {
    Property property = property(propertyName);
    return property == null || !property.isStringList() ? null : property.string();
  }

  /** The strings of a property; none when absent or no strings. */
  public List<String> stringList(String propertyName) {
    Property property = property(propertyName);
    return property == null ? List.of() : property.stringList();
  }

  /** True when {@code compatible} lists this string. */
  public boolean isCompatible(String compatible) {
    return stringList("compatible").contains(compatible);
  }

  /** {@code phandle}, or the older {@code linux,phandle}; empty when the node has none. */
  public OptionalInt phandle() {
    OptionalInt phandle = cell("phandle");
    return phandle.isPresent() ? phandle : cell("linux,phandle");
  }

  /**
   * {@code #address-cells} for the children of this node; 2 when it says nothing or nonsense (not 0
   * to 4).
   */
  public int addressCells() {
    return cellCount("#address-cells", 2);
  }

  /** {@code #size-cells} for the children of this node; 1 when it says nothing or nonsense. */
  public int sizeCells() {
    return cellCount("#size-cells", 1);
  }

  private int cellCount(String propertyName, int fallback) {
    int cells = cell(propertyName).orElse(fallback);
    return cells >= 0 && cells <= 4 ? cells : fallback;
  }

  // Properties: writing.

  /** Sets a property: in its place when there is one of that name, else behind the others. */
  public Node set(Property property) {
    return put(property, false);
  }

  /**
   * Sets a property as libfdt does: in its place when there is one of that name, else before the
   * others.
   */
  public Node setInFront(Property property) {
    return put(property, true);
  }

  private Node put(Property property, boolean inFront) {
    int index = indexOf(property.name());
    if (index >= 0) {
      properties.set(index, property);
      return this;
    }
    checkProperty(property.name());
    properties.add(inFront ? 0 : properties.size(), property);
    DeviceTree owner = owner();
    if (owner != null) {
      owner.nameAdded(property.name());
    }
    return this;
  }

  private @Nullable DeviceTree owner() {
    Node top = this;
    for (Node up = top.parent; up != null; up = top.parent) {
      top = up;
    }
    return top.tree;
  }

  /** Sets a property without a value. */
  public Node flag(String propertyName) {
    return set(Property.cells(propertyName));
  }

  /** Sets a property of 32-bit cells. */
  public Node cells(String propertyName, int... cells) {
    return set(Property.cells(propertyName, cells));
  }

  /** Sets a property of 64-bit numbers, two cells each. */
  public Node longs(String propertyName, long... values) {
    return set(Property.longs(propertyName, values));
  }

  /** Sets a property of strings. */
  public Node strings(String propertyName, String... values) {
    return set(Property.strings(propertyName, List.of(values)));
  }

  /** Sets a property of any bytes. */
  public Node bytes(String propertyName, byte[] value) {
    return set(new Property(propertyName, value));
  }

  /**
   * Removes a property; nothing happens when there is none. Its name stays in the strings block.
   */
  public void removeProperty(String propertyName) {
    int index = indexOf(propertyName);
    if (index >= 0) {
      properties.remove(index);
    }
  }

  /**
   * Lays a fragment over this node, as libfdt applies an overlay: its properties in their order,
   * each replaced in place or put in front; then its children in their order, each into the child
   * that {@link #find} means or into a new one in front. So what is added stands in reverse order.
   */
  public void overlay(Node fragment) {
    for (Property property : fragment.properties) {
      setInFront(property);
    }
    for (Node child : fragment.children) {
      Node existing = find(child.name);
      Node target = existing != null ? existing : insert(0, checkedNode(child.name));
      target.overlay(child);
    }
  }

  /** The same name, properties and children in the same order. */
  public boolean sameAs(Node other) {
    if (!name.equals(other.name)
        || !properties.equals(other.properties)
        || children.size() != other.children.size()) {
      return false;
    }
    for (int i = 0; i < children.size(); i++) {
      if (!children.get(i).sameAs(other.children.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The properties and children of {@code source}, copied into this empty node. */
  void copyFrom(Node source) {
    properties.addAll(source.properties);
    for (Node child : source.children) {
      insert(children.size(), child.name).copyFrom(child);
    }
  }

  @Override
  public String toString() {
    return path();
  }
}
