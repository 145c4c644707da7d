package org.gunyahsim.guest.devicetree;

/** A blob that is no device tree, or a tree that does not fit where it has to. */
public final class DeviceTreeException extends Exception {
  private static final long serialVersionUID = 1;

  private final long offset;

  /**
   * Says what is wrong.
   *
   * @param offset where, in bytes from the start of the blob
   */
  public DeviceTreeException(long offset, String message) {
    super("device tree, offset 0x%x: %s".formatted(offset, message));
    this.offset = offset;
  }

  /** Bytes from the start of the blob. */
  public long offset() {
    return offset;
  }
}
