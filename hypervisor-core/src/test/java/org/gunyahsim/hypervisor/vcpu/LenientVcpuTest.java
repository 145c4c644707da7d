package org.gunyahsim.hypervisor.vcpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.Quirk;
import org.gunyahsim.hypervisor.abi.VcpuOptions;
import org.gunyahsim.hypervisor.core.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quirks of vCPUs, on machines of both kinds ({@link Quirk}). */
class LenientVcpuTest {
  private static final long SYSTEM_RESET = 0x8400_0009L;
  private static final long FEATURES = 0x8400_000AL;
  private static final long CPU_SUSPEND_64 = 0xC400_0001L;
  private final List<List<Long>> results = new ArrayList<>();

  private void call(Bench bench, Vcpu vcpu, int number, long... arguments) {
    bench
        .script(vcpu)
        .hypercall(number, arguments)
        .see(s -> results.add(List.of(s.x[0], s.x[1], s.x[2])));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void runningAPinnedVcpu(boolean strict) {
    Bench bench = new Bench(2, strict);
    Bench.Vm owner = bench.vm(3);
    Bench.Vm guest = bench.vm(0x80, false);
    Vcpu proxy = owner.started(0, 0);
    Vcpu pinned = guest.started(VcpuOptions.VCPU_RUN_SCHEDULED | VcpuOptions.PINNED, 1);
    long cap = owner.cap(pinned);
    call(bench, proxy, HypercallNumber.VCPU_RUN, cap, 0, 0, 0, 0);
    bench.script(proxy).compute(100_000);
    call(bench, proxy, HypercallNumber.VCPU_RUN, cap, 0, 0, 0, 0);
    bench.runToEndOf(proxy);
    assertThat(results)
        .extracting(List::getFirst)
        .containsExactly(
            (long) ErrorCode.DENIED, (long) (strict ? ErrorCode.BUSY : ErrorCode.DENIED));
    assertThat(bench.script(pinned).instructions() > 0).as("runs by itself").isEqualTo(strict);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aResetIsReported(boolean strict) {
    Bench bench = new Bench(3, strict);
    Bench.Vm owner = bench.vm(3);
    Bench.Vm guest = bench.vm(0x80, false);
    Vcpu proxy = owner.started(0, 0);
    Vcpu vcpu = guest.proxied();
    long cap = owner.cap(vcpu);
    bench.script(vcpu).hvc(0, SYSTEM_RESET);
    for (int i = 0; i < 3; i++) {
      call(bench, proxy, HypercallNumber.VCPU_RUN, cap, 0, 0, 0, 0);
    }
    // Who manages the VM learns of it all the same, whenever it looks.
    call(bench, proxy, HypercallNumber.VCPU_RUN_CHECK, cap, 0);
    bench.runToEndOf(proxy);
    List<Long> reset = List.of(0L, 0x100L, 1L << 63);
    List<Long> later = strict ? reset : List.of(0L, 2L, 0L);
    assertThat(results).containsExactly(reset, later, later, reset);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theFormatOfPowerStates(boolean strict) {
    Bench bench = new Bench(1, strict);
    Vcpu vcpu = bench.vm(3).started(0, 0);
    for (long function : new long[] {CPU_SUSPEND_64, SYSTEM_RESET, 0x8400_0055L}) {
      bench.script(vcpu).hvc(0, FEATURES, function).see(s -> results.add(List.of(s.x[0])));
    }
    bench.runToEndOf(vcpu);
    assertThat(results)
        .containsExactly(List.of(strict ? 2L : 0L), List.of(0L), List.of(0xFFFF_FFFFL));
  }

  @Test
  void bothKindsAreToldApartInSnapshots() {
    assertThat(new Bench(1, true).hypervisor.hash().hash())
        .isNotEqualTo(new Bench(1, false).hypervisor.hash().hash());
  }
}
