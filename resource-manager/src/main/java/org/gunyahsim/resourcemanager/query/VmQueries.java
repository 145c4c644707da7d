package org.gunyahsim.resourcemanager.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.gunyahsim.resourcemanager.link.Dispatcher;
import org.gunyahsim.resourcemanager.link.Links;
import org.gunyahsim.resourcemanager.link.Payload;
import org.gunyahsim.resourcemanager.link.Request;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.PayloadWriter;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.protocol.VmState;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmTable;
import org.jspecify.annotations.Nullable;

/** Who am I, who owns me, what is that VM's state, which VM has this name. */
public final class VmQueries {
  /** AArch64 0x64, Gunyah with its resource manager 0x01, reserved, version 0x01. */
  private static final int HOST_TYPE = 0x0100_0164;

  private static final int MAX_STRING = 79;
  private static final int MAX_CRASH_MESSAGE = 192;
  private static final int IDENTITY_GUID = 0;
  private static final int IDENTITY_URI = 1;
  private static final int IDENTITY_NAME = 2;
  private static final int IDENTITY_SIGN_AUTH = 3;

  /** Nobody signs images on this platform. */
  private static final String SIGN_AUTH = "N/A";

  private final Links links;
  private final VmTable vms;

  public VmQueries(Links links, VmTable vms) {
    this.links = links;
    this.vms = vms;
  }

  public void register(Dispatcher dispatcher) {
    dispatcher.bind(MessageId.VM_HOST_GET_TYPE, request -> replyWord(request, HOST_TYPE));
    dispatcher.bind(MessageId.VM_GET_VMID, request -> replyWord(request, request.caller().vmid()));
    dispatcher.bind(
        MessageId.VM_GET_OWNER, request -> replyWord(request, request.caller().owner()));
    dispatcher.bind(MessageId.VM_GET_PEERS, this::getPeers);
    dispatcher.bind(MessageId.VM_GET_STATE, this::getState);
    dispatcher.bind(MessageId.VM_GET_ID, this::getId);
    dispatcher.bind(MessageId.VM_LOOKUP_NAME, request -> lookupString(request, vm -> vm.name));
    dispatcher.bind(MessageId.VM_LOOKUP_URI, request -> lookupString(request, vm -> vm.uri));
    dispatcher.bind(MessageId.VM_LOOKUP_GUID, this::lookupGuid);
    dispatcher.bind(MessageId.VM_GET_CRASH_MSG, this::getCrashMessage);
    dispatcher.bind(MessageId.VM_SET_CRASH_MSG, this::setCrashMessage);
  }

  private void replyWord(Request request, int word) {
    if (request.payload().length() != 0) {
      links.reply(request, RmError.MSG_INVALID);
    } else {
      links.reply(request, RmError.OK, new PayloadWriter().u32(word));
    }
  }

  private void getPeers(Request request) {
    if (request.payload().length() != 0) {
      links.reply(request, RmError.MSG_INVALID);
      return;
    }
    List<Integer> peers = request.caller().peers;
    PayloadWriter data = new PayloadWriter().u32(peers.size());
    peers.forEach(data::u32);
    links.reply(request, RmError.OK, data);
  }

  /** The VM that a request names, 0 being the caller; null when there is none. */
  private @Nullable Vm named(Request request) {
    int vmid = request.payload().u16(0);
    return vmid == 0 ? request.caller() : vms.find(vmid);
  }

  private void getState(Request request) {
    if (request.payload().length() != 4) {
      links.reply(request, RmError.MSG_INVALID);
      return;
    }
    Vm vm = named(request);
    if (vm == null) {
      links.reply(request, RmError.NORESOURCE);
    } else if (!request.caller().mayQuery(vm)) {
      links.reply(request, RmError.DENIED);
    } else {
      links.reply(
          request, RmError.OK, new PayloadWriter().u8(vm.state).u8(vm.osStatus).u16(vm.appStatus));
    }
  }

  private void getId(Request request) {
    if (request.payload().length() != 4) {
      links.reply(request, RmError.MSG_INVALID);
      return;
    }
    Vm vm = named(request);
    if (vm == null) {
      links.reply(request, RmError.NORESOURCE);
    } else if (vm.state != VmState.READY
        && vm.state != VmState.RUNNING
        && vm.state != VmState.PAUSED) {
      links.reply(request, RmError.VM_STATE);
    } else if (!request.caller().mayQuery(vm)) {
      links.reply(request, RmError.NORESOURCE);
    } else {
      links.reply(request, RmError.OK, identity(vm));
    }
  }

  private static PayloadWriter identity(Vm vm) {
    int entries = 2 + (vm.name.isEmpty() ? 0 : 1) + (vm.uri.isEmpty() ? 0 : 1);
    PayloadWriter data = new PayloadWriter().u32(entries);
    data.u8(IDENTITY_GUID).u8(0).u16(Vm.GUID_SIZE).bytes(vm.guid);
    addText(data, IDENTITY_NAME, vm.name);
    addText(data, IDENTITY_URI, vm.uri);
    addText(data, IDENTITY_SIGN_AUTH, SIGN_AUTH);
    return data;
  }

  private static void addText(PayloadWriter data, int type, String text) {
    if (!text.isEmpty()) {
      data.u8(type).u8(0).u16(text.length()).text(text).pad4();
    }
  }

  /** What a look-up compares. */
  @FunctionalInterface
  private interface Attribute {
    String of(Vm vm);
  }

  private void lookupString(Request request, Attribute attribute) {
    Payload payload = request.payload();
    int error = checkString(payload);
    if (error != RmError.OK) {
      links.reply(request, error);
      return;
    }
    byte[] wanted = payload.range(4, 4 + payload.u16(0));
    replyMatches(
        request,
        vm -> Arrays.equals(attribute.of(vm).getBytes(StandardCharsets.ISO_8859_1), wanted));
  }

  private static int checkString(Payload payload) {
    if (payload.length() == 0) {
      return RmError.ARGUMENT_INVALID;
    }
    if (payload.length() < 4) {
      return RmError.MSG_INVALID;
    }
    int size = payload.u16(0);
    if (size > MAX_STRING) {
      return RmError.ARGUMENT_INVALID;
    }
    if (payload.length() != 4 + (size + 3 & ~3) || !payload.zeroFrom(4 + size)) {
      return RmError.MSG_INVALID;
    }
    return RmError.OK;
  }

  private void lookupGuid(Request request) {
    Payload payload = request.payload();
    if (payload.length() == 0) {
      links.reply(request, RmError.ARGUMENT_INVALID);
    } else if (payload.length() != Vm.GUID_SIZE) {
      links.reply(request, RmError.MSG_INVALID);
    } else {
      byte[] wanted = payload.range(0, Vm.GUID_SIZE);
      replyMatches(request, vm -> Arrays.equals(vm.guid, wanted));
    }
  }

  private void replyMatches(Request request, Predicate<Vm> matches) {
    List<Vm> found =
        vms.all().stream().filter(vm -> request.caller().mayQuery(vm)).filter(matches).toList();
    PayloadWriter data = new PayloadWriter().u32(found.size());
    found.forEach(vm -> data.u16(vm.vmid()).u16(0));
    links.reply(request, RmError.OK, data);
  }

  private void getCrashMessage(Request request) {
    Payload payload = request.payload();
    if (payload.length() != 4) {
      links.reply(request, RmError.MSG_INVALID);
      return;
    }
    Vm vm = vms.find(payload.u16(0));
    if (vm == null || vm.owner() != request.caller().vmid()) {
      links.reply(request, RmError.VMID_INVALID);
      return;
    }
    byte[] message = vm.crashMessage;
    byte[] text = message == null ? new byte[0] : message;
    links.reply(
        request, RmError.OK, new PayloadWriter().u16(text.length).u16(0).bytes(text).pad4());
  }

  private void setCrashMessage(Request request) {
    Payload payload = request.payload();
    if (payload.length() < 4) {
      links.reply(request, RmError.MSG_INVALID);
      return;
    }
    int size = payload.u16(0);
    if (payload.length() != 4 + (size + 3 & ~3) || !payload.zeroFrom(4 + size)) {
      links.reply(request, RmError.MSG_INVALID);
      return;
    }
    request.caller().crashMessage = payload.range(4, 4 + Math.min(size, MAX_CRASH_MESSAGE));
    links.reply(request, RmError.OK);
  }
}
