package org.gunyahsim.guest.aarch64;

import static org.gunyahsim.hypervisor.engine.VcpuEngine.ACCESS_EXECUTE;
import static org.gunyahsim.hypervisor.engine.VcpuEngine.ACCESS_WRITE;

import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;

/**
 * Stage 1 of the EL1&0 translation regime: 4 KiB granule, both table base registers, up to 48 bits
 * (Arm ARM, chapter D5 of issue DDI 0487 A to C, the Armv8.0 editions).
 */
final class Stage1 {
  /** Result of {@link #translate}: {@link #ipa()} holds the address. */
  static final int OK = -1;

  /** Result of {@link #translate}: stage 2 refused a table access at {@link #ipa()}. */
  static final int STAGE2_FAULT = -2;

  private static final long SCTLR_M = 1;
  private static final long SCTLR_WXN = 1 << 19;

  /** Fault status codes, to which the level is added. */
  private static final int FSC_ADDRESS_SIZE = 0x00;

  private static final int FSC_TRANSLATION = 0x04;
  private static final int FSC_ACCESS_FLAG = 0x08;
  private static final int FSC_PERMISSION = 0x0C;
  private static final int FSC_EXTERNAL_ON_WALK = 0x14;

  private static final long PAR_RES1 = 1 << 11;
  private static final long PAR_NS = 1 << 9;

  private static final long ADDRESS = 0x0000_FFFF_FFFF_F000L;

  /** As ID_AA64MMFR0_EL1.PARange says: the most that TCR_EL1.IPS can ask for. */
  private static final int PHYSICAL_ADDRESS_BITS = Limits.IPA_BITS;

  /**
   * With the MMU off an address may be as long as a Cortex-A53's; above 36 bits stage 2 refuses it,
   * as was recorded from the real system (conformance, Linux driver: "guest load4 at 1000000000").
   */
  private static final int UNTRANSLATED_ADDRESS_BITS = 40;

  /** Output addresses have 32 bits when TCR_EL1.IPS is 0. */
  private static final int SHORT_ADDRESS_BITS = 32;

  /** MAIR_ELx: Normal memory that no cache holds. */
  private static final int NON_CACHEABLE = 0x44;

  private static final long DESCRIPTOR_AF = 1 << 10;
  private static final long DESCRIPTOR_NG = 1 << 11;
  private static final int AP_EL0 = 1;
  private static final int AP_READ_ONLY = 2;

  private final VcpuState state;
  private final Stage2 stage2;
  private final PhysicalMemory memory;

  private long ipa;
  private boolean global;
  private boolean walkPermission;
  private long descriptor;

  /** The smallest naturally aligned region that holds every block mapping seen since a reset. */
  private long blockBase = -1;

  private long blockMask;

  Stage1(VcpuState state, Stage2 stage2, PhysicalMemory memory) {
    this.state = state;
    this.stage2 = stage2;
    this.memory = memory;
  }

  /** Address that the last {@link #translate} gave, or of the table entry that stage 2 refused. */
  long ipa() {
    return ipa;
  }

  /** The last translation holds for all ASIDs. */
  boolean global() {
    return global;
  }

  /** The last {@link #STAGE2_FAULT} was one of permission. */
  boolean walkPermission() {
    return walkPermission;
  }

  /** The last descriptor, for PAR_EL1; 0 with the MMU off. */
  long descriptor() {
    return descriptor;
  }

  /** True when a cached page at {@code va} may stem from a block, of which one entry is flushed. */
  boolean inBlock(long va) {
    return blockBase != -1 && ((va ^ blockBase) & blockMask) == 0;
  }

  /** The stage-2 permission that an access needs. */
  static long stage2Permission(int access, int el) {
    if (access == ACCESS_EXECUTE) {
      return el == 0 ? Stage2.EXECUTE_EL0 : Stage2.EXECUTE_EL1;
    }
    return access == ACCESS_WRITE ? Stage2.WRITE : Stage2.READ;
  }

  /** Removes a tag that TCR_EL1.TBI0 or TBI1 makes ignored. */
  long stripTag(long va) {
    boolean upper = (va >>> 55 & 1) != 0;
    long tbi = upper ? 1L << 38 : 1L << 37;
    return (state.tcrEl1 & tbi) != 0 ? va << 8 >> 8 : va;
  }

  /**
   * Translates.
   *
   * @param el 0 or 1: whose permissions count
   * @return {@link #OK}, {@link #STAGE2_FAULT} or a fault status code
   */
  int translate(long tagged, int access, int el) {
    long va = stripTag(tagged);
    if ((state.sctlrEl1 & SCTLR_M) == 0) {
      ipa = va;
      global = true;
      descriptor = 0;
      return va >>> UNTRANSLATED_ADDRESS_BITS == 0 ? OK : FSC_ADDRESS_SIZE;
    }
    return walk(va, access, el);
  }

  private int walk(long va, int access, int el) {
    boolean upper = (va >>> 55 & 1) != 0;
    long tcr = state.tcrEl1;
    int size = (int) (upper ? tcr >>> 16 : tcr) & 63;
    size = Math.min(Math.max(size, 16), 39);
    long excess = va >> 64 - size;
    boolean disabled = (tcr >>> (upper ? 23 : 7) & 1) != 0;
    if (disabled || excess != (upper ? -1 : 0)) {
      return FSC_TRANSLATION;
    }
    int inputBits = 64 - size;
    int outputBits = (tcr >>> 32 & 7) == 0 ? SHORT_ADDRESS_BITS : PHYSICAL_ADDRESS_BITS;
    int level = 4 - (inputBits - 12 + 8) / 9;
    long base = upper ? state.ttbr1El1 : state.ttbr0El1;
    int topBits = inputBits - 12 - 9 * (3 - level);
    long table = base & 0x0000_FFFF_FFFF_FFFEL & -1L << topBits + 3;
    if (table >>> outputBits != 0) {
      return FSC_ADDRESS_SIZE;
    }
    long tableAttributes = 0;
    long index = va >>> 12 + 9 * (3 - level) & (1L << topBits) - 1;
    for (; ; level++) {
      long at = table + index * 8;
      long entry = stage2.lookup(at);
      if ((entry & Stage2.READ) == 0 || (entry & Stage2.VALID) == 0) {
        ipa = at;
        walkPermission = (entry & Stage2.VALID) != 0;
        return STAGE2_FAULT;
      }
      if ((entry & Stage2.RAM) == 0) {
        return FSC_EXTERNAL_ON_WALK + level;
      }
      long found = memory.getLong(entry & Stage2.ADDRESS | at & 0xFFF);
      int type = (int) found & 3;
      if ((type & 1) == 0 || type == 1 && (level == 0 || level == 3)) {
        return FSC_TRANSLATION + level;
      }
      if ((found & ADDRESS) >>> outputBits != 0) {
        return FSC_ADDRESS_SIZE + level;
      }
      if (type == 3 && level < 3) {
        tableAttributes |= found;
        table = found & ADDRESS;
        index = va >>> 12 + 9 * (2 - level) & 511;
        continue;
      }
      return leaf(va, found, tableAttributes, level, access, el);
    }
  }

  private int leaf(long va, long found, long tables, int level, int access, int el) {
    if ((found & DESCRIPTOR_AF) == 0) {
      return FSC_ACCESS_FLAG + level;
    }
    int ap = (int) (found >>> 6) & 3;
    if ((tables >>> 61 & 1) != 0) {
      ap &= ~AP_EL0;
    }
    ap |= (int) (tables >>> 61) & AP_READ_ONLY;
    long never = found >>> 53 & 3 | tables >>> 59 & 3;
    if (!permitted(ap, never, access, el)) {
      return FSC_PERMISSION + level;
    }
    long offset = (1L << 12 + 9 * (3 - level)) - 1;
    ipa = found & ADDRESS & ~offset | va & offset;
    global = (found & DESCRIPTOR_NG) == 0;
    descriptor = found;
    if (level < 3) {
      noteBlock(va, ~offset);
    }
    return OK;
  }

  /**
   * What AT leaves in PAR_EL1: the address with its memory attributes, or the fault.
   *
   * @param el whose permissions count
   */
  long physicalAddressRegister(long va, int access, int el) {
    int fault = translate(va, access, el);
    if (fault == STAGE2_FAULT) {
      fault = FSC_EXTERNAL_ON_WALK;
    }
    if (fault != OK) {
      return PAR_RES1 | (long) fault << 1 | 1;
    }
    long attributes = 0;
    long shareability = 2;
    if (descriptor != 0) {
      attributes = state.mairEl1 >>> 8 * ((int) (descriptor >>> 2) & 7) & 0xFF;
      boolean shared = (attributes & 0xF0) == 0 || attributes == NON_CACHEABLE;
      shareability = shared ? 2 : descriptor >>> 8 & 3;
    }
    return attributes << 56 | ipa & ADDRESS | PAR_RES1 | PAR_NS | shareability << 7;
  }

  /**
   * @param never PXN in bit 0, UXN in bit 1
   */
  private boolean permitted(int ap, long never, int access, int el) {
    boolean userWritable = ap == AP_EL0;
    if (access == ACCESS_EXECUTE) {
      boolean wxn = (state.sctlrEl1 & SCTLR_WXN) != 0;
      if (el == 0) {
        return (never & 2) == 0 && !(wxn && userWritable);
      }
      return (never & 1) == 0 && !userWritable && !(wxn && (ap & AP_READ_ONLY) == 0);
    }
    if (el == 0 && (ap & AP_EL0) == 0) {
      return false;
    }
    return access != ACCESS_WRITE || (ap & AP_READ_ONLY) == 0;
  }

  private void noteBlock(long va, long mask) {
    if (blockBase == -1) {
      blockBase = va & mask;
      blockMask = mask;
      return;
    }
    blockMask &= mask;
    while (((va ^ blockBase) & blockMask) != 0) {
      blockMask <<= 1;
    }
    blockBase &= blockMask;
  }

  /** Forgets the blocks seen, after all caches have been flushed. */
  void forgetBlocks() {
    blockBase = -1;
    blockMask = 0;
  }
}
