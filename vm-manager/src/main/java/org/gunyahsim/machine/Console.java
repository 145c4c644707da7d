package org.gunyahsim.machine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** A serial line's far end: all that was sent so far, and a listener for what comes. */
public final class Console {
  private final String name;
  private byte[] bytes = new byte[1024];
  private int length;
  private IntConsumer listener = value -> {};

  Console(String name) {
    this.name = name;
  }

  /** {@code platform} for the board's serial port; {@code NAME} or {@code NAME.PORT} for a VM's. */
  public String name() {
    return name;
  }

  void put(int value) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = (byte) value;
    listener.accept(value);
  }

  /** Hands every further byte (0..255) to {@code consumer} as well. */
  public void listen(IntConsumer consumer) {
    listener = consumer;
  }

  /** Bytes sent so far. */
  public int size() {
    return length;
  }

  /** All bytes sent so far. */
  public byte[] bytes() {
    return Arrays.copyOf(bytes, length);
  }

  /** All that was sent so far, as UTF-8. */
  public String text() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  /** True when this text was sent. */
  public boolean contains(String text) {
    return text().contains(text);
  }
}
