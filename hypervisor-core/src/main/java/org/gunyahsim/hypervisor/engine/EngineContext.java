package org.gunyahsim.hypervisor.engine;

import org.gunyahsim.hypervisor.memory.PhysicalBus;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.trace.Tracer;

/** All that an engine gets to know of its vCPU and the machine around it. */
public final class EngineContext {
  public final VcpuState state;
  public final VcpuExit exit;
  public final Stage2 stage2;

  /** The VMID of the address space: engines of one VM share it. */
  public final int vmid;

  /** Index of the vCPU within its VM, from 0. */
  public final int vcpuIndex;

  public final PhysicalMemory memory;
  public final PhysicalBus bus;
  public final El2 el2;
  public final Tracer tracer;

  public EngineContext(
      VcpuState state,
      VcpuExit exit,
      Stage2 stage2,
      int vmid,
      int vcpuIndex,
      PhysicalMemory memory,
      PhysicalBus bus,
      El2 el2,
      Tracer tracer) {
    this.state = state;
    this.exit = exit;
    this.stage2 = stage2;
    this.vmid = vmid;
    this.vcpuIndex = vcpuIndex;
    this.memory = memory;
    this.bus = bus;
    this.el2 = el2;
    this.tracer = tracer;
  }
}
