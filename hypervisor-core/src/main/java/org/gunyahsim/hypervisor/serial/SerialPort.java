package org.gunyahsim.hypervisor.serial;

import java.util.Arrays;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * A serial port as a guest sees it. What it transmits leaves at once; what it is to receive waits,
 * without limit and without loss, until its FIFO has room and the guest listens.
 *
 * <p>Listening: drivers empty the FIFO while they start, some of them with the receive interrupt
 * already enabled, and would throw away what somebody typed, or piped in, early. So waiting input
 * is first only announced: the receive interrupt is raised over an empty FIFO. The guest listens
 * once it asks what that interrupt was about, as a handler does and a starting driver does not, or
 * when it polls the status register again and again.
 */
public abstract class SerialPort implements Snapshottable {
  /** Where what the guest sends goes. */
  @FunctionalInterface
  public interface Output {
    /** One byte, 0..255. */
    void write(int value);
  }

  /** Consecutive reads of the status register that count as polling for input. */
  static final int POLLS = 16;

  private final Output output;

  /** Waiting input: a ring. */
  private byte[] backlog = new byte[64];

  private int backlogHead;
  private int backlogSize;

  private final byte[] fifo;
  private int fifoHead;
  private int fifoSize;
  private int polls;
  private boolean listening;

  /** Waiting input has been announced, or will be when the receive interrupt is enabled. */
  private boolean announced;

  /** The FIFO holds bytes of the own transmitter. */
  private boolean looped;

  /**
   * Makes a port in its reset state.
   *
   * @param depth of the receive FIFO
   */
  protected SerialPort(int depth, Output output) {
    this.fifo = new byte[depth];
    this.output = output;
  }

  /** Bytes of the register window. */
  public abstract int size();

  /**
   * A load of the guest.
   *
   * @param offset in the window
   * @param length 1, 2, 4 or 8
   * @return zero-extended
   */
  public abstract long read(int offset, int length);

  /** A store of the guest. */
  public abstract void write(int offset, int length, long value);

  /** True while the port asserts its interrupt. */
  public abstract boolean interrupt();

  /** Depth of the FIFO as it is configured now. */
  protected abstract int depth();

  /** True while the receiver is joined to the own transmitter instead of the line. */
  protected abstract boolean loopback();

  /** True while the guest has a receive interrupt enabled. */
  protected abstract boolean receiving();

  /** The receive FIFO has got another byte. */
  protected abstract void received();

  /** Input from outside. */
  public final void offer(byte[] bytes) {
    for (byte value : bytes) {
      addLast(value);
    }
    fill();
    announce();
  }

  /**
   * True while input waits behind an empty FIFO and the receive interrupt is raised to tell of it.
   */
  public final boolean announced() {
    return announced && !listening && backlogSize > 0 && receiving() && !loopback();
  }

  /** Bytes of input that the guest has not read. */
  public final int waiting() {
    return backlogSize + fifoSize;
  }

  /** Sends a byte out. */
  protected final void transmit(long value) {
    polls = 0;
    output.write((int) value & 0xFF);
  }

  /**
   * The status register was read. It may be a handler's way to ask for input, after it has cleared
   * the interrupt: it must be called again until it has asked often enough.
   */
  protected final void polled() {
    if (listening || loopback()) {
      return;
    }
    announce();
    if (++polls >= POLLS) {
      listen();
    }
  }

  /** A register that a handler reads, and a starting driver does not, is about to be read. */
  protected final void asked() {
    if (announced()) {
      listen();
    }
  }

  /** Raises the receive interrupt, as soon as it is enabled, for input that waits. */
  protected final void announce() {
    announced = !listening && backlogSize > 0;
  }

  /** The guest clears the receive interrupt. */
  protected final void withdraw() {
    announced = false;
  }

  /** The guest wants input from now on. */
  protected final void listen() {
    if (!listening) {
      listening = true;
      announced = false;
      fill();
    }
  }

  /** Moves waiting input into the FIFO while there is room. */
  protected final void fill() {
    while (listening && backlogSize > 0 && fifoSize < depth() && !loopback()) {
      push(removeFirst());
    }
  }

  /** Receives a byte of the own transmitter; false when the FIFO is full. */
  protected final boolean pushLooped(int value) {
    looped = true;
    return push(value);
  }

  private boolean push(int value) {
    if (fifoSize >= depth()) {
      return false;
    }
    fifo[(fifoHead + fifoSize) % fifo.length] = (byte) value;
    fifoSize++;
    received();
    return true;
  }

  /** Takes a byte out of the FIFO, 0..255; -1 when it is empty. The caller refills. */
  protected final int pop() {
    if (fifoSize == 0) {
      return -1;
    }
    int value = fifo[fifoHead] & 0xFF;
    fifoHead = (fifoHead + 1) % fifo.length;
    fifoSize--;
    looped &= fifoSize > 0;
    return value;
  }

  /** The FIFO is emptied by the guest: what it held of the line will be received again. */
  protected final void flush() {
    for (int i = fifoSize - 1; i >= 0 && !looped; i--) {
      addFirst(fifo[(fifoHead + i) % fifo.length]);
    }
    looped = false;
    fifoSize = 0;
    listening = false;
    polls = 0;
    announce();
  }

  /** Bytes in the FIFO. */
  protected final int level() {
    return fifoSize;
  }

  private void addLast(byte value) {
    room();
    backlog[backlogHead + backlogSize & backlog.length - 1] = value;
    backlogSize++;
  }

  private void addFirst(byte value) {
    room();
    backlogHead = backlogHead - 1 & backlog.length - 1;
    backlog[backlogHead] = value;
    backlogSize++;
  }

  private int removeFirst() {
    int value = backlog[backlogHead] & 0xFF;
    backlogHead = backlogHead + 1 & backlog.length - 1;
    backlogSize--;
    return value;
  }

  private void room() {
    if (backlogSize == backlog.length) {
      byte[] larger = new byte[2 * backlogSize];
      for (int i = 0; i < backlogSize; i++) {
        larger[i] = backlog[backlogHead + i & backlog.length - 1];
      }
      backlog = larger;
      backlogHead = 0;
    }
  }

  /** Takes the input that the guest has not read over from the port that this one replaces. */
  public final void inherit(SerialPort before) {
    before.flush();
    byte[] kept = new byte[before.backlogSize];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = (byte) before.removeFirst();
    }
    offer(kept);
  }

  @Override
  public void save(StateWriter out) {
    byte[] waiting = new byte[backlogSize];
    for (int i = 0; i < backlogSize; i++) {
      waiting[i] = backlog[backlogHead + i & backlog.length - 1];
    }
    out.bytes(waiting);
    byte[] held = new byte[fifoSize];
    for (int i = 0; i < fifoSize; i++) {
      held[i] = fifo[(fifoHead + i) % fifo.length];
    }
    out.bytes(held);
    out.i32(polls);
    out.bool(listening);
    out.bool(announced);
    out.bool(looped);
  }

  @Override
  public void load(StateReader in) {
    byte[] waiting = in.bytes();
    backlogHead = 0;
    backlogSize = 0;
    for (byte value : waiting) {
      addLast(value);
    }
    byte[] held = in.bytes();
    if (held.length > fifo.length) {
      throw new SnapshotException("a serial port's FIFO holds more than it can");
    }
    Arrays.fill(fifo, (byte) 0);
    fifoHead = 0;
    fifoSize = held.length;
    System.arraycopy(held, 0, fifo, 0, fifoSize);
    polls = in.i32();
    listening = in.bool();
    announced = in.bool();
    looped = in.bool();
  }
}
