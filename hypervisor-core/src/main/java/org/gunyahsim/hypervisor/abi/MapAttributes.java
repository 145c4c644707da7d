package org.gunyahsim.hypervisor.abi;

/**
 * Mapping attributes, 32 bits: [2:0] access of EL0, [6:4] access of EL1 ({@link PgtableAccess}),
 * [23:16] memory type ({@link VmMemtype}), all others zero.
 */
public final class MapAttributes {
  /** Bits that may be set in mapping attributes. */
  public static final long ALL = 0x00FF_0077;

  /** Bits that may be set in access attributes, as of {@code addrspace_update_access}. */
  public static final long ACCESS_ALL = 0x77;

  private MapAttributes() {}

  /** Packs attributes. */
  public static int of(int userAccess, int kernelAccess, int memtype) {
    return userAccess | kernelAccess << 4 | memtype << 16;
  }

  /** Packs attributes with the same access for EL0 and EL1. */
  public static int of(int access, int memtype) {
    return of(access, access, memtype);
  }

  public static int user(long attributes) {
    return (int) attributes & 7;
  }

  public static int kernel(long attributes) {
    return (int) attributes >>> 4 & 7;
  }

  public static int memtype(long attributes) {
    return (int) attributes >>> 16 & 0xFF;
  }
}
