package org.gunyahsim.vmmanager.vmm;

import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.resourcemanager.protocol.ExitType;
import org.gunyahsim.vmmanager.driver.RunPage;

/** What a STATUS exit says of a VM's end (VM manager reference, section 14). */
final class VmEnd {
  private VmEnd() {}

  /** True when the VM is to be made anew. */
  static boolean restart(GuestCpu cpu, VmConfig config, long page) {
    int type = type(cpu, page);
    return config.restartOnReset()
        && status(cpu, page) == RunPage.STATUS_EXITED
        && (type == ExitType.PLATFORM_RESET || type == ExitType.PSCI_SYSTEM_RESET2);
  }

  /** How it ended, a reset included. */
  static VmOutcome outcome(GuestCpu cpu, long page) {
    int status = status(cpu, page);
    if (status != RunPage.STATUS_EXITED) {
      return new VmOutcome.Crashed(
          -1,
          status == RunPage.STATUS_LOAD_FAILED
              ? "it could not be loaded"
              : "it is in no state to run");
    }
    int type = type(cpu, page);
    int reason = (int) cpu.load(page + RunPage.EXIT_REASON_BYTES, 4);
    int second = (int) cpu.load(page + RunPage.EXIT_REASON_BYTES + 4, 4);
    return switch (type) {
      case ExitType.VM_EXIT -> new VmOutcome.Exited(reason & 0xFFFF, reason >> 16 & 0xFF);
      case ExitType.PLATFORM_OFF -> new VmOutcome.PoweredOff();
      case ExitType.PLATFORM_RESET -> new VmOutcome.ResetRequested(type, 0);
      case ExitType.PSCI_SYSTEM_RESET2 -> new VmOutcome.ResetRequested(type, second);
      case ExitType.VM_STOP_FORCED -> new VmOutcome.Stopped();
      case ExitType.SOFTWARE_ERROR ->
          new VmOutcome.Crashed(type, "software error: a fault that it could not handle");
      default -> new VmOutcome.Crashed(type, "exit type " + ExitType.name(type));
    };
  }

  private static int status(GuestCpu cpu, long page) {
    return (int) cpu.load(page + RunPage.STATUS, 4);
  }

  private static int type(GuestCpu cpu, long page) {
    return (int) cpu.load(page + RunPage.EXIT_TYPE, 2);
  }
}
