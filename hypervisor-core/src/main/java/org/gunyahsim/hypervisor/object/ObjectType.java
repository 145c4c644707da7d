package org.gunyahsim.hypervisor.object;

/** Types of hypervisor object, in Gunyah's (alphabetical) order; guests never see the number. */
public enum ObjectType {
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
  VRTC;

  private final String lowerCase = name().toLowerCase(java.util.Locale.ROOT);

  /** Gunyah's spelling, as in {@code vpm_group}. */
  public String lowerCaseName() {
    return lowerCase;
  }
}
