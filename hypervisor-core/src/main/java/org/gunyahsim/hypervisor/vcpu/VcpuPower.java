package org.gunyahsim.hypervisor.vcpu;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.VcpuPowerFlags;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;
import org.gunyahsim.hypervisor.vpm.VpmEvents;
import org.gunyahsim.hypervisor.vpm.VpmGroup;

/** Power states of vCPUs: on, off, suspended, waiting, faulted, gone (section 7.5 to 7.7). */
public final class VcpuPower {
  /** SCTLR_EL1 after reset. */
  public static final long RESET_SCTLR = 0x30D0_0800L;

  /** PSTATE after reset: EL1h, DAIF masked. */
  public static final long RESET_PSTATE = 0x3C5;

  /** StateID of CPU_SUSPEND: the CPU's part. */
  private static final int CPU_STATE_MASK = 0xF;

  /** The deepest state of a CPU on this platform. */
  private static final int DEEPEST_CPU_STATE = 1;

  private VcpuPower() {}

  /**
   * Powers a vCPU on.
   *
   * @return BUSY when it is not off, FAILURE when it was killed, else OK
   */
  public static int powerOn(Vcpu vcpu, long entry, long context, long flags) {
    if (!vcpu.schedule.blockedBy(BlockFlag.VCPU_OFF)) {
      return ErrorCode.BUSY;
    }
    if (vcpu.killed()) {
      return ErrorCode.FAILURE;
    }
    Hypervisor hypervisor = vcpu.hypervisor();
    if (hypervisor.tracer().on(Category.VCPU)) {
      Vcpu by = hypervisor.current();
      hypervisor
          .tracer()
          .begin(VcpuEvents.POWER_ON, by == null ? 0 : by.vmid(), by == null ? -1 : by.vicIndex())
          .arg(vcpu.vmid())
          .arg(vcpu.vicIndex())
          .arg(entry)
          .arg(context)
          .end();
    }
    resetContext(
        vcpu,
        (flags & VcpuPowerFlags.PRESERVE_ENTRY_POINT) != 0 ? vcpu.state.pc : entry,
        (flags & VcpuPowerFlags.PRESERVE_CONTEXT) != 0 ? vcpu.state.x[0] : context);
    vcpu.entering = Vcpu.ENTERS_STARTED;
    VpmGroup group = vcpu.vpmGroup();
    if (group != null) {
      group.poweredOn();
    }
    unblock(vcpu, BlockFlag.VCPU_OFF);
    hypervisor.interrupts().timersChanged(vcpu);
    requestWakeup(vcpu);
    return ErrorCode.OK;
  }

  /** What reset changes; everything else keeps its contents (section 7.7). */
  private static void resetContext(Vcpu vcpu, long entry, long context) {
    VcpuState s = vcpu.state;
    s.sctlrEl1 = RESET_SCTLR;
    s.setPstate(RESET_PSTATE);
    s.exclusiveAddress = -1;
    s.pc = entry;
    s.x[0] = context;
    VcpuEngine engine = vcpu.engine();
    if (engine != null) {
      engine.reset();
    }
  }

  /**
   * {@code vcpu_poweroff} and CPU_OFF by the vCPU itself.
   *
   * @return DENIED when {@code last} does not say the truth, else OK and the vCPU is off
   */
  public static int powerOff(Vcpu vcpu, boolean last) {
    VpmGroup group = vcpu.vpmGroup();
    if (group == null) {
      if (!last) {
        return ErrorCode.DENIED;
      }
    } else if (group.aggregates() && last != (group.online() == 1)) {
      return ErrorCode.DENIED;
    }
    off(vcpu, false);
    return ErrorCode.OK;
  }

  /** Off by SYSTEM_OFF or SYSTEM_RESET: nobody can refuse, and the halt interrupt tells. */
  public static void forceOff(Vcpu vcpu) {
    off(vcpu, true);
    vcpu.halt().raise(true);
  }

  private static void off(Vcpu vcpu, boolean forced) {
    Hypervisor hypervisor = vcpu.hypervisor();
    if (hypervisor.tracer().on(Category.VCPU)) {
      hypervisor
          .tracer()
          .begin(VcpuEvents.POWER_OFF, vcpu.vmid(), vcpu.vicIndex())
          .arg(forced ? 1 : 0)
          .end();
    }
    VpmGroup group = vcpu.vpmGroup();
    if (group != null) {
      group.poweredOff();
    }
    stopped(vcpu);
    block(vcpu, BlockFlag.VCPU_OFF);
  }

  /**
   * It is off, faulted or gone: no timers, no interrupts, and for its group in the deepest sleep.
   */
  private static void stopped(Vcpu vcpu) {
    vcpu.entering = Vcpu.ENTERS_NOTHING;
    vcpu.hypervisor().interrupts().poweredOff(vcpu);
    VpmGroup group = vcpu.vpmGroup();
    if (group != null) {
      group.suspended(vcpu.vpmIndex(), DEEPEST_CPU_STATE);
    }
  }

  /**
   * The vCPU executed {@code wfi}; PC is behind it. In no VPM group that is a suspend, without
   * reset afterwards (section 7.6).
   */
  public static void waitForInterrupt(Vcpu vcpu) {
    if (vcpu.pendingWakeup()) {
      return;
    }
    if (vcpu.vpmGroup() == null) {
      vcpu.entering = Vcpu.ENTERS_RESUMED;
      block(vcpu, BlockFlag.VCPU_SUSPEND);
    } else {
      block(vcpu, BlockFlag.VCPU_WFI);
    }
  }

  /**
   * PSCI CPU_SUSPEND. The caller has put SUCCESS into x0 already; a power-down state resets at
   * {@code entry} on the way out.
   */
  public static void suspend(Vcpu vcpu, long powerState, long entry, long context) {
    vcpu.suspendState = powerState;
    if (vcpu.pendingWakeup()) {
      return;
    }
    boolean powerDown = (powerState >>> 16 & 1) != 0;
    vcpu.entering = powerDown ? Vcpu.ENTERS_RESET : Vcpu.ENTERS_RESUMED;
    vcpu.suspendEntry = entry;
    vcpu.suspendContext = context;
    VpmGroup group = vcpu.vpmGroup();
    if (group != null) {
      group.suspended(vcpu.vpmIndex(), (int) powerState & CPU_STATE_MASK);
    }
    traceSuspend(VpmEvents.VCPU_SUSPEND, vcpu);
    block(vcpu, BlockFlag.VCPU_SUSPEND);
  }

  private static void traceSuspend(EventType what, Vcpu vcpu) {
    Hypervisor hypervisor = vcpu.hypervisor();
    if (hypervisor.tracer().on(Category.PSCI)) {
      hypervisor.tracer().begin(what, vcpu.vmid(), vcpu.vicIndex()).arg(vcpu.suspendState).end();
    }
  }

  /**
   * The vCPU runs for the first time since it was started or has woken from a suspend: its group
   * learns that it is awake, and a power-down suspend ends in a reset.
   */
  public static void entered(Vcpu vcpu) {
    int how = vcpu.entering;
    vcpu.entering = Vcpu.ENTERS_NOTHING;
    VpmGroup group = vcpu.vpmGroup();
    if (group != null) {
      group.awake(vcpu.vpmIndex());
    }
    if (how == Vcpu.ENTERS_RESET) {
      resetContext(vcpu, vcpu.suspendEntry, vcpu.suspendContext);
    }
  }

  /** A deliverable interrupt has appeared. */
  static void wake(Vcpu vcpu) {
    vcpu.hypervisor().scheduler().endYield(vcpu);
    if (vcpu.schedule.blockedBy(BlockFlag.VCPU_SUSPEND)) {
      traceSuspend(VpmEvents.VCPU_RESUME, vcpu);
      unblock(vcpu, BlockFlag.VCPU_SUSPEND);
    }
    requestWakeup(vcpu);
    if (vcpu.schedule.blockedBy(BlockFlag.VCPU_WFI)) {
      unblock(vcpu, BlockFlag.VCPU_WFI);
    }
  }

  /** Tells the proxy, if there is one and it is not running the vCPU. */
  static void requestWakeup(Vcpu vcpu) {
    if (vcpu.schedule.blockedBy(BlockFlag.VCPU_RUN)) {
      vcpu.hypervisor().wakeups().add(vcpu);
    }
  }

  /** {@code vcpu_kill}: the vCPU exits when it is scheduled next. */
  public static void kill(Vcpu vcpu) {
    if (vcpu.killed() || vcpu.schedule.exited()) {
      return;
    }
    Hypervisor hypervisor = vcpu.hypervisor();
    if (hypervisor.tracer().on(Category.VCPU)) {
      Vcpu by = hypervisor.current();
      hypervisor
          .tracer()
          .begin(VcpuEvents.KILLED, by == null ? 0 : by.vmid(), by == null ? -1 : by.vicIndex())
          .arg(vcpu.vmid())
          .arg(vcpu.vicIndex())
          .end();
    }
    hypervisor.scheduler().kill(vcpu);
    requestWakeup(vcpu);
  }

  /** A killed vCPU has been scheduled: it leaves for good instead of entering the guest. */
  public static void exit(Vcpu vcpu) {
    Hypervisor hypervisor = vcpu.hypervisor();
    if (hypervisor.tracer().on(Category.VCPU)) {
      hypervisor.tracer().begin(VcpuEvents.EXITED, vcpu.vmid(), vcpu.vicIndex()).end();
    }
    VcpuRun.abandon(vcpu);
    stopped(vcpu);
    hypervisor.scheduler().exit(vcpu);
    if (vcpu.critical()) {
      hypervisor.panic("Critical VCPU exited: " + vcpu, vcpu);
    }
    vcpu.release();
  }

  /**
   * The vCPU cannot go on: an abort that no guest can cause, or an exception vector that faults for
   * ever (section 7.7).
   */
  public static void fault(Vcpu vcpu, String why) {
    Hypervisor hypervisor = vcpu.hypervisor();
    if (hypervisor.tracer().on(Category.FAULT)) {
      hypervisor
          .tracer()
          .begin(VcpuEvents.FAULT, vcpu.vmid(), vcpu.vicIndex())
          .arg(vcpu.state.pc)
          .arg(vcpu.state.esrEl1)
          .arg(vcpu.state.farEl1)
          .end();
    }
    if (vcpu.critical()) {
      hypervisor.panic(vcpu + " " + why, vcpu);
    }
    block(vcpu, BlockFlag.VCPU_FAULT);
    stopped(vcpu);
    vcpu.halt().raise(true);
  }

  static void block(Vcpu vcpu, int flag) {
    Hypervisor hypervisor = vcpu.hypervisor();
    hypervisor.scheduler().block(vcpu, flag);
    if (hypervisor.tracer().on(Category.VCPU)) {
      hypervisor
          .tracer()
          .begin(VcpuEvents.BLOCKED, vcpu.vmid(), vcpu.vicIndex())
          .arg(flag)
          .arg(vcpu.blockFlags())
          .end();
    }
  }

  static void unblock(Vcpu vcpu, int flag) {
    Hypervisor hypervisor = vcpu.hypervisor();
    hypervisor.scheduler().unblock(vcpu, flag);
    if (hypervisor.tracer().on(Category.VCPU)) {
      hypervisor
          .tracer()
          .begin(VcpuEvents.UNBLOCKED, vcpu.vmid(), vcpu.vicIndex())
          .arg(flag)
          .arg(vcpu.blockFlags())
          .end();
    }
  }
}
