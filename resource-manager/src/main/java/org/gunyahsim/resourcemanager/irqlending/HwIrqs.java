package org.gunyahsim.resourcemanager.irqlending;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.irq.VirqNamespace;
import org.gunyahsim.resourcemanager.protocol.VmId;
import org.gunyahsim.resourcemanager.root.RootVm;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmResources;
import org.jspecify.annotations.Nullable;

/** The physical interrupts of the machine that VMs can have, by their number. */
public final class HwIrqs implements Snapshottable {
  /** Not lent. */
  static final int IDLE = 0;

  /** Lent, not accepted. */
  static final int OFFERED = 1;

  /** Lent and bound for the borrower. */
  static final int ACCEPTED = 2;

  private static final int SPI_FIRST = 32;

  /** One interrupt. */
  static final class HwIrq {
    final int number;
    final long cap;
    int owner;
    int state = IDLE;
    int borrower = VmId.INVALID;
    int label;

    /** The borrower's number for it once accepted. */
    int borrowerVirq = VirqNamespace.NONE;

    HwIrq(int number, long cap, int owner) {
      this.number = number;
      this.cap = cap;
      this.owner = owner;
    }
  }

  private final Hyp hyp;
  private final TreeMap<Integer, HwIrq> irqs = new TreeMap<>();

  /** What handles count from: random, so that nobody guesses. */
  private int handleBase;

  public HwIrqs(RootVm root) {
    this.hyp = root.hyp();
  }

  /**
   * Gives all available interrupts to the primary VM.
   *
   * @param caps capability of each by number, all ones where there is none
   */
  public void initialise(long[] caps, int handles) {
    handleBase = handles;
    for (int number = 0; number < caps.length; number++) {
      if (caps[number] != Hyp.NO_CAP) {
        irqs.put(number, new HwIrq(number, caps[number], VmId.PRIMARY));
      }
    }
  }

  /** Binds everything that the primary VM owns, number for number. */
  public void bindForPrimary(VmResources primary) {
    for (HwIrq irq : irqs.values()) {
      if (irq.owner == VmId.PRIMARY
          && hyp.bindHwirq(irq.cap, primary.vic, irq.number) == ErrorCode.OK
          && irq.number >= SPI_FIRST) {
        primary.virqs.reserve(irq.number);
      }
    }
  }

  /** The interrupt that a VM knows by a number, or null. */
  @Nullable HwIrq ownedAs(Vm vm, int virq) {
    HwIrq irq = irqs.get(virq);
    return irq != null && irq.owner == vm.vmid() ? irq : null;
  }

  /** True when a number stands for a physical interrupt in this VM. */
  boolean mapped(Vm vm, int virq) {
    for (HwIrq irq : irqs.values()) {
      if (irq.owner == vm.vmid() && irq.number == virq
          || irq.state == ACCEPTED && irq.borrower == vm.vmid() && irq.borrowerVirq == virq) {
        return true;
      }
    }
    return false;
  }

  int handle(HwIrq irq) {
    return handleBase + irq.number;
  }

  /** The lent interrupt with this handle, or null. */
  @Nullable HwIrq lent(int handle) {
    HwIrq irq = irqs.get(handle - handleBase);
    return irq != null && irq.state != IDLE ? irq : null;
  }

  /** Interrupt by number, or null. */
  @Nullable HwIrq find(int number) {
    return irqs.get(number);
  }

  /** A VM is reset: what it has borrowed is offered again, to nobody. */
  public void releaseAll(Vm vm) {
    List<HwIrq> borrowed = new ArrayList<>(irqs.values());
    for (HwIrq irq : borrowed) {
      if (irq.state != IDLE && irq.borrower == vm.vmid()) {
        if (irq.state == ACCEPTED) {
          unbind(irq, vm);
        }
        irq.state = OFFERED;
        irq.borrower = VmId.INVALID;
      }
    }
  }

  int unbind(HwIrq irq, Vm vm) {
    int number = irq.borrowerVirq == VirqNamespace.NONE ? irq.number : irq.borrowerVirq;
    HwIrq bound = irqs.get(number);
    int error = hyp.unbindHwirq(bound == null ? irq.cap : bound.cap);
    if (vm.resources != null && irq.borrowerVirq != VirqNamespace.NONE) {
      vm.resources().virqs.free(irq.borrowerVirq);
    }
    irq.borrowerVirq = VirqNamespace.NONE;
    return error;
  }

  @Override
  public void save(StateWriter out) {
    out.section("rm.hwirqs", 1);
    out.i32(handleBase);
    out.i32(irqs.size());
    for (HwIrq irq : irqs.values()) {
      out.i32(irq.number);
      out.i64(irq.cap);
      out.i32(irq.owner);
      out.i32(irq.state);
      out.i32(irq.borrower);
      out.i32(irq.label);
      out.i32(irq.borrowerVirq);
    }
  }

  @Override
  public void load(StateReader in) {
    in.section("rm.hwirqs");
    handleBase = in.i32();
    irqs.clear();
    for (int i = in.i32(); i > 0; i--) {
      int number = in.i32();
      long cap = in.i64();
      HwIrq irq = new HwIrq(number, cap, in.i32());
      irq.state = in.i32();
      irq.borrower = in.i32();
      irq.label = in.i32();
      irq.borrowerVirq = in.i32();
      irqs.put(number, irq);
    }
  }
}
