package org.gunyahsim.vmmanager.driver;

import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.protocol.LittleEndian;
import org.gunyahsim.vmmanager.VmmEvents;
import org.gunyahsim.vmmanager.kernel.Channel;
import org.gunyahsim.vmmanager.kernel.PageAllocator;
import org.gunyahsim.vmmanager.kernel.Task;
import org.jspecify.annotations.Nullable;

/**
 * What a process of the primary VM can call. Results are Linux's: a value, or a negated {@link
 * Errno}. A call that answers {@link Operation#PENDING} goes on in the {@link Operation} that
 * {@link #takePending} hands out, which the calling task steps through {@link #step}.
 */
public final class Syscalls {
  /** The device that makes VMs. */
  public static final String DEVICE_PATH = "/dev/gunyah";

  private static final String NULL_PATH = "/dev/null";

  private final GunyahDriver driver;
  private final Files files;
  private final VmCalls vmCalls;
  private @Nullable Operation pending;

  public Syscalls(GunyahDriver driver) {
    this.driver = driver;
    this.files = driver.files;
    this.vmCalls = new VmCalls(driver);
  }

  /** The operation of a call that answered {@link Operation#PENDING}. */
  public Operation takePending() {
    Operation taken = pending;
    pending = null;
    if (taken == null) {
      throw new IllegalStateException("no call is pending");
    }
    return taken;
  }

  /** Steps a call; the last step lets go of what the call held. */
  public long step(GuestCpu cpu, Task task, Operation operation) {
    long answer = operation.step(cpu, task);
    if (!Operation.goesOn(answer)) {
      OpenFile file = files.file(operation.file);
      operation.file = 0;
      if (file != null) {
        files.put(cpu, file);
      }
    }
    return answer;
  }

  private long wait(Operation operation, OpenFile file) {
    operation.file = file.id;
    file.references++;
    pending = operation;
    return Operation.PENDING;
  }

  /** Opens {@value #DEVICE_PATH} or /dev/null. */
  public long open(int process, String path) {
    int kind =
        switch (path) {
          case DEVICE_PATH -> OpenFile.DEVICE;
          case NULL_PATH -> OpenFile.NULL;
          default -> -1;
        };
    if (kind < 0) {
      return -Errno.ENOENT;
    }
    return files.hasRoom(process)
        ? files.install(process, files.open(kind, 0, false))
        : -Errno.EMFILE;
  }

  public long close(GuestCpu cpu, int process, int descriptor) {
    return files.close(cpu, process, descriptor);
  }

  /** Another descriptor for the same file, in this or another process. */
  public long duplicate(int process, int descriptor, int toProcess) {
    OpenFile file = files.get(process, descriptor);
    return file == null ? -Errno.EBADF : files.install(toProcess, file);
  }

  /**
   * Makes an eventfd.
   *
   * @param nonBlocking reads of 0 answer EAGAIN
   */
  public long eventFd(int process, long initial, boolean nonBlocking) {
    return files.hasRoom(process)
        ? files.install(process, files.openEvent(initial, nonBlocking))
        : -Errno.EMFILE;
  }

  /** Writes 8 bytes of {@code value}: what an eventfd takes; other files take nothing. */
  public long write(GuestCpu cpu, int process, int descriptor, long value) {
    OpenFile file = files.get(process, descriptor);
    if (file == null) {
      return -Errno.EBADF;
    }
    return switch (file.kind) {
      case OpenFile.EVENTFD -> files.writeEvent(cpu, file.object, value);
      case OpenFile.NULL -> Files.EVENT_SIZE;
      default -> -Errno.EINVAL;
    };
  }

  /** Reads 8 bytes; the value of the pending operation is {@link #valueRead}. */
  public long read(int process, int descriptor) {
    OpenFile file = files.get(process, descriptor);
    if (file == null) {
      return -Errno.EBADF;
    }
    if (file.kind == OpenFile.NULL) {
      return 0;
    }
    if (file.kind != OpenFile.EVENTFD) {
      return -Errno.EINVAL;
    }
    if (file.nonBlocking && !files.eventReadable(file.object)) {
      return -Errno.EAGAIN;
    }
    return wait(new ReadEvent(driver, file.object), file);
  }

  /** What a finished read brought. */
  public static long valueRead(Operation operation) {
    return operation instanceof ReadEvent event ? event.value() : 0;
  }

  /** Makes an ioctl. */
  public long ioctl(GuestCpu cpu, int process, int descriptor, int code, long argument) {
    if (driver.trace.on()) {
      driver
          .trace
          .begin(VmmEvents.IOCTL, cpu)
          .arg(process)
          .arg(descriptor)
          .arg(code)
          .arg(argument)
          .end();
    }
    OpenFile file = files.get(process, descriptor);
    if (file == null) {
      return -Errno.EBADF;
    }
    return switch (file.kind) {
      case OpenFile.DEVICE -> code == Ioctl.CREATE_VM ? createVm(process, argument) : -Errno.ENOTTY;
      case OpenFile.VM -> {
        DriverVm vm = driver.vm(file.object);
        long answer = vmCalls.ioctl(cpu, process, vm, code, argument);
        yield answer == Operation.PENDING ? wait(vmCalls.takePending(), file) : answer;
      }
      case OpenFile.VCPU ->
          switch (code) {
            case Ioctl.VCPU_RUN -> {
              VcpuRun run = new VcpuRun(driver);
              run.begin(file.object);
              yield wait(run, file);
            }
            case Ioctl.VCPU_MMAP_SIZE -> PageAllocator.PAGE;
            default -> -Errno.EINVAL;
          };
      default -> -Errno.ENOTTY;
    };
  }

  /**
   * VCPU_RUN with an operation that the caller uses again and again.
   *
   * @return {@link Operation#PENDING}, or a negated errno
   */
  public long run(int process, int descriptor, VcpuRun operation) {
    OpenFile file = files.get(process, descriptor);
    if (file == null || file.kind != OpenFile.VCPU) {
      return -Errno.EBADF;
    }
    operation.begin(file.object);
    operation.file = file.id;
    file.references++;
    return Operation.PENDING;
  }

  /** An operation for {@link #run}. */
  public VcpuRun newRun() {
    return new VcpuRun(driver);
  }

  /** Records an ioctl's result. */
  public void traceResult(GuestCpu cpu, int process, int descriptor, int code, long result) {
    if (driver.trace.on()) {
      driver
          .trace
          .begin(VmmEvents.IOCTL_RETURN, cpu)
          .arg(process)
          .arg(descriptor)
          .arg(code)
          .arg(result)
          .end();
    }
  }

  private long createVm(int process, long argument) {
    if (argument != 0) {
      return -Errno.EINVAL;
    }
    if (!files.hasRoom(process)) {
      return -Errno.EMFILE;
    }
    DriverVm vm = driver.newVm(process);
    return files.install(process, files.open(OpenFile.VM, vm.id, false));
  }

  /**
   * Maps a vCPU's run page.
   *
   * @param offset in the file; only the first page is there, other mappings cannot be touched
   * @return its address, or a negated errno
   */
  public long map(int process, int descriptor, long length, long offset) {
    OpenFile file = files.get(process, descriptor);
    if (file == null) {
      return -Errno.EBADF;
    }
    if (file.kind != OpenFile.VCPU) {
      return -Errno.ENODEV;
    }
    if (length <= 0 || offset != 0) {
      return -Errno.EINVAL;
    }
    DriverVcpu vcpu = driver.vcpu(file.object);
    driver.space.mapPage(process, vcpu.page);
    file.references++;
    return vcpu.page;
  }

  /** Undoes a {@link #map} or an {@link #allocate}. */
  public long unmap(GuestCpu cpu, int process, long address, long length) {
    if (driver.space.unmapPage(process, address)) {
      OpenFile file = files.vcpuFileOfPage(driver, address);
      if (file != null) {
        files.put(cpu, file);
      }
      return 0;
    }
    return driver.space.unmap(cpu, process, address, length);
  }

  /** See {@link UserSpace#allocate}. */
  public long allocate(int process, long size, long alignment, int protection) {
    return driver.space.allocate(process, size, alignment, protection);
  }

  /** See {@link UserSpace#copyIn}. */
  public byte @Nullable [] copyIn(GuestCpu cpu, int process, long address, int length) {
    return driver.space.copyIn(cpu, process, address, length);
  }

  /** See {@link UserSpace#copyOut}. */
  public long copyOut(GuestCpu cpu, int process, long address, byte[] bytes) {
    return driver.space.copyOut(cpu, process, address, bytes, 0, bytes.length)
        ? bytes.length
        : -Errno.EFAULT;
  }

  /** Number of the VM behind a descriptor, or -1. */
  public int vmOf(int process, int descriptor) {
    OpenFile file = files.get(process, descriptor);
    return file != null && file.kind == OpenFile.VM ? file.object : -1;
  }

  /** Number of the vCPU behind a descriptor, or -1. */
  public int vcpuOf(int process, int descriptor) {
    OpenFile file = files.get(process, descriptor);
    return file != null && file.kind == OpenFile.VCPU ? file.object : -1;
  }

  /** CPU that a vCPU's wake-up interrupts go to. */
  public int wakeUpCpu(int vcpu) {
    return driver.vcpu(vcpu).wakeCpu;
  }

  /** What tasks sleep on for the VM's status. */
  public static long channelOf(int vm) {
    return Channel.vm(vm);
  }

  /** Writes an operation, or that there is none. */
  public static void save(StateWriter out, @Nullable Operation operation) {
    out.i32(operation == null ? 0 : operation.kind());
    if (operation != null) {
      out.i32(operation.file);
      operation.save(out);
    }
  }

  /** Reads what {@link #save} wrote. */
  public @Nullable Operation load(StateReader in) {
    int kind = in.i32();
    if (kind == 0) {
      return null;
    }
    Operation operation = driver.newOperation(kind);
    if (operation == null) {
      throw new SnapshotException("the primary VM has no operation of kind " + kind);
    }
    operation.file = in.i32();
    operation.load(in);
    return operation;
  }

  /** A structure in little-endian words, for arguments of calls. */
  public static byte[] words(long... values) {
    byte[] bytes = new byte[8 * values.length];
    for (int i = 0; i < values.length; i++) {
      LittleEndian.put64(bytes, 8 * i, values[i]);
    }
    return bytes;
  }
}
