package org.gunyahsim.vmmanager.api;

import org.gunyahsim.resourcemanager.protocol.LittleEndian;
import org.gunyahsim.vmmanager.driver.Ioctl;
import org.gunyahsim.vmmanager.driver.RunPage;

/** A vCPU's descriptor with its run page. */
public final class GunyahVcpu implements AutoCloseable {
  private static final int USED = 40;

  private final GunyahProcess process;
  private final int descriptor;
  private final long page;
  private final long size;

  private GunyahVcpu(GunyahProcess process, int descriptor, long page, long size) {
    this.process = process;
    this.descriptor = descriptor;
    this.page = page;
    this.size = size;
  }

  static GunyahVcpu map(GunyahProcess process, int descriptor) {
    long size =
        ErrnoException.check(
            "VCPU_MMAP_SIZE", process.tryIoctl(descriptor, Ioctl.VCPU_MMAP_SIZE, 0));
    long page = ErrnoException.check("mmap", process.tryMap(descriptor, size, 0));
    return new GunyahVcpu(process, descriptor, page, size);
  }

  public int descriptor() {
    return descriptor;
  }

  /** Address of the run page. */
  public long page() {
    return page;
  }

  /** VCPU_RUN: 0 or a negated errno. */
  public long tryRun() {
    return process.tryIoctl(descriptor, Ioctl.VCPU_RUN, 0);
  }

  /** Runs until the guest needs its VMM. */
  public VcpuExit run() {
    ErrnoException.check("VCPU_RUN", tryRun());
    return exit();
  }

  /** Begins a run without waiting for its end; {@link #finish} waits. */
  public long begin() {
    return process
        .calls()
        .submit(HostRequest.of(HostCallKind.IOCTL, process.id(), descriptor, Ioctl.VCPU_RUN, 0));
  }

  /** Waits for the end of a run: 0 or a negated errno. */
  public long finish(long begun) {
    return process.calls().await(begun).result();
  }

  /** Ends a run that has begun with EINTR. */
  public void interrupt(long begun) {
    process.call(HostCallKind.INTERRUPT, begun, 0, 0);
  }

  /** What the page says of the last exit. */
  public VcpuExit exit() {
    byte[] bytes = process.read(page, USED);
    int reason = LittleEndian.get32(bytes, RunPage.EXIT_REASON);
    return switch (reason) {
      case RunPage.REASON_MMIO ->
          new VcpuExit.Mmio(
              LittleEndian.get64(bytes, RunPage.MMIO_ADDRESS),
              LittleEndian.get32(bytes, RunPage.MMIO_LENGTH),
              bytes[RunPage.MMIO_IS_WRITE] != 0,
              LittleEndian.get64(bytes, RunPage.MMIO_DATA));
      case RunPage.REASON_STATUS ->
          new VcpuExit.Status(
              LittleEndian.get32(bytes, RunPage.STATUS),
              LittleEndian.get16(bytes, RunPage.EXIT_TYPE),
              LittleEndian.get32(bytes, RunPage.EXIT_REASON_SIZE),
              LittleEndian.get64(bytes, RunPage.EXIT_REASON_BYTES));
      default -> new VcpuExit.Unknown(reason);
    };
  }

  /** The answer of the load that the last exit reported. */
  public void answer(long value) {
    byte[] bytes = new byte[8];
    LittleEndian.put64(bytes, 0, value);
    process.write(page + RunPage.MMIO_DATA, bytes);
  }

  /** Makes runs end before they enter the guest, or no longer. */
  public void setImmediateExit(int value) {
    process.write(page + RunPage.IMMEDIATE_EXIT, new byte[] {(byte) value});
  }

  /** What the page's immediate_exit is. */
  public int immediateExit() {
    return process.read(page + RunPage.IMMEDIATE_EXIT, 1)[0] & 0xFF;
  }

  /** Takes the mapping away. */
  public void unmap() {
    process.unmap(page, size);
  }

  @Override
  public void close() {
    process.tryClose(descriptor);
  }
}
