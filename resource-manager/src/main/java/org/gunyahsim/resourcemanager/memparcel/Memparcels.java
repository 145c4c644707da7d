package org.gunyahsim.resourcemanager.memparcel;

import java.util.List;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.protocol.AclEntry;
import org.gunyahsim.resourcemanager.protocol.AttrEntry;
import org.gunyahsim.resourcemanager.protocol.MemoryType;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.protocol.SglEntry;
import org.gunyahsim.resourcemanager.root.RootVm;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmTable;
import org.jspecify.annotations.Nullable;

/** Memparcels as the rest of the resource manager uses them. */
public final class Memparcels implements Snapshottable {
  private final RootVm root;
  private final ParcelTable table = new ParcelTable();
  private final ParcelMemory memory;
  final ParcelOwner owners;
  final ParcelRecipient recipients;

  public Memparcels(RootVm root, VmTable vms) {
    this.root = root;
    this.memory = new ParcelMemory(root);
    this.owners = new ParcelOwner(root, table, vms, memory);
    this.recipients = new ParcelRecipient(table, vms, memory);
  }

  public ParcelTable table() {
    return table;
  }

  /** The parcel with this handle if a VM is in its list, else null. */
  public @Nullable Memparcel find(int handle, int vmid) {
    Memparcel parcel = table.find(handle);
    return parcel != null && parcel.names(vmid) ? parcel : null;
  }

  /**
   * Accepts all of a parcel contiguously at an address.
   *
   * @param acl what its list must be, or empty for anything
   * @param sanitize zero it when it is reclaimed
   * @return {@link RmError}
   */
  public int acceptAt(
      Vm vm, Memparcel parcel, int transfer, List<AclEntry> acl, long ipa, boolean sanitize) {
    int flags =
        MemoryType.MAP_CONTIGUOUS
            | MemoryType.DONE
            | (acl.isEmpty() ? 0 : MemoryType.VALIDATE_ACL_ATTR)
            | (sanitize ? MemoryType.ACCEPT_SANITIZE : 0);
    return recipients.accept(
        vm,
        new ParcelRecipient.Acceptance(
            parcel.handle(),
            parcel.memType(),
            transfer,
            flags,
            0,
            acl,
            List.of(new SglEntry(ipa, parcel.size())),
            List.of(),
            0));
  }

  /** Accepts an IO parcel at its physical addresses, validating lists. */
  public int acceptIo(
      Vm vm, Memparcel parcel, int label, List<AclEntry> acl, List<AttrEntry> attributes) {
    return recipients.accept(
        vm,
        new ParcelRecipient.Acceptance(
            parcel.handle(),
            MemoryType.IO,
            parcel.transfer(),
            MemoryType.DONE
                | MemoryType.VALIDATE_LABEL
                | (acl.isEmpty() ? 0 : MemoryType.VALIDATE_ACL_ATTR),
            label,
            acl,
            List.of(),
            attributes,
            0));
  }

  /** Accepts a parcel wherever there is room. */
  public int acceptAnywhere(Vm vm, Memparcel parcel, boolean sanitize) {
    return recipients.accept(
        vm,
        new ParcelRecipient.Acceptance(
            parcel.handle(),
            parcel.memType(),
            parcel.transfer(),
            MemoryType.DONE | (sanitize ? MemoryType.ACCEPT_SANITIZE : 0),
            0,
            List.of(),
            List.of(),
            List.of(),
            0));
  }

  /** Releases what a VM has accepted. */
  public int release(Vm vm, Memparcel parcel) {
    return recipients.release(vm.vmid(), parcel.handle(), false);
  }

  /**
   * A VM is destroyed: parcels of its memory stay as they are, but nobody owns them any more, lest
   * a later VM of the same VMID claims them.
   */
  public void disown(Vm vm) {
    for (Memparcel parcel : table.all()) {
      if (parcel.owner() == vm.vmid()) {
        parcel.disown();
      }
    }
  }

  /** Drops a VM's acceptance whatever the hypervisor says: the VM is going away. */
  public void forget(Vm vm, Memparcel parcel) {
    parcel.acceptances.removeIf(acceptance -> acceptance.vmid == vm.vmid());
    if (parcel.acceptances.isEmpty()) {
      parcel.state = Memparcel.SHARING;
    }
  }

  /** The parcel that a VM accepted last, or null. */
  public @Nullable Memparcel lastAccepted(int vmid) {
    Memparcel last = null;
    long order = -1;
    for (Memparcel parcel : table.all()) {
      Memparcel.Acceptance acceptance = parcel.acceptance(vmid);
      if (acceptance != null && acceptance.order > order) {
        last = parcel;
        order = acceptance.order;
      }
    }
    return last;
  }

  /** Where a VM has the first byte of a parcel that it accepted, or -1. */
  public static long ipa(Memparcel parcel, int vmid) {
    Memparcel.Acceptance acceptance = parcel.acceptance(vmid);
    return acceptance == null || acceptance.ipas.isEmpty() ? -1 : acceptance.ipas.getFirst();
  }

  /** Where a VM has each region of a parcel that it accepted. */
  public static List<SglEntry> ranges(Memparcel parcel, int vmid) {
    Memparcel.Acceptance acceptance = parcel.acceptance(vmid);
    if (acceptance == null || acceptance.ipas.isEmpty()) {
      return List.of();
    }
    if (acceptance.contiguous) {
      return List.of(new SglEntry(acceptance.ipas.getFirst(), parcel.size()));
    }
    return java.util.stream.IntStream.range(0, acceptance.ipas.size())
        .mapToObj(i -> new SglEntry(acceptance.ipas.get(i), parcel.regions.get(i).size()))
        .toList();
  }

  /** Cleans and invalidates the caches for all of a parcel. */
  public void flush(Memparcel parcel) {
    parcel.regions.forEach(region -> memory.flush(parcel, region.phys(), region.size()));
  }

  /**
   * Copies bytes out of a parcel through the resource manager's own address space.
   *
   * @return null when the range is not all there or cannot be mapped
   */
  public byte @Nullable [] read(Memparcel parcel, long offset, int length) {
    byte[] bytes = new byte[length];
    return access(parcel, offset, bytes, false) ? bytes : null;
  }

  /** Copies bytes into a parcel; false when the range is not all there or cannot be mapped. */
  public boolean write(Memparcel parcel, long offset, byte[] bytes) {
    return access(parcel, offset, bytes, true);
  }

  private boolean access(Memparcel parcel, long offset, byte[] bytes, boolean write) {
    if (offset < 0 || offset > parcel.size() - bytes.length) {
      return false;
    }
    GuestCpu cpu = root.hyp().cpu();
    long start = 0;
    int done = 0;
    for (Memparcel.Region region : parcel.regions) {
      long from = Math.max(offset + done - start, 0);
      if (done < bytes.length && from < region.size()) {
        int part = (int) Math.min(region.size() - from, bytes.length - done);
        if (!accessRegion(cpu, parcel, region.phys() + from, bytes, done, part, write)) {
          return false;
        }
        done += part;
      }
      start += region.size();
    }
    return done == bytes.length;
  }

  private boolean accessRegion(
      GuestCpu cpu, Memparcel parcel, long phys, byte[] bytes, int at, int length, boolean write) {
    long page = phys & -0x1000;
    long size = (phys + length + 0xFFF & -0x1000) - page;
    if (memory.mapForSelf(parcel, page, size) != ErrorCode.OK) {
      return false;
    }
    boolean accessible = cpu.accessible(phys, length, write);
    if (accessible && write) {
      cpu.write(phys, bytes, at, length);
    } else if (accessible) {
      cpu.read(phys, bytes, at, length);
    }
    memory.unmapForSelf(parcel, page, size);
    return accessible;
  }

  /** Fills a range of a parcel with zeros, page by page. */
  public void zero(Memparcel parcel) {
    parcel.regions.forEach(region -> memory.zero(parcel, region.phys(), region.size()));
  }

  @Override
  public void save(StateWriter out) {
    table.save(out);
  }

  @Override
  public void load(StateReader in) {
    table.load(in);
  }
}
