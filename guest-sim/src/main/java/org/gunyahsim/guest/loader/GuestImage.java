package org.gunyahsim.guest.loader;

import java.util.ArrayList;
import java.util.List;

/**
 * An image that has been looked at: what it is and what memory it takes. {@link #place} says where
 * everything goes.
 */
public final class GuestImage {
  /** A position-independent image starts on a boundary of this many bytes. */
  public static final long LINUX_ALIGNMENT = 2 << 20;

  private final ImageKind kind;
  private final boolean fixed;
  private final long entry;
  private final long textOffset;
  private final List<Segment> segments;
  private final Symbols symbols;

  GuestImage(
      ImageKind kind,
      boolean fixed,
      long entry,
      long textOffset,
      List<Segment> segments,
      Symbols symbols) {
    this.kind = kind;
    this.fixed = fixed;
    this.entry = entry;
    this.textOffset = textOffset;
    this.segments = List.copyOf(segments);
    this.symbols = symbols;
  }

  /**
   * Tells from the content what the file is.
   *
   * @throws ImageException when it is no ELF file and no Linux image, also not a compressed one, or
   *     it is damaged
   */
  public static GuestImage parse(byte[] file) throws ImageException {
    byte[] content = Compression.unwrap(file);
    Bytes bytes = new Bytes(content);
    if (ElfImage.isElf(bytes)) {
      return ElfImage.parse(bytes);
    }
    if (LinuxImage.isLinux(bytes)) {
      return LinuxImage.parse(bytes);
    }
    String compressed = content == file ? "" : "a compressed file with ";
    throw unknown(bytes, "is " + compressed);
  }

  /**
   * Takes the file as what it is said to be.
   *
   * @throws ImageException when it is not, or it is damaged
   */
  public static GuestImage parse(byte[] file, ImageKind kind) throws ImageException {
    if (kind == ImageKind.RAW) {
      return raw(file);
    }
    GuestImage image = parse(file);
    if (image.kind != kind) {
      throw new ImageException(
          image.kind == ImageKind.ELF
              ? "is an ELF file, not a Linux arm64 Image"
              : "is a Linux arm64 Image, not an ELF file");
    }
    return image;
  }

  /** Takes the bytes as they are. */
  public static GuestImage raw(byte[] file) throws ImageException {
    if (file.length == 0) {
      throw new ImageException("is empty");
    }
    Segment all = new Segment(0, file, 0, file.length, file.length, true, true);
    return new GuestImage(ImageKind.RAW, false, 0, 0, List.of(all), Symbols.NONE);
  }

  /** What the content looks like. */
  private static ImageException unknown(Bytes bytes, String is) {
    String name = "name an ELF file or a Linux arm64 Image";
    if (bytes.length() == 0) {
      return new ImageException(is + "empty");
    }
    if (bytes.has(0, 4) && Integer.reverseBytes(bytes.i32(0)) == 0x28B5_2FFD) {
      return new ImageException(is + "compressed with zstd", "decompress it (unzstd)");
    }
    if (bytes.has(0, 6) && bytes.u8(0) == 0xFD && bytes.holds(1, "7zXZ")) {
      return new ImageException(is + "compressed with xz", "decompress it (unxz)");
    }
    if (bytes.has(0, 4) && Integer.reverseBytes(bytes.i32(0)) == 0xD00D_FEED) {
      return new ImageException(is + "a device tree", name);
    }
    if (bytes.holds(0, "MZ")) {
      return new ImageException(
          is + "an EFI or Windows program without the Linux arm64 header", name);
    }
    if (bytes.holds(0, "#!")) {
      return new ImageException(is + "a script", name);
    }
    return new ImageException.UnknownFormat(is + "neither an ELF file nor a Linux arm64 Image");
  }

  public ImageKind kind() {
    return kind;
  }

  /** What it is made of, in ascending order. */
  List<Segment> segments() {
    return segments;
  }

  /** True when it can only be at the addresses that it was linked for. */
  public boolean fixed() {
    return fixed;
  }

  /** The lowest address of a fixed image; 0 of others. */
  public long linkAddress() {
    return fixed ? segments.getFirst().address() : 0;
  }

  /**
   * Bytes from the base to the end of all it takes in memory: for a fixed image from its lowest
   * address, for a Linux image from the 2 MiB boundary that it is placed against.
   */
  public long memorySize() {
    return segments.getLast().end() - (fixed ? segments.getFirst().address() : 0) + textOffset;
  }

  /** How far from a 2 MiB boundary a Linux image wants to be; 0 for others. */
  public long textOffset() {
    return textOffset;
  }

  /**
   * Places it.
   *
   * @param base where it goes: for a Linux image on a 2 MiB boundary (it goes {@link #textOffset}
   *     behind it); ignored for a fixed image
   * @throws ImageException when it cannot be there
   */
  public PlacedImage place(long base) throws ImageException {
    if (fixed) {
      return new PlacedImage(entry, segments, symbols);
    }
    if (kind == ImageKind.LINUX && base % LINUX_ALIGNMENT != 0) {
      throw new ImageException(
          "is a Linux Image, which must start on a 2 MiB boundary; 0x%x is none".formatted(base));
    }
    if (kind == ImageKind.ELF && base % 4096 != 0) {
      throw new ImageException(
          "is a position-independent ELF file, which must start on a page; 0x%x is none"
              .formatted(base));
    }
    long at = base + textOffset;
    if (at < 0 || at > (1L << 48) - segments.getLast().end()) {
      throw new ImageException("does not fit behind 0x%x".formatted(base));
    }
    List<Segment> placed = new ArrayList<>();
    for (Segment segment : segments) {
      placed.add(segment.at(at + segment.address()));
    }
    return new PlacedImage(at + entry, List.copyOf(placed), symbols.movedBy(at));
  }
}
