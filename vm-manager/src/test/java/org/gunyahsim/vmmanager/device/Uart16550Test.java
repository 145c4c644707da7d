package org.gunyahsim.vmmanager.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Registers, FIFO and interrupts of the 16550A by its data sheet. */
class Uart16550Test {
  private static final int DATA = 0;
  private static final int IER = 1;
  private static final int IIR = 2;
  private static final int FCR = 2;
  private static final int LCR = 3;
  private static final int MCR = 4;
  private static final int LSR = 5;
  private static final int MSR = 6;
  private static final int SCR = 7;

  private final StringBuilder sent = new StringBuilder();
  private final Uart16550 uart = new Uart16550(value -> sent.append((char) value));

  private void offer(String text) {
    uart.offer(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void resetValues() {
    assertThat(uart.read(IER, 1)).isZero();
    assertThat(uart.read(IIR, 1)).isEqualTo(1);
    assertThat(uart.read(LCR, 1)).isZero();
    assertThat(uart.read(MCR, 1)).isZero();
    assertThat(uart.read(LSR, 1)).isEqualTo(0x60);
    assertThat(uart.read(MSR, 1)).isEqualTo(0xB0);
    assertThat(uart.interrupt()).isFalse();
  }

  @Test
  void registersKeepWhatTheyCan() {
    uart.write(SCR, 1, 0x5A);
    assertThat(uart.read(SCR, 1)).isEqualTo(0x5A);
    uart.write(IER, 1, 0xFF);
    assertThat(uart.read(IER, 1)).isEqualTo(0x0F);
    uart.write(MCR, 1, 0xEF);
    assertThat(uart.read(MCR, 1)).isEqualTo(0x0F);
    uart.write(LCR, 1, 0x83);
    uart.write(DATA, 1, 0x0C);
    uart.write(IER, 1, 0x01);
    assertThat(uart.read(DATA, 1)).isEqualTo(0x0C);
    assertThat(uart.read(IER, 1)).isEqualTo(0x01);
    uart.write(LCR, 1, 0x03);
    assertThat(uart.read(IER, 1)).as("behind the divisor").isEqualTo(0x0F);
    assertThat(sent).isEmpty();
  }

  @Test
  void fifosShowInTheIdentification() {
    uart.write(FCR, 1, 1);
    assertThat(uart.read(IIR, 1)).isEqualTo(0xC1);
    uart.write(FCR, 1, 0);
    assertThat(uart.read(IIR, 1)).isEqualTo(0x01);
  }

  @Test
  void transmitterEmptyInterrupts() {
    uart.write(IER, 1, 2);
    assertThat(uart.interrupt()).as("enabling it with an empty transmitter asserts it").isTrue();
    assertThat(uart.read(IIR, 1)).isEqualTo(2);
    assertThat(uart.interrupt()).as("reading the identification clears it").isFalse();
    uart.write(DATA, 1, 'x');
    assertThat(uart.interrupt()).isTrue();
    assertThat(sent).hasToString("x");
  }

  @Test
  void receiveInterruptsByLevel() {
    uart.write(FCR, 1, 0x81);
    uart.write(IER, 1, 1);
    offer("1234567");
    assertThat(uart.read(IIR, 1)).as("below the trigger of 8: timeout").isEqualTo(0xCC);
    offer("8");
    assertThat(uart.read(IIR, 1)).isEqualTo(0xC4);
    for (char c : "12345678".toCharArray()) {
      assertThat(uart.read(LSR, 1) & 1).isEqualTo(1);
      assertThat(uart.read(DATA, 1)).isEqualTo(c);
    }
    assertThat(uart.interrupt()).isFalse();
    assertThat(uart.read(LSR, 1)).isEqualTo(0x60);
  }

  @Test
  void receptionGoesBeforeTransmission() {
    uart.write(IER, 1, 3);
    offer("a");
    assertThat(uart.read(IIR, 1)).isEqualTo(4);
    uart.read(DATA, 1);
    assertThat(uart.read(IIR, 1)).isEqualTo(2);
  }

  /** The test that Linux makes to find a port. */
  @Test
  void loopbackOfTheModemLines() {
    uart.write(MCR, 1, 0x1A);
    assertThat(uart.read(MSR, 1) & 0xF0).isEqualTo(0x90);
    uart.write(MCR, 1, 0x1F);
    assertThat(uart.read(MSR, 1) & 0xF0).isEqualTo(0xF0);
  }

  /** The test that Linux makes to measure the FIFO. */
  @Test
  void loopbackFillsTheFifoAndLeavesTheLineAlone() {
    uart.write(IER, 1, 1);
    uart.write(FCR, 1, 7);
    uart.write(MCR, 1, 0x10);
    for (int i = 0; i < 256; i++) {
      uart.write(DATA, 1, i);
    }
    offer("later");
    assertThat(uart.interrupt()).as("by what is looped").isTrue();
    int count = 0;
    while ((uart.read(LSR, 1) & 1) != 0) {
      assertThat(uart.read(DATA, 1)).isEqualTo(count++);
    }
    assertThat(count).isEqualTo(16);
    assertThat(sent).isEmpty();
    uart.write(DATA, 1, 'z');
    uart.write(FCR, 1, 7);
    uart.write(MCR, 1, 0);
    assertThat(uart.read(LSR, 1) & 1).as("nobody has asked").isZero();
    assertThat(uart.read(DATA, 1)).as("not the looped byte").isEqualTo('l');
  }

  @Test
  void overrunShowsOnce() {
    uart.write(MCR, 1, 0x10);
    uart.write(IER, 1, 4);
    uart.write(DATA, 1, 'x');
    uart.write(DATA, 1, 'y');
    assertThat(uart.read(IIR, 1)).isEqualTo(6);
    assertThat(uart.read(LSR, 1) & 2).isEqualTo(2);
    assertThat(uart.read(LSR, 1) & 2).isZero();
    assertThat(uart.interrupt()).isFalse();
  }

  @Test
  void aDriverThatStartsThrowsNothingAway() {
    offer("typed early");
    start();
    assertThat(uart.interrupt()).isTrue();
    assertThat(handle()).isEqualTo("typed early");
    assertThat(uart.interrupt()).isFalse();
    offer("later, and longer than a FIFO");
    assertThat(handle()).isEqualTo("later, and longer than a FIFO");
    // Closed and opened again.
    offer("between");
    uart.write(IER, 1, 0);
    clearFifos();
    readAll();
    start();
    assertThat(handle()).isEqualTo("between");
  }

  /** The register accesses of Linux's 8250 driver that open a port. */
  private void start() {
    clearFifos();
    readAll();
    // Does the transmitter interrupt, and again when it is enabled again?
    uart.read(LSR, 1);
    for (int i = 0; i < 2; i++) {
      uart.write(IER, 1, 2);
      uart.read(IIR, 1);
      uart.write(IER, 1, 0);
    }
    uart.write(LCR, 1, 3);
    uart.write(MCR, 1, 0x0B);
    uart.write(IER, 1, 2);
    uart.read(LSR, 1);
    uart.read(IIR, 1);
    uart.write(IER, 1, 0);
    readAll();
    uart.write(IER, 1, 5);
    uart.write(LCR, 1, 0x83);
    uart.write(DATA, 1, 1);
    uart.write(IER, 1, 0);
    uart.write(LCR, 1, 3);
    uart.write(FCR, 1, 1);
    uart.write(FCR, 1, 0x81);
  }

  private void clearFifos() {
    uart.write(FCR, 1, 1);
    uart.write(FCR, 1, 7);
    uart.write(FCR, 1, 0);
  }

  private void readAll() {
    uart.read(LSR, 1);
    uart.read(DATA, 1);
    uart.read(IIR, 1);
    uart.read(MSR, 1);
  }

  /** Linux's interrupt handler: the cause, then all there is. */
  private String handle() {
    StringBuilder got = new StringBuilder();
    while ((uart.read(IIR, 1) & 1) == 0) {
      while ((uart.read(LSR, 1) & 1) != 0) {
        got.append((char) uart.read(DATA, 1));
      }
      uart.read(MSR, 1);
    }
    return got.toString();
  }

  @Test
  void aHandlerThatJustReadsGetsItsInput() {
    uart.write(IER, 1, 1);
    offer("abc");
    StringBuilder got = new StringBuilder();
    while (uart.interrupt()) {
      got.append((char) uart.read(DATA, 1));
    }
    assertThat(got).hasToString("abc");
  }

  @Test
  void loopbackIsNoPolling() {
    offer("q");
    uart.write(MCR, 1, 0x10);
    for (int i = 0; i < 100; i++) {
      uart.read(LSR, 1);
    }
    uart.write(MCR, 1, 0);
    assertThat(uart.read(LSR, 1) & 1).isZero();
  }

  /** Another order: the interrupt first, then whatever the FIFO has is thrown away. */
  @Test
  void aDriverThatEnablesBeforeItEmptiesThrowsNothingAway() {
    offer("typed early");
    uart.write(FCR, 1, 0x81);
    uart.write(IER, 1, 1);
    for (int i = 0; i < 32 && (uart.read(LSR, 1) & 1) != 0; i++) {
      uart.read(DATA, 1);
    }
    assertThat(handle()).isEqualTo("typed early");
  }
}
