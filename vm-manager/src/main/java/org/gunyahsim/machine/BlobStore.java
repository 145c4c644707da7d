package org.gunyahsim.machine;

import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.platform.MemoryMap;
import org.gunyahsim.machine.spec.UserError;
import org.gunyahsim.vmmanager.vmm.VmConfig;

/**
 * Puts what VMs are made of into the primary VM's RAM before it boots, as a boot loader puts a RAM
 * disk: from the top down, each on a page of its own. It stays there, so that a VM can be made
 * again.
 */
final class BlobStore {
  private final PhysicalMemory memory;
  private final long bottom;
  private long next;

  BlobStore(MemoryMap map, PhysicalMemory memory) {
    this.memory = memory;
    this.bottom = map.primaryEntry();
    this.next = map.primaryBase() + map.primarySize();
  }

  VmConfig.Blob add(String name, byte[] content) {
    long address = next - content.length & -PhysicalMemory.PAGE_SIZE;
    if (address < bottom) {
      throw new UserError.InOption(
          name,
          "does not fit into the primary VM's memory with the other images; choose `map: large`");
    }
    memory.write(address, content, 0, content.length);
    next = address;
    return new VmConfig.Blob(address, content.length);
  }
}
