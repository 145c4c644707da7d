package org.gunyahsim.vmmanager.api;

import org.gunyahsim.resourcemanager.protocol.LittleEndian;

/** An eventfd of a process; reads do not wait. */
public final class EventFd implements AutoCloseable {
  private final GunyahProcess process;
  private final int descriptor;

  EventFd(GunyahProcess process, int descriptor) {
    this.process = process;
    this.descriptor = descriptor;
  }

  public int descriptor() {
    return descriptor;
  }

  /** Adds to the counter. */
  public void write(long value) {
    ErrnoException.check("write", process.call(HostCallKind.WRITE, descriptor, value, 0));
  }

  /** Takes the counter's value; 0 when there is nothing to take. */
  public long take() {
    HostReply reply =
        process.calls().call(HostRequest.of(HostCallKind.READ, process.id(), descriptor, 0, 0));
    return reply.result() < 0 ? 0 : LittleEndian.get64(reply.data(), 0);
  }

  @Override
  public void close() {
    process.tryClose(descriptor);
  }
}
