package org.gunyahsim.hypervisor.vic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallRule;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.Quirk;
import org.gunyahsim.hypervisor.abi.VicOptions;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.addrspace.Vdevice;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.hypercall.Decision;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.partition.HeapCost;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/**
 * A virtual interrupt controller: the GICv3 of one VM (hypercall reference, section 8).
 *
 * <p>Interrupt state lives in one word per IRQ ({@link VirqState}). Every change of a word goes
 * through {@link #refresh}, which keeps the IRQ in the ready queue of the vCPU that it is
 * deliverable to, if any; so nothing ever searches the 988 SPIs.
 *
 * <p><b>Level semantics.</b> A source's level stays set until it is cleared, or until the guest
 * deactivates, disables or clears the IRQ and the source answers that it has no reason any more
 * (unless it was raised again since the acknowledge). That is the laziness that was recorded: a
 * queue that has been drained still shows as pending in ISPENDR. Sources that follow a line
 * (timers, physical interrupts) raise and clear with it and so are exact.
 */
public final class Vic extends HypObject {
  /** Most vCPUs that a VIC can have. */
  public static final int MAX_VCPUS = Limits.MAX_CORES;

  /** First SPI. */
  public static final int SPI_BASE = Limits.SPI_BASE;

  /** One past the last SPI. */
  public static final int SPI_END = SPI_BASE + Limits.VIC_MAX_VIRQS;

  /** First PPI. */
  public static final int PPI_BASE = 16;

  /** {@link #place} of an IRQ that is in no ready queue. */
  static final short NOWHERE = -1;

  /** {@link #handler} of an SPI that ISACTIVER has made active. */
  private static final byte NO_HANDLER = -1;

  private final Hypervisor hypervisor;
  private final Tracer tracer;
  private int maxVcpus = 1;
  private int maxVirqs;
  private boolean fixedAddresses = true;
  private MpidrMapping mapping = MpidrMapping.HARDWARE;

  private CpuInterface[] cpus = {};

  /** SPI state by INTID; the first 32 words are unused. */
  private final int[] spis = new int[SPI_END];

  /**
   * Where each SPI is queued, or {@link #NOWHERE}: index of the vCPU in bits 8..6, group in bit 5,
   * priority in bits 4..0.
   */
  private final short[] place = new short[SPI_END];

  /** Index of the vCPU that acknowledged an active SPI, or {@link #NO_HANDLER}. */
  private final byte[] handler = new byte[SPI_END];

  private final @Nullable VirqSource[] sources = new VirqSource[SPI_END];

  /** GICD_CTLR bits 1..0. */
  private int groupEnables;

  /** GICD_STATUSR. */
  int status;

  private final GicFrames frames = new GicFrames(this);
  private final List<HwIrq> forwardedPpis = new ArrayList<>();

  /** Makes an unconfigured VIC: one vCPU, no SPIs. */
  public Vic(Hypervisor hypervisor, long id) {
    super(ObjectType.VIC, id);
    this.hypervisor = hypervisor;
    this.tracer = hypervisor.tracer();
    Arrays.fill(place, NOWHERE);
  }

  // Configuration and life.

  /**
   * {@code vic_configure} (hypercall reference, section 2.8).
   *
   * @param newMaxVcpus 1..8, unsigned
   * @param newMaxVirqs 0..988, unsigned
   * @param options {@link VicOptions}
   * @return ARGUMENT_INVALID or OK; what comes before the value that is refused is taken over, as
   *     the real one does
   */
  public int configure(int newMaxVcpus, int newMaxVirqs, long options, int maxMsis) {
    fixedAddresses = (options & VicOptions.DISABLE_DEFAULT_ADDR) == 0;
    Decision decision = hypervisor.decision();
    if (newMaxVcpus <= 0 || newMaxVcpus > MAX_VCPUS) {
      return decision.refuse(HypercallRule.VIC_VCPUS);
    }
    maxVcpus = newMaxVcpus;
    if (Integer.compareUnsigned(newMaxVirqs, Limits.VIC_MAX_VIRQS) > 0) {
      return decision.refuse(HypercallRule.VIC_VIRQS);
    }
    maxVirqs = newMaxVirqs;
    return (options & VicOptions.MAX_MSIS_VALID) != 0 && maxMsis != 0
        ? decision.refuse(HypercallRule.VIC_MSIS)
        : ErrorCode.OK;
  }

  /**
   * {@code vgic_set_mpidr_mapping} (hypercall reference, section 2.8).
   *
   * @param shifts index bit of bit 0 of Aff0..Aff3
   * @return ARGUMENT_INVALID or OK
   */
  public int setMpidrMapping(long mask, long[] shifts, boolean multiThreading) {
    MpidrMapping wanted = MpidrMapping.of(mask, shifts, multiThreading);
    if (wanted == null) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    mapping = wanted;
    return ErrorCode.OK;
  }

  public int maxVcpus() {
    return maxVcpus;
  }

  /** How vCPU indices appear in MPIDR. */
  public MpidrMapping mpidrMapping() {
    return mapping;
  }

  /** What MPIDR_EL1 of the vCPU with this index reads (hypercall reference, section 8.1). */
  public long mpidr(int index) {
    return mapping.mpidr(index);
  }

  /**
   * The index that an MPIDR value names, whether or not a vCPU is attached there.
   *
   * @return the index, or -1 when the value has affinity bits outside the mapping
   */
  public int indexOf(long mpidr) {
    return mapping.index(mpidr);
  }

  @Override
  public int activate() {
    int error = allocateHeap((maxVirqs + (long) SPI_BASE * maxVcpus) * HeapCost.VIC_SOURCE);
    if (error == ErrorCode.OK) {
      createInterfaces(maxVcpus);
    }
    return error;
  }

  /** Makes the interfaces that do not exist yet. */
  private void createInterfaces(int count) {
    int existing = cpus.length;
    if (existing < count) {
      cpus = Arrays.copyOf(cpus, count);
      for (int i = existing; i < count; i++) {
        cpus[i] = new CpuInterface(hypervisor.events(), this, i);
      }
    }
  }

  @Override
  protected void deactivate() {
    for (HwIrq ppi : forwardedPpis) {
      ppi.forwardingEnded();
    }
    forwardedPpis.clear();
    for (int i = SPI_BASE; i < SPI_END; i++) {
      abandon(sources, i);
    }
    for (CpuInterface cpu : cpus) {
      for (int i = 0; i < cpu.sources.length; i++) {
        abandon(cpu.sources, i);
      }
    }
    frames.releaseAll();
  }

  private static void abandon(@Nullable VirqSource[] in, int at) {
    VirqSource source = in[at];
    if (source != null) {
      in[at] = null;
      source.abandon();
    }
  }

  @Override
  protected void cleanup() {}

  // vCPUs.

  /**
   * Takes a vCPU in when its thread is activated: its private interrupts exist from here on, with
   * the timers and the PMU bound to theirs.
   *
   * @return BUSY when another active vCPU has the index, else OK
   */
  public int attach(Vcpu vcpu, int index) {
    if (index < 0 || index >= cpus.length) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    CpuInterface cpu = cpus[index];
    if (cpu.vcpu != null) {
      return ErrorCode.BUSY;
    }
    cpu.occupy(vcpu, groupEnables);
    for (HwIrq ppi : forwardedPpis) {
      ppi.vcpuAttached(this, index);
    }
    return ErrorCode.OK;
  }

  /**
   * Lets go of an exited vCPU, or undoes {@link #attach} when activation fails afterwards. Harmless
   * when repeated.
   */
  public void detach(Vcpu vcpu, int index) {
    if (index < 0 || index >= cpus.length || cpus[index].vcpu != vcpu) {
      return;
    }
    CpuInterface cpu = cpus[index];
    vcpu.state.irq = false;
    vcpu.state.fiq = false;
    for (int i = 0; i < cpu.sources.length; i++) {
      abandon(cpu.sources, i);
    }
    frames.release(index + 1);
    cpu.vacate();
    rebuildQueues();
  }

  /**
   * What drives a virtual IRQ, for inspection.
   *
   * @param slot index of the vCPU for a private one, negative for a shared one
   */
  @Nullable VirqSource sourceOf(int slot, int virq) {
    return slot < 0 ? sources[virq] : cpus[slot].sources[virq];
  }

  /** A timer register of a vCPU may have changed. */
  void timersChanged(Vcpu vcpu, long now) {
    CpuInterface cpu = interfaceOf(vcpu);
    if (cpu != null) {
      cpu.virtualTimer.update(vcpu.state.cntvCtl, vcpu.state.cntvCval, now);
      cpu.physicalTimer.update(vcpu.state.cntpCtl, vcpu.state.cntpCval, now);
    }
  }

  /** Warm reset of the CPU interface, when a vCPU is powered on or leaves a power-down suspend. */
  public void resetCpuInterface(Vcpu vcpu) {
    CpuInterface cpu = interfaceOf(vcpu);
    if (cpu != null) {
      cpu.resetRegisters();
    }
  }

  /**
   * True when an interrupt could wake the vCPU: pending, enabled, routed to it, and its group
   * enabled (priority mask and running priority do not matter).
   */
  public boolean hasDeliverable(Vcpu vcpu) {
    CpuInterface cpu = interfaceOf(vcpu);
    return cpu != null && cpu.hasDeliverable();
  }

  /** The active vCPU at an index, or null. */
  public @Nullable Vcpu vcpu(int index) {
    return index >= 0 && index < cpus.length ? cpus[index].vcpu : null;
  }

  /** Indices below this have an interface; 0 when the VIC is not active. */
  int interfaceCount() {
    return cpus.length;
  }

  /** The interface of an active vCPU of this VIC. */
  @Nullable CpuInterface interfaceOf(Vcpu vcpu) {
    int index = vcpu.vicIndex();
    return index >= 0 && index < cpus.length && cpus[index].vcpu == vcpu ? cpus[index] : null;
  }

  /** The interface at an index; the caller has checked that it exists. */
  CpuInterface interfaceAt(int index) {
    return cpus[index];
  }

  // Sources.

  /** Why an SPI cannot be bound to: ARGUMENT_INVALID, BUSY, or OK when it can. */
  int bindError(int virq) {
    if (virq < SPI_BASE || virq - SPI_BASE >= maxVirqs) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    return sources[virq] == null ? ErrorCode.OK : ErrorCode.BUSY;
  }

  /** Binds to an SPI, with the errors of {@link #bindError}; its state stays as it is. */
  int bind(VirqSource source, int virq) {
    int error = bindError(virq);
    if (error == ErrorCode.OK) {
      sources[virq] = source;
      traceBinding(true, -1, virq);
    }
    return error;
  }

  int bindPrivate(VirqSource source, int index, int virq) {
    if (virq < PPI_BASE || virq >= SPI_BASE || index < 0 || index >= cpus.length) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    CpuInterface cpu = cpus[index];
    if (cpu.sources[virq] != null) {
      return ErrorCode.BUSY;
    }
    cpu.sources[virq] = source;
    traceBinding(true, index, virq);
    return ErrorCode.OK;
  }

  /**
   * True while a vCPU is still handling an interrupt of a physical source that has been unbound
   * from this SPI: another one cannot be bound yet.
   */
  boolean detachedSourceListed(int virq) {
    return (spis[virq] & VirqState.HW_DETACHED) != 0;
  }

  /** A physical source is about to be unbound; see {@link #detachedSourceListed}. */
  void markDetached(int virq) {
    if ((spis[virq] & VirqState.ACTIVE) != 0) {
      spis[virq] |= VirqState.HW_DETACHED;
    }
  }

  void unbind(VirqSource source, int slot, int virq) {
    CpuInterface cpu = slot < 0 ? null : cpus[slot];
    @Nullable VirqSource[] bound = cpu == null ? sources : cpu.sources;
    if (bound[virq] == source) {
      bound[virq] = null;
      setState(cpu, virq, word(cpu, virq) & ~VirqState.LEVEL_SRC);
      traceBinding(false, slot, virq);
    }
  }

  /**
   * For loading: puts a source back where it was, whether or not this VIC has been loaded already.
   * False when there is no such place, or it is taken.
   */
  boolean restoreBinding(VirqSource source, int slot, int virq) {
    @Nullable VirqSource[] bound = sources;
    if (slot >= 0) {
      if (slot >= MAX_VCPUS || virq < PPI_BASE || virq >= SPI_BASE) {
        return false;
      }
      createInterfaces(slot + 1);
      bound = cpus[slot].sources;
    } else if (virq < SPI_BASE || virq >= SPI_END) {
      return false;
    }
    if (bound[virq] != null && bound[virq] != source) {
      return false;
    }
    bound[virq] = source;
    return true;
  }

  void raise(int slot, int virq, boolean edgeOnly) {
    CpuInterface cpu = slot < 0 ? null : cpus[slot];
    int raised = word(cpu, virq) | VirqState.EDGE | (edgeOnly ? 0 : VirqState.LEVEL_SRC);
    if (tracing()) {
      traceChange(cpu, virq, true, edgeOnly, raised);
    }
    setState(cpu, virq, raised);
  }

  void clear(int slot, int virq) {
    CpuInterface cpu = slot < 0 ? null : cpus[slot];
    int cleared = word(cpu, virq) & ~VirqState.LEVEL_SRC;
    if (tracing()) {
      traceChange(cpu, virq, false, false, cleared);
    }
    setState(cpu, virq, cleared);
  }

  boolean configuredEdge(int slot, int virq) {
    return (word(slot < 0 ? null : cpus[slot], virq) & VirqState.CFG_EDGE) != 0;
  }

  // State words.

  /** True for an SPI. All are there, however few can have a source in a VIC of this size. */
  static boolean isSpi(int intid) {
    return intid >= SPI_BASE && intid < SPI_END;
  }

  /** The word of a private IRQ, or of an SPI when {@code cpu} is null. */
  int word(@Nullable CpuInterface cpu, int intid) {
    return cpu == null ? spis[intid] : cpu.state[intid];
  }

  /** Changes the word of an IRQ and whatever follows from it. */
  void setState(@Nullable CpuInterface cpu, int intid, int state) {
    if (tracing() && word(cpu, intid) != state) {
      begin(VicEvents.DSTATE_CHANGED, cpu)
          .arg(cpu == null ? -1 : cpu.index)
          .arg(intid)
          .arg(word(cpu, intid))
          .arg(state)
          .end();
    }
    if (cpu == null) {
      spis[intid] = state;
    } else {
      cpu.state[intid] = state;
    }
    refresh(cpu, intid, state);
  }

  /** Moves an IRQ to the ready queue where it belongs now, and tells the vCPUs concerned. */
  private void refresh(@Nullable CpuInterface cpu, int intid, int state) {
    short[] places = cpu == null ? place : cpu.place;
    short was = places[intid];
    short now = placeFor(cpu, state);
    if (now == was) {
      return;
    }
    places[intid] = now;
    if (was != NOWHERE) {
      cpus[was >> 6].ready[was >> 5 & 1].remove(was & 31, intid);
    }
    if (now != NOWHERE) {
      cpus[now >> 6].ready[now >> 5 & 1].add(now & 31, intid);
    }
    if (was != NOWHERE) {
      cpus[was >> 6].update();
    }
    if (now != NOWHERE) {
      CpuInterface target = cpus[now >> 6];
      target.update();
      if (target.groupDeliverable(now >> 5 & 1) && (was == NOWHERE || was >> 5 != now >> 5)) {
        notifyDeliverable(target, intid, state);
      }
    }
  }

  private void notifyDeliverable(CpuInterface cpu, int intid, int state) {
    Vcpu vcpu = cpu.vcpu;
    if (vcpu != null) {
      if (tracing()) {
        begin(VicEvents.DELIVERABLE, cpu).arg(intid).arg(state).end();
      }
      vcpu.onVirqDeliverable();
    }
  }

  /** After loading, or when a vCPU has left. */
  private void rebuildQueues() {
    for (CpuInterface cpu : cpus) {
      cpu.ready[0].clear();
      cpu.ready[1].clear();
    }
    for (CpuInterface cpu : cpus) {
      Arrays.fill(cpu.place, NOWHERE);
      for (int i = 0; i < SPI_BASE; i++) {
        requeue(cpu, i);
      }
    }
    Arrays.fill(place, NOWHERE);
    for (int i = SPI_BASE; i < SPI_END; i++) {
      requeue(null, i);
    }
    for (CpuInterface cpu : cpus) {
      cpu.update();
    }
  }

  private void requeue(@Nullable CpuInterface cpu, int intid) {
    short at = placeFor(cpu, word(cpu, intid));
    if (at != NOWHERE) {
      (cpu == null ? place : cpu.place)[intid] = at;
      cpus[at >> 6].ready[at >> 5 & 1].add(at & 31, intid);
    }
  }

  /** The {@link #place} of an IRQ in this state. */
  private short placeFor(@Nullable CpuInterface cpu, int state) {
    int target = cpu == null ? VirqState.route(state) : cpu.index;
    return VirqState.ready(state) && target < cpus.length
        ? (short) (target << 6 | VirqState.group(state) << 5 | VirqState.priority(state))
        : NOWHERE;
  }

  // What the registers do.

  int groupEnables() {
    return groupEnables;
  }

  /** GICD_CTLR bits 1..0. */
  void setGroupEnables(int enables) {
    groupEnables = enables & 3;
    for (CpuInterface cpu : cpus) {
      if (cpu.setDistributorEnables(groupEnables)) {
        notifyDeliverable(cpu, CpuInterface.SPURIOUS, 0);
      }
    }
  }

  /** ICC_IGRPENn_EL1. */
  void setGroupEnable(CpuInterface cpu, int group, boolean enable) {
    if (cpu.setGroupEnable(group, enable)) {
      notifyDeliverable(cpu, CpuInterface.SPURIOUS, 0);
    }
  }

  /**
   * ICFGR of one IRQ that is no SGI; the source may insist on edge. Becoming, or staying,
   * level-triggered ends the levels that software set.
   */
  void setConfiguration(@Nullable CpuInterface cpu, int intid, boolean edge) {
    VirqSource source = cpu == null ? sources[intid] : cpu.sources[intid];
    boolean wanted = edge || source != null && source.alwaysEdge();
    int state = word(cpu, intid);
    int level = state & ~(VirqState.CFG_EDGE | VirqState.LEVEL_SW | VirqState.LEVEL_MSG);
    setState(cpu, intid, wanted ? state | VirqState.CFG_EDGE : level);
  }

  /** IROUTER of an SPI: affinity fields as in MPIDR, everything else ignored. */
  void setRoute(int intid, long affinity) {
    int index = mapping.index(affinity);
    boolean exists = index >= 0 && index < maxVcpus;
    if (tracing()) {
      begin(VicEvents.ROUTED, null).arg(intid).arg(exists ? index : -1).end();
    }
    setState(null, intid, VirqState.withRoute(spis[intid], exists ? index : VirqState.ROUTE_NONE));
  }

  /**
   * The affinity that an SPI is routed to, in MPIDR layout; {@link MpidrMapping#AFFINITY}, every
   * bit of it, when that written names no vCPU. 0 for a number that this VIC does not have.
   */
  long route(int intid) {
    if (!isSpi(intid)) {
      return 0;
    }
    int route = VirqState.route(spis[intid]);
    return route == VirqState.ROUTE_NONE
        ? MpidrMapping.AFFINITY
        : mapping.mpidr(route) & MpidrMapping.AFFINITY;
  }

  boolean imitates(Quirk quirk) {
    return hypervisor.config().imitates(quirk);
  }

  /** ISACTIVER of one IRQ: an SPI that no vCPU acknowledged belongs to none. */
  void setActive(@Nullable CpuInterface cpu, int intid) {
    if (cpu == null && (spis[intid] & VirqState.ACTIVE) == 0) {
      handler[intid] = NO_HANDLER;
    }
    setState(cpu, intid, word(cpu, intid) | VirqState.ACTIVE);
  }

  /**
   * Ends the active state of an IRQ, and drops the level of a source that has no reason for it any
   * more.
   */
  void deactivate(@Nullable CpuInterface cpu, int intid) {
    int state = word(cpu, intid);
    if ((state & VirqState.ACTIVE) == 0) {
      return;
    }
    setState(
        cpu, intid, levelChecked(cpu, intid, state) & ~(VirqState.ACTIVE | VirqState.HW_DETACHED));
  }

  /**
   * The word with the level of the source re-evaluated: lowered when the source has no reason for
   * it any more, unless it was raised again since the last acknowledge.
   */
  int levelChecked(@Nullable CpuInterface cpu, int intid, int state) {
    if ((state & (VirqState.LEVEL_SRC | VirqState.CFG_EDGE | VirqState.EDGE))
        != VirqState.LEVEL_SRC) {
      return state;
    }
    VirqSource source = cpu == null ? sources[intid] : cpu.sources[intid];
    return source != null && source.condition().pending() ? state : state & ~VirqState.LEVEL_SRC;
  }

  /** ICC_IAR0/1_EL1. */
  int acknowledge(CpuInterface cpu, int group) {
    int intid = cpu.acknowledgeable(group);
    if (intid == CpuInterface.SPURIOUS) {
      return intid;
    }
    CpuInterface owner = intid < SPI_BASE ? cpu : null;
    int state = word(owner, intid);
    cpu.enter(group, VirqState.priority(state));
    if (owner == null) {
      handler[intid] = (byte) cpu.index;
    }
    if (tracing()) {
      begin(VicEvents.ACKNOWLEDGED, cpu).arg(intid).arg(group).arg(cpu.runningPriority()).end();
    }
    setState(owner, intid, VirqState.acknowledged(state));
    return intid;
  }

  /** ICC_EOIR0/1_EL1. */
  void endOfInterrupt(CpuInterface cpu, int intid, int group) {
    if (intid >= SPI_END || !cpu.drop()) {
      return;
    }
    boolean deactivates = !cpu.splitEoi() && isHandling(cpu, intid, group);
    if (tracing()) {
      begin(VicEvents.ENDED, cpu)
          .arg(intid)
          .arg(deactivates ? 1 : 0)
          .arg(cpu.runningPriority())
          .end();
    }
    if (deactivates) {
      deactivate(intid < SPI_BASE ? cpu : null, intid);
    }
    cpu.update();
  }

  /** ICC_DIR_EL1, whatever EOImode; ignored for an interrupt that another vCPU has acknowledged. */
  void deactivateInterrupt(CpuInterface cpu, int intid) {
    if (intid < SPI_END && (isHandling(cpu, intid, -1) || isUnhandled(intid))) {
      if (tracing()) {
        begin(VicEvents.ENDED, cpu).arg(intid).arg(1).arg(cpu.runningPriority()).end();
      }
      deactivate(intid < SPI_BASE ? cpu : null, intid);
    }
  }

  private boolean isHandling(CpuInterface cpu, int intid, int group) {
    int state = word(intid < SPI_BASE ? cpu : null, intid);
    return (state & VirqState.ACTIVE) != 0
        && (intid < SPI_BASE || handler[intid] == cpu.index)
        && (group < 0 || VirqState.group(state) == group);
  }

  private boolean isUnhandled(int intid) {
    return intid >= SPI_BASE
        && (spis[intid] & VirqState.ACTIVE) != 0
        && handler[intid] == NO_HANDLER;
  }

  // Frames.

  /**
   * {@code addrspace_attach_vdevice} (hypercall reference, section 2.9).
   *
   * @param index 0 for GICD, n for the GICR of vCPU n-1
   * @param flags {@link org.gunyahsim.hypervisor.abi.VdeviceFlags}
   * @return ARGUMENT_INVALID, IDLE when no vCPU is active at that index, BUSY when that frame is
   *     attached already or the range is taken, or an error of the address space
   */
  public int attachFrame(AddressSpace space, int index, long ipa, long size, long flags) {
    return frames.attach(space, index, ipa, size, flags);
  }

  /**
   * The frame of a VIC with fixed addresses that holds all of an access, or null. Frames attached
   * to an address space come before it.
   */
  public AddressSpace.@Nullable AttachedVdevice fixedFrameAt(long ipa, long size) {
    return fixedAddresses && isActive() ? frames.fixedAt(ipa, size) : null;
  }

  /** The device of a frame: 0 GICD, n the GICR of vCPU n-1. */
  public Vdevice frame(int index) {
    return frames.device(index);
  }

  /** Keeps them in order of their numbers: a machine that was loaded knows no other. */
  void addForwardedPpi(HwIrq ppi) {
    if (!forwardedPpis.contains(ppi)) {
      forwardedPpis.add(ppi);
      forwardedPpis.sort(Comparator.comparingInt(HwIrq::irq));
    }
  }

  void removeForwardedPpi(HwIrq ppi) {
    forwardedPpis.remove(ppi);
  }

  // Trace.

  boolean tracing() {
    return tracer.on(Category.VIRQ);
  }

  /** Starts an event about a vCPU, or about none. */
  Tracer begin(EventType type, @Nullable CpuInterface cpu) {
    Vcpu vcpu = cpu == null ? null : cpu.vcpu;
    return tracer
        .begin(type, vcpu == null ? 0 : vcpu.vmid(), cpu == null ? -1 : cpu.index)
        .arg(id());
  }

  private void traceChange(
      @Nullable CpuInterface cpu, int virq, boolean asserted, boolean edgeOnly, int state) {
    begin(VicEvents.VIRQ_CHANGED, cpu)
        .arg(cpu == null ? -1 : cpu.index)
        .arg(virq)
        .arg(asserted ? 1 : 0)
        .arg(edgeOnly ? 1 : 0)
        .arg(state)
        .end();
  }

  private void traceBinding(boolean bound, int slot, int virq) {
    if (tracing()) {
      begin(bound ? VicEvents.BOUND : VicEvents.UNBOUND, slot < 0 ? null : cpus[slot])
          .arg(slot)
          .arg(virq)
          .end();
    }
  }

  // Snapshots.

  /** Writes everything but the bindings, which the owners of the sources write. */
  @Override
  public void save(StateWriter out) {
    out.i32(maxVcpus);
    out.i32(maxVirqs);
    out.bool(fixedAddresses);
    mapping.save(out);
    out.i32(groupEnables);
    out.i32(status);
    for (int i = SPI_BASE; i < SPI_END; i++) {
      out.i32(spis[i]);
    }
    out.bytes(handler);
    frames.save(out);
    out.i32(cpus.length);
    for (CpuInterface cpu : cpus) {
      cpu.save(out);
    }
  }

  @Override
  public void load(StateReader in, ObjectService objects) {
    maxVcpus = in.i32();
    maxVirqs = in.i32();
    fixedAddresses = in.bool();
    mapping = MpidrMapping.load(in);
    groupEnables = in.i32() & 3;
    status = in.i32();
    for (int i = SPI_BASE; i < SPI_END; i++) {
      spis[i] = in.i32();
    }
    byte[] handlers = in.bytes();
    frames.load(in, objects);
    int count = in.i32();
    if (handlers.length != handler.length
        || maxVcpus < 1
        || maxVcpus > MAX_VCPUS
        || maxVirqs < 0
        || maxVirqs > Limits.VIC_MAX_VIRQS
        || count != 0 && count != maxVcpus) {
      throw new SnapshotException("the snapshot's VIC " + id() + " has an impossible shape");
    }
    System.arraycopy(handlers, 0, handler, 0, handler.length);
    createInterfaces(count);
    for (int i = 0; i < count; i++) {
      cpus[i].load(in, objects, groupEnables);
    }
    rebuildQueues();
  }
}
