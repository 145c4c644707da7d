package org.gunyahsim.vmmanager.driver;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.protocol.MemoryType;
import org.gunyahsim.resourcemanager.protocol.VmId;
import org.gunyahsim.resourcemanager.protocol.VmState;
import org.jspecify.annotations.Nullable;

/** What the driver keeps of one VM (VM manager reference, section 17). Data only. */
final class DriverVm {
  /** Memory that the VM gets. */
  static final class Region {
    int label;

    /** ALLOW_READ 1, ALLOW_WRITE 2, ALLOW_EXEC 4. */
    int flags;

    long guestAddress;
    long size;
    long userAddress;
    boolean lent;

    /** Process whose memory it is. */
    int process;

    /** The resource manager's handle. */
    int handle = MemoryType.INVALID_HANDLE;

    long guestEnd() {
      return guestAddress + size;
    }

    /** The half-open ranges meet; ends may have wrapped. */
    boolean overlaps(long start, long end) {
      return Long.compareUnsigned(start, guestEnd()) < 0
          && Long.compareUnsigned(guestAddress, end) < 0;
    }

    void save(StateWriter out) {
      out.i32(label);
      out.i32(flags);
      out.i64(guestAddress);
      out.i64(size);
      out.i64(userAddress);
      out.bool(lent);
      out.i32(process);
      out.i32(handle);
    }

    static Region load(StateReader in) {
      Region region = new Region();
      region.label = in.i32();
      region.flags = in.i32();
      region.guestAddress = in.i64();
      region.size = in.i64();
      region.userAddress = in.i64();
      region.lent = in.bool();
      region.process = in.i32();
      region.handle = in.i32();
      return region;
    }
  }

  /** What the resource manager gave for the VM. */
  static final class Resource {
    final int type;
    final int label;
    final long cap;
    final int virq;

    /** Number of the function that has claimed it, or 0. */
    int owner;

    Resource(int type, int label, long cap, int virq) {
      this.type = type;
      this.label = label;
      this.cap = cap;
      this.virq = virq;
    }
  }

  /** One added function. */
  static final class Function {
    final int id;
    final int type;

    /** vCPU: its id; irqfd: the doorbell's label. */
    final int label;

    /** irqfd and ioeventfd: the eventfd. */
    final int eventFd;

    /** irqfd: the doorbell clears itself. */
    final boolean level;

    /** ioeventfd. */
    final long address;

    Function(int id, int type, int label, int eventFd, boolean level, long address) {
      this.id = id;
      this.type = type;
      this.label = label;
      this.eventFd = eventFd;
      this.level = level;
      this.address = address;
    }
  }

  final int id;

  /** Process that created it: only this one may add memory. */
  final int creator;

  /** The VM's file, and each vCPU's file. */
  int references = 1;

  int vmid = VmId.INVALID;

  /** {@link VmState} as the driver sees it. */
  int status = VmState.NONE;

  /** Task that is inside VM_START, or 0. */
  int starter;

  /** The resource manager was asked to configure it: only a reset gives the VMID back. */
  boolean configured;

  long dtbAddress;
  long dtbSize;
  int exitType;
  int exitReasonSize;
  byte[] exitReason = new byte[RunPage.MAX_EXIT_REASON];

  /** Newest first. */
  final List<Region> regions = new ArrayList<>();

  /** Newest first. */
  final List<Function> functions = new ArrayList<>();

  final List<Resource> resources = new ArrayList<>();
  final IoHandlers handlers = new IoHandlers();

  /** Where VM_START failed, for a report; null when it has not. */
  @Nullable StartFailure failure;

  /** Regions that the resource manager did not give back. */
  int leakedRegions;

  DriverVm(int id, int creator) {
    this.id = id;
    this.creator = creator;
  }

  @Nullable Region regionOf(int label) {
    for (Region region : regions) {
      if (region.label == label) {
        return region;
      }
    }
    return null;
  }

  /** The first region, newest first, that meets the range; null when none does. */
  @Nullable Region regionMeeting(long start, long end) {
    for (Region region : regions) {
      if (region.overlaps(start, end)) {
        return region;
      }
    }
    return null;
  }

  @Nullable Function function(int type, int label) {
    for (Function function : functions) {
      if (function.type == type && function.label == label) {
        return function;
      }
    }
    return null;
  }

  void save(StateWriter out) {
    out.i32(id);
    out.i32(creator);
    out.i32(references);
    out.i32(vmid);
    out.i32(status);
    out.i32(starter);
    out.bool(configured);
    out.i64(dtbAddress);
    out.i64(dtbSize);
    out.i32(exitType);
    out.i32(exitReasonSize);
    out.bytes(exitReason);
    out.i32(leakedRegions);
    out.bool(failure != null);
    if (failure != null) {
      failure.save(out);
    }
    out.i32(regions.size());
    regions.forEach(region -> region.save(out));
    out.i32(resources.size());
    for (Resource resource : resources) {
      out.i32(resource.type);
      out.i32(resource.label);
      out.i64(resource.cap);
      out.i32(resource.virq);
      out.i32(resource.owner);
    }
    out.i32(functions.size());
    for (Function function : functions) {
      out.i32(function.id);
      out.i32(function.type);
      out.i32(function.label);
      out.i32(function.eventFd);
      out.bool(function.level);
      out.i64(function.address);
    }
    handlers.save(out);
  }

  static DriverVm load(StateReader in) {
    int id = in.i32();
    DriverVm vm = new DriverVm(id, in.i32());
    vm.references = in.i32();
    vm.vmid = in.i32();
    vm.status = in.i32();
    vm.starter = in.i32();
    vm.configured = in.bool();
    vm.dtbAddress = in.i64();
    vm.dtbSize = in.i64();
    vm.exitType = in.i32();
    vm.exitReasonSize = in.i32();
    vm.exitReason = in.bytes();
    vm.leakedRegions = in.i32();
    vm.failure = in.bool() ? StartFailure.load(in) : null;
    int regionCount = in.i32();
    for (int i = 0; i < regionCount; i++) {
      vm.regions.add(Region.load(in));
    }
    int resourceCount = in.i32();
    for (int i = 0; i < resourceCount; i++) {
      int type = in.i32();
      int label = in.i32();
      long cap = in.i64();
      Resource resource = new Resource(type, label, cap, in.i32());
      resource.owner = in.i32();
      vm.resources.add(resource);
    }
    int functionCount = in.i32();
    for (int i = 0; i < functionCount; i++) {
      int functionId = in.i32();
      int type = in.i32();
      int label = in.i32();
      int eventFd = in.i32();
      boolean level = in.bool();
      vm.functions.add(new Function(functionId, type, label, eventFd, level, in.i64()));
    }
    vm.handlers.load(in);
    return vm;
  }
}
