package org.gunyahsim.hypervisor.core;

import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.vcpu.Vcpu;

/** Traps of vCPUs that run nothing: a test fills in the exit. */
public final class Traps {
  private Traps() {}

  /**
   * A load or store by one general-purpose register, which stage 2 refused. A load leaves its
   * result in x1.
   *
   * @param permission something is mapped there, but not for this access
   * @return true when EL2 emulated it, false when the guest got an external abort
   */
  public static boolean access(
      Hypervisor hypervisor,
      Vcpu vcpu,
      boolean permission,
      long ipa,
      int size,
      long value,
      boolean write) {
    VcpuExit exit = vcpu.exit;
    exit.reason = ExitReason.DATA_ABORT;
    exit.retired = 0;
    exit.ipa = ipa;
    exit.far = ipa;
    exit.permission = permission;
    exit.stage1Walk = false;
    exit.syndromeValid = true;
    exit.size = size;
    exit.write = write;
    exit.register = 1;
    exit.signExtend = false;
    exit.sixtyFour = size == 8;
    exit.value = value;
    exit.esr = 0x9380_000FL;
    long pc = vcpu.state.pc;
    hypervisor.enter(hypervisor.cpu(0), vcpu, hypervisor.now());
    hypervisor.handleExit(vcpu);
    hypervisor.enter(hypervisor.cpu(0), null, hypervisor.now());
    return vcpu.state.pc == pc + 4;
  }
}
