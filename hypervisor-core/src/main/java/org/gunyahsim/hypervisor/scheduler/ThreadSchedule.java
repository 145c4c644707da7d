package org.gunyahsim.hypervisor.scheduler;

import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.vcpu.BlockFlag;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/** What the scheduler keeps of one vCPU. Only {@link Scheduler} changes it. */
public final class ThreadSchedule {
  /** Affinity of a vCPU that no CPU runs of its own accord. */
  public static final int NO_CPU = -1;

  /** Block flags that hold a killed vCPU back all the same. */
  private static final int NOT_KILLABLE = BlockFlag.VCPU_RUN | BlockFlag.AFFINITY_CHANGED;

  int priority = Limits.VCPU_DEFAULT_PRIORITY;
  long timeslice = Limits.TIMESLICE_DEFAULT;

  /** What is left of the time slice, ns, as of the moment at which it stopped being active. */
  long remaining = Limits.TIMESLICE_DEFAULT;

  int affinity = NO_CPU;
  int blockFlags = BlockFlag.THREAD_LIFECYCLE | BlockFlag.VCPU_OFF;
  boolean killed;
  boolean exited;

  /** CPU whose registers it is loaded into, or -1. */
  int runningOn = NO_CPU;

  /** Who runs in its place while it is a CPU's active thread: a directed yield. */
  @Nullable Vcpu yieldTo;

  /**
   * It has begun a directed yield and not run again since. That pins it, also when the yield is
   * over: it could otherwise run on another CPU at the same time as its target does here.
   */
  boolean inYield;

  boolean queued;

  /** In its run queue, or among those that migrate. */
  @Nullable Vcpu next;

  @Nullable Vcpu previous;

  public int priority() {
    return priority;
  }

  /** Length of a time slice, ns. */
  public long timeslice() {
    return timeslice;
  }

  /** The CPU that may run it, or {@link #NO_CPU}; while it migrates the one that it goes to. */
  public int affinity() {
    return affinity;
  }

  /** Bits of {@link BlockFlag}. */
  public int blockFlags() {
    return blockFlags;
  }

  public boolean blockedBy(int flag) {
    return (blockFlags & flag) != 0;
  }

  /** {@code vcpu_kill} has been called; true after the exit as well. */
  public boolean killed() {
    return killed;
  }

  public boolean exited() {
    return exited;
  }

  /** The CPU that it is loaded on, or -1. */
  public int runningOn() {
    return runningOn;
  }

  /** The vCPU that runs in its place by directed yield or {@code vcpu_run}, or null. */
  public @Nullable Vcpu yieldTo() {
    return yieldTo;
  }

  /** True when it may run: nothing blocks it, or it was killed and has to unwind. */
  public boolean runnable() {
    if (exited) {
      return false;
    }
    return blockFlags == 0 || killed && (blockFlags & NOT_KILLABLE) == 0;
  }

  /** Writes everything but the place in a queue, which {@link Scheduler#save} writes. */
  public void save(StateWriter out) {
    out.i32(priority);
    out.i64(timeslice);
    out.i64(remaining);
    out.i32(affinity);
    out.i32(blockFlags);
    out.bool(killed);
    out.bool(exited);
    out.i32(runningOn);
    out.bool(inYield);
    // An exited target is none any more, and may have been destroyed.
    out.i64(yieldTo == null || yieldTo.schedule.exited ? 0 : yieldTo.id());
  }

  /** Reads what {@link #save} wrote. */
  public void load(StateReader in, ObjectService objects, int cpuCount) {
    priority = in.i32();
    timeslice = in.i64();
    remaining = in.i64();
    affinity = in.i32();
    blockFlags = in.i32();
    killed = in.bool();
    exited = in.bool();
    runningOn = in.i32();
    inYield = in.bool();
    yieldTo = objects.resolve(in.i64(), Vcpu.class);
    if (priority < 0
        || priority > Limits.VCPU_MAX_PRIORITY
        || affinity < NO_CPU
        || affinity >= cpuCount
        || runningOn < NO_CPU
        || runningOn >= cpuCount) {
      throw new SnapshotException("a thread of the snapshot has an impossible schedule");
    }
  }
}
