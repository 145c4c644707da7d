package org.gunyahsim.resourcemanager.vdevice;

import org.jspecify.annotations.Nullable;

/** Values of the property vdevice-type, in the order in which their objects are created. */
public enum VdeviceType {
  IOMEM("iomem", null),
  VRTC("vrtc-pl031", null),
  VSMMU("vsmmu-v2", null),
  RM_RPC("rm-rpc", null),
  DOORBELL("doorbell", "/hypervisor/qcom,doorbell"),
  DOORBELL_SOURCE("doorbell-source", "/hypervisor/qcom,doorbell-source"),
  MESSAGE_QUEUE("message-queue", "/hypervisor/qcom,message-queue"),
  MESSAGE_QUEUE_PAIR("message-queue-pair", "/hypervisor/qcom,message-queue-pair"),
  SHM("shm", "/hypervisor/qcom,shm"),
  SHM_DOORBELL("shm-doorbell", "/hypervisor/qcom,shm"),
  VIRTIO_MMIO("virtio-mmio", "/hypervisor/qcom,virtio_mmio");

  private final String property;
  private final @Nullable String defaultPath;

  VdeviceType(String property, @Nullable String defaultPath) {
    this.property = property;
    this.defaultPath = defaultPath;
  }

  /** As written in a device tree. */
  public String property() {
    return property;
  }

  /** Where the guest's node goes when the configuration does not say; null when it must say. */
  public @Nullable String defaultPath() {
    return defaultPath;
  }

  /** The type with this property value, or null. */
  public static @Nullable VdeviceType of(String property) {
    for (VdeviceType type : values()) {
      if (type.property.equals(property)) {
        return type;
      }
    }
    return null;
  }
}
