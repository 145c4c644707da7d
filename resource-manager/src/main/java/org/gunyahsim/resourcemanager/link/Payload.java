package org.gunyahsim.resourcemanager.link;

import java.util.Arrays;
import org.gunyahsim.resourcemanager.protocol.LittleEndian;

/** The payload of a request, read by offset; the handler has checked the length. */
public final class Payload {
  private final byte[] bytes;

  public Payload(byte[] bytes) {
    this.bytes = bytes;
  }

  public int length() {
    return bytes.length;
  }

  public int u8(int at) {
    return LittleEndian.get8(bytes, at);
  }

  public int u16(int at) {
    return LittleEndian.get16(bytes, at);
  }

  public int u32(int at) {
    return LittleEndian.get32(bytes, at);
  }

  public long u64(int at) {
    return LittleEndian.get64(bytes, at);
  }

  public byte[] range(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** True when everything from an offset on is zero. */
  public boolean zeroFrom(int at) {
    for (int i = at; i < bytes.length; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
