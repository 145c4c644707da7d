package org.gunyahsim.hypervisor.core;

import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/** One physical CPU: its clock and who runs on it. */
public final class PhysicalCpu {
  private final int index;

  /** Virtual time up to which this CPU has run, ns. */
  long clock;

  /** Whose registers are loaded; null while idle. */
  @Nullable Vcpu running;

  PhysicalCpu(int index) {
    this.index = index;
  }

  public int index() {
    return index;
  }

  /** Virtual time up to which this CPU has run, ns. */
  public long clock() {
    return clock;
  }

  /** The vCPU whose registers are loaded, or null while idle. */
  public @Nullable Vcpu running() {
    return running;
  }
}
