package org.gunyahsim.hypervisor.engine;

/**
 * Stage-2 translation as an engine asks for it on a miss of its own cache. Engines are told of
 * changes through {@link VcpuEngine#invalidateStage2}.
 */
public interface Stage2 {
  /** Set in every valid entry. */
  long VALID = 1;

  long READ = 1 << 1;
  long WRITE = 1 << 2;

  /** Executable at EL1. */
  long EXECUTE_EL1 = 1 << 3;

  /** Executable at EL0. */
  long EXECUTE_EL0 = 1 << 4;

  /** Device memory type: no speculative or unaligned access, never cached. */
  long DEVICE = 1 << 5;

  /** The output address lies in RAM; otherwise the access goes to the bus. */
  long RAM = 1 << 6;

  /** The bits of an entry that hold the physical page address. */
  long ADDRESS = 0x0000_FFFF_FFFF_F000L;

  /**
   * The entry of the 4 KiB page that holds {@code ipa}: address and flags, or 0 when nothing is
   * mapped there.
   */
  long lookup(long ipa);
}
