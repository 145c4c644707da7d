package org.gunyahsim.hypervisor.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.junit.jupiter.api.Test;

class HostQueueTest {
  private static final long RAM = 0x4000_0000L;

  private final PhysicalMemory memory = new PhysicalMemory(RAM, 1 << 20);
  private boolean line;
  private final HostQueue queue = new HostQueue(0x090F_0000, high -> line = high, memory);
  private final List<String> answers = new ArrayList<>();

  HostQueueTest() {
    queue.setResponder(
        (id, data) -> answers.add(id + ":" + new String(data, StandardCharsets.ISO_8859_1)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void requestsArriveInOrderAndHoldTheLine() {
    assertThat(queue.read(HostQueue.IDENT, 8)).isEqualTo(0x1_5148_5347L);
    assertThat(queue.read(HostQueue.IDENT + 4, 4) & 0xFFFF_FFFFL).isEqualTo(1);
    assertThat(line).isFalse();
    queue.enqueue(7, bytes("first request"));
    queue.enqueue(8, bytes("2"));
    assertThat(line).isTrue();
    assertThat(queue.read(HostQueue.PENDING, 8)).isEqualTo(2);
    assertThat(queue.read(HostQueue.REQUEST_ID, 8)).isEqualTo(7);
    assertThat(queue.read(HostQueue.REQUEST_LENGTH, 8)).isEqualTo(13);
    assertThat(queue.read(HostQueue.REQUEST_WINDOW + 6, 4) & 0xFFFF_FFFFL).isEqualTo(0x7571_6572L);
    queue.write(HostQueue.REQUEST_OFFSET, 8, 11);
    assertThat(queue.read(HostQueue.REQUEST_WINDOW, 8))
        .as("zeros behind the end")
        .isEqualTo('s' | 't' << 8);
    queue.write(HostQueue.REQUEST_DONE, 8, 1);
    assertThat(queue.read(HostQueue.REQUEST_ID, 8)).isEqualTo(8);
    assertThat(queue.read(HostQueue.REQUEST_OFFSET, 8)).isZero();
    assertThat(line).isTrue();
    queue.write(HostQueue.REQUEST_DONE, 8, 1);
    assertThat(line).isFalse();
    assertThat(queue.read(HostQueue.REQUEST_LENGTH, 8)).isZero();
    queue.write(HostQueue.REQUEST_DONE, 8, 1);
  }

  @Test
  void responsesThroughTheWindow() {
    queue.write(HostQueue.RESPONSE_ID, 8, 7);
    queue.write(HostQueue.RESPONSE_LENGTH, 8, 5);
    queue.write(HostQueue.RESPONSE_WINDOW, 4, 0x6C6C_6568);
    queue.write(HostQueue.RESPONSE_OFFSET, 8, 4);
    queue.write(HostQueue.RESPONSE_WINDOW, 8, 0x4141_4141_4141_416FL);
    queue.write(HostQueue.RESPONSE_SEND, 8, 1);
    assertThat(answers).containsExactly("7:hello");
    queue.write(HostQueue.RESPONSE_LENGTH, 8, 3);
    queue.write(HostQueue.RESPONSE_SEND, 8, 1);
    assertThat(answers).last().isEqualTo("7:\0\0\0");
  }

  @Test
  void memoryOfTheMachineCarriesLongOnes() {
    byte[] data = new byte[100_000];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (i * 31 >> 3);
    }
    queue.enqueue(1, data);
    queue.write(HostQueue.DMA_ADDRESS, 8, RAM + 0x1001);
    queue.write(HostQueue.DMA_FROM_REQUEST, 8, 60_000);
    queue.write(HostQueue.DMA_FROM_REQUEST, 8, 40_000);
    assertThat(queue.read(HostQueue.DMA_STATUS, 8)).isZero();
    byte[] copied = new byte[data.length];
    memory.read(RAM + 0x1001, copied, 0, copied.length);
    assertThat(copied).isEqualTo(data);
    queue.write(HostQueue.RESPONSE_LENGTH, 8, 1_000);
    queue.write(HostQueue.DMA_ADDRESS, 8, RAM + 0x1001);
    queue.write(HostQueue.DMA_TO_RESPONSE, 8, 1_000);
    List<byte[]> got = new ArrayList<>();
    queue.setResponder((id, bytes) -> got.add(bytes));
    queue.write(HostQueue.RESPONSE_SEND, 8, 0);
    assertThat(got.getFirst()).isEqualTo(Arrays.copyOf(data, 1_000));
  }

  @Test
  void copiesOutsideAnyRangeAreRefused() {
    queue.enqueue(1, new byte[100]);
    for (long[] wrong :
        new long[][] {
          {RAM - 1, 10}, {RAM + (1 << 20) - 5, 10}, {RAM, 101}, {RAM, -1}, {-1, 1}, {RAM, 1L << 40}
        }) {
      queue.write(HostQueue.DMA_ADDRESS, 8, wrong[0]);
      queue.write(HostQueue.DMA_FROM_REQUEST, 8, wrong[1]);
      assertThat(queue.read(HostQueue.DMA_STATUS, 8)).isEqualTo(1);
    }
    queue.write(HostQueue.DMA_ADDRESS, 8, RAM);
    queue.write(HostQueue.REQUEST_OFFSET, 8, Long.MIN_VALUE);
    queue.write(HostQueue.DMA_FROM_REQUEST, 8, 1);
    assertThat(queue.read(HostQueue.DMA_STATUS, 8)).isEqualTo(1);
    queue.write(HostQueue.DMA_TO_RESPONSE, 8, 1);
    assertThat(queue.read(HostQueue.DMA_STATUS, 8)).isEqualTo(1);
  }

  /** A guest can write anything anywhere in the page. */
  @Property(tries = 300)
  void nothingThatIsWrittenThrows(
      @ForAll @Size(max = 60) List<@IntRange(max = 511) Integer> registers,
      @ForAll @Size(min = 60, max = 60) List<Long> values) {
    HostQueue device = new HostQueue(0, high -> {}, memory);
    device.enqueue(3, bytes("abc"));
    for (int i = 0; i < registers.size(); i++) {
      int at = registers.get(i) * 8;
      long value = values.get(i);
      // A response of 16 MiB is legal, and not for 300 tries.
      device.write(at, 8, at == HostQueue.RESPONSE_LENGTH ? value & 0xFFFF : value);
      device.read(at, 8);
    }
  }
}
