package org.gunyahsim.guest.aarch64;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The registers that an instruction changed, as bytes: a record for each, its number in one byte,
 * then its new value, little-endian: 8 bytes, 16 for V registers.
 */
public final class RegisterChanges {
  /** X0 to X30 have their own numbers; then the stack pointer that SPSel selects. */
  public static final int SP = 31;

  /** The flags, N in bit 3. */
  public static final int NZCV = 32;

  /** V0; the others follow. */
  public static final int V0 = 64;

  /** All of them at once. */
  static final int CAPACITY = 33 * 9 + 32 * 17;

  private RegisterChanges() {}

  /** What takes the changes one after the other. */
  public interface Reader {
    /** A register of 64 bits, or of up to 128: then {@code high} are the upper ones. */
    void changed(int register, long low, long high);
  }

  /** Reads the first {@code length} bytes. */
  public static void read(byte[] bytes, int length, Reader reader) {
    ByteBuffer in = ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN);
    while (in.remaining() > 8) {
      int register = in.get();
      long low = in.getLong();
      reader.changed(register, low, register >= V0 ? in.getLong() : 0);
    }
  }
}
