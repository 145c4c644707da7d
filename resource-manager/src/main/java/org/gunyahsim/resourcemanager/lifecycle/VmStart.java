package org.gunyahsim.resourcemanager.lifecycle;

import java.util.List;
import org.gunyahsim.guest.devicetree.DeviceTree;
import org.gunyahsim.guest.devicetree.DeviceTreeException;
import org.gunyahsim.guest.devicetree.Node;
import org.gunyahsim.guest.devicetree.Property;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.link.Links;
import org.gunyahsim.resourcemanager.memparcel.MemoryRequests;
import org.gunyahsim.resourcemanager.memparcel.Memparcel;
import org.gunyahsim.resourcemanager.memparcel.Memparcels;
import org.gunyahsim.resourcemanager.overlay.SecondaryOverlay;
import org.gunyahsim.resourcemanager.protocol.AclEntry;
import org.gunyahsim.resourcemanager.protocol.AttrEntry;
import org.gunyahsim.resourcemanager.protocol.MemoryType;
import org.gunyahsim.resourcemanager.protocol.Requests;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.protocol.SglEntry;
import org.gunyahsim.resourcemanager.root.RootVm;
import org.gunyahsim.resourcemanager.vdevice.Vdevice;
import org.gunyahsim.resourcemanager.vdevice.VdeviceType;
import org.gunyahsim.resourcemanager.vm.VcpuRecord;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmResources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What VM_START does: memory, device tree, first instruction (reference, 7.4 to 7.6). */
public final class VmStart {
  private static final Logger LOG = LoggerFactory.getLogger(VmStart.class);

  private final RootVm root;
  private final Hyp hyp;
  private final Links links;
  private final Memparcels memparcels;
  private final MemoryRequests memory;
  private final VmCreation creation;
  private final Firmware firmware;

  public VmStart(
      RootVm root,
      Links links,
      Memparcels memparcels,
      MemoryRequests memory,
      VmCreation creation,
      Firmware firmware) {
    this.root = root;
    this.hyp = root.hyp();
    this.links = links;
    this.memparcels = memparcels;
    this.memory = memory;
    this.creation = creation;
    this.firmware = firmware;
  }

  /** Starts a VM that is READY; {@link RmError}. */
  int start(Vm vm) {
    VmResources resources = vm.resources();
    Memparcel image = memparcels.find(vm.imageParcel, vm.vmid());
    if (image == null || !acceptImage(vm, resources, image)) {
      return RmError.NORESOURCE;
    }
    byte[] blob = creation.readTree(vm, image);
    if (blob == null || !acceptFirmware(vm, resources, image) || !acceptLabelled(vm, resources)) {
      return RmError.NORESOURCE;
    }
    acceptRam(vm, resources);
    acceptReserved(vm, blob);
    acceptRest(vm);
    listRam(vm, resources);
    if (resources.ramSize < resources.ramMin) {
      LOG.warn("VM {} has less memory than size-min", vm.vmid());
    }
    if (!writeTree(vm, image, blob)) {
      return RmError.NORESOURCE;
    }
    if (vm.authType == Requests.AUTH_ANDROID_PVM) {
      int error = firmware.copyInto(vm);
      if (error != RmError.OK) {
        return error;
      }
    }
    if (vm.authType != Requests.AUTH_PLATFORM) {
      memparcels.flush(image);
    }
    return powerOn(vm, resources);
  }

  // Memory.

  /** How a parcel may be accepted: as lent, or in a debug build as it was given. */
  private int transfer(Memparcel parcel) {
    return root.options().production() ? MemoryType.LEND : parcel.transfer();
  }

  private boolean refused(Memparcel parcel) {
    return transfer(parcel) == MemoryType.DONATE;
  }

  private List<AclEntry> onlyAll(Vm vm) {
    return root.options().production()
        ? List.of(new AclEntry(vm.vmid(), MemoryType.ALL))
        : List.of();
  }

  private boolean acceptImage(Vm vm, VmResources resources, Memparcel image) {
    if (refused(image)) {
      return false;
    }
    boolean sanitize = vm.authType != Requests.AUTH_NONE;
    int error =
        memparcels.acceptAt(vm, image, transfer(image), onlyAll(vm), resources.ramBase, sanitize);
    resources.ramSize = image.size();
    if (error != RmError.OK) {
      LOG.info("VM {}: image memory refused: {}", vm.vmid(), RmError.name(error));
    }
    return error == RmError.OK;
  }

  private boolean acceptFirmware(Vm vm, VmResources resources, Memparcel image) {
    if (vm.firmwareParcel == MemoryType.INVALID_HANDLE || vm.firmwareSize == 0) {
      return vm.authType != Requests.AUTH_ANDROID_PVM;
    }
    if (vm.firmwareParcel == image.handle()) {
      long offset = resources.firmwareBase - resources.ramBase;
      vm.firmwareOffset = offset;
      return offset >= 0 && vm.firmwareSize <= image.size() - offset;
    }
    Memparcel parcel = memparcels.find(vm.firmwareParcel, vm.vmid());
    return parcel != null
        && !refused(parcel)
        && memparcels.acceptAt(
                vm, parcel, transfer(parcel), onlyAll(vm), resources.firmwareBase, true)
            == RmError.OK;
  }

  /** Parcels that virtual devices wait for by their label. */
  private boolean acceptLabelled(Vm vm, VmResources resources) {
    for (Vdevice device : resources.vdevices) {
      if (!device.memory || device.memoryLabel == 0) {
        continue;
      }
      for (Memparcel parcel : memparcels.table().all()) {
        if (parcel.label() == device.memoryLabel
            && parcel.names(vm.vmid())
            && parcel.acceptance(vm.vmid()) == null
            && !acceptFor(vm, device, parcel)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean acceptFor(Vm vm, Vdevice device, Memparcel parcel) {
    if (device.type() == VdeviceType.IOMEM) {
      return parcel.io() && acceptIo(vm, device, parcel);
    }
    if (device.memoryBase != Vdevice.NO_ADDRESS && !parcel.io()) {
      device.parcel = parcel.handle();
      return memparcels.acceptAt(vm, parcel, parcel.transfer(), List.of(), device.memoryBase, false)
          == RmError.OK;
    }
    return true;
  }

  private boolean acceptIo(Vm vm, Vdevice device, Memparcel parcel) {
    List<AclEntry> acl =
        device.selfRights == 0
            ? List.of()
            : device.peerRights == 0
                ? List.of(new AclEntry(vm.vmid(), device.selfRights))
                : List.of(
                    new AclEntry(vm.vmid(), device.selfRights),
                    new AclEntry(vm.owner(), device.peerRights));
    List<AttrEntry> attributes =
        device.selfAttribute == 0
            ? List.of()
            : List.of(new AttrEntry(device.selfAttribute, vm.vmid()));
    List<Memparcel.Region> regions = parcel.regions();
    for (int i = 0; i < device.ranges.size(); i++) {
      if (i >= regions.size()
          || regions.get(i).phys() != device.ranges.get(i)[0]
          || regions.get(i).size() != device.ranges.get(i)[1]) {
        return false;
      }
    }
    if (memparcels.acceptIo(vm, parcel, device.memoryLabel, acl, attributes) != RmError.OK) {
      return false;
    }
    device.parcel = parcel.handle();
    device.ranges =
        regions.stream().map(region -> new long[] {region.phys(), region.size()}).toList();
    return true;
  }

  /** Further private parcels go right behind the RAM there is, while it may grow. */
  private void acceptRam(Vm vm, VmResources resources) {
    boolean production = root.options().production();
    for (Memparcel parcel : memparcels.table().all()) {
      if (parcel.acceptance(vm.vmid()) != null
          || !parcel.isPrivate(vm.vmid(), production)
          || refused(parcel)
          || parcel.size() > resources.ramMax - resources.ramSize) {
        continue;
      }
      int error =
          memparcels.acceptAt(
              vm,
              parcel,
              transfer(parcel),
              List.of(),
              resources.ramBase + resources.ramSize,
              false);
      if (error == RmError.OK) {
        resources.ramSize += parcel.size();
      } else {
        LOG.warn("VM {}: memory refused: {}", vm.vmid(), RmError.name(error));
      }
    }
  }

  /** Parcels for which the creator has reserved a place in the tree. */
  private void acceptReserved(Vm vm, byte[] blob) {
    try {
      Node reserved = DeviceTree.parse(blob).root().child("reserved-memory");
      if (reserved == null) {
        return;
      }
      for (Node node : reserved.children()) {
        Property reg = node.property("reg");
        int label = node.cell("qcom,label").orElse(0);
        if (label == 0 || reg == null || !reg.reader().has(reserved.addressCells())) {
          continue;
        }
        long address = reg.reader().number(reserved.addressCells());
        for (Memparcel parcel : memparcels.table().all()) {
          if (parcel.label() == label && unaccepted(vm, parcel) && !parcel.io()) {
            memparcels.acceptAt(vm, parcel, parcel.transfer(), List.of(), address, false);
          }
        }
      }
    } catch (DeviceTreeException e) {
      LOG.info("VM {}: no device tree: {}", vm.vmid(), e.getMessage());
    }
  }

  private static boolean unaccepted(Vm vm, Memparcel parcel) {
    return parcel.names(vm.vmid())
        && parcel.owner() != vm.vmid()
        && parcel.acceptance(vm.vmid()) == null;
  }

  private void acceptRest(Vm vm) {
    for (Memparcel parcel : memparcels.table().all()) {
      if (unaccepted(vm, parcel)) {
        int error = memory.autoAccept(vm, parcel);
        if (error != RmError.OK) {
          LOG.info(
              "VM {}: memparcel {} refused: {}", vm.vmid(), parcel.handle(), RmError.name(error));
        }
      }
    }
  }

  private void listRam(Vm vm, VmResources resources) {
    for (Memparcel parcel : memparcels.table().all()) {
      boolean separateFirmware =
          parcel.handle() == vm.firmwareParcel && parcel.handle() != vm.imageParcel;
      if (!parcel.io() && !separateFirmware) {
        for (SglEntry range : Memparcels.ranges(parcel, vm.vmid())) {
          resources.ram.put(range.address(), range.size());
        }
      }
    }
  }

  // Device tree.

  private boolean writeTree(Vm vm, Memparcel image, byte[] blob) {
    try {
      byte[] result =
          SecondaryOverlay.apply(
              blob,
              vm,
              memparcels,
              links.find(vm.vmid()),
              root.entropy().next(hyp),
              root.options().production(),
              (int) Math.min(vm.dtSize, Integer.MAX_VALUE));
      return memparcels.write(image, vm.dtOffset, result);
    } catch (DeviceTreeException e) {
      LOG.info("VM {}: cannot complete its device tree: {}", vm.vmid(), e.getMessage());
      return false;
    }
  }

  // First instruction.

  private int powerOn(Vm vm, VmResources resources) {
    boolean pvm = vm.authType == Requests.AUTH_ANDROID_PVM;
    List<VcpuRecord> boot = resources.vcpus.stream().filter(vcpu -> vcpu.boot).toList();
    if (boot.isEmpty()) {
      return RmError.NORESOURCE;
    }
    if (pvm && boot.size() > 1) {
      return RmError.DENIED;
    }
    long imageEntry = resources.ramBase + vm.imageOffset;
    long tree = resources.ramBase + vm.dtOffset;
    for (VcpuRecord vcpu : boot) {
      int error = ErrorCode.OK;
      if (pvm) {
        error = hyp.writeX(vcpu.cap, 1, imageEntry);
        if (error == ErrorCode.OK) {
          error = hyp.writeX(vcpu.cap, 2, vm.imageSize);
        }
      }
      if (error == ErrorCode.OK) {
        error = hyp.powerOn(vcpu.cap, pvm ? resources.firmwareBase : imageEntry, tree);
      }
      if (error != ErrorCode.OK) {
        return RmError.fromHypervisor(error);
      }
    }
    return RmError.OK;
  }
}
