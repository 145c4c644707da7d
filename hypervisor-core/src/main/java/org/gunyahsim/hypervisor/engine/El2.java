package org.gunyahsim.hypervisor.engine;

/**
 * The one door into EL2 from inside a run. Engines of AArch64 code leave by returning from {@link
 * VcpuEngine#run}; a guest written in Java calls here for what returns at once (an ordinary
 * hypercall, a device access) and leaves for the rest.
 */
public interface El2 {
  /**
   * Handles the exit described in {@code context.exit} for the vCPU whose slice is running, exactly
   * as if {@code run} had returned it: registers in {@code context.state} hold the results
   * afterwards. Rescheduling that it causes waits for the end of the slice.
   *
   * <p>{@link VcpuExit#retired} says how much of the run was consumed before the trap and stays the
   * engine's; what the trap itself costs EL2 adds to {@link VcpuState#runStart}, so that {@code
   * runStart + retired} is the time at any point of the run.
   *
   * <p>PC on return: the instruction after the trapping one when it is done; the instruction itself
   * when it is to be tried again; a vector when EL2 has injected an exception.
   */
  void trap(EngineContext context);
}
