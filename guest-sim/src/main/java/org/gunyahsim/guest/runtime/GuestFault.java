package org.gunyahsim.guest.runtime;

/**
 * Unwinds a handler whose vCPU has taken an exception, as a jump to the vector would. Without a
 * stack trace: what happened stands in the vCPU's exception registers.
 *
 * <p>An {@link Error}, so that a program that answers for its own {@link RuntimeException}s does
 * not swallow it.
 */
final class GuestFault extends Error {
  private static final long serialVersionUID = 1;

  GuestFault() {
    super("the vCPU took an exception", null, false, false);
  }
}
