package org.gunyahsim.hypervisor.vcpu;

import java.util.Arrays;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.Quirk;
import org.gunyahsim.hypervisor.abi.VcpuRunState;
import org.gunyahsim.hypervisor.abi.VcpuRunWakeup;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.hypercall.HypercallFrame;
import org.gunyahsim.hypervisor.trace.Category;

/** Proxy scheduling: {@code vcpu_run} and {@code vcpu_run_check} (sections 7.8 to 7.10). */
public final class VcpuRun {
  /** Results of the call that completes now; EL2 is entered by one CPU at a time. */
  private static final int RESULTS = 8;

  private VcpuRun() {}

  /** {@code vcpu_run}. */
  static int run(HypercallFrame frame) {
    Vcpu caller = frame.caller();
    Vcpu target = frame.object(0, Vcpu.class);
    Hypervisor hypervisor = caller.hypervisor();
    if (!target.schedule.blockedBy(BlockFlag.VCPU_RUN)) {
      return ErrorCode.BUSY;
    }
    if (hypervisor.tracer().on(Category.VCPU)) {
      hypervisor
          .tracer()
          .begin(VcpuEvents.RUN, caller.vmid(), caller.vicIndex())
          .arg(target.vmid())
          .arg(target.vicIndex())
          .arg(frame.arg[1])
          .arg(target.lastRunState)
          .end();
    }
    resume(target, frame.arg[1]);
    VcpuPower.unblock(target, BlockFlag.VCPU_RUN);
    if (target.schedule.runnable()) {
      int cpu = hypervisor.cpu().index();
      int error = hypervisor.scheduler().setAffinity(target, cpu);
      if (error != ErrorCode.OK) {
        // In the real one the block flag stays cleared: the vCPU goes its own way from here on
        // (section 7.8).
        if (!hypervisor.config().imitates(Quirk.VCPU_RUN_LEFT_UNBLOCKED)) {
          hypervisor.scheduler().block(target, BlockFlag.VCPU_RUN);
        }
        return error;
      }
      if (hypervisor.scheduler().yieldTo(cpu, caller, target)) {
        target.retain();
        caller.runTarget = target;
        caller.runSmccc = frame.smccc;
        frame.deferred = true;
        return ErrorCode.OK;
      }
    }
    finish(caller, target, frame.result);
    return ErrorCode.OK;
  }

  /** Applies the proxy's answer to the state that it was told last. */
  private static void resume(Vcpu target, long data) {
    boolean read = target.lastRunState == VcpuRunState.ADDRSPACE_VMMIO_READ;
    boolean write = target.lastRunState == VcpuRunState.ADDRSPACE_VMMIO_WRITE;
    if (!read && !write || !target.schedule.blockedBy(BlockFlag.ADDRSPACE_VMMIO_ACCESS)) {
      return;
    }
    VcpuExit exit = target.exit;
    if (read) {
      exit.value = data;
      DeviceAccess.complete(target.state, exit);
    } else {
      target.state.pc += 4;
    }
    Hypervisor hypervisor = target.hypervisor();
    if (hypervisor.tracer().on(Category.MMIO)) {
      hypervisor
          .tracer()
          .begin(VcpuEvents.MMIO_RESUME, target.vmid(), target.vicIndex())
          .arg(exit.ipa)
          .arg(exit.size)
          .arg(write ? 1 : 0)
          .arg(exit.value)
          .end();
    }
    VcpuPower.unblock(target, BlockFlag.ADDRSPACE_VMMIO_ACCESS);
  }

  /** The caller of a deferred {@code vcpu_run} is about to run again: its call returns. */
  public static void complete(Vcpu caller, long[] results) {
    Vcpu target = caller.runTarget;
    if (target == null) {
      return;
    }
    caller.runTarget = null;
    Arrays.fill(results, 0);
    finish(caller, target, results);
    caller
        .hypervisor()
        .hypercalls()
        .complete(caller, HypercallNumber.VCPU_RUN, caller.runSmccc, ErrorCode.OK, results);
    target.release();
  }

  /** The caller exits in the middle of a {@code vcpu_run}: what it ran stops. */
  static void abandon(Vcpu caller) {
    Vcpu target = caller.runTarget;
    if (target != null) {
      caller.runTarget = null;
      finish(caller, target, new long[RESULTS]);
      target.release();
    }
  }

  private static void finish(Vcpu caller, Vcpu target, long[] results) {
    Hypervisor hypervisor = target.hypervisor();
    if (target.schedule.runnable()) {
      results[1] = VcpuRunState.READY;
    } else {
      boolean sticks = hypervisor.config().imitates(Quirk.PSCI_RESET_STICKS);
      classify(target, results, sticks || !target.resetTold);
    }
    target.lastRunState = (int) results[1];
    target.resetTold |= target.lastRunState == VcpuRunState.PSCI_SYSTEM_RESET;
    VcpuPower.block(target, BlockFlag.VCPU_RUN);
    if (hypervisor.tracer().on(Category.VCPU)) {
      hypervisor
          .tracer()
          .begin(VcpuEvents.RUN_RETURN, caller.vmid(), caller.vicIndex())
          .arg(target.vmid())
          .arg(target.vicIndex())
          .arg(ErrorCode.OK)
          .arg(results[1])
          .arg(results[2])
          .arg(results[3])
          .arg(results[4])
          .end();
    }
  }

  /**
   * The table of section 7.9, for a vCPU that is not runnable.
   *
   * @param tellReset a reset that it has asked for counts
   */
  private static void classify(Vcpu target, long[] results, boolean tellReset) {
    results[2] = 0;
    results[3] = 0;
    results[4] = 0;
    if (target.schedule.exited()) {
      results[1] = VcpuRunState.POWERED_OFF;
      results[2] = 1;
    } else if (target.killed()) {
      results[1] = VcpuRunState.BLOCKED;
    } else if (target.schedule.blockedBy(BlockFlag.VCPU_WFI)) {
      results[1] = VcpuRunState.EXPECTS_WAKEUP;
      results[3] = VcpuRunWakeup.WFI;
    } else if (target.resetRequested && tellReset) {
      results[1] = VcpuRunState.PSCI_SYSTEM_RESET;
      results[2] = target.resetType;
      results[3] = target.resetCookie;
    } else if (target.schedule.blockedBy(BlockFlag.VCPU_SUSPEND)) {
      results[1] = VcpuRunState.EXPECTS_WAKEUP;
      results[2] = target.suspendState;
      results[3] = VcpuRunWakeup.PSCI_CPU_SUSPEND;
    } else if (target.schedule.blockedBy(BlockFlag.ADDRSPACE_VMMIO_ACCESS)) {
      VcpuExit exit = target.exit;
      results[1] =
          exit.write ? VcpuRunState.ADDRSPACE_VMMIO_WRITE : VcpuRunState.ADDRSPACE_VMMIO_READ;
      results[2] = exit.ipa;
      results[3] = exit.size;
      results[4] = exit.write ? exit.value : 0;
    } else if (target.schedule.blockedBy(BlockFlag.VCPU_FAULT)) {
      results[1] = VcpuRunState.FAULT;
    } else if (target.schedule.blockedBy(BlockFlag.VCPU_OFF)) {
      results[1] = VcpuRunState.POWERED_OFF;
    } else {
      results[1] = VcpuRunState.BLOCKED;
    }
  }

  /** {@code vcpu_run_check}. */
  static int check(HypercallFrame frame) {
    Vcpu target = frame.object(0, Vcpu.class);
    if (target.schedule.runnable() || target.hypervisor().scheduler().idles(target)) {
      return ErrorCode.BUSY;
    }
    classify(target, frame.result, true);
    return frame.result[1] == VcpuRunState.BLOCKED ? ErrorCode.BUSY : ErrorCode.OK;
  }

  /** Puts a vCPU that does not run into proxy mode; it stays in it. */
  static void enable(Vcpu vcpu) {
    if (!vcpu.proxied) {
      vcpu.proxied = true;
      VcpuPower.block(vcpu, BlockFlag.VCPU_RUN);
    }
  }

  /** The guest accessed an address that its proxy serves. */
  public static void mmioExit(Vcpu vcpu) {
    Hypervisor hypervisor = vcpu.hypervisor();
    VcpuExit exit = vcpu.exit;
    if (hypervisor.tracer().on(Category.MMIO)) {
      hypervisor
          .tracer()
          .begin(VcpuEvents.MMIO_EXIT, vcpu.vmid(), vcpu.vicIndex())
          .arg(exit.ipa)
          .arg(exit.size)
          .arg(exit.write ? 1 : 0)
          .arg(exit.write ? exit.value : 0)
          .arg(vcpu.state.pc)
          .end();
    }
    VcpuPower.block(vcpu, BlockFlag.ADDRSPACE_VMMIO_ACCESS);
  }
}
