package org.gunyahsim.hypervisor.vic;

import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.trace.Category;
import org.jspecify.annotations.Nullable;

/** The physical interrupts: their lines, and the objects by which VMs get them forwarded. */
public final class HwIrqs {
  /** Physical INTIDs are below this: what the boot environment's table covers. */
  public static final int COUNT = 256;

  private final Hypervisor hypervisor;
  private final @Nullable HwIrq[] byNumber = new HwIrq[COUNT];

  HwIrqs(Hypervisor hypervisor) {
    this.hypervisor = hypervisor;
  }

  /**
   * True for the interrupts that VMs may have: PPIs and SPIs but for those that the hypervisor
   * keeps (23 PMU, 25 GIC maintenance, 26 hypervisor timer, 27 and 30 the guests' timers), as in
   * the recorded environment.
   */
  public static boolean usable(int irq) {
    return switch (irq) {
      case 23, 25, 26, 27, 30 -> false;
      default -> irq >= Vic.PPI_BASE && irq < COUNT;
    };
  }

  /** Makes the objects of all usable interrupts, active, in INTID order. Once, at boot. */
  public List<HwIrq> createAll(ObjectService objects) {
    List<HwIrq> all = new ArrayList<>();
    for (int irq = 0; irq < COUNT; irq++) {
      if (usable(irq)) {
        HwIrq hwIrq = objects.createForBoot(ObjectType.HWIRQ, HwIrq.class);
        hwIrq.assign(irq);
        if (objects.activate(hwIrq) != ErrorCode.OK) {
          throw new IllegalStateException("interrupt " + irq + " is registered already");
        }
        all.add(hwIrq);
      }
    }
    return all;
  }

  HwIrq create(long id) {
    return new HwIrq(this, id);
  }

  /** BUSY when the number is taken, ARGUMENT_INVALID when there is no such interrupt, or OK. */
  int register(HwIrq hwIrq) {
    int irq = hwIrq.irq();
    if (!usable(irq)) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    HwIrq other = byNumber[irq];
    if (other != null && other != hwIrq) {
      return ErrorCode.BUSY;
    }
    byNumber[irq] = hwIrq;
    return ErrorCode.OK;
  }

  void unregister(HwIrq hwIrq) {
    byNumber[hwIrq.irq()] = null;
  }

  /** The object of an interrupt, or null when it has none. */
  public @Nullable HwIrq get(int irq) {
    return irq >= 0 && irq < COUNT ? byNumber[irq] : null;
  }

  /**
   * A device has changed the line of an SPI.
   *
   * @param irq INTID, 32..255
   */
  public void setLine(int irq, boolean high) {
    HwIrq hwIrq = get(irq);
    if (hypervisor.tracer().on(Category.VIRQ)) {
      trace(irq, high, hwIrq);
    }
    if (hwIrq != null) {
      hwIrq.setLine(high);
    }
  }

  /** The line of a PPI has changed at one physical CPU. */
  public void setPrivateLine(int cpu, int irq, boolean high) {
    HwIrq hwIrq = get(irq);
    if (hypervisor.tracer().on(Category.VIRQ)) {
      trace(irq, high, hwIrq);
    }
    if (hwIrq != null) {
      hwIrq.setPrivateLine(cpu, high);
    }
  }

  private void trace(int irq, boolean high, @Nullable HwIrq hwIrq) {
    hypervisor
        .tracer()
        .begin(VicEvents.HWIRQ_LINE, 0, -1)
        .arg(irq)
        .arg(high ? 1 : 0)
        .arg(hwIrq != null && hwIrq.forwarded() ? 1 : 0)
        .end();
  }
}
