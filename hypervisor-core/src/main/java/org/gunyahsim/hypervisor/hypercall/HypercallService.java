package org.gunyahsim.hypervisor.hypercall;

import org.gunyahsim.hypervisor.vcpu.Vcpu;

/** The way from a trap to the hypercalls, and back for those whose results come later. */
public interface HypercallService {
  /**
   * Makes a call with the arguments in the caller's registers and leaves the results there by the
   * conventions of the route, unless the handler defers them. PC is the next instruction already.
   *
   * @param number call number without base; any value that the route can express
   * @param smccc true for the SMCCC route
   */
  void call(Vcpu caller, int number, boolean smccc);

  /**
   * Writes the results of a deferred call, by the same conventions.
   *
   * @param results in register order from index 1
   */
  void complete(Vcpu caller, int number, boolean smccc, int error, long[] results);
}
