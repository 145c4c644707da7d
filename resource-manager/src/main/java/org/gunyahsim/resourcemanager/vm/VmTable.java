package org.gunyahsim.resourcemanager.vm;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.protocol.VmId;
import org.jspecify.annotations.Nullable;

/** All VMs by VMID, and which VMIDs can still be given out (reference, section 0). */
public final class VmTable implements Snapshottable {
  /** Platform VMIDs 4 to 31. */
  private static final long PLATFORM = 0xFFFF_FFF0L;

  private static final int PLATFORM_END = 64;

  private final TreeMap<Integer, Vm> vms = new TreeMap<>();

  /** The VM with this id, or null. */
  public @Nullable Vm find(int vmid) {
    return vms.get(vmid);
  }

  /** The VM with this id, which must exist. */
  public Vm get(int vmid) {
    Vm vm = vms.get(vmid);
    if (vm == null) {
      throw new IllegalStateException("no VM " + vmid);
    }
    return vm;
  }

  /** All, in ascending order of VMID. */
  public List<Vm> all() {
    return new ArrayList<>(vms.values());
  }

  public void add(Vm vm) {
    vms.put(vm.vmid(), vm);
  }

  /** Removes a VM and its mention among peers. */
  public void remove(Vm vm) {
    vms.remove(vm.vmid());
    unlink(vm);
  }

  /** Makes two VMs peers of each other. */
  public static void link(Vm one, Vm other) {
    if (!one.peers.contains(other.vmid())) {
      one.peers.add(other.vmid());
    }
    if (!other.peers.contains(one.vmid())) {
      other.peers.add(one.vmid());
    }
  }

  /** Ends a VM's relations with all its peers. */
  public void unlink(Vm vm) {
    for (Vm other : vms.values()) {
      other.peers.remove(Integer.valueOf(vm.vmid()));
    }
    vm.peers.clear();
  }

  /** The lowest free dynamic VMID, or 0 when the pool is empty. */
  public int freeDynamicId() {
    for (int vmid = VmId.DYNAMIC_BASE; vmid < VmId.DYNAMIC_END; vmid++) {
      if (!vms.containsKey(vmid)) {
        return vmid;
      }
    }
    return 0;
  }

  /** True for ids that are fixed by the platform for secondary VMs, allocated or not. */
  public static boolean platformId(int vmid) {
    return vmid > 0 && vmid < PLATFORM_END && (PLATFORM >> vmid & 1) != 0;
  }

  /** True when this id may be asked for and is free. */
  public boolean freePlatformId(int vmid) {
    return platformId(vmid) && !vms.containsKey(vmid);
  }

  /** True for ids that an access list may name. */
  public boolean nameable(int vmid) {
    return vmid == VmId.PRIMARY
        || vmid == VmId.RESOURCE_MANAGER
        || platformId(vmid)
        || vms.containsKey(vmid);
  }

  @Override
  public void save(StateWriter out) {
    out.section("rm.vms", 1);
    out.i32(vms.size());
    vms.values().forEach(vm -> vm.save(out));
  }

  @Override
  public void load(StateReader in) {
    in.section("rm.vms");
    vms.clear();
    for (int i = in.i32(); i > 0; i--) {
      add(Vm.load(in));
    }
  }
}
