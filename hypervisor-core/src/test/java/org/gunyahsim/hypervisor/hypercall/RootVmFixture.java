package org.gunyahsim.hypervisor.hypercall;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
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
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.hypervisor.cspace.Cspace;
import org.gunyahsim.hypervisor.engine.EngineFactory;
import org.gunyahsim.hypervisor.memextent.Memextent;
import org.gunyahsim.hypervisor.memextent.MemoryOwner;
import org.gunyahsim.hypervisor.memory.PhysicalBus;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.snapshot.FileStateReader;
import org.gunyahsim.hypervisor.snapshot.FileStateWriter;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vic.HwIrq;
import org.gunyahsim.hypervisor.vic.Vic;

/**
 * The machine as the real hypervisor hands it to the root VM: objects and CapIDs in the recorded
 * order (hypercall reference, sections 9.8 and 10.1), nothing running. Tests make hypercalls as any
 * of its vCPUs.
 */
public final class RootVmFixture implements AutoCloseable {
  public static final long RAM = 0x4000_0000L;
  public static final long RAM_SIZE = 0x8000_0000L;
  public static final long ROOT_MEMORY = 0x8048_0000L;
  public static final long ROOT_MEMORY_SIZE = 0xA_0000L;
  private static final int HYPERVISOR_IMAGE_SIZE = 0x40_0000;
  private static final long HYPERVISOR_IMAGE = 0x8000_0000L;
  private static final long HEAPS = 0xBDC0_0000L;

  public final PhysicalMemory memory = new PhysicalMemory(RAM, RAM_SIZE);
  public final Tracer tracer = new Tracer();
  public final Assembly assembly;
  public final Hypervisor hypervisor;
  public Vcpu root;

  /** Boots in debug quality, strict, with a heap of 3 MiB. */
  public RootVmFixture() {
    this(new HypervisorConfig(Quality.DEBUG, true, 1, 8, 3 << 20));
  }

  public RootVmFixture(HypervisorConfig config) {
    this(config, true);
  }

  /** Without boot it is a machine to load a snapshot into. */
  public RootVmFixture(HypervisorConfig config, boolean boot) {
    this(config, boot, context -> new FlatEngine());
  }

  /** With other engines, which may run. */
  public RootVmFixture(HypervisorConfig config, boolean boot, EngineFactory engines) {
    assembly = new Assembly(config, memory, tracer, engines);
    hypervisor = assembly.hypervisor();
    hypervisor.attachBus(new NoDevices());
    root = boot ? boot() : new Vcpu(hypervisor, Long.MAX_VALUE);
  }

  private Vcpu boot() {
    hypervisor.objects().createRootPartition(hypervisor.config().heapSize());
    HypObject partition = hypervisor.objects().rootPartition();
    ok(hypervisor.memdb().insert(RAM, RAM_SIZE, partition, MemoryOwner.PARTITION));
    give(HYPERVISOR_IMAGE, HYPERVISOR_IMAGE_SIZE, partition);
    give(HEAPS, RAM + RAM_SIZE - HEAPS, partition);

    Cspace cspace = make(ObjectType.CSPACE, Cspace.class);
    ok(cspace.configure(Limits.ROOT_CSPACE_CAPS));
    activate(cspace);
    Vcpu vcpu = make(ObjectType.THREAD, Vcpu.class);
    vcpu.configure(VcpuOptions.CRITICAL);
    Vic vic = make(ObjectType.VIC, Vic.class);
    ok(vic.configure(1, 64, VicOptions.DISABLE_DEFAULT_ADDR, 0));
    activate(vic);
    AddressSpace space = make(ObjectType.ADDRSPACE, AddressSpace.class);
    ok(space.configure(Limits.ROOT_VMID));
    activate(space);
    Memextent own = make(ObjectType.MEMEXTENT, Memextent.class);
    ok(own.configure(ROOT_MEMORY, ROOT_MEMORY_SIZE, PgtableAccess.RWX));
    activate(own);
    ok(
        own.map(
            space,
            ROOT_MEMORY,
            MapAttributes.of(PgtableAccess.RWX, VmMemtype.NORMAL_WB),
            false,
            0,
            ROOT_MEMORY_SIZE));
    Memextent devices = make(ObjectType.MEMEXTENT, Memextent.class);
    ok(devices.configureDevice(0, 0x4000_0000, deviceAttributes(MemextentAttributes.TYPE_SPARSE)));
    activate(devices);
    deviceChild(devices, 0x0800_0000, 0x1_0000);
    deviceChild(devices, 0x080A_0000, 8 * 0x2_0000);
    Memextent uart = deviceChild(devices, 0x0900_0000, 0x1000);

    vcpu.attachCspace(cspace);
    ok(space.attachThread(vcpu));
    vcpu.attachAddressSpace(space);
    vcpu.attachVic(vic, 0);
    ok(hypervisor.scheduler().setAffinity(vcpu, 0));

    cap(cspace, cspace);
    cap(cspace, partition);
    cap(cspace, vcpu);
    cap(cspace, vic);
    List<HwIrq> irqs = assembly.interrupts().hwIrqs().createAll(hypervisor.objects());
    for (HwIrq irq : irqs) {
      cap(cspace, irq);
    }
    cap(cspace, space);
    cap(cspace, own);
    cap(cspace, devices);
    cap(cspace, uart);
    activate(vcpu);
    return vcpu;
  }

  private static int deviceAttributes(int type) {
    return MemextentAttributes.of(PgtableAccess.RW, MemextentAttributes.MEMTYPE_DEVICE, type);
  }

  private Memextent deviceChild(Memextent parent, long base, long size) {
    Memextent child = make(ObjectType.MEMEXTENT, Memextent.class);
    ok(child.configureDerive(parent, base, size, deviceAttributes(MemextentAttributes.TYPE_BASIC)));
    activate(child);
    return child;
  }

  private void give(long base, long size, HypObject partition) {
    ok(
        hypervisor
            .memdb()
            .update(
                base, size, partition, MemoryOwner.ALLOCATOR, partition, MemoryOwner.PARTITION));
  }

  private <T extends HypObject> T make(ObjectType type, Class<T> as) {
    return hypervisor.objects().createForBoot(type, as);
  }

  private void activate(HypObject object) {
    ok(hypervisor.objects().activate(object));
  }

  private static void cap(Cspace cspace, HypObject object) {
    ok(cspace.insertMaster(object));
  }

  public static void ok(int error) {
    if (error != ErrorCode.OK) {
      throw new AssertionError("unexpected " + ErrorCode.name(error));
    }
  }

  /** Makes a native call as {@code caller}; results are in its registers, the error is returned. */
  public long call(Vcpu caller, int number, long... arguments) {
    System.arraycopy(arguments, 0, caller.state.x, 0, arguments.length);
    assembly.hypercalls().call(caller, number, false);
    return caller.state.x[0];
  }

  /** Makes a native call as the root VM. */
  public long call(int number, long... arguments) {
    return call(root, number, arguments);
  }

  /** A call of the root VM that must succeed. Returns x1. */
  public long must(int number, long... arguments) {
    long error = call(number, arguments);
    if (error != ErrorCode.OK) {
      throw new AssertionError("unexpected " + ErrorCode.name(error));
    }
    return root.state.x[1];
  }

  /** The object behind a CapID of the root VM. */
  public <T extends HypObject> T object(long capId, Class<T> as) {
    Cspace cspace = Objects.requireNonNull(root.cspace());
    ok(cspace.findValid(capId));
    return as.cast(Objects.requireNonNull(cspace.found().object()));
  }

  /** The machine's snapshot. */
  public byte[] save() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (FileStateWriter out = new FileStateWriter(bytes)) {
      hypervisor.save(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Loads a snapshot into a machine that has not booted. */
  public void load(byte[] saved) {
    try (FileStateReader in = new FileStateReader(new ByteArrayInputStream(saved))) {
      hypervisor.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    memory.close();
  }

  private static final class NoDevices implements PhysicalBus {
    @Override
    public long read(long address, int size) {
      return -1;
    }

    @Override
    public void write(long address, int size, long value) {}
  }
}
