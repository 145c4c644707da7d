package org.gunyahsim.hypervisor.vcpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.Rights;
import org.gunyahsim.hypervisor.abi.VcpuOptions;
import org.gunyahsim.hypervisor.core.Bench;
import org.gunyahsim.hypervisor.core.MachineStop;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code vcpu_run} and {@code vcpu_run_check}: hypercall reference, sections 7.8 to 7.10. */
class VcpuRunTest {
  private static final long CPU_SUSPEND_64 = 0xC400_0001L;
  private static final long CPU_OFF = 0x8400_0002L;
  private static final long SYSTEM_OFF = 0x8400_0008L;
  private static final long SYSTEM_RESET = 0x8400_0009L;
  private static final long SYSTEM_RESET2_64 = 0xC400_0012L;
  private static final long VMMIO = 0x0A00_0000L;

  private final Bench bench = new Bench(3);
  private final Bench.Vm owner = bench.vm(3);
  private final Bench.Vm guest = bench.vm(0x80, false);
  private final Vcpu proxy = owner.started(0, 0);
  private final Vcpu vcpu = guest.proxied();
  private final long cap = owner.cap(vcpu);
  private final List<List<Long>> results = new ArrayList<>();

  VcpuRunTest() {
    Bench.ok(guest.space.configureVmmio(0, 0x4000_0000L, 0));
  }

  /** Makes the proxy run the vCPU and note x0..x4. */
  private void run(long... resume) {
    long[] arguments = new long[5];
    arguments[0] = cap;
    System.arraycopy(resume, 0, arguments, 1, resume.length);
    call(HypercallNumber.VCPU_RUN, arguments);
  }

  private void call(int number, long... arguments) {
    bench
        .script(proxy)
        .hypercall(number, arguments)
        .see(s -> results.add(List.of(s.x[0], s.x[1], s.x[2], s.x[3], s.x[4])));
  }

  private void finish() {
    MachineStop stop = bench.runToEndOf(proxy);
    assertThat(stop.reason()).isEqualTo(MachineStop.Reason.CONDITION);
  }

  private static List<Long> state(long state, long... data) {
    return List.of(
        0L,
        state,
        data.length > 0 ? data[0] : 0,
        data.length > 1 ? data[1] : 0,
        data.length > 2 ? data[2] : 0);
  }

  @Test
  void aVcpuThatIsOffIsPoweredOff() {
    Vcpu off = guest.vcpu(VcpuOptions.VCPU_RUN_SCHEDULED, -1);
    call(HypercallNumber.VCPU_RUN, owner.cap(off), 0, 0, 0, 0);
    finish();
    assertThat(results).containsExactly(state(2));
  }

  @Test
  void waitingInWfiExpectsAWakeUp() {
    bench.script(vcpu).compute(100).wfi();
    run();
    run();
    finish();
    assertThat(results).containsExactly(state(1, 0, 1), state(1, 0, 1));
  }

  @Test
  void cpuSuspendReportsThePowerState() {
    bench.script(vcpu).hvc(0, CPU_SUSPEND_64, 0, 0, 0);
    run();
    run();
    finish();
    assertThat(results).containsExactly(state(1, 0, 2), state(1, 0, 2));
  }

  @Test
  void mmioReadsComeOutAndTheAnswerGoesIn() {
    List<Long> seen = new ArrayList<>();
    long pc = vcpu.state.pc;
    bench.script(vcpu).access(false, VMMIO, 4, 7, 0).see(s -> seen.add(s.x[7])).wfi();
    run();
    run(0xFFFF_FFFF_8765_4321L);
    finish();
    assertThat(results).containsExactly(state(4, VMMIO, 4), state(1, 0, 1));
    assertThat(seen).containsExactly(0x8765_4321L);
    assertThat(vcpu.state.pc).isEqualTo(pc + 8);
  }

  @Test
  void mmioWritesCarryTheWholeRegister() {
    bench.script(vcpu).access(true, VMMIO + 2, 2, 3, 0x1234_5678_9ABC_DEF0L).wfi();
    run();
    run(99);
    finish();
    assertThat(results)
        .containsExactly(state(5, VMMIO + 2, 2, 0x1234_5678_9ABC_DEF0L), state(1, 0, 1));
  }

  @Test
  void signedAndNarrowReadsAreExtended() {
    assertThat(DeviceAccess.extend(0xFFFF_FF80L, 1, true, true)).isEqualTo(-128);
    assertThat(DeviceAccess.extend(0xFFFF_FF80L, 1, true, false)).isEqualTo(0xFFFF_FF80L);
    assertThat(DeviceAccess.extend(0x1_8000L, 2, false, true)).isEqualTo(0x8000);
    assertThat(DeviceAccess.extend(0x8000_0000L, 4, true, true)).isEqualTo(0xFFFF_FFFF_8000_0000L);
    assertThat(DeviceAccess.extend(-2, 8, false, true)).isEqualTo(-2);
  }

  @Test
  void anAccessOutsideTheVmmioRangeIsAnExternalAbort() {
    vcpu.state.vbarEl1 = 0x4000_2000L;
    bench.script(vcpu).access(false, 0x9000_0000L, 4, 7, 0).wfi();
    run();
    finish();
    assertThat(results).containsExactly(state(1, 0, 1));
    assertThat(vcpu.state.esrEl1).isEqualTo(0x9600_0010L);
    assertThat(vcpu.state.farEl1).isEqualTo(0x9000_0000L);
    assertThat(vcpu.state.elrEl1).isEqualTo(0x4000_0000L);
  }

  @Test
  void withoutASyndromeThereIsNoMmioExit() {
    bench
        .script(vcpu)
        .then(
            (state, exit) -> {
              exit.ipa = VMMIO;
              exit.far = VMMIO;
              exit.size = 16;
              exit.write = false;
              exit.permission = false;
              exit.stage1Walk = false;
              exit.syndromeValid = false;
              return ExitReason.DATA_ABORT;
            })
        .wfi();
    run();
    finish();
    assertThat(results).containsExactly(state(1, 0, 1));
    assertThat(vcpu.state.esrEl1).isEqualTo(0x9600_0010L);
  }

  @Test
  void cpuOffAndSystemOffArePoweredOff() {
    bench.script(vcpu).hvc(0, CPU_OFF);
    run();
    run();
    finish();
    assertThat(results).containsExactly(state(2), state(2));

    Vcpu other = guest.proxied();
    bench.script(other).hvc(0, SYSTEM_OFF);
    call(HypercallNumber.VCPU_RUN, owner.cap(other), 0, 0, 0, 0);
    finish();
    assertThat(results).last().isEqualTo(state(2));
  }

  @Test
  void systemResetSticksUntilTheEnd() {
    bench.script(vcpu).hvc(0, SYSTEM_RESET);
    run();
    run();
    finish();
    assertThat(results)
        .containsExactly(
            state(0x100, 0x8000_0000_0000_0000L), state(0x100, 0x8000_0000_0000_0000L));
    VcpuPower.kill(vcpu);
    run();
    finish();
    assertThat(results).last().isEqualTo(state(2, 1));
  }

  @Test
  void systemReset2TellsTypeAndCookie() {
    bench.script(vcpu).hvc(0, SYSTEM_RESET2_64, 0x8000_0001L, 0x77);
    run();
    finish();
    assertThat(results).containsExactly(state(0x100, 0x4000_0000_8000_0001L, 0x77));
  }

  @Test
  void aKilledVcpuExitsWhenItIsRunNext() {
    bench.script(vcpu).wfi();
    run();
    finish();
    VcpuPower.kill(vcpu);
    bench.runFor(100_000);
    assertThat(vcpu.schedule.exited()).isFalse();
    run();
    run();
    finish();
    assertThat(results).containsExactly(state(1, 0, 1), state(2, 1), state(2, 1));
    assertThat(vcpu.schedule.exited()).isTrue();
  }

  @Test
  void theCallersSliceEndsADonation() {
    bench.script(vcpu).compute(1);
    owner.started(0, 0);
    run();
    finish();
    assertThat(results).containsExactly(state(0));
    assertThat(bench.script(vcpu).instructions()).isBetween(4_000_000L, Bench.slice());
  }

  @Test
  void theVcpuYieldingIsReady() {
    bench.script(vcpu).hypercall(HypercallNumber.SCHEDULER_YIELD, 0, 0, 0).compute(5).wfi();
    run();
    run();
    finish();
    assertThat(results).containsExactly(state(0), state(1, 0, 1));
  }

  @Test
  void aFaultedVcpuSaysSo() {
    bench
        .script(vcpu)
        .then(
            (state, exit) -> {
              state.pc = 0x200;
              exit.ipa = 0x200;
              exit.far = 0x200;
              exit.permission = false;
              exit.stage1Walk = false;
              exit.esr = 0x8200_0006L;
              return ExitReason.INSTRUCTION_ABORT;
            });
    run();
    finish();
    assertThat(results).containsExactly(state(6));
    call(HypercallNumber.VCPU_RUN_CHECK, cap, 0);
    finish();
    assertThat(results).last().isEqualTo(state(6));
  }

  @Test
  void runCheckRefusesReadyAndBlocked() {
    Vcpu plain = guest.vcpu(0, 1);
    long plainCap = owner.cap(plain);
    call(HypercallNumber.VCPU_RUN_CHECK, plainCap, 0);
    finish();
    assertThat(results).last().isEqualTo(state(2));
    bench.start(plain);
    call(HypercallNumber.VCPU_RUN_CHECK, plainCap, 0);
    call(HypercallNumber.VCPU_RUN_CHECK, cap, 0);
    finish();
    assertThat(results.get(1).getFirst()).isEqualTo(ErrorCode.BUSY);
    assertThat(results.get(2).getFirst()).isEqualTo(ErrorCode.BUSY);
  }

  @Test
  void runCheckTellsTheStateEvenWhenItIsBlocked() {
    call(HypercallNumber.VCPU_RUN_CHECK, cap, 0);
    finish();
    assertThat(results).last().isEqualTo(List.of((long) ErrorCode.BUSY, 3L, 0L, 0L, 0L));
    bench.script(vcpu).wfi();
    run();
    finish();
    VcpuPower.kill(vcpu);
    call(HypercallNumber.VCPU_RUN_CHECK, cap, 0);
    finish();
    assertThat(results)
        .last()
        .as("killed and not gone yet")
        .isEqualTo(List.of((long) ErrorCode.BUSY, 3L, 0L, 0L, 0L));
  }

  /** To the real one such a vCPU is running: it has no block flag (section 7.6). */
  @Test
  void whoIdlesInsideEl2IsRunning() {
    Vcpu plain = guest.started(0, 1);
    bench.script(plain).wfi();
    bench.script(proxy).compute(20_000);
    call(HypercallNumber.VCPU_RUN_CHECK, owner.cap(plain), 0);
    call(HypercallNumber.VCPU_BIND_VIRQ, owner.cap(plain), owner.cap(owner.vic), 41, 1, 0);
    finish();
    assertThat(plain.schedule.blockedBy(BlockFlag.VCPU_WFI)).isTrue();
    assertThat(results.get(0)).isEqualTo(List.of((long) ErrorCode.BUSY, 0L, 0L, 0L, 0L));
    assertThat(results.get(1).getFirst()).isEqualTo(ErrorCode.BUSY);
  }

  @Test
  void withoutAGroupWfiIsASuspendInTheFirstState() {
    Vcpu lone = guest.vcpu(VcpuOptions.VCPU_RUN_SCHEDULED, -1, false);
    bench.start(lone);
    bench.script(lone).wfi();
    call(HypercallNumber.VCPU_RUN, owner.cap(lone), 0, 0, 0, 0);
    finish();
    assertThat(results).containsExactly(state(1, 0x1_0001, 2));
  }

  /** The block flag stays cleared: the vCPU runs by itself then (section 7.8). */
  @Test
  void aPinnedVcpuIsRunOnItsOwnCpuAndLostElsewhere() {
    Vcpu pinned = guest.vcpu(VcpuOptions.VCPU_RUN_SCHEDULED | VcpuOptions.PINNED, 1);
    bench.start(pinned);
    bench.script(pinned).compute(1_000_000);
    call(HypercallNumber.VCPU_RUN, owner.cap(pinned), 0, 0, 0, 0);
    call(HypercallNumber.VCPU_RUN, owner.cap(pinned), 0, 0, 0, 0);
    finish();
    assertThat(results.get(0).getFirst()).isEqualTo(ErrorCode.DENIED);
    assertThat(results.get(1).getFirst()).isEqualTo(ErrorCode.BUSY);
    bench.runFor(20_000);
    assertThat(pinned.running()).isTrue();

    Vcpu here = guest.vcpu(VcpuOptions.VCPU_RUN_SCHEDULED | VcpuOptions.PINNED, 0);
    bench.start(here);
    bench.script(here).wfi();
    call(HypercallNumber.VCPU_RUN, owner.cap(here), 0, 0, 0, 0);
    finish();
    assertThat(results).last().isEqualTo(state(1, 0, 1));
  }

  @Test
  void leniencyKeepsAVcpuThatCannotBeRunWithItsProxy() {
    Bench lenient = new Bench(2, false);
    Bench.Vm vm = lenient.vm(3);
    Vcpu caller = vm.started(0, 0);
    Vcpu pinned = vm.vcpu(VcpuOptions.VCPU_RUN_SCHEDULED | VcpuOptions.PINNED, 1);
    lenient.start(pinned);
    List<Long> answers = new ArrayList<>();
    lenient
        .script(caller)
        .hypercall(HypercallNumber.VCPU_RUN, vm.cap(pinned), 0, 0, 0, 0)
        .see(s -> answers.add(s.x[0]));
    lenient.runToEndOf(caller);
    assertThat(answers).containsExactly((long) ErrorCode.DENIED);
    assertThat(pinned.schedule.blockedBy(BlockFlag.VCPU_RUN)).isTrue();
  }

  @Test
  void aPinnedVcpuMayBeSentWhereItIs() {
    Vcpu pinned = guest.vcpu(VcpuOptions.PINNED, 1);
    call(HypercallNumber.VCPU_SET_AFFINITY, owner.cap(pinned), 1, -1);
    call(HypercallNumber.VCPU_SET_AFFINITY, owner.cap(pinned), 2, -1);
    call(HypercallNumber.VCPU_SET_AFFINITY, owner.cap(pinned), 0xFFFF, -1);
    finish();
    assertThat(results)
        .extracting(List::getFirst)
        .containsExactly(0L, (long) ErrorCode.DENIED, (long) ErrorCode.DENIED);
  }

  @Test
  void aMigratingVcpuCannotBeSentElsewhereYet() {
    Vcpu busy = guest.started(0, 1);
    bench.script(proxy).compute(20_000);
    long busyCap = owner.cap(busy);
    call(HypercallNumber.VCPU_SET_AFFINITY, busyCap, 2, -1);
    call(HypercallNumber.VCPU_SET_AFFINITY, busyCap, 2, -1);
    call(HypercallNumber.VCPU_SET_AFFINITY, busyCap, 0, -1);
    bench.script(proxy).compute(20_000);
    call(HypercallNumber.VCPU_SET_AFFINITY, busyCap, 0xFFFF, -1);
    finish();
    assertThat(results)
        .extracting(List::getFirst)
        .containsExactly(0L, 0L, ErrorCode.RETRY & 0xFFFF_FFFFL, 0L);
    bench.runFor(20_000);
    assertThat(busy.running()).isFalse();
    assertThat(busy.affinity()).isEqualTo(-1);
  }

  /** A grace period follows where the group aggregates (section 7.4): the rest of the round. */
  @Test
  void theMigrationOfAnAggregatedVcpuTakesAWhile() {
    Bench.Vm vm = bench.vm(0x81, true);
    Vcpu sleeper = vm.started(0, 1);
    bench.script(sleeper).wfi();
    bench.script(proxy).compute(20_000);
    long sleeperCap = owner.cap(sleeper);
    call(HypercallNumber.VCPU_SET_AFFINITY, sleeperCap, 2, -1);
    call(HypercallNumber.VCPU_SET_AFFINITY, sleeperCap, 1, -1);
    bench.script(proxy).compute(20_000);
    call(HypercallNumber.VCPU_SET_AFFINITY, sleeperCap, 1, -1);
    call(HypercallNumber.VCPU_SET_AFFINITY, sleeperCap, 0xFFFF, -1);
    finish();
    assertThat(results)
        .extracting(List::getFirst)
        .containsExactly(0L, ErrorCode.RETRY & 0xFFFF_FFFFL, 0L, ErrorCode.RETRY & 0xFFFF_FFFFL);
  }

  @Test
  void runningAnAggregatedVcpuFindsItMigratingFirst() {
    Bench.Vm vm = bench.vm(0x81, true);
    Vcpu target = vm.vcpu(VcpuOptions.VCPU_RUN_SCHEDULED, -1);
    bench.start(target);
    bench.script(target).compute(10).wfi();
    call(HypercallNumber.VCPU_RUN, owner.cap(target), 0, 0, 0, 0);
    bench.script(proxy).compute(20_000);
    call(HypercallNumber.VCPU_RUN, owner.cap(target), 0, 0, 0, 0);
    finish();
    assertThat(results).containsExactly(state(3), state(1, 0, 1));
  }

  @Test
  void whoIsInVcpuRunIsPinned() {
    Vcpu second = owner.started(0, 2);
    List<Long> answers = new ArrayList<>();
    bench.script(vcpu).compute(1);
    run();
    bench
        .script(second)
        .compute(30_000)
        .hypercall(HypercallNumber.VCPU_SET_AFFINITY, owner.cap(proxy), 1, -1)
        .see(s -> answers.add(s.x[0]));
    bench.runToEndOf(second);
    assertThat(answers).containsExactly((long) ErrorCode.DENIED);
  }

  /** The first donor keeps its place; the second one waits for whoever it has given its turn. */
  @Test
  void aVcpuThatIsRunMayRunAnother() {
    Vcpu inner = guest.proxied();
    long innerCap = guest.cap(inner);
    List<List<Long>> seen = new ArrayList<>();
    bench.script(inner).compute(500).wfi().compute(1);
    bench
        .script(vcpu)
        .compute(10)
        .hypercall(HypercallNumber.VCPU_RUN, innerCap, 0, 0, 0, 0)
        .see(s -> seen.add(List.of(s.x[0], s.x[1], s.x[2], s.x[3], s.x[4])))
        .wfi();
    run();
    run();
    finish();
    assertThat(results).containsExactly(state(0), state(1, 0, 1));
    assertThat(seen).containsExactly(state(1, 0, 1));
  }

  /**
   * Two that run each other: when the call of the one ends, the other is blocked, although it is
   * whom the CPU runs by. Nobody goes on by its right.
   */
  @Test
  void theEndOfANestedRunMayTakeTheCpuAway() {
    Vcpu inner = guest.proxied();
    long innerCap = guest.cap(inner);
    long outerCap = guest.cap(vcpu);
    List<@Nullable Vcpu> active = new ArrayList<>();
    bench
        .script(vcpu)
        .hypercall(HypercallNumber.VCPU_RUN, innerCap, 0, 0, 0, 0)
        .see(s -> active.add(bench.hypervisor.cpu(0).scheduler().active()))
        .wfi();
    bench
        .script(inner)
        .compute(5_000)
        .then(
            (state, exit) -> {
              bench.hypervisor.scheduler().endYield(proxy);
              return ExitReason.TIMER;
            })
        .compute(5_000)
        .hypercall(HypercallNumber.VCPU_RUN, outerCap, 0, 0, 0, 0);
    run();
    bench.script(proxy).wfi();
    bench.runFor(100_000);
    assertThat(results).containsExactly(state(0));
    assertThat(active).containsExactly(vcpu);
  }

  @Test
  void bindingTheWakeUpAgainWhileItIsRunIsBusy() {
    Vcpu second = owner.started(0, 2);
    bench.script(vcpu).compute(1);
    run();
    List<Long> answers = new ArrayList<>();
    long vic = owner.cap(owner.vic);
    bench
        .script(second)
        .compute(30_000)
        .hypercall(HypercallNumber.VCPU_BIND_VIRQ, cap, vic, 41, 1, 0)
        .see(s -> answers.add(s.x[0]));
    bench.runToEndOf(second);
    assertThat(answers).containsExactly((long) ErrorCode.BUSY);
  }

  @Test
  void theWakeUpInterruptComesOnPowerOnAndKillAndOnlyFromOutside() {
    Vcpu off = guest.vcpu(VcpuOptions.VCPU_RUN_SCHEDULED, -1);
    write(0, 0xC08, -1);
    Bench.ok(off.runWakeup().bind(owner.vic, 42));
    bench.start(off);
    bench.runFor(20_000);
    assertThat(takePending(42)).isTrue();
    bench.script(off).compute(1);
    call(HypercallNumber.VCPU_RUN, owner.cap(off), 0, 0, 0, 0);
    bench.runFor(50_000);
    assertThat(off.running()).isTrue();
    VcpuPower.wake(off);
    bench.runFor(20_000);
    assertThat(takePending(42)).as("its owner is running it").isFalse();
    VcpuPower.kill(off);
    finish();
    assertThat(results).last().isEqualTo(state(2, 1));
    assertThat(takePending(42)).isFalse();

    Vcpu waiting = guest.proxied();
    Bench.ok(waiting.runWakeup().bind(owner.vic, 43));
    VcpuPower.kill(waiting);
    bench.runFor(20_000);
    assertThat(takePending(43)).isTrue();
  }

  private boolean takePending(int virq) {
    boolean was = pending(virq);
    write(0, 0x280 + virq / 32 * 4, 1L << virq % 32);
    return was;
  }

  @Test
  void notProxiedIsBusyAndSoIsOneThatSomebodyRuns() {
    Vcpu plain = guest.started(0, 1);
    call(HypercallNumber.VCPU_RUN, owner.cap(plain), 0, 0, 0, 0);
    finish();
    assertThat(results.getFirst().getFirst()).isEqualTo(ErrorCode.BUSY);

    Vcpu second = owner.started(0, 2);
    bench.script(vcpu).compute(1);
    run();
    results.clear();
    List<Long> answers = new ArrayList<>();
    bench
        .script(second)
        .compute(50_000)
        .hypercall(HypercallNumber.VCPU_RUN, cap, 0, 0, 0, 0)
        .see(s -> answers.add(s.x[0]));
    bench.runToEndOf(second);
    assertThat(answers).containsExactly((long) ErrorCode.BUSY);
  }

  @Test
  void theRightsAreChecked() {
    long copy = copyWith(Rights.THREAD_AFFINITY);
    call(HypercallNumber.VCPU_RUN, copy, 0, 0, 0, 0);
    finish();
    assertThat(results.getFirst().getFirst()).isEqualTo(ErrorCode.CSPACE_INSUFFICIENT_RIGHTS);
  }

  private long copyWith(int rights) {
    long self = owner.cap(owner.cspace);
    List<Long> made = new ArrayList<>();
    bench
        .script(proxy)
        .hypercall(HypercallNumber.CSPACE_COPY_CAP_FROM, self, cap, self, rights, 0)
        .see(s -> made.add(s.x[1]));
    finish();
    return made.getFirst();
  }

  @Test
  void theSmcccRouteGetsTheSameAnswer() {
    bench.script(vcpu).wfi();
    bench
        .script(proxy)
        .hvc(0, 0xC600_8065L, cap, 0, 0, 0, 0, 66, 77)
        .see(s -> results.add(List.of(s.x[0], s.x[1], s.x[2], s.x[3], s.x[4])));
    finish();
    assertThat(results).containsExactly(state(1, 0, 1));
    assertThat(proxy.state.x[6]).isEqualTo(66);
  }

  @Test
  void aWakeUpOfTheVcpuRaisesTheEdgeOfItsProxy() {
    long vic = owner.cap(owner.vic);
    call(HypercallNumber.VCPU_BIND_VIRQ, cap, vic, 40, 1, 0);
    bench.script(vcpu).wfi();
    run();
    finish();
    assertThat(pending(40)).isFalse();
    VcpuPower.wake(vcpu);
    bench.runFor(20_000);
    assertThat(pending(40)).as("an edge does not reach a level-triggered IRQ").isFalse();
    write(0, 0xC08, -1);
    VcpuPower.wake(vcpu);
    bench.runFor(20_000);
    assertThat(pending(40)).isTrue();
  }

  private boolean pending(int virq) {
    proxy.exit.write = false;
    proxy.exit.size = 4;
    assertThat(owner.vic.frame(0).access(proxy, proxy.exit, 0x200 + virq / 32 * 4)).isTrue();
    return (proxy.exit.value >>> virq % 32 & 1) != 0;
  }

  @Test
  void bindingTheWakeUpEntersProxyMode() {
    Vcpu plain = guest.vcpu(0, 1);
    long plainCap = owner.cap(plain);
    call(HypercallNumber.VCPU_BIND_VIRQ, plainCap, owner.cap(owner.vic), 41, 1, 0);
    call(HypercallNumber.VCPU_RUN, plainCap, 0, 0, 0, 0);
    call(HypercallNumber.VCPU_UNBIND_VIRQ, plainCap, 1, 0);
    call(HypercallNumber.VCPU_RUN, plainCap, 0, 0, 0, 0);
    finish();
    assertThat(results.get(0).getFirst()).isZero();
    assertThat(results.get(1)).isEqualTo(state(2));
    assertThat(results.get(2).getFirst()).isZero();
    assertThat(results.get(3)).isEqualTo(state(2));
  }

  @Test
  void bindingTheWakeUpOfARunningVcpuIsBusy() {
    Vcpu plain = guest.started(0, 1);
    bench.script(proxy).compute(30_000);
    call(HypercallNumber.VCPU_BIND_VIRQ, owner.cap(plain), owner.cap(owner.vic), 41, 1, 0);
    finish();
    assertThat(results).last().extracting(List::getFirst).isEqualTo((long) ErrorCode.BUSY);
  }

  @Test
  void anInterruptForTheProxyEndsTheDonation() {
    // A halt interrupt of another vCPU, edge, enabled in group 1 of the owner's VIC.
    write(0, 0x0, 3);
    write(0, 0x84, -1);
    write(0, 0xC08, -1);
    write(0, 0x104, 1);
    icc(0x3 << 14 | 12 << 7 | 12 << 3 | 7, 1);
    Vcpu other = guest.started(0, 1);
    Bench.ok(other.halt().bind(owner.vic, 32));
    bench.script(other).compute(100_000).hvc(0, SYSTEM_OFF);
    bench.script(vcpu).compute(1);
    run();
    finish();
    assertThat(results).containsExactly(state(0));
    long ran = bench.script(vcpu).instructions();
    assertThat(ran).isBetween(90_000L, 120_000L);
  }

  private void write(int frame, int offset, long value) {
    proxy.exit.write = true;
    proxy.exit.size = 4;
    proxy.exit.value = value;
    assertThat(owner.vic.frame(frame).access(proxy, proxy.exit, offset)).isTrue();
  }

  private void icc(int sysreg, long value) {
    proxy.exit.write = true;
    proxy.exit.sysreg = sysreg;
    proxy.exit.value = value;
    assertThat(bench.hypervisor.interrupts().systemRegister(proxy, proxy.exit)).isTrue();
  }
}
