package org.gunyahsim.resourcemanager.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gunyahsim.guest.devicetree.DeviceTreeException;
import org.gunyahsim.guest.devicetree.Node;
import org.gunyahsim.resourcemanager.link.RpcLink;
import org.gunyahsim.resourcemanager.vdevice.Channel;
import org.gunyahsim.resourcemanager.vdevice.Vdevice;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.jspecify.annotations.Nullable;

/** The nodes that a guest finds its virtual devices by. */
final class VdeviceNodes {
  private final Node fragment;
  private final Vm vm;
  private final @Nullable RpcLink link;

  /** Phandles of the buffers by the label of their memparcel. */
  private final Map<Integer, Integer> buffers;

  /** The first phandle that is still free. */
  private int nextPhandle;

  VdeviceNodes(
      Node fragment,
      Vm vm,
      @Nullable RpcLink link,
      Map<Integer, Integer> buffers,
      int nextPhandle) {
    this.fragment = fragment;
    this.vm = vm;
    this.link = link;
    this.buffers = buffers;
    this.nextPhandle = nextPhandle;
  }

  /**
   * Adds the device's node; false when something that it needs is missing.
   *
   * @throws DeviceTreeException when the path that the creator asks for cannot be
   */
  boolean add(Vdevice device) throws DeviceTreeException {
    switch (device.type()) {
      case RM_RPC -> addLink(device);
      case DOORBELL -> addDoorbell(device, device.channels.getFirst());
      case DOORBELL_SOURCE -> addDoorbellSource(device, device.channels.getFirst());
      case MESSAGE_QUEUE -> addQueue(device, device.channels.getFirst());
      case MESSAGE_QUEUE_PAIR -> addPair(device);
      case SHM, SHM_DOORBELL -> {
        return addShm(device);
      }
      case VIRTIO_MMIO -> {
        return addVirtio(device);
      }
      case IOMEM -> addIomem(device);
      case VRTC, VSMMU -> {
        // Refused when the VM was initialised.
      }
    }
    return true;
  }

  private Node node(Vdevice device, long address) throws DeviceTreeException {
    return fragment.addPath(device.generate + "@" + Long.toHexString(address));
  }

  private static void compatible(Node node, Vdevice device, String... generic) {
    List<String> strings = new ArrayList<>(device.pushCompatible);
    strings.addAll(List.of(generic));
    node.strings("compatible", strings.toArray(String[]::new));
  }

  private static boolean level(Vdevice device, int index) {
    return index < device.level.size() && device.level.get(index);
  }

  private static void queueProperties(Node node, int messageSize, int depth) {
    node.cells("qcom,free-irq-start", 0)
        .flag("qcom,is-full-duplex")
        .cells("qcom,tx-message-size", messageSize)
        .cells("qcom,rx-message-size", messageSize)
        .cells("qcom,tx-queue-depth", depth)
        .cells("qcom,rx-queue-depth", depth);
  }

  private static void labels(Node node, Vdevice device) {
    node.cells("qcom,label", device.label).cells("label", device.label);
  }

  private void addLink(Vdevice device) throws DeviceTreeException {
    RpcLink known = link;
    if (known == null) {
      return;
    }
    Node node = node(device, known.clientReceiveCap);
    compatible(
        node,
        device,
        "gunyah-resource-manager",
        "qcom,resource-manager",
        "qcom,resource-manager-1-0",
        "qcom,gunyah-message-queue",
        "qcom,gunyah-capability");
    node.longs("reg", known.clientSendCap, known.clientReceiveCap);
    node.cells(
        "interrupts",
        Spis.two(
            known.clientSendVirq, level(device, 0), known.clientReceiveVirq, level(device, 1)));
    queueProperties(node, known.messageSize(), known.depth());
    node.cells("qcom,vdevice-handle", device.handle);
  }

  private void addPair(Vdevice device) throws DeviceTreeException {
    Channel transmit = device.channels.get(0);
    Channel receive = device.channels.get(1);
    Node node = node(device, receive.vmCap);
    compatible(node, device, "qcom,gunyah-message-queue", "qcom,gunyah-capability");
    node.longs("reg", transmit.vmCap, receive.vmCap);
    node.cells(
        "interrupts",
        Spis.two(transmit.vmVirq, level(device, 0), receive.vmVirq, level(device, 1)));
    queueProperties(node, device.messageSize, device.depth);
    node.cells("qcom,vdevice-handle", device.handle);
    if (!device.peer.isEmpty()) {
      if (device.peerVmid != 0) {
        node.cells("qcom,peer-vmid", device.peerVmid);
      }
      node.strings("peer", device.peer);
    }
    labels(node, device);
  }

  private void addQueue(Vdevice device, Channel channel) throws DeviceTreeException {
    Node node = node(device, channel.vmCap);
    compatible(node, device, "qcom,gunyah-message-queue", "qcom,gunyah-capability");
    node.longs("reg", channel.vmCap)
        .flag(device.sender ? "is-sender" : "is-receiver")
        .cells("tx_message_size", device.messageSize)
        .cells("tx_queue_depth", device.depth)
        .cells("interrupts", Spis.one(channel.vmVirq, level(device, 0)));
    labels(node, device);
  }

  private void addDoorbell(Vdevice device, Channel channel) throws DeviceTreeException {
    Node node = node(device, channel.vmCap);
    compatible(node, device, "qcom,gunyah-doorbell", "qcom,gunyah-capability");
    node.longs("reg", channel.vmCap)
        .cells("interrupts", Spis.one(channel.vmVirq, level(device, 0)));
    labels(node, device);
  }

  private void addDoorbellSource(Vdevice device, Channel channel) throws DeviceTreeException {
    Node node = node(device, channel.vmCap);
    compatible(node, device, "qcom,gunyah-doorbell-source", "qcom,gunyah-capability");
    node.longs("reg", channel.vmCap);
    labels(node, device);
  }

  private boolean addShm(Vdevice device) throws DeviceTreeException {
    Integer buffer = buffers.get(device.memoryLabel);
    if (device.memory && buffer == null && !device.memoryOptional) {
      return false;
    }
    int[] doorbells = new int[device.channels.size()];
    for (int i = 0; i < doorbells.length; i++) {
      Channel channel = device.channels.get(i);
      String name = channel.vmSends() ? "doorbell-source" : "doorbell";
      Node bell = fragment.addPath("/hypervisor/qcom,%s@%x".formatted(name, channel.vmCap));
      compatible(bell, device, "qcom,gunyah-" + name, "qcom,gunyah-capability");
      bell.longs("reg", channel.vmCap);
      if (!channel.vmSends()) {
        bell.cells("interrupts", Spis.one(channel.vmVirq, level(device, 0)));
      }
      labels(bell, device);
      doorbells[i] = nextPhandle++;
      bell.cells("phandle", doorbells[i]);
    }
    Node node = fragment.addPath(device.generate);
    compatible(
        node, device, doorbells.length > 0 ? "qcom,gunyah-shm-doorbell" : "qcom,shared-memory");
    if (buffer != null) {
      node.cells("buffer", buffer).cells("memory-region", buffer);
    }
    node.cells("peer", vm.owner());
    labels(node, device);
    if (doorbells.length > 0) {
      node.cells("tx-doorbell", doorbells[0]).cells("rx-doorbell", doorbells[1]);
    }
    if (device.dmaBase != Vdevice.NO_ADDRESS) {
      node.longs("dma_base", device.dmaBase);
    }
    return true;
  }

  private boolean addVirtio(Vdevice device) throws DeviceTreeException {
    Integer buffer = buffers.get(device.memory ? device.memoryLabel : device.label);
    if (buffer == null) {
      return false;
    }
    Node node = node(device, device.frontendIpa);
    compatible(node, device, "virtio,mmio");
    node.longs("reg", device.frontendIpa, 4096)
        .cells("buffer", buffer)
        .cells("memory-region", buffer)
        .cells("interrupts", Spis.one(device.virtioVmVirq, level(device, 0)));
    labels(node, device);
    node.longs("dma_base", device.dmaBase).cells("peer", vm.owner());
    if (device.dmaCoherent) {
      node.flag("dma-coherent");
    }
    return true;
  }

  private void addIomem(Vdevice device) throws DeviceTreeException {
    if (device.parcel == -1) {
      return;
    }
    Node node = fragment.addPath(device.generate);
    if (!device.pushCompatible.isEmpty()) {
      compatible(node, device);
    }
    long[] reg = new long[2 * device.ranges.size()];
    for (int i = 0; i < device.ranges.size(); i++) {
      reg[2 * i] = device.ranges.get(i)[0];
      reg[2 * i + 1] = device.ranges.get(i)[1];
    }
    node.cells("#address-cells", 2)
        .cells("#size-cells", 2)
        .longs("reg", reg)
        .cells("peer", vm.owner())
        .longs("qcom,rm-mem-handle", device.parcel)
        .cells("qcom,rm-acl", vm.vmid(), device.selfRights, vm.owner(), device.peerRights)
        .cells(
            "qcom,rm-attributes", vm.vmid(), device.selfAttribute, vm.owner(), device.peerAttribute)
        .cells("qcom,label", device.label);
  }
}
