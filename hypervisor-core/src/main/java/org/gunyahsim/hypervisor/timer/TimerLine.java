package org.gunyahsim.hypervisor.timer;

/** The interrupt line of a timer. */
@FunctionalInterface
public interface TimerLine {
  /** Called when the line changes. */
  void set(boolean high);
}
