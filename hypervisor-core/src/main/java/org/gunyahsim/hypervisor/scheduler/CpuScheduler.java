package org.gunyahsim.hypervisor.scheduler;

import org.gunyahsim.hypervisor.vcpu.BlockFlag;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/**
 * Scheduling of one physical CPU.
 *
 * <p>The <em>active</em> thread is the one that was taken from the queues: its priority and time
 * slice count. The <em>running</em> one is loaded: the active thread, or the thread that it yields
 * to. A vCPU that waits in {@code wfi} while nothing else wants the CPU stays active without
 * running ("idles inside EL2"), its slice ticking.
 */
public final class CpuScheduler {
  final int index;
  final RunQueue queue = new RunQueue();
  @Nullable Vcpu active;
  @Nullable Vcpu running;

  /** Since when the active thread's slice has been counting, ns. */
  long activeSince;

  /** The decision of {@link #pick} may be out of date. */
  boolean needed;

  CpuScheduler(int index) {
    this.index = index;
  }

  /** True when {@link #pick} has to be asked before anything runs on. */
  public boolean needed() {
    return needed;
  }

  /** The thread whose priority and slice count, or null. */
  public @Nullable Vcpu active() {
    return active;
  }

  /** The thread that is loaded, or null while the CPU idles. */
  public @Nullable Vcpu running() {
    return running;
  }

  /**
   * When the active thread's slice ends, ns: {@link Long#MAX_VALUE} unless somebody of the same
   * priority waits or a directed yield is in force.
   */
  public long sliceDeadline() {
    Vcpu thread = active;
    if (thread == null) {
      return Long.MAX_VALUE;
    }
    ThreadSchedule s = thread.schedule;
    if (s.yieldTo == null && !queue.hasPriority(s.priority)) {
      return Long.MAX_VALUE;
    }
    return activeSince + s.remaining;
  }

  /** Decides who runs from {@code now} on. */
  @Nullable Vcpu pick(long now) {
    needed = false;
    Vcpu thread = active;
    if (thread != null) {
      ThreadSchedule s = thread.schedule;
      s.remaining -= now - activeSince;
      activeSince = now;
      if (!s.runnable()) {
        if (queue.isEmpty() && s.blockFlags == BlockFlag.VCPU_WFI) {
          load(null);
          return null;
        }
        s.yieldTo = null;
        active = null;
      } else {
        keepOrRequeue(thread, s);
      }
    }
    if (active == null) {
      active = queue.removeFirst();
      activeSince = now;
    }
    Vcpu next = active == null ? null : yieldTarget(active);
    load(next);
    return next;
  }

  /** Puts a runnable active thread back into its queue when another one's turn has come. */
  private void keepOrRequeue(Vcpu thread, ThreadSchedule s) {
    int top = queue.topPriority();
    if (top > s.priority) {
      queue.addFirst(thread);
      active = null;
    } else if (s.remaining <= 0 && (top == s.priority || s.yieldTo != null)) {
      s.remaining = s.timeslice;
      s.yieldTo = null;
      if (top == s.priority) {
        queue.addLast(thread);
        active = null;
      }
    }
  }

  private Vcpu yieldTarget(Vcpu thread) {
    Vcpu target = thread.schedule.yieldTo;
    if (target == null) {
      return thread;
    }
    ThreadSchedule t = target.schedule;
    boolean here = t.affinity == index || t.affinity == ThreadSchedule.NO_CPU;
    boolean free = t.runningOn == index || t.runningOn == ThreadSchedule.NO_CPU;
    if (t.runnable() && here && free) {
      return target;
    }
    thread.schedule.yieldTo = null;
    return thread;
  }

  /** Lets go of a thread that has exited: it may be destroyed before the next decision. */
  void forget(Vcpu vcpu) {
    if (active == vcpu) {
      vcpu.schedule.yieldTo = null;
      active = null;
      needed = true;
    }
    if (running == vcpu) {
      load(null);
      needed = true;
    }
  }

  private void load(@Nullable Vcpu next) {
    Vcpu previous = running;
    if (previous != next) {
      if (previous != null) {
        previous.schedule.runningOn = ThreadSchedule.NO_CPU;
      }
      if (next != null) {
        next.schedule.runningOn = index;
      }
      running = next;
    }
  }
}
