package org.gunyahsim.resourcemanager.lifecycle;

import java.util.TreeMap;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.build.SecondaryVm;
import org.gunyahsim.resourcemanager.irqlending.HwIrqs;
import org.gunyahsim.resourcemanager.memparcel.MemoryRequests;
import org.gunyahsim.resourcemanager.memparcel.Memparcel;
import org.gunyahsim.resourcemanager.memparcel.Memparcels;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.protocol.VmState;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmTable;

/**
 * Cleaning up after VMs that are being reset: one step of one stage in each turn of the event loop,
 * so that requests are served in between (reference, section 4.6).
 */
public final class ResetWork implements Snapshottable {
  private static final int INIT = 0;
  private static final int DESTROY_VDEVICES = 1;
  private static final int RELEASE_MEMPARCELS = 2;
  private static final int RELEASE_IRQS = 3;
  private static final int DESTROY_VM = 4;
  private static final int CLEANUP_VM = 5;
  private static final int COMPLETED = 6;

  private final VmTable vms;
  private final Memparcels memparcels;
  private final MemoryRequests memory;
  private final HwIrqs hwIrqs;
  private final SecondaryVm secondary;
  private final Notices notices;

  /** Stage by VMID. */
  private final TreeMap<Integer, Integer> stages = new TreeMap<>();

  public ResetWork(
      VmTable vms,
      Memparcels memparcels,
      MemoryRequests memory,
      HwIrqs hwIrqs,
      SecondaryVm secondary,
      Notices notices) {
    this.vms = vms;
    this.memparcels = memparcels;
    this.memory = memory;
    this.hwIrqs = hwIrqs;
    this.secondary = secondary;
    this.notices = notices;
  }

  void add(Vm vm) {
    stages.put(vm.vmid(), INIT);
  }

  /** True while there is something to do. */
  public boolean pending() {
    return !stages.isEmpty();
  }

  /** One step. */
  public void step() {
    int vmid = stages.firstKey();
    int stage = stages.firstEntry().getValue();
    Vm vm = vms.find(vmid);
    if (vm == null) {
      stages.remove(vmid);
      return;
    }
    boolean again =
        switch (stage) {
          case DESTROY_VDEVICES -> secondary.destroyVdevice(vm);
          case RELEASE_MEMPARCELS -> releaseOne(vm);
          case RELEASE_IRQS -> {
            hwIrqs.releaseAll(vm);
            yield false;
          }
          case DESTROY_VM -> {
            memparcels.disown(vm);
            secondary.destroy(vm);
            yield false;
          }
          case CLEANUP_VM -> {
            vm.clear();
            yield false;
          }
          default -> false;
        };
    if (stage == COMPLETED) {
      notices.become(vm, VmState.RESET);
      vms.unlink(vm);
      stages.remove(vmid);
    } else if (!again) {
      stages.put(vmid, stage + 1);
    }
  }

  private boolean releaseOne(Vm vm) {
    Memparcel parcel = memparcels.lastAccepted(vm.vmid());
    if (parcel == null) {
      return false;
    }
    if (memparcels.release(vm, parcel) != RmError.OK) {
      memparcels.forget(vm, parcel);
    }
    memory.notifyParticipant(parcel, vm.vmid(), MessageId.NOTIFY_MEM_RELEASED);
    return true;
  }

  @Override
  public void save(StateWriter out) {
    out.section("rm.reset", 1);
    out.i32(stages.size());
    stages.forEach(
        (vmid, stage) -> {
          out.i32(vmid);
          out.i32(stage);
        });
  }

  @Override
  public void load(StateReader in) {
    in.section("rm.reset");
    stages.clear();
    for (int i = in.i32(); i > 0; i--) {
      int vmid = in.i32();
      stages.put(vmid, in.i32());
    }
  }
}
