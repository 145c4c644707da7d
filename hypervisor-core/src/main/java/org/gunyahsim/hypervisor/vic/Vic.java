package org.gunyahsim.hypervisor.vic;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectType;

/** A virtual interrupt controller: the GICv3 of one VM. */
public final class Vic extends HypObject {
  public Vic(long id) {
    super(ObjectType.VIC, id);
  }

  int bind(VirqSource source, int virq) {
    return ErrorCode.OK;
  }

  void unbind(VirqSource source, int virq) {}

  void raise(int virq, boolean edgeOnly) {}

  void clear(int virq) {}

  @Override
  public int activate() {
    return ErrorCode.OK;
  }

  @Override
  protected void deactivate() {}

  @Override
  protected void cleanup() {}
}
