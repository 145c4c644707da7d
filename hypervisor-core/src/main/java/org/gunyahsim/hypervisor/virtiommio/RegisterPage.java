package org.gunyahsim.hypervisor.virtiommio;

import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.memextent.Memextent;

/**
 * The page of registers that frontend and backend share: 4 KiB of physical memory, which the
 * frontend reads and the backend reads and writes without EL2.
 *
 * <p>Nothing of it is kept elsewhere, so what the backend stores counts at once. An extent of
 * device memory can be a register page as well, if somebody wants that; its bytes are then on the
 * bus.
 */
final class RegisterPage {
  private final Hypervisor hypervisor;
  private final Memextent extent;

  RegisterPage(Hypervisor hypervisor, Memextent extent) {
    this.hypervisor = hypervisor;
    this.extent = extent;
  }

  int get(Register register) {
    return (int) load(register.offset, Integer.BYTES);
  }

  void set(Register register, int value) {
    store(register.offset, Integer.BYTES, value);
  }

  int getByte(int offset) {
    return (int) load(offset, 1);
  }

  void setByte(int offset, int value) {
    store(offset, 1, value);
  }

  /** Stores bytes one by one. */
  void setBytes(int offset, byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      store(offset + i, 1, bytes[i]);
    }
  }

  private boolean inRam() {
    return hypervisor.memory().contains(extent.base(), Limits.PAGE_SIZE);
  }

  private long load(int offset, int size) {
    long address = extent.base() + offset;
    return inRam() ? hypervisor.memory().get(address, size) : hypervisor.bus().read(address, size);
  }

  private void store(int offset, int size, long value) {
    long address = extent.base() + offset;
    if (inRam()) {
      hypervisor.memory().set(address, size, value);
    } else {
      hypervisor.bus().write(address, size, value);
    }
  }
}
