package org.gunyahsim.guest.loader;

/** Where a placed image is written to. */
public interface MemoryWriter {
  /** Copies bytes to an address. */
  void write(long address, byte[] from, int at, int length);

  /** Fills a range with zeros. */
  void zero(long address, long length);
}
