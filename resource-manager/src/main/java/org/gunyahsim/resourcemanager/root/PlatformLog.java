package org.gunyahsim.resourcemanager.root;

import java.nio.charset.StandardCharsets;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * Where the resource manager's messages go: the PL011's data register until the UART is handed
 * over, and always the log area in its own memory, which the primary VM can read.
 *
 * <p>The area's layout, as recorded: at 0 a 32-bit offset into the text where the next character
 * goes, at 4 the 32-bit size of the text, at 8 the text, a ring. A zero follows the last character.
 * Each line begins with seconds and microseconds of the system counter, and has no prefix.
 */
public final class PlatformLog {
  private static final String PREFIX = "[RM]";
  private static final int OFFSET = 0;
  private static final int SIZE = 4;
  private static final int HEAD = 8;
  private static final byte[] END = {0};

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
   * Sets the log area and empties it.
   *
   * @param size bytes, with the eight of its head
   */
  public void openArea(GuestCpu cpu, long address, long size) {
    area = address;
    areaSize = size - HEAD;
    position = 0;
    word(cpu, OFFSET, position);
    word(cpu, SIZE, areaSize);
  }

  /** One line. */
  public void line(GuestCpu cpu, String text) {
    if (uartOpen) {
      for (byte character : (PREFIX + text + "\n").getBytes(StandardCharsets.US_ASCII)) {
        cpu.store(uart, 4, character & 0xFF);
      }
    }
    if (areaSize > 0) {
      append(cpu, (stamp(cpu) + text + "\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static String stamp(GuestCpu cpu) {
    long microseconds = cpu.counter() * 1_000_000 / Limits.COUNTER_FREQUENCY;
    return "%d.%06d: ".formatted(microseconds / 1_000_000, microseconds % 1_000_000);
  }

  private void append(GuestCpu cpu, byte[] characters) {
    for (int done = 0; done < characters.length; ) {
      int part = (int) Math.min(characters.length - done, areaSize - position);
      cpu.write(area + HEAD + position, characters, done, part);
      position = (position + part) % areaSize;
      done += part;
    }
    cpu.write(area + HEAD + position, END, 0, END.length);
    word(cpu, OFFSET, position);
  }

  private void word(GuestCpu cpu, int offset, long value) {
    byte[] bytes = {(byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)};
    cpu.write(area + offset, bytes, 0, bytes.length);
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
