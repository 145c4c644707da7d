package org.gunyahsim.hypervisor.serial;

import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * The Arm PrimeCell UART PL011 (technical reference manual DDI 0183, r1p4: FIFOs of 16). It
 * transmits whether or not it is enabled, as the usual emulations do, so that a guest which never
 * enabled it is heard.
 */
public final class Pl011 extends SerialPort {
  /** Whose PL011 it is, where they differ. */
  public enum Variant {
    /** The manual's. */
    MANUAL(0xFF87, false),

    /**
     * QEMU's: reserved bits of UARTCR can be written, and the receive interrupt comes with the
     * first byte instead of at the level of UARTIFLS, which software made for it relies on.
     */
    QEMU(0xFFFF, true);

    private final int controlMask;
    private final boolean firstByte;

    Variant(int controlMask, boolean firstByte) {
      this.controlMask = controlMask;
      this.firstByte = firstByte;
    }
  }

  private static final int DR = 0x000;
  private static final int RSR_ECR = 0x004;
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
  private static final int PERIPHERAL_ID = 0xFE0;

  /** PeriphID0..3, PCellID0..3. */
  private static final int[] IDS = {0x11, 0x10, 0x14, 0x00, 0x0D, 0xF0, 0x05, 0xB1};

  private static final int FR_RXFE = 1 << 4;
  private static final int FR_RXFF = 1 << 6;
  private static final int FR_TXFE = 1 << 7;

  private static final int LCR_FEN = 1 << 4;
  private static final int LCR_MASK = 0xFF;

  private static final int CR_LOOPBACK = 1 << 7;

  /** TXE and RXE. */
  private static final int CR_RESET = 0x300;

  private static final int IFLS_RESET = 0x12;
  private static final int IFLS_MASK = 0x3F;

  /** Receive, transmit, receive timeout, overrun. */
  private static final int INT_RX = 1 << 4;

  private static final int INT_TX = 1 << 5;
  private static final int INT_RT = 1 << 6;
  private static final int INT_RECEIVE = INT_RX | INT_RT;
  private static final int INT_OE = 1 << 10;
  private static final int INT_MASK = 0x7FF;

  private static final int RSR_OVERRUN = 1 << 3;
  private static final int FIFO = 16;

  /** Receive trigger in sixteenths of the FIFO, by IFLS bits 5..3. */
  private static final int[] TRIGGER = {2, 4, 8, 12, 14, 14, 14, 14};

  private final Variant variant;
  private int status;
  private int lowPower;
  private int integerBaud;
  private int fractionalBaud;
  private int lineControl;
  private int control = CR_RESET;
  private int levels = IFLS_RESET;
  private int mask;
  private int raw;
  private int dma;

  /** Makes a port in its reset state. */
  public Pl011(Variant variant, Output output) {
    super(FIFO, output);
    this.variant = variant;
  }

  @Override
  public int size() {
    return 0x1000;
  }

  @Override
  public long read(int offset, int length) {
    int register = offset & ~3;
    int value = readRegister(register);
    int shift = 8 * (offset & 3);
    return (value & 0xFFFF_FFFFL) >>> shift;
  }

  private int readRegister(int register) {
    if (register >= PERIPHERAL_ID && register < PERIPHERAL_ID + 4 * IDS.length) {
      return IDS[register - PERIPHERAL_ID >> 2];
    }
    return switch (register) {
      case DR -> readData();
      case RSR_ECR -> status;
      case FR -> readFlags();
      case ILPR -> lowPower;
      case IBRD -> integerBaud;
      case FBRD -> fractionalBaud;
      case LCR_H -> lineControl;
      case CR -> control;
      case IFLS -> levels;
      case IMSC -> mask;
      case RIS -> readStatus();
      case MIS -> readStatus() & mask;
      case DMACR -> dma;
      default -> 0;
    };
  }

  private int readStatus() {
    asked();
    return raised();
  }

  /** Interrupts before the mask: an announcement comes by the one that the guest has enabled. */
  private int raised() {
    if (!announced()) {
      return raw;
    }
    return raw | ((mask & INT_RX) != 0 ? INT_RX : INT_RT);
  }

  private int readFlags() {
    polled();
    int flags = FR_TXFE;
    if (level() == 0) {
      flags |= FR_RXFE;
    }
    if (level() >= depth()) {
      flags |= FR_RXFF;
    }
    return flags;
  }

  private int readData() {
    listen();
    int value = pop();
    if (value < 0) {
      return 0;
    }
    if (level() < trigger()) {
      raw &= ~INT_RX;
    }
    if (level() == 0) {
      raw &= ~INT_RT;
    }
    fill();
    return value;
  }

  @Override
  public void write(int offset, int length, long value) {
    int bits = (int) value;
    switch (offset & ~3) {
      case DR -> writeData(bits & 0xFF);
      case RSR_ECR -> status = 0;
      case ILPR -> lowPower = bits & 0xFF;
      case IBRD -> integerBaud = bits & 0xFFFF;
      case FBRD -> fractionalBaud = bits & 0x3F;
      case LCR_H -> writeLineControl(bits & LCR_MASK);
      case CR -> {
        control = bits & variant.controlMask;
        fill();
      }
      case IFLS -> {
        levels = bits & IFLS_MASK;
        updateReceive();
      }
      case IMSC -> {
        mask = bits & INT_MASK;
        if (receiving()) {
          announce();
        }
      }
      case ICR -> {
        raw &= ~bits;
        if ((bits & INT_RECEIVE) != 0) {
          withdraw();
        }
      }
      case DMACR -> dma = bits & 7;
      default -> {
        // Read-only or reserved.
      }
    }
  }

  private void writeData(int value) {
    if (loopback()) {
      if (!pushLooped(value)) {
        status |= RSR_OVERRUN;
        raw |= INT_OE;
      }
    } else {
      transmit(value);
    }
    // The transmit FIFO has emptied again, through its trigger level.
    raw |= INT_TX;
  }

  private void writeLineControl(int value) {
    boolean toggled = ((lineControl ^ value) & LCR_FEN) != 0;
    lineControl = value;
    if (toggled) {
      flush();
      raw &= ~INT_RECEIVE;
    }
  }

  @Override
  protected int depth() {
    return (lineControl & LCR_FEN) != 0 ? FIFO : 1;
  }

  @Override
  protected boolean loopback() {
    return (control & CR_LOOPBACK) != 0;
  }

  @Override
  protected boolean receiving() {
    return (mask & INT_RECEIVE) != 0;
  }

  private int trigger() {
    return (lineControl & LCR_FEN) != 0 && !variant.firstByte ? TRIGGER[levels >> 3 & 7] : 1;
  }

  @Override
  protected void received() {
    updateReceive();
  }

  /** No time passes on this line: what lies below the trigger has always timed out. */
  private void updateReceive() {
    if (level() >= trigger()) {
      raw |= INT_RX;
    } else if (level() > 0) {
      raw |= INT_RT;
    }
  }

  @Override
  public boolean interrupt() {
    return (raised() & mask) != 0;
  }

  @Override
  public void save(StateWriter out) {
    out.section("pl011", 2);
    super.save(out);
    out.i32(status);
    out.i32(lowPower);
    out.i32(integerBaud);
    out.i32(fractionalBaud);
    out.i32(lineControl);
    out.i32(control);
    out.i32(levels);
    out.i32(mask);
    out.i32(raw);
    out.i32(dma);
  }

  @Override
  public void load(StateReader in) {
    in.section("pl011");
    super.load(in);
    status = in.i32();
    lowPower = in.i32();
    integerBaud = in.i32();
    fractionalBaud = in.i32();
    lineControl = in.i32();
    control = in.i32();
    levels = in.i32();
    mask = in.i32();
    raw = in.i32();
    dma = in.i32();
  }
}
