package org.gunyahsim.guest.runtime;

import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.Exceptions;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;

/**
 * What a handler can do, turned into registers, exits and traps. Holds the last act that it chose.
 */
final class JavaGuestCpu implements GuestCpu {
  /** No act chosen yet. */
  static final int ACT_NONE = 0;

  static final int ACT_WFI = 1;
  static final int ACT_HVC = 2;

  /**
   * The register that emulated loads, stores and system registers go through: not one that holds
   * the results of a call.
   */
  private static final int SCRATCH = 9;

  private static final int PAGE_SIZE = PhysicalMemory.PAGE_SIZE;

  private static final int PAGE_MASK = PAGE_SIZE - 1;

  /**
   * An access that EL2 answers with "again" this often will never succeed: it is one that gives the
   * CPU away (an MMIO exit to the VM's proxy), which a handler cannot wait for.
   */
  private static final int MAX_RETRIES = 1000;

  private static final int TRANSLATION_FAULT = 0x04;
  private static final int PERMISSION_FAULT = 0x0C;

  /** ISS of a trapped WFI: CV, condition "always". */
  private static final long WFI_ISS = 1L << 24 | 0xEL << 20;

  private final EngineContext context;
  private final VcpuState state;
  private final VcpuExit exit;

  /** What the run has consumed up to now, ns. */
  long retired;

  /** True while an interrupt is handled between the choice of an act and its beginning. */
  boolean actPending;

  int act;
  int actImmediate;
  final long[] actArguments = new long[4];

  JavaGuestCpu(EngineContext context) {
    this.context = context;
    this.state = context.state;
    this.exit = context.exit;
  }

  @Override
  public int index() {
    return context.vcpuIndex;
  }

  @Override
  public long counter() {
    return state.runStart + retired >>> 4;
  }

  // Calls.

  @Override
  public int hypercall(int number, long a0, long a1, long a2, long a3, long a4, long a5, long a6) {
    if (number < 0 || number >= HypercallNumber.COUNT || givesCpuAway(number)) {
      throw new IllegalArgumentException("hypercall 0x%x is no ordinary call".formatted(number));
    }
    long[] x = state.x;
    x[0] = a0;
    x[1] = a1;
    x[2] = a2;
    x[3] = a3;
    x[4] = a4;
    x[5] = a5;
    x[6] = a6;
    x[7] = 0;
    hvc(HypercallNumber.NATIVE_BASE + number);
    return (int) x[0];
  }

  @Override
  public long smccc(int function, long a1, long a2, long a3) {
    if (mayNotReturn(function)) {
      throw new IllegalArgumentException("SMCCC call 0x%x must be a last act".formatted(function));
    }
    long[] x = state.x;
    x[0] = function & 0xFFFF_FFFFL;
    x[1] = a1;
    x[2] = a2;
    x[3] = a3;
    x[4] = 0;
    x[5] = 0;
    x[6] = 0;
    x[7] = 0;
    hvc(0);
    return x[0];
  }

  private void hvc(int immediate) {
    checkAlive();
    state.pc = JavaCode.HANDLER + 4;
    fillHvc(immediate);
    trap();
    if (state.pc != JavaCode.HANDLER + 4) {
      leftElsewhere();
    }
  }

  private void fillHvc(int immediate) {
    exit.reason = ExitReason.HVC;
    exit.immediate = immediate;
    exit.esr = Exceptions.syndrome(Exceptions.EC_HVC64, immediate);
  }

  private static boolean givesCpuAway(int number) {
    return number == HypercallNumber.VCPU_RUN
        || number == HypercallNumber.SCHEDULER_YIELD
        || number == HypercallNumber.VCPU_POWEROFF;
  }

  /**
   * CPU_SUSPEND, CPU_OFF, SYSTEM_OFF, SYSTEM_RESET(2), CPU_DEFAULT_SUSPEND, and their hypercalls.
   */
  private static boolean mayNotReturn(int function) {
    return switch (function) {
      case 0x84000001,
          0xC4000001,
          0x84000002,
          0x84000008,
          0x84000009,
          0x8400000C,
          0xC400000C,
          0x84000012,
          0xC4000012 ->
          true;
      default ->
          (function & 0xFFFF_C000) == HypercallNumber.SMCCC_BASE && givesCpuAway(function & 0x3FFF);
    };
  }

  @Override
  public long result(int register) {
    if (register < 0 || register > 7) {
      throw new IllegalArgumentException("results are x0 to x7");
    }
    return state.x[register];
  }

  // System registers.

  @Override
  public long readSystemRegister(int key) {
    systemRegister(key, false, 0);
    return state.x[SCRATCH];
  }

  @Override
  public void writeSystemRegister(int key, long value) {
    systemRegister(key, true, value);
  }

  private void systemRegister(int key, boolean write, long value) {
    checkAlive();
    for (int i = 0; i < MAX_RETRIES; i++) {
      state.pc = JavaCode.HANDLER;
      state.x[SCRATCH] = value;
      exit.reason = ExitReason.SYSREG;
      exit.sysreg = key;
      exit.register = SCRATCH;
      exit.write = write;
      exit.value = value;
      exit.esr = Exceptions.syndrome(Exceptions.EC_SYSREG, systemRegisterIss(key, write));
      trap();
      if (completed()) {
        return;
      }
    }
    throw new IllegalStateException("EL2 never completed the access to a system register");
  }

  /** ISS of a trapped MSR or MRS (Arm ARM, D19.2.37). */
  private static long systemRegisterIss(int key, boolean write) {
    long op0 = key >> 14 & 3;
    long op1 = key >> 11 & 7;
    long crn = key >> 7 & 15;
    long crm = key >> 3 & 15;
    long op2 = key & 7;
    return op0 << 20
        | op2 << 17
        | op1 << 14
        | crn << 10
        | SCRATCH << 5
        | crm << 1
        | (write ? 0 : 1);
  }

  @Override
  public void setVirtualTimer(long deadline, boolean enabled) {
    checkAlive();
    state.cntvCval = deadline;
    state.cntvCtl = enabled ? 1 : 0;
    state.pc = JavaCode.HANDLER + 4;
    exit.reason = ExitReason.TIMER;
    trap();
    if (state.pc != JavaCode.HANDLER + 4) {
      leftElsewhere();
    }
  }

  // Memory.

  @Override
  public long load(long ipa, int size) {
    checkSize(size);
    checkAlive();
    if ((ipa & PAGE_MASK) + size > PAGE_SIZE) {
      long value = 0;
      for (int i = 0; i < size; i++) {
        value |= load(ipa + i, 1) << 8 * i;
      }
      return value;
    }
    for (int i = 0; i < MAX_RETRIES; i++) {
      long entry = context.stage2.lookup(ipa);
      if (permits(entry, false)) {
        long address = (entry & Stage2.ADDRESS) + (ipa & PAGE_MASK);
        if ((entry & Stage2.RAM) != 0) {
          return context.memory.get(address, size);
        }
        exit.retired = retired;
        return context.bus.read(address, size);
      }
      if (dataAbort(ipa, size, false, 0, entry)) {
        return state.x[SCRATCH];
      }
    }
    throw new IllegalStateException("EL2 never completed a load");
  }

  @Override
  public void store(long ipa, int size, long value) {
    checkSize(size);
    checkAlive();
    if ((ipa & PAGE_MASK) + size > PAGE_SIZE) {
      for (int i = 0; i < size; i++) {
        store(ipa + i, 1, value >>> 8 * i);
      }
      return;
    }
    for (int i = 0; i < MAX_RETRIES; i++) {
      long entry = context.stage2.lookup(ipa);
      if (permits(entry, true)) {
        long address = (entry & Stage2.ADDRESS) + (ipa & PAGE_MASK);
        if ((entry & Stage2.RAM) != 0) {
          context.memory.set(address, size, value);
        } else {
          exit.retired = retired;
          context.bus.write(address, size, value);
        }
        return;
      }
      if (dataAbort(ipa, size, true, value, entry)) {
        return;
      }
    }
    throw new IllegalStateException("EL2 never completed a store");
  }

  private static void checkSize(int size) {
    if (size != 1 && size != 2 && size != 4 && size != 8) {
      throw new IllegalArgumentException("an access of %d bytes".formatted(size));
    }
  }

  /** True when the entry maps the page for this access. */
  private static boolean permits(long entry, boolean write) {
    long needed = Stage2.VALID | (write ? Stage2.WRITE : Stage2.READ);
    return (entry & needed) == needed;
  }

  @Override
  public boolean accessible(long ipa, long length, boolean write) {
    if (length < 0 || ipa + length < ipa && ipa + length != 0) {
      return false;
    }
    long left = length;
    long at = ipa;
    while (left > 0) {
      long entry = context.stage2.lookup(at);
      if ((entry & Stage2.RAM) == 0 || !permits(entry, false) || write && !permits(entry, true)) {
        return false;
      }
      long step = Math.min(left, PAGE_SIZE - (at & PAGE_MASK));
      at += step;
      left -= step;
    }
    return true;
  }

  @Override
  public void read(long ipa, byte[] into, int at, int length) {
    checkAlive();
    int done = 0;
    while (done < length) {
      long from = ipa + done;
      int step = (int) Math.min(length - done, PAGE_SIZE - (from & PAGE_MASK));
      context.memory.read(ramAddress(from, false), into, at + done, step);
      done += step;
    }
  }

  @Override
  public void write(long ipa, byte[] from, int at, int length) {
    checkAlive();
    int done = 0;
    while (done < length) {
      long to = ipa + done;
      int step = (int) Math.min(length - done, PAGE_SIZE - (to & PAGE_MASK));
      context.memory.write(ramAddress(to, true), from, at + done, step);
      done += step;
    }
  }

  @Override
  public void zero(long ipa, long length) {
    checkAlive();
    long done = 0;
    while (done < length) {
      long to = ipa + done;
      long step = Math.min(length - done, PAGE_SIZE - (to & PAGE_MASK));
      context.memory.zero(ramAddress(to, true), step);
      done += step;
    }
  }

  /**
   * The RAM behind an IPA for a block copy. Where there is none the vCPU takes the abort of a
   * register-pair access, which no device answers.
   */
  private long ramAddress(long ipa, boolean write) {
    for (int i = 0; i < MAX_RETRIES; i++) {
      long entry = context.stage2.lookup(ipa);
      if (permits(entry, write) && (entry & Stage2.RAM) != 0) {
        return (entry & Stage2.ADDRESS) + (ipa & PAGE_MASK);
      }
      if (permits(entry, write)) {
        throw new IllegalArgumentException(
            "a block copy with the device memory at IPA 0x%x".formatted(ipa));
      }
      fillDataAbort(ipa, write, entry);
      exit.syndromeValid = false;
      trap();
      if (completed()) {
        throw new IllegalStateException("EL2 emulated an access without a valid syndrome");
      }
    }
    throw new IllegalStateException("EL2 never completed a block copy");
  }

  /** Traps a single-register access; true when EL2 has emulated it, false to try again. */
  private boolean dataAbort(long ipa, int size, boolean write, long value, long entry) {
    fillDataAbort(ipa, write, entry);
    int log2 = Integer.numberOfTrailingZeros(size);
    exit.esr |= 1L << 24 | (long) log2 << 22 | (long) SCRATCH << 16 | (size == 8 ? 1L << 15 : 0);
    exit.syndromeValid = true;
    exit.size = size;
    exit.register = SCRATCH;
    exit.sixtyFour = size == 8;
    exit.value = value;
    state.x[SCRATCH] = value;
    trap();
    return completed();
  }

  private void fillDataAbort(long ipa, boolean write, long entry) {
    boolean permission = (entry & Stage2.VALID) != 0;
    state.pc = JavaCode.HANDLER;
    exit.reason = ExitReason.DATA_ABORT;
    exit.esr =
        Exceptions.syndrome(
            Exceptions.EC_DATA_ABORT_LOWER,
            (write ? 1 << 6 : 0) | (permission ? PERMISSION_FAULT : TRANSLATION_FAULT) | 3);
    exit.far = ipa;
    exit.ipa = ipa;
    exit.permission = permission;
    exit.stage1Walk = false;
    exit.write = write;
    exit.signExtend = false;
  }

  // The way into EL2.

  private void trap() {
    exit.retired = retired;
    context.el2.trap(context);
  }

  /** After a trap at {@link JavaCode#HANDLER}: true when it is done, false to try again. */
  private boolean completed() {
    if (state.pc == JavaCode.HANDLER + 4) {
      return true;
    }
    if (state.pc != JavaCode.HANDLER) {
      leftElsewhere();
    }
    return false;
  }

  private void leftElsewhere() {
    checkAlive();
    throw new IllegalStateException("EL2 left PC at 0x%x".formatted(state.pc));
  }

  /** Unwinds the handler when its vCPU has taken an exception. */
  private void checkAlive() {
    if (JavaCode.isVector(state.pc)) {
      throw new GuestFault();
    }
  }

  // Last acts.

  @Override
  public boolean actPending() {
    return actPending;
  }

  @Override
  public void waitForInterrupt() {
    act = ACT_WFI;
  }

  @Override
  public void callLast(int number, long a0, long a1, long a2, long a3) {
    if (number < 0 || number >= HypercallNumber.COUNT) {
      throw new IllegalArgumentException("no hypercall 0x%x".formatted(number));
    }
    actCall(HypercallNumber.NATIVE_BASE + number, a0, a1, a2, a3);
  }

  @Override
  public void smcccLast(int function, long a1, long a2, long a3) {
    actCall(0, function & 0xFFFF_FFFFL, a1, a2, a3);
  }

  private void actCall(int immediate, long a0, long a1, long a2, long a3) {
    act = ACT_HVC;
    actImmediate = immediate;
    actArguments[0] = a0;
    actArguments[1] = a1;
    actArguments[2] = a2;
    actArguments[3] = a3;
  }

  /** Fills registers and exit for the act; the caller returns it from {@code run}. */
  int performAct() {
    if (act == ACT_WFI) {
      state.pc = JavaCode.ACT;
      exit.reason = ExitReason.WFI;
      exit.esr = Exceptions.syndrome(Exceptions.EC_WFX, WFI_ISS);
      return ExitReason.WFI;
    }
    long[] x = state.x;
    System.arraycopy(actArguments, 0, x, 0, actArguments.length);
    x[4] = 0;
    x[5] = 0;
    x[6] = 0;
    x[7] = 0;
    state.pc = JavaCode.ACT + 4;
    fillHvc(actImmediate);
    return ExitReason.HVC;
  }

  /** Fills the exit of a fetch from the vector table, where there is no code. */
  int fetchVector() {
    exit.reason = ExitReason.INSTRUCTION_ABORT;
    exit.esr = Exceptions.syndrome(Exceptions.EC_INSTRUCTION_ABORT_LOWER, TRANSLATION_FAULT | 3);
    exit.far = state.pc;
    exit.ipa = state.pc;
    exit.permission = false;
    exit.stage1Walk = false;
    exit.syndromeValid = false;
    exit.write = false;
    return ExitReason.INSTRUCTION_ABORT;
  }
}
