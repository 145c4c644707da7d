package org.gunyahsim.hypervisor.fuzz;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallTable;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.jspecify.annotations.Nullable;

/**
 * Steps on a fresh machine.
 *
 * @param steps from the root VM's start on
 */
record Program(HypervisorConfig config, List<Step> steps) {
  /**
   * What is wrong.
   *
   * @param steps how many had been done by then; all of them when a last look or the end found it
   */
  record Outcome(int steps, Throwable wrong) {}

  /**
   * Runs it on a machine of its own and audits that, in the end also by tearing it down.
   *
   * @return null when nothing is wrong
   */
  @Nullable Outcome run(FuzzMachine.@Nullable Sabotage sabotage) {
    int done = 0;
    try (FuzzMachine machine = new FuzzMachine(config, null, sabotage)) {
      for (Step step : steps) {
        done++;
        boolean unused = machine.play(step);
      }
      machine.sweep();
      machine.saveAndLoad();
      machine.tearDown();
      return null;
    } catch (AssertionError | RuntimeException wrong) {
      return new Outcome(done, wrong);
    }
  }

  /** The program as a person would write it down. */
  String text() {
    Map<Integer, String> names = new HashMap<>();
    names.put(1, "root_cspace");
    names.put(2, "root_partition");
    names.put(3, "root");
    names.put(4, "root_vic");
    for (Step step : steps) {
      nameResult(step, names);
    }
    StringBuilder out = new StringBuilder("on a machine with " + config + ":\n");
    for (Step step : steps) {
      out.append("  ").append(line(step, names)).append('\n');
    }
    return out.toString();
  }

  private static void nameResult(Step step, Map<Integer, String> names) {
    if (step.kind() != Step.Kind.CALL) {
      return;
    }
    Hypercall call = HypercallTable.byNumber(step.number());
    if (call != null && call.name().startsWith("partition_create_")) {
      names.put(step.id(), call.name().substring("partition_create_".length()) + "_" + step.id());
    } else if (step.number() == HypercallNumber.CSPACE_COPY_CAP_FROM) {
      names.put(step.id(), "copy_" + step.id());
    }
  }

  private static String line(Step step, Map<Integer, String> names) {
    String actor = step.actor() == 0 ? "" : name(step.actor(), names) + ": ";
    if (step.kind() != Step.Kind.CALL) {
      return actor + step.kind().name().toLowerCase(Locale.ROOT) + operands(step);
    }
    Hypercall call = HypercallTable.byNumber(step.number());
    StringBuilder out = new StringBuilder(actor);
    if (names.containsKey(step.id())) {
      out.append(names.get(step.id())).append(" = ");
    }
    out.append(call == null ? "call_0x" + Integer.toHexString(step.number()) : call.name());
    out.append('(');
    for (int i = 0; i < step.values().length; i++) {
      out.append(i == 0 ? "" : ", ");
      out.append(
          step.symbols()[i] != 0
              ? name(step.symbols()[i], names)
              : "0x" + Long.toHexString(step.values()[i]));
    }
    return out.append(step.smccc() ? ") by SMCCC" : ")").toString();
  }

  private static String operands(Step step) {
    StringBuilder out = new StringBuilder();
    if (step.number() != 0) {
      out.append(" 0x").append(Integer.toHexString(step.number()));
    }
    for (long value : step.values()) {
      out.append(" 0x").append(Long.toHexString(value));
    }
    return out.toString();
  }

  private static String name(int symbol, Map<Integer, String> names) {
    return names.getOrDefault(symbol, symbol < Symbols.FIRST_STEP ? "boot_" : "made_" + symbol);
  }
}
