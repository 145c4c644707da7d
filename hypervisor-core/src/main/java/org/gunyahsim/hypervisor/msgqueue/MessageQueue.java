package org.gunyahsim.hypervisor.msgqueue;

import java.util.Arrays;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallRule;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.MsgqueueCreateInfo;
import org.gunyahsim.hypervisor.abi.MsgqueueFlags;
import org.gunyahsim.hypervisor.abi.Quirk;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.partition.HeapCost;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.useraccess.UserAccess;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vic.VirqSource;

/**
 * A message queue: a ring of messages, first in, first out, that never blocks its caller (hypercall
 * reference, section 5).
 */
public final class MessageQueue extends HypObject {
  private final Hypervisor hypervisor;
  private final UserAccess user;
  private final VirqSource sendVirq = new VirqSource(this::sendPending, false);
  private final VirqSource receiveVirq = new VirqSource(this::receivePending, false);

  private int depth;
  private int maxMessageSize;
  private byte[] buffer = {};
  private int[] lengths = {};
  private int count;
  private int head;
  private int notFullThreshold;
  private int notEmptyThreshold;
  private int lastSize;

  public MessageQueue(Hypervisor hypervisor, UserAccess user, long id) {
    super(ObjectType.MSGQUEUE, id);
    this.hypervisor = hypervisor;
    this.user = user;
  }

  /** Interrupts the sender when there is room again. */
  public VirqSource sendVirq() {
    return sendVirq;
  }

  /** Interrupts the receiver when there are messages. */
  public VirqSource receiveVirq() {
    return receiveVirq;
  }

  public int depth() {
    return depth;
  }

  /** Bytes. */
  public int maxMessageSize() {
    return maxMessageSize;
  }

  /** Messages queued. */
  public int count() {
    return count;
  }

  private boolean sendPending() {
    return count <= notFullThreshold;
  }

  private boolean receivePending() {
    return count >= notEmptyThreshold;
  }

  /** Sets depth and size; ARGUMENT_INVALID outside 1..255 and 1..1023. */
  public int configure(long createInfo) {
    int newDepth = MsgqueueCreateInfo.depth(createInfo);
    int newSize = MsgqueueCreateInfo.maxMessageSize(createInfo);
    if (newDepth == 0
        || newDepth >= Limits.MSGQUEUE_DEPTH_END
        || newSize == 0
        || newSize >= Limits.MSGQUEUE_SIZE_END) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    depth = newDepth;
    maxMessageSize = newSize;
    return ErrorCode.OK;
  }

  @Override
  public int activate() {
    if (depth == 0 || maxMessageSize == 0) {
      return ErrorCode.OBJECT_CONFIG;
    }
    int error = allocateHeap(depth * (HeapCost.MSGQUEUE_MESSAGE_HEADER + maxMessageSize));
    if (error == ErrorCode.OK) {
      makeRing();
      notFullThreshold = depth - 1;
      notEmptyThreshold = 1;
    }
    return error;
  }

  private void makeRing() {
    buffer = new byte[depth * maxMessageSize];
    lengths = new int[depth];
  }

  /**
   * Sends a message from the caller's memory.
   *
   * @return MSGQUEUE_FULL or OK; OK also when the message could not be copied and the machine is
   *     strict [QUIRK]
   */
  public int send(Vcpu caller, long size, long va, boolean push) {
    if (count == depth) {
      return ErrorCode.MSGQUEUE_FULL;
    }
    int tail = (head + count) % depth;
    int error = user.copyIn(caller, va, size, buffer, tail * maxMessageSize, maxMessageSize);
    if (error != ErrorCode.OK) {
      return copyFailed(caller, true, va, size, error);
    }
    lengths[tail] = (int) size;
    count++;
    if (hypervisor.tracer().on(Category.RPC)) {
      hypervisor
          .tracer()
          .begin(MsgqueueEvents.SEND, caller.vmid(), caller.vicIndex())
          .arg(id())
          .arg(size)
          .arg(count)
          .arg(push ? 1 : 0)
          .payload(buffer, tail * maxMessageSize, (int) size)
          .end();
    }
    if (push || count == notEmptyThreshold) {
      receiveVirq.raise(false);
    }
    return ErrorCode.OK;
  }

  /** True while another message fits. */
  public boolean notFull() {
    return count != depth;
  }

  /**
   * Receives the oldest message into the caller's memory; its length is {@link #lastSize}.
   *
   * @return MSGQUEUE_EMPTY or OK; OK also when the message could not be copied and the machine is
   *     strict: then the length is 0 and the message stays [QUIRK]
   */
  public int receive(Vcpu caller, long va, long bufferSize) {
    lastSize = 0;
    if (count == 0) {
      return ErrorCode.MSGQUEUE_EMPTY;
    }
    int length = lengths[head];
    int at = head * maxMessageSize;
    int error = user.copyOut(caller, va, buffer, at, length, bufferSize);
    if (error != ErrorCode.OK) {
      return copyFailed(caller, false, va, bufferSize, error);
    }
    lastSize = length;
    count--;
    head = (head + 1) % depth;
    if (hypervisor.tracer().on(Category.RPC)) {
      hypervisor
          .tracer()
          .begin(MsgqueueEvents.RECEIVE, caller.vmid(), caller.vicIndex())
          .arg(id())
          .arg(length)
          .arg(count)
          .payload(buffer, at, length)
          .end();
    }
    if (count == notFullThreshold) {
      sendVirq.raise(false);
    }
    return ErrorCode.OK;
  }

  /** Bytes of the message that the last {@link #receive} took. */
  public int lastSize() {
    return lastSize;
  }

  private int copyFailed(Vcpu caller, boolean send, long va, long size, int error) {
    if (hypervisor.tracer().on(Category.RPC)) {
      hypervisor
          .tracer()
          .begin(MsgqueueEvents.COPY_FAILED, caller.vmid(), caller.vicIndex())
          .arg(id())
          .arg(send ? 1 : 0)
          .arg(va)
          .arg(size)
          .arg(error)
          .end();
    }
    hypervisor.decision().refuse(rule(error));
    return hypervisor.config().imitates(Quirk.MSGQUEUE_COPY_FAILURE) ? ErrorCode.OK : error;
  }

  private static HypercallRule rule(int copyError) {
    return switch (copyError) {
      case ErrorCode.ARGUMENT_SIZE -> HypercallRule.COPY_SIZE;
      case ErrorCode.ADDR_OVERFLOW -> HypercallRule.COPY_WRAPS;
      case ErrorCode.ARGUMENT_INVALID -> HypercallRule.COPY_STAGE_1;
      case ErrorCode.DENIED -> HypercallRule.COPY_STAGE_2_DENIED;
      default -> HypercallRule.COPY_STAGE_2;
    };
  }

  /** Drops all messages. The sender is interrupted when there were any. */
  public void flush() {
    if (hypervisor.tracer().on(Category.RPC)) {
      hypervisor.tracer().begin(MsgqueueEvents.FLUSH, 0, -1).arg(id()).arg(count).end();
    }
    boolean any = count != 0;
    count = 0;
    head = 0;
    Arrays.fill(buffer, (byte) 0);
    Arrays.fill(lengths, 0);
    if (any) {
      sendVirq.raise(false);
      receiveVirq.clear();
    }
  }

  /** Sets the not-full threshold, with the errors of {@code msgqueue_configure_send}. */
  public int configureSend(long threshold, long holdoff) {
    if (holdoff != MsgqueueFlags.HOLDOFF_UNCHANGED) {
      return ErrorCode.UNIMPLEMENTED;
    }
    if (threshold == MsgqueueFlags.THRESHOLD_UNCHANGED) {
      return ErrorCode.OK;
    }
    if (threshold >= depth) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    notFullThreshold = (int) threshold;
    if (sendPending()) {
      sendVirq.raise(false);
    } else {
      sendVirq.clear();
    }
    return ErrorCode.OK;
  }

  /** Sets the not-empty threshold, with the errors of {@code msgqueue_configure_receive}. */
  public int configureReceive(long threshold, long holdoff) {
    if (holdoff != MsgqueueFlags.HOLDOFF_UNCHANGED) {
      return ErrorCode.UNIMPLEMENTED;
    }
    if (threshold == MsgqueueFlags.THRESHOLD_UNCHANGED) {
      return ErrorCode.OK;
    }
    if (threshold == MsgqueueFlags.THRESHOLD_MAXIMUM) {
      // The interrupt is not looked at anew, as in the real one.
      notEmptyThreshold = depth;
      return ErrorCode.OK;
    }
    if (threshold == 0 || threshold > depth) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    notEmptyThreshold = (int) threshold;
    if (receivePending()) {
      receiveVirq.raise(false);
    } else {
      receiveVirq.clear();
    }
    return ErrorCode.OK;
  }

  @Override
  protected void deactivate() {
    sendVirq.unbind();
    receiveVirq.unbind();
  }

  @Override
  protected void cleanup() {}

  @Override
  public void save(StateWriter out) {
    out.i32(depth);
    out.i32(maxMessageSize);
    out.i32(notFullThreshold);
    out.i32(notEmptyThreshold);
    out.i32(count);
    sendVirq.save(out);
    receiveVirq.save(out);
    // Where in the ring the messages lie can't be seen.
    for (int i = 0; i < count; i++) {
      int cell = (head + i) % depth;
      out.bytes(
          Arrays.copyOfRange(buffer, cell * maxMessageSize, cell * maxMessageSize + lengths[cell]));
    }
  }

  @Override
  public void load(StateReader in, ObjectService objects) {
    depth = in.i32();
    maxMessageSize = in.i32();
    notFullThreshold = in.i32();
    notEmptyThreshold = in.i32();
    count = in.i32();
    sendVirq.load(in, objects);
    receiveVirq.load(in, objects);
    head = 0;
    boolean configured = depth != 0 && maxMessageSize != 0;
    if (configured && configure(MsgqueueCreateInfo.of(depth, maxMessageSize)) != ErrorCode.OK
        || count < 0
        || count > depth) {
      throw new SnapshotException("the snapshot has a malformed message queue");
    }
    if (isActive()) {
      makeRing();
    }
    for (int i = 0; i < count; i++) {
      byte[] message = in.bytes();
      if (!isActive() || message.length > maxMessageSize) {
        throw new SnapshotException("the snapshot has a message that does not fit its queue");
      }
      System.arraycopy(message, 0, buffer, i * maxMessageSize, message.length);
      lengths[i] = message.length;
    }
  }
}
