package org.gunyahsim.vmmanager.api;

import java.util.OptionalLong;
import org.gunyahsim.resourcemanager.protocol.LittleEndian;
import org.gunyahsim.vmmanager.driver.FunctionType;
import org.gunyahsim.vmmanager.driver.Ioctl;

/**
 * A VM's descriptor. It is stopped and torn down when this, all its vCPUs and their mappings are
 * closed.
 */
public final class GunyahVm implements AutoCloseable {
  /** Flags of memory. */
  public static final int ALLOW_READ = 1;

  public static final int ALLOW_WRITE = 2;
  public static final int ALLOW_EXEC = 4;
  public static final int ALLOW_ALL = ALLOW_READ | ALLOW_WRITE | ALLOW_EXEC;

  private static final int DESCRIPTOR_SIZE = 16;

  private final GunyahProcess process;
  private final int descriptor;

  /** A VM by its descriptor, for one that came from elsewhere. */
  public GunyahVm(GunyahProcess process, int descriptor) {
    this.process = process;
    this.descriptor = descriptor;
  }

  public int descriptor() {
    return descriptor;
  }

  /** SET_USER_MEM_REGION: memory that the process keeps access to. 0 or a negated errno. */
  public long tryShare(int label, int flags, long guestAddress, long size, long address) {
    return process.tryIoctl(
        descriptor, Ioctl.SET_USER_MEM_REGION, region(label, flags, guestAddress, size, address));
  }

  /** Android's LEND_USER_MEM: memory that the VM has for itself. 0 or a negated errno. */
  public long tryLend(int label, int flags, long guestAddress, long size, long address) {
    return process.tryIoctl(
        descriptor, Ioctl.ANDROID_LEND_USER_MEM, region(label, flags, guestAddress, size, address));
  }

  private static byte[] region(int label, int flags, long guestAddress, long size, long address) {
    byte[] bytes = new byte[32];
    LittleEndian.put32(bytes, 0, label);
    LittleEndian.put32(bytes, 4, flags);
    LittleEndian.put64(bytes, 8, guestAddress);
    LittleEndian.put64(bytes, 16, size);
    LittleEndian.put64(bytes, 24, address);
    return bytes;
  }

  /** Shares memory; see {@link #tryShare}. */
  public void share(int label, int flags, long guestAddress, long size, long address) {
    ErrnoException.check(
        "SET_USER_MEM_REGION", tryShare(label, flags, guestAddress, size, address));
  }

  /** Lends memory; see {@link #tryLend}. */
  public void lend(int label, int flags, long guestAddress, long size, long address) {
    ErrnoException.check("LEND_USER_MEM", tryLend(label, flags, guestAddress, size, address));
  }

  /** SET_DTB_CONFIG: where the device tree lies in the VM's memory. */
  public void setDtbConfig(long guestAddress, long size) {
    byte[] bytes = new byte[16];
    LittleEndian.put64(bytes, 0, guestAddress);
    LittleEndian.put64(bytes, 8, size);
    ErrnoException.check(
        "SET_DTB_CONFIG", process.tryIoctl(descriptor, Ioctl.SET_DTB_CONFIG, bytes));
  }

  /** VM_START: 0 or a negated errno. */
  public long tryStart() {
    return process.tryIoctl(descriptor, Ioctl.VM_START, 0);
  }

  /** Starts the VM. */
  public void start() {
    ErrnoException.check("VM_START", tryStart());
  }

  /** ADD_FUNCTION with any bytes: its value or a negated errno. */
  public long tryAddFunction(int type, byte[] argument) {
    return function(Ioctl.ADD_FUNCTION, type, argument);
  }

  /** REMOVE_FUNCTION with any bytes: 0 or a negated errno. */
  public long tryRemoveFunction(int type, byte[] argument) {
    return function(Ioctl.REMOVE_FUNCTION, type, argument);
  }

  private long function(int code, int type, byte[] argument) {
    long address = argument.length == 0 ? 0 : process.put(argument, DESCRIPTOR_SIZE);
    byte[] structure = new byte[DESCRIPTOR_SIZE];
    LittleEndian.put32(structure, 0, type);
    LittleEndian.put32(structure, 4, argument.length);
    LittleEndian.put64(structure, 8, address);
    return process.tryIoctl(descriptor, code, structure);
  }

  /** Adds a vCPU and maps its run page. */
  public GunyahVcpu addVcpu(int id) {
    byte[] argument = new byte[FunctionType.VCPU_SIZE];
    LittleEndian.put32(argument, 0, id);
    int fd =
        (int)
            ErrnoException.check("ADD_FUNCTION(VCPU)", tryAddFunction(FunctionType.VCPU, argument));
    return GunyahVcpu.map(process, fd);
  }

  /** Removes a vCPU; one that runs leaves with EINTR. */
  public void removeVcpu(int id) {
    byte[] argument = new byte[FunctionType.VCPU_SIZE];
    LittleEndian.put32(argument, 0, id);
    ErrnoException.check("REMOVE_FUNCTION(VCPU)", tryRemoveFunction(FunctionType.VCPU, argument));
  }

  /**
   * Binds an eventfd to a doorbell of the VM's tree.
   *
   * @param level the doorbell clears itself when it is delivered
   */
  public void addIrqFd(EventFd eventFd, int label, boolean level) {
    byte[] argument = new byte[FunctionType.IRQFD_SIZE];
    LittleEndian.put32(argument, 0, eventFd.descriptor());
    LittleEndian.put32(argument, 4, label);
    LittleEndian.put32(argument, 8, level ? FunctionType.IRQFD_LEVEL : 0);
    ErrnoException.check("ADD_FUNCTION(IRQFD)", tryAddFunction(FunctionType.IRQFD, argument));
  }

  /** Unbinds what {@link #addIrqFd} bound to a doorbell. */
  public void removeIrqFd(int label) {
    byte[] argument = new byte[FunctionType.IRQFD_SIZE];
    LittleEndian.put32(argument, 4, label);
    ErrnoException.check("REMOVE_FUNCTION(IRQFD)", tryRemoveFunction(FunctionType.IRQFD, argument));
  }

  /**
   * Turns the guest's stores to an address into events.
   *
   * @param length 1, 2, 4 or 8; 0 for any
   * @param match the value that counts; empty for any
   */
  public void addIoEventFd(EventFd eventFd, long address, int length, OptionalLong match) {
    byte[] argument = new byte[FunctionType.IOEVENTFD_SIZE];
    LittleEndian.put64(argument, 0, match.orElse(0));
    LittleEndian.put64(argument, 8, address);
    LittleEndian.put32(argument, 16, length);
    LittleEndian.put32(argument, 20, eventFd.descriptor());
    LittleEndian.put32(argument, 24, match.isPresent() ? FunctionType.IOEVENTFD_DATAMATCH : 0);
    ErrnoException.check(
        "ADD_FUNCTION(IOEVENTFD)", tryAddFunction(FunctionType.IOEVENTFD, argument));
  }

  /** Removes every event of an address. */
  public void removeIoEventFds(long address) {
    byte[] argument = new byte[FunctionType.IOEVENTFD_SIZE];
    LittleEndian.put64(argument, 8, address);
    ErrnoException.check(
        "REMOVE_FUNCTION(IOEVENTFD)", tryRemoveFunction(FunctionType.IOEVENTFD, argument));
  }

  @Override
  public void close() {
    process.tryClose(descriptor);
  }
}
