package org.gunyahsim.machine.spec;

import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;

/**
 * The simulated board and the hypervisor's build.
 *
 * @param map the physical memory map
 * @param cpus physical CPUs, 1 to 8
 * @param memory bytes of RAM; {@link #REFERENCE_MEMORY} with the reference map
 * @param quality production draws capability ids from the seed, debug uses plain indices
 * @param strict imitate quirks of the real system that could hurt a user
 * @param seed the only source of randomness
 * @param heapSize bytes of the hypervisor's heap (its root partition)
 */
public record PlatformSpec(
    MemoryMap map,
    int cpus,
    long memory,
    Quality quality,
    boolean strict,
    long seed,
    long heapSize) {
  /** RAM of the reference map. */
  public static final long REFERENCE_MEMORY = 2L << 30;

  /** RAM of the large map unless the machine file says otherwise. */
  public static final long DEFAULT_LARGE_MEMORY = 16L << 30;

  /** Physical CPUs unless the machine file says otherwise: those of the recorded board. */
  public static final int DEFAULT_CPUS = 8;

  /** Heap unless the machine file says otherwise. */
  public static final long DEFAULT_HEAP = 16L << 20;

  /** What a machine file without a {@code platform} section gets. */
  public static final PlatformSpec DEFAULT =
      new PlatformSpec(
          MemoryMap.REFERENCE,
          DEFAULT_CPUS,
          REFERENCE_MEMORY,
          Quality.PRODUCTION,
          true,
          0,
          DEFAULT_HEAP);

  /**
   * The part of this that the hypervisor itself is built with.
   *
   * @param attended somebody waits for the outcome of each VM
   */
  public HypervisorConfig hypervisorConfig(boolean attended) {
    return new HypervisorConfig(quality, strict, seed, cpus, heapSize, attended);
  }

  /** The same with another number of physical CPUs. */
  public PlatformSpec withCpus(int newCpus) {
    return new PlatformSpec(map, newCpus, memory, quality, strict, seed, heapSize);
  }

  /** The same, but imitating quirks or not. */
  public PlatformSpec withStrict(boolean newStrict) {
    return new PlatformSpec(map, cpus, memory, quality, newStrict, seed, heapSize);
  }

  /** The same with another seed. */
  public PlatformSpec withSeed(long newSeed) {
    return new PlatformSpec(map, cpus, memory, quality, strict, newSeed, heapSize);
  }
}
