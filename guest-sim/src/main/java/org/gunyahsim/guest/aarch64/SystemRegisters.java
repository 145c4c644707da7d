package org.gunyahsim.guest.aarch64;

import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.time.SystemCounter;

/**
 * MRS and MSR: the registers of {@link VcpuState} with their access rules. Registers that the
 * engine does not hold leave with {@link ExitReason#SYSREG}, except from EL0 where they can be
 * refused here.
 */
final class SystemRegisters {
  /** 62.5 MHz. */
  static final long COUNTER_FREQUENCY = 62_500_000;

  /** Cache line lengths of 64 bytes, PIPT instruction cache (conformance observations). */
  private static final long CTR = 0x8444_C004L;

  /** log2 of DC ZVA's block in words. */
  private static final long DCZID = 4;

  static final int NZCV = 3 << 14 | 3 << 11 | 4 << 7 | 2 << 3;
  private static final int DAIF = NZCV | 1;
  private static final int FPCR = 3 << 14 | 3 << 11 | 4 << 7 | 4 << 3;
  private static final int FPSR = FPCR | 1;
  private static final int CTR_EL0 = 3 << 14 | 3 << 11 | 1;
  private static final int DCZID_EL0 = 3 << 14 | 3 << 11 | 7;
  private static final int TPIDR_EL0 = 3 << 14 | 3 << 11 | 13 << 7 | 2;
  private static final int TPIDRRO_EL0 = TPIDR_EL0 + 1;
  private static final int CNTFRQ_EL0 = 3 << 14 | 3 << 11 | 14 << 7;
  private static final int CNTPCT_EL0 = CNTFRQ_EL0 | 1;
  private static final int CNTVCT_EL0 = CNTFRQ_EL0 | 2;
  private static final int CNTP_TVAL_EL0 = CNTFRQ_EL0 | 2 << 3;
  private static final int CNTP_CTL_EL0 = CNTP_TVAL_EL0 | 1;
  private static final int CNTP_CVAL_EL0 = CNTP_TVAL_EL0 | 2;
  private static final int CNTV_TVAL_EL0 = CNTFRQ_EL0 | 3 << 3;
  private static final int CNTV_CTL_EL0 = CNTV_TVAL_EL0 | 1;
  private static final int CNTV_CVAL_EL0 = CNTV_TVAL_EL0 | 2;
  private static final int PMUSERENR_EL0 = 3 << 14 | 3 << 11 | 9 << 7 | 14 << 3;

  private static final int EL1 = 3 << 14;
  private static final int MIDR_EL1 = EL1;
  private static final int MPIDR_EL1 = EL1 | 5;
  private static final int SCTLR_EL1 = EL1 | 1 << 7;
  private static final int CPACR_EL1 = SCTLR_EL1 | 2;
  static final int TTBR0_EL1 = EL1 | 2 << 7;
  private static final int TTBR1_EL1 = TTBR0_EL1 | 1;
  private static final int TCR_EL1 = TTBR0_EL1 | 2;
  private static final int SPSR_EL1 = EL1 | 4 << 7;
  private static final int ELR_EL1 = SPSR_EL1 | 1;
  private static final int SP_EL0 = SPSR_EL1 | 1 << 3;
  private static final int SPSEL = SPSR_EL1 | 2 << 3;
  private static final int CURRENT_EL = SPSEL | 2;
  private static final int AFSR0_EL1 = EL1 | 5 << 7 | 1 << 3;
  private static final int AFSR1_EL1 = AFSR0_EL1 | 1;
  private static final int ESR_EL1 = EL1 | 5 << 7 | 2 << 3;
  private static final int FAR_EL1 = EL1 | 6 << 7;
  private static final int PAR_EL1 = EL1 | 7 << 7 | 4 << 3;
  private static final int MAIR_EL1 = EL1 | 10 << 7 | 2 << 3;
  private static final int VBAR_EL1 = EL1 | 12 << 7;
  private static final int ISR_EL1 = VBAR_EL1 | 1 << 3;
  private static final int CONTEXTIDR_EL1 = EL1 | 13 << 7 | 1;
  private static final int TPIDR_EL1 = EL1 | 13 << 7 | 4;
  private static final int CNTKCTL_EL1 = EL1 | 14 << 7 | 1 << 3;
  private static final int CSSELR_EL1 = EL1 | 2 << 11;
  private static final int MDSCR_EL1 = 2 << 14 | 2 << 3 | 2;

  private static final int SCTLR_UMA = 1 << 9;
  private static final int SCTLR_UCT = 1 << 15;

  /** Bits of SCTLR_EL1 on which cached translations depend: M and WXN. */
  private static final long SCTLR_TRANSLATION = 1 | 1 << 19;

  /** Big-endian data is not modelled: EE and E0E read as zero. */
  private static final long SCTLR_ENDIANNESS = 3 << 24;

  /** CNTKCTL_EL1: EL0 may use the physical or virtual counter or timer. */
  private static final int EL0PCTEN = 1;

  private static final int EL0VCTEN = 1 << 1;
  private static final int EL0VTEN = 1 << 8;
  private static final int EL0PTEN = 1 << 9;

  private static final long FPCR_BITS = 0x07C0_0000;
  private static final long FPSR_BITS = 0xF800_009FL;

  /** ENABLE and IMASK of a timer's control register. */
  private static final int TIMER_BITS = 3;

  private final Cpu cpu;
  private final Mmu mmu;
  private final VcpuState state;

  SystemRegisters(Cpu cpu, Mmu mmu) {
    this.cpu = cpu;
    this.mmu = mmu;
    this.state = cpu.state;
  }

  private static boolean isUserSpace(int key) {
    return (key >> 11 & 7) == 3;
  }

  /** The performance monitors, which PMUSERENR_EL0 (always zero here) closes to EL0. */
  private static boolean isPerformanceMonitor(int key) {
    int crn = key >> 7 & 15;
    int crm = key >> 3 & 15;
    return key >> 14 == 3 && (crn == 9 && crm >= 12 || crn == 14 && crm >= 8);
  }

  /** There is no MSR of these from EL0, hence nothing to trap. */
  private static boolean isReadOnlyForUser(int key) {
    return switch (key) {
      case CTR_EL0, DCZID_EL0, TPIDRRO_EL0, CNTFRQ_EL0, CNTPCT_EL0, CNTVCT_EL0 -> true;
      default -> false;
    };
  }

  /** True when CNTKCTL_EL1 or SCTLR_EL1 trap this EL0 access. */
  private boolean trapped(int key) {
    long control = state.cntkctlEl1;
    return switch (key) {
      case DAIF -> (state.sctlrEl1 & SCTLR_UMA) == 0;
      case CTR_EL0 -> (state.sctlrEl1 & SCTLR_UCT) == 0;
      case CNTFRQ_EL0 -> (control & (EL0PCTEN | EL0VCTEN)) == 0;
      case CNTPCT_EL0 -> (control & EL0PCTEN) == 0;
      case CNTVCT_EL0 -> (control & EL0VCTEN) == 0;
      case CNTP_TVAL_EL0, CNTP_CTL_EL0, CNTP_CVAL_EL0 -> (control & EL0PTEN) == 0;
      case CNTV_TVAL_EL0, CNTV_CTL_EL0, CNTV_CVAL_EL0 -> (control & EL0VTEN) == 0;
      case PMUSERENR_EL0 -> false;
      default -> isPerformanceMonitor(key);
    };
  }

  // --- MRS ---

  /** Reads into register slot {@code d}; {@code rt} is the number in the encoding. */
  int read(int key, int d, int rt) {
    if (state.el == 0) {
      if (!isUserSpace(key)) {
        return cpu.undefined();
      }
      if (trapped(key)) {
        return cpu.trapSystem(key, rt, true);
      }
    }
    return isUserSpace(key) ? readUser(key, d, rt) : readEl1(key, d, rt);
  }

  private int readUser(int key, int d, int rt) {
    long value;
    switch (key) {
      case NZCV -> value = (long) cpu.flags() << 28;
      case DAIF -> value = (long) state.daif << 6;
      case FPCR, FPSR -> {
        if (!cpu.fpEnabled()) {
          return cpu.trapFp();
        }
        value = key == FPCR ? state.fpcr : state.fpsr;
      }
      case CTR_EL0 -> value = CTR;
      case DCZID_EL0 -> value = DCZID | (zvaProhibited() ? 16 : 0);
      case TPIDR_EL0 -> value = state.tpidrEl0;
      case TPIDRRO_EL0 -> value = state.tpidrroEl0;
      case CNTFRQ_EL0 -> value = COUNTER_FREQUENCY;
      case CNTPCT_EL0, CNTVCT_EL0 -> value = cpu.counter();
      case CNTP_TVAL_EL0 -> value = timerValue(state.cntpCval);
      case CNTP_CTL_EL0 -> value = control(state.cntpCtl, state.cntpCval);
      case CNTP_CVAL_EL0 -> value = state.cntpCval;
      case CNTV_TVAL_EL0 -> value = timerValue(state.cntvCval);
      case CNTV_CTL_EL0 -> value = control(state.cntvCtl, state.cntvCval);
      case CNTV_CVAL_EL0 -> value = state.cntvCval;
      default -> {
        return cpu.leaveSystem(key, rt, false, 0);
      }
    }
    state.x[d] = value;
    return Cpu.NEXT;
  }

  /** DCZID_EL0.DZP tells EL0 that SCTLR_EL1.DZE is clear. */
  private boolean zvaProhibited() {
    return state.el == 0 && (state.sctlrEl1 & 1 << 14) == 0;
  }

  /** CNTx_TVAL_EL0: 32 bits. */
  private long timerValue(long compareValue) {
    return compareValue - cpu.counter() & 0xFFFF_FFFFL;
  }

  /** CNTx_CTL_EL0 with ISTATUS, which is in keeping with the counter that the guest reads. */
  private long control(int control, long compareValue) {
    boolean met =
        (control & SystemCounter.CTL_ENABLE) != 0
            && Long.compareUnsigned(cpu.counter(), compareValue) >= 0;
    return control | (met ? SystemCounter.CTL_ISTATUS : 0);
  }

  private int readEl1(int key, int d, int rt) {
    long value;
    switch (key) {
      case MIDR_EL1 -> value = state.midrEl1;
      case MPIDR_EL1 -> value = state.mpidrEl1;
      case SCTLR_EL1 -> value = state.sctlrEl1;
      case CPACR_EL1 -> value = state.cpacrEl1;
      case TTBR0_EL1 -> value = state.ttbr0El1;
      case TTBR1_EL1 -> value = state.ttbr1El1;
      case TCR_EL1 -> value = state.tcrEl1;
      case SPSR_EL1 -> value = state.spsrEl1;
      case ELR_EL1 -> value = state.elrEl1;
      case SP_EL0 -> {
        if (!state.spsel) {
          return cpu.undefined();
        }
        value = state.spOther;
      }
      case SPSEL -> value = state.spsel ? 1 : 0;
      case CURRENT_EL -> value = (long) state.el << 2;
      case AFSR0_EL1, AFSR1_EL1 -> value = 0;
      case ESR_EL1 -> value = state.esrEl1;
      case FAR_EL1 -> value = state.farEl1;
      case PAR_EL1 -> value = state.parEl1;
      case MAIR_EL1 -> value = state.mairEl1;
      case VBAR_EL1 -> value = state.vbarEl1;
      case ISR_EL1 -> value = (state.irq ? 0x80 : 0) | (state.fiq ? 0x40 : 0);
      case CONTEXTIDR_EL1 -> value = state.contextidrEl1;
      case TPIDR_EL1 -> value = state.tpidrEl1;
      case CNTKCTL_EL1 -> value = state.cntkctlEl1;
      case CSSELR_EL1 -> value = state.csselrEl1;
      case MDSCR_EL1 -> value = state.mdscrEl1;
      default -> {
        return cpu.leaveSystem(key, rt, false, 0);
      }
    }
    state.x[d] = value;
    return Cpu.NEXT;
  }

  // --- MSR ---

  /** Writes; {@code rt} is the register's number in the encoding. */
  int write(int key, long value, int rt) {
    if (state.el == 0) {
      if (!isUserSpace(key) || isReadOnlyForUser(key)) {
        return cpu.undefined();
      }
      if (trapped(key)) {
        return cpu.trapSystem(key, rt, false);
      }
    }
    return isUserSpace(key) ? writeUser(key, value, rt) : writeEl1(key, value, rt);
  }

  private int writeUser(int key, long value, int rt) {
    switch (key) {
      case NZCV -> cpu.setFlags((int) (value >>> 28) & 15);
      case DAIF -> {
        state.daif = (int) (value >>> 6) & 15;
        return state.interruptDeliverable() ? cpu.resume() : Cpu.NEXT;
      }
      case FPCR, FPSR -> {
        if (!cpu.fpEnabled()) {
          return cpu.trapFp();
        }
        if (key == FPCR) {
          state.fpcr = value & FPCR_BITS;
        } else {
          state.fpsr = value & FPSR_BITS;
        }
      }
      case TPIDR_EL0 -> state.tpidrEl0 = value;
      case TPIDRRO_EL0 -> state.tpidrroEl0 = value;
      case CTR_EL0, DCZID_EL0, CNTFRQ_EL0, CNTPCT_EL0, CNTVCT_EL0 -> {
        return cpu.undefined();
      }
      case CNTP_TVAL_EL0 -> {
        state.cntpCval = cpu.counter() + (int) value;
        return cpu.leaveAfter(ExitReason.TIMER);
      }
      case CNTP_CTL_EL0 -> {
        state.cntpCtl = (int) value & TIMER_BITS;
        return cpu.leaveAfter(ExitReason.TIMER);
      }
      case CNTP_CVAL_EL0 -> {
        state.cntpCval = value;
        return cpu.leaveAfter(ExitReason.TIMER);
      }
      case CNTV_TVAL_EL0 -> {
        state.cntvCval = cpu.counter() + (int) value;
        return cpu.leaveAfter(ExitReason.TIMER);
      }
      case CNTV_CTL_EL0 -> {
        state.cntvCtl = (int) value & TIMER_BITS;
        return cpu.leaveAfter(ExitReason.TIMER);
      }
      case CNTV_CVAL_EL0 -> {
        state.cntvCval = value;
        return cpu.leaveAfter(ExitReason.TIMER);
      }
      default -> {
        return cpu.leaveSystem(key, rt, true, value);
      }
    }
    return Cpu.NEXT;
  }

  private int writeEl1(int key, long value, int rt) {
    switch (key) {
      case MIDR_EL1, MPIDR_EL1, CURRENT_EL, ISR_EL1 -> {
        return cpu.undefined();
      }
      case SCTLR_EL1 -> {
        return writeSctlr(value & ~SCTLR_ENDIANNESS);
      }
      case TTBR0_EL1 -> {
        if (state.ttbr0El1 != value) {
          state.ttbr0El1 = value;
          mmu.flushUser();
        }
        return cpu.resume();
      }
      case TTBR1_EL1 -> {
        if (state.ttbr1El1 != value) {
          state.ttbr1El1 = value;
          mmu.flushUser();
        }
        return cpu.resume();
      }
      case TCR_EL1 -> {
        if (state.tcrEl1 != value) {
          state.tcrEl1 = value;
          mmu.flush();
        }
        return cpu.resume();
      }
      case SP_EL0 -> {
        if (!state.spsel) {
          return cpu.undefined();
        }
        state.spOther = value;
      }
      case SPSEL -> {
        state.select(1, (value & 1) != 0);
        mmu.updateMode();
      }
      case CPACR_EL1 -> state.cpacrEl1 = value;
      case SPSR_EL1 -> state.spsrEl1 = value;
      case ELR_EL1 -> state.elrEl1 = value;
      case AFSR0_EL1, AFSR1_EL1 -> {
        // Without contents, as on the Cortex-A53.
      }
      case ESR_EL1 -> state.esrEl1 = value;
      case FAR_EL1 -> state.farEl1 = value;
      case PAR_EL1 -> state.parEl1 = value;
      case MAIR_EL1 -> state.mairEl1 = value;
      case VBAR_EL1 -> state.vbarEl1 = value & ~0x7FFL;
      case CONTEXTIDR_EL1 -> state.contextidrEl1 = value;
      case TPIDR_EL1 -> state.tpidrEl1 = value;
      case CNTKCTL_EL1 -> state.cntkctlEl1 = value;
      case CSSELR_EL1 -> state.csselrEl1 = value;
      case MDSCR_EL1 -> state.mdscrEl1 = value;
      default -> {
        return cpu.leaveSystem(key, rt, true, value);
      }
    }
    return Cpu.NEXT;
  }

  private int writeSctlr(long value) {
    long changed = state.sctlrEl1 ^ value;
    state.sctlrEl1 = value;
    if ((changed & SCTLR_TRANSLATION) != 0) {
      mmu.flush();
    }
    return cpu.resume();
  }
}
