package org.gunyahsim.hypervisor.rootvm;

import org.gunyahsim.hypervisor.platform.MemoryMap;
import org.gunyahsim.hypervisor.vic.HwIrqs;

/**
 * How the root VM's memory is divided: runtime, application, environment, heap. Addresses are both
 * physical and what the root VM sees.
 */
public final class RootLayout {
  /** Pages of the environment, bytes. */
  public static final long ENVIRONMENT_SIZE = 0x4000;

  /** Most bytes that both images may take: the rest is the environment and one page of heap. */
  public static final long MAX_IMAGE_SIZE = MemoryMap.ROOT_VM_SIZE - ENVIRONMENT_SIZE - 0x1000;

  /** Entries of the environment's table of physical interrupts. */
  static final int HWIRQ_ENTRIES = HwIrqs.COUNT;

  private final long base;
  private final RootImages images;

  /**
   * Divides.
   *
   * @throws IllegalArgumentException when the images are larger than {@link #MAX_IMAGE_SIZE}
   */
  public RootLayout(MemoryMap map, RootImages images) {
    if (images.end() > MAX_IMAGE_SIZE) {
      throw new IllegalArgumentException("images beyond the root VM's memory");
    }
    this.base = map.rootVmBase();
    this.images = images;
  }

  /** The runtime's image. */
  public long runtime() {
    return base;
  }

  /** Where the root VM starts. */
  public long entry() {
    return base + images.entry();
  }

  /** The application's image. */
  public long application() {
    return base + images.application();
  }

  /** The environment, whose address is in x0 at the start. */
  public long environment() {
    return base + images.end();
  }

  public long heap() {
    return environment() + ENVIRONMENT_SIZE;
  }

  /** Bytes of heap, to the end of the root VM's memory. */
  public long heapSize() {
    return base + MemoryMap.ROOT_VM_SIZE - heap();
  }
}
