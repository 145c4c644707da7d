package org.gunyahsim.guest.loader;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the real hypervisor's boot image holds for its root VM: two ELF files behind a small header
 * (hypercall reference, section 10.2).
 *
 * <pre>
 * +0  u32 0x47504B47 ("GKPG")
 * +4  u32 items, 1 or 2
 * +8  items: u32 type (1 runtime, 2 application), u32 offset of its ELF file from +0
 * </pre>
 */
public final class RootPackage {
  private static final String MAGIC = "GKPG";
  private static final int HEADER_SIZE = 8;
  private static final int ITEM_SIZE = 8;
  private static final int MAX_ITEMS = 2;
  private static final long PAGE_SIZE = 4096;
  private static final int RUNTIME = 1;
  private static final int APPLICATION = 2;

  /** As much as the real hypervisor maps of it to read it, bytes. */
  public static final int MAX_SIZE = 0x8_0000;

  private final byte[] runtime;
  private final byte[] application;

  private RootPackage(byte[] runtime, byte[] application) {
    this.runtime = runtime;
    this.application = application;
  }

  /**
   * Takes a package apart.
   *
   * @param file the package, or an ELF file of which one segment is it: the boot image that the
   *     real build makes
   * @throws ImageException when it is neither, or is one that the real hypervisor would refuse
   */
  public static RootPackage parse(byte[] file) throws ImageException {
    Bytes bytes = new Bytes(file);
    return split(new Bytes(ElfImage.isElf(bytes) ? inBootImage(bytes) : window(file, 0)));
  }

  private static byte[] inBootImage(Bytes file) throws ImageException {
    for (Segment segment : ElfImage.parse(file).segments()) {
      byte[] content = segment.content();
      if (new Bytes(content).holds(0, MAGIC)) {
        return window(content, 0);
      }
    }
    throw new ImageException(
        "is an ELF file without a root VM package in it",
        "name a package or a boot image with one, or the two files under `runtime` and"
            + " `application`");
  }

  /** What can be seen of a file from an offset on. */
  private static byte[] window(byte[] file, int offset) {
    return Arrays.copyOfRange(file, offset, Math.min(file.length, MAX_SIZE));
  }

  private static RootPackage split(Bytes file) throws ImageException {
    if (!file.holds(0, MAGIC)) {
      throw new ImageException(
          "is no root VM package", "a package begins with the letters " + MAGIC);
    }
    if (!file.has(0, HEADER_SIZE)) {
      throw cutOff();
    }
    long items = file.u32(4);
    if (items < 1 || items > MAX_ITEMS) {
      throw new ImageException(
          "is a root VM package of %d items".formatted(items), "it must be 1 or 2");
    }
    if (!file.has(HEADER_SIZE, items * ITEM_SIZE)) {
      throw cutOff();
    }
    byte @Nullable [] runtime = null;
    byte @Nullable [] application = null;
    for (int item = 0; item < items; item++) {
      int at = HEADER_SIZE + item * ITEM_SIZE;
      int type = file.i32(at);
      long offset = file.u32(at + 4);
      if (offset >= file.length()) {
        throw new ImageException(
            "is a root VM package whose item %d lies at 0x%x, behind its end"
                .formatted(item, offset),
            "it must lie in the first 512KiB");
      }
      byte[] elf = window(file.array(), (int) offset);
      switch (type) {
        case RUNTIME -> {
          if (application != null) {
            throw new ImageException(
                "is a root VM package with the application before the runtime", "turn them round");
          }
          if (runtime != null) {
            throw new ImageException("is a root VM package with two runtimes", "leave out one");
          }
          runtime = elf;
        }
        case APPLICATION -> application = elf;
        default ->
            throw new ImageException(
                "is a root VM package with an item of type %s"
                    .formatted(Integer.toUnsignedString(type)),
                "there are 1, the runtime, and 2, the application");
      }
    }
    if (runtime == null || application == null) {
      throw new ImageException(
          "is a root VM package without " + (runtime == null ? "a runtime" : "an application"),
          "package both");
    }
    return new RootPackage(runtime, application);
  }

  private static ImageException cutOff() {
    return new ImageException("is a root VM package that was cut off", "copy it again");
  }

  /** The runtime's ELF file; more may follow behind it. Not to be changed. */
  public byte[] runtime() {
    return runtime;
  }

  /** The application's ELF file; more may follow behind it. Not to be changed. */
  public byte[] application() {
    return application;
  }

  /**
   * Places one of the two.
   *
   * @param elf its file
   * @param base where it goes, on a page
   * @throws ImageException when it is no ELF file that can be loaded there as the hypervisor does
   *     it: it counts pages, and so needs segments that begin at 0 and follow each other page by
   *     page
   */
  public static PlacedImage place(byte[] elf, long base) throws ImageException {
    Bytes bytes = new Bytes(elf);
    if (!ElfImage.isElf(bytes)) {
      throw new ImageException("is no ELF file", "link one with -static-pie");
    }
    GuestImage image = ElfImage.parse(bytes);
    if (image.fixed()) {
      throw new ImageException(
          "is linked for the address 0x%x".formatted(image.linkAddress()),
          "link it position-independent (-static-pie)");
    }
    PlacedImage placed = image.place(base);
    long next = base;
    for (Segment segment : placed.segments()) {
      if (segment.address() % PAGE_SIZE != 0) {
        throw apart(segment, base, "shares a page with what is before it");
      }
      if (segment.address() != next) {
        throw apart(segment, base, "leaves page 0x%x out before it".formatted(next - base));
      }
      next = pageUp(segment.end());
    }
    return placed;
  }

  private static ImageException apart(Segment segment, long base, String how) {
    return new ImageException(
        "has a segment at 0x%x that %s".formatted(segment.address() - base, how),
        "link it with -z separate-loadable-segments -z max-page-size=4096, or a script of its own");
  }

  /** The first page at or behind an address. */
  public static long pageUp(long address) {
    return address + PAGE_SIZE - 1 & -PAGE_SIZE;
  }
}
