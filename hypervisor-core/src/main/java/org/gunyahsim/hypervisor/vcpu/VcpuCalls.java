package org.gunyahsim.hypervisor.vcpu;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallArgument.State;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallRule;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.Rights;
import org.gunyahsim.hypervisor.abi.VcpuPowerFlags;
import org.gunyahsim.hypervisor.abi.VcpuRegisterSet;
import org.gunyahsim.hypervisor.abi.VcpuVirqType;
import org.gunyahsim.hypervisor.abi.YieldControl;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.hypercall.HypercallBinder;
import org.gunyahsim.hypervisor.hypercall.HypercallFrame;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.scheduler.ThreadSchedule;
import org.gunyahsim.hypervisor.vic.Vic;

/** Hypercalls on vCPUs and the scheduler (section 2.11). */
public final class VcpuCalls {
  private VcpuCalls() {}

  /** Registers the handlers. */
  public static void register(HypercallBinder b, Hypervisor hypervisor) {
    b.bind(HypercallNumber.VCPU_CONFIGURE, VcpuCalls::configure);
    b.bind(HypercallNumber.VCPU_POWERON, VcpuCalls::powerOn);
    b.bind(HypercallNumber.VCPU_POWEROFF, VcpuCalls::powerOff);
    b.bind(HypercallNumber.VCPU_KILL, VcpuCalls::kill);
    b.bind(HypercallNumber.VCPU_SET_AFFINITY, f -> setAffinity(hypervisor, f));
    b.bind(HypercallNumber.VCPU_SET_PRIORITY, f -> setPriority(hypervisor, f));
    b.bind(HypercallNumber.VCPU_SET_TIMESLICE, f -> setTimeslice(hypervisor, f));
    b.bind(HypercallNumber.VCPU_BIND_VIRQ, VcpuCalls::bindVirq);
    b.bind(HypercallNumber.VCPU_UNBIND_VIRQ, VcpuCalls::unbindVirq);
    b.bind(HypercallNumber.VCPU_REGISTER_WRITE, VcpuCalls::registerWrite);
    b.bind(HypercallNumber.VCPU_RUN, VcpuRun::run);
    b.bind(HypercallNumber.VCPU_RUN_CHECK, VcpuRun::check);
    b.bind(HypercallNumber.SCHEDULER_YIELD, f -> schedulerYield(hypervisor, f));
  }

  private static int configure(HypercallFrame f) {
    f.object(0, Vcpu.class).configure(f.arg[1]);
    return ErrorCode.OK;
  }

  private static int powerOn(HypercallFrame f) {
    return VcpuPower.powerOn(f.object(0, Vcpu.class), f.arg[1], f.arg[2], f.arg[3]);
  }

  private static int powerOff(HypercallFrame f) {
    if (f.object(0, Vcpu.class) != f.caller()) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    return VcpuPower.powerOff(f.caller(), (f.arg[1] & VcpuPowerFlags.LAST_VCPU) != 0);
  }

  private static int kill(HypercallFrame f) {
    VcpuPower.kill(f.object(0, Vcpu.class));
    return ErrorCode.OK;
  }

  private static int setAffinity(Hypervisor hypervisor, HypercallFrame f) {
    Vcpu vcpu = f.object(0, Vcpu.class);
    int target = (int) f.arg[1] == 0xFFFF ? ThreadSchedule.NO_CPU : (int) f.arg[1];
    return switch (vcpu.state()) {
      case INIT, ACTIVE -> hypervisor.scheduler().setAffinity(vcpu, target);
      default -> ErrorCode.OBJECT_STATE;
    };
  }

  private static int setPriority(Hypervisor hypervisor, HypercallFrame f) {
    Vcpu vcpu = f.object(0, Vcpu.class);
    long priority = f.arg[1];
    if (priority > Limits.VCPU_MAX_PRIORITY) {
      return ErrorCode.DENIED;
    }
    return switch (vcpu.state()) {
      case INIT -> {
        hypervisor.scheduler().configure(vcpu, (int) priority, vcpu.schedule.timeslice());
        yield ErrorCode.OK;
      }
      default -> ErrorCode.OBJECT_STATE;
    };
  }

  private static int setTimeslice(Hypervisor hypervisor, HypercallFrame f) {
    Vcpu vcpu = f.object(0, Vcpu.class);
    long ns = f.arg[1];
    return switch (vcpu.state()) {
      case INIT -> {
        if (ns < Limits.TIMESLICE_MIN || ns > Limits.TIMESLICE_MAX) {
          yield ErrorCode.ARGUMENT_INVALID;
        }
        hypervisor.scheduler().configure(vcpu, vcpu.schedule.priority(), ns);
        yield ErrorCode.OK;
      }
      default -> ErrorCode.OBJECT_STATE;
    };
  }

  private static int bindVirq(HypercallFrame f) {
    Vcpu vcpu = f.object(0, Vcpu.class);
    Vic vic = f.object(1, Vic.class);
    int virq = (int) f.arg[2];
    switch ((int) f.arg[3]) {
      case VcpuVirqType.HALT -> {
        return vcpu.halt().bind(vic, virq);
      }
      case VcpuVirqType.VCPU_RUN_WAKEUP -> {
        if (vcpu.hypervisor().scheduler().current(vcpu)) {
          return f.refuse(HypercallRule.BIND_RUNNING);
        }
        int error = vcpu.runWakeup().bind(vic, virq);
        if (error == ErrorCode.OK) {
          VcpuRun.enable(vcpu);
        }
        return error;
      }
      default -> {
        return f.refuse(HypercallRule.VIRQ_TYPE);
      }
    }
  }

  private static int unbindVirq(HypercallFrame f) {
    Vcpu vcpu = f.object(0, Vcpu.class);
    switch ((int) f.arg[1]) {
      case VcpuVirqType.HALT -> vcpu.halt().unbind();
      case VcpuVirqType.VCPU_RUN_WAKEUP -> vcpu.runWakeup().unbind();
      default -> {
        return ErrorCode.ARGUMENT_INVALID;
      }
    }
    return ErrorCode.OK;
  }

  private static int registerWrite(HypercallFrame f) {
    Vcpu vcpu = f.object(0, Vcpu.class);
    if (vcpu.killed() || vcpu.schedule.exited()) {
      return ErrorCode.OBJECT_STATE;
    }
    if (!vcpu.schedule.blockedBy(BlockFlag.VCPU_OFF)) {
      return ErrorCode.BUSY;
    }
    long index = f.arg[2];
    long value = f.arg[3];
    switch ((int) f.arg[1]) {
      case VcpuRegisterSet.X -> {
        if (index > 30) {
          return ErrorCode.ARGUMENT_INVALID;
        }
        vcpu.state.x[(int) index] = value;
      }
      case VcpuRegisterSet.PC -> {
        if (index != 0 || (value & 3) != 0) {
          return ErrorCode.ARGUMENT_INVALID;
        }
        vcpu.state.pc = value;
      }
      case VcpuRegisterSet.SP_EL -> {
        if (index > 1 || (value & 15) != 0) {
          return ErrorCode.ARGUMENT_INVALID;
        }
        if (index == 0) {
          vcpu.state.setSpEl0(value);
        } else {
          vcpu.state.setSpEl1(value);
        }
      }
      default -> {
        return ErrorCode.ARGUMENT_INVALID;
      }
    }
    return ErrorCode.OK;
  }

  private static int schedulerYield(Hypervisor hypervisor, HypercallFrame f) {
    int control = (int) f.arg[0];
    if ((control & YieldControl.IMPL_DEF) != 0) {
      return f.refuse(HypercallRule.YIELD_HINT);
    }
    int cpu = hypervisor.cpu().index();
    switch (control & YieldControl.HINT_MASK) {
      case YieldControl.HINT_YIELD -> hypervisor.scheduler().yieldSlice(cpu, f.caller());
      case YieldControl.HINT_YIELD_TO_THREAD -> {
        int error = f.lookUp(1, ObjectType.THREAD, Rights.THREAD_YIELD_TO, State.ACTIVE);
        if (error != ErrorCode.OK) {
          return error;
        }
        hypervisor.scheduler().yieldTo(cpu, f.caller(), f.object(1, Vcpu.class));
      }
      default -> {
        return f.refuse(HypercallRule.YIELD_HINT);
      }
    }
    return ErrorCode.OK;
  }
}
