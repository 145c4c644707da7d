package org.gunyahsim.hypervisor.platform;

/** A device's level-sensitive interrupt output. */
@FunctionalInterface
public interface InterruptLine {
  /** Sets the level; setting what it is already does nothing. */
  void set(boolean high);
}
