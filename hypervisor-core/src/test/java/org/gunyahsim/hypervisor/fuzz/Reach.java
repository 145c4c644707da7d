package org.gunyahsim.hypervisor.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallTable;

/** How often each call gave each answer. */
final class Reach {
  /** Error codes are -2 to 200. */
  private static final int OFFSET = 2;

  private static final int CODES = 203;

  private final long[][] counts = new long[HypercallNumber.COUNT][CODES];

  void count(int number, int error) {
    if (number < HypercallNumber.COUNT) {
      counts[number][error + OFFSET]++;
    }
  }

  void add(Reach other) {
    for (int n = 0; n < counts.length; n++) {
      for (int code = 0; code < CODES; code++) {
        counts[n][code] += other.counts[n][code];
      }
    }
  }

  long count(Hypercall call, int error) {
    return counts[call.number()][error + OFFSET];
  }

  /** Calls that never answered OK. */
  List<String> neverSucceeded() {
    List<String> names = new ArrayList<>();
    for (Hypercall call : HypercallTable.all()) {
      if (count(call, ErrorCode.OK) == 0) {
        names.add(call.name());
      }
    }
    return names;
  }

  /** A line for each call: its name, how often it succeeded, how often each error came. */
  String table() {
    StringBuilder out = new StringBuilder();
    for (Hypercall call : HypercallTable.all()) {
      out.append(
          "%02x %-38s OK %d".formatted(call.number(), call.name(), count(call, ErrorCode.OK)));
      for (int code = 0; code < CODES; code++) {
        int error = code - OFFSET;
        if (counts[call.number()][code] != 0 && error != ErrorCode.OK) {
          out.append(", %s %d".formatted(ErrorCode.name(error), counts[call.number()][code]));
        }
      }
      out.append('\n');
    }
    return out.toString();
  }
}
