package org.gunyahsim.resourcemanager.config;

import org.gunyahsim.resourcemanager.protocol.RmError;

/** A VM's configuration is refused. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1;

  private final int error;

  private ConfigException(int error, String message) {
    super(message, null, false, false);
    this.error = error;
  }

  /** A node is malformed. */
  static ConfigException malformed(String message) {
    return new ConfigException(RmError.MEM_INVALID, message);
  }

  /** The nodes are well-formed, but what they ask for is not granted. */
  static ConfigException rejected(String message) {
    return new ConfigException(RmError.ARGUMENT_INVALID, message);
  }

  /** {@link RmError}. */
  public int error() {
    return error;
  }
}
