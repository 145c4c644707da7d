package org.gunyahsim.resourcemanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gunyahsim.resourcemanager.root.PlatformLog;
import org.gunyahsim.resourcemanager.root.RmOptions;
import org.junit.jupiter.api.Test;

/** The boot against the recorded one: every hypercall and every trapped access, in order. */
class BootSequenceTest {
  private static final long LOG = 0x804F_8000L;

  private static final Pattern CALL =
      Pattern.compile("^ *(\\d+) (60[0-9a-f]{2}) \\w+\\((.*?)\\) -> .*$");
  private static final Pattern RANGE =
      Pattern.compile(
          "^ *mmio (W\\d+) ([0-9a-f]+)\\.\\.([0-9a-f]+) step (\\d+) \\(\\d+ accesses\\) <- (\\w+)$");
  private static final Pattern ACCESS = Pattern.compile("^ *(mmio|sysreg) [RW].*$");

  /** One line for each event of the transcript, ranges spelled out. */
  private static List<String> recorded() {
    List<String> events = new ArrayList<>();
    for (String line : Resources.lines("rm-boot-sequence.txt")) {
      Matcher call = CALL.matcher(line);
      Matcher range = RANGE.matcher(line);
      if (call.matches()) {
        StringBuilder event = new StringBuilder(call.group(2));
        int count = 0;
        for (String argument : call.group(3).split(", ", -1)) {
          if (!argument.isEmpty()) {
            event.append(' ').append(argument.substring(argument.indexOf('=') + 1));
            count++;
          }
        }
        event.append(" 0".repeat(7 - count));
        events.add(event.toString());
        if (call.group(1).equals("398")) {
          return events;
        }
      } else if (range.matches()) {
        long last = Long.parseLong(range.group(3), 16);
        long step = Long.parseLong(range.group(4));
        for (long at = Long.parseLong(range.group(2), 16); at <= last; at += step) {
          events.add("mmio %s %x <- %s".formatted(range.group(1), at, range.group(5)));
        }
      } else if (ACCESS.matcher(line).matches() && !line.contains("sysreg R")) {
        events.add(line.strip());
      }
    }
    throw new IllegalStateException("the transcript is cut");
  }

  @Test
  void everyHypercallAndAccessAsRecorded() {
    FakeHypervisor machine = new FakeHypervisor();
    machine.boot(new ResourceManager(new RmOptions(RmOptions.Quality.DEBUG)));
    List<String> expected = recorded();
    assertThat(expected.stream().filter(event -> event.startsWith("60")).count()).isEqualTo(398);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(machine.events.get(i)).as("event %d", i).isEqualTo(expected.get(i));
    }
    assertThat(machine.events).hasSameSizeAs(expected);
  }

  @Test
  void linesOnTheUart() {
    FakeHypervisor machine = new FakeHypervisor();
    machine.boot(new ResourceManager(new RmOptions(RmOptions.Quality.PRODUCTION)));
    assertThat(machine.uart.toString().lines().skip(1))
        .containsSubsequence(
            "[RM]HLOS Mem Base : 40000000",
            "[RM]HLOS Mem Size : 40000000",
            "[RM]HLOS IPA base : 40000000",
            "[RM]HLOS DT Ofst  : f00000",
            "[RM]RAM FS offset : 800000",
            "[RM]Init completed, disabling UART");
    assertThat(machine.uart.toString()).startsWith("[RM]Resource Manager version: ");
  }

  /** Recorded of a debug build: offset 0x154, size 0x1ff8, text without the console's prefix. */
  @Test
  void logAreaHasAHead() {
    FakeHypervisor machine = new FakeHypervisor();
    machine.boot(new ResourceManager(new RmOptions(RmOptions.Quality.PRODUCTION)));
    ByteBuffer log = bytes(machine, LOG, 0x2000);
    assertThat(log.getInt(4)).isEqualTo(0x1FF8);
    String text = text(log, 0, log.getInt(0));
    assertThat(text)
        .matches("(?s)[0-9]+\\.[0-9]{6}: Resource Manager version: .*UART\n")
        .doesNotContain("[RM]");
    assertThat(log.get(8 + log.getInt(0))).isZero();
  }

  @Test
  void logAreaIsARing() {
    FakeHypervisor machine = new FakeHypervisor();
    PlatformLog log = new PlatformLog();
    log.openArea(machine, LOG, 8 + 100);
    for (int i = 0; i < 9; i++) {
      log.line(machine, "line %d of some length".formatted(i));
    }
    ByteBuffer area = bytes(machine, LOG, 8 + 100);
    int end = area.getInt(0);
    assertThat(area.getInt(4)).isEqualTo(100);
    assertThat(area.get(8 + end)).isZero();
    assertThat(text(area, end + 1, 100 - end - 1) + text(area, 0, end))
        .contains(": line 7 of some length\n")
        .endsWith(": line 8 of some length\n")
        .doesNotContain("line 4");
  }

  private static ByteBuffer bytes(FakeHypervisor machine, long address, int size) {
    byte[] bytes = new byte[size];
    machine.read(address, bytes, 0, size);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String text(ByteBuffer log, int from, int length) {
    byte[] bytes = new byte[length];
    log.get(8 + from, bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
