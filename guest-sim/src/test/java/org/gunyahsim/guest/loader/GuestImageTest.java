package org.gunyahsim.guest.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.gunyahsim.testing.Oracle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuestImageTest {
  private static byte[] linux(long textOffset, long imageSize, long flags) {
    ByteBuffer file = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0x14000010).putInt(0).putLong(textOffset).putLong(imageSize).putLong(flags);
    file.put(56, "ARMd".getBytes(StandardCharsets.US_ASCII));
    return file.array();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  private static byte[] zboot(String method, byte[] payload) {
    ByteBuffer file = ByteBuffer.allocate(64 + payload.length + 10).order(ByteOrder.LITTLE_ENDIAN);
    file.put("MZ\0\0zimg".getBytes(StandardCharsets.US_ASCII)).putInt(64).putInt(payload.length);
    file.put(24, method.getBytes(StandardCharsets.US_ASCII));
    return file.put(64, payload).array();
  }

  @Test
  void linuxImageGoesBehindTheBoundary() throws Exception {
    GuestImage image = GuestImage.parse(linux(0x8_0000, 0x20_0000, 0x0A));
    assertThat(image.kind()).isEqualTo(ImageKind.LINUX);
    assertThat(image.fixed()).isFalse();
    assertThat(image.textOffset()).isEqualTo(0x8_0000);
    assertThat(image.memorySize()).isEqualTo(0x28_0000);
    PlacedImage placed = image.place(0x8020_0000L);
    assertThat(placed.entry()).isEqualTo(placed.start()).isEqualTo(0x8028_0000L);
    assertThat(placed.end()).isEqualTo(0x8048_0000L);
    Memory memory = new Memory(0x8028_0000L, 0x20_0000);
    placed.load(memory);
    assertThat(memory.bytes).startsWith(0x10, 0, 0, 0x14).endsWith(0, 0, 0, 0);
    assertThatThrownBy(() -> image.place(0x8010_0000L))
        .isInstanceOf(ImageException.class)
        .hasMessage("is a Linux Image, which must start on a 2 MiB boundary; 0x80100000 is none");
  }

  @Test
  void oldLinuxImageSaysNoSize() throws Exception {
    GuestImage image = GuestImage.parse(linux(7, 0, 0));
    assertThat(image.place(0x4000_0000L).entry()).isEqualTo(0x4008_0000L);
    assertThat(image.memorySize()).isEqualTo(0x8_0000 + 256);
  }

  @ParameterizedTest
  @CsvSource({"0,0x100,1", "0,-1,0", "0x200000,0x100,0", "-1,0x100,0", "0,0x20000000000,0"})
  void damagedLinuxHeaders(String textOffset, String imageSize, String flags) {
    byte[] file = linux(Long.decode(textOffset), Long.decode(imageSize), Long.decode(flags));
    assertThatThrownBy(() -> GuestImage.parse(file)).isInstanceOf(ImageException.class);
  }

  @Test
  void compressedImagesAreUnpacked() throws Exception {
    byte[] plain = linux(0, 0x1000, 0);
    for (byte[] file :
        new byte[][] {gzip(plain), Arrays.copyOf(gzip(plain), 400), zboot("gzip", gzip(plain))}) {
      GuestImage image = GuestImage.parse(file);
      assertThat(image.kind()).isEqualTo(ImageKind.LINUX);
      Memory memory = new Memory(0, 0x1000);
      image.place(0).load(memory);
      assertThat(Arrays.copyOf(memory.bytes, plain.length)).isEqualTo(plain);
    }
  }

  @Test
  void damagedCompressionIsRefused() throws Exception {
    byte[] packed = gzip(linux(0, 0x1000, 0));
    assertMessage(Arrays.copyOf(packed, 20), "is a gzip file that was cut off; copy it again");
    byte[] flipped = packed.clone();
    flipped[packed.length - 6] ^= 1;
    assertThatThrownBy(() -> GuestImage.parse(flipped))
        .isInstanceOf(ImageException.class)
        .hasMessageStartingWith("is a damaged gzip file");
    assertMessage(
        zboot("zstd", packed),
        "is an EFI zboot image that is not compressed with gzip; extract the Image from it");
    byte[] cut = zboot("gzip", packed);
    assertMessage(
        Arrays.copyOf(cut, cut.length - 11),
        "is an EFI zboot image that was cut off; copy it again");
  }

  @Test
  void bombsAreDefused() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 5; i++) {
        gzip.write(zeros);
      }
    }
    byte[] bomb = out.toByteArray();
    assertThat(Compression.unwrap(bomb, 5 << 20)).hasSize(5 << 20);
    assertThatThrownBy(() -> Compression.unwrap(bomb, 4 << 20))
        .isInstanceOf(ImageException.class)
        .hasMessage("unpacks to more than 4 MiB");
  }

  @Test
  void whatIsNoImageIsGuessed() throws Exception {
    assertMessage(new byte[0], "is empty");
    assertMessage(text("#!/bin/sh"), "is a script; name an ELF file or a Linux arm64 Image");
    assertMessage(
        new byte[] {(byte) 0xD0, 0x0D, (byte) 0xFE, (byte) 0xED},
        "is a device tree; name an ELF file or a Linux arm64 Image");
    assertMessage(
        new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD},
        "is compressed with zstd; decompress it (unzstd)");
    assertMessage(text("\u00FD7zXZ\0"), "is compressed with xz; decompress it (unxz)");
    assertMessage(
        text("MZ "),
        "is an EFI or Windows program without the Linux arm64 header;"
            + " name an ELF file or a Linux arm64 Image");
    assertMessage(
        text("hello"),
        "is neither an ELF file nor a Linux arm64 Image; say so if it is a raw binary");
    assertMessage(
        gzip(text("#!/bin/sh")),
        "is a compressed file with a script; name an ELF file or a Linux arm64 Image");
  }

  private static byte[] text(String content) {
    return content.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void assertMessage(byte[] file, String message) {
    assertThatThrownBy(() -> GuestImage.parse(file))
        .isInstanceOf(ImageException.class)
        .hasMessage(message);
  }

  @Test
  void rawBytesGoAnywhere() throws Exception {
    PlacedImage placed = GuestImage.parse(text("abc"), ImageKind.RAW).place(0x123);
    assertThat(placed.entry()).isEqualTo(0x123);
    assertThat(placed.end()).isEqualTo(0x126);
    Memory memory = new Memory(0x123, 4);
    placed.load(memory);
    assertThat(memory.bytes).containsExactly('a', 'b', 'c', -1);
    assertThatThrownBy(() -> GuestImage.raw(new byte[0])).isInstanceOf(ImageException.class);
  }

  @Test
  void kindsAreChecked() {
    byte[] file = linux(0, 0x1000, 0);
    assertThatThrownBy(() -> GuestImage.parse(file, ImageKind.ELF))
        .isInstanceOf(ImageException.class)
        .hasMessage("is a Linux arm64 Image, not an ELF file");
  }

  @Test
  void theSampleGuestIsAnImage() throws Exception {
    byte[] file = Files.readAllBytes(Oracle.projectRoot().resolve("samples/hello/hello.img"));
    GuestImage image = GuestImage.parse(file);
    assertThat(image.kind()).isEqualTo(ImageKind.LINUX);
    assertThat(image.memorySize()).isGreaterThanOrEqualTo(file.length);
  }
}
