package org.gunyahsim.hypervisor.core;

import org.gunyahsim.hypervisor.abi.Quirk;

/**
 * What differs between builds of the hypervisor.
 *
 * @param quality production draws capability ids from the seed, debug uses plain indices
 * @param strict imitate quirks of the real build that could hurt a user ({@link Quirk}); false
 *     answers sanely instead
 * @param seed the only source of randomness
 * @param cpus physical CPUs, 1 to 8
 * @param heapSize bytes of the root partition's heap
 * @param attended somebody waits for the outcome of each VM: what can only fault for ever is
 *     stopped, even on a strict machine
 */
public record HypervisorConfig(
    Quality quality, boolean strict, long seed, int cpus, long heapSize, boolean attended) {
  /** Build quality. */
  public enum Quality {
    PRODUCTION,
    DEBUG
  }

  /** A machine that nobody attends. */
  public HypervisorConfig(Quality quality, boolean strict, long seed, int cpus, long heapSize) {
    this(quality, strict, seed, cpus, heapSize, false);
  }

  /**
   * True when this machine does as the real one does in a matter where that can hurt. There is one
   * switch for all; naming the quirk ties each place to its line in the table.
   */
  public boolean imitates(Quirk quirk) {
    return strict && !(attended && quirk == Quirk.ABORT_LOOP_UNNOTICED);
  }
}
