package org.gunyahsim.hypervisor.engine;

import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * The architectural state of one vCPU, flat: EL2, engines, debugger and snapshots share it.
 *
 * <p>Fields are public because every instruction touches them. The general-purpose file has three
 * slots beyond X30 so that a pre-decoded instruction never has to ask which register 31 it means:
 * {@link #ZR} always reads zero, {@link #SINK} takes writes to XZR, {@link #SP} is the stack
 * pointer that SPSel selects now.
 */
public final class VcpuState {
  /** Index in {@link #x} that reads as zero and is never written. */
  public static final int ZR = 31;

  /** Index in {@link #x} that is written for XZR and never read. */
  public static final int SINK = 32;

  /** Index in {@link #x} of the current stack pointer. */
  public static final int SP = 33;

  /** Bits of {@link #daif}. */
  public static final int DAIF_F = 1;

  public static final int DAIF_I = 2;
  public static final int DAIF_A = 4;
  public static final int DAIF_D = 8;

  /** X0..X30, then {@link #ZR}, {@link #SINK} and {@link #SP}. */
  public final long[] x = new long[34];

  /** V0..V31, low half at 2n, high half at 2n+1. */
  public final long[] v = new long[64];

  public long pc;

  /** PSTATE.NZCV in bits 3..0. */
  public int nzcv;

  /** PSTATE.DAIF in bits 3..0. */
  public int daif = 15;

  /** PSTATE.EL: 0 or 1. */
  public int el = 1;

  /** PSTATE.SP: true selects SP_EL1 at EL1. Always false at EL0. */
  public boolean spsel = true;

  /** PSTATE.IL: illegal execution state. */
  public boolean il;

  /** PSTATE.SS: software step. */
  public boolean ss;

  /**
   * The stack pointer that is not current: SP_EL0 while SP_EL1 is selected, and the other way
   * round.
   */
  public long spOther;

  public long fpcr;
  public long fpsr;

  public long sctlrEl1 = 0x30D0_0800L;
  public long cpacrEl1;
  public long ttbr0El1;
  public long ttbr1El1;
  public long tcrEl1;
  public long mairEl1;
  public long vbarEl1;
  public long esrEl1;
  public long farEl1;
  public long elrEl1;
  public long spsrEl1;
  public long parEl1;
  public long afsr0El1;
  public long afsr1El1;
  public long contextidrEl1;
  public long tpidrEl0;
  public long tpidrroEl0;
  public long tpidrEl1;
  public long cntkctlEl1;
  public long csselrEl1;
  public long mdscrEl1;

  /** What MPIDR_EL1 reads: VMPIDR_EL2, set by EL2 when the vCPU is activated. */
  public long mpidrEl1 = 0x8000_0000L;

  /** What MIDR_EL1 reads: VPIDR_EL2. */
  public long midrEl1;

  /** CNTV_CTL_EL0 bits 1..0 (ENABLE, IMASK); ISTATUS is computed from the time. */
  public int cntvCtl;

  public long cntvCval;

  /** CNTP_CTL_EL0 bits 1..0. */
  public int cntpCtl;

  public long cntpCval;

  /** Physical address of the exclusive monitor's granule, or -1 when it is open. */
  public long exclusiveAddress = -1;

  /** What the load-exclusive returned, low and high half; a store-exclusive compares. */
  public long exclusiveLow;

  public long exclusiveHigh;

  /**
   * The virtual IRQ line: set and cleared by the virtual GIC, sampled by the engine on entry and
   * when masks change.
   */
  public boolean irq;

  /** The virtual FIQ line (group 0). */
  public boolean fiq;

  /**
   * Virtual time, ns, at which the current run began: the engine adds what it has retired to read
   * the counter.
   */
  public long runStart;

  /** The event register that WFE waits for. */
  public boolean event;

  /** SP_EL0, wherever it lies. */
  public long spEl0() {
    return spsel ? spOther : x[SP];
  }

  /** SP_EL1, wherever it lies. */
  public long spEl1() {
    return spsel ? x[SP] : spOther;
  }

  public void setSpEl0(long value) {
    if (spsel) {
      spOther = value;
    } else {
      x[SP] = value;
    }
  }

  public void setSpEl1(long value) {
    if (spsel) {
      x[SP] = value;
    } else {
      spOther = value;
    }
  }

  /**
   * Changes exception level and stack selection, swapping stack pointers when the selection
   * changes.
   */
  public void select(int newEl, boolean newSpsel) {
    if (newSpsel != spsel) {
      long current = x[SP];
      x[SP] = spOther;
      spOther = current;
      spsel = newSpsel;
    }
    el = newEl;
  }

  /** PSTATE as SPSR_EL1 holds it: NZCV[31:28] SS[21] IL[20] DAIF[9:6] M[3:0]. */
  public long pstate() {
    return (long) nzcv << 28
        | (ss ? 1L << 21 : 0)
        | (il ? 1L << 20 : 0)
        | (long) daif << 6
        | (long) el << 2
        | (spsel ? 1 : 0);
  }

  /**
   * Loads PSTATE from the layout of {@link #pstate()}; the caller has checked that the mode is
   * legal.
   */
  public void setPstate(long value) {
    nzcv = (int) (value >>> 28) & 15;
    ss = (value >>> 21 & 1) != 0;
    il = (value >>> 20 & 1) != 0;
    daif = (int) (value >>> 6) & 15;
    select((int) (value >>> 2) & 3, (value & 1) != 0);
  }

  /** True when an interrupt would be taken now. */
  public boolean interruptDeliverable() {
    return irq && (daif & DAIF_I) == 0 || fiq && (daif & DAIF_F) == 0;
  }

  /** Writes everything that a guest could observe. */
  public void save(StateWriter out) {
    x[ZR] = 0;
    x[SINK] = 0;
    out.i64s(x);
    out.i64s(v);
    out.i64(pc);
    out.i64(pstate());
    out.i64(spOther);
    for (long register : bank()) {
      out.i64(register);
    }
    out.i32(cntvCtl);
    out.i32(cntpCtl);
    out.bool(irq);
    out.bool(fiq);
    out.bool(event);
  }

  /** Reads what {@link #save} wrote. */
  public void load(StateReader in) {
    in.i64s(x);
    in.i64s(v);
    pc = in.i64();
    long pstate = in.i64();
    nzcv = (int) (pstate >>> 28) & 15;
    ss = (pstate >>> 21 & 1) != 0;
    il = (pstate >>> 20 & 1) != 0;
    daif = (int) (pstate >>> 6) & 15;
    el = (int) (pstate >>> 2) & 3;
    spsel = (pstate & 1) != 0;
    spOther = in.i64();
    fpcr = in.i64();
    fpsr = in.i64();
    sctlrEl1 = in.i64();
    cpacrEl1 = in.i64();
    ttbr0El1 = in.i64();
    ttbr1El1 = in.i64();
    tcrEl1 = in.i64();
    mairEl1 = in.i64();
    vbarEl1 = in.i64();
    esrEl1 = in.i64();
    farEl1 = in.i64();
    elrEl1 = in.i64();
    spsrEl1 = in.i64();
    parEl1 = in.i64();
    afsr0El1 = in.i64();
    afsr1El1 = in.i64();
    contextidrEl1 = in.i64();
    tpidrEl0 = in.i64();
    tpidrroEl0 = in.i64();
    tpidrEl1 = in.i64();
    cntkctlEl1 = in.i64();
    csselrEl1 = in.i64();
    mdscrEl1 = in.i64();
    mpidrEl1 = in.i64();
    midrEl1 = in.i64();
    cntvCval = in.i64();
    cntpCval = in.i64();
    exclusiveAddress = in.i64();
    exclusiveLow = in.i64();
    exclusiveHigh = in.i64();
    runStart = in.i64();
    cntvCtl = in.i32();
    cntpCtl = in.i32();
    irq = in.bool();
    fiq = in.bool();
    event = in.bool();
  }

  /** The single registers, in the order in which they are saved. */
  private long[] bank() {
    return new long[] {
      fpcr,
      fpsr,
      sctlrEl1,
      cpacrEl1,
      ttbr0El1,
      ttbr1El1,
      tcrEl1,
      mairEl1,
      vbarEl1,
      esrEl1,
      farEl1,
      elrEl1,
      spsrEl1,
      parEl1,
      afsr0El1,
      afsr1El1,
      contextidrEl1,
      tpidrEl0,
      tpidrroEl0,
      tpidrEl1,
      cntkctlEl1,
      csselrEl1,
      mdscrEl1,
      mpidrEl1,
      midrEl1,
      cntvCval,
      cntpCval,
      exclusiveAddress,
      exclusiveLow,
      exclusiveHigh,
      runStart
    };
  }
}
