package org.gunyahsim.hypervisor.doorbell;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.hypercall.HypercallBinder;
import org.gunyahsim.hypervisor.hypercall.HypercallFrame;
import org.gunyahsim.hypervisor.vic.Vic;

/** Hypercalls on doorbells (section 2.6). */
public final class DoorbellCalls {
  private DoorbellCalls() {}

  /** Registers the handlers. */
  public static void register(HypercallBinder b) {
    b.bind(
        HypercallNumber.DOORBELL_BIND_VIRQ,
        f -> bell(f).virq().bind(f.object(1, Vic.class), (int) f.arg[2]));
    b.bind(HypercallNumber.DOORBELL_UNBIND_VIRQ, DoorbellCalls::unbind);
    b.bind(HypercallNumber.DOORBELL_SEND, DoorbellCalls::send);
    b.bind(HypercallNumber.DOORBELL_RECEIVE, DoorbellCalls::receive);
    b.bind(HypercallNumber.DOORBELL_RESET, DoorbellCalls::reset);
    b.bind(HypercallNumber.DOORBELL_MASK, DoorbellCalls::mask);
  }

  private static Doorbell bell(HypercallFrame f) {
    return f.object(0, Doorbell.class);
  }

  private static int unbind(HypercallFrame f) {
    bell(f).virq().unbind();
    return ErrorCode.OK;
  }

  private static int send(HypercallFrame f) {
    f.result[1] = bell(f).send(f.arg[1]);
    return ErrorCode.OK;
  }

  private static int receive(HypercallFrame f) {
    if (f.arg[1] == 0) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    f.result[1] = bell(f).receive(f.arg[1]);
    return ErrorCode.OK;
  }

  private static int reset(HypercallFrame f) {
    bell(f).reset();
    return ErrorCode.OK;
  }

  private static int mask(HypercallFrame f) {
    bell(f).mask(f.arg[1], f.arg[2]);
    return ErrorCode.OK;
  }
}
