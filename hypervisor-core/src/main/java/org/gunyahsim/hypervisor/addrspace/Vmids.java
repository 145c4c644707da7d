package org.gunyahsim.hypervisor.addrspace;

import java.util.Arrays;
import org.gunyahsim.hypervisor.abi.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Which active address space has which VMID (hypercall reference, section 9.3). VMID 0 is never
 * free.
 */
public final class Vmids {
  private final @Nullable AddressSpace[] spaces = new AddressSpace[Limits.VMID_END];

  /** The active address space with this VMID, or null; {@code vmid} is 0..255. */
  public @Nullable AddressSpace space(int vmid) {
    return spaces[vmid];
  }

  /** Takes the VMID of an address space; false when it is 0 or another one has it. */
  boolean take(AddressSpace space) {
    int vmid = space.vmid();
    if (vmid == 0 || spaces[vmid] != null) {
      return false;
    }
    spaces[vmid] = space;
    return true;
  }

  /** Frees the VMID of an address space that has taken it. */
  void free(AddressSpace space) {
    spaces[space.vmid()] = null;
  }

  /** For loading: forgets all. */
  public void clear() {
    Arrays.fill(spaces, null);
  }
}
