package org.gunyahsim.hypervisor.platform;

import org.gunyahsim.hypervisor.serial.Pl011;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/** The board's serial port: a PL011, as QEMU makes it, at its address and on its line. */
public final class Uart implements PlatformDevice {
  private final long base;
  private final InterruptLine line;
  private final Pl011 port;

  /** Makes a port in its reset state. */
  public Uart(long base, InterruptLine line, ConsoleOutput output) {
    this.base = base;
    this.line = line;
    this.port = new Pl011(Pl011.Variant.QEMU, output::put);
  }

  @Override
  public long base() {
    return base;
  }

  @Override
  public long size() {
    return port.size();
  }

  /** Bytes arrive from outside. */
  public void receive(byte[] bytes) {
    port.offer(bytes);
    updateLine();
  }

  /** Bytes that have arrived and not been read. */
  public int waiting() {
    return port.waiting();
  }

  @Override
  public long read(long offset, int size) {
    long value = port.read((int) offset, size);
    updateLine();
    return value;
  }

  @Override
  public void write(long offset, int size, long value) {
    port.write((int) offset, size, value);
    updateLine();
  }

  private void updateLine() {
    line.set(port.interrupt());
  }

  @Override
  public void save(StateWriter out) {
    port.save(out);
  }

  @Override
  public void load(StateReader in) {
    port.load(in);
  }
}
