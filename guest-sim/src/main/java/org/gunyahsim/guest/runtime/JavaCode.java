package org.gunyahsim.guest.runtime;

/**
 * Where the "code" of a guest written in Java lies: addresses that PC takes so that EL2, traces and
 * dumps see such a vCPU as they see any other.
 *
 * <p>The page lies above every intermediate physical address that a VM can have, so nothing is ever
 * mapped there and a fetch from it aborts. PC decides what the engine does next, as with real code:
 * outside the page it is an entry point that a power-on (or a warm reset) has set, and the program
 * boots; in the vector table an exception has been taken, for which there is no code.
 */
final class JavaCode {
  /** VBAR_EL1: "JAVA" in ASCII in bits 46..16. */
  static final long VECTORS = 0x4A41_5641_0000L;

  private static final long VECTORS_END = VECTORS + 0x800;

  /** The instruction that a handler executes: whatever it asks of its GuestCpu. */
  static final long HANDLER = VECTORS + 0x800;

  /** The last act. */
  static final long ACT = VECTORS + 0x900;

  private static final long END = VECTORS + 0x1000;

  private JavaCode() {}

  static boolean contains(long pc) {
    return pc >= VECTORS && pc < END;
  }

  static boolean isVector(long pc) {
    return pc >= VECTORS && pc < VECTORS_END;
  }
}
