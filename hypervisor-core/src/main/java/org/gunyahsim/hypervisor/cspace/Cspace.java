package org.gunyahsim.hypervisor.cspace;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectType;

/** A capability space. */
public final class Cspace extends HypObject {
  public Cspace(long id) {
    super(ObjectType.CSPACE, id);
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
