package org.gunyahsim.hypervisor.hypercall;

/** Where each concept's package registers the handlers of its calls. */
@FunctionalInterface
public interface HypercallBinder {
  /**
   * Binds a handler.
   *
   * @param number a constant of {@link org.gunyahsim.hypervisor.abi.HypercallNumber}
   */
  void bind(int number, HypercallHandler handler);
}
