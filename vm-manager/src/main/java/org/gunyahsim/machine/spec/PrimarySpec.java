package org.gunyahsim.machine.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An AArch64 image as primary VM, in place of the one written in Java.
 *
 * @param kernel the image
 * @param format what kind of file it is
 * @param address where a raw image is placed, or the 2 MiB boundary that a Linux image is placed
 *     against; of an ELF file with addresses of its own, the lowest
 * @param deviceTree the platform's flattened tree, or null for the simulator's own
 * @param deviceTreeAddress where the tree goes
 * @param initrd an initial RAM disk, which {@code /chosen} then names, or null
 * @param initrdAddress where it goes
 * @param commandLine {@code /chosen/bootargs}; null leaves the tree's own
 * @param blobs further bytes at addresses
 */
public record PrimarySpec(
    Artifact kernel,
    ImageFormat format,
    long address,
    @Nullable Artifact deviceTree,
    long deviceTreeAddress,
    @Nullable Artifact initrd,
    long initrdAddress,
    @Nullable String commandLine,
    List<Blob> blobs) {
  /** Where the root VM expects the primary VM's first instruction (observations, section 5). */
  public static final long DEFAULT_ADDRESS = 0x4100_0000L;

  /** Where the root VM expects the platform's tree (observations, section 5). */
  public static final long DEVICE_TREE_ADDRESS = 0x40F0_0000L;

  /** Where an initial RAM disk goes: behind any kernel, and where QEMU puts it. */
  public static final long INITRD_ADDRESS = 0x4800_0000L;

  public PrimarySpec {
    blobs = List.copyOf(blobs);
  }

  /** A raw image at the usual address with the simulator's own device tree. */
  public static PrimarySpec raw(Artifact kernel, List<Blob> blobs) {
    return new PrimarySpec(
        kernel,
        ImageFormat.RAW,
        DEFAULT_ADDRESS,
        null,
        DEVICE_TREE_ADDRESS,
        null,
        INITRD_ADDRESS,
        null,
        blobs);
  }
}
