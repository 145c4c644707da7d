package org.gunyahsim.vmmanager.driver;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.resourcemanager.protocol.AclEntry;
import org.gunyahsim.resourcemanager.protocol.MemoryType;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.Requests;
import org.gunyahsim.resourcemanager.protocol.SglEntry;
import org.gunyahsim.vmmanager.driver.DriverVm.Region;

/** The requests that make a memory parcel of a region (VM manager reference, section 6). */
final class Parcel {
  private final Region region;
  private final List<SglEntry> entries;

  Parcel(Region region, List<SglEntry> entries) {
    this.region = region;
    this.entries = entries;
  }

  int messageId() {
    return region.lent ? MessageId.MEM_LEND : MessageId.MEM_SHARE;
  }

  /** The request that creates it, with as many entries as one may have. */
  byte[] create(int vmid, int ownVmid) {
    List<AclEntry> acl = new ArrayList<>();
    acl.add(new AclEntry(vmid, rights(region.flags)));
    if (!region.lent) {
      acl.add(new AclEntry(ownVmid, MemoryType.ALL));
    }
    int flags = appends() > 0 ? MemoryType.CREATE_APPEND : 0;
    return Requests.memCreate(MemoryType.NORMAL, flags, region.label, acl, part(0));
  }

  /** Requests that must follow. */
  int appends() {
    return (entries.size() - 1) / MemoryType.MAX_LIST;
  }

  /** The request that adds the entries of part {@code i}, from 1. */
  byte[] append(int handle, int i) {
    int flags = i == appends() ? MemoryType.APPEND_END : 0;
    return Requests.memAppend(handle, flags, part(i));
  }

  private List<SglEntry> part(int i) {
    int from = i * MemoryType.MAX_LIST;
    return entries.subList(from, Math.min(from + MemoryType.MAX_LIST, entries.size()));
  }

  /** ALLOW_READ, ALLOW_WRITE and ALLOW_EXEC as the resource manager's rights. */
  private static int rights(int flags) {
    return ((flags & 1) != 0 ? MemoryType.READ : 0)
        | ((flags & 2) != 0 ? MemoryType.WRITE : 0)
        | ((flags & 4) != 0 ? MemoryType.EXECUTE : 0);
  }
}
