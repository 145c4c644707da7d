package org.gunyahsim.vmmanager.api;

import org.gunyahsim.vmmanager.driver.Ioctl;

/** An open {@code /dev/gunyah}. */
public final class GunyahDevice implements AutoCloseable {
  private final GunyahProcess process;
  private final int descriptor;

  GunyahDevice(GunyahProcess process, int descriptor) {
    this.process = process;
    this.descriptor = descriptor;
  }

  public int descriptor() {
    return descriptor;
  }

  /** CREATE_VM. The device may be closed afterwards. */
  public GunyahVm createVm() {
    return new GunyahVm(
        process,
        (int) ErrnoException.check("CREATE_VM", process.tryIoctl(descriptor, Ioctl.CREATE_VM, 0)));
  }

  @Override
  public void close() {
    process.tryClose(descriptor);
  }
}
