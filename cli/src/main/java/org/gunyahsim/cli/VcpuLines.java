package org.gunyahsim.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.vcpu.BlockFlag;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.resourcemanager.protocol.VmId;

/** Where each vCPU is and what it waits for, a line each. */
final class VcpuLines {
  private VcpuLines() {}

  static List<String> of(Machine machine, IntFunction<String> vmNames) {
    List<Vcpu> vcpus = new ArrayList<>();
    for (HypObject object : machine.hypervisor().objects().all()) {
      if (object instanceof Vcpu vcpu && vcpu.engine() != null) {
        vcpus.add(vcpu);
      }
    }
    vcpus.sort(Comparator.comparingInt(Vcpu::vmid).thenComparingInt(Vcpu::vicIndex));
    List<String> lines = new ArrayList<>();
    for (Vcpu vcpu : vcpus) {
      String name = vmNames.apply(vcpu.vmid());
      StringBuilder line = new StringBuilder();
      line.append(name).append(" vCPU ").append(vcpu.vicIndex()).append(": ").append(state(vcpu));
      if (hasCode(machine, vcpu) && (vcpu.blockFlags() & BlockFlag.VCPU_OFF) == 0) {
        line.append(", at 0x").append(Long.toHexString(vcpu.state.pc));
        String symbol = machine.symbols(name).describe(vcpu.state.pc);
        if (symbol != null) {
          line.append(" (").append(symbol).append(')');
        }
      }
      lines.add(line.toString());
    }
    return lines;
  }

  /** False for programs written in Java, which have no program counter. */
  private static boolean hasCode(Machine machine, Vcpu vcpu) {
    return vcpu.vmid() != VmId.RESOURCE_MANAGER
        && (vcpu.vmid() != VmId.PRIMARY || machine.spec().primary() != null);
  }

  private static String state(Vcpu vcpu) {
    int flags = vcpu.blockFlags();
    if (vcpu.killed()) {
      return "ended";
    }
    if (vcpu.running()) {
      return "running";
    }
    if ((flags & BlockFlag.VCPU_OFF) != 0) {
      return "off";
    }
    if ((flags & BlockFlag.VCPU_FAULT) != 0) {
      return "stopped by a fault";
    }
    if ((flags & BlockFlag.ADDRSPACE_VMMIO_ACCESS) != 0) {
      return "waiting for a device access";
    }
    if ((flags & BlockFlag.VCPU_SUSPEND) != 0) {
      return "suspended (PSCI)";
    }
    if ((flags & BlockFlag.VCPU_WFI) != 0) {
      return "waiting for an interrupt (wfi)";
    }
    if ((flags & BlockFlag.VCPU_RUN) != 0) {
      return "waiting to be run";
    }
    return vcpu.inVcpuRun() ? "in vcpu_run" : "ready to run";
  }
}
