package org.gunyahsim.cli;

import java.io.IOException;
import java.io.OutputStream;
import org.gunyahsim.machine.spec.UserError;
import org.jspecify.annotations.Nullable;

/**
 * What a run writes for a person: console, logs, traces. When one of them can no longer be written
 * (a full disk, a reader that went away), the run is to end, as of any program in a pipe. Used by
 * the machine's thread; the first failure counts.
 */
final class Outputs {
  private @Nullable String failure;

  /** What cannot be written and why, in words; null while all is well. */
  @Nullable String failure() {
    return failure;
  }

  private void failed(String what, IOException why) {
    if (failure == null) {
      failure = what + " cannot be written: " + UserError.reason(why);
    }
  }

  /** Shows on a console what a guest wrote. */
  void show(HostConsole console, byte[] bytes, int offset, int length) {
    try {
      console.write(bytes, offset, length);
    } catch (IOException e) {
      failed("the console", e);
    }
  }

  /** Appends to a log. */
  void append(OutputStream log, byte[] bytes, int offset, int length) {
    try {
      log.write(bytes, offset, length);
    } catch (IOException e) {
      failed("a log", e);
    }
  }

  /** A stream that tells its failure here, once, instead of throwing it. */
  OutputStream watch(String what, OutputStream out) {
    return new OutputStream() {
      private boolean broken;

      @Override
      public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) {
        attempt(() -> out.write(bytes, offset, length));
      }

      @Override
      public void flush() {
        attempt(out::flush);
      }

      @Override
      public void close() {
        attempt(out::close);
      }

      private void attempt(Action action) {
        if (broken) {
          return;
        }
        try {
          action.run();
        } catch (IOException e) {
          broken = true;
          failed(what, e);
        }
      }
    };
  }

  /** Something with a stream. */
  @FunctionalInterface
  private interface Action {
    void run() throws IOException;
  }
}
