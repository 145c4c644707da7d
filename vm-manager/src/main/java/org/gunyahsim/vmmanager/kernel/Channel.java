package org.gunyahsim.vmmanager.kernel;

/** What tasks wait for: a kind and a number, in one long. */
public final class Channel {
  /** Nothing: only a signal wakes. */
  public static final long NEVER = 0;

  private static final int KIND_SHIFT = 56;
  private static final long RPC = 1L << KIND_SHIFT;
  private static final long VM = 2L << KIND_SHIFT;
  private static final long VCPU = 3L << KIND_SHIFT;
  private static final long VCPU_LOCK = 4L << KIND_SHIFT;
  private static final long EVENTFD = 5L << KIND_SHIFT;
  private static final long VMM = 6L << KIND_SHIFT;

  private Channel() {}

  /** A call to the resource manager ends. */
  public static long rpc(int sequence) {
    return RPC | sequence;
  }

  /** A VM's status changes. */
  public static long vm(int vm) {
    return VM | vm;
  }

  /** A vCPU becomes runnable. */
  public static long vcpu(int vcpu) {
    return VCPU | vcpu;
  }

  /** A vCPU's run lock is released. */
  public static long vcpuLock(int vcpu) {
    return VCPU_LOCK | vcpu;
  }

  /** An eventfd's counter changes. */
  public static long eventFd(int eventFd) {
    return EVENTFD | eventFd;
  }

  /** Something happens in the VMM's care for its VM of this number. */
  public static long vmm(int index) {
    return VMM | index;
  }
}
