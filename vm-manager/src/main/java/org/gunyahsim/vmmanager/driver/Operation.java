package org.gunyahsim.vmmanager.driver;

import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.vmmanager.kernel.Task;

/**
 * A call that may have to wait, as a state machine that the calling task steps. Everything it knows
 * is data: VMs, vCPUs and files are named by number.
 */
public abstract class Operation {
  /** Not yet: the task waits for what {@link Task#sleepOn} named. */
  public static final long PENDING = Long.MIN_VALUE;

  /** Not yet: let others run first. */
  public static final long AGAIN = Long.MIN_VALUE + 1;

  /** Not yet: the task lends its CPU as {@link Task#prepareRun} described. */
  public static final long RUN = Long.MIN_VALUE + 2;

  /** The open file that the call is made on stays open until it returns. */
  int file;

  /** Goes on: {@link #PENDING}, {@link #AGAIN}, {@link #RUN}, or the result or negated errno. */
  abstract long step(GuestCpu cpu, Task task);

  /** Which kind of operation to make when a snapshot is loaded. */
  abstract int kind();

  abstract void save(StateWriter out);

  abstract void load(StateReader in);

  /** True when a step's answer means that the call goes on. */
  public static boolean goesOn(long answer) {
    return answer <= RUN;
  }
}
