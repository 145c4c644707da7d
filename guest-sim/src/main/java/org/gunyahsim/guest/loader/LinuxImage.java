package org.gunyahsim.guest.loader;

import java.util.List;

/** Linux's arm64 {@code Image} (the kernel's Documentation/arch/arm64/booting.rst). */
final class LinuxImage {
  private static final int HEADER_SIZE = 64;
  private static final int TEXT_OFFSET = 8;
  private static final int IMAGE_SIZE = 16;
  private static final int FLAGS = 24;
  private static final int MAGIC = 56;

  /** What an image from before Linux 3.17, which does not say its size, wants. */
  private static final long OLD_TEXT_OFFSET = 0x80000;

  private LinuxImage() {}

  static boolean isLinux(Bytes file) {
    return file.has(0, HEADER_SIZE) && file.holds(MAGIC, "ARMd");
  }

  static GuestImage parse(Bytes file) throws ImageException {
    long textOffset = file.i64(TEXT_OFFSET);
    long imageSize = file.i64(IMAGE_SIZE);
    long flags = file.i64(FLAGS);
    if ((flags & 1) != 0) {
      throw new ImageException("is big-endian", "build it little-endian");
    }
    if (imageSize == 0) {
      textOffset = OLD_TEXT_OFFSET;
    }
    if (imageSize < 0
        || imageSize >>> 40 != 0
        || textOffset < 0
        || textOffset >= GuestImage.LINUX_ALIGNMENT) {
      throw new ImageException("has a damaged header", "it is not a bootable Linux arm64 Image");
    }
    long memory = Math.max(imageSize, file.length());
    Segment all = new Segment(0, file.array(), 0, file.length(), memory, true, true);
    return new GuestImage(ImageKind.LINUX, false, 0, textOffset, List.of(all), Symbols.NONE);
  }
}
