package org.gunyahsim.hypervisor.abi;

/**
 * Numbers of the hypercalls that the reference build implements (hypercall reference, section 2.1).
 *
 * <p>A call is made by {@code hvc #(NATIVE_BASE + n)} or, through SMCCC, with function id {@code
 * SMCCC_BASE + n}.
 */
public final class HypercallNumber {
  /** Immediate of {@code hvc} for call 0. */
  public static final int NATIVE_BASE = 0x6000;

  /** One past the highest implemented number; larger immediates are no hypercalls. */
  public static final int COUNT = 0x69;

  /**
   * SMCCC function id of call 0: fast, SMC64, vendor-specific hypervisor service, hypercall class.
   */
  public static final int SMCCC_BASE = 0xC6008000;

  public static final int HYPERVISOR_IDENTIFY = 0x00;
  public static final int PARTITION_CREATE_PARTITION = 0x01;
  public static final int PARTITION_CREATE_CSPACE = 0x02;
  public static final int PARTITION_CREATE_ADDRSPACE = 0x03;
  public static final int PARTITION_CREATE_MEMEXTENT = 0x04;
  public static final int PARTITION_CREATE_THREAD = 0x05;
  public static final int PARTITION_CREATE_DOORBELL = 0x06;
  public static final int PARTITION_CREATE_MSGQUEUE = 0x07;
  public static final int PARTITION_CREATE_VIC = 0x0A;
  public static final int PARTITION_CREATE_VPM_GROUP = 0x0B;
  public static final int OBJECT_ACTIVATE = 0x0C;
  public static final int OBJECT_ACTIVATE_FROM = 0x0D;
  public static final int OBJECT_RESET = 0x0E;
  public static final int OBJECT_RESET_FROM = 0x0F;
  public static final int DOORBELL_BIND_VIRQ = 0x10;
  public static final int DOORBELL_UNBIND_VIRQ = 0x11;
  public static final int DOORBELL_SEND = 0x12;
  public static final int DOORBELL_RECEIVE = 0x13;
  public static final int DOORBELL_RESET = 0x14;
  public static final int DOORBELL_MASK = 0x15;
  public static final int MSGQUEUE_BIND_SEND_VIRQ = 0x17;
  public static final int MSGQUEUE_BIND_RECEIVE_VIRQ = 0x18;
  public static final int MSGQUEUE_UNBIND_SEND_VIRQ = 0x19;
  public static final int MSGQUEUE_UNBIND_RECEIVE_VIRQ = 0x1A;
  public static final int MSGQUEUE_SEND = 0x1B;
  public static final int MSGQUEUE_RECEIVE = 0x1C;
  public static final int MSGQUEUE_FLUSH = 0x1D;
  public static final int MSGQUEUE_CONFIGURE_SEND = 0x1F;
  public static final int MSGQUEUE_CONFIGURE_RECEIVE = 0x20;
  public static final int MSGQUEUE_CONFIGURE = 0x21;
  public static final int CSPACE_DELETE_CAP_FROM = 0x22;
  public static final int CSPACE_COPY_CAP_FROM = 0x23;
  public static final int CSPACE_REVOKE_CAP_FROM = 0x24;
  public static final int CSPACE_CONFIGURE = 0x25;
  public static final int HWIRQ_BIND_VIRQ = 0x26;
  public static final int HWIRQ_UNBIND_VIRQ = 0x27;
  public static final int VIC_CONFIGURE = 0x28;
  public static final int VIC_ATTACH_VCPU = 0x29;
  public static final int ADDRSPACE_ATTACH_THREAD = 0x2A;
  public static final int ADDRSPACE_MAP = 0x2B;
  public static final int ADDRSPACE_UNMAP = 0x2C;
  public static final int ADDRSPACE_UPDATE_ACCESS = 0x2D;
  public static final int ADDRSPACE_CONFIGURE = 0x2E;
  public static final int ADDRSPACE_ATTACH_VDMA = 0x2F;
  public static final int MEMEXTENT_MODIFY = 0x30;
  public static final int MEMEXTENT_CONFIGURE = 0x31;
  public static final int MEMEXTENT_CONFIGURE_DERIVE = 0x32;
  public static final int VCPU_CONFIGURE = 0x34;
  public static final int VCPU_POWERON = 0x38;
  public static final int VCPU_POWEROFF = 0x39;
  public static final int VCPU_KILL = 0x3A;
  public static final int SCHEDULER_YIELD = 0x3B;
  public static final int VPM_GROUP_ATTACH_VCPU = 0x3C;
  public static final int VCPU_SET_AFFINITY = 0x3D;
  public static final int CSPACE_ATTACH_THREAD = 0x3E;
  public static final int TRACE_UPDATE_CLASS_FLAGS = 0x3F;
  public static final int VPM_GROUP_BIND_VIRQ = 0x43;
  public static final int VPM_GROUP_UNBIND_VIRQ = 0x44;
  public static final int VPM_GROUP_GET_STATE = 0x45;
  public static final int VCPU_SET_PRIORITY = 0x46;
  public static final int VCPU_SET_TIMESLICE = 0x47;
  public static final int PARTITION_CREATE_VIRTIO_MMIO = 0x48;
  public static final int VIRTIO_MMIO_CONFIGURE = 0x49;
  public static final int VIRTIO_MMIO_BACKEND_BIND_VIRQ = 0x4A;
  public static final int VIRTIO_MMIO_BACKEND_UNBIND_VIRQ = 0x4B;
  public static final int VIRTIO_MMIO_FRONTEND_BIND_VIRQ = 0x4C;
  public static final int VIRTIO_MMIO_FRONTEND_UNBIND_VIRQ = 0x4D;
  public static final int VIRTIO_MMIO_BACKEND_ASSERT_VIRQ = 0x4E;
  public static final int VIRTIO_MMIO_BACKEND_SET_DEV_FEATURES = 0x4F;
  public static final int VIRTIO_MMIO_BACKEND_SET_QUEUE_NUM_MAX = 0x50;
  public static final int VIRTIO_MMIO_BACKEND_GET_DRV_FEATURES = 0x51;
  public static final int VIRTIO_MMIO_BACKEND_GET_QUEUE_INFO = 0x52;
  public static final int VIRTIO_MMIO_BACKEND_GET_NOTIFICATION = 0x53;
  public static final int VIRTIO_MMIO_BACKEND_ACKNOWLEDGE_RESET = 0x54;
  public static final int VIRTIO_MMIO_BACKEND_UPDATE_STATUS = 0x55;
  public static final int VIC_BIND_MSI_SOURCE = 0x56;
  public static final int PRNG_GET_ENTROPY = 0x57;
  public static final int CSPACE_REVOKE_CAPS_FROM = 0x59;
  public static final int ADDRSPACE_LOOKUP = 0x5A;
  public static final int ADDRSPACE_CONFIGURE_INFO_AREA = 0x5B;
  public static final int VCPU_BIND_VIRQ = 0x5C;
  public static final int VCPU_UNBIND_VIRQ = 0x5D;
  public static final int VIRTIO_INPUT_CONFIGURE = 0x5E;
  public static final int VIRTIO_INPUT_SET_DATA = 0x5F;
  public static final int ADDRSPACE_CONFIGURE_VMMIO = 0x60;
  public static final int MEMEXTENT_DONATE = 0x61;
  public static final int ADDRSPACE_ATTACH_VDEVICE = 0x62;
  public static final int VCPU_REGISTER_WRITE = 0x64;
  public static final int VCPU_RUN = 0x65;
  public static final int VPM_GROUP_CONFIGURE = 0x66;
  public static final int VGIC_SET_MPIDR_MAPPING = 0x67;
  public static final int VCPU_RUN_CHECK = 0x68;

  private HypercallNumber() {}
}
