package org.gunyahsim.hypervisor.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.hypervisor.vcpu.BlockFlag;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.junit.jupiter.api.Test;

/** The rules of the hypercall reference, sections 7.1 to 7.4, one by one. */
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
  private final Scheduler scheduler = new Scheduler(2, wakes::add);
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
  void anExpiredThreadThatIsPreemptedGoesToTheTailWithAWholeSlice() {
    Vcpu a = ready(32, 0);
    scheduler.pick(0, 0);
    Vcpu b = ready(32, 0);
    scheduler.pick(0, 0);
    Vcpu high = ready(40, 0);
    assertThat(scheduler.pick(0, SLICE + 5)).isSameAs(high);
    scheduler.block(high, BlockFlag.VCPU_SUSPEND);
    assertThat(scheduler.pick(0, 2 * SLICE)).isSameAs(b);
    assertThat(scheduler.pick(0, 3 * SLICE)).isSameAs(a);
    assertThat(scheduler.cpu(0).sliceDeadline()).isEqualTo(4 * SLICE);
  }

  @Test
  void everyDecisionRefillsAnExpiredSlice() {
    Vcpu a = ready(32, 0);
    scheduler.pick(0, 0);
    ready(10, 0);
    // The first one to wait is always worth a decision.
    assertThat(scheduler.cpu(0).needed()).isTrue();
    assertThat(scheduler.pick(0, 3 * SLICE)).isSameAs(a);
    ready(32, 0);
    assertThat(scheduler.pick(0, 3 * SLICE + 10)).isSameAs(a);
    assertThat(scheduler.cpu(0).sliceDeadline()).isEqualTo(4 * SLICE);
  }

  @Test
  void theSlicesTimerStaysSetWhenNobodyWaitsAnyMore() {
    Vcpu a = ready(32, 0);
    scheduler.pick(0, 0);
    Vcpu b = ready(32, 0);
    scheduler.pick(0, 10);
    assertThat(scheduler.setAffinity(b, 1)).isZero();
    assertThat(scheduler.cpu(0).sliceDeadline()).isEqualTo(SLICE);
    assertThat(scheduler.pick(0, SLICE)).isSameAs(a);
    assertThat(scheduler.cpu(0).sliceDeadline()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whoCannotMatterCausesNoDecision() {
    ready(32, 0);
    scheduler.pick(0, 0);
    ready(10, 0);
    scheduler.pick(0, 10);
    wakes.clear();
    ready(20, 0);
    assertThat(scheduler.cpu(0).needed()).isFalse();
    assertThat(wakes).isEmpty();
    ready(32, 0);
    assertThat(scheduler.cpu(0).needed()).isTrue();
    assertThat(wakes).containsExactly(0);
  }

  @Test
  void whoBlocksAndWakesBeforeTheSwitchIsLast() {
    Vcpu a = ready(32, 0);
    scheduler.pick(0, 0);
    Vcpu b = ready(32, 0);
    scheduler.pick(0, 0);
    scheduler.block(a, BlockFlag.VCPU_SUSPEND);
    scheduler.unblock(a, BlockFlag.VCPU_SUSPEND);
    assertThat(scheduler.pick(0, 10)).isSameAs(b);
    assertThat(scheduler.pick(0, 10 + SLICE)).isSameAs(a);
    assertThat(scheduler.cpu(0).sliceDeadline()).isEqualTo(10 + 2 * SLICE);
  }

  @Test
  void yieldGoesToTheTail() {
    Vcpu a = ready(32, 0);
    scheduler.pick(0, 0);
    Vcpu b = ready(32, 0);
    Vcpu c = ready(32, 0);
    scheduler.yieldSlice(0, a);
    assertThat(scheduler.pick(0, 100)).isSameAs(b);
    scheduler.yieldSlice(0, b);
    assertThat(scheduler.pick(0, 200)).isSameAs(c);
    scheduler.yieldSlice(0, c);
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
  void wfiIdlesOnlyWhereNobodyWaitedAtTheLastDecision() {
    Vcpu a = ready(32, 0);
    scheduler.pick(0, 0);
    Vcpu b = ready(10, 0);
    scheduler.pick(0, 0);
    assertThat(scheduler.setAffinity(b, 1)).isZero();
    scheduler.block(a, BlockFlag.VCPU_WFI);
    assertThat(scheduler.idles(a)).isFalse();
    assertThat(scheduler.pick(0, 10)).isNull();
    assertThat(scheduler.cpu(0).active()).isNull();
  }

  @Test
  void whoIdlesInsideEl2IsCurrentUntilSomebodyElseComes() {
    Vcpu a = ready(32, 0);
    scheduler.pick(0, 0);
    scheduler.block(a, BlockFlag.VCPU_WFI);
    assertThat(scheduler.current(a)).isTrue();
    scheduler.pick(0, 10);
    assertThat(a.running()).isFalse();
    assertThat(scheduler.idles(a)).isTrue();
    assertThat(scheduler.current(a)).isTrue();
    Vcpu low = ready(1, 0);
    assertThat(scheduler.pick(0, 20)).isSameAs(low);
    assertThat(scheduler.current(a)).isFalse();
    scheduler.unblock(a, BlockFlag.VCPU_WFI);
    assertThat(scheduler.pick(0, 30)).isSameAs(a);
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
    scheduler.yieldSlice(0, target);
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
    assertThat(scheduler.setAffinity(a, 1)).as("where it goes already").isZero();
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
    assertThat(scheduler.pick(0, 20)).isNull();
    assertThat(a.affinity()).isEqualTo(1);
    assertThat(a.schedule.blockFlags()).isEqualTo(BlockFlag.VCPU_WFI);
    scheduler.unblock(a, BlockFlag.VCPU_WFI);
    assertThat(scheduler.pick(1, 30)).isSameAs(a);
  }

  @Test
  void whoYieldsIsPinnedUntilItRunsAgain() {
    Vcpu caller = ready(32, 0);
    Vcpu peer = ready(32, 0);
    Vcpu target = ready(1, ThreadSchedule.NO_CPU);
    scheduler.pick(0, 0);
    assertThat(scheduler.yieldTo(0, caller, target)).isTrue();
    assertThat(scheduler.pick(0, 10)).isSameAs(target);
    assertThat(scheduler.setAffinity(caller, 1)).isEqualTo(ErrorCode.DENIED);
    assertThat(scheduler.setAffinity(caller, 0)).as("it is there").isZero();
    assertThat(scheduler.pick(0, SLICE)).as("the yield is over").isSameAs(peer);
    assertThat(scheduler.setAffinity(caller, 1)).isEqualTo(ErrorCode.DENIED);
    assertThat(scheduler.pick(0, 2 * SLICE)).isSameAs(caller);
    assertThat(scheduler.setAffinity(caller, 1)).isZero();
  }

  @Test
  void aBlockedYielderHasNoYieldWhenItWakes() {
    Vcpu caller = ready(32, 0);
    Vcpu target = ready(1, ThreadSchedule.NO_CPU);
    scheduler.pick(0, 0);
    scheduler.yieldTo(0, caller, target);
    scheduler.pick(0, 10);
    Vcpu high = ready(40, 0);
    assertThat(scheduler.pick(0, 20)).isSameAs(high);
    scheduler.block(caller, BlockFlag.VCPU_RUN);
    scheduler.unblock(caller, BlockFlag.VCPU_RUN);
    scheduler.block(high, BlockFlag.VCPU_SUSPEND);
    assertThat(scheduler.pick(0, 30)).isSameAs(caller);
  }

  @Test
  void whoIdlesInsideEl2IsStillThereWhenKilledAndWoken() {
    Vcpu a = ready(32, 0);
    scheduler.pick(0, 0);
    scheduler.block(a, BlockFlag.VCPU_WFI);
    assertThat(scheduler.pick(0, 10)).isNull();
    scheduler.kill(a);
    scheduler.unblock(a, BlockFlag.VCPU_WFI);
    assertThat(scheduler.pick(0, 20)).isSameAs(a);
  }

  @Test
  void whoIdlesInsideEl2LeavesTheCpuWhenBlockedForMore() {
    Vcpu a = ready(32, 0);
    scheduler.pick(0, 0);
    scheduler.block(a, BlockFlag.VCPU_WFI);
    assertThat(scheduler.pick(0, 10)).isNull();
    scheduler.block(a, BlockFlag.VCPU_RUN);
    assertThat(scheduler.cpu(0).active()).isNull();
    scheduler.unblock(a, BlockFlag.VCPU_WFI);
    assertThat(scheduler.pick(0, 20)).isNull();
    scheduler.unblock(a, BlockFlag.VCPU_RUN);
    assertThat(scheduler.pick(0, 30)).isSameAs(a);
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
}
