package org.gunyahsim.resourcemanager.lifecycle;

import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.VcpuRunState;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.hyp.Hyp;
import org.gunyahsim.resourcemanager.link.Request;
import org.gunyahsim.resourcemanager.vm.VcpuRecord;
import org.gunyahsim.resourcemanager.vm.Vm;
import org.gunyahsim.resourcemanager.vm.VmTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kills the vCPUs of a VM and waits until each is gone for good (reference, section 4.5): one that
 * its owner schedules exits only when somebody runs it, so the resource manager runs it itself; the
 * others are looked at now and then.
 *
 * <p>The real one blocks meanwhile. Here the wait is a state: the event loop serves nothing else
 * until it is over.
 */
public final class Reaper implements Snapshottable {
  private static final Logger LOG = LoggerFactory.getLogger(Reaper.class);

  /** Why: what is to be done when all are gone. */
  public static final int STOP = 0;

  public static final int EXIT = 1;
  public static final int HALT = 2;
  public static final int RESET = 3;

  private static final int NOTHING = 0;
  private static final int RUN = 1;
  private static final int PAUSE = 2;

  /** Ticks of 16 ns: 2 ms. */
  private static final long SLEEP = 125_000;

  private static final int IMPATIENT = 16;
  private static final int HOPELESS = 1000;
  private static final int EXITED_FLAG = 1;

  private final Hyp hyp;
  private final VmTable vms;

  private boolean active;
  private int vmid;
  private int cause;
  private int exitType;
  private int[] words = new int[0];

  /** The request that waits for an answer; vmid 0 when none does. */
  private int callerVmid;

  private int callerSequence;
  private int callerMessage;
  private int position;
  private int attempts;
  private int outstanding = NOTHING;
  private boolean lastBusy;

  public Reaper(Hyp hyp, VmTable vms) {
    this.hyp = hyp;
    this.vms = vms;
  }

  /** True while vCPUs are awaited. */
  public boolean active() {
    return active;
  }

  int vmid() {
    return vmid;
  }

  int cause() {
    return cause;
  }

  int exitType() {
    return exitType;
  }

  int[] words() {
    return words;
  }

  int callerVmid() {
    return callerVmid;
  }

  int callerSequence() {
    return callerSequence;
  }

  int callerMessage() {
    return callerMessage;
  }

  /** Kills all vCPUs of a VM. */
  void begin(Vm vm, int why, int type, int[] reason) {
    active = true;
    vmid = vm.vmid();
    cause = why;
    exitType = type;
    words = reason.clone();
    callerVmid = 0;
    position = 0;
    attempts = 0;
    outstanding = NOTHING;
    lastBusy = false;
    if (vm.resources != null) {
      for (VcpuRecord vcpu : vm.resources().vcpus) {
        if (vcpu.active) {
          int error = hyp.kill(vcpu.cap);
          if (error != ErrorCode.OK) {
            LOG.warn("kill vCPU {} of VM {}: {}", vcpu.index, vmid, ErrorCode.name(error));
          }
        }
      }
    }
  }

  /** {@link #begin} for a request that is answered when it is over. */
  void begin(Vm vm, int why, int type, int[] reason, Request request) {
    begin(vm, why, type, reason);
    callerVmid = request.caller().vmid();
    callerSequence = request.sequence();
    callerMessage = request.messageId();
  }

  /** The last act is over; its results are in the registers. */
  public void resumed() {
    if (outstanding == RUN) {
      int error = (int) hyp.result(0);
      lastBusy = error == ErrorCode.BUSY;
      judge(error);
    }
    outstanding = NOTHING;
  }

  private void judge(int error) {
    boolean gone =
        error == ErrorCode.OK
            && hyp.result(1) == VcpuRunState.POWERED_OFF
            && (hyp.result(2) & EXITED_FLAG) != 0;
    if (gone) {
      next();
    } else if (++attempts > HOPELESS) {
      LOG.error("vCPU {} of VM {} does not exit: {}", position, vmid, ErrorCode.name(error));
      next();
    }
  }

  private void next() {
    position++;
    attempts = 0;
    lastBusy = false;
  }

  /**
   * Goes on.
   *
   * @return true when a last act was chosen, false when all vCPUs are gone
   */
  public boolean step(GuestCpu cpu) {
    Vm vm = vms.find(vmid);
    if (vm == null || vm.resources == null) {
      active = false;
      return false;
    }
    var vcpus = vm.resources().vcpus;
    while (position < vcpus.size()) {
      VcpuRecord vcpu = vcpus.get(position);
      if (!vcpu.active) {
        next();
        continue;
      }
      int before = position;
      if (vm.resources().proxy) {
        runOrPause(cpu, vcpu);
        return true;
      }
      judge(hyp.runCheck(vcpu.cap));
      if (position == before) {
        sleep(cpu);
        return true;
      }
    }
    active = false;
    return false;
  }

  private void runOrPause(GuestCpu cpu, VcpuRecord vcpu) {
    if (!lastBusy) {
      outstanding = RUN;
      cpu.callLast(HypercallNumber.VCPU_RUN, vcpu.cap, 0, 0, 0);
      return;
    }
    // Its owner runs it at this moment, and will find it gone.
    lastBusy = false;
    if (attempts < IMPATIENT) {
      outstanding = PAUSE;
      cpu.callLast(HypercallNumber.SCHEDULER_YIELD, 0, 0, 0, 0);
    } else {
      sleep(cpu);
    }
  }

  private void sleep(GuestCpu cpu) {
    outstanding = PAUSE;
    cpu.setVirtualTimer(cpu.counter() + SLEEP, true);
    cpu.waitForInterrupt();
  }

  @Override
  public void save(StateWriter out) {
    out.section("rm.reaper", 1);
    out.bool(active);
    out.i32(vmid);
    out.i32(cause);
    out.i32(exitType);
    out.i32(words.length);
    for (int word : words) {
      out.i32(word);
    }
    out.i32(callerVmid);
    out.i32(callerSequence);
    out.i32(callerMessage);
    out.i32(position);
    out.i32(attempts);
    out.i32(outstanding);
    out.bool(lastBusy);
  }

  @Override
  public void load(StateReader in) {
    in.section("rm.reaper");
    active = in.bool();
    vmid = in.i32();
    cause = in.i32();
    exitType = in.i32();
    words = new int[Math.clamp(in.i32(), 0, 4)];
    for (int i = 0; i < words.length; i++) {
      words[i] = in.i32();
    }
    callerVmid = in.i32();
    callerSequence = in.i32();
    callerMessage = in.i32();
    position = in.i32();
    attempts = in.i32();
    outstanding = in.i32();
    lastBusy = in.bool();
  }
}
