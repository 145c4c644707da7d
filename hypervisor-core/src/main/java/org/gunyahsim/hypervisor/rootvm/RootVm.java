package org.gunyahsim.hypervisor.rootvm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.MapAttributes;
import org.gunyahsim.hypervisor.abi.MemextentAttributes;
import org.gunyahsim.hypervisor.abi.PgtableAccess;
import org.gunyahsim.hypervisor.abi.VcpuOptions;
import org.gunyahsim.hypervisor.abi.VicOptions;
import org.gunyahsim.hypervisor.abi.VmMemtype;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.core.Assembly;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.cspace.Cspace;
import org.gunyahsim.hypervisor.memextent.Memextent;
import org.gunyahsim.hypervisor.memextent.MemoryOwner;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.partition.Partition;
import org.gunyahsim.hypervisor.platform.MemoryMap;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vcpu.VcpuPower;
import org.gunyahsim.hypervisor.vic.HwIrq;
import org.gunyahsim.hypervisor.vic.Vic;

/** Boots the machine: memory gets its owners, the root VM is made and powered on. */
public final class RootVm {
  /** Version that the banner names. */
  private static final String VERSION = "gunyah-sim 0.1.0";

  private static final int MAX_VIRQS = 64;
  private static final long UART_SIZE = 0x1000;

  private final Hypervisor hypervisor;
  private final ObjectService objects;
  private final MemoryMap map;
  private final RootImages images;
  private final RootLayout layout;
  private final Partition partition;
  private final Cspace cspace;

  private RootVm(Hypervisor hypervisor, MemoryMap map, RootImages images) {
    this.hypervisor = hypervisor;
    this.objects = hypervisor.objects();
    this.map = map;
    this.images = images;
    layout = new RootLayout(map, images);
    partition = objects.createRootPartition(hypervisor.config().heapSize());
    cspace = objects.createForBoot(ObjectType.CSPACE, Cspace.class);
  }

  /** Boots a root VM whose program is not in its memory: one that is written in Java. */
  public static void boot(Assembly assembly, MemoryMap map) {
    boot(assembly, map, RootImages.recorded());
  }

  /**
   * Boots. Once, on a machine to which the platform is attached.
   *
   * @param images what the root VM runs
   */
  public static void boot(Assembly assembly, MemoryMap map, RootImages images) {
    Hypervisor hypervisor = assembly.hypervisor();
    banner(hypervisor);
    new RootVm(hypervisor, map, images).create(assembly);
  }

  private static void banner(Hypervisor hypervisor) {
    String text =
        "[HYP] Hypervisor cold boot, version: %s %s\n"
            .formatted(VERSION, hypervisor.config().quality().name().toLowerCase(Locale.ROOT));
    for (byte each : text.getBytes(StandardCharsets.US_ASCII)) {
      hypervisor.bus().write(MemoryMap.UART_BASE, 1, each & 0xFF);
    }
  }

  private void create(Assembly assembly) {
    distributeMemory();
    require(cspace.configure(Limits.ROOT_CSPACE_CAPS));
    activate(cspace);

    // The order of the capabilities is the recorded one (section 10.1).
    long cspaceCap = cap(cspace);
    long partitionCap = cap(partition);
    Vcpu vcpu = objects.createForBoot(ObjectType.THREAD, Vcpu.class);
    long vcpuCap = cap(vcpu);
    Vic vic = objects.createForBoot(ObjectType.VIC, Vic.class);
    require(vic.configure(1, MAX_VIRQS, VicOptions.DISABLE_DEFAULT_ADDR, 0));
    activate(vic);
    long vicCap = cap(vic);
    List<RootEnvironment.HwIrqCap> hwIrqCaps = new ArrayList<>();
    for (HwIrq hwIrq : assembly.interrupts().hwIrqs().createAll(objects)) {
      hwIrqCaps.add(new RootEnvironment.HwIrqCap(hwIrq.irq(), cap(hwIrq)));
    }
    AddressSpace space = objects.createForBoot(ObjectType.ADDRSPACE, AddressSpace.class);
    require(space.configure(Limits.ROOT_VMID));
    activate(space);
    long addrspaceCap = cap(space);
    Memextent own = ownMemory(space);
    long extentCap = cap(own);
    Memextent device = deviceWindow();
    long deviceCap = cap(device);
    keepGic(device);
    Memextent uart = derive(device, MemoryMap.UART_BASE - MemoryMap.DEVICE_BASE, UART_SIZE);
    long uartCap = cap(uart);

    activateVcpu(vcpu, vic, space);
    RootEnvironment.Caps caps =
        new RootEnvironment.Caps(
            cspaceCap,
            partitionCap,
            vcpuCap,
            vicCap,
            hwIrqCaps,
            addrspaceCap,
            extentCap,
            deviceCap,
            uartCap);
    byte[] environment =
        RootEnvironment.encode(map, layout, caps, hypervisor.config().cpus(), SVE_SUPPORTED);
    long at = layout.environment();
    hypervisor.memory().write(at, environment, 0, environment.length);
    require(VcpuPower.powerOn(vcpu, layout.entry(), at, 0));
  }

  /** The emulated core has none. */
  private static final boolean SVE_SUPPORTED = false;

  /** Section 9.8. */
  private void distributeMemory() {
    for (MemoryMap.Range range : map.freeRanges()) {
      require(
          hypervisor.memdb().insert(range.base(), range.size(), partition, MemoryOwner.PARTITION));
    }
    require(
        hypervisor
            .memdb()
            .insert(
                map.hypervisorBase(), MemoryMap.HYPERVISOR_SIZE, partition, MemoryOwner.ALLOCATOR));
    require(
        hypervisor
            .memdb()
            .insert(
                map.ramEnd() - MemoryMap.RESERVED_SIZE,
                MemoryMap.RESERVED_SIZE,
                partition,
                MemoryOwner.ALLOCATOR));
  }

  /** The root VM's memory, mapped at its own address: segments with their rights, the rest RW. */
  private Memextent ownMemory(AddressSpace space) {
    Memextent own = objects.createForBoot(ObjectType.MEMEXTENT, Memextent.class);
    require(
        own.configure(
            map.rootVmBase(), MemoryMap.ROOT_VM_SIZE, extentAttributes(PgtableAccess.RWX)));
    activate(own);
    for (RootImages.Segment segment : images.segments()) {
      load(own, segment, space);
    }
    mapWhole(own, space, PgtableAccess.RW);
    return own;
  }

  private void load(Memextent own, RootImages.Segment segment, AddressSpace space) {
    Memextent pages = objects.createForBoot(ObjectType.MEMEXTENT, Memextent.class);
    require(
        pages.configureDerive(
            own, segment.offset(), segment.size(), extentAttributes(segment.access())));
    activate(pages);
    mapWhole(pages, space, segment.access());
    byte[] content = new byte[segment.content().remaining()];
    segment.content().duplicate().get(content);
    hypervisor.memory().write(pages.base(), content, 0, content.length);
  }

  private static int extentAttributes(int access) {
    return MemextentAttributes.of(
        access, MemextentAttributes.MEMTYPE_ANY, MemextentAttributes.TYPE_BASIC);
  }

  private static void mapWhole(Memextent extent, AddressSpace space, int access) {
    require(
        extent.map(
            space,
            extent.base(),
            MapAttributes.of(access, VmMemtype.NORMAL_WB),
            false,
            0,
            extent.size()));
  }

  private Memextent deviceWindow() {
    Memextent device = objects.createForBoot(ObjectType.MEMEXTENT, Memextent.class);
    require(
        device.configureDevice(
            MemoryMap.DEVICE_BASE,
            MemoryMap.DEVICE_SIZE,
            MemextentAttributes.of(
                PgtableAccess.RW,
                MemextentAttributes.MEMTYPE_DEVICE,
                MemextentAttributes.TYPE_SPARSE)));
    activate(device);
    return device;
  }

  /** The physical GIC's frames leave the device window; nobody gets a capability to them. */
  private void keepGic(Memextent device) {
    derive(device, MemoryMap.GICD_BASE - MemoryMap.DEVICE_BASE, MemoryMap.GICD_SIZE);
    derive(
        device,
        MemoryMap.GICR_BASE - MemoryMap.DEVICE_BASE,
        MemoryMap.GICR_STRIDE * Limits.MAX_CORES);
  }

  private Memextent derive(Memextent parent, long offset, long size) {
    Memextent child = objects.createForBoot(ObjectType.MEMEXTENT, Memextent.class);
    require(
        child.configureDerive(
            parent,
            offset,
            size,
            MemextentAttributes.of(
                PgtableAccess.RW,
                MemextentAttributes.MEMTYPE_DEVICE,
                MemextentAttributes.TYPE_BASIC)));
    activate(child);
    return child;
  }

  private void activateVcpu(Vcpu vcpu, Vic vic, AddressSpace space) {
    vcpu.configure(VcpuOptions.CRITICAL);
    require(hypervisor.scheduler().setAffinity(vcpu, 0));
    vcpu.attachCspace(cspace);
    vcpu.attachVic(vic, 0);
    require(space.attachThread(vcpu));
    vcpu.attachAddressSpace(space);
    activate(vcpu);
    require(vic.attachFrame(space, 0, MemoryMap.GICD_BASE, MemoryMap.GICD_SIZE, 0));
    require(vic.attachFrame(space, 1, MemoryMap.GICR_BASE, MemoryMap.GICR_STRIDE, 0));
  }

  private long cap(HypObject object) {
    require(cspace.insertMaster(object));
    return cspace.newCapId();
  }

  private void activate(HypObject object) {
    require(objects.activate(object));
  }

  private static void require(int error) {
    if (error != ErrorCode.OK) {
      throw new IllegalStateException("boot failed: " + ErrorCode.name(error));
    }
  }
}
