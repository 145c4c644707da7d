package org.gunyahsim.guest.devicetree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** dtc and we agree on blobs, byte by byte, and on source text. */
class DtcAgreementTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "guest-1cpu-hypervisor-scheduled.dts",
        "guest-1cpu-proxy.dts",
        "guest-2cpu-proxy.dts",
        "platform-qemu-virt.dts",
        "primary-vm-dtb-production.dts",
        "probe-svm.dts",
        "secondary-vm-dtb-after-rm.dts",
        "secondary-vm-dtb-before-rm.dts"
      })
  void recordedTrees(String name) throws Exception {
    byte[] compiled = Dtc.compile(Dtc.recorded(name));
    DeviceTree tree = DeviceTree.parse(compiled);
    assertThat(tree.flatten()).isEqualTo(compiled);
    assertThat(rebuilt(tree).flatten()).as("strings in dtc's order").isEqualTo(compiled);
    assertThat(Dtc.compile(tree.toDts())).isEqualTo(compiled);
    assertThat(Dtc.decompile(tree.flatten())).isEqualTo(Dtc.decompile(compiled));
  }

  /** The same tree made by the building calls, without the blob's strings. */
  private static DeviceTree rebuilt(DeviceTree tree) {
    DeviceTree copy = new DeviceTree();
    copy.setBootCpu(tree.bootCpu());
    copy.reservations().addAll(tree.reservations());
    build(tree.root(), copy.root());
    return copy;
  }

  private static void build(Node from, Node to) {
    from.properties().forEach(to::set);
    for (Node child : from.children()) {
      build(child, to.addChild(child.name()));
    }
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void randomTrees(@ForAll("trees") DeviceTree tree) throws Exception {
    byte[] blob = tree.flatten();
    assertThat(DeviceTree.parse(blob).sameAs(tree)).isTrue();
    assertThat(Dtc.compile(tree.toDts())).as(tree.toDts()).isEqualTo(blob);
    assertThat(Dtc.compile(Dtc.decompile(blob))).as(tree.toDts()).isEqualTo(blob);
  }

  @Provide
  Arbitrary<DeviceTree> trees() {
    Arbitrary<List<Reservation>> reservations =
        Combinators.combine(Arbitraries.longs(), Arbitraries.longs().filter(size -> size != 0))
            .as(Reservation::new)
            .list()
            .ofMaxSize(3);
    return Combinators.combine(node(3), reservations)
        .as(
            (content, map) -> {
              DeviceTree tree = new DeviceTree();
              tree.reservations().addAll(map);
              build(content, tree.root());
              return tree;
            });
  }

  private static Arbitrary<Node> node(int depth) {
    Arbitrary<List<org.gunyahsim.guest.devicetree.Property>> properties =
        Combinators.combine(name("x-", ",._+?#-"), value())
            .as(org.gunyahsim.guest.devicetree.Property::new)
            .list()
            .ofMaxSize(5);
    Arbitrary<List<Tuple.Tuple2<String, Node>>> children =
        depth == 0
            ? Arbitraries.just(List.of())
            : Combinators.combine(name("n", ",._+-"), Arbitraries.lazy(() -> node(depth - 1)))
                .as(Tuple::of)
                .list()
                .ofMaxSize(3);
    return Combinators.combine(properties, children)
        .as(
            (ps, cs) -> {
              Node node = Node.fragment();
              ps.forEach(node::set);
              cs.forEach(c -> build(c.get2(), node.addChild(c.get1())));
              return node;
            });
  }

  private static Arbitrary<String> name(String prefix, String more) {
    return Arbitraries.strings()
        .withCharRange('a', 'd')
        .withCharRange('X', 'Z')
        .withCharRange('0', '9')
        .withChars(more)
        .ofMinLength(1)
        .ofMaxLength(8)
        .map(prefix::concat);
  }

  /** dtc writes a NUL as backslash and 0 and reads up to three octal digits. */
  private static byte[] withoutOctals(byte[] value) {
    for (int i = 1; i < value.length; i++) {
      if (value[i - 1] == 0 && value[i] >= '0' && value[i] <= '7') {
        value[i] = 'o';
      }
    }
    return value;
  }

  private static Arbitrary<byte[]> value() {
    Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(20);
    Arbitrary<byte[]> text =
        Arbitraries.strings()
            .withCharRange(' ', '~')
            .withChars("\"\\\0\0\n\t\u0080\u00FF")
            .ofMaxLength(12)
            .map(s -> (s + '\0').getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    return Arbitraries.oneOf(any, text).map(DtcAgreementTest::withoutOctals);
  }
}
