package org.gunyahsim.vmmanager.api;

import org.gunyahsim.vmmanager.driver.Errno;

/** A call answered an error number. */
public final class ErrnoException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int errno;

  /**
   * Says what failed.
   *
   * @param errno positive
   */
  public ErrnoException(String call, int errno) {
    super(call + ": " + Errno.name(errno));
    this.errno = errno;
  }

  /** A constant of {@link Errno}. */
  public int errno() {
    return errno;
  }

  /** The answer when it is no error. */
  static long check(String call, long answer) {
    if (answer < 0) {
      throw new ErrnoException(call, (int) -answer);
    }
    return answer;
  }
}
