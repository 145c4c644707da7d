package org.gunyahsim.hypervisor.abi;

/** What {@code vcpu_run} reports of the vCPU in x1 (hypercall reference, sections 3.3 and 7.9). */
public final class VcpuRunState {
  public static final int READY = 0;
  public static final int EXPECTS_WAKEUP = 1;
  public static final int POWERED_OFF = 2;
  public static final int BLOCKED = 3;
  public static final int ADDRSPACE_VMMIO_READ = 4;
  public static final int ADDRSPACE_VMMIO_WRITE = 5;
  public static final int FAULT = 6;
  public static final int PSCI_SYSTEM_RESET = 0x100;

  private VcpuRunState() {}

  /** The state's name in lower case, or its number. */
  public static String name(long state) {
    return switch ((int) state) {
      case READY -> "ready";
      case EXPECTS_WAKEUP -> "expects_wakeup";
      case POWERED_OFF -> "powered_off";
      case BLOCKED -> "blocked";
      case ADDRSPACE_VMMIO_READ -> "addrspace_vmmio_read";
      case ADDRSPACE_VMMIO_WRITE -> "addrspace_vmmio_write";
      case FAULT -> "fault";
      case PSCI_SYSTEM_RESET -> "psci_system_reset";
      default -> Long.toString(state);
    };
  }
}
