package org.gunyahsim.hypervisor.smccc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gunyahsim.hypervisor.abi.VcpuOptions;
import org.gunyahsim.hypervisor.core.Bench;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.ScriptedEngine;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.junit.jupiter.api.Test;

/** Makes every call of {@code production-suite1.txt} in its order and compares all registers. */
class RecordedCallsTest {
  private static final Pattern CALL =
      Pattern.compile(
          "(hvc|smc) ([0-9a-f]+) \\(([0-9a-f,]*)\\) -> \\[([0-9a-f,=~]*)\\]"
              + "(?: tmpchg=([0-9a-f]+))?.*");

  /** What a register holds before a call that does not set it. */
  private static final long MARK = 0x5EED_0000L;

  private final Bench bench = new Bench(8, HypervisorConfig.Quality.PRODUCTION);
  private final Bench.Vm vm = bench.vm(3);

  @Test
  void everyRecordedCallAnswersAsRecorded() throws IOException {
    Vcpu first = null;
    for (int i = 0; i < 8; i++) {
      Vcpu vcpu = vm.vcpu(VcpuOptions.HLOS_VM | VcpuOptions.CRITICAL | VcpuOptions.PINNED, i);
      first = first == null ? vcpu : first;
    }
    Vcpu caller = Objects.requireNonNull(first);
    bench.start(caller);
    List<String> ours = new ArrayList<>();
    List<String> recorded = new ArrayList<>();
    for (String line : transcript()) {
      Matcher call = CALL.matcher(line);
      if (call.matches()) {
        recorded.add(line.replaceAll(" nz=[0-9a-f]+", ""));
        make(caller, call, line, ours);
      }
    }
    bench.runToEndOf(caller);
    assertThat(recorded).hasSizeGreaterThan(200);
    assertThat(ours).containsExactlyElementsOf(recorded);
  }

  private void make(Vcpu caller, Matcher call, String line, List<String> ours) {
    long[] inputs = numbers(call.group(3));
    long[] registers = new long[31];
    for (int i = 0; i < registers.length; i++) {
      registers[i] = i < inputs.length ? inputs[i] : MARK + i;
    }
    int immediate = Integer.parseInt(call.group(2), 16);
    ScriptedEngine engine = bench.script(caller);
    if (call.group(1).equals("hvc")) {
      engine.hvc(immediate, registers);
    } else {
      engine.smc(immediate, registers);
    }
    String label = line.contains(" ; ") ? line.substring(line.indexOf(" ; ")) : "";
    engine.see(s -> ours.add(describe(call, inputs, registers, s.x) + label));
  }

  private static String describe(Matcher call, long[] inputs, long[] before, long[] after) {
    StringBuilder out = new StringBuilder();
    out.append(call.group(1)).append(' ').append(call.group(2));
    out.append(" (").append(call.group(3)).append(") -> [");
    for (int i = 0; i < 8; i++) {
      out.append(i == 0 ? "" : ",");
      boolean kept = after[i] == before[i];
      if (kept && i >= inputs.length) {
        out.append('~');
      } else {
        out.append(kept ? "=" : "").append(Long.toHexString(after[i]));
      }
    }
    out.append(']');
    long changed = 0;
    for (int i = 8; i < 31; i++) {
      changed |= after[i] == before[i] ? 0 : 1L << i;
    }
    if (changed != 0) {
      out.append(" tmpchg=").append(Long.toHexString(changed));
    }
    return out.toString();
  }

  private static long[] numbers(String list) {
    if (list.isEmpty()) {
      return new long[0];
    }
    String[] parts = list.split(",", -1);
    long[] values = new long[parts.length];
    for (int i = 0; i < parts.length; i++) {
      values[i] = Long.parseUnsignedLong(parts[i], 16);
    }
    return values;
  }

  private static List<String> transcript() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            RecordedCallsTest.class.getResourceAsStream("/conformance/production-suite1.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
