package org.gunyahsim.resourcemanager.memparcel;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.protocol.AclEntry;
import org.gunyahsim.resourcemanager.protocol.AttrEntry;
import org.gunyahsim.resourcemanager.protocol.MemoryType;
import org.gunyahsim.resourcemanager.protocol.VmId;
import org.jspecify.annotations.Nullable;

/** One memparcel. Plain data; what may be done with it is decided elsewhere. */
public final class Memparcel {
  /** More regions may be appended. */
  public static final int INIT = 0;

  /** Complete; nobody has accepted it. */
  public static final int SHARING = 1;

  /** Somebody has accepted it, perhaps in part. */
  public static final int SHARED = 2;

  /**
   * Contiguous physical memory.
   *
   * @param phys first physical address
   * @param size bytes
   * @param ownerIpa where its owner had it
   */
  public record Region(long phys, long size, long ownerIpa) {}

  /** What one recipient has of it. */
  public static final class Acceptance {
    final int vmid;

    /** IPAs taken: one for each region accepted so far, or a single one when contiguous. */
    final List<Long> ipas = new ArrayList<>();

    boolean contiguous;

    /** Everything is mapped. */
    boolean mapped;

    /** Later acceptances have larger numbers. */
    long order;

    Acceptance(int vmid) {
      this.vmid = vmid;
    }

    public int vmid() {
      return vmid;
    }

    public List<Long> ipas() {
      return ipas;
    }

    public boolean contiguous() {
      return contiguous;
    }

    public boolean mapped() {
      return mapped;
    }
  }

  private final int handle;
  private int owner;
  private final int memType;
  private final int transfer;
  private final boolean sanitized;
  final List<AclEntry> acl = new ArrayList<>();
  final List<AttrEntry> attributes = new ArrayList<>();
  final List<Region> regions = new ArrayList<>();
  final List<Acceptance> acceptances = new ArrayList<>();
  long extent = Hyp.NO_CAP;
  int label;
  int state = SHARING;
  int tag;
  boolean tagged;
  boolean sanitizeOnReclaim;
  boolean locked;

  Memparcel(int handle, int owner, int memType, int transfer, boolean sanitized, int label) {
    this.handle = handle;
    this.owner = owner;
    this.memType = memType;
    this.transfer = transfer;
    this.sanitized = sanitized;
    this.label = label;
  }

  public int handle() {
    return handle;
  }

  public int owner() {
    return owner;
  }

  /** Its owner is gone: nobody may reclaim it. */
  void disown() {
    owner = VmId.INVALID;
  }

  public int memType() {
    return memType;
  }

  public boolean io() {
    return memType == MemoryType.IO;
  }

  /** {@link MemoryType#DONATE}, {@link MemoryType#LEND} or {@link MemoryType#SHARE}. */
  public int transfer() {
    return transfer;
  }

  /** It was zeroed when it was created. */
  public boolean sanitized() {
    return sanitized;
  }

  public int label() {
    return label;
  }

  public long extent() {
    return extent;
  }

  public List<AclEntry> acl() {
    return acl;
  }

  public List<Region> regions() {
    return regions;
  }

  /** Bytes of all regions. */
  public long size() {
    return regions.stream().mapToLong(Region::size).sum();
  }

  /** The rights of a VM, or 0 when it is not in the list. */
  public int rights(int vmid) {
    for (AclEntry entry : acl) {
      if (entry.vmid() == vmid) {
        return entry.rights();
      }
    }
    return 0;
  }

  /** True when the list names a VM. */
  public boolean names(int vmid) {
    return rights(vmid) != 0;
  }

  /** The attribute of a VM: normal when none is given. */
  public int attribute(int vmid) {
    for (AttrEntry entry : attributes) {
      if (entry.vmid() == vmid) {
        return entry.attribute();
      }
    }
    return MemoryType.ATTR_NORMAL;
  }

  /** True when exactly one VM may use it. */
  public boolean exclusive() {
    return acl.size() == 1;
  }

  /** True when it can serve as a VM's ordinary RAM (reference, section 6.3). */
  public boolean isPrivate(int vmid, boolean production) {
    boolean plain =
        !io() && rights(vmid) == MemoryType.ALL && attribute(vmid) == MemoryType.ATTR_NORMAL;
    return plain && (!production || exclusive()) && label == 0;
  }

  /** What a VM has accepted of it, or null. */
  public @Nullable Acceptance acceptance(int vmid) {
    for (Acceptance acceptance : acceptances) {
      if (acceptance.vmid == vmid) {
        return acceptance;
      }
    }
    return null;
  }

  void save(StateWriter out) {
    out.i32(handle);
    out.i32(owner);
    out.i32(memType);
    out.i32(transfer);
    out.bool(sanitized);
    out.i32(label);
    out.i32(acl.size());
    for (AclEntry entry : acl) {
      out.i32(entry.vmid());
      out.i32(entry.rights());
    }
    out.i32(attributes.size());
    for (AttrEntry entry : attributes) {
      out.i32(entry.attribute());
      out.i32(entry.vmid());
    }
    out.i32(regions.size());
    for (Region region : regions) {
      out.i64(region.phys());
      out.i64(region.size());
      out.i64(region.ownerIpa());
    }
    out.i32(acceptances.size());
    for (Acceptance acceptance : acceptances) {
      out.i32(acceptance.vmid);
      out.i32(acceptance.ipas.size());
      acceptance.ipas.forEach(out::i64);
      out.bool(acceptance.contiguous);
      out.bool(acceptance.mapped);
      out.i64(acceptance.order);
    }
    out.i64(extent);
    out.i32(state);
    out.i32(tag);
    out.bool(tagged);
    out.bool(sanitizeOnReclaim);
    out.bool(locked);
  }

  static Memparcel load(StateReader in) {
    int handle = in.i32();
    int owner = in.i32();
    int memType = in.i32();
    int transfer = in.i32();
    boolean sanitized = in.bool();
    Memparcel parcel = new Memparcel(handle, owner, memType, transfer, sanitized, in.i32());
    for (int i = in.i32(); i > 0; i--) {
      int vmid = in.i32();
      parcel.acl.add(new AclEntry(vmid, in.i32()));
    }
    for (int i = in.i32(); i > 0; i--) {
      int attribute = in.i32();
      parcel.attributes.add(new AttrEntry(attribute, in.i32()));
    }
    for (int i = in.i32(); i > 0; i--) {
      long phys = in.i64();
      long size = in.i64();
      parcel.regions.add(new Region(phys, size, in.i64()));
    }
    for (int i = in.i32(); i > 0; i--) {
      Acceptance acceptance = new Acceptance(in.i32());
      for (int j = in.i32(); j > 0; j--) {
        acceptance.ipas.add(in.i64());
      }
      acceptance.contiguous = in.bool();
      acceptance.mapped = in.bool();
      acceptance.order = in.i64();
      parcel.acceptances.add(acceptance);
    }
    parcel.extent = in.i64();
    parcel.state = in.i32();
    parcel.tag = in.i32();
    parcel.tagged = in.bool();
    parcel.sanitizeOnReclaim = in.bool();
    parcel.locked = in.bool();
    return parcel;
  }
}
