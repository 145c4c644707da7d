package org.gunyahsim.hypervisor.core;

import java.util.List;
import org.gunyahsim.hypervisor.engine.SystemRegister;

/**
 * Identification registers: what the emulated core says of itself. An Armv8.0-A core, AArch64 only
 * at every level, with EL2, EL3 and a GICv3 CPU interface; no SVE, no pointer authentication,
 * nothing from a later extension. What is advertised here is what the engines do.
 */
public final class IdRegisters {
  /**
   * One register.
   *
   * @param key {@link SystemRegister#key}
   */
  public record IdRegister(String name, int key, long value) {}

  /** The registers with a value other than zero; all others of their encoding space read zero. */
  public static final List<IdRegister> TABLE =
      List.of(
          // CSV3 and CSV2: nothing is executed speculatively. GIC system registers. FP and AdvSIMD
          // without half-precision arithmetic. EL3, EL2, EL1 and EL0 in AArch64 only.
          register("ID_AA64PFR0_EL1", 3, 0, 0, 4, 0, 0x1100_0000_0100_1111L),
          // FP and SIMD as AArch32 would see them: those of a Cortex-A53.
          register("MVFR0_EL1", 3, 0, 0, 3, 0, 0x1011_0222L),
          register("MVFR1_EL1", 3, 0, 0, 3, 1, 0x1211_1111L),
          register("MVFR2_EL1", 3, 0, 0, 3, 2, 0x43),
          // Debug architecture 8.0; no PMU, no trace unit; two breakpoints and two watchpoints, the
          // fewest there can be, of which one compares contexts.
          register("ID_AA64DFR0_EL1", 3, 0, 0, 5, 0, 0x0010_1006L),
          // CRC32; no cryptographic and no atomic (LSE) instructions.
          register("ID_AA64ISAR0_EL1", 3, 0, 0, 6, 0, 0x0001_0000L),
          // 4 KiB granule only, 16-bit ASIDs, 36-bit physical addresses, no mixed endianness.
          register("ID_AA64MMFR0_EL1", 3, 0, 0, 7, 0, 0x0F00_0021L),
          // L1 instruction and data caches, unified L2; coherence at L2.
          register("CLIDR_EL1", 3, 1, 0, 0, 1, 0x0200_0023L),
          // 64-byte lines, PIPT.
          register("CTR_EL0", 3, 3, 0, 0, 1, 0x8444_C004L),
          // DC ZVA zeroes 64 bytes.
          register("DCZID_EL0", 3, 3, 0, 0, 7, 4),
          register("CNTFRQ_EL0", 3, 3, 14, 0, 0, 62_500_000));

  /** By CRm and op2 within op0=3 op1=0 CRn=0, the space that HCR_EL2.TID3 traps. */
  private static final long[] ID_SPACE = new long[16 * 8];

  static {
    for (IdRegister register : TABLE) {
      if (isIdSpace(register.key)) {
        ID_SPACE[register.key & 0x7F] = register.value;
      }
    }
  }

  private IdRegisters() {}

  private static IdRegister register(
      String name, int op0, int op1, int crn, int crm, int op2, long value) {
    return new IdRegister(name, SystemRegister.key(op0, op1, crn, crm, op2), value);
  }

  /** True for op0=3 op1=0 CRn=0 CRm=1..7: identification, reserved ones included. */
  static boolean isIdSpace(int key) {
    int crm = key >> 3 & 15;
    return key >> 7 == SystemRegister.key(3, 0, 0, 0, 0) >> 7 && crm >= 1 && crm <= 7;
  }

  /** The value of a register that {@link #isIdSpace} accepts. */
  static long idSpace(int key) {
    return ID_SPACE[key & 0x7F];
  }
}
