package org.gunyahsim.guest.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.gunyahsim.testing.Oracle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ElfImageTest {
  private static final String SOURCE =
      """
      .globl start, routine, table, zeros
      .section .text
      nop
      start: bl routine
      b .
      routine: ldr x0, =table
      ret
      .size routine, . - routine
      label_only: nop
      .ltorg
      .section .rodata
      .asciz "read only"
      .section .data
      table: .quad 1, 2, 3, routine
      .size table, . - table
      .section .bss
      zeros: .skip 5000
      .size zeros, . - zeros
      """;

  private static final String SCRIPT =
      """
      ENTRY(start)
      SECTIONS {
        . = 0x41000000;
        .text : { *(.text) *(.rodata) }
        . = 0xFFFF000041010000;
        .data : AT (0x41010000) { *(.data) }
        .bss (NOLOAD) : AT (0x41012000) { *(.bss) }
      }
      """;

  private static Path folder = Path.of(".");

  @BeforeAll
  static void sources(@TempDir Path temporary) throws Exception {
    folder = temporary;
    Files.writeString(folder.resolve("a.S"), SOURCE);
    Files.writeString(folder.resolve("pic.S"), SOURCE.replace("ldr x0, =table", "adrp x0, table"));
    Files.writeString(folder.resolve("a.ld"), SCRIPT);
  }

  private static byte[] build(String name, String... flags) throws Exception {
    Oracle.require(Oracle.GCC);
    List<String> command =
        new java.util.ArrayList<>(
            List.of(Oracle.GCC, "-nostdlib", "-Wl,--build-id=none", "-o", name));
    command.addAll(List.of(flags));
    Oracle.Result result = Oracle.run(folder, command.toArray(String[]::new));
    assertThat(result.status()).as(result.output()).isZero();
    return Files.readAllBytes(folder.resolve(name));
  }

  @Test
  void executableLiesWhereObjcopyPutsIt() throws Exception {
    GuestImage image = GuestImage.parse(build("fixed.elf", "a.S", "-static", "-T", "a.ld"));
    assertThat(image.kind()).isEqualTo(ImageKind.ELF);
    assertThat(image.fixed()).isTrue();
    assertThat(image.linkAddress()).isEqualTo(0x4100_0000L);
    PlacedImage placed = image.place(0x1234);
    assertThat(placed.entry()).isEqualTo(0x4100_0004L);
    assertThat(placed.start()).isEqualTo(0x4100_0000L);
    assertThat(placed.end()).isEqualTo(0x4101_2000L + 5000);
    assertThat(image.memorySize()).isEqualTo(placed.end() - placed.start());

    Oracle.require(Oracle.OBJCOPY);
    Oracle.run(folder, Oracle.OBJCOPY, "-O", "binary", "--gap-fill", "0xff", "fixed.elf", "flat");
    byte[] flat = Files.readAllBytes(folder.resolve("flat"));
    Memory memory = new Memory(0x4100_0000L, 0x14000);
    placed.load(memory);
    assertThat(Arrays.copyOf(memory.bytes, flat.length)).isEqualTo(flat);
    assertThat(Arrays.copyOfRange(memory.bytes, 0x12000, 0x12000 + 5000)).containsOnly(0);
    assertThat(memory.bytes[0x12000 + 5000]).isEqualTo((byte) -1);
  }

  @Test
  void symbolsAreThoseOfNm() throws Exception {
    Symbols symbols =
        GuestImage.parse(build("symbols.elf", "a.S", "-static", "-T", "a.ld")).place(0).symbols();
    String nm = Oracle.run(folder, "aarch64-linux-gnu-nm", "symbols.elf").output();
    int count = 0;
    for (String line : nm.lines().toList()) {
      String[] part = line.split(" ", -1);
      if (part[2].startsWith("$") || part[1].equals("a") || part[1].equals("A")) {
        continue;
      }
      count++;
      assertThat(symbols.address(part[2])).as(line).hasValue(Long.parseUnsignedLong(part[0], 16));
    }
    assertThat(symbols.count()).isEqualTo(count).isGreaterThanOrEqualTo(5);
    long routine = symbols.address("routine").getAsLong();
    assertThat(symbols.describe(routine)).isEqualTo("routine");
    assertThat(symbols.describe(routine + 4)).isEqualTo("routine+0x4");
    assertThat(symbols.describe(routine + 8)).isEqualTo("label_only");
    assertThat(symbols.describe(0x4100_0000L)).isNull();
    assertThat(symbols.describe(-1)).isNull();
    assertThat(Objects.requireNonNull(symbols.at(0xFFFF_0000_4101_0008L)).name())
        .isEqualTo("table");
    assertThat(symbols.address("nobody")).isEmpty();
  }

  @Test
  void positionIndependentGoesAnywhere() throws Exception {
    GuestImage image =
        GuestImage.parse(
            build("pie.elf", "pic.S", "-static-pie", "-Wl,-e,start", "-Wl,-z,max-page-size=4096"));
    assertThat(image.fixed()).isFalse();
    PlacedImage low = image.place(0x8000_0000L);
    PlacedImage high = image.place(0x9000_0000L);
    assertThat(high.entry() - low.entry()).isEqualTo(0x1000_0000L);
    assertThat(low.symbols().address("start")).hasValue(low.entry());
    assertThat(high.end()).isEqualTo(0x9000_0000L + image.memorySize());
    assertThatThrownBy(() -> image.place(0x8000_0010L))
        .isInstanceOf(ImageException.class)
        .hasMessageContaining("must start on a page");
    assertThatThrownBy(() -> image.place(0xFFFF_FFFF_F000L)).isInstanceOf(ImageException.class);
  }

  @Test
  void dynamicallyLinkedIsRefused() throws Exception {
    byte[] file =
        build("dynamic.elf", "pic.S", "-pie", "-Wl,-e,start", "-Wl,--dynamic-linker=/lib/ld.so");
    assertThatThrownBy(() -> GuestImage.parse(file))
        .isInstanceOf(ImageException.class)
        .hasMessage("is a dynamically linked program; link it statically");
  }

  /** Two segments: 0x80000000 with 16 bytes, 0x80001000 with 4 of 32 bytes; entry 0x80000004. */
  private static byte[] small() {
    ByteBuffer file = ByteBuffer.allocate(64 + 2 * 56 + 20).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1}).position(16);
    file.putShort((short) 2).putShort((short) 183).putInt(1).putLong(0x8000_0004L).putLong(64);
    file.putLong(0).putInt(0).putShort((short) 64).putShort((short) 56).putShort((short) 2);
    file.putShort((short) 64).putShort((short) 0).putShort((short) 0);
    file.putInt(1).putInt(5).putLong(176).putLong(0x8000_0000L).putLong(0x8000_0000L);
    file.putLong(16).putLong(16).putLong(4);
    file.putInt(1).putInt(6).putLong(192).putLong(0x8000_1000L).putLong(0x8000_1000L);
    file.putLong(4).putLong(32).putLong(4);
    return file.array();
  }

  @Test
  void segmentsSayWhatTheyAre() throws Exception {
    PlacedImage image = GuestImage.parse(small()).place(0);
    assertThat(image.segments()).hasSize(2);
    assertThat(image.segments().getFirst().executable()).isTrue();
    assertThat(image.segments().getFirst().writable()).isFalse();
    assertThat(image.segments().getLast().writable()).isTrue();
    image.requireInside(0x8000_0000L, 0x1020);
    assertThatThrownBy(() -> image.requireInside(0x8000_0000L, 0x101F))
        .isInstanceOf(ImageException.class)
        .hasMessage(
            "takes 0x80000000 to 0x8000101f, the memory is 0x80000000 to 0x8000101e;"
                + " link it elsewhere or move the memory");
    assertThatThrownBy(() -> image.requireInside(0x8000_1000L, 0x10000))
        .isInstanceOf(ImageException.class);
  }

  static Stream<Arguments> damage() {
    return Stream.of(
        arguments(4, 1, 1, "is a 32-bit ELF file; build it for AArch64"),
        arguments(5, 1, 2, "is a big-endian ELF file; build it little-endian"),
        arguments(18, 2, 62, "is an ELF file for x86-64; build it for AArch64"),
        arguments(
            18,
            2,
            8,
            "is an ELF file for another processor (machine number 8); build it for AArch64"),
        arguments(16, 2, 1, "is an ELF file that cannot be run; link it to an executable"),
        arguments(32, 8, -64, "is an ELF file that was cut off; copy it again"),
        arguments(32, 8, 200, "is an ELF file that was cut off; copy it again"),
        arguments(56, 2, 0, "is an ELF file with nothing to load; link it to an executable"),
        arguments(54, 2, 8, "is an ELF file with a damaged segment; build it again"),
        arguments(64 + 8, 8, Long.MAX_VALUE, "is an ELF file that was cut off; copy it again"),
        arguments(64 + 32, 8, -1, "is an ELF file that was cut off; copy it again"),
        arguments(64 + 40, 8, 8, "is an ELF file with a damaged segment; build it again"),
        arguments(64 + 40, 8, -8, "is an ELF file with a damaged segment; build it again"),
        arguments(64 + 24, 8, 1L << 48, "is an ELF file with a damaged segment; build it again"),
        arguments(
            64 + 40,
            8,
            0x1001,
            "is an ELF file whose segments overlap at 0x80001000; link it again"),
        arguments(
            24,
            8,
            0x70000000,
            "is an ELF file whose entry point 0x70000000 lies in no segment; give it one (ENTRY, -e)"));
  }

  @ParameterizedTest
  @MethodSource("damage")
  void damageIsNamed(int offset, int size, long value, String message) {
    byte[] file = small();
    for (int i = 0; i < size; i++) {
      file[offset + i] = (byte) (value >>> 8 * i);
    }
    assertThatThrownBy(() -> GuestImage.parse(file))
        .isInstanceOf(ImageException.class)
        .hasMessage(message);
  }

  @Test
  void everyTruncationIsRefused() {
    byte[] file = small();
    for (int length = 0; length < file.length; length++) {
      byte[] part = Arrays.copyOf(file, length);
      assertThatThrownBy(() -> GuestImage.parse(part)).isInstanceOf(ImageException.class);
    }
  }

  @Property(tries = 2000)
  void damagedFilesAreReadOrRefused(
      @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 0, max = 195) Integer> places,
      @ForAll @Size(8) byte[] values) {
    byte[] file = small();
    for (int i = 0; i < places.size(); i++) {
      file[places.get(i)] = values[i];
    }
    try {
      PlacedImage placed = GuestImage.parse(file).place(0x8000_0000L);
      assertThat(placed.end()).isGreaterThan(placed.start());
    } catch (ImageException refused) {
      assertThat(refused.getMessage()).isNotEmpty();
    }
  }
}
