package org.gunyahsim.hypervisor.snapshot;

/** A snapshot that is not one, was written by another version, or belongs to another machine. */
public final class SnapshotException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public SnapshotException(String message) {
    super(message);
  }
}
