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
import org.gunyahsim.hypervisor.vcpu.BlockFlag;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vic.VirqSource;
import org.jspecify.annotations.Nullable;

/** A group of vCPUs with common power states (hypercall reference, section 8.6). */
public final class VpmGroup extends HypObject {
  /** Slots for vCPUs: as many as physical CPUs. */
  public static final int SLOTS = Limits.MAX_CORES;

  private final Hypervisor hypervisor;
  private final VirqSource systemSuspend = new VirqSource(() -> false, false);
  private final @Nullable Vcpu[] vcpus = new Vcpu[SLOTS];
  private int awake;
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
      suspended(index);
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

  /** A vCPU started or resumed. */
  public void awake(int index) {
    awake |= 1 << index;
  }

  /** A vCPU suspended, went off or exited. */
  public void suspended(int index) {
    awake &= ~(1 << index);
  }

  /** How many of its vCPUs are on; a suspended one is. */
  public int onlineCount() {
    int count = 0;
    for (Vcpu vcpu : vcpus) {
      if (vcpu != null && !vcpu.schedule.blockedBy(BlockFlag.VCPU_OFF)) {
        count++;
      }
    }
    return count;
  }

  /** RUNNING or CPUS_SUSPENDED of {@link VpmState}. */
  public int powerState() {
    return awake != 0 ? VpmState.RUNNING : VpmState.CPUS_SUSPENDED;
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
    out.i32(awake);
    for (Vcpu vcpu : vcpus) {
      out.i64(ObjectService.idOf(vcpu));
    }
    systemSuspend.save(out);
  }

  @Override
  public void load(StateReader in, ObjectService objects) {
    options = in.i64();
    awake = in.i32();
    for (int i = 0; i < vcpus.length; i++) {
      vcpus[i] = objects.resolve(in.i64(), Vcpu.class);
    }
    systemSuspend.load(in, objects);
  }
}
