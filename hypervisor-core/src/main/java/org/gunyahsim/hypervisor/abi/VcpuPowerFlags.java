package org.gunyahsim.hypervisor.abi;

/** Flags of {@code vcpu_poweron} and {@code vcpu_poweroff}. */
public final class VcpuPowerFlags {
  /** Power-on leaves PC as it is. */
  public static final int PRESERVE_ENTRY_POINT = 1;

  /** Power-on leaves X0 as it is. */
  public static final int PRESERVE_CONTEXT = 2;

  /** Bits that {@code vcpu_poweron} accepts. */
  public static final long POWERON_ALL = 3;

  /** Power-off: the caller knows that it is the last vCPU of its VM. */
  public static final int LAST_VCPU = 1;

  /** Bits that {@code vcpu_poweroff} accepts. */
  public static final long POWEROFF_ALL = 1;

  private VcpuPowerFlags() {}
}
