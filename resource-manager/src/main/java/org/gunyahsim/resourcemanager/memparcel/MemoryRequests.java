package org.gunyahsim.resourcemanager.memparcel;

import java.util.List;
import org.gunyahsim.resourcemanager.link.Dispatcher;
import org.gunyahsim.resourcemanager.link.Links;
import org.gunyahsim.resourcemanager.link.Payload;
import org.gunyahsim.resourcemanager.link.Request;
import org.gunyahsim.resourcemanager.protocol.AclEntry;
import org.gunyahsim.resourcemanager.protocol.AttrEntry;
import org.gunyahsim.resourcemanager.protocol.MemoryType;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.PayloadWriter;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.protocol.SglEntry;
import org.gunyahsim.resourcemanager.protocol.VmState;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmTable;

/** The requests about memory (reference, section 3.6). */
public final class MemoryRequests {
  private static final int MIN_CREATE = 20;
  private static final int MIN_APPEND = 12;
  private static final int MIN_ACCEPT = 24;
  private static final int MIN_HANDLE = 8;
  private static final int MIN_NOTIFY = 12;
  private static final int MIN_LOOKUP = 16;

  private final Links links;
  private final VmTable vms;
  private final Memparcels memparcels;
  private final ParcelOwner owners;
  private final ParcelRecipient recipients;

  public MemoryRequests(Links links, VmTable vms, Memparcels memparcels) {
    this.links = links;
    this.vms = vms;
    this.memparcels = memparcels;
    this.owners = memparcels.owners;
    this.recipients = memparcels.recipients;
  }

  public void register(Dispatcher dispatcher) {
    dispatcher.bind(MessageId.MEM_DONATE, request -> create(request, MemoryType.DONATE));
    dispatcher.bind(MessageId.MEM_LEND, request -> create(request, MemoryType.LEND));
    dispatcher.bind(MessageId.MEM_SHARE, request -> create(request, MemoryType.SHARE));
    dispatcher.bind(MessageId.MEM_APPEND, this::append);
    dispatcher.bind(MessageId.MEM_ACCEPT, this::accept);
    dispatcher.bind(MessageId.MEM_RELEASE, this::release);
    dispatcher.bind(MessageId.MEM_RECLAIM, this::reclaim);
    dispatcher.bind(MessageId.MEM_NOTIFY, this::notify);
    dispatcher.bind(MessageId.MEM_QCOM_LOOKUP_SGL, this::lookup);
  }

  private void create(Request request, int transfer) {
    Payload payload = request.payload();
    if (payload.length() < MIN_CREATE) {
      links.reply(request, RmError.MSG_INVALID);
      return;
    }
    ListReader lists = new ListReader(payload, 8);
    ParcelOwner.Creation creation =
        new ParcelOwner.Creation(
            transfer,
            payload.u8(0),
            payload.u8(2),
            payload.u32(4),
            lists.acl(),
            lists.sgl(),
            lists.attributes());
    int error = lists.finish();
    if (error == RmError.OK) {
      error = owners.create(request.caller(), creation);
    }
    replyHandle(request, error);
  }

  private void replyHandle(Request request, int error) {
    if (error == RmError.OK) {
      links.reply(request, error, new PayloadWriter().u32(owners.created()));
    } else {
      links.reply(request, error);
    }
  }

  private void append(Request request) {
    Payload payload = request.payload();
    if (payload.length() < MIN_APPEND) {
      links.reply(request, RmError.MSG_INVALID);
      return;
    }
    ListReader lists = new ListReader(payload, 8);
    List<SglEntry> sgl = lists.sgl();
    int error = lists.finish();
    if (error == RmError.OK) {
      boolean end = (payload.u8(4) & MemoryType.APPEND_END) != 0;
      error = owners.append(request.caller(), payload.u32(0), end, sgl);
    }
    links.reply(request, error);
  }

  private void accept(Request request) {
    Payload payload = request.payload();
    if (payload.length() < MIN_ACCEPT) {
      links.reply(request, RmError.MSG_INVALID);
      return;
    }
    ListReader lists = new ListReader(payload, 12);
    List<AclEntry> acl = lists.acl();
    List<SglEntry> sgl = lists.sgl();
    int mapVmid = lists.extra();
    List<AttrEntry> attributes = lists.attributes();
    int error = lists.finish();
    if (error == RmError.OK) {
      error =
          recipients.accept(
              request.caller(),
              new ParcelRecipient.Acceptance(
                  payload.u32(0),
                  payload.u8(4),
                  payload.u8(5),
                  payload.u8(6),
                  payload.u32(8),
                  acl,
                  sgl,
                  attributes,
                  mapVmid));
    }
    if (error != RmError.OK || !sgl.isEmpty()) {
      links.reply(request, error);
      return;
    }
    PayloadWriter data = new PayloadWriter();
    data.u16(recipients.chosen().size()).u8(recipients.incomplete() ? 1 : 0).u8(0);
    recipients.chosen().forEach(entry -> data.u64(entry.address()).u64(entry.size()));
    links.reply(request, error, data);
  }

  private void release(Request request) {
    Payload payload = request.payload();
    int error = RmError.MSG_INVALID;
    if (payload.length() >= MIN_HANDLE) {
      boolean sanitize = (payload.u8(4) & MemoryType.SANITIZE) != 0;
      error = recipients.release(request.caller().vmid(), payload.u32(0), sanitize);
    }
    links.reply(request, error);
  }

  private void reclaim(Request request) {
    Payload payload = request.payload();
    int error = RmError.MSG_INVALID;
    if (payload.length() >= MIN_HANDLE) {
      boolean sanitize = (payload.u8(4) & MemoryType.SANITIZE) != 0;
      error = owners.reclaim(request.caller(), payload.u32(0), sanitize);
    }
    links.reply(request, error);
  }

  private void lookup(Request request) {
    Payload payload = request.payload();
    if (payload.length() < MIN_LOOKUP) {
      links.reply(request, RmError.MSG_INVALID);
      return;
    }
    ListReader lists = new ListReader(payload, 8);
    List<AclEntry> acl = lists.acl();
    List<SglEntry> sgl = lists.sgl();
    List<AttrEntry> attributes = lists.attributes();
    int error = lists.finish();
    if (error == RmError.OK) {
      error = owners.lookup(request.caller(), payload.u8(0), payload.u32(4), acl, sgl, attributes);
    }
    replyHandle(request, error);
  }

  private void notify(Request request) {
    links.reply(request, serveNotify(request.caller(), request.payload()));
  }

  private int serveNotify(Vm caller, Payload payload) {
    if (payload.length() < MIN_NOTIFY) {
      return RmError.MSG_INVALID;
    }
    Memparcel parcel = memparcels.table().find(payload.u32(0));
    if (parcel == null) {
      return RmError.HANDLE_INVALID;
    }
    int tag = payload.u32(8);
    if (parcel.tagged && parcel.tag != tag) {
      return RmError.ARGUMENT_INVALID;
    }
    return switch (payload.u8(4)) {
      case MemoryType.NOTIFY_SHARED, MemoryType.NOTIFY_RECALL ->
          notifyRecipients(caller, parcel, payload);
      case MemoryType.NOTIFY_RELEASED -> notifyOwner(caller, parcel, false);
      case MemoryType.NOTIFY_ACCEPTED -> notifyOwner(caller, parcel, true);
      default -> RmError.ARGUMENT_INVALID;
    };
  }

  private int notifyRecipients(Vm caller, Memparcel parcel, Payload payload) {
    if (parcel.owner() != caller.vmid()) {
      return RmError.DENIED;
    }
    if (payload.length() < MIN_NOTIFY + 4) {
      return RmError.MSG_INVALID;
    }
    ListReader lists = new ListReader(payload, MIN_NOTIFY);
    List<Integer> vmids = lists.vmids();
    int error = lists.finish();
    if (error != RmError.OK) {
      return RmError.MSG_INVALID;
    }
    if (vmids.isEmpty() || vmids.size() > parcel.acl.size()) {
      return RmError.ARGUMENT_INVALID;
    }
    for (int vmid : vmids) {
      if (vms.find(vmid) == null) {
        return RmError.VMID_INVALID;
      }
      if (!parcel.names(vmid)) {
        return RmError.ARGUMENT_INVALID;
      }
    }
    boolean shared = payload.u8(4) == MemoryType.NOTIFY_SHARED;
    if (shared && !parcel.tagged) {
      parcel.tag = payload.u32(8);
      parcel.tagged = true;
    }
    for (int vmid : vmids) {
      Vm vm = vms.get(vmid);
      if (!shared) {
        links.notify(
            vmid,
            MessageId.NOTIFY_MEM_RECALL,
            new PayloadWriter().u32(parcel.handle()).u32(parcel.tag).toBytes());
      } else if (vm.state == VmState.READY) {
        boolean accepted = autoAccept(vm, parcel) == RmError.OK;
        notifyParticipant(
            parcel, vmid, accepted ? MessageId.NOTIFY_MEM_ACCEPTED : MessageId.NOTIFY_MEM_RELEASED);
      } else {
        links.notify(vmid, MessageId.NOTIFY_MEM_SHARED, describe(parcel));
      }
    }
    return RmError.OK;
  }

  private int notifyOwner(Vm caller, Memparcel parcel, boolean accepted) {
    if (!parcel.names(caller.vmid()) || parcel.owner() == caller.vmid()) {
      return RmError.HANDLE_INVALID;
    }
    boolean has = parcel.acceptance(caller.vmid()) != null;
    if (has && !accepted) {
      return RmError.MEM_INUSE;
    }
    if (!has && accepted) {
      return RmError.MEM_RELEASED;
    }
    notifyParticipant(
        parcel,
        caller.vmid(),
        accepted ? MessageId.NOTIFY_MEM_ACCEPTED : MessageId.NOTIFY_MEM_RELEASED);
    return RmError.OK;
  }

  /** Accepts a parcel on behalf of a VM that does not run yet. */
  public int autoAccept(Vm vm, Memparcel parcel) {
    Vm owner = vms.find(parcel.owner());
    boolean ownerReads =
        owner != null && !owner.sensitive && (parcel.rights(owner.vmid()) & MemoryType.READ) != 0;
    boolean sanitize =
        vm.sensitive
            && (parcel.rights(vm.vmid()) & MemoryType.WRITE) != 0
            && !ownerReads
            && !parcel.io();
    return memparcels.acceptAnywhere(vm, parcel, sanitize);
  }

  /** Tells a parcel's owner what a participant did: MEM_ACCEPTED or MEM_RELEASED. */
  public void notifyParticipant(Memparcel parcel, int vmid, int messageId) {
    links.notify(
        parcel.owner(),
        messageId,
        new PayloadWriter().u32(parcel.handle()).u16(vmid).u16(0).u32(parcel.tag).toBytes());
  }

  /** The payload of MEM_SHARED. */
  private static byte[] describe(Memparcel parcel) {
    PayloadWriter out = new PayloadWriter();
    out.u32(parcel.handle()).u8(parcel.memType()).u8(parcel.transfer());
    out.u8(parcel.sanitized() ? 1 : 0).u8(0);
    out.u16(parcel.owner()).u16(0).u32(parcel.label).u32(parcel.tag);
    out.acl(parcel.acl);
    int regions = Math.min(parcel.regions.size(), MemoryType.MAX_LIST);
    out.u16(regions).u16(0);
    for (Memparcel.Region region : parcel.regions.subList(0, regions)) {
      out.u64(region.size());
    }
    return out.attributes(parcel.attributes).toBytes();
  }
}
