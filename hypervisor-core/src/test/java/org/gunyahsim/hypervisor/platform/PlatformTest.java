package org.gunyahsim.hypervisor.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.snapshot.FileStateReader;
import org.gunyahsim.hypervisor.snapshot.FileStateWriter;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.time.EventQueue;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
  private static final long SECOND = 1_000_000_000L;

  /** A board with what surrounds it. */
  private static final class Board {
    final EventQueue events = new EventQueue();
    final ByteArrayOutputStream console = new ByteArrayOutputStream();
    final Tracer tracer = new Tracer();
    final List<String> lines = new ArrayList<>();
    long now;
    final Platform platform =
        new Platform(
            8,
            new PhysicalMemory(0x4000_0000, 1 << 16),
            events,
            () -> now,
            1_700_000_000,
            console::write,
            tracer);

    Board() {
      platform.connect((intid, high) -> lines.add(intid + (high ? "+" : "-")));
    }

    void until(long time) {
      while (events.next() <= time) {
        now = events.next();
        events.runDue(now);
      }
      now = time;
    }
  }

  private final Board board = new Board();
  private final Platform platform = board.platform;

  /** The device window as suite 1 of the production recording saw it. */
  @ParameterizedTest
  @CsvSource({
    "0x08080000, 0x80000000",
    "0x09000018, 0x90",
    "0x0a000000, 0x74726976",
    "0x09020000, 0x554d4551",
    "0x3ffffffc, 0xffffffff",
    "0x30000000, 0xffffffff",
    "0x00000000, 0",
  })
  void recordedReads(String address, String value) {
    assertThat(platform.read(Long.decode(address), 4)).isEqualTo(Long.decode(value));
  }

  /** Suite 1 found the place behind the last redistributor empty. */
  @ParameterizedTest
  @CsvSource({
    "0x081a0008, 4, false",
    "0x090e0000, 4, false",
    "0x0a004000, 4, false",
    "0x09020018, 1, false",
    "0x0c000000, 4, false",
    "0x0ffffffc, 4, false",
    "0x0ffffffc, 8, false",
    "0x40000000, 4, false",
    "0x00000000, 8, true",
    "0x07fffffc, 4, true",
    "0x09000ffc, 4, true",
    "0x090f0000, 8, true",
    "0x10000000, 8, true",
    "0x3ffffff8, 8, true",
  })
  void holes(String address, int size, boolean answers) {
    assertThat(platform.answers(Long.decode(address), size)).isEqualTo(answers);
  }

  @Test
  void flashTakesWrites() {
    platform.write(0, 4, 1);
    platform.write(0x07FF_FFFC, 4, 1);
  }

  @Test
  void accessesOfAllSizesAreCutToThem() {
    assertThat(platform.read(0x3000_0000, 1)).isEqualTo(0xFF);
    assertThat(platform.read(0x3000_0000, 2)).isEqualTo(0xFFFF);
    assertThat(platform.read(0x3000_0000, 8)).isEqualTo(-1);
    assertThat(platform.read(0x0A00_0002, 2)).isEqualTo(0x7472);
    assertThat(platform.read(0x0A00_0200, 8)).isEqualTo(0x1_7472_6976L);
    platform.write(Platform.UART_BASE, 8, 0xFFFF_FF41L);
    assertThat(board.console.toString(StandardCharsets.US_ASCII)).isEqualTo("A");
    // Across the end of a device: nobody answers.
    assertThat(platform.read(Platform.UART_BASE + 0xFFE, 4)).isEqualTo(0xFFFF_FFFFL);
  }

  @Test
  void interruptLinesAreReportedOnce() {
    platform.write(Platform.UART_BASE + 0x38, 4, 0x30);
    platform.write(Platform.UART_BASE, 4, 'x');
    platform.write(Platform.UART_BASE, 4, 'y');
    platform.write(Platform.UART_BASE + 0x44, 4, 0x20);
    platform.hostQueue().enqueue(1, new byte[0]);
    assertThat(board.lines).containsExactly("33+", "33-", "47+");
    List<String> later = new ArrayList<>();
    platform.connect((intid, high) -> later.add(intid + (high ? "+" : "-")));
    assertThat(later).containsExactly("47+");
  }

  @Test
  void theClockCountsVirtualSecondsAndRingsOnTime() {
    assertThat(platform.read(Platform.RTC_BASE, 4)).isEqualTo(1_700_000_000);
    board.now = 3 * SECOND + SECOND / 2;
    assertThat(platform.read(Platform.RTC_BASE, 4)).isEqualTo(1_700_000_003);
    platform.write(Platform.RTC_BASE + 0x10, 4, 1);
    platform.write(Platform.RTC_BASE + 0x04, 4, 1_700_000_010);
    board.until(10 * SECOND - 1);
    assertThat(board.lines).isEmpty();
    board.until(10 * SECOND);
    assertThat(board.lines).containsExactly("34+");
    platform.write(Platform.RTC_BASE + 0x1C, 4, 1);
    assertThat(board.lines).containsExactly("34+", "34-");
    platform.write(Platform.RTC_BASE + 0x08, 4, 5);
    board.now = 12 * SECOND;
    assertThat(platform.read(Platform.RTC_BASE, 4)).isEqualTo(7);
  }

  @Test
  void accessesAreTraced() {
    List<String> seen = new ArrayList<>();
    board.tracer.addSink(
        event ->
            seen.add(
                "%s %x %x".formatted(event.type.name(), event.arguments[0], event.arguments[2])));
    platform.read(Platform.UART_BASE + 0x18, 4);
    board.tracer.enable(Category.MMIO);
    platform.write(Platform.UART_BASE, 1, 0x41);
    platform.read(Platform.UART_BASE + 0x18, 4);
    assertThat(seen).containsExactly("device_write 9000000 41", "device_read 9000018 90");
  }

  @Test
  void savedInMidStateItGoesOnTheSame() throws IOException {
    disturb(board);
    byte[] saved = save(platform);
    Board other = new Board();
    other.now = board.now;
    try (FileStateReader in = new FileStateReader(new ByteArrayInputStream(saved))) {
      other.platform.load(in);
    }
    assertThat(save(other.platform)).isEqualTo(saved);
    assertThat(other.lines).as("loading reports nothing").isEmpty();
    board.lines.clear();
    List<String> first = goOn(board);
    assertThat(goOn(other)).isEqualTo(first);
    assertThat(save(other.platform)).isEqualTo(save(platform));
    assertThat(first).contains("34+").anyMatch(line -> line.startsWith("read 6"));
  }

  private static void disturb(Board b) {
    b.now = 2 * SECOND + 17;
    Platform p = b.platform;
    p.write(Platform.UART_BASE + 0x2C, 4, 0x70);
    p.write(Platform.UART_BASE + 0x38, 4, 0x30);
    byte[] typed = "a line that is longer than the FIFO\n".getBytes(StandardCharsets.US_ASCII);
    p.uart().receive(typed);
    p.read(Platform.UART_BASE, 4);
    p.write(Platform.RTC_BASE + 0x10, 4, 1);
    p.write(Platform.RTC_BASE + 0x04, 4, 1_700_000_009);
    p.write(Platform.FW_CFG_BASE + 8, 2, 0x0500);
    p.read(Platform.FW_CFG_BASE, 1);
    p.write(Platform.GPIO_BASE + 0x400, 4, 0x0F);
    p.write(Platform.GPIO_BASE + 0x3FC, 4, 0x05);
    p.hostQueue().enqueue(5, new byte[] {1, 2, 3});
    p.hostQueue().enqueue(6, new byte[] {4});
    p.write(Platform.HOST_QUEUE_BASE + HostQueue.RESPONSE_LENGTH, 8, 2);
    p.write(Platform.HOST_QUEUE_BASE + HostQueue.RESPONSE_WINDOW, 1, 9);
  }

  private static List<String> goOn(Board b) {
    Platform p = b.platform;
    List<String> seen = new ArrayList<>();
    p.hostQueue().setResponder((id, data) -> seen.add("answer " + id + " " + data[0]));
    for (int i = 0; i < 40; i++) {
      seen.add("read %x".formatted(p.read(Platform.UART_BASE, 4)));
    }
    b.until(20 * SECOND);
    seen.add("fw %x".formatted(p.read(Platform.FW_CFG_BASE, 2)));
    seen.add("gpio %x".formatted(p.read(Platform.GPIO_BASE + 0x3FC, 4)));
    seen.add("request %x".formatted(p.read(Platform.HOST_QUEUE_BASE + HostQueue.REQUEST_ID, 8)));
    p.write(Platform.HOST_QUEUE_BASE + HostQueue.REQUEST_DONE, 8, 0);
    seen.add("request %x".formatted(p.read(Platform.HOST_QUEUE_BASE + HostQueue.REQUEST_ID, 8)));
    p.write(Platform.HOST_QUEUE_BASE + HostQueue.REQUEST_DONE, 8, 0);
    p.write(Platform.HOST_QUEUE_BASE + HostQueue.RESPONSE_SEND, 8, 0);
    seen.addAll(b.lines);
    return seen;
  }

  static byte[] save(Snapshottable part) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (FileStateWriter out = new FileStateWriter(bytes)) {
      part.save(out);
    }
    return bytes.toByteArray();
  }

  @Test
  void theReferenceMapIsTheRecordedOne() {
    MemoryMap map = MemoryMap.reference();
    assertThat(map.ramBase()).isEqualTo(0x4000_0000L);
    assertThat(map.ramEnd()).isEqualTo(0xC000_0000L);
    assertThat(map.hypervisorBase()).isEqualTo(0x8000_0000L);
    assertThat(map.rootVmBase()).isEqualTo(0x8048_0000L);
    assertThat(map.primaryEntry()).isEqualTo(0x4100_0000L);
    assertThat(map.primaryDeviceTree()).isEqualTo(0x40F0_0000L);
    assertThat(map.primaryRamfs()).isEqualTo(0x4080_0000L);
    assertThat(map.freeRanges())
        .containsExactly(
            new MemoryMap.Range(0x4000_0000L, 0x4000_0000L),
            new MemoryMap.Range(0x8040_0000L, 0x3D80_0000L));
  }

  @Test
  void aLargeMapHasTheSameShape() {
    assertThat(MemoryMap.large(1L << 30)).isEqualTo(MemoryMap.reference());
    MemoryMap map = MemoryMap.large(MemoryMap.maxPrimarySize());
    assertThat(map.ramEnd()).isEqualTo(1L << 36);
    assertThat(map.primarySize()).isEqualTo(62L << 30);
    assertThat(map.freeRanges().getLast().base()).isEqualTo(map.hypervisorBase() + 0x40_0000L);
    for (long wrong : new long[] {0, 1L << 29, (1L << 30) + 4096, (62L << 30) + (2 << 20), -1}) {
      assertThatThrownBy(() -> MemoryMap.large(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
