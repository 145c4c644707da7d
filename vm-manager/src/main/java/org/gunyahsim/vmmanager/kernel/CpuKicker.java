package org.gunyahsim.vmmanager.kernel;

import org.gunyahsim.guest.runtime.GuestCpu;

/** Interrupts another CPU of the VM so that it looks at its queues. */
@FunctionalInterface
public interface CpuKicker {
  /** Sends the interrupt from {@code cpu} to the CPU of index {@code target}. */
  void kick(GuestCpu cpu, int target);
}
