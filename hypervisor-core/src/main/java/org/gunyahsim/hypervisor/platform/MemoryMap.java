package org.gunyahsim.hypervisor.platform;

import java.util.List;

/**
 * Who has which physical memory at boot (hypercall reference, section 9.8). Devices are at the same
 * addresses in every map; only RAM stretches.
 *
 * @param ramBase first byte of RAM
 * @param ramSize bytes
 * @param hypervisorBase first byte of the hypervisor's image; the primary VM's RAM is all that lies
 *     below
 */
public record MemoryMap(long ramBase, long ramSize, long hypervisorBase) {
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  /** One past the highest physical address. */
  public static final long ADDRESS_END = 1L << 36;

  /** The device window, mapped as one extent. */
  public static final long DEVICE_BASE = 0;

  public static final long DEVICE_SIZE = 0x4000_0000L;

  /** Physical GIC, which the hypervisor keeps; each VM's emulated one is its VIC. */
  public static final long GICD_BASE = 0x0800_0000L;

  public static final long GICD_SIZE = 0x1_0000;
  public static final long GICR_BASE = 0x080A_0000L;
  public static final long GICR_STRIDE = 0x2_0000;

  public static final long UART_BASE = 0x0900_0000L;

  /** The hypervisor's own image. */
  public static final long HYPERVISOR_SIZE = 4 * MIB;

  /** From the hypervisor's image to the root VM's memory. */
  private static final long ROOT_VM_OFFSET = 0x48_0000L;

  /** The root VM's memory: images, environment, heap. */
  public static final long ROOT_VM_SIZE = 0xA_0000L;

  /** At the end of RAM: heap of the hypervisor, then of the root partition with the trace area. */
  public static final long RESERVED_SIZE = 36 * MIB;

  /** From the primary VM's RAM to its entry, its device tree and its initial file system. */
  private static final long PRIMARY_ENTRY_OFFSET = 0x100_0000L;

  private static final long PRIMARY_DTB_OFFSET = 0xF0_0000L;
  private static final long PRIMARY_RAMFS_OFFSET = 0x80_0000L;

  /** Memory beside the primary VM's in every map. */
  private static final long OTHERS_SIZE = GIB;

  /** A range of physical addresses. */
  public record Range(long base, long size) {}

  /** The recorded board: 2 GiB, of which the first belongs to the primary VM. */
  public static MemoryMap reference() {
    return stretched(GIB);
  }

  /**
   * The same shape with more RAM for the primary VM, which secondary VMs' memory is lent from.
   *
   * @param primarySize bytes, a multiple of 2 MiB, 1 GiB or more
   * @throws IllegalArgumentException when it is neither that nor fits 36-bit addresses
   */
  public static MemoryMap large(long primarySize) {
    if (primarySize < GIB || primarySize % (2 * MIB) != 0 || primarySize > maxPrimarySize()) {
      throw new IllegalArgumentException(
          "the primary VM's memory must be a multiple of 2 MiB from 1 GiB to "
              + maxPrimarySize() / GIB
              + " GiB");
    }
    return stretched(primarySize);
  }

  /** Most RAM that the primary VM can have. */
  public static long maxPrimarySize() {
    return ADDRESS_END - DEVICE_SIZE - OTHERS_SIZE;
  }

  private static MemoryMap stretched(long primarySize) {
    return new MemoryMap(DEVICE_SIZE, primarySize + OTHERS_SIZE, DEVICE_SIZE + primarySize);
  }

  public long ramEnd() {
    return ramBase + ramSize;
  }

  public long rootVmBase() {
    return hypervisorBase + ROOT_VM_OFFSET;
  }

  public long primaryBase() {
    return ramBase;
  }

  public long primarySize() {
    return hypervisorBase - ramBase;
  }

  /** Where the primary VM starts to run. */
  public long primaryEntry() {
    return ramBase + PRIMARY_ENTRY_OFFSET;
  }

  /** Where the primary VM finds its device tree. */
  public long primaryDeviceTree() {
    return ramBase + PRIMARY_DTB_OFFSET;
  }

  /** Where the primary VM's initial file system is. */
  public long primaryRamfs() {
    return ramBase + PRIMARY_RAMFS_OFFSET;
  }

  /** What the root partition owns and hands to the root VM, its own image included. */
  public List<Range> freeRanges() {
    long behind = hypervisorBase + HYPERVISOR_SIZE;
    return List.of(
        new Range(ramBase, primarySize()), new Range(behind, ramEnd() - RESERVED_SIZE - behind));
  }
}
