package org.gunyahsim.hypervisor.prng;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypervisorIdentity;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.hypercall.HypercallBinder;
import org.gunyahsim.hypervisor.hypercall.HypercallFrame;
import org.gunyahsim.hypervisor.vcpu.Vcpu;

/** Hypercalls that name no object (sections 2.2 and 2.14). */
public final class MiscellaneousCalls {
  private static final int MAX_ENTROPY = 16;

  private MiscellaneousCalls() {}

  /** Registers the handlers. */
  public static void register(HypercallBinder b, Hypervisor hypervisor) {
    b.bind(HypercallNumber.HYPERVISOR_IDENTIFY, MiscellaneousCalls::identify);
    b.bind(HypercallNumber.PRNG_GET_ENTROPY, f -> entropy(hypervisor, f));
    b.bind(HypercallNumber.TRACE_UPDATE_CLASS_FLAGS, f -> traceClasses(hypervisor, f));
  }

  private static int identify(HypercallFrame f) {
    f.result[0] = HypervisorIdentity.API_INFO;
    f.result[1] = HypervisorIdentity.FLAGS_0;
    f.result[2] = HypervisorIdentity.FLAGS_1;
    f.result[3] = HypervisorIdentity.FLAGS_2;
    return ErrorCode.OK;
  }

  private static int entropy(Hypervisor hypervisor, HypercallFrame f) {
    long bytes = f.arg[0];
    if (bytes == 0 || Long.compareUnsigned(bytes, MAX_ENTROPY) > 0) {
      return ErrorCode.ARGUMENT_SIZE;
    }
    if (bytes % 4 != 0) {
      return ErrorCode.ARGUMENT_ALIGNMENT;
    }
    Vcpu caller = f.caller();
    long window = EntropyLimiter.admit(caller.entropyWindow, hypervisor.now());
    if (window == EntropyLimiter.REFUSED) {
      return ErrorCode.BUSY;
    }
    caller.entropyWindow = window;
    for (int i = 0; i < bytes / 4; i++) {
      f.result[1 + i] = hypervisor.random().nextInt() & 0xFFFF_FFFFL;
    }
    return ErrorCode.OK;
  }

  private static int traceClasses(Hypervisor hypervisor, HypercallFrame f) {
    f.result[1] = hypervisor.traceClasses().update(f.arg[0], f.arg[1]);
    return ErrorCode.OK;
  }
}
