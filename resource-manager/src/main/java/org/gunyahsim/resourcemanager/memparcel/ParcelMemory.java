package org.gunyahsim.resourcemanager.memparcel;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.MapAttributes;
import org.gunyahsim.hypervisor.abi.MemextentAttributes;
import org.gunyahsim.hypervisor.abi.MemextentDonate;
import org.gunyahsim.hypervisor.abi.MemextentModify;
import org.gunyahsim.hypervisor.abi.PgtableAccess;
import org.gunyahsim.hypervisor.abi.VmMemtype;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.protocol.MemoryType;
import org.gunyahsim.resourcemanager.root.RootVm;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmResources;

/** The hypercalls behind memparcels: extents, donations, mappings (reference, section 6.1). */
final class ParcelMemory {
  /** Bytes of the window of all physical memory. */
  private static final long DDR_WINDOW = 1L << 44;

  private final RootVm root;
  private final Hyp hyp;

  ParcelMemory(RootVm root) {
    this.root = root;
    this.hyp = root.hyp();
  }

  /** Makes the parcel's extent, a sibling of the VMs'. */
  int createExtent(Memparcel parcel) {
    int error = hyp.create(HypercallNumber.PARTITION_CREATE_MEMEXTENT);
    if (error != ErrorCode.OK) {
      return error;
    }
    long cap = hyp.newCap();
    error =
        parcel.io()
            ? hyp.deriveMemextent(
                cap,
                root.deviceExtent(),
                0,
                root.deviceSize(),
                MemextentAttributes.of(
                    PgtableAccess.RW,
                    MemextentAttributes.MEMTYPE_DEVICE,
                    MemextentAttributes.TYPE_SPARSE))
            : hyp.deriveMemextent(
                cap,
                root.parentExtent(),
                0,
                DDR_WINDOW,
                MemextentAttributes.of(
                    PgtableAccess.RWX,
                    MemextentAttributes.MEMTYPE_ANY,
                    MemextentAttributes.TYPE_SPARSE));
    if (error == ErrorCode.OK) {
      error = hyp.activate(cap);
    }
    if (error == ErrorCode.OK && parcel.io()) {
      error = hyp.modifyMemextent(cap, MemextentModify.UNMAP_ALL, 0, 0);
    }
    if (error != ErrorCode.OK) {
      hyp.deleteCap(cap);
      return error;
    }
    parcel.extent = cap;
    return error;
  }

  void deleteExtent(Memparcel parcel) {
    if (parcel.extent != Hyp.NO_CAP) {
      hyp.deleteCap(parcel.extent);
      parcel.extent = Hyp.NO_CAP;
    }
  }

  /** Where physical addresses begin in the extents of this kind of memory. */
  private long base(Memparcel parcel) {
    return parcel.io() ? root.deviceBase() : 0;
  }

  private static long ownedExtent(Memparcel parcel, Vm vm) {
    VmResources resources = vm.resources();
    return parcel.io() ? resources.deviceExtent : resources.ddrExtent;
  }

  /** Translates an IPA of the owner: offset in result 1, contiguous size in result 2. */
  int lookup(Memparcel parcel, Vm owner, long ipa, long size) {
    return hyp.lookup(owner.resources().addrspace, ownedExtent(parcel, owner), ipa, size);
  }

  /** The physical address of an offset that {@link #lookup} gave. */
  long phys(Memparcel parcel, long offset) {
    return base(parcel) + offset;
  }

  /** Takes a range out of a VM's memory into the parcel. */
  int takeFrom(Memparcel parcel, Vm vm, long phys, long size) {
    return hyp.donate(
        MemextentDonate.TO_SIBLING,
        ownedExtent(parcel, vm),
        parcel.extent,
        phys - base(parcel),
        size);
  }

  /** Gives a range of the parcel to a VM. */
  int giveTo(Memparcel parcel, Vm vm, long phys, long size) {
    return hyp.donate(
        MemextentDonate.TO_SIBLING,
        parcel.extent,
        ownedExtent(parcel, vm),
        phys - base(parcel),
        size);
  }

  int zero(Memparcel parcel, long phys, long size) {
    return hyp.modifyMemextent(
        parcel.extent, MemextentModify.ZERO_RANGE, phys - base(parcel), size);
  }

  int flush(Memparcel parcel, long phys, long size) {
    return hyp.modifyMemextent(
        parcel.extent, MemextentModify.CACHE_FLUSH_RANGE, phys - base(parcel), size);
  }

  /** Maps a range of the parcel for a VM with the VM's rights and attribute. */
  int map(Memparcel parcel, Vm vm, long phys, long size, long ipa) {
    return hyp.mapPart(
        vm.resources().addrspace,
        parcel.extent,
        ipa,
        mapping(parcel, vm.vmid()),
        phys - base(parcel),
        size);
  }

  /** Maps a range that the VM owns since a donation. */
  int mapOwned(Memparcel parcel, Vm vm, long phys, long size, long ipa) {
    return hyp.mapPart(
        vm.resources().addrspace,
        ownedExtent(parcel, vm),
        ipa,
        mapping(parcel, vm.vmid()),
        phys - base(parcel),
        size);
  }

  int unmap(Memparcel parcel, Vm vm, long phys, long size, long ipa) {
    return hyp.unmapPart(vm.resources().addrspace, parcel.extent, ipa, phys - base(parcel), size);
  }

  /** Removes a former owner's mapping of a range that is its no more. */
  int unmapOwned(Memparcel parcel, Vm vm, long phys, long size, long ipa) {
    return hyp.unmapPart(
        vm.resources().addrspace, ownedExtent(parcel, vm), ipa, phys - base(parcel), size);
  }

  /** Maps a range into the resource manager's own address space at its physical address. */
  int mapForSelf(Memparcel parcel, long phys, long size) {
    return hyp.mapPart(
        root.addrspace(),
        parcel.extent,
        phys,
        MapAttributes.of(PgtableAccess.RW, VmMemtype.NORMAL_WB),
        phys - base(parcel),
        size);
  }

  int unmapForSelf(Memparcel parcel, long phys, long size) {
    return hyp.unmapPart(root.addrspace(), parcel.extent, phys, phys - base(parcel), size);
  }

  private static int mapping(Memparcel parcel, int vmid) {
    int memtype =
        parcel.io()
            ? VmMemtype.DEVICE_NGNRE
            : switch (parcel.attribute(vmid)) {
              case MemoryType.ATTR_DEVICE -> VmMemtype.DEVICE_NGNRE;
              case MemoryType.ATTR_UNCACHED -> VmMemtype.NORMAL_NC;
              default -> VmMemtype.NORMAL_WB;
            };
    return MapAttributes.of(parcel.rights(vmid), memtype);
  }
}
