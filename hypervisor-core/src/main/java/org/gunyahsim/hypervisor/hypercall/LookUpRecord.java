package org.gunyahsim.hypervisor.hypercall;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallArgument.State;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.cspace.Capability;
import org.gunyahsim.hypervisor.cspace.Cspace;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/** Tells by an event what a look-up saw. Only called while hypercalls are traced. */
final class LookUpRecord {
  private LookUpRecord() {}

  static void tell(
      Vcpu caller,
      Cspace space,
      int argument,
      long capId,
      @Nullable ObjectType type,
      int rights,
      State state,
      int error) {
    Hypervisor hypervisor = caller.hypervisor();
    Capability found = space.find(capId) == ErrorCode.OK ? space.found() : null;
    HypObject object = found == null ? null : found.object();
    hypervisor
        .tracer()
        .begin(HypercallEvents.LOOKUP, caller.vmid(), caller.vicIndex())
        .arg(caller.lastCall)
        .arg(argument)
        .arg(space.id())
        .arg(vmidOf(hypervisor, space, caller))
        .arg(space.decode(capId))
        .arg(ObjectService.idOf(object))
        .arg(object == null ? -1 : object.type().ordinal())
        .arg(type == null ? -1 : type.ordinal())
        .arg(found == null ? 0 : found.rights())
        .arg(rights)
        .arg(object == null ? 0 : object.state().ordinal())
        .arg(state.ordinal())
        .arg(error)
        .end();
  }

  /** The VM whose threads use a capability space: the caller's, or else found by search. */
  private static int vmidOf(Hypervisor hypervisor, Cspace space, Vcpu caller) {
    if (caller.cspace() == space) {
      return caller.vmid();
    }
    for (HypObject object : hypervisor.objects().all()) {
      if (object instanceof Vcpu vcpu && vcpu.cspace() == space) {
        return vcpu.vmid();
      }
    }
    return 0;
  }
}
