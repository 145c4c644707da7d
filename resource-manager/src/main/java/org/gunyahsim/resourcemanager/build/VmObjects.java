package org.gunyahsim.resourcemanager.build;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.MapAttributes;
import org.gunyahsim.hypervisor.abi.MemextentAttributes;
import org.gunyahsim.hypervisor.abi.MemextentModify;
import org.gunyahsim.hypervisor.abi.PgtableAccess;
import org.gunyahsim.hypervisor.abi.VdeviceFlags;
import org.gunyahsim.hypervisor.abi.VicOptions;
import org.gunyahsim.hypervisor.abi.VmMemtype;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.ipa.IpaAllocator;
import org.gunyahsim.resourcemanager.root.RootVm;
import org.gunyahsim.resourcemanager.vm.VcpuRecord;
import org.gunyahsim.resourcemanager.vm.VmResources;

/**
 * The objects that every VM has, the primary one and the others, step by step. Each step returns an
 * {@link ErrorCode} and leaves in {@link VmResources} whatever it made.
 */
public final class VmObjects {
  /** Capabilities that a VM's space can hold. */
  private static final int CSPACE_CAPS = 1024;

  /** Bytes of the window of all physical memory. */
  public static final long DDR_WINDOW = 1L << 44;

  private static final int PAGE = 4096;
  private static final long GICD_SIZE = 0x1_0000;
  private static final long GICR_SIZE = 0x2_0000;
  private static final int LPIS = 0x2000;

  private final RootVm root;
  private final Hyp hyp;

  public VmObjects(RootVm root) {
    this.root = root;
    this.hyp = root.hyp();
  }

  /** The capability space. */
  public int createCspace(VmResources vm) {
    int error = hyp.create(HypercallNumber.PARTITION_CREATE_CSPACE);
    if (error == ErrorCode.OK) {
      vm.cspace = hyp.newCap();
      error = hyp.configureCspace(vm.cspace, CSPACE_CAPS);
    }
    return error == ErrorCode.OK ? hyp.activate(vm.cspace) : error;
  }

  /** The extents that the VM's own memory and devices will lie in, empty at first. */
  public int createExtents(VmResources vm) {
    int error = createDdrExtent();
    vm.ddrExtent = made;
    if (error == ErrorCode.OK) {
      error = createDeviceExtent();
      vm.deviceExtent = made;
    }
    return error;
  }

  private long made = Hyp.NO_CAP;

  private int createDdrExtent() {
    return derive(
        root.parentExtent(),
        0,
        DDR_WINDOW,
        MemextentAttributes.of(
            PgtableAccess.RWX, MemextentAttributes.MEMTYPE_ANY, MemextentAttributes.TYPE_SPARSE));
  }

  private int createDeviceExtent() {
    int error =
        derive(
            root.deviceExtent(),
            0,
            root.deviceSize(),
            MemextentAttributes.of(
                PgtableAccess.RW,
                MemextentAttributes.MEMTYPE_DEVICE,
                MemextentAttributes.TYPE_SPARSE));
    return error == ErrorCode.OK
        ? hyp.modifyMemextent(made, MemextentModify.UNMAP_ALL, 0, 0)
        : error;
  }

  /** Creates, derives and activates an extent; it is in {@link #made()}. */
  public int derive(long parent, long offset, long size, int attributes) {
    made = Hyp.NO_CAP;
    int error = hyp.create(HypercallNumber.PARTITION_CREATE_MEMEXTENT);
    if (error == ErrorCode.OK) {
      made = hyp.newCap();
      error = hyp.deriveMemextent(made, parent, offset, size, attributes);
    }
    return error == ErrorCode.OK ? hyp.activate(made) : error;
  }

  /** The extent that {@link #derive} made. */
  public long made() {
    return made;
  }

  /**
   * The address space with its information page, which lies at the lowest free address.
   *
   * @param vmid tag of its translations
   */
  public int createAddrspace(VmResources vm, int vmid) {
    IpaAllocator ipa = vm.ipa;
    int error = hyp.create(HypercallNumber.PARTITION_CREATE_ADDRSPACE);
    if (error == ErrorCode.OK) {
      vm.addrspace = hyp.newCap();
      error = hyp.configureAddrspace(vm.addrspace, vmid);
    }
    if (error == ErrorCode.OK) {
      vm.infoPage = root.heap().allocate();
      vm.infoIpa = ipa == null ? IpaAllocator.NONE : ipa.allocate(PAGE, PAGE);
      error = vm.infoPage == -1 || vm.infoIpa == IpaAllocator.NONE ? ErrorCode.NOMEM : ErrorCode.OK;
    }
    if (error == ErrorCode.OK) {
      error =
          derive(
              root.ownExtent(),
              root.ownOffset(vm.infoPage),
              PAGE,
              MemextentAttributes.of(
                  PgtableAccess.RW,
                  MemextentAttributes.MEMTYPE_ANY,
                  MemextentAttributes.TYPE_BASIC));
      vm.infoExtent = made;
    }
    if (error == ErrorCode.OK) {
      error = hyp.configureInfoArea(vm.addrspace, vm.infoExtent, vm.infoIpa);
    }
    if (error == ErrorCode.OK) {
      error = hyp.activate(vm.addrspace);
    }
    return error == ErrorCode.OK
        ? hyp.map(
            vm.addrspace,
            vm.infoExtent,
            vm.infoIpa,
            MapAttributes.of(PgtableAccess.R, VmMemtype.NORMAL_WB))
        : error;
  }

  /** A vCPU with its scheduling parameters, in the VM's capability space; not active yet. */
  public int createVcpu(
      VmResources vm, VcpuRecord vcpu, long options, int affinity, int priority, long timeslice) {
    int error = hyp.create(HypercallNumber.PARTITION_CREATE_THREAD);
    if (error == ErrorCode.OK) {
      vcpu.cap = hyp.newCap();
      error = hyp.configureVcpu(vcpu.cap, options);
    }
    if (error == ErrorCode.OK) {
      error = hyp.setAffinity(vcpu.cap, affinity);
    }
    if (error == ErrorCode.OK) {
      error = hyp.setPriority(vcpu.cap, priority);
    }
    if (error == ErrorCode.OK) {
      error = hyp.setTimeslice(vcpu.cap, timeslice);
    }
    return error == ErrorCode.OK ? hyp.attachCspace(vm.cspace, vcpu.cap) : error;
  }

  /**
   * The power group.
   *
   * @param options {@link org.gunyahsim.hypervisor.abi.VpmGroupOptions}, or 0 to leave it alone
   */
  public int createVpm(VmResources vm, long options) {
    int error = hyp.create(HypercallNumber.PARTITION_CREATE_VPM_GROUP);
    if (error == ErrorCode.OK) {
      vm.vpm = hyp.newCap();
      if (options != 0) {
        error = hyp.configureVpm(vm.vpm, (int) options);
      }
    }
    return error == ErrorCode.OK ? hyp.activate(vm.vpm) : error;
  }

  /**
   * The virtual interrupt controller.
   *
   * @param msis try to have message-signalled interrupts; a platform without them refuses, and it
   *     is asked again without
   * @param mpidrMask bits of MPIDR that name a vCPU, or 0 for the hardware's own mapping
   */
  public int createVic(VmResources vm, boolean msis, long mpidrMask) {
    int options = (int) (VicOptions.MAX_MSIS_VALID | VicOptions.DISABLE_DEFAULT_ADDR);
    int error = hyp.create(HypercallNumber.PARTITION_CREATE_VIC);
    if (error == ErrorCode.OK) {
      vm.vic = hyp.newCap();
      error =
          hyp.configureVic(vm.vic, root.cores(), Limits.VIC_MAX_VIRQS, options, msis ? LPIS : 0);
      if (error == ErrorCode.ARGUMENT_INVALID && msis) {
        error = hyp.configureVic(vm.vic, root.cores(), Limits.VIC_MAX_VIRQS, options, 0);
      }
    }
    if (error == ErrorCode.OK && mpidrMask != 0) {
      error = hyp.mapMpidr(vm.vic, mpidrMask);
    }
    return error == ErrorCode.OK ? hyp.activate(vm.vic) : error;
  }

  /** The frames of the interrupt controller in the VM's address space. */
  public int attachGic(VmResources vm, long gicdBase, long gicrBase, long gicrStride) {
    int error = hyp.attachVdevice(vm.addrspace, vm.vic, 0, gicdBase, GICD_SIZE, 0);
    int count = vm.vcpus.size();
    for (int i = 0; i < count && error == ErrorCode.OK; i++) {
      int flags = VdeviceFlags.LAST_VALID | (i == count - 1 ? VdeviceFlags.LAST : 0);
      error =
          hyp.attachVdevice(
              vm.addrspace, vm.vic, i + 1, gicrBase + i * gicrStride, GICR_SIZE, flags);
    }
    return error;
  }

  /** Gives everything back, as far as it was made; devices and links are gone already. */
  public void destroy(VmResources vm, long ownerCspace) {
    delete(vm.addrspace);
    delete(vm.infoExtent);
    root.heap().free(vm.infoPage);
    delete(vm.ddrExtent);
    delete(vm.deviceExtent);
    delete(vm.vic);
    delete(vm.vpm);
    for (VcpuRecord vcpu : vm.vcpus) {
      if (vcpu.ownerCap != Hyp.NO_CAP) {
        hyp.deleteCap(ownerCspace, vcpu.ownerCap);
      }
      if (vcpu.vmCap != Hyp.NO_CAP) {
        hyp.deleteCap(vm.cspace, vcpu.vmCap);
      }
      root.releaseVirq(vcpu.haltVirq);
      delete(vcpu.cap);
    }
    delete(vm.cspace);
  }

  private void delete(long cap) {
    if (cap != Hyp.NO_CAP) {
      hyp.deleteCap(cap);
    }
  }
}
