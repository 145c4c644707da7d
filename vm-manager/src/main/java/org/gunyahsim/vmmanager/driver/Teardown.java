package org.gunyahsim.vmmanager.driver;

import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.protocol.MemoryType;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.Requests;
import org.gunyahsim.resourcemanager.protocol.VmState;
import org.gunyahsim.vmmanager.VmmEvents;
import org.gunyahsim.vmmanager.VmmTrace;
import org.gunyahsim.vmmanager.driver.DriverVm.Function;
import org.gunyahsim.vmmanager.driver.DriverVm.Region;
import org.gunyahsim.vmmanager.driver.RmClient.Reply;
import org.gunyahsim.vmmanager.kernel.Channel;
import org.gunyahsim.vmmanager.kernel.Kernel;
import org.gunyahsim.vmmanager.kernel.Task;

/**
 * What is done after a VM's last reference is gone: stop it, remove its functions, reset it, take
 * its memory back, give its VMID back (VM manager reference, section 15).
 *
 * <p>Where the real driver would wait for ever for a notification after a refusal, this one goes
 * on; and a VM whose configuration was refused is reset, too, so that its VMID is not lost.
 */
public final class Teardown extends Task {
  /** {@link Task#type} of it. */
  public static final int TYPE = 1;

  private static final int STOP = 0;
  private static final int STOPPING = 1;
  private static final int EXITING = 2;
  private static final int RELEASE = 3;
  private static final int RESETTING = 4;
  private static final int CLEANING = 5;
  private static final int RECLAIM = 6;
  private static final int RECLAIMING = 7;
  private static final int FREE = 8;
  private static final int FREEING = 9;
  private static final int GONE = 10;

  /** What stop_reason 3 stands for is the resource manager's business; Linux always gives it. */
  private static final int REASON = Requests.REASON_FORCE_STOP;

  private final GunyahDriver driver;
  private final RpcStep rpc;
  private int vm;
  private int phase = STOP;

  /** Makes the teardown of a VM; of none, to be filled by a load. */
  public Teardown(GunyahDriver driver, int vm) {
    this.driver = driver;
    this.rpc = new RpcStep(driver.rm);
    this.vm = vm;
  }

  @Override
  protected int step(Kernel kernel, GuestCpu cpu) {
    DriverVm subject = driver.vm(vm);
    while (phase != GONE) {
      Reply reply = null;
      if (rpc.outstanding()) {
        reply = rpc.poll(this);
        if (reply == null) {
          return BLOCKED;
        }
        report(cpu, subject, reply.errno());
      }
      if (advance(cpu, subject, reply == null ? 0 : reply.errno())) {
        return BLOCKED;
      }
    }
    driver.forget(cpu, subject);
    return DONE;
  }

  /** One phase; true when the task must sleep for the VM's status. */
  private boolean advance(GuestCpu cpu, DriverVm subject, int errno) {
    switch (phase) {
      case STOP -> {
        if (subject.status == VmState.RUNNING) {
          phase = STOPPING;
          request(cpu, MessageId.VM_STOP, Requests.stop(subject.vmid, Requests.FORCE_STOP, REASON));
        } else {
          phase = RELEASE;
        }
      }
      // A refused stop means that the VM has ended by itself; its notification is on the way.
      case STOPPING -> phase = errno < 0 ? RELEASE : EXITING;
      case EXITING -> {
        if (subject.status == VmState.RUNNING) {
          sleepOn(Channel.vm(vm));
          return true;
        }
        phase = RELEASE;
      }
      case RELEASE -> release(cpu, subject);
      case RESETTING -> phase = errno < 0 ? RECLAIM : CLEANING;
      case CLEANING -> {
        if (subject.status != VmState.RESET) {
          sleepOn(Channel.vm(vm));
          return true;
        }
        phase = RECLAIM;
      }
      case RECLAIM -> reclaim(cpu, subject);
      case RECLAIMING -> reclaimed(cpu, subject, errno);
      case FREE -> {
        if (subject.status != VmState.NONE) {
          phase = FREEING;
          request(cpu, MessageId.VM_DEALLOCATE, Requests.vmid(subject.vmid));
        } else {
          phase = GONE;
        }
      }
      default -> phase = GONE;
    }
    return false;
  }

  /** Sends a request; a transport that refuses it is met as a refusal. */
  private void request(GuestCpu cpu, int messageId, byte[] payload) {
    int error = rpc.begin(cpu, messageId, payload);
    if (error < 0) {
      advance(cpu, driver.vm(vm), error);
    }
  }

  private void release(GuestCpu cpu, DriverVm subject) {
    while (!subject.functions.isEmpty()) {
      Function function = subject.functions.getFirst();
      driver.unbind(cpu, subject, function);
    }
    subject.resources.clear();
    boolean needed =
        switch (subject.status) {
          case VmState.NONE, VmState.RESET -> false;
          case VmState.LOAD -> subject.configured;
          default -> true;
        };
    if (needed) {
      phase = RESETTING;
      request(cpu, MessageId.VM_RESET, Requests.vmid(subject.vmid));
    } else {
      phase = RECLAIM;
    }
  }

  private void reclaim(GuestCpu cpu, DriverVm subject) {
    while (!subject.regions.isEmpty()) {
      Region region = subject.regions.getFirst();
      if (region.handle != MemoryType.INVALID_HANDLE) {
        phase = RECLAIMING;
        request(cpu, MessageId.MEM_RECLAIM, Requests.memHandle(region.handle, 0));
        return;
      }
      subject.regions.removeFirst();
      driver.unpin(cpu, region);
    }
    phase = FREE;
  }

  private void reclaimed(GuestCpu cpu, DriverVm subject, int errno) {
    Region region = subject.regions.removeFirst();
    if (errno < 0) {
      // The pages may still be another's: they stay held for good.
      subject.leakedRegions++;
    } else {
      driver.unpin(cpu, region);
    }
    phase = RECLAIM;
  }

  private void report(GuestCpu cpu, DriverVm subject, int errno) {
    if (driver.trace.on()) {
      VmmTrace.end(
          driver.trace.begin(VmmEvents.TEARDOWN, cpu).arg(subject.id).arg(subject.vmid).arg(errno),
          switch (phase) {
            case STOPPING -> "stop";
            case RESETTING -> "reset";
            case RECLAIMING -> "reclaim";
            default -> "deallocate";
          });
    }
  }

  @Override
  protected int type() {
    return TYPE;
  }

  @Override
  protected void save(StateWriter out) {
    out.i32(vm);
    out.i32(phase);
    rpc.save(out);
  }

  @Override
  protected void load(StateReader in) {
    vm = in.i32();
    phase = in.i32();
    rpc.load(in);
  }
}
