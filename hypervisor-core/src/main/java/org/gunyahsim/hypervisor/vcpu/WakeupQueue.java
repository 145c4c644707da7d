package org.gunyahsim.hypervisor.vcpu;

import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
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

  /** Writes who waits, in order. */
  public void save(StateWriter out) {
    out.section("wakeups", 1);
    for (Vcpu vcpu = first; vcpu != null; vcpu = vcpu.nextWakeup) {
      if (vcpu.isActive()) {
        out.i64(vcpu.id());
      }
    }
    out.i64(0);
  }

  /** Reads what {@link #save} wrote. */
  public void load(StateReader in, ObjectService objects) {
    in.section("wakeups");
    Vcpu vcpu = objects.resolve(in.i64(), Vcpu.class);
    while (vcpu != null) {
      add(vcpu);
      vcpu = objects.resolve(in.i64(), Vcpu.class);
    }
  }
}
