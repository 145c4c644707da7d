package org.gunyahsim.hypervisor.vic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * A VIC against {@link ModelGic}: SGIs, PPIs and SPIs, edge and level, with and without sources,
 * both groups, priorities and preemption, both EOI modes, DIR, routing and configuration while
 * interrupts are pending and active. After every step the two agree on all that a guest can see.
 */
class GicModelTest {
  private static final int PPI = 16;
  private static final int STEPS = 400;

  @Property(tries = 150)
  void agreesWithTheModel(@ForAll long seed) {
    Run run = new Run(seed);
    for (int i = 0; i < STEPS; i++) {
      run.step();
      run.compare(i);
    }
  }

  private static final class Run {
    final Random random;
    final GicBench gic = new GicBench(ModelGic.CPUS);
    final ModelGic model = new ModelGic();
    final List<List<Integer>> handled = List.of(new ArrayList<>(), new ArrayList<>());
    final VirqSource[][] sources = new VirqSource[ModelGic.CPUS][ModelGic.COUNT];
    String last = "";

    Run(long seed) {
      random = new Random(seed);
      for (int cpu = 0; cpu < ModelGic.CPUS; cpu++) {
        for (int intid = PPI; intid < PPI + 4; intid++) {
          bind(cpu, intid);
        }
        for (int i = 0; i < 2; i++) {
          gic.icc(cpu, i == 0 ? IccRegisters.IGRPEN0 : IccRegisters.IGRPEN1, 1);
          model.cpus[cpu].enabled[i] = true;
          model.distributor[i] = true;
        }
        gic.icc(cpu, IccRegisters.PMR, 0xF8);
        model.cpus[cpu].mask = 0xF8;
      }
      gic.gicd(0, 3);
      for (int intid = 32; intid < 40; intid++) {
        bind(0, intid);
      }
    }

    void bind(int cpu, int intid) {
      ModelGic.Irq irq = model.irq(cpu, intid);
      VirqSource source = new VirqSource(() -> irq.condition, false);
      sources[cpu][intid] = source;
      irq.bound = true;
      assertThat(
              intid < ModelGic.SPI
                  ? source.bindPrivate(gic.vic, cpu, intid)
                  : source.bind(gic.vic, intid))
          .isZero();
    }

    /** One of 20 that are used: few, so that they meet. */
    int anyIntid() {
      return switch (random.nextInt(3)) {
        case 0 -> random.nextInt(4);
        case 1 -> PPI + random.nextInt(6);
        default -> 32 + random.nextInt(10);
      };
    }

    void step() {
      int cpu = random.nextInt(ModelGic.CPUS);
      int intid = anyIntid();
      int kind = random.nextInt(28);
      last = "step " + kind + " cpu " + cpu + " intid " + intid;
      ModelGic.Irq irq = model.irq(cpu, intid);
      switch (kind) {
        case 0, 1, 2 -> raise(cpu, intid, irq);
        case 3, 4 -> {
          write(cpu, GicBench.ISENABLER, intid);
          irq.enabled = true;
        }
        case 5 -> {
          write(cpu, GicBench.ICENABLER, intid);
          irq.check();
          irq.enabled = false;
        }
        case 6 -> {
          write(cpu, GicBench.ISPENDR, intid);
          irq.edge = true;
          irq.levelSoftware = true;
        }
        case 7, 8 -> {
          write(cpu, GicBench.ICPENDR, intid);
          irq.check();
          irq.edge = false;
          irq.levelSoftware = false;
        }
        case 9 -> {
          write(cpu, GicBench.ISACTIVER, intid);
          model.makeActive(irq);
        }
        case 10 -> {
          write(cpu, GicBench.ICACTIVER, intid);
          model.deactivate(irq);
        }
        case 11 -> priority(cpu, intid, irq);
        case 12 -> group(cpu, intid, irq);
        case 13 -> configuration(cpu, intid, irq);
        case 14 -> route(intid, irq);
        case 15 -> message(intid, irq);
        case 16 -> sgi(cpu, intid & 3);
        case 17, 18, 19, 20 -> acknowledge(cpu, random.nextInt(2));
        case 21, 22, 23 -> end(cpu);
        case 24 -> {
          int which = handled.get(cpu).isEmpty() ? intid : handled.get(cpu).getLast() >> 1;
          gic.icc(cpu, IccRegisters.DIR, which);
          model.deactivateInterrupt(cpu, which);
        }
        case 25 -> interfaceRegister(cpu);
        case 26 -> enables(cpu);
        default -> irq.condition = random.nextBoolean();
      }
    }

    private void raise(int cpu, int intid, ModelGic.Irq irq) {
      VirqSource source = sources[intid < ModelGic.SPI ? cpu : 0][intid];
      if (source == null) {
        return;
      }
      switch (random.nextInt(8)) {
        case 0 -> {
          source.unbind();
          sources[intid < ModelGic.SPI ? cpu : 0][intid] = null;
          irq.levelSource = false;
          irq.bound = false;
          bind(intid < ModelGic.SPI ? cpu : 0, intid);
        }
        case 1, 2 -> {
          source.clear();
          irq.levelSource = false;
        }
        case 3, 4 -> {
          source.raise(true);
          irq.edge = true;
        }
        default -> {
          source.raise(false);
          irq.edge = true;
          irq.levelSource = true;
        }
      }
    }

    private static int base(int intid) {
      return intid < ModelGic.SPI ? GicBench.SGI_FRAME : 0;
    }

    private static int frame(int cpu, int intid) {
      return intid < ModelGic.SPI ? cpu + 1 : 0;
    }

    /** One bit of a bank, as a one. */
    private void write(int cpu, int bank, int intid) {
      int at = base(intid) + bank + intid / 32 * 4;
      assertThat(gic.store(frame(cpu, intid), cpu, at, 4, 1L << intid % 32)).isTrue();
    }

    private long read(int cpu, int at, int intid) {
      Long value = gic.load(frame(cpu, intid), cpu, base(intid) + at, 4);
      assertThat(value).isNotNull();
      return value == null ? 0 : value;
    }

    private void priority(int cpu, int intid, ModelGic.Irq irq) {
      int value = random.nextInt(256);
      int at = base(intid) + GicBench.IPRIORITYR + intid;
      assertThat(gic.store(frame(cpu, intid), cpu, at, 1, value)).isTrue();
      irq.priority = value & 0xF8;
    }

    private void group(int cpu, int intid, ModelGic.Irq irq) {
      irq.group = random.nextInt(2);
      int at = GicBench.IGROUPR + intid / 32 * 4;
      long word = read(cpu, at, intid) & ~(1L << intid % 32) | (long) irq.group << intid % 32;
      assertThat(gic.store(frame(cpu, intid), cpu, base(intid) + at, 4, word)).isTrue();
    }

    /** The whole word: what stays level-triggered loses what software set, too. */
    private void configuration(int cpu, int intid, ModelGic.Irq irq) {
      if (intid < PPI) {
        return;
      }
      boolean edge = random.nextBoolean();
      int at = GicBench.ICFGR + intid / 16 * 4;
      long bit = 2L << intid % 16 * 2;
      long word = read(cpu, at, intid) & ~bit | (edge ? bit : 0);
      assertThat(gic.store(frame(cpu, intid), cpu, base(intid) + at, 4, word)).isTrue();
      irq.edgeConfigured = edge;
      for (int i = intid & ~15; i <= (intid | 15); i++) {
        ModelGic.Irq each = model.irq(cpu, i);
        each.levelSoftware &= each.edgeConfigured;
        each.levelMessage &= each.edgeConfigured;
      }
    }

    private void route(int intid, ModelGic.Irq irq) {
      if (intid >= ModelGic.SPI) {
        int target = random.nextInt(3);
        assertThat(gic.store(0, 0, GicBench.IROUTER + 8 * intid, 8, target)).isTrue();
        irq.route = target < ModelGic.CPUS ? target : ModelGic.NOBODY;
      }
    }

    private void message(int intid, ModelGic.Irq irq) {
      boolean set = random.nextBoolean();
      gic.gicd(set ? 0x40 : 0x48, intid);
      if (intid >= ModelGic.SPI) {
        if (!set) {
          irq.check();
        }
        irq.edge = set;
        irq.levelMessage = set;
      }
    }

    private void sgi(int cpu, int intid) {
      int group = random.nextInt(2);
      int register = group == 1 ? IccRegisters.SGI1R : IccRegisters.SGI0R;
      boolean others = random.nextInt(4) == 0;
      int targets = others ? 3 ^ 1 << cpu : random.nextInt(4);
      gic.icc(cpu, register, (long) intid << 24 | (others ? 1L << 40 : targets));
      model.sgi(targets, intid, group);
    }

    private void acknowledge(int cpu, int group) {
      int taken = model.acknowledge(cpu, group);
      Long got = gic.icc(cpu, group == 1 ? IccRegisters.IAR1 : IccRegisters.IAR0);
      if (model.enabled(cpu, group)) {
        assertThat(got).as(last).isEqualTo(taken);
      } else {
        assertThat(got).as(last).isNull();
      }
      if (taken < ModelGic.COUNT) {
        handled.get(cpu).add(taken << 1 | group);
      }
    }

    private void end(int cpu) {
      List<Integer> stack = handled.get(cpu);
      if (!stack.isEmpty()) {
        int ended = stack.removeLast();
        int register = (ended & 1) != 0 ? IccRegisters.EOIR1 : IccRegisters.EOIR0;
        gic.icc(cpu, register, ended >> 1);
        model.end(cpu, ended & 1, ended >> 1);
      }
    }

    private void interfaceRegister(int cpu) {
      ModelGic.Cpu c = model.cpus[cpu];
      int value = random.nextInt(256);
      switch (random.nextInt(4)) {
        case 0 -> {
          gic.icc(cpu, IccRegisters.PMR, value);
          c.mask = value & 0xF8;
        }
        case 1 -> {
          gic.icc(cpu, IccRegisters.BPR0, value);
          c.binaryPoint[0] = Math.max(2, value & 7);
        }
        case 2 -> {
          gic.icc(cpu, IccRegisters.BPR1, value);
          if (!c.common) {
            c.binaryPoint[1] = Math.max(3, value & 7);
          }
        }
        default -> {
          gic.icc(cpu, IccRegisters.CTLR, value & 3);
          c.common = (value & 1) != 0;
          c.splitEnd = (value & 2) != 0;
        }
      }
    }

    private void enables(int cpu) {
      int group = random.nextInt(2);
      boolean enable = random.nextInt(4) != 0;
      if (random.nextBoolean()) {
        gic.icc(cpu, group == 1 ? IccRegisters.IGRPEN1 : IccRegisters.IGRPEN0, enable ? 1 : 0);
        model.cpus[cpu].enabled[group] = enable;
      } else {
        model.distributor[group] = enable;
        gic.gicd(0, (model.distributor[0] ? 1 : 0) | (model.distributor[1] ? 2 : 0));
      }
    }

    void compare(int number) {
      String step = number + ": " + last;
      for (int cpu = 0; cpu < ModelGic.CPUS; cpu++) {
        for (int first = 0; first < ModelGic.COUNT; first += 32) {
          long pending = 0;
          long active = 0;
          for (int i = first; i < first + 32; i++) {
            pending |= model.irq(cpu, i).pending() ? 1L << i - first : 0;
            active |= model.irq(cpu, i).active ? 1L << i - first : 0;
          }
          int word = first / 8;
          assertThat(read(cpu, GicBench.ISPENDR + word, first)).as(step).isEqualTo(pending);
          assertThat(read(cpu, GicBench.ISACTIVER + word, first)).as(step).isEqualTo(active);
        }
        ModelGic.Cpu c = model.cpus[cpu];
        assertThat(gic.vcpus[cpu].state.fiq).as(step).isEqualTo(model.signalled(cpu, 0) != 1023);
        assertThat(gic.irq(cpu)).as(step).isEqualTo(model.signalled(cpu, 1) != 1023);
        assertThat(gic.vic.hasDeliverable(gic.vcpus[cpu])).isEqualTo(model.highest(cpu) != 1023);
        assertThat(gic.icc(cpu, IccRegisters.RPR)).as(step).isEqualTo(c.runningPriority());
        assertThat(gic.icc(cpu, IccRegisters.BPR1))
            .as(step)
            .isEqualTo(model.enabled(cpu, 1) ? (Long) (long) c.binaryPoint(1) : null);
        for (int group = 0; group < 2; group++) {
          Long highest = gic.icc(cpu, group == 1 ? IccRegisters.HPPIR1 : IccRegisters.HPPIR0);
          if (model.enabled(cpu, group)) {
            assertThat(highest).as(step).isEqualTo(model.highest(cpu, group));
          } else {
            assertThat(highest).as(step).isNull();
          }
        }
      }
    }
  }
}
