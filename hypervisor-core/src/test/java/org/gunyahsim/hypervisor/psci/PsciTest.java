package org.gunyahsim.hypervisor.psci;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.core.Bench;
import org.gunyahsim.hypervisor.vcpu.BlockFlag;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vcpu.VcpuPower;
import org.junit.jupiter.api.Test;

/** What the recorded calls do not show: hypercall reference, sections 7.7 and 8.6. */
class PsciTest {
  private static final long VERSION = 0x8400_0000L;
  private static final long CPU_SUSPEND_64 = 0xC400_0001L;
  private static final long CPU_OFF = 0x8400_0002L;
  private static final long CPU_ON_64 = 0xC400_0003L;
  private static final long AFFINITY_INFO_64 = 0xC400_0004L;
  private static final long SYSTEM_OFF = 0x8400_0008L;
  private static final long FEATURES = 0x8400_000AL;
  private static final long CPU_DEFAULT_SUSPEND_64 = 0xC400_000CL;
  private static final long SET_SUSPEND_MODE = 0x8400_000FL;

  /** What {@code vpm_group_get_state} answers. */
  private static final int RUNNING = 1;

  private static final int SUSPENDED = 2;

  private final Bench bench = new Bench(2);
  private final List<Long> results = new ArrayList<>();

  private void call(Vcpu vcpu, long... registers) {
    bench.script(vcpu).hvc(0, registers).see(s -> results.add(s.x[0]));
    bench.runToEndOf(vcpu);
  }

  @Test
  void withoutAGroupThereIsNoPsci() {
    Bench.Vm vm = bench.vm(3);
    Vcpu lone = vm.vcpu(0, 0, false);
    bench.start(lone);
    call(lone, VERSION);
    call(lone, CPU_OFF);
    call(lone, FEATURES, 0x8000_0000L);
    call(lone, FEATURES, VERSION);
    assertThat(results).containsExactly(-1L, -1L, 0L, 0xFFFF_FFFFL);
  }

  @Test
  void cpusGoOnAndOffButNotTheLastOfAnAggregatingGroup() {
    Bench.Vm vm = bench.vm(3);
    Vcpu first = vm.started(0, 0);
    Vcpu second = vm.vcpu(0, 1);
    second.state.x[7] = 77;
    call(first, AFFINITY_INFO_64, 1, 0);
    call(first, CPU_ON_64, 1, 0x4000_0100L, 0x1234);
    assertThat(second.state.pc).isEqualTo(0x4000_0100L);
    assertThat(second.state.x[0]).isEqualTo(0x1234);
    assertThat(second.state.x[7]).as("kept by reset").isEqualTo(77);
    call(first, AFFINITY_INFO_64, 1, 0);
    call(first, CPU_ON_64, 1, 0x4000_0100L, 0);
    bench.script(second).compute(100).hvc(0, CPU_OFF);
    bench.runFor(50_000);
    call(first, AFFINITY_INFO_64, 1, 0);
    call(first, CPU_OFF);
    assertThat(results).containsExactly(1L, 0L, 0L, -4L, 1L, 0xFFFF_FFFDL);
  }

  @Test
  void theLastOfAGroupThatDoesNotAggregateMayGo() {
    Vcpu vcpu = bench.vm(0x80, false).started(0, 0);
    bench.script(vcpu).hvc(0, CPU_OFF);
    bench.runFor(50_000);
    assertThat(vcpu.schedule.blockedBy(BlockFlag.VCPU_OFF)).isTrue();
  }

  @Test
  void unknownTargets() {
    Bench.Vm vm = bench.vm(3);
    Vcpu first = vm.started(0, 0);
    call(first, CPU_ON_64, 0x100, 0x4000_0000L, 0);
    call(first, CPU_ON_64, 5, 0x4000_0000L, 0);
    call(first, AFFINITY_INFO_64, 5, 0);
    call(first, AFFINITY_INFO_64, 0, 1);
    call(first, SET_SUSPEND_MODE, 1);
    assertThat(results).containsExactly(-2L, -6L, -2L, -2L, 0xFFFF_FFFEL);
  }

  /** Where the mapping is wider, the platform's 8 CPUs are the limit, and that one too late. */
  @Test
  void targetsBeyondThePlatform() {
    Bench.Vm vm = bench.vm(0x80);
    assertThat(vm.vic.setMpidrMapping(0x7FFF, new long[] {0, 8, 16, 24}, false)).isZero();
    Vcpu first = vm.started(0, 0);
    call(first, CPU_ON_64, 7, 0x4000_0000L, 0);
    call(first, CPU_ON_64, 8, 0x4000_0000L, 0);
    call(first, CPU_ON_64, 9, 0x4000_0000L, 0);
    call(first, AFFINITY_INFO_64, 0x8000_0000L, 0x1_0000_0000L);
    assertThat(results).containsExactly(-6L, -6L, -2L, 0L);
  }

  @Test
  void aKilledTargetCannotBeStarted() {
    Bench.Vm vm = bench.vm(3);
    Vcpu first = vm.started(0, 0);
    Vcpu second = vm.vcpu(0, -1);
    VcpuPower.kill(second);
    call(first, CPU_ON_64, 1, 0x4000_0000L, 0);
    assertThat(results).containsExactly(-6L);
  }

  @Test
  void standbyReturnsAndPowerDownResets() {
    Vcpu vcpu = bench.vm(0x80, false).started(0, 0);
    bench.script(vcpu).hvc(0, CPU_SUSPEND_64, 0, 0x4000_0800L, 9).see(s -> results.add(s.x[0]));
    bench.runFor(20_000);
    assertThat(vcpu.schedule.blockedBy(BlockFlag.VCPU_SUSPEND)).isTrue();
    vcpu.onVirqDeliverable();
    bench.runToEndOf(vcpu);
    assertThat(results).containsExactly(0L);

    vcpu.state.sctlrEl1 = 0x30D0_0801L;
    bench
        .script(vcpu)
        .hvc(0, CPU_SUSPEND_64, 1 << 16, 0x4000_0800L, 9)
        .see(s -> results.add(s.pc))
        .see(s -> results.add(s.x[0]))
        .see(s -> results.add(s.sctlrEl1));
    bench.runFor(20_000);
    vcpu.onVirqDeliverable();
    bench.runToEndOf(vcpu);
    assertThat(results).containsExactly(0L, 0x4000_0800L, 9L, 0x30D0_0800L);
  }

  @Test
  void systemOffEndsTheWholeGroupAndTellsByTheHaltInterrupt() {
    Bench.Vm owner = bench.vm(3);
    Vcpu manager = owner.vcpu(0, 0);
    Bench.Vm vm = bench.vm(0x80, false);
    Vcpu first = vm.started(0, 0);
    Vcpu second = vm.started(0, 1);
    Bench.ok(first.halt().bind(owner.vic, 32));
    bench.script(first).compute(10).hvc(0, SYSTEM_OFF);
    bench.runFor(100_000);
    assertThat(first.schedule.blockedBy(BlockFlag.VCPU_OFF)).isTrue();
    assertThat(first.schedule.exited()).isFalse();
    assertThat(second.schedule.exited()).isTrue();
    manager.exit.write = false;
    manager.exit.size = 4;
    assertThat(owner.vic.frame(0).access(manager, manager.exit, 0x204)).isTrue();
    assertThat(manager.exit.value & 1).as("the halt source forces edge").isEqualTo(1);
  }

  @Test
  void theGroupsStateFollowsItsVcpus() {
    Bench.Vm vm = bench.vm(3);
    assertThat(vm.group.powerState()).isEqualTo(SUSPENDED);
    Vcpu vcpu = vm.started(0, 0);
    assertThat(vm.group.powerState()).as("it has not run yet").isEqualTo(SUSPENDED);
    bench.script(vcpu).compute(10).hvc(0, CPU_SUSPEND_64, 1, 0, 0);
    bench.hypervisor.loop().run(() -> bench.script(vcpu).left() == 1, 100_000);
    bench.runFor(20_000);
    assertThat(vm.group.powerState()).isEqualTo(SUSPENDED);
    vcpu.onVirqDeliverable();
    assertThat(vm.group.powerState()).as("it is awake when it runs").isEqualTo(SUSPENDED);
    bench.runFor(20_000);
    assertThat(vm.group.powerState()).isEqualTo(RUNNING);
    VcpuPower.forceOff(vcpu);
    assertThat(vm.group.powerState()).isEqualTo(SUSPENDED);
  }

  /** On this platform a StateID of 0 means that the CPU is active (section 8.6, state query). */
  @Test
  void aSuspendInState0DoesNotCount() {
    Bench.Vm vm = bench.vm(3);
    Vcpu vcpu = vm.started(0, 0);
    bench.script(vcpu).hvc(0, CPU_SUSPEND_64, 0, 0, 0);
    bench.runFor(20_000);
    assertThat(vcpu.schedule.blockedBy(BlockFlag.VCPU_SUSPEND)).isTrue();
    assertThat(vm.group.powerState()).isEqualTo(RUNNING);
  }

  /** Three bits a slot, four bits taken. */
  @Test
  void aDeepStateFallsIntoTheNextSlot() {
    Bench.Vm vm = bench.vm(3);
    Vcpu first = vm.started(0, 0);
    Vcpu second = vm.started(0, 1);
    bench.script(first).compute(15_000).hvc(0, CPU_SUSPEND_64, 8, 0, 0);
    bench.runFor(40_000);
    assertThat(second.running()).isTrue();
    assertThat(vm.group.powerState()).as("of the first").isEqualTo(RUNNING);
    bench.script(first).hvc(0, CPU_SUSPEND_64, 1, 0, 0);
    first.onVirqDeliverable();
    bench.runFor(40_000);
    assertThat(vm.group.powerState()).as("the second seems asleep").isEqualTo(SUSPENDED);
  }

  @Test
  void aGroupThatDoesNotAggregateIsAlwaysSuspended() {
    Bench.Vm vm = bench.vm(0x80, false);
    Vcpu vcpu = vm.started(0, 0);
    bench.script(vcpu).compute(10);
    bench.runToEndOf(vcpu);
    assertThat(vm.group.powerState()).isEqualTo(SUSPENDED);
  }

  @Test
  void aKilledVcpuCountsAsOnline() {
    Bench.Vm vm = bench.vm(3);
    Vcpu first = vm.started(0, 0);
    Vcpu second = vm.started(0, 1);
    VcpuPower.kill(second);
    bench.runFor(20_000);
    assertThat(second.schedule.exited()).isTrue();
    bench.script(first).hvc(0, CPU_OFF);
    bench.runFor(20_000);
    assertThat(first.schedule.blockedBy(BlockFlag.VCPU_OFF)).isTrue();
  }

  /** In IDLE mode {@code wfi} is a suspend (section 7.6), but not one that ends in a reset. */
  @Test
  void wfiWithoutAGroupIsASuspend() {
    Bench.Vm vm = bench.vm(0x80);
    Vcpu lone = vm.vcpu(0, 0, false);
    bench.start(lone);
    bench.script(lone).wfi().see(s -> results.add(s.pc));
    bench.runFor(20_000);
    assertThat(lone.schedule.blockFlags()).isEqualTo(BlockFlag.VCPU_SUSPEND);
    lone.onVirqDeliverable();
    bench.runToEndOf(lone);
    assertThat(results).containsExactly(0x4000_0004L);
  }

  @Test
  void theResetOfAPowerDownLeavesTheInterruptControllerAlone() {
    Bench.Vm vm = bench.vm(0x80, false);
    Vcpu vcpu = vm.started(0, 0);
    enableGroup1(vcpu);
    bench.script(vcpu).hvc(0, CPU_DEFAULT_SUSPEND_64, 0x4000_0800L, 9).see(s -> results.add(s.pc));
    bench.runFor(20_000);
    assertThat(vcpu.schedule.blockedBy(BlockFlag.VCPU_SUSPEND)).isTrue();
    vcpu.onVirqDeliverable();
    bench.runToEndOf(vcpu);
    assertThat(results).containsExactly(0x4000_0800L);
    assertThat(group1(vcpu)).isEqualTo(1);
  }

  @Test
  void aFaultStopsTimersAndInterruptsLikePowerOff() {
    Bench.Vm vm = bench.vm(3);
    Vcpu vcpu = vm.started(0, 0);
    enableGroup1(vcpu);
    bench.script(vcpu).compute(10);
    bench.runToEndOf(vcpu);
    assertThat(vm.group.powerState()).isEqualTo(RUNNING);
    vcpu.state.cntvCtl = 1;
    VcpuPower.fault(vcpu, "for a test");
    assertThat(vcpu.state.cntvCtl).isZero();
    assertThat(group1(vcpu)).isZero();
    assertThat(vm.group.powerState()).isEqualTo(SUSPENDED);
  }

  private static final int IGRPEN1 = 0x3 << 14 | 12 << 7 | 12 << 3 | 7;

  private void enableGroup1(Vcpu vcpu) {
    vcpu.exit.write = true;
    vcpu.exit.sysreg = IGRPEN1;
    vcpu.exit.value = 1;
    assertThat(bench.hypervisor.interrupts().systemRegister(vcpu, vcpu.exit)).isTrue();
  }

  private long group1(Vcpu vcpu) {
    vcpu.exit.write = false;
    vcpu.exit.sysreg = IGRPEN1;
    assertThat(bench.hypervisor.interrupts().systemRegister(vcpu, vcpu.exit)).isTrue();
    return vcpu.exit.value;
  }

  /** {@code last_vcpu} must say the truth where somebody counts (section 7.7). */
  @Test
  void whoGoesOffSaysWhetherItIsTheLast() {
    Bench.Vm vm = bench.vm(3);
    Vcpu first = vm.started(0, 0);
    Vcpu second = vm.started(0, 1);
    assertThat(VcpuPower.powerOff(first, true)).isEqualTo(ErrorCode.DENIED);
    assertThat(VcpuPower.powerOff(second, false)).isZero();
    assertThat(VcpuPower.powerOff(first, false)).isEqualTo(ErrorCode.DENIED);
    assertThat(VcpuPower.powerOff(first, true)).isZero();
    Vcpu lone = vm.vcpu(0, 0, false);
    bench.start(lone);
    assertThat(VcpuPower.powerOff(lone, false)).isEqualTo(ErrorCode.DENIED);
    assertThat(VcpuPower.powerOff(lone, true)).isZero();
    Vcpu free = bench.vm(0x80, false).started(0, 0);
    assertThat(VcpuPower.powerOff(free, false)).isZero();
    bench.start(free);
    assertThat(VcpuPower.powerOff(free, true)).isZero();
  }

  @Test
  void powerCallsFollowTheReference() {
    Bench.Vm owner = bench.vm(3);
    Vcpu manager = owner.started(0, 0);
    Vcpu target = bench.vm(0x80, false).vcpu(0, 1);
    long cap = owner.cap(target);
    long self = owner.cap(manager);
    hypercall(manager, HypercallNumber.VCPU_REGISTER_WRITE, cap, 0, 30, 42, 0);
    hypercall(manager, HypercallNumber.VCPU_REGISTER_WRITE, cap, 0, 31, 42, 0);
    hypercall(manager, HypercallNumber.VCPU_REGISTER_WRITE, cap, 1, 0, 0x4000_0002L, 0);
    hypercall(manager, HypercallNumber.VCPU_REGISTER_WRITE, cap, 1, 0, 0x4000_0404L, 0);
    hypercall(manager, HypercallNumber.VCPU_REGISTER_WRITE, cap, 2, 1, 0x4000_0008L, 0);
    hypercall(manager, HypercallNumber.VCPU_REGISTER_WRITE, cap, 2, 1, 0x4000_0010L, 0);
    hypercall(manager, HypercallNumber.VCPU_REGISTER_WRITE, cap, 3, 0, 0, 0);
    hypercall(manager, HypercallNumber.VCPU_POWERON, cap, 1, 2, 4);
    hypercall(manager, HypercallNumber.VCPU_POWERON, cap, 1, 2, 3);
    hypercall(manager, HypercallNumber.VCPU_POWERON, cap, 1, 2, 0);
    hypercall(manager, HypercallNumber.VCPU_REGISTER_WRITE, cap, 0, 0, 0, 0);
    hypercall(manager, HypercallNumber.VCPU_POWEROFF, cap, 0);
    hypercall(manager, HypercallNumber.VCPU_POWEROFF, self, 0);
    hypercall(manager, HypercallNumber.VCPU_KILL, cap, 0);
    hypercall(manager, HypercallNumber.VCPU_KILL, cap, 0);
    bench.runFor(50_000);
    hypercall(manager, HypercallNumber.VCPU_KILL, cap, 0);
    assertThat(target.state.x[30]).isEqualTo(42);
    assertThat(target.state.spEl1()).isEqualTo(0x4000_0010L);
    assertThat(target.state.pc).as("preserved entry").isEqualTo(0x4000_0404L);
    assertThat(target.schedule.exited()).isTrue();
    assertThat(results)
        .containsExactly(
            0L,
            (long) ErrorCode.ARGUMENT_INVALID,
            (long) ErrorCode.ARGUMENT_INVALID,
            0L,
            (long) ErrorCode.ARGUMENT_INVALID,
            0L,
            (long) ErrorCode.ARGUMENT_INVALID,
            (long) ErrorCode.ARGUMENT_INVALID,
            0L,
            (long) ErrorCode.BUSY,
            (long) ErrorCode.BUSY,
            (long) ErrorCode.ARGUMENT_INVALID,
            (long) ErrorCode.DENIED,
            0L,
            0L,
            0L);
  }

  private void hypercall(Vcpu vcpu, int number, long... arguments) {
    long[] all = new long[8];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    bench.script(vcpu).hypercall(number, all).see(s -> results.add(s.x[0]));
    bench.runToEndOf(vcpu);
  }
}
