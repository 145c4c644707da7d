package org.gunyahsim.resourcemanager.lifecycle;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.VcpuRunState;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.link.Dispatcher;
import org.gunyahsim.resourcemanager.link.Links;
import org.gunyahsim.resourcemanager.link.Payload;
import org.gunyahsim.resourcemanager.link.Request;
import org.gunyahsim.resourcemanager.protocol.ExitType;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.PayloadWriter;
import org.gunyahsim.resourcemanager.protocol.Requests;
import org.gunyahsim.resourcemanager.protocol.RmError;
import org.gunyahsim.resourcemanager.protocol.VmId;
import org.gunyahsim.resourcemanager.protocol.VmState;
import org.gunyahsim.resourcemanager.vm.VcpuRecord;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmTable;

/** VM_START, VM_STOP, VM_EXIT, VM_RESET, and vCPUs that halt (reference, 3.4 and 4). */
public final class VmLife {
  private static final byte[] NONE = new byte[0];

  /** Word 0 of the reason: RESET2 came by its 64-bit call. */
  private static final int FLAG_SMC64 = 0x8000;

  private static final int CODE_SHIFT = 16;
  private static final int CODE_CRASHED = 1;
  private static final int CODE_UNKNOWN = 2;
  private static final int MAX_EXIT_CODE = 4;

  /** State word of a reset: plain SYSTEM_RESET. */
  private static final long PLAIN_RESET = 1L << 63;

  private static final long RESET2_SMC64 = 1L << 62;

  private final Hyp hyp;
  private final Links links;
  private final VmTable vms;
  private final Notices notices;
  private final Reaper reaper;
  private final ResetWork resets;
  private final VmStart starter;

  public VmLife(
      Hyp hyp,
      Links links,
      VmTable vms,
      Notices notices,
      Reaper reaper,
      ResetWork resets,
      VmStart starter) {
    this.hyp = hyp;
    this.links = links;
    this.vms = vms;
    this.notices = notices;
    this.reaper = reaper;
    this.resets = resets;
    this.starter = starter;
  }

  public void register(Dispatcher dispatcher) {
    dispatcher.bind(MessageId.VM_START, this::start);
    dispatcher.bind(MessageId.VM_STOP, this::stop);
    dispatcher.bind(MessageId.VM_EXIT, this::exit);
    dispatcher.bind(MessageId.VM_RESET, this::reset);
  }

  private void start(Request request) {
    Payload payload = request.payload();
    Vm vm = payload.length() == 4 ? vms.find(payload.u16(0)) : null;
    if (payload.length() != 4) {
      links.reply(request, RmError.MSG_INVALID);
    } else if (vm == null) {
      links.reply(request, RmError.VMID_INVALID);
    } else if (vm.owner() != request.caller().vmid()) {
      links.reply(request, RmError.DENIED);
    } else if (vm.state != VmState.READY) {
      links.reply(request, RmError.VM_STATE);
    } else {
      int error = starter.start(vm);
      notices.become(vm, error == RmError.OK ? VmState.RUNNING : VmState.INIT_FAILED);
      links.reply(request, error);
    }
  }

  private void stop(Request request) {
    Payload payload = request.payload();
    if (payload.length() != 8) {
      links.reply(request, RmError.MSG_INVALID);
      return;
    }
    Vm vm = vms.find(payload.u16(0));
    if (vm == null || vm.owner() != request.caller().vmid()) {
      links.reply(request, RmError.VMID_INVALID);
    } else if (!vm.mayBecome(VmState.EXITED)) {
      links.reply(request, RmError.VM_STATE);
    } else if ((payload.u8(2) & Requests.FORCE_STOP) == 0) {
      // Without a link nobody hears it; the real one does not survive that.
      links.notify(
          vm.vmid(),
          MessageId.NOTIFY_VM_SHUTDOWN,
          new PayloadWriter().u32(payload.u32(4)).toBytes());
      links.reply(request, RmError.OK);
    } else {
      reaper.begin(vm, Reaper.STOP, ExitType.VM_STOP_FORCED, new int[] {0}, request);
    }
  }

  private void exit(Request request) {
    Payload payload = request.payload();
    Vm caller = request.caller();
    if (payload.length() != 4) {
      links.reply(request, RmError.MSG_INVALID);
    } else if (caller.vmid() == VmId.PRIMARY) {
      // It would take the whole machine down with its critical vCPUs.
      links.reply(request, RmError.DENIED);
    } else if (caller.crashFatal) {
      links.reply(request, RmError.ARGUMENT_INVALID);
    } else if (payload.u8(3) != 0
        || payload.u8(2) > MAX_EXIT_CODE
        || payload.u8(2) == CODE_UNKNOWN) {
      links.reply(request, RmError.MSG_INVALID);
    } else {
      caller.noShutdown = false;
      if (!caller.mayBecome(VmState.EXITED)) {
        links.reply(request, RmError.VM_STATE);
        return;
      }
      int word = payload.u16(0) | payload.u8(2) << CODE_SHIFT;
      reaper.begin(caller, Reaper.EXIT, ExitType.VM_EXIT, new int[] {word}, request);
    }
  }

  private void reset(Request request) {
    Payload payload = request.payload();
    if (payload.length() != 4) {
      links.reply(request, RmError.MSG_INVALID);
      return;
    }
    Vm vm = vms.find(payload.u16(0));
    if (vm == null || vm.owner() != request.caller().vmid()) {
      links.reply(request, RmError.VMID_INVALID);
    } else if (vm.noReset) {
      links.reply(request, RmError.DENIED);
    } else if (!vm.mayBecome(VmState.RESETTING)) {
      links.reply(request, RmError.VM_STATE);
    } else if (vm.state == VmState.EXITED) {
      beginReset(vm, request.caller().vmid(), request.sequence(), request.messageId());
    } else {
      reaper.begin(vm, Reaper.RESET, 0, new int[0], request);
    }
  }

  private void beginReset(Vm vm, int callerVmid, int sequence, int messageId) {
    notices.become(vm, VmState.RESETTING);
    links.reply(callerVmid, sequence, messageId, RmError.OK, NONE);
    resets.add(vm);
  }

  /** A vCPU of a VM halted: off, reset, or broken. */
  public void halted(int vmid, int virq) {
    Vm vm = vms.find(vmid);
    if (vm == null || vm.resources == null || vm.state >= VmState.EXITED) {
      return;
    }
    for (VcpuRecord vcpu : vm.resources().vcpus) {
      if (vcpu.haltVirq == virq) {
        halted(vm, vcpu);
        return;
      }
    }
  }

  private void halted(Vm vm, VcpuRecord vcpu) {
    if (!vm.mayBecome(VmState.EXITED)) {
      return;
    }
    int code = (vm.crashMessage != null ? CODE_CRASHED : 0) << CODE_SHIFT;
    int error = hyp.runCheck(vcpu.cap);
    int state = error == ErrorCode.OK ? (int) hyp.result(1) : -1;
    long word = hyp.result(2);
    switch (state) {
      case VcpuRunState.POWERED_OFF ->
          reaper.begin(vm, Reaper.HALT, ExitType.PLATFORM_OFF, new int[] {code});
      case VcpuRunState.PSCI_SYSTEM_RESET -> {
        if ((word & PLAIN_RESET) != 0) {
          reaper.begin(vm, Reaper.HALT, ExitType.PLATFORM_RESET, new int[] {code});
        } else {
          reaper.begin(vm, Reaper.HALT, ExitType.PSCI_SYSTEM_RESET2, reset2(code, word));
        }
      }
      case VcpuRunState.FAULT ->
          reaper.begin(vm, Reaper.HALT, ExitType.SOFTWARE_ERROR, new int[] {code});
      default ->
          reaper.begin(
              vm, Reaper.HALT, ExitType.SOFTWARE_ERROR, new int[] {CODE_UNKNOWN << CODE_SHIFT});
    }
  }

  private int[] reset2(int code, long word) {
    boolean wide = (word & RESET2_SMC64) != 0;
    long cookie = wide ? hyp.result(3) : hyp.result(3) & 0xFFFF_FFFFL;
    return new int[] {
      code | (wide ? FLAG_SMC64 : 0), (int) word, (int) cookie, (int) (cookie >>> 32)
    };
  }

  /** All vCPUs that the reaper waited for are gone. */
  public void reaped() {
    Vm vm = vms.find(reaper.vmid());
    if (vm == null) {
      return;
    }
    if (reaper.cause() == Reaper.RESET) {
      beginReset(vm, reaper.callerVmid(), reaper.callerSequence(), reaper.callerMessage());
      return;
    }
    notices.become(vm, VmState.EXITED);
    notices.exited(vm, reaper.exitType(), reaper.words());
    if (reaper.callerVmid() != 0) {
      links.reply(
          reaper.callerVmid(), reaper.callerSequence(), reaper.callerMessage(), RmError.OK, NONE);
    }
  }
}
