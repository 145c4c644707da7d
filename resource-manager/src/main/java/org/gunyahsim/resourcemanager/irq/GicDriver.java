package org.gunyahsim.resourcemanager.irq;

import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.guest.runtime.IccRegister;

/**
 * Programs the root VM's virtual GIC through its registers, with the same accesses in the same
 * order as the real runtime (conformance transcript rm-boot-sequence).
 */
public final class GicDriver {
  /** The virtual timer's private interrupt. */
  public static final int TIMER = 27;

  private static final int GICD_CTLR = 0x0;
  private static final int GICD_IGROUPR = 0x80;
  private static final int GICD_ISENABLER = 0x100;
  private static final int GICD_ICENABLER = 0x180;
  private static final int GICD_IPRIORITYR = 0x400;
  private static final int GICD_ICFGR = 0xC00;
  private static final int GICD_IROUTER = 0x6000;

  /** The frame of SGIs and PPIs, 64 KiB behind the redistributor's first. */
  private static final int SGI_FRAME = 0x1_0000;

  private static final int ENABLE_GROUP1 = 2;
  private static final int PRIORITY = 0xA0;
  private static final int ALL_EDGE = 0xAAAA_AAAA;
  private static final int SPI_FIRST = 32;
  private static final int SPI_END = 1020;
  private static final int NO_PREEMPTION = 7;
  private static final int PRIORITY_MASK_OPEN = 0xF0;

  private GicDriver() {}

  /**
   * Brings the distributor and this vCPU's redistributor into their initial state.
   *
   * @param gicd address of the distributor
   * @param gicr address of the redistributor
   */
  public static void initialise(GuestCpu cpu, long gicd, long gicr) {
    store32(cpu, gicd + GICD_CTLR, 0);
    long control = cpu.load(gicd + GICD_CTLR, 4);
    store32(cpu, gicd + GICD_CTLR, control);
    cpu.load(gicd + GICD_CTLR, 4);
    for (int word = 1; word <= 30; word++) {
      store32(cpu, gicd + GICD_ICENABLER + 4L * word, -1);
    }
    cpu.load(gicd + GICD_CTLR, 4);
    for (int irq = SPI_FIRST; irq < SPI_END; irq++) {
      cpu.store(gicd + GICD_IPRIORITYR + irq, 1, PRIORITY);
    }
    for (int word = 2; word <= 62; word++) {
      store32(cpu, gicd + GICD_ICFGR + 4L * word, ALL_EDGE);
    }
    for (int word = 1; word <= 30; word++) {
      store32(cpu, gicd + GICD_IGROUPR + 4L * word, -1);
    }
    for (int irq = SPI_FIRST; irq < SPI_END; irq++) {
      cpu.store(gicd + GICD_IROUTER + 8L * irq, 8, 0);
    }
    store32(cpu, gicd + GICD_CTLR, control | ENABLE_GROUP1);

    long frame = gicr + SGI_FRAME;
    store32(cpu, frame + GICD_ICENABLER, -1);
    cpu.load(gicr, 4);
    for (int irq = 0; irq < SPI_FIRST; irq++) {
      cpu.store(frame + GICD_IPRIORITYR + irq, 1, PRIORITY);
    }
    store32(cpu, frame + GICD_ICFGR + 4, 0);
    store32(cpu, frame + GICD_IGROUPR, -1);
    cpu.writeSystemRegister(IccRegister.PMR, PRIORITY_MASK_OPEN);
    cpu.writeSystemRegister(IccRegister.BPR1, NO_PREEMPTION);
    cpu.writeSystemRegister(IccRegister.IGRPEN1, 1);
    cpu.load(frame + GICD_ISENABLER, 4);
    long trigger = cpu.load(frame + GICD_ICFGR + 4, 4);
    store32(cpu, frame + GICD_ICFGR + 4, trigger);
    store32(cpu, frame + GICD_ISENABLER, 1L << TIMER);
  }

  /** Enables an SPI, edge-triggered. */
  public static void enable(GuestCpu cpu, long gicd, int virq) {
    long enabler = gicd + GICD_ISENABLER + 4L * (virq / 32);
    long trigger = gicd + GICD_ICFGR + 4L * (virq / 16);
    cpu.load(enabler, 4);
    store32(cpu, trigger, cpu.load(trigger, 4) | 2L << 2 * (virq % 16));
    store32(cpu, enabler, 1L << virq % 32);
  }

  /** Disables an SPI. */
  public static void disable(GuestCpu cpu, long gicd, int virq) {
    store32(cpu, gicd + GICD_ICENABLER + 4L * (virq / 32), 1L << virq % 32);
  }

  private static void store32(GuestCpu cpu, long address, long value) {
    cpu.store(address, 4, value & 0xFFFF_FFFFL);
  }
}
