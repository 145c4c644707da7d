package org.gunyahsim.hypervisor.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Registers, FIFOs and interrupts of the PL011 by its technical reference manual (DDI 0183). */
class Pl011Test {
  private static final int DR = 0x00;
  private static final int FR = 0x18;
  private static final int LCR_H = 0x2C;
  private static final int CR = 0x30;
  private static final int IFLS = 0x34;
  private static final int IMSC = 0x38;
  private static final int RIS = 0x3C;
  private static final int MIS = 0x40;
  private static final int ICR = 0x44;

  private final StringBuilder sent = new StringBuilder();
  private final Pl011 uart = new Pl011(Pl011.Variant.MANUAL, value -> sent.append((char) value));

  private void offer(String text) {
    uart.offer(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void fifo() {
    uart.write(LCR_H, 4, 0x70);
  }

  @Test
  void resetValues() {
    int[][] table = {
      {0x04, 0},
      {FR, 0x90},
      {0x20, 0},
      {0x24, 0},
      {0x28, 0},
      {LCR_H, 0},
      {CR, 0x300},
      {IFLS, 0x12},
      {IMSC, 0},
      {RIS, 0},
      {MIS, 0},
      {0x48, 0},
      {0xFE0, 0x11},
      {0xFE4, 0x10},
      {0xFE8, 0x14},
      {0xFEC, 0},
      {0xFF0, 0x0D},
      {0xFF4, 0xF0},
      {0xFF8, 0x05},
      {0xFFC, 0xB1},
    };
    for (int[] row : table) {
      assertThat(uart.read(row[0], 4)).as("register 0x%x", row[0]).isEqualTo(row[1]);
    }
  }

  @Test
  void writableBits() {
    int[][] table = {
      {0x20, 0xFF},
      {0x24, 0xFFFF},
      {0x28, 0x3F},
      {LCR_H, 0xFF},
      {CR, 0xFF87},
      {IFLS, 0x3F},
      {IMSC, 0x7FF},
      {0x48, 0x7},
    };
    for (int[] row : table) {
      uart.write(row[0], 4, -1);
      assertThat(uart.read(row[0], 4)).as("register 0x%x", row[0]).isEqualTo(row[1]);
    }
  }

  @Test
  void qemuKeepsReservedBitsOfControlAndInterruptsByTheFirstByte() {
    Pl011 port = new Pl011(Pl011.Variant.QEMU, value -> {});
    port.write(CR, 4, 0xFF7F);
    assertThat(port.read(CR, 4)).isEqualTo(0xFF7F);
    port.write(LCR_H, 4, 0x70);
    port.write(IMSC, 4, 0x10);
    port.offer(new byte[] {'a', 'b'});
    for (char c = 'a'; c <= 'b'; c++) {
      assertThat(port.read(MIS, 4)).isEqualTo(0x10);
      assertThat(port.read(DR, 4)).isEqualTo(c);
    }
    assertThat(port.read(RIS, 4)).isZero();
  }

  @Test
  void narrowAccessesReadTheRightBytes() {
    uart.write(0x24, 2, 0x1234);
    assertThat(uart.read(0x24, 1) & 0xFF).isEqualTo(0x34);
    assertThat(uart.read(0x25, 1) & 0xFF).isEqualTo(0x12);
  }

  @Test
  void sendsWhatIsWritten() {
    for (char c : "hi\n".toCharArray()) {
      uart.write(DR, 1, c);
    }
    assertThat(sent).hasToString("hi\n");
    assertThat(uart.read(FR, 4)).isEqualTo(0x90);
  }

  @Test
  void transmitInterruptComesWithTheFirstByteAndGoesByIcr() {
    uart.write(IMSC, 4, 0x20);
    assertThat(uart.interrupt()).as("an empty FIFO has crossed no level yet").isFalse();
    uart.write(DR, 1, 'x');
    assertThat(uart.interrupt()).isTrue();
    uart.write(ICR, 4, 0x20);
    assertThat(uart.interrupt()).isFalse();
    uart.write(DR, 1, 'y');
    uart.write(IMSC, 4, 0);
    assertThat(uart.read(RIS, 4)).isEqualTo(0x20);
    assertThat(uart.read(MIS, 4)).isZero();
    uart.write(IMSC, 4, 0x20);
    assertThat(uart.interrupt()).as("it is a level: unmasking shows it").isTrue();
  }

  @Test
  void receiveLevelFollowsTheTrigger() {
    fifo();
    uart.write(IMSC, 4, 0x50);
    int[] triggers = {2, 4, 8, 12, 14};
    for (int i = 0; i < triggers.length; i++) {
      uart.write(IFLS, 4, i << 3);
      for (int j = 1; j < triggers[i]; j++) {
        offer("a");
        assertThat(uart.read(RIS, 4) & 0x10).as("%d of %d", j, triggers[i]).isZero();
        assertThat(uart.read(RIS, 4) & 0x40).as("timeout").isEqualTo(0x40);
      }
      offer("a");
      assertThat(uart.read(RIS, 4) & 0x10).isEqualTo(0x10);
      uart.read(DR, 4);
      assertThat(uart.read(RIS, 4) & 0x10).as("below the level again").isZero();
      while ((uart.read(FR, 4) & 0x10) == 0) {
        uart.read(DR, 4);
      }
      assertThat(uart.read(RIS, 4)).as("empty").isZero();
    }
  }

  @Test
  void withoutFifosOneByteIsAll() {
    uart.write(IMSC, 4, 0x10);
    offer("ab");
    assertThat(uart.interrupt()).isTrue();
    assertThat(uart.read(MIS, 4)).isEqualTo(0x10);
    assertThat(uart.read(FR, 4)).as("full").isEqualTo(0x80 | 0x40);
    assertThat(uart.interrupt()).isTrue();
    assertThat(uart.read(DR, 4)).isEqualTo('a');
    assertThat(uart.interrupt()).as("the next has come at once").isTrue();
    assertThat(uart.read(DR, 4)).isEqualTo('b');
    assertThat(uart.interrupt()).isFalse();
    assertThat(uart.read(DR, 4)).as("nothing").isZero();
  }

  @Test
  void loopbackReceivesWhatIsSentAndOverruns() {
    uart.write(CR, 4, 0x381);
    offer("host");
    uart.write(DR, 1, 'x');
    uart.write(DR, 1, 'y');
    assertThat(sent).isEmpty();
    assertThat(uart.read(RIS, 4) & 0x400).as("overrun").isEqualTo(0x400);
    assertThat(uart.read(4, 4)).isEqualTo(8);
    uart.write(4, 4, 0);
    assertThat(uart.read(4, 4)).isZero();
    assertThat(uart.read(DR, 4)).isEqualTo('x');
    uart.write(CR, 4, 0x301);
    assertThat(uart.read(DR, 4)).as("the line was only held up").isEqualTo('h');
    fifo();
    assertThat(uart.read(DR, 4)).as("a flush spares it").isEqualTo('o');
  }

  @Test
  void aDriverThatStartsThrowsNothingAway() {
    offer("typed early, and longer than two FIFOs of sixteen");
    // The console comes first: it sets the line up and prints.
    fifo();
    uart.write(CR, 4, 0x301);
    print("Linux version\r\n");
    start();
    assertThat(uart.interrupt()).isTrue();
    assertThat(uart.read(FR, 4) & 0x10).as("empty as yet").isEqualTo(0x10);
    assertThat(handle()).isEqualTo("typed early, and longer than two FIFOs of sixteen");
    assertThat(uart.interrupt()).isFalse();
    offer("later");
    assertThat(uart.interrupt()).isTrue();
    assertThat(handle()).isEqualTo("later");
    // Closed and opened again: the FIFO is switched off and what it held comes again.
    offer("between");
    uart.write(IMSC, 4, 0);
    uart.write(ICR, 4, 0xFFFF);
    uart.write(CR, 4, 0x300);
    uart.write(LCR_H, 4, 0x60);
    assertThat(uart.interrupt()).isFalse();
    start();
    fifo();
    assertThat(handle()).isEqualTo("between");
  }

  /**
   * The register accesses of Linux's amba-pl011 from opening the port to its receive interrupts,
   * with the mask of its beginning left as it is: what the FIFO has in the end is thrown away.
   */
  private void start() {
    uart.write(ICR, 4, 0x7D0);
    uart.read(IMSC, 4);
    uart.write(IMSC, 4, 0x50);
    uart.write(IFLS, 4, 0x12);
    uart.write(CR, 4, 0x301);
    uart.read(FR, 4);
    uart.write(ICR, 4, 0x50);
    for (int i = 0; i < 32 && (uart.read(FR, 4) & 0x10) == 0; i++) {
      uart.read(DR, 4);
    }
    uart.write(IMSC, 4, 0x50);
  }

  /** Linux's interrupt handler: the causes, then all there is. */
  private String handle() {
    StringBuilder got = new StringBuilder();
    long causes = uart.read(RIS, 4) & uart.read(IMSC, 4);
    while (causes != 0) {
      uart.write(ICR, 4, causes & ~0x70);
      if ((causes & 0x50) != 0) {
        while ((uart.read(FR, 4) & 0x10) == 0) {
          got.append((char) uart.read(DR, 4));
        }
      }
      causes = uart.read(RIS, 4) & uart.read(IMSC, 4) & ~0x20;
    }
    return got.toString();
  }

  /** Waits for room before each character and for the end after the last. */
  private void print(String text) {
    for (byte each : text.getBytes(StandardCharsets.ISO_8859_1)) {
      assertThat(uart.read(FR, 4) & 0x20).as("full").isZero();
      uart.write(DR, 1, each);
    }
    assertThat(uart.read(FR, 4) & 0x08).as("busy").isZero();
  }

  @Test
  void printingIsNotAskingForInput() {
    fifo();
    offer("q");
    for (int i = 0; i < 100; i++) {
      print("a line of the console\n");
    }
    assertThat(uart.read(FR, 4) & 0x10).isEqualTo(0x10);
  }

  @Test
  void announcesOnlyWhatIsUnmaskedAndUntilItIsCleared() {
    fifo();
    offer("q");
    assertThat(uart.read(RIS, 4)).as("nobody wants it").isZero();
    uart.write(IMSC, 4, 0x40);
    assertThat(uart.interrupt()).as("by the timeout alone").isTrue();
    uart.write(ICR, 4, 0x50);
    assertThat(uart.interrupt()).isFalse();
    assertThat(uart.read(MIS, 4)).as("cleared").isZero();
    uart.write(IMSC, 4, 0x10);
    assertThat(uart.interrupt()).as("unmasked anew").isTrue();
    uart.write(ICR, 4, 0x10);
    assertThat(uart.interrupt()).isFalse();
    offer("r");
    assertThat(uart.interrupt()).as("more input").isTrue();
    uart.write(CR, 4, 0x381);
    assertThat(uart.interrupt()).as("cut off by the loopback").isFalse();
    uart.write(CR, 4, 0x301);
    assertThat(uart.interrupt()).isTrue();
    assertThat(uart.read(RIS, 4)).as("two of eight: the timeout, from now on").isEqualTo(0x40);
    assertThat(uart.read(DR, 4)).isEqualTo('q');
    assertThat(uart.read(DR, 4)).isEqualTo('r');
  }

  @Test
  void aHandlerThatNeverAsksForTheCauseGetsItsInput() {
    uart.write(IMSC, 4, 0x10);
    offer("q");
    int calls = 0;
    StringBuilder got = new StringBuilder();
    while (uart.interrupt()) {
      assertThat(++calls).isLessThan(100);
      uart.write(ICR, 4, 0x10);
      while ((uart.read(FR, 4) & 0x10) == 0) {
        got.append((char) uart.read(DR, 4));
      }
    }
    assertThat(got).hasToString("q");
  }

  @Test
  void aGuestThatPollsGetsItsInput() {
    offer("q");
    int polls = 0;
    while ((uart.read(FR, 4) & 0x10) != 0) {
      assertThat(++polls).isLessThan(100);
    }
    assertThat(uart.read(DR, 4)).isEqualTo('q');
  }

  @Property
  void noInputIsLostOrReordered(
      @ForAll @Size(max = 60) byte[] input,
      @ForAll @Size(max = 200) @IntRange(max = 6) int[] acts) {
    Pl011 port = new Pl011(Pl011.Variant.MANUAL, value -> {});
    port.write(IMSC, 4, 0x50);
    int offered = 0;
    int read = 0;
    byte[] got = new byte[input.length];
    for (int act : acts) {
      switch (act) {
        case 0 -> {
          int count = Math.min(7, input.length - offered);
          port.offer(java.util.Arrays.copyOfRange(input, offered, offered + count));
          offered += count;
        }
        case 1, 2 -> {
          if ((port.read(FR, 4) & 0x10) == 0) {
            got[read++] = (byte) port.read(DR, 4);
          }
        }
        case 3 -> port.write(LCR_H, 4, 0x70);
        case 4 -> port.write(LCR_H, 4, 0);
        case 5 -> port.read(MIS, 4);
        default -> {
          port.write(ICR, 4, 0x7FF);
          port.write(DR, 1, 'x');
        }
      }
    }
    port.write(IMSC, 4, 0x50);
    port.read(MIS, 4);
    while ((port.read(FR, 4) & 0x10) == 0) {
      got[read++] = (byte) port.read(DR, 4);
    }
    assertThat(read).isEqualTo(offered);
    assertThat(java.util.Arrays.copyOf(got, read))
        .isEqualTo(java.util.Arrays.copyOf(input, offered));
  }
}
