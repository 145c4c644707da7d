package org.gunyahsim.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallTable;
import org.gunyahsim.machine.spec.UserError;
import org.gunyahsim.machine.trace.HypercallDoc;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gunyah-sim doc}: the declared tables, for a person. */
@Command(
    name = "doc",
    mixinStandardHelpOptions = true,
    description = "Prints what the simulator knows of a hypercall or an error code.")
final class DocCommand implements Callable<Integer> {
  /** What can be asked about. */
  enum Topic {
    hypercall,
    error
  }

  @Parameters(index = "0", paramLabel = "TOPIC", description = "${COMPLETION-CANDIDATES}.")
  private Topic topic = Topic.hypercall;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "NAME",
      description = "Name or number (0x2b); without it, a list.")
  private @Nullable String name;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (topic == Topic.hypercall) {
      hypercall(out);
    } else {
      error(out);
    }
    out.flush();
    return ExitStatus.OK;
  }

  private void hypercall(PrintWriter out) {
    if (name == null) {
      for (Hypercall call : HypercallTable.all()) {
        out.printf(Locale.ROOT, "0x%02x  %s%n", call.number(), call.name());
      }
      return;
    }
    Map<String, Integer> known = new TreeMap<>();
    for (Hypercall call : HypercallTable.all()) {
      known.put(call.name(), call.number());
    }
    Integer number = find(name, known);
    Hypercall call = number == null ? null : HypercallTable.byNumber(callNumber(number));
    if (call == null) {
      throw unknown("hypercall", name, known);
    }
    out.print(HypercallDoc.text(call));
  }

  /** Without the base of either route. */
  private static int callNumber(int number) {
    int route = number & 0xFFFF_FF00;
    return route == HypercallNumber.NATIVE_BASE || route == HypercallNumber.SMCCC_BASE
        ? number & 0xFF
        : number;
  }

  private void error(PrintWriter out) {
    Map<String, Integer> known = new TreeMap<>();
    for (int code = -2; code <= ErrorCode.EXISTING_MAPPING; code++) {
      String word = ErrorCode.name(code);
      if (!word.equals(Integer.toString(code))) {
        known.put(word.toLowerCase(Locale.ROOT), code);
      }
    }
    if (name == null) {
      known.entrySet().stream()
          .sorted(Map.Entry.comparingByValue())
          .forEach(
              entry ->
                  out.printf(
                      Locale.ROOT,
                      "%4d  %s%n",
                      entry.getValue(),
                      ErrorCode.name(entry.getValue())));
      return;
    }
    Integer code = find(name, known);
    if (code == null || !known.containsValue(code)) {
      throw unknown("error", name, known);
    }
    out.print(HypercallDoc.error(code));
  }

  /** By number, or by name in any case, with or without a prefix. */
  private static @Nullable Integer find(String text, Map<String, Integer> known) {
    String word = text.toLowerCase(Locale.ROOT).replace('-', '_');
    try {
      long number = Long.decode(text);
      return number == (int) number || number >>> Integer.SIZE == 0 ? (int) number : null;
    } catch (NumberFormatException e) {
      // A name.
    }
    for (String prefix :
        List.of("", "hypcall_", "hypercall_", "gunyah_hyp_", "gh_hypercall_", "error_")) {
      if (word.startsWith(prefix) && known.containsKey(word.substring(prefix.length()))) {
        return known.get(word.substring(prefix.length()));
      }
    }
    return null;
  }

  private static UserError unknown(String what, String text, Map<String, Integer> known) {
    String word = text.toLowerCase(Locale.ROOT);
    List<String> near = new ArrayList<>();
    int best = Math.max(2, word.length() / 4);
    for (String candidate : known.keySet()) {
      if (candidate.contains(word) || distance(word, candidate) <= best) {
        near.add(candidate);
      }
    }
    String hint =
        near.isEmpty()
            ? "gunyah-sim doc " + what + " lists all"
            : "did you mean " + String.join(", ", near.subList(0, Math.min(5, near.size()))) + "?";
    return new UserError.InOption("NAME", "\"" + text + "\" is no " + what + "; " + hint);
  }

  /** Letters to change, add or leave out. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
