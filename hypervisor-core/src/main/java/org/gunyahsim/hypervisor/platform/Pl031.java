package org.gunyahsim.hypervisor.platform;

import java.util.function.LongSupplier;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.time.EventQueue;

/**
 * PL031 real-time clock (Arm DDI 0224): seconds of virtual time since a configured moment. The
 * interrupt comes when the count reaches the match register.
 */
public final class Pl031 implements PlatformDevice {
  private static final long SECOND = 1_000_000_000L;
  private static final int PERIPHERAL = 0x0014_1031;

  private final long base;
  private final InterruptLine line;
  private final EventQueue events;
  private final LongSupplier now;
  private final EventQueue.Timer alarm = new EventQueue.Timer(this::match);

  /** What the count was at virtual time 0, modulo 2^32. */
  private int offset;

  private int match;
  private int load;
  private boolean mask;
  private boolean raw;

  /**
   * Makes a clock.
   *
   * @param start seconds since 1970 at virtual time 0
   * @param now virtual time, ns
   */
  public Pl031(long base, InterruptLine line, EventQueue events, LongSupplier now, long start) {
    this.base = base;
    this.line = line;
    this.events = events;
    this.now = now;
    this.offset = (int) start;
  }

  @Override
  public long base() {
    return base;
  }

  @Override
  public long size() {
    return Pl031Registers.SIZE;
  }

  private int count() {
    return offset + (int) (now.getAsLong() / SECOND);
  }

  private void match() {
    raw = true;
    updateLine();
  }

  private void updateLine() {
    line.set(raw && mask);
  }

  /** Arms the alarm for the next time that the count equals the match register. */
  private void updateAlarm() {
    long seconds = match - count() & 0xFFFF_FFFFL;
    if (seconds == 0) {
      events.disarm(alarm);
      match();
    } else {
      events.arm(alarm, (now.getAsLong() / SECOND + seconds) * SECOND);
    }
  }

  @Override
  public long read(long at, int size) {
    int register = (int) at & ~3;
    if (register >= Pl031Registers.PERIPH_ID0) {
      return Pl031Registers.identification(register, PERIPHERAL);
    }
    return switch (register) {
      case Pl031Registers.DR -> count();
      case Pl031Registers.MR -> match;
      case Pl031Registers.LR -> load;
      case Pl031Registers.CR -> 1;
      case Pl031Registers.IMSC -> mask ? 1 : 0;
      case Pl031Registers.RIS -> raw ? 1 : 0;
      case Pl031Registers.MIS -> raw && mask ? 1 : 0;
      default -> 0;
    };
  }

  @Override
  public void write(long at, int size, long value) {
    switch ((int) at & ~3) {
      case Pl031Registers.MR -> {
        match = (int) value;
        updateAlarm();
      }
      case Pl031Registers.LR -> {
        load = (int) value;
        offset += load - count();
        updateAlarm();
      }
      case Pl031Registers.IMSC -> {
        mask = (value & 1) != 0;
        updateLine();
      }
      case Pl031Registers.ICR -> {
        raw = raw && (value & 1) == 0;
        updateLine();
      }
      default -> {
        // Read-only, reserved, or CR: the clock cannot be stopped.
      }
    }
  }

  @Override
  public void save(StateWriter out) {
    out.section("pl031", 1);
    out.i32(offset);
    out.i32(match);
    out.i32(load);
    out.bool(mask);
    out.bool(raw);
    out.bool(alarm.armed());
    out.i64(alarm.armed() ? alarm.deadline() : 0);
    out.i64(alarm.armed() ? alarm.sequence() : 0);
  }

  @Override
  public void load(StateReader in) {
    in.section("pl031");
    offset = in.i32();
    match = in.i32();
    load = in.i32();
    mask = in.bool();
    raw = in.bool();
    boolean armed = in.bool();
    long deadline = in.i64();
    long sequence = in.i64();
    events.disarm(alarm);
    if (armed) {
      events.rearm(alarm, deadline, sequence);
    }
  }
}
