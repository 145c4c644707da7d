package org.gunyahsim.guest.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RootPackageTest {
  private static final int RUNTIME = 1;
  private static final int APPLICATION = 2;
  private static final int ELF_OFFSET = 0x40;
  private static final int ET_EXEC = 2;
  private static final int ET_DYN = 3;

  /** A segment of an ELF file to be made: its address and its size in memory. */
  private record Piece(long address, int size) {}

  /** An ELF file whose segments are full of the number of the segment, from 1. */
  private static byte[] elf(int type, long entry, Piece... pieces) {
    int contentAt = 64 + 56 * pieces.length;
    ByteBuffer elf = ByteBuffer.allocate(contentAt + 16 * pieces.length);
    elf.order(ByteOrder.LITTLE_ENDIAN).put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1});
    elf.putShort(16, (short) type).putShort(18, (short) 183).putInt(20, 1);
    elf.putLong(24, entry).putLong(32, 64).putShort(52, (short) 64);
    elf.putShort(54, (short) 56).putShort(56, (short) pieces.length);
    for (int i = 0; i < pieces.length; i++) {
      int header = 64 + 56 * i;
      int content = contentAt + 16 * i;
      elf.putInt(header, 1).putInt(header + 4, i == 0 ? 5 : 6).putLong(header + 8, content);
      elf.putLong(header + 16, pieces[i].address).putLong(header + 24, pieces[i].address);
      elf.putLong(header + 32, 16).putLong(header + 40, pieces[i].size);
      for (int at = 0; at < 16; at++) {
        elf.put(content + at, (byte) (i + 1));
      }
    }
    return elf.array();
  }

  private static byte[] runtime() {
    return elf(ET_DYN, 0x1004, new Piece(0, 0x1010), new Piece(0x2000, 0x20));
  }

  private static byte[] application() {
    return elf(ET_DYN, 0, new Piece(0, 0x3000));
  }

  private static byte[] header(int items, int... typesAndOffsets) {
    ByteBuffer header = ByteBuffer.allocate(ELF_OFFSET).order(ByteOrder.LITTLE_ENDIAN);
    header.put("GKPG".getBytes(StandardCharsets.US_ASCII)).putInt(items);
    for (int word : typesAndOffsets) {
      header.putInt(word);
    }
    return header.array();
  }

  private static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer whole = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      whole.put(part);
    }
    return whole.array();
  }

  private static byte[] good() {
    byte[] runtime = runtime();
    return join(
        header(2, RUNTIME, ELF_OFFSET, APPLICATION, ELF_OFFSET + runtime.length),
        runtime,
        application());
  }

  @Test
  void aPackageHoldsBoth() throws ImageException {
    RootPackage parts = RootPackage.parse(good());

    assertThat(Arrays.copyOf(parts.runtime(), runtime().length)).isEqualTo(runtime());
    assertThat(parts.application()).isEqualTo(application());
  }

  @Test
  void aBootImageHoldsAPackage() throws ImageException {
    byte[] inside = good();
    byte[] around =
        elf(
            ET_EXEC,
            0x8000_0000L,
            new Piece(0x8000_0000L, 16),
            new Piece(0x8010_0000L, inside.length));
    ByteBuffer.wrap(around)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(64 + 56 + 8, around.length)
        .putLong(64 + 56 + 32, inside.length);
    byte[] image = join(around, inside, "symbols".getBytes(StandardCharsets.US_ASCII));

    assertThat(RootPackage.parse(image).application()).isEqualTo(application());
  }

  static Stream<Arguments> refused() {
    byte[] elf = runtime();
    return Stream.of(
        arguments(new byte[0], "is no root VM package; a package begins with the letters GKPG"),
        arguments("GKPG".getBytes(StandardCharsets.US_ASCII), "that was cut off; copy it again"),
        arguments(Arrays.copyOf(good(), 20), "that was cut off; copy it again"),
        arguments(header(0), "of 0 items; it must be 1 or 2"),
        arguments(header(3), "of 3 items; it must be 1 or 2"),
        arguments(header(-1), "of 4294967295 items; it must be 1 or 2"),
        arguments(header(1, RUNTIME, 0x40), "whose item 0 lies at 0x40, behind its end"),
        arguments(header(1, RUNTIME, -16), "whose item 0 lies at 0xfffffff0, behind its end"),
        arguments(join(header(1, 0, 0x40), elf), "with an item of type 0"),
        arguments(join(header(1, -1, 0x40), elf), "with an item of type 4294967295"),
        arguments(join(header(1, RUNTIME, 0x40), elf), "without an application; package both"),
        arguments(join(header(1, APPLICATION, 0x40), elf), "without a runtime; package both"),
        arguments(
            join(header(2, RUNTIME, 0x40, RUNTIME, 0x40), elf), "with two runtimes; leave out one"),
        arguments(
            join(header(2, APPLICATION, 0x40, RUNTIME, 0x40), elf),
            "with the application before the runtime; turn them round"),
        arguments(elf, "is an ELF file without a root VM package in it"));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatIsNoPackageIsRefused(byte[] file, String message) {
    assertThatThrownBy(() -> RootPackage.parse(file))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining(message);
  }

  /** The real hypervisor maps 512 KiB of the package, and no more. */
  @Test
  void whatLiesBehindTheWindowIsCutOff() throws ImageException {
    byte[] runtime = runtime();
    int behind = RootPackage.MAX_SIZE - 100;
    byte[] file =
        join(
            header(2, RUNTIME, ELF_OFFSET, APPLICATION, behind),
            Arrays.copyOf(runtime, behind - ELF_OFFSET),
            application());

    byte[] seen = RootPackage.parse(file).application();
    assertThat(seen).hasSize(100);
    assertThatThrownBy(() -> RootPackage.place(seen, 0)).hasMessageContaining("was cut off");
  }

  @Test
  void imagesArePlacedPageByPage() throws ImageException {
    PlacedImage placed = RootPackage.place(runtime(), 0x8048_0000L);

    assertThat(placed.entry()).isEqualTo(0x8048_1004L);
    assertThat(placed.segments())
        .extracting(Segment::address)
        .containsExactly(0x8048_0000L, 0x8048_2000L);
    assertThat(placed.segments().getFirst().executable()).isTrue();
    assertThat(placed.segments().getFirst().writable()).isFalse();
    assertThat(placed.segments().getLast().writable()).isTrue();
    assertThat(placed.segments().getLast().content()).hasSize(16).containsOnly(2);
    assertThat(RootPackage.pageUp(placed.end())).isEqualTo(0x8048_3000L);
  }

  static Stream<Arguments> misplaced() {
    return Stream.of(
        arguments("GKPG".getBytes(StandardCharsets.US_ASCII), "is no ELF file"),
        arguments(
            elf(ET_EXEC, 0x4000, new Piece(0x4000, 16)), "is linked for the address 0x4000; link"),
        arguments(
            elf(ET_DYN, 0x4000, new Piece(0x4000, 16)),
            "has a segment at 0x4000 that leaves page 0x0 out before it"),
        arguments(
            elf(ET_DYN, 0, new Piece(0, 16), new Piece(0x2000, 16)),
            "has a segment at 0x2000 that leaves page 0x1000 out before it"),
        arguments(
            elf(ET_DYN, 0, new Piece(0, 16), new Piece(0x810, 16)),
            "has a segment at 0x810 that shares a page with what is before it"));
  }

  @ParameterizedTest
  @MethodSource("misplaced")
  void whatCannotBeLoadedByCountingPagesIsRefused(byte[] elf, String message) {
    assertThatThrownBy(() -> RootPackage.place(elf, 0x8048_0000L))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining(message);
  }

  /** A damaged file is a good one to us, or an ImageException; nothing else. */
  @Property(tries = 2000)
  void damageIsSurvived(
      @ForAll @IntRange(max = 0x1FF) int at, @ForAll @Size(min = 1, max = 8) byte[] damage) {
    byte[] file = good();
    System.arraycopy(damage, 0, file, Math.min(at, file.length - damage.length), damage.length);
    try {
      RootPackage parts = RootPackage.parse(file);
      RootPackage.place(parts.runtime(), 0);
      RootPackage.place(parts.application(), 0);
    } catch (ImageException e) {
      assertThat(e).hasMessageContaining(";");
    }
  }
}
