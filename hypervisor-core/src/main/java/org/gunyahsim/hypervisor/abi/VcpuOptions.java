package org.gunyahsim.hypervisor.abi;

/** Options of {@code vcpu_configure}, 64 bits (hypercall reference, section 3.4). */
public final class VcpuOptions {
  public static final long PINNED = 1;
  public static final long RAS_ERROR_HANDLER = 1 << 1;
  public static final long AMU_COUNTING_DISABLED = 1 << 2;

  /** Honoured for {@link #HLOS_VM} vCPUs only; for others activation fails. */
  public static final long SVE_ALLOWED = 1 << 3;

  public static final long DEBUG_ALLOWED = 1 << 4;
  public static final long TRACE_ALLOWED = 1 << 5;

  /** The machine cannot go on without it; needs a privileged partition. */
  public static final long CRITICAL = 1 << 8;

  /** Proxy-scheduled from the start: runs only in {@code vcpu_run}. */
  public static final long VCPU_RUN_SCHEDULED = 1 << 9;

  /** The primary vCPU of its physical CPU; implies {@link #CRITICAL}. */
  public static final long HLOS_VM = 1L << 63;

  /** Bits that may be set. */
  public static final long ALL =
      PINNED
          | RAS_ERROR_HANDLER
          | AMU_COUNTING_DISABLED
          | SVE_ALLOWED
          | DEBUG_ALLOWED
          | TRACE_ALLOWED
          | CRITICAL
          | VCPU_RUN_SCHEDULED
          | HLOS_VM;

  private VcpuOptions() {}
}
