package org.gunyahsim.resourcemanager.console;

import java.util.TreeMap;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.link.Dispatcher;
import org.gunyahsim.resourcemanager.link.Links;
import org.gunyahsim.resourcemanager.link.Payload;
import org.gunyahsim.resourcemanager.link.Request;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.PayloadWriter;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmTable;
import org.jspecify.annotations.Nullable;

/** One console for each VM whose rm-rpc device has console-dev. */
public final class Consoles implements Snapshottable {
  private static final class Console {
    boolean selfOpen;
    boolean ownerOpen;
  }

  /** A console and the end of it that a request is about. */
  private record End(Console console, Vm vm, boolean owner) {
    boolean open() {
      return owner ? console.ownerOpen : console.selfOpen;
    }

    boolean otherOpen() {
      return owner ? console.selfOpen : console.ownerOpen;
    }

    void setOpen(boolean open) {
      if (owner) {
        console.ownerOpen = open;
      } else {
        console.selfOpen = open;
      }
    }
  }

  private final Links links;
  private final VmTable vms;
  private final TreeMap<Integer, Console> consoles = new TreeMap<>();

  public Consoles(Links links, VmTable vms) {
    this.links = links;
    this.vms = vms;
  }

  public void register(Dispatcher dispatcher) {
    dispatcher.bind(MessageId.VM_CONSOLE_OPEN, request -> setOpen(request, true));
    dispatcher.bind(MessageId.VM_CONSOLE_CLOSE, request -> setOpen(request, false));
    dispatcher.bind(MessageId.VM_CONSOLE_FLUSH, this::flush);
    dispatcher.bind(MessageId.VM_CONSOLE_WRITE, this::write);
  }

  /** The VM's configuration asks for a console. */
  public void create(int vmid) {
    consoles.put(vmid, new Console());
  }

  public void destroy(int vmid) {
    consoles.remove(vmid);
  }

  /** The end that a request means, or null after the refusal has been sent. */
  private @Nullable End end(Request request) {
    int target = request.payload().u16(0);
    Vm caller = request.caller();
    boolean owner = target != 0;
    Vm vm = owner ? vms.find(target) : caller;
    Console console = vm == null ? null : consoles.get(vm.vmid());
    if (vm == null || console == null) {
      links.reply(request, RmError.ARGUMENT_INVALID);
      return null;
    }
    if (owner && vm.owner() != caller.vmid()) {
      links.reply(request, RmError.DENIED);
      return null;
    }
    return new End(console, vm, owner);
  }

  private void setOpen(Request request, boolean open) {
    if (request.payload().length() != 4) {
      links.reply(request, RmError.MSG_INVALID);
      return;
    }
    End end = end(request);
    if (end != null) {
      end.setOpen(open);
      links.reply(request, RmError.OK);
    }
  }

  private void flush(Request request) {
    if (request.payload().length() != 4) {
      links.reply(request, RmError.MSG_INVALID);
      return;
    }
    End end = end(request);
    if (end != null) {
      links.reply(request, end.open() ? RmError.OK : RmError.DENIED);
    }
  }

  private void write(Request request) {
    Payload payload = request.payload();
    // An empty payload kills the real one.
    if (payload.length() < 4 || payload.length() != 4 + payload.u16(2)) {
      links.reply(request, RmError.MSG_INVALID);
      return;
    }
    End end = end(request);
    if (end == null) {
      return;
    }
    if (!end.open()) {
      links.reply(request, RmError.DENIED);
      return;
    }
    if (end.otherOpen()) {
      int from = end.owner() ? 0 : end.vm().vmid();
      int to = end.owner() ? end.vm().vmid() : end.vm().owner();
      byte[] characters = payload.range(4, payload.length());
      links.notify(
          to,
          MessageId.NOTIFY_VM_CONSOLE_CHARS,
          new PayloadWriter().u16(from).u16(characters.length).bytes(characters).toBytes());
    }
    links.reply(request, RmError.OK);
  }

  @Override
  public void save(StateWriter out) {
    out.section("rm.consoles", 1);
    out.i32(consoles.size());
    consoles.forEach(
        (vmid, console) -> {
          out.i32(vmid);
          out.bool(console.selfOpen);
          out.bool(console.ownerOpen);
        });
  }

  @Override
  public void load(StateReader in) {
    in.section("rm.consoles");
    consoles.clear();
    for (int i = in.i32(); i > 0; i--) {
      int vmid = in.i32();
      Console console = new Console();
      console.selfOpen = in.bool();
      console.ownerOpen = in.bool();
      consoles.put(vmid, console);
    }
  }
}
