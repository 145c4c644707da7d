package org.gunyahsim.guest.aarch64;

import java.util.Arrays;
import org.gunyahsim.guest.aarch64.decode.SimdLowering;
import org.gunyahsim.guest.aarch64.generated.Op;
import org.gunyahsim.guest.aarch64.simd.Lanes;
import org.gunyahsim.hypervisor.engine.VcpuState;

/**
 * LD1 to LD4, ST1 to ST4 and LD1R to LD4R.
 *
 * <p>Loads gather everything aside before they change a register, so an access that faults half-way
 * leaves the registers, the base included, as they were. Stores before the fault have happened; the
 * instruction will do them again.
 */
final class StructureOperations {
  /** As Rm of a post-index form: the base moves by what was transferred. */
  private static final int BY_SIZE = 31;

  private static final int DOUBLEWORD = 3;
  private static final int WORDS_OF_REGISTERS = 63;

  private final Cpu cpu;
  private final Mmu mmu;
  private final long[] v;

  /** The words of up to four registers on their way from memory. */
  private final long[] loaded = new long[8];

  StructureOperations(Cpu cpu, Mmu mmu) {
    this.cpu = cpu;
    this.mmu = mmu;
    this.v = cpu.v;
  }

  /** {@link Op#LDST_MULTIPLE} and {@link Op#LDST_SINGLE}; {@code imm} is SimdLowering's. */
  int execute(int op, int d, int n, int m, int imm) {
    if (!mmu.checkBase(n)) {
      return mmu.status;
    }
    mmu.describeNothing();
    int elements = (imm >> SimdLowering.STRUCTURE_ELEMENTS_SHIFT & 3) + 1;
    int count = imm >> SimdLowering.STRUCTURE_COUNT_SHIFT;
    boolean load = (imm & SimdLowering.STRUCTURE_LOAD) != 0;
    int size = imm & 3;
    boolean full = (imm & 4) != 0;
    long base = cpu.x[n];
    int bytes;
    if (op == Op.LDST_SINGLE) {
      bytes = elements << size;
      if ((imm & SimdLowering.STRUCTURE_REPLICATE) != 0) {
        replicate(base, d, elements, size, full);
      } else if (load) {
        loadLane(base, d, elements, size, count);
      } else {
        storeLane(base, d, elements, size, count);
      }
    } else {
      int registers = elements == 1 ? count + 1 : elements;
      bytes = registers * (full ? 16 : 8);
      if (load) {
        load(base, d, elements, registers, size, full);
      } else {
        store(base, d, elements, registers, size, full);
      }
    }
    if (mmu.status == Cpu.NEXT && (imm & SimdLowering.STRUCTURE_POST) != 0) {
      update(n, base + (m == BY_SIZE ? bytes : cpu.x[m]));
    }
    return mmu.status;
  }

  private void update(int n, long updated) {
    cpu.x[n] = updated;
    if (n == VcpuState.SP) {
      mmu.updateMode();
    }
  }

  /** Index in v of a word of the register that follows {@code d} at a distance, V0 after V31. */
  private static int word(int d, int distance, int half) {
    return 2 * (d + distance) + half & WORDS_OF_REGISTERS;
  }

  // --- Whole registers ---

  /**
   * The size of accesses to consecutive elements: eight bytes, unless the check for alignment,
   * which is of elements, could tell.
   */
  private int unit(long va, int elements, int size) {
    return elements == 1 && mmu.accepts(va, DOUBLEWORD) ? DOUBLEWORD : size;
  }

  private void load(long base, int d, int elements, int registers, int size, boolean full) {
    int unit = unit(base, elements, size);
    int perRegister = (full ? 16 : 8) >> unit;
    Arrays.fill(loaded, 0);
    long va = base;
    for (int first = 0; first < registers; first += elements) {
      for (int element = 0; element < perRegister; element++) {
        int bit = element << unit + 3;
        for (int i = 0; i < elements; i++) {
          loaded[2 * (first + i) + (bit >> 6)] |= mmu.load(va, unit, cpu.state.el) << bit;
          if (mmu.status != Cpu.NEXT) {
            return;
          }
          va += 1L << unit;
        }
      }
    }
    for (int i = 0; i < registers; i++) {
      v[word(d, i, 0)] = loaded[2 * i];
      v[word(d, i, 1)] = loaded[2 * i + 1];
    }
  }

  private void store(long base, int d, int elements, int registers, int size, boolean full) {
    int unit = unit(base, elements, size);
    int perRegister = (full ? 16 : 8) >> unit;
    long va = base;
    for (int first = 0; first < registers; first += elements) {
      for (int element = 0; element < perRegister; element++) {
        int bit = element << unit + 3;
        for (int i = 0; i < elements; i++) {
          long value = v[word(d, first + i, bit >> 6)] >>> bit;
          mmu.store(va, unit, value, cpu.state.el);
          if (mmu.status != Cpu.NEXT) {
            return;
          }
          va += 1L << unit;
        }
      }
    }
  }

  // --- One structure ---

  /** Loads one structure, an element into each of the first words of {@link #loaded}. */
  private boolean loadStructure(long base, int elements, int size) {
    for (int i = 0; i < elements; i++) {
      loaded[i] = mmu.load(base + ((long) i << size), size, cpu.state.el);
      if (mmu.status != Cpu.NEXT) {
        return false;
      }
    }
    return true;
  }

  private void replicate(long base, int d, int elements, int size, boolean full) {
    if (loadStructure(base, elements, size)) {
      for (int i = 0; i < elements; i++) {
        long pattern = Lanes.fill(size, loaded[i]);
        v[word(d, i, 0)] = pattern;
        v[word(d, i, 1)] = full ? pattern : 0;
      }
    }
  }

  private void loadLane(long base, int d, int elements, int size, int index) {
    if (loadStructure(base, elements, size)) {
      int bit = index << size + 3;
      long mask = Lanes.mask(size);
      for (int i = 0; i < elements; i++) {
        int at = word(d, i, bit >> 6);
        v[at] = v[at] & ~(mask << bit) | loaded[i] << bit;
      }
    }
  }

  private void storeLane(long base, int d, int elements, int size, int index) {
    int bit = index << size + 3;
    for (int i = 0; i < elements && mmu.status == Cpu.NEXT; i++) {
      long value = v[word(d, i, bit >> 6)] >>> bit;
      mmu.store(base + ((long) i << size), size, value, cpu.state.el);
    }
  }
}
