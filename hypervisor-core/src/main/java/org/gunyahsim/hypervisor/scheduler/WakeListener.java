package org.gunyahsim.hypervisor.scheduler;

/** Told when a physical CPU has something new to decide. */
@FunctionalInterface
public interface WakeListener {
  /** A thread became runnable on the CPU with this index. */
  void woken(int cpu);
}
