package org.gunyahsim.hypervisor.vpm;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.vic.VirqSource;

/** A group of vCPUs with common power states (hypercall reference, section 8.6). */
public final class VpmGroup extends HypObject {
  private final Hypervisor hypervisor;
  private final VirqSource systemSuspend = new VirqSource(() -> false, false);

  public VpmGroup(Hypervisor hypervisor, long id) {
    super(ObjectType.VPM_GROUP, id);
    this.hypervisor = hypervisor;
  }

  /** The machine it belongs to. */
  public Hypervisor hypervisor() {
    return hypervisor;
  }

  /** Asserted on system suspend. */
  public VirqSource systemSuspend() {
    return systemSuspend;
  }

  @Override
  public int activate() {
    return ErrorCode.OK;
  }

  @Override
  protected void deactivate() {}

  @Override
  protected void cleanup() {}
}
