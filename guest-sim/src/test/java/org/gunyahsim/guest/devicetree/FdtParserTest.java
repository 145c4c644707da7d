package org.gunyahsim.guest.devicetree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Blobs that are damaged, on purpose or not. */
class FdtParserTest {
  private static DeviceTree small() {
    DeviceTree tree = new DeviceTree();
    tree.reservations().add(new Reservation(0x8000_0000L, 0x1000));
    tree.root().cells("#address-cells", 2).addChild("memory").strings("device_type", "memory");
    tree.setBootCpu(5);
    return tree;
  }

  static Stream<Arguments> damage() {
    // The blob: reservations at 28, structure at 48, strings at 88.
    return Stream.of(
        arguments("magic", 0, 0xD00DFEEE, 0x0),
        arguments("total beyond the bytes", 4, 0x1000, 0x4),
        arguments("total negative", 4, -1, 0x4),
        arguments("total below the header", 4, 39, 0x4),
        arguments("structure inside the header", 8, 0x20, 0x8),
        arguments("structure unaligned", 8, 0x4A, 0x8),
        arguments("structure beyond the end", 8, 0x7FFFFFFC, 0x8),
        arguments("strings beyond the end", 12, 0x10000, 0xC),
        arguments("reservations unaligned", 16, 0x2C, 0x10),
        arguments("reservations without an end", 16, 0x48, 0x98),
        arguments("version 15", 20, 15, 0x14),
        arguments("compatible to nobody", 24, 18, 0x14),
        arguments("strings too long", 32, 0x1000, 0x20),
        arguments("structure too short", 36, 0x10, 0x58),
        arguments("structure too long", 36, 0x7FFFFFFF, 0x24),
        arguments("unknown tag", 0x48, 7, 0x48),
        arguments("no root", 0x48, 9, 0x48),
        arguments("end outside any node", 0x48, 2, 0x48),
        arguments("property outside any node", 0x48, 3, 0x48),
        arguments("property beyond the block", 0x54, 0x1000, 0x54),
        arguments("property of negative length", 0x54, -4, 0x54),
        arguments("name beyond the strings", 0x58, 0x100, 0x58),
        arguments("name without an end", 0x58, 0x1A, 0xA6));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damage")
  void isRefusedWithThePlace(String what, int offset, int value, long place) {
    byte[] blob = small().flatten();
    blob[blob.length - 1] = 'x';
    ByteBuffer.wrap(blob).putInt(offset, value);
    if (offset != 0x58 || value != 0x1A) {
      blob[blob.length - 1] = 0;
    }
    assertThatThrownBy(() -> DeviceTree.parse(blob))
        .isInstanceOf(DeviceTreeException.class)
        .extracting(e -> ((DeviceTreeException) e).offset())
        .as(what)
        .isEqualTo(place);
  }

  @Test
  void everyTruncationIsRefused() {
    byte[] blob = small().flatten();
    for (int length = 0; length < blob.length; length++) {
      byte[] part = Arrays.copyOf(blob, length);
      assertThatThrownBy(() -> DeviceTree.parse(part)).isInstanceOf(DeviceTreeException.class);
    }
  }

  @Test
  void whatIsWholeIsRead() throws Exception {
    byte[] blob = small().flatten();
    DeviceTree tree = DeviceTree.parse(Arrays.copyOf(blob, blob.length + 100));
    assertThat(tree.sameAs(small())).isTrue();
    assertThat(tree.bootCpu()).isEqualTo(5);
    assertThat(tree.flatten()).isEqualTo(blob);
  }

  @Test
  void version16HasNoStructureSize() throws Exception {
    byte[] blob = small().flatten();
    ByteBuffer.wrap(blob).putInt(20, 16).putInt(36, 0x7FFF_FFFF);
    assertThat(DeviceTree.parse(blob).sameAs(small())).isTrue();
  }

  @Test
  void nopsAreSkipped() throws Exception {
    byte[] blob = small().flatten();
    // #address-cells: four words from 0x50.
    for (int at = 0x50; at < 0x60; at += 4) {
      ByteBuffer.wrap(blob).putInt(at, 4);
    }
    DeviceTree expected = small();
    expected.root().removeProperty("#address-cells");
    assertThat(DeviceTree.parse(blob).sameAs(expected)).isTrue();
  }

  @Test
  void deepNestingIsRefused() throws Exception {
    DeviceTree deep = new DeviceTree();
    Node node = deep.root();
    for (int i = 0; i < 64; i++) {
      node = node.addChild("n");
    }
    assertThat(DeviceTree.parse(deep.flatten()).nodes()).hasSize(65);
    node.addChild("n");
    assertThatThrownBy(() -> DeviceTree.parse(deep.flatten()))
        .isInstanceOf(DeviceTreeException.class)
        .hasMessageContaining("deeper than 64");
  }

  @Test
  void propertyBehindAChildIsRefused() {
    ByteBuffer blob = ByteBuffer.allocate(40 + 16 + 44 + 4);
    blob.putInt(0xD00D_FEED).putInt(104).putInt(56).putInt(100).putInt(40).putInt(17).putInt(16);
    blob.putInt(0).putInt(4).putInt(44).putLong(0).putLong(0);
    blob.putInt(1).putInt(0).putInt(1).putInt('n' << 24).putInt(2);
    blob.putInt(3).putInt(0).putInt(0).putInt(2).putInt(9).putInt(0).putInt('p' << 24);
    assertThatThrownBy(() -> DeviceTree.parse(blob.array()))
        .isInstanceOf(DeviceTreeException.class)
        .hasMessage("device tree, offset 0x4c: a property behind a child node");
  }

  @Test
  void hugeNamesManyTimesAreNoBomb() {
    // A megabyte of name that 60,000 properties refer to.
    int names = 1 << 20;
    int count = 60_000;
    ByteBuffer blob = ByteBuffer.allocate(56 + 8 + 12 * count + 8 + names);
    blob.putInt(0xD00D_FEED).putInt(blob.capacity()).putInt(56).putInt(blob.capacity() - names);
    blob.putInt(40).putInt(17).putInt(16).putInt(0).putInt(names).putInt(12 * count + 16);
    blob.putLong(0).putLong(0).putInt(1).putInt(0);
    for (int i = 0; i < count; i++) {
      blob.putInt(3).putInt(0).putInt(i);
    }
    blob.putInt(2).putInt(9);
    Arrays.fill(blob.array(), blob.position(), blob.capacity() - 1, (byte) 'n');
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThatThrownBy(() -> DeviceTree.parse(blob.array()))
                .isInstanceOf(DeviceTreeException.class));
  }

  @Property(tries = 3000)
  void damagedBlobsAreReadOrRefused(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 0xB4) Integer> places,
      @ForAll @Size(6) byte[] values)
      throws Exception {
    byte[] blob = small().flatten();
    for (int i = 0; i < places.size(); i++) {
      blob[places.get(i) % blob.length] = values[i];
    }
    try {
      DeviceTree tree = DeviceTree.parse(blob);
      assertThat(DeviceTree.parse(tree.flatten()).sameAs(tree)).isTrue();
      assertThat(tree.toDts()).startsWith("/dts-v1/;");
    } catch (DeviceTreeException refused) {
      assertThat(refused.offset()).isBetween(0L, (long) blob.length);
    }
  }
}
