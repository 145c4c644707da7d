package org.gunyahsim.vmmanager.testing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.gunyahsim.resourcemanager.protocol.ExitType;
import org.gunyahsim.resourcemanager.protocol.LittleEndian;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.OutgoingMessage;
import org.gunyahsim.resourcemanager.protocol.PayloadWriter;
import org.gunyahsim.resourcemanager.protocol.ResourceEntry;
import org.gunyahsim.resourcemanager.protocol.RpcHeader;
import org.gunyahsim.resourcemanager.protocol.ServerReassembler;
import org.gunyahsim.resourcemanager.protocol.VmExited;
import org.gunyahsim.resourcemanager.protocol.VmState;
import org.gunyahsim.resourcemanager.protocol.VmStatus;

/**
 * The resource manager as the primary VM sees it: answers by the recorded order of notifications
 * and replies, remembers every request, and refuses what a test tells it to.
 */
public final class FakeRm {
  /** Queue depth of both directions. */
  static final int DEPTH = 8;

  /** One request as it arrived. */
  public record Request(int messageId, String payload) {
    @Override
    public String toString() {
      return "%08x %s".formatted(messageId, payload);
    }
  }

  public final List<Request> requests = new ArrayList<>();

  /** Answer instead of OK, by message id. */
  public final Map<Integer, Integer> refuse = new HashMap<>();

  /** What VM_GET_HYP_RESOURCES answers. */
  public List<ResourceEntry> resources = List.of();

  /** Messages in the queue from the primary VM. */
  final Deque<byte[]> in = new ArrayDeque<>();

  /** Messages in the queue to it. */
  final Deque<byte[]> out = new ArrayDeque<>();

  /** What does not fit into the queue yet. */
  private final Deque<OutgoingMessage> backlog = new ArrayDeque<>();

  private final ServerReassembler reassembler = new ServerReassembler();
  private final Map<Integer, Integer> states = new HashMap<>();
  private int nextHandle;
  private int notifications;

  /** Requests are left in the queue while this is set. */
  public boolean paused;

  /** Ranges that VMs have, by handle. */
  final Map<Integer, List<long[]>> lent = new HashMap<>();

  /** Says what the primary VM may hear of: the caller raises its interrupt. */
  boolean receiveInterrupt;

  boolean sendInterrupt;

  /** The driver's state of a VM. */
  public int state(int vmid) {
    return states.getOrDefault(vmid, VmState.NONE);
  }

  /** The VM switched itself off, or crashed. */
  public void exited(int vmid, int type, int... words) {
    status(vmid, VmState.EXITED);
    notify(MessageId.NOTIFY_VM_EXITED, VmExited.of(vmid, type, words).encode());
    flush();
  }

  /** Handles what is in the queue. */
  void run() {
    if (paused) {
      return;
    }
    while (!in.isEmpty()) {
      byte[] message = in.removeFirst();
      if (in.size() == DEPTH - 1) {
        sendInterrupt = true;
      }
      if (reassembler.accept(message, message.length)) {
        request(
            reassembler.type(),
            reassembler.sequence(),
            reassembler.messageId(),
            reassembler.payload());
      }
    }
    flush();
  }

  private void request(int type, int sequence, int messageId, byte[] payload) {
    if (type != RpcHeader.REQUEST) {
      return;
    }
    requests.add(new Request(messageId, HexFormat.of().formatHex(payload)));
    Integer refusal = refuse.get(messageId);
    PayloadWriter answer = new PayloadWriter();
    List<Runnable> after = new ArrayList<>();
    if (refusal == null) {
      serve(messageId, payload, answer, after);
    }
    backlog.addLast(
        OutgoingMessage.reply(
            sequence, messageId, refusal == null ? 0 : refusal, answer.toBytes()));
    after.forEach(Runnable::run);
  }

  private void serve(int messageId, byte[] payload, PayloadWriter answer, List<Runnable> after) {
    int vmid = payload.length >= 2 ? LittleEndian.get16(payload, 0) : 0;
    switch (messageId) {
      case MessageId.VM_GET_VMID -> answer.u32(3);
      case MessageId.VM_ALLOCATE -> {
        int free = 0x80;
        while (states.containsKey(free)) {
          free++;
        }
        states.put(free, VmState.LOAD);
        answer.u32(free);
      }
      case MessageId.MEM_LEND, MessageId.MEM_SHARE -> {
        answer.u32(nextHandle);
        if (messageId == MessageId.MEM_LEND) {
          lent.put(nextHandle, ranges(payload));
        }
        nextHandle++;
      }
      case MessageId.VM_CONFIG_IMAGE -> status(vmid, VmState.INIT);
      case MessageId.VM_INIT -> status(vmid, VmState.READY);
      case MessageId.VM_GET_HYP_RESOURCES -> {
        answer.u32(resources.size());
        resources.forEach(entry -> entry.encode(answer));
      }
      case MessageId.VM_START -> status(vmid, VmState.RUNNING);
      case MessageId.VM_STOP -> exited(vmid, ExitType.VM_STOP_FORCED, 0);
      case MessageId.VM_RESET -> {
        status(vmid, VmState.RESETTING);
        after.add(
            () -> {
              notify(
                  MessageId.NOTIFY_MEM_RELEASED,
                  new PayloadWriter().u32(nextHandle - 1).u16(vmid).u16(0).u32(0).toBytes());
              status(vmid, VmState.RESET);
            });
      }
      case MessageId.MEM_RECLAIM -> lent.remove(LittleEndian.get32(payload, 0));
      case MessageId.VM_DEALLOCATE -> states.remove(vmid);
      default -> {
        // MEM_APPEND and what the driver does not send.
      }
    }
  }

  private static List<long[]> ranges(byte[] payload) {
    int acl = LittleEndian.get16(payload, 8);
    int at = 12 + 4 * acl;
    int count = LittleEndian.get16(payload, at);
    List<long[]> ranges = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ranges.add(
          new long[] {
            LittleEndian.get64(payload, at + 4 + 16 * i),
            LittleEndian.get64(payload, at + 12 + 16 * i)
          });
    }
    return ranges;
  }

  private void status(int vmid, int state) {
    states.put(vmid, state);
    notify(MessageId.NOTIFY_VM_STATUS, new VmStatus(vmid, state, 0, 0).encode());
  }

  private void notify(int messageId, byte[] payload) {
    backlog.addLast(
        new OutgoingMessage(RpcHeader.NOTIFICATION, notifications++, messageId, payload));
  }

  /** Fills the queue to the primary VM. */
  void flush() {
    byte[] buffer = new byte[RpcHeader.MAX_MESSAGE];
    while (!backlog.isEmpty() && out.size() < DEPTH) {
      OutgoingMessage message = backlog.getFirst();
      int length = message.next(buffer);
      message.advance();
      out.addLast(Arrays.copyOf(buffer, length));
      if (out.size() == 1) {
        receiveInterrupt = true;
      }
      if (message.finished()) {
        backlog.removeFirst();
      }
    }
  }

  boolean idle() {
    return (in.isEmpty() || paused) && out.isEmpty() && backlog.isEmpty();
  }
}
