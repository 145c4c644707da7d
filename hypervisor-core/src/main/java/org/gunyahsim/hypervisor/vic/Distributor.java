package org.gunyahsim.hypervisor.vic;

import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.Quirk;
import org.gunyahsim.hypervisor.addrspace.Vdevice;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/**
 * GICD, as the real hypervisor emulates it (hypercall reference, section 8.2): affinity routing and
 * a single security state always, banks for private IRQs show the calling vCPU's and ignore writes,
 * and, on a strict machine, IROUTER cannot be read back.
 */
final class Distributor implements Vdevice {
  static final long SIZE = 0x1_0000;

  private static final int CTLR = 0x0000;
  private static final int TYPER = 0x0004;
  private static final int IIDR = 0x0008;
  private static final int TYPER2 = 0x000C;
  private static final int STATUSR = 0x0010;
  private static final int SETSPI_NSR = 0x0040;
  private static final int CLRSPI_NSR = 0x0048;
  private static final int SETSPI_SR = 0x0050;
  private static final int CLRSPI_SR = 0x0058;
  private static final int IGROUPR = 0x0080;
  private static final int BITS_END = 0x0400;
  private static final int IPRIORITYR = 0x0400;
  private static final int ITARGETSR = 0x0800;
  private static final int ICFGR = 0x0C00;
  private static final int IGRPMODR = 0x0D00;
  private static final int IGRPMODR_END = 0x0D80;
  private static final int NSACR = 0x0E00;
  private static final int SGIR = 0x0F00;
  private static final int CPENDSGIR = 0x0F10;
  private static final int CPENDSGIR_END = 0x0F30;

  /** Of INTID 32, the first that has one. */
  private static final int IROUTER = 0x6100;

  /** Of INTID 1019; from the word behind its lower half on there is nothing. */
  private static final int IROUTER_LAST = IROUTER + 8 * (Limits.VIC_MAX_VIRQS - 1);

  /** Writes up to here are swallowed: the array is taken for one of 1024 [QUIRK]. */
  private static final int IROUTER_SWALLOWED = IROUTER + 8 * 1023;

  static final int PIDR2 = 0xFFE8;

  /** Affinity routing and disabled security, both fixed. */
  private static final int CTLR_FIXED = 0x50;

  /** ITLinesNumber 31, MBIS, 10 INTID bits, A3V, No1N (production transcript, suite 1). */
  private static final int TYPER_VALUE = 0x0349_001F;

  static final int IIDR_VALUE = 0x4700_0070;

  /** GIC architecture version 3. */
  static final int PIDR2_VALUE = 0x30;

  private final Vic vic;

  Distributor(Vic vic) {
    this.vic = vic;
  }

  @Override
  public boolean access(Vcpu vcpu, VcpuExit exit, long offset) {
    if (!vic.isActive()
        || offset < 0
        || offset > SIZE - exit.size
        || !sizeAllowed((int) offset, exit.size)) {
      return false;
    }
    int at = (int) offset;
    if (exit.write) {
      if (vic.tracing()) {
        vic.begin(VicEvents.GICD_WRITE, vic.interfaceOf(vcpu))
            .arg(at)
            .arg(exit.size)
            .arg(exit.value)
            .end();
      }
      return write(at, exit.size, exit.value);
    }
    exit.value = read(vic.interfaceOf(vcpu), at, exit.size);
    return true;
  }

  private static boolean sizeAllowed(int at, int size) {
    if ((at & size - 1) != 0) {
      return false;
    }
    return switch (size) {
      case 4 -> true;
      case 8 -> at >= IROUTER && at <= IROUTER_SWALLOWED;
      case 2 -> at == SETSPI_NSR || at == CLRSPI_NSR;
      default ->
          isByteArray(at)
              || at >= CPENDSGIR && at < CPENDSGIR_END
              || at >= IROUTER && at <= IROUTER_SWALLOWED;
    };
  }

  /** IPRIORITYR and ITARGETSR without their slots for 1020..1023. */
  private static boolean isByteArray(int at) {
    return at >= IPRIORITYR && at < ICFGR && (at & 0x3FF) < Vic.SPI_END;
  }

  private long read(@Nullable CpuInterface cpu, int at, int size) {
    if (at >= IGROUPR && at < BITS_END) {
      int first = (at & 0x7F) * 8;
      return readBits(cpu, at, first) & 0xFFFF_FFFFL;
    }
    if (at >= IPRIORITYR && at < ITARGETSR) {
      int first = at - IPRIORITYR;
      return first < Vic.SPI_BASE && cpu == null
          ? 0
          : IrqBanks.readPriorities(vic, bank(cpu, first), first, size);
    }
    if (at >= ICFGR && at < IGRPMODR) {
      int first = (at - ICFGR) * 4;
      return first < Vic.SPI_BASE && cpu == null
          ? 0
          : IrqBanks.readConfiguration(vic, bank(cpu, first), first) & 0xFFFF_FFFFL;
    }
    if (at >= IROUTER && at < IROUTER_LAST + 8 && !vic.imitates(Quirk.IROUTER_UNREADABLE)) {
      return field(vic.route(routed(at)), at, size);
    }
    switch (at) {
      case CTLR:
        return CTLR_FIXED | vic.groupEnables();
      case TYPER:
        return TYPER_VALUE;
      case IIDR:
        return IIDR_VALUE;
      case STATUSR:
        return vic.status;
      case PIDR2:
        return PIDR2_VALUE;
      case SETSPI_NSR, CLRSPI_NSR, SETSPI_SR, CLRSPI_SR, SGIR:
        vic.status |= IrqBanks.STATUS_RWOD;
        return 0;
      default:
        if (!readsZero(at)) {
          vic.status |= IrqBanks.STATUS_RRD;
        }
        return 0;
    }
  }

  private int readBits(@Nullable CpuInterface cpu, int at, int first) {
    if (first < Vic.SPI_BASE && cpu == null) {
      return 0;
    }
    return IrqBanks.readBits(vic, bank(cpu, first), (at - IGROUPR) >> 7, first);
  }

  /** Private IRQs are the calling vCPU's. */
  private static @Nullable CpuInterface bank(@Nullable CpuInterface cpu, int first) {
    return first < Vic.SPI_BASE ? cpu : null;
  }

  /**
   * Known registers without content. CPENDSGIR, SPENDSGIR and (unless it can be read) IROUTER are
   * not among them: reading those counts as reserved.
   */
  private static boolean readsZero(int at) {
    return at == TYPER2
        || at >= ITARGETSR && at < ICFGR
        || at >= IGRPMODR && at < IGRPMODR_END
        || at >= NSACR && at < SGIR;
  }

  /** Registers that ignore writes. */
  private static boolean ignoresWrites(int at) {
    return at == SETSPI_SR
        || at == CLRSPI_SR
        || at >= ITARGETSR && isByteArray(at)
        || at >= IGRPMODR && at < IGRPMODR_END
        || at >= NSACR && at < SGIR + 4
        || at >= CPENDSGIR && at < CPENDSGIR_END
        || at >= IROUTER_LAST + 8 && at <= IROUTER_SWALLOWED;
  }

  private boolean write(int at, int size, long value) {
    if (at >= IGROUPR && at < BITS_END) {
      int first = (at & 0x7F) * 8;
      if (first >= Vic.SPI_BASE) {
        IrqBanks.writeBits(vic, null, (at - IGROUPR) >> 7, first, (int) value);
      }
      return true;
    }
    if (at >= IPRIORITYR && at < ITARGETSR) {
      if (at - IPRIORITYR >= Vic.SPI_BASE) {
        IrqBanks.writePriorities(vic, null, at - IPRIORITYR, size, value);
      }
      return true;
    }
    if (at >= ICFGR && at < IGRPMODR) {
      int first = (at - ICFGR) * 4;
      if (first >= Vic.SPI_BASE) {
        IrqBanks.writeConfiguration(vic, null, first, (int) value);
      }
      return true;
    }
    if (at >= IROUTER && at <= IROUTER_LAST) {
      writeRouter(at, size, value);
      return true;
    }
    switch (at) {
      case CTLR -> vic.setGroupEnables((int) value);
      case STATUSR -> vic.status &= ~((int) value & IrqBanks.STATUS_ALL);
      case TYPER, IIDR, TYPER2, PIDR2 -> vic.status |= IrqBanks.STATUS_WROD;
      case SETSPI_NSR -> message((int) value, true);
      case CLRSPI_NSR -> message((int) value, false);
      default -> {
        if (!ignoresWrites(at)) {
          vic.status |= IrqBanks.STATUS_WRD;
          return false;
        }
      }
    }
    return true;
  }

  /** The SPI whose IROUTER an offset falls into. */
  private static int routed(int at) {
    return Vic.SPI_BASE + (at - IROUTER) / 8;
  }

  /** On a strict machine a narrow store counts as one of the whole register. */
  private void writeRouter(int at, int size, long value) {
    int intid = routed(at);
    if (!Vic.isSpi(intid)) {
      return;
    }
    long narrow = field(value, 0, size);
    if (size < Long.BYTES && !vic.imitates(Quirk.IROUTER_HALF_IS_WHOLE)) {
      long old = vic.route(intid);
      int shift = 8 * (at & 7);
      long rest = old == MpidrMapping.AFFINITY ? 0 : old & ~(field(-1, 0, size) << shift);
      narrow = rest | narrow << shift;
    }
    vic.setRoute(intid, narrow);
  }

  /** The bytes of a register that an access of {@code size} bytes at an offset sees. */
  private static long field(long register, int at, int size) {
    long shifted = register >>> 8 * (at & 7);
    return size == Long.BYTES ? shifted : shifted & (1L << 8 * size) - 1;
  }

  private void message(int value, boolean set) {
    int intid = value & 0x1FFF;
    if (Vic.isSpi(intid)) {
      int bits = VirqState.EDGE | VirqState.LEVEL_MSG;
      int state = vic.word(null, intid);
      vic.setState(null, intid, set ? state | bits : vic.levelChecked(null, intid, state) & ~bits);
    }
  }
}
