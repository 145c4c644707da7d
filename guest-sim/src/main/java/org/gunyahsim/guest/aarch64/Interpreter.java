package org.gunyahsim.guest.aarch64;

import static org.gunyahsim.hypervisor.memory.HostWindow.BYTE;
import static org.gunyahsim.hypervisor.memory.HostWindow.INT;
import static org.gunyahsim.hypervisor.memory.HostWindow.LONG;
import static org.gunyahsim.hypervisor.memory.HostWindow.SHORT;

import java.lang.foreign.MemorySegment;
import org.gunyahsim.guest.aarch64.decode.CodePage;
import org.gunyahsim.guest.aarch64.decode.Lowering;
import org.gunyahsim.guest.aarch64.generated.Op;
import org.gunyahsim.hypervisor.engine.Exceptions;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.memory.HostWindow;
import org.jspecify.annotations.Nullable;

/**
 * The loop that executes pre-decoded instructions.
 *
 * <p>It holds what is frequent and cannot fault: arithmetic, branches within reach of the fetch TLB
 * and accesses that hit the software TLB. Everything else leaves the switch and is done, from the
 * start, by {@link Operations}. The method must stay under HotSpot's 8000 bytes of bytecode (a test
 * measures it), beyond which it would never be compiled.
 *
 * <p>Instructions are counted without counting: {@code end - i} is what is left of the budget, so a
 * branch moves {@code end} along with {@code i}.
 */
final class Interpreter {
  private static final long PAGE_MASK = SoftTlb.PAGE_MASK;
  private static final long W = 0xFFFF_FFFFL;

  /** As much of the budget as one pass of the loop takes on: {@code end} must not overflow. */
  private static final long MOST = 1 << 28;

  private final Cpu cpu;
  private final VcpuState state;
  private final Mmu mmu;
  private final RegisterOperations registers;
  private final Operations operations;

  /** {@link #MOST}, or 1 while instructions are traced. */
  private long most = MOST;

  Interpreter(Cpu cpu, Mmu mmu, Operations operations) {
    this.cpu = cpu;
    this.state = cpu.state;
    this.mmu = mmu;
    this.registers = new RegisterOperations(cpu);
    this.operations = operations;
  }

  /** {@link org.gunyahsim.hypervisor.engine.VcpuEngine#run}. */
  int run(long budget) {
    cpu.budget = budget;
    cpu.remaining = budget;
    cpu.importFlags();
    for (; ; ) {
      cpu.touchedDevice = false;
      if (state.interruptDeliverable()) {
        takeInterrupt();
      }
      if (cpu.remaining <= 0) {
        cpu.exit.reason = ExitReason.BUDGET;
        break;
      }
      mmu.updateMode();
      CodePage page = enter();
      int status = page == null ? mmu.status : execute(page);
      if (status == Cpu.EXIT) {
        break;
      }
    }
    cpu.exportFlags();
    cpu.exit.retired = budget - cpu.remaining;
    return cpu.exit.reason;
  }

  /**
   * As {@link #run}, but leaves the loop after each instruction and reports it. All that a guest
   * can see stays the same: a pass of the loop may end anywhere.
   */
  int runTraced(long budget, InstructionTrace trace) {
    cpu.budget = budget;
    cpu.remaining = budget;
    cpu.importFlags();
    most = 1;
    for (; ; ) {
      cpu.touchedDevice = false;
      if (state.interruptDeliverable()) {
        takeInterrupt();
      }
      if (cpu.remaining <= 0) {
        cpu.exit.reason = ExitReason.BUDGET;
        break;
      }
      mmu.updateMode();
      CodePage page = enter();
      int status = mmu.status;
      if (page != null) {
        trace.before(page);
        status = execute(page);
        trace.after();
      }
      if (status == Cpu.EXIT) {
        break;
      }
    }
    most = MOST;
    cpu.exportFlags();
    cpu.exit.retired = budget - cpu.remaining;
    return cpu.exit.reason;
  }

  private void takeInterrupt() {
    cpu.exportFlags();
    boolean irq = state.irq && (state.daif & VcpuState.DAIF_I) == 0;
    Exceptions.takeInterrupt(state, irq ? Exceptions.IRQ : Exceptions.FIQ);
  }

  /** Finds the code at PC; a fault there costs an instruction, lest a guest loop without time. */
  private @Nullable CodePage enter() {
    CodePage page = lookUp(state.pc);
    if (page == null) {
      cpu.remaining--;
      page = mmu.fetch(state.pc);
    } else if (!state.il) {
      return page;
    } else {
      cpu.remaining--;
    }
    if (page == null) {
      return null;
    }
    if (state.il) {
      cpu.pc = state.pc;
      mmu.status = cpu.raise(Exceptions.EC_ILLEGAL_STATE, 0);
      return null;
    }
    cpu.remaining++;
    return page;
  }

  private @Nullable CodePage lookUp(long pc) {
    FetchTlb fetches = mmu.fetches();
    int slot = FetchTlb.index(pc);
    return fetches.tags[slot] == (pc & (PAGE_MASK | 3)) ? fetches.pages[slot] : null;
  }

  @SuppressWarnings("LabelledBreakTarget") // one way out of the switch per kind of sequel
  private int execute(CodePage entered) {
    final Cpu cpu = this.cpu;
    final RegisterOperations registers = this.registers;
    final long[] x = cpu.x;
    final MemorySegment ram = HostWindow.ALL;
    CodePage page = entered;
    int[] code = page.code;
    long[] imm = page.imm;
    long[] loads = cpu.loads;
    long[] stores = cpu.stores;
    long pageVa = state.pc & PAGE_MASK;
    long next;
    int i = (int) state.pc >>> 2 & CodePage.SLOTS - 1;
    long pass = Math.min(cpu.remaining, most);
    long reserve = cpu.remaining - pass;
    int end = i + (int) pass;
    while (i < end) {
      int w = code[i];
      long v = imm[i];
      int d = w >>> 10 & 63;
      int n = w >>> 16 & 63;
      int m = w >>> 22;
      long va;
      i++;
      leavePage:
      {
        taken:
        {
          switch (w & 0x3FF) {
            case Op.CONST:
              x[d] = v;
              continue;
            case Op.ADR:
              x[d] = pageVa + ((long) i << 2) - 4 + v;
              continue;
            case Op.ADRP:
              x[d] = pageVa + v;
              continue;
            case Op.MOV_X:
              x[d] = x[m];
              continue;
            case Op.MOV_W:
              x[d] = x[m] & W;
              continue;
            case Op.MOVK_X:
              x[d] = x[n] & ~(0xFFFFL << m) | v;
              continue;
            case Op.ADDI_X:
              x[d] = x[n] + v;
              continue;
            case Op.ADDI_W:
              x[d] = x[n] + v & W;
              continue;
            case Op.SUBSI_X:
              x[d] = cpu.subFlags(x[n], v);
              continue;
            case Op.SUBSI_W:
              x[d] = cpu.subFlags((int) x[n], (int) v);
              continue;
            case Op.ANDI:
              x[d] = x[n] & v;
              continue;
            case Op.ORRI_X:
              x[d] = x[n] | v;
              continue;
            case Op.ANDSI_X:
              x[d] = cpu.flagsLogical(x[n] & v);
              continue;
            case Op.ANDSI_W:
              x[d] = cpu.flagsLogical((int) (x[n] & v));
              continue;
            case Op.UBFX:
              x[d] = x[n] >>> m & v;
              continue;
            case Op.UBFIZ:
              x[d] = (x[n] & v) << m;
              continue;
            case Op.SBFM_X:
              x[d] = x[n] << m >> v;
              continue;
            case Op.EXTR_W:
              x[d] = (x[n] << 32 | x[m] & W) >>> v & W;
              continue;
            case Op.ADD_X:
              x[d] = x[n] + x[m];
              continue;
            case Op.ADD_W:
              x[d] = x[n] + x[m] & W;
              continue;
            case Op.SUB_X:
              x[d] = x[n] - x[m];
              continue;
            case Op.SUB_W:
              x[d] = x[n] - x[m] & W;
              continue;
            case Op.SUBS_X:
              x[d] = cpu.subFlags(x[n], x[m]);
              continue;
            case Op.SUBS_W:
              x[d] = cpu.subFlags((int) x[n], (int) x[m]);
              continue;
            case Op.ADD_SH_X:
              x[d] = x[n] + shift(x[m], (int) v);
              continue;
            case Op.ADD_EXT_X:
              x[d] = x[n] + Lowering.extend(x[m], v);
              continue;
            case Op.AND_X:
              x[d] = x[n] & x[m];
              continue;
            case Op.AND_W:
              x[d] = (x[n] & x[m]) & W;
              continue;
            case Op.ORR_X:
              x[d] = x[n] | x[m];
              continue;
            case Op.ORR_W:
              x[d] = (x[n] | x[m]) & W;
              continue;
            case Op.EOR_X:
              x[d] = x[n] ^ x[m];
              continue;
            case Op.EOR_W:
              x[d] = (x[n] ^ x[m]) & W;
              continue;
            case Op.BIC_X:
              x[d] = x[n] & ~x[m];
              continue;
            case Op.BIC_W:
              x[d] = x[n] & ~x[m] & W;
              continue;
            case Op.EOR_SH_X:
              x[d] = x[n] ^ shift(x[m], (int) v);
              continue;
            case Op.EOR_SH_W:
              x[d] = (x[n] ^ shift((int) x[m], (int) v)) & W;
              continue;
            case Op.CSEL_X:
              x[d] = cpu.holds((int) v) ? x[n] : x[m];
              continue;
            case Op.CSEL_W:
              x[d] = (cpu.holds((int) v) ? x[n] : x[m]) & W;
              continue;
            case Op.CSINC_X:
              x[d] = cpu.holds((int) v) ? x[n] : x[m] + 1;
              continue;
            case Op.CSINC_W:
              x[d] = (cpu.holds((int) v) ? x[n] : x[m] + 1) & W;
              continue;
            case Op.CSINV_W:
              x[d] = (cpu.holds((int) v) ? x[n] : ~x[m]) & W;
              continue;
            case Op.CCMP_X:
              cpu.compareIf(d, x[n], x[m], (int) v);
              continue;
            case Op.CCMP_W:
              cpu.compareIf(d, (int) x[n], (int) x[m], (int) v);
              continue;
            case Op.CCMPI_X:
              cpu.compareIf(d, x[n], (long) m, (int) v);
              continue;
            case Op.CCMPI_W:
              cpu.compareIf(d, (int) x[n], m, (int) v);
              continue;
            case Op.MADD_X:
              x[d] = x[(int) v] + x[n] * x[m];
              continue;
            case Op.MADD_W:
              x[d] = x[(int) v] + x[n] * x[m] & W;
              continue;
            case Op.LSLV_X:
              x[d] = x[n] << x[m];
              continue;
            case Op.LSRV_X:
              x[d] = x[n] >>> x[m];
              continue;
            case Op.REV_X:
              x[d] = Long.reverseBytes(x[n]);
              continue;
            case Op.NOP:
              continue;
            case Op.B:
              break taken;
            case Op.BL:
              x[30] = pageVa + ((long) i << 2);
              break taken;
            case Op.BR:
            case Op.RET:
              next = x[n];
              end -= i;
              break leavePage;
            case Op.BLR:
              next = x[n];
              x[30] = pageVa + ((long) i << 2);
              end -= i;
              break leavePage;
            case Op.B_EQ:
              if (cpu.zf == 0) {
                break taken;
              }
              continue;
            case Op.B_NE:
              if (cpu.zf != 0) {
                break taken;
              }
              continue;
            case Op.B_CS:
              if (cpu.cf != 0) {
                break taken;
              }
              continue;
            case Op.B_CC:
              if (cpu.cf == 0) {
                break taken;
              }
              continue;
            case Op.B_MI:
              if (cpu.nf < 0) {
                break taken;
              }
              continue;
            case Op.B_PL:
              if (cpu.nf >= 0) {
                break taken;
              }
              continue;
            case Op.B_VS:
              if (cpu.vf < 0) {
                break taken;
              }
              continue;
            case Op.B_VC:
              if (cpu.vf >= 0) {
                break taken;
              }
              continue;
            case Op.B_HI:
              if (cpu.cf != 0 && cpu.zf != 0) {
                break taken;
              }
              continue;
            case Op.B_LS:
              if (cpu.cf == 0 || cpu.zf == 0) {
                break taken;
              }
              continue;
            case Op.B_GE:
              if ((cpu.nf ^ cpu.vf) >= 0) {
                break taken;
              }
              continue;
            case Op.B_LT:
              if ((cpu.nf ^ cpu.vf) < 0) {
                break taken;
              }
              continue;
            case Op.B_GT:
              if (cpu.zf != 0 && (cpu.nf ^ cpu.vf) >= 0) {
                break taken;
              }
              continue;
            case Op.B_LE:
              if (cpu.zf == 0 || (cpu.nf ^ cpu.vf) < 0) {
                break taken;
              }
              continue;
            case Op.CBZ_X:
              if (x[n] == 0) {
                break taken;
              }
              continue;
            case Op.CBZ_W:
              if ((int) x[n] == 0) {
                break taken;
              }
              continue;
            case Op.CBNZ_X:
              if (x[n] != 0) {
                break taken;
              }
              continue;
            case Op.CBNZ_W:
              if ((int) x[n] != 0) {
                break taken;
              }
              continue;
            case Op.TBZ:
              if ((x[n] >>> m & 1) == 0) {
                break taken;
              }
              continue;
            case Op.TBNZ:
              if ((x[n] >>> m & 1) != 0) {
                break taken;
              }
              continue;
            case Op.LDR_X:
              {
                va = x[n] + v;
                int t = SoftTlb.index(va);
                if ((va + 7 & PAGE_MASK) == loads[t]) {
                  x[d] = ram.get(LONG, va + loads[t + 1]);
                  continue;
                }
                break;
              }
            case Op.LDR_W:
              {
                va = x[n] + v;
                int t = SoftTlb.index(va);
                if ((va + 3 & PAGE_MASK) == loads[t]) {
                  x[d] = ram.get(INT, va + loads[t + 1]) & W;
                  continue;
                }
                break;
              }
            case Op.LDRB:
              {
                va = x[n] + v;
                int t = SoftTlb.index(va);
                if ((va & PAGE_MASK) == loads[t]) {
                  x[d] = ram.get(BYTE, va + loads[t + 1]) & 0xFF;
                  continue;
                }
                break;
              }
            case Op.LDRH:
              {
                va = x[n] + v;
                int t = SoftTlb.index(va);
                if ((va + 1 & PAGE_MASK) == loads[t]) {
                  x[d] = ram.get(SHORT, va + loads[t + 1]) & 0xFFFF;
                  continue;
                }
                break;
              }
            case Op.STR_X:
              {
                va = x[n] + v;
                int t = SoftTlb.index(va);
                if ((va + 7 & PAGE_MASK) == stores[t]) {
                  ram.set(LONG, va + stores[t + 1], x[d]);
                  continue;
                }
                break;
              }
            case Op.STR_W:
              {
                va = x[n] + v;
                int t = SoftTlb.index(va);
                if ((va + 3 & PAGE_MASK) == stores[t]) {
                  ram.set(INT, va + stores[t + 1], (int) x[d]);
                  continue;
                }
                break;
              }
            case Op.STRB:
              {
                va = x[n] + v;
                int t = SoftTlb.index(va);
                if ((va & PAGE_MASK) == stores[t]) {
                  ram.set(BYTE, va + stores[t + 1], (byte) x[d]);
                  continue;
                }
                break;
              }
            case Op.LDR_X_WB:
              {
                v += x[n];
                va = m == 0 ? v : x[n];
                int t = SoftTlb.index(va);
                if ((va + 7 & PAGE_MASK) == loads[t]) {
                  x[d] = ram.get(LONG, va + loads[t + 1]);
                  x[n] = v;
                  continue;
                }
                break;
              }
            case Op.LDR_W_WB:
              {
                v += x[n];
                va = m == 0 ? v : x[n];
                int t = SoftTlb.index(va);
                if ((va + 3 & PAGE_MASK) == loads[t]) {
                  x[d] = ram.get(INT, va + loads[t + 1]) & W;
                  x[n] = v;
                  continue;
                }
                break;
              }
            case Op.LDRB_WB:
              {
                v += x[n];
                va = m == 0 ? v : x[n];
                int t = SoftTlb.index(va);
                if ((va & PAGE_MASK) == loads[t]) {
                  x[d] = ram.get(BYTE, va + loads[t + 1]) & 0xFF;
                  x[n] = v;
                  continue;
                }
                break;
              }
            case Op.STR_X_WB:
              {
                v += x[n];
                va = m == 0 ? v : x[n];
                int t = SoftTlb.index(va);
                if ((va + 7 & PAGE_MASK) == stores[t]) {
                  ram.set(LONG, va + stores[t + 1], x[d]);
                  x[n] = v;
                  continue;
                }
                break;
              }
            case Op.STRB_WB:
              {
                v += x[n];
                va = m == 0 ? v : x[n];
                int t = SoftTlb.index(va);
                if ((va & PAGE_MASK) == stores[t]) {
                  ram.set(BYTE, va + stores[t + 1], (byte) x[d]);
                  x[n] = v;
                  continue;
                }
                break;
              }
            case Op.LDR_X_R:
              {
                va = x[n] + Lowering.extend(x[m], v);
                int t = SoftTlb.index(va);
                if ((va + 7 & PAGE_MASK) == loads[t]) {
                  x[d] = ram.get(LONG, va + loads[t + 1]);
                  continue;
                }
                break;
              }
            case Op.LDR_W_R:
              {
                va = x[n] + Lowering.extend(x[m], v);
                int t = SoftTlb.index(va);
                if ((va + 3 & PAGE_MASK) == loads[t]) {
                  x[d] = ram.get(INT, va + loads[t + 1]) & W;
                  continue;
                }
                break;
              }
            case Op.LDRB_R:
              {
                va = x[n] + Lowering.extend(x[m], v);
                int t = SoftTlb.index(va);
                if ((va & PAGE_MASK) == loads[t]) {
                  x[d] = ram.get(BYTE, va + loads[t + 1]) & 0xFF;
                  continue;
                }
                break;
              }
            case Op.STR_X_R:
              {
                va = x[n] + Lowering.extend(x[m], v);
                int t = SoftTlb.index(va);
                if ((va + 7 & PAGE_MASK) == stores[t]) {
                  ram.set(LONG, va + stores[t + 1], x[d]);
                  continue;
                }
                break;
              }
            case Op.LDP_X:
              {
                va = x[n] + v;
                int t = SoftTlb.index(va);
                if ((va + 15 & PAGE_MASK) == loads[t]) {
                  va += loads[t + 1];
                  x[m] = ram.get(LONG, va + 8);
                  x[d] = ram.get(LONG, va);
                  continue;
                }
                break;
              }
            case Op.STP_X:
              {
                va = x[n] + v;
                int t = SoftTlb.index(va);
                if ((va + 15 & PAGE_MASK) == stores[t]) {
                  va += stores[t + 1];
                  ram.set(LONG, va, x[d]);
                  ram.set(LONG, va + 8, x[m]);
                  continue;
                }
                break;
              }
            case Op.LDP_X_WB:
              {
                va = (v & 1) == 0 ? x[n] + (v >> 1) : x[n];
                int t = SoftTlb.index(va);
                if ((va + 15 & PAGE_MASK) == loads[t]) {
                  va += loads[t + 1];
                  v = x[n] + (v >> 1);
                  x[m] = ram.get(LONG, va + 8);
                  x[d] = ram.get(LONG, va);
                  x[n] = v;
                  continue;
                }
                break;
              }
            case Op.STP_X_WB:
              {
                va = (v & 1) == 0 ? x[n] + (v >> 1) : x[n];
                int t = SoftTlb.index(va);
                if ((va + 15 & PAGE_MASK) == stores[t]) {
                  va += stores[t + 1];
                  ram.set(LONG, va, x[d]);
                  ram.set(LONG, va + 8, x[m]);
                  x[n] += v >> 1;
                  continue;
                }
                break;
              }
            case Op.UNDECODED:
              break;
            default:
              if ((w & 0x3FF) < Op.REGISTER) {
                registers.execute(w, v);
                continue;
              }
              break;
          }
          // What the switch did not complete: an undecoded slot, or an operation that needs care.
          i--;
          if (w == 0) {
            if (i < CodePage.SLOTS) {
              page.decode(i);
              continue;
            }
            v = 0;
            break taken;
          }
          cpu.remaining = reserve + (end - i - 1);
          cpu.pc = pageVa + ((long) i << 2);
          int status = operations.execute(w, imm[i]);
          if (status != Cpu.NEXT) {
            return status;
          }
          if (cpu.touchedDevice) {
            return cpu.resume();
          }
          loads = cpu.loads;
          stores = cpu.stores;
          i++;
          continue;
        }
        // A direct branch by v instructions from the one after it.
        i += (int) v;
        end += (int) v;
        if (i >>> 10 == 0) {
          continue;
        }
        next = pageVa + ((long) i << 2);
        end -= i;
      }
      // Control goes to another page, at next; end is what is left of the budget.
      CodePage target = lookUp(next);
      if (target == null) {
        cpu.remaining = reserve + end;
        state.pc = next;
        return Cpu.JUMP;
      }
      page = target;
      code = page.code;
      imm = page.imm;
      pageVa = next & PAGE_MASK;
      i = (int) next >>> 2 & CodePage.SLOTS - 1;
      end += i;
    }
    cpu.remaining = reserve;
    state.pc = pageVa + ((long) i << 2);
    return Cpu.JUMP;
  }

  /** Shifts as the shifted-register classes do: amount in [5:0], LSL, LSR, ASR, ROR in [7:6]. */
  static long shift(long value, int how) {
    return switch (how >> 6 & 3) {
      case 0 -> value << how;
      case 1 -> value >>> how;
      case 2 -> value >> how;
      default -> Long.rotateRight(value, how);
    };
  }

  /** {@link #shift(long, int)} for W registers. */
  static int shift(int value, int how) {
    return switch (how >> 6 & 3) {
      case 0 -> value << how;
      case 1 -> value >>> how;
      case 2 -> value >> how;
      default -> Integer.rotateRight(value, how);
    };
  }
}
