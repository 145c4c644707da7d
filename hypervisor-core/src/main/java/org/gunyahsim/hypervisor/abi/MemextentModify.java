package org.gunyahsim.hypervisor.abi;

/** Flags of {@code memextent_modify}, 32 bits: [7:0] operation, [31] no_sync, all others zero. */
public final class MemextentModify {
  public static final int UNMAP_ALL = 0;
  public static final int ZERO_RANGE = 1;
  public static final int CACHE_CLEAN_RANGE = 2;
  public static final int CACHE_FLUSH_RANGE = 3;
  public static final int SYNC_ALL = 255;

  /** Must be set for the range operations, clear for SYNC_ALL. */
  public static final int NO_SYNC = 0x8000_0000;

  /** Bits that may be set. */
  public static final long ALL = 0x8000_00FFL;

  private MemextentModify() {}
}
