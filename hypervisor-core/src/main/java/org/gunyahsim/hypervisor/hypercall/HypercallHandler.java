package org.gunyahsim.hypervisor.hypercall;

/** What a hypercall does once its declared checks have passed. */
@FunctionalInterface
public interface HypercallHandler {
  /**
   * Acts, and leaves results in {@link HypercallFrame#result}.
   *
   * @return an {@link org.gunyahsim.hypervisor.abi.ErrorCode}
   */
  int call(HypercallFrame frame);
}
