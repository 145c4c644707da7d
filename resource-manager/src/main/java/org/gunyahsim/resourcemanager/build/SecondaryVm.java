package org.gunyahsim.resourcemanager.build;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.Rights;
import org.gunyahsim.hypervisor.abi.VcpuOptions;
import org.gunyahsim.hypervisor.abi.VcpuVirqType;
import org.gunyahsim.hypervisor.abi.VmmioOperation;
import org.gunyahsim.hypervisor.abi.VpmGroupOptions;
import org.gunyahsim.resourcemanager.config.VmConfig;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.ipa.IpaAllocator;
import org.gunyahsim.resourcemanager.irq.VirqNamespace;
import org.gunyahsim.resourcemanager.irq.VirqRoles;
import org.gunyahsim.resourcemanager.protocol.MemoryType;
import org.gunyahsim.resourcemanager.protocol.Requests;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.root.RootVm;
import org.gunyahsim.resourcemanager.vdevice.Vdevice;
import org.gunyahsim.resourcemanager.vdevice.VdeviceType;
import org.gunyahsim.resourcemanager.vm.VcpuRecord;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmResources;
import org.gunyahsim.resourcemanager.vm.VmTable;

/** Makes what VM_CONFIG_IMAGE and VM_INIT make of a secondary VM (reference, section 7.3). */
public final class SecondaryVm {
  /** Bytes of a secondary VM's address space. */
  private static final long IPA_SIZE = 1L << Limits.IPA_BITS;

  private static final int PROXY_AFFINITY = 0xFFFF;
  private static final int PROXY_PRIORITY = 0;
  private static final long MPIDR_MASK = 0x7FFF;
  private static final long GICD_SIZE = 0x1_0000;

  private final RootVm root;
  private final Hyp hyp;
  private final VmTable vms;
  private final VmObjects objects;
  private final VdeviceObjects vdevices;

  public SecondaryVm(RootVm root, VmTable vms, VmObjects objects, VdeviceObjects vdevices) {
    this.root = root;
    this.hyp = root.hyp();
    this.vms = vms;
    this.objects = objects;
    this.vdevices = vdevices;
  }

  /** VM_CONFIG_IMAGE: capability space and extents. Returns an {@link RmError}. */
  public int createConfiguration(Vm vm) {
    VmResources resources = new VmResources();
    vm.resources = resources;
    int error = objects.createCspace(resources);
    if (error == ErrorCode.OK) {
      error = objects.createExtents(resources);
    }
    return RmError.fromHypervisor(error);
  }

  /** Checks what a configuration asks for before anything is made; {@link RmError}. */
  public int check(Vm vm, VmConfig config) {
    if (config.baseAddress < 0
        || config.baseAddress >= IPA_SIZE
        || config.firmwareAddress >= IPA_SIZE) {
      return RmError.ARGUMENT_INVALID;
    }
    if (!config.proxy()) {
      int priority = Limits.VCPU_DEFAULT_PRIORITY + config.priorityOffset;
      if (priority < 0
          || priority >= Limits.VCPU_DEFAULT_PRIORITY
          || config.timeslice < Limits.TIMESLICE_MIN
          || config.timeslice > Limits.TIMESLICE_MAX
          || config.cpus.stream()
              .anyMatch(cpu -> cpu.affinity < 0 || cpu.affinity >= root.cores())) {
        return RmError.ARGUMENT_INVALID;
      }
    }
    boolean fits =
        vm.firmwareParcel == MemoryType.INVALID_HANDLE
            || config.firmwareAddress != -1 && vm.firmwareSize <= config.firmwareSizeMax;
    return fits ? RmError.OK : RmError.ARGUMENT_INVALID;
  }

  /** VM_INIT: everything else. Returns an {@link ErrorCode}. */
  public int build(Vm vm, VmConfig config) {
    VmResources resources = vm.resources();
    keep(vm, resources, config);
    int error = createSpace(vm, resources);
    if (error == ErrorCode.OK) {
      error =
          objects.createVic(
              resources, false, vm.authType == Requests.AUTH_PLATFORM ? 0 : MPIDR_MASK);
    }
    if (error == ErrorCode.OK) {
      error = vdevices.create(vm, VdeviceType.IOMEM);
    }
    if (error == ErrorCode.OK) {
      error = vdevices.create(vm, VdeviceType.VRTC);
    }
    if (error == ErrorCode.OK) {
      error = vdevices.create(vm, VdeviceType.VSMMU);
    }
    if (error == ErrorCode.OK) {
      error = createVcpus(vm, resources, config);
    }
    for (VdeviceType type : VdeviceType.values()) {
      if (error == ErrorCode.OK && type.compareTo(VdeviceType.RM_RPC) >= 0) {
        error = vdevices.create(vm, type);
      }
    }
    return error == ErrorCode.OK ? attachGic(resources) : error;
  }

  private static void keep(Vm vm, VmResources resources, VmConfig config) {
    vm.name = config.name;
    vm.uri = config.uri;
    vm.guid = config.guid;
    vm.sensitive |= config.sensitive;
    vm.noShutdown = config.noShutdown;
    vm.noReset = config.noReset;
    vm.crashFatal = config.crashFatal;
    resources.proxy = config.proxy();
    resources.ramBase = config.baseAddress;
    resources.ramMin = config.sizeMin;
    resources.ramMax = config.sizeMax;
    resources.firmwareBase = config.firmwareAddress;
    resources.firmwareMax = config.firmwareSizeMax;
    resources.gic = config.gic;
    resources.vdevices.addAll(config.vdevices);
  }

  private int createSpace(Vm vm, VmResources resources) {
    IpaAllocator ipa = IpaAllocator.of(0, IPA_SIZE);
    ipa.take(root.deviceBase(), root.deviceSize());
    resources.ipa = ipa;
    int error = objects.createAddrspace(resources, vm.vmid());
    if (error == ErrorCode.OK && vm.authType != Requests.AUTH_PLATFORM) {
      error =
          hyp.configureVmmio(
              resources.addrspace, root.deviceBase(), root.deviceSize(), VmmioOperation.ADD);
    }
    return error;
  }

  private int createVcpus(Vm vm, VmResources resources, VmConfig config) {
    int error = ErrorCode.OK;
    if (config.psci) {
      error = objects.createVpm(resources, config.proxy() ? VpmGroupOptions.NO_AGGREGATION : 0);
    }
    for (int i = 0; i < config.cpus.size() && error == ErrorCode.OK; i++) {
      VcpuRecord vcpu = new VcpuRecord();
      vcpu.index = i;
      resources.vcpus.add(vcpu);
      error = createVcpu(vm, resources, config, vcpu, config.cpus.get(i));
    }
    return error;
  }

  private int createVcpu(
      Vm vm, VmResources resources, VmConfig config, VcpuRecord vcpu, VmConfig.Cpu cpu) {
    boolean proxy = config.proxy();
    vcpu.boot = cpu.boot;
    vcpu.node = cpu.node;
    vcpu.label = proxy ? vcpu.index : cpu.affinity;
    long options =
        (proxy ? VcpuOptions.VCPU_RUN_SCHEDULED : 0)
            | (config.affinity == VmConfig.Affinity.PINNED ? VcpuOptions.PINNED : 0)
            | (config.rasErrorHandler ? VcpuOptions.RAS_ERROR_HANDLER : 0)
            | (config.amuCountingDisabled || config.sensitive
                ? VcpuOptions.AMU_COUNTING_DISABLED
                : 0);
    int error =
        objects.createVcpu(
            resources,
            vcpu,
            options,
            proxy ? PROXY_AFFINITY : cpu.affinity,
            proxy ? PROXY_PRIORITY : Limits.VCPU_DEFAULT_PRIORITY + config.priorityOffset,
            proxy ? Limits.TIMESLICE_MIN : config.timeslice);
    if (error == ErrorCode.OK) {
      error = hyp.attachAddrspace(resources.addrspace, vcpu.cap);
    }
    if (error == ErrorCode.OK && resources.vpm != Hyp.NO_CAP) {
      error = hyp.attachVpm(resources.vpm, vcpu.cap, vcpu.index);
    }
    if (error == ErrorCode.OK) {
      error = hyp.attachVic(resources.vic, vcpu.cap, vcpu.index);
    }
    if (error == ErrorCode.OK) {
      error = hyp.activate(vcpu.cap);
    }
    if (error == ErrorCode.OK) {
      vcpu.active = true;
      error = bind(vm, resources, vcpu);
    }
    return error;
  }

  private int bind(Vm vm, VmResources resources, VcpuRecord vcpu) {
    VmResources owner = vms.get(vm.owner()).resources();
    vcpu.haltVirq = root.allocateVirq();
    if (vcpu.haltVirq == VirqNamespace.NONE) {
      return ErrorCode.NORESOURCES;
    }
    int error = hyp.bindVcpuVirq(vcpu.cap, root.vic(), vcpu.haltVirq, VcpuVirqType.HALT);
    if (error == ErrorCode.OK) {
      root.enableVirq(vcpu.haltVirq, VirqRoles.HALT, vm.vmid());
    }
    if (error == ErrorCode.OK && resources.proxy) {
      vcpu.wakeupVirq = owner.virqs.allocate();
      error =
          vcpu.wakeupVirq == VirqNamespace.NONE
              ? ErrorCode.NORESOURCES
              : hyp.bindVcpuVirq(
                  vcpu.cap, owner.vic, vcpu.wakeupVirq, VcpuVirqType.VCPU_RUN_WAKEUP);
    }
    if (error == ErrorCode.OK) {
      error = hyp.copyCap(vcpu.cap, owner.cspace, Rights.THREAD_AFFINITY | Rights.THREAD_YIELD_TO);
      vcpu.ownerCap = error == ErrorCode.OK ? hyp.newCap() : Hyp.NO_CAP;
    }
    if (error == ErrorCode.OK && resources.vpm == Hyp.NO_CAP) {
      error = hyp.copyCap(vcpu.cap, resources.cspace, Rights.THREAD_POWER);
      vcpu.vmCap = error == ErrorCode.OK ? hyp.newCap() : Hyp.NO_CAP;
    }
    return error;
  }

  private int attachGic(VmResources resources) {
    VmResources.Gic gic = resources.gic;
    if (gic == null) {
      // Found out when the VM is started.
      return ErrorCode.OK;
    }
    IpaAllocator ipa = resources.ipa;
    if (gic.allocate && ipa != null) {
      gic.gicdBase = ipa.allocate(GICD_SIZE, GICD_SIZE);
      gic.gicrBase = ipa.allocate(gic.gicrStride * resources.vcpus.size(), GICD_SIZE);
      if (gic.gicdBase == IpaAllocator.NONE || gic.gicrBase == IpaAllocator.NONE) {
        return ErrorCode.NORESOURCES;
      }
    }
    return objects.attachGic(resources, gic.gicdBase, gic.gicrBase, gic.gicrStride);
  }

  /** Takes one virtual device away; false when there are none left. */
  public boolean destroyVdevice(Vm vm) {
    VmResources resources = vm.resources;
    if (resources == null || resources.vdevices.isEmpty()) {
      return false;
    }
    Vdevice device = resources.vdevices.removeFirst();
    vdevices.destroy(vm, device);
    return true;
  }

  /** Takes everything else away. */
  public void destroy(Vm vm) {
    VmResources resources = vm.resources;
    if (resources == null) {
      return;
    }
    Vm owner = vms.find(vm.owner());
    if (owner != null && owner.resources != null) {
      for (VcpuRecord vcpu : resources.vcpus) {
        owner.resources().virqs.free(vcpu.wakeupVirq);
      }
      objects.destroy(resources, owner.resources().cspace);
    }
    vm.resources = null;
  }
}
