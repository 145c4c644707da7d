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
   */
  void trap(EngineContext context);
}
