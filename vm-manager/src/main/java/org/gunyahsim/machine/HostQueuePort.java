package org.gunyahsim.machine;

import org.gunyahsim.hypervisor.platform.HostQueue;
import org.gunyahsim.vmmanager.api.HostPort;
import org.jspecify.annotations.Nullable;

/**
 * The primary VM's driver for the board's {@link HostQueue}: takes requests and answers through the
 * device's registers, the same that AArch64 code would use.
 */
final class HostQueuePort implements HostPort {
  private final HostQueue queue;

  HostQueuePort(HostQueue queue) {
    this.queue = queue;
  }

  @Override
  public byte @Nullable [] take() {
    if (queue.read(HostQueue.PENDING, 8) == 0) {
      return null;
    }
    byte[] request = new byte[(int) queue.read(HostQueue.REQUEST_LENGTH, 8)];
    for (int at = 0; at < request.length; at++) {
      if (at % HostQueue.WINDOW_SIZE == 0) {
        queue.write(HostQueue.REQUEST_OFFSET, 8, at);
      }
      request[at] = (byte) queue.read(HostQueue.REQUEST_WINDOW + at % HostQueue.WINDOW_SIZE, 1);
    }
    queue.write(HostQueue.REQUEST_DONE, 8, 1);
    return request;
  }

  @Override
  public void complete(byte[] reply) {
    queue.write(HostQueue.RESPONSE_LENGTH, 8, reply.length);
    for (int at = 0; at < reply.length; at++) {
      if (at % HostQueue.WINDOW_SIZE == 0) {
        queue.write(HostQueue.RESPONSE_OFFSET, 8, at);
      }
      queue.write(HostQueue.RESPONSE_WINDOW + at % HostQueue.WINDOW_SIZE, 1, reply[at]);
    }
    queue.write(HostQueue.RESPONSE_SEND, 8, 1);
  }
}
