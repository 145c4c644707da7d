package org.gunyahsim.vmmanager.driver;

import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.vmmanager.kernel.Channel;
import org.gunyahsim.vmmanager.kernel.Task;

/** A read of an eventfd that waits until the counter is not zero. */
final class ReadEvent extends Operation {
  static final int KIND = 5;

  private final GunyahDriver driver;
  private int eventFd;
  private long value;

  ReadEvent(GunyahDriver driver, int eventFd) {
    this.driver = driver;
    this.eventFd = eventFd;
  }

  @Override
  long step(GuestCpu cpu, Task task) {
    if (!driver.files.eventReadable(eventFd)) {
      if (task.takeSignal()) {
        return -Errno.EINTR;
      }
      task.sleepOn(Channel.eventFd(eventFd));
      return PENDING;
    }
    value = driver.files.takeEvent(eventFd);
    return Files.EVENT_SIZE;
  }

  /** The counter that was read. */
  long value() {
    return value;
  }

  @Override
  int kind() {
    return KIND;
  }

  @Override
  void save(StateWriter out) {
    out.i32(eventFd);
    out.i64(value);
  }

  @Override
  void load(StateReader in) {
    eventFd = in.i32();
    value = in.i64();
  }
}
