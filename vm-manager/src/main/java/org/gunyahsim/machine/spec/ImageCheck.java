package org.gunyahsim.machine.spec;

import org.gunyahsim.guest.loader.GuestImage;
import org.gunyahsim.guest.loader.ImageException;
import org.gunyahsim.guest.loader.ImageKind;
import org.gunyahsim.guest.loader.PlacedImage;
import org.jspecify.annotations.Nullable;

/** Whether an image is what it claims, and whether it can be where it shall be. */
final class ImageCheck {
  private final Origin origin;
  private final String name;
  private final GuestImage image;

  private ImageCheck(Origin origin, String name, GuestImage image) {
    this.origin = origin;
    this.name = name;
    this.image = image;
  }

  /**
   * Looks at an image.
   *
   * @param asked the format the person named, or null to tell it from the content
   * @param rawHint what makes an unknown content a raw image, for the message
   * @param rawAllowed whether content that names no format is a raw image
   */
  static ImageCheck of(
      Origin origin,
      Artifact artifact,
      @Nullable ImageFormat asked,
      boolean rawAllowed,
      String rawHint) {
    String name = "kernel " + ArtifactReader.quoted(artifact.name());
    byte[] bytes = artifact.bytes();
    try {
      if (asked == ImageFormat.RAW) {
        return new ImageCheck(origin, name, GuestImage.raw(bytes));
      }
      if (asked != null) {
        ImageKind kind = asked == ImageFormat.ELF ? ImageKind.ELF : ImageKind.LINUX;
        return new ImageCheck(origin, name, GuestImage.parse(bytes, kind));
      }
      return new ImageCheck(origin, name, GuestImage.parse(bytes));
    } catch (ImageException.UnknownFormat e) {
      if (rawAllowed) {
        return raw(origin, name, bytes);
      }
      throw origin.error(name + " " + e.problem() + "; " + rawHint);
    } catch (ImageException e) {
      throw refused(origin, name, e);
    }
  }

  private static ImageCheck raw(Origin origin, String name, byte[] bytes) {
    try {
      return new ImageCheck(origin, name, GuestImage.raw(bytes));
    } catch (ImageException e) {
      throw refused(origin, name, e);
    }
  }

  private static UserError refused(Origin origin, String name, ImageException e) {
    return origin.error(name + " " + e.message("name another file"));
  }

  /** What the file is. */
  ImageFormat format() {
    return switch (image.kind()) {
      case ELF -> ImageFormat.ELF;
      case LINUX -> ImageFormat.LINUX;
      case RAW -> ImageFormat.RAW;
    };
  }

  /** True when it can only be at the addresses that it was linked for. */
  boolean fixed() {
    return image.fixed();
  }

  /** The lowest address of a fixed image. */
  long linkAddress() {
    return image.linkAddress();
  }

  /** How far from a 2 MiB boundary a Linux image wants to be; 0 for others. */
  long textOffset() {
    return image.textOffset();
  }

  /** Bytes it takes in memory from where it is placed. */
  long memorySize() {
    return image.memorySize();
  }

  /** Places it; a fixed image keeps its own addresses. */
  PlacedImage place(long base) {
    try {
      return image.place(base);
    } catch (ImageException e) {
      throw origin.error(name + " " + e.message("write another address"));
    }
  }

  /** Places it in a VM's memory, where it is entered at the first byte of memory. */
  PlacedImage placeInVm() {
    PlacedImage placed = place(VmSpec.MEMORY_BASE);
    if (placed.start() < VmSpec.MEMORY_BASE || placed.end() > VmSpec.MEMORY_BASE + (1L << 40)) {
      throw origin.error(
          name
              + " is linked for "
              + Numbers.formatAddress(placed.start())
              + " and a VM's memory begins at "
              + Numbers.formatAddress(VmSpec.MEMORY_BASE)
              + "; link it there");
    }
    if (placed.entry() != VmSpec.MEMORY_BASE && placed.start() < VmSpec.MEMORY_BASE + 4) {
      throw origin.error(
          name
              + " is entered at "
              + Numbers.formatAddress(placed.entry())
              + ", but a VM starts at its first byte, "
              + Numbers.formatAddress(VmSpec.MEMORY_BASE)
              + "; link its entry there");
    }
    return placed;
  }
}
