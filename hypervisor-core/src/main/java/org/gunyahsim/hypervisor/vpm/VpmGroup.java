package org.gunyahsim.hypervisor.vpm;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.VpmGroupOptions;
import org.gunyahsim.hypervisor.abi.VpmState;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vic.VirqSource;
import org.jspecify.annotations.Nullable;

/** A group of vCPUs with common power states (hypercall reference, section 8.6). */
public final class VpmGroup extends HypObject {
  /** Slots for vCPUs: as many as physical CPUs. */
  public static final int SLOTS = Limits.MAX_CORES;

  private static final int SLOT_BITS = 3;
  private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
  private static final int ALL_SLOTS = (1 << SLOTS * SLOT_BITS) - 1;

  /** State 1 in every slot. */
  private static final int ALL_DEEPEST = ALL_SLOTS / SLOT_MASK;

  private final Hypervisor hypervisor;
  private final VirqSource systemSuspend = new VirqSource(() -> false, false);
  private final @Nullable Vcpu[] vcpus = new Vcpu[SLOTS];

  /**
   * The power state of each slot, three bits each: 0 is awake, as the platform has it. CPU_SUSPEND
   * names a state of four bits, and they are not cut off: the fourth falls into the next slot, as
   * in the real one.
   */
  private int states = ALL_DEEPEST;

  /** How many vCPUs have been powered on and not off again; one that was killed counts on. */
  private int online;

  private long options;

  public VpmGroup(Hypervisor hypervisor, long id) {
    super(ObjectType.VPM_GROUP, id);
    this.hypervisor = hypervisor;
  }

  /** The machine it belongs to. */
  public Hypervisor hypervisor() {
    return hypervisor;
  }

  /** Asserted when all vCPUs enter system suspend; never in platform-coordinated mode. */
  public VirqSource systemSuspend() {
    return systemSuspend;
  }

  /** Option flags in force. */
  public long options() {
    return options;
  }

  /** Sets the option flags; before activation only. */
  public void configure(long flags) {
    options = flags;
  }

  /** True when its vCPUs' power states vote for physical ones. */
  public boolean aggregates() {
    return (options & VpmGroupOptions.NO_AGGREGATION) == 0;
  }

  /** Takes a vCPU in; false when the slot is taken. */
  public boolean attach(Vcpu vcpu, int index) {
    if (vcpus[index] != null) {
      return false;
    }
    vcpus[index] = vcpu;
    return true;
  }

  /** Lets go of a vCPU; nothing happens when another one has the slot. */
  public void detach(Vcpu vcpu, int index) {
    if (vcpus[index] == vcpu) {
      vcpus[index] = null;
    }
  }

  /** The vCPU in a slot, or null. */
  public @Nullable Vcpu vcpu(int index) {
    return vcpus[index];
  }

  /** The activated vCPU with this index in its interrupt controller, or null. */
  public @Nullable Vcpu byVicIndex(int index) {
    for (Vcpu vcpu : vcpus) {
      if (vcpu != null && vcpu.vicIndex() == index) {
        return vcpu;
      }
    }
    return null;
  }

  /** A vCPU runs after it was started or has been suspended. */
  public void awake(int index) {
    setState(index, 0);
  }

  /**
   * A vCPU suspended, went off, faulted or exited.
   *
   * @param state the platform's state of the CPU, 0 to 15; 0 does not count as a suspend
   */
  public void suspended(int index, int state) {
    setState(index, state);
  }

  /** Only the vCPUs of an aggregating group take part. */
  private void setState(int index, int state) {
    if (aggregates()) {
      int shift = index * SLOT_BITS;
      int before = states;
      states = states & ~(SLOT_MASK << shift) | state << shift & ALL_SLOTS;
      if (before != states && hypervisor.tracer().on(Category.PSCI)) {
        traceStates(before);
      }
    }
  }

  private void traceStates(int before) {
    hypervisor
        .tracer()
        .begin(VpmEvents.STATE_CHANGED, 0, -1)
        .arg(id())
        .arg(before)
        .arg(states)
        .arg(powerState())
        .end();
  }

  /** A vCPU was powered on. */
  public void poweredOn() {
    online++;
  }

  /** A vCPU went off of itself; counted only where somebody asks for the count. */
  public void poweredOff() {
    if (aggregates()) {
      online--;
    }
  }

  /** How many of its vCPUs are on; meaningful when the group aggregates. */
  public int online() {
    return online;
  }

  /** RUNNING when any slot is awake, or CPUS_SUSPENDED, of {@link VpmState}. */
  public int powerState() {
    for (int i = 0; i < SLOTS; i++) {
      if ((states >>> i * SLOT_BITS & SLOT_MASK) == 0) {
        return VpmState.RUNNING;
      }
    }
    return VpmState.CPUS_SUSPENDED;
  }

  @Override
  public int activate() {
    return ErrorCode.OK;
  }

  @Override
  protected void deactivate() {
    systemSuspend.unbind();
  }

  @Override
  protected void cleanup() {}

  @Override
  public void save(StateWriter out) {
    out.i64(options);
    out.i32(states);
    out.i32(online);
    for (Vcpu vcpu : vcpus) {
      out.i64(ObjectService.idOf(vcpu));
    }
    systemSuspend.save(out);
  }

  @Override
  public void load(StateReader in, ObjectService objects) {
    options = in.i64();
    states = in.i32();
    online = in.i32();
    for (int i = 0; i < vcpus.length; i++) {
      vcpus[i] = objects.resolve(in.i64(), Vcpu.class);
    }
    systemSuspend.load(in, objects);
  }
}
