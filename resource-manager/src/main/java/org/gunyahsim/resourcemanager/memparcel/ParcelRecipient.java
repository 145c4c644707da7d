package org.gunyahsim.resourcemanager.memparcel;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.resourcemanager.ipa.IpaAllocator;
import org.gunyahsim.resourcemanager.protocol.AclEntry;
import org.gunyahsim.resourcemanager.protocol.AttrEntry;
import org.gunyahsim.resourcemanager.protocol.MemoryType;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.protocol.SglEntry;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmResources;
import org.gunyahsim.resourcemanager.vm.VmTable;

/** What a VM that may use a memparcel does: accept and release (reference, 6.4 and 6.5). */
final class ParcelRecipient {
  private static final long PAGE = 0x1000;
  private static final long BIG_PAGE = 0x20_0000;

  /** IPA reservations that ordinary memory satisfies: normal, base-memory compatible. */
  private static final int SATISFIED_TAGS = 0x44;

  private final ParcelTable parcels;
  private final VmTable vms;
  private final ParcelMemory memory;

  ParcelRecipient(ParcelTable parcels, VmTable vms, ParcelMemory memory) {
    this.parcels = parcels;
    this.vms = vms;
    this.memory = memory;
  }

  /** What an accept request says; lists that are empty are absent. */
  record Acceptance(
      int handle,
      int memType,
      int transfer,
      int flags,
      int label,
      List<AclEntry> acl,
      List<SglEntry> sgl,
      List<AttrEntry> attributes,
      int mapVmid) {
    boolean has(int flag) {
      return (flags & flag) != 0;
    }
  }

  /** What was chosen for a request without addresses. */
  private final List<SglEntry> chosen = new ArrayList<>();

  private boolean incomplete;

  List<SglEntry> chosen() {
    return chosen;
  }

  boolean incomplete() {
    return incomplete;
  }

  /** Accepts a memparcel for a VM. */
  int accept(Vm vm, Acceptance request) {
    chosen.clear();
    incomplete = false;
    Memparcel parcel = parcels.find(request.handle);
    if (parcel == null) {
      return RmError.HANDLE_INVALID;
    }
    int error = validate(vm, parcel, request);
    if (error != RmError.OK) {
      return error;
    }
    boolean contiguous = request.has(MemoryType.MAP_CONTIGUOUS);
    Memparcel.Acceptance acceptance = parcel.acceptance(vm.vmid());
    if (contiguous
        && (parcel.io()
            || acceptance != null && !acceptance.contiguous && !acceptance.ipas.isEmpty())) {
      return RmError.ARGUMENT_INVALID;
    }
    if (request.has(MemoryType.ACCEPT_SANITIZE)) {
      if (parcel.io() || (parcel.rights(vm.vmid()) & MemoryType.WRITE) == 0) {
        return RmError.ARGUMENT_INVALID;
      }
      parcel.sanitizeOnReclaim = true;
    }
    if (acceptance == null) {
      acceptance = new Memparcel.Acceptance(vm.vmid());
    }
    if (acceptance.ipas.isEmpty()) {
      acceptance.contiguous = contiguous;
    }
    return place(vm, parcel, acceptance, request);
  }

  private int validate(Vm vm, Memparcel parcel, Acceptance request) {
    if (request.memType != parcel.memType() || request.transfer != parcel.transfer()) {
      return RmError.ARGUMENT_INVALID;
    }
    if (request.has(MemoryType.VALIDATE_SANITIZED) && !parcel.sanitized()
        || request.has(MemoryType.VALIDATE_LABEL) && request.label != parcel.label) {
      return RmError.VALIDATE_FAILED;
    }
    if (request.has(MemoryType.VALIDATE_ACL_ATTR)) {
      if (request.acl.isEmpty()) {
        return RmError.ARGUMENT_INVALID;
      }
      if (!request.acl.equals(parcel.acl) || !request.attributes.equals(parcel.attributes)) {
        return RmError.VALIDATE_FAILED;
      }
    }
    if (request.has(MemoryType.MAP_OTHER)) {
      return RmError.DENIED;
    }
    if (request.mapVmid != 0) {
      return RmError.ARGUMENT_INVALID;
    }
    if (!parcel.names(vm.vmid())) {
      return RmError.VMID_INVALID;
    }
    Memparcel.Acceptance acceptance = parcel.acceptance(vm.vmid());
    if (parcel.owner() == vm.vmid()
        || acceptance != null && acceptance.mapped
        || parcel.state == Memparcel.INIT) {
      return RmError.DENIED;
    }
    return RmError.OK;
  }

  /** Chooses or checks addresses, then maps when everything has one and the request says so. */
  private int place(Vm vm, Memparcel parcel, Memparcel.Acceptance acceptance, Acceptance request) {
    VmResources resources = vm.resources;
    if (resources == null) {
      return RmError.NORESOURCE;
    }
    int needed = needed(parcel, acceptance);
    int already = acceptance.ipas.size();
    int wanted =
        request.sgl.isEmpty()
            ? Math.min(needed - already, MemoryType.MAX_LIST)
            : request.sgl.size();
    int error = already + wanted > needed ? RmError.ARGUMENT_INVALID : RmError.OK;
    for (int i = 0; i < wanted && error == RmError.OK; i++) {
      long size = size(parcel, acceptance, already + i);
      if (request.sgl.isEmpty()) {
        error = choose(resources, parcel, acceptance, size);
      } else {
        error = checkAndTake(resources, parcel, acceptance, request.sgl.get(i), size);
      }
    }
    boolean all = acceptance.ipas.size() == needed;
    boolean done = request.has(MemoryType.DONE);
    if (error == RmError.OK && done && !all) {
      error = RmError.ARGUMENT_INVALID;
    }
    if (error != RmError.OK) {
      giveBack(resources, parcel, acceptance, already);
      return error;
    }
    if (request.sgl.isEmpty()) {
      for (int i = already; i < acceptance.ipas.size(); i++) {
        chosen.add(new SglEntry(acceptance.ipas.get(i), size(parcel, acceptance, i)));
      }
      incomplete = !all;
    }
    if (done) {
      error =
          parcel.transfer() == MemoryType.DONATE
              ? takeOver(vm, parcel, acceptance)
              : map(vm, parcel, acceptance);
      if (error != RmError.OK) {
        giveBack(resources, parcel, acceptance, already);
        return error;
      }
      if (parcel.transfer() == MemoryType.DONATE) {
        return RmError.OK;
      }
      acceptance.mapped = true;
    }
    if (parcel.acceptance(vm.vmid()) == null) {
      acceptance.order = parcels.takeOrder();
      parcel.acceptances.add(acceptance);
    }
    parcel.state = Memparcel.SHARED;
    return RmError.OK;
  }

  private static int needed(Memparcel parcel, Memparcel.Acceptance acceptance) {
    return acceptance.contiguous ? 1 : parcel.regions.size();
  }

  private static long size(Memparcel parcel, Memparcel.Acceptance acceptance, int index) {
    return acceptance.contiguous ? parcel.size() : parcel.regions.get(index).size();
  }

  /** True when the VM must have this memory at its physical address. */
  private static boolean direct(VmResources resources, Memparcel parcel) {
    return parcel.io() || resources.direct;
  }

  private int choose(
      VmResources resources, Memparcel parcel, Memparcel.Acceptance acceptance, long size) {
    long ipa;
    if (direct(resources, parcel)) {
      ipa = physOf(parcel, acceptance);
      if (ipa == IpaAllocator.NONE) {
        return RmError.NORESOURCE;
      }
    } else {
      IpaAllocator allocator = resources.ipa;
      ipa =
          allocator == null
              ? IpaAllocator.NONE
              : allocator.allocate(size, size >= BIG_PAGE ? BIG_PAGE : PAGE);
      if (ipa == IpaAllocator.NONE) {
        return RmError.NORESOURCE;
      }
    }
    acceptance.ipas.add(ipa);
    return RmError.OK;
  }

  private int checkAndTake(
      VmResources resources,
      Memparcel parcel,
      Memparcel.Acceptance acceptance,
      SglEntry entry,
      long size) {
    if (((entry.address() | entry.size()) & PAGE - 1) != 0 || entry.size() != size) {
      return RmError.ARGUMENT_INVALID;
    }
    if (direct(resources, parcel)) {
      if (entry.address() != physOf(parcel, acceptance)) {
        return RmError.NORESOURCE;
      }
    } else {
      IpaAllocator allocator = resources.ipa;
      if (allocator == null || !allocator.take(entry.address(), size)) {
        return RmError.NORESOURCE;
      }
      if ((allocator.tag(entry.address(), size) & ~SATISFIED_TAGS) != 0) {
        allocator.release(entry.address(), size);
        return RmError.MEM_INVALID;
      }
    }
    acceptance.ipas.add(entry.address());
    return RmError.OK;
  }

  /** Physical address of the next piece to be accepted, or NONE when it has gaps. */
  private static long physOf(Memparcel parcel, Memparcel.Acceptance acceptance) {
    if (!acceptance.contiguous) {
      return parcel.regions.get(acceptance.ipas.size()).phys();
    }
    long next = parcel.regions.getFirst().phys();
    for (Memparcel.Region region : parcel.regions) {
      if (region.phys() != next) {
        return IpaAllocator.NONE;
      }
      next += region.size();
    }
    return parcel.regions.getFirst().phys();
  }

  private void giveBack(
      VmResources resources, Memparcel parcel, Memparcel.Acceptance acceptance, int keep) {
    while (acceptance.ipas.size() > keep) {
      int last = acceptance.ipas.size() - 1;
      long size = size(parcel, acceptance, last);
      long ipa = acceptance.ipas.remove(last);
      IpaAllocator allocator = resources.ipa;
      if (!direct(resources, parcel) && allocator != null) {
        allocator.release(ipa, size);
      }
    }
  }

  /** The address of a region in the recipient's space. */
  static long ipaOf(Memparcel parcel, Memparcel.Acceptance acceptance, int index) {
    if (!acceptance.contiguous) {
      return acceptance.ipas.get(index);
    }
    long ipa = acceptance.ipas.getFirst();
    for (int i = 0; i < index; i++) {
      ipa += parcel.regions.get(i).size();
    }
    return ipa;
  }

  private int map(Vm vm, Memparcel parcel, Memparcel.Acceptance acceptance) {
    long contiguousIpa = acceptance.contiguous ? acceptance.ipas.getFirst() : 0;
    for (int i = 0; i < parcel.regions.size(); i++) {
      Memparcel.Region region = parcel.regions.get(i);
      long ipa = acceptance.contiguous ? contiguousIpa : acceptance.ipas.get(i);
      if (memory.map(parcel, vm, region.phys(), region.size(), ipa) != ErrorCode.OK) {
        unmap(vm, parcel, acceptance, i);
        return RmError.MAP_FAILED;
      }
      contiguousIpa += region.size();
    }
    return RmError.OK;
  }

  private int unmap(Vm vm, Memparcel parcel, Memparcel.Acceptance acceptance, int count) {
    int error = RmError.OK;
    long contiguousIpa = acceptance.contiguous ? acceptance.ipas.getFirst() : 0;
    for (int i = 0; i < count; i++) {
      Memparcel.Region region = parcel.regions.get(i);
      long ipa = acceptance.contiguous ? contiguousIpa : acceptance.ipas.get(i);
      if (memory.unmap(parcel, vm, region.phys(), region.size(), ipa) != ErrorCode.OK) {
        error = RmError.MAP_FAILED;
      }
      contiguousIpa += region.size();
    }
    return error;
  }

  /** A donation changes hands: from now on the memory is the recipient's own. */
  private int takeOver(Vm vm, Memparcel parcel, Memparcel.Acceptance acceptance) {
    for (int i = 0; i < parcel.regions.size(); i++) {
      Memparcel.Region region = parcel.regions.get(i);
      long ipa = ipaOf(parcel, acceptance, i);
      if (memory.giveTo(parcel, vm, region.phys(), region.size()) != ErrorCode.OK) {
        return RmError.MEM_INVALID;
      }
      if (memory.mapOwned(parcel, vm, region.phys(), region.size(), ipa) != ErrorCode.OK) {
        return RmError.MAP_FAILED;
      }
    }
    Vm owner = vms.find(parcel.owner());
    if (owner != null && owner.resources != null) {
      VmResources resources = owner.resources();
      for (Memparcel.Region region : parcel.regions) {
        memory.unmapOwned(parcel, owner, region.phys(), region.size(), region.ownerIpa());
        IpaAllocator allocator = resources.ipa;
        if (allocator != null && !direct(resources, parcel)) {
          allocator.release(region.ownerIpa(), region.size());
        }
      }
    }
    memory.deleteExtent(parcel);
    parcels.remove(parcel);
    return RmError.OK;
  }

  /** MEM_RELEASE. */
  int release(int vmid, int handle, boolean sanitize) {
    Memparcel parcel = parcels.find(handle);
    if (parcel == null) {
      return RmError.HANDLE_INVALID;
    }
    if (parcel.locked) {
      return RmError.DENIED;
    }
    Vm vm = vms.find(vmid);
    if (vm == null) {
      return RmError.VMID_INVALID;
    }
    if (!parcel.names(vmid)) {
      return RmError.HANDLE_INVALID;
    }
    if (parcel.owner() == vmid) {
      return RmError.DENIED;
    }
    Memparcel.Acceptance acceptance = parcel.acceptance(vmid);
    if (acceptance == null) {
      return RmError.MEM_RELEASED;
    }
    if (sanitize) {
      if (parcel.io() || (parcel.rights(vmid) & MemoryType.WRITE) == 0) {
        return RmError.ARGUMENT_INVALID;
      }
      parcel.sanitizeOnReclaim = true;
    }
    if (acceptance.mapped && unmap(vm, parcel, acceptance, parcel.regions.size()) != RmError.OK) {
      map(vm, parcel, acceptance);
      return RmError.MAP_FAILED;
    }
    giveBack(vm.resources(), parcel, acceptance, 0);
    parcel.acceptances.remove(acceptance);
    if (parcel.acceptances.isEmpty()) {
      parcel.state = Memparcel.SHARING;
    }
    return RmError.OK;
  }
}
