package org.gunyahsim.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gunyahsim.cli.MachineHandle.Stop;
import org.gunyahsim.cli.MachineHandle.StopKind;
import org.gunyahsim.cli.MachineHandle.VmEnd;
import org.gunyahsim.cli.MachineHandle.VmResult;

/**
 * Runs a machine to its end, a limit or the person's wish, passing on what is typed, and says how
 * it ended.
 *
 * <p>With a person at the terminal, time in which every CPU is idle passes at the wall clock's
 * pace; otherwise it is skipped.
 */
final class Session {
  /** How often the wall clock is looked at while the machine is busy. */
  private static final long CLOCK_EVERY = 1024;

  /** Longest sleep between looks at the wish to leave. */
  private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(50);

  /** Shorter idle times are skipped: the host cannot sleep so briefly. */
  private static final long SHORTEST_WAIT = TimeUnit.MILLISECONDS.toNanos(1);

  private final MachineHandle machine;
  private final HostConsole console;
  private final String consoleName;
  private final PrintWriter messages;
  private final Outputs outputs;
  private final long maxTime;
  private final long wallLimit;
  private final long started = System.nanoTime();
  private volatile int wish = -1;
  private boolean outOfWallTime;
  private long asked;

  /**
   * Makes a session.
   *
   * @param consoleName the machine's console that is connected to {@code console}
   * @param messages where the end is reported
   * @param outputs whose failure ends the session
   * @param maxTime limit of virtual time, ns
   * @param wallLimit limit of wall-clock time, ns
   */
  Session(
      MachineHandle machine,
      HostConsole console,
      String consoleName,
      PrintWriter messages,
      Outputs outputs,
      long maxTime,
      long wallLimit) {
    this.machine = machine;
    this.console = console;
    this.consoleName = consoleName;
    this.messages = messages;
    this.outputs = outputs;
    this.maxTime = maxTime;
    this.wallLimit = wallLimit;
  }

  /** Asks the session to end with this status. From any thread. */
  void leave(int status) {
    if (wish < 0) {
      wish = status;
    }
  }

  /** Runs; the exit status. */
  int run() throws InterruptedException {
    while (true) {
      deliverInput();
      Stop stop = machine.run(this::pause, maxTime);
      if (stop.kind() == StopKind.ENDED || stop.kind() == StopKind.PANIC) {
        return ended(stop);
      }
      String failure = outputs.failure();
      if (failure != null) {
        say(failure);
        return ExitStatus.OUTPUT;
      }
      if (wish >= 0) {
        where("ended by the user");
        return wish;
      }
      if (wallLimitReached()) {
        where("the wall-clock limit is reached");
        return ExitStatus.WALL_LIMIT;
      }
      if (stop.kind() == StopKind.TIME_LIMIT) {
        where("the virtual time limit is reached");
        return ExitStatus.TIME_LIMIT;
      }
      if (stop.kind() == StopKind.STALLED && !waitForInput()) {
        where("stalled, " + stop.message());
        return ExitStatus.STALLED;
      }
      if (stop.kind() == StopKind.PAUSED) {
        passIdleTime();
      }
    }
  }

  /** Asked by the machine between its steps. */
  private boolean pause() {
    if (wish >= 0 || console.pending() || outputs.failure() != null) {
      return true;
    }
    if (asked++ % CLOCK_EVERY == 0 && wallLimitReached()) {
      outOfWallTime = true;
    }
    return outOfWallTime || console.interactive() && idleNanoseconds() >= SHORTEST_WAIT;
  }

  private boolean wallLimitReached() {
    return System.nanoTime() - started >= wallLimit;
  }

  private long idleNanoseconds() {
    if (!machine.idle()) {
      return 0;
    }
    long next = machine.nextTime();
    return next == Long.MAX_VALUE ? next : Math.min(next, maxTime) - machine.time();
  }

  private void deliverInput() throws InterruptedException {
    while (console.pending()) {
      byte[] bytes = console.poll(0);
      if (bytes != null) {
        machine.input(consoleName, bytes);
      }
    }
  }

  /** Nothing happens without input: waits for it; false when there will be none. */
  private boolean waitForInput() throws InterruptedException {
    while (!console.ended()) {
      byte[] bytes = console.poll(LONGEST_WAIT);
      if (bytes != null) {
        machine.input(consoleName, bytes);
        return true;
      }
      if (wish >= 0 || wallLimitReached()) {
        return true;
      }
    }
    return false;
  }

  /** A person watches and every CPU is idle: lets as much wall time pass as virtual time will. */
  private void passIdleTime() throws InterruptedException {
    if (!console.interactive()) {
      return;
    }
    long idle = idleNanoseconds();
    if (idle < SHORTEST_WAIT || idle == Long.MAX_VALUE) {
      return;
    }
    long until = System.nanoTime() + idle;
    for (long left = idle; left > 0; left = until - System.nanoTime()) {
      byte[] bytes = console.poll(Math.min(left, LONGEST_WAIT));
      if (bytes != null) {
        machine.input(consoleName, bytes);
        return;
      }
      if (wish >= 0 || wallLimitReached()) {
        return;
      }
    }
    // The time has passed: step over it.
    long next = machine.nextTime();
    Stop unused = machine.run(() -> machine.time() >= next, maxTime);
    assert unused != null;
  }

  private int ended(Stop stop) {
    if (stop.kind() == StopKind.PANIC) {
      say("the machine broke down: " + stop.message());
      messages.print(stop.dump());
      where("");
      return ExitStatus.INTERNAL;
    }
    int status = ExitStatus.OK;
    for (VmResult vm : machine.outcomes()) {
      int ofVm =
          switch (vm.end()) {
            case POWERED_OFF -> ExitStatus.OK;
            case CRASHED, NOT_STARTED -> ExitStatus.CRASH;
            case OTHER, NONE -> ExitStatus.OTHER_END;
          };
      if (ofVm != ExitStatus.OK) {
        say(vm.name() + " " + (vm.message().isEmpty() ? describe(vm.end()) : vm.message()));
        status = status == ExitStatus.CRASH ? status : ofVm;
      }
    }
    if (status != ExitStatus.OK) {
      messages.print(stop.dump());
      messages.flush();
    }
    return status;
  }

  private static String describe(VmEnd end) {
    return switch (end) {
      case NONE -> "did not end";
      case POWERED_OFF -> "powered off";
      case CRASHED -> "crashed";
      case OTHER -> "ended otherwise than by powering off";
      case NOT_STARTED -> "could not be started";
    };
  }

  private void where(String why) {
    if (!why.isEmpty()) {
      say("at " + Durations.format(machine.time()) + " of virtual time: " + why);
    }
    List<String> lines = machine.where();
    for (String line : lines) {
      messages.println("  " + line);
    }
    messages.flush();
  }

  private void say(String message) {
    messages.println("gunyah-sim: " + message);
    messages.flush();
  }
}
