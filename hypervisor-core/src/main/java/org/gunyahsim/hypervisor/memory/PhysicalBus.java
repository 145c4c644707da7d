package org.gunyahsim.hypervisor.memory;

/** Accesses to physical addresses outside RAM: the platform's devices. */
public interface PhysicalBus {
  /**
   * Reads from a device.
   *
   * @param address physical, naturally aligned or not
   * @param size 1, 2, 4 or 8 bytes
   * @return the value, zero-extended; all ones where no device answers
   */
  long read(long address, int size);

  /**
   * False when nothing is at an address at all: a processor's access ends in a synchronous external
   * abort. {@link #read} and {@link #write} can be called all the same.
   */
  default boolean answers(long address, int size) {
    return true;
  }

  /** Writes to a device; ignored where none answers. */
  void write(long address, int size, long value);
}
