package org.gunyahsim.hypervisor.platform;

/** Where the board's interrupt lines end: the physical interrupt controller. */
@FunctionalInterface
public interface InterruptLines {
  /**
   * A line has changed.
   *
   * @param intid 32..255
   */
  void set(int intid, boolean high);
}
