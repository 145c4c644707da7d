package org.gunyahsim.hypervisor.platform;

/** Offsets of a PL031's registers, and its identification (Arm DDI 0224, 3.2). */
public final class Pl031Registers {
  /** Bytes that it occupies. */
  public static final int SIZE = 0x1000;

  /** Data: seconds. */
  public static final int DR = 0x00;

  /** Match. */
  public static final int MR = 0x04;

  /** Load: sets the seconds. */
  public static final int LR = 0x08;

  /** Control. */
  public static final int CR = 0x0C;

  /** Interrupt mask set or clear. */
  public static final int IMSC = 0x10;

  /** Raw interrupt status. */
  public static final int RIS = 0x14;

  /** Masked interrupt status. */
  public static final int MIS = 0x18;

  /** Interrupt clear. */
  public static final int ICR = 0x1C;

  /** The first of the eight identification registers, PeriphID0; they end with the page. */
  public static final int PERIPH_ID0 = 0xFE0;

  /** PCellID: that of every PrimeCell. */
  private static final int CELL = 0xB105_F00D;

  private Pl031Registers() {}

  /**
   * What an identification register reads: a byte.
   *
   * @param register a multiple of four from {@link #PERIPH_ID0} on
   * @param peripheral the four PeriphID registers, lowest first
   */
  public static int identification(int register, int peripheral) {
    int index = (register - PERIPH_ID0) / 4;
    return (index < 4 ? peripheral : CELL) >>> 8 * (index & 3) & 0xFF;
  }
}
