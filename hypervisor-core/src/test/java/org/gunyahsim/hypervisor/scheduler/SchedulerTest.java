package org.gunyahsim.hypervisor.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.hypervisor.vcpu.BlockFlag;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of the hypercall reference, sections 7.1 to 7.4. */
class SchedulerTest {
  private static final int ALL_INITIAL = BlockFlag.THREAD_LIFECYCLE | BlockFlag.VCPU_OFF;
  private static final long SLICE = Limits.TIMESLICE_DEFAULT;

  private final Hypervisor hypervisor =
      new Hypervisor(
          new HypervisorConfig(HypervisorConfig.Quality.DEBUG, true, 1, 8, 1 << 20),
          new PhysicalMemory(0x4000_0000, 1 << 16),
          new Tracer(),
          context -> {
            throw new AssertionError("no engine is needed here");
          });
  private final List<Integer> wakes = new ArrayList<>();
  private Scheduler scheduler = new Scheduler(2, wakes::add);
  private long nextId = 1;

  private Vcpu thread(int priority, int cpu) {
    Vcpu vcpu = new Vcpu(hypervisor, nextId++);
    scheduler.configure(vcpu, priority, SLICE);
    assertThat(scheduler.setAffinity(vcpu, cpu)).isZero();
    return vcpu;
  }

  private Vcpu ready(int priority, int cpu) {
    Vcpu vcpu = thread(priority, cpu);
    scheduler.unblock(vcpu, ALL_INITIAL);
    return vcpu;
  }

  @Test
  void runsTheHighestPriorityAndIdlesWithout() {
    assertThat(scheduler.pick(0, 0)).isNull();
    Vcpu low = ready(10, 0);
    Vcpu high = ready(20, 0);
    assertThat(scheduler.pick(0, 0)).isSameAs(high);
    scheduler.block(high, BlockFlag.VCPU_SUSPEND);
    assertThat(scheduler.cpu(0).needed()).isTrue();
    assertThat(scheduler.pick(0, 5)).isSameAs(low);
    scheduler.unblock(high, BlockFlag.VCPU_SUSPEND);
    assertThat(scheduler.pick(0, 6)).isSameAs(high);
    assertThat(scheduler.pick(1, 6)).isNull();
  }

  @Test
  void anEqualPriorityWaitsForTheEndOfTheSlice() {
    Vcpu first = ready(32, 0);
    assertThat(scheduler.pick(0, 0)).isSameAs(first);
    assertThat(scheduler.cpu(0).sliceDeadline()).isEqualTo(Long.MAX_VALUE);
    Vcpu second = ready(32, 0);
    assertThat(scheduler.pick(0, 1000)).isSameAs(first);
    assertThat(scheduler.cpu(0).sliceDeadline()).isEqualTo(SLICE);
    assertThat(scheduler.pick(0, SLICE - 1)).isSameAs(first);
    assertThat(scheduler.pick(0, SLICE)).isSameAs(second);
    assertThat(scheduler.cpu(0).sliceDeadline()).isEqualTo(2 * SLICE);
    assertThat(scheduler.pick(0, 2 * SLICE)).isSameAs(first);
  }

  @Test
  void anExpiredSliceThatNobodyWaitedForEndsWhenSomebodyWakes() {
    Vcpu first = ready(32, 0);
    scheduler.pick(0, 0);
    Vcpu second = ready(32, 0);
    assertThat(scheduler.pick(0, 3 * SLICE)).isSameAs(second);
    assertThat(scheduler.pick(0, 4 * SLICE)).isSameAs(first);
  }

  @Test
  void aPreemptedThreadComesBackFirstWithTheRestOfItsSlice() {
    Vcpu a = ready(32, 0);
    scheduler.pick(0, 0);
    Vcpu b = ready(32, 0);
    scheduler.pick(0, 0);
    Vcpu high = ready(40, 0);
    assertThat(scheduler.pick(0, 1_000_000)).isSameAs(high);
    scheduler.block(high, BlockFlag.VCPU_SUSPEND);
    assertThat(scheduler.pick(0, 9_000_000)).isSameAs(a);
    assertThat(scheduler.cpu(0).sliceDeadline()).isEqualTo(9_000_000 + SLICE - 1_000_000);
    assertThat(scheduler.pick(0, 9_000_000 + SLICE - 1_000_000)).isSameAs(b);
  }

  @Test
  void yieldGoesToTheTail() {
    Vcpu a = ready(32, 0);
    scheduler.pick(0, 0);
    Vcpu b = ready(32, 0);
    Vcpu c = ready(32, 0);
    scheduler.yieldSlice(0, a, 100);
    assertThat(scheduler.pick(0, 100)).isSameAs(b);
    scheduler.yieldSlice(0, b, 200);
    assertThat(scheduler.pick(0, 200)).isSameAs(c);
    scheduler.yieldSlice(0, c, 300);
    assertThat(scheduler.pick(0, 300)).isSameAs(a);
  }

  @Test
  void wfiWithNothingElseToRunKeepsTheSliceTicking() {
    Vcpu a = ready(32, 0);
    scheduler.pick(0, 0);
    scheduler.block(a, BlockFlag.VCPU_WFI);
    assertThat(scheduler.pick(0, 10)).isNull();
    assertThat(scheduler.cpu(0).active()).isSameAs(a);
    scheduler.unblock(a, BlockFlag.VCPU_WFI);
    assertThat(scheduler.pick(0, 2 * SLICE)).isSameAs(a);
    Vcpu b = ready(32, 0);
    assertThat(scheduler.pick(0, 2 * SLICE + 1)).isSameAs(b);
  }

  @Test
  void wfiWithSomethingElseToRunBlocksAndRefills() {
    Vcpu a = ready(32, 0);
    scheduler.pick(0, 0);
    Vcpu b = ready(32, 0);
    scheduler.block(a, BlockFlag.VCPU_WFI);
    assertThat(scheduler.pick(0, SLICE - 1)).isSameAs(b);
    scheduler.unblock(a, BlockFlag.VCPU_WFI);
    scheduler.block(b, BlockFlag.VCPU_WFI);
    assertThat(scheduler.pick(0, SLICE)).isSameAs(a);
    scheduler.unblock(b, BlockFlag.VCPU_WFI);
    assertThat(scheduler.pick(0, SLICE)).isSameAs(a);
    assertThat(scheduler.cpu(0).sliceDeadline()).isEqualTo(2 * SLICE);
  }

  @Test
  void aDirectedYieldRunsTheTargetOnTheCallersSlice() {
    Vcpu caller = ready(32, 0);
    Vcpu target = ready(1, ThreadSchedule.NO_CPU);
    scheduler.pick(0, 0);
    scheduler.yieldTo(0, caller, target);
    assertThat(scheduler.pick(0, 10)).isSameAs(target);
    assertThat(scheduler.cpu(0).active()).isSameAs(caller);
    assertThat(scheduler.cpu(0).sliceDeadline()).isEqualTo(SLICE);
    assertThat(scheduler.pick(0, SLICE)).isSameAs(caller);
    assertThat(caller.schedule.yieldTo()).isNull();
  }

  @Test
  void aDirectedYieldEndsWhenTheTargetBlocksOrYields() {
    Vcpu caller = ready(32, 0);
    Vcpu target = ready(1, ThreadSchedule.NO_CPU);
    scheduler.pick(0, 0);
    scheduler.yieldTo(0, caller, target);
    assertThat(scheduler.pick(0, 10)).isSameAs(target);
    scheduler.block(target, BlockFlag.VCPU_WFI);
    assertThat(scheduler.pick(0, 20)).isSameAs(caller);
    scheduler.unblock(target, BlockFlag.VCPU_WFI);
    assertThat(scheduler.pick(0, 30)).isSameAs(caller);
    scheduler.yieldTo(0, caller, target);
    assertThat(scheduler.pick(0, 40)).isSameAs(target);
    scheduler.yieldSlice(0, target, 50);
    assertThat(scheduler.pick(0, 50)).isSameAs(caller);
  }

  @Test
  void aWakeUpOfTheCallerEndsItsYield() {
    Vcpu caller = ready(32, 0);
    Vcpu target = ready(1, ThreadSchedule.NO_CPU);
    scheduler.pick(0, 0);
    scheduler.yieldTo(0, caller, target);
    scheduler.pick(0, 10);
    scheduler.endYield(caller);
    assertThat(scheduler.cpu(0).needed()).isTrue();
    assertThat(scheduler.pick(0, 20)).isSameAs(caller);
  }

  @Test
  void yieldsToAnyoneElsewhereOrBlockedEndAtOnce() {
    Vcpu caller = ready(32, 0);
    Vcpu elsewhere = ready(1, 1);
    Vcpu blocked = thread(1, ThreadSchedule.NO_CPU);
    scheduler.pick(0, 0);
    scheduler.yieldTo(0, caller, elsewhere);
    assertThat(scheduler.pick(0, 10)).isSameAs(caller);
    scheduler.yieldTo(0, caller, blocked);
    assertThat(scheduler.pick(0, 20)).isSameAs(caller);
    scheduler.yieldTo(0, caller, caller);
    assertThat(scheduler.pick(0, 30)).isSameAs(caller);
  }

  @Test
  void aNestedYieldRedirectsAndYieldingBackEnds() {
    Vcpu caller = ready(32, 0);
    Vcpu second = ready(1, ThreadSchedule.NO_CPU);
    Vcpu third = ready(1, ThreadSchedule.NO_CPU);
    scheduler.pick(0, 0);
    scheduler.yieldTo(0, caller, second);
    assertThat(scheduler.pick(0, 10)).isSameAs(second);
    scheduler.yieldTo(0, second, third);
    assertThat(scheduler.pick(0, 20)).isSameAs(third);
    assertThat(caller.schedule.yieldTo()).isSameAs(third);
    scheduler.yieldTo(0, third, caller);
    assertThat(scheduler.pick(0, 30)).isSameAs(caller);
  }

  @Test
  void aRunningThreadMigratesOnceItIsSwitchedOut() {
    Vcpu a = ready(32, 0);
    scheduler.pick(0, 0);
    assertThat(scheduler.setAffinity(a, 1)).isZero();
    assertThat(a.schedule.blockedBy(BlockFlag.AFFINITY_CHANGED)).isTrue();
    assertThat(scheduler.setAffinity(a, 0)).isEqualTo(ErrorCode.RETRY);
    wakes.clear();
    assertThat(scheduler.pick(0, 10)).isNull();
    assertThat(a.affinity()).isEqualTo(1);
    assertThat(wakes).containsExactly(1);
    assertThat(scheduler.pick(1, 10)).isSameAs(a);
  }

  @Test
  void aThreadThatIdlesInsideEl2CanMigrate() {
    Vcpu a = ready(32, 0);
    scheduler.pick(0, 0);
    scheduler.block(a, BlockFlag.VCPU_WFI);
    scheduler.pick(0, 10);
    assertThat(scheduler.setAffinity(a, 1)).isZero();
    assertThat(scheduler.cpu(0).needed()).isTrue();
    scheduler.pick(0, 20);
    assertThat(a.affinity()).isEqualTo(1);
    scheduler.unblock(a, BlockFlag.VCPU_WFI);
    assertThat(scheduler.pick(1, 30)).isSameAs(a);
  }

  @Test
  void aKilledThreadRunsUnlessProxiedOrMigrating() {
    Vcpu off = thread(32, 0);
    scheduler.unblock(off, BlockFlag.THREAD_LIFECYCLE);
    scheduler.kill(off);
    assertThat(scheduler.pick(0, 0)).isSameAs(off);
    scheduler.exit(off);
    assertThat(scheduler.pick(0, 1)).isNull();

    Vcpu proxied = thread(32, 0);
    scheduler.block(proxied, BlockFlag.VCPU_RUN);
    scheduler.kill(proxied);
    assertThat(scheduler.pick(0, 2)).isNull();
    scheduler.unblock(proxied, BlockFlag.VCPU_RUN);
    assertThat(scheduler.pick(0, 3)).isSameAs(proxied);
  }

  @Property(tries = 200)
  void equalsShareTheCpuFairly(@ForAll("populations") int count) {
    scheduler = new Scheduler(2, cpu -> {});
    List<Vcpu> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(ready(32, 0));
    }
    long[] used = new long[count];
    long now = 0;
    for (int step = 0; step < 50 * count; step++) {
      Vcpu running = scheduler.pick(0, now);
      long until = Math.min(now + 1_700_000, scheduler.cpu(0).sliceDeadline());
      used[all.indexOf(running)] += until - now;
      now = until;
    }
    long least = Long.MAX_VALUE;
    long most = 0;
    for (long time : used) {
      least = Math.min(least, time);
      most = Math.max(most, time);
    }
    assertThat(most - least).isLessThanOrEqualTo(SLICE);
  }

  @Provide
  Arbitrary<Integer> populations() {
    return Arbitraries.integers().between(1, 7);
  }

  /** One random step against the scheduler. */
  record Step(int kind, int thread, int other, long time) {}

  @Provide
  Arbitrary<List<Step>> histories() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 9),
            Arbitraries.integers().between(0, 5),
            Arbitraries.integers().between(0, 5),
            Arbitraries.longs().between(0, 3_000_000))
        .as(Step::new)
        .list()
        .ofMinSize(10)
        .ofMaxSize(150);
  }

  @Property(tries = 500)
  void noHistoryBreaksTheRules(@ForAll("histories") List<Step> history) {
    scheduler = new Scheduler(2, cpu -> {});
    List<Vcpu> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      all.add(ready(i % 3, i % 2));
    }
    long now = 0;
    for (Step step : history) {
      now += step.time;
      apply(step, all, now);
      for (int cpu = 0; cpu < 2; cpu++) {
        if (scheduler.cpu(cpu).needed() || scheduler.cpu(cpu).sliceDeadline() <= now) {
          scheduler.pick(cpu, now);
        }
      }
      // A migration may have woken the CPU that was looked at first.
      if (scheduler.cpu(0).needed()) {
        scheduler.pick(0, now);
      }
      for (int cpu = 0; cpu < 2; cpu++) {
        judge(cpu, all);
      }
    }
  }

  private void apply(Step step, List<Vcpu> all, long now) {
    Vcpu thread = all.get(step.thread);
    int cpu = thread.schedule.runningOn();
    switch (step.kind) {
      case 0 -> scheduler.block(thread, BlockFlag.VCPU_WFI);
      case 1, 2 -> scheduler.unblock(thread, BlockFlag.VCPU_WFI);
      case 3 -> scheduler.block(thread, BlockFlag.VCPU_RUN);
      case 4 -> scheduler.unblock(thread, BlockFlag.VCPU_RUN);
      case 5 -> scheduler.setAffinity(thread, step.other % 3 - 1);
      case 6 -> scheduler.endYield(thread);
      case 7 -> {
        if (cpu >= 0) {
          scheduler.yieldSlice(cpu, thread, now);
        }
      }
      case 8 -> {
        if (cpu >= 0) {
          scheduler.yieldTo(cpu, thread, all.get(step.other));
        }
      }
      default -> {}
    }
  }

  private void judge(int cpu, List<Vcpu> all) {
    CpuScheduler c = scheduler.cpu(cpu);
    Vcpu active = c.active();
    Vcpu running = c.running();
    int best = -1;
    for (Vcpu vcpu : all) {
      ThreadSchedule s = vcpu.schedule;
      if (s.runnable() && s.affinity() == cpu) {
        best = Math.max(best, s.priority());
        assertThat(s.queued ^ active == vcpu)
            .as("%s is either queued or active", vcpu.id())
            .isTrue();
      } else {
        assertThat(s.queued && s.affinity() == cpu).as("a blocked thread is queued").isFalse();
      }
      assertThat(s.runningOn() == cpu).isEqualTo(running == vcpu);
    }
    if (best < 0) {
      assertThat(running).as("idle without runnable threads").isNull();
    } else {
      assertThat(active).isNotNull();
      assertThat(priority(active)).as("nobody above the active thread waits").isEqualTo(best);
      assertThat(running).isNotNull();
      assertThat(running != null && running.schedule.runnable()).isTrue();
    }
  }

  private static int priority(@Nullable Vcpu vcpu) {
    return vcpu == null ? -1 : vcpu.schedule.priority();
  }
}
