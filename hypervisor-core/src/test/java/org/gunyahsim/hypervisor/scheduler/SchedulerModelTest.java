package org.gunyahsim.hypervisor.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.hypervisor.vcpu.BlockFlag;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler against the shortest description of it: section 7.1 of the hypercall reference with
 * one list for each CPU. After every step of a random history both must agree on who is active, who
 * runs, who waits in which order, what is left of each slice and when the timer fires.
 */
class SchedulerModelTest {
  private static final int CPUS = 2;
  private static final int THREADS = 7;
  private static final int NONE = -1;
  private static final long NEVER = Long.MAX_VALUE;

  /** Threads are numbers; where no CPU is theirs, {@code home} is NONE. */
  private static final class Model {
    final int[] priority = new int[THREADS];
    final long[] slice = new long[THREADS];
    final long[] left = new long[THREADS];
    final int[] home = new int[THREADS];
    final boolean[] ready = new boolean[THREADS];
    final int[] donee = new int[THREADS];
    final List<List<Integer>> waiting = List.of(new ArrayList<>(), new ArrayList<>());
    final int[] active = {NONE, NONE};
    final int[] runs = {NONE, NONE};
    final long[] since = new long[CPUS];
    final long[] timer = {NEVER, NEVER};
    final boolean[] due = new boolean[CPUS];

    void decide(int cpu, long now) {
      due[cpu] = false;
      int a = active[cpu];
      boolean expired = a != NONE && (left[a] -= now - since[cpu]) <= 0;
      if (expired) {
        left[a] = slice[a];
        donee[a] = NONE;
      }
      List<Integer> list = waiting.get(cpu);
      int best = list.isEmpty() ? NONE : priority[list.getFirst()];
      if (best > NONE && (a == NONE || best > priority[a] || expired && best == priority[a])) {
        active[cpu] = list.removeFirst();
        if (a != NONE) {
          insert(cpu, a, expired);
        }
        a = active[cpu];
      }
      since[cpu] = now;
      timer[cpu] = a != NONE && (donee[a] != NONE || equalWaits(cpu, a)) ? now + left[a] : NEVER;
      runs[cpu] = a;
      if (a != NONE && donee[a] != NONE) {
        int d = donee[a];
        boolean here = home[d] == cpu || home[d] == NONE;
        if (ready[d] && here && runs[1 - cpu] != d) {
          runs[cpu] = d;
        } else {
          donee[a] = NONE;
        }
      }
    }

    boolean equalWaits(int cpu, int thread) {
      return waiting.get(cpu).stream().anyMatch(t -> priority[t] == priority[thread]);
    }

    void insert(int cpu, int thread, boolean behindEquals) {
      List<Integer> list = waiting.get(cpu);
      int at = 0;
      while (at < list.size()
          && (priority[list.get(at)] > priority[thread]
              || behindEquals && priority[list.get(at)] == priority[thread])) {
        at++;
      }
      list.add(at, thread);
    }

    void wake(int thread) {
      ready[thread] = true;
      int cpu = home[thread];
      if (cpu != NONE) {
        int a = active[cpu];
        due[cpu] |= a == NONE || waiting.get(cpu).isEmpty() || priority[thread] >= priority[a];
        left[thread] = slice[thread];
        insert(cpu, thread, true);
      }
    }

    void block(int thread) {
      ready[thread] = false;
      int cpu = home[thread];
      if (cpu != NONE) {
        donee[thread] = NONE;
        waiting.get(cpu).remove((Integer) thread);
        if (active[cpu] == thread) {
          active[cpu] = NONE;
          due[cpu] = true;
        }
      }
      for (int c = 0; c < CPUS; c++) {
        due[c] |= runs[c] == thread;
      }
    }
  }

  /** One random step: what, who, whom, and how much later, ns. */
  record Step(int kind, int thread, int other, long time) {}

  @Provide
  Arbitrary<List<Step>> histories() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 8),
            Arbitraries.integers().between(0, THREADS - 1),
            Arbitraries.integers().between(0, THREADS - 1),
            Arbitraries.longs().between(0, 400_000))
        .as(Step::new)
        .list()
        .ofMinSize(20)
        .ofMaxSize(200);
  }

  private final Hypervisor hypervisor =
      new Hypervisor(
          new HypervisorConfig(HypervisorConfig.Quality.DEBUG, true, 1, 8, 1 << 20),
          new PhysicalMemory(0x4000_0000, 1 << 16),
          new Tracer(),
          context -> {
            throw new AssertionError("no engine is needed here");
          });

  @Property(tries = 1000)
  void everyHistoryIsTheModels(@ForAll("histories") List<Step> history) {
    Scheduler scheduler = new Scheduler(CPUS, cpu -> {});
    Model model = new Model();
    Arrays.fill(model.donee, NONE);
    List<Vcpu> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Vcpu vcpu = new Vcpu(hypervisor, i + 1);
      model.priority[i] = 30 + i % 3;
      model.slice[i] = 100_000L * (1 + i % 4);
      model.left[i] = model.slice[i];
      model.home[i] = i == THREADS - 1 ? NONE : i % CPUS;
      scheduler.configure(vcpu, model.priority[i], model.slice[i]);
      assertThat(scheduler.setAffinity(vcpu, model.home[i])).isZero();
      scheduler.unblock(vcpu, BlockFlag.THREAD_LIFECYCLE | BlockFlag.VCPU_OFF);
      model.wake(i);
      threads.add(vcpu);
    }
    long now = 0;
    for (Step step : history) {
      now += step.time;
      for (int cpu = 0; cpu < CPUS; cpu++) {
        assertThat(scheduler.cpu(cpu).needed())
            .as("%s: decision due", step)
            .isEqualTo(model.due[cpu]);
        if (model.due[cpu] || model.timer[cpu] <= now) {
          model.decide(cpu, now);
          scheduler.pick(cpu, now);
        }
      }
      compare(step, scheduler, model, threads);
      apply(step, scheduler, model, threads);
    }
  }

  private static void apply(Step step, Scheduler scheduler, Model model, List<Vcpu> threads) {
    int t = step.thread;
    Vcpu vcpu = threads.get(t);
    int cpu = vcpu.schedule.runningOn();
    switch (step.kind) {
      case 0, 1, 2 -> {
        if (model.ready[t]) {
          model.block(t);
          scheduler.block(vcpu, BlockFlag.VCPU_SUSPEND);
        } else {
          model.wake(t);
          scheduler.unblock(vcpu, BlockFlag.VCPU_SUSPEND);
        }
      }
      case 3, 4 -> {
        if (cpu >= 0 && !model.due[cpu]) {
          model.due[cpu] = true;
          int a = model.active[cpu];
          if (a == t) {
            model.left[t] = 0;
          } else {
            model.donee[a] = NONE;
          }
          scheduler.yieldSlice(cpu, vcpu);
        }
      }
      case 5, 6 -> {
        if (cpu >= 0 && !model.due[cpu] && step.other != t) {
          model.due[cpu] = true;
          int a = model.active[cpu];
          model.donee[a] = step.other == a ? NONE : step.other;
          assertThat(scheduler.yieldTo(cpu, vcpu, threads.get(step.other))).isTrue();
        }
      }
      case 7 -> migrate(t, step.other % CPUS, scheduler, model, vcpu);
      default -> {
        if (model.donee[t] != NONE) {
          model.donee[t] = NONE;
          model.due[model.home[t]] |= model.active[model.home[t]] == t;
        }
        scheduler.endYield(vcpu);
      }
    }
  }

  /** Of threads that are on no CPU; the others take until the next decision. */
  private static void migrate(int t, int to, Scheduler scheduler, Model model, Vcpu vcpu) {
    if (vcpu.running() || vcpu.schedule.inYield || model.home[t] == to) {
      return;
    }
    boolean ready = model.ready[t];
    model.block(t);
    model.home[t] = to;
    if (ready) {
      model.wake(t);
    }
    assertThat(scheduler.setAffinity(vcpu, to)).isZero();
  }

  private static void compare(Step step, Scheduler scheduler, Model model, List<Vcpu> threads) {
    for (int cpu = 0; cpu < CPUS; cpu++) {
      CpuScheduler c = scheduler.cpu(cpu);
      assertThat(number(c.active())).as("active, %s", step).isEqualTo(model.active[cpu]);
      assertThat(number(c.running())).as("running, %s", step).isEqualTo(model.runs[cpu]);
      assertThat(c.sliceDeadline()).as("timer, %s", step).isEqualTo(model.timer[cpu]);
      List<Integer> queued = new ArrayList<>();
      for (int p = 63; p >= 0; p--) {
        for (Vcpu v = c.queue.peek(p); v != null; v = v.schedule.next) {
          queued.add(number(v));
        }
      }
      assertThat(queued).as("queue of %d, %s", cpu, step).isEqualTo(model.waiting.get(cpu));
    }
    for (int i = 0; i < THREADS; i++) {
      assertThat(threads.get(i).schedule.remaining).as("slice of %d", i).isEqualTo(model.left[i]);
    }
  }

  private static int number(@Nullable Vcpu vcpu) {
    return vcpu == null ? NONE : (int) vcpu.id() - 1;
  }
}
