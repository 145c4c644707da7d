package org.gunyahsim.resourcemanager.query;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.irq.VirqNamespace;
import org.gunyahsim.resourcemanager.link.Dispatcher;
import org.gunyahsim.resourcemanager.link.Links;
import org.gunyahsim.resourcemanager.link.Request;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.PayloadWriter;
import org.gunyahsim.resourcemanager.protocol.ResourceEntry;
import org.gunyahsim.resourcemanager.protocol.ResourceType;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.protocol.VmId;
import org.gunyahsim.resourcemanager.vdevice.Channel;
import org.gunyahsim.resourcemanager.vdevice.Vdevice;
import org.gunyahsim.resourcemanager.vdevice.VdeviceType;
import org.gunyahsim.resourcemanager.vm.VcpuRecord;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmResources;
import org.gunyahsim.resourcemanager.vm.VmTable;

/** VM_GET_HYP_RESOURCES: what a VM has of another one (reference, section 8). */
public final class HypResources {
  private static final int NO_WAKEUP = -1;
  private static final long PAGE = 4096;

  private final Links links;
  private final VmTable vms;

  public HypResources(Links links, VmTable vms) {
    this.links = links;
    this.vms = vms;
  }

  public void register(Dispatcher dispatcher) {
    dispatcher.bind(MessageId.VM_GET_HYP_RESOURCES, this::list);
  }

  private void list(Request request) {
    if (request.payload().length() != 4) {
      links.reply(request, RmError.MSG_INVALID);
      return;
    }
    Vm caller = request.caller();
    Vm target = vms.find(request.payload().u16(0));
    if (target == null) {
      links.reply(request, RmError.ARGUMENT_INVALID);
      return;
    }
    List<ResourceEntry> entries = new ArrayList<>();
    if (caller.mayQuery(target) || target.vmid() == VmId.RESOURCE_MANAGER) {
      if (target.resources == null) {
        links.reply(request, RmError.NORESOURCE);
        return;
      }
      collect(caller, target, entries);
    }
    PayloadWriter data = new PayloadWriter().u32(entries.size());
    entries.forEach(entry -> entry.encode(data));
    links.reply(request, RmError.OK, data);
  }

  private static void collect(Vm caller, Vm target, List<ResourceEntry> entries) {
    VmResources resources = target.resources();
    boolean rootForPrimary =
        target.vmid() == VmId.RESOURCE_MANAGER && caller.vmid() == VmId.PRIMARY;
    if (target.owner() == caller.vmid() || rootForPrimary) {
      for (VcpuRecord vcpu : resources.vcpus) {
        if (vcpu.ownerCap != Hyp.NO_CAP) {
          entries.add(
              ResourceEntry.of(
                  ResourceType.VIRTUAL_CPU,
                  0,
                  vcpu.label,
                  vcpu.ownerCap,
                  rootForPrimary
                      ? 0
                      : vcpu.wakeupVirq == VirqNamespace.NONE ? NO_WAKEUP : vcpu.wakeupVirq));
        }
      }
    }
    VmResources own = caller.resources;
    if (own != null) {
      for (Vdevice device : own.vdevices) {
        if (device.defaultPeer
            ? caller.owner() == target.vmid()
            : device.peerVmid == target.vmid()) {
          addOwn(device, target.vmid(), entries);
        }
      }
    }
    if (target.owner() == caller.vmid()) {
      for (Vdevice device : resources.vdevices) {
        if (device.defaultPeer) {
          addPeers(device, target.vmid(), entries);
        }
      }
    }
  }

  private static void addOwn(Vdevice device, int partner, List<ResourceEntry> entries) {
    for (Channel channel : device.channels) {
      if (channel.vmCap != Hyp.NO_CAP) {
        entries.add(
            entry(device, partner, channel, channel.vmSends(), channel.vmCap, channel.vmVirq));
      }
    }
  }

  /** The owner's view: what it can send on comes first. */
  private static void addPeers(Vdevice device, int partner, List<ResourceEntry> entries) {
    for (int pass = 0; pass < 2; pass++) {
      for (Channel channel : device.channels) {
        if (channel.vmSends() == (pass == 1) && channel.peerCap != Hyp.NO_CAP) {
          entries.add(
              entry(
                  device, partner, channel, !channel.vmSends(), channel.peerCap, channel.peerVirq));
        }
      }
    }
    if (device.type() == VdeviceType.VIRTIO_MMIO && device.virtioPeerCap != Hyp.NO_CAP) {
      entries.add(
          new ResourceEntry(
              ResourceType.VIRTIO_MMIO,
              partner,
              0,
              device.label,
              device.virtioPeerCap,
              0,
              device.virtioPeerVirq,
              device.backendIpa,
              PAGE));
    }
  }

  private static ResourceEntry entry(
      Vdevice device, int partner, Channel channel, boolean sends, long cap, int virq) {
    int type =
        channel.kind() == Channel.Kind.DOORBELL
            ? sends ? ResourceType.DOORBELL_SOURCE : ResourceType.DOORBELL
            : sends ? ResourceType.MSG_QUEUE_SEND : ResourceType.MSG_QUEUE_RECEIVE;
    return ResourceEntry.of(
        type, partner, device.label, cap, virq == VirqNamespace.NONE ? 0 : virq);
  }
}
