package org.gunyahsim.hypervisor.cspace;

import org.gunyahsim.hypervisor.abi.Rights;
import org.gunyahsim.hypervisor.object.ObjectType;

/** All rights of each type: what a master capability carries. */
final class TypeRights {
  private TypeRights() {}

  static int all(ObjectType type) {
    return Rights.OBJECT_ACTIVATE
        | switch (type) {
          case PARTITION -> Rights.PARTITION_OBJECT_CREATE | Rights.PARTITION_DONATE;
          case CSPACE -> 0x1F;
          case ADDRSPACE, MSGQUEUE, VIRTIO_MMIO -> 0xF;
          case MEMEXTENT -> 0x1F;
          case THREAD -> 0x3FF;
          case DOORBELL, VIC, VPM_GROUP, VRTC -> 7;
          case HWIRQ -> Rights.HWIRQ_BIND_VIC;
        };
  }
}
