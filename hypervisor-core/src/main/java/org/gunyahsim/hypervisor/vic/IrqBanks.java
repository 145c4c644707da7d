package org.gunyahsim.hypervisor.vic;

import org.jspecify.annotations.Nullable;

/**
 * The register banks that distributor and redistributors share: a bit, two bits or a byte per IRQ.
 * {@code cpu} says whose private IRQs are meant and is null for SPIs; {@code first} is the INTID of
 * the lowest bit. INTIDs that do not exist read as zero and ignore writes.
 */
final class IrqBanks {
  /** GICD and GICR_*STATUSR: read of a reserved location. */
  static final int STATUS_RRD = 1;

  /** Write to a reserved location. */
  static final int STATUS_WRD = 1 << 1;

  /** Read of a write-only location. */
  static final int STATUS_RWOD = 1 << 2;

  /** Write to a read-only location. */
  static final int STATUS_WROD = 1 << 3;

  static final int STATUS_ALL = 15;

  /**
   * Register banks with a bit per IRQ, in the order of their offsets from 0x80 in steps of 0x80.
   */
  static final int IGROUPR = 0;

  static final int ISENABLER = 1;
  static final int ICENABLER = 2;
  static final int ISPENDR = 3;
  static final int ICPENDR = 4;
  static final int ISACTIVER = 5;
  static final int ICACTIVER = 6;

  private IrqBanks() {}

  private static boolean exists(@Nullable CpuInterface cpu, int intid) {
    return cpu != null ? intid < Vic.SPI_BASE : Vic.isSpi(intid);
  }

  /** Reads 32 IRQs of a one-bit bank. */
  static int readBits(Vic vic, @Nullable CpuInterface cpu, int bank, int first) {
    int value = 0;
    for (int i = 0; i < 32; i++) {
      if (exists(cpu, first + i) && bit(bank, vic.word(cpu, first + i))) {
        value |= 1 << i;
      }
    }
    return value;
  }

  private static boolean bit(int bank, int state) {
    return switch (bank) {
      case IGROUPR -> (state & VirqState.GROUP1) != 0;
      case ISENABLER, ICENABLER -> (state & VirqState.ENABLED) != 0;
      case ISPENDR, ICPENDR -> VirqState.pending(state);
      default -> (state & VirqState.ACTIVE) != 0;
    };
  }

  /** Writes 32 IRQs of a one-bit bank. */
  static void writeBits(Vic vic, @Nullable CpuInterface cpu, int bank, int first, int value) {
    for (int i = 0; i < 32; i++) {
      boolean one = (value >>> i & 1) != 0;
      if ((one || bank == IGROUPR) && exists(cpu, first + i)) {
        writeBit(vic, cpu, bank, first + i, one);
      }
    }
  }

  private static void writeBit(
      Vic vic, @Nullable CpuInterface cpu, int bank, int intid, boolean one) {
    int state = vic.word(cpu, intid);
    switch (bank) {
      case IGROUPR ->
          vic.setState(cpu, intid, one ? state | VirqState.GROUP1 : state & ~VirqState.GROUP1);
      case ISENABLER -> vic.setState(cpu, intid, state | VirqState.ENABLED);
      case ICENABLER ->
          vic.setState(cpu, intid, vic.levelChecked(cpu, intid, state) & ~VirqState.ENABLED);
      case ISPENDR -> vic.setState(cpu, intid, state | VirqState.EDGE | VirqState.LEVEL_SW);
      case ICPENDR ->
          vic.setState(
              cpu,
              intid,
              vic.levelChecked(cpu, intid, state) & ~(VirqState.EDGE | VirqState.LEVEL_SW));
      case ISACTIVER -> vic.setActive(cpu, intid);
      default -> vic.deactivate(cpu, intid);
    }
  }

  /** Reads {@code count} bytes of IPRIORITYR. */
  static long readPriorities(Vic vic, @Nullable CpuInterface cpu, int first, int count) {
    long value = 0;
    for (int i = 0; i < count; i++) {
      if (exists(cpu, first + i)) {
        value |= (long) VirqState.priority(vic.word(cpu, first + i)) << 8 * i + 3;
      }
    }
    return value;
  }

  /** Writes {@code count} bytes of IPRIORITYR. */
  static void writePriorities(
      Vic vic, @Nullable CpuInterface cpu, int first, int count, long value) {
    for (int i = 0; i < count; i++) {
      if (exists(cpu, first + i)) {
        int state = vic.word(cpu, first + i);
        vic.setState(cpu, first + i, VirqState.withPriority(state, (int) (value >>> 8 * i)));
      }
    }
  }

  /** Reads 16 IRQs of ICFGR. */
  static int readConfiguration(Vic vic, @Nullable CpuInterface cpu, int first) {
    int value = 0;
    for (int i = 0; i < 16; i++) {
      if (exists(cpu, first + i) && (vic.word(cpu, first + i) & VirqState.CFG_EDGE) != 0) {
        value |= 2 << 2 * i;
      }
    }
    return value;
  }

  /** Writes 16 IRQs of ICFGR, none of them an SGI. */
  static void writeConfiguration(Vic vic, @Nullable CpuInterface cpu, int first, int value) {
    for (int i = 0; i < 16; i++) {
      if (exists(cpu, first + i)) {
        vic.setConfiguration(cpu, first + i, (value >>> 2 * i & 2) != 0);
      }
    }
  }
}
