package org.gunyahsim.cli;

/** Collects a console's bytes, so that not every one is written by itself, nor kept for long. */
final class ConsoleBuffer {
  /** Rounds of the step loop (10 us of virtual time at most) that bytes may wait. */
  private static final int LONGEST_WAIT = 1000;

  private final MachineHandle.ByteSink sink;
  private final byte[] bytes = new byte[4096];
  private int length;
  private int age;

  ConsoleBuffer(MachineHandle.ByteSink sink) {
    this.sink = sink;
  }

  /** Takes a byte; whole lines are passed on at once. */
  void put(int value) {
    bytes[length++] = (byte) value;
    if (value == '\n' || length == bytes.length) {
      flush();
    }
  }

  /** A round has passed. */
  void age() {
    if (length > 0 && ++age > LONGEST_WAIT) {
      flush();
    }
  }

  /** Passes on what there is. */
  void flush() {
    age = 0;
    if (length > 0) {
      int count = length;
      length = 0;
      sink.write(bytes, 0, count);
    }
  }
}
