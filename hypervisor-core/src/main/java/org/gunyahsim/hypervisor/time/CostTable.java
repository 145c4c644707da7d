package org.gunyahsim.hypervisor.time;

/**
 * What things cost in virtual time, in ns; one retired instruction costs 1 ns (design, section 5).
 *
 * <p>Set so that the timings that a guest measures come near those recorded from the real
 * hypervisor under QEMU (conformance observations, section 10). They are part of a machine's
 * behaviour: changing one changes every recorded run.
 */
public final class CostTable {
  /** A hypercall or any other {@code hvc} or {@code smc}, entry to return. */
  public static final long HYPERCALL = 1_000;

  /** A trapped system register. */
  public static final long SYSREG = 300;

  /** A device access emulated in EL2. */
  public static final long MMIO = 500;

  /** An abort that EL2 reflects into the guest or out to the VM manager. */
  public static final long ABORT = 500;

  /** {@code wfi} up to the point where the CPU idles or switches. */
  public static final long WFI = 500;

  /** Saving one vCPU and loading another. */
  public static final long CONTEXT_SWITCH = 700;

  /** Delivery of a virtual interrupt to a running vCPU. */
  public static final long VIRQ = 300;

  /** One handler of a guest written in Java, besides the hypercalls it makes. */
  public static final long JAVA_HANDLER = 2_000;

  private CostTable() {}
}
