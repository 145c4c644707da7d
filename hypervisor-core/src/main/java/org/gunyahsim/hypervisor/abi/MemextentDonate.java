package org.gunyahsim.hypervisor.abi;

/** Options of {@code memextent_donate}, 32 bits: [7:0] type, [31] no_sync, all others zero. */
public final class MemextentDonate {
  /** From the parent extent, or from the partition, to a child. */
  public static final int TO_CHILD = 0;

  public static final int TO_PARENT = 1;

  /** Between two children of one parent extent. */
  public static final int TO_SIBLING = 2;

  public static final int NO_SYNC = 0x8000_0000;

  /** Bits that may be set. */
  public static final long ALL = 0x8000_00FFL;

  private MemextentDonate() {}
}
