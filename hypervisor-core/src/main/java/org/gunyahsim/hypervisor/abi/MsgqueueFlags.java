package org.gunyahsim.hypervisor.abi;

/** Small constants of message queue calls. */
public final class MsgqueueFlags {
  /** {@code msgqueue_send}: interrupt the receiver at once. All other bits are ignored. */
  public static final int SEND_PUSH = 1;

  /** Thresholds: leave as it is. 32 bits. */
  public static final long THRESHOLD_UNCHANGED = 0xFFFF_FFFFL;

  /** Receive threshold: the whole depth. 32 bits. */
  public static final long THRESHOLD_MAXIMUM = 0xFFFF_FFFEL;

  /** The only hold-off time that is implemented: leave as it is. 32 bits. */
  public static final long HOLDOFF_UNCHANGED = 0xFFFF_FFFFL;

  private MsgqueueFlags() {}
}
