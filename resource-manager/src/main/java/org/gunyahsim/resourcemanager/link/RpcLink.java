package org.gunyahsim.resourcemanager.link;

import java.util.ArrayDeque;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.irq.VirqNamespace;
import org.gunyahsim.resourcemanager.protocol.OutgoingMessage;
import org.gunyahsim.resourcemanager.protocol.ServerReassembler;
import org.jspecify.annotations.Nullable;

/**
 * The link to one VM. A message being sent, at most one reply that waits, and at most 256
 * notifications that wait; when they are more, the oldest goes (reference, section 1.6).
 */
public final class RpcLink {
  static final int MAX_NOTIFICATIONS = 256;

  private final int vmid;
  private final int messageSize;
  private final int depth;

  /** The queue that the VM sends on. */
  public long receiveQueue = Hyp.NO_CAP;

  /** The queue that the resource manager sends on. */
  public long sendQueue = Hyp.NO_CAP;

  /** The VM's capabilities and interrupts, from its point of view. */
  public long clientSendCap = Hyp.NO_CAP;

  public long clientReceiveCap = Hyp.NO_CAP;
  public int clientSendVirq = VirqNamespace.NONE;
  public int clientReceiveVirq = VirqNamespace.NONE;

  /** The resource manager's interrupts. */
  public int sendVirq = VirqNamespace.NONE;

  public int receiveVirq = VirqNamespace.NONE;

  final ServerReassembler reassembler = new ServerReassembler();
  @Nullable OutgoingMessage current;
  @Nullable OutgoingMessage reply;
  final ArrayDeque<OutgoingMessage> notifications = new ArrayDeque<>();

  /**
   * @param messageSize bytes of the largest message
   * @param depth messages that fit in each queue
   */
  public RpcLink(int vmid, int messageSize, int depth) {
    this.vmid = vmid;
    this.messageSize = messageSize;
    this.depth = depth;
  }

  public int vmid() {
    return vmid;
  }

  public int messageSize() {
    return messageSize;
  }

  public int depth() {
    return depth;
  }

  void save(StateWriter out) {
    out.i32(vmid);
    out.i32(messageSize);
    out.i32(depth);
    out.i64(receiveQueue);
    out.i64(sendQueue);
    out.i64(clientSendCap);
    out.i64(clientReceiveCap);
    out.i32(clientSendVirq);
    out.i32(clientReceiveVirq);
    out.i32(sendVirq);
    out.i32(receiveVirq);
    reassembler.save(out);
    save(out, current);
    save(out, reply);
    out.i32(notifications.size());
    notifications.forEach(notification -> notification.save(out));
  }

  private static void save(StateWriter out, @Nullable OutgoingMessage message) {
    out.bool(message != null);
    if (message != null) {
      message.save(out);
    }
  }

  static RpcLink load(StateReader in) {
    int vmid = in.i32();
    int messageSize = in.i32();
    RpcLink link = new RpcLink(vmid, messageSize, in.i32());
    link.receiveQueue = in.i64();
    link.sendQueue = in.i64();
    link.clientSendCap = in.i64();
    link.clientReceiveCap = in.i64();
    link.clientSendVirq = in.i32();
    link.clientReceiveVirq = in.i32();
    link.sendVirq = in.i32();
    link.receiveVirq = in.i32();
    link.reassembler.load(in);
    link.current = in.bool() ? OutgoingMessage.load(in) : null;
    link.reply = in.bool() ? OutgoingMessage.load(in) : null;
    for (int i = in.i32(); i > 0; i--) {
      link.notifications.addLast(OutgoingMessage.load(in));
    }
    return link;
  }
}
