package org.gunyahsim.hypervisor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.gunyahsim.hypervisor.snapshot.FileStateReader;
import org.junit.jupiter.api.Test;

/** What goes through the serial port, and its interrupt; registers are QEMU's business. */
class UartTest {
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
  private final Uart uart = new Uart(0x0900_0000, high -> line = high, output::write);

  private void receive(String text) {
    uart.receive(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** What a handler does first. */
  private void ask() {
    uart.write(IMSC, 4, RX);
    assertThat(line).isTrue();
    assertThat(uart.read(RIS, 4) & RX).isEqualTo(RX);
  }

  /** Another port in the state of this one, by way of a snapshot. */
  private Uart copy() throws IOException {
    Uart other = new Uart(0x0900_0000, high -> {}, value -> {});
    byte[] saved = PlatformTest.save(uart);
    try (FileStateReader in = new FileStateReader(new ByteArrayInputStream(saved))) {
      other.load(in);
    }
    return other;
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
    assertThat(uart.read(FR, 4)).as("only announced").isEqualTo(0x90);
    ask();
    assertThat(line).as("below the level of UARTIFLS as well").isTrue();
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
    ask();
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
    assertThat(uart.waiting()).isEqualTo(500);
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
    assertThat(uart.waiting()).isEqualTo(16);
    assertThat(readAll()).isEqualTo("abcdefghijklmnop");
  }

  @Test
  void switchingTheFifoEmptiesItButLosesNothing() {
    uart.write(LCR_H, 4, 0x10);
    receive("0123456789abcdefXY");
    ask();
    uart.write(LCR_H, 4, 0x00);
    assertThat(uart.read(FR, 4)).isEqualTo(0x90);
    ask();
    assertThat(readAll()).isEqualTo("0123456789abcdefXY");
    assertThat(line).isFalse();
  }

  @Test
  void theLineFollowsAnAnnouncement() {
    receive("q");
    assertThat(line).as("masked").isFalse();
    uart.write(IMSC, 4, RX);
    assertThat(line).isTrue();
    uart.write(ICR, 4, RX);
    assertThat(line).isFalse();
    assertThat(uart.read(FR, 4)).isEqualTo(0x90);
    assertThat(line).as("asked for by polling").isTrue();
    for (int i = 1; i < 15; i++) {
      assertThat(uart.read(FR, 4)).isEqualTo(0x90);
    }
    assertThat(readAll()).isEqualTo("q");
    assertThat(line).isFalse();
  }

  @Test
  void aSnapshotKeepsWhatIsAnnouncedAndWhatIsHeld() throws IOException {
    uart.write(LCR_H, 4, 0x70);
    uart.write(IMSC, 4, RX);
    receive("a line longer than the FIFO");
    Uart announcing = copy();
    assertThat(announcing.read(FR, 4)).isEqualTo(0x90);
    assertThat(announcing.read(RIS, 4)).isEqualTo(RX);
    assertThat(announcing.read(FR, 4)).isEqualTo(0xC0);
    ask();
    assertThat(uart.read(DR, 4)).isEqualTo('a');
    Uart listening = copy();
    assertThat(listening.read(FR, 4)).isEqualTo(0xC0);
    for (byte each : " line longer than the FIFO".getBytes(StandardCharsets.US_ASCII)) {
      assertThat(listening.read(DR, 4)).isEqualTo(each);
    }
  }
}
