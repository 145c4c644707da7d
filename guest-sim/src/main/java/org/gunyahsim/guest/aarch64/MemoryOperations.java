package org.gunyahsim.guest.aarch64;

import static org.gunyahsim.guest.aarch64.decode.MemoryOperand.LOAD;
import static org.gunyahsim.guest.aarch64.decode.MemoryOperand.LOAD_S32;
import static org.gunyahsim.guest.aarch64.decode.MemoryOperand.LOAD_S64;
import static org.gunyahsim.guest.aarch64.decode.MemoryOperand.POST;
import static org.gunyahsim.guest.aarch64.decode.MemoryOperand.REGISTER;
import static org.gunyahsim.guest.aarch64.decode.MemoryOperand.STORE;

import org.gunyahsim.guest.aarch64.decode.Lowering;
import org.gunyahsim.guest.aarch64.decode.MemoryOperand;
import org.gunyahsim.guest.aarch64.generated.Op;
import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.engine.VcpuState;

/** Loads and stores, whatever they hit. */
final class MemoryOperations {
  private static final long W = 0xFFFF_FFFFL;

  private final Cpu cpu;
  private final Mmu mmu;
  private final long[] x;

  MemoryOperations(Cpu cpu, Mmu mmu) {
    this.cpu = cpu;
    this.mmu = mmu;
    this.x = cpu.x;
  }

  /** A load or store of the interpreter's loop that missed the software TLB. */
  int fast(int op, int d, int n, int m, long imm) {
    int description = MemoryOperand.of(op);
    return switch (op) {
      case Op.LDR_X_R, Op.LDR_W_R, Op.LDRB_R, Op.STR_X_R -> {
        long va = x[n] + Lowering.extend(x[m], imm);
        yield one(description, va, d, n, cpu.state.el, true);
      }
      case Op.LDR_X_WB, Op.LDR_W_WB, Op.LDRB_WB, Op.STR_X_WB, Op.STRB_WB -> {
        long updated = x[n] + imm;
        yield writeBack(description, m == 0 ? updated : x[n], d, n, updated);
      }
      case Op.LDP_X, Op.STP_X -> two(description, x[n] + imm, d, m, n);
      case Op.LDP_X_WB, Op.STP_X_WB -> {
        long updated = x[n] + (imm >> 1);
        yield twoWriteBack(description, (imm & 1) == 0 ? updated : x[n], d, m, n, updated);
      }
      default -> one(description, x[n] + imm, d, n, cpu.state.el, true);
    };
  }

  /** {@link Op#LDST}, {@link Op#LDST_T} and {@link Op#LDR_LIT}. */
  int single(int op, int d, int n, int m, long imm) {
    if (op == Op.LDR_LIT) {
      int description = MemoryOperand.describe(m & 3, (m & 4) != 0 ? LOAD_S64 : LOAD);
      return one(description, cpu.pc + imm, d, VcpuState.ZR, cpu.state.el, true);
    }
    int description = (int) imm & 0xFFFF;
    long offset = imm >> 16;
    if (op == Op.LDST_T) {
      return one(description, x[n] + offset, d, n, 0, true);
    }
    int mode = MemoryOperand.mode(description);
    if (mode == MemoryOperand.OFFSET) {
      return one(description, x[n] + offset, d, n, cpu.state.el, true);
    }
    if (mode == REGISTER) {
      return one(description, x[n] + index(m, offset), d, n, cpu.state.el, true);
    }
    long updated = x[n] + offset;
    return writeBack(description, mode == POST ? x[n] : updated, d, n, updated);
  }

  private long index(int m, long how) {
    return Lowering.extend(x[m], Lowering.extension((int) how & 7, (int) how >> 3));
  }

  private int writeBack(int description, long va, int d, int n, long updated) {
    int result = one(description, va, d, n, cpu.state.el, false);
    if (result == Cpu.NEXT) {
      update(n, updated);
    }
    return result;
  }

  private void update(int n, long updated) {
    x[n] = updated;
    if (n == VcpuState.SP) {
      mmu.updateMode();
    }
  }

  private int one(int description, long va, int d, int n, int el, boolean describable) {
    if (!mmu.checkBase(n)) {
      return mmu.status;
    }
    int size = MemoryOperand.size(description);
    int kind = MemoryOperand.kind(description);
    if (describable) {
      boolean signed = kind >= LOAD_S64;
      mmu.describe(Math.min(d, 31), size, signed, kind == LOAD_S64 || !signed && size == 3);
    } else {
      mmu.describeNothing();
    }
    if (kind == STORE) {
      mmu.store(va, size, x[d], el);
      return mmu.status;
    }
    long value = mmu.load(va, size, el);
    if (mmu.status == Cpu.NEXT) {
      x[d] = extended(value, size, kind);
    }
    return mmu.status;
  }

  private static long extended(long value, int size, int kind) {
    if (kind == LOAD) {
      return value;
    }
    int unused = 64 - (8 << size);
    long signed = value << unused >> unused;
    return kind == LOAD_S32 ? signed & W : signed;
  }

  /** {@link Op#LDSTP}. */
  int pair(int d, int n, int m, long imm) {
    int description = (int) imm & 0xFFFF;
    int mode = MemoryOperand.mode(description);
    long updated = x[n] + (imm >> 16);
    if (mode == MemoryOperand.OFFSET) {
      return two(description, updated, d, m, n);
    }
    return twoWriteBack(description, mode == POST ? x[n] : updated, d, m, n, updated);
  }

  private int twoWriteBack(int description, long va, int d, int m, int n, long updated) {
    int result = two(description, va, d, m, n);
    if (result == Cpu.NEXT) {
      update(n, updated);
    }
    return result;
  }

  private int two(int description, long va, int d, int m, int n) {
    if (!mmu.checkBase(n)) {
      return mmu.status;
    }
    int size = MemoryOperand.size(description);
    int kind = MemoryOperand.kind(description);
    int el = cpu.state.el;
    mmu.describeNothing();
    long second = va + (1L << size);
    if (kind == STORE) {
      mmu.store(va, size, x[d], el);
      if (mmu.status == Cpu.NEXT) {
        mmu.store(second, size, x[m], el);
      }
      return mmu.status;
    }
    long low = mmu.load(va, size, el);
    if (mmu.status != Cpu.NEXT) {
      return mmu.status;
    }
    long high = mmu.load(second, size, el);
    if (mmu.status == Cpu.NEXT) {
      // In this order: when both are one register QEMU keeps the first.
      x[m] = extended(high, size, kind);
      x[d] = extended(low, size, kind);
    }
    return mmu.status;
  }

  // --- FP and SIMD registers ---

  /** {@link Op#LDST_V}, {@link Op#LDSTP_V} and {@link Op#LDR_LIT_V}. */
  int vector(int op, int d, int n, int m, long imm) {
    mmu.describeNothing();
    if (op == Op.LDR_LIT_V) {
      loadV(cpu.pc + imm, m, d);
      return mmu.status;
    }
    if (!mmu.checkBase(n)) {
      return mmu.status;
    }
    int description = (int) imm & 0xFFFF;
    int size = MemoryOperand.size(description);
    int mode = MemoryOperand.mode(description);
    long offset = mode == REGISTER ? index(m, imm >> 16) : imm >> 16;
    long updated = x[n] + offset;
    long va = mode == POST ? x[n] : updated;
    boolean load = MemoryOperand.kind(description) == LOAD;
    transferV(load, va, size, d);
    if (op == Op.LDSTP_V && mmu.status == Cpu.NEXT) {
      transferV(load, va + (1L << size), size, m);
    }
    if (mmu.status == Cpu.NEXT && (mode == MemoryOperand.PRE || mode == POST)) {
      update(n, updated);
    }
    return mmu.status;
  }

  private void transferV(boolean load, long va, int size, int register) {
    if (load) {
      loadV(va, size, register);
    } else {
      storeV(va, size, register);
    }
  }

  /** A vector of 16 bytes is two accesses here and one to the alignment check. */
  private boolean checkAlignment(long va, int size, int access) {
    return size < 4 || (va & 15) == 0 || mmu.unalignedAllowed(va, access);
  }

  private void loadV(long va, int size, int register) {
    if (!checkAlignment(va, size, VcpuEngine.ACCESS_READ)) {
      return;
    }
    int el = cpu.state.el;
    long low = mmu.load(va, Math.min(size, 3), el);
    long high = 0;
    if (size == 4 && mmu.status == Cpu.NEXT) {
      high = mmu.load(va + 8, 3, el);
    }
    if (mmu.status == Cpu.NEXT) {
      cpu.v[2 * register] = low;
      cpu.v[2 * register + 1] = high;
    }
  }

  private void storeV(long va, int size, int register) {
    if (!checkAlignment(va, size, VcpuEngine.ACCESS_WRITE)) {
      return;
    }
    int el = cpu.state.el;
    mmu.store(va, Math.min(size, 3), cpu.v[2 * register], el);
    if (size == 4 && mmu.status == Cpu.NEXT) {
      mmu.store(va + 8, 3, cpu.v[2 * register + 1], el);
    }
  }
}
