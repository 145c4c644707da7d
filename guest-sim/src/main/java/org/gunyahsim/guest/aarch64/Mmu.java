package org.gunyahsim.guest.aarch64;

import static org.gunyahsim.hypervisor.engine.VcpuEngine.ACCESS_EXECUTE;
import static org.gunyahsim.hypervisor.engine.VcpuEngine.ACCESS_READ;
import static org.gunyahsim.hypervisor.engine.VcpuEngine.ACCESS_WRITE;

import org.gunyahsim.guest.aarch64.decode.CodeCache;
import org.gunyahsim.guest.aarch64.decode.CodePage;
import org.gunyahsim.hypervisor.engine.Exceptions;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.memory.HostWindow;
import org.gunyahsim.hypervisor.memory.PhysicalBus;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.jspecify.annotations.Nullable;

/**
 * Memory as one vCPU sees it: translation, its caches, and all accesses that the interpreter's loop
 * does not complete from a cache.
 *
 * <p>An access that faults sets {@link #status} to {@link Cpu#JUMP} (an exception to EL1 was taken)
 * or {@link Cpu#EXIT} (EL2 must look); callers check it after each access.
 */
final class Mmu {
  private static final long SCTLR_A = 1 << 1;
  private static final long SCTLR_SA = 1 << 3;
  private static final long SCTLR_SA0 = 1 << 4;

  private static final int FSC_EXTERNAL = 0x10;
  private static final int FSC_ALIGNMENT = 0x21;
  private static final int FSC_TRANSLATION_L3 = 0x07;
  private static final int FSC_PERMISSION_L3 = 0x0F;

  /** ISS of an abort: cache maintenance, stage 1 walk, write. */
  private static final long ISS_CM = 1 << 8;

  private static final long ISS_S1PTW = 1 << 7;

  private static final long ISS_WNR = 1 << 6;

  private static final int PAGE = PhysicalMemory.PAGE_SIZE;

  private final Cpu cpu;
  private final VcpuState state;
  private final Aarch64Machine machine;
  private final PhysicalMemory memory;

  /** What turns a physical address of RAM into a host address. */
  private final long hostOffset;

  private final PhysicalBus bus;
  private final Stage2 stage2;
  private final CodeCache code;
  private final Stage1 stage1;

  private final SoftTlb[] loads = {new SoftTlb(), new SoftTlb()};
  private final SoftTlb[] stores = {new SoftTlb(), new SoftTlb()};
  private final FetchTlb[] fetches = {new FetchTlb(), new FetchTlb()};

  /** {@link Cpu#NEXT} while nothing has gone wrong. */
  int status;

  /** Syndrome of the access for EL2: ISV, SSE, SRT and SF in place, or 0. */
  private long syndrome;

  /** Flags of the stage-2 entry of the last successful {@link #physical}. */
  private long attributes;

  /** Some cached page may have been entered under a tagged address, where no flush looks for it. */
  private boolean taggedPages;

  Mmu(Cpu cpu, Aarch64Machine machine, CodeCache code) {
    this.cpu = cpu;
    this.state = cpu.state;
    this.machine = machine;
    this.memory = cpu.context.memory;
    this.hostOffset = memory.hostAddress(0);
    this.bus = cpu.context.bus;
    this.stage2 = cpu.context.stage2;
    this.code = code;
    this.stage1 = new Stage1(state, cpu.context.stage2, memory);
  }

  Stage1 stage1() {
    return stage1;
  }

  /** Chooses the software TLBs after EL, SP, SP selection or SCTLR_EL1 may have changed. */
  void updateMode() {
    if ((state.sctlrEl1 & SCTLR_A) != 0 || spMisaligned()) {
      cpu.loads = SoftTlb.nothing();
      cpu.stores = SoftTlb.nothing();
    } else {
      cpu.loads = loads[state.el].entries;
      cpu.stores = stores[state.el].entries;
    }
  }

  private boolean spMisaligned() {
    long check = state.el == 0 ? SCTLR_SA0 : SCTLR_SA;
    return (state.sctlrEl1 & check) != 0 && (state.x[VcpuState.SP] & 15) != 0;
  }

  /** The fetch TLB of the current EL. */
  FetchTlb fetches() {
    return fetches[state.el];
  }

  void flush() {
    taggedPages = false;
    for (int el = 0; el < 2; el++) {
      loads[el].flush();
      stores[el].flush();
      fetches[el].flush();
    }
  }

  /** Forgets translations that are not global. */
  void flushUser() {
    for (int el = 0; el < 2; el++) {
      loads[el].flushUser();
      stores[el].flushUser();
      fetches[el].flushUser();
    }
  }

  /** Forgets the translation of one page, whatever its ASID. */
  void flushPage(long va) {
    if (taggedPages || stage1.inBlock(va)) {
      flush();
      return;
    }
    for (int el = 0; el < 2; el++) {
      loads[el].flushPage(va);
      stores[el].flushPage(va);
      fetches[el].flushPage(va);
    }
  }

  /** Forgets that the RAM page may be stored to directly. */
  void closeForStores(long physical) {
    stores[0].flushPhysical(physical + hostOffset);
    stores[1].flushPhysical(physical + hostOffset);
  }

  // --- Instruction fetch ---

  /** The code at {@code pc}, or null when the fetch faults: {@link #status} says how. */
  @Nullable CodePage fetch(long pc) {
    status = Cpu.NEXT;
    cpu.pc = pc;
    long stripped = stage1.stripTag(pc);
    if (stripped != pc) {
      state.pc = stripped;
      status = Cpu.JUMP;
      return null;
    }
    if ((pc & 3) != 0) {
      cpu.exportFlags();
      Exceptions.takeAbort(state, Exceptions.syndrome(Exceptions.EC_PC_ALIGNMENT, 0), pc, pc);
      status = Cpu.JUMP;
      return null;
    }
    syndrome = 0;
    long pa = physical(pc, ACCESS_EXECUTE, state.el);
    if (status != Cpu.NEXT) {
      return null;
    }
    if ((attributes & Stage2.RAM) == 0) {
      status = abortToEl2(pc, pa, ACCESS_EXECUTE, FSC_PERMISSION_L3, false);
      return null;
    }
    CodePage page = code.page(pa);
    fetches[state.el].fill(pc, page, stage1.global());
    return page;
  }

  // --- Data ---

  /** Announces a load or store of one general-purpose register, for EL2's syndrome. */
  void describe(int register, int sizeLog2, boolean signExtend, boolean sixtyFour) {
    syndrome =
        1L << 24
            | (long) sizeLog2 << 22
            | (signExtend ? 1L << 21 : 0)
            | (long) register << 16
            | (sixtyFour ? 1L << 15 : 0);
    cpu.exit.value = register == 31 ? 0 : state.x[register];
  }

  /** Announces an access that no syndrome describes. */
  void describeNothing() {
    syndrome = 0;
  }

  /** Checks SP's alignment for an access based on register slot {@code n}. */
  boolean checkBase(int n) {
    if (n == VcpuState.SP && spMisaligned()) {
      status = cpu.raise(Exceptions.EC_SP_ALIGNMENT, 0);
      return false;
    }
    return true;
  }

  /** Loads 1, 2, 4 or 8 bytes, zero-extended. */
  long load(long va, int sizeLog2, int el) {
    int size = 1 << sizeLog2;
    if ((va & size - 1) != 0 && !unalignedAllowed(va, ACCESS_READ)) {
      return 0;
    }
    long[] cached = loads[el].entries;
    int at = SoftTlb.index(va);
    if ((va + size - 1 & SoftTlb.PAGE_MASK) == cached[at]) {
      return HostWindow.get(va + cached[at + 1], size);
    }
    if ((va & PAGE - 1) > PAGE - size) {
      return loadAcross(va, size, el);
    }
    long pa = physical(va, ACCESS_READ, el);
    if (status != Cpu.NEXT) {
      return 0;
    }
    if ((attributes & Stage2.RAM) == 0) {
      if (!bus.answers(pa, size)) {
        externalAbort(va, ACCESS_READ);
        return 0;
      }
      cpu.touchedDevice = true;
      return bus.read(pa, size);
    }
    enter(loads[el], va, pa);
    return memory.get(pa, size);
  }

  private void enter(SoftTlb cache, long va, long pa) {
    taggedPages |= stage1.stripTag(va) != va;
    cache.fill(va, pa + hostOffset - va, stage1.global());
  }

  private long loadAcross(long va, int size, int el) {
    int first = (int) (PAGE - (va & PAGE - 1));
    long low = physical(va, ACCESS_READ, el);
    if (status != Cpu.NEXT) {
      return 0;
    }
    boolean lowRam = (attributes & Stage2.RAM) != 0;
    long high = physical(va + first, ACCESS_READ, el);
    if (status != Cpu.NEXT) {
      return 0;
    }
    boolean highRam = (attributes & Stage2.RAM) != 0;
    long value = 0;
    for (int i = 0; i < size; i++) {
      long pa = i < first ? low + i : high + i - first;
      value |= byteAt(pa, i < first ? lowRam : highRam) << 8 * i;
    }
    return value;
  }

  private long byteAt(long pa, boolean isRam) {
    if (isRam) {
      return memory.getByte(pa);
    }
    cpu.touchedDevice = true;
    return bus.read(pa, 1) & 0xFF;
  }

  /** Stores 1, 2, 4 or 8 bytes. */
  void store(long va, int sizeLog2, long value, int el) {
    int size = 1 << sizeLog2;
    if ((va & size - 1) != 0 && !unalignedAllowed(va, ACCESS_WRITE)) {
      return;
    }
    long[] cached = stores[el].entries;
    int at = SoftTlb.index(va);
    if ((va + size - 1 & SoftTlb.PAGE_MASK) == cached[at]) {
      HostWindow.set(va + cached[at + 1], size, value);
      return;
    }
    if ((va & PAGE - 1) > PAGE - size) {
      storeAcross(va, size, value, el);
      return;
    }
    long pa = physical(va, ACCESS_WRITE, el);
    if (status != Cpu.NEXT) {
      return;
    }
    if ((attributes & Stage2.RAM) == 0) {
      if (!bus.answers(pa, size)) {
        externalAbort(va, ACCESS_WRITE);
        return;
      }
      cpu.touchedDevice = true;
      bus.write(pa, size, value & -1L >>> 64 - 8 * size);
      return;
    }
    storeRam(va, pa, size, value, el);
  }

  private void storeRam(long va, long pa, int size, long value, int el) {
    code.stored(pa, size);
    memory.markStored(pa);
    if (!code.isWatched(pa)) {
      enter(stores[el], va, pa);
      machine.openedForStores(pa);
    }
    HostWindow.set(pa + hostOffset, size, value);
  }

  private void storeAcross(long va, int size, long value, int el) {
    int first = (int) (PAGE - (va & PAGE - 1));
    long low = physical(va, ACCESS_WRITE, el);
    if (status != Cpu.NEXT) {
      return;
    }
    boolean lowRam = (attributes & Stage2.RAM) != 0;
    long high = physical(va + first, ACCESS_WRITE, el);
    if (status != Cpu.NEXT) {
      return;
    }
    boolean highRam = (attributes & Stage2.RAM) != 0;
    for (int i = 0; i < size; i++) {
      long pa = i < first ? low + i : high + i - first;
      int octet = (int) (value >>> 8 * i) & 0xFF;
      if (i < first ? lowRam : highRam) {
        memory.setByte(pa, octet);
      } else {
        cpu.touchedDevice = true;
        bus.write(pa, 1, octet);
      }
    }
  }

  /**
   * Checks that {@code length} bytes within one page may be written, without writing.
   *
   * @return the physical address, when {@link #status} is {@link Cpu#NEXT}
   */
  long probeWrite(long va, int el) {
    return physical(va, ACCESS_WRITE, el);
  }

  /**
   * DC ZVA: fills with zeros the block around an address, of a power of two in bytes. The address
   * as it was given goes to FAR_EL1 when that faults.
   */
  void zero(long va, int length) {
    long pa = physical(va, ACCESS_WRITE, state.el) & -length;
    if (status != Cpu.NEXT) {
      return;
    }
    if ((attributes & Stage2.RAM) == 0) {
      alignmentFault(va, ACCESS_WRITE);
      return;
    }
    long start = va & -length;
    for (int i = 0; i < length; i += 8) {
      storeRam(start + i, pa + i, 8, 0, state.el);
    }
  }

  /**
   * Cache maintenance by address: translates it, which may fault, and does nothing else, for memory
   * and decoded code are always coherent.
   *
   * @param access the permission that it takes
   */
  int maintain(long va, int access) {
    int fault = stage1.translate(va, access, state.el);
    if (fault == Stage1.OK || fault == Stage1.STAGE2_FAULT) {
      return Cpu.NEXT;
    }
    return cpu.raiseAbort(Exceptions.EC_DATA_ABORT_LOWER, ISS_CM | ISS_WNR | fault, va);
  }

  /** Physical address of the RAM or device byte at {@code va}; for the exclusive monitor. */
  long physicalOf(long va, int access) {
    return physical(va, access, state.el);
  }

  /** An access that must be naturally aligned is not. */
  void alignmentFault(long va, int access) {
    status =
        cpu.raiseAbort(
            Exceptions.EC_DATA_ABORT_LOWER,
            FSC_ALIGNMENT | (access == ACCESS_WRITE ? ISS_WNR : 0),
            va);
  }

  /** Nothing is at the physical address: the bus itself says no. */
  private void externalAbort(long va, int access) {
    status =
        cpu.raiseAbort(
            Exceptions.EC_DATA_ABORT_LOWER,
            FSC_EXTERNAL | (access == ACCESS_WRITE ? ISS_WNR : 0),
            va);
  }

  /** True when SCTLR_EL1.A lets an access of that size be made there. */
  boolean accepts(long va, int sizeLog2) {
    return (va & (1 << sizeLog2) - 1) == 0 || (state.sctlrEl1 & SCTLR_A) == 0;
  }

  /** False when SCTLR_EL1.A forbids it: the fault is delivered. */
  boolean unalignedAllowed(long va, int access) {
    if ((state.sctlrEl1 & SCTLR_A) == 0) {
      return true;
    }
    alignmentFault(va, access);
    return false;
  }

  // --- Translation ---

  /** Stage 1 and stage 2 of one access; faults are delivered. */
  private long physical(long va, int access, int el) {
    int fault = stage1.translate(va, access, el);
    if (fault != Stage1.OK) {
      if (fault == Stage1.STAGE2_FAULT) {
        syndrome = 0;
        status =
            abortToEl2(
                va,
                stage1.ipa(),
                access,
                stage1.walkPermission() ? FSC_PERMISSION_L3 : FSC_TRANSLATION_L3,
                true);
      } else {
        status =
            access == ACCESS_EXECUTE
                ? cpu.raiseAbort(Exceptions.EC_INSTRUCTION_ABORT_LOWER, fault, va)
                : cpu.raiseAbort(
                    Exceptions.EC_DATA_ABORT_LOWER,
                    fault | (access == ACCESS_WRITE ? ISS_WNR : 0),
                    va);
      }
      return 0;
    }
    long ipa = stage1.ipa();
    long entry = stage2.lookup(ipa);
    long needed = Stage1.stage2Permission(access, el);
    if ((entry & Stage2.VALID) == 0) {
      status = abortToEl2(va, ipa, access, FSC_TRANSLATION_L3, false);
      return 0;
    }
    if ((entry & needed) == 0) {
      status = abortToEl2(va, ipa, access, FSC_PERMISSION_L3, false);
      return 0;
    }
    attributes = entry;
    return entry & Stage2.ADDRESS | ipa & PAGE - 1;
  }

  private int abortToEl2(long va, long ipa, int access, int fsc, boolean walk) {
    boolean write = access == ACCESS_WRITE;
    cpu.exit.far = va;
    cpu.exit.ipa = ipa;
    cpu.exit.permission = fsc == FSC_PERMISSION_L3;
    cpu.exit.stage1Walk = walk;
    cpu.exit.write = write;
    cpu.exit.syndromeValid = syndrome != 0;
    cpu.exit.size = 1 << (int) (syndrome >>> 22 & 3);
    cpu.exit.register = (int) (syndrome >>> 16) & 31;
    cpu.exit.signExtend = (syndrome >>> 21 & 1) != 0;
    cpu.exit.sixtyFour = (syndrome >>> 15 & 1) != 0;
    long iss = syndrome | fsc | (walk ? ISS_S1PTW : 0) | (write && !walk ? ISS_WNR : 0);
    boolean fetch = access == ACCESS_EXECUTE;
    cpu.exit.esr =
        Exceptions.syndrome(
            fetch ? Exceptions.EC_INSTRUCTION_ABORT_LOWER : Exceptions.EC_DATA_ABORT_LOWER, iss);
    return cpu.leave(fetch ? ExitReason.INSTRUCTION_ABORT : ExitReason.DATA_ABORT);
  }
}
