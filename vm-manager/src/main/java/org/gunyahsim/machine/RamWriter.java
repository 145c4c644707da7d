package org.gunyahsim.machine;

import org.gunyahsim.guest.loader.MemoryWriter;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;

/** Loads images into RAM before boot. */
record RamWriter(PhysicalMemory memory) implements MemoryWriter {
  @Override
  public void write(long address, byte[] from, int at, int length) {
    memory.write(address, from, at, length);
  }

  @Override
  public void zero(long address, long length) {
    memory.zero(address, length);
  }
}
