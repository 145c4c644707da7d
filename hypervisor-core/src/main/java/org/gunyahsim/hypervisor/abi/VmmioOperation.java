package org.gunyahsim.hypervisor.abi;

/** Operations of {@code addrspace_configure_vmmio}. */
public final class VmmioOperation {
  public static final int ADD = 0;
  public static final int REMOVE = 1;

  private VmmioOperation() {}
}
