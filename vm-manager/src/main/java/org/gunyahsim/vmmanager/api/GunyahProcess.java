package org.gunyahsim.vmmanager.api;

import java.nio.charset.StandardCharsets;
import org.gunyahsim.vmmanager.driver.Syscalls;
import org.gunyahsim.vmmanager.driver.UserSpace;

/**
 * A process of the primary VM that a Java program outside drives: descriptors, memory, calls. User
 * addresses are addresses of the primary VM's RAM that {@link #allocate} has given.
 *
 * <p>The {@code try...} calls answer a negated error number as the system calls do; the others
 * throw {@link ErrnoException}.
 */
public final class GunyahProcess {
  private static final long PAGE = 4096;

  private final HostCalls calls;
  private final int id;
  private long scratch;

  /**
   * Names a process.
   *
   * @param id from 1; the process begins to exist with its first call
   */
  public GunyahProcess(HostCalls calls, int id) {
    if (id < 1) {
      throw new IllegalArgumentException("process " + id);
    }
    this.calls = calls;
    this.id = id;
  }

  public int id() {
    return id;
  }

  /** The way in. */
  public HostCalls calls() {
    return calls;
  }

  long call(int kind, long a, long b, long c) {
    return calls.call(HostRequest.of(kind, id, a, b, c)).result();
  }

  /** Opens {@code /dev/gunyah}. */
  public GunyahDevice openDevice() {
    return new GunyahDevice(
        this, (int) ErrnoException.check("open", tryOpen(Syscalls.DEVICE_PATH)));
  }

  /** Opens a file: a descriptor or a negated errno. */
  public long tryOpen(String path) {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    return calls.call(HostRequest.of(HostCallKind.OPEN, id, 0, 0, name)).result();
  }

  /** Closes a descriptor: 0 or a negated errno. */
  public long tryClose(int descriptor) {
    return call(HostCallKind.CLOSE, descriptor, 0, 0);
  }

  /** Another descriptor for the same file, in this or another process. */
  public int duplicate(int descriptor, GunyahProcess into) {
    return (int) ErrnoException.check("dup", call(HostCallKind.DUPLICATE, descriptor, into.id, 0));
  }

  /** Makes an ioctl: its value or a negated errno. */
  public long tryIoctl(int descriptor, int code, long argument) {
    return call(HostCallKind.IOCTL, descriptor, code & 0xFFFF_FFFFL, argument);
  }

  /** Makes an ioctl whose argument is a structure: its value or a negated errno. */
  public long tryIoctl(int descriptor, int code, byte[] argument) {
    if (scratch == 0) {
      scratch = allocate(2 * PAGE);
    }
    write(scratch, argument);
    return tryIoctl(descriptor, code, scratch);
  }

  /** Address of {@code bytes} in the process, until the next call that passes a structure. */
  long put(byte[] bytes, int offset) {
    if (scratch == 0) {
      scratch = allocate(2 * PAGE);
    }
    write(scratch + offset, bytes);
    return scratch + offset;
  }

  /** Makes an eventfd. */
  public EventFd eventFd(long initial) {
    return new EventFd(
        this, (int) ErrnoException.check("eventfd", call(HostCallKind.EVENTFD, initial, 1, 0)));
  }

  /** Allocates readable and writable memory. */
  public long allocate(long size) {
    return allocate(size, PAGE, UserSpace.READ | UserSpace.WRITE);
  }

  /**
   * Allocates zeroed memory.
   *
   * @param alignment a power of two
   * @param protection {@link UserSpace#READ}, {@link UserSpace#WRITE}
   */
  public long allocate(long size, long alignment, int protection) {
    return ErrnoException.check(
        "allocate", call(HostCallKind.ALLOCATE, size, alignment, protection));
  }

  /** Gives memory, or a mapping, back. */
  public void unmap(long address, long length) {
    ErrnoException.check("munmap", call(HostCallKind.UNMAP, address, length, 0));
  }

  /** Maps a vCPU's run page: its address or a negated errno. */
  public long tryMap(int descriptor, long length, long offset) {
    return call(HostCallKind.MAP, descriptor, length, offset);
  }

  /** Reads the process's memory. */
  public byte[] read(long address, int length) {
    HostReply reply = calls.call(HostRequest.of(HostCallKind.READ_MEMORY, id, address, length, 0));
    ErrnoException.check("read", reply.result());
    return reply.data();
  }

  /** Writes the process's memory. */
  public void write(long address, byte[] bytes) {
    ErrnoException.check(
        "write",
        calls.call(HostRequest.of(HostCallKind.WRITE_MEMORY, id, address, 0, bytes)).result());
  }

  /** Bytes of the process's memory that VMs hold. */
  public long locked() {
    return call(HostCallKind.LOCKED, 0, 0, 0);
  }

  /** Limits what VMs may hold of the process's memory. */
  public void limitLocked(long bytes) {
    call(HostCallKind.LIMIT_LOCKED, bytes, 0, 0);
  }

  /** Limits the process's descriptors. */
  public void limitDescriptors(int count) {
    call(HostCallKind.LIMIT_DESCRIPTORS, count, 0, 0);
  }
}
