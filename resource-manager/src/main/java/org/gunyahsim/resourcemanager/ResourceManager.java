package org.gunyahsim.resourcemanager;

import java.util.List;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.guest.runtime.GuestProgram;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.boot.BootSequence;
import org.gunyahsim.resourcemanager.boot.PrimaryVm;
import org.gunyahsim.resourcemanager.build.SecondaryVm;
import org.gunyahsim.resourcemanager.build.VdeviceObjects;
import org.gunyahsim.resourcemanager.build.VmObjects;
import org.gunyahsim.resourcemanager.console.Consoles;
import org.gunyahsim.resourcemanager.irq.GicDriver;
import org.gunyahsim.resourcemanager.irq.VirqRoles;
import org.gunyahsim.resourcemanager.irqlending.HwIrqs;
import org.gunyahsim.resourcemanager.irqlending.IrqRequests;
import org.gunyahsim.resourcemanager.lifecycle.Firmware;
import org.gunyahsim.resourcemanager.lifecycle.Notices;
import org.gunyahsim.resourcemanager.lifecycle.Reaper;
import org.gunyahsim.resourcemanager.lifecycle.ResetWork;
import org.gunyahsim.resourcemanager.lifecycle.VmCreation;
import org.gunyahsim.resourcemanager.lifecycle.VmLife;
import org.gunyahsim.resourcemanager.lifecycle.VmStart;
import org.gunyahsim.resourcemanager.link.Dispatcher;
import org.gunyahsim.resourcemanager.link.LinkFactory;
import org.gunyahsim.resourcemanager.link.Links;
import org.gunyahsim.resourcemanager.memparcel.MemoryRequests;
import org.gunyahsim.resourcemanager.memparcel.Memparcels;
import org.gunyahsim.resourcemanager.protocol.VmId;
import org.gunyahsim.resourcemanager.query.HypResources;
import org.gunyahsim.resourcemanager.query.IpaRequests;
import org.gunyahsim.resourcemanager.query.VmQueries;
import org.gunyahsim.resourcemanager.root.RmOptions;
import org.gunyahsim.resourcemanager.root.RootVm;
import org.gunyahsim.resourcemanager.vm.VmTable;

/**
 * The root VM's program.
 *
 * <p>Interrupts are only noted; the event loop runs when a wait ends. It serves one event after the
 * other: messages of a VM's queue until it is empty, room in a VM's queue, a vCPU that halted;
 * then, when there is nothing else, one step of a reset. While vCPUs are being reaped it serves
 * nothing: see {@link Reaper}.
 */
public final class ResourceManager implements GuestProgram {
  private final RootVm root;
  private final Dispatcher dispatcher;
  private final Reaper reaper;
  private final ResetWork resets;
  private final VmLife life;
  private final BootSequence boot;
  private final List<Snapshottable> parts;

  /**
   * Makes a resource manager that has not booted.
   *
   * @param options how it was built
   */
  public ResourceManager(RmOptions options) {
    root = new RootVm(options);
    VmTable vms = new VmTable();
    Links links = new Links(root);
    LinkFactory linkFactory = new LinkFactory(root, links);
    Consoles consoles = new Consoles(links, vms);
    HwIrqs hwIrqs = new HwIrqs(root);
    Memparcels memparcels = new Memparcels(root, vms);
    VmObjects objects = new VmObjects(root);
    VdeviceObjects vdevices = new VdeviceObjects(root, vms, linkFactory, consoles, objects);
    SecondaryVm secondary = new SecondaryVm(root, vms, objects, vdevices);
    Notices notices = new Notices(links, vms);
    MemoryRequests memory = new MemoryRequests(links, vms, memparcels);
    Firmware firmware = new Firmware(root, links, vms, memparcels);
    VmCreation creation = new VmCreation(root, links, vms, memparcels, secondary, notices);
    VmStart starter = new VmStart(root, links, memparcels, memory, creation, firmware);
    reaper = new Reaper(root.hyp(), vms);
    resets = new ResetWork(vms, memparcels, memory, hwIrqs, secondary, notices);
    life = new VmLife(root.hyp(), links, vms, notices, reaper, resets, starter);
    boot =
        new BootSequence(
            root,
            vms,
            objects,
            hwIrqs,
            new PrimaryVm(root, vms, objects, hwIrqs, links, linkFactory));

    dispatcher = new Dispatcher(links, vms);
    new VmQueries(links, vms).register(dispatcher);
    new HypResources(links, vms).register(dispatcher);
    new IpaRequests(links).register(dispatcher);
    new IrqRequests(root, links, hwIrqs).register(dispatcher);
    consoles.register(dispatcher);
    memory.register(dispatcher);
    firmware.register(dispatcher);
    creation.register(dispatcher);
    life.register(dispatcher);

    parts = List.of(root, vms, links, consoles, hwIrqs, memparcels, firmware, reaper, resets);
  }

  /** True when a message of the protocol has a handler. */
  public boolean serves(int messageId) {
    return dispatcher.serves(messageId);
  }

  @Override
  public void onBoot(GuestCpu cpu, long context) {
    root.hyp().enter(cpu);
    boot.run(cpu, context);
  }

  @Override
  public void onInterrupt(GuestCpu cpu, int intid) {
    if (intid == GicDriver.TIMER) {
      cpu.setVirtualTimer(0, false);
    } else {
      root.roles().arrived(intid);
    }
  }

  @Override
  public void onResume(GuestCpu cpu) {
    root.hyp().enter(cpu);
    reaper.resumed();
    loop(cpu);
  }

  /** Serves events until there are none or a last act is needed. */
  private void loop(GuestCpu cpu) {
    while (true) {
      if (reaper.active()) {
        if (reaper.step(cpu)) {
          return;
        }
        life.reaped();
        continue;
      }
      VirqRoles.Role event = root.roles().next();
      if (event != null) {
        serve(event);
      } else if (resets.pending()) {
        resets.step();
        if (resets.pending()) {
          // The next step comes in a turn of its own: others run and ask in between.
          cpu.callLast(HypercallNumber.SCHEDULER_YIELD, 0, 0, 0, 0);
          return;
        }
      } else {
        return;
      }
    }
  }

  private void serve(VirqRoles.Role event) {
    switch (event.kind()) {
      case VirqRoles.RECEIVE -> {
        if (!dispatcher.drain(event.vmid(), reaper::active)) {
          root.roles().again(VirqRoles.RECEIVE, event.vmid());
        }
      }
      case VirqRoles.TRANSMIT -> dispatcher.resume(event.vmid());
      case VirqRoles.HALT -> {
        if (event.vmid() != VmId.PRIMARY) {
          life.halted(event.vmid(), event.virq());
        }
      }
      default -> {
        // The own vCPU: whoever halts it does not see this.
      }
    }
  }

  @Override
  public void save(StateWriter out) {
    parts.forEach(part -> part.save(out));
  }

  @Override
  public void load(StateReader in) {
    parts.forEach(part -> part.load(in));
  }
}
