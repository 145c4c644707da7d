package org.gunyahsim.resourcemanager.root;

import java.nio.charset.StandardCharsets;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * Where the resource manager's messages go: the PL011's data register until the UART is handed
 * over, and always the log area in its own memory, which the primary VM can read.
 */
public final class PlatformLog {
  private static final String PREFIX = "[RM]";

  private long uart;
  private boolean uartOpen;
  private long area;
  private long areaSize;
  private long position;

  /** Opens the UART, which is mapped now. */
  public void openUart(long dataRegister) {
    uart = dataRegister;
    uartOpen = true;
  }

  /** No more messages on the UART. */
  public void closeUart() {
    uartOpen = false;
  }

  /**
   * Sets the log area, a ring of characters.
   *
   * @param size bytes
   */
  public void openArea(long address, long size) {
    area = address;
    areaSize = size;
  }

  /** One line. */
  public void line(GuestCpu cpu, String text) {
    byte[] characters = (PREFIX + text + "\n").getBytes(StandardCharsets.US_ASCII);
    for (byte character : characters) {
      if (uartOpen) {
        cpu.store(uart, 4, character & 0xFF);
      }
    }
    for (int done = 0; areaSize > 0 && done < characters.length; ) {
      long at = position % areaSize;
      int part = (int) Math.min(characters.length - done, areaSize - at);
      cpu.write(area + at, characters, done, part);
      position += part;
      done += part;
    }
  }

  public void save(StateWriter out) {
    out.i64(uart);
    out.bool(uartOpen);
    out.i64(area);
    out.i64(areaSize);
    out.i64(position);
  }

  public void load(StateReader in) {
    uart = in.i64();
    uartOpen = in.bool();
    area = in.i64();
    areaSize = in.i64();
    position = in.i64();
  }
}
