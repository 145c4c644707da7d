package org.gunyahsim.vmmanager.vmm;

import java.util.Arrays;
import org.gunyahsim.guest.devicetree.DeviceTreeException;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.resourcemanager.protocol.LittleEndian;
import org.gunyahsim.vmmanager.driver.Errno;
import org.gunyahsim.vmmanager.driver.FunctionType;
import org.gunyahsim.vmmanager.driver.Ioctl;
import org.gunyahsim.vmmanager.driver.Operation;
import org.gunyahsim.vmmanager.driver.StartFailure;
import org.gunyahsim.vmmanager.driver.Syscalls;
import org.gunyahsim.vmmanager.driver.UserSpace;
import org.gunyahsim.vmmanager.kernel.Channel;
import org.gunyahsim.vmmanager.kernel.Kernel;
import org.gunyahsim.vmmanager.kernel.PageAllocator;
import org.gunyahsim.vmmanager.kernel.Task;
import org.gunyahsim.vmmanager.vmm.ManagedVm.Port;
import org.gunyahsim.vmmanager.vmm.VmConfig.Blob;
import org.jspecify.annotations.Nullable;

/** Makes a VM, waits for its end, takes it down, and makes it anew when it asked for a reset. */
final class VmTask extends Task {
  static final int TYPE = 2;

  private enum Phase {
    ALLOCATE,
    COPY_IMAGE,
    COPY_INITRD,
    TREE,
    CREATE,
    START,
    RUNNING,
    STOPPING,
    CLOSE,
    TEARDOWN,
    END
  }

  private static final Phase[] PHASES = Phase.values();

  /** Bytes that one step copies. */
  private static final int CHUNK = 1 << 20;

  private static final int RWX = 7;
  private static final long CONTROL_SIZE = PageAllocator.PAGE;

  private final Vmm vmm;
  private int index;
  private Phase phase = Phase.ALLOCATE;
  private long copied;

  /** Page for the arguments of calls. */
  private long arguments;

  private @Nullable Operation operation;

  /** Set while the tree is made. */
  private @Nullable GuestLayout layout;

  VmTask(Vmm vmm, int index) {
    this.vmm = vmm;
    this.index = index;
  }

  @Override
  protected int step(Kernel kernel, GuestCpu cpu) {
    ManagedVm vm = vmm.vm(index);
    switch (phase) {
      case ALLOCATE -> allocate(cpu, vm);
      case COPY_IMAGE -> copyImage(cpu, vm);
      case COPY_INITRD -> copyInitrd(cpu, vm);
      case TREE -> tree(cpu, vm);
      case CREATE -> create(cpu, vm);
      case START -> {
        return start(cpu, vm);
      }
      case RUNNING -> {
        return running(cpu, vm);
      }
      case STOPPING -> {
        if (vm.running > 0) {
          sleepOn(Channel.vmm(index));
          return BLOCKED;
        }
        enter(cpu, vm, Phase.CLOSE);
      }
      case CLOSE -> close(cpu, vm);
      case TEARDOWN -> {
        if (vmm.driver.exists(vm.driverVm)) {
          sleepOn(Channel.vm(vm.driverVm));
          return BLOCKED;
        }
        free(cpu, vm);
      }
      case END -> {
        vmm.finishWhenDone(cpu);
        return DONE;
      }
    }
    return AGAIN;
  }

  private void enter(GuestCpu cpu, ManagedVm vm, Phase next) {
    phase = next;
    vmm.tracePhase(cpu, vm, next.name());
  }

  private void fail(GuestCpu cpu, ManagedVm vm, String what, long errno) {
    vm.ending =
        new VmOutcome.StartFailed(
            0, (int) -errno, errno == 0 ? what : what + ": " + Errno.name((int) -errno));
    enter(cpu, vm, Phase.CLOSE);
  }

  // Making it.

  private void allocate(GuestCpu cpu, ManagedVm vm) {
    vm.ending = new VmOutcome.Stopped();
    GuestTree made;
    try {
      made = guestTree(cpu, vm);
    } catch (DeviceTreeException e) {
      fail(cpu, vm, "its device tree is none: " + e.getMessage(), 0);
      return;
    }
    GuestLayout planned = plan(vm.config, made);
    String problem = planned.problem(vm.config);
    if (problem != null) {
      fail(cpu, vm, problem, 0);
      return;
    }
    int protection = UserSpace.READ | UserSpace.WRITE;
    long page = vmm.calls.allocate(Vmm.PROCESS, CONTROL_SIZE, CONTROL_SIZE, protection);
    if (page < 0) {
      fail(cpu, vm, "no memory", page);
      return;
    }
    arguments = page;
    long memory =
        vmm.calls.allocate(Vmm.PROCESS, vm.config.memorySize(), VmConfig.ALIGNMENT, protection);
    if (memory < 0) {
      fail(
          cpu,
          vm,
          "the primary VM has no 0x%x bytes of RAM in one piece".formatted(vm.config.memorySize()),
          memory);
      return;
    }
    vm.memory = memory;
    copied = 0;
    enter(cpu, vm, Phase.COPY_IMAGE);
  }

  private static GuestTree guestTree(GuestCpu cpu, ManagedVm vm) throws DeviceTreeException {
    Blob given = vm.config.deviceTree();
    GuestTree tree;
    if (given == null) {
      tree = GuestTree.make(vm.config);
    } else {
      byte[] blob = new byte[(int) given.length()];
      cpu.read(given.address(), blob, 0, blob.length);
      tree = GuestTree.complete(vm.config, blob);
    }
    tree.setRestarts(vm.run - 1);
    return tree;
  }

  /** The layout; the tree learns where the initial RAM disk lies. */
  private static GuestLayout plan(VmConfig config, GuestTree tree) {
    Blob initrd = config.initrd();
    if (initrd != null) {
      tree.setInitrd(0, 0);
    }
    GuestLayout planned = GuestLayout.of(config, tree.tree().flatten().length);
    if (initrd != null) {
      long start = config.baseAddress() + planned.initrd();
      tree.setInitrd(start, start + initrd.length());
    }
    return planned;
  }

  private void copyImage(GuestCpu cpu, ManagedVm vm) {
    VmConfig.Image image = vm.config.image();
    if (copy(cpu, image.content(), vm.memory + image.loadOffset())) {
      if (image.entryOffset() != 0) {
        cpu.store(vm.memory, 4, GuestLayout.branchTo(image.entryOffset()));
      }
      enter(cpu, vm, Phase.COPY_INITRD);
    }
  }

  private void copyInitrd(GuestCpu cpu, ManagedVm vm) {
    Blob initrd = vm.config.initrd();
    if (initrd == null) {
      enter(cpu, vm, Phase.TREE);
      return;
    }
    if (layout == null) {
      layout = layoutAgain(cpu, vm);
    }
    if (copy(cpu, initrd, vm.memory + layout.initrd())) {
      enter(cpu, vm, Phase.TREE);
    }
  }

  private GuestLayout layoutAgain(GuestCpu cpu, ManagedVm vm) {
    try {
      return plan(vm.config, guestTree(cpu, vm));
    } catch (DeviceTreeException e) {
      throw new IllegalStateException("the device tree has changed", e);
    }
  }

  /** Copies a chunk; true when all has been copied. */
  private boolean copy(GuestCpu cpu, Blob from, long to) {
    int length = (int) Math.min(CHUNK, from.length() - copied);
    if (length > 0) {
      byte[] bytes = new byte[length];
      cpu.read(from.address() + copied, bytes, 0, length);
      cpu.write(to + copied, bytes, 0, length);
      copied += length;
    }
    if (copied < from.length()) {
      return false;
    }
    copied = 0;
    return true;
  }

  private void tree(GuestCpu cpu, ManagedVm vm) {
    try {
      GuestTree made = guestTree(cpu, vm);
      GuestLayout planned = plan(vm.config, made);
      byte[] blob = made.tree().flatten(planned.treeSize());
      cpu.write(vm.memory + planned.tree(), blob, 0, blob.length);
      vm.makePorts();
      for (int i = 0; i < vm.ports.size(); i++) {
        vm.ports.get(i).address = made.serials().get(i).address();
        vm.ports.get(i).label = made.serials().get(i).label();
      }
      layout = planned;
      enter(cpu, vm, Phase.CREATE);
    } catch (DeviceTreeException e) {
      fail(cpu, vm, "its device tree: " + e.getMessage(), 0);
    }
  }

  /** Every call up to the start; none of them waits. */
  private void create(GuestCpu cpu, ManagedVm vm) {
    String failed = "open the device";
    long answer = vmm.calls.open(Vmm.PROCESS, Syscalls.DEVICE_PATH);
    if (answer >= 0) {
      int device = (int) answer;
      failed = "create the VM";
      answer = ioctl(cpu, device, Ioctl.CREATE_VM, 0);
      vmm.calls.close(cpu, Vmm.PROCESS, device);
    }
    if (answer >= 0) {
      vm.vmFd = (int) answer;
      vm.driverVm = vmm.calls.vmOf(Vmm.PROCESS, vm.vmFd);
      failed = "lend memory to the VM";
      answer = lend(cpu, vm);
    }
    if (answer >= 0) {
      failed = "set the device tree";
      answer = setTree(cpu, vm);
    }
    if (answer >= 0) {
      failed = "add the vCPUs";
      answer = addVcpus(cpu, vm);
    }
    if (answer >= 0) {
      failed = "add the serial ports' interrupts";
      answer = addInterrupts(cpu, vm);
    }
    if (answer < 0) {
      fail(cpu, vm, failed, answer);
      return;
    }
    operation = begin(cpu, vm.vmFd, Ioctl.VM_START, 0);
    enter(cpu, vm, Phase.START);
  }

  private long ioctl(GuestCpu cpu, int fd, int code, long argument) {
    long answer = vmm.calls.ioctl(cpu, Vmm.PROCESS, fd, code, argument);
    if (answer == Operation.PENDING) {
      throw new IllegalStateException(Ioctl.name(code) + " waits");
    }
    vmm.calls.traceResult(cpu, Vmm.PROCESS, fd, code, answer);
    return answer;
  }

  private Operation begin(GuestCpu cpu, int fd, int code, long argument) {
    long answer = vmm.calls.ioctl(cpu, Vmm.PROCESS, fd, code, argument);
    if (answer != Operation.PENDING) {
      throw new IllegalStateException(Ioctl.name(code) + " does not wait");
    }
    return vmm.calls.takePending();
  }

  private long put(GuestCpu cpu, byte[] structure) {
    cpu.write(arguments, structure, 0, structure.length);
    return arguments;
  }

  private long lend(GuestCpu cpu, ManagedVm vm) {
    // Label 0: what the resource manager takes for a VM's plain RAM.
    return ioctl(
        cpu,
        vm.vmFd,
        Ioctl.ANDROID_LEND_USER_MEM,
        put(
            cpu,
            Syscalls.words(
                (long) RWX << 32, vm.config.baseAddress(), vm.config.memorySize(), vm.memory)));
  }

  private long setTree(GuestCpu cpu, ManagedVm vm) {
    GuestLayout planned = layout == null ? layoutAgain(cpu, vm) : layout;
    long address = vm.config.baseAddress() + planned.tree();
    return ioctl(
        cpu, vm.vmFd, Ioctl.SET_DTB_CONFIG, put(cpu, Syscalls.words(address, planned.treeSize())));
  }

  private long addFunction(GuestCpu cpu, ManagedVm vm, int type, byte[] argument) {
    byte[] structures = new byte[16 + argument.length];
    LittleEndian.put32(structures, 0, type);
    LittleEndian.put32(structures, 4, argument.length);
    LittleEndian.put64(structures, 8, arguments + 16);
    System.arraycopy(argument, 0, structures, 16, argument.length);
    return ioctl(cpu, vm.vmFd, Ioctl.ADD_FUNCTION, put(cpu, structures));
  }

  private long addVcpus(GuestCpu cpu, ManagedVm vm) {
    int count = vm.config.vcpus();
    vm.vcpuFds = new int[count];
    Arrays.fill(vm.vcpuFds, -1);
    vm.pages = new long[count];
    vm.tasks = new int[count];
    for (int i = 0; i < count; i++) {
      byte[] argument = new byte[FunctionType.VCPU_SIZE];
      LittleEndian.put32(argument, 0, i);
      long fd = addFunction(cpu, vm, FunctionType.VCPU, argument);
      if (fd < 0) {
        return fd;
      }
      vm.vcpuFds[i] = (int) fd;
      long size = ioctl(cpu, vm.vcpuFds[i], Ioctl.VCPU_MMAP_SIZE, 0);
      long page = vmm.calls.map(Vmm.PROCESS, vm.vcpuFds[i], size, 0);
      if (page < 0) {
        return page;
      }
      vm.pages[i] = page;
    }
    return 0;
  }

  private long addInterrupts(GuestCpu cpu, ManagedVm vm) {
    for (Port port : vm.ports) {
      long fd = vmm.calls.eventFd(Vmm.PROCESS, 0, true);
      if (fd < 0) {
        return fd;
      }
      port.eventFd = (int) fd;
      byte[] argument = new byte[FunctionType.IRQFD_SIZE];
      LittleEndian.put32(argument, 0, port.eventFd);
      LittleEndian.put32(argument, 4, port.label);
      LittleEndian.put32(argument, 8, FunctionType.IRQFD_LEVEL);
      long answer = addFunction(cpu, vm, FunctionType.IRQFD, argument);
      if (answer < 0) {
        return answer;
      }
    }
    return 0;
  }

  private int start(GuestCpu cpu, ManagedVm vm) {
    Operation call = operation;
    if (call == null) {
      throw new IllegalStateException("the start is lost");
    }
    long answer = vmm.calls.step(cpu, this, call);
    if (answer == Operation.PENDING) {
      return BLOCKED;
    }
    operation = null;
    vmm.calls.traceResult(cpu, Vmm.PROCESS, vm.vmFd, Ioctl.VM_START, answer);
    if (answer < 0) {
      StartFailure why = vmm.driver.startFailure(vm.driverVm);
      vm.ending =
          why == null
              ? new VmOutcome.StartFailed(
                  0, (int) -answer, "start the VM: " + Errno.name((int) -answer))
              : new VmOutcome.StartFailed(why.rmError(), why.errno(), why.toString());
      enter(cpu, vm, Phase.CLOSE);
      return AGAIN;
    }
    vm.reported = false;
    vm.restart = false;
    vm.running = vm.config.vcpus();
    for (int i = 0; i < vm.config.vcpus(); i++) {
      int on = vmm.takeCpu();
      vmm.driver.setWakeUpCpu(cpu, vmm.calls.vcpuOf(Vmm.PROCESS, vm.vcpuFds[i]), on);
      VcpuTask task = new VcpuTask(vmm, index, i);
      vmm.kernel.spawn(cpu, task, on);
      vm.tasks[i] = task.id();
    }
    enter(cpu, vm, Phase.RUNNING);
    return AGAIN;
  }

  private int running(GuestCpu cpu, ManagedVm vm) {
    if (vm.stopping && vm.running > 0) {
      for (int id : vm.tasks) {
        Task task = vmm.kernel.task(id);
        if (task != null) {
          vmm.kernel.signal(cpu, task);
        }
      }
      enter(cpu, vm, Phase.STOPPING);
      return AGAIN;
    }
    if (vm.running > 0) {
      sleepOn(Channel.vmm(index));
      return BLOCKED;
    }
    enter(cpu, vm, Phase.CLOSE);
    return AGAIN;
  }

  // Taking it down.

  private void close(GuestCpu cpu, ManagedVm vm) {
    layout = null;
    for (int i = 0; i < vm.vcpuFds.length; i++) {
      if (vm.pages[i] != 0) {
        vmm.calls.unmap(cpu, Vmm.PROCESS, vm.pages[i], PageAllocator.PAGE);
      }
      closeFd(cpu, vm.vcpuFds[i]);
    }
    vm.vcpuFds = new int[0];
    vm.pages = new long[0];
    vm.tasks = new int[0];
    for (Port port : vm.ports) {
      closeFd(cpu, port.eventFd);
      port.eventFd = -1;
    }
    closeFd(cpu, vm.vmFd);
    vm.vmFd = -1;
    enter(cpu, vm, Phase.TEARDOWN);
  }

  private void closeFd(GuestCpu cpu, int fd) {
    if (fd >= 0) {
      vmm.calls.close(cpu, Vmm.PROCESS, fd);
    }
  }

  private void free(GuestCpu cpu, ManagedVm vm) {
    if (vm.memory != 0) {
      vmm.calls.unmap(cpu, Vmm.PROCESS, vm.memory, vm.config.memorySize());
      vm.memory = 0;
    }
    if (arguments != 0) {
      vmm.calls.unmap(cpu, Vmm.PROCESS, arguments, CONTROL_SIZE);
      arguments = 0;
    }
    vm.driverVm = 0;
    if (vm.restart && !vm.stopping) {
      vm.restart = false;
      vm.run++;
      enter(cpu, vm, Phase.ALLOCATE);
      return;
    }
    vm.outcome = vm.ending;
    vmm.traceEnd(cpu, vm);
    enter(cpu, vm, Phase.END);
  }

  @Override
  protected int type() {
    return TYPE;
  }

  @Override
  protected void save(StateWriter out) {
    out.i32(index);
    out.i32(phase.ordinal());
    out.i64(copied);
    out.i64(arguments);
    Syscalls.save(out, operation);
  }

  @Override
  protected void load(StateReader in) {
    index = in.i32();
    phase = PHASES[in.i32()];
    copied = in.i64();
    arguments = in.i64();
    operation = vmm.calls.load(in);
    layout = null;
  }
}
