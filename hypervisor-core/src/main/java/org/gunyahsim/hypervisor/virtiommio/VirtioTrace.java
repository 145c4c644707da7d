package org.gunyahsim.hypervisor.virtiommio;

import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.hypervisor.vcpu.Vcpu;

/** Records what one device does, in the name of the vCPU that made it. */
final class VirtioTrace {
  private final Hypervisor hypervisor;
  private final long device;

  VirtioTrace(Hypervisor hypervisor, long device) {
    this.hypervisor = hypervisor;
    this.device = device;
  }

  private boolean on() {
    return hypervisor.tracer().on(Category.MMIO);
  }

  private Tracer begin(EventType type) {
    Vcpu by = hypervisor.current();
    return hypervisor
        .tracer()
        .begin(type, by == null ? 0 : by.vmid(), by == null ? -1 : by.vicIndex())
        .arg(device);
  }

  void notified(long reason, long queues) {
    if (on()) {
      begin(VirtioMmioEvents.NOTIFIED).arg(reason).arg(queues).end();
    }
  }

  void interrupt(int bits, int status) {
    if (on()) {
      begin(VirtioMmioEvents.INTERRUPT)
          .arg(Integer.toUnsignedLong(bits))
          .arg(Integer.toUnsignedLong(status))
          .end();
    }
  }

  void status(int before, int after, boolean backend) {
    if (on()) {
      begin(VirtioMmioEvents.STATUS)
          .arg(Integer.toUnsignedLong(before))
          .arg(Integer.toUnsignedLong(after))
          .arg(backend ? 1 : 0)
          .end();
    }
  }

  void inputSelected(int select, int subsel, int size) {
    if (on()) {
      begin(VirtioMmioEvents.INPUT_SELECTED).arg(select).arg(subsel).arg(size).end();
    }
  }
}
