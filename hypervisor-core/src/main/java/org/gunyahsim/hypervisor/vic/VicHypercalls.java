package org.gunyahsim.hypervisor.vic;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.hypercall.HypercallBinder;
import org.gunyahsim.hypervisor.hypercall.HypercallFrame;
import org.gunyahsim.hypervisor.vcpu.Vcpu;

/** The hypercalls about virtual interrupt controllers and physical interrupts. */
final class VicHypercalls {
  private VicHypercalls() {}

  static void register(HypercallBinder calls) {
    calls.bind(HypercallNumber.VIC_CONFIGURE, VicHypercalls::configure);
    calls.bind(HypercallNumber.VIC_ATTACH_VCPU, VicHypercalls::attachVcpu);
    calls.bind(HypercallNumber.VIC_BIND_MSI_SOURCE, VicHypercalls::bindMsiSource);
    calls.bind(HypercallNumber.VGIC_SET_MPIDR_MAPPING, VicHypercalls::setMpidrMapping);
    calls.bind(HypercallNumber.HWIRQ_BIND_VIRQ, VicHypercalls::bindHwIrq);
    calls.bind(HypercallNumber.HWIRQ_UNBIND_VIRQ, VicHypercalls::unbindHwIrq);
    calls.bind(HypercallNumber.ADDRSPACE_ATTACH_VDEVICE, VicHypercalls::attachVdevice);
  }

  private static int configure(HypercallFrame frame) {
    return frame
        .object(0, Vic.class)
        .configure((int) frame.arg[1], (int) frame.arg[2], frame.arg[3], (int) frame.arg[4]);
  }

  private static int attachVcpu(HypercallFrame frame) {
    Vic vic = frame.object(0, Vic.class);
    long index = frame.arg[2];
    if (index >= vic.maxVcpus()) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    frame.object(1, Vcpu.class).attachVic(vic, (int) index);
    return ErrorCode.OK;
  }

  /** There is no ITS: nobody looks at the capability of the source. */
  private static int bindMsiSource(HypercallFrame frame) {
    return ErrorCode.CSPACE_WRONG_OBJECT_TYPE;
  }

  private static int setMpidrMapping(HypercallFrame frame) {
    long[] shifts = {frame.arg[2], frame.arg[3], frame.arg[4], frame.arg[5]};
    return frame.object(0, Vic.class).setMpidrMapping(frame.arg[1], shifts, frame.arg[6] != 0);
  }

  private static int bindHwIrq(HypercallFrame frame) {
    return frame.object(0, HwIrq.class).bind(frame.object(1, Vic.class), (int) frame.arg[2]);
  }

  private static int unbindHwIrq(HypercallFrame frame) {
    return frame.object(0, HwIrq.class).unbind();
  }

  private static int attachVdevice(HypercallFrame frame) {
    return frame
        .object(1, Vic.class)
        .attachFrame(
            frame.object(0, AddressSpace.class),
            (int) frame.arg[2],
            frame.arg[3],
            frame.arg[4],
            frame.arg[5]);
  }
}
