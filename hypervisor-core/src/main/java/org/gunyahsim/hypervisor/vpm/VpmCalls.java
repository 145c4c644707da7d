package org.gunyahsim.hypervisor.vpm;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.hypercall.HypercallBinder;
import org.gunyahsim.hypervisor.hypercall.HypercallFrame;
import org.gunyahsim.hypervisor.object.ObjectState;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vic.Vic;

/** Hypercalls on VPM groups (section 2.12). */
public final class VpmCalls {
  private VpmCalls() {}

  /** Registers the handlers. */
  public static void register(HypercallBinder b) {
    b.bind(HypercallNumber.VPM_GROUP_CONFIGURE, VpmCalls::configure);
    b.bind(HypercallNumber.VPM_GROUP_ATTACH_VCPU, VpmCalls::attachVcpu);
    b.bind(HypercallNumber.VPM_GROUP_BIND_VIRQ, VpmCalls::bindVirq);
    b.bind(HypercallNumber.VPM_GROUP_UNBIND_VIRQ, VpmCalls::unbindVirq);
    b.bind(HypercallNumber.VPM_GROUP_GET_STATE, VpmCalls::getState);
  }

  private static int configure(HypercallFrame f) {
    f.object(0, VpmGroup.class).configure(f.arg[1]);
    return ErrorCode.OK;
  }

  private static int attachVcpu(HypercallFrame f) {
    Vcpu vcpu = f.object(1, Vcpu.class);
    if (vcpu.state() != ObjectState.INIT) {
      return ErrorCode.OBJECT_STATE;
    }
    // Taken as a CPU's number, which has 16 bits.
    int index = (int) f.arg[2] & 0xFFFF;
    if (index >= VpmGroup.SLOTS) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    vcpu.attachVpmGroup(f.object(0, VpmGroup.class), index);
    return ErrorCode.OK;
  }

  private static int bindVirq(HypercallFrame f) {
    return f.object(0, VpmGroup.class).systemSuspend().bind(f.object(1, Vic.class), (int) f.arg[2]);
  }

  private static int unbindVirq(HypercallFrame f) {
    f.object(0, VpmGroup.class).systemSuspend().unbind();
    return ErrorCode.OK;
  }

  private static int getState(HypercallFrame f) {
    f.result[1] = f.object(0, VpmGroup.class).powerState();
    return ErrorCode.OK;
  }
}
