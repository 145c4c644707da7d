package org.gunyahsim.guest.aarch64;

import org.gunyahsim.guest.aarch64.generated.Op;
import org.gunyahsim.hypervisor.engine.VcpuEngine;

/**
 * Exclusive and ordered loads and stores.
 *
 * <p>A store-exclusive looks at the monitor first: one to an address that is not aligned, which the
 * monitor cannot hold, fails without a fault (the architecture leaves the order open).
 *
 * <p>The monitor remembers the physical address and the value that the load saw; a store succeeds
 * when the address is the same and memory still holds that value. A store by another vCPU that
 * leaves the value as it was goes unnoticed, which only code that counts on ABA detection by the
 * monitor could tell. Since one instruction of one vCPU executes at a time, ordering needs nothing.
 */
final class ExclusiveOperations {
  private final Cpu cpu;
  private final Mmu mmu;
  private final long[] x;

  ExclusiveOperations(Cpu cpu, Mmu mmu) {
    this.cpu = cpu;
    this.mmu = mmu;
    this.x = cpu.x;
  }

  int execute(int op, int d, int n, int m, long imm) {
    if (!mmu.checkBase(n)) {
      return mmu.status;
    }
    int size = (int) imm & 3;
    long va = x[n];
    boolean pair = op == Op.LDXP || op == Op.STXP;
    boolean write = op == Op.STXR || op == Op.STXP || op == Op.STLR;
    int length = pair ? 2 << size : 1 << size;
    if ((va & length - 1) != 0 && (!write || op == Op.STLR)) {
      mmu.alignmentFault(va, write ? VcpuEngine.ACCESS_WRITE : VcpuEngine.ACCESS_READ);
      return mmu.status;
    }
    if (op == Op.LDAR || op == Op.STLR) {
      mmu.describe(Math.min(d, 31), size, false, size == 3);
    } else {
      mmu.describeNothing();
    }
    int el = cpu.state.el;
    switch (op) {
      case Op.LDAR -> {
        long value = mmu.load(va, size, el);
        if (mmu.status == Cpu.NEXT) {
          x[d] = value;
        }
      }
      case Op.STLR -> mmu.store(va, size, x[d], el);
      case Op.LDXR -> loadExclusive(va, size, d);
      case Op.LDXP -> loadExclusivePair(va, size, d, m);
      case Op.STXR -> storeExclusive(va, size, d, m);
      default -> storeExclusivePair(va, size, d, (int) imm >> 2, m);
    }
    return mmu.status;
  }

  private void loadExclusive(long va, int size, int d) {
    long value = mmu.load(va, size, cpu.state.el);
    if (mmu.status == Cpu.NEXT) {
      monitor(va, value, 0);
      x[d] = value;
    }
  }

  private void loadExclusivePair(long va, int size, int d, int m) {
    int el = cpu.state.el;
    long low = mmu.load(va, size, el);
    if (mmu.status != Cpu.NEXT) {
      return;
    }
    long high = mmu.load(va + (1L << size), size, el);
    if (mmu.status == Cpu.NEXT) {
      monitor(va, low, high);
      x[d] = low;
      x[m] = high;
    }
  }

  private void monitor(long va, long low, long high) {
    cpu.state.exclusiveAddress = mmu.physicalOf(va, VcpuEngine.ACCESS_READ);
    cpu.state.exclusiveLow = low;
    cpu.state.exclusiveHigh = high;
  }

  private void storeExclusive(long va, int size, int d, int result) {
    if (begin(va, size, false)) {
      mmu.store(va, size, x[d], cpu.state.el);
      finish(result, 0);
    } else {
      finish(result, 1);
    }
  }

  private void storeExclusivePair(long va, int size, int d, int second, int result) {
    if (begin(va, size, true)) {
      mmu.store(va, size, x[d], cpu.state.el);
      if (mmu.status == Cpu.NEXT) {
        mmu.store(va + (1L << size), size, x[second], cpu.state.el);
      }
      finish(result, 0);
    } else {
      finish(result, 1);
    }
  }

  /** True when the store may be done; a fault of the address is delivered either way. */
  private boolean begin(long va, int size, boolean pair) {
    long open = cpu.state.exclusiveAddress;
    cpu.state.exclusiveAddress = -1;
    if (open == -1) {
      return false;
    }
    long pa = mmu.physicalOf(va, VcpuEngine.ACCESS_WRITE);
    if (mmu.status != Cpu.NEXT || pa != open) {
      return false;
    }
    int el = cpu.state.el;
    if (mmu.load(va, size, el) != cpu.state.exclusiveLow || mmu.status != Cpu.NEXT) {
      return false;
    }
    return !pair
        || mmu.load(va + (1L << size), size, el) == cpu.state.exclusiveHigh
            && mmu.status == Cpu.NEXT;
  }

  private void finish(int result, long value) {
    if (mmu.status == Cpu.NEXT) {
      x[result] = value;
    }
  }
}
