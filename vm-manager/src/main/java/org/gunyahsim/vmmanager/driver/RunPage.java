package org.gunyahsim.vmmanager.driver;

/**
 * The page that a vCPU's caller maps: {@code struct gh_vcpu_run} (VM manager reference, section 3).
 */
public final class RunPage {
  /** u8, in: when not zero, VCPU_RUN returns EINTR before it enters the vCPU. */
  public static final int IMMEDIATE_EXIT = 0;

  /** u32, out. */
  public static final int EXIT_REASON = 8;

  public static final int REASON_UNKNOWN = 0;
  public static final int REASON_MMIO = 1;
  public static final int REASON_STATUS = 2;

  /** u64. */
  public static final int MMIO_ADDRESS = 16;

  /** Eight bytes: out for a write, in for a read. */
  public static final int MMIO_DATA = 24;

  /** u32. */
  public static final int MMIO_LENGTH = 32;

  /** u8. */
  public static final int MMIO_IS_WRITE = 36;

  /** u32. */
  public static final int STATUS = 16;

  public static final int STATUS_LOAD_FAILED = 1;
  public static final int STATUS_EXITED = 2;
  public static final int STATUS_CRASHED = 3;

  /** u16, then padding u16. */
  public static final int EXIT_TYPE = 20;

  /** u32: bytes of the reason that the resource manager sent. */
  public static final int EXIT_REASON_SIZE = 24;

  /** The first bytes of the reason. */
  public static final int EXIT_REASON_BYTES = 28;

  /** Bytes of the reason that are kept. */
  public static final int MAX_EXIT_REASON = 8;

  private RunPage() {}
}
