package org.gunyahsim.hypervisor.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.VcpuOptions;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.cspace.Cspace;
import org.gunyahsim.hypervisor.engine.EngineFactory;
import org.gunyahsim.hypervisor.memory.PhysicalBus;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vcpu.VcpuPower;
import org.gunyahsim.hypervisor.vic.Vic;
import org.gunyahsim.hypervisor.vpm.VpmGroup;
import org.jspecify.annotations.Nullable;

/** A hypervisor with VMs made by hand, whose vCPUs run scripts. */
public final class Bench {
  public final Assembly assembly;
  public final Hypervisor hypervisor;
  public final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private final Map<Object, ScriptedEngine> engines = new HashMap<>();

  public Bench(int cpus) {
    this(cpus, HypervisorConfig.Quality.DEBUG);
  }

  /** A debug build that imitates quirks or does not. */
  public Bench(int cpus, boolean strict) {
    this(cpus, HypervisorConfig.Quality.DEBUG, strict, null);
    hypervisor.objects().createRootPartition(hypervisor.config().heapSize());
  }

  public Bench(int cpus, HypervisorConfig.Quality quality) {
    this(cpus, quality, null);
    hypervisor.objects().createRootPartition(hypervisor.config().heapSize());
  }

  /** A machine with other engines, or with scripted ones for null, that has no objects yet. */
  public Bench(int cpus, HypervisorConfig.Quality quality, @Nullable EngineFactory other) {
    this(cpus, quality, true, other);
  }

  private Bench(
      int cpus, HypervisorConfig.Quality quality, boolean strict, @Nullable EngineFactory other) {
    EngineFactory scripted =
        context -> {
          ScriptedEngine engine = new ScriptedEngine(context);
          engines.put(context.state, engine);
          return engine;
        };
    assembly =
        new Assembly(
            new HypervisorConfig(quality, strict, 1, cpus, 1 << 24),
            new PhysicalMemory(0x4000_0000, 1 << 20),
            new Tracer(),
            other == null ? scripted : other);
    hypervisor = assembly.hypervisor();
    hypervisor.attachBus(
        new PhysicalBus() {
          @Override
          public long read(long address, int size) {
            return -1;
          }

          @Override
          public void write(long address, int size, long value) {
            console.write((int) value);
          }
        });
  }

  /** A VM: capability space, address space, VIC, VPM group. */
  public final class Vm {
    public final Cspace cspace = make(ObjectType.CSPACE, Cspace.class);
    public final AddressSpace space = make(ObjectType.ADDRSPACE, AddressSpace.class);
    public final Vic vic = make(ObjectType.VIC, Vic.class);
    public final VpmGroup group = make(ObjectType.VPM_GROUP, VpmGroup.class);
    private int vcpus;

    /** Of the vCPUs made from here on. */
    public int priority = Limits.VCPU_DEFAULT_PRIORITY;

    /** Length of the time slice of the vCPUs made from here on, ns. */
    public long timeslice = slice();

    Vm(int vmid, boolean aggregates) {
      ok(cspace.configure(100));
      ok(space.configure(vmid));
      ok(vic.configure(8, 100, 3, 0));
      group.configure(aggregates ? 0 : 1);
      activate(cspace);
      activate(space);
      activate(vic);
      activate(group);
    }

    /** A vCPU, active and still off. */
    public Vcpu vcpu(long options, int cpu) {
      return vcpu(options, cpu, true);
    }

    /** A vCPU, active and still off; in the VM's VPM group or in none. */
    public Vcpu vcpu(long options, int cpu, boolean inGroup) {
      Vcpu vcpu = make(ObjectType.THREAD, Vcpu.class);
      vcpu.configure(options);
      hypervisor.scheduler().configure(vcpu, priority, timeslice);
      ok(hypervisor.scheduler().setAffinity(vcpu, cpu));
      vcpu.attachCspace(cspace);
      ok(space.attachThread(vcpu));
      vcpu.attachAddressSpace(space);
      vcpu.attachVic(vic, vcpus);
      if (inGroup) {
        vcpu.attachVpmGroup(group, vcpus);
      }
      vcpus++;
      activate(vcpu);
      return vcpu;
    }

    /** A vCPU that is on. */
    public Vcpu started(long options, int cpu) {
      Vcpu vcpu = vcpu(options, cpu);
      start(vcpu);
      return vcpu;
    }

    /** A proxied vCPU that is on, with the lowest priority, as the resource manager makes them. */
    public Vcpu proxied() {
      priority = 0;
      Vcpu vcpu = started(VcpuOptions.VCPU_RUN_SCHEDULED, -1);
      priority = Limits.VCPU_DEFAULT_PRIORITY;
      return vcpu;
    }

    /** A master capability in this VM's space. */
    public long cap(HypObject object) {
      object.retain();
      ok(cspace.insertMaster(object));
      return cspace.newCapId();
    }
  }

  public Vm vm(int vmid) {
    return new Vm(vmid, true);
  }

  public Vm vm(int vmid, boolean aggregates) {
    return new Vm(vmid, aggregates);
  }

  /** Powers a vCPU on at an arbitrary address. */
  public void start(Vcpu vcpu) {
    ok(VcpuPower.powerOn(vcpu, 0x4000_0000L, 0, 0));
  }

  public ScriptedEngine script(Vcpu vcpu) {
    return Objects.requireNonNull(engines.get(vcpu.state));
  }

  public <T extends HypObject> T make(ObjectType type, Class<T> as) {
    return hypervisor.objects().createForBoot(type, as);
  }

  public void activate(HypObject object) {
    ok(hypervisor.objects().activate(object));
  }

  /** Runs until a script has come to its end. */
  public MachineStop runToEndOf(Vcpu vcpu) {
    ScriptedEngine engine = script(vcpu);
    return hypervisor.loop().run(() -> engine.left() == 0, 10_000_000_000L);
  }

  public MachineStop runFor(long ns) {
    return hypervisor.loop().run(() -> false, hypervisor.loop().time() + ns);
  }

  public static void ok(int error) {
    assertThat(error).isZero();
  }

  /** Length of every vCPU's time slice, ns. */
  public static long slice() {
    return Limits.TIMESLICE_DEFAULT;
  }
}
