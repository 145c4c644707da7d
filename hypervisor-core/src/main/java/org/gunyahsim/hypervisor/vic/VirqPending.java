package org.gunyahsim.hypervisor.vic;

/**
 * The condition behind a level-triggered source, asked for when its virtual IRQ is re-evaluated.
 */
@FunctionalInterface
public interface VirqPending {
  /** True while the source still has a reason to interrupt. */
  boolean pending();
}
