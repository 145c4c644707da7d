package org.gunyahsim.resourcemanager.irqlending;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.irqlending.HwIrqs.HwIrq;
import org.gunyahsim.resourcemanager.link.Dispatcher;
import org.gunyahsim.resourcemanager.link.Links;
import org.gunyahsim.resourcemanager.link.Payload;
import org.gunyahsim.resourcemanager.link.Request;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.PayloadWriter;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.protocol.VmId;
import org.gunyahsim.resourcemanager.root.RootVm;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmResources;

/** The requests about lending physical interrupts (reference, section 3.7). */
public final class IrqRequests {
  private static final int CHOOSE = -1;
  private static final int FLAG_LENT = 1;
  private static final int FLAG_RELEASED = 2;
  private static final int FLAG_ACCEPTED = 4;

  private final Hyp hyp;
  private final Links links;
  private final HwIrqs irqs;

  public IrqRequests(RootVm root, Links links, HwIrqs irqs) {
    this.hyp = root.hyp();
    this.links = links;
    this.irqs = irqs;
  }

  public void register(Dispatcher dispatcher) {
    dispatcher.bind(MessageId.VM_IRQ_LEND, this::lend);
    dispatcher.bind(MessageId.VM_IRQ_ACCEPT, this::accept);
    dispatcher.bind(MessageId.VM_IRQ_RELEASE, this::release);
    dispatcher.bind(MessageId.VM_IRQ_RECLAIM, this::reclaim);
    dispatcher.bind(MessageId.VM_IRQ_NOTIFY, this::notify);
  }

  private void lend(Request request) {
    Payload payload = request.payload();
    if (payload.length() != 12) {
      links.reply(request, RmError.MSG_INVALID);
      return;
    }
    Vm caller = request.caller();
    int virq = payload.u32(4);
    HwIrq irq = irqs.ownedAs(caller, virq);
    if (irq == null || !irqs.mapped(caller, virq)) {
      links.reply(request, RmError.IRQ_INVALID);
    } else if (irq.state != HwIrqs.IDLE) {
      links.reply(request, RmError.IRQ_INUSE);
    } else if (hyp.unbindHwirq(irq.cap) != ErrorCode.OK) {
      links.reply(request, RmError.IRQ_INVALID);
    } else {
      irq.state = HwIrqs.OFFERED;
      irq.borrower = payload.u16(0);
      irq.label = payload.u32(8);
      links.reply(request, RmError.OK, new PayloadWriter().u32(irqs.handle(irq)));
    }
  }

  private void accept(Request request) {
    Payload payload = request.payload();
    if (payload.length() != 8) {
      links.reply(request, RmError.MSG_INVALID);
      return;
    }
    Vm caller = request.caller();
    HwIrq irq = irqs.lent(payload.u32(0));
    VmResources resources = caller.resources;
    if (irq == null || irq.borrower != caller.vmid() || resources == null) {
      links.reply(request, RmError.HANDLE_INVALID);
      return;
    }
    if (irq.state != HwIrqs.OFFERED) {
      links.reply(request, RmError.IN_USE);
      return;
    }
    // A given number stands for the physical interrupt of that number, whatever was lent.
    int virq = payload.u32(4) == CHOOSE ? irq.number : payload.u32(4);
    HwIrq bound = irqs.find(virq);
    if (bound == null || !resources.virqs.reserve(virq)) {
      links.reply(request, bound == null ? RmError.ARGUMENT_INVALID : RmError.DENIED);
      return;
    }
    int error = hyp.bindHwirq(bound.cap, resources.vic, virq);
    if (error != ErrorCode.OK) {
      resources.virqs.free(virq);
      links.reply(
          request,
          error == ErrorCode.NOMEM
              ? RmError.NOMEM
              : error == ErrorCode.DENIED ? RmError.DENIED : RmError.ARGUMENT_INVALID);
      return;
    }
    irq.state = HwIrqs.ACCEPTED;
    irq.borrowerVirq = virq;
    links.reply(request, RmError.OK, new PayloadWriter().u32(virq));
  }

  private void release(Request request) {
    Payload payload = request.payload();
    if (payload.length() != 4) {
      links.reply(request, RmError.MSG_INVALID);
      return;
    }
    Vm caller = request.caller();
    HwIrq irq = irqs.lent(payload.u32(0));
    if (irq == null || irq.borrower != caller.vmid()) {
      links.reply(request, RmError.HANDLE_INVALID);
    } else if (irq.state != HwIrqs.ACCEPTED) {
      links.reply(request, RmError.IN_USE);
    } else {
      irq.state = HwIrqs.OFFERED;
      boolean unbound = irqs.unbind(irq, caller) == ErrorCode.OK;
      links.reply(request, unbound ? RmError.OK : RmError.ARGUMENT_INVALID);
    }
  }

  private void reclaim(Request request) {
    Payload payload = request.payload();
    if (payload.length() != 4) {
      links.reply(request, RmError.MSG_INVALID);
      return;
    }
    Vm caller = request.caller();
    HwIrq irq = irqs.lent(payload.u32(0));
    if (irq == null || irq.borrower == caller.vmid()) {
      links.reply(request, RmError.HANDLE_INVALID);
    } else if (irq.state == HwIrqs.ACCEPTED) {
      links.reply(request, RmError.IN_USE);
    } else if (irq.owner != caller.vmid()) {
      links.reply(request, RmError.IRQ_INVALID);
    } else {
      hyp.bindHwirq(irq.cap, caller.resources().vic, irq.number);
      irq.state = HwIrqs.IDLE;
      irq.borrower = VmId.INVALID;
      links.reply(request, RmError.OK);
    }
  }

  private void notify(Request request) {
    links.reply(request, serveNotify(request.caller(), request.payload()));
  }

  private int serveNotify(Vm caller, Payload payload) {
    if (payload.length() < 8) {
      return RmError.MSG_INVALID;
    }
    HwIrq irq = irqs.lent(payload.u32(0));
    if (irq == null) {
      return RmError.HANDLE_INVALID;
    }
    int flags = payload.u32(4);
    if (flags == FLAG_LENT) {
      return notifyLent(caller, irq, payload);
    }
    if (flags != FLAG_RELEASED && flags != FLAG_ACCEPTED) {
      return RmError.ARGUMENT_INVALID;
    }
    if (payload.length() != 8) {
      return RmError.MSG_INVALID;
    }
    if (irq.borrower != caller.vmid()) {
      return RmError.HANDLE_INVALID;
    }
    boolean accepted = flags == FLAG_ACCEPTED;
    if (accepted != (irq.state == HwIrqs.ACCEPTED)) {
      return accepted ? RmError.IRQ_RELEASED : RmError.IRQ_INUSE;
    }
    links.notify(
        irq.owner,
        accepted ? MessageId.NOTIFY_VM_IRQ_ACCEPTED : MessageId.NOTIFY_VM_IRQ_RELEASED,
        new PayloadWriter().u32(irqs.handle(irq)).toBytes());
    return RmError.OK;
  }

  private int notifyLent(Vm caller, HwIrq irq, Payload payload) {
    int entries = 0;
    if (payload.length() > 8) {
      if (payload.length() < 12) {
        return RmError.MSG_INVALID;
      }
      entries = payload.u16(8);
      if (payload.length() != 12 + 4 * entries) {
        return RmError.MSG_INVALID;
      }
    }
    if (irq.owner != caller.vmid()) {
      return RmError.HANDLE_INVALID;
    }
    if (irq.state != HwIrqs.OFFERED) {
      return RmError.IRQ_INUSE;
    }
    if (entries > 1 || entries == 1 && payload.u16(12) != irq.borrower) {
      return RmError.ARGUMENT_INVALID;
    }
    links.notify(
        irq.borrower,
        MessageId.NOTIFY_VM_IRQ_LENT,
        new PayloadWriter().u16(irq.owner).u16(0).u32(irqs.handle(irq)).u32(irq.label).toBytes());
    return RmError.OK;
  }
}
