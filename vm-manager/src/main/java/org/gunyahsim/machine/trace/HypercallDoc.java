package org.gunyahsim.machine.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gunyahsim.hypervisor.abi.ArgumentFields;
import org.gunyahsim.hypervisor.abi.CapabilityType;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallArgument;
import org.gunyahsim.hypervisor.abi.HypercallArgument.Lookup;
import org.gunyahsim.hypervisor.abi.HypercallArgument.State;
import org.gunyahsim.hypervisor.abi.HypercallCheck;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallRule;
import org.gunyahsim.hypervisor.abi.HypercallRules;
import org.gunyahsim.hypervisor.abi.HypercallTable;
import org.gunyahsim.hypervisor.abi.RightNames;

/** The declared hypercall table in words: for the terminal, and the page docs/hypercalls.md. */
public final class HypercallDoc {
  private HypercallDoc() {}

  /** A call in lines: number, arguments, order of checks, results, errors. */
  public static String text(Hypercall call) {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "%s (0x%02x)%n  native      hvc #0x%x, arguments from x0%n"
                + "  SMCCC       hvc #0 or smc #0 with w0 = 0x%08X, arguments from x1%n"
                + "  reference   %s%n",
            call.name(),
            call.number(),
            HypercallNumber.NATIVE_BASE + call.number(),
            HypercallNumber.SMCCC_BASE + call.number(),
            HypercallRules.section(call.number())));
    block(out, "arguments", arguments(call));
    block(out, "checks", checks(call));
    List<String> results = new ArrayList<>();
    for (int i = 0; i < call.results().size(); i++) {
      results.add("x" + i + " " + call.results().get(i));
    }
    block(out, "results", results);
    block(out, "then", errors(call));
    return out.toString();
  }

  private static void block(StringBuilder out, String label, List<String> lines) {
    String left = label;
    for (String line : lines) {
      out.append("  ").append(left).repeat(' ', 12 - left.length()).append(line);
      out.append(System.lineSeparator());
      left = "";
    }
  }

  private static List<String> arguments(Hypercall call) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      HypercallArgument argument = call.arguments().get(i);
      StringBuilder line = new StringBuilder("x" + i + " " + argument.name() + ": ");
      line.append(meaning(argument));
      List<ArgumentFields.Field> fields = ArgumentFields.of(call.number(), argument.name());
      if (!fields.isEmpty()) {
        line.append(" (").append(bits(fields)).append(')');
      }
      lines.add(line.toString());
    }
    return lines.isEmpty() ? List.of("none") : lines;
  }

  private static String meaning(HypercallArgument argument) {
    return switch (argument.kind()) {
      case RES0 -> "must be 0";
      case RES1 -> "must be -1";
      case U16 -> "16 bits";
      case U32 -> "32 bits";
      case U64 -> "64 bits";
      case BOOL -> "true unless 0";
      case CAPID -> "CapID that the call looks up itself";
      case CAPABILITY -> {
        String type =
            argument.type() == CapabilityType.ANY
                ? "any object"
                : argument.type().name().toLowerCase(Locale.ROOT);
        String state = argument.state() == State.ANY ? "" : ", " + argument.state();
        yield type + state + ", rights " + RightNames.of(argument.type(), argument.rights());
      }
    };
  }

  private static String bits(List<ArgumentFields.Field> fields) {
    List<String> words = new ArrayList<>();
    for (ArgumentFields.Field field : fields) {
      String where =
          field.width() == 1
              ? "[" + field.low() + "]"
              : "[" + (field.low() + field.width() - 1) + ":" + field.low() + "]";
      words.add(where + " " + field.name());
    }
    return String.join(", ", words);
  }

  private static List<String> checks(Hypercall call) {
    List<String> lines = new ArrayList<>();
    if (call.arguments().stream().anyMatch(HypercallArgument::reserved)) {
      lines.add("reserved arguments, on the native route only: else ARGUMENT_INVALID");
    }
    for (HypercallCheck check : call.checks()) {
      lines.add(
          switch (check) {
            case HypercallCheck.LookUp it -> lookUp(call, it.argument(), it.checkState(), "");
            case HypercallCheck.LookUpMore it ->
                lookUp(
                    call,
                    it.argument(),
                    true,
                    String.format(
                        Locale.ROOT,
                        "; and %s when %s is 0x%x",
                        RightNames.of(call.arguments().get(it.argument()).type(), it.moreRights()),
                        call.arguments().get(it.whenArgument()).name(),
                        it.equalTo()));
            case HypercallCheck.AllowedBits it ->
                String.format(
                    Locale.ROOT,
                    "bits of %s outside 0x%x: %s",
                    call.arguments().get(it.argument()).name(),
                    it.allowed(),
                    ErrorCode.name(it.error()));
            case HypercallCheck.Init it ->
                "state of " + call.arguments().get(it.argument()).name() + ": else OBJECT_STATE";
            case HypercallCheck.CpuExists it ->
                call.arguments().get(it.argument()).name() + " exists: else ARGUMENT_INVALID";
          });
    }
    return lines.isEmpty() ? List.of("none") : lines;
  }

  private static String lookUp(Hypercall call, int index, boolean state, String more) {
    HypercallArgument argument = call.arguments().get(index);
    String order = argument.lookup() == Lookup.GENERIC ? "rights, type" : "type, rights";
    String then = state && argument.state() != State.ANY ? ", state" : "";
    return "look up " + argument.name() + " (4.4): decode, slot, " + order + then + more;
  }

  private static List<String> errors(Hypercall call) {
    List<String> lines = new ArrayList<>();
    for (HypercallRule rule : call.rules()) {
      String type =
          rule.type() == CapabilityType.ANY
              ? ""
              : rule.type().name().toLowerCase(Locale.ROOT) + ": ";
      lines.add(
          ErrorCode.name(rule.error())
              + ": "
              + type
              + rule.condition()
              + " ("
              + rule.section()
              + ")");
    }
    return lines.isEmpty() ? List.of("nothing more can fail") : lines;
  }

  /** An error code: number, and which calls give it and why. */
  public static String error(int code) {
    StringBuilder out = new StringBuilder();
    out.append(ErrorCode.name(code)).append(" (").append(code).append(")\n");
    for (HypercallRule rule : HypercallRules.LOOK_UP) {
      if (rule.error() == code) {
        out.append("  any look-up (").append(rule.section()).append("): ");
        out.append(rule.condition()).append('\n');
      }
    }
    for (Hypercall call : HypercallTable.all()) {
      for (HypercallRule rule : call.rules()) {
        if (rule.error() == code && !HypercallRules.LOOK_UP.contains(rule)) {
          out.append("  ").append(call.name()).append(" (").append(rule.section()).append("): ");
          out.append(rule.condition()).append('\n');
        }
      }
    }
    return out.toString();
  }

  /** The page docs/hypercalls.md. */
  public static String page() {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        # Hypercalls

        Every call of the reference build, as this simulator declares, dispatches, traces and explains it. This page is written
        from that table: do not edit it (`HypercallDocTest` says how to write it anew). `gunyah-sim doc hypercall NAME` shows one call.
        Sections are those of the hypercall reference. Checks stand in their order; what the call's own code refuses comes after them.
        """);
    for (Hypercall call : HypercallTable.all()) {
      out.append(String.format(Locale.ROOT, "%n## %s%n%n```%n", call.name()));
      out.append(text(call)).append("```\n");
    }
    return out.toString().replace("\r\n", "\n");
  }
}
