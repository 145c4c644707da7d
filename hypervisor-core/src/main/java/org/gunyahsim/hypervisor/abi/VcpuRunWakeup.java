package org.gunyahsim.hypervisor.abi;

/** Why a vCPU in state EXPECTS_WAKEUP sleeps: second state data word of {@code vcpu_run}. */
public final class VcpuRunWakeup {
  public static final int UNSPECIFIED = 0;
  public static final int WFI = 1;
  public static final int PSCI_CPU_SUSPEND = 2;
  public static final int PSCI_SYSTEM_SUSPEND = 3;

  private VcpuRunWakeup() {}
}
