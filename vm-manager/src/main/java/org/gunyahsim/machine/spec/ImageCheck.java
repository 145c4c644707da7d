package org.gunyahsim.machine.spec;

import org.jspecify.annotations.Nullable;

/** Whether an image is what it claims, and the memory it takes once it is loaded. */
final class ImageCheck {
  private static final int ELF_MAGIC = 0x7F45_4C46;
  private static final int LINUX_MAGIC_OFFSET = 56;
  private static final int LINUX_MAGIC = 0x644D_5241;
  private static final int PT_LOAD = 1;
  private static final int EM_AARCH64 = 183;

  /**
   * An image that was looked at.
   *
   * @param format what it is
   * @param lowest lowest address it names; 0 unless it is an ELF file
   * @param memory bytes from its first to its last byte in memory, zero-filled ones included
   * @param textOffset distance from a 2 MiB boundary that a Linux image asks for
   */
  record Checked(ImageFormat format, long lowest, long memory, long textOffset) {}

  private ImageCheck() {}

  /**
   * Looks at an image.
   *
   * @param asked the format the person named, or null to tell it from the content
   * @param rawAllowed whether content that names no format may be a raw image
   */
  static Checked check(
      Origin origin, Artifact image, @Nullable ImageFormat asked, boolean rawAllowed) {
    byte[] bytes = image.bytes();
    String name = "kernel " + ArtifactReader.quoted(image.name());
    if (asked == ImageFormat.RAW) {
      return new Checked(ImageFormat.RAW, 0, bytes.length, 0);
    }
    boolean elf = bytes.length >= 4 && bigEndian(bytes, 0) == ELF_MAGIC;
    boolean linux = bytes.length >= 64 && little(bytes, LINUX_MAGIC_OFFSET, 4) == LINUX_MAGIC;
    if (asked == ImageFormat.ELF && !elf) {
      throw origin.error(name + " is not an ELF file; leave `format` out or write the right one");
    }
    if (asked == ImageFormat.LINUX && !linux) {
      throw origin.error(
          name + " is not a Linux arm64 Image; leave `format` out or write the right one");
    }
    if (elf) {
      return elf(origin, name, bytes);
    }
    if (linux) {
      return linux(origin, name, bytes);
    }
    if (rawAllowed) {
      return new Checked(ImageFormat.RAW, 0, bytes.length, 0);
    }
    throw origin.error(name + " is " + guess(bytes));
  }

  private static String guess(byte[] bytes) {
    if (bytes.length >= 2 && bytes[0] == 0x1F && bytes[1] == (byte) 0x8B) {
      return "compressed with gzip; decompress it (gunzip)";
    }
    if (bytes.length >= 4 && bigEndian(bytes, 0) == 0x28B5_2FFD) {
      return "compressed with zstd; decompress it (unzstd)";
    }
    if (bytes.length >= 4 && bigEndian(bytes, 0) == 0xD00D_FEED) {
      return "a device tree; name an ELF file or a Linux arm64 Image";
    }
    if (bytes.length >= 2 && bytes[0] == 'M' && bytes[1] == 'Z') {
      return "an EFI or Windows program without the Linux arm64 header; name an ELF file or an Image";
    }
    if (bytes.length >= 2 && bytes[0] == '#' && bytes[1] == '!') {
      return "a script; name an ELF file or a Linux arm64 Image";
    }
    return "neither an ELF file nor a Linux arm64 Image; for a raw binary write `format: raw`";
  }

  private static Checked linux(Origin origin, String name, byte[] bytes) {
    long textOffset = little(bytes, 8, 8);
    long imageSize = little(bytes, 16, 8);
    long flags = little(bytes, 24, 8);
    if ((flags & 1) != 0) {
      throw origin.error(name + " is big-endian; build it little-endian");
    }
    if (imageSize < 0 || imageSize >>> 40 != 0 || textOffset < 0 || textOffset >= 2 << 20) {
      throw origin.error(name + " has a damaged header; it is not a bootable Linux arm64 Image");
    }
    return new Checked(ImageFormat.LINUX, 0, Math.max(imageSize, bytes.length), textOffset);
  }

  private static Checked elf(Origin origin, String name, byte[] bytes) {
    if (bytes.length < 64) {
      throw origin.error(name + " is an ELF file that was cut off; copy it again");
    }
    if (bytes[4] != 2) {
      throw origin.error(name + " is a 32-bit ELF file; build it for AArch64");
    }
    if (bytes[5] != 1) {
      throw origin.error(name + " is a big-endian ELF file; build it little-endian");
    }
    int machine = (int) little(bytes, 18, 2);
    if (machine != EM_AARCH64) {
      throw origin.error(
          name + " is an ELF file for " + machine(machine) + "; build it for AArch64");
    }
    int type = (int) little(bytes, 16, 2);
    if (type != 2 && type != 3) {
      throw origin.error(name + " is an ELF file that cannot be run; link it to an executable");
    }
    long headers = little(bytes, 32, 8);
    int entrySize = (int) little(bytes, 54, 2);
    int count = (int) little(bytes, 56, 2);
    if (entrySize < 56
        || headers < 0
        || headers > bytes.length
        || (long) count * entrySize > bytes.length - headers) {
      throw origin.error(name + " is an ELF file that was cut off; copy it again");
    }
    return segments(origin, name, bytes, (int) headers, entrySize, count);
  }

  private static Checked segments(
      Origin origin, String name, byte[] bytes, int headers, int entrySize, int count) {
    long lowest = Long.MAX_VALUE;
    long highest = 0;
    for (int i = 0; i < count; i++) {
      int at = headers + i * entrySize;
      if (little(bytes, at, 4) != PT_LOAD) {
        continue;
      }
      long offset = little(bytes, at + 8, 8);
      long physical = little(bytes, at + 24, 8);
      long fileSize = little(bytes, at + 32, 8);
      long memorySize = little(bytes, at + 40, 8);
      if (offset < 0 || fileSize < 0 || offset > bytes.length || fileSize > bytes.length - offset) {
        throw origin.error(name + " is an ELF file that was cut off; copy it again");
      }
      if (memorySize < fileSize || physical < 0 || memorySize > (1L << 48) - physical) {
        throw origin.error(name + " is an ELF file with a damaged segment; build it again");
      }
      if (memorySize > 0) {
        lowest = Math.min(lowest, physical);
        highest = Math.max(highest, physical + memorySize);
      }
    }
    if (highest == 0) {
      throw origin.error(name + " is an ELF file with nothing to load; link it to an executable");
    }
    return new Checked(ImageFormat.ELF, lowest, highest - lowest, 0);
  }

  private static String machine(int number) {
    return switch (number) {
      case 3 -> "x86";
      case 40 -> "32-bit Arm";
      case 62 -> "x86-64";
      case 243 -> "RISC-V";
      default -> "another processor (machine number " + number + ")";
    };
  }

  static int bigEndian(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | bytes[at + 3] & 0xFF;
  }

  private static long little(byte[] bytes, int at, int size) {
    long value = 0;
    for (int i = size - 1; i >= 0; i--) {
      value = value << 8 | bytes[at + i] & 0xFF;
    }
    return value;
  }
}
