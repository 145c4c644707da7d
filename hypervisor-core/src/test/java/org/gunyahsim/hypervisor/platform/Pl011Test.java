package org.gunyahsim.hypervisor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What goes through the serial port, and its interrupt; registers are QEMU's business. */
class Pl011Test {
  private static final int DR = 0x00;
  private static final int FR = 0x18;
  private static final int LCR_H = 0x2C;
  private static final int CR = 0x30;
  private static final int IMSC = 0x38;
  private static final int RIS = 0x3C;
  private static final int ICR = 0x44;
  private static final int RX = 0x10;
  private static final int TX = 0x20;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private boolean line;
  private final Pl011 uart = new Pl011(0x0900_0000, high -> line = high, output::write);

  private void receive(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    uart.receive(bytes, 0, bytes.length);
  }

  private String readAll() {
    StringBuilder text = new StringBuilder();
    while ((uart.read(FR, 4) & 0x10) == 0) {
      text.append((char) uart.read(DR, 4));
    }
    return text.toString();
  }

  @Test
  void sendsWithoutBeingEnabled() {
    for (byte each : "hello\n".getBytes(StandardCharsets.US_ASCII)) {
      uart.write(DR, 1, each & 0xFF);
    }
    assertThat(output.toString(StandardCharsets.US_ASCII)).isEqualTo("hello\n");
  }

  @Test
  void theTransmitInterruptFollowsAByte() {
    uart.write(IMSC, 4, TX);
    assertThat(line).isFalse();
    uart.write(DR, 4, 'a');
    assertThat(line).isTrue();
    uart.write(ICR, 4, TX);
    assertThat(line).isFalse();
  }

  @Test
  void receivesWithFifo() {
    uart.write(LCR_H, 4, 0x70);
    uart.write(IMSC, 4, RX);
    receive("0123456789abcde");
    assertThat(line).isTrue();
    assertThat(uart.read(FR, 4)).isEqualTo(0x80);
    receive("f");
    assertThat(uart.read(FR, 4)).as("full").isEqualTo(0xC0);
    assertThat(readAll()).isEqualTo("0123456789abcdef");
    assertThat(line).isFalse();
    assertThat(uart.read(FR, 4)).isEqualTo(0x90);
    assertThat(uart.read(DR, 4)).isZero();
  }

  @Test
  void withoutFifoOneByteIsFull() {
    receive("xyz");
    assertThat(uart.fifoCount()).isEqualTo(1);
    assertThat(uart.read(FR, 4)).isEqualTo(0xC0);
    assertThat(readAll()).isEqualTo("xyz");
  }

  @Test
  void noByteIsLostWhenTheGuestIsSlow() {
    uart.write(LCR_H, 4, 0x10);
    StringBuilder sent = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      sent.append((char) (' ' + i % 90));
    }
    receive(sent.toString());
    assertThat(uart.fifoCount()).isEqualTo(16);
    assertThat(uart.inputCount()).isEqualTo(500);
    StringBuilder got = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      got.append((char) uart.read(DR, 4));
    }
    receive("tail");
    got.append(readAll());
    assertThat(got.toString()).isEqualTo(sent + "tail");
  }

  @Test
  void theReceiveInterruptComesAgainForBytesThatWaited() {
    uart.write(LCR_H, 4, 0x10);
    uart.write(IMSC, 4, RX);
    receive("0123456789abcdefgh");
    uart.write(ICR, 4, RX);
    assertThat(line).isFalse();
    for (int i = 0; i < 18; i++) {
      uart.read(DR, 4);
    }
    receive("!");
    assertThat(line).isTrue();
    assertThat(uart.read(RIS, 4) & RX).isEqualTo(RX);
  }

  @Test
  void loopBackReturnsWhatIsSent() {
    uart.write(CR, 4, 0x380);
    uart.write(DR, 4, 'q');
    assertThat(output.size()).isZero();
    assertThat(uart.read(DR, 4)).isEqualTo('q');
  }

  @Test
  void whatLoopsBackIntoAFullFifoIsLost() {
    uart.write(LCR_H, 4, 0x10);
    uart.write(CR, 4, 0x380);
    for (int i = 0; i < 1_000; i++) {
      uart.write(DR, 4, 'a' + i % 26);
    }
    assertThat(uart.inputCount()).isEqualTo(16);
    assertThat(readAll()).isEqualTo("abcdefghijklmnop");
  }

  @Test
  void switchingTheFifoEmptiesItButNotWhatHasNotEntered() {
    uart.write(LCR_H, 4, 0x10);
    receive("0123456789abcdefXY");
    uart.write(LCR_H, 4, 0x00);
    assertThat(readAll()).isEqualTo("XY");
  }
}
