package org.gunyahsim.hypervisor.abi;

/** What {@code hypervisor_identify} answers (hypercall reference, section 2.2). */
public final class HypervisorIdentity {
  /** API version 1, little-endian, 64-bit, variant Qualcomm. */
  public static final long API_INFO = 0x5100_0000_0000_8001L;

  /** What is built in; scheduler variant fixed-priority round-robin. */
  public static final long FLAGS_0 = 0x1000_0EFFL;

  public static final long FLAGS_1 = 0;
  public static final long FLAGS_2 = 0;

  /** The UUID c1d58fcd-a453-5fdb-9265-ce36673d5f14 as four little-endian words. */
  public static final int UID_0 = 0xCD8F_D5C1;

  public static final int UID_1 = 0xDB5F_53A4;
  public static final int UID_2 = 0x36CE_6592;
  public static final int UID_3 = 0x145F_3D67;

  private HypervisorIdentity() {}
}
