package org.gunyahsim.hypervisor.vcpu;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.cspace.Cspace;
import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.vic.Vic;
import org.jspecify.annotations.Nullable;

/** A thread of kind VCPU. */
public final class Vcpu extends HypObject {
  /** Registers. */
  public final VcpuState state = new VcpuState();

  /** Operands of the last exit. */
  public final VcpuExit exit = new VcpuExit();

  private final Hypervisor hypervisor;
  private @Nullable Cspace cspace;
  private @Nullable AddressSpace addressSpace;
  private @Nullable Vic vic;
  private int vicIndex;
  private @Nullable VcpuEngine engine;
  private boolean killed;
  private int blockFlags = BlockFlag.THREAD_LIFECYCLE | BlockFlag.VCPU_OFF;
  private int affinity = -1;
  private long options;

  public Vcpu(Hypervisor hypervisor, long id) {
    super(ObjectType.THREAD, id);
    this.hypervisor = hypervisor;
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

  /** What executes it; null before activation. */
  public @Nullable VcpuEngine engine() {
    return engine;
  }

  /** VMID of its address space, 0 without one. */
  public int vmid() {
    return addressSpace == null ? 0 : addressSpace.vmid();
  }

  /**
   * Called by the virtual GIC whenever a deliverable interrupt appears for this vCPU (pending,
   * enabled, group enabled, routed): a wake-up event for WFI, suspend and the proxy. {@code
   * state.irq} and {@code state.fiq} are already set.
   */
  public void onVirqDeliverable() {}

  /** The machine it belongs to. */
  public Hypervisor hypervisor() {
    return hypervisor;
  }

  /** True once {@code vcpu_kill} has been called, also after the exit. */
  public boolean killed() {
    return killed;
  }

  /** True when the vCPU is loaded on a physical CPU now. */
  public boolean running() {
    return false;
  }

  /** Block flags ({@link BlockFlag}); 0 means runnable. */
  public int blockFlags() {
    return blockFlags;
  }

  /** The physical CPU that it runs on, or -1 (the default: nowhere of its own). */
  public int affinity() {
    return affinity;
  }

  /** Option bits of {@code vcpu_configure} (hypercall reference, section 3.4). */
  public long options() {
    return options;
  }

  @Override
  public int activate() {
    return ErrorCode.OK;
  }

  @Override
  protected void deactivate() {}

  @Override
  protected void cleanup() {}
}
