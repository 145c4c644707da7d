package org.gunyahsim.guest.aarch64;

import org.gunyahsim.guest.aarch64.decode.Lowering;
import org.gunyahsim.guest.aarch64.generated.Op;
import org.gunyahsim.hypervisor.engine.VcpuState;

/** The data-processing instructions that write SP, whose alignment decides how it may be used. */
final class StackPointerOperations {
  private static final long W = 0xFFFF_FFFFL;

  private final Cpu cpu;
  private final Mmu mmu;
  private final long[] x;

  StackPointerOperations(Cpu cpu, Mmu mmu) {
    this.cpu = cpu;
    this.mmu = mmu;
    this.x = cpu.x;
  }

  int execute(int op, int n, int m, long imm) {
    long value;
    switch (op) {
      case Op.ADDI_SP -> value = x[n] + imm;
      case Op.ADD_SP -> value = x[n] + imm & W;
      case Op.LOGI_SP -> value = logicalImmediate(m, x[n], imm);
      case Op.ADDSUB_EXT_SP -> value = addSubExtended(x[n], Lowering.extend(x[m], imm), imm);
      default -> {
        return cpu.undefined();
      }
    }
    x[VcpuState.SP] = value;
    mmu.updateMode();
    return Cpu.NEXT;
  }

  private static long addSubExtended(long a, long b, long how) {
    boolean subtract = (how >> 12 & 1) != 0;
    boolean sixtyFour = (how >> 14 & 1) != 0;
    return (subtract ? a - b : a + b) & (sixtyFour ? -1 : W);
  }

  private static long logicalImmediate(int kind, long a, long mask) {
    long result =
        switch (kind & 3) {
          case 0 -> a & mask;
          case 1 -> a | mask;
          default -> a ^ mask;
        };
    return (kind & 16) != 0 ? result : result & W;
  }
}
