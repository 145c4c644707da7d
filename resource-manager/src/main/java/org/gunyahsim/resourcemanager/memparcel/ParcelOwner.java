package org.gunyahsim.resourcemanager.memparcel;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.protocol.AclEntry;
import org.gunyahsim.resourcemanager.protocol.AttrEntry;
import org.gunyahsim.resourcemanager.protocol.MemoryType;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.protocol.SglEntry;
import org.gunyahsim.resourcemanager.root.RootVm;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmTable;

/** What the owner of memory does with it: create, append, reclaim (reference, section 6). */
final class ParcelOwner {
  private static final int MAX_PARCELS = 64;
  private static final int MAX_REGIONS = 1 << 20;
  private static final long PAGE_MASK = 0xFFF;
  private static final int ADDRESS_BITS = 44;
  private static final int IO_RIGHTS = MemoryType.READ | MemoryType.WRITE;

  private final ParcelTable parcels;
  private final VmTable vms;
  private final ParcelMemory memory;
  private final Hyp hyp;

  /** The handle of the last parcel created. */
  private int created;

  ParcelOwner(RootVm root, ParcelTable parcels, VmTable vms, ParcelMemory memory) {
    this.parcels = parcels;
    this.vms = vms;
    this.memory = memory;
    this.hyp = root.hyp();
  }

  /** What a create request says. */
  record Creation(
      int transfer,
      int memType,
      int flags,
      int label,
      List<AclEntry> acl,
      List<SglEntry> sgl,
      List<AttrEntry> attributes) {
    boolean io() {
      return memType == MemoryType.IO;
    }
  }

  /** Creates a memparcel; its handle is in {@link #created()}. */
  int create(Vm owner, Creation request) {
    boolean sanitize = (request.flags & MemoryType.CREATE_SANITIZE) != 0;
    if (request.acl.isEmpty()
        || request.sgl.isEmpty()
        || request.transfer == MemoryType.DONATE && request.acl.size() > 1) {
      return RmError.ARGUMENT_INVALID;
    }
    if (parcels.ownedBy(owner.vmid()) >= MAX_PARCELS) {
      return RmError.DENIED;
    }
    if (sanitize && request.io()) {
      return RmError.ARGUMENT_INVALID;
    }
    // From here on a refusal has used up a handle.
    Memparcel parcel =
        new Memparcel(
            parcels.takeHandle(),
            owner.vmid(),
            request.memType,
            request.transfer,
            sanitize,
            request.label);
    if (owner.resources == null || memory.createExtent(parcel) != ErrorCode.OK) {
      return RmError.NOMEM;
    }
    int error = checkAcl(owner, request);
    if (error == RmError.OK) {
      error = checkAttributes(request);
    }
    if (error == RmError.OK) {
      parcel.acl.addAll(request.acl);
      parcel.attributes.addAll(request.attributes);
      error = addRegions(parcel, owner, request.sgl);
    }
    if (error != RmError.OK) {
      memory.deleteExtent(parcel);
      return error;
    }
    if (sanitize) {
      parcel.regions.forEach(region -> memory.zero(parcel, region.phys(), region.size()));
    }
    parcel.state =
        (request.flags & MemoryType.CREATE_APPEND) != 0 ? Memparcel.INIT : Memparcel.SHARING;
    parcels.add(parcel);
    created = parcel.handle();
    return RmError.OK;
  }

  int created() {
    return created;
  }

  private int checkAcl(Vm owner, Creation request) {
    Set<Integer> seen = new HashSet<>();
    for (AclEntry entry : request.acl) {
      int rights = entry.rights();
      if (!seen.add(entry.vmid())
          || !vms.nameable(entry.vmid())
          || rights < MemoryType.READ
          || rights > MemoryType.ALL
          || request.io() && (rights & MemoryType.EXECUTE) != 0) {
        return RmError.ARGUMENT_INVALID;
      }
    }
    int full = request.io() ? IO_RIGHTS : MemoryType.ALL;
    if (request.transfer == MemoryType.DONATE
        && request.acl.stream().anyMatch(entry -> entry.rights() != full)) {
      return RmError.DENIED;
    }
    if (seen.contains(owner.vmid()) != (request.transfer == MemoryType.SHARE)) {
      return RmError.ARGUMENT_INVALID;
    }
    return RmError.OK;
  }

  private static int checkAttributes(Creation request) {
    Set<Integer> seen = new HashSet<>();
    for (AttrEntry entry : request.attributes) {
      int attribute = entry.attribute();
      boolean fits =
          request.io()
              ? attribute == MemoryType.ATTR_NORMAL || attribute == MemoryType.ATTR_DEVICE
              : attribute != MemoryType.ATTR_DEVICE;
      if (!seen.add(entry.vmid())
          || attribute > MemoryType.ATTR_CACHED
          || !fits
          || request.transfer == MemoryType.DONATE && attribute != MemoryType.ATTR_NORMAL) {
        return RmError.ARGUMENT_INVALID;
      }
      if (request.acl.stream().noneMatch(acl -> acl.vmid() == entry.vmid())) {
        return RmError.VMID_INVALID;
      }
    }
    return RmError.OK;
  }

  /** Adds ranges of the owner's memory; on an error everything of this call goes back. */
  private int addRegions(Memparcel parcel, Vm owner, List<SglEntry> sgl) {
    int before = parcel.regions.size();
    int error = RmError.OK;
    for (SglEntry entry : sgl) {
      error = addRange(parcel, owner, entry);
      if (error != RmError.OK) {
        break;
      }
    }
    if (error != RmError.OK) {
      List<Memparcel.Region> added = parcel.regions.subList(before, parcel.regions.size());
      for (Memparcel.Region region : added) {
        memory.giveTo(parcel, owner, region.phys(), region.size());
        if (parcel.transfer() == MemoryType.SHARE) {
          memory.unmap(parcel, owner, region.phys(), region.size(), region.ownerIpa());
        }
      }
      added.clear();
    }
    return error;
  }

  private int addRange(Memparcel parcel, Vm owner, SglEntry entry) {
    long ipa = entry.address();
    long left = entry.size();
    if (((ipa | left) & PAGE_MASK) != 0 || (ipa | left) >>> ADDRESS_BITS != 0) {
      return RmError.ARGUMENT_INVALID;
    }
    do {
      if (memory.lookup(parcel, owner, ipa, left) != ErrorCode.OK) {
        return RmError.MEM_INVALID;
      }
      long phys = memory.phys(parcel, hyp.result(1));
      long size = Math.min(hyp.result(2), left);
      if (size <= 0) {
        return RmError.MEM_INVALID;
      }
      if (parcel.regions.size() >= MAX_REGIONS) {
        return RmError.DENIED;
      }
      if (parcel.transfer() == MemoryType.SHARE
          && memory.map(parcel, owner, phys, size, ipa) != ErrorCode.OK) {
        return RmError.MAP_FAILED;
      }
      if (memory.takeFrom(parcel, owner, phys, size) != ErrorCode.OK) {
        if (parcel.transfer() == MemoryType.SHARE) {
          memory.unmap(parcel, owner, phys, size, ipa);
        }
        return RmError.MEM_INVALID;
      }
      parcel.regions.add(new Memparcel.Region(phys, size, ipa));
      ipa += size;
      left -= size;
    } while (left > 0);
    return RmError.OK;
  }

  /** MEM_APPEND. */
  int append(Vm caller, int handle, boolean end, List<SglEntry> sgl) {
    if (sgl.isEmpty()) {
      return RmError.ARGUMENT_INVALID;
    }
    Memparcel parcel = parcels.find(handle);
    if (parcel == null) {
      return RmError.HANDLE_INVALID;
    }
    if (parcel.owner() != caller.vmid() || parcel.state != Memparcel.INIT) {
      return RmError.DENIED;
    }
    int before = parcel.regions.size();
    int error = addRegions(parcel, caller, sgl);
    if (error != RmError.OK) {
      return error;
    }
    if (parcel.sanitized()) {
      parcel
          .regions
          .subList(before, parcel.regions.size())
          .forEach(region -> memory.zero(parcel, region.phys(), region.size()));
    }
    if (end) {
      parcel.state = Memparcel.SHARING;
    }
    return RmError.OK;
  }

  /** MEM_RECLAIM. */
  int reclaim(Vm caller, int handle, boolean sanitize) {
    Memparcel parcel = parcels.find(handle);
    if (parcel == null) {
      return RmError.HANDLE_INVALID;
    }
    if (parcel.owner() != caller.vmid()) {
      return RmError.DENIED;
    }
    if (parcel.state == Memparcel.SHARED) {
      return RmError.MEM_INUSE;
    }
    if (parcel.locked) {
      return RmError.DENIED;
    }
    if (sanitize && parcel.io()) {
      return RmError.ARGUMENT_INVALID;
    }
    for (Memparcel.Region region : parcel.regions) {
      if (sanitize || parcel.sanitizeOnReclaim) {
        memory.zero(parcel, region.phys(), region.size());
      }
      memory.giveTo(parcel, caller, region.phys(), region.size());
    }
    memory.deleteExtent(parcel);
    parcels.remove(parcel);
    return RmError.OK;
  }

  /** MEM_QCOM_LOOKUP_SGL: the handle of a parcel like this one is in {@link #created()}. */
  int lookup(
      Vm caller,
      int memType,
      int label,
      List<AclEntry> acl,
      List<SglEntry> sgl,
      List<AttrEntry> attributes) {
    for (Memparcel parcel : parcels.all()) {
      if (parcel.owner() == caller.vmid()
          && parcel.state == Memparcel.SHARING
          && parcel.memType() == memType
          && (parcel.label == 0 || parcel.label == label)
          && parcel.acl.equals(acl)
          && parcel.attributes.equals(attributes)
          && sameRegions(parcel, sgl)) {
        parcel.label = label;
        created = parcel.handle();
        return RmError.OK;
      }
    }
    return RmError.LOOKUP_FAILED;
  }

  private static boolean sameRegions(Memparcel parcel, List<SglEntry> sgl) {
    return parcel.regions.stream()
        .map(region -> new SglEntry(region.ownerIpa(), region.size()))
        .toList()
        .equals(sgl);
  }
}
