package org.gunyahsim.resourcemanager.lifecycle;

import org.gunyahsim.guest.devicetree.DeviceTree;
import org.gunyahsim.guest.devicetree.DeviceTreeException;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.resourcemanager.build.SecondaryVm;
import org.gunyahsim.resourcemanager.config.ConfigException;
import org.gunyahsim.resourcemanager.config.VmConfig;
import org.gunyahsim.resourcemanager.config.VmConfigParser;
import org.gunyahsim.resourcemanager.link.Dispatcher;
import org.gunyahsim.resourcemanager.link.Links;
import org.gunyahsim.resourcemanager.link.Payload;
import org.gunyahsim.resourcemanager.link.Request;
import org.gunyahsim.resourcemanager.memparcel.Memparcel;
import org.gunyahsim.resourcemanager.memparcel.Memparcels;
import org.gunyahsim.resourcemanager.protocol.LittleEndian;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.PayloadWriter;
import org.gunyahsim.resourcemanager.protocol.Requests;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.protocol.VmId;
import org.gunyahsim.resourcemanager.protocol.VmState;
import org.gunyahsim.resourcemanager.root.RootVm;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmTable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From VM_ALLOCATE to VM_INIT, and VM_DEALLOCATE (reference, section 3.4). */
public final class VmCreation {
  private static final Logger LOG = LoggerFactory.getLogger(VmCreation.class);

  private static final int PLATFORM_END = 64;
  private static final int HYP_ARGUMENT_INVALID = 1;
  private static final int MAX_OS_STATUS = 7;
  private static final int FDT_HEADER = 40;

  /** Linux maps no larger trees either. */
  private static final int MAX_TREE = 0x20_0000;

  private static final int FDT_MAGIC = 0xD00D_FEED;

  private final RootVm root;
  private final Links links;
  private final VmTable vms;
  private final Memparcels memparcels;
  private final SecondaryVm secondary;
  private final Notices notices;

  public VmCreation(
      RootVm root,
      Links links,
      VmTable vms,
      Memparcels memparcels,
      SecondaryVm secondary,
      Notices notices) {
    this.root = root;
    this.links = links;
    this.vms = vms;
    this.memparcels = memparcels;
    this.secondary = secondary;
    this.notices = notices;
  }

  public void register(Dispatcher dispatcher) {
    dispatcher.bind(MessageId.VM_ALLOCATE, this::allocate);
    dispatcher.bind(MessageId.VM_DEALLOCATE, this::deallocate);
    dispatcher.bind(MessageId.VM_CONFIG_IMAGE, this::configImage);
    dispatcher.bind(MessageId.VM_AUTH_IMAGE, this::authImage);
    dispatcher.bind(MessageId.VM_INIT, this::init);
    dispatcher.bind(MessageId.VM_SET_STATUS, this::setStatus);
    dispatcher.bind(MessageId.VM_SET_TIME_BASE, this::setTimeBase);
  }

  private void allocate(Request request) {
    Payload payload = request.payload();
    Vm caller = request.caller();
    if (caller.vmid() != VmId.PRIMARY) {
      links.reply(request, RmError.DENIED);
      return;
    }
    if (payload.length() != 4) {
      links.reply(request, RmError.MSG_INVALID);
      return;
    }
    int wanted = payload.u16(0);
    boolean dynamic = wanted == 0;
    int vmid = dynamic ? vms.freeDynamicId() : wanted;
    if (vmid == 0 || !dynamic && (vmid >= PLATFORM_END || !vms.freePlatformId(vmid))) {
      links.reply(request, RmError.NORESOURCE);
      return;
    }
    Vm vm = new Vm(vmid, caller.vmid());
    vms.add(vm);
    VmTable.link(vm, caller);
    if (dynamic) {
      links.reply(request, RmError.OK, new PayloadWriter().u32(vmid));
    } else {
      links.reply(request, RmError.OK);
    }
  }

  private void deallocate(Request request) {
    Payload payload = request.payload();
    int error = RmError.OK;
    if (payload.length() != 4) {
      error = RmError.MSG_INVALID;
    } else {
      Vm vm = vms.find(payload.u16(0));
      if (vm == null) {
        // The real one does not survive this.
        error = RmError.VMID_INVALID;
      } else if (vm.owner() != request.caller().vmid()) {
        error = RmError.DENIED;
      } else if (vm.state != VmState.LOAD && vm.state != VmState.RESET) {
        error = RmError.VM_STATE;
      } else {
        vms.remove(vm);
      }
    }
    links.reply(request, error);
  }

  /**
   * The VM that a configuration request names, checked as all of them check.
   *
   * @return null after the refusal has been sent
   */
  private @Nullable Vm target(Request request, boolean lengthRight) {
    int error = RmError.OK;
    Vm vm = null;
    if (request.caller().vmid() != VmId.PRIMARY) {
      error = RmError.DENIED;
    } else if (!lengthRight) {
      error = RmError.MSG_INVALID;
    } else {
      vm = vms.find(request.payload().u16(0));
      if (vm == null) {
        error = RmError.VMID_INVALID;
      } else if (vm.owner() != request.caller().vmid()) {
        error = RmError.DENIED;
      }
    }
    if (error != RmError.OK) {
      links.reply(request, error);
      return null;
    }
    return vm;
  }

  private void configImage(Request request) {
    Payload payload = request.payload();
    Vm vm = target(request, payload.length() == 40);
    if (vm == null) {
      return;
    }
    if (!vm.mayBecome(VmState.AUTH)) {
      links.reply(request, RmError.VM_STATE);
      return;
    }
    int error = configure(vm, payload);
    int next =
        error != RmError.OK
            ? VmState.INIT_FAILED
            : vm.authType == Requests.AUTH_PLATFORM ? VmState.AUTH : VmState.INIT;
    notices.become(vm, next);
    links.reply(request, error);
  }

  private int configure(Vm vm, Payload payload) {
    Memparcel parcel = memparcels.find(payload.u32(4), vm.vmid());
    if (parcel == null || parcel.io()) {
      return RmError.MEM_INVALID;
    }
    long size = parcel.size();
    if (!inside(payload.u64(8), payload.u64(16), size)
        || !inside(payload.u64(24), payload.u64(32), size)
        || payload.u16(2) > Requests.AUTH_ANDROID_PVM) {
      return RmError.ARGUMENT_INVALID;
    }
    vm.authType = payload.u16(2);
    vm.imageParcel = parcel.handle();
    vm.imageOffset = payload.u64(8);
    vm.imageSize = payload.u64(16);
    vm.dtOffset = payload.u64(24);
    vm.dtSize = payload.u64(32);
    vm.sensitive = vm.authType == Requests.AUTH_ANDROID_PVM;
    return secondary.createConfiguration(vm);
  }

  private static boolean inside(long offset, long size, long whole) {
    return offset >= 0 && size >= 0 && offset <= whole && size <= whole - offset;
  }

  private void authImage(Request request) {
    Payload payload = request.payload();
    boolean lengthRight = payload.length() >= 4 && payload.length() == 4 + 8 * payload.u16(2);
    Vm vm = target(request, lengthRight);
    if (vm == null) {
      return;
    }
    if (vm.state != VmState.AUTH) {
      links.reply(request, RmError.VM_STATE);
      return;
    }
    // The platform accepts everything.
    notices.become(vm, VmState.INIT);
    links.reply(request, RmError.OK);
  }

  private void init(Request request) {
    Payload payload = request.payload();
    Vm vm = target(request, payload.length() == 4 && payload.u16(2) == 0);
    if (vm == null) {
      return;
    }
    if (vm.state != VmState.INIT) {
      links.reply(request, RmError.VM_STATE);
      return;
    }
    int error = initialise(vm);
    notices.become(vm, error == RmError.OK ? VmState.READY : VmState.INIT_FAILED);
    links.reply(request, error);
  }

  private int initialise(Vm vm) {
    Memparcel parcel = memparcels.find(vm.imageParcel, vm.vmid());
    byte[] blob = parcel == null ? null : readTree(vm, parcel);
    if (blob == null) {
      return RmError.MEM_INVALID;
    }
    try {
      VmConfig config = VmConfigParser.parse(DeviceTree.parse(blob), root.cores());
      int error = secondary.check(vm, config);
      if (error != RmError.OK) {
        return error;
      }
      int made = secondary.build(vm, config);
      if (made != ErrorCode.OK) {
        LOG.warn("VM {}: cannot make its objects: {}", vm.vmid(), ErrorCode.name(made));
        return RmError.NORESOURCE;
      }
      return RmError.OK;
    } catch (DeviceTreeException e) {
      LOG.info("VM {}: no device tree: {}", vm.vmid(), e.getMessage());
      return RmError.MEM_INVALID;
    } catch (ConfigException e) {
      LOG.info("VM {}: configuration refused: {}", vm.vmid(), e.getMessage());
      return e.error();
    }
  }

  /** The VM's device tree as it lies in its image, or null when there is none. */
  byte @Nullable [] readTree(Vm vm, Memparcel parcel) {
    if (vm.dtSize < FDT_HEADER) {
      return null;
    }
    byte[] header = memparcels.read(parcel, vm.dtOffset, FDT_HEADER);
    if (header == null || bigEndian(header, 0) != FDT_MAGIC) {
      return null;
    }
    long total = bigEndian(header, 4) & 0xFFFF_FFFFL;
    if (total < FDT_HEADER || total > vm.dtSize || total > MAX_TREE) {
      return null;
    }
    return memparcels.read(parcel, vm.dtOffset, (int) total);
  }

  private static int bigEndian(byte[] bytes, int at) {
    return Integer.reverseBytes(LittleEndian.get32(bytes, at));
  }

  private void setStatus(Request request) {
    Payload payload = request.payload();
    Vm caller = request.caller();
    int error = RmError.OK;
    if (!VmTable.platformId(caller.vmid())) {
      error = RmError.DENIED;
    } else if (payload.length() != 4) {
      error = RmError.MSG_INVALID;
    } else if (payload.u8(1) > MAX_OS_STATUS) {
      error = RmError.ARGUMENT_INVALID;
    } else {
      caller.osStatus = payload.u8(1) == 0 ? caller.osStatus : payload.u8(1);
      caller.appStatus = payload.u16(2);
      notices.status(caller);
    }
    links.reply(request, error);
  }

  private void setTimeBase(Request request) {
    Payload payload = request.payload();
    int error;
    if (payload.length() != 20) {
      error = RmError.MSG_INVALID;
    } else {
      int vmid = payload.u16(0);
      Vm vm = vmid == 0 ? request.caller() : vms.find(vmid);
      if (vm == null) {
        error = RmError.NORESOURCE;
      } else if (!request.caller().mayQuery(vm)) {
        error = RmError.DENIED;
      } else if (vm.state != VmState.INIT && vm.state != VmState.READY) {
        error = RmError.VM_STATE;
      } else {
        // The platform's VMs have no real-time clock.
        error = RmError.ARGUMENT_INVALID;
      }
    }
    links.reply(request, error, new PayloadWriter().u32(HYP_ARGUMENT_INVALID));
  }
}
