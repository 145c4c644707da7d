package org.gunyahsim.hypervisor.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gunyahsim.hypervisor.addrspace.Vmids;
import org.gunyahsim.hypervisor.engine.El2;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.EngineFactory;
import org.gunyahsim.hypervisor.hypercall.Decision;
import org.gunyahsim.hypervisor.hypercall.HypercallService;
import org.gunyahsim.hypervisor.memextent.Memdb;
import org.gunyahsim.hypervisor.memory.PhysicalBus;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.scheduler.Scheduler;
import org.gunyahsim.hypervisor.snapshot.HashStateWriter;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.time.EventQueue;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.TraceClasses;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vcpu.WakeupQueue;
import org.gunyahsim.hypervisor.vic.InterruptService;
import org.jspecify.annotations.Nullable;

/** The hypervisor at EL2: what its parts share, and the door through which guests enter it. */
public final class Hypervisor implements El2, Snapshottable {
  private final HypervisorConfig config;
  private final PhysicalMemory memory;
  private final Tracer tracer;
  private final EngineFactory engines;
  private final EventQueue events = new EventQueue();
  private final DeterministicRandom random;
  private final Scheduler scheduler;
  private final PhysicalCpu[] cpus;
  private final ObjectService objects;
  private final HostInput input;
  private final StepLoop loop;
  private final List<Snapshottable> parts = new ArrayList<>();
  private final WakeupQueue wakeups = new WakeupQueue();
  private final TrapRouter traps;
  private final Memdb memdb = new Memdb();
  private final Vmids vmids = new Vmids();
  private final TraceClasses traceClasses;
  private @Nullable PhysicalBus bus;
  private @Nullable HypercallService hypercalls;
  private @Nullable InterruptService interrupts;
  private final Decision decision = new Decision();
  private long lastObjectId;
  private long hypercallCount;

  /** The CPU that executes now. */
  private PhysicalCpu cpu;

  /** The vCPU whose slice executes now: its run and its traps. Null in events and decisions. */
  private @Nullable Vcpu guest;

  /** Virtual time while {@link #guest} is null. */
  private long time;

  /** End of the current round; a wake-up of an idle CPU moves it here. */
  long horizon;

  private @Nullable MachineStop stop;

  public Hypervisor(
      HypervisorConfig config, PhysicalMemory memory, Tracer tracer, EngineFactory engines) {
    this.config = config;
    this.memory = memory;
    this.tracer = tracer;
    this.engines = engines;
    this.random = new DeterministicRandom(config.seed());
    this.objects = new ObjectService(this);
    this.traceClasses = new TraceClasses(config.quality() == HypervisorConfig.Quality.DEBUG);
    this.scheduler = new Scheduler(config.cpus(), this::woken);
    this.cpus = new PhysicalCpu[config.cpus()];
    for (int i = 0; i < cpus.length; i++) {
      cpus[i] = new PhysicalCpu(i, scheduler.cpu(i));
    }
    this.cpu = cpus[0];
    this.input = new HostInput(this);
    this.loop = new StepLoop(this);
    this.traps = new TrapRouter(this);
  }

  /** Connects the platform's devices; if they have state, it is saved. Once, before boot. */
  public void attachBus(PhysicalBus target) {
    bus = target;
    if (target instanceof Snapshottable part) {
      addPart(part);
    }
  }

  /** Connects the hypercall dispatcher. Once, before boot. */
  public void install(HypercallService service) {
    hypercalls = service;
  }

  /** Connects virtual interrupts and timers. Once, before boot. */
  public void install(InterruptService service) {
    interrupts = service;
  }

  /**
   * Adds a part of the machine that is no hypervisor object to its snapshots: devices of the
   * platform, for instance. Once, before boot, always in the same order.
   */
  public void addPart(Snapshottable part) {
    parts.add(part);
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

  /** What decides the hypercall in progress, for those of its rules that are judged deep below. */
  public Decision decision() {
    return decision;
  }

  /** Counts a hypercall; its running number, from 1. */
  public long countHypercall() {
    return ++hypercallCount;
  }

  /** Every object of the machine. */
  public ObjectService objects() {
    return objects;
  }

  /** Who owns which page of physical memory. */
  public Memdb memdb() {
    return memdb;
  }

  /** Which VMIDs are in use. */
  public Vmids vmids() {
    return vmids;
  }

  /** Gunyah's own trace switches, as guests see them. */
  public TraceClasses traceClasses() {
    return traceClasses;
  }

  public DeterministicRandom random() {
    return random;
  }

  public EngineFactory engines() {
    return engines;
  }

  public Scheduler scheduler() {
    return scheduler;
  }

  /** What steps the machine. */
  public StepLoop loop() {
    return loop;
  }

  /** Where input from outside enters. */
  public HostInput input() {
    return input;
  }

  public HypercallService hypercalls() {
    return Objects.requireNonNull(hypercalls, "no hypercalls installed");
  }

  public InterruptService interrupts() {
    return Objects.requireNonNull(interrupts, "no interrupts installed");
  }

  /** Wake-up interrupts that are due for proxies. */
  public WakeupQueue wakeups() {
    return wakeups;
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
    Vcpu current = guest;
    return current == null ? time : current.state.runStart + current.exit.retired;
  }

  /** Charges virtual time to the CPU that executes now: a constant of {@code CostTable}. */
  public void charge(long ns) {
    Vcpu current = guest;
    if (current == null) {
      time += ns;
    } else {
      current.state.runStart += ns;
    }
  }

  /** The vCPU on whose behalf EL2 executes now, or null in an event. */
  public @Nullable Vcpu current() {
    return guest;
  }

  /** The physical CPU that executes now. */
  public PhysicalCpu cpu() {
    return cpu;
  }

  /** A physical CPU by index. */
  public PhysicalCpu cpu(int index) {
    return cpus[index];
  }

  /**
   * A call from inside a slice: a handler of a guest written in Java. Rescheduling waits for the
   * slice's end.
   */
  @Override
  public void trap(EngineContext context) {
    Vcpu vcpu = guest;
    if (vcpu == null || vcpu.state != context.state) {
      throw new IllegalStateException("a trap from a vCPU that does not run");
    }
    handleExit(vcpu);
  }

  void handleExit(Vcpu vcpu) {
    tracer.at(now(), cpu.index());
    vcpu.history.record(now(), vcpu.exit, vcpu.state);
    traps.handle(vcpu);
    if (wakeups.isDue()) {
      wakeups.drain();
    }
  }

  /** Enters a slice of {@code vcpu} on {@code target}, or leaves with null. */
  void enter(PhysicalCpu target, @Nullable Vcpu vcpu, long now) {
    cpu = target;
    guest = vcpu;
    time = now;
  }

  /** Lets everything happen that is due at {@code now}, outside any slice. */
  void runEvents(long now) {
    guest = null;
    time = now;
    tracer.at(now, -1);
    events.runDue(now);
    if (wakeups.isDue()) {
      wakeups.drain();
    }
  }

  void deliverInput(long round, long now) {
    guest = null;
    time = now;
    horizon = Long.MAX_VALUE;
    tracer.at(now, -1);
    input.deliver(round, now);
    if (wakeups.isDue()) {
      wakeups.drain();
    }
  }

  private void woken(int index) {
    PhysicalCpu target = cpus[index];
    if (target.idle) {
      target.idle = false;
      target.clock = Math.max(target.clock, now());
      horizon = Math.min(horizon, target.clock);
    }
  }

  /**
   * Asks the step loop to end: the machine stands still when EL2 is left. The first reason wins.
   */
  public void stop(MachineStop.Reason reason, String message) {
    if (stop == null) {
      stop = new MachineStop(reason, now(), message, "");
      horizon = 0;
    }
  }

  /** The hypervisor cannot go on. */
  public void panic(String message, @Nullable Vcpu vcpu) {
    if (tracer.on(Category.FAULT)) {
      tracer
          .begin(
              CoreEvents.PANIC, vcpu == null ? 0 : vcpu.vmid(), vcpu == null ? -1 : vcpu.vicIndex())
          .arg(vcpu == null ? 0 : vcpu.state.pc)
          .end();
    }
    if (stop == null) {
      stop =
          new MachineStop(
              MachineStop.Reason.PANIC, now(), message, vcpu == null ? "" : RegisterDump.of(vcpu));
      horizon = 0;
    }
  }

  /** The stop that has been asked for, or null. */
  public @Nullable MachineStop pendingStop() {
    return stop;
  }

  /** Forgets a stop that its reader has seen, so that the machine can go on (debugger). */
  void clearStop() {
    stop = null;
  }

  /**
   * Writes the whole machine. Between two calls of {@link StepLoop#run} only.
   *
   * <p>The input log is not part of it: it tells how the machine came here, not what it is.
   */
  @Override
  public void save(StateWriter out) {
    out.section("machine", 1);
    out.string(config.quality().name());
    out.bool(config.strict());
    out.bool(config.attended());
    out.i64(config.seed());
    out.i32(config.cpus());
    out.i64(config.heapSize());
    out.i64(lastObjectId);
    out.i64(hypercallCount);
    out.i64(events.nextSequence());
    random.save(out);
    memory.save(out);
    objects.save(out);
    memdb.save(out);
    traceClasses.save(out);
    scheduler.save(out);
    out.section("cpus", 1);
    for (PhysicalCpu each : cpus) {
      each.save(out);
    }
    wakeups.save(out);
    loop.save(out);
    input.save(out);
    for (Snapshottable part : parts) {
      part.save(out);
    }
    for (HypObject object : objects.all()) {
      if (object instanceof Vcpu vcpu) {
        vcpu.saveEngine(out);
      }
    }
  }

  /**
   * Reads what {@link #save} wrote, into a machine of the same configuration that has not booted.
   */
  @Override
  public void load(StateReader in) {
    try {
      loadParts(in);
    } catch (SnapshotException e) {
      throw e;
    } catch (RuntimeException e) {
      SnapshotException damaged = new SnapshotException("the snapshot is damaged: " + e);
      damaged.initCause(e);
      throw damaged;
    }
  }

  private void loadParts(StateReader in) {
    in.section("machine");
    if (!in.string().equals(config.quality().name())
        || in.bool() != config.strict()
        || in.bool() != config.attended()
        || in.i64() != config.seed()
        || in.i32() != config.cpus()
        || in.i64() != config.heapSize()) {
      throw new SnapshotException("the snapshot belongs to a machine with another configuration");
    }
    lastObjectId = in.i64();
    hypercallCount = in.i64();
    events.restoreSequence(in.i64());
    random.load(in);
    memory.load(in);
    objects.load(in);
    memdb.load(in, objects);
    traceClasses.load(in);
    scheduler.load(in, objects);
    in.section("cpus");
    for (PhysicalCpu each : cpus) {
      each.load(in, objects);
    }
    wakeups.load(in, objects);
    loop.load(in);
    input.load(in);
    for (Snapshottable part : parts) {
      part.load(in);
    }
    for (HypObject object : objects.all()) {
      if (object instanceof Vcpu vcpu) {
        vcpu.loadEngine(in);
      }
    }
  }

  /** SHA-256 over the state of the machine: equal for machines that will behave the same. */
  public HashStateWriter hash() {
    HashStateWriter hash = new HashStateWriter();
    save(hash);
    return hash;
  }
}
