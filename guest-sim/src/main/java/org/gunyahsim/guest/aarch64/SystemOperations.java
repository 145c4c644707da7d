package org.gunyahsim.guest.aarch64;

import org.gunyahsim.guest.aarch64.generated.Op;
import org.gunyahsim.hypervisor.engine.Exceptions;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.SystemRegister;
import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.time.SystemCounter;

/** Exception generation and return, hints, PSTATE and the SYS space (cache, TLB, translation). */
final class SystemOperations {
  /** DC ZVA's block, as DCZID_EL0 tells. */
  static final int ZVA_BLOCK = 64;

  private static final int SCTLR_UMA = 1 << 9;
  private static final int SCTLR_DZE = 1 << 14;
  private static final int SCTLR_NTWI = 1 << 16;
  private static final int SCTLR_NTWE = 1 << 18;
  private static final int SCTLR_UCI = 1 << 26;

  /** ISS of a trapped WFI: CV and COND of an unconditional instruction. WFE has TI as well. */
  private static final long ISS_WFI = 0x1E0_0000;

  private static final long ISS_WFE = ISS_WFI | 1;

  private static final int SPSEL = 0 << 3 | 5;
  private static final int DAIF_SET = 3 << 3 | 6;
  private static final int DAIF_CLEAR = 3 << 3 | 7;

  private static final int IC_IALLUIS = 1 << 14 | 7 << 7 | 1 << 3;
  private static final int IC_IALLU = 1 << 14 | 7 << 7 | 5 << 3;
  private static final int IC_IVAU = 1 << 14 | 3 << 11 | 7 << 7 | 5 << 3 | 1;
  private static final int DC_IVAC = 1 << 14 | 7 << 7 | 6 << 3 | 1;
  private static final int DC_ISW = 1 << 14 | 7 << 7 | 6 << 3 | 2;
  private static final int DC_CSW = 1 << 14 | 7 << 7 | 10 << 3 | 2;
  private static final int DC_CISW = 1 << 14 | 7 << 7 | 14 << 3 | 2;
  private static final int DC_ZVA = 1 << 14 | 3 << 11 | 7 << 7 | 4 << 3 | 1;
  private static final int DC_CVAC = 1 << 14 | 3 << 11 | 7 << 7 | 10 << 3 | 1;
  private static final int DC_CVAU = 1 << 14 | 3 << 11 | 7 << 7 | 11 << 3 | 1;
  private static final int DC_CIVAC = 1 << 14 | 3 << 11 | 7 << 7 | 14 << 3 | 1;

  /** AT S1E1R; op2 bit 0 is a write, bit 1 EL0. */
  private static final int AT_S1E1R = 1 << 14 | 7 << 7 | 8 << 3;

  /** TLBI of EL1&0 without op2, inner shareable and local. */
  private static final int TLBI_SHARED = 1 << 14 | 8 << 7 | 3 << 3;

  private static final int TLBI_LOCAL = 1 << 14 | 8 << 7 | 7 << 3;

  private final Cpu cpu;
  private final Mmu mmu;
  private final VcpuState state;
  private final Aarch64Machine machine;
  private final SystemRegisters registers;

  SystemOperations(Cpu cpu, Mmu mmu, Aarch64Machine machine) {
    this.cpu = cpu;
    this.mmu = mmu;
    this.state = cpu.state;
    this.machine = machine;
    this.registers = new SystemRegisters(cpu, mmu);
  }

  int execute(int op, int d, int n, int m, long imm) {
    return switch (op) {
      case Op.MRS -> registers.read((int) imm, d, m);
      case Op.MSR -> registers.write((int) imm, state.x[n], m);
      case Op.MSR_IMM -> pstate(d, (int) imm);
      case Op.SYS -> system((int) imm, state.x[n], m);
      case Op.SVC -> cpu.raise(Exceptions.EC_SVC64, imm, cpu.pc + 4);
      case Op.HVC -> call(ExitReason.HVC, Exceptions.EC_HVC64, (int) imm);
      case Op.SMC -> call(ExitReason.SMC, Exceptions.EC_SMC64, (int) imm);
      case Op.BRK -> cpu.raise(Exceptions.EC_BRK64, imm);
      case Op.ERET -> state.el == 0 ? cpu.undefined() : exceptionReturn();
      case Op.WFI -> waitForInterrupt();
      case Op.WFE -> waitForEvent();
      default -> simple(op);
    };
  }

  private int simple(int op) {
    switch (op) {
      case Op.SEV -> machine.sendEvent();
      case Op.SEVL -> state.event = true;
      case Op.CLREX -> state.exclusiveAddress = -1;
      default -> {
        // ISB and YIELD: everything is in order already, and the CPU is not shared with a sibling.
      }
    }
    return Cpu.NEXT;
  }

  private int call(int reason, int exceptionClass, int immediate) {
    if (state.el == 0) {
      return cpu.undefined();
    }
    cpu.exit.immediate = immediate;
    cpu.exit.esr = Exceptions.syndrome(exceptionClass, immediate);
    return reason == ExitReason.HVC ? cpu.leaveAfter(reason) : cpu.leave(reason);
  }

  /** AArch64.ExceptionReturn; an SPSR that names no mode of ours is an illegal return. */
  private int exceptionReturn() {
    long spsr = state.spsrEl1;
    int mode = (int) spsr & 0x1F;
    boolean legal = mode == 0 || mode == 4 || mode == 5;
    state.pc = state.elrEl1;
    if (legal) {
      state.setPstate(spsr);
    } else {
      state.nzcv = (int) (spsr >>> 28) & 15;
      state.daif = (int) (spsr >>> 6) & 15;
      state.il = true;
    }
    state.ss = false;
    state.exclusiveAddress = -1;
    state.event = true;
    cpu.importFlags();
    return Cpu.JUMP;
  }

  private int waitForInterrupt() {
    if (state.irq || state.fiq) {
      return Cpu.NEXT;
    }
    if (state.el == 0 && (state.sctlrEl1 & SCTLR_NTWI) == 0) {
      return cpu.raise(Exceptions.EC_WFX, ISS_WFI);
    }
    cpu.exit.esr = Exceptions.syndrome(Exceptions.EC_WFX, ISS_WFI);
    return cpu.leave(ExitReason.WFI);
  }

  /**
   * WFE sleeps until the timer's event stream, at the longest to the end of the budget: that is
   * when other CPUs may have sent an event, and waking without one is allowed.
   */
  private int waitForEvent() {
    if (state.event || state.irq || state.fiq) {
      state.event = false;
      return Cpu.NEXT;
    }
    if (state.el == 0 && (state.sctlrEl1 & SCTLR_NTWE) == 0) {
      return cpu.raise(Exceptions.EC_WFX, ISS_WFE);
    }
    long sleep = Math.min(cpu.remaining, untilTimerEvent());
    cpu.remaining -= sleep;
    return cpu.resume();
  }

  /** Nanoseconds to the next event of the stream that CNTKCTL_EL1 sets up. */
  private long untilTimerEvent() {
    long control = state.cntkctlEl1;
    if ((control & 4) == 0) {
      return Long.MAX_VALUE;
    }
    int bit = (int) (control >>> 4) & 15;
    long period = 2L << bit;
    long target = (control & 8) == 0 ? 1L << bit : 0;
    long ticks = target - SystemCounter.ticks(cpu.now()) & period - 1;
    if (ticks == 0) {
      ticks = period;
    }
    return (ticks << 4) - (cpu.now() & 15);
  }

  private int pstate(int field, int value) {
    if (field == SPSEL) {
      if (state.el == 0) {
        return cpu.undefined();
      }
      state.select(1, (value & 1) != 0);
      mmu.updateMode();
      return Cpu.NEXT;
    }
    if (state.el == 0 && (state.sctlrEl1 & SCTLR_UMA) == 0) {
      return cpu.trapSystem(SystemRegister.key(0, 3, 4, value, field & 7), 31, false);
    }
    if (field == DAIF_SET) {
      state.daif |= value;
      return Cpu.NEXT;
    }
    if (field == DAIF_CLEAR) {
      state.daif &= ~value;
    }
    return state.interruptDeliverable() ? cpu.resume() : Cpu.NEXT;
  }

  private int system(int key, long value, int register) {
    boolean user = state.el == 0;
    switch (key) {
      case DC_ZVA:
        if (user && (state.sctlrEl1 & SCTLR_DZE) == 0) {
          return cpu.trapSystem(key, register, false);
        }
        mmu.describeNothing();
        mmu.zero(value, ZVA_BLOCK);
        return mmu.status;
      case DC_CVAC, DC_CVAU, DC_CIVAC, IC_IVAU:
        if (user && (state.sctlrEl1 & SCTLR_UCI) == 0) {
          return cpu.trapSystem(key, register, false);
        }
        return mmu.maintain(value, VcpuEngine.ACCESS_READ);
      case DC_IVAC:
        return user ? cpu.undefined() : mmu.maintain(value, VcpuEngine.ACCESS_WRITE);
      case IC_IALLU, IC_IALLUIS, DC_ISW, DC_CSW, DC_CISW:
        return user ? cpu.undefined() : Cpu.NEXT;
      case AT_S1E1R, AT_S1E1R + 1, AT_S1E1R + 2, AT_S1E1R + 3:
        return user ? cpu.undefined() : addressTranslate(value, key & 1, (key & 2) != 0 ? 0 : 1);
      default:
        return user ? cpu.undefined() : tlbi(key, value);
    }
  }

  private int tlbi(int key, long value) {
    int op2 = key & 7;
    int group = key & ~7;
    boolean shared = group == TLBI_SHARED;
    if (!shared && group != TLBI_LOCAL || op2 == 4 || op2 == 6) {
      return cpu.undefined();
    }
    // The operand holds VA[55:12] in its low bits.
    long va = value << 20 >> 8;
    switch (op2) {
      case 0 -> machine.flush(cpu, shared);
      case 2 -> machine.flushUser(cpu, shared);
      default -> machine.flushPage(cpu, shared, va);
    }
    return cpu.resume();
  }

  /** AT S1E1R, S1E1W, S1E0R, S1E0W. */
  private int addressTranslate(long va, int access, int el) {
    state.parEl1 = mmu.stage1().physicalAddressRegister(va, access, el);
    return Cpu.NEXT;
  }
}
