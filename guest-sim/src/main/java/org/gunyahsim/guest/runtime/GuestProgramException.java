package org.gunyahsim.guest.runtime;

/**
 * A handler of a Java-written guest threw, or misused its {@link GuestCpu}: a defect of the
 * simulator, never something that a guest's input may cause. The message names VM, vCPU, handler
 * and virtual time.
 */
public final class GuestProgramException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  public GuestProgramException(String message, Throwable cause) {
    super(message, cause);
  }
}
