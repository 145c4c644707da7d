package org.gunyahsim.hypervisor.vic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gunyahsim.hypervisor.object.ObjectState;

/**
 * Sources, acknowledges and ends in any order against a model that keeps a few booleans per IRQ and
 * searches them all. The VIC must agree on every pending bit and on what is acknowledged.
 */
class VirqModelPropertyTest {
  private static final int FIRST = 32;
  private static final int COUNT = 12;

  private record Step(int kind, int which, int value) {}

  /** One SPI as the reference describes it. */
  private static final class ModelIrq {
    boolean enabled;
    boolean edgeConfigured;
    boolean edge;
    boolean levelSource;
    boolean levelSoftware;
    boolean active;
    boolean condition;
    int priority;

    boolean pending() {
      return edgeConfigured ? edge : levelSource || levelSoftware;
    }
  }

  private static final class Model {
    final ModelIrq[] irqs = new ModelIrq[COUNT];

    /** Priorities of what is being handled, in order. */
    final List<Integer> running = new ArrayList<>();

    int mask = 0xF8;

    Model() {
      for (int i = 0; i < COUNT; i++) {
        irqs[i] = new ModelIrq();
      }
    }

    int highest() {
      int best = -1;
      for (int i = 0; i < COUNT; i++) {
        ModelIrq irq = irqs[i];
        if (irq.enabled
            && !irq.active
            && irq.pending()
            && (best < 0 || irq.priority < irqs[best].priority)) {
          best = i;
        }
      }
      return best;
    }

    int signalled() {
      int best = highest();
      boolean wins =
          best >= 0
              && irqs[best].priority < mask
              && (running.isEmpty() || irqs[best].priority < running.getLast());
      return wins ? best : -1;
    }

    int acknowledge() {
      int taken = signalled();
      if (taken < 0) {
        return CpuInterface.SPURIOUS;
      }
      ModelIrq irq = irqs[taken];
      irq.active = true;
      irq.edge = false;
      irq.levelSoftware = false;
      running.add(irq.priority);
      return FIRST + taken;
    }

    void end(int which) {
      if (running.isEmpty()) {
        return;
      }
      running.removeLast();
      ModelIrq irq = irqs[which];
      if (irq.active) {
        irq.active = false;
        if (!irq.edgeConfigured && !irq.edge && !irq.condition) {
          irq.levelSource = false;
        }
      }
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Arbitraries.integers()
        .between(0, 11)
        .flatMap(
            kind ->
                Arbitraries.integers()
                    .between(0, COUNT - 1)
                    .flatMap(
                        which ->
                            Arbitraries.integers()
                                .between(0, 31)
                                .map(value -> new Step(kind, which, value))))
        .list()
        .ofMinSize(20)
        .ofMaxSize(120);
  }

  @Property(tries = 300)
  void agreesWithTheModel(@ForAll("steps") List<Step> steps) {
    GicBench gic = new GicBench(1);
    Model model = new Model();
    VirqSource[] sources = new VirqSource[COUNT];
    gic.open();
    for (int i = 0; i < COUNT; i++) {
      ModelIrq irq = model.irqs[i];
      sources[i] = new VirqSource(() -> irq.condition, false);
      assertThat(sources[i].bind(gic.vic, FIRST + i)).isZero();
      irq.edgeConfigured = i % 2 == 0;
      irq.enabled = true;
      gic.spi(FIRST + i, 0, irq.edgeConfigured, 0);
    }
    List<Integer> handled = new ArrayList<>();
    for (Step step : steps) {
      perform(step, gic, model, sources, handled);
      compare(gic, model);
    }
  }

  private static void perform(
      Step step, GicBench gic, Model model, VirqSource[] sources, List<Integer> handled) {
    ModelIrq irq = model.irqs[step.which];
    int intid = FIRST + step.which;
    switch (step.kind) {
      case 0, 1 -> {
        boolean edgeOnly = step.kind == 0;
        irq.edge = true;
        irq.levelSource |= !edgeOnly;
        irq.condition |= step.value % 2 == 0;
        sources[step.which].raise(edgeOnly);
      }
      case 2 -> {
        irq.levelSource = false;
        sources[step.which].clear();
      }
      case 3 -> irq.condition = step.value % 2 == 0;
      case 4 -> {
        irq.enabled = step.value % 3 != 0;
        gic.spiBit(irq.enabled ? GicBench.ISENABLER : GicBench.ICENABLER, intid);
      }
      case 5 -> {
        irq.priority = step.value << 3;
        assertThat(gic.store(0, 0, GicBench.IPRIORITYR + intid, 1, irq.priority)).isTrue();
      }
      case 6 -> {
        irq.edge = true;
        irq.levelSoftware = true;
        gic.spiBit(GicBench.ISPENDR, intid);
      }
      case 7 -> {
        irq.edge = false;
        irq.levelSoftware = false;
        gic.spiBit(GicBench.ICPENDR, intid);
      }
      case 8 -> {
        model.mask = step.value << 3;
        gic.icc(0, IccRegisters.PMR, model.mask);
      }
      case 9, 10 -> {
        int taken = model.acknowledge();
        assertThat(gic.acknowledge(0)).isEqualTo(taken);
        if (taken != CpuInterface.SPURIOUS) {
          handled.add(taken);
        }
      }
      default -> {
        if (!handled.isEmpty()) {
          int ended = handled.removeLast();
          model.end(ended - FIRST);
          gic.icc(0, IccRegisters.EOIR1, ended);
        }
      }
    }
  }

  private static void compare(GicBench gic, Model model) {
    long pending = 0;
    long active = 0;
    for (int i = 0; i < COUNT; i++) {
      pending |= model.irqs[i].pending() ? 1L << i : 0;
      active |= model.irqs[i].active ? 1L << i : 0;
    }
    assertThat(gic.gicd(GicBench.ISPENDR + 4)).isEqualTo(pending);
    assertThat(gic.gicd(GicBench.ISACTIVER + 4)).isEqualTo(active);
    assertThat(gic.irq(0)).isEqualTo(model.signalled() >= 0);
    int highest = model.highest();
    assertThat(gic.icc(0, IccRegisters.HPPIR1))
        .isEqualTo(highest < 0 ? CpuInterface.SPURIOUS : FIRST + highest);
    assertThat(gic.vic.hasDeliverable(gic.vcpus[0])).isEqualTo(highest >= 0);
    assertThat(gic.icc(0, IccRegisters.RPR))
        .isEqualTo(model.running.isEmpty() ? CpuInterface.IDLE : model.running.getLast());
    assertThat(gic.vic.state()).isEqualTo(ObjectState.ACTIVE);
  }
}
