package org.gunyahsim.hypervisor.abi;

/** Limits of the reference build (hypercall reference, section 3.5). */
public final class Limits {
  /** Physical CPUs. */
  public static final int MAX_CORES = 8;

  /** VMIDs are 1..255. */
  public static final int VMID_END = 256;

  /** The root VM's. */
  public static final int ROOT_VMID = 255;

  public static final int THREADS_PER_ADDRSPACE = 8;
  public static final int MAPPINGS_PER_MEMEXTENT = 4;
  public static final int VMMIO_RANGES = 128;
  public static final int MSGQUEUE_DEPTH_END = 256;
  public static final int MSGQUEUE_SIZE_END = 1024;
  public static final int CAP_TABLES = 232;
  public static final int CAPS_PER_TABLE = 62;
  public static final int CAPS_PER_CSPACE = CAP_TABLES * CAPS_PER_TABLE;
  public static final int ROOT_CSPACE_CAPS = 2048;
  public static final int VIRTQUEUES = 16;

  /** First shared interrupt (SPI). */
  public static final int SPI_BASE = 32;

  public static final int VIC_MAX_VIRQS = 988;
  public static final int VCPU_MAX_PRIORITY = 62;
  public static final int VCPU_DEFAULT_PRIORITY = 32;

  /** ns. */
  public static final long TIMESLICE_MIN = 100_000;

  /** ns. */
  public static final long TIMESLICE_MAX = 100_000_000;

  /** ns. */
  public static final long TIMESLICE_DEFAULT = 5_000_000;

  /** PSCI power_state: power down, deepest StateID of a CPU. */
  public static final long PSCI_DEEPEST_POWER_DOWN = 1 << 16 | 1;

  /** Bits of an intermediate physical address. */
  public static final int IPA_BITS = 36;

  public static final int PAGE_SIZE = 4096;

  /** Hz of the system counter. */
  public static final long COUNTER_FREQUENCY = 62_500_000;

  private Limits() {}
}
