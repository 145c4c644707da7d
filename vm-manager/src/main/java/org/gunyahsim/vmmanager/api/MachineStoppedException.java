package org.gunyahsim.vmmanager.api;

/** The machine ended while a call was on its way. */
public final class MachineStoppedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public MachineStoppedException(String message) {
    super(message);
  }
}
