package org.gunyahsim.hypervisor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever several VMs do, nothing is thrown, each call keeps its promises, and every account stays
 * whole: {@link CallChecks} after each call, {@link Sweep} from time to time, {@link Teardown} in
 * the end of each program.
 *
 * <p>{@code -Dfuzz.seed=N} runs one program again.
 */
class ProgramFuzzTest {
  /** Hypercalls of one program. */
  private static final int CALLS = 20_000;

  /** Calls that the reference build never lets succeed. */
  private static final List<String> HOPELESS =
      List.of(
          "partition_create_partition",
          "object_reset",
          "object_reset_from",
          "cspace_revoke_cap_from",
          "addrspace_attach_vdma",
          "vic_bind_msi_source");

  @Test
  void threeHundredThousandCalls() {
    Long seed = Long.getLong("fuzz.seed");
    if (seed != null) {
      run(new Fuzzer(null), seed, CALLS / 2, 2_500);
      run(new Fuzzer(null), seed, CALLS, Fuzzer.SWEEP_EVERY);
      return;
    }
    Fuzzer fuzzer = new Fuzzer(null);
    for (long each = 1; fuzzer.calls() < 300_000; each++) {
      run(fuzzer, each, CALLS / 2, 2_500);
    }
    assertReach(fuzzer.reach());
  }

  @Tag("long")
  @Test
  void twentyMillionCalls() {
    Fuzzer fuzzer = new Fuzzer(null);
    for (long seed = 1_000; fuzzer.calls() < 20_000_000; seed++) {
      run(fuzzer, seed, CALLS, Fuzzer.SWEEP_EVERY);
    }
    assertReach(fuzzer.reach());
  }

  private static void run(Fuzzer fuzzer, long seed, int calls, int sweepEvery) {
    Fuzzer.Failure failure = fuzzer.run(seed, calls, sweepEvery);
    if (failure != null) {
      throw new AssertionError(failure.report());
    }
  }

  /** A fuzzer is worth what it gets to: every call that can succeed did. */
  private static void assertReach(Reach reach) {
    List<String> never =
        reach.neverSucceeded().stream().filter(name -> !HOPELESS.contains(name)).toList();
    assertThat(never).as("calls that never succeeded in%n%s", reach.table()).isEmpty();
  }
}
