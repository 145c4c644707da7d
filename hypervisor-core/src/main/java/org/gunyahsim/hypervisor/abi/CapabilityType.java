package org.gunyahsim.hypervisor.abi;

/** What kind of object a capability argument must name. */
public enum CapabilityType {
  ADDRSPACE,
  CSPACE,
  DOORBELL,
  HWIRQ,
  MEMEXTENT,
  MSGQUEUE,
  PARTITION,
  THREAD,
  VIC,
  VIRTIO_MMIO,
  VPM_GROUP,
  /** Any object. */
  ANY
}
