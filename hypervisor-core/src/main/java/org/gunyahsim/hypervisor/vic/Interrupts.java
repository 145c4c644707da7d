package org.gunyahsim.hypervisor.vic;

import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.hypercall.HypercallBinder;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.partition.HeapCost;
import org.gunyahsim.hypervisor.vcpu.Vcpu;

/** Virtual interrupts and timers as the core sees them; makes the objects of this package. */
public final class Interrupts implements InterruptService {
  private final Hypervisor hypervisor;
  private final HwIrqs hwIrqs;

  private Interrupts(Hypervisor hypervisor, HwIrqs hwIrqs) {
    this.hypervisor = hypervisor;
    this.hwIrqs = hwIrqs;
  }

  /**
   * Connects this package to a hypervisor: its object types, its hypercalls and the service that
   * the core calls. Once, before boot.
   */
  public static Interrupts install(Hypervisor hypervisor, HypercallBinder calls) {
    HwIrqs hwIrqs = new HwIrqs(hypervisor);
    Interrupts interrupts = new Interrupts(hypervisor, hwIrqs);
    hypervisor.objects().define(ObjectType.VIC, HeapCost.VIC, id -> new Vic(hypervisor, id));
    hypervisor.objects().define(ObjectType.HWIRQ, HeapCost.HWIRQ, hwIrqs::create);
    hypervisor.install(interrupts);
    VicHypercalls.register(calls);
    return interrupts;
  }

  /** The physical interrupts. */
  public HwIrqs hwIrqs() {
    return hwIrqs;
  }

  @Override
  public boolean systemRegister(Vcpu vcpu, VcpuExit exit) {
    return exit.write
        ? IccRegisters.write(vcpu, exit.sysreg, exit.value)
        : IccRegisters.read(vcpu, exit.sysreg);
  }

  @Override
  public void timersChanged(Vcpu vcpu) {
    Vic vic = vcpu.vic();
    if (vic != null) {
      vic.timersChanged(vcpu, hypervisor.now());
    }
  }

  @Override
  public void poweredOff(Vcpu vcpu) {
    vcpu.state.cntvCtl = 0;
    vcpu.state.cntpCtl = 0;
    timersChanged(vcpu);
    Vic vic = vcpu.vic();
    if (vic != null) {
      vic.resetCpuInterface(vcpu);
    }
  }
}
