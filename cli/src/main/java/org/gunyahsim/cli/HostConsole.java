package org.gunyahsim.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where a person or a pipe is connected to a guest's console. Reading happens on a thread of its
 * own, which wakes the machine's thread through {@link #pending}.
 */
class HostConsole implements AutoCloseable {
  private static final byte[] END = new byte[0];

  private final BlockingQueue<byte[]> typed = new LinkedBlockingQueue<>(64);
  private final InputStream in;
  private final OutputStream out;
  private volatile boolean ended;

  HostConsole(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** True when a person watches: idle time then passes as slowly as it does for them. */
  boolean interactive() {
    return false;
  }

  /** Begins to read. */
  void start() {
    Thread reader = new Thread(this::read, "console input");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    byte[] buffer = new byte[4096];
    try {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (count > 0) {
          byte[] kept = filter(buffer, count);
          if (kept.length > 0) {
            typed.put(kept);
          }
        }
      }
    } catch (IOException e) {
      // A terminal that went away: as its end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      typed.put(END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What of the bytes that were read is for the guest. Called by the reading thread. */
  byte[] filter(byte[] bytes, int length) {
    return java.util.Arrays.copyOf(bytes, length);
  }

  /** True when {@link #poll} would return something. */
  boolean pending() {
    return !typed.isEmpty();
  }

  /** True when nothing will ever be typed again. */
  boolean ended() {
    return ended;
  }

  /** The next bytes for the guest, or null when there are none within this time. */
  byte @Nullable [] poll(long nanoseconds) throws InterruptedException {
    if (ended) {
      if (nanoseconds > 0) {
        TimeUnit.NANOSECONDS.sleep(nanoseconds);
      }
      return null;
    }
    byte[] bytes = typed.poll(nanoseconds, TimeUnit.NANOSECONDS);
    if (bytes == END) {
      ended = true;
      return null;
    }
    return bytes;
  }

  /** Shows what the guest wrote. */
  void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    out.flush();
  }

  @Override
  public void close() {}
}
