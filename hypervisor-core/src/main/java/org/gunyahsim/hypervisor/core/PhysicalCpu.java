package org.gunyahsim.hypervisor.core;

import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.scheduler.CpuScheduler;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/** One physical CPU: its clock and its scheduler. */
public final class PhysicalCpu {
  private final int index;
  private final CpuScheduler scheduler;

  /** Virtual time up to which this CPU has run, ns. */
  long clock;

  /** Nothing to run and nothing to decide: costs nothing until somebody wakes it. */
  boolean idle = true;

  private @Nullable Vcpu primaryVcpu;

  PhysicalCpu(int index, CpuScheduler scheduler) {
    this.index = index;
    this.scheduler = scheduler;
  }

  public int index() {
    return index;
  }

  /** Virtual time up to which this CPU has run, ns. */
  public long clock() {
    return clock;
  }

  public CpuScheduler scheduler() {
    return scheduler;
  }

  /** The vCPU whose registers are loaded, or null while idle. */
  public @Nullable Vcpu running() {
    return scheduler.running();
  }

  /**
   * Makes a vCPU the primary VM's one on this CPU; there is one at most.
   *
   * @return false when there is another
   */
  public boolean claimForPrimaryVm(Vcpu vcpu) {
    if (primaryVcpu != null && primaryVcpu != vcpu) {
      return false;
    }
    primaryVcpu = vcpu;
    return true;
  }

  /** Undoes {@link #claimForPrimaryVm}; nothing happens when another vCPU has the CPU. */
  public void releaseFromPrimaryVm(Vcpu vcpu) {
    if (primaryVcpu == vcpu) {
      primaryVcpu = null;
    }
  }

  void save(StateWriter out) {
    out.i64(clock);
    out.bool(idle);
    out.i64(ObjectService.idOf(primaryVcpu));
  }

  void load(StateReader in, ObjectService objects) {
    clock = in.i64();
    idle = in.bool();
    primaryVcpu = objects.resolve(in.i64(), Vcpu.class);
  }
}
