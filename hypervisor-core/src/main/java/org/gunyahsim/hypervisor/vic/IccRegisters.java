package org.gunyahsim.hypervisor.vic;

import static org.gunyahsim.hypervisor.engine.SystemRegister.key;

import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/**
 * The GIC CPU interface as system registers (hypercall reference, section 8.4). A register that
 * does not exist for the caller, or not in that direction, is UNDEFINED.
 *
 * <p>As recorded, reads of the acknowledge, highest-pending, binary-point and active-priorities
 * registers of a group are UNDEFINED until the group has been enabled; writes are not. Here and for
 * what ICC_IGRPENn_EL1 reads, a group counts as enabled when GICD_CTLR enables it as well, as in
 * the real one.
 */
public final class IccRegisters {
  public static final int PMR = key(3, 0, 4, 6, 0);
  public static final int IAR0 = key(3, 0, 12, 8, 0);
  public static final int EOIR0 = key(3, 0, 12, 8, 1);
  public static final int HPPIR0 = key(3, 0, 12, 8, 2);
  public static final int BPR0 = key(3, 0, 12, 8, 3);
  public static final int AP0R0 = key(3, 0, 12, 8, 4);
  public static final int AP1R0 = key(3, 0, 12, 9, 0);
  public static final int DIR = key(3, 0, 12, 11, 1);
  public static final int RPR = key(3, 0, 12, 11, 3);
  public static final int SGI1R = key(3, 0, 12, 11, 5);
  public static final int ASGI1R = key(3, 0, 12, 11, 6);
  public static final int SGI0R = key(3, 0, 12, 11, 7);
  public static final int IAR1 = key(3, 0, 12, 12, 0);
  public static final int EOIR1 = key(3, 0, 12, 12, 1);
  public static final int HPPIR1 = key(3, 0, 12, 12, 2);
  public static final int BPR1 = key(3, 0, 12, 12, 3);
  public static final int CTLR = key(3, 0, 12, 12, 4);
  public static final int SRE = key(3, 0, 12, 12, 5);
  public static final int IGRPEN0 = key(3, 0, 12, 12, 6);
  public static final int IGRPEN1 = key(3, 0, 12, 12, 7);

  /** System registers only, no FIQ or IRQ bypass. */
  private static final int SRE_VALUE = 7;

  private static final int INTID = 0xFF_FFFF;

  private IccRegisters() {}

  private static @Nullable CpuInterface interfaceOf(Vcpu vcpu) {
    Vic vic = vcpu.vic();
    return vic == null ? null : vic.interfaceOf(vcpu);
  }

  /**
   * Reads a register; the value goes to {@code vcpu.exit.value}. Reading ICC_IARn acknowledges.
   *
   * @return false when the register is UNDEFINED or none of the GIC's
   */
  public static boolean read(Vcpu vcpu, int register) {
    CpuInterface cpu = interfaceOf(vcpu);
    Vic vic = vcpu.vic();
    if (cpu == null || vic == null) {
      return false;
    }
    int group = group(register);
    long value;
    if (register == PMR) {
      value = cpu.priorityMask;
    } else if (register == IAR0 || register == IAR1) {
      if (!groupEnabled(cpu, group)) {
        return false;
      }
      value = vic.acknowledge(cpu, group);
    } else if (register == HPPIR0 || register == HPPIR1) {
      if (!groupEnabled(cpu, group)) {
        return false;
      }
      value = cpu.highestPending(group);
    } else if (register == BPR0 || register == BPR1) {
      if (!groupEnabled(cpu, group)) {
        return false;
      }
      value = cpu.binaryPoint(group);
    } else if (register == AP0R0 || register == AP1R0) {
      if (!groupEnabled(cpu, group)) {
        return false;
      }
      value = cpu.activePriorities(group) & 0xFFFF_FFFFL;
    } else if (register == RPR) {
      value = cpu.runningPriority();
    } else if (register == CTLR) {
      value = cpu.control();
    } else if (register == SRE) {
      value = SRE_VALUE;
    } else if (register == IGRPEN0 || register == IGRPEN1) {
      value = groupEnabled(cpu, group) ? 1 : 0;
    } else {
      return false;
    }
    vcpu.exit.value = value;
    return true;
  }

  /**
   * Writes a register.
   *
   * @return false when the register is UNDEFINED or none of the GIC's
   */
  public static boolean write(Vcpu vcpu, int register, long value) {
    CpuInterface cpu = interfaceOf(vcpu);
    Vic vic = vcpu.vic();
    if (cpu == null || vic == null) {
      return false;
    }
    if (vic.tracing()) {
      vic.begin(VicEvents.ICC_WRITE, cpu).arg(register).arg(value).end();
    }
    int group = group(register);
    if (register == PMR) {
      cpu.setPriorityMask(value);
    } else if (register == EOIR0 || register == EOIR1) {
      vic.endOfInterrupt(cpu, (int) value & INTID, group);
    } else if (register == DIR) {
      vic.deactivateInterrupt(cpu, (int) value & INTID);
    } else if (register == SGI1R) {
      SgiSender.send(vic, cpu, value, 1);
    } else if (register == SGI0R || register == ASGI1R) {
      SgiSender.send(vic, cpu, value, 0);
    } else if (register == BPR0 || register == BPR1) {
      cpu.setBinaryPoint(group, value);
    } else if (register == AP0R0 || register == AP1R0) {
      cpu.setActivePriorities(group, value);
    } else if (register == CTLR) {
      cpu.setControl(value);
    } else if (register == IGRPEN0 || register == IGRPEN1) {
      vic.setGroupEnable(cpu, group, (value & 1) != 0);
    } else {
      return register == SRE;
    }
    return true;
  }

  /** The group that a register with one copy for each belongs to. */
  private static int group(int register) {
    return register == IAR1
            || register == EOIR1
            || register == HPPIR1
            || register == BPR1
            || register == AP1R0
            || register == IGRPEN1
        ? 1
        : 0;
  }

  private static boolean groupEnabled(CpuInterface cpu, int group) {
    return cpu.groupDeliverable(group);
  }
}
