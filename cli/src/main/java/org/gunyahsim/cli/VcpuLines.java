package org.gunyahsim.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gunyahsim.guest.loader.Symbols;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.vcpu.BlockFlag;
import org.gunyahsim.hypervisor.vcpu.ExitHistory;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.resourcemanager.protocol.VmId;

/** Where each vCPU is, what it waits for, and how it last left the guest. */
final class VcpuLines {
  private VcpuLines() {}

  /** The last exits that are told of each vCPU. */
  private static final int EXITS = 4;

  /** The same of programs written in Java, which are not what a person looks for first. */
  private static final int JAVA_EXITS = 2;

  static List<String> of(Machine machine) {
    List<Vcpu> vcpus = new ArrayList<>();
    for (HypObject object : machine.hypervisor().objects().all()) {
      if (object instanceof Vcpu vcpu && vcpu.engine() != null) {
        vcpus.add(vcpu);
      }
    }
    vcpus.sort(Comparator.comparingInt(Vcpu::vmid).thenComparingInt(Vcpu::vicIndex));
    List<String> lines = new ArrayList<>();
    for (Vcpu vcpu : vcpus) {
      String name = machine.vmName(vcpu.vmid());
      StringBuilder line = new StringBuilder();
      line.append(name).append(" vCPU ").append(vcpu.vicIndex()).append(": ").append(state(vcpu));
      if (hasCode(machine, vcpu) && (vcpu.blockFlags() & BlockFlag.VCPU_OFF) == 0) {
        line.append(", EL").append(vcpu.state.el).append(" at ");
        place(line, machine.symbols(name), vcpu.state.pc);
      }
      lines.add(line.toString());
      exits(lines, machine, vcpu, name);
    }
    return lines;
  }

  private static void place(StringBuilder line, Symbols symbols, long pc) {
    line.append("0x").append(Long.toHexString(pc));
    String symbol = symbols.describe(pc);
    if (symbol != null) {
      line.append(" (").append(symbol).append(')');
    }
  }

  /** The last exits, the last one last. */
  private static void exits(List<String> lines, Machine machine, Vcpu vcpu, String name) {
    List<ExitHistory.Entry> entries = vcpu.history.entries();
    int most = hasCode(machine, vcpu) ? EXITS : JAVA_EXITS;
    for (ExitHistory.Entry entry :
        entries.subList(Math.max(0, entries.size() - most), entries.size())) {
      StringBuilder line = new StringBuilder("    ");
      line.append(Durations.format(entry.time())).append(": ").append(entry.describe());
      if (hasCode(machine, vcpu)) {
        line.append(" at ");
        place(line, machine.symbols(name), entry.pc());
      }
      if (entry.times() > 1) {
        line.append(", ").append(entry.times()).append(" times");
      }
      lines.add(line.toString());
    }
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
    // Without a power group wfi is a suspend too.
    boolean suspended = (flags & BlockFlag.VCPU_SUSPEND) != 0;
    if (suspended && vcpu.vpmGroup() != null) {
      return "suspended (PSCI)";
    }
    if (suspended || (flags & BlockFlag.VCPU_WFI) != 0) {
      return "waiting for an interrupt (wfi)";
    }
    if ((flags & BlockFlag.VCPU_RUN) != 0) {
      return "waiting to be run";
    }
    return vcpu.inVcpuRun() ? "in vcpu_run" : "ready to run";
  }
}
