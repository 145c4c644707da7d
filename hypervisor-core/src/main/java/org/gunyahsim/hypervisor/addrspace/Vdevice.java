package org.gunyahsim.hypervisor.addrspace;

import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.vcpu.Vcpu;

/** A device that EL2 emulates at an IPA range of an address space: a GIC frame, for instance. */
public interface Vdevice {
  /**
   * Emulates the access in {@code exit} (offset is relative to the attached range). A read leaves
   * its result, zero-extended, in {@link VcpuExit#value}.
   *
   * @return false when the access has no meaning there: the guest gets a synchronous external abort
   */
  boolean access(Vcpu vcpu, VcpuExit exit, long offset);
}
