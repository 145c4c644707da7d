package org.gunyahsim.hypervisor.vic;

import java.util.Arrays;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.time.EventQueue;
import org.gunyahsim.hypervisor.timer.GenericTimer;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/**
 * What a VIC keeps for one of its vCPUs: SGI and PPI state, the registers behind ICC_*, and the
 * IRQs that are ready for it. Decides what the vCPU's IRQ and FIQ lines show.
 *
 * <p>Priorities are the architecture's eight bits with the lower three zero: 0xF8 is the lowest
 * that an IRQ can have, 0xFF stands for idle.
 */
final class CpuInterface {
  /** ICC_CTLR_EL1: affinity level 3 valid, 24 INTID bits, five priority bits. */
  private static final int CTLR_FIXED = 0x8C00;

  private static final int CTLR_CBPR = 1;
  private static final int CTLR_EOI_MODE = 1 << 1;

  /** Lowest binary point of each group with five priority bits. */
  private static final int BPR0_MINIMUM = 2;

  private static final int BPR1_MINIMUM = 3;

  static final int IDLE = 0xFF;

  /** What acknowledging answers when there is nothing to acknowledge. */
  static final int SPURIOUS = 1023;

  /** PPIs that the hypervisor itself drives. */
  static final int PMU = 23;

  static final int VIRTUAL_TIMER = 27;
  static final int PHYSICAL_TIMER = 30;

  final int index;

  /** CNTV and CNTP; their registers are in the vCPU's state. */
  final GenericTimer virtualTimer;

  final GenericTimer physicalTimer;
  private final VirqSource virtualTimerSource = new VirqSource(this::virtualTimerHigh, false);
  private final VirqSource physicalTimerSource = new VirqSource(this::physicalTimerHigh, false);

  /** Never raised: the emulated PMU counts nothing. */
  private final VirqSource pmuSource = new VirqSource(() -> false, false);

  /** SGIs and PPIs. */
  final int[] state = new int[32];

  /** Where each SGI and PPI is queued: see {@link Vic#place}. */
  final short[] place = new short[32];

  final @Nullable VirqSource[] sources = new VirqSource[32];

  /** Ready IRQs of group 0 and group 1. */
  final ReadyQueue[] ready = {new ReadyQueue(), new ReadyQueue()};

  /** The vCPU that is active at this index. */
  @Nullable Vcpu vcpu;

  /** GICR_TYPER.Last. */
  boolean last;

  /** GICR_WAKER.ProcessorSleep. */
  boolean sleeping;

  /** GICR_STATUSR. */
  int status;

  int priorityMask;
  private final int[] binaryPoint = new int[2];
  private final int[] activePriorities = new int[2];
  private int control;

  /** Bit n: ICC_IGRPENn. */
  private int groupEnables;

  /** The distributor's view of the same, GICD_CTLR bits 1..0. */
  private int distributorEnables;

  CpuInterface(EventQueue events, Vic vic, int index) {
    this.index = index;
    virtualTimer = new GenericTimer(events, high -> timerLine(vic, VIRTUAL_TIMER, high));
    physicalTimer = new GenericTimer(events, high -> timerLine(vic, PHYSICAL_TIMER, high));
    resetState();
  }

  private boolean virtualTimerHigh() {
    return virtualTimer.high();
  }

  private boolean physicalTimerHigh() {
    return physicalTimer.high();
  }

  private void timerLine(Vic vic, int ppi, boolean high) {
    if (high) {
      vic.raise(index, ppi, false);
    } else {
      vic.clear(index, ppi);
    }
  }

  /** A vCPU becomes active at this index. */
  void occupy(Vcpu newVcpu, int enables) {
    vcpu = newVcpu;
    bindFixedSources();
    distributorEnables = enables;
    update();
  }

  private void bindFixedSources() {
    sources[VIRTUAL_TIMER] = virtualTimerSource;
    sources[PHYSICAL_TIMER] = physicalTimerSource;
    sources[PMU] = pmuSource;
  }

  /** The vCPU has gone: the next one at this index starts with nothing of it. */
  void vacate() {
    vcpu = null;
    virtualTimer.stop();
    physicalTimer.stop();
    resetState();
  }

  private void resetState() {
    Arrays.fill(state, 0);
    for (int sgi = 0; sgi < 16; sgi++) {
      state[sgi] = VirqState.CFG_EDGE;
    }
    Arrays.fill(place, Vic.NOWHERE);
    sleeping = false;
    status = 0;
    resetRegisters();
  }

  /** Warm reset of the CPU interface: what power-on finds. IRQs keep their state. */
  void resetRegisters() {
    priorityMask = 0;
    binaryPoint[0] = BPR0_MINIMUM;
    binaryPoint[1] = BPR1_MINIMUM;
    activePriorities[0] = 0;
    activePriorities[1] = 0;
    control = 0;
    groupEnables = 0;
    update();
  }

  /** Follows GICD_CTLR; returns true when a group with ready IRQs has become enabled. */
  boolean setDistributorEnables(int enables) {
    int before = enabledGroups();
    distributorEnables = enables;
    update();
    return anyReady(enabledGroups() & ~before);
  }

  /** ICC_IGRPENn; returns true when a group with ready IRQs has become enabled. */
  boolean setGroupEnable(int group, boolean enable) {
    int before = enabledGroups();
    groupEnables = groupEnables & ~(1 << group) | (enable ? 1 << group : 0);
    update();
    return anyReady(enabledGroups() & ~before);
  }

  private int enabledGroups() {
    return groupEnables & distributorEnables;
  }

  /** Enabled here and in the distributor. */
  boolean groupDeliverable(int group) {
    return (enabledGroups() >> group & 1) != 0;
  }

  private boolean anyReady(int groups) {
    return (groups & 1) != 0 && !ready[0].isEmpty() || (groups & 2) != 0 && !ready[1].isEmpty();
  }

  /** An IRQ is pending, enabled and routed here, and its group is enabled. */
  boolean hasDeliverable() {
    return anyReady(enabledGroups());
  }

  /** Group of the highest-priority ready IRQ among the enabled groups, or -1. */
  int highestGroup() {
    int enabled = enabledGroups();
    int zero = (enabled & 1) != 0 ? ready[0].firstPriority() : 32;
    int one = (enabled & 2) != 0 ? ready[1].firstPriority() : 32;
    if (zero == 32 && one == 32) {
      return -1;
    }
    if (zero == one) {
      return ready[0].first() < ready[1].first() ? 0 : 1;
    }
    return zero < one ? 0 : 1;
  }

  /** Brings the vCPU's interrupt lines up to date. */
  void update() {
    Vcpu target = vcpu;
    if (target != null) {
      int group = highestGroup();
      boolean signalled = group >= 0 && signals(group);
      target.state.irq = signalled && group == 1;
      target.state.fiq = signalled && group == 0;
    }
  }

  private boolean signals(int group) {
    int priority = ready[group].firstPriority() << 3;
    int running = runningPriority();
    int mask = preemptionMask(group);
    return priority < priorityMask && (running == IDLE || (priority & mask) < (running & mask));
  }

  /** ICC_RPR_EL1. */
  int runningPriority() {
    int active = activePriorities[0] | activePriorities[1];
    return active == 0 ? IDLE : Integer.numberOfTrailingZeros(active) << 3;
  }

  /** The priority bits that decide about preemption of a group. */
  private int preemptionMask(int group) {
    return group == 1 && (control & CTLR_CBPR) == 0
        ? -1 << binaryPoint[1]
        : -1 << binaryPoint[0] + 1;
  }

  /** What ICC_HPPIR0/1 read. */
  int highestPending(int group) {
    return highestGroup() == group ? ready[group].first() : SPURIOUS;
  }

  /** The IRQ that reading ICC_IAR0/1 acknowledges, or {@link #SPURIOUS}. Changes nothing. */
  int acknowledgeable(int group) {
    return highestGroup() == group && signals(group) ? ready[group].first() : SPURIOUS;
  }

  /** Raises the running priority to that of an IRQ that has just been acknowledged. */
  void enter(int group, int priority) {
    activePriorities[group] |= 1 << ((priority << 3 & preemptionMask(group)) >> 3);
  }

  /** Priority drop; false when no priority was active. */
  boolean drop() {
    int zero = Integer.numberOfTrailingZeros(activePriorities[0]);
    int one = Integer.numberOfTrailingZeros(activePriorities[1]);
    if (zero == 32 && one == 32) {
      return false;
    }
    int group = zero <= one ? 0 : 1;
    activePriorities[group] &= activePriorities[group] - 1;
    return true;
  }

  /** EOIR only drops the priority; DIR deactivates. */
  boolean splitEoi() {
    return (control & CTLR_EOI_MODE) != 0;
  }

  int control() {
    return CTLR_FIXED | control;
  }

  void setControl(long value) {
    control = (int) value & (CTLR_CBPR | CTLR_EOI_MODE);
    update();
  }

  void setPriorityMask(long value) {
    priorityMask = (int) value & 0xF8;
    update();
  }

  int binaryPoint(int group) {
    if (group == 1 && (control & CTLR_CBPR) != 0) {
      return Math.min(binaryPoint[0] + 1, 7);
    }
    return binaryPoint[group];
  }

  void setBinaryPoint(int group, long value) {
    if (group == 0 || (control & CTLR_CBPR) == 0) {
      int minimum = group == 0 ? BPR0_MINIMUM : BPR1_MINIMUM;
      binaryPoint[group] = Math.max((int) value & 7, minimum);
      update();
    }
  }

  int activePriorities(int group) {
    return activePriorities[group];
  }

  void setActivePriorities(int group, long value) {
    activePriorities[group] = (int) value;
    update();
  }

  /** GICR_WAKER: ProcessorSleep, and ChildrenAsleep when no group is enabled besides. */
  int waker() {
    return sleeping ? enabledGroups() == 0 ? 6 : 2 : 0;
  }

  void save(StateWriter out) {
    out.i64(ObjectService.idOf(vcpu));
    for (int word : state) {
      out.i32(word);
    }
    virtualTimer.save(out);
    physicalTimer.save(out);
    out.bool(last);
    out.bool(sleeping);
    out.i32(status);
    out.i32(priorityMask);
    out.i32(binaryPoint[0]);
    out.i32(binaryPoint[1]);
    out.i32(activePriorities[0]);
    out.i32(activePriorities[1]);
    out.i32(control);
    out.i32(groupEnables);
  }

  void load(StateReader in, ObjectService objects, int enables) {
    vcpu = objects.resolve(in.i64(), Vcpu.class);
    if (vcpu != null) {
      bindFixedSources();
    }
    for (int i = 0; i < state.length; i++) {
      state[i] = in.i32();
    }
    virtualTimer.load(in);
    physicalTimer.load(in);
    last = in.bool();
    sleeping = in.bool();
    status = in.i32();
    priorityMask = in.i32() & 0xF8;
    binaryPoint[0] = Math.max(in.i32() & 7, BPR0_MINIMUM);
    binaryPoint[1] = Math.max(in.i32() & 7, BPR1_MINIMUM);
    activePriorities[0] = in.i32();
    activePriorities[1] = in.i32();
    control = in.i32() & (CTLR_CBPR | CTLR_EOI_MODE);
    groupEnables = in.i32() & 3;
    distributorEnables = enables;
  }
}
