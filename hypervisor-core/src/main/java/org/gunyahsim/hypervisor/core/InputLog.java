package org.gunyahsim.hypervisor.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * Everything that entered a machine from outside, and exactly when. A snapshot and the log after it
 * are a whole run.
 */
public final class InputLog implements Snapshottable {
  /**
   * One input.
   *
   * @param round the step loop's round before which it entered
   * @param time virtual time, ns
   * @param source index of the source, in order of registration
   */
  @SuppressWarnings("ArrayRecordComponent") // Entries are compared by place, never by value.
  public record Entry(long round, long time, int source, byte[] data) {}

  private final List<Entry> entries = new ArrayList<>();
  private long first;

  /** A log from the machine's boot on. */
  public InputLog() {
    this(0);
  }

  /**
   * A log of a machine that was loaded from a snapshot.
   *
   * @param first how many inputs had entered before
   */
  public InputLog(long first) {
    this.first = first;
  }

  /** How many inputs had entered before the first entry. */
  public long first() {
    return first;
  }

  /** Adds an input; entries come in order. */
  public void add(Entry entry) {
    entries.add(entry);
  }

  public List<Entry> entries() {
    return Collections.unmodifiableList(entries);
  }

  @Override
  public void save(StateWriter out) {
    out.section("input-log", 1);
    out.i64(first);
    out.i32(entries.size());
    for (Entry entry : entries) {
      out.i64(entry.round);
      out.i64(entry.time);
      out.i32(entry.source);
      out.bytes(entry.data);
    }
  }

  @Override
  public void load(StateReader in) {
    in.section("input-log");
    first = in.i64();
    entries.clear();
    int count = in.i32();
    long round = 0;
    for (int i = 0; i < count; i++) {
      Entry entry = new Entry(in.i64(), in.i64(), in.i32(), in.bytes());
      if (entry.round < round) {
        throw new SnapshotException("the input log is not in order");
      }
      round = entry.round;
      entries.add(entry);
    }
  }
}
