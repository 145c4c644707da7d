package org.gunyahsim.bench.root;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.MemextentAttributes;
import org.gunyahsim.hypervisor.abi.MemextentDonate;
import org.gunyahsim.hypervisor.abi.PgtableAccess;
import org.gunyahsim.hypervisor.abi.VcpuOptions;

/** One class of hypercalls: what to prepare, and the calls of a round. */
public enum CallClass {
  IDENTIFY(m -> script().then(HypercallNumber.HYPERVISOR_IDENTIFY)),
  /** A look-up that ends at an empty slot. */
  BAD_CAPABILITY(m -> script().then(HypercallNumber.DOORBELL_SEND, 0x3D00, 1)),
  DOORBELL_SEND_RECEIVE(
      m -> {
        long bell = m.doorbell();
        return script()
            .then(HypercallNumber.DOORBELL_SEND, bell, 1)
            .then(HypercallNumber.DOORBELL_RECEIVE, bell, 1);
      }),
  DOORBELL_MASK(m -> script().then(HypercallNumber.DOORBELL_MASK, m.doorbell(), 3, 1)),
  /** With 64 bytes. */
  MSGQUEUE_SEND_RECEIVE(
      m -> {
        long queue = m.queue();
        return script()
            .then(HypercallNumber.MSGQUEUE_SEND, queue, 64, m.buffer())
            .then(HypercallNumber.MSGQUEUE_RECEIVE, queue, m.buffer(), 240);
      }),
  MSGQUEUE_RECEIVE_EMPTY(
      m -> script().then(HypercallNumber.MSGQUEUE_RECEIVE, m.queue(), m.buffer(), 240)),
  MSGQUEUE_CONFIGURE(
      m -> script().then(HypercallNumber.MSGQUEUE_CONFIGURE_RECEIVE, m.queue(), 1, -1, -1)),
  CAP_COPY_DELETE(
      m -> {
        long cspace = m.cspace(100);
        long bell = m.doorbell();
        // Keeps the table of capabilities in being, so that no round pays for one.
        m.call(HypercallNumber.CSPACE_COPY_CAP_FROM, RootMachine.CSPACE, bell, cspace, 1);
        long copy =
            m.call(HypercallNumber.CSPACE_COPY_CAP_FROM, RootMachine.CSPACE, bell, cspace, 1);
        m.call(HypercallNumber.CSPACE_DELETE_CAP_FROM, cspace, copy);
        return script()
            .then(HypercallNumber.CSPACE_COPY_CAP_FROM, RootMachine.CSPACE, bell, cspace, 1)
            .then(HypercallNumber.CSPACE_DELETE_CAP_FROM, cspace, copy);
      }),
  OBJECT_CREATE_ACTIVATE_DELETE(
      m -> {
        long bell = m.create(HypercallNumber.PARTITION_CREATE_DOORBELL);
        m.call(HypercallNumber.CSPACE_DELETE_CAP_FROM, RootMachine.CSPACE, bell);
        return script()
            .then(
                HypercallNumber.PARTITION_CREATE_DOORBELL,
                RootMachine.PARTITION,
                RootMachine.CSPACE)
            .then(HypercallNumber.OBJECT_ACTIVATE, bell)
            .then(HypercallNumber.CSPACE_DELETE_CAP_FROM, RootMachine.CSPACE, bell);
      }),
  VIRQ_BIND_UNBIND(
      m -> {
        long bell = m.doorbell();
        return script()
            .then(HypercallNumber.DOORBELL_BIND_VIRQ, bell, RootMachine.VIC, 40)
            .then(HypercallNumber.DOORBELL_UNBIND_VIRQ, bell);
      }),
  MAP_UNMAP_PAGE(m -> mapAndUnmap(m, 0x1000)),
  MAP_UNMAP_2_MIB(m -> mapAndUnmap(m, 0x20_0000)),
  ACCESS_UPDATE(
      m -> {
        long extent = page(m);
        long space = m.addressSpace(100);
        m.call(HypercallNumber.ADDRSPACE_MAP, space, extent, 0x4000_0000L, RootMachine.data());
        return script()
            .then(
                HypercallNumber.ADDRSPACE_UPDATE_ACCESS,
                space,
                extent,
                0x4000_0000L,
                PgtableAccess.R * 0x11)
            .then(
                HypercallNumber.ADDRSPACE_UPDATE_ACCESS,
                space,
                extent,
                0x4000_0000L,
                PgtableAccess.RW * 0x11);
      }),
  ADDRSPACE_LOOKUP(
      m -> {
        long extent = page(m);
        long space = m.addressSpace(100);
        m.call(HypercallNumber.ADDRSPACE_MAP, space, extent, 0x4000_0000L, RootMachine.data());
        return script().then(HypercallNumber.ADDRSPACE_LOOKUP, space, extent, 0x4000_0000L, 0x1000);
      }),
  /** A page to a sparse extent that is mapped, and back. */
  DONATE(
      m -> {
        long extent =
            m.extent(
                RootMachine.FREE_RAM,
                0x1000_0000,
                MemextentAttributes.of(PgtableAccess.RW, 0, MemextentAttributes.TYPE_SPARSE));
        long space = m.addressSpace(100);
        m.call(
            HypercallNumber.ADDRSPACE_MAP,
            space,
            extent,
            0x4000_0000L,
            RootMachine.data(),
            1,
            0,
            0x1000_0000);
        // Keeps the translation tables in being.
        m.call(
            HypercallNumber.MEMEXTENT_DONATE,
            MemextentDonate.TO_CHILD,
            RootMachine.PARTITION,
            extent,
            0x5000,
            0x1000);
        return script()
            .then(
                HypercallNumber.MEMEXTENT_DONATE,
                MemextentDonate.TO_CHILD,
                RootMachine.PARTITION,
                extent,
                0x1000,
                0x1000)
            .then(
                HypercallNumber.MEMEXTENT_DONATE,
                MemextentDonate.TO_PARENT,
                extent,
                RootMachine.PARTITION,
                0x1000,
                0x1000);
      }),
  VCPU_AFFINITY(m -> script().then(HypercallNumber.VCPU_SET_AFFINITY, m.vcpu(100, 0), 0, -1)),
  VCPU_REGISTER(m -> script().then(HypercallNumber.VCPU_REGISTER_WRITE, m.vcpu(100, 0), 0, 5, 99)),
  /** Of a vCPU that is off: no switch. */
  VCPU_RUN_OFF(
      m -> script().then(HypercallNumber.VCPU_RUN, m.vcpu(100, VcpuOptions.VCPU_RUN_SCHEDULED))),
  VCPU_CHECK(m -> script().then(HypercallNumber.VCPU_RUN_CHECK, m.vcpu(100, 0))),
  VIRTIO_STATUS_NOTIFICATION(
      m -> {
        long device = m.create(HypercallNumber.PARTITION_CREATE_VIRTIO_MMIO);
        m.call(HypercallNumber.VIRTIO_MMIO_CONFIGURE, device, page(m), 4, 0, 0);
        m.activate(device);
        return script()
            .then(HypercallNumber.VIRTIO_MMIO_BACKEND_UPDATE_STATUS, device, 1)
            .then(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_NOTIFICATION, device);
      }),
  VPM_STATE(
      m -> {
        long group = m.create(HypercallNumber.PARTITION_CREATE_VPM_GROUP);
        m.activate(group);
        return script().then(HypercallNumber.VPM_GROUP_GET_STATE, group);
      }),
  TRACE_FLAGS(m -> script().then(HypercallNumber.TRACE_UPDATE_CLASS_FLAGS)),
  ENTROPY_REFUSED(m -> script().then(HypercallNumber.PRNG_GET_ENTROPY, 17)),
  /** With nobody else to run. */
  YIELD(m -> script().then(HypercallNumber.SCHEDULER_YIELD));

  private static final Set<CallClass> REFUSED =
      EnumSet.of(BAD_CAPABILITY, MSGQUEUE_RECEIVE_EMPTY, ENTROPY_REFUSED);

  private final Function<RootMachine, CallScript> preparation;

  CallClass(Function<RootMachine, CallScript> preparation) {
    this.preparation = preparation;
  }

  /** True when every call of a round answers OK, and at once. */
  boolean succeeds() {
    return !REFUSED.contains(this) && this != YIELD && this != IDENTIFY;
  }

  /** Makes what the calls need. */
  CallScript prepare(RootMachine machine) {
    return preparation.apply(machine);
  }

  private static CallScript script() {
    return new CallScript();
  }

  private static long page(RootMachine m) {
    return m.extent(RootMachine.FREE_RAM, 0x1000, PgtableAccess.RW);
  }

  private static CallScript mapAndUnmap(RootMachine m, long size) {
    long extent = m.extent(RootMachine.FREE_RAM, size, PgtableAccess.RW);
    long space = m.addressSpace(100);
    // Keeps the translation tables in being, so that no round pays for them.
    long neighbour = m.extent(RootMachine.FREE_RAM + 0x100_0000, 0x1000, PgtableAccess.RW);
    m.call(HypercallNumber.ADDRSPACE_MAP, space, neighbour, 0x4020_0000L, RootMachine.data());
    m.call(HypercallNumber.ADDRSPACE_MAP, space, neighbour, 0x4000_5000L, RootMachine.data());
    return script()
        .then(HypercallNumber.ADDRSPACE_MAP, space, extent, 0x4000_0000L, RootMachine.data())
        .then(HypercallNumber.ADDRSPACE_UNMAP, space, extent, 0x4000_0000L);
  }
}
