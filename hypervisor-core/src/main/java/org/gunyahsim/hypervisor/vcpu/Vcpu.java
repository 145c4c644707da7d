package org.gunyahsim.hypervisor.vcpu;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.VcpuOptions;
import org.gunyahsim.hypervisor.abi.VcpuRunState;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.cspace.Cspace;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.scheduler.ThreadSchedule;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.vic.Vic;
import org.gunyahsim.hypervisor.vic.VirqSource;
import org.gunyahsim.hypervisor.vpm.VpmGroup;
import org.jspecify.annotations.Nullable;

/**
 * A thread of kind VCPU: its configuration, what it is attached to, and where it is in its life.
 */
public final class Vcpu extends HypObject {
  /** MIDR_EL1 of a vCPU that is not pinned: no implementer, part 0x48 (section 1.4). */
  public static final long MIDR_GENERIC = 0x000F_0480;

  /** MIDR_EL1 of the emulated core, a Cortex-A53 r0p4 in name. */
  public static final long MIDR_CORE = 0x410F_D034;

  /** Registers. */
  public final VcpuState state = new VcpuState();

  /** Operands of the last exit. */
  public final VcpuExit exit = new VcpuExit();

  /** The last exits, for reports. */
  public final ExitHistory history = new ExitHistory();

  /** What the scheduler keeps of it. */
  public final ThreadSchedule schedule = new ThreadSchedule();

  /** State of its {@link org.gunyahsim.hypervisor.prng.EntropyLimiter}. */
  public long entropyWindow;

  private final Hypervisor hypervisor;
  private final VirqSource halt = new VirqSource(() -> false, true);
  private final VirqSource runWakeup = new VirqSource(() -> false, false);

  private @Nullable Cspace cspace;
  private @Nullable AddressSpace addressSpace;
  private @Nullable Vic vic;
  private int vicIndex;
  private @Nullable VpmGroup vpmGroup;
  private int vpmIndex;
  private @Nullable VcpuEngine engine;
  private long options;

  /** Proxy mode: scheduled by {@code vcpu_run}. */
  boolean proxied;

  /** What the last {@code vcpu_run} returned. */
  int lastRunState = VcpuRunState.READY;

  /** It called SYSTEM_RESET or SYSTEM_RESET2; sticky (section 7.9). */
  boolean resetRequested;

  /** A {@code vcpu_run} has reported that. */
  boolean resetTold;

  long resetType;
  long resetCookie;

  /** Values of {@link #entering}. */
  static final int ENTERS_NOTHING = 0;

  static final int ENTERS_STARTED = 1;
  static final int ENTERS_RESUMED = 2;
  static final int ENTERS_RESET = 3;

  /** What it has to make up for when it runs next: it was started, or has been suspended. */
  int entering = ENTERS_NOTHING;

  /**
   * The state that CPU_SUSPEND asked for, meaningful while blocked by VCPU_SUSPEND. A vCPU in no
   * VPM group, whose {@code wfi} is a suspend, is always said to be in the state that every vCPU
   * begins with.
   */
  long suspendState = Limits.PSCI_DEEPEST_POWER_DOWN;

  long suspendEntry;
  long suspendContext;

  /** The vCPU that this one is running by {@code vcpu_run}; the call returns when it runs again. */
  @Nullable Vcpu runTarget;

  /** The route of that call. */
  boolean runSmccc;

  private int vectorAborts;

  /** A wake-up virtual IRQ is due (see {@link WakeupQueue}). */
  boolean wakeupDue;

  @Nullable Vcpu nextWakeup;

  public Vcpu(Hypervisor hypervisor, long id) {
    super(ObjectType.THREAD, id);
    this.hypervisor = hypervisor;
  }

  /** The machine it belongs to. */
  public Hypervisor hypervisor() {
    return hypervisor;
  }

  /** The capability space that this vCPU's CapIDs are looked up in. */
  public @Nullable Cspace cspace() {
    return cspace;
  }

  /** Attaches a capability space, replacing (and releasing) an earlier one. */
  public void attachCspace(Cspace target) {
    target.retain();
    if (cspace != null) {
      cspace.release();
    }
    cspace = target;
  }

  public @Nullable AddressSpace addressSpace() {
    return addressSpace;
  }

  /** Attaches an address space, replacing (and releasing) an earlier one. */
  public void attachAddressSpace(AddressSpace target) {
    target.retain();
    if (addressSpace != null) {
      addressSpace.detachThread(this);
      addressSpace.release();
    }
    addressSpace = target;
  }

  public @Nullable Vic vic() {
    return vic;
  }

  /** Index among the vCPUs of its virtual interrupt controller. */
  public int vicIndex() {
    return vicIndex;
  }

  /** Attaches to a virtual interrupt controller; index uniqueness is checked at activation. */
  public void attachVic(Vic target, int index) {
    target.retain();
    if (vic != null) {
      vic.release();
    }
    vic = target;
    vicIndex = index;
  }

  public @Nullable VpmGroup vpmGroup() {
    return vpmGroup;
  }

  /** Index in its VPM group. */
  public int vpmIndex() {
    return vpmIndex;
  }

  /** Attaches to a VPM group; index uniqueness is checked at activation. */
  public void attachVpmGroup(VpmGroup target, int index) {
    target.retain();
    if (vpmGroup != null) {
      vpmGroup.release();
    }
    vpmGroup = target;
    vpmIndex = index;
  }

  /** True when its power states vote for those of physical CPUs. */
  public boolean aggregated() {
    return vpmGroup != null && vpmGroup.aggregates();
  }

  /** What executes it; null before activation. */
  public @Nullable VcpuEngine engine() {
    return engine;
  }

  /** VMID of its address space, 0 without one. */
  public int vmid() {
    return addressSpace == null ? 0 : addressSpace.vmid();
  }

  /** Option bits in force ({@link VcpuOptions}). */
  public long options() {
    return options;
  }

  /** Sets the options; before activation only. */
  public void configure(long newOptions) {
    options = newOptions;
  }

  public boolean hasOption(long option) {
    return (options & option) != 0;
  }

  /** True when the machine ends with it: the root VM's and the primary VM's vCPUs. */
  public boolean critical() {
    return hasOption(VcpuOptions.CRITICAL | VcpuOptions.HLOS_VM);
  }

  public boolean pinned() {
    return hasOption(VcpuOptions.PINNED | VcpuOptions.HLOS_VM);
  }

  /** True in proxy mode: scheduled by {@code vcpu_run}. */
  public boolean proxied() {
    return proxied;
  }

  /** True when {@link VcpuPower#entered} is due before it executes anything. */
  public boolean entering() {
    return entering != ENTERS_NOTHING;
  }

  /** What the last {@code vcpu_run} of it returned ({@link VcpuRunState}). */
  public int lastRunState() {
    return lastRunState;
  }

  /** True once {@code vcpu_kill} has been called, also after the exit. */
  public boolean killed() {
    return schedule.killed();
  }

  /** True when the vCPU is loaded on a physical CPU now. */
  public boolean running() {
    return schedule.runningOn() >= 0;
  }

  /** Block flags ({@link BlockFlag}); 0 means runnable. */
  public int blockFlags() {
    return schedule.blockFlags();
  }

  /** The physical CPU that it runs on, or -1 (the default: nowhere of its own). */
  public int affinity() {
    return schedule.affinity();
  }

  /**
   * The vCPU has called SYSTEM_RESET or SYSTEM_RESET2: what {@code vcpu_run} reports from now on.
   */
  public void requestReset(long type, long cookie) {
    resetRequested = true;
    resetTold = false;
    resetType = type;
    resetCookie = cookie;
  }

  /** Raised when it halts by PSCI SYSTEM_OFF or RESET, or by a fault. */
  public VirqSource halt() {
    return halt;
  }

  /** Raised for its proxy when it wants to run. */
  public VirqSource runWakeup() {
    return runWakeup;
  }

  /** True while the vCPU waits for a {@code vcpu_run} that it made to end. */
  public boolean inVcpuRun() {
    return runTarget != null;
  }

  /**
   * Counts aborts that hit the code of the vCPU's own exception vector.
   *
   * @param again the abort about to be injected is one of those; otherwise the count starts anew
   * @return how many there were in a row
   */
  public int abortsInVector(boolean again) {
    vectorAborts = again ? Math.min(vectorAborts, Integer.MAX_VALUE - 1) + 1 : 0;
    return vectorAborts;
  }

  /** A deliverable interrupt is pending, whatever PSTATE masks. */
  public boolean pendingWakeup() {
    return vic != null && vic.hasDeliverable(this);
  }

  /**
   * Called by the virtual GIC whenever a deliverable interrupt appears for this vCPU (pending,
   * enabled, group enabled, routed): a wake-up event for WFI, suspend and the proxy. {@code
   * state.irq} and {@code state.fiq} are already set.
   */
  public void onVirqDeliverable() {
    VcpuPower.wake(this);
  }

  /**
   * Section 4.3. All that can fail is checked in the recorded order; on failure nothing stays
   * attached.
   */
  @Override
  public int activate() {
    VpmGroup group = vpmGroup;
    if (group != null && !group.attach(this, vpmIndex)) {
      return ErrorCode.DENIED;
    }
    int error = activateInVic();
    if (error != ErrorCode.OK && group != null) {
      group.detach(this, vpmIndex);
    }
    return error;
  }

  private int activateInVic() {
    Vic controller = vic;
    if (controller != null) {
      int error = controller.attach(this, vicIndex);
      if (error != ErrorCode.OK) {
        return error;
      }
    }
    int error = activateRest();
    if (error != ErrorCode.OK && controller != null) {
      controller.detach(this, vicIndex);
    }
    return error;
  }

  private int activateRest() {
    AddressSpace space = addressSpace;
    if (space == null) {
      return ErrorCode.OBJECT_CONFIG;
    }
    Vic controller = vic;
    if (controller == null) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    int affinity = schedule.affinity();
    boolean hasCpu = affinity >= 0;
    if (cspace == null
        || hasCpu && affinity >= hypervisor.config().cpus()
        || pinned() && !hasCpu
        || hasOption(VcpuOptions.SVE_ALLOWED) && !hasOption(VcpuOptions.HLOS_VM)
        || hasOption(VcpuOptions.HLOS_VM) && !hypervisor.cpu(affinity).claimForPrimaryVm(this)) {
      return ErrorCode.OBJECT_CONFIG;
    }
    state.mpidrEl1 = controller.mpidr(vicIndex);
    state.midrEl1 = pinned() ? MIDR_CORE : MIDR_GENERIC;
    makeEngine(space);
    // An active thread refers to itself until it exits.
    retain();
    if (hasOption(VcpuOptions.VCPU_RUN_SCHEDULED)) {
      proxied = true;
      hypervisor.scheduler().block(this, BlockFlag.VCPU_RUN);
    }
    hypervisor.scheduler().unblock(this, BlockFlag.THREAD_LIFECYCLE);
    if (hypervisor.tracer().on(Category.VCPU)) {
      hypervisor
          .tracer()
          .begin(VcpuEvents.ACTIVATED, vmid(), vicIndex)
          .arg(id())
          .arg(options)
          .arg(affinity)
          .end();
    }
    return ErrorCode.OK;
  }

  private VcpuEngine makeEngine(AddressSpace space) {
    VcpuEngine made =
        hypervisor
            .engines()
            .create(
                new EngineContext(
                    state,
                    exit,
                    space.stage2(),
                    space.vmid(),
                    vicIndex,
                    hypervisor.memory(),
                    hypervisor.bus(),
                    hypervisor,
                    hypervisor.tracer()));
    engine = made;
    return made;
  }

  @Override
  protected void deactivate() {
    halt.unbind();
    runWakeup.unbind();
    if (vic != null) {
      vic.detach(this, vicIndex);
    }
    if (vpmGroup != null) {
      vpmGroup.detach(this, vpmIndex);
    }
    if (schedule.affinity() >= 0) {
      hypervisor.cpu(schedule.affinity()).releaseFromPrimaryVm(this);
    }
  }

  @Override
  protected void cleanup() {
    if (vpmGroup != null) {
      vpmGroup.release();
      vpmGroup = null;
    }
    if (vic != null) {
      vic.release();
      vic = null;
    }
    if (addressSpace != null) {
      addressSpace.detachThread(this);
      addressSpace.release();
      addressSpace = null;
    }
    if (cspace != null) {
      cspace.release();
      cspace = null;
    }
  }

  @Override
  public void save(StateWriter out) {
    out.i64(ObjectService.idOf(cspace));
    out.i64(ObjectService.idOf(addressSpace));
    out.i64(ObjectService.idOf(vic));
    out.i32(vicIndex);
    out.i64(ObjectService.idOf(vpmGroup));
    out.i32(vpmIndex);
    out.i64(options);
    out.bool(proxied);
    out.i32(lastRunState);
    out.bool(resetRequested);
    out.bool(resetTold);
    out.i64(resetType);
    out.i64(resetCookie);
    out.i32(entering);
    out.i64(suspendState);
    out.i64(suspendEntry);
    out.i64(suspendContext);
    out.i64(ObjectService.idOf(runTarget));
    out.bool(runSmccc);
    out.i32(vectorAborts);
    out.i64(entropyWindow);
    halt.save(out);
    runWakeup.save(out);
    schedule.save(out);
    state.save(out);
    exit.save(out);
  }

  @Override
  public void load(StateReader in, ObjectService objects) {
    cspace = objects.resolve(in.i64(), Cspace.class);
    addressSpace = objects.resolve(in.i64(), AddressSpace.class);
    vic = objects.resolve(in.i64(), Vic.class);
    vicIndex = in.i32();
    vpmGroup = objects.resolve(in.i64(), VpmGroup.class);
    vpmIndex = in.i32();
    options = in.i64();
    proxied = in.bool();
    lastRunState = in.i32();
    resetRequested = in.bool();
    resetTold = in.bool();
    resetType = in.i64();
    resetCookie = in.i64();
    entering = in.i32();
    suspendState = in.i64();
    suspendEntry = in.i64();
    suspendContext = in.i64();
    runTarget = objects.resolve(in.i64(), Vcpu.class);
    runSmccc = in.bool();
    vectorAborts = in.i32();
    entropyWindow = in.i64();
    halt.load(in, objects);
    runWakeup.load(in, objects);
    schedule.load(in, objects, hypervisor.config().cpus());
    state.load(in);
    exit.load(in);
  }

  /** Writes the engine, after all objects. */
  public void saveEngine(StateWriter out) {
    out.section("engine", 1);
    out.bool(engine != null);
    if (engine != null) {
      engine.save(out);
    }
  }

  /** Makes the engine anew and reads what {@link #saveEngine} wrote; all objects are loaded. */
  public void loadEngine(StateReader in) {
    in.section("engine");
    AddressSpace space = addressSpace;
    if (in.bool()) {
      if (space == null) {
        throw new SnapshotException("an active vCPU of the snapshot has no address space");
      }
      VcpuEngine made = makeEngine(space);
      made.load(in);
      made.reset();
    }
  }

  @Override
  public String toString() {
    return "vCPU " + vicIndex + " of VM " + vmid();
  }
}
