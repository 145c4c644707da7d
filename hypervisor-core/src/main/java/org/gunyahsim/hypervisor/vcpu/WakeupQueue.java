package org.gunyahsim.hypervisor.vcpu;

import org.jspecify.annotations.Nullable;

/**
 * Wake-up virtual IRQs that are due for proxies. They are raised on the way out of EL2, as the real
 * hypervisor does through a task queue: raising one while another interrupt is being delivered
 * could run in circles.
 */
public final class WakeupQueue {
  private @Nullable Vcpu first;
  private @Nullable Vcpu last;

  /** True when {@link #drain} has something to do. */
  public boolean isDue() {
    return first != null;
  }

  void add(Vcpu vcpu) {
    if (vcpu.wakeupDue) {
      return;
    }
    vcpu.wakeupDue = true;
    vcpu.nextWakeup = null;
    if (last == null) {
      first = vcpu;
    } else {
      last.nextWakeup = vcpu;
    }
    last = vcpu;
  }

  /** Raises what was due when it was called; what that causes waits for the next time. */
  public void drain() {
    Vcpu vcpu = first;
    first = null;
    last = null;
    while (vcpu != null) {
      Vcpu next = vcpu.nextWakeup;
      vcpu.nextWakeup = null;
      vcpu.wakeupDue = false;
      vcpu.runWakeup().raise(true);
      vcpu = next;
    }
  }
}
