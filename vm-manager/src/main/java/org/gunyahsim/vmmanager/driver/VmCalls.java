package org.gunyahsim.vmmanager.driver;

import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.resourcemanager.protocol.LittleEndian;
import org.gunyahsim.vmmanager.driver.DriverVm.Function;
import org.gunyahsim.vmmanager.driver.DriverVm.Region;
import org.gunyahsim.vmmanager.kernel.PageAllocator;
import org.jspecify.annotations.Nullable;

/**
 * The ioctls of a VM's descriptor: their checks in the driver's order, and what they do (VM manager
 * reference, section 4; observations, section 2).
 */
final class VmCalls {
  private static final long PAGE_MASK = PageAllocator.PAGE - 1;
  private static final int ALLOW_ALL = 7;
  private static final int ALLOW_WRITE = 2;
  private static final int DESCRIPTOR_SIZE = 16;
  private static final int REGION_SIZE = 32;
  private static final int DTB_SIZE = 16;

  /** More than this as an argument of REMOVE_FUNCTION is more than the kernel would copy. */
  private static final int MAX_REMOVE_ARGUMENT = 4 << 20;

  private final GunyahDriver driver;

  /** What a call that answered PENDING goes on with. */
  private @Nullable Operation pending;

  VmCalls(GunyahDriver driver) {
    this.driver = driver;
  }

  /** The operation of a call that answered {@link Operation#PENDING}. */
  Operation takePending() {
    Operation taken = pending;
    pending = null;
    if (taken == null) {
      throw new IllegalStateException("no call is pending");
    }
    return taken;
  }

  private long wait(Operation operation) {
    pending = operation;
    return Operation.PENDING;
  }

  /** Makes an ioctl; the answer, or {@link Operation#PENDING}. */
  long ioctl(GuestCpu cpu, int process, DriverVm vm, int code, long argument) {
    return switch (code) {
      case Ioctl.SET_USER_MEM_REGION -> setMemory(cpu, process, vm, argument, false);
      case Ioctl.ANDROID_LEND_USER_MEM -> setMemory(cpu, process, vm, argument, true);
      case Ioctl.SET_DTB_CONFIG -> setDtb(cpu, process, vm, argument);
      case Ioctl.VM_START -> wait(new Start(driver, vm.id));
      case Ioctl.ADD_FUNCTION -> addFunction(cpu, process, vm, argument);
      case Ioctl.REMOVE_FUNCTION -> removeFunction(cpu, process, vm, argument);
      default -> -Errno.ENOTTY;
    };
  }

  private long setMemory(GuestCpu cpu, int process, DriverVm vm, long argument, boolean lend) {
    if (process != vm.creator) {
      return -Errno.EPERM;
    }
    byte[] bytes = driver.space.copyIn(cpu, process, argument, REGION_SIZE);
    if (bytes == null) {
      return -Errno.EFAULT;
    }
    Region region = new Region();
    region.label = LittleEndian.get32(bytes, 0);
    region.flags = LittleEndian.get32(bytes, 4);
    region.guestAddress = LittleEndian.get64(bytes, 8);
    region.size = LittleEndian.get64(bytes, 16);
    region.userAddress = LittleEndian.get64(bytes, 24);
    region.lent = lend;
    region.process = process;
    if ((region.flags & ~ALLOW_ALL) != 0) {
      return -Errno.EINVAL;
    }
    if (region.size == 0
        || ((region.size | region.userAddress | region.guestAddress) & PAGE_MASK) != 0) {
      return -Errno.EINVAL;
    }
    int refused = conflict(vm, region);
    if (refused < 0) {
      return refused;
    }
    int error =
        driver.space.pin(
            process, region.userAddress, region.size, (region.flags & ALLOW_WRITE) != 0);
    if (error < 0) {
      return error;
    }
    if (!lend && driver.ownVmid < 0) {
      return wait(new MapMemory(driver, vm.id, region));
    }
    vm.regions.addFirst(region);
    return 0;
  }

  /** -EEXIST when the label or the range is taken, else 0. */
  static int conflict(DriverVm vm, Region region) {
    return vm.regionOf(region.label) != null
            || vm.regionMeeting(region.guestAddress, region.guestEnd()) != null
        ? -Errno.EEXIST
        : 0;
  }

  private long setDtb(GuestCpu cpu, int process, DriverVm vm, long argument) {
    byte[] bytes = driver.space.copyIn(cpu, process, argument, DTB_SIZE);
    if (bytes == null) {
      return -Errno.EFAULT;
    }
    vm.dtbAddress = LittleEndian.get64(bytes, 0);
    vm.dtbSize = LittleEndian.get64(bytes, 8);
    return 0;
  }

  private long addFunction(GuestCpu cpu, int process, DriverVm vm, long argument) {
    byte[] descriptor = driver.space.copyIn(cpu, process, argument, DESCRIPTOR_SIZE);
    if (descriptor == null) {
      return -Errno.EFAULT;
    }
    int type = LittleEndian.get32(descriptor, 0);
    int size = LittleEndian.get32(descriptor, 4);
    if (Integer.compareUnsigned(size, FunctionType.MAX_ARGUMENT) > 0) {
      return -Errno.EINVAL;
    }
    byte[] bytes = argument(cpu, process, LittleEndian.get64(descriptor, 8), size);
    if (bytes == null) {
      return -Errno.EFAULT;
    }
    return switch (type) {
      case FunctionType.VCPU -> addVcpu(cpu, process, vm, bytes);
      case FunctionType.IRQFD -> addIrqFd(cpu, process, vm, bytes);
      case FunctionType.IOEVENTFD -> addIoEventFd(cpu, process, vm, bytes);
      default -> -Errno.ENOENT;
    };
  }

  private byte @Nullable [] argument(GuestCpu cpu, int process, long address, int size) {
    return size == 0 ? new byte[0] : driver.space.copyIn(cpu, process, address, size);
  }

  private long addVcpu(GuestCpu cpu, int process, DriverVm vm, byte[] bytes) {
    if (bytes.length != FunctionType.VCPU_SIZE) {
      return -Errno.EINVAL;
    }
    int label = LittleEndian.get32(bytes, 0);
    if (vm.function(FunctionType.VCPU, label) != null) {
      return -Errno.EEXIST;
    }
    if (!driver.files.hasRoom(process)) {
      return -Errno.EMFILE;
    }
    long page = driver.pages.allocatePage();
    if (page == PageAllocator.NONE) {
      return -Errno.ENOMEM;
    }
    cpu.zero(page, PageAllocator.PAGE);
    Function function = driver.newFunction(FunctionType.VCPU, label, 0, false, 0);
    driver.newVcpu(vm, function, page);
    driver.claim(cpu, vm, function);
    return driver.files.install(process, driver.files.open(OpenFile.VCPU, function.id, false));
  }

  private long addIrqFd(GuestCpu cpu, int process, DriverVm vm, byte[] bytes) {
    if (bytes.length != FunctionType.IRQFD_SIZE) {
      return -Errno.EINVAL;
    }
    int flags = LittleEndian.get32(bytes, 8);
    if ((flags & ~FunctionType.IRQFD_LEVEL) != 0) {
      return -Errno.EINVAL;
    }
    OpenFile file = driver.files.get(process, LittleEndian.get32(bytes, 0));
    if (file == null) {
      return -Errno.EBADF;
    }
    if (file.kind != OpenFile.EVENTFD) {
      return -Errno.EINVAL;
    }
    int label = LittleEndian.get32(bytes, 4);
    if (vm.function(FunctionType.IRQFD, label) != null) {
      return -Errno.EEXIST;
    }
    boolean level = (flags & FunctionType.IRQFD_LEVEL) != 0;
    driver.files.holdEvent(file.object);
    driver.claim(cpu, vm, driver.newFunction(FunctionType.IRQFD, label, file.object, level, 0));
    return 0;
  }

  private long addIoEventFd(GuestCpu cpu, int process, DriverVm vm, byte[] bytes) {
    if (bytes.length != FunctionType.IOEVENTFD_SIZE) {
      return -Errno.EINVAL;
    }
    int flags = LittleEndian.get32(bytes, 24);
    int length = LittleEndian.get32(bytes, 16);
    boolean match = (flags & FunctionType.IOEVENTFD_DATAMATCH) != 0;
    if ((flags & ~FunctionType.IOEVENTFD_DATAMATCH) != 0
        || length != 0 && length != 1 && length != 2 && length != 4 && length != 8
        || match && length == 0) {
      return -Errno.EINVAL;
    }
    OpenFile file = driver.files.get(process, LittleEndian.get32(bytes, 20));
    if (file == null) {
      return -Errno.EBADF;
    }
    if (file.kind != OpenFile.EVENTFD) {
      return -Errno.EINVAL;
    }
    long address = LittleEndian.get64(bytes, 8);
    Function function = driver.newFunction(FunctionType.IOEVENTFD, 0, file.object, false, address);
    boolean added =
        vm.handlers.add(
            new IoHandlers.Handler(
                address,
                match ? length : 0,
                match ? LittleEndian.get64(bytes, 0) : 0,
                function.id));
    if (!added) {
      return -Errno.EEXIST;
    }
    driver.files.holdEvent(file.object);
    driver.claim(cpu, vm, function);
    return 0;
  }

  private long removeFunction(GuestCpu cpu, int process, DriverVm vm, long argument) {
    byte[] descriptor = driver.space.copyIn(cpu, process, argument, DESCRIPTOR_SIZE);
    if (descriptor == null) {
      return -Errno.EFAULT;
    }
    int type = LittleEndian.get32(descriptor, 0);
    int size = LittleEndian.get32(descriptor, 4);
    if (size == 0) {
      // Nothing compares equal to no argument, and that is no error.
      return 0;
    }
    if (Integer.compareUnsigned(size, MAX_REMOVE_ARGUMENT) > 0) {
      return -Errno.ENOMEM;
    }
    byte[] bytes = argument(cpu, process, LittleEndian.get64(descriptor, 8), size);
    if (bytes == null) {
      return -Errno.EFAULT;
    }
    return switch (type) {
      case FunctionType.VCPU -> removeVcpu(vm, bytes);
      case FunctionType.IRQFD -> removeIrqFd(cpu, vm, bytes);
      case FunctionType.IOEVENTFD -> removeIoEventFds(cpu, vm, bytes);
      default -> -Errno.ENOENT;
    };
  }

  private long removeVcpu(DriverVm vm, byte[] bytes) {
    if (bytes.length != FunctionType.VCPU_SIZE) {
      return -Errno.ENOENT;
    }
    Function function = vm.function(FunctionType.VCPU, LittleEndian.get32(bytes, 0));
    return function == null ? -Errno.ENOENT : wait(new RemoveVcpu(driver, vm.id, function.id));
  }

  private long removeIrqFd(GuestCpu cpu, DriverVm vm, byte[] bytes) {
    if (bytes.length != FunctionType.IRQFD_SIZE) {
      return -Errno.ENOENT;
    }
    Function function = vm.function(FunctionType.IRQFD, LittleEndian.get32(bytes, 4));
    if (function == null) {
      return -Errno.ENOENT;
    }
    driver.unbind(cpu, vm, function);
    return 0;
  }

  private long removeIoEventFds(GuestCpu cpu, DriverVm vm, byte[] bytes) {
    if (bytes.length != FunctionType.IOEVENTFD_SIZE) {
      return -Errno.ENOENT;
    }
    long address = LittleEndian.get64(bytes, 8);
    boolean found = false;
    for (Function function : vm.functions.toArray(Function[]::new)) {
      if (function.type == FunctionType.IOEVENTFD && function.address == address) {
        driver.unbind(cpu, vm, function);
        found = true;
      }
    }
    return found ? 0 : -Errno.ENOENT;
  }
}
