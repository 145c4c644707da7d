package org.gunyahsim.hypervisor.core;

import org.gunyahsim.hypervisor.engine.EngineFactory;
import org.gunyahsim.hypervisor.hypercall.CoreCalls;
import org.gunyahsim.hypervisor.hypercall.HypercallDispatcher;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.partition.HeapCost;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vcpu.VcpuCalls;
import org.gunyahsim.hypervisor.vic.Interrupts;
import org.gunyahsim.hypervisor.vpm.VpmCalls;
import org.gunyahsim.hypervisor.vpm.VpmGroup;

/** Puts a hypervisor together: every concept's object types, hypercalls and services. */
public final class Assembly {
  private final Hypervisor hypervisor;
  private final HypercallDispatcher hypercalls;
  private final Interrupts interrupts;

  /** Builds a hypervisor that has not booted; the platform's bus is to be attached yet. */
  public Assembly(
      HypervisorConfig config, PhysicalMemory memory, Tracer tracer, EngineFactory engines) {
    hypervisor = new Hypervisor(config, memory, tracer, engines);
    hypercalls = new HypercallDispatcher(hypervisor);
    hypervisor.install(hypercalls);
    interrupts = Interrupts.install(hypervisor, hypercalls);
    hypervisor.objects().define(ObjectType.THREAD, HeapCost.THREAD, id -> new Vcpu(hypervisor, id));
    hypervisor
        .objects()
        .define(ObjectType.VPM_GROUP, HeapCost.VPM_GROUP, id -> new VpmGroup(hypervisor, id));
    CoreCalls.install(hypercalls, hypervisor);
    VcpuCalls.register(hypercalls, hypervisor);
    VpmCalls.register(hypercalls);
  }

  public Hypervisor hypervisor() {
    return hypervisor;
  }

  /** The hypercall dispatcher. */
  public HypercallDispatcher hypercalls() {
    return hypercalls;
  }

  /** Virtual and physical interrupts. */
  public Interrupts interrupts() {
    return interrupts;
  }
}
