package org.gunyahsim.resourcemanager.link;

import java.util.TreeMap;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.protocol.OutgoingMessage;
import org.gunyahsim.resourcemanager.protocol.PayloadWriter;
import org.gunyahsim.resourcemanager.protocol.RpcHeader;
import org.gunyahsim.resourcemanager.root.RootVm;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All links: receives messages and sends replies and notifications. */
public final class Links implements Snapshottable {
  private static final Logger LOG = LoggerFactory.getLogger(Links.class);
  private static final byte[] NONE = new byte[0];

  private final RootVm root;
  private final Hyp hyp;
  private final TreeMap<Integer, RpcLink> links = new TreeMap<>();
  private final byte[] staging = new byte[RpcHeader.MAX_MESSAGE];

  /** Sequence number of the next notification, to whomever it goes. */
  private int notificationSequence;

  public Links(RootVm root) {
    this.root = root;
    this.hyp = root.hyp();
  }

  public void add(RpcLink link) {
    links.put(link.vmid(), link);
  }

  public void remove(int vmid) {
    links.remove(vmid);
  }

  /** The link to a VM, or null. */
  public @Nullable RpcLink find(int vmid) {
    return links.get(vmid);
  }

  /**
   * Takes the next message from a VM's queue. A whole request is then in the link's reassembler.
   *
   * @return false when the queue is empty
   */
  boolean receive(RpcLink link) {
    long buffer = root.heap().receiveBuffer();
    int error = hyp.receive(link.receiveQueue, buffer, RpcHeader.MAX_MESSAGE);
    if (error != ErrorCode.OK) {
      if (error != ErrorCode.MSGQUEUE_EMPTY) {
        LOG.error("receive from VM {}: {}", link.vmid(), ErrorCode.name(error));
      }
      return false;
    }
    int length = (int) hyp.result(1);
    if (length <= 0 || length > staging.length) {
      return false;
    }
    hyp.cpu().read(buffer, staging, 0, length);
    received = link.reassembler.accept(staging, length);
    return true;
  }

  /** True when the last {@link #receive} completed an RPC message. */
  private boolean received;

  boolean complete() {
    return received;
  }

  /** A standard reply. */
  public void reply(Request request, int error) {
    reply(request, error, NONE);
  }

  /** A reply with data after the error word. */
  public void reply(Request request, int error, byte[] data) {
    reply(request.caller().vmid(), request.sequence(), request.messageId(), error, data);
  }

  /** A reply with data after the error word. */
  public void reply(Request request, int error, PayloadWriter data) {
    reply(request, error, data.toBytes());
  }

  /** A reply to a request that was kept as data. */
  public void reply(int vmid, int sequence, int messageId, int error, byte[] data) {
    RpcLink link = links.get(vmid);
    if (link == null) {
      return;
    }
    if (link.reply != null) {
      flush(link);
    }
    // Still there: the newer reply takes its place.
    link.reply = OutgoingMessage.reply(sequence, messageId, error, data);
    flush(link);
  }

  /** A notification; lost without a link, as is the oldest of too many. */
  public void notify(int vmid, int messageId, byte[] payload) {
    RpcLink link = links.get(vmid);
    if (link == null) {
      return;
    }
    if (link.notifications.size() >= RpcLink.MAX_NOTIFICATIONS) {
      link.notifications.removeFirst();
    }
    link.notifications.addLast(
        new OutgoingMessage(RpcHeader.NOTIFICATION, notificationSequence, messageId, payload));
    notificationSequence = notificationSequence + 1 & 0xFFFF;
    flush(link);
  }

  /** Sends what waits until the queue is full. */
  void flush(RpcLink link) {
    while (true) {
      OutgoingMessage message = link.current;
      if (message == null) {
        message = link.reply;
        link.reply = null;
        if (message == null) {
          message = link.notifications.pollFirst();
        }
        if (message == null) {
          return;
        }
        link.current = message;
      }
      while (!message.finished()) {
        if (!sendNext(link, message)) {
          return;
        }
      }
      link.current = null;
    }
  }

  private boolean sendNext(RpcLink link, OutgoingMessage message) {
    GuestCpu cpu = hyp.cpu();
    long buffer = root.heap().transmitBuffer();
    int length = message.next(staging);
    cpu.write(buffer, staging, 0, length);
    int error = hyp.send(link.sendQueue, length, buffer);
    if (error == ErrorCode.MSGQUEUE_FULL) {
      return false;
    }
    if (error != ErrorCode.OK) {
      LOG.error("send to VM {}: {}", link.vmid(), ErrorCode.name(error));
    }
    message.advance();
    return true;
  }

  @Override
  public void save(StateWriter out) {
    out.section("rm.links", 1);
    out.i32(notificationSequence);
    out.i32(links.size());
    links.values().forEach(link -> link.save(out));
  }

  @Override
  public void load(StateReader in) {
    in.section("rm.links");
    notificationSequence = in.i32();
    links.clear();
    for (int i = in.i32(); i > 0; i--) {
      add(RpcLink.load(in));
    }
  }
}
