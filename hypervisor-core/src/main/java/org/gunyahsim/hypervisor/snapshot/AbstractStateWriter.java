package org.gunyahsim.hypervisor.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Turns values into little-endian bytes; what becomes of the bytes is the subclass's business. */
abstract class AbstractStateWriter implements StateWriter {
  private final ByteBuffer buffer =
      ByteBuffer.allocate(SnapshotFile.CHUNK).order(ByteOrder.LITTLE_ENDIAN);

  /** Takes bytes of the current section, in order. */
  abstract void consume(byte[] bytes, int offset, int length);

  final void flushBuffer() {
    if (buffer.position() > 0) {
      consume(buffer.array(), 0, buffer.position());
      buffer.clear();
    }
  }

  private void need(int bytes) {
    if (buffer.remaining() < bytes) {
      flushBuffer();
    }
  }

  @Override
  public final void bool(boolean value) {
    need(1);
    buffer.put((byte) (value ? 1 : 0));
  }

  @Override
  public final void i32(int value) {
    need(4);
    buffer.putInt(value);
  }

  @Override
  public final void i64(long value) {
    need(8);
    buffer.putLong(value);
  }

  @Override
  public final void i64s(long[] values) {
    i32(values.length);
    for (long value : values) {
      i64(value);
    }
  }

  @Override
  public final void bytes(byte[] values) {
    i32(values.length);
    int at = 0;
    while (at < values.length) {
      if (!buffer.hasRemaining()) {
        flushBuffer();
      }
      int length = Math.min(buffer.remaining(), values.length - at);
      buffer.put(values, at, length);
      at += length;
    }
  }

  @Override
  public final void string(String value) {
    bytes(value.getBytes(StandardCharsets.UTF_8));
  }
}
