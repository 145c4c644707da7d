package org.gunyahsim.hypervisor.vic;

import java.util.ArrayList;
import java.util.List;

/**
 * A GICv3 as the architecture and hypercall reference, section 8.3, describe it: a few booleans for
 * each IRQ, and everything searched anew whenever something is asked. Two CPUs, SGIs and PPIs, and
 * SPIs 32 to 63; nothing of it is shared with the VIC.
 */
final class ModelGic {
  static final int CPUS = 2;
  static final int COUNT = 64;
  static final int SPI = 32;
  static final int NOBODY = -1;
  private static final int SPURIOUS = 1023;
  private static final int IDLE = 0xFF;

  /** One IRQ. */
  static final class Irq {
    boolean enabled;
    boolean edgeConfigured;
    boolean edge;
    boolean levelSource;
    boolean levelSoftware;
    boolean levelMessage;
    boolean active;
    int group;

    /** Eight bits. */
    int priority;

    int route;
    int handler = NOBODY;

    /** What its source answers, and whether it has one. */
    boolean condition;

    boolean bound;

    boolean pending() {
      return edgeConfigured ? edge : levelSource || levelSoftware || levelMessage;
    }

    /** The source is asked whether its level is still right, unless that has just been said. */
    void check() {
      if (!edgeConfigured && !edge && !(bound && condition)) {
        levelSource = false;
      }
    }
  }

  /** One CPU interface. */
  static final class Cpu {
    final Irq[] banked = new Irq[SPI];

    /** Group priorities of what is being handled, in order. */
    final List<Integer> running = new ArrayList<>();

    final boolean[] enabled = new boolean[2];
    final int[] binaryPoint = {2, 3};
    int mask;
    boolean common;
    boolean splitEnd;

    Cpu() {
      for (int i = 0; i < SPI; i++) {
        banked[i] = new Irq();
        banked[i].edgeConfigured = i < 16;
      }
    }

    int runningPriority() {
      return running.isEmpty() ? IDLE : running.getLast();
    }

    int binaryPoint(int group) {
      return group == 1 && common ? Math.min(binaryPoint[0] + 1, 7) : binaryPoint[group];
    }

    /** Group 0 splits priorities below its binary point, group 1 at it. */
    private int groupPriority(int group, int priority) {
      int split = group == 1 && !common ? binaryPoint[1] : binaryPoint[0] + 1;
      return priority >> split << split;
    }
  }

  final Cpu[] cpus = {new Cpu(), new Cpu()};
  final boolean[] distributor = new boolean[2];
  private final Irq[] spis = new Irq[COUNT];

  ModelGic() {
    for (int i = SPI; i < COUNT; i++) {
      spis[i] = new Irq();
    }
  }

  Irq irq(int cpu, int intid) {
    return intid < SPI ? cpus[cpu].banked[intid] : spis[intid];
  }

  boolean enabled(int cpu, int group) {
    return distributor[group] && cpus[cpu].enabled[group];
  }

  /** INTID of the best that a CPU could be given, or 1023. */
  int highest(int cpu) {
    int best = SPURIOUS;
    for (int i = 0; i < COUNT; i++) {
      Irq irq = irq(cpu, i);
      if (irq.enabled
          && !irq.active
          && irq.pending()
          && (i < SPI || irq.route == cpu)
          && enabled(cpu, irq.group)
          && (best == SPURIOUS || irq.priority < irq(cpu, best).priority)) {
        best = i;
      }
    }
    return best;
  }

  int highest(int cpu, int group) {
    int best = highest(cpu);
    return best != SPURIOUS && irq(cpu, best).group == group ? best : SPURIOUS;
  }

  /** What reading ICC_IARn would take. */
  int signalled(int cpu, int group) {
    int best = highest(cpu, group);
    if (best == SPURIOUS) {
      return best;
    }
    Cpu c = cpus[cpu];
    int priority = irq(cpu, best).priority;
    boolean wins =
        priority < c.mask
            && (c.running.isEmpty()
                || c.groupPriority(group, priority) < c.groupPriority(group, c.runningPriority()));
    return wins ? best : SPURIOUS;
  }

  int acknowledge(int cpu, int group) {
    int taken = signalled(cpu, group);
    if (taken != SPURIOUS) {
      Irq irq = irq(cpu, taken);
      irq.active = true;
      irq.edge = false;
      irq.handler = cpu;
      cpus[cpu].running.add(cpus[cpu].groupPriority(group, irq.priority));
    }
    return taken;
  }

  void end(int cpu, int group, int intid) {
    Cpu c = cpus[cpu];
    if (c.running.isEmpty()) {
      return;
    }
    c.running.removeLast();
    Irq irq = irq(cpu, intid);
    if (!c.splitEnd && irq.group == group && (intid < SPI || irq.handler == cpu)) {
      deactivate(irq);
    }
  }

  void deactivateInterrupt(int cpu, int intid) {
    Irq irq = irq(cpu, intid);
    if (intid < SPI || irq.handler == cpu || irq.handler == NOBODY) {
      deactivate(irq);
    }
  }

  void deactivate(Irq irq) {
    if (irq.active) {
      irq.check();
      irq.active = false;
    }
  }

  void makeActive(Irq irq) {
    if (!irq.active) {
      irq.active = true;
      irq.handler = NOBODY;
    }
  }

  void sgi(int targets, int intid, int group) {
    for (int cpu = 0; cpu < CPUS; cpu++) {
      Irq irq = cpus[cpu].banked[intid];
      if ((targets >> cpu & 1) != 0 && (group == 1 || irq.group == 0)) {
        irq.edge = true;
      }
    }
  }
}
