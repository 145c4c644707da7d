package org.gunyahsim.hypervisor.rootvm;

import org.gunyahsim.hypervisor.platform.MemoryMap;
import org.gunyahsim.hypervisor.vic.HwIrqs;

/**
 * How the root VM's memory is divided: runtime, application, environment, heap, at the recorded
 * offsets from its base.
 */
public final class RootLayout {
  private static final long ENTRY_OFFSET = 0x1000;
  private static final long APPLICATION_OFFSET = 0xB000;
  private static final long ENVIRONMENT_OFFSET = 0x6_D000;
  static final long ENVIRONMENT_SIZE = 0x4000;
  private static final long HEAP_OFFSET = ENVIRONMENT_OFFSET + ENVIRONMENT_SIZE;

  /** Entries of the environment's table of physical interrupts. */
  static final int HWIRQ_ENTRIES = HwIrqs.COUNT;

  private RootLayout() {}

  /** The runtime's image. */
  public static long runtime(MemoryMap map) {
    return map.rootVmBase();
  }

  /** Where the root VM starts. */
  public static long entry(MemoryMap map) {
    return map.rootVmBase() + ENTRY_OFFSET;
  }

  /** The application's image. */
  public static long application(MemoryMap map) {
    return map.rootVmBase() + APPLICATION_OFFSET;
  }

  /** The environment, whose address is in x0 at the start. */
  public static long environment(MemoryMap map) {
    return map.rootVmBase() + ENVIRONMENT_OFFSET;
  }

  /** Bytes of both images with the gap between them, from the base. */
  static long imageSize() {
    return ENVIRONMENT_OFFSET;
  }

  public static long heap(MemoryMap map) {
    return map.rootVmBase() + HEAP_OFFSET;
  }

  /** Bytes of heap, to the end of the root VM's memory. */
  public static long heapSize() {
    return MemoryMap.ROOT_VM_SIZE - HEAP_OFFSET;
  }
}
