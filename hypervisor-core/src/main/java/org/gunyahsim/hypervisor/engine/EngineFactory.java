package org.gunyahsim.hypervisor.engine;

/**
 * Makes the engine of a vCPU when its thread object is activated. The composition root decides by
 * VMID what runs in a VM.
 */
@FunctionalInterface
public interface EngineFactory {
  /** Never fails: a VM nobody knows of gets an engine for AArch64 code. */
  VcpuEngine create(EngineContext context);
}
