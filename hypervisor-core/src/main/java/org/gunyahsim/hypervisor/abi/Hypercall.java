package org.gunyahsim.hypervisor.abi;

import java.util.List;

/**
 * One call of the declared hypercall table.
 *
 * @param number without base: {@code hvc #(0x6000 + number)}
 * @param name Gunyah's
 * @param arguments in the order of registers, x0 first (x1 first on the SMCCC route)
 * @param checks in order, after the reserved arguments
 * @param results names in the order of registers, x0 first; x0 is {@code error} in all calls but
 *     {@code hypervisor_identify}
 */
public record Hypercall(
    int number,
    String name,
    List<HypercallArgument> arguments,
    List<HypercallCheck> checks,
    List<String> results) {

  /** True when x0 is an {@link ErrorCode}. */
  public boolean returnsError() {
    return results.get(0).equals("error");
  }

  /** By which rules the call's own code may refuse, in their order. */
  public List<HypercallRule> rules() {
    return HypercallRules.of(number);
  }

  /** Index of the argument with this name, or -1. */
  public int argumentIndex(String argumentName) {
    for (int i = 0; i < arguments.size(); i++) {
      if (arguments.get(i).name().equals(argumentName)) {
        return i;
      }
    }
    return -1;
  }
}
