package org.gunyahsim.hypervisor.abi;

import static org.gunyahsim.hypervisor.abi.CapabilityType.ADDRSPACE;
import static org.gunyahsim.hypervisor.abi.CapabilityType.ANY;
import static org.gunyahsim.hypervisor.abi.CapabilityType.CSPACE;
import static org.gunyahsim.hypervisor.abi.CapabilityType.DOORBELL;
import static org.gunyahsim.hypervisor.abi.CapabilityType.HWIRQ;
import static org.gunyahsim.hypervisor.abi.CapabilityType.MEMEXTENT;
import static org.gunyahsim.hypervisor.abi.CapabilityType.MSGQUEUE;
import static org.gunyahsim.hypervisor.abi.CapabilityType.PARTITION;
import static org.gunyahsim.hypervisor.abi.CapabilityType.THREAD;
import static org.gunyahsim.hypervisor.abi.CapabilityType.VIC;
import static org.gunyahsim.hypervisor.abi.CapabilityType.VIRTIO_MMIO;
import static org.gunyahsim.hypervisor.abi.CapabilityType.VPM_GROUP;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gunyahsim.hypervisor.abi.HypercallArgument.Kind;
import org.gunyahsim.hypervisor.abi.HypercallArgument.Lookup;
import org.gunyahsim.hypervisor.abi.HypercallArgument.State;
import org.jspecify.annotations.Nullable;

/**
 * Every hypercall of the reference build, declared (hypercall reference, section 2).
 *
 * <p>Dispatch, the checks that precede a call, tracing, help and documentation all come from here.
 * Where nothing else is said, capabilities are looked up in declaration order.
 */
public final class HypercallTable {
  private static final @Nullable Hypercall[] BY_NUMBER = new Hypercall[HypercallNumber.COUNT];
  private static final List<Hypercall> ALL;

  private HypercallTable() {}

  /** All calls, by number. */
  public static List<Hypercall> all() {
    return ALL;
  }

  /** The call with this number, or null where the reference build has none. */
  public static @Nullable Hypercall byNumber(int number) {
    return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : null;
  }

  static {
    identification();
    creation();
    objects();
    doorbells();
    messageQueues();
    capabilities();
    interrupts();
    addressSpaces();
    memory();
    vcpus();
    powerGroups();
    virtio();
    miscellaneous();
    List<Hypercall> all = new ArrayList<>();
    for (Hypercall call : BY_NUMBER) {
      if (call != null) {
        all.add(call);
      }
    }
    ALL = Collections.unmodifiableList(all);
  }

  private static void identification() {
    call(HypercallNumber.HYPERVISOR_IDENTIFY, "hypervisor_identify")
        .declareResults("hyp_api_info", "api_flags_0", "api_flags_1", "api_flags_2");
  }

  private static void creation() {
    call(HypercallNumber.PARTITION_CREATE_PARTITION, "partition_create_partition")
        .capId("src_partition")
        .capId("cspace")
        .res0()
        .returns("new_cap");
    create(HypercallNumber.PARTITION_CREATE_CSPACE, "cspace");
    create(HypercallNumber.PARTITION_CREATE_ADDRSPACE, "addrspace");
    create(HypercallNumber.PARTITION_CREATE_MEMEXTENT, "memextent");
    create(HypercallNumber.PARTITION_CREATE_THREAD, "thread");
    create(HypercallNumber.PARTITION_CREATE_DOORBELL, "doorbell");
    create(HypercallNumber.PARTITION_CREATE_MSGQUEUE, "msgqueue");
    create(HypercallNumber.PARTITION_CREATE_VIC, "vic");
    create(HypercallNumber.PARTITION_CREATE_VPM_GROUP, "vpm_group");
    create(HypercallNumber.PARTITION_CREATE_VIRTIO_MMIO, "virtio_mmio");
  }

  private static void create(int number, String type) {
    call(number, "partition_create_" + type)
        .cap("src_partition", PARTITION, Rights.PARTITION_OBJECT_CREATE)
        .cap("cspace", CSPACE, Rights.CSPACE_CAP_CREATE)
        .res0()
        .returns("new_cap");
  }

  private static void objects() {
    call(HypercallNumber.OBJECT_ACTIVATE, "object_activate")
        .cap("cap", ANY, Rights.OBJECT_ACTIVATE, State.ANY)
        .res0()
        .returns();
    call(HypercallNumber.OBJECT_ACTIVATE_FROM, "object_activate_from")
        .cap("cspace", CSPACE, Rights.CSPACE_CAP_CREATE)
        .capId("cap")
        .res0()
        .returns();
    call(HypercallNumber.OBJECT_RESET, "object_reset").capId("cap").res0().returns();
    call(HypercallNumber.OBJECT_RESET_FROM, "object_reset_from")
        .capId("cspace")
        .capId("cap")
        .res0()
        .returns();
  }

  private static void doorbells() {
    call(HypercallNumber.DOORBELL_BIND_VIRQ, "doorbell_bind_virq")
        .cap("doorbell", DOORBELL, Rights.DOORBELL_BIND)
        .virq()
        .returns();
    call(HypercallNumber.DOORBELL_UNBIND_VIRQ, "doorbell_unbind_virq")
        .cap("doorbell", DOORBELL, Rights.DOORBELL_BIND)
        .res0()
        .returns();
    call(HypercallNumber.DOORBELL_SEND, "doorbell_send")
        .cap("doorbell", DOORBELL, Rights.DOORBELL_SEND)
        .u64("new_flags")
        .res0()
        .returns("old_flags");
    call(HypercallNumber.DOORBELL_RECEIVE, "doorbell_receive")
        .cap("doorbell", DOORBELL, Rights.DOORBELL_RECEIVE)
        .u64("clear_flags")
        .res0()
        .returns("old_flags");
    call(HypercallNumber.DOORBELL_RESET, "doorbell_reset")
        .cap("doorbell", DOORBELL, Rights.DOORBELL_RECEIVE)
        .res0()
        .returns();
    call(HypercallNumber.DOORBELL_MASK, "doorbell_mask")
        .cap("doorbell", DOORBELL, Rights.DOORBELL_RECEIVE)
        .u64("enable_mask")
        .u64("ack_mask")
        .res0()
        .returns();
  }

  private static void messageQueues() {
    call(HypercallNumber.MSGQUEUE_BIND_SEND_VIRQ, "msgqueue_bind_send_virq")
        .cap("msgqueue", MSGQUEUE, Rights.MSGQUEUE_BIND_SEND)
        .virq()
        .returns();
    call(HypercallNumber.MSGQUEUE_BIND_RECEIVE_VIRQ, "msgqueue_bind_receive_virq")
        .cap("msgqueue", MSGQUEUE, Rights.MSGQUEUE_BIND_RECEIVE)
        .virq()
        .returns();
    call(HypercallNumber.MSGQUEUE_UNBIND_SEND_VIRQ, "msgqueue_unbind_send_virq")
        .cap("msgqueue", MSGQUEUE, Rights.MSGQUEUE_BIND_SEND)
        .res0()
        .returns();
    call(HypercallNumber.MSGQUEUE_UNBIND_RECEIVE_VIRQ, "msgqueue_unbind_receive_virq")
        .cap("msgqueue", MSGQUEUE, Rights.MSGQUEUE_BIND_RECEIVE)
        .res0()
        .returns();
    call(HypercallNumber.MSGQUEUE_SEND, "msgqueue_send")
        .cap("msgqueue", MSGQUEUE, Rights.MSGQUEUE_SEND)
        .u64("size")
        .u64("data")
        .u32("send_flags")
        .res0()
        .returns("not_full");
    call(HypercallNumber.MSGQUEUE_RECEIVE, "msgqueue_receive")
        .cap("msgqueue", MSGQUEUE, Rights.MSGQUEUE_RECEIVE)
        .u64("buffer")
        .u64("buf_size")
        .res0()
        .returns("size", "not_empty");
    call(HypercallNumber.MSGQUEUE_FLUSH, "msgqueue_flush")
        .cap("msgqueue", MSGQUEUE, Rights.MSGQUEUE_RECEIVE)
        .res0()
        .returns();
    call(HypercallNumber.MSGQUEUE_CONFIGURE_SEND, "msgqueue_configure_send")
        .cap("msgqueue", MSGQUEUE, Rights.MSGQUEUE_SEND)
        .u32("not_full_threshold")
        .u32("not_full_holdoff")
        .res1()
        .returns();
    call(HypercallNumber.MSGQUEUE_CONFIGURE_RECEIVE, "msgqueue_configure_receive")
        .cap("msgqueue", MSGQUEUE, Rights.MSGQUEUE_RECEIVE)
        .u32("not_empty_threshold")
        .u32("not_empty_holdoff")
        .res1()
        .returns();
    call(HypercallNumber.MSGQUEUE_CONFIGURE, "msgqueue_configure")
        .cfg("msgqueue", MSGQUEUE)
        .u64("create_info")
        .res0()
        .returns();
  }

  private static void capabilities() {
    call(HypercallNumber.CSPACE_DELETE_CAP_FROM, "cspace_delete_cap_from")
        .cap("cspace", CSPACE, Rights.CSPACE_CAP_DELETE)
        .capId("cap")
        .res0()
        .returns();
    call(HypercallNumber.CSPACE_COPY_CAP_FROM, "cspace_copy_cap_from")
        .cap("src_cspace", CSPACE, Rights.CSPACE_CAP_COPY)
        .capId("src_cap")
        .cap("dest_cspace", CSPACE, Rights.CSPACE_CAP_CREATE)
        .u32("rights_mask")
        .res0()
        .returns("new_cap");
    call(HypercallNumber.CSPACE_REVOKE_CAP_FROM, "cspace_revoke_cap_from")
        .capId("src_cspace")
        .capId("src_cap")
        .res0()
        .returns();
    call(HypercallNumber.CSPACE_REVOKE_CAPS_FROM, "cspace_revoke_caps_from")
        .cap("src_cspace", CSPACE, Rights.CSPACE_CAP_REVOKE)
        .capId("master_cap")
        .res0()
        .returns();
    call(HypercallNumber.CSPACE_CONFIGURE, "cspace_configure")
        .cfg("cspace", CSPACE)
        .u32("max_caps")
        .res0()
        .returns();
    call(HypercallNumber.CSPACE_ATTACH_THREAD, "cspace_attach_thread")
        .cap("cspace", CSPACE, Rights.CSPACE_ATTACH)
        .cfg("thread", THREAD)
        .res0()
        .lookUpWithoutState(1)
        .lookUp(0)
        .init(1)
        .returns();
  }

  private static void interrupts() {
    call(HypercallNumber.HWIRQ_BIND_VIRQ, "hwirq_bind_virq")
        .cap("hwirq", HWIRQ, Rights.HWIRQ_BIND_VIC)
        .virq()
        .returns();
    call(HypercallNumber.HWIRQ_UNBIND_VIRQ, "hwirq_unbind_virq")
        .cap("hwirq", HWIRQ, Rights.HWIRQ_BIND_VIC)
        .res0()
        .returns();
    call(HypercallNumber.VIC_CONFIGURE, "vic_configure")
        .cfg("vic", VIC)
        .u32("max_vcpus")
        .u32("max_virqs")
        .u64("vic_options")
        .u32("max_msis")
        .lookUpWithoutState(0)
        .allowedBits(3, VicOptions.ALL, ErrorCode.ARGUMENT_INVALID)
        .init(0)
        .returns();
    call(HypercallNumber.VIC_ATTACH_VCPU, "vic_attach_vcpu")
        .cap("vic", VIC, Rights.VIC_ATTACH_VCPU)
        .cfg("vcpu", THREAD)
        .u32("index")
        .res0()
        .returns();
    call(HypercallNumber.VIC_BIND_MSI_SOURCE, "vic_bind_msi_source")
        .cap("vic", VIC, Rights.VIC_BIND_SOURCE)
        .capId("msi_source")
        .res0()
        .returns();
    call(HypercallNumber.VGIC_SET_MPIDR_MAPPING, "vgic_set_mpidr_mapping")
        .cfg("vic", VIC)
        .u64("mask")
        .u32("aff0_shift")
        .u32("aff1_shift")
        .u32("aff2_shift")
        .u32("aff3_shift")
        .bool("mt")
        .returns();
  }

  private static void addressSpaces() {
    call(HypercallNumber.ADDRSPACE_ATTACH_THREAD, "addrspace_attach_thread")
        .cap("addrspace", ADDRSPACE, Rights.ADDRSPACE_ATTACH)
        .cfg("thread", THREAD)
        .res0()
        .lookUpWithoutState(1)
        .lookUp(0)
        .init(1)
        .returns();
    call(HypercallNumber.ADDRSPACE_MAP, "addrspace_map")
        .cap("addrspace", ADDRSPACE, Rights.ADDRSPACE_MAP)
        .cap("memextent", MEMEXTENT, Rights.MEMEXTENT_MAP)
        .u64("vbase")
        .u32("map_attrs")
        .u32("map_flags")
        .u64("offset")
        .u64("size")
        .allowedBits(3, MapAttributes.ALL, ErrorCode.ARGUMENT_INVALID)
        .allowedBits(4, MapFlags.ALL, ErrorCode.ARGUMENT_INVALID)
        .lookUp(0)
        .lookUp(1)
        .returns();
    call(HypercallNumber.ADDRSPACE_UNMAP, "addrspace_unmap")
        .cap("addrspace", ADDRSPACE, Rights.ADDRSPACE_MAP)
        .cap("memextent", MEMEXTENT, Rights.MEMEXTENT_MAP)
        .u64("vbase")
        .u32("map_flags")
        .u64("offset")
        .u64("size")
        .allowedBits(3, MapFlags.ALL, ErrorCode.ARGUMENT_INVALID)
        .lookUp(0)
        .lookUp(1)
        .returns();
    call(HypercallNumber.ADDRSPACE_UPDATE_ACCESS, "addrspace_update_access")
        .cap("addrspace", ADDRSPACE, Rights.ADDRSPACE_MAP)
        .cap("memextent", MEMEXTENT, Rights.MEMEXTENT_MAP)
        .u64("vbase")
        .u32("access_attrs")
        .u32("map_flags")
        .u64("offset")
        .u64("size")
        .allowedBits(3, MapAttributes.ACCESS_ALL, ErrorCode.ARGUMENT_INVALID)
        .allowedBits(4, MapFlags.ALL, ErrorCode.ARGUMENT_INVALID)
        .lookUp(0)
        .lookUp(1)
        .returns();
    call(HypercallNumber.ADDRSPACE_CONFIGURE, "addrspace_configure")
        .cfg("addrspace", ADDRSPACE)
        .u16("vmid")
        .res0()
        .returns();
    call(HypercallNumber.ADDRSPACE_ATTACH_VDMA, "addrspace_attach_vdma")
        .cap("addrspace", ADDRSPACE, Rights.ADDRSPACE_ATTACH)
        .capId("dma_device")
        .u32("index")
        .res0()
        .returns();
    call(HypercallNumber.ADDRSPACE_LOOKUP, "addrspace_lookup")
        .cap("addrspace", ADDRSPACE, Rights.ADDRSPACE_LOOKUP)
        .cap("memextent", MEMEXTENT, Rights.MEMEXTENT_LOOKUP)
        .u64("vbase")
        .u64("size")
        .res0()
        .returns("offset", "size", "map_attrs");
    call(HypercallNumber.ADDRSPACE_CONFIGURE_INFO_AREA, "addrspace_configure_info_area")
        .cfg("addrspace", ADDRSPACE, State.ANY)
        .cap("info_area_me", MEMEXTENT, Rights.MEMEXTENT_ATTACH)
        .u64("ipa")
        .res0()
        .returns();
    call(HypercallNumber.ADDRSPACE_CONFIGURE_VMMIO, "addrspace_configure_vmmio")
        .cap("addrspace", ADDRSPACE, Rights.ADDRSPACE_ADD_VMMIO_RANGE, State.ANY)
        .u64("vbase")
        .u64("size")
        .u32("op")
        .res0()
        .returns();
    call(HypercallNumber.ADDRSPACE_ATTACH_VDEVICE, "addrspace_attach_vdevice")
        .cap("addrspace", ADDRSPACE, Rights.ADDRSPACE_MAP)
        .cap("vdevice", VIC, Rights.VIC_ATTACH_VDEVICE)
        .u32("index")
        .u64("vbase")
        .u64("size")
        .u32("flags")
        .returns();
  }

  private static void memory() {
    call(HypercallNumber.MEMEXTENT_MODIFY, "memextent_modify")
        .cap("memextent", MEMEXTENT, Rights.MEMEXTENT_MAP)
        .u32("flags")
        .u64("offset")
        .u64("size")
        .allowedBits(1, MemextentModify.ALL, ErrorCode.ARGUMENT_INVALID)
        .lookUp(0)
        .returns();
    call(HypercallNumber.MEMEXTENT_CONFIGURE, "memextent_configure")
        .cfg("memextent", MEMEXTENT)
        .u64("phys_base")
        .u64("size")
        .u32("attributes")
        .res0()
        .returns();
    call(HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE, "memextent_configure_derive")
        .cfg("memextent", MEMEXTENT)
        .cap("parent_memextent", MEMEXTENT, Rights.MEMEXTENT_DERIVE)
        .u64("offset")
        .u64("size")
        .u32("attributes")
        .res0()
        .lookUp(1)
        .lookUp(0)
        .returns();
    call(HypercallNumber.MEMEXTENT_DONATE, "memextent_donate")
        .u32("options")
        .capId("from")
        .capId("to")
        .u64("offset")
        .u64("size")
        .res0()
        .returns();
  }

  private static void vcpus() {
    call(HypercallNumber.VCPU_CONFIGURE, "vcpu_configure")
        .cfg("cap_id", THREAD)
        .u64("vcpu_options")
        .res0()
        .allowedBits(1, VcpuOptions.ALL, ErrorCode.ARGUMENT_INVALID)
        .lookUp(0)
        .returns();
    call(HypercallNumber.VCPU_POWERON, "vcpu_poweron")
        .cap("cap_id", THREAD, Rights.THREAD_POWER)
        .u64("entry_point")
        .u64("context")
        .u32("flags")
        .allowedBits(3, VcpuPowerFlags.POWERON_ALL, ErrorCode.ARGUMENT_INVALID)
        .lookUp(0)
        .returns();
    call(HypercallNumber.VCPU_POWEROFF, "vcpu_poweroff")
        .cap("cap_id", THREAD, Rights.THREAD_POWER)
        .u32("flags")
        .allowedBits(1, VcpuPowerFlags.POWEROFF_ALL, ErrorCode.ARGUMENT_INVALID)
        .lookUp(0)
        .returns();
    call(HypercallNumber.VCPU_KILL, "vcpu_kill")
        .cap("cap_id", THREAD, Rights.THREAD_LIFECYCLE)
        .res0()
        .returns();
    call(HypercallNumber.SCHEDULER_YIELD, "scheduler_yield")
        .u32("control")
        .capId("arg1")
        .res0()
        .returns();
    call(HypercallNumber.VCPU_SET_AFFINITY, "vcpu_set_affinity")
        .cap("cap_id", THREAD, Rights.THREAD_AFFINITY, State.ANY)
        .u16("affinity")
        .res1()
        .check(new HypercallCheck.CpuExists(1))
        .check(new HypercallCheck.LookUpMore(0, Rights.THREAD_DISABLE, 1, 0xFFFF))
        .returns();
    call(HypercallNumber.VCPU_SET_PRIORITY, "vcpu_set_priority")
        .cap("cap_id", THREAD, Rights.THREAD_PRIORITY, State.ANY)
        .u32("priority")
        .returns();
    call(HypercallNumber.VCPU_SET_TIMESLICE, "vcpu_set_timeslice")
        .cap("cap_id", THREAD, Rights.THREAD_TIMESLICE, State.ANY)
        .u64("timeslice")
        .returns();
    call(HypercallNumber.VCPU_BIND_VIRQ, "vcpu_bind_virq")
        .cap("vcpu", THREAD, Rights.THREAD_BIND_VIRQ)
        .cap("vic", VIC, Rights.VIC_BIND_SOURCE)
        .u32("virq")
        .u32("virq_type")
        .res0()
        .returns();
    call(HypercallNumber.VCPU_UNBIND_VIRQ, "vcpu_unbind_virq")
        .cap("vcpu", THREAD, Rights.THREAD_BIND_VIRQ)
        .u32("virq_type")
        .res0()
        .returns();
    call(HypercallNumber.VCPU_REGISTER_WRITE, "vcpu_register_write")
        .cap("vcpu", THREAD, Rights.THREAD_WRITE_CONTEXT, State.ANY)
        .u32("register_set")
        .u32("register_index")
        .u64("value")
        .res0()
        .returns();
    call(HypercallNumber.VCPU_RUN, "vcpu_run")
        .cap("vcpu", THREAD, Rights.THREAD_AFFINITY | Rights.THREAD_YIELD_TO)
        .u64("resume_data_0")
        .u64("resume_data_1")
        .u64("resume_data_2")
        .res0()
        .returns("vcpu_state", "state_data_0", "state_data_1", "state_data_2");
    call(HypercallNumber.VCPU_RUN_CHECK, "vcpu_run_check")
        .cap("vcpu", THREAD, Rights.THREAD_BIND_VIRQ | Rights.THREAD_STATE)
        .res0()
        .returns("vcpu_state", "state_data_0", "state_data_1", "state_data_2");
  }

  private static void powerGroups() {
    call(HypercallNumber.VPM_GROUP_CONFIGURE, "vpm_group_configure")
        .cfg("vpm_group", VPM_GROUP)
        .u64("flags")
        .res0()
        .allowedBits(1, VpmGroupOptions.ALL, ErrorCode.UNIMPLEMENTED)
        .lookUp(0)
        .returns();
    call(HypercallNumber.VPM_GROUP_ATTACH_VCPU, "vpm_group_attach_vcpu")
        .cap("vpm_group", VPM_GROUP, Rights.VPM_GROUP_ATTACH_VCPU)
        .cfg("vcpu", THREAD)
        .u32("index")
        .res0()
        .returns();
    call(HypercallNumber.VPM_GROUP_BIND_VIRQ, "vpm_group_bind_virq")
        .cap("vpm_group", VPM_GROUP, Rights.VPM_GROUP_BIND_VIRQ)
        .virq()
        .returns();
    call(HypercallNumber.VPM_GROUP_UNBIND_VIRQ, "vpm_group_unbind_virq")
        .cap("vpm_group", VPM_GROUP, Rights.VPM_GROUP_BIND_VIRQ)
        .res0()
        .returns();
    call(HypercallNumber.VPM_GROUP_GET_STATE, "vpm_group_get_state")
        .cap("vpm_group", VPM_GROUP, Rights.VPM_GROUP_QUERY)
        .res0()
        .returns("vpm_state");
  }

  private static void virtio() {
    call(HypercallNumber.VIRTIO_MMIO_CONFIGURE, "virtio_mmio_configure")
        .cfg("virtio_mmio", VIRTIO_MMIO)
        .cap("memextent", MEMEXTENT, Rights.MEMEXTENT_ATTACH)
        .u32("vqs_num")
        .u64("flags")
        .u32("device_type")
        .lookUp(1)
        .lookUp(0)
        .returns();
    call(HypercallNumber.VIRTIO_MMIO_BACKEND_BIND_VIRQ, "virtio_mmio_backend_bind_virq")
        .cap("virtio_mmio", VIRTIO_MMIO, Rights.VIRTIO_MMIO_BIND_BACKEND_VIRQ)
        .virq()
        .returns();
    call(HypercallNumber.VIRTIO_MMIO_BACKEND_UNBIND_VIRQ, "virtio_mmio_backend_unbind_virq")
        .cap("virtio_mmio", VIRTIO_MMIO, Rights.VIRTIO_MMIO_BIND_BACKEND_VIRQ)
        .res0()
        .returns();
    call(HypercallNumber.VIRTIO_MMIO_FRONTEND_BIND_VIRQ, "virtio_mmio_frontend_bind_virq")
        .cap("virtio_mmio", VIRTIO_MMIO, Rights.VIRTIO_MMIO_BIND_FRONTEND_VIRQ)
        .virq()
        .returns();
    call(HypercallNumber.VIRTIO_MMIO_FRONTEND_UNBIND_VIRQ, "virtio_mmio_frontend_unbind_virq")
        .cap("virtio_mmio", VIRTIO_MMIO, Rights.VIRTIO_MMIO_BIND_FRONTEND_VIRQ)
        .res0()
        .returns();
    call(HypercallNumber.VIRTIO_MMIO_BACKEND_ASSERT_VIRQ, "virtio_mmio_backend_assert_virq")
        .cap("virtio_mmio", VIRTIO_MMIO, Rights.VIRTIO_MMIO_ASSERT_VIRQ)
        .u32("interrupt_status")
        .res0()
        .returns();
    backend(HypercallNumber.VIRTIO_MMIO_BACKEND_SET_DEV_FEATURES, "set_dev_features")
        .u32("sel")
        .u32("dev_feat")
        .res0()
        .returns();
    backend(HypercallNumber.VIRTIO_MMIO_BACKEND_SET_QUEUE_NUM_MAX, "set_queue_num_max")
        .u32("sel")
        .u32("queue_num_max")
        .res0()
        .returns();
    backend(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_DRV_FEATURES, "get_drv_features")
        .u32("sel")
        .res0()
        .returns("drv_feat");
    backend(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_QUEUE_INFO, "get_queue_info")
        .u32("sel")
        .res0()
        .returns("queue_num", "queue_ready", "queue_desc", "queue_driver", "queue_device");
    backend(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_NOTIFICATION, "get_notification")
        .res0()
        .returns("vqs_bitmap", "reason");
    backend(HypercallNumber.VIRTIO_MMIO_BACKEND_ACKNOWLEDGE_RESET, "acknowledge_reset")
        .res0()
        .returns();
    backend(HypercallNumber.VIRTIO_MMIO_BACKEND_UPDATE_STATUS, "update_status")
        .u32("val")
        .res0()
        .returns();
    call(HypercallNumber.VIRTIO_INPUT_CONFIGURE, "virtio_input_configure")
        .cap("virtio_mmio", VIRTIO_MMIO, Rights.VIRTIO_MMIO_CONFIG)
        .u64("devids")
        .u32("prop_bits")
        .u32("num_evtypes")
        .u32("num_absaxes")
        .res0()
        .returns();
    call(HypercallNumber.VIRTIO_INPUT_SET_DATA, "virtio_input_set_data")
        .cap("virtio_mmio", VIRTIO_MMIO, Rights.VIRTIO_MMIO_CONFIG)
        .u32("sel")
        .u32("subsel")
        .u32("size")
        .u64("data")
        .res0()
        .returns();
  }

  private static Builder backend(int number, String operation) {
    return call(number, "virtio_mmio_backend_" + operation)
        .cap("virtio_mmio", VIRTIO_MMIO, Rights.VIRTIO_MMIO_CONFIG);
  }

  private static void miscellaneous() {
    call(HypercallNumber.PRNG_GET_ENTROPY, "prng_get_entropy")
        .u64("num_bytes")
        .res0()
        .returns("data0", "data1", "data2", "data3");
    call(HypercallNumber.TRACE_UPDATE_CLASS_FLAGS, "trace_update_class_flags")
        .u64("set_flags")
        .u64("clear_flags")
        .res0()
        .returns("flags");
  }

  private static Builder call(int number, String name) {
    return new Builder(number, name);
  }

  /** Collects one declaration; {@code returns} ends it. */
  private static final class Builder {
    private final int number;
    private final String name;
    private final List<HypercallArgument> arguments = new ArrayList<>();
    private final List<HypercallCheck> checks = new ArrayList<>();

    Builder(int number, String name) {
      this.number = number;
      this.name = name;
    }

    Builder cap(String argument, CapabilityType type, int rights) {
      return cap(argument, type, rights, State.ACTIVE);
    }

    Builder cap(String argument, CapabilityType type, int rights, State state) {
      arguments.add(
          new HypercallArgument(argument, Kind.CAPABILITY, type, rights, Lookup.TYPED, state));
      return this;
    }

    Builder cfg(String argument, CapabilityType type) {
      return cfg(argument, type, State.INIT);
    }

    Builder cfg(String argument, CapabilityType type, State state) {
      arguments.add(
          new HypercallArgument(
              argument, Kind.CAPABILITY, type, Rights.OBJECT_ACTIVATE, Lookup.GENERIC, state));
      return this;
    }

    /** The arguments that every binding of a shared virtual IRQ has after its source. */
    Builder virq() {
      return cap("vic", VIC, Rights.VIC_BIND_SOURCE).u32("virq").res0();
    }

    Builder capId(String argument) {
      return plain(argument, Kind.CAPID);
    }

    Builder u16(String argument) {
      return plain(argument, Kind.U16);
    }

    Builder u32(String argument) {
      return plain(argument, Kind.U32);
    }

    Builder u64(String argument) {
      return plain(argument, Kind.U64);
    }

    Builder bool(String argument) {
      return plain(argument, Kind.BOOL);
    }

    Builder res0() {
      return plain("res0", Kind.RES0);
    }

    Builder res1() {
      return plain("res1", Kind.RES1);
    }

    private Builder plain(String argument, Kind kind) {
      arguments.add(
          new HypercallArgument(
              argument, kind, CapabilityType.ANY, 0, Lookup.TYPED, HypercallArgument.State.ANY));
      return this;
    }

    Builder check(HypercallCheck check) {
      checks.add(check);
      return this;
    }

    Builder lookUp(int argument) {
      return check(new HypercallCheck.LookUp(argument, true));
    }

    Builder lookUpWithoutState(int argument) {
      return check(new HypercallCheck.LookUp(argument, false));
    }

    Builder init(int argument) {
      return check(new HypercallCheck.Init(argument));
    }

    Builder allowedBits(int argument, long allowed, int error) {
      return check(new HypercallCheck.AllowedBits(argument, allowed, error));
    }

    void returns(String... more) {
      List<String> results = new ArrayList<>(List.of("error"));
      results.addAll(List.of(more));
      declare(results);
    }

    void declareResults(String... all) {
      declare(List.of(all));
    }

    private void declare(List<String> results) {
      if (checks.isEmpty()) {
        for (int i = 0; i < arguments.size(); i++) {
          if (arguments.get(i).kind() == Kind.CAPABILITY) {
            lookUp(i);
          }
        }
      }
      if (BY_NUMBER[number] != null) {
        throw new IllegalStateException("call " + number + " is declared twice");
      }
      BY_NUMBER[number] =
          new Hypercall(
              number, name, List.copyOf(arguments), List.copyOf(checks), List.copyOf(results));
    }
  }
}
