package org.gunyahsim.guest.runtime;

import org.gunyahsim.hypervisor.engine.SystemRegister;

/**
 * The registers of the GIC's CPU interface that a guest program uses, as keys for {@link
 * GuestCpu#readSystemRegister} (GICv3 architecture, section 12.2).
 */
public final class IccRegister {
  /** Priority mask: an interrupt whose priority number is not below it is held back. */
  public static final int PMR = SystemRegister.key(3, 0, 4, 6, 0);

  /** Group 0 enable. */
  public static final int IGRPEN0 = SystemRegister.key(3, 0, 12, 12, 6);

  /** Binary point of group 1. */
  public static final int BPR1 = SystemRegister.key(3, 0, 12, 12, 3);

  /** Group 1 enable: bit 0. */
  public static final int IGRPEN1 = SystemRegister.key(3, 0, 12, 12, 7);

  /** Reading acknowledges the highest pending group 1 interrupt: INTID in bits 23..0. */
  public static final int IAR1 = SystemRegister.key(3, 0, 12, 12, 0);

  /** Writing ends an acknowledged interrupt. */
  public static final int EOIR1 = SystemRegister.key(3, 0, 12, 12, 1);

  /** The highest pending group 1 interrupt, not acknowledged. */
  public static final int HPPIR1 = SystemRegister.key(3, 0, 12, 12, 2);

  public static final int CTLR = SystemRegister.key(3, 0, 12, 12, 4);
  public static final int SRE = SystemRegister.key(3, 0, 12, 12, 5);

  /** Writing sends a group 1 SGI. */
  public static final int SGI1R = SystemRegister.key(3, 0, 12, 11, 5);

  public static final int RPR = SystemRegister.key(3, 0, 12, 11, 3);

  /** INTIDs from here on are answers, not interrupts: 1023 means that nothing is pending. */
  public static final int FIRST_SPECIAL_INTID = 1020;

  private IccRegister() {}
}
