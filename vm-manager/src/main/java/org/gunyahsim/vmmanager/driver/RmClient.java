package org.gunyahsim.vmmanager.driver;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.protocol.ClientReassembler;
import org.gunyahsim.resourcemanager.protocol.OutgoingMessage;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.protocol.RpcHeader;
import org.gunyahsim.vmmanager.kernel.Channel;
import org.gunyahsim.vmmanager.kernel.Kernel;
import org.jspecify.annotations.Nullable;

/**
 * The primary VM's end of the resource manager's RPC link (resource manager reference, section 1).
 *
 * <p>Several calls may be outstanding, but each request waits for the reply to the one before it:
 * the resource manager keeps one unsent reply for each client, and a newer one takes its place
 * (section 1.6), so that the caller of the older would wait for ever. Requests go out with the push
 * flag on their last message; when the queue says that it is full, the rest waits for the interrupt
 * of the send side. Received messages are drained until the queue is empty. A call's end wakes
 * {@link Channel#rpc}.
 */
public final class RmClient implements Snapshottable {
  /** Receives whole notifications. */
  @FunctionalInterface
  public interface Listener {
    /** A notification of {@code messageId} has come in. */
    void onNotification(GuestCpu cpu, int messageId, byte[] payload);
  }

  /** Send flag: interrupt the receiver now. */
  private static final int PUSH = 1;

  private static final int MAX_DRAIN = 1024;
  private static final int VERSION = 2;

  /** No request waits for its reply. */
  private static final int NONE = -1;

  private final Kernel kernel;
  private final Listener listener;
  private final byte[] buffer = new byte[RpcHeader.MAX_MESSAGE];
  private final Deque<OutgoingMessage> outgoing = new ArrayDeque<>();
  private final TreeMap<Integer, Call> calls = new TreeMap<>();
  private final ClientReassembler reassembler = new ClientReassembler();
  private int nextSequence;

  /** Sequence number of the request that has been sent and not been answered, or {@link #NONE}. */
  private int sent = NONE;

  private boolean queueFull;

  private long sendCap;
  private long receiveCap;
  private long sendBuffer;
  private long receiveBuffer;

  /** A request and, later, its answer. */
  private static final class Call {
    final int messageId;
    boolean done;

    /** Its caller no longer waits. */
    boolean abandoned;

    int error;

    /** Negative when the transport failed. */
    int failure;

    byte[] payload = new byte[0];

    Call(int messageId) {
      this.messageId = messageId;
    }
  }

  /**
   * What a finished call brought.
   *
   * @param error the resource manager's {@link RmError}; 0 when {@code errno} comes from elsewhere
   * @param errno 0, or what the driver returns for it, negated
   * @param payload what follows the error word
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed over once, never compared.
  public record Reply(int error, int errno, byte[] payload) {}

  public RmClient(Kernel kernel, Listener listener) {
    this.kernel = kernel;
    this.listener = listener;
  }

  /**
   * Connects to the queues.
   *
   * @param send capability of the queue to the resource manager
   * @param receive capability of the queue from it
   * @param bufferPage IPA of a page for messages
   */
  public void connect(long send, long receive, long bufferPage) {
    sendCap = send;
    receiveCap = receive;
    sendBuffer = bufferPage;
    receiveBuffer = bufferPage + 2048;
  }

  /**
   * Sends a request.
   *
   * @return its sequence number, which {@link #reply} takes; or a negated errno
   */
  public int call(GuestCpu cpu, int messageId, byte[] payload) {
    if (payload.length > RpcHeader.MAX_LINUX_REQUEST) {
      return -Errno.E2BIG;
    }
    int sequence = nextSequence;
    while (calls.containsKey(sequence)) {
      sequence = sequence + 1 & 0xFFFF;
      if (sequence == nextSequence) {
        return -Errno.EBUSY;
      }
    }
    nextSequence = sequence + 1 & 0xFFFF;
    calls.put(sequence, new Call(messageId));
    outgoing.addLast(new OutgoingMessage(RpcHeader.REQUEST, sequence, messageId, payload));
    pump(cpu);
    return sequence;
  }

  /** The answer, once; null while the call waits for it. */
  public @Nullable Reply reply(int sequence) {
    Call call = calls.get(sequence);
    if (call == null || !call.done) {
      return null;
    }
    calls.remove(sequence);
    int errno = call.failure != 0 ? call.failure : RmError.toErrno(call.error);
    return new Reply(call.error, errno, call.payload);
  }

  /** The caller gives up: the answer is discarded when it comes. */
  public void abandon(int sequence) {
    Call call = calls.get(sequence);
    if (call != null && call.done) {
      calls.remove(sequence);
    } else if (call != null) {
      call.abandoned = true;
    }
  }

  /** The send queue has room again. */
  public void onSendInterrupt(GuestCpu cpu) {
    queueFull = false;
    pump(cpu);
  }

  private void pump(GuestCpu cpu) {
    while (!queueFull && sent == NONE && !outgoing.isEmpty()) {
      OutgoingMessage message = outgoing.getFirst();
      boolean last = message.last();
      int length = message.next(buffer);
      cpu.write(sendBuffer, buffer, 0, length);
      int error =
          cpu.hypercall(
              HypercallNumber.MSGQUEUE_SEND, sendCap, length, sendBuffer, last ? PUSH : 0);
      if (error == ErrorCode.MSGQUEUE_FULL) {
        queueFull = true;
        return;
      }
      if (error != ErrorCode.OK) {
        outgoing.removeFirst();
        fail(cpu, message.sequence(), Errno.ofHypercall(error));
        continue;
      }
      queueFull = cpu.result(1) == 0;
      message.advance();
      if (message.finished()) {
        outgoing.removeFirst();
        sent = message.sequence();
      }
    }
  }

  private void fail(GuestCpu cpu, int sequence, int errno) {
    Call call = calls.get(sequence);
    if (call != null) {
      call.done = true;
      call.failure = errno;
      finish(cpu, sequence, call);
    }
  }

  private void finish(GuestCpu cpu, int sequence, Call call) {
    if (sequence == sent) {
      sent = NONE;
    }
    if (call.abandoned) {
      calls.remove(sequence);
    } else {
      kernel.wake(cpu, Channel.rpc(sequence));
    }
  }

  /** The receive queue has messages. */
  public void onReceiveInterrupt(GuestCpu cpu) {
    drain(cpu);
    pump(cpu);
  }

  private void drain(GuestCpu cpu) {
    for (int i = 0; i < MAX_DRAIN; i++) {
      int error =
          cpu.hypercall(
              HypercallNumber.MSGQUEUE_RECEIVE, receiveCap, receiveBuffer, RpcHeader.MAX_MESSAGE);
      long size = cpu.result(1);
      boolean more = cpu.result(2) != 0;
      if (error != ErrorCode.OK || size <= 0 || size > RpcHeader.MAX_MESSAGE) {
        return;
      }
      cpu.read(receiveBuffer, buffer, 0, (int) size);
      reassembler.accept(buffer, (int) size, new Receiver(cpu));
      if (!more) {
        return;
      }
    }
  }

  /** Takes what the reassembler has put together while one interrupt is served. */
  private final class Receiver implements ClientReassembler.Client {
    private final GuestCpu cpu;

    Receiver(GuestCpu cpu) {
      this.cpu = cpu;
    }

    @Override
    public boolean outstanding(int sequence, int messageId) {
      Call call = calls.get(sequence);
      return call != null && !call.done && call.messageId == messageId;
    }

    @Override
    public void onReply(int sequence, int messageId, int error, byte[] payload) {
      Call call = calls.get(sequence);
      if (call != null) {
        call.done = true;
        call.error = error;
        call.payload = payload;
        finish(cpu, sequence, call);
      }
    }

    @Override
    public void onFailure(int sequence, int errno) {
      fail(cpu, sequence, errno);
    }

    @Override
    public void onNotification(int messageId, byte[] payload) {
      listener.onNotification(cpu, messageId, payload);
    }
  }

  @Override
  public void save(StateWriter out) {
    out.section("vmm.rm-client", VERSION);
    out.i64(sendCap);
    out.i64(receiveCap);
    out.i64(sendBuffer);
    out.i64(receiveBuffer);
    out.i32(nextSequence);
    out.i32(sent);
    out.bool(queueFull);
    out.i32(outgoing.size());
    for (OutgoingMessage message : outgoing) {
      message.save(out);
    }
    out.i32(calls.size());
    for (Map.Entry<Integer, Call> entry : calls.entrySet()) {
      Call call = entry.getValue();
      out.i32(entry.getKey());
      out.i32(call.messageId);
      out.bool(call.done);
      out.bool(call.abandoned);
      out.i32(call.error);
      out.i32(call.failure);
      out.bytes(call.payload);
    }
    reassembler.save(out);
  }

  @Override
  public void load(StateReader in) {
    in.section("vmm.rm-client");
    sendCap = in.i64();
    receiveCap = in.i64();
    sendBuffer = in.i64();
    receiveBuffer = in.i64();
    nextSequence = in.i32();
    sent = in.i32();
    queueFull = in.bool();
    outgoing.clear();
    int messages = in.i32();
    for (int i = 0; i < messages; i++) {
      outgoing.addLast(OutgoingMessage.load(in));
    }
    calls.clear();
    int count = in.i32();
    for (int i = 0; i < count; i++) {
      int sequence = in.i32();
      Call call = new Call(in.i32());
      call.done = in.bool();
      call.abandoned = in.bool();
      call.error = in.i32();
      call.failure = in.i32();
      call.payload = in.bytes();
      calls.put(sequence, call);
    }
    reassembler.load(in);
  }
}
