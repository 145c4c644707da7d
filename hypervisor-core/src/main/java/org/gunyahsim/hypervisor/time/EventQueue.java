package org.gunyahsim.hypervisor.time;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * What is to happen at a virtual time, ordered by (time, order of scheduling).
 *
 * <p>An event is a {@link Timer} that its owner keeps: a device or vCPU has one per purpose, arms
 * it and disarms it. Because timers belong to parts that save their own deadlines, the queue itself
 * is never saved: loading a part arms its timers again, in the order of {@link Timer#sequence()}.
 */
public final class EventQueue {
  private final PriorityQueue<Timer> queue = new PriorityQueue<>(EventQueue::order);
  private long nextSequence;

  private static int order(Timer a, Timer b) {
    int byTime = Long.compare(a.deadline, b.deadline);
    return byTime != 0 ? byTime : Long.compare(a.sequence, b.sequence);
  }

  /** One thing that can be due. */
  public static final class Timer {
    private final Runnable action;
    private long deadline;
    private long sequence;
    private boolean armed;

    /** Makes a timer that runs {@code action} when it is due; it is not armed yet. */
    public Timer(Runnable action) {
      this.action = action;
    }

    public boolean armed() {
      return armed;
    }

    /** Virtual time, ns; meaningful while armed. */
    public long deadline() {
      return deadline;
    }

    /** Orders timers with the same deadline; to be saved with it. */
    public long sequence() {
      return sequence;
    }
  }

  /** Arms a timer, or moves it. */
  public void arm(Timer timer, long deadline) {
    rearm(timer, deadline, nextSequence++);
  }

  /** Arms a timer exactly as it was saved. */
  public void rearm(Timer timer, long deadline, long sequence) {
    disarm(timer);
    timer.deadline = deadline;
    timer.sequence = sequence;
    timer.armed = true;
    nextSequence = Math.max(nextSequence, sequence + 1);
    queue.add(timer);
  }

  /** The sequence number that the next {@link #arm} gives; to be saved with the timers. */
  public long nextSequence() {
    return nextSequence;
  }

  /** Restores {@link #nextSequence} when loading; never goes back. */
  public void restoreSequence(long next) {
    nextSequence = Math.max(nextSequence, next);
  }

  /** Takes a timer out; nothing happens when it was not armed. */
  public void disarm(Timer timer) {
    if (timer.armed) {
      queue.remove(timer);
      timer.armed = false;
    }
  }

  /** The time of the earliest event, or {@link Long#MAX_VALUE}. */
  public long next() {
    Timer first = queue.peek();
    return first == null ? Long.MAX_VALUE : first.deadline;
  }

  /** Runs everything due at or before {@code now}, in order, also what that arms. */
  public void runDue(long now) {
    while (next() <= now) {
      Timer timer = queue.remove();
      timer.armed = false;
      timer.action.run();
    }
  }

  /** The armed timers in the order in which they are due, for inspection. */
  public List<Timer> armed() {
    List<Timer> timers = new ArrayList<>(queue);
    timers.sort(EventQueue::order);
    return timers;
  }
}
