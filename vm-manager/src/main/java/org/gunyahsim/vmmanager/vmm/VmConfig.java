package org.gunyahsim.vmmanager.vmm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A VM that the VMM is to run. What it is made of lies in the primary VM's RAM when that boots, and
 * stays there, so that the VM can be made again.
 *
 * @param name as the VM is known; also its image name for the resource manager
 * @param baseAddress IPA of its first byte of RAM, a multiple of 2 MiB from {@link #WINDOW_END} up
 * @param memorySize bytes of RAM, a multiple of 2 MiB
 * @param vcpus 1 or more
 * @param image what to run
 * @param initrd initial RAM disk, or null
 * @param deviceTree a flattened tree to complete, or null to make one
 * @param commandLine {@code /chosen/bootargs}; null leaves the tree's own
 * @param serials serial ports, the console first; may be empty
 * @param restartOnReset make the VM anew when it asks for a reset
 */
public record VmConfig(
    String name,
    long baseAddress,
    long memorySize,
    int vcpus,
    Image image,
    @Nullable Blob initrd,
    @Nullable Blob deviceTree,
    @Nullable String commandLine,
    List<SerialKind> serials,
    boolean restartOnReset) {
  /** Where RAM begins unless said otherwise. */
  public static final long DEFAULT_BASE = 0x8000_0000L;

  /** One past the addresses at which devices are emulated. */
  public static final long WINDOW_END = 0x4000_0000L;

  /** What the resource manager rounds a VM's base to. */
  public static final long ALIGNMENT = 2L << 20;

  public VmConfig {
    serials = List.copyOf(serials);
    if ((baseAddress & ALIGNMENT - 1) != 0 || baseAddress < WINDOW_END) {
      throw new IllegalArgumentException("base address 0x%x of %s".formatted(baseAddress, name));
    }
    if ((memorySize & ALIGNMENT - 1) != 0 || memorySize <= 0) {
      throw new IllegalArgumentException("memory size 0x%x of %s".formatted(memorySize, name));
    }
    if (vcpus < 1) {
      throw new IllegalArgumentException("%d vCPUs in %s".formatted(vcpus, name));
    }
  }

  /** Bytes in the primary VM's RAM. */
  public record Blob(long address, long length) {}

  /** A kind of serial port. */
  public enum SerialKind {
    PL011,
    NS16550A
  }

  /**
   * An image that was laid out by its loader: one run of bytes.
   *
   * @param content the bytes
   * @param loadOffset from the base of RAM to the first byte
   * @param entryOffset from the base of RAM to the first instruction
   * @param memorySize bytes that it needs from {@code loadOffset} on, at least its length: what
   *     lies behind the content is zero at entry
   */
  public record Image(Blob content, long loadOffset, long entryOffset, long memorySize) {
    /** A raw image at the base of RAM, entered at its first byte. */
    public static Image raw(Blob content) {
      return new Image(content, 0, 0, content.length());
    }

    /** One past its last byte, from the base of RAM. */
    public long end() {
      return loadOffset + Math.max(memorySize, content.length());
    }
  }
}
