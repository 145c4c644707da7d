package org.gunyahsim.vmmanager.api;

import java.util.Arrays;
import org.gunyahsim.resourcemanager.protocol.LittleEndian;
import org.gunyahsim.vmmanager.driver.Errno;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link HostRequest}.
 *
 * @param id of the request
 * @param result a value, or a negated {@link Errno}
 * @param data bytes that were asked for; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // equals and hashCode look at the bytes
public record HostReply(long id, long result, byte[] data) {
  private static final int HEADER = 16;

  /** As bytes: id u64, result u64, data. */
  public byte[] encode() {
    byte[] bytes = new byte[HEADER + data.length];
    LittleEndian.put64(bytes, 0, id);
    LittleEndian.put64(bytes, 8, result);
    System.arraycopy(data, 0, bytes, HEADER, data.length);
    return bytes;
  }

  /** From bytes; null when they are too few. */
  public static @Nullable HostReply decode(byte[] bytes) {
    return bytes.length < HEADER
        ? null
        : new HostReply(
            LittleEndian.get64(bytes, 0),
            LittleEndian.get64(bytes, 8),
            Arrays.copyOfRange(bytes, HEADER, bytes.length));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HostReply that && Arrays.equals(encode(), that.encode());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encode());
  }

  @Override
  public String toString() {
    return result < 0
        ? "%d: %s".formatted(id, Errno.name((int) -result))
        : "%d: 0x%x and %d bytes".formatted(id, result, data.length);
  }
}
