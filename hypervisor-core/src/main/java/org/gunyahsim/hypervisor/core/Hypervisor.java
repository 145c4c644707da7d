package org.gunyahsim.hypervisor.core;

import java.util.Objects;
import org.gunyahsim.hypervisor.engine.El2;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.EngineFactory;
import org.gunyahsim.hypervisor.hypercall.HypercallService;
import org.gunyahsim.hypervisor.memory.PhysicalBus;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.time.EventQueue;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vic.InterruptService;
import org.jspecify.annotations.Nullable;

/** The hypervisor at EL2: what its parts share, and the door through which guests enter it. */
public final class Hypervisor implements El2 {
  private final HypervisorConfig config;
  private final PhysicalMemory memory;
  private final Tracer tracer;
  private final EngineFactory engines;
  private final EventQueue events = new EventQueue();
  private final DeterministicRandom random;
  private final PhysicalCpu[] cpus;
  private final ObjectService objects;
  private @Nullable PhysicalBus bus;
  private @Nullable HypercallService hypercalls;
  private @Nullable InterruptService interrupts;
  private long lastObjectId;
  private int cpu;
  private long now;

  public Hypervisor(
      HypervisorConfig config, PhysicalMemory memory, Tracer tracer, EngineFactory engines) {
    this.config = config;
    this.memory = memory;
    this.tracer = tracer;
    this.engines = engines;
    this.random = new DeterministicRandom(config.seed());
    this.objects = new ObjectService(this);
    this.cpus = new PhysicalCpu[config.cpus()];
    for (int i = 0; i < cpus.length; i++) {
      cpus[i] = new PhysicalCpu(i);
    }
  }

  /** Connects the platform's devices. Once, before boot. */
  public void attachBus(PhysicalBus target) {
    bus = target;
  }

  /** Connects the hypercall dispatcher. Once, before boot. */
  public void install(HypercallService service) {
    hypercalls = service;
  }

  /** Connects virtual interrupts and timers. Once, before boot. */
  public void install(InterruptService service) {
    interrupts = service;
  }

  public HypervisorConfig config() {
    return config;
  }

  public PhysicalMemory memory() {
    return memory;
  }

  public PhysicalBus bus() {
    return Objects.requireNonNull(bus, "no bus attached");
  }

  public Tracer tracer() {
    return tracer;
  }

  public EventQueue events() {
    return events;
  }

  /** Every object of the machine. */
  public ObjectService objects() {
    return objects;
  }

  public DeterministicRandom random() {
    return random;
  }

  public EngineFactory engines() {
    return engines;
  }

  public HypercallService hypercalls() {
    return Objects.requireNonNull(hypercalls, "no hypercalls installed");
  }

  public InterruptService interrupts() {
    return Objects.requireNonNull(interrupts, "no interrupts installed");
  }

  /** A number that no other object of this machine has had or will have. */
  public long newObjectId() {
    return ++lastObjectId;
  }

  /**
   * Virtual time, ns, on the CPU that executes now. Exact inside a trap or an event; for a device
   * access straight from an engine it is as exact as the engine keeps {@link
   * org.gunyahsim.hypervisor.engine.VcpuExit#retired} up to date.
   */
  public long now() {
    return now;
  }

  /** Charges virtual time to the CPU that executes now: a constant of {@code CostTable}. */
  public void charge(long ns) {
    now += ns;
  }

  /** The vCPU on whose behalf EL2 executes now, or null in an event. */
  public @Nullable Vcpu current() {
    return cpus[cpu].running;
  }

  /** The physical CPU that executes now. */
  public PhysicalCpu cpu() {
    return cpus[cpu];
  }

  /** A physical CPU by index. */
  public PhysicalCpu cpu(int index) {
    return cpus[index];
  }

  @Override
  public void trap(EngineContext context) {}
}
