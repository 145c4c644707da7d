package org.gunyahsim.hypervisor.psci;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.Quirk;
import org.gunyahsim.hypervisor.core.CoreEvents;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.core.MachineStop;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.vcpu.BlockFlag;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vcpu.VcpuPower;
import org.gunyahsim.hypervisor.vic.Vic;
import org.gunyahsim.hypervisor.vpm.VpmGroup;

/** Answers PSCI calls. */
public final class Psci {
  static final int SUCCESS = 0;
  static final int NOT_SUPPORTED = -1;
  static final int INVALID_PARAMETERS = -2;
  static final int DENIED = -3;
  static final int ALREADY_ON = -4;
  static final int INTERNAL_FAILURE = -6;

  private static final int PSCI_1_1 = 0x0001_0001;
  private static final int SMCCC_VERSION_ID = 0x8000_0000;

  /** Reset types as {@code vcpu_run} reports them (section 3.4). */
  private static final long RESET_TYPE_SYSTEM_RESET = 1L << 63;

  private static final long RESET_TYPE_SMC64 = 1L << 62;

  private final Hypervisor hypervisor;

  public Psci(Hypervisor hypervisor) {
    this.hypervisor = hypervisor;
  }

  /** True when somebody answers the call: it exists, and the caller is in a VPM group. */
  public boolean handles(Vcpu caller, int number, boolean sixtyFour) {
    return PsciFunction.exists(number, sixtyFour)
        && (number == PsciFunction.FEATURES || caller.vpmGroup() != null);
  }

  /**
   * Makes a call that {@link #handles} accepts. Arguments are truncated to 32 bits for SMC32
   * already.
   *
   * @return the return code, sign-extended; the caller narrows it for SMC32
   */
  public long call(Vcpu caller, int number, boolean sixtyFour, long a1, long a2, long a3) {
    boolean traced = hypervisor.tracer().on(Category.PSCI);
    if (traced) {
      hypervisor
          .tracer()
          .begin(CoreEvents.PSCI_CALL, caller.vmid(), caller.vicIndex())
          .arg((sixtyFour ? 0xC400_0000L : 0x8400_0000L) | number)
          .arg(a1)
          .arg(a2)
          .arg(a3)
          .end();
    }
    long result = dispatch(caller, number, sixtyFour, a1, a2, a3);
    if (traced) {
      hypervisor
          .tracer()
          .begin(CoreEvents.PSCI_RETURN, caller.vmid(), caller.vicIndex())
          .arg((sixtyFour ? 0xC400_0000L : 0x8400_0000L) | number)
          .arg(result)
          .end();
    }
    return result;
  }

  private long dispatch(Vcpu caller, int number, boolean sixtyFour, long a1, long a2, long a3) {
    return switch (number) {
      case PsciFunction.VERSION -> PSCI_1_1;
      case PsciFunction.FEATURES -> features(caller, (int) a1);
      case PsciFunction.CPU_SUSPEND -> suspend(caller, a1, a2, a3);
      case PsciFunction.CPU_DEFAULT_SUSPEND ->
          suspend(caller, Limits.PSCI_DEEPEST_POWER_DOWN, a1, a2);
      case PsciFunction.CPU_OFF ->
          VcpuPower.powerOff(caller, false) == ErrorCode.OK ? SUCCESS : DENIED;
      case PsciFunction.CPU_ON -> cpuOn(caller, a1, a2, a3);
      case PsciFunction.AFFINITY_INFO -> affinityInfo(caller, a1, a2);
      case PsciFunction.SET_SUSPEND_MODE -> a1 == 0 ? SUCCESS : INVALID_PARAMETERS;
      case PsciFunction.SYSTEM_OFF -> systemOff(caller);
      case PsciFunction.SYSTEM_RESET -> systemReset(caller);
      case PsciFunction.SYSTEM_RESET2 -> systemReset2(caller, sixtyFour, a1, a2);
      default -> NOT_SUPPORTED;
    };
  }

  private long features(Vcpu caller, int functionId) {
    if (functionId == SMCCC_VERSION_ID) {
      return SUCCESS;
    }
    if (caller.vpmGroup() == null) {
      return NOT_SUPPORTED;
    }
    int features = PsciFunction.featuresOf(functionId);
    boolean honest = !hypervisor.config().imitates(Quirk.PSCI_EXTENDED_STATE_CLAIMED);
    return honest && features > 0 ? features & ~PsciFunction.EXTENDED_STATE_ID : features;
  }

  private static long suspend(Vcpu caller, long powerState, long entry, long context) {
    VcpuPower.suspend(caller, powerState & 0xFFFF_FFFFL, entry, context);
    return SUCCESS;
  }

  private long cpuOn(Vcpu caller, long mpidr, long entry, long context) {
    Vic vic = caller.vic();
    int index = vic == null ? -1 : vic.indexOf(mpidr);
    if (index < 0 || index > Limits.MAX_CORES) {
      return INVALID_PARAMETERS;
    }
    VpmGroup group = caller.vpmGroup();
    Vcpu target = group == null ? null : group.byVicIndex(index);
    if (target == null || target.affinity() >= hypervisor.config().cpus()) {
      return INTERNAL_FAILURE;
    }
    if (!target.schedule.blockedBy(BlockFlag.VCPU_OFF)) {
      return ALREADY_ON;
    }
    return switch (VcpuPower.powerOn(target, entry, context, 0)) {
      case ErrorCode.OK -> SUCCESS;
      case ErrorCode.FAILURE -> INTERNAL_FAILURE;
      case ErrorCode.RETRY -> ALREADY_ON;
      default -> INVALID_PARAMETERS;
    };
  }

  private static long affinityInfo(Vcpu caller, long mpidr, long level) {
    Vic vic = caller.vic();
    VpmGroup group = caller.vpmGroup();
    int index = vic == null ? -1 : vic.indexOf(mpidr);
    Vcpu target = index < 0 || group == null ? null : group.byVicIndex(index);
    if ((int) level != 0 || target == null) {
      return INVALID_PARAMETERS;
    }
    return target.schedule.blockedBy(BlockFlag.VCPU_OFF) ? 1 : 0;
  }

  private long systemOff(Vcpu caller) {
    if (caller.critical()) {
      hypervisor.stop(
          MachineStop.Reason.POWER_OFF, caller + " powered the machine off (PSCI SYSTEM_OFF)");
    }
    endVm(caller);
    return SUCCESS;
  }

  private long systemReset(Vcpu caller) {
    if (caller.critical()) {
      hypervisor.stop(MachineStop.Reason.RESET, caller + " reset the machine (PSCI SYSTEM_RESET)");
    }
    caller.requestReset(RESET_TYPE_SYSTEM_RESET, 0);
    endVm(caller);
    return SUCCESS;
  }

  private long systemReset2(Vcpu caller, boolean sixtyFour, long type, long cookie) {
    if (caller.critical()) {
      // Passed on to the platform's firmware, which knows none of the types. 32 bits in both
      // widths.
      return 0xFFFF_FFFFL;
    }
    caller.requestReset(type & 0xFFFF_FFFFL | (sixtyFour ? RESET_TYPE_SMC64 : 0), cookie);
    endVm(caller);
    return SUCCESS;
  }

  /** Kills the other vCPUs of the group and powers the caller off. */
  private static void endVm(Vcpu caller) {
    VpmGroup group = caller.vpmGroup();
    if (group != null) {
      for (int i = 0; i < VpmGroup.SLOTS; i++) {
        Vcpu other = group.vcpu(i);
        if (other != null && other != caller) {
          VcpuPower.kill(other);
        }
      }
    }
    VcpuPower.forceOff(caller);
  }
}
