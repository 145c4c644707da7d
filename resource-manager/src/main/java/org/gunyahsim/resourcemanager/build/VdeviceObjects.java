package org.gunyahsim.resourcemanager.build;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.MsgqueueCreateInfo;
import org.gunyahsim.hypervisor.abi.Rights;
import org.gunyahsim.resourcemanager.console.Consoles;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.irq.VirqNamespace;
import org.gunyahsim.resourcemanager.link.LinkFactory;
import org.gunyahsim.resourcemanager.root.RootVm;
import org.gunyahsim.resourcemanager.vdevice.Channel;
import org.gunyahsim.resourcemanager.vdevice.Vdevice;
import org.gunyahsim.resourcemanager.vdevice.VdeviceType;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmResources;
import org.gunyahsim.resourcemanager.vm.VmTable;
import org.jspecify.annotations.Nullable;

/** Makes and unmakes the objects behind a VM's virtual devices. */
public final class VdeviceObjects {
  private final RootVm root;
  private final Hyp hyp;
  private final VmTable vms;
  private final LinkFactory links;
  private final Consoles consoles;
  private final VirtioObjects virtio;

  public VdeviceObjects(
      RootVm root, VmTable vms, LinkFactory links, Consoles consoles, VmObjects objects) {
    this.root = root;
    this.hyp = root.hyp();
    this.vms = vms;
    this.links = links;
    this.consoles = consoles;
    this.virtio = new VirtioObjects(root, objects);
  }

  /** Makes all devices of one type in the order of the configuration; an {@link ErrorCode}. */
  public int create(Vm vm, VdeviceType type) {
    for (Vdevice device : vm.resources().vdevices) {
      if (device.type() == type) {
        int error = create(vm, device);
        if (error != ErrorCode.OK) {
          return error;
        }
      }
    }
    return ErrorCode.OK;
  }

  private int create(Vm vm, Vdevice device) {
    if (device.type() != VdeviceType.RM_RPC) {
      device.handle = root.nextVdeviceHandle();
    }
    return switch (device.type()) {
      case RM_RPC -> createLink(vm, device);
      case DOORBELL -> createChannels(vm, device, channel(Channel.Kind.DOORBELL, false));
      case DOORBELL_SOURCE -> createChannels(vm, device, channel(Channel.Kind.DOORBELL, true));
      case MESSAGE_QUEUE -> createChannels(vm, device, channel(Channel.Kind.QUEUE, device.sender));
      case MESSAGE_QUEUE_PAIR ->
          createChannels(
              vm, device, channel(Channel.Kind.QUEUE, true), channel(Channel.Kind.QUEUE, false));
      case SHM_DOORBELL ->
          createChannels(
              vm,
              device,
              channel(Channel.Kind.DOORBELL, true),
              channel(Channel.Kind.DOORBELL, false));
      case SHM, IOMEM -> ErrorCode.OK;
      case VIRTIO_MMIO -> virtio.create(vm.resources(), owner(vm), device);
      // The platform has neither.
      case VRTC, VSMMU -> ErrorCode.UNIMPLEMENTED;
    };
  }

  private VmResources owner(Vm vm) {
    return vms.get(vm.owner()).resources();
  }

  private int createLink(Vm vm, Vdevice device) {
    VmResources resources = vm.resources();
    int error =
        links.create(
            vm.vmid(), resources, device.messageSize, device.depth, device.virq(0), device.virq(1));
    if (error == ErrorCode.OK) {
      links.enable(vm.vmid());
      if (device.consoleDev) {
        consoles.create(vm.vmid());
      }
    }
    return error;
  }

  private static Channel channel(Channel.Kind kind, boolean vmSends) {
    return new Channel(kind, vmSends);
  }

  private int createChannels(Vm vm, Vdevice device, Channel... channels) {
    int error = ErrorCode.OK;
    Partner partner = device.defaultPeer ? null : partner(vm, device);
    int virqIndex = 0;
    for (Channel channel : channels) {
      if (error != ErrorCode.OK) {
        break;
      }
      device.channels.add(channel);
      boolean takesVirq = channel.kind() == Channel.Kind.QUEUE || !channel.vmSends();
      int virq = takesVirq ? device.virq(virqIndex++) : VirqNamespace.NONE;
      Channel other = partner == null ? null : counterpart(partner.device, channel);
      error = createObject(device, channel, other);
      if (error == ErrorCode.OK) {
        error = connectVm(vm.resources(), device, channel, other, virq);
      }
    }
    if (error == ErrorCode.OK && device.defaultPeer) {
      error = connectOwner(vm, device);
    }
    if (error == ErrorCode.OK && partner != null) {
      device.peerVmid = partner.vm.vmid();
      partner.device.peerVmid = vm.vmid();
      VmTable.link(vm, partner.vm);
    }
    return error;
  }

  /** The object itself, unless the other VM's device has made it already. */
  private int createObject(Vdevice device, Channel channel, @Nullable Channel other) {
    if (other != null && other.master != Hyp.NO_CAP) {
      return ErrorCode.OK;
    }
    boolean queue = channel.kind() == Channel.Kind.QUEUE;
    int error =
        hyp.create(
            queue
                ? HypercallNumber.PARTITION_CREATE_MSGQUEUE
                : HypercallNumber.PARTITION_CREATE_DOORBELL);
    if (error == ErrorCode.OK) {
      channel.master = hyp.newCap();
      if (queue) {
        error =
            hyp.configureMsgqueue(
                channel.master, (int) MsgqueueCreateInfo.of(device.depth, device.messageSize));
      }
    }
    return error == ErrorCode.OK ? hyp.activate(channel.master) : error;
  }

  private static long master(Channel channel, @Nullable Channel other) {
    return channel.master != Hyp.NO_CAP || other == null ? channel.master : other.master;
  }

  private int connectVm(
      VmResources vm, Vdevice device, Channel channel, @Nullable Channel other, int virq) {
    long master = master(channel, other);
    int error = hyp.copyCap(master, vm.cspace, rights(device, channel, channel.vmSends()));
    if (error == ErrorCode.OK) {
      channel.vmCap = hyp.newCap();
      if (hasVirq(channel, channel.vmSends())) {
        channel.vmVirq = take(vm, virq);
        error = bind(channel.kind(), master, channel.vmSends(), vm.vic, channel.vmVirq);
      }
    }
    return error;
  }

  /** The owner's ends; what it can send on comes first. */
  private int connectOwner(Vm vm, Vdevice device) {
    int error = connectOwner(vm, device, true);
    return error == ErrorCode.OK ? connectOwner(vm, device, false) : error;
  }

  private int connectOwner(Vm vm, Vdevice device, boolean ownerSends) {
    VmResources owner = owner(vm);
    for (Channel channel : device.channels) {
      if (channel.vmSends() == ownerSends) {
        continue;
      }
      int error = hyp.copyCap(channel.master, owner.cspace, rights(device, channel, ownerSends));
      if (error != ErrorCode.OK) {
        return error;
      }
      channel.peerCap = hyp.newCap();
      if (hasVirq(channel, ownerSends)) {
        channel.peerVirq = owner.virqs.allocate();
        error = bind(channel.kind(), channel.master, ownerSends, owner.vic, channel.peerVirq);
        if (error != ErrorCode.OK) {
          return error;
        }
      }
    }
    return ErrorCode.OK;
  }

  private static int rights(Vdevice device, Channel channel, boolean sends) {
    if (channel.kind() == Channel.Kind.QUEUE) {
      return sends ? Rights.MSGQUEUE_SEND : Rights.MSGQUEUE_RECEIVE;
    }
    if (!sends) {
      return Rights.DOORBELL_RECEIVE;
    }
    return Rights.DOORBELL_SEND | (device.sourceCanClear ? Rights.DOORBELL_RECEIVE : 0);
  }

  private static boolean hasVirq(Channel channel, boolean sends) {
    return channel.kind() == Channel.Kind.QUEUE || !sends;
  }

  private static int take(VmResources vm, int virq) {
    if (virq == VirqNamespace.NONE) {
      return vm.virqs.allocate();
    }
    return vm.virqs.reserve(virq) ? virq : VirqNamespace.NONE;
  }

  private int bind(Channel.Kind kind, long master, boolean sends, long vic, int virq) {
    if (virq == VirqNamespace.NONE) {
      return ErrorCode.NORESOURCES;
    }
    if (kind == Channel.Kind.DOORBELL) {
      return hyp.bindDoorbell(master, vic, virq);
    }
    return sends ? hyp.bindSendVirq(master, vic, virq) : hyp.bindReceiveVirq(master, vic, virq);
  }

  // Named peers: two devices of two VMs that find each other.

  private record Partner(Vm vm, Vdevice device) {}

  private @Nullable Partner partner(Vm vm, Vdevice device) {
    for (Vm other : vms.all()) {
      if (other.vmid() == vm.vmid() || other.resources == null || !means(device.peer, other)) {
        continue;
      }
      for (Vdevice candidate : other.resources().vdevices) {
        if (!candidate.channels.isEmpty()
            && candidate.peerVmid == 0
            && !candidate.defaultPeer
            && candidate.label == device.label
            && candidate.type() == opposite(device.type())
            && candidate.messageSize == device.messageSize
            && candidate.depth == device.depth
            && means(candidate.peer, vm)) {
          return new Partner(other, candidate);
        }
      }
    }
    return null;
  }

  private static VdeviceType opposite(VdeviceType type) {
    return switch (type) {
      case DOORBELL -> VdeviceType.DOORBELL_SOURCE;
      case DOORBELL_SOURCE -> VdeviceType.DOORBELL;
      default -> type;
    };
  }

  private static boolean means(String peer, Vm vm) {
    return peer.equals("vm-name:" + vm.name)
        || !vm.uri.isEmpty() && peer.equals("vm-uri:" + vm.uri)
        || peer.equals("vm-guid:" + guid(vm));
  }

  private static String guid(Vm vm) {
    String hex = java.util.HexFormat.of().formatHex(vm.guid);
    return "%s-%s-%s-%s-%s"
        .formatted(
            hex.substring(0, 8),
            hex.substring(8, 12),
            hex.substring(12, 16),
            hex.substring(16, 20),
            hex.substring(20));
  }

  private static @Nullable Channel counterpart(Vdevice device, Channel channel) {
    for (Channel other : device.channels) {
      if (other.kind() == channel.kind() && other.vmSends() != channel.vmSends()) {
        return other;
      }
    }
    return null;
  }

  /** Takes a device away, as far as it was made; its object survives while the peer uses it. */
  public void destroy(Vm vm, Vdevice device) {
    VmResources resources = vm.resources();
    if (device.type() == VdeviceType.RM_RPC) {
      consoles.destroy(vm.vmid());
      links.destroy(vm.vmid(), resources);
      return;
    }
    Vm peer = vms.find(device.defaultPeer ? vm.owner() : device.peerVmid);
    VmResources other = peer == null ? null : peer.resources;
    Vdevice partner =
        device.defaultPeer || peer == null || other == null ? null : connected(other, vm, device);
    for (Channel channel : device.channels) {
      resources.virqs.free(channel.vmVirq);
      delete(resources.cspace, channel.vmCap);
      if (device.defaultPeer && other != null) {
        other.virqs.free(channel.peerVirq);
        delete(other.cspace, channel.peerCap);
      }
      Channel survivor = partner == null ? null : counterpart(partner, channel);
      if (survivor != null && survivor.master == Hyp.NO_CAP) {
        survivor.master = channel.master;
      } else if (channel.master != Hyp.NO_CAP) {
        hyp.deleteCap(channel.master);
      }
    }
    if (partner != null) {
      partner.peerVmid = 0;
    }
    if (device.type() == VdeviceType.VIRTIO_MMIO && other != null) {
      virtio.destroy(resources, other, device);
    }
  }

  private static @Nullable Vdevice connected(VmResources other, Vm vm, Vdevice device) {
    for (Vdevice candidate : other.vdevices) {
      if (candidate.peerVmid == vm.vmid()
          && candidate.label == device.label
          && candidate.type() == opposite(device.type())) {
        return candidate;
      }
    }
    return null;
  }

  private void delete(long cspace, long cap) {
    if (cap != Hyp.NO_CAP) {
      hyp.deleteCap(cspace, cap);
    }
  }
}
