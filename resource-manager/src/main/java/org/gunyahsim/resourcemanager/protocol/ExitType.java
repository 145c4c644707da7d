package org.gunyahsim.resourcemanager.protocol;

/** How a VM ended, in VM_EXITED (reference, section 4.4). */
public final class ExitType {
  public static final int VM_EXIT = 0;
  public static final int PLATFORM_OFF = 1;
  public static final int PLATFORM_RESET = 2;
  public static final int PSCI_SYSTEM_RESET2 = 3;
  public static final int WATCHDOG_BITE = 4;
  public static final int SOFTWARE_ERROR = 5;
  public static final int ASYNC_HW_ERROR = 6;
  public static final int VM_STOP_FORCED = 7;

  private ExitType() {}

  /** The name, or the number. */
  public static String name(long type) {
    return switch ((int) type) {
      case VM_EXIT -> "VM_EXIT";
      case PLATFORM_OFF -> "PLATFORM_OFF";
      case PLATFORM_RESET -> "PLATFORM_RESET";
      case PSCI_SYSTEM_RESET2 -> "PSCI_SYSTEM_RESET2";
      case WATCHDOG_BITE -> "WATCHDOG_BITE";
      case SOFTWARE_ERROR -> "SOFTWARE_ERROR";
      case ASYNC_HW_ERROR -> "ASYNC_HW_ERROR";
      case VM_STOP_FORCED -> "VM_STOP_FORCED";
      default -> Long.toString(type);
    };
  }
}
