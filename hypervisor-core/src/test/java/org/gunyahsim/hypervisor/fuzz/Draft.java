package org.gunyahsim.hypervisor.fuzz;

import org.gunyahsim.hypervisor.abi.Hypercall;

/** The arguments of a call in the making. */
final class Draft {
  final Hypercall call;
  final long[] values;
  final int[] symbols;

  Draft(Hypercall call) {
    this.call = call;
    values = new long[call.arguments().size()];
    symbols = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = resting(i);
    }
  }

  /** What a reserved argument must be; 0 for others. */
  private long resting(int argument) {
    return switch (call.arguments().get(argument).kind()) {
      case RES1 -> -1;
      default -> 0;
    };
  }

  void value(int argument, long value) {
    values[argument] = value;
    symbols[argument] = 0;
  }

  void symbol(int argument, int symbol) {
    symbols[argument] = symbol;
  }

  Step step(int id, int actor, boolean smccc) {
    return new Step(id, actor, Step.Kind.CALL, call.number(), smccc, values, symbols);
  }
}
