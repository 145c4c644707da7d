package org.gunyahsim.hypervisor.cspace;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.hypercall.HypercallBinder;
import org.gunyahsim.hypervisor.hypercall.HypercallFrame;
import org.gunyahsim.hypervisor.vcpu.Vcpu;

/** Hypercalls on capabilities (section 2.5). */
public final class CspaceCalls {
  private CspaceCalls() {}

  /** Registers the handlers. */
  public static void register(HypercallBinder b) {
    b.bind(HypercallNumber.CSPACE_DELETE_CAP_FROM, CspaceCalls::delete);
    b.bind(HypercallNumber.CSPACE_COPY_CAP_FROM, CspaceCalls::copy);
    b.bind(HypercallNumber.CSPACE_REVOKE_CAPS_FROM, CspaceCalls::revokeCaps);
    b.bind(HypercallNumber.CSPACE_CONFIGURE, f -> f.object(0, Cspace.class).configure(f.arg[1]));
    b.bind(HypercallNumber.CSPACE_ATTACH_THREAD, CspaceCalls::attachThread);
  }

  private static int delete(HypercallFrame f) {
    Cspace space = f.object(0, Cspace.class);
    f.note(space, 1);
    return space.delete(f.arg[1]);
  }

  private static int revokeCaps(HypercallFrame f) {
    Cspace space = f.object(0, Cspace.class);
    f.note(space, 1);
    return space.revokeCaps(f.arg[1]);
  }

  private static int copy(HypercallFrame f) {
    Cspace destination = f.object(2, Cspace.class);
    f.note(f.object(0, Cspace.class), 1);
    int error = destination.copy(f.object(0, Cspace.class), f.arg[1], (int) f.arg[3]);
    if (error == ErrorCode.OK) {
      f.result[1] = destination.newCapId();
    }
    return error;
  }

  private static int attachThread(HypercallFrame f) {
    f.object(1, Vcpu.class).attachCspace(f.object(0, Cspace.class));
    return ErrorCode.OK;
  }
}
