package org.gunyahsim.hypervisor.vic;

import org.gunyahsim.hypervisor.addrspace.Vdevice;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.vcpu.Vcpu;

/**
 * GICR of one vCPU: the RD frame and, 64 KiB above, the SGI frame (hypercall reference, section
 * 8.2). No LPIs.
 */
final class Redistributor implements Vdevice {
  static final long SIZE = 0x2_0000;

  private static final int CTLR = 0x0000;
  private static final int IIDR = 0x0004;
  private static final int TYPER = 0x0008;
  private static final int TYPER_HIGH = 0x000C;
  private static final int STATUSR = 0x0010;
  private static final int WAKER = 0x0014;
  private static final int SETLPIR = 0x0040;
  private static final int CLRLPIR = 0x0048;
  private static final int PROPBASER = 0x0070;
  private static final int PENDBASER = 0x0078;
  private static final int INVLPIR = 0x00A0;
  private static final int INVALLR = 0x00B0;
  private static final int SYNCR = 0x00C0;

  private static final int SGI_FRAME = 0x1_0000;
  private static final int IGROUPR0 = SGI_FRAME + 0x0080;
  private static final int BITS_END = SGI_FRAME + 0x0400;
  private static final int IPRIORITYR = SGI_FRAME + 0x0400;
  private static final int IPRIORITYR_END = IPRIORITYR + 32;
  private static final int ICFGR0 = SGI_FRAME + 0x0C00;
  private static final int ICFGR1 = SGI_FRAME + 0x0C04;
  private static final int IGRPMODR0 = SGI_FRAME + 0x0D00;
  private static final int NSACR = SGI_FRAME + 0x0E00;

  private static final int WAKER_SLEEP = 1 << 1;

  private final Vic vic;
  private final int index;
  private final boolean fixedAddress;

  /**
   * Makes the frame of one vCPU.
   *
   * @param fixedAddress at the fixed address, where TYPER.Last tells that no vCPU has the next
   *     index; where the frame was attached it says what the flags of the call said
   */
  Redistributor(Vic vic, int index, boolean fixedAddress) {
    this.vic = vic;
    this.index = index;
    this.fixedAddress = fixedAddress;
  }

  @Override
  public boolean access(Vcpu vcpu, VcpuExit exit, long offset) {
    if (!vic.isActive()
        || vic.vcpu(index) == null
        || offset < 0
        || offset > SIZE - exit.size
        || !sizeAllowed((int) offset, exit.size)) {
      return false;
    }
    CpuInterface cpu = vic.interfaceAt(index);
    int at = (int) offset;
    if (exit.write) {
      if (vic.tracing()) {
        vic.begin(VicEvents.GICR_WRITE, vic.interfaceOf(vcpu))
            .arg(index)
            .arg(at)
            .arg(exit.size)
            .arg(exit.value)
            .end();
      }
      return write(cpu, at, exit.size, exit.value);
    }
    exit.value = read(cpu, at, exit.size);
    return true;
  }

  private static boolean sizeAllowed(int at, int size) {
    if ((at & size - 1) != 0) {
      return false;
    }
    return switch (size) {
      case 4 -> true;
      case 8 -> is64(at);
      case 1 -> at >= IPRIORITYR && at < IPRIORITYR_END;
      default -> false;
    };
  }

  /** Recorded: what a doubleword may be read of, whatever lies there. */
  private static boolean is64(int at) {
    return at <= INVLPIR || at == INVALLR;
  }

  private long read(CpuInterface cpu, int at, int size) {
    if (isBitBank(at)) {
      return IrqBanks.readBits(vic, cpu, (at - IGROUPR0) >> 7, 0) & 0xFFFF_FFFFL;
    }
    if (at >= IPRIORITYR && at < IPRIORITYR_END) {
      return IrqBanks.readPriorities(vic, cpu, at - IPRIORITYR, size);
    }
    switch (at) {
      case IIDR:
        return Distributor.IIDR_VALUE;
      case TYPER:
        return size == 8 ? typer(cpu) : typer(cpu) & 0xFFFF_FFFFL;
      case TYPER_HIGH:
        return typer(cpu) >>> 32;
      case STATUSR:
        return cpu.status;
      case WAKER:
        return cpu.waker();
      case Distributor.PIDR2:
        return Distributor.PIDR2_VALUE;
      case ICFGR0, ICFGR1:
        return IrqBanks.readConfiguration(vic, cpu, at == ICFGR0 ? 0 : 16) & 0xFFFF_FFFFL;
      case SETLPIR, CLRLPIR, INVLPIR, INVALLR:
        cpu.status |= IrqBanks.STATUS_RWOD;
        return 0;
      default:
        if (!readsZero(at)) {
          cpu.status |= IrqBanks.STATUS_RRD;
        }
        return 0;
    }
  }

  /** GICR_TYPER: affinity, Processor_Number, Last. */
  private long typer(CpuInterface cpu) {
    boolean last = fixedAddress ? vic.vcpu(index + 1) == null : cpu.last;
    return vic.mpidrMapping().packedAffinity(index) << 32 | (long) index << 8 | (last ? 16 : 0);
  }

  /** One of the seven one-bit banks, which have one word each. */
  private static boolean isBitBank(int at) {
    return at >= IGROUPR0 && at < BITS_END && (at & 0x7F) == 0;
  }

  /** Known registers without content. */
  private static boolean readsZero(int at) {
    return switch (at) {
      case CTLR, PROPBASER, PENDBASER, SYNCR, IGRPMODR0, NSACR -> true;
      default -> false;
    };
  }

  private boolean write(CpuInterface cpu, int at, int size, long value) {
    if (isBitBank(at)) {
      IrqBanks.writeBits(vic, cpu, (at - IGROUPR0) >> 7, 0, (int) value);
      return true;
    }
    if (at >= IPRIORITYR && at < IPRIORITYR_END) {
      IrqBanks.writePriorities(vic, cpu, at - IPRIORITYR, size, value);
      return true;
    }
    switch (at) {
      case STATUSR -> cpu.status &= ~((int) value & IrqBanks.STATUS_ALL);
      case WAKER -> cpu.sleeping = (value & WAKER_SLEEP) != 0;
      case IIDR, TYPER, SYNCR, Distributor.PIDR2 -> cpu.status |= IrqBanks.STATUS_WROD;
      case CTLR, SETLPIR, CLRLPIR, IGRPMODR0, NSACR, ICFGR0 -> {
        // Nothing to do: no LPIs here, one Security state, and SGIs are always edge-triggered.
      }
      case ICFGR1 -> IrqBanks.writeConfiguration(vic, cpu, 16, (int) value);
      default -> {
        // Recorded: without LPIs also PROPBASER, PENDBASER, INVLPIR and INVALLR.
        cpu.status |= IrqBanks.STATUS_WRD;
        return false;
      }
    }
    return true;
  }
}
