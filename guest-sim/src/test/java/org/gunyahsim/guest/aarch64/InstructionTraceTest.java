package org.gunyahsim.guest.aarch64;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.TraceRecord;
import org.junit.jupiter.api.Test;

/** Instructions one at a time: what is reported, and that nothing else changes. */
class InstructionTraceTest {
  private static final long CODE = BareMachine.RAM + 0x1000;

  private static final int[] PROGRAM = {
    A64.movz(1, 5, 0),
    A64.add(0, 1, 1),
    0xF100_181F, // cmp x0, #0x6
    0x9E67_0001, // fmov d1, x0
    0x9100_43FF, // add sp, sp, #0x10
    A64.NOP,
    0xD503_205F, // wfe: sleeps to the end of the budget
    A64.b(-7)
  };

  private final List<String> events = new ArrayList<>();

  private BareMachine machine() {
    BareMachine machine = new BareMachine(1 << 20);
    for (int i = 0; i < PROGRAM.length; i++) {
      machine.memory.setInt(CODE + 4L * i, PROGRAM[i]);
    }
    machine.state.pc = CODE;
    machine.state.cpacrEl1 = 3 << 20;
    machine.state.runStart = 100;
    return machine;
  }

  private BareMachine traced() {
    BareMachine machine = machine();
    machine.tracer.enable(Category.INSTR);
    machine.tracer.addSink(record -> events.add(text(record)));
    return machine;
  }

  private static String text(TraceRecord record) {
    StringBuilder out = new StringBuilder();
    out.append(record.time).append(" EL").append(record.arguments[2]).append(" +");
    out.append(record.arguments[0] - CODE);
    out.append(" %08x".formatted((int) record.arguments[1]));
    RegisterChanges.read(
        record.payload,
        record.payloadLength,
        (register, low, high) -> out.append(" %d=%x/%x".formatted(register, high, low)));
    return out.toString();
  }

  @Test
  void tellsWhenWhereWhatAndWhatItChanged() {
    try (BareMachine machine = traced()) {
      machine.engine.run(10);
    }
    assertThat(events)
        .containsExactly(
            "100 EL1 +0 d28000a1 1=0/5",
            "101 EL1 +4 91000420 0=0/6",
            "102 EL1 +8 f100181f 32=0/6",
            "103 EL1 +12 9e670001 65=0/6",
            "104 EL1 +16 910043ff 31=0/10",
            "105 EL1 +20 d503201f",
            "106 EL1 +24 d503205f");
  }

  @Test
  void theRunIsTheSame() {
    try (BareMachine plain = machine();
        BareMachine traced = traced()) {
      for (int budget = 1; budget < 200; budget++) {
        int reason = plain.engine.run(budget);
        assertThat(traced.engine.run(budget)).isEqualTo(reason);
        assertThat(traced.exit.retired).isEqualTo(plain.exit.retired);
        assertThat(traced.state.pc).isEqualTo(plain.state.pc);
        assertThat(traced.state.nzcv).isEqualTo(plain.state.nzcv);
        assertThat(Arrays.equals(traced.state.x, plain.state.x)).isTrue();
        assertThat(Arrays.equals(traced.state.v, plain.state.v)).isTrue();
      }
    }
    assertThat(events).hasSizeGreaterThan(1_000);
  }
}
