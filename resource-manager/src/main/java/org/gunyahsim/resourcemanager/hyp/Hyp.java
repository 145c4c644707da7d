package org.gunyahsim.resourcemanager.hyp;

import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.MapFlags;
import org.gunyahsim.hypervisor.abi.VcpuRegisterSet;
import org.jspecify.annotations.Nullable;

/**
 * The hypercalls that the resource manager makes. Objects are created in its own partition, their
 * master capabilities in its own capability space. Every method returns an {@link ErrorCode};
 * results of the last call are in {@link #newCap()} and {@link #result}.
 */
public final class Hyp {
  /** Names no capability. */
  public static final long NO_CAP = -1;

  private @Nullable GuestCpu cpu;
  private long partition = NO_CAP;
  private long cspace = NO_CAP;

  /** Called by each handler first: the vCPU on which it runs. */
  public void enter(GuestCpu current) {
    cpu = current;
  }

  /** The vCPU of the running handler. */
  public GuestCpu cpu() {
    GuestCpu current = cpu;
    if (current == null) {
      throw new IllegalStateException("no handler is running");
    }
    return current;
  }

  /** Says where objects and capabilities are created. */
  public void configure(long partitionCap, long cspaceCap) {
    partition = partitionCap;
    cspace = cspaceCap;
  }

  /** x{@code register} of the last call. */
  public long result(int register) {
    return cpu().result(register);
  }

  /** The capability that the last call created. */
  public long newCap() {
    return cpu().result(1);
  }

  /** partition_create_X: see {@link HypercallNumber}. */
  public int create(int number) {
    return cpu().hypercall(number, partition, cspace, 0);
  }

  public int activate(long cap) {
    return cpu().hypercall(HypercallNumber.OBJECT_ACTIVATE, cap, 0);
  }

  /** Copies a capability of the resource manager's own space into another one. */
  public int copyCap(long cap, long destination, int rights) {
    return cpu()
        .hypercall(
            HypercallNumber.CSPACE_COPY_CAP_FROM,
            cspace,
            cap,
            destination,
            Integer.toUnsignedLong(rights));
  }

  /** Deletes a capability of the resource manager's own space. */
  public int deleteCap(long cap) {
    return deleteCap(cspace, cap);
  }

  public int deleteCap(long from, long cap) {
    return cpu().hypercall(HypercallNumber.CSPACE_DELETE_CAP_FROM, from, cap, 0);
  }

  public int configureCspace(long cap, int maxCaps) {
    return cpu().hypercall(HypercallNumber.CSPACE_CONFIGURE, cap, maxCaps, 0);
  }

  public int attachCspace(long cap, long thread) {
    return cpu().hypercall(HypercallNumber.CSPACE_ATTACH_THREAD, cap, thread, 0);
  }

  public int configureMemextent(long cap, long base, long size, int attributes) {
    return cpu().hypercall(HypercallNumber.MEMEXTENT_CONFIGURE, cap, base, size, attributes);
  }

  public int deriveMemextent(long cap, long parent, long offset, long size, int attributes) {
    return cpu()
        .hypercall(
            HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE,
            cap,
            parent,
            offset,
            size,
            attributes,
            0,
            0);
  }

  /** memextent_modify without waiting. */
  public int modifyMemextent(long cap, int operation, long offset, long size) {
    return cpu()
        .hypercall(
            HypercallNumber.MEMEXTENT_MODIFY,
            cap,
            operation | Integer.toUnsignedLong(MapFlags.NO_SYNC),
            offset,
            size);
  }

  /** memextent_donate without waiting. */
  public int donate(int type, long from, long to, long offset, long size) {
    return cpu()
        .hypercall(
            HypercallNumber.MEMEXTENT_DONATE,
            type | Integer.toUnsignedLong(MapFlags.NO_SYNC),
            from,
            to,
            offset,
            size,
            0,
            0);
  }

  public int configureAddrspace(long cap, int vmid) {
    return cpu().hypercall(HypercallNumber.ADDRSPACE_CONFIGURE, cap, vmid, 0);
  }

  public int configureInfoArea(long cap, long extent, long ipa) {
    return cpu().hypercall(HypercallNumber.ADDRSPACE_CONFIGURE_INFO_AREA, cap, extent, ipa, 0);
  }

  public int configureVmmio(long cap, long base, long size, int operation) {
    return cpu().hypercall(HypercallNumber.ADDRSPACE_CONFIGURE_VMMIO, cap, base, size, operation);
  }

  public int attachAddrspace(long cap, long thread) {
    return cpu().hypercall(HypercallNumber.ADDRSPACE_ATTACH_THREAD, cap, thread, 0);
  }

  /** Maps a whole extent. */
  public int map(long addrspace, long extent, long ipa, int attributes) {
    return cpu()
        .hypercall(
            HypercallNumber.ADDRSPACE_MAP,
            addrspace,
            extent,
            ipa,
            attributes,
            Integer.toUnsignedLong(MapFlags.NO_SYNC),
            0,
            0);
  }

  /** Maps a part of an extent. */
  public int mapPart(
      long addrspace, long extent, long ipa, int attributes, long offset, long size) {
    return cpu()
        .hypercall(
            HypercallNumber.ADDRSPACE_MAP,
            addrspace,
            extent,
            ipa,
            attributes,
            MapFlags.ALL,
            offset,
            size);
  }

  /** Unmaps a part of an extent. */
  public int unmapPart(long addrspace, long extent, long ipa, long offset, long size) {
    return cpu()
        .hypercall(
            HypercallNumber.ADDRSPACE_UNMAP, addrspace, extent, ipa, MapFlags.ALL, offset, size, 0);
  }

  /** addrspace_lookup: offset in {@code result(1)}, size in {@code result(2)}. */
  public int lookup(long addrspace, long extent, long ipa, long size) {
    return cpu().hypercall(HypercallNumber.ADDRSPACE_LOOKUP, addrspace, extent, ipa, size);
  }

  public int attachVdevice(
      long addrspace, long vdevice, int index, long ipa, long size, int flags) {
    return cpu()
        .hypercall(
            HypercallNumber.ADDRSPACE_ATTACH_VDEVICE,
            addrspace,
            vdevice,
            index,
            ipa,
            size,
            flags,
            0);
  }

  public int configureVcpu(long cap, long options) {
    return cpu().hypercall(HypercallNumber.VCPU_CONFIGURE, cap, options, 0);
  }

  /** vcpu_set_affinity: its third argument must be all ones. */
  public int setAffinity(long cap, int affinity) {
    return cpu().hypercall(HypercallNumber.VCPU_SET_AFFINITY, cap, affinity, -1);
  }

  public int setPriority(long cap, int priority) {
    return cpu().hypercall(HypercallNumber.VCPU_SET_PRIORITY, cap, priority);
  }

  public int setTimeslice(long cap, long ns) {
    return cpu().hypercall(HypercallNumber.VCPU_SET_TIMESLICE, cap, ns);
  }

  public int bindVcpuVirq(long cap, long vic, int virq, int type) {
    return cpu().hypercall(HypercallNumber.VCPU_BIND_VIRQ, cap, vic, virq, type);
  }

  public int unbindVcpuVirq(long cap, int type) {
    return cpu().hypercall(HypercallNumber.VCPU_UNBIND_VIRQ, cap, type, 0);
  }

  public int powerOn(long cap, long entry, long context) {
    return cpu().hypercall(HypercallNumber.VCPU_POWERON, cap, entry, context, 0);
  }

  /** vcpu_register_write of X{@code index}. */
  public int writeX(long cap, int index, long value) {
    return cpu()
        .hypercall(HypercallNumber.VCPU_REGISTER_WRITE, cap, VcpuRegisterSet.X, index, value);
  }

  public int kill(long cap) {
    return cpu().hypercall(HypercallNumber.VCPU_KILL, cap, 0);
  }

  /** vcpu_run_check: state in {@code result(1)}, its data in {@code result(2)} and on. */
  public int runCheck(long cap) {
    return cpu().hypercall(HypercallNumber.VCPU_RUN_CHECK, cap, 0);
  }

  public int configureVpm(long cap, int options) {
    return cpu().hypercall(HypercallNumber.VPM_GROUP_CONFIGURE, cap, options, 0);
  }

  public int attachVpm(long cap, long thread, int index) {
    return cpu().hypercall(HypercallNumber.VPM_GROUP_ATTACH_VCPU, cap, thread, index, 0);
  }

  public int configureVic(long cap, int maxVcpus, int maxVirqs, int options, int maxMsis) {
    return cpu()
        .hypercall(HypercallNumber.VIC_CONFIGURE, cap, maxVcpus, maxVirqs, options, maxMsis, 0, 0);
  }

  public int attachVic(long cap, long thread, int index) {
    return cpu().hypercall(HypercallNumber.VIC_ATTACH_VCPU, cap, thread, index, 0);
  }

  /** vgic_set_mpidr_mapping with the plain layout of affinity fields in the index. */
  public int mapMpidr(long cap, long mask) {
    return cpu().hypercall(HypercallNumber.VGIC_SET_MPIDR_MAPPING, cap, mask, 0, 8, 16, 24, 0);
  }

  public int bindHwirq(long cap, long vic, int virq) {
    return cpu().hypercall(HypercallNumber.HWIRQ_BIND_VIRQ, cap, vic, virq, 0);
  }

  public int unbindHwirq(long cap) {
    return cpu().hypercall(HypercallNumber.HWIRQ_UNBIND_VIRQ, cap, 0);
  }

  public int configureMsgqueue(long cap, int createInfo) {
    return cpu()
        .hypercall(HypercallNumber.MSGQUEUE_CONFIGURE, cap, Integer.toUnsignedLong(createInfo), 0);
  }

  public int bindSendVirq(long queue, long vic, int virq) {
    return cpu().hypercall(HypercallNumber.MSGQUEUE_BIND_SEND_VIRQ, queue, vic, virq, 0);
  }

  public int bindReceiveVirq(long queue, long vic, int virq) {
    return cpu().hypercall(HypercallNumber.MSGQUEUE_BIND_RECEIVE_VIRQ, queue, vic, virq, 0);
  }

  public int unbindSendVirq(long queue) {
    return cpu().hypercall(HypercallNumber.MSGQUEUE_UNBIND_SEND_VIRQ, queue, 0);
  }

  public int unbindReceiveVirq(long queue) {
    return cpu().hypercall(HypercallNumber.MSGQUEUE_UNBIND_RECEIVE_VIRQ, queue, 0);
  }

  /** msgqueue_send without push. */
  public int send(long queue, int size, long buffer) {
    return cpu().hypercall(HypercallNumber.MSGQUEUE_SEND, queue, size, buffer, 0);
  }

  /** msgqueue_receive: size in {@code result(1)}. */
  public int receive(long queue, long buffer, int size) {
    return cpu().hypercall(HypercallNumber.MSGQUEUE_RECEIVE, queue, buffer, size, 0);
  }

  public int bindDoorbell(long doorbell, long vic, int virq) {
    return cpu().hypercall(HypercallNumber.DOORBELL_BIND_VIRQ, doorbell, vic, virq, 0);
  }

  public int unbindDoorbell(long doorbell) {
    return cpu().hypercall(HypercallNumber.DOORBELL_UNBIND_VIRQ, doorbell, 0);
  }

  public int configureVirtioMmio(long cap, long extent, int queues, long flags, int deviceType) {
    return cpu()
        .hypercall(
            HypercallNumber.VIRTIO_MMIO_CONFIGURE, cap, extent, queues, flags, deviceType, 0, 0);
  }

  public int bindVirtioBackend(long cap, long vic, int virq) {
    return cpu().hypercall(HypercallNumber.VIRTIO_MMIO_BACKEND_BIND_VIRQ, cap, vic, virq, 0);
  }

  public int bindVirtioFrontend(long cap, long vic, int virq) {
    return cpu().hypercall(HypercallNumber.VIRTIO_MMIO_FRONTEND_BIND_VIRQ, cap, vic, virq, 0);
  }

  /** prng_get_entropy: 32-bit words in {@code result(1)} to {@code result(4)}. */
  public int entropy(int bytes) {
    return cpu().hypercall(HypercallNumber.PRNG_GET_ENTROPY, bytes, 0);
  }

  public int identify() {
    return cpu().hypercall(HypercallNumber.HYPERVISOR_IDENTIFY, 0, 0);
  }
}
