package org.gunyahsim.hypervisor.prng;

import static org.assertj.core.api.Assertions.assertThat;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.hypervisor.hypercall.RootVmFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Entropy and trace classes (hypercall reference, section 2.14). */
class MiscellaneousCallsTest {
  private static final long WINDOW = 33_000_000;

  private final RootVmFixture machine = new RootVmFixture();

  @AfterEach
  void close() {
    machine.close();
  }

  private long entropy(long bytes) {
    return machine.call(HypercallNumber.PRNG_GET_ENTROPY, bytes, 0);
  }

  @Test
  void sizes() {
    assertThat(entropy(0)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
    assertThat(entropy(17)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
    assertThat(entropy(-4)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
    assertThat(entropy(1)).isEqualTo(ErrorCode.ARGUMENT_ALIGNMENT);
    assertThat(entropy(8)).isZero();
    long[] x = machine.root.state.x;
    assertThat(x[1]).isNotZero();
    assertThat(x[1] >>> 32).isZero();
    assertThat(x[2]).isNotEqualTo(x[1]).isNotZero();
    assertThat(x[3]).isZero();
    assertThat(entropy(16)).isZero();
    assertThat(x[4]).isNotZero();
  }

  @Test
  void fourCallsInAWindow() {
    for (int window = 0; window < 3; window++) {
      for (int i = 0; i < 4; i++) {
        assertThat(entropy(4)).as("call %d", i).isZero();
      }
      assertThat(entropy(4)).isEqualTo(ErrorCode.BUSY);
      assertThat(machine.root.state.x[1]).isZero();
      machine.hypervisor.charge(WINDOW - 1_000);
      assertThat(entropy(4)).isEqualTo(ErrorCode.BUSY);
      machine.hypervisor.charge(2_000);
    }
  }

  @Test
  void theSeedDecides() {
    entropy(16);
    long first = machine.root.state.x[1];
    try (RootVmFixture same = new RootVmFixture();
        RootVmFixture other =
            new RootVmFixture(new HypervisorConfig(Quality.DEBUG, true, 2, 8, 3 << 20))) {
      same.must(HypercallNumber.PRNG_GET_ENTROPY, 16, 0);
      other.must(HypercallNumber.PRNG_GET_ENTROPY, 16, 0);
      assertThat(same.root.state.x[1]).isEqualTo(first);
      assertThat(other.root.state.x[1]).isNotEqualTo(first);
    }
  }

  @Test
  void traceClasses() {
    assertThat(trace(0, 0)).isEqualTo(0x7_00E7);
    assertThat(trace(1, 0)).isEqualTo(0x7_00E7);
    assertThat(trace(0, 1)).as("bit 0 stays").isEqualTo(0x7_00E7);
    assertThat(trace(0x10, 0x2_0000)).isEqualTo(0x5_00F7);
    assertThat(trace(0x20, 0x20)).isEqualTo(0x5_00F7);
    assertThat(trace(0, 0x30)).isEqualTo(0x5_00E7);
  }

  private long trace(long set, long clear) {
    return machine.must(HypercallNumber.TRACE_UPDATE_CLASS_FLAGS, set, clear, 0);
  }
}
