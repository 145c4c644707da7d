package org.gunyahsim.hypervisor.msgqueue;

import java.util.List;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;

/**
 * Events of message queues. They belong to category RPC: what the resource manager and its clients
 * say to each other is a decoding of them. The payload of sends and receives is the message.
 */
public final class MsgqueueEvents {
  /** {@code queue}: object id; {@code length}: bytes; {@code count}: messages queued afterwards. */
  public static final EventType SEND =
      EventType.of(0x50, "msgqueue_send", Category.RPC, "queue", "length", "count", "push");

  /** Arguments as of {@link #SEND}. */
  public static final EventType RECEIVE =
      EventType.of(0x51, "msgqueue_receive", Category.RPC, "queue", "length", "count");

  public static final EventType FLUSH =
      EventType.of(0x52, "msgqueue_flush", Category.RPC, "queue", "count");

  /**
   * A guest's buffer could not be copied. The call answers OK all the same when the machine is
   * strict, as the real hypervisor does. {@code send}: 1 for a send, 0 for a receive.
   */
  public static final EventType COPY_FAILED =
      EventType.of(
          0x53, "msgqueue_copy_failed", Category.RPC, "queue", "send", "address", "size", "error");

  public static final List<EventType> ALL = List.of(SEND, RECEIVE, FLUSH, COPY_FAILED);

  private MsgqueueEvents() {}
}
