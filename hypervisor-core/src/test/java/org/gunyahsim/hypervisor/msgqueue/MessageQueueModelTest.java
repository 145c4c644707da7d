package org.gunyahsim.hypervisor.msgqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.MsgqueueCreateInfo;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.hypervisor.hypercall.LevelProbe;
import org.gunyahsim.hypervisor.hypercall.RootVmFixture;
import org.gunyahsim.hypervisor.hypercall.SpiProbe;

/** A message queue against a sequential model: results, contents, interrupts on both sides. */
class MessageQueueModelTest {
  private static final int DEPTH = 4;
  private static final int MAX_SIZE = 32;
  private static final long BUFFER = 0x804E_0000L;
  private static final long UNMAPPED = 0x4000_0000L;
  private static final int SEND_SPI = 40;
  private static final int RECEIVE_SPI = 41;

  private record Step(int kind, int size, int choice) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(uniform(0, 13), uniform(0, MAX_SIZE + 2), uniform(0, 9))
        .as(Step::new)
        .list()
        .ofMinSize(20)
        .ofMaxSize(150);
  }

  private static Arbitrary<Integer> uniform(int from, int to) {
    return Arbitraries.integers()
        .between(from, to)
        .withDistribution(RandomDistribution.uniform())
        .withoutEdgeCases();
  }

  @Property(tries = 60)
  void strict(@ForAll("steps") List<Step> steps) {
    run(steps, true);
  }

  @Property(tries = 60)
  void lenient(@ForAll("steps") List<Step> steps) {
    run(steps, false);
  }

  private static void run(List<Step> steps, boolean strict) {
    HypervisorConfig config = new HypervisorConfig(Quality.DEBUG, strict, 1, 1, 3 << 20);
    try (RootVmFixture machine = new RootVmFixture(config)) {
      Model model = new Model(machine, strict);
      for (Step step : steps) {
        model.step(step);
      }
    }
  }

  /** Both virtual IRQs level-triggered and handled by a guest (hypercall reference, 5.5). */
  @Property(tries = 60)
  void levelTriggered(@ForAll("steps") List<Step> steps) {
    HypervisorConfig config = new HypervisorConfig(Quality.DEBUG, true, 1, 1, 3 << 20);
    try (RootVmFixture machine = new RootVmFixture(config)) {
      long cap = queue(machine);
      LevelProbe room = new LevelProbe(machine, SEND_SPI);
      LevelProbe messages = new LevelProbe(machine, RECEIVE_SPI);
      machine.must(HypercallNumber.MSGQUEUE_BIND_SEND_VIRQ, cap, 3, SEND_SPI, 0);
      // One at a time: which of two is acknowledged first is not this test's business.
      int count = 0;
      int notFull = DEPTH - 1;
      int notEmpty = 1;
      boolean receiver = false;
      for (Step step : steps) {
        LevelProbe bound = receiver ? messages : room;
        boolean raised = false;
        boolean cleared = false;
        switch (step.kind) {
          case 0, 1, 2 -> {
            boolean push = step.choice == 0;
            machine.call(HypercallNumber.MSGQUEUE_SEND, cap, 8, BUFFER, push ? 1 : 0, 0);
            if (count < DEPTH) {
              count++;
              raised = receiver && (push || count == notEmpty);
            }
          }
          case 3, 4, 5 -> {
            machine.call(HypercallNumber.MSGQUEUE_RECEIVE, cap, BUFFER, MAX_SIZE, 0);
            if (count > 0) {
              count--;
              raised = !receiver && count == notFull;
            }
          }
          case 6, 7 -> bound.acknowledge();
          case 8, 9 -> bound.end(receiver ? count >= notEmpty : count <= notFull);
          case 10 -> {
            machine.must(HypercallNumber.MSGQUEUE_FLUSH, cap, 0);
            raised = !receiver && count != 0;
            cleared = receiver && count != 0;
            count = 0;
          }
          case 11 -> {
            notFull = step.choice % DEPTH;
            machine.must(HypercallNumber.MSGQUEUE_CONFIGURE_SEND, cap, notFull, -1, -1);
            raised = !receiver && count <= notFull;
            cleared = !receiver && !raised;
          }
          case 12 -> {
            boolean all = step.choice == 9;
            notEmpty = all ? DEPTH : 1 + step.choice % DEPTH;
            machine.must(
                HypercallNumber.MSGQUEUE_CONFIGURE_RECEIVE, cap, all ? -2 : notEmpty, -1, -1);
            raised = receiver && !all && count >= notEmpty;
            cleared = receiver && !all && !raised;
          }
          default -> {
            if (!receiver && step.choice == 0) {
              bound.acknowledge();
              bound.end(true);
              machine.must(HypercallNumber.MSGQUEUE_UNBIND_SEND_VIRQ, cap, 0);
              room.cleared();
              room.check(step);
              machine.must(HypercallNumber.MSGQUEUE_BIND_RECEIVE_VIRQ, cap, 3, RECEIVE_SPI, 0);
              receiver = true;
              bound = messages;
            }
          }
        }
        if (raised) {
          bound.raised(false);
        } else if (cleared) {
          bound.cleared();
        }
        bound.check(step);
      }
    }
  }

  private static long queue(RootVmFixture machine) {
    long cap = machine.must(HypercallNumber.PARTITION_CREATE_MSGQUEUE, 1, 0, 0);
    long info = MsgqueueCreateInfo.of(DEPTH, MAX_SIZE);
    machine.must(HypercallNumber.MSGQUEUE_CONFIGURE, cap, info, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
    return cap;
  }

  private static final class Model {
    private final RootVmFixture machine;
    private final boolean strict;
    private final long cap;
    private final SpiProbe sendSpi;
    private final SpiProbe receiveSpi;
    private final ArrayDeque<byte[]> queue = new ArrayDeque<>();
    private int notFull = DEPTH - 1;
    private int notEmpty = 1;
    private byte next;
    private boolean sendRaised;
    private boolean receiveRaised;

    Model(RootVmFixture machine, boolean strict) {
      this.machine = machine;
      this.strict = strict;
      cap = queue(machine);
      sendSpi = new SpiProbe(machine, SEND_SPI);
      receiveSpi = new SpiProbe(machine, RECEIVE_SPI);
      machine.must(HypercallNumber.MSGQUEUE_BIND_SEND_VIRQ, cap, 3, SEND_SPI, 0);
      machine.must(HypercallNumber.MSGQUEUE_BIND_RECEIVE_VIRQ, cap, 3, RECEIVE_SPI, 0);
    }

    void step(Step step) {
      sendRaised = false;
      receiveRaised = false;
      switch (step.kind) {
        case 0, 1, 2, 3, 4 -> send(step.size, BUFFER, step.choice == 0);
        case 5 -> send(step.size, UNMAPPED, false);
        case 6, 7, 8, 9 -> receive(BUFFER, MAX_SIZE + step.choice);
        case 10 -> receive(step.choice < 3 ? UNMAPPED : BUFFER, step.size);
        case 11 -> flush();
        case 12 -> configureSend(step.choice);
        default -> configureReceive(step.choice);
      }
      assertThat(sendSpi.raised()).as("send interrupt after %s", step).isEqualTo(sendRaised);
      assertThat(receiveSpi.raised())
          .as("receive interrupt after %s", step)
          .isEqualTo(receiveRaised);
    }

    private void send(int size, long va, boolean push) {
      byte[] message = new byte[Math.max(size, 1)];
      Arrays.fill(message, ++next);
      machine.memory.write(BUFFER, message, 0, message.length);
      long error = machine.call(HypercallNumber.MSGQUEUE_SEND, cap, size, va, push ? 1 : 0xFFFE, 0);
      if (queue.size() == DEPTH) {
        assertThat(error).isEqualTo(ErrorCode.MSGQUEUE_FULL);
        assertThat(machine.root.state.x[1]).isZero();
        return;
      }
      int failure =
          size == 0 || size > MAX_SIZE
              ? ErrorCode.ARGUMENT_SIZE
              : va == UNMAPPED ? ErrorCode.ADDR_INVALID : ErrorCode.OK;
      assertThat(error).isEqualTo(strict ? ErrorCode.OK : failure);
      if (failure == ErrorCode.OK) {
        queue.add(Arrays.copyOf(message, size));
        receiveRaised = push || queue.size() == notEmpty;
      }
      assertThat(machine.root.state.x[1]).isEqualTo(queue.size() != DEPTH ? 1 : 0);
    }

    private void receive(long va, int room) {
      byte[] marks = new byte[MAX_SIZE + 1];
      Arrays.fill(marks, (byte) 0xEE);
      machine.memory.write(BUFFER, marks, 0, marks.length);
      long error = machine.call(HypercallNumber.MSGQUEUE_RECEIVE, cap, va, room, 0);
      long[] x = machine.root.state.x;
      byte[] head = queue.peek();
      if (head == null) {
        assertThat(error).isEqualTo(ErrorCode.MSGQUEUE_EMPTY);
        assertThat(x).startsWith(error, 0, 0);
        return;
      }
      int failure =
          room < head.length
              ? ErrorCode.ARGUMENT_SIZE
              : va == UNMAPPED ? ErrorCode.ADDR_INVALID : ErrorCode.OK;
      assertThat(error).isEqualTo(strict ? ErrorCode.OK : failure);
      if (failure != ErrorCode.OK) {
        assertThat(x).startsWith(error, 0, 1);
        return;
      }
      queue.remove();
      assertThat(x).startsWith(0, head.length, queue.isEmpty() ? 0 : 1);
      byte[] got = new byte[marks.length];
      machine.memory.read(BUFFER, got, 0, got.length);
      System.arraycopy(head, 0, marks, 0, head.length);
      assertThat(got).as("the message, and nothing behind it").isEqualTo(marks);
      sendRaised = queue.size() == notFull;
    }

    private void flush() {
      machine.must(HypercallNumber.MSGQUEUE_FLUSH, cap, 0);
      sendRaised = !queue.isEmpty();
      queue.clear();
    }

    private void configureSend(int choice) {
      long threshold = choice == 9 ? -1 : choice;
      long error = machine.call(HypercallNumber.MSGQUEUE_CONFIGURE_SEND, cap, threshold, -1, -1);
      if (threshold >= DEPTH) {
        assertThat(error).isEqualTo(ErrorCode.ARGUMENT_INVALID);
        return;
      }
      assertThat(error).isZero();
      if (threshold >= 0) {
        notFull = choice;
        sendRaised = queue.size() <= notFull;
      }
    }

    private void configureReceive(int choice) {
      long threshold = choice == 9 ? -1 : choice == 8 ? -2 : choice;
      long error = machine.call(HypercallNumber.MSGQUEUE_CONFIGURE_RECEIVE, cap, threshold, -1, -1);
      if (threshold == 0 || threshold > DEPTH) {
        assertThat(error).isEqualTo(ErrorCode.ARGUMENT_INVALID);
        return;
      }
      assertThat(error).isZero();
      if (threshold == -2) {
        notEmpty = DEPTH;
      } else if (threshold > 0) {
        notEmpty = choice;
        receiveRaised = queue.size() >= notEmpty;
      }
    }
  }
}
