package org.gunyahsim.resourcemanager.boot;

import static org.gunyahsim.resourcemanager.boot.BootSequence.require;

import java.util.List;
import org.gunyahsim.guest.devicetree.DeviceTreeException;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.MapAttributes;
import org.gunyahsim.hypervisor.abi.MemextentAttributes;
import org.gunyahsim.hypervisor.abi.MemextentDonate;
import org.gunyahsim.hypervisor.abi.PgtableAccess;
import org.gunyahsim.hypervisor.abi.Rights;
import org.gunyahsim.hypervisor.abi.VcpuOptions;
import org.gunyahsim.hypervisor.abi.VcpuVirqType;
import org.gunyahsim.hypervisor.abi.VmMemtype;
import org.gunyahsim.resourcemanager.build.VmObjects;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.ipa.IpaAllocator;
import org.gunyahsim.resourcemanager.irq.VirqNamespace;
import org.gunyahsim.resourcemanager.irq.VirqRoles;
import org.gunyahsim.resourcemanager.irqlending.HwIrqs;
import org.gunyahsim.resourcemanager.link.LinkFactory;
import org.gunyahsim.resourcemanager.link.Links;
import org.gunyahsim.resourcemanager.link.RpcLink;
import org.gunyahsim.resourcemanager.overlay.PrimaryOverlay;
import org.gunyahsim.resourcemanager.protocol.RpcHeader;
import org.gunyahsim.resourcemanager.protocol.VmId;
import org.gunyahsim.resourcemanager.protocol.VmState;
import org.gunyahsim.resourcemanager.root.HeapPages;
import org.gunyahsim.resourcemanager.root.RootEnvironment;
import org.gunyahsim.resourcemanager.root.RootVm;
import org.gunyahsim.resourcemanager.vdevice.Vdevice;
import org.gunyahsim.resourcemanager.vm.VcpuRecord;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmResources;
import org.gunyahsim.resourcemanager.vm.VmTable;

/** Creates the primary VM and starts it: hypercalls 18 to 398 of the recorded list. */
public final class PrimaryVm {
  /** The part of the device window that is free for the resource manager's own devices. */
  private static final long VIRTIO_WINDOW = 0x3000_0000L;

  private static final long VIRTIO_WINDOW_SIZE = 0x1000_0000L;

  /** Bytes at the device tree's address that it may grow to. */
  private static final int TREE_AREA = 0x4000;

  private final RootVm root;
  private final Hyp hyp;
  private final VmTable vms;
  private final VmObjects objects;
  private final HwIrqs hwIrqs;
  private final Links links;
  private final LinkFactory linkFactory;

  public PrimaryVm(
      RootVm root,
      VmTable vms,
      VmObjects objects,
      HwIrqs hwIrqs,
      Links links,
      LinkFactory linkFactory) {
    this.root = root;
    this.hyp = root.hyp();
    this.vms = vms;
    this.objects = objects;
    this.hwIrqs = hwIrqs;
    this.links = links;
    this.linkFactory = linkFactory;
  }

  void create(RootEnvironment environment) {
    Vm vm = vms.get(VmId.PRIMARY);
    VmResources resources = new VmResources();
    vm.resources = resources;
    resources.direct = true;
    resources.ipa = IpaAllocator.of(VIRTIO_WINDOW, VIRTIO_WINDOW_SIZE);
    require(objects.createCspace(resources), "primary VM's capability space");
    VcpuRecord boot = createVcpu(resources, (int) environment.number("boot_core"));
    boot.boot = true;
    require(objects.createExtents(resources), "primary VM's extents");
    require(objects.createAddrspace(resources, VmId.PRIMARY), "primary VM's address space");
    require(hyp.attachAddrspace(resources.addrspace, boot.cap), "primary VM's boot vCPU");
    require(objects.createVpm(resources, 0), "primary VM's power group");
    require(hyp.attachVpm(resources.vpm, boot.cap, 0), "primary VM's boot vCPU");
    createSecondaryVcpus(environment, resources);
    require(objects.createVic(resources, true, 0), "primary VM's interrupt controller");
    for (VcpuRecord vcpu : resources.vcpus) {
      require(hyp.attachVic(resources.vic, vcpu.cap, vcpu.index), "primary VM's vCPU");
    }
    activateVcpus(resources);
    hwIrqs.bindForPrimary(resources);
    require(
        linkFactory.create(
            VmId.PRIMARY,
            resources,
            RpcHeader.MAX_MESSAGE,
            Vdevice.DEFAULT_DEPTH,
            VirqNamespace.NONE,
            VirqNamespace.NONE),
        "link to the primary VM");
    List<long[]> redistributors = environment.pairs("gicr_ranges");
    require(
        objects.attachGic(
            resources,
            environment.gicdBase(),
            redistributors.isEmpty() ? environment.gicrBase() : redistributors.getFirst()[0],
            environment.number("gicr_stride")),
        "primary VM's interrupt controller frames");
    linkFactory.enable(VmId.PRIMARY);
    giveMemory(environment, resources);
    start(environment, vm, boot);
  }

  private VcpuRecord createVcpu(VmResources resources, int core) {
    VcpuRecord vcpu = new VcpuRecord();
    vcpu.index = resources.vcpus.size();
    vcpu.label = core;
    resources.vcpus.add(vcpu);
    boolean sve = root.environment().flag("sve_supported");
    require(
        objects.createVcpu(
            resources,
            vcpu,
            VcpuOptions.HLOS_VM
                | VcpuOptions.CRITICAL
                | VcpuOptions.PINNED
                | (sve ? VcpuOptions.SVE_ALLOWED : 0),
            core,
            Limits.VCPU_DEFAULT_PRIORITY,
            Limits.TIMESLICE_DEFAULT),
        "primary VM's vCPU");
    return vcpu;
  }

  private void createSecondaryVcpus(RootEnvironment environment, VmResources resources) {
    long usable = environment.number("usable_cores");
    int bootCore = (int) environment.number("boot_core");
    for (int core = 0; core < Limits.MAX_CORES; core++) {
      if (core == bootCore || (usable >> core & 1) == 0) {
        continue;
      }
      VcpuRecord vcpu = createVcpu(resources, core);
      require(hyp.attachAddrspace(resources.addrspace, vcpu.cap), "primary VM's vCPU");
      require(hyp.attachVpm(resources.vpm, vcpu.cap, vcpu.index), "primary VM's vCPU");
    }
  }

  /** Secondary vCPUs first, the boot vCPU last. */
  private void activateVcpus(VmResources resources) {
    List<VcpuRecord> vcpus = resources.vcpus;
    for (int i = 1; i <= vcpus.size(); i++) {
      VcpuRecord vcpu = vcpus.get(i % vcpus.size());
      require(hyp.activate(vcpu.cap), "primary VM's vCPU");
      vcpu.active = true;
      vcpu.haltVirq = root.allocateVirq();
      require(
          hyp.bindVcpuVirq(vcpu.cap, root.vic(), vcpu.haltVirq, VcpuVirqType.HALT),
          "primary VM's halt interrupt");
      root.enableVirq(vcpu.haltVirq, VirqRoles.HALT, VmId.PRIMARY);
    }
  }

  private void giveMemory(RootEnvironment environment, VmResources resources) {
    GuestCpu cpu = hyp.cpu();
    long base = environment.number("hlos_vm_base");
    long size = environment.number("hlos_vm_size");
    long treeBase = environment.number("hlos_dt_base");
    long ramfsBase = environment.number("hlos_ramfs_base");
    root.log().line(cpu, "HLOS Mem Base : %x".formatted(base));
    root.log().line(cpu, "HLOS Mem Size : %x".formatted(size));
    root.log().line(cpu, "HLOS IPA base : %x".formatted(base));
    root.log().line(cpu, "HLOS DT Ofst  : %x".formatted(treeBase - base));
    root.log().line(cpu, "RAM FS offset : %x".formatted(ramfsBase - base));
    require(
        hyp.donate(MemextentDonate.TO_CHILD, root.partition(), root.parentExtent(), base, size),
        "primary VM's memory");
    require(
        hyp.donate(MemextentDonate.TO_CHILD, root.parentExtent(), resources.ddrExtent, base, size),
        "primary VM's memory");
    require(
        hyp.mapPart(
            resources.addrspace,
            resources.ddrExtent,
            base,
            MapAttributes.of(PgtableAccess.RWX, VmMemtype.NORMAL_WB),
            base,
            size),
        "primary VM's memory");
    int device = MapAttributes.of(PgtableAccess.RW, VmMemtype.DEVICE_NGNRE);
    require(
        hyp.map(resources.addrspace, root.deviceExtent(), root.deviceBase(), device),
        "primary VM's devices");
    require(
        hyp.map(
            resources.addrspace,
            environment.number("uart_me_capid"),
            environment.number("uart_address"),
            device),
        "primary VM's UART");
    require(
        hyp.copyCap(root.vcpu(), resources.cspace, Rights.THREAD_AFFINITY),
        "own vCPU's capability for the primary VM");
    BootSequence.grantOwnVcpu(vms.get(VmId.RESOURCE_MANAGER), hyp.newCap());
    shareLog(resources);
    resources.ram.put(base, size);
  }

  private void shareLog(VmResources resources) {
    long area = root.heap().logArea();
    require(
        objects.derive(
            root.ownExtent(),
            root.ownOffset(area),
            HeapPages.LOG_SIZE,
            MemextentAttributes.of(
                PgtableAccess.RWX,
                MemextentAttributes.MEMTYPE_ANY,
                MemextentAttributes.TYPE_BASIC)),
        "log");
    require(
        hyp.map(
            resources.addrspace,
            objects.made(),
            area,
            MapAttributes.of(PgtableAccess.R, VmMemtype.NORMAL_WB)),
        "log");
  }

  private void start(RootEnvironment environment, Vm vm, VcpuRecord boot) {
    GuestCpu cpu = hyp.cpu();
    long treeBase = environment.number("hlos_dt_base");
    VmResources resources = vm.resources();
    require(
        hyp.mapPart(
            root.addrspace(),
            resources.ddrExtent,
            treeBase,
            MapAttributes.of(PgtableAccess.RW, VmMemtype.NORMAL_WB),
            treeBase,
            TREE_AREA),
        "primary VM's device tree");
    completeTree(cpu, vm, treeBase);
    // The real one names the wrong extent here, too, and takes no notice of the refusal.
    hyp.unmapPart(root.addrspace(), root.ownExtent(), treeBase, treeBase, TREE_AREA);
    root.log().line(cpu, "Init completed, disabling UART");
    root.log().closeUart();
    require(
        hyp.powerOn(boot.cap, environment.number("entry_hlos"), treeBase), "primary VM's start");
    vm.state = VmState.RUNNING;
  }

  /** A primary VM may come without a tree, or with one that leaves no room. */
  private void completeTree(GuestCpu cpu, Vm vm, long treeBase) {
    RpcLink link = links.find(VmId.PRIMARY);
    if (link == null) {
      return;
    }
    byte[] area = new byte[TREE_AREA];
    cpu.read(treeBase, area, 0, area.length);
    try {
      byte[] tree = PrimaryOverlay.apply(area, vm, link, TREE_AREA);
      cpu.write(treeBase, tree, 0, tree.length);
    } catch (DeviceTreeException e) {
      root.log().line(cpu, "HLOS DT: " + e.getMessage());
    }
  }
}
