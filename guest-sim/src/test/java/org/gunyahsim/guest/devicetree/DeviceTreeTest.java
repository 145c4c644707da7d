package org.gunyahsim.guest.devicetree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DeviceTreeTest {
  private static DeviceTree sample() {
    DeviceTree tree = new DeviceTree();
    Node root = tree.root().cells("#address-cells", 2).cells("#size-cells", 2);
    root.addChild("aliases").strings("serial0", "/soc/uart@9000000");
    Node soc = root.addChild("soc").strings("compatible", "simple-bus").flag("ranges");
    soc.addChild("uart@9000000")
        .strings("compatible", "arm,pl011", "arm,primecell")
        .longs("reg", 0x900_0000L, 0x1000)
        .cells("phandle", 7);
    soc.addChild("uart@9010000").strings("compatible", "arm,pl011").cells("linux,phandle", 3);
    return tree;
  }

  @Test
  void pathsFindNodes() {
    DeviceTree tree = sample();
    assertThat(tree.find("/")).isSameAs(tree.root());
    assertThat(tree.find("/soc/uart@9010000")).hasToString("/soc/uart@9010000");
    assertThat(tree.find("/soc/uart")).hasToString("/soc/uart@9000000");
    assertThat(tree.find("/soc/uart@9")).isNull();
    assertThat(tree.find("/soc/ua")).isNull();
    assertThat(tree.find("/nothing/uart")).isNull();
    assertThat(tree.find("serial0")).hasToString("/soc/uart@9000000");
    assertThat(tree.find("serial1")).isNull();
    assertThat(tree.find("serial0/child")).isNull();
  }

  @Test
  void aliasesOfDamagedTreesEndSomewhere() {
    DeviceTree tree = new DeviceTree();
    tree.root().addChild("aliases").strings("a", "a").strings("b", "").cells("c", 1);
    assertThat(tree.find("a")).isNull();
    assertThat(tree.find("b")).isNull();
    assertThat(tree.find("c")).isNull();
  }

  @Test
  void phandlesAndCompatibles() {
    DeviceTree tree = sample();
    assertThat(tree.byPhandle(7)).hasToString("/soc/uart@9000000");
    assertThat(tree.byPhandle(3)).hasToString("/soc/uart@9010000");
    assertThat(tree.byPhandle(1)).isNull();
    assertThat(tree.unusedPhandle()).isEqualTo(8);
    assertThat(tree.compatible("arm,pl011").toString())
        .isEqualTo("[/soc/uart@9000000, /soc/uart@9010000]");
    assertThat(tree.compatible("arm,pl")).isEmpty();
    tree.root().cells("phandle", -2);
    assertThat(tree.unusedPhandle()).isZero();
  }

  @Test
  void typedReadersWantTheirLength() {
    Node node = Node.fragment().cells("one", -1).longs("two", -1).bytes("three", new byte[3]);
    assertThat(node.cell("one")).hasValue(-1);
    assertThat(node.number("one")).hasValue(0xFFFF_FFFFL);
    assertThat(node.number("two")).hasValue(-1);
    assertThat(node.cell("two")).isEmpty();
    assertThat(node.number("three")).isEmpty();
    assertThat(node.number("four")).isEmpty();
    node.strings("text", "a", "", "b").bytes("raw", new byte[] {'a'});
    assertThat(node.string("text")).isEqualTo("a");
    assertThat(node.stringList("text")).containsExactly("a", "", "b");
    assertThat(node.string("raw")).isNull();
    assertThat(node.stringList("raw")).isEmpty();
    assertThat(node.stringList("none")).isEmpty();
  }

  @Test
  void cellsAreReadAsTuples() {
    Node uart = Objects.requireNonNull(sample().find("/soc/uart"));
    CellReader reg = Objects.requireNonNull(uart.property("reg")).reader();
    Node root = sample().root();
    assertThat(reg.number(root.addressCells())).isEqualTo(0x900_0000);
    assertThat(reg.has(2)).isTrue();
    assertThat(reg.has(3)).isFalse();
    assertThat(reg.number(root.sizeCells())).isEqualTo(0x1000);
    assertThat(reg.remaining()).isZero();
    assertThat(reg.number(0)).isZero();
    assertThat(uart.addressCells()).isEqualTo(2);
    assertThat(uart.sizeCells()).isEqualTo(1);
    uart.cells("#address-cells", 1000);
    assertThat(uart.addressCells()).isEqualTo(2);
  }

  @Test
  void editing() {
    Node root = sample().root();
    Node soc = Objects.requireNonNull(root.child("soc"));
    assertThat(root.addChild("soc")).isSameAs(soc);
    assertThat(root.addChildInFront("first")).isSameAs(root.children().getFirst());
    soc.strings("compatible", "other");
    assertThat(soc.properties().getFirst().string()).isEqualTo("other");
    soc.setInFront(Property.cells("new", 1));
    assertThat(soc.properties().getFirst().name()).isEqualTo("new");
    soc.remove(Objects.requireNonNull(soc.child("uart@9000000")));
    assertThat(soc.children()).hasSize(1);
    soc.removeProperty("new");
    soc.removeProperty("never");
    assertThat(soc.has("new")).isFalse();
  }

  @Test
  void namesAreChecked() {
    Node root = new DeviceTree().root();
    for (String bad : List.of("", "a/b", "a\0", "\u20AC")) {
      assertThatThrownBy(() -> root.addChild(bad)).isInstanceOf(IllegalArgumentException.class);
    }
    for (String bad : List.of("", "a\0", "\u20AC", "n".repeat(256))) {
      assertThatThrownBy(() -> root.flag(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void pathsOfGuestsAreMadeOrRefused() throws Exception {
    Node root = new DeviceTree().root();
    assertThat(root.addPath("/a//b c/d@1")).hasToString("/a/b c/d@1");
    assertThat(root.addPath("a/b c").children()).hasSize(1);
    assertThat(root.addPath("")).isSameAs(root);
    assertThat(root.addPath("/x".repeat(64)).children()).isEmpty();
    assertThatThrownBy(() -> root.addPath("/x".repeat(1_000_000)))
        .isInstanceOf(DeviceTreeException.class);
    assertThatThrownBy(() -> root.addPath("/\u20AC")).isInstanceOf(DeviceTreeException.class);
  }

  @Test
  void textBeyondLatinIsUtf8() {
    Node node = Node.fragment().strings("a", "\u00E9").strings("b", "\u20AC");
    assertThat(Objects.requireNonNull(node.property("a")).value()).containsExactly(0xE9, 0);
    assertThat(Objects.requireNonNull(node.property("b")).value())
        .containsExactly(0xE2, 0x82, 0xAC, 0);
    assertThat(node.string("a")).isEqualTo("\u00E9");
  }

  @Test
  void sizeLimits() throws Exception {
    DeviceTree tree = sample();
    byte[] blob = tree.flatten();
    assertThat(tree.flatten(blob.length)).isEqualTo(blob);
    assertThatThrownBy(() -> tree.flatten(blob.length - 1))
        .isInstanceOf(DeviceTreeException.class)
        .hasMessageContaining(
            "takes 0x%x bytes, there is room for 0x%x".formatted(blob.length, blob.length - 1));
    byte[] padded = tree.flattenPadded(0x2000);
    assertThat(padded).hasSize(0x2000);
    assertThat(ByteBuffer.wrap(padded).getInt(4)).isEqualTo(0x2000);
    assertThat(DeviceTree.parse(padded).sameAs(tree)).isTrue();
    assertThat(DeviceTree.parse(padded).flatten()).as("packed").isEqualTo(blob);
  }

  @Test
  void copiesAreIndependent() {
    DeviceTree tree = sample();
    DeviceTree copy = tree.copy();
    assertThat(copy.sameAs(tree)).isTrue();
    copy.root().flag("more");
    assertThat(copy.sameAs(tree)).isFalse();
    assertThat(tree.root().has("more")).isFalse();
  }

  @Test
  void unwritableNamesArePrintedWithANote() {
    DeviceTree tree = new DeviceTree();
    tree.root().parsedChild("a b*/").parsedProperty(new Property("\u0001", new byte[] {1}));
    assertThat(tree.toDts())
        .contains("a_b*_ { /* name in the blob: \"a b*_\" */")
        .contains("_ = [01]; /* name in the blob: \"\\x01\" */");
  }
}
