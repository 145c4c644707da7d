package org.gunyahsim.vmmanager.kernel;

import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.guest.runtime.IccRegister;

/**
 * The GICv3 as this kernel programs it: through the distributor's and redistributors' registers and
 * the CPU interface's system registers, like any guest (GICv3 architecture, chapter 12). Every
 * interrupt in use is in group 1 and of one priority.
 */
public final class Gic implements CpuKicker {
  /** The SGI with which CPUs kick each other. */
  public static final int KICK = 0;

  private static final int FIRST_SPI = 32;
  private static final int PRIORITY = 0xA0;
  private static final int PRIORITY_MASK = 0xF0;

  private static final int GICD_CTLR = 0x0000;
  private static final int GICD_IGROUPR = 0x0080;
  private static final int GICD_ISENABLER = 0x0100;
  private static final int GICD_ICENABLER = 0x0180;
  private static final int GICD_ICPENDR = 0x0280;
  private static final int GICD_IPRIORITYR = 0x0400;
  private static final int GICD_ICFGR = 0x0C00;
  private static final int GICD_IROUTER = 0x6000;

  /** GICD_CTLR: affinity routing, groups 0 and 1. */
  private static final int CTLR_ARE = 1 << 4;

  private static final int CTLR_GROUP1 = 1 << 1;

  private static final int GICR_WAKER = 0x0014;
  private static final int WAKER_SLEEP = 1 << 1;
  private static final int WAKER_ASLEEP = 1 << 2;
  private static final int GICR_SGI_FRAME = 0x10000;
  private static final int WAKE_POLLS = 1000;

  private final long distributor;
  private final long redistributor;
  private final long stride;
  private final long[] mpidrs;

  /**
   * Names the frames.
   *
   * @param distributor IPA of GICD
   * @param redistributor IPA of the first CPU's GICR frames
   * @param stride bytes from one CPU's frames to the next
   * @param mpidrs the CPUs' affinities, as in MPIDR_EL1
   */
  public Gic(long distributor, long redistributor, long stride, long[] mpidrs) {
    this.distributor = distributor;
    this.redistributor = redistributor;
    this.stride = stride;
    this.mpidrs = mpidrs.clone();
  }

  /** Switches the distributor on; by the first CPU, once. */
  public void setUpDistributor(GuestCpu cpu) {
    cpu.store(distributor + GICD_CTLR, 4, CTLR_ARE);
    cpu.store(distributor + GICD_CTLR, 4, CTLR_ARE | CTLR_GROUP1);
  }

  /** Wakes the CPU's redistributor, enables the kick and opens the CPU interface. */
  public void setUpCpu(GuestCpu cpu) {
    long frame = redistributor + stride * cpu.index();
    long waker = cpu.load(frame + GICR_WAKER, 4);
    cpu.store(frame + GICR_WAKER, 4, waker & ~WAKER_SLEEP);
    for (int i = 0; i < WAKE_POLLS; i++) {
      if ((cpu.load(frame + GICR_WAKER, 4) & WAKER_ASLEEP) == 0) {
        break;
      }
    }
    long sgi = frame + GICR_SGI_FRAME;
    cpu.store(sgi + GICD_IGROUPR, 4, 0xFFFF_FFFFL);
    cpu.store(sgi + GICD_IPRIORITYR + KICK, 1, PRIORITY);
    cpu.store(sgi + GICD_ISENABLER, 4, 1L << KICK);
    cpu.writeSystemRegister(IccRegister.PMR, PRIORITY_MASK);
    cpu.writeSystemRegister(IccRegister.IGRPEN1, 1);
  }

  /**
   * Enables a shared interrupt on one CPU. Nothing happens for other INTIDs.
   *
   * @param intid 32..1019
   * @param edge edge-triggered, else level-sensitive
   */
  public void enable(GuestCpu cpu, int intid, int target, boolean edge) {
    if (intid < FIRST_SPI || intid >= IccRegister.FIRST_SPECIAL_INTID) {
      return;
    }
    long group = distributor + GICD_IGROUPR + (intid >> 5) * 4L;
    cpu.store(group, 4, cpu.load(group, 4) | 1L << (intid & 31));
    cpu.store(distributor + GICD_IPRIORITYR + intid, 1, PRIORITY);
    long config = distributor + GICD_ICFGR + (intid >> 4) * 4L;
    long edgeBit = 2L << 2 * (intid & 15);
    long others = cpu.load(config, 4) & ~edgeBit;
    cpu.store(config, 4, edge ? others | edgeBit : others);
    route(cpu, intid, target);
    cpu.store(distributor + GICD_ISENABLER + (intid >> 5) * 4L, 4, 1L << (intid & 31));
  }

  /** Sends a shared interrupt to another CPU from now on. */
  public void route(GuestCpu cpu, int intid, int target) {
    if (intid < FIRST_SPI || intid >= IccRegister.FIRST_SPECIAL_INTID) {
      return;
    }
    long affinity = mpidrs[target] & 0xFF_00FF_FFFFL;
    cpu.store(distributor + GICD_IROUTER + intid * 8L, 8, affinity);
  }

  /** Disables a shared interrupt and forgets that it is pending. */
  public void disable(GuestCpu cpu, int intid) {
    if (intid < FIRST_SPI || intid >= IccRegister.FIRST_SPECIAL_INTID) {
      return;
    }
    long bit = 1L << (intid & 31);
    cpu.store(distributor + GICD_ICENABLER + (intid >> 5) * 4L, 4, bit);
    cpu.store(distributor + GICD_ICPENDR + (intid >> 5) * 4L, 4, bit);
  }

  @Override
  public void kick(GuestCpu cpu, int target) {
    long mpidr = mpidrs[target];
    long value =
        (mpidr >> 32 & 0xFF) << 48
            | (mpidr >> 16 & 0xFF) << 32
            | (mpidr >> 8 & 0xFF) << 16
            | (long) KICK << 24
            | 1L << (mpidr & 0xF);
    cpu.writeSystemRegister(IccRegister.SGI1R, value);
  }
}
