package org.gunyahsim.hypervisor.core;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.abi.VcpuRunState;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.scheduler.ThreadSchedule;
import org.gunyahsim.hypervisor.vcpu.BlockFlag;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/**
 * Where a vCPU is and what keeps it there, for people: monitor, reports, scenarios. A copy; it does
 * not change when the machine goes on.
 *
 * @param objectId of the thread object
 * @param where running, ready, or what it waits for
 * @param blockedBy names of its block flags, as in the hypercall reference, section 7.2
 * @param cpu physical CPU that it is loaded on, or -1
 * @param affinity physical CPU that it belongs to, or -1
 * @param proxied scheduled by {@code vcpu_run}
 * @param lastRunState what the last {@code vcpu_run} of it returned, for a proxied one
 * @param lastExit why it last left the guest
 */
public record VcpuView(
    long objectId,
    int vmid,
    int index,
    Where where,
    List<String> blockedBy,
    int cpu,
    int affinity,
    int priority,
    boolean proxied,
    String lastRunState,
    String lastExit,
    long pc,
    int exceptionLevel) {

  /** The one word for it. */
  public enum Where {
    RUNNING,
    /** Could run, and waits for its turn. */
    READY,
    /** Runs another vCPU by {@code vcpu_run} or a directed yield. */
    YIELDING,
    BLOCKED,
    EXITED
  }

  private static final String[] FLAG_NAMES = {
    "thread_lifecycle",
    "vcpu_off",
    "vcpu_suspend",
    "vcpu_wfi",
    "vcpu_fault",
    "vcpu_run",
    "addrspace_vmmio_access",
    "affinity_changed"
  };

  /** All vCPUs of a machine, in order of creation. */
  public static List<VcpuView> all(Hypervisor hypervisor) {
    List<VcpuView> views = new ArrayList<>();
    for (HypObject object : hypervisor.objects().all()) {
      if (object instanceof Vcpu vcpu) {
        views.add(of(vcpu));
      }
    }
    return views;
  }

  /** The vCPU with this index in a VM, or null. */
  public static @Nullable VcpuView find(Hypervisor hypervisor, int vmid, int index) {
    for (VcpuView view : all(hypervisor)) {
      if (view.vmid == vmid && view.index == index) {
        return view;
      }
    }
    return null;
  }

  /** A view of one. */
  public static VcpuView of(Vcpu vcpu) {
    ThreadSchedule s = vcpu.schedule;
    return new VcpuView(
        vcpu.id(),
        vcpu.vmid(),
        vcpu.vicIndex(),
        where(vcpu),
        flagNames(s.blockFlags()),
        s.runningOn(),
        s.affinity(),
        s.priority(),
        vcpu.proxied(),
        VcpuRunState.name(vcpu.lastRunState()),
        ExitReason.name(vcpu.exit.reason),
        vcpu.state.pc,
        vcpu.state.el);
  }

  private static Where where(Vcpu vcpu) {
    ThreadSchedule s = vcpu.schedule;
    if (s.exited()) {
      return Where.EXITED;
    }
    if (vcpu.running()) {
      return Where.RUNNING;
    }
    if (vcpu.inVcpuRun() || s.yieldTo() != null) {
      return Where.YIELDING;
    }
    return s.runnable() ? Where.READY : Where.BLOCKED;
  }

  /** The names of a set of {@link BlockFlag}s, lowest bit first. */
  public static List<String> flagNames(int flags) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < FLAG_NAMES.length; i++) {
      if ((flags >>> i & 1) != 0) {
        names.add(FLAG_NAMES[i]);
      }
    }
    return List.copyOf(names);
  }

  /** One line, as in {@code VM 3 vCPU 0: blocked by vcpu_wfi, pc 0x41001000, last exit wfi}. */
  public String describe() {
    StringBuilder out = new StringBuilder();
    out.append("VM ").append(vmid).append(" vCPU ").append(index).append(": ");
    out.append(
        switch (where) {
          case RUNNING -> "running on CPU " + cpu;
          case READY -> "ready";
          case YIELDING -> "running another vCPU";
          case BLOCKED -> "blocked by " + String.join(" and ", blockedBy);
          case EXITED -> "exited";
        });
    out.append(", pc 0x").append(Long.toHexString(pc));
    out.append(", last exit ").append(lastExit);
    if (proxied) {
      out.append(", last vcpu_run state ").append(lastRunState);
    }
    return out.toString();
  }
}
