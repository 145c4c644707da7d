package org.gunyahsim.vmmanager.kernel;

import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * A thread of the primary VM's kernel, as a state machine: each {@link #step} runs until it must
 * wait, and says for what. A task belongs to one CPU. Wake-ups may be spurious: a step that waited
 * looks again at what it waited for.
 */
public abstract class Task {
  /** Result of a step: the task is over. */
  public static final int DONE = 0;

  /** Result of a step: wait for {@link #sleepOn}'s channel, or a signal. */
  public static final int BLOCKED = 1;

  /** Result of a step: let others run, then step again. */
  public static final int AGAIN = 2;

  /** Result of a step: make the call that {@link #prepareRun} described, then step again. */
  public static final int RUN_VCPU = 3;

  int id;
  int cpu;
  boolean queued;
  boolean running;

  /** Its call is to be called off if it has not begun. */
  boolean recheck;

  long channel;

  /**
   * Counter ticks for which it has lent its CPU to a vCPU, moved up to the CPU's {@code floor} when
   * it comes back from sleep.
   */
  long lent;

  private boolean signalled;

  /** Arguments of the {@code vcpu_run} to make. */
  long cap;

  final long[] resume = new long[3];

  /** True once the call has returned and until the next is prepared. */
  private boolean returned;

  /** What it returned: error, state, three words. */
  private final long[] results = new long[5];

  /** Runs until the task must wait. */
  protected abstract int step(Kernel kernel, GuestCpu cpu);

  /** What kind of task to make when a snapshot is loaded. */
  protected abstract int type();

  /** Writes the task's own state. */
  protected abstract void save(StateWriter out);

  /** Reads what {@link #save} wrote. */
  protected abstract void load(StateReader in);

  /** A number that no other task has or had. */
  public final int id() {
    return id;
  }

  /** The CPU that it runs on. */
  public final int cpu() {
    return cpu;
  }

  /** Names what the task waits for, before its step returns {@link #BLOCKED}. */
  public final void sleepOn(long what) {
    channel = what;
  }

  /** True when somebody wants the task's call to end early; reading clears it. */
  public final boolean takeSignal() {
    boolean taken = signalled;
    signalled = false;
    return taken;
  }

  /** True when {@link #takeSignal} would be. */
  public final boolean signalPending() {
    return signalled;
  }

  final void setSignalled() {
    signalled = true;
  }

  /** Describes the {@code vcpu_run} to make when the step returns {@link #RUN_VCPU}. */
  public final void prepareRun(long vcpuCap, long resume0, long resume1, long resume2) {
    cap = vcpuCap;
    resume[0] = resume0;
    resume[1] = resume1;
    resume[2] = resume2;
    returned = false;
  }

  /** True when the prepared call was made and has returned; false when it was called off. */
  public final boolean runReturned() {
    return returned;
  }

  /** Word {@code i} of the returned call: 0 the error, 1 the state, 2 to 4 its data. */
  public final long runResult(int i) {
    return results[i];
  }

  final void deliver(GuestCpu from) {
    results[0] = (int) from.result(0);
    for (int i = 1; i < results.length; i++) {
      results[i] = from.result(i);
    }
    returned = true;
  }

  final void saveHeader(StateWriter out) {
    out.i32(id);
    out.i32(cpu);
    out.bool(queued);
    out.bool(running);
    out.bool(recheck);
    out.i64(channel);
    out.i64(lent);
    out.bool(signalled);
    out.i64(cap);
    out.i64s(resume);
    out.bool(returned);
    out.i64s(results);
  }

  final void loadHeader(StateReader in) {
    id = in.i32();
    cpu = in.i32();
    queued = in.bool();
    running = in.bool();
    recheck = in.bool();
    channel = in.i64();
    lent = in.i64();
    signalled = in.bool();
    cap = in.i64();
    in.i64s(resume);
    returned = in.bool();
    in.i64s(results);
  }
}
