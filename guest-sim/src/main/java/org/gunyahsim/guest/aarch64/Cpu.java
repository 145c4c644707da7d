package org.gunyahsim.guest.aarch64;

import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.Exceptions;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.time.SystemCounter;

/**
 * The working state of one vCPU while it runs, shared by the classes that execute instructions.
 *
 * <p>Condition flags live here unpacked, in the form in which arithmetic leaves them: N is the sign
 * of {@link #nf}, Z means {@link #zf} is zero, C that {@link #cf} is not, V is the sign of {@link
 * #vf}. {@link #exportFlags} packs them whenever somebody else may look.
 */
final class Cpu {
  /** An instruction is done; the next one follows. */
  static final int NEXT = 0;

  /** {@code state.pc} says where to go on; translation, masks or mode may have changed. */
  static final int JUMP = 1;

  /** {@code state.pc} and the exit are set; leave {@code run}. */
  static final int EXIT = 2;

  final EngineContext context;
  final VcpuState state;
  final VcpuExit exit;
  final long[] x;
  final long[] v;
  private final Aarch64Machine machine;

  long nf;
  long zf;
  int cf;
  long vf;

  /** Address of the instruction that is being executed outside the interpreter's loop. */
  long pc;

  /** What {@code run} was given, and what is left of it after the current instruction. */
  long budget;

  long remaining;

  /** Set when a device was accessed: interrupt lines may have changed. */
  boolean touchedDevice;

  /** Software TLBs of the current mode: {@link SoftTlb#nothing()} when every access needs care. */
  long[] loads = SoftTlb.nothing();

  long[] stores = SoftTlb.nothing();

  Cpu(EngineContext context, Aarch64Machine machine) {
    this.machine = machine;
    this.context = context;
    this.state = context.state;
    this.exit = context.exit;
    this.x = context.state.x;
    this.v = context.state.v;
  }

  /** Virtual time in ns, up to but without the current instruction. */
  long now() {
    return state.runStart + budget - remaining - 1;
  }

  /** CNTVCT_EL0 and CNTPCT_EL0: what a guest reads of the system counter, in ticks of 16 ns. */
  long counter() {
    return machine.readCounter(SystemCounter.ticks(now()));
  }

  void importFlags() {
    setFlags(state.nzcv);
  }

  void exportFlags() {
    state.nzcv = flags();
  }

  void setFlags(int nzcv) {
    nf = (nzcv & 8) != 0 ? -1 : 0;
    zf = (nzcv & 4) != 0 ? 0 : 1;
    cf = nzcv >> 1 & 1;
    vf = (nzcv & 1) != 0 ? -1 : 0;
  }

  int flags() {
    return (nf < 0 ? 8 : 0) | (zf == 0 ? 4 : 0) | (cf != 0 ? 2 : 0) | (vf < 0 ? 1 : 0);
  }

  /** ConditionHolds of the Arm ARM. */
  boolean holds(int condition) {
    boolean result =
        switch (condition >> 1) {
          case 0 -> zf == 0;
          case 1 -> cf != 0;
          case 2 -> nf < 0;
          case 3 -> vf < 0;
          case 4 -> cf != 0 && zf != 0;
          case 5 -> (nf ^ vf) >= 0;
          case 6 -> (nf ^ vf) >= 0 && zf != 0;
          default -> true;
        };
    return result ^ ((condition & 1) != 0 && condition < 14);
  }

  /** Sets NZCV for a logical result of 32 bits, which it returns zero-extended. */
  long flagsLogical(int result) {
    nf = result;
    zf = result;
    cf = 0;
    vf = 0;
    return result & 0xFFFF_FFFFL;
  }

  /** Sets NZCV for a logical result, which it returns. */
  long flagsLogical(long result) {
    nf = result;
    zf = result;
    cf = 0;
    vf = 0;
    return result;
  }

  /** CCMP. */
  void compareIf(int condition, long a, long b, int otherwise) {
    if (holds(condition)) {
      x[VcpuState.SINK] = subFlags(a, b);
    } else {
      setFlags(otherwise);
    }
  }

  /** CCMP of W registers. */
  void compareIf(int condition, int a, int b, int otherwise) {
    if (holds(condition)) {
      x[VcpuState.SINK] = subFlags(a, b);
    } else {
      setFlags(otherwise);
    }
  }

  /** Adds, setting NZCV. */
  long addFlags(long a, long b) {
    long r = a + b;
    nf = r;
    zf = r;
    cf = Long.compareUnsigned(r, a) < 0 ? 1 : 0;
    vf = (a ^ r) & (b ^ r);
    return r;
  }

  /** Adds 32 bits, setting NZCV; the result is zero-extended. */
  long addFlags(int a, int b) {
    int r = a + b;
    nf = r;
    zf = r;
    cf = Integer.compareUnsigned(r, a) < 0 ? 1 : 0;
    vf = (a ^ r) & (b ^ r);
    return r & 0xFFFF_FFFFL;
  }

  /** Subtracts, setting NZCV. */
  long subFlags(long a, long b) {
    long r = a - b;
    nf = r;
    zf = r;
    cf = Long.compareUnsigned(a, b) >= 0 ? 1 : 0;
    vf = (a ^ b) & (a ^ r);
    return r;
  }

  /** Subtracts 32 bits, setting NZCV; the result is zero-extended. */
  long subFlags(int a, int b) {
    int r = a - b;
    nf = r;
    zf = r;
    cf = Integer.compareUnsigned(a, b) >= 0 ? 1 : 0;
    vf = (a ^ b) & (a ^ r);
    return r & 0xFFFF_FFFFL;
  }

  /** Leaves the guest with the instruction at {@link #pc} not done. */
  int leave(int reason) {
    state.pc = pc;
    exit.reason = reason;
    return EXIT;
  }

  /** Leaves the guest with the instruction at {@link #pc} done. */
  int leaveAfter(int reason) {
    state.pc = pc + 4;
    exit.reason = reason;
    return EXIT;
  }

  /** The instruction is done, and what follows must be looked at anew. */
  int resume() {
    state.pc = pc + 4;
    return JUMP;
  }

  /** Takes a synchronous exception to EL1 for the instruction at {@link #pc}. */
  int raise(int exceptionClass, long iss) {
    return raise(exceptionClass, iss, pc);
  }

  /** Takes a synchronous exception to EL1. */
  int raise(int exceptionClass, long iss, long preferredReturn) {
    exportFlags();
    Exceptions.takeSynchronous(state, Exceptions.syndrome(exceptionClass, iss), preferredReturn);
    return JUMP;
  }

  /** Takes an abort or alignment exception to EL1; data and instruction classes follow the EL. */
  int raiseAbort(int classFromLower, long iss, long far) {
    exportFlags();
    Exceptions.takeAbort(state, Exceptions.syndrome(classFromLower + state.el, iss), far, pc);
    return JUMP;
  }

  /** Takes the exception of an instruction that does not exist here. */
  int undefined() {
    return raise(Exceptions.EC_UNKNOWN, 0);
  }

  /** Takes the exception of a system register or instruction that EL1 traps from EL0. */
  int trapSystem(int key, int register, boolean read) {
    long iss =
        (long) (key >> 14 & 3) << 20
            | (long) (key & 7) << 17
            | (long) (key >> 11 & 7) << 14
            | (long) (key >> 7 & 15) << 10
            | (long) register << 5
            | (long) (key >> 3 & 15) << 1
            | (read ? 1 : 0);
    return raise(Exceptions.EC_SYSREG, iss);
  }

  /** True when CPACR_EL1 lets the current EL use FP and SIMD registers. */
  boolean fpEnabled() {
    int fpen = (int) (state.cpacrEl1 >>> 20) & 3;
    return fpen == 3 || fpen == 1 && state.el == 1;
  }

  /** Takes the exception of an FP or SIMD instruction that CPACR_EL1 traps. */
  int trapFp() {
    return raise(Exceptions.EC_FP_ACCESS, 0x1E0_0000);
  }

  /** Leaves with {@link ExitReason#SYSREG}. */
  int leaveSystem(int key, int register, boolean write, long value) {
    exit.sysreg = key;
    exit.register = register;
    exit.write = write;
    exit.value = value;
    long iss =
        (long) (key >> 14 & 3) << 20
            | (long) (key & 7) << 17
            | (long) (key >> 11 & 7) << 14
            | (long) (key >> 7 & 15) << 10
            | (long) register << 5
            | (long) (key >> 3 & 15) << 1
            | (write ? 0 : 1);
    exit.esr = Exceptions.syndrome(Exceptions.EC_SYSREG, iss);
    return leave(ExitReason.SYSREG);
  }
}
