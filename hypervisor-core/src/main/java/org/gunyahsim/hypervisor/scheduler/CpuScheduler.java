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
 *
 * <p>The slice is looked at when there is something to decide, and its timer is set then, for the
 * active thread's equals or for the end of its directed yield: a slice that nobody waits for may
 * last much longer than its length, and ends at the next decision.
 */
public final class CpuScheduler {
  final int index;
  final RunQueue queue = new RunQueue();
  @Nullable Vcpu active;
  @Nullable Vcpu running;

  /** The active thread waits in {@code wfi} and keeps the CPU, or has done so until now. */
  boolean idling;

  /** At the last decision nobody else was there: a {@code wfi} idles inside EL2. */
  boolean canIdle;

  /** Since when the active thread's slice has been counting, ns. */
  long activeSince;

  /** When the slice's timer fires, ns; {@link Long#MAX_VALUE} when it is not set. */
  long deadline = Long.MAX_VALUE;

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
   * When the active thread's slice ends, ns: {@link Long#MAX_VALUE} unless at the last decision
   * somebody of the same priority waited or a directed yield was in force.
   */
  public long sliceDeadline() {
    return deadline;
  }

  /** Decides who runs from {@code now} on. */
  @Nullable Vcpu pick(long now) {
    needed = false;
    if (idling && keepsIdling()) {
      return running;
    }
    select(now);
    Vcpu next = active;
    canIdle = queue.isEmpty();
    deadline = next == null ? Long.MAX_VALUE : deadlineOf(next.schedule);
    if (next != null) {
      next = yieldTarget(next);
    }
    load(next);
    return next;
  }

  /**
   * A vCPU idles inside EL2. Unless something else wants the CPU it goes on idling, or it was woken
   * and goes on where it was; neither counts as a decision.
   *
   * @return false when there is something to decide
   */
  private boolean keepsIdling() {
    Vcpu thread = active;
    if (thread != null && queue.isEmpty()) {
      ThreadSchedule s = thread.schedule;
      if (s.runnable()) {
        idling = false;
        load(thread);
        return true;
      }
      if (s.blockFlags == BlockFlag.VCPU_WFI) {
        load(null);
        return true;
      }
    }
    idling = false;
    if (thread != null && !thread.schedule.runnable()) {
      active = null;
    }
    return false;
  }

  /** Accounts for the time since the last decision, and makes the right thread the active one. */
  private void select(long now) {
    Vcpu previous = active;
    int top = queue.topPriority();
    if (previous == null) {
      active = queue.removeFirst();
    } else {
      ThreadSchedule s = previous.schedule;
      s.remaining -= now - activeSince;
      boolean expired = s.remaining <= 0;
      if (expired) {
        s.remaining = s.timeslice;
        s.yieldTo = null;
      }
      if (top > s.priority || expired && top == s.priority) {
        active = queue.removeFirst();
        if (expired) {
          queue.addLast(previous);
        } else {
          queue.addFirst(previous);
        }
      }
    }
    activeSince = now;
  }

  private long deadlineOf(ThreadSchedule s) {
    boolean limited = s.yieldTo != null || queue.hasPriority(s.priority);
    return limited ? activeSince + s.remaining : Long.MAX_VALUE;
  }

  /** Who runs when {@code thread} is active. */
  private Vcpu yieldTarget(Vcpu thread) {
    ThreadSchedule s = thread.schedule;
    Vcpu target = s.yieldTo;
    if (target != null) {
      ThreadSchedule t = target.schedule;
      boolean here = t.affinity == index || t.affinity == ThreadSchedule.NO_CPU;
      boolean free = t.runningOn == index || t.runningOn == ThreadSchedule.NO_CPU;
      if (t.runnable() && here && free) {
        canIdle = false;
        return target;
      }
      s.yieldTo = null;
    }
    s.inYield = false;
    return thread;
  }

  /** Takes away a thread that has been blocked, or has moved to another CPU. */
  void remove(Vcpu vcpu) {
    ThreadSchedule s = vcpu.schedule;
    s.yieldTo = null;
    if (s.queued) {
      queue.remove(vcpu);
    } else if (active == vcpu) {
      active = null;
      idling = false;
      needed = true;
    }
  }

  /** Lets go of a thread that has exited: it may be destroyed before the next decision. */
  void forget(Vcpu vcpu) {
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
