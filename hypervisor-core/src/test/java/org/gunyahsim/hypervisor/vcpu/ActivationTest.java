package org.gunyahsim.hypervisor.vcpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.VcpuOptions;
import org.gunyahsim.hypervisor.core.Bench;
import org.gunyahsim.hypervisor.object.ObjectState;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.scheduler.ThreadSchedule;
import org.junit.jupiter.api.Test;

/** What a thread needs to be activated, in which order it is missed (section 4.3). */
class ActivationTest {
  private final Bench bench = new Bench(2);
  private final Bench.Vm vm = bench.vm(3);

  /** A thread in the making. */
  private final class Candidate {
    final Vcpu vcpu = bench.make(ObjectType.THREAD, Vcpu.class);

    Candidate cspace() {
      vcpu.attachCspace(vm.cspace);
      return this;
    }

    Candidate space() {
      Bench.ok(vm.space.attachThread(vcpu));
      vcpu.attachAddressSpace(vm.space);
      return this;
    }

    Candidate vic(int index) {
      vcpu.attachVic(vm.vic, index);
      return this;
    }

    Candidate group(int index) {
      vcpu.attachVpmGroup(vm.group, index);
      return this;
    }

    Candidate on(int cpu) {
      Bench.ok(bench.hypervisor.scheduler().setAffinity(vcpu, cpu));
      return this;
    }

    Candidate with(long options) {
      vcpu.configure(options);
      return this;
    }

    int activate() {
      return bench.hypervisor.objects().activate(vcpu);
    }
  }

  @Test
  void whatIsMissingIsMissedInOrder() {
    assertThat(new Candidate().group(0).vic(0).space().cspace().activate()).isZero();
    assertThat(new Candidate().group(0).vic(0).activate()).isEqualTo(ErrorCode.DENIED);
    assertThat(new Candidate().group(1).vic(0).activate()).isEqualTo(ErrorCode.BUSY);
    assertThat(new Candidate().group(1).vic(1).activate()).isEqualTo(ErrorCode.OBJECT_CONFIG);
    assertThat(new Candidate().group(1).space().activate()).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(new Candidate().vic(1).space().activate()).isEqualTo(ErrorCode.OBJECT_CONFIG);
  }

  @Test
  void aFailureIsForGoodAndLeavesNoTrace() {
    Candidate failed = new Candidate().group(0).vic(0).space();
    assertThat(failed.activate()).isEqualTo(ErrorCode.OBJECT_CONFIG);
    assertThat(failed.vcpu.state()).isEqualTo(ObjectState.FAILED);
    assertThat(failed.cspace().activate()).isEqualTo(ErrorCode.OBJECT_STATE);
    assertThat(new Candidate().group(0).vic(0).space().cspace().activate()).isZero();
  }

  @Test
  void optionsMustSuit() {
    assertThat(whole(0).with(VcpuOptions.PINNED).activate()).isEqualTo(ErrorCode.OBJECT_CONFIG);
    assertThat(whole(0).with(VcpuOptions.PINNED).on(1).activate()).isZero();
    assertThat(whole(1).with(VcpuOptions.SVE_ALLOWED).on(1).activate())
        .isEqualTo(ErrorCode.OBJECT_CONFIG);
    assertThat(whole(1).with(VcpuOptions.HLOS_VM).activate()).isEqualTo(ErrorCode.OBJECT_CONFIG);
    Candidate primary = whole(1).with(VcpuOptions.HLOS_VM | VcpuOptions.SVE_ALLOWED).on(1);
    assertThat(primary.activate()).isZero();
    assertThat(primary.vcpu.critical()).isTrue();
    assertThat(primary.vcpu.pinned()).isTrue();
    assertThat(whole(2).with(VcpuOptions.HLOS_VM).on(1).activate())
        .as("one of a CPU")
        .isEqualTo(ErrorCode.OBJECT_CONFIG);
    assertThat(whole(2).with(VcpuOptions.HLOS_VM).on(0).activate()).isZero();
  }

  @Test
  void aThreadIsOffAndAProxiedOneWaitsForItsProxy() {
    Candidate plain = whole(0);
    assertThat(plain.vcpu.blockFlags()).isEqualTo(BlockFlag.THREAD_LIFECYCLE | BlockFlag.VCPU_OFF);
    assertThat(plain.activate()).isZero();
    assertThat(plain.vcpu.blockFlags()).isEqualTo(BlockFlag.VCPU_OFF);
    assertThat(plain.vcpu.affinity()).isEqualTo(ThreadSchedule.NO_CPU);
    Candidate proxied = whole(1).with(VcpuOptions.VCPU_RUN_SCHEDULED);
    assertThat(proxied.activate()).isZero();
    assertThat(proxied.vcpu.blockFlags()).isEqualTo(BlockFlag.VCPU_OFF | BlockFlag.VCPU_RUN);
    assertThat(proxied.vcpu.state.midrEl1).isEqualTo(Vcpu.MIDR_GENERIC);
  }

  private Candidate whole(int index) {
    return new Candidate().group(index).vic(index).space().cspace();
  }
}
