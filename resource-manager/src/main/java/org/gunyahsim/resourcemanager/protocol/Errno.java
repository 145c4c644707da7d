package org.gunyahsim.resourcemanager.protocol;

/** The Linux error numbers that the RPC client uses; returned negated. */
public final class Errno {
  public static final int EPERM = 1;
  public static final int EIO = 5;
  public static final int E2BIG = 7;
  public static final int ENOMEM = 12;
  public static final int EBUSY = 16;
  public static final int ENODEV = 19;
  public static final int EINVAL = 22;
  public static final int EBADMSG = 74;
  public static final int EOPNOTSUPP = 95;

  private Errno() {}
}
