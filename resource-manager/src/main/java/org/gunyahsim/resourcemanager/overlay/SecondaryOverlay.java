package org.gunyahsim.resourcemanager.overlay;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gunyahsim.guest.devicetree.DeviceTree;
import org.gunyahsim.guest.devicetree.DeviceTreeException;
import org.gunyahsim.guest.devicetree.Node;
import org.gunyahsim.guest.devicetree.Property;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.link.RpcLink;
import org.gunyahsim.resourcemanager.memparcel.Memparcel;
import org.gunyahsim.resourcemanager.memparcel.Memparcels;
import org.gunyahsim.resourcemanager.protocol.AclEntry;
import org.gunyahsim.resourcemanager.protocol.MemoryType;
import org.gunyahsim.resourcemanager.protocol.SglEntry;
import org.gunyahsim.resourcemanager.vdevice.Vdevice;
import org.gunyahsim.resourcemanager.vm.VcpuRecord;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmResources;
import org.jspecify.annotations.Nullable;

/** What a secondary VM's tree gains when the VM is started. */
public final class SecondaryOverlay {
  private final DeviceTree tree;
  private final Vm vm;
  private final VmResources resources;
  private final Memparcels memparcels;
  private final @Nullable RpcLink link;
  private final boolean production;
  private final Map<Integer, Integer> buffers = new TreeMap<>();
  private int nextPhandle;

  private SecondaryOverlay(
      DeviceTree tree, Vm vm, Memparcels memparcels, @Nullable RpcLink link, boolean production) {
    this.tree = tree;
    this.vm = vm;
    this.resources = vm.resources();
    this.memparcels = memparcels;
    this.link = link;
    this.production = production;
    this.nextPhandle = Math.max(1, tree.unusedPhandle());
  }

  /**
   * Makes the tree that the guest gets.
   *
   * @param blob the tree as the creator gave it
   * @param kaslrSeed 64 random bits
   * @param limit bytes that the result may have
   * @throws DeviceTreeException when it is no tree, lacks what it must have, or does not fit
   */
  public static byte[] apply(
      byte[] blob,
      Vm vm,
      Memparcels memparcels,
      @Nullable RpcLink link,
      long kaslrSeed,
      boolean production,
      int limit)
      throws DeviceTreeException {
    SecondaryOverlay overlay =
        new SecondaryOverlay(DeviceTree.parse(blob), vm, memparcels, link, production);
    overlay.apply(kaslrSeed);
    return overlay.tree.flatten(limit);
  }

  private void apply(long kaslrSeed) throws DeviceTreeException {
    Node root = tree.root();
    if (root.child("hypervisor") != null) {
      throw new DeviceTreeException(0, "the tree has a hypervisor node already");
    }
    if (root.child("memory") == null) {
      throw new DeviceTreeException(0, "the tree has no memory node");
    }
    if (resources.gic == null) {
      throw new DeviceTreeException(0, "the tree has no interrupt controller");
    }
    lay(fragment -> fragment.addChild("chosen").longs("kaslr-seed", kaslrSeed));
    lay(this::memory);
    adoptReservations();
    lay(this::reservedMemory);
    lay(
        fragment ->
            fragment
                .addChild("vsoc")
                .cells("#address-cells", 2)
                .cells("#size-cells", 2)
                .flag("ranges")
                .strings("compatible", "simple-bus"));
    if (resources.vpm == Hyp.NO_CAP) {
      for (VcpuRecord vcpu : resources.vcpus) {
        lay(fragment -> fragment.addPath(vcpu.node).longs("qcom,gunyah-capability", vcpu.vmCap));
      }
    }
    Node fragment = Node.fragment();
    hypervisor(fragment);
    if (!vdevices(fragment)) {
      throw new DeviceTreeException(0, "a virtual device lacks its memory");
    }
    root.overlay(fragment);
    gic();
  }

  /** A part of the overlay. */
  @FunctionalInterface
  private interface Part {
    void build(Node fragment) throws DeviceTreeException;
  }

  private void lay(Part part) throws DeviceTreeException {
    Node fragment = Node.fragment();
    part.build(fragment);
    tree.root().overlay(fragment);
  }

  // Memory.

  private void memory(Node fragment) {
    fragment
        .addChild("memory")
        .strings("device_type", "memory")
        .bytes("reg", ranges(merged(), tree.root()));
  }

  /** All RAM, sorted, neighbours joined. */
  private List<SglEntry> merged() {
    List<SglEntry> merged = new ArrayList<>();
    resources.ram.forEach(
        (base, size) -> {
          SglEntry last = merged.isEmpty() ? null : merged.getLast();
          if (last != null && last.address() + last.size() == base) {
            merged.set(merged.size() - 1, new SglEntry(last.address(), last.size() + size));
          } else {
            merged.add(new SglEntry(base, size));
          }
        });
    return merged;
  }

  /** Ranges in the cells of a parent node. */
  private static byte[] ranges(List<SglEntry> entries, Node parent) {
    int address = parent.addressCells();
    int size = parent.sizeCells();
    byte[] bytes = new byte[4 * entries.size() * (address + size)];
    int at = 0;
    for (SglEntry entry : entries) {
      at = put(bytes, at, entry.address(), address);
      at = put(bytes, at, entry.size(), size);
    }
    return bytes;
  }

  private static int put(byte[] bytes, int at, long value, int cells) {
    int end = at + 4 * cells;
    for (int i = end - 1, shift = 0; i >= at; i--, shift += 8) {
      bytes[i] = (byte) (shift < 64 ? value >>> shift : 0);
    }
    return end;
  }

  /** Children of reserved-memory that the creator wrote: each must stand for a memparcel. */
  private void adoptReservations() throws DeviceTreeException {
    Node parent = tree.root().child("reserved-memory");
    if (parent == null) {
      return;
    }
    for (Node node : parent.children()) {
      Memparcel parcel = parcelOf(node, parent);
      if (parcel == null || node.has("reusable") && !parcel.exclusive()) {
        throw new DeviceTreeException(0, "no memory for " + node.path());
      }
      int phandle = node.phandle().orElse(-1);
      if (phandle == -1) {
        phandle = nextPhandle++;
        node.setInFront(Property.cells("phandle", phandle));
      }
      node.setInFront(Property.cells("qcom,rm-mem-handle", parcel.handle()));
      buffers.put(parcel.label(), phandle);
    }
  }

  private @Nullable Memparcel parcelOf(Node node, Node parent) {
    int label = node.cell("qcom,label").orElse(0);
    Property reg = node.property("reg");
    long address =
        reg != null && reg.reader().has(parent.addressCells())
            ? reg.reader().number(parent.addressCells())
            : -1;
    for (Memparcel parcel : memparcels.table().all()) {
      boolean labelled = label != 0 && parcel.label() == label && parcel.names(vm.vmid());
      if (labelled || address != -1 && Memparcels.ipa(parcel, vm.vmid()) == address) {
        return parcel;
      }
    }
    return null;
  }

  private void reservedMemory(Node fragment) {
    Node root = tree.root();
    Node node = fragment.addChild("reserved-memory");
    Node existing = root.child("reserved-memory");
    if (existing == null) {
      node.cells("#address-cells", root.addressCells())
          .cells("#size-cells", root.sizeCells())
          .flag("ranges");
    }
    Node cells = existing == null ? root : existing;
    for (Memparcel parcel : memparcels.table().all()) {
      Memparcel.Acceptance acceptance = parcel.acceptance(vm.vmid());
      if (acceptance != null
          && !parcel.io()
          && !parcel.isPrivate(vm.vmid(), production)
          && parcel.handle() != vm.firmwareParcel
          && !buffers.containsKey(parcel.label())) {
        buffer(node, cells, parcel);
      }
    }
    if (vm.firmwareSize > 0 && resources.firmwareBase != -1) {
      node.addChild("firmware@" + Long.toHexString(resources.firmwareBase))
          .bytes(
              "reg", ranges(List.of(new SglEntry(resources.firmwareBase, vm.firmwareSize)), cells))
          .flag("no-map")
          .strings("compatible", "qcom,vm-firmware");
    }
  }

  private void buffer(Node parent, Node cells, Memparcel parcel) {
    int phandle = nextPhandle++;
    buffers.put(parcel.label(), phandle);
    long ipa = Memparcels.ipa(parcel, vm.vmid());
    Node node = parent.addChild("buffer@" + Long.toHexString(ipa));
    node.bytes("reg", ranges(Memparcels.ranges(parcel, vm.vmid()), cells))
        .flag("qcom,shared-memory")
        .flag("no-map")
        .cells("peers", peers(parcel))
        .cells("qcom,rm-mem-handle", parcel.handle())
        .cells("phandle", phandle)
        .cells("qcom,label", parcel.label());
    List<String> compatible = pushed(parcel.label());
    if (!compatible.isEmpty()) {
      node.strings("compatible", compatible.toArray(String[]::new));
    }
  }

  /**
   * The owner if it keeps access, then everybody in the list: so an owner that shares stands there
   * twice (the size of the recorded tree of a shared image tells).
   */
  private static int[] peers(Memparcel parcel) {
    List<Integer> peers = new ArrayList<>();
    if (parcel.transfer() == MemoryType.SHARE) {
      peers.add(parcel.owner());
    }
    for (AclEntry entry : parcel.acl()) {
      peers.add(entry.vmid());
    }
    return peers.stream().mapToInt(Integer::intValue).toArray();
  }

  private List<String> pushed(int label) {
    for (Vdevice device : resources.vdevices) {
      if (device.memory && device.memoryLabel == label) {
        return device.pushCompatible;
      }
    }
    return List.of();
  }

  // Hypervisor node.

  private void hypervisor(Node fragment) {
    Node hypervisor = fragment.addChild("hypervisor");
    hypervisor.cells("#address-cells", 2).cells("#size-cells", 0);
    hypervisor.strings(
        "compatible",
        "gunyah-hypervisor",
        "qcom,gunyah-hypervisor-1.0",
        "qcom,gunyah-hypervisor",
        "simple-bus");
    Node identity = hypervisor.addChild("qcom,gunyah-vm");
    identity
        .strings("compatible", "qcom,gunyah-vm-id-1.0", "qcom,gunyah-vm-id")
        .cells("qcom,vmid", vm.vmid())
        .cells("qcom,owner-vmid", vm.owner())
        .strings("qcom,vendor", "Qualcomm")
        .strings("qcom,image-name", vm.name);
    if (!vm.uri.isEmpty()) {
      identity.strings("qcom,vm-uri", vm.uri);
    }
    if (!isZero(vm.guid)) {
      identity.strings("qcom,vm-guid", HexFormat.of().formatHex(vm.guid));
    }
    List<String> peers =
        resources.vdevices.stream()
            .filter(device -> !device.peer.isEmpty() && device.channels.size() == 2)
            .map(device -> device.peer)
            .distinct()
            .toList();
    if (!peers.isEmpty()) {
      identity.strings("qcom,peers", peers.toArray(String[]::new));
    }
  }

  private static boolean isZero(byte[] bytes) {
    for (byte value : bytes) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  private boolean vdevices(Node fragment) throws DeviceTreeException {
    VdeviceNodes nodes = new VdeviceNodes(fragment, vm, link, buffers, nextPhandle);
    for (Vdevice device : resources.vdevices) {
      if (!nodes.add(device)) {
        return false;
      }
    }
    return true;
  }

  /** The frames that were allocated because the creator had given none. */
  private void gic() {
    VmResources.Gic gic = resources.gic;
    Node node = gic == null || !gic.allocate ? null : tree.find(gic.node);
    if (gic == null || node == null) {
      return;
    }
    Node parent = node.parent();
    List<SglEntry> frames =
        List.of(
            new SglEntry(gic.gicdBase, 0x1_0000),
            new SglEntry(gic.gicrBase, gic.gicrStride * resources.vcpus.size()));
    node.setInFront(Property.strings("compatible", List.of("arm,gic-v3")));
    node.setInFront(Property.cells("#redistributor-regions", 1));
    node.setInFront(Property.longs("redistributor-stride", gic.gicrStride));
    node.setInFront(new Property("reg", ranges(frames, parent == null ? node : parent)));
  }
}
