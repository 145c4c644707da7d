package org.gunyahsim.guest.loader;

import java.util.Arrays;

/** Some memory, filled with ones so that zeroing shows. */
final class Memory implements MemoryWriter {
  final byte[] bytes;
  private final long base;

  Memory(long base, int size) {
    this.base = base;
    this.bytes = new byte[size];
    Arrays.fill(bytes, (byte) -1);
  }

  @Override
  public void write(long address, byte[] from, int at, int length) {
    System.arraycopy(from, at, bytes, (int) (address - base), length);
  }

  @Override
  public void zero(long address, long length) {
    int start = (int) (address - base);
    Arrays.fill(bytes, start, start + (int) length, (byte) 0);
  }
}
