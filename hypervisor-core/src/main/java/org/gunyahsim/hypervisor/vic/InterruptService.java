package org.gunyahsim.hypervisor.vic;

import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.vcpu.Vcpu;

/** What the core asks of virtual interrupts and timers on behalf of a vCPU. */
public interface InterruptService {
  /**
   * Emulates an access to an ICC_* system register. A read leaves its result in {@link
   * VcpuExit#value}; the caller moves it to the register and advances PC.
   *
   * @return false when the register is UNDEFINED now
   */
  boolean systemRegister(Vcpu vcpu, VcpuExit exit);

  /**
   * A timer register may have changed (written, loaded, vCPU activated or powered on): look at both
   * timers of the vCPU anew, at {@link org.gunyahsim.hypervisor.core.Hypervisor#now()}. Deadlines
   * are armed in the machine's event queue: the step loop stops every CPU exactly there.
   */
  void timersChanged(Vcpu vcpu);

  /** The vCPU was powered off: its timers are disabled. */
  void poweredOff(Vcpu vcpu);
}
