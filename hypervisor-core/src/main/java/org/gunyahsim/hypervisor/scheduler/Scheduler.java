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
    Vcpu active = c.active;
    Vcpu running = c.running;
    Vcpu next = c.pick(now);
    if (active != null) {
      finishAffinityChange(active);
    }
    if (running != null && running != active) {
      finishAffinityChange(running);
    }
    return next;
  }

  /** Sets block flags. A vCPU that runs is switched out when EL2 is left. */
  public void block(Vcpu vcpu, int flags) {
    change(vcpu, vcpu.schedule.blockFlags | flags);
  }

  /**
   * Clears block flags. Who becomes runnable gets a fresh slice and the last place in its queue.
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
    requestReschedule(vcpu);
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

  private void settle(Vcpu vcpu, boolean before) {
    ThreadSchedule s = vcpu.schedule;
    boolean after = s.runnable();
    if (before == after) {
      return;
    }
    if (!after) {
      if (s.queued) {
        cpus[s.affinity].queue.remove(vcpu);
      }
      requestReschedule(vcpu);
    } else if (s.affinity != ThreadSchedule.NO_CPU) {
      CpuScheduler c = cpus[s.affinity];
      if (c.active != vcpu) {
        s.remaining = s.timeslice;
        c.queue.addLast(vcpu);
      }
      c.needed = true;
      listener.woken(c.index);
    }
  }

  private void requestReschedule(Vcpu vcpu) {
    ThreadSchedule s = vcpu.schedule;
    if (s.runningOn != ThreadSchedule.NO_CPU) {
      cpus[s.runningOn].needed = true;
    }
    if (s.affinity != ThreadSchedule.NO_CPU && cpus[s.affinity].active == vcpu) {
      cpus[s.affinity].needed = true;
    }
  }

  /** {@code scheduler_yield} hint 0 by the thread that runs on a CPU. */
  public void yieldSlice(int cpu, Vcpu caller, long now) {
    CpuScheduler c = cpus[cpu];
    c.needed = true;
    if (c.active == caller) {
      caller.schedule.remaining = caller.schedule.timeslice;
      c.activeSince = now;
      c.active = null;
      c.queue.addLast(caller);
    } else if (c.active != null) {
      c.active.schedule.yieldTo = null;
    }
  }

  /**
   * Lets {@code target} run in place of {@code caller}, which runs on a CPU now. When the caller
   * runs by somebody's directed yield itself, that yield is redirected; yielding back to whom it
   * came from ends it.
   */
  public void yieldTo(int cpu, Vcpu caller, Vcpu target) {
    CpuScheduler c = cpus[cpu];
    Vcpu active = c.active;
    if (active == null || target == caller) {
      return;
    }
    active.schedule.yieldTo = target == active ? null : target;
    c.needed = true;
  }

  /** A wake-up event for a vCPU: if it has given its CPU away, it gets it back. */
  public void endYield(Vcpu vcpu) {
    ThreadSchedule s = vcpu.schedule;
    if (s.yieldTo != null) {
      s.yieldTo = null;
      requestReschedule(vcpu);
    }
  }

  /** True when the vCPU runs on a CPU, or has one that it has yielded. */
  public boolean onCpu(Vcpu vcpu) {
    ThreadSchedule s = vcpu.schedule;
    return s.runningOn != ThreadSchedule.NO_CPU
        || s.affinity != ThreadSchedule.NO_CPU && cpus[s.affinity].active == vcpu;
  }

  /**
   * Changes the affinity; of a thread on a CPU once it is switched out.
   *
   * @param target a CPU's index or {@link ThreadSchedule#NO_CPU}
   * @return RETRY while an earlier change is in flight, else OK
   */
  public int setAffinity(Vcpu vcpu, int target) {
    ThreadSchedule s = vcpu.schedule;
    if (s.pendingAffinity != ThreadSchedule.NO_CHANGE) {
      return ErrorCode.RETRY;
    }
    if (s.affinity == target) {
      return ErrorCode.OK;
    }
    if (onCpu(vcpu)) {
      s.pendingAffinity = target;
      block(vcpu, BlockFlag.AFFINITY_CHANGED);
      requestReschedule(vcpu);
      return ErrorCode.OK;
    }
    if (s.queued) {
      cpus[s.affinity].queue.remove(vcpu);
    }
    s.affinity = target;
    if (target != ThreadSchedule.NO_CPU && s.runnable()) {
      cpus[target].queue.addLast(vcpu);
      cpus[target].needed = true;
      listener.woken(target);
    }
    return ErrorCode.OK;
  }

  private void finishAffinityChange(Vcpu vcpu) {
    ThreadSchedule s = vcpu.schedule;
    if (s.pendingAffinity != ThreadSchedule.NO_CHANGE && !onCpu(vcpu)) {
      s.affinity = s.pendingAffinity;
      s.pendingAffinity = ThreadSchedule.NO_CHANGE;
      unblock(vcpu, BlockFlag.AFFINITY_CHANGED);
    }
  }

  /** Sets priority and slice of a thread that has not been activated. */
  public void configure(Vcpu vcpu, int priority, long timeslice) {
    ThreadSchedule s = vcpu.schedule;
    s.priority = priority;
    s.timeslice = timeslice;
    s.remaining = timeslice;
  }

  /** Writes the queues and who is where; what belongs to one thread is saved with it. */
  public void save(StateWriter out) {
    out.section("scheduler", 1);
    for (CpuScheduler c : cpus) {
      out.i64(ObjectService.idOf(c.active));
      out.i64(ObjectService.idOf(c.running));
      out.i64(c.activeSince);
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
      c.activeSince = in.i64();
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
