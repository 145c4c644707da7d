package org.gunyahsim.guest.aarch64;

import org.gunyahsim.guest.aarch64.generated.Op;
import org.gunyahsim.guest.aarch64.simd.VectorUnit;

/** Executes, from the start and to the end, whatever the interpreter's loop leaves. */
final class Operations {
  private final Cpu cpu;
  private final Mmu mmu;
  private final StackPointerOperations stackPointer;
  private final MemoryOperations memory;
  private final ExclusiveOperations exclusive;
  private final SystemOperations system;
  private final VectorOperations vector;
  private final VectorUnit vectorUnit;
  private final StructureOperations structures;
  private final FpOperations fp;

  Operations(Cpu cpu, Mmu mmu, SystemOperations system) {
    this.cpu = cpu;
    this.mmu = mmu;
    this.stackPointer = new StackPointerOperations(cpu, mmu);
    this.memory = new MemoryOperations(cpu, mmu);
    this.exclusive = new ExclusiveOperations(cpu, mmu);
    this.system = system;
    this.vector = new VectorOperations(cpu);
    this.vectorUnit = new VectorUnit(cpu.state);
    this.structures = new StructureOperations(cpu, mmu);
    this.fp = new FpOperations(cpu);
  }

  /**
   * Executes the micro-operation at {@code cpu.pc}.
   *
   * @return {@link Cpu#NEXT}, {@link Cpu#JUMP} or {@link Cpu#EXIT}
   */
  int execute(int w, long imm) {
    int op = w & 0x3FF;
    int d = w >>> 10 & 63;
    int n = w >>> 16 & 63;
    int m = w >>> 22 & 63;
    mmu.status = Cpu.NEXT;
    if (op < Op.FAST) {
      return memory.fast(op, d, n, m, imm);
    }
    return switch (op) {
      case Op.UNDEFINED -> cpu.undefined();
      case Op.LDST, Op.LDST_T, Op.LDR_LIT -> memory.single(op, d, n, m, imm);
      case Op.LDSTP -> memory.pair(d, n, m, imm);
      case Op.LDST_V, Op.LDSTP_V, Op.LDR_LIT_V ->
          cpu.fpEnabled() ? memory.vector(op, d, n, m, imm) : cpu.trapFp();
      case Op.LDST_MULTIPLE, Op.LDST_SINGLE ->
          cpu.fpEnabled() ? structures.execute(op, d, n, m, (int) imm) : cpu.trapFp();
      case Op.LDXR, Op.STXR, Op.LDXP, Op.STXP, Op.LDAR, Op.STLR ->
          exclusive.execute(op, d, n, m, imm);
      case Op.SVC,
          Op.HVC,
          Op.SMC,
          Op.BRK,
          Op.ERET,
          Op.WFI,
          Op.WFE,
          Op.YIELD,
          Op.SEV,
          Op.SEVL,
          Op.CLREX,
          Op.ISB,
          Op.MSR_IMM,
          Op.SYS,
          Op.MSR,
          Op.MRS ->
          system.execute(op, d, n, m, imm);
      case Op.V_IMM,
          Op.V_DUP_E,
          Op.V_DUP_G,
          Op.V_DUP_S,
          Op.V_SMOV,
          Op.V_UMOV,
          Op.V_INS_G,
          Op.V_INS_E,
          Op.FMOV_G ->
          cpu.fpEnabled() ? vector.execute(op, d, n, m, imm) : cpu.trapFp();
      case Op.V_LANES,
          Op.V_SHIFT,
          Op.V_ELEMENT,
          Op.V_PAIRWISE,
          Op.V_ACROSS,
          Op.V_LONG,
          Op.V_LONG_ELEMENT,
          Op.V_WIDE,
          Op.V_HIGH_NARROW,
          Op.V_SHIFT_LONG,
          Op.V_SHIFT_NARROW,
          Op.V_PERMUTE,
          Op.V_EXT,
          Op.V_TBL ->
          vectors(op, d, n, m, (int) imm);
      case Op.FP_SCALAR,
          Op.FP_BINARY,
          Op.FP_UNARY,
          Op.FP_FUSED,
          Op.FP_CONVERT,
          Op.FP_LENGTHEN,
          Op.FP_NARROW,
          Op.FP_COMPARE,
          Op.FP_COMPARE_IF,
          Op.FP_SELECT,
          Op.FP_IMMEDIATE,
          Op.FP_TO_GENERAL,
          Op.FP_FROM_GENERAL,
          Op.FP_ACROSS ->
          cpu.fpEnabled() ? fp.execute(op, d, n, m, imm) : cpu.trapFp();
      default -> stackPointer.execute(op, n, m, imm);
    };
  }

  private int vectors(int op, int d, int n, int m, int shape) {
    if (!cpu.fpEnabled()) {
      return cpu.trapFp();
    }
    vectorUnit.execute(op, d, n, m, shape);
    return Cpu.NEXT;
  }
}
