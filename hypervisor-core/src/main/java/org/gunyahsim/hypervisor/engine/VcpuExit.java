package org.gunyahsim.hypervisor.engine;

import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * The operands of one exit from a guest, filled by the engine, read by EL2. One instance per vCPU,
 * reused for ever: nothing is allocated on the way into EL2.
 */
public final class VcpuExit {
  /** One of {@link ExitReason}. */
  public int reason;

  /** Guest instructions (ns of virtual time) that the run consumed, the trapping one included. */
  public long retired;

  /** The 16-bit immediate of {@code hvc} and {@code smc}. */
  public int immediate;

  /** ESR_EL2 as the architecture would report it: EC, IL, ISS. */
  public long esr;

  /** Aborts: the virtual address. */
  public long far;

  /** Aborts: the intermediate physical address, all bits, also those inside the page. */
  public long ipa;

  /** Aborts: true when the fault is one of permission, false for translation (or address size). */
  public boolean permission;

  /** Aborts: the access was a stage-1 table walk. */
  public boolean stage1Walk;

  /**
   * Data aborts: the syndrome names one general-purpose register (ISV=1), so that a device access
   * can be emulated.
   */
  public boolean syndromeValid;

  /** Data aborts: bytes accessed, 1, 2, 4 or 8. */
  public int size;

  /** Data aborts and system registers: a write. */
  public boolean write;

  /** Data aborts and system registers: number of the general-purpose register, 31 for XZR. */
  public int register;

  /** Data aborts: the load sign-extends. */
  public boolean signExtend;

  /** Data aborts: the register is 64 bits wide. */
  public boolean sixtyFour;

  /** Writes: the whole 64-bit source register. */
  public long value;

  /** System registers: {@link SystemRegister#key op0, op1, CRn, CRm, op2} packed. */
  public int sysreg;

  /** Writes all operands: an exit can wait for its answer across a snapshot. */
  public void save(StateWriter out) {
    out.i32(reason);
    out.i64(retired);
    out.i32(immediate);
    out.i64(esr);
    out.i64(far);
    out.i64(ipa);
    out.bool(permission);
    out.bool(stage1Walk);
    out.bool(syndromeValid);
    out.i32(size);
    out.bool(write);
    out.i32(register);
    out.bool(signExtend);
    out.bool(sixtyFour);
    out.i64(value);
    out.i32(sysreg);
  }

  /** Reads what {@link #save} wrote. */
  public void load(StateReader in) {
    reason = in.i32();
    retired = in.i64();
    immediate = in.i32();
    esr = in.i64();
    far = in.i64();
    ipa = in.i64();
    permission = in.bool();
    stage1Walk = in.bool();
    syndromeValid = in.bool();
    size = in.i32();
    write = in.bool();
    register = in.i32();
    signExtend = in.bool();
    sixtyFour = in.bool();
    value = in.i64();
    sysreg = in.i32();
    if (register < 0 || register > 31 || size < 0 || size > 8) {
      throw new SnapshotException("an exit of the snapshot has impossible operands");
    }
  }
}
