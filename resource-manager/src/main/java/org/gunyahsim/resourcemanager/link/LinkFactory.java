package org.gunyahsim.resourcemanager.link;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.MsgqueueCreateInfo;
import org.gunyahsim.hypervisor.abi.Rights;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.irq.VirqNamespace;
import org.gunyahsim.resourcemanager.irq.VirqRoles;
import org.gunyahsim.resourcemanager.root.RootVm;
import org.gunyahsim.resourcemanager.vm.VmResources;

/** Makes and unmakes the queues, capabilities and interrupts of a link. */
public final class LinkFactory {
  private final RootVm root;
  private final Hyp hyp;
  private final Links links;

  public LinkFactory(RootVm root, Links links) {
    this.root = root;
    this.hyp = root.hyp();
    this.links = links;
  }

  /**
   * Makes the link to a VM. It serves no requests before {@link #enable}.
   *
   * @param sendVirq the VM's number for "room to send", or {@link VirqNamespace#NONE} for any
   * @param receiveVirq the VM's number for "message received", or NONE
   * @return {@link ErrorCode}; on an error {@link #destroy} cleans up
   */
  public int create(
      int vmid, VmResources client, int messageSize, int depth, int sendVirq, int receiveVirq) {
    RpcLink link = new RpcLink(vmid, messageSize, depth);
    links.add(link);
    int error = createQueue(messageSize, depth);
    link.receiveQueue = created;
    if (error == ErrorCode.OK) {
      error = createQueue(messageSize, depth);
      link.sendQueue = created;
    }
    if (error == ErrorCode.OK) {
      error = hyp.copyCap(link.receiveQueue, client.cspace, Rights.MSGQUEUE_SEND);
      link.clientSendCap = error == ErrorCode.OK ? hyp.newCap() : Hyp.NO_CAP;
    }
    if (error == ErrorCode.OK) {
      error = hyp.copyCap(link.sendQueue, client.cspace, Rights.MSGQUEUE_RECEIVE);
      link.clientReceiveCap = error == ErrorCode.OK ? hyp.newCap() : Hyp.NO_CAP;
    }
    if (error == ErrorCode.OK) {
      error = bind(link, client, sendVirq, receiveVirq);
    }
    return error;
  }

  private long created = Hyp.NO_CAP;

  private int createQueue(int messageSize, int depth) {
    created = Hyp.NO_CAP;
    int error = hyp.create(HypercallNumber.PARTITION_CREATE_MSGQUEUE);
    if (error == ErrorCode.OK) {
      created = hyp.newCap();
      error = hyp.configureMsgqueue(created, (int) MsgqueueCreateInfo.of(depth, messageSize));
    }
    return error == ErrorCode.OK ? hyp.activate(created) : error;
  }

  private int bind(RpcLink link, VmResources client, int sendVirq, int receiveVirq) {
    link.sendVirq = root.allocateVirq();
    link.receiveVirq = root.allocateVirq();
    link.clientSendVirq = take(client, sendVirq);
    link.clientReceiveVirq = take(client, receiveVirq);
    if (link.sendVirq < 0
        || link.receiveVirq < 0
        || link.clientSendVirq < 0
        || link.clientReceiveVirq < 0) {
      return ErrorCode.NORESOURCES;
    }
    int error = hyp.bindReceiveVirq(link.receiveQueue, root.vic(), link.receiveVirq);
    if (error == ErrorCode.OK) {
      error = hyp.bindSendVirq(link.sendQueue, root.vic(), link.sendVirq);
    }
    if (error == ErrorCode.OK) {
      error = hyp.bindSendVirq(link.receiveQueue, client.vic, link.clientSendVirq);
    }
    if (error == ErrorCode.OK) {
      error = hyp.bindReceiveVirq(link.sendQueue, client.vic, link.clientReceiveVirq);
    }
    return error;
  }

  private static int take(VmResources client, int virq) {
    if (virq == VirqNamespace.NONE) {
      return client.virqs.allocate();
    }
    return client.virqs.reserve(virq) ? virq : VirqNamespace.NONE;
  }

  /** Lets the VM's messages in. */
  public void enable(int vmid) {
    RpcLink link = links.find(vmid);
    if (link != null) {
      root.enableVirq(link.sendVirq, VirqRoles.TRANSMIT, vmid);
      root.enableVirq(link.receiveVirq, VirqRoles.RECEIVE, vmid);
    }
  }

  /** Takes the link to a VM away, as far as it was made. */
  public void destroy(int vmid, VmResources client) {
    RpcLink link = links.find(vmid);
    if (link == null) {
      return;
    }
    links.remove(vmid);
    root.releaseVirq(link.sendVirq);
    root.releaseVirq(link.receiveVirq);
    client.virqs.free(link.clientSendVirq);
    client.virqs.free(link.clientReceiveVirq);
    delete(client.cspace, link.clientSendCap);
    delete(client.cspace, link.clientReceiveCap);
    if (link.receiveQueue != Hyp.NO_CAP) {
      hyp.deleteCap(link.receiveQueue);
    }
    if (link.sendQueue != Hyp.NO_CAP) {
      hyp.deleteCap(link.sendQueue);
    }
  }

  private void delete(long cspace, long cap) {
    if (cap != Hyp.NO_CAP) {
      hyp.deleteCap(cspace, cap);
    }
  }
}
