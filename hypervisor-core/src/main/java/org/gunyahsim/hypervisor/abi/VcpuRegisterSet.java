package org.gunyahsim.hypervisor.abi;

/** Register sets of {@code vcpu_register_write}. */
public final class VcpuRegisterSet {
  /** Index 0 to 30. */
  public static final int X = 0;

  /** Index 0, 4-byte aligned. */
  public static final int PC = 1;

  /** Index 0 or 1 for SP_EL0 and SP_EL1, 16-byte aligned. */
  public static final int SP_EL = 2;

  private VcpuRegisterSet() {}
}
