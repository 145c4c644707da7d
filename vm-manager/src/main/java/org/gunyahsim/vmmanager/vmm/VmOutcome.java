package org.gunyahsim.vmmanager.vmm;

import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.protocol.ExitType;

/** How a VM of the VMM fares. */
public sealed interface VmOutcome {
  /** True when the VM has ended for good. */
  default boolean ended() {
    return true;
  }

  /** It is being made, or runs. */
  record Running() implements VmOutcome {
    @Override
    public boolean ended() {
      return false;
    }

    @Override
    public String toString() {
      return "running";
    }
  }

  /** It switched itself off (PSCI SYSTEM_OFF). */
  record PoweredOff() implements VmOutcome {
    @Override
    public String toString() {
      return "powered off";
    }
  }

  /**
   * It ended itself by the resource manager's VM_EXIT.
   *
   * @param flags what it gave, 16 bits
   * @param code what it gave, 8 bits
   */
  record Exited(int flags, int code) implements VmOutcome {
    @Override
    public String toString() {
      return "exited with code %d (flags 0x%x)".formatted(code, flags);
    }
  }

  /**
   * It asked for a reset, and was not to be restarted.
   *
   * @param exitType {@link ExitType#PLATFORM_RESET} or {@link ExitType#PSCI_SYSTEM_RESET2}
   * @param resetType RESET2's type; 0 for the plain one
   */
  record ResetRequested(int exitType, int resetType) implements VmOutcome {
    @Override
    public String toString() {
      return exitType == ExitType.PLATFORM_RESET
          ? "asked for a reset"
          : "asked for a reset of type 0x%x".formatted(resetType);
    }
  }

  /**
   * It crashed.
   *
   * @param exitType why, an {@link ExitType}; -1 when there was no notification
   * @param reason in words
   */
  record Crashed(int exitType, String reason) implements VmOutcome {
    @Override
    public String toString() {
      return "crashed: " + reason;
    }
  }

  /**
   * It could not be started.
   *
   * @param rmError the resource manager's answer; 0 when it was not its
   * @param errno positive; 0 when no call failed
   * @param reason in words
   */
  record StartFailed(int rmError, int errno, String reason) implements VmOutcome {
    @Override
    public String toString() {
      return "could not be started: " + reason;
    }
  }

  /** It was stopped from outside. */
  record Stopped() implements VmOutcome {
    @Override
    public String toString() {
      return "stopped";
    }
  }

  /** Writes an outcome. */
  static void save(StateWriter out, VmOutcome outcome) {
    switch (outcome) {
      case Running _ -> out.i32(0);
      case PoweredOff _ -> out.i32(1);
      case Exited exited -> {
        out.i32(2);
        out.i32(exited.flags);
        out.i32(exited.code);
      }
      case ResetRequested reset -> {
        out.i32(3);
        out.i32(reset.exitType);
        out.i32(reset.resetType);
      }
      case Crashed crashed -> {
        out.i32(4);
        out.i32(crashed.exitType);
        out.string(crashed.reason);
      }
      case StartFailed failed -> {
        out.i32(5);
        out.i32(failed.rmError);
        out.i32(failed.errno);
        out.string(failed.reason);
      }
      case Stopped _ -> out.i32(6);
    }
  }

  /** Reads what {@link #save} wrote. */
  static VmOutcome load(StateReader in) {
    int kind = in.i32();
    switch (kind) {
      case 0 -> {
        return new Running();
      }
      case 1 -> {
        return new PoweredOff();
      }
      case 2 -> {
        int flags = in.i32();
        return new Exited(flags, in.i32());
      }
      case 3 -> {
        int exitType = in.i32();
        return new ResetRequested(exitType, in.i32());
      }
      case 4 -> {
        int exitType = in.i32();
        return new Crashed(exitType, in.string());
      }
      case 5 -> {
        int rmError = in.i32();
        int errno = in.i32();
        return new StartFailed(rmError, errno, in.string());
      }
      case 6 -> {
        return new Stopped();
      }
      default -> throw new SnapshotException("no outcome of kind " + kind);
    }
  }
}
