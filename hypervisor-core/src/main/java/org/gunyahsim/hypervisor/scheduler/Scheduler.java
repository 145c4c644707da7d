package org.gunyahsim.hypervisor.scheduler;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.vcpu.BlockFlag;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/** Fixed-priority round robin over all physical CPUs. No load balancing: affinity decides. */
public final class Scheduler {
  private final CpuScheduler[] cpus;
  private final WakeListener listener;

  /** Threads whose migration waits for the end of the round, linked through the threads. */
  private @Nullable Vcpu migrating;

  private @Nullable Vcpu lastMigrating;

  public Scheduler(int cpuCount, WakeListener listener) {
    this.listener = listener;
    cpus = new CpuScheduler[cpuCount];
    for (int i = 0; i < cpuCount; i++) {
      cpus[i] = new CpuScheduler(i);
    }
  }

  public CpuScheduler cpu(int index) {
    return cpus[index];
  }

  /**
   * Decides who runs on a CPU from {@code now} on, and completes affinity changes of whom it
   * switched out.
   *
   * @return null when the CPU idles
   */
  public @Nullable Vcpu pick(int cpu, long now) {
    CpuScheduler c = cpus[cpu];
    Vcpu previous = c.running;
    Vcpu next = c.pick(now);
    if (previous != null && previous != next) {
      finishAffinityChange(previous);
    }
    return next;
  }

  /** Sets block flags. A vCPU that runs is switched out when EL2 is left. */
  public void block(Vcpu vcpu, int flags) {
    change(vcpu, vcpu.schedule.blockFlags | flags);
  }

  /**
   * Clears block flags. Who becomes runnable gets a fresh slice and the last place in its queue,
   * unless it has kept its CPU all the time ({@code wfi} that idled inside EL2).
   */
  public void unblock(Vcpu vcpu, int flags) {
    change(vcpu, vcpu.schedule.blockFlags & ~flags);
  }

  private void change(Vcpu vcpu, int flags) {
    ThreadSchedule s = vcpu.schedule;
    boolean before = s.runnable();
    s.blockFlags = flags;
    settle(vcpu, before);
  }

  /** Marks as killed: most block flags hold it back no longer. */
  public void kill(Vcpu vcpu) {
    ThreadSchedule s = vcpu.schedule;
    boolean before = s.runnable();
    s.killed = true;
    settle(vcpu, before);
    rescheduleRunning(s);
  }

  /** Ends a thread for good. */
  public void exit(Vcpu vcpu) {
    ThreadSchedule s = vcpu.schedule;
    boolean before = s.runnable();
    s.exited = true;
    s.blockFlags |= BlockFlag.THREAD_LIFECYCLE;
    settle(vcpu, before);
    for (CpuScheduler c : cpus) {
      c.forget(vcpu);
    }
  }

  /**
   * Takes a thread that became blocked, or is blocked for more than {@code wfi} now, out of its
   * CPU's scheduler; or one that woke into it.
   */
  private void settle(Vcpu vcpu, boolean before) {
    ThreadSchedule s = vcpu.schedule;
    boolean after = s.runnable();
    CpuScheduler home = s.affinity == ThreadSchedule.NO_CPU ? null : cpus[s.affinity];
    if (before == after) {
      if (!after && home != null && idles(vcpu) && s.blockFlags != BlockFlag.VCPU_WFI) {
        home.remove(vcpu);
      }
      return;
    }
    if (after) {
      if (home != null) {
        enqueue(home, vcpu);
      }
    } else {
      if (home != null && mayIdle(home, vcpu)) {
        home.idling = true;
      } else if (home != null) {
        home.remove(vcpu);
      }
      rescheduleRunning(s);
    }
  }

  /** A {@code wfi} by the only thread of a CPU: it keeps the CPU. */
  private static boolean mayIdle(CpuScheduler home, Vcpu vcpu) {
    return home.canIdle
        && home.active == vcpu
        && home.running == vcpu
        && vcpu.schedule.blockFlags == BlockFlag.VCPU_WFI;
  }

  /**
   * A thread has become runnable. The CPU decides anew unless the thread could not matter: others
   * are waiting already, and its priority is below the active thread's.
   */
  private void enqueue(CpuScheduler home, Vcpu vcpu) {
    ThreadSchedule s = vcpu.schedule;
    Vcpu active = home.active;
    boolean matters = true;
    if (active != vcpu) {
      matters = active == null || home.queue.isEmpty() || s.priority >= active.schedule.priority;
      s.remaining = s.timeslice;
      home.queue.addLast(vcpu);
    }
    if (matters) {
      home.needed = true;
      listener.woken(home.index);
    }
  }

  private void rescheduleRunning(ThreadSchedule s) {
    if (s.runningOn != ThreadSchedule.NO_CPU) {
      cpus[s.runningOn].needed = true;
    }
  }

  /**
   * {@code scheduler_yield} hint 0 by the thread that runs on a CPU: the end of its slice, or, when
   * it runs by somebody's directed yield, the end of that.
   */
  public void yieldSlice(int cpu, Vcpu caller) {
    CpuScheduler c = cpus[cpu];
    c.needed = true;
    Vcpu active = c.active;
    if (active == caller) {
      caller.schedule.remaining = 0;
    } else if (active != null) {
      active.schedule.yieldTo = null;
    }
  }

  /**
   * Lets {@code target} run in place of {@code caller}, which runs on a CPU now and keeps its place
   * in the schedule. When the caller runs by somebody's directed yield itself, that yield is
   * redirected; yielding back to whom it came from ends it.
   *
   * @return false when nothing has happened: the caller yields to itself, or an interrupt waits for
   *     a caller that would begin a yield
   */
  public boolean yieldTo(int cpu, Vcpu caller, Vcpu target) {
    if (target == caller) {
      return false;
    }
    CpuScheduler c = cpus[cpu];
    Vcpu active = c.active;
    if (active == caller) {
      if (caller.pendingWakeup()) {
        return false;
      }
      caller.schedule.yieldTo = target;
      caller.schedule.inYield = true;
    } else if (active != null) {
      active.schedule.yieldTo = target == active ? null : target;
    }
    c.needed = true;
    return true;
  }

  /** A wake-up event for a vCPU: if it has given its CPU away, it gets it back. */
  public void endYield(Vcpu vcpu) {
    ThreadSchedule s = vcpu.schedule;
    if (s.yieldTo != null) {
      s.yieldTo = null;
      if (s.affinity != ThreadSchedule.NO_CPU && cpus[s.affinity].active == vcpu) {
        cpus[s.affinity].needed = true;
      }
    }
  }

  /** True while a {@code wfi} of the vCPU idles inside EL2: it keeps its CPU and is not blocked. */
  public boolean idles(Vcpu vcpu) {
    int home = vcpu.schedule.affinity;
    return home != ThreadSchedule.NO_CPU && cpus[home].idling && cpus[home].active == vcpu;
  }

  /** True when the vCPU is the current thread of a CPU: it executes, or idles inside EL2. */
  public boolean current(Vcpu vcpu) {
    return vcpu.running() || idles(vcpu);
  }

  /**
   * Changes the affinity. The thread is blocked until it has been switched out, if it is on a CPU,
   * and, if it takes part in its group's power aggregation, until the end of a grace period: of the
   * current round of the step loop, when every CPU has been through the scheduler.
   *
   * @param target a CPU's index or {@link ThreadSchedule#NO_CPU}
   * @return OK when it has that affinity already; DENIED when it is pinned, by option or for the
   *     time of its directed yield; RETRY while an earlier change is in flight; else OK
   */
  public int setAffinity(Vcpu vcpu, int target) {
    ThreadSchedule s = vcpu.schedule;
    if (s.affinity == target) {
      return ErrorCode.OK;
    }
    if (vcpu.isActive() && vcpu.pinned() || s.inYield) {
      return ErrorCode.DENIED;
    }
    if (s.blockedBy(BlockFlag.AFFINITY_CHANGED)) {
      return ErrorCode.RETRY;
    }
    block(vcpu, BlockFlag.AFFINITY_CHANGED);
    s.affinity = target;
    finishAffinityChange(vcpu);
    return ErrorCode.OK;
  }

  private void finishAffinityChange(Vcpu vcpu) {
    ThreadSchedule s = vcpu.schedule;
    if (!s.blockedBy(BlockFlag.AFFINITY_CHANGED) || s.runningOn != ThreadSchedule.NO_CPU) {
      return;
    }
    if (s.affinity == ThreadSchedule.NO_CPU || !vcpu.isActive() || !vcpu.aggregated()) {
      unblock(vcpu, BlockFlag.AFFINITY_CHANGED);
    } else if (lastMigrating == null) {
      migrating = vcpu;
      lastMigrating = vcpu;
    } else {
      lastMigrating.schedule.next = vcpu;
      lastMigrating = vcpu;
    }
  }

  /** True when {@link #endGracePeriod} has something to do. */
  public boolean inGracePeriod() {
    return migrating != null;
  }

  /** Every CPU has been through the scheduler: completes the migrations that wait for it. */
  public void endGracePeriod() {
    Vcpu vcpu = migrating;
    migrating = null;
    lastMigrating = null;
    while (vcpu != null) {
      Vcpu following = vcpu.schedule.next;
      vcpu.schedule.next = null;
      unblock(vcpu, BlockFlag.AFFINITY_CHANGED);
      vcpu = following;
    }
  }

  /** Sets priority and slice of a thread that has not been activated. */
  public void configure(Vcpu vcpu, int priority, long timeslice) {
    ThreadSchedule s = vcpu.schedule;
    s.priority = priority;
    s.timeslice = timeslice;
    s.remaining = timeslice;
  }

  /**
   * Writes the queues and who is where; what belongs to one thread is saved with it. Between two
   * rounds nobody is in a grace period.
   */
  public void save(StateWriter out) {
    out.section("scheduler", 2);
    for (CpuScheduler c : cpus) {
      out.i64(ObjectService.idOf(c.active));
      out.i64(ObjectService.idOf(c.running));
      out.bool(c.idling);
      out.bool(c.canIdle);
      out.i64(c.activeSince);
      out.i64(c.deadline);
      out.bool(c.needed);
      for (int p = 63; p >= 0; p--) {
        for (Vcpu v = c.queue.peek(p); v != null; v = v.schedule.next) {
          out.i64(v.id());
        }
      }
      out.i64(0);
    }
  }

  /** Reads what {@link #save} wrote; the threads have been loaded already. */
  public void load(StateReader in, ObjectService objects) {
    in.section("scheduler");
    for (CpuScheduler c : cpus) {
      c.active = objects.resolve(in.i64(), Vcpu.class);
      c.running = objects.resolve(in.i64(), Vcpu.class);
      c.idling = in.bool();
      c.canIdle = in.bool();
      c.activeSince = in.i64();
      c.deadline = in.i64();
      c.needed = in.bool();
      c.queue.clear();
      for (Vcpu v = objects.resolve(in.i64(), Vcpu.class);
          v != null;
          v = objects.resolve(in.i64(), Vcpu.class)) {
        if (v.schedule.queued) {
          throw new SnapshotException(v + " is in two run queues");
        }
        c.queue.addLast(v);
      }
    }
  }
}
