package org.gunyahsim.hypervisor.platform;

import java.util.Arrays;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * PL011 serial port (Arm DDI 0183), with the liberties that QEMU takes and software relies on:
 * bytes leave at once whether or not the port is enabled, the transmit interrupt follows each byte,
 * and the receive interrupt comes with the first byte instead of at the FIFO level of UARTIFLS.
 *
 * <p>Input waits outside while the receive FIFO is full, so no byte is ever lost.
 */
public final class Pl011 implements PlatformDevice {
  public static final long SIZE = 0x1000;

  private static final int DR = 0x000;
  private static final int RSR = 0x004;
  private static final int FR = 0x018;
  private static final int ILPR = 0x020;
  private static final int IBRD = 0x024;
  private static final int FBRD = 0x028;
  private static final int LCR_H = 0x02C;
  private static final int CR = 0x030;
  private static final int IFLS = 0x034;
  private static final int IMSC = 0x038;
  private static final int RIS = 0x03C;
  private static final int MIS = 0x040;
  private static final int ICR = 0x044;
  private static final int DMACR = 0x048;
  private static final int[] IDENTIFICATION = {0x11, 0x10, 0x14, 0x00, 0x0D, 0xF0, 0x05, 0xB1};

  private static final int FR_RXFE = 1 << 4;
  private static final int FR_RXFF = 1 << 6;
  private static final int FR_TXFE = 1 << 7;
  private static final int LCR_FEN = 1 << 4;
  private static final int CR_LBE = 1 << 7;

  /** Receive and transmit interrupts in RIS, MIS, IMSC and ICR. */
  private static final int INT_RX = 1 << 4;

  private static final int INT_TX = 1 << 5;
  private static final int INT_ALL = 0x7FF;

  private static final int FIFO_DEPTH = 16;

  private final long base;
  private final InterruptLine line;
  private final ConsoleOutput output;

  private int ilpr;
  private int ibrd;
  private int fbrd;
  private int lcr;
  private int cr;
  private int ifls;
  private int mask;
  private int raw;
  private int dmacr;

  /** Received bytes: the first {@link #fifoCount()} are in the FIFO, the rest wait outside. */
  private byte[] input = new byte[64];

  private int inputStart;
  private int inputCount;

  /** How many of the received bytes are in the FIFO. */
  private int fifoCount;

  /** Makes a port in its reset state. */
  public Pl011(long base, InterruptLine line, ConsoleOutput output) {
    this.base = base;
    this.line = line;
    this.output = output;
    reset();
  }

  private void reset() {
    cr = 0x300;
    ifls = 0x12;
  }

  @Override
  public long base() {
    return base;
  }

  @Override
  public long size() {
    return SIZE;
  }

  /** Bytes in the receive FIFO. */
  public int fifoCount() {
    return fifoCount;
  }

  /** Bytes that have arrived and not been read, in the FIFO or waiting. */
  public int inputCount() {
    return inputCount;
  }

  /** Bytes arrive from outside. */
  public void receive(byte[] bytes, int offset, int length) {
    for (int i = 0; i < length; i++) {
      if (inputCount == input.length) {
        grow();
      }
      input[(inputStart + inputCount) % input.length] = bytes[offset + i];
      inputCount++;
    }
    fill();
  }

  private void grow() {
    byte[] bigger = new byte[input.length * 2];
    for (int i = 0; i < inputCount; i++) {
      bigger[i] = input[(inputStart + i) % input.length];
    }
    input = bigger;
    inputStart = 0;
  }

  /** Lets waiting bytes into the FIFO. */
  private void fill() {
    int depth = (lcr & LCR_FEN) != 0 ? FIFO_DEPTH : 1;
    if (fifoCount < depth && fifoCount < inputCount) {
      if (fifoCount == 0) {
        raw |= INT_RX;
      }
      fifoCount = Math.min(depth, inputCount);
      updateLine();
    }
  }

  private void updateLine() {
    line.set((raw & mask) != 0);
  }

  @Override
  public long read(long offset, int size) {
    int at = (int) offset & ~3;
    if (at >= 0xFE0) {
      return IDENTIFICATION[(at - 0xFE0) >> 2];
    }
    return switch (at) {
      case DR -> readData();
      case FR -> flags();
      case ILPR -> ilpr;
      case IBRD -> ibrd;
      case FBRD -> fbrd;
      case LCR_H -> lcr;
      case CR -> cr;
      case IFLS -> ifls;
      case IMSC -> mask;
      case RIS -> raw;
      case MIS -> raw & mask;
      case DMACR -> dmacr;
      default -> 0;
    };
  }

  private int readData() {
    if (fifoCount == 0) {
      return 0;
    }
    int value = input[inputStart] & 0xFF;
    inputStart = (inputStart + 1) % input.length;
    inputCount--;
    fifoCount--;
    if (fifoCount == 0) {
      raw &= ~INT_RX;
    }
    fill();
    updateLine();
    return value;
  }

  private int flags() {
    int depth = (lcr & LCR_FEN) != 0 ? FIFO_DEPTH : 1;
    return FR_TXFE | (fifoCount == 0 ? FR_RXFE : 0) | (fifoCount >= depth ? FR_RXFF : 0);
  }

  @Override
  public void write(long offset, int size, long value) {
    int bits = (int) value;
    switch ((int) offset & ~3) {
      case DR -> transmit(bits & 0xFF);
      case RSR -> {
        // Clears receive errors, of which there are none.
      }
      case ILPR -> ilpr = bits & 0xFF;
      case IBRD -> ibrd = bits & 0xFFFF;
      case FBRD -> fbrd = bits & 0x3F;
      case LCR_H -> setLineControl(bits & 0xFF);
      case CR -> cr = bits & 0xFFFF;
      case IFLS -> ifls = bits & 0x3F;
      case IMSC -> {
        mask = bits & INT_ALL;
        updateLine();
      }
      case ICR -> {
        raw &= ~bits;
        updateLine();
      }
      case DMACR -> dmacr = bits & 7;
      default -> {
        // Read-only or reserved.
      }
    }
  }

  private void transmit(int value) {
    if ((cr & CR_LBE) != 0) {
      loopBack(value);
    } else {
      output.put(value);
    }
    raw |= INT_TX;
    updateLine();
  }

  /** A byte that finds the FIFO full, or others waiting for it, is lost: an overrun. */
  private void loopBack(int value) {
    int depth = (lcr & LCR_FEN) != 0 ? FIFO_DEPTH : 1;
    if (fifoCount < depth && fifoCount == inputCount) {
      receive(new byte[] {(byte) value}, 0, 1);
    }
  }

  /** Switching the FIFOs on or off empties them. */
  private void setLineControl(int value) {
    boolean flush = ((lcr ^ value) & LCR_FEN) != 0;
    lcr = value;
    if (flush) {
      inputStart = (inputStart + fifoCount) % input.length;
      inputCount -= fifoCount;
      fifoCount = 0;
      fill();
    }
  }

  @Override
  public void save(StateWriter out) {
    out.section("pl011", 1);
    for (int register : new int[] {ilpr, ibrd, fbrd, lcr, cr, ifls, mask, raw, dmacr, fifoCount}) {
      out.i32(register);
    }
    byte[] waiting = new byte[inputCount];
    for (int i = 0; i < inputCount; i++) {
      waiting[i] = input[(inputStart + i) % input.length];
    }
    out.bytes(waiting);
  }

  @Override
  public void load(StateReader in) {
    in.section("pl011");
    ilpr = in.i32();
    ibrd = in.i32();
    fbrd = in.i32();
    lcr = in.i32();
    cr = in.i32();
    ifls = in.i32();
    mask = in.i32();
    raw = in.i32();
    dmacr = in.i32();
    fifoCount = in.i32();
    byte[] waiting = in.bytes();
    if (fifoCount < 0 || fifoCount > waiting.length) {
      throw new SnapshotException("the serial port's FIFO holds more than has arrived");
    }
    inputStart = 0;
    inputCount = waiting.length;
    input = Arrays.copyOf(waiting, Math.max(64, waiting.length));
  }
}
