package org.gunyahsim.hypervisor.core;

import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.smccc.Smccc;
import org.gunyahsim.hypervisor.time.CostTable;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vcpu.VcpuPower;

/** What EL2 does about each kind of exit. */
final class TrapRouter {
  private final Hypervisor hypervisor;
  private final Smccc smccc;
  private final SysregTraps sysregs;
  private final AbortTraps aborts;

  TrapRouter(Hypervisor hypervisor) {
    this.hypervisor = hypervisor;
    this.smccc = new Smccc(hypervisor);
    this.sysregs = new SysregTraps(hypervisor);
    this.aborts = new AbortTraps(hypervisor);
  }

  /** Handles the exit that lies in {@code vcpu.exit}. */
  void handle(Vcpu vcpu) {
    VcpuExit exit = vcpu.exit;
    switch (exit.reason) {
      case ExitReason.BUDGET -> aborts.outOfBudget(vcpu);
      case ExitReason.HVC -> {
        hypervisor.charge(CostTable.HYPERCALL);
        call(vcpu, exit.immediate, false);
      }
      case ExitReason.SMC -> {
        hypervisor.charge(CostTable.HYPERCALL);
        vcpu.state.pc += 4;
        call(vcpu, exit.immediate, true);
      }
      case ExitReason.WFI -> {
        hypervisor.charge(CostTable.WFI);
        if (hypervisor.tracer().on(Category.VCPU)) {
          hypervisor
              .tracer()
              .begin(CoreEvents.WFI, vcpu.vmid(), vcpu.vicIndex())
              .arg(vcpu.state.pc)
              .end();
        }
        vcpu.state.pc += 4;
        VcpuPower.waitForInterrupt(vcpu);
      }
      case ExitReason.SYSREG -> {
        hypervisor.charge(CostTable.SYSREG);
        sysregs.access(vcpu);
      }
      case ExitReason.DATA_ABORT -> aborts.dataAbort(vcpu);
      case ExitReason.INSTRUCTION_ABORT -> aborts.instructionAbort(vcpu);
      case ExitReason.TIMER -> hypervisor.interrupts().timersChanged(vcpu);
      case ExitReason.DEBUG_STOP ->
          hypervisor.stop(MachineStop.Reason.DEBUG_STOP, "stopped for the debugger in " + vcpu);
      default -> hypervisor.panic("unknown exit reason " + exit.reason, vcpu);
    }
  }

  private void call(Vcpu vcpu, int immediate, boolean smc) {
    int number = immediate - HypercallNumber.NATIVE_BASE;
    if (immediate == 0) {
      smccc.call(vcpu, smc);
    } else if (!smc && number >= 0 && number < HypercallNumber.COUNT) {
      hypervisor.hypercalls().call(vcpu, number, false);
    } else {
      if (hypervisor.tracer().on(Category.HYPERCALL)) {
        hypervisor
            .tracer()
            .begin(CoreEvents.UNKNOWN_CALL, vcpu.vmid(), vcpu.vicIndex())
            .arg(immediate)
            .arg(smc ? 1 : 0)
            .arg(vcpu.state.pc)
            .end();
      }
      vcpu.state.x[0] = -1;
    }
    if (!vcpu.inVcpuRun()) {
      vcpu.history.answer(vcpu.state.x[0]);
    }
  }
}
