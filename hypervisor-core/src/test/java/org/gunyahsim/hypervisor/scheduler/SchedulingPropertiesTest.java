package org.gunyahsim.hypervisor.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.gunyahsim.hypervisor.core.PhysicalCpu;
import org.gunyahsim.hypervisor.core.StepLoop;
import org.gunyahsim.hypervisor.scheduler.Workload.Act;
import org.gunyahsim.hypervisor.scheduler.Workload.Mind;
import org.gunyahsim.hypervisor.time.CostTable;
import org.gunyahsim.hypervisor.vcpu.BlockFlag;
import org.gunyahsim.hypervisor.vcpu.Vcpu;

/**
 * What the scheduler promises (docs/scheduling.md), over random workloads of up to 40 vCPUs on 1 to
 * 8 CPUs.
 */
class SchedulingPropertiesTest {
  private static final Act[] EVERYTHING = {
    Act.COMPUTE, Act.SLEEP, Act.SLEEP, Act.YIELD, Act.YIELD_TO, Act.RUN, Act.RUN, Act.MIGRATE
  };

  /** EL2's longest way of carrying a CPU past the end of its quantum, ns. */
  private static final long EL2 =
      CostTable.HYPERCALL + CostTable.WFI + 2 * CostTable.CONTEXT_SWITCH;

  /** Looks on, and knows where everybody has to be. */
  private static final class Judge {
    final Workload workload;
    final Map<Mind, Long> due = new HashMap<>();
    long starts;
    long latencies;

    /**
     * Looks on from now on.
     *
     * @param latencies judge wake-up latencies too: nobody must be killed or sent elsewhere
     */
    Judge(Workload workload, boolean latencies) {
      this.workload = workload;
      workload.watcher = this::starts;
      if (latencies) {
        workload.wakeWatcher = this::wakes;
      }
    }

    void starts(Mind mind, long budget) {
      starts++;
      Vcpu vcpu = mind.vcpu;
      PhysicalCpu cpu = workload.hypervisor.cpu();
      CpuScheduler c = cpu.scheduler();
      Vcpu active = Objects.requireNonNull(c.active);
      assertThat(c.running).isSameAs(vcpu);
      assertThat(vcpu == active || active.schedule.yieldTo == vcpu).as("by right").isTrue();
      assertThat(vcpu.schedule.runnable()).isTrue();
      assertThat(budget).isBetween(1L, StepLoop.QUANTUM);
      assertThat(workload.hypervisor.now() + budget).isLessThanOrEqualTo(c.sliceDeadline());
      for (Mind other : workload.minds) {
        ThreadSchedule s = other.vcpu.schedule;
        if (s.affinity == cpu.index() && s.runnable()) {
          assertThat(s.priority).as("nobody above waits").isLessThanOrEqualTo(priority(active));
        }
      }
      Long limit = due.remove(mind);
      if (limit != null) {
        latencies++;
        assertThat(workload.hypervisor.now()).as("wake-up latency").isLessThanOrEqualTo(limit);
      }
    }

    /** Who is above everybody of its CPU must run soon. */
    void wakes(Mind mind) {
      ThreadSchedule s = mind.vcpu.schedule;
      boolean first = s.affinity >= 0 && s.blockFlags == BlockFlag.VCPU_WFI;
      for (Mind other : workload.minds) {
        ThreadSchedule o = other.vcpu.schedule;
        first &= other == mind || o.affinity != s.affinity || o.priority < s.priority;
      }
      if (first) {
        due.put(mind, workload.hypervisor.now() + StepLoop.QUANTUM + EL2);
      }
    }

    private static int priority(Vcpu vcpu) {
      return vcpu.schedule.priority;
    }

    void betweenRounds() {
      for (int i = 0; i < workload.cpus; i++) {
        CpuScheduler c = workload.hypervisor.cpu(i).scheduler();
        if (c.running == null && !c.needed) {
          for (Mind mind : workload.minds) {
            ThreadSchedule s = mind.vcpu.schedule;
            assertThat(s.affinity == c.index && s.runnable()).as("idle beside work").isFalse();
          }
        }
      }
      for (Mind mind : workload.minds) {
        place(mind.vcpu);
      }
    }

    /** Queued, active, idling, blocked, migrating or without a CPU: one of these, and just once. */
    private void place(Vcpu vcpu) {
      ThreadSchedule s = vcpu.schedule;
      int queued = 0;
      int active = 0;
      int running = 0;
      for (int i = 0; i < workload.cpus; i++) {
        CpuScheduler c = workload.hypervisor.cpu(i).scheduler();
        boolean home = s.affinity == i;
        for (Vcpu v = c.queue.peek(s.priority); v != null; v = v.schedule.next) {
          queued += v == vcpu ? home ? 1 : 100 : 0;
        }
        active += c.active == vcpu ? home ? 1 : 100 : 0;
        running += c.running == vcpu ? 1 : 0;
      }
      assertThat(running).as("loaded").isEqualTo(s.runningOn >= 0 ? 1 : 0);
      assertThat(s.queued).isEqualTo(queued == 1);
      if (s.runnable()) {
        assertThat(queued + active).as("places").isEqualTo(s.affinity >= 0 ? 1 : 0);
      } else {
        boolean idles = active == 1 && s.blockFlags == BlockFlag.VCPU_WFI;
        assertThat(queued + active).as("places while blocked").isEqualTo(idles ? 1 : 0);
      }
      assertThat(s.blockedBy(BlockFlag.AFFINITY_CHANGED) && s.runningOn < 0)
          .as("migrating for ever")
          .isFalse();
    }
  }

  private static Workload population(long seed, int cpus, int threads, Act... acts) {
    Workload workload = new Workload(seed, cpus);
    add(workload, threads, acts);
    workload.start();
    return workload;
  }

  private static void add(Workload workload, int threads, Act... acts) {
    for (int i = 0; i < threads; i++) {
      boolean proxied = i % 5 == 4;
      int priority = proxied ? 0 : 20 + workload.below(8);
      long slice = 100_000L + workload.below(900_000);
      workload.add(priority, slice, proxied ? -1 : workload.below(workload.cpus), proxied, acts);
    }
  }

  /** Priorities, places, budgets, work conservation: looked at before every run and every round. */
  @Property(tries = 40)
  void theRulesHoldAtEveryMoment(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 8) int cpus,
      @ForAll @IntRange(min = 2, max = 40) int threads) {
    Workload workload = population(seed, cpus, threads, EVERYTHING);
    Judge judge = new Judge(workload, false);
    workload.run(5_000_000, judge::betweenRounds);
    assertThat(judge.starts).isPositive();
  }

  /** Whoever is above all others of its CPU runs within a quantum and what EL2 takes. */
  @Property(tries = 40)
  void theHighestThreadRunsSoonAfterItsWakeUp(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 8) int cpus,
      @ForAll @IntRange(min = 2, max = 32) int threads) {
    Workload workload = new Workload(seed, cpus);
    for (int cpu = 0; cpu < cpus; cpu++) {
      workload.add(50, 100_000, cpu, false, Act.SLEEP);
    }
    add(workload, threads, Act.COMPUTE, Act.SLEEP, Act.YIELD, Act.YIELD_TO, Act.RUN);
    workload.start();
    Judge judge = new Judge(workload, true);
    workload.run(
        5_000_000,
        () -> {
          judge.betweenRounds();
          long time = workload.hypervisor.loop().time();
          assertThat(judge.due.values()).as("still waiting").allMatch(limit -> limit >= time);
        });
    assertThat(judge.latencies).isGreaterThan(5L * cpus);
  }

  /** When everybody has gone to sleep, everybody can be woken, wherever it was. */
  @Property(tries = 20)
  void nobodyIsLost(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 8) int cpus,
      @ForAll @IntRange(min = 2, max = 40) int threads) {
    Workload workload = population(seed, cpus, threads, EVERYTHING);
    workload.run(3_000_000, () -> {});
    workload.over = true;
    workload.run(100_000_000, () -> {});
    boolean runs = false;
    for (Mind mind : workload.minds) {
      Vcpu vcpu = mind.vcpu;
      if (vcpu.affinity() < 0 && !vcpu.proxied()) {
        assertThat(workload.hypervisor.scheduler().setAffinity(vcpu, 0)).isZero();
      }
      runs |= vcpu.inVcpuRun();
    }
    workload.run(100_000_000, () -> {});
    for (Mind mind : workload.minds) {
      if (!mind.vcpu.proxied()) {
        assertThat(mind.vcpu.blockFlags()).as("asleep").isEqualTo(BlockFlag.VCPU_WFI);
        long before = mind.runs;
        mind.wakeUp();
        workload.run(50_000, () -> {});
        assertThat(mind.runs).as("woken").isGreaterThan(before);
      } else {
        // Unless whoever runs it is not run any more itself, and its call goes on for ever.
        assertThat(mind.vcpu.schedule.blockedBy(BlockFlag.VCPU_RUN) || runs || workload.escaped)
            .isTrue();
      }
    }
  }

  /** A kill is carried out wherever it finds its victim, unless only the victim's owner can. */
  @Property(tries = 20)
  void theKilledExit(@ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int cpus) {
    Workload workload = population(seed, cpus, 20, Act.SLEEP, Act.YIELD_TO, Act.RUN, Act.KILL);
    Judge judge = new Judge(workload, false);
    workload.run(10_000_000, judge::betweenRounds);
    workload.over = true;
    workload.run(50_000_000, judge::betweenRounds);
    int exited = 0;
    for (Mind mind : workload.minds) {
      ThreadSchedule s = mind.vcpu.schedule;
      assertThat(!s.killed || s.exited || s.blockedBy(BlockFlag.VCPU_RUN)).isTrue();
      exited += s.exited ? 1 : 0;
    }
    assertThat(exited).isPositive();
  }

  /**
   * Accounts time to the active thread, from decision to decision, and keeps for every pair the
   * extremes of the difference of what they have got, in slices.
   */
  private static final class Shares {
    final Workload workload;
    final List<Mind> sharers;
    final long[] got;
    final double[][] least;
    final double[][] most;
    private int active = -1;
    private long since;
    private Mind last;

    Shares(Workload workload, List<Mind> sharers) {
      this.workload = workload;
      this.sharers = sharers;
      got = new long[sharers.size()];
      least = new double[got.length][got.length];
      most = new double[got.length][got.length];
      last = sharers.getFirst();
      workload.watcher = this::starts;
    }

    void starts(Mind mind, long budget) {
      long now = workload.hypervisor.now() - (mind == last ? 0 : CostTable.CONTEXT_SWITCH);
      last = mind;
      if (active >= 0) {
        got[active] += now - since;
      }
      Vcpu thread = Objects.requireNonNull(workload.hypervisor.cpu().scheduler().active);
      active = -1;
      for (int i = 0; i < got.length; i++) {
        if (sharers.get(i).vcpu == thread) {
          active = i;
        }
      }
      since = now;
      for (int i = 0; i < got.length; i++) {
        for (int j = 0; j < i; j++) {
          double difference = slices(i) - slices(j);
          least[i][j] = Math.min(least[i][j], difference);
          most[i][j] = Math.max(most[i][j], difference);
        }
      }
    }

    private double slices(int i) {
      return (double) got[i] / sharers.get(i).vcpu.schedule.timeslice;
    }

    /** The greatest difference of two threads' shares in any window of time, in slices. */
    double unfairness() {
      double worst = 0;
      for (int i = 0; i < got.length; i++) {
        for (int j = 0; j < i; j++) {
          worst = Math.max(worst, most[i][j] - least[i][j]);
        }
      }
      return worst;
    }
  }

  /**
   * Equals that compute share their CPU by their slices, whatever comes between them from above.
   */
  @Property(tries = 40)
  void equalsShareTheirCpu(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 8) int sharers,
      @ForAll @IntRange(min = 0, max = 3) int disturbers) {
    Workload workload = new Workload(seed, 1);
    List<Mind> equals = new ArrayList<>();
    for (int i = 0; i < sharers; i++) {
      equals.add(workload.add(32, 100_000L + workload.below(900_000), 0, false, Act.COMPUTE));
    }
    for (int i = 0; i < disturbers; i++) {
      workload.add(40, 5_000_000, 0, false, Act.SLEEP).stretch = 2_000;
    }
    workload.start();
    Shares shares = new Shares(workload, equals);
    workload.run(40_000_000, () -> {});
    assertThat(Arrays.stream(shares.got).min().orElse(0)).isPositive();
    // The time of a switch that the next one interrupts is counted to the wrong thread here.
    assertThat(shares.unfairness()).isLessThanOrEqualTo(disturbers == 0 ? 1.000001 : 1.1);
  }

  /** A thread that gives its time to others, by yield or by vcpu_run, gives its own time. */
  @Property(tries = 40)
  void whatIsDonatedCountsAsTheDonors(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int donors) {
    Workload workload = new Workload(seed, 1);
    List<Mind> equals = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      boolean donor = i < donors;
      boolean runs = donor && workload.below(2) == 0;
      Act act = donor ? runs ? Act.RUN : Act.YIELD_TO : Act.COMPUTE;
      Mind mind = workload.add(32, 500_000L + workload.below(1_500_000), 0, false, act);
      if (donor) {
        mind.friend =
            workload.add(runs ? 0 : workload.below(32), 100_000, -1, runs, Act.COMPUTE, Act.SLEEP);
      }
      equals.add(mind);
    }
    workload.start();
    Shares shares = new Shares(workload, equals);
    workload.run(60_000_000, () -> {});
    assertThat(Arrays.stream(shares.got).min().orElse(0)).isPositive();
    // A call that begins just before the end of a slice is finished: a little each turn.
    assertThat(shares.unfairness()).isLessThanOrEqualTo(1.2);
  }
}
