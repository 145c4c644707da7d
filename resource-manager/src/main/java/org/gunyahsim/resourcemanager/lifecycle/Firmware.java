package org.gunyahsim.resourcemanager.lifecycle;

import java.util.List;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.link.Dispatcher;
import org.gunyahsim.resourcemanager.link.Links;
import org.gunyahsim.resourcemanager.link.Payload;
import org.gunyahsim.resourcemanager.link.Request;
import org.gunyahsim.resourcemanager.memparcel.Memparcel;
import org.gunyahsim.resourcemanager.memparcel.Memparcels;
import org.gunyahsim.resourcemanager.protocol.AclEntry;
import org.gunyahsim.resourcemanager.protocol.MemoryType;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.PayloadWriter;
import org.gunyahsim.resourcemanager.protocol.Requests;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.protocol.VmId;
import org.gunyahsim.resourcemanager.protocol.VmState;
import org.gunyahsim.resourcemanager.root.RootVm;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmTable;

/** The firmware of protected VMs: installed once, before the milestone (reference, 3.4). */
public final class Firmware implements Snapshottable {
  private static final int HYP_ARGUMENT_INVALID = 1;

  private final RootVm root;
  private final Links links;
  private final VmTable vms;
  private final Memparcels memparcels;

  /** Loading is closed for good. */
  private boolean milestone;

  /** The installed image in the root VM's own address space, or -1. */
  private long image = -1;

  private long imageSize;

  public Firmware(RootVm root, Links links, VmTable vms, Memparcels memparcels) {
    this.root = root;
    this.links = links;
    this.vms = vms;
    this.memparcels = memparcels;
  }

  public void register(Dispatcher dispatcher) {
    dispatcher.bind(MessageId.FW_MILESTONE, this::reachMilestone);
    dispatcher.bind(
        MessageId.FW_SET_VM_FIRMWARE, request -> links.reply(request, install(request)));
    dispatcher.bind(MessageId.VM_SET_FIRMWARE_MEM, this::setMemory);
  }

  private void reachMilestone(Request request) {
    int error = RmError.OK;
    if (milestone || request.caller().vmid() != VmId.PRIMARY) {
      error = RmError.DENIED;
    } else if (request.payload().length() != 0) {
      error = RmError.MSG_INVALID;
    } else {
      milestone = true;
    }
    links.reply(request, error);
  }

  private int install(Request request) {
    Payload payload = request.payload();
    if (milestone || request.caller().vmid() != VmId.PRIMARY) {
      return RmError.DENIED;
    }
    if (payload.length() != 24) {
      return RmError.MSG_INVALID;
    }
    if (payload.u16(2) != 0) {
      return RmError.UNIMPLEMENTED;
    }
    if (payload.u16(0) != Requests.AUTH_ANDROID_PVM) {
      return RmError.ARGUMENT_INVALID;
    }
    if (image != -1) {
      return RmError.BUSY;
    }
    Memparcel parcel = memparcels.find(payload.u32(4), VmId.RESOURCE_MANAGER);
    if (parcel == null) {
      return RmError.HANDLE_INVALID;
    }
    long size = payload.u64(16);
    if (size <= 0 || payload.u64(8) != 0 || size > parcel.size()) {
      return RmError.ARGUMENT_INVALID;
    }
    long phys = parcel.regions().getFirst().phys();
    int error =
        memparcels.acceptAt(
            vms.get(VmId.RESOURCE_MANAGER),
            parcel,
            MemoryType.DONATE,
            List.of(new AclEntry(VmId.RESOURCE_MANAGER, MemoryType.ALL)),
            phys,
            false);
    if (error == RmError.OK) {
      image = phys;
      imageSize = size;
    }
    return error;
  }

  private void setMemory(Request request) {
    int error = checkMemory(request);
    if (error == RmError.OK) {
      links.reply(request, error);
    } else {
      links.reply(request, error, new PayloadWriter().u32(HYP_ARGUMENT_INVALID));
    }
  }

  private int checkMemory(Request request) {
    Payload payload = request.payload();
    if (payload.length() != 24 || payload.u16(2) != 0) {
      return RmError.MSG_INVALID;
    }
    Vm vm = vms.find(payload.u16(0));
    if (vm == null) {
      return RmError.NORESOURCE;
    }
    if (!request.caller().mayQuery(vm)) {
      return RmError.DENIED;
    }
    if (vm.state != VmState.INIT) {
      return RmError.VM_STATE;
    }
    if (vm.authType != Requests.AUTH_ANDROID_PVM) {
      return RmError.ARGUMENT_INVALID;
    }
    if (image == -1) {
      return RmError.DENIED;
    }
    Memparcel parcel = memparcels.find(payload.u32(4), vm.vmid());
    if (parcel == null) {
      return RmError.MEM_INVALID;
    }
    long offset = payload.u64(8);
    long size = payload.u64(16);
    if (offset < 0 || size < 0 || offset > parcel.size() || size > parcel.size() - offset) {
      return RmError.ARGUMENT_INVALID;
    }
    vm.firmwareParcel = parcel.handle();
    vm.firmwareOffset = offset;
    vm.firmwareSize = size;
    return RmError.OK;
  }

  /** Copies the firmware into a VM that is being started; an {@link RmError}. */
  int copyInto(Vm vm) {
    if (!milestone) {
      return RmError.DENIED;
    }
    if (image == -1) {
      return RmError.NORESOURCE;
    }
    if (imageSize > vm.firmwareSize) {
      return RmError.MEM_INVALID;
    }
    Memparcel parcel = memparcels.find(vm.firmwareParcel, vm.vmid());
    if (parcel == null) {
      return RmError.NORESOURCE;
    }
    byte[] page = new byte[4096];
    for (long at = 0; at < vm.firmwareSize; at += page.length) {
      int length = (int) Math.min(page.length, vm.firmwareSize - at);
      byte[] bytes = new byte[length];
      int kept = Math.clamp(imageSize - at, 0, length);
      if (kept > 0) {
        root.hyp().cpu().read(image + at, bytes, 0, kept);
      }
      if (!memparcels.write(parcel, vm.firmwareOffset + at, bytes)) {
        return RmError.MEM_INVALID;
      }
    }
    return RmError.OK;
  }

  @Override
  public void save(StateWriter out) {
    out.section("rm.firmware", 1);
    out.bool(milestone);
    out.i64(image);
    out.i64(imageSize);
  }

  @Override
  public void load(StateReader in) {
    in.section("rm.firmware");
    milestone = in.bool();
    image = in.i64();
    imageSize = in.i64();
  }
}
