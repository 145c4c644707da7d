package org.gunyahsim.hypervisor.hypercall;

import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.addrspace.AddrspaceCalls;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.cspace.Cspace;
import org.gunyahsim.hypervisor.cspace.CspaceCalls;
import org.gunyahsim.hypervisor.doorbell.Doorbell;
import org.gunyahsim.hypervisor.doorbell.DoorbellCalls;
import org.gunyahsim.hypervisor.memextent.Memextent;
import org.gunyahsim.hypervisor.memextent.MemextentCalls;
import org.gunyahsim.hypervisor.msgqueue.MessageQueue;
import org.gunyahsim.hypervisor.msgqueue.MsgqueueCalls;
import org.gunyahsim.hypervisor.object.ObjectCalls;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.partition.HeapCost;
import org.gunyahsim.hypervisor.prng.MiscellaneousCalls;
import org.gunyahsim.hypervisor.useraccess.UserAccess;
import org.gunyahsim.hypervisor.virtiommio.VirtioMmio;
import org.gunyahsim.hypervisor.virtiommio.VirtioMmioCalls;
import org.gunyahsim.hypervisor.vrtc.Vrtc;

/**
 * The object types and hypercalls of capabilities, memory, message queues, doorbells and
 * virtio-mmio. vCPUs, power groups and interrupt controllers register their own.
 */
public final class CoreCalls {
  private CoreCalls() {}

  /** Defines the types and registers the handlers. Once, before boot. */
  public static void install(HypercallBinder b, Hypervisor hypervisor) {
    UserAccess user = new UserAccess(hypervisor.memory());
    ObjectService objects = hypervisor.objects();
    objects.define(ObjectType.CSPACE, HeapCost.CSPACE, id -> new Cspace(hypervisor, id));
    objects.define(
        ObjectType.ADDRSPACE, HeapCost.ADDRSPACE, id -> new AddressSpace(hypervisor, id));
    objects.define(ObjectType.MEMEXTENT, HeapCost.MEMEXTENT, id -> new Memextent(hypervisor, id));
    objects.define(ObjectType.DOORBELL, HeapCost.DOORBELL, id -> new Doorbell(hypervisor, id));
    objects.define(
        ObjectType.MSGQUEUE, HeapCost.MSGQUEUE, id -> new MessageQueue(hypervisor, user, id));
    objects.define(
        ObjectType.VIRTIO_MMIO, HeapCost.VIRTIO_MMIO, id -> new VirtioMmio(hypervisor, user, id));
    objects.define(ObjectType.VRTC, HeapCost.VRTC, id -> new Vrtc(hypervisor, id));
    ObjectCalls.register(b, hypervisor);
    CspaceCalls.register(b);
    AddrspaceCalls.register(b);
    MemextentCalls.register(b);
    MsgqueueCalls.register(b);
    DoorbellCalls.register(b);
    VirtioMmioCalls.register(b);
    MiscellaneousCalls.register(b, hypervisor);
  }
}
