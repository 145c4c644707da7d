package org.gunyahsim.hypervisor.doorbell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.hypercall.LevelProbe;
import org.gunyahsim.hypervisor.hypercall.RootVmFixture;
import org.gunyahsim.hypervisor.hypercall.SpiProbe;
import org.junit.jupiter.api.Test;

/** A doorbell against a sequential model (hypercall reference, section 6). */
class DoorbellModelTest {
  private static final int SPI = 45;

  private record Step(int kind, long a, long b) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    Arbitrary<Long> flags = Arbitraries.longs().between(0, 15);
    return Combinators.combine(Arbitraries.integers().between(0, 8), flags, flags)
        .as(Step::new)
        .list()
        .ofMinSize(10)
        .ofMaxSize(120);
  }

  @Property(tries = 80)
  void model(@ForAll("steps") List<Step> steps) {
    try (RootVmFixture machine = new RootVmFixture()) {
      long cap = bell(machine);
      SpiProbe spi = new SpiProbe(machine, SPI);
      machine.must(HypercallNumber.DOORBELL_BIND_VIRQ, cap, 3, SPI, 0);
      long flags = 0;
      long enable = -1;
      long ack = 0;
      for (Step step : steps) {
        boolean raised = false;
        switch (step.kind) {
          case 0, 1, 2, 3 -> {
            assertThat(machine.must(HypercallNumber.DOORBELL_SEND, cap, step.a, 0))
                .isEqualTo(flags);
            flags |= step.a;
            raised = true; // Configured as edge, it fires on every send.
            flags &= (flags & enable) != 0 ? ~ack : -1;
          }
          case 4, 5 -> {
            long error = machine.call(HypercallNumber.DOORBELL_RECEIVE, cap, step.a, 0);
            assertThat(error).isEqualTo(step.a == 0 ? ErrorCode.ARGUMENT_INVALID : ErrorCode.OK);
            assertThat(machine.root.state.x[1]).isEqualTo(step.a == 0 ? 0 : flags);
            flags &= ~step.a;
          }
          case 6, 7 -> {
            machine.must(HypercallNumber.DOORBELL_MASK, cap, step.a, step.b, 0);
            boolean was = (flags & enable) != 0;
            boolean now = (flags & step.a) != 0;
            raised = now && !was;
            enable = step.a;
            ack = step.b;
            flags &= now ? ~ack : -1;
          }
          default -> {
            machine.must(HypercallNumber.DOORBELL_RESET, cap, 0);
            flags = 0;
            enable = -1;
            ack = 0;
          }
        }
        assertThat(spi.raised()).as("%s", step).isEqualTo(raised);
        assertThat(machine.object(cap, Doorbell.class).flags()).isEqualTo(flags);
      }
    }
  }

  /**
   * The same with a level-triggered virtual IRQ that the guest handles: edge-only assertions do not
   * show, and the level falls with the mask, or when the guest is through and no flag is enabled.
   */
  @Property(tries = 80)
  void levelTriggered(@ForAll("steps") List<Step> steps) {
    try (RootVmFixture machine = new RootVmFixture()) {
      long cap = bell(machine);
      LevelProbe spi = new LevelProbe(machine, SPI);
      machine.must(HypercallNumber.DOORBELL_BIND_VIRQ, cap, 3, SPI, 0);
      long flags = 0;
      long enable = -1;
      long ack = 0;
      for (Step step : steps) {
        switch (step.kind) {
          case 0, 1 -> {
            machine.must(HypercallNumber.DOORBELL_SEND, cap, step.a, 0);
            flags |= step.a;
            spi.raised((flags & enable) == 0);
            flags &= (flags & enable) != 0 ? ~ack : -1;
          }
          case 2 -> spi.acknowledge();
          case 3, 4 -> spi.end((flags & enable) != 0);
          case 5 -> {
            machine.must(HypercallNumber.DOORBELL_RECEIVE, cap, step.a | 1, 0);
            flags &= ~(step.a | 1);
          }
          case 6, 7 -> {
            machine.must(HypercallNumber.DOORBELL_MASK, cap, step.a, step.b, 0);
            boolean was = (flags & enable) != 0;
            boolean now = (flags & step.a) != 0;
            if (was && !now) {
              spi.cleared();
            } else if (now && !was) {
              spi.raised(false);
            }
            enable = step.a;
            ack = step.b;
            flags &= now ? ~ack : -1;
          }
          default -> {
            machine.must(HypercallNumber.DOORBELL_RESET, cap, 0);
            spi.cleared();
            flags = 0;
            enable = -1;
            ack = 0;
          }
        }
        spi.check(step);
      }
    }
  }

  private static long bell(RootVmFixture machine) {
    long cap = machine.must(HypercallNumber.PARTITION_CREATE_DOORBELL, 1, 0, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
    return cap;
  }

  /** Observations, section 3. */
  @Test
  void recordedSequence() {
    try (RootVmFixture machine = new RootVmFixture()) {
      long cap = bell(machine);
      assertThat(machine.must(HypercallNumber.DOORBELL_SEND, cap, 0, 0)).isZero();
      assertThat(machine.must(HypercallNumber.DOORBELL_SEND, cap, 5, 0)).isZero();
      assertThat(machine.must(HypercallNumber.DOORBELL_SEND, cap, 0xA, 0)).isEqualTo(5);
      assertThat(machine.must(HypercallNumber.DOORBELL_RECEIVE, cap, 1, 0)).isEqualTo(0xF);
      assertThat(machine.must(HypercallNumber.DOORBELL_SEND, cap, 0, 0)).isEqualTo(0xE);
      assertThat(machine.call(HypercallNumber.DOORBELL_SEND, cap, 0, 1)).isEqualTo(1);
      assertThat(machine.call(HypercallNumber.DOORBELL_RECEIVE, cap, 0, 0)).isEqualTo(1);
    }
  }

  @Test
  void bindErrorsAndOrder() {
    try (RootVmFixture machine = new RootVmFixture()) {
      long first = bell(machine);
      long second = bell(machine);
      assertThat(bind(machine, first, 31)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
      assertThat(bind(machine, first, 32 + 64)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
      assertThat(bind(machine, first, 40)).isZero();
      assertThat(bind(machine, first, 31)).isEqualTo(ErrorCode.VIRQ_BOUND);
      assertThat(bind(machine, second, 40)).isEqualTo(ErrorCode.BUSY);
      machine.must(HypercallNumber.DOORBELL_UNBIND_VIRQ, first, 0);
      machine.must(HypercallNumber.DOORBELL_UNBIND_VIRQ, first, 0);
      assertThat(bind(machine, second, 40)).isZero();
      machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, 0, second, 0);
      assertThat(bind(machine, first, 40)).as("its end unbinds").isZero();
    }
  }

  private static long bind(RootVmFixture machine, long cap, int virq) {
    return machine.call(HypercallNumber.DOORBELL_BIND_VIRQ, cap, 3, virq, 0);
  }
}
