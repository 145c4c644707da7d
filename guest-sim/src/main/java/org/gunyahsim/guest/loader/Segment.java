package org.gunyahsim.guest.loader;

import java.util.Arrays;

/** One contiguous part of an image in memory. */
public final class Segment {
  private final long address;
  private final byte[] file;
  private final int offset;
  private final int length;
  private final long memorySize;
  private final boolean writable;
  private final boolean executable;

  Segment(
      long address,
      byte[] file,
      int offset,
      int length,
      long memorySize,
      boolean writable,
      boolean executable) {
    this.address = address;
    this.file = file;
    this.offset = offset;
    this.length = length;
    this.memorySize = memorySize;
    this.writable = writable;
    this.executable = executable;
  }

  /** Of its first byte: an offset from the image's base, or absolute in a {@link PlacedImage}. */
  public long address() {
    return address;
  }

  /** Bytes that the file has for it. */
  public int length() {
    return length;
  }

  /** Bytes in memory, not less than {@link #length}; the rest is zero. */
  public long memorySize() {
    return memorySize;
  }

  /** The first address behind it. */
  public long end() {
    return address + memorySize;
  }

  /** What the image says; for reports. */
  public boolean writable() {
    return writable;
  }

  /** What the image says; for reports. */
  public boolean executable() {
    return executable;
  }

  /** What the file has for it: {@link #length} bytes of its own. */
  public byte[] content() {
    return Arrays.copyOfRange(file, offset, offset + length);
  }

  Segment at(long newAddress) {
    return new Segment(newAddress, file, offset, length, memorySize, writable, executable);
  }

  /** Writes content and zeros. */
  public void load(MemoryWriter memory) {
    memory.write(address, file, offset, length);
    if (memorySize > length) {
      memory.zero(address + length, memorySize - length);
    }
  }
}
