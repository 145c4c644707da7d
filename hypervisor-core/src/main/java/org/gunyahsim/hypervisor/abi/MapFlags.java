package org.gunyahsim.hypervisor.abi;

/** Flags of {@code addrspace_map}, {@code _unmap} and {@code _update_access}, 32 bits. */
public final class MapFlags {
  /** Offset and size count; otherwise the whole extent is meant. */
  public static final int PARTIAL = 1;

  /** Return at once; the caller issues {@code memextent_modify} with SYNC_ALL later. */
  public static final int NO_SYNC = 0x8000_0000;

  /** Bits that may be set. */
  public static final long ALL = 0x8000_0001L;

  private MapFlags() {}
}
