package org.gunyahsim.hypervisor.virtiommio;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectType;

/**
 * A virtio-mmio device. It can be created, named by capabilities and destroyed; it can't be
 * configured yet, so activation finds it without configuration.
 */
public final class VirtioMmio extends HypObject {
  public VirtioMmio(long id) {
    super(ObjectType.VIRTIO_MMIO, id);
  }

  @Override
  public int activate() {
    return ErrorCode.OBJECT_CONFIG;
  }

  @Override
  protected void deactivate() {}

  @Override
  protected void cleanup() {}
}
