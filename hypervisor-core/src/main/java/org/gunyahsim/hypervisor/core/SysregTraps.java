package org.gunyahsim.hypervisor.core;

import org.gunyahsim.hypervisor.engine.Exceptions;
import org.gunyahsim.hypervisor.engine.SystemRegister;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.vcpu.Vcpu;

/**
 * System registers that no engine holds: emulated, read as zero, or UNDEFINED (hypercall reference,
 * section 1.4).
 */
final class SysregTraps {
  private static final int ACTLR_EL1 = SystemRegister.key(3, 0, 1, 0, 1);
  private static final int AMAIR_EL1 = SystemRegister.key(3, 0, 10, 3, 0);
  private static final int REVIDR_EL1 = SystemRegister.key(3, 0, 0, 0, 6);
  private static final int AIDR_EL1 = SystemRegister.key(3, 1, 0, 0, 7);
  private static final int CCSIDR_EL1 = SystemRegister.key(3, 1, 0, 0, 0);
  private static final int CLIDR_EL1 = SystemRegister.key(3, 1, 0, 0, 1);
  private static final int CSSELR_EL1 = SystemRegister.key(3, 2, 0, 0, 0);
  private static final int CTR_EL0 = SystemRegister.key(3, 3, 0, 0, 1);
  private static final int DCZID_EL0 = SystemRegister.key(3, 3, 0, 0, 7);
  private static final int MIDR_EL1 = SystemRegister.key(3, 0, 0, 0, 0);
  private static final int MPIDR_EL1 = SystemRegister.key(3, 0, 0, 0, 5);
  private static final int CNTFRQ_EL0 = SystemRegister.key(3, 3, 14, 0, 0);
  private static final int MDCCINT_EL1 = SystemRegister.key(2, 0, 0, 2, 0);
  private static final int MDRAR_EL1 = SystemRegister.key(2, 0, 1, 0, 0);
  private static final int OSLAR_EL1 = SystemRegister.key(2, 0, 1, 0, 4);
  private static final int DBGAUTHSTATUS_EL1 = SystemRegister.key(2, 0, 7, 14, 6);
  private static final int MDCCSR_EL0 = SystemRegister.key(2, 3, 0, 1, 0);
  private static final int DBGDTR_EL0 = SystemRegister.key(2, 3, 0, 4, 0);
  private static final int DBGDTRTX_EL0 = SystemRegister.key(2, 3, 0, 5, 0);

  private static final int[] DEBUG_READ_WRITE = {
    SystemRegister.key(2, 0, 0, 0, 2), // OSDTRRX_EL1
    MDCCINT_EL1,
    SystemRegister.key(2, 0, 0, 2, 2), // MDSCR_EL1
    SystemRegister.key(2, 0, 0, 3, 2), // OSDTRTX_EL1
    SystemRegister.key(2, 0, 0, 6, 2), // OSECCR_EL1
    SystemRegister.key(2, 0, 1, 3, 4), // OSDLR_EL1
    SystemRegister.key(2, 0, 1, 4, 4), // DBGPRCR_EL1
    SystemRegister.key(2, 0, 7, 8, 6), // DBGCLAIMSET_EL1
    SystemRegister.key(2, 0, 7, 9, 6) // DBGCLAIMCLR_EL1
  };

  private static final int ICC_PMR_EL1 = SystemRegister.key(3, 0, 4, 6, 0);

  /** Sizes of a Cortex-A53's caches: 32 KiB L1 data, 32 KiB L1 instruction, 512 KiB L2. */
  private static final long[] CCSIDR = {0x700F_E01AL, 0x201F_E00AL, 0x707F_E07AL};

  private final Hypervisor hypervisor;

  SysregTraps(Hypervisor hypervisor) {
    this.hypervisor = hypervisor;
  }

  void access(Vcpu vcpu) {
    VcpuExit e = vcpu.exit;
    VcpuState s = vcpu.state;
    boolean exists = emulate(vcpu, e);
    if (hypervisor.tracer().on(Category.SYSREG)) {
      hypervisor
          .tracer()
          .begin(CoreEvents.SYSREG, vcpu.vmid(), vcpu.vicIndex())
          .arg(e.sysreg)
          .arg(e.write ? 1 : 0)
          .arg(e.value)
          .arg(s.pc)
          .arg(exists ? 0 : 1)
          .end();
    }
    if (!exists) {
      if (hypervisor.tracer().on(Category.FAULT)) {
        hypervisor
            .tracer()
            .begin(CoreEvents.UNDEFINED_INJECTED, vcpu.vmid(), vcpu.vicIndex())
            .arg(e.sysreg)
            .arg(s.pc)
            .end();
      }
      Exceptions.takeUndefined(s, s.pc);
      return;
    }
    if (!e.write && e.register != 31) {
      s.x[e.register] = e.value;
    }
    s.pc += 4;
  }

  private boolean emulate(Vcpu vcpu, VcpuExit e) {
    int key = e.sysreg;
    if (key >> 14 == 2) {
      return debug(vcpu, e);
    }
    if (vcpu.state.el == 0 && (key >> 11 & 7) != 3) {
      return false;
    }
    if (isCpuInterface(key)) {
      return hypervisor.interrupts().systemRegister(vcpu, e);
    }
    if (key == ACTLR_EL1 || key == AMAIR_EL1) {
      e.value = 0;
      return true;
    }
    if (key == CSSELR_EL1) {
      if (e.write) {
        vcpu.state.csselrEl1 = e.value & 0xF;
      } else {
        e.value = vcpu.state.csselrEl1;
      }
      return true;
    }
    return !e.write && identify(vcpu, e);
  }

  private static boolean identify(Vcpu vcpu, VcpuExit e) {
    int key = e.sysreg;
    if (IdRegisters.isIdSpace(key)) {
      e.value = IdRegisters.idSpace(key);
      return true;
    }
    if (key == MIDR_EL1) {
      e.value = vcpu.state.midrEl1;
    } else if (key == MPIDR_EL1) {
      e.value = vcpu.state.mpidrEl1;
    } else if (key == REVIDR_EL1 || key == AIDR_EL1) {
      e.value = 0;
    } else if (key == CCSIDR_EL1) {
      int selected = (int) vcpu.state.csselrEl1;
      e.value = selected < CCSIDR.length ? CCSIDR[selected] : 0;
    } else if (key == CLIDR_EL1 || key == CTR_EL0 || key == DCZID_EL0 || key == CNTFRQ_EL0) {
      e.value = constant(key);
    } else {
      return false;
    }
    return true;
  }

  private static long constant(int key) {
    for (IdRegisters.IdRegister register : IdRegisters.TABLE) {
      if (register.key() == key) {
        return register.value();
      }
    }
    return 0;
  }

  /** Debug registers read as zero and ignore writes. */
  private static boolean debug(Vcpu vcpu, VcpuExit e) {
    boolean exists =
        (e.sysreg >> 11 & 7) == 3
            ? isUserDebug(e.sysreg, e.write)
            : vcpu.state.el == 1 && isDebug(e.sysreg, e.write);
    e.value = 0;
    return exists;
  }

  /** MDCCSR_EL0, DBGDTR_EL0, DBGDTRRX_EL0 and DBGDTRTX_EL0. */
  private static boolean isUserDebug(int key, boolean write) {
    return key == MDCCSR_EL0 && !write || key == DBGDTR_EL0 || key == DBGDTRTX_EL0;
  }

  /** The debug registers of EL1; OSLSR_EL1 and the trace unit do not exist (recorded). */
  private static boolean isDebug(int key, boolean write) {
    if (key >> 7 == MDCCINT_EL1 >> 7 && (key & 4) != 0) {
      return true; // DBGBVRn_EL1, DBGBCRn_EL1, DBGWVRn_EL1, DBGWCRn_EL1
    }
    if (key == MDRAR_EL1 || key == DBGAUTHSTATUS_EL1) {
      return !write;
    }
    if (key == OSLAR_EL1) {
      return write;
    }
    for (int each : DEBUG_READ_WRITE) {
      if (key == each) {
        return true;
      }
    }
    return false;
  }

  /** The GIC's system registers: CRn 12 with CRm 8 to 12, and ICC_PMR_EL1. */
  private static boolean isCpuInterface(int key) {
    int crm = key >> 3 & 15;
    return key >> 7 == SystemRegister.key(3, 0, 12, 0, 0) >> 7 && crm >= 8 && crm <= 12
        || key == ICC_PMR_EL1;
  }
}
