package org.gunyahsim.vmmanager.driver;

/** VM functions and their argument structures (VM manager reference, section 3). */
public final class FunctionType {
  public static final int VCPU = 1;
  public static final int IRQFD = 2;
  public static final int IOEVENTFD = 3;

  /** Largest argument of ADD_FUNCTION, bytes. */
  public static final int MAX_ARGUMENT = 256;

  /** id u32. */
  public static final int VCPU_SIZE = 4;

  /** fd u32, label u32, flags u32, padding u32. */
  public static final int IRQFD_SIZE = 16;

  /** Flag of IRQFD: the doorbell clears itself when it is delivered. */
  public static final int IRQFD_LEVEL = 1;

  /** datamatch u64, addr u64, len u32, fd s32, flags u32, padding u32. */
  public static final int IOEVENTFD_SIZE = 32;

  /** Flag of IOEVENTFD: only this value counts. */
  public static final int IOEVENTFD_DATAMATCH = 1;

  private FunctionType() {}

  /** The name, or the number. */
  public static String name(long type) {
    return switch ((int) type) {
      case VCPU -> "VCPU";
      case IRQFD -> "IRQFD";
      case IOEVENTFD -> "IOEVENTFD";
      default -> Long.toUnsignedString(type);
    };
  }
}
