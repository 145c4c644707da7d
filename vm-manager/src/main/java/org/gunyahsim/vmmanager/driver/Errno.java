package org.gunyahsim.vmmanager.driver;

import java.util.Map;
import java.util.TreeMap;
import org.gunyahsim.hypervisor.abi.ErrorCode;

/** Linux error numbers. Calls return them negated. */
public final class Errno {
  public static final int EPERM = 1;
  public static final int ENOENT = 2;
  public static final int EINTR = 4;
  public static final int EIO = 5;
  public static final int E2BIG = 7;
  public static final int EBADF = 9;
  public static final int EAGAIN = 11;
  public static final int ENOMEM = 12;
  public static final int EACCES = 13;
  public static final int EFAULT = 14;
  public static final int EBUSY = 16;
  public static final int EEXIST = 17;
  public static final int ENODEV = 19;
  public static final int EINVAL = 22;
  public static final int EMFILE = 24;
  public static final int ENOTTY = 25;
  public static final int EBADMSG = 74;
  public static final int EOPNOTSUPP = 95;

  private static final Map<Integer, String> NAMES = constantNames();

  private Errno() {}

  /** The name of a positive number, or the number in decimal. */
  public static String name(int errno) {
    String name = NAMES.get(errno);
    return name != null ? name : Integer.toString(errno);
  }

  /**
   * What the driver returns for a hypercall's error (VM manager reference, section 4.5).
   *
   * @return 0 or a negated errno
   */
  public static int ofHypercall(int error) {
    return switch (error) {
      case ErrorCode.OK -> 0;
      case ErrorCode.UNIMPLEMENTED, ErrorCode.RETRY -> -EOPNOTSUPP;
      case ErrorCode.NOMEM -> -ENOMEM;
      case ErrorCode.DENIED,
          ErrorCode.CSPACE_CAP_NULL,
          ErrorCode.CSPACE_CAP_REVOKED,
          ErrorCode.CSPACE_WRONG_OBJECT_TYPE,
          ErrorCode.CSPACE_INSUFFICIENT_RIGHTS,
          ErrorCode.CSPACE_FULL ->
          -EACCES;
      case ErrorCode.BUSY, ErrorCode.IDLE -> -EBUSY;
      case ErrorCode.VIRQ_BOUND,
          ErrorCode.VIRQ_NOT_BOUND,
          ErrorCode.MSGQUEUE_EMPTY,
          ErrorCode.MSGQUEUE_FULL ->
          -EIO;
      default -> -EINVAL;
    };
  }

  private static Map<Integer, String> constantNames() {
    Map<Integer, String> names = new TreeMap<>();
    for (var field : Errno.class.getFields()) {
      try {
        names.put(field.getInt(null), field.getName());
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
    return names;
  }
}
