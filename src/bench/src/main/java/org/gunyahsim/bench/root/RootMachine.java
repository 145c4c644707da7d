package org.gunyahsim.bench.root;

import java.util.Arrays;
import java.util.Objects;
import org.gunyahsim.guest.aarch64.Aarch64Machine;
import org.gunyahsim.guest.runtime.JavaGuestEngine;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.MapAttributes;
import org.gunyahsim.hypervisor.abi.PgtableAccess;
import org.gunyahsim.hypervisor.abi.VmMemtype;
import org.gunyahsim.hypervisor.core.Assembly;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.hypervisor.core.MachineStop;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.platform.MemoryMap;
import org.gunyahsim.hypervisor.platform.Platform;
import org.gunyahsim.hypervisor.rootvm.RootImages;
import org.gunyahsim.hypervisor.rootvm.RootLayout;
import org.gunyahsim.hypervisor.rootvm.RootVm;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/**
 * A machine of one CPU with a root VM that repeats a script, in debug quality: capability ids are
 * the recorded ones. What a script needs is made with hypercalls in the root VM's name, before it
 * runs.
 */
final class RootMachine implements AutoCloseable {
  static final long CSPACE = 0;
  static final long PARTITION = 1;
  static final long VIC = 3;

  /** RAM of the root partition that nobody uses. */
  static final long FREE_RAM = 0x5000_0000L;

  private static final long HEAP = 256L << 20;
  private static final int RW_NORMAL = MapAttributes.of(PgtableAccess.RW, VmMemtype.NORMAL_WB);
  private static final int RWX_NORMAL = MapAttributes.of(PgtableAccess.RWX, VmMemtype.NORMAL_WB);
  private static final int ROUNDS_COUNTER = 19;

  /** Memory and address of the second VM's code. */
  private static final long CODE = 0x4F00_0000L;

  private static final int SECOND_VMID = 200;

  private final GuestKind kind;
  private final MemoryMap map = MemoryMap.reference();
  private final RootLayout layout = new RootLayout(map, RootImages.recorded());
  private final PhysicalMemory memory = new PhysicalMemory(map.ramBase(), map.ramSize());
  private final Aarch64Machine processors = new Aarch64Machine(memory);
  private final ScriptedProgram program = new ScriptedProgram();
  private final ScriptedProgram secondProgram = new ScriptedProgram();
  private final Assembly assembly;
  private final Vcpu root;
  private @Nullable Vcpu second;

  RootMachine(GuestKind kind) {
    this.kind = kind;
    assembly =
        new Assembly(
            new HypervisorConfig(Quality.DEBUG, true, 0, 1, HEAP),
            memory,
            new Tracer(),
            this::engine);
    assembly
        .hypervisor()
        .attachBus(
            new Platform(
                1,
                memory,
                assembly.hypervisor().events(),
                assembly.hypervisor()::now,
                0,
                value -> {},
                assembly.hypervisor().tracer()));
    RootVm.boot(assembly, map);
    root = thread(Limits.ROOT_VMID);
  }

  private VcpuEngine engine(EngineContext context) {
    if (kind == GuestKind.AARCH64) {
      return processors.create(context);
    }
    return context.vmid == SECOND_VMID
        ? new JavaGuestEngine(context, "second", secondProgram)
        : new JavaGuestEngine(context, "root", program);
  }

  private Vcpu thread(int vmid) {
    for (HypObject object : assembly.hypervisor().objects().all()) {
      if (object instanceof Vcpu vcpu && vcpu.vmid() == vmid) {
        return vcpu;
      }
    }
    throw new IllegalStateException("no vCPU of VM " + vmid);
  }

  /** Makes a call that must succeed; returns x1. The root vCPU's registers are kept. */
  long call(int number, long... arguments) {
    long[] kept = root.state.x.clone();
    System.arraycopy(arguments, 0, root.state.x, 0, arguments.length);
    Arrays.fill(root.state.x, arguments.length, 8, 0);
    assembly.hypercalls().call(root, number, false);
    long error = root.state.x[0];
    long result = root.state.x[1];
    System.arraycopy(kept, 0, root.state.x, 0, kept.length);
    if (error != ErrorCode.OK) {
      throw new IllegalStateException("call 0x%x: %s".formatted(number, ErrorCode.name(error)));
    }
    return result;
  }

  /** Makes an object; {@code number} is that of the creating call. */
  long create(int number) {
    return call(number, PARTITION, CSPACE, 0);
  }

  void activate(long cap) {
    call(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
  }

  /** An active doorbell. */
  long doorbell() {
    long bell = create(HypercallNumber.PARTITION_CREATE_DOORBELL);
    activate(bell);
    return bell;
  }

  /** An active queue of 8 messages of 240 bytes. */
  long queue() {
    long queue = create(HypercallNumber.PARTITION_CREATE_MSGQUEUE);
    call(HypercallNumber.MSGQUEUE_CONFIGURE, queue, 0xF0_0008, 0);
    activate(queue);
    return queue;
  }

  /** An active extent over memory of the root partition. */
  long extent(long base, long size, int attributes) {
    long extent = create(HypercallNumber.PARTITION_CREATE_MEMEXTENT);
    call(HypercallNumber.MEMEXTENT_CONFIGURE, extent, base, size, attributes, 0);
    activate(extent);
    return extent;
  }

  /** An active address space. */
  long addressSpace(int vmid) {
    long space = create(HypercallNumber.PARTITION_CREATE_ADDRSPACE);
    call(HypercallNumber.ADDRSPACE_CONFIGURE, space, vmid, 0);
    activate(space);
    return space;
  }

  /** An active capability space. */
  long cspace(int capabilities) {
    long cspace = create(HypercallNumber.PARTITION_CREATE_CSPACE);
    call(HypercallNumber.CSPACE_CONFIGURE, cspace, capabilities, 0);
    activate(cspace);
    return cspace;
  }

  /** Map attributes of a page of ordinary data. */
  static long data() {
    return RW_NORMAL;
  }

  /** A buffer in the root VM's heap. */
  long buffer() {
    return layout.heap();
  }

  /** A vCPU of another VM, active, off, with a VIC and a capability space of its own. */
  long vcpu(int vmid, long options) {
    long cspace = cspace(64);
    long space = addressSpace(vmid);
    long code = extent(CODE, 0x1000, PgtableAccess.RWX);
    call(HypercallNumber.ADDRSPACE_MAP, space, code, CODE, RWX_NORMAL);
    long vic = create(HypercallNumber.PARTITION_CREATE_VIC);
    call(HypercallNumber.VIC_CONFIGURE, vic, 1, 64, 2, 0);
    activate(vic);
    long vcpu = create(HypercallNumber.PARTITION_CREATE_THREAD);
    call(HypercallNumber.VCPU_CONFIGURE, vcpu, options, 0);
    if (options == 0) {
      call(HypercallNumber.VCPU_SET_AFFINITY, vcpu, 0, -1);
    }
    call(HypercallNumber.CSPACE_ATTACH_THREAD, cspace, vcpu, 0);
    call(HypercallNumber.ADDRSPACE_ATTACH_THREAD, space, vcpu, 0);
    call(HypercallNumber.VIC_ATTACH_VCPU, vic, vcpu, 0, 0);
    activate(vcpu);
    return vcpu;
  }

  /** A second VM, on the root VM's CPU and with its priority, that repeats a script too. */
  void startSecond(CallScript script) {
    long cap = vcpu(SECOND_VMID, 0);
    secondProgram.load(script);
    write(script, CODE);
    call(HypercallNumber.VCPU_POWERON, cap, CODE, 0, 0);
    second = thread(SECOND_VMID);
  }

  /** Gives the root VM its script. */
  void load(CallScript script) {
    program.load(script);
    write(script, layout.entry());
  }

  private void write(CallScript script, long address) {
    byte[] code = script.assemble();
    memory.write(address, code, 0, code.length);
  }

  private long rounds() {
    return rounds(root, program);
  }

  /** Rounds that the second VM has made. */
  long secondRounds() {
    return rounds(Objects.requireNonNull(second), secondProgram);
  }

  private long rounds(Vcpu vcpu, ScriptedProgram java) {
    return kind == GuestKind.AARCH64 ? vcpu.state.x[ROUNDS_COUNTER] : java.rounds();
  }

  /** Runs so many more rounds of the script; returns the virtual time. */
  long run(long more) {
    long target = rounds() + more;
    MachineStop stop = assembly.hypervisor().loop().run(() -> rounds() >= target, Long.MAX_VALUE);
    if (stop.reason() != MachineStop.Reason.CONDITION) {
      throw new IllegalStateException(stop.toString());
    }
    return stop.time();
  }

  @Override
  public void close() {
    memory.close();
  }
}
