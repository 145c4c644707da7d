package org.gunyahsim.vmmanager.driver;

import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Quirk;
import org.gunyahsim.hypervisor.abi.VcpuRunState;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.protocol.VmState;
import org.gunyahsim.vmmanager.VmmEvents;
import org.gunyahsim.vmmanager.driver.DriverVm.Function;
import org.gunyahsim.vmmanager.kernel.Channel;
import org.gunyahsim.vmmanager.kernel.Task;
import org.jspecify.annotations.Nullable;

/**
 * VCPU_RUN: lends the calling task's CPU to the vCPU until the guest does something that its user
 * must see (VM manager reference, section 11.4; observations, section 4).
 */
public final class VcpuRun extends Operation {
  static final int KIND = 2;

  private static final int LOCK = 0;
  private static final int ENTER = 1;
  private static final int LOOP = 2;
  private static final int CALLED = 3;
  private static final int WAIT = 4;

  private final GunyahDriver driver;
  private int id;
  private int phase = LOCK;
  private long resume;

  /** The answer of a load was taken from the page and not yet given to the guest. */
  private boolean answerPending;

  /** Found again after a load. */
  private @Nullable DriverVcpu vcpu;

  private @Nullable DriverVm vm;

  VcpuRun(GunyahDriver driver) {
    this.driver = driver;
  }

  /** Begins a call on a vCPU. */
  void begin(int vcpuId) {
    id = vcpuId;
    phase = LOCK;
    resume = 0;
    answerPending = false;
    vcpu = null;
    vm = null;
  }

  @Override
  long step(GuestCpu cpu, Task task) {
    DriverVcpu subject = vcpu;
    if (subject == null) {
      subject = driver.vcpu(id);
      vcpu = subject;
      vm = driver.vm(subject.vm);
    }
    DriverVm owner = vm;
    if (owner == null) {
      throw new IllegalStateException("vCPU without a VM");
    }
    while (true) {
      long answer =
          switch (phase) {
            case LOCK -> lock(task, subject);
            case ENTER -> enter(cpu, task, subject, owner);
            case LOOP -> loop(cpu, task, subject);
            case CALLED -> called(cpu, task, subject, owner);
            default -> awaitWakeUp(cpu, task, subject, owner);
          };
      if (answer != GO_ON) {
        return answer;
      }
    }
  }

  /** The phase has changed: step again at once. */
  private static final long GO_ON = Long.MAX_VALUE;

  private long lock(Task task, DriverVcpu subject) {
    if (subject.removed) {
      return -Errno.ENODEV;
    }
    if (subject.runner != 0 || subject.remover != 0) {
      if (task.takeSignal()) {
        return -Errno.EINTR;
      }
      subject.contended = true;
      task.sleepOn(Channel.vcpuLock(id));
      return PENDING;
    }
    if (!subject.populated) {
      return -Errno.ENODEV;
    }
    subject.runner = task.id();
    phase = ENTER;
    return GO_ON;
  }

  private long enter(GuestCpu cpu, Task task, DriverVcpu subject, DriverVm owner) {
    switch (subject.state) {
      case DriverVcpu.UNKNOWN -> {
        if (owner.status != VmState.RUNNING) {
          if (owner.starter != 0) {
            if (task.takeSignal()) {
              return leave(cpu, task, subject, -Errno.EINTR);
            }
            task.sleepOn(Channel.vm(owner.id));
            return PENDING;
          }
          driver.reportDown(cpu, owner, subject);
          return leave(cpu, task, subject, 0);
        }
        subject.state = DriverVcpu.READY;
      }
      case DriverVcpu.MMIO_READ -> {
        int bits = 8 * subject.readLength;
        long data = cpu.load(subject.page + RunPage.MMIO_DATA, 8);
        resume = bits >= 64 ? data : data & (1L << bits) - 1;
        answerPending = true;
        subject.state = DriverVcpu.READY;
      }
      case DriverVcpu.SYSTEM_DOWN -> {
        return leave(cpu, task, subject, 0);
      }
      default -> {
        // Ready.
      }
    }
    phase = LOOP;
    return GO_ON;
  }

  private long loop(GuestCpu cpu, Task task, DriverVcpu subject) {
    if (task.signalPending()
        || cpu.load(subject.page + RunPage.IMMEDIATE_EXIT, 1) != 0
        || !subject.populated) {
      return leave(cpu, task, subject, -Errno.EINTR);
    }
    phase = CALLED;
    task.prepareRun(subject.cap, resume, 0, 0);
    return RUN;
  }

  private long called(GuestCpu cpu, Task task, DriverVcpu subject, DriverVm owner) {
    if (!task.runReturned()) {
      // Called off before it was made.
      phase = LOOP;
      return GO_ON;
    }
    int error = (int) task.runResult(0);
    int state = (int) task.runResult(1);
    traceReturn(cpu, task, subject, owner);
    phase = LOOP;
    if (error == ErrorCode.RETRY) {
      return AGAIN;
    }
    if (error != ErrorCode.OK) {
      return leave(cpu, task, subject, Errno.ofHypercall(error));
    }
    answerPending = false;
    switch (state) {
      case VcpuRunState.READY, VcpuRunState.BLOCKED -> {
        return AGAIN;
      }
      case VcpuRunState.ADDRSPACE_VMMIO_READ -> {
        return read(cpu, task, subject);
      }
      case VcpuRunState.ADDRSPACE_VMMIO_WRITE -> {
        return write(cpu, task, subject, owner);
      }
      case VcpuRunState.POWERED_OFF -> {
        if (driver.reportDown(cpu, owner, subject)) {
          return leave(cpu, task, subject, 0);
        }
        phase = WAIT;
        return GO_ON;
      }
      default -> {
        // Waiting for an interrupt; or a reset or fault, which the resource manager turns into the
        // VM's end: either way a wake-up or the VM_EXITED notification follows.
        phase = WAIT;
        return GO_ON;
      }
    }
  }

  private long awaitWakeUp(GuestCpu cpu, Task task, DriverVcpu subject, DriverVm owner) {
    if (!subject.completed) {
      if (task.signalPending()) {
        return leave(cpu, task, subject, -Errno.EINTR);
      }
      task.sleepOn(Channel.vcpu(id));
      return PENDING;
    }
    subject.completed = false;
    if (driver.reportDown(cpu, owner, subject)) {
      return leave(cpu, task, subject, 0);
    }
    phase = LOOP;
    return GO_ON;
  }

  private long read(GuestCpu cpu, Task task, DriverVcpu subject) {
    subject.readLength = (int) task.runResult(3);
    subject.state = DriverVcpu.MMIO_READ;
    exit(cpu, subject, task.runResult(2), subject.readLength, false);
    return leave(cpu, task, subject, 0);
  }

  private long write(GuestCpu cpu, Task task, DriverVcpu subject, DriverVm owner) {
    long address = task.runResult(2);
    int length = (int) task.runResult(3);
    long value = task.runResult(4);
    int handler = owner.handlers.find(address, length, value);
    if (handler >= 0) {
      if (driver.trace.on()) {
        driver
            .trace
            .begin(VmmEvents.IOEVENTFD, cpu)
            .arg(owner.vmid)
            .arg(address)
            .arg(length)
            .arg(value)
            .end();
      }
      for (Function function : owner.functions) {
        if (function.id == handler) {
          driver.files.signalEvent(cpu, function.eventFd);
          break;
        }
      }
      return AGAIN;
    }
    // Only the stored bytes change; the rest of data[] keeps what it held.
    cpu.store(subject.page + RunPage.MMIO_DATA, length, value);
    exit(cpu, subject, address, length, true);
    return leave(cpu, task, subject, 0);
  }

  private static void exit(
      GuestCpu cpu, DriverVcpu subject, long address, int length, boolean write) {
    long page = subject.page;
    cpu.store(page + RunPage.MMIO_ADDRESS, 8, address);
    cpu.store(page + RunPage.MMIO_LENGTH, 4, length);
    cpu.store(page + RunPage.MMIO_IS_WRITE, 1, write ? 1 : 0);
    cpu.store(page + RunPage.EXIT_REASON, 4, RunPage.REASON_MMIO);
  }

  /** Gives the lock back and returns. */
  private long leave(GuestCpu cpu, Task task, DriverVcpu subject, long result) {
    if (answerPending && !driver.imitates(Quirk.DRIVER_LOSES_ANSWER)) {
      subject.state = DriverVcpu.MMIO_READ;
    }
    subject.runner = 0;
    if (subject.contended) {
      subject.contended = false;
      driver.kernel.wake(cpu, Channel.vcpuLock(id));
    }
    boolean signalled = task.takeSignal();
    boolean produced = result == 0 && !driver.imitates(Quirk.DRIVER_SIGNAL_HIDES_EXIT);
    return signalled && !produced ? -Errno.EINTR : result;
  }

  private void traceReturn(GuestCpu cpu, Task task, DriverVcpu subject, DriverVm owner) {
    if (driver.trace.on()) {
      driver
          .trace
          .begin(VmmEvents.RUN_RETURN, cpu)
          .arg(owner.vmid)
          .arg(subject.label)
          .arg(task.runResult(0))
          .arg(task.runResult(1))
          .arg(task.runResult(2))
          .arg(task.runResult(3))
          .arg(task.runResult(4))
          .end();
    }
  }

  @Override
  int kind() {
    return KIND;
  }

  @Override
  void save(StateWriter out) {
    out.i32(id);
    out.i32(phase);
    out.i64(resume);
    out.bool(answerPending);
  }

  @Override
  void load(StateReader in) {
    begin(in.i32());
    phase = in.i32();
    resume = in.i64();
    answerPending = in.bool();
  }
}
