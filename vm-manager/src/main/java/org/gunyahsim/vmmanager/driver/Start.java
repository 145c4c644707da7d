package org.gunyahsim.vmmanager.driver;

import java.util.List;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.protocol.LittleEndian;
import org.gunyahsim.resourcemanager.protocol.MemoryType;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.Requests;
import org.gunyahsim.resourcemanager.protocol.ResourceEntry;
import org.gunyahsim.resourcemanager.protocol.VmState;
import org.gunyahsim.vmmanager.driver.DriverVm.Region;
import org.gunyahsim.vmmanager.driver.RmClient.Reply;
import org.gunyahsim.vmmanager.kernel.Channel;
import org.gunyahsim.vmmanager.kernel.Task;

/** VM_START: the sequence of requests that brings a VM to life (reference, section 8). */
final class Start extends Operation {
  static final int KIND = 1;

  private static final int CHECK = 0;
  private static final int ALLOCATE = 1;
  private static final int PARCEL = 2;
  private static final int APPEND = 3;
  private static final int UNDO = 4;
  private static final int CONFIGURE = 5;
  private static final int INIT = 6;
  private static final int RESOURCES = 7;
  private static final int START = 8;

  private static final List<String> STEPS =
      List.of(
          "start",
          "allocate a VMID",
          "give memory to the VM",
          "give memory to the VM",
          "take memory back",
          "configure the image",
          "initialise the VM",
          "fetch the VM's resources",
          "start the VM");

  private final GunyahDriver driver;
  private final RpcStep rpc;
  private int vm;
  private int phase = CHECK;

  /** Regions there were at the beginning; later ones stay out. */
  private int regionCount;

  /** Region in work, counted from the newest of those. */
  private int region;

  private int append;

  /** What to return after a parcel was undone. */
  private int undoErrno;

  private int undoError;

  Start(GunyahDriver driver, int vm) {
    this.driver = driver;
    this.rpc = new RpcStep(driver.rm);
    this.vm = vm;
  }

  @Override
  long step(GuestCpu cpu, Task task) {
    DriverVm subject = driver.vm(vm);
    if (phase == CHECK) {
      if (subject.starter != 0) {
        if (task.takeSignal()) {
          return -Errno.EINTR;
        }
        task.sleepOn(Channel.vm(vm));
        return PENDING;
      }
      if (subject.status != VmState.NONE) {
        return subject.status == VmState.RUNNING ? 0 : -Errno.ENODEV;
      }
      subject.starter = task.id();
      subject.failure = null;
      regionCount = subject.regions.size();
      phase = ALLOCATE;
      long failed = request(cpu, subject, MessageId.VM_ALLOCATE, Requests.vmid(0));
      if (failed != 0) {
        return failed;
      }
    }
    while (true) {
      Reply reply = rpc.poll(task);
      if (reply == null) {
        if (!task.takeSignal()) {
          return PENDING;
        }
        rpc.abandon();
        return fail(cpu, subject, 0, -Errno.EINTR);
      }
      long answer = reply.errno() < 0 ? refused(cpu, subject, reply) : next(cpu, subject, reply);
      if (answer != PENDING) {
        return answer;
      }
    }
  }

  /** Sends the phase's request; 0, or the call's result when it could not be sent. */
  private long request(GuestCpu cpu, DriverVm subject, int messageId, byte[] payload) {
    int error = rpc.begin(cpu, messageId, payload);
    return error < 0 ? fail(cpu, subject, 0, error) : 0;
  }

  /** After a good reply: {@link #PENDING} when another request is on its way, or the result. */
  private long next(GuestCpu cpu, DriverVm subject, Reply reply) {
    switch (phase) {
      case ALLOCATE -> {
        if (reply.payload().length < 4) {
          return fail(cpu, subject, 0, -Errno.EBADMSG);
        }
        subject.vmid = LittleEndian.get16(reply.payload(), 0);
        driver.setStatus(cpu, subject, VmState.LOAD);
        region = 0;
        return parcelOrConfigure(cpu, subject);
      }
      case PARCEL -> {
        if (reply.payload().length < 4) {
          return fail(cpu, subject, 0, -Errno.EBADMSG);
        }
        current(subject).handle = LittleEndian.get32(reply.payload(), 0);
        append = 1;
        return appendOrGoOn(cpu, subject);
      }
      case APPEND -> {
        append++;
        return appendOrGoOn(cpu, subject);
      }
      case UNDO -> {
        current(subject).handle = MemoryType.INVALID_HANDLE;
        return undone(cpu, subject);
      }
      case CONFIGURE -> {
        phase = INIT;
        return sent(request(cpu, subject, MessageId.VM_INIT, Requests.vmid(subject.vmid)));
      }
      case INIT -> {
        driver.setStatus(cpu, subject, VmState.READY);
        phase = RESOURCES;
        return sent(
            request(cpu, subject, MessageId.VM_GET_HYP_RESOURCES, Requests.vmid(subject.vmid)));
      }
      case RESOURCES -> {
        List<ResourceEntry> entries = ResourceEntry.decodeList(reply.payload());
        if (entries == null) {
          return fail(cpu, subject, 0, -Errno.EBADMSG);
        }
        driver.deliver(cpu, subject, entries);
        phase = START;
        return sent(request(cpu, subject, MessageId.VM_START, Requests.vmid(subject.vmid)));
      }
      default -> {
        // The VM may have ended before this reply was read.
        if (subject.status == VmState.READY) {
          driver.setStatus(cpu, subject, VmState.RUNNING);
        }
        done(cpu, subject);
        return subject.status == VmState.RUNNING ? 0 : -Errno.ENODEV;
      }
    }
  }

  private static long sent(long failed) {
    return failed != 0 ? failed : PENDING;
  }

  private Region current(DriverVm subject) {
    return subject.regions.get(subject.regions.size() - regionCount + region);
  }

  private Parcel parcel(DriverVm subject) {
    Region now = current(subject);
    return new Parcel(now, driver.extents.of(now.userAddress, now.size));
  }

  private long parcelOrConfigure(GuestCpu cpu, DriverVm subject) {
    if (region < regionCount) {
      phase = PARCEL;
      Parcel parcel = parcel(subject);
      return sent(
          request(cpu, subject, parcel.messageId(), parcel.create(subject.vmid, driver.ownVmid)));
    }
    phase = CONFIGURE;
    // The look-up uses 32 bits of the size, the request carries 64 (reference, section 7).
    long end = subject.dtbAddress + (subject.dtbSize & 0xFFFF_FFFFL);
    Region image = subject.regionMeeting(subject.dtbAddress, end);
    if (image == null) {
      return failAt(cpu, subject, "find the device tree in the VM's memory", 0, -Errno.EINVAL);
    }
    subject.configured = true;
    return sent(
        request(
            cpu,
            subject,
            MessageId.VM_CONFIG_IMAGE,
            Requests.configImage(
                subject.vmid,
                Requests.AUTH_NONE,
                image.handle,
                0,
                0,
                subject.dtbAddress - image.guestAddress,
                subject.dtbSize)));
  }

  private long appendOrGoOn(GuestCpu cpu, DriverVm subject) {
    Parcel parcel = parcel(subject);
    if (append <= parcel.appends()) {
      phase = APPEND;
      return sent(
          request(
              cpu, subject, MessageId.MEM_APPEND, parcel.append(current(subject).handle, append)));
    }
    region++;
    return parcelOrConfigure(cpu, subject);
  }

  private long refused(GuestCpu cpu, DriverVm subject, Reply reply) {
    if (phase == APPEND) {
      undoErrno = reply.errno();
      undoError = reply.error();
      phase = UNDO;
      return sent(
          request(
              cpu, subject, MessageId.MEM_RECLAIM, Requests.memHandle(current(subject).handle, 0)));
    }
    if (phase == UNDO) {
      return undone(cpu, subject);
    }
    if (phase == INIT) {
      driver.setStatus(cpu, subject, VmState.INIT_FAILED);
    }
    return fail(cpu, subject, reply.error(), reply.errno());
  }

  private long undone(GuestCpu cpu, DriverVm subject) {
    phase = APPEND;
    return fail(cpu, subject, undoError, undoErrno);
  }

  private long fail(GuestCpu cpu, DriverVm subject, int rmError, int errno) {
    return failAt(cpu, subject, STEPS.get(phase), rmError, errno);
  }

  private long failAt(GuestCpu cpu, DriverVm subject, String step, int rmError, int errno) {
    subject.failure = new StartFailure(step, rmError, -errno);
    done(cpu, subject);
    return errno;
  }

  private void done(GuestCpu cpu, DriverVm subject) {
    subject.starter = 0;
    driver.kernel.wake(cpu, Channel.vm(vm));
  }

  @Override
  int kind() {
    return KIND;
  }

  @Override
  void save(StateWriter out) {
    out.i32(vm);
    out.i32(phase);
    out.i32(regionCount);
    out.i32(region);
    out.i32(append);
    out.i32(undoErrno);
    out.i32(undoError);
    rpc.save(out);
  }

  @Override
  void load(StateReader in) {
    vm = in.i32();
    phase = in.i32();
    regionCount = in.i32();
    region = in.i32();
    append = in.i32();
    undoErrno = in.i32();
    undoError = in.i32();
    rpc.load(in);
  }
}
