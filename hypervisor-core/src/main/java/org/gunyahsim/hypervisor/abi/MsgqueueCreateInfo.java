package org.gunyahsim.hypervisor.abi;

/**
 * What {@code msgqueue_configure} takes: [15:0] depth in messages, 1..255; [31:16] largest message
 * in bytes, 1..1023; the rest is ignored.
 */
public final class MsgqueueCreateInfo {
  private MsgqueueCreateInfo() {}

  /** Packs a depth and a size. */
  public static long of(int depth, int maxMessageSize) {
    return depth | (long) maxMessageSize << 16;
  }

  public static int depth(long createInfo) {
    return (int) createInfo & 0xFFFF;
  }

  public static int maxMessageSize(long createInfo) {
    return (int) (createInfo >>> 16) & 0xFFFF;
  }
}
