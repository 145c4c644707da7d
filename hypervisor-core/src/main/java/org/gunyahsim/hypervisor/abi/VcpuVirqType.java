package org.gunyahsim.hypervisor.abi;

/** Virtual IRQs of a vCPU, as of {@code vcpu_bind_virq}. */
public final class VcpuVirqType {
  /** The vCPU halted: PSCI SYSTEM_OFF or SYSTEM_RESET, or a fault it cannot survive. Edge. */
  public static final int HALT = 0;

  /** A proxy-scheduled vCPU wants to be run again. Edge. Binding enables proxy scheduling. */
  public static final int VCPU_RUN_WAKEUP = 1;

  private VcpuVirqType() {}
}
