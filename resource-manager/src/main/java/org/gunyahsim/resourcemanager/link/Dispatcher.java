package org.gunyahsim.resourcemanager.link;

import java.util.HashMap;
import java.util.Map;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.protocol.RpcHeader;
import org.gunyahsim.resourcemanager.vm.VmTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes requests from the links to their handlers. */
public final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Links links;
  private final VmTable vms;
  private final Map<Integer, RequestHandler> handlers = new HashMap<>();

  public Dispatcher(Links links, VmTable vms) {
    this.links = links;
    this.vms = vms;
  }

  /** Says who serves a message. */
  public void bind(int messageId, RequestHandler handler) {
    if (handlers.put(messageId, handler) != null) {
      throw new IllegalStateException("two handlers for 0x%x".formatted(messageId));
    }
  }

  /** True when a message has a handler. */
  public boolean serves(int messageId) {
    return handlers.containsKey(messageId);
  }

  /** What stops the draining of a queue. */
  @FunctionalInterface
  public interface Interruption {
    /** True when a handler has begun something that must end before the next request. */
    boolean now();
  }

  /**
   * Serves the requests in a VM's queue until it is empty.
   *
   * @return false when it was interrupted and must be called again
   */
  public boolean drain(int vmid, Interruption interruption) {
    RpcLink link = links.find(vmid);
    while (link != null && links.receive(link)) {
      if (links.complete()) {
        deliver(link);
        if (interruption.now()) {
          return false;
        }
      }
      link = links.find(vmid);
    }
    return true;
  }

  /** Room in a VM's reply queue. */
  public void resume(int vmid) {
    RpcLink link = links.find(vmid);
    if (link != null) {
      links.flush(link);
    }
  }

  private void deliver(RpcLink link) {
    var message = link.reassembler;
    if (message.type() != RpcHeader.REQUEST) {
      LOG.debug("VM {} sent a message of type {}", link.vmid(), message.type());
      return;
    }
    Request request =
        new Request(
            vms.get(link.vmid()),
            message.sequence(),
            message.messageId(),
            new Payload(message.payload()));
    RequestHandler handler = handlers.get(request.messageId());
    if (handler == null) {
      links.reply(request, RmError.UNIMPLEMENTED);
    } else {
      handler.handle(request);
    }
  }
}
