package org.gunyahsim.hypervisor.smccc;

import org.gunyahsim.hypervisor.abi.HypervisorIdentity;
import org.gunyahsim.hypervisor.core.CoreEvents;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.psci.Psci;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.vcpu.Vcpu;

/** Dispatches SMCCC calls by owner: architecture, standard, standard hypervisor, vendor. */
public final class Smccc {
  private static final int RESERVED = 0x00FE_0000;

  private static final int OWNER_ARCH = 0;
  private static final int OWNER_STANDARD = 4;
  private static final int OWNER_STANDARD_HYP = 5;
  private static final int OWNER_VENDOR_HYP = 6;

  private static final int SMCCC_1_3 = 0x1_0003;

  private static final int ARCH_VERSION = 0x8000_0000;
  private static final int ARCH_FEATURES = 0x8000_0001;
  private static final int STANDARD_HYP_CALL_UID = 0x8500_FF01;
  private static final int STANDARD_HYP_REVISION = 0x8500_FF03;

  /** Low 16 bits of those ids. */
  private static final int VERSION_NUMBER = 0;

  private static final int FEATURES_NUMBER = 1;
  private static final int CALL_UID_NUMBER = 0xFF01;
  private static final int REVISION_NUMBER = 0xFF03;

  private static final int VENDOR_CLASS_HYPERCALL = 2;
  private static final int VENDOR_CLASS_SERVICE = 3;
  private static final int SERVICE_CALL_UID = 0x3F01;
  private static final int SERVICE_REVISION = 0x3F03;

  private final Hypervisor hypervisor;
  private final Psci psci;
  private final Trng trng;

  public Smccc(Hypervisor hypervisor) {
    this.hypervisor = hypervisor;
    this.psci = new Psci(hypervisor);
    this.trng = new Trng(hypervisor.random());
  }

  /** Makes the call in the caller's registers. PC is the next instruction already. */
  public void call(Vcpu caller, boolean smc) {
    long[] x = caller.state.x;
    int id = (int) x[0];
    if ((id & RESERVED) == 0 && (id >>> 24 & 0x3F) == OWNER_VENDOR_HYP) {
      vendorHyp(caller, id);
      return;
    }
    boolean traced = hypervisor.tracer().on(Category.HYPERCALL);
    if (traced) {
      hypervisor
          .tracer()
          .begin(CoreEvents.SMCCC_CALL, caller.vmid(), caller.vicIndex())
          .arg(id & 0xFFFF_FFFFL)
          .arg(x[1])
          .arg(x[2])
          .arg(x[3])
          .arg(x[4])
          .arg(smc ? 1 : 0)
          .end();
    }
    if ((id & RESERVED) != 0 || !standard(caller, x, id)) {
      x[0] = -1;
    }
    if (traced) {
      hypervisor
          .tracer()
          .begin(CoreEvents.SMCCC_RETURN, caller.vmid(), caller.vicIndex())
          .arg(id & 0xFFFF_FFFFL)
          .arg(x[0])
          .arg(x[1])
          .arg(x[2])
          .arg(x[3])
          .end();
    }
  }

  private boolean standard(Vcpu caller, long[] x, int id) {
    boolean fast = id < 0;
    boolean sixtyFour = (id >>> 30 & 1) != 0;
    int function = id & 0xFFFF;
    if (!fast) {
      return false;
    }
    return switch (id >>> 24 & 0x3F) {
      case OWNER_ARCH -> !sixtyFour && arch(x, function);
      case OWNER_STANDARD ->
          psci(caller, x, function, sixtyFour) || trng.call(x, function, sixtyFour);
      case OWNER_STANDARD_HYP -> !sixtyFour && standardHyp(x, function);
      default -> false;
    };
  }

  private static boolean arch(long[] x, int function) {
    switch (function) {
      case VERSION_NUMBER -> claim32(x, SMCCC_1_3);
      case FEATURES_NUMBER ->
          claim32(
              x,
              switch ((int) x[1]) {
                case ARCH_VERSION, ARCH_FEATURES, STANDARD_HYP_CALL_UID, STANDARD_HYP_REVISION -> 0;
                default -> -1;
              });
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean standardHyp(long[] x, int function) {
    switch (function) {
      case CALL_UID_NUMBER -> uid(x);
      case REVISION_NUMBER -> {
        claim32(x, 1);
        x[1] = 0;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean psci(Vcpu caller, long[] x, int function, boolean sixtyFour) {
    if (!psci.handles(caller, function, sixtyFour)) {
      return false;
    }
    if (sixtyFour) {
      x[0] = psci.call(caller, function, true, x[1], x[2], x[3]);
    } else {
      long a1 = x[1] & 0xFFFF_FFFFL;
      long a2 = x[2] & 0xFFFF_FFFFL;
      long a3 = x[3] & 0xFFFF_FFFFL;
      claim32(x, psci.call(caller, function, false, a1, a2, a3));
    }
    return true;
  }

  private void vendorHyp(Vcpu caller, int id) {
    long[] x = caller.state.x;
    boolean fast = id < 0;
    boolean sixtyFour = (id >>> 30 & 1) != 0;
    int number = id & 0x3FFF;
    switch (id >>> 14 & 3) {
      case VENDOR_CLASS_HYPERCALL -> {
        if (fast && sixtyFour) {
          hypervisor.hypercalls().call(caller, number, true);
        } else {
          x[0] = -1;
        }
      }
      case VENDOR_CLASS_SERVICE -> {
        if (fast && !sixtyFour && number == SERVICE_CALL_UID) {
          uid(x);
        } else if (fast && !sixtyFour && number == SERVICE_REVISION) {
          x[0] = HypervisorIdentity.API_INFO;
        } else {
          x[0] = -1;
        }
      }
      default -> x[0] = -1;
    }
  }

  private static void uid(long[] x) {
    x[0] = HypervisorIdentity.UID_0 & 0xFFFF_FFFFL;
    x[1] = HypervisorIdentity.UID_1 & 0xFFFF_FFFFL;
    x[2] = HypervisorIdentity.UID_2 & 0xFFFF_FFFFL;
    x[3] = HypervisorIdentity.UID_3 & 0xFFFF_FFFFL;
  }

  /** A claimed SMC32 call: the result zero-extended, and x1 to x3 come back in 32 bits. */
  private static void claim32(long[] x, long result) {
    x[0] = result & 0xFFFF_FFFFL;
    x[1] &= 0xFFFF_FFFFL;
    x[2] &= 0xFFFF_FFFFL;
    x[3] &= 0xFFFF_FFFFL;
  }
}
