package org.gunyahsim.systemtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.gunyahsim.guest.aarch64.Aarch64Events;
import org.gunyahsim.guest.aarch64.RegisterChanges;
import org.gunyahsim.guest.loader.Symbols;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.TraceRecord;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.machine.MachineResult;
import org.gunyahsim.machine.trace.TextTrace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --trace=instr} shows every instruction, and changes nothing. */
class InstructionTraceTest {
  /** All that a run shows; {@code events} are those of all categories but instr. */
  private record Run(String result, String hash, String guest, String board, String events) {}

  @ParameterizedTest
  @ValueSource(strings = {"", "end=reset-once", "end=undef", "try=garbage"})
  void theRunIsTheSame(String commandLine) {
    Counter counter = new Counter();
    Run traced = run(commandLine, counter);
    assertThat(traced).isEqualTo(run(commandLine, null));
    assertThat(counter.instructions).isGreaterThan(20_000);
    assertThat(counter.wrongTimes).isZero();
    assertThat(counter.changes).isGreaterThan(10_000);
  }

  private static Run run(String commandLine, @Nullable Counter counter) {
    try (Machine machine = Machine.build(Machines.hello(commandLine, 2, 2))) {
      StringBuilder events = new StringBuilder();
      TextTrace text = new TextTrace(events, vmid -> "vm" + vmid, _ -> Symbols.NONE);
      machine
          .tracer()
          .addSink(
              record -> {
                if (record.type.category() != Category.INSTR) {
                  text.accept(record);
                } else if (counter != null) {
                  counter.accept(record);
                }
              });
      machine
          .tracer()
          .enable(
              Arrays.stream(Category.values())
                  .filter(category -> category != Category.INSTR || counter != null)
                  .toArray(Category[]::new));
      MachineResult result = machine.run(() -> false, 10_000_000_000L);
      return new Run(
          result.kind() + " " + result.time(),
          machine.stateHash(),
          machine.console("hello").text(),
          machine.console(Machine.PLATFORM_CONSOLE).text(),
          events.toString());
    }
  }

  /** Counts instructions and what they report. */
  private static final class Counter {
    private final Map<Integer, Long> times = new HashMap<>();
    private long instructions;
    private long changes;

    /** Instructions that did not come after the previous one of their vCPU. */
    private long wrongTimes;

    void accept(TraceRecord record) {
      if (!record.type.equals(Aarch64Events.INSTRUCTION)) {
        return;
      }
      instructions++;
      int vcpu = record.vmid << 8 | record.vcpu;
      Long before = times.put(vcpu, record.time);
      if (before != null && record.time <= before) {
        wrongTimes++;
      }
      RegisterChanges.read(
          record.payload, record.payloadLength, (register, low, high) -> changes++);
    }
  }
}
