package org.gunyahsim.machine.trace;

import java.util.List;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallArgument;

/** Arguments and results of a hypercall with their names from the declared table. */
final class HypercallText {
  private HypercallText() {}

  /** Appends {@code name=value, ...}; reserved arguments only when they are not right. */
  static void arguments(Hypercall call, long[] values, int first, StringBuilder out) {
    List<HypercallArgument> arguments = call.arguments();
    String separator = "";
    for (int i = 0; i < arguments.size(); i++) {
      HypercallArgument argument = arguments.get(i);
      long value = values[first + i];
      if (argument.reserved() && value == reserved(argument.kind())) {
        continue;
      }
      out.append(separator).append(argument.name()).append('=');
      switch (argument.kind()) {
        case CAPABILITY, CAPID -> ArgumentText.hex(value, out);
        default -> ArgumentText.append(argument.name(), value, out);
      }
      separator = ", ";
    }
  }

  private static long reserved(HypercallArgument.Kind kind) {
    return kind == HypercallArgument.Kind.RES1 ? -1 : 0;
  }

  /** Appends the error's name, and the results as far as they tell something. */
  static void results(Hypercall call, long[] values, int first, StringBuilder out) {
    boolean failed = call.returnsError() && values[first] != ErrorCode.OK;
    List<String> results = call.results();
    for (int i = 0; i < results.size(); i++) {
      long value = values[first + i];
      if (i == 0 && call.returnsError()) {
        out.append(ErrorCode.name(value));
      } else if (!failed || value != 0) {
        out.append(i == 0 ? "" : ", ").append(results.get(i)).append('=');
        ArgumentText.append(results.get(i), value, out);
      }
    }
  }
}
