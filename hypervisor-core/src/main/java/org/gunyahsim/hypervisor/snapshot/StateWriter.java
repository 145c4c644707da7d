package org.gunyahsim.hypervisor.snapshot;

/**
 * Where parts of a machine write their state: to a file, or to a hash. Everything is little-endian;
 * a section's content is whatever its owner writes between two calls of {@link #section}.
 */
public interface StateWriter {
  /** Begins a section. The owner bumps {@code version} whenever its layout changes. */
  void section(String name, int version);

  void bool(boolean value);

  void i32(int value);

  void i64(long value);

  /** Writes the length, then the values. */
  void i64s(long[] values);

  /** Writes the length, then the bytes. */
  void bytes(byte[] values);

  /** UTF-8, length first. */
  void string(String value);
}
