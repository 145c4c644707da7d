package org.gunyahsim.vmmanager.device;

import org.gunyahsim.hypervisor.serial.SerialPort;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/** The PC's UART 16550A, byte registers one after the other. */
public final class Uart16550 extends SerialPort {
  private static final int RBR_THR = 0;
  private static final int IER = 1;
  private static final int IIR_FCR = 2;
  private static final int LCR = 3;
  private static final int MCR = 4;
  private static final int LSR = 5;
  private static final int MSR = 6;
  private static final int SCR = 7;

  private static final int IER_RECEIVE = 1;
  private static final int IER_TRANSMIT = 1 << 1;
  private static final int IER_LINE = 1 << 2;
  private static final int IER_MODEM = 1 << 3;

  private static final int IIR_NONE = 1;
  private static final int IIR_MODEM = 0x0;
  private static final int IIR_TRANSMIT = 0x2;
  private static final int IIR_RECEIVE = 0x4;
  private static final int IIR_LINE = 0x6;
  private static final int IIR_TIMEOUT = 0xC;
  private static final int IIR_FIFO = 0xC0;

  private static final int FCR_ENABLE = 1;
  private static final int FCR_CLEAR_RECEIVE = 1 << 1;

  private static final int LCR_DLAB = 1 << 7;

  private static final int MCR_LOOPBACK = 1 << 4;
  private static final int MCR_MASK = 0x1F;

  private static final int LSR_READY = 1;
  private static final int LSR_OVERRUN = 1 << 1;
  private static final int LSR_THRE = 1 << 5;
  private static final int LSR_TEMT = 1 << 6;

  /** DCD, DSR, CTS: somebody is there. */
  private static final int MSR_CONNECTED = 0xB0;

  private static final int FIFO = 16;

  /** Receive trigger by FCR bits 7..6. */
  private static final int[] TRIGGER = {1, 4, 8, 14};

  private int enable;
  private int fifoControl;
  private int lineControl;
  private int modemControl;
  private int scratch;
  private int divisor = 1;
  private boolean overrun;
  private boolean transmitPending;
  private int modemDelta;

  public Uart16550(Output output) {
    super(FIFO, output);
  }

  @Override
  public int size() {
    return 8;
  }

  @Override
  public long read(int offset, int length) {
    return switch (offset) {
      case RBR_THR -> dlab() ? divisor & 0xFF : readData();
      case IER -> dlab() ? divisor >> 8 : enable;
      case IIR_FCR -> readIdentification();
      case LCR -> lineControl;
      case MCR -> modemControl;
      case LSR -> readLineStatus();
      case MSR -> readModemStatus();
      case SCR -> scratch;
      default -> 0;
    };
  }

  private boolean dlab() {
    return (lineControl & LCR_DLAB) != 0;
  }

  private int readData() {
    // Some handlers know but one cause.
    asked();
    int value = pop();
    fill();
    return Math.max(value, 0);
  }

  private int identification() {
    if ((enable & IER_LINE) != 0 && overrun) {
      return IIR_LINE;
    }
    if (announced()) {
      return IIR_RECEIVE;
    }
    if (receiving() && level() > 0) {
      return level() >= trigger() ? IIR_RECEIVE : IIR_TIMEOUT;
    }
    if ((enable & IER_TRANSMIT) != 0 && transmitPending) {
      return IIR_TRANSMIT;
    }
    if ((enable & IER_MODEM) != 0 && modemDelta != 0) {
      return IIR_MODEM;
    }
    return IIR_NONE;
  }

  private int readIdentification() {
    asked();
    int identification = identification();
    if (identification == IIR_TRANSMIT) {
      transmitPending = false;
    }
    return identification | (fifoEnabled() ? IIR_FIFO : 0);
  }

  private int readLineStatus() {
    polled();
    int value = LSR_THRE | LSR_TEMT;
    if (level() > 0) {
      value |= LSR_READY;
    }
    if (overrun) {
      value |= LSR_OVERRUN;
      overrun = false;
    }
    return value;
  }

  private int modemStatus() {
    if ((modemControl & MCR_LOOPBACK) == 0) {
      return MSR_CONNECTED;
    }
    // Looped back: RTS, DTR, OUT1 and OUT2 come in as CTS, DSR, RI and DCD.
    return (modemControl & 2) << 3
        | (modemControl & 1) << 5
        | (modemControl & 4) << 4
        | (modemControl & 8) << 4;
  }

  private int readModemStatus() {
    int value = modemStatus() | modemDelta;
    modemDelta = 0;
    return value;
  }

  @Override
  public void write(int offset, int length, long value) {
    int bits = (int) value & 0xFF;
    switch (offset) {
      case RBR_THR -> {
        if (dlab()) {
          divisor = divisor & 0xFF00 | bits;
        } else {
          writeData(bits);
        }
      }
      case IER -> {
        if (dlab()) {
          divisor = divisor & 0xFF | bits << 8;
        } else {
          writeEnable(bits & 0x0F);
        }
      }
      case IIR_FCR -> writeFifoControl(bits);
      case LCR -> lineControl = bits;
      case MCR -> writeModemControl(bits & MCR_MASK);
      case SCR -> scratch = bits;
      default -> {
        // LSR and MSR: read-only here.
      }
    }
  }

  private void writeData(int value) {
    if (loopback()) {
      if (!pushLooped(value)) {
        overrun = true;
      }
    } else {
      transmit(value);
    }
    transmitPending = true;
  }

  private void writeEnable(int value) {
    if ((value & ~enable & IER_TRANSMIT) != 0) {
      transmitPending = true;
    }
    enable = value;
    if (receiving()) {
      announce();
    }
  }

  private void writeFifoControl(int value) {
    boolean toggled = ((fifoControl ^ value) & FCR_ENABLE) != 0;
    fifoControl = value & 0xC9;
    if (toggled || (value & FCR_CLEAR_RECEIVE) != 0) {
      flush();
    }
  }

  private void writeModemControl(int value) {
    int before = modemStatus();
    modemControl = value;
    int changed = before ^ modemStatus();
    // Delta bits: CTS, DSR, DCD by any change, RI by its end.
    modemDelta |= changed >> 4 & 0xB;
    if ((changed & 0x40) != 0 && (before & 0x40) != 0) {
      modemDelta |= 4;
    }
    fill();
  }

  private boolean fifoEnabled() {
    return (fifoControl & FCR_ENABLE) != 0;
  }

  @Override
  protected boolean loopback() {
    return (modemControl & MCR_LOOPBACK) != 0;
  }

  @Override
  protected boolean receiving() {
    return (enable & IER_RECEIVE) != 0;
  }

  private int trigger() {
    return fifoEnabled() ? TRIGGER[fifoControl >> 6 & 3] : 1;
  }

  @Override
  protected int depth() {
    return fifoEnabled() ? FIFO : 1;
  }

  @Override
  protected void received() {
    // The state of the interrupt follows from the level.
  }

  @Override
  public boolean interrupt() {
    return identification() != IIR_NONE;
  }

  @Override
  public void save(StateWriter out) {
    out.section("vmm.uart16550", 2);
    super.save(out);
    out.i32(enable);
    out.i32(fifoControl);
    out.i32(lineControl);
    out.i32(modemControl);
    out.i32(scratch);
    out.i32(divisor);
    out.bool(overrun);
    out.bool(transmitPending);
    out.i32(modemDelta);
  }

  @Override
  public void load(StateReader in) {
    in.section("vmm.uart16550");
    super.load(in);
    enable = in.i32();
    fifoControl = in.i32();
    lineControl = in.i32();
    modemControl = in.i32();
    scratch = in.i32();
    divisor = in.i32();
    overrun = in.bool();
    transmitPending = in.bool();
    modemDelta = in.i32();
  }
}
