package org.gunyahsim.cli;

/** What {@code gunyah-sim} exits with (docs/cli.md). */
public final class ExitStatus {
  /** Every VM powered itself off; or the command did what it should. */
  public static final int OK = 0;

  /** A VM crashed: it ended because of a fault or was killed. */
  public static final int CRASH = 1;

  /** Wrong usage, or a bad machine file. Nothing was started. */
  public static final int USAGE = 2;

  /** The virtual time of {@code --max-time} was reached. */
  public static final int TIME_LIMIT = 3;

  /** The wall-clock time of {@code --wall-limit} was reached. */
  public static final int WALL_LIMIT = 4;

  /** Every vCPU waits for something that will not come. */
  public static final int STALLED = 5;

  /** A VM ended by itself, but not by powering off: it wanted a reset that it is not given. */
  public static final int OTHER_END = 6;

  /** The simulator is at fault: please report it. */
  public static final int INTERNAL = 70;

  /** The console, a log or a trace could no longer be written. */
  public static final int OUTPUT = 74;

  /** Ended by Ctrl-A x or by an interrupt (SIGINT). */
  public static final int INTERRUPTED = 130;

  /** Ended by SIGTERM. */
  public static final int TERMINATED = 143;

  private ExitStatus() {}
}
