package org.gunyahsim.hypervisor.virtiommio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.VirtioInputSelect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** virtio_input calls and configuration space (hypercall reference, sections 2.13 and 8.9). */
class InputDeviceTest {
  private static final long BUFFER = DeviceBench.PAGE + 0x4000;
  private static final int SELECT = 0x100;
  private static final int SUBSEL = 0x101;
  private static final int SIZE = 0x102;
  private static final int DATA = 0x108;

  private final DeviceBench bench = new DeviceBench(true);
  private final long device = bench.device(bench.page(), 1, 18);

  @AfterEach
  void close() {
    bench.close();
  }

  private long configure(long devids, long props, long eventTypes, long axes) {
    return bench.machine.call(
        HypercallNumber.VIRTIO_INPUT_CONFIGURE, device, devids, props, eventTypes, axes, 0);
  }

  private long setData(long select, long subsel, byte... data) {
    bench.machine.memory.write(BUFFER, data, 0, data.length);
    return setDataAt(select, subsel, data.length, BUFFER);
  }

  private long setDataAt(long select, long subsel, long size, long va) {
    return bench.machine.call(
        HypercallNumber.VIRTIO_INPUT_SET_DATA, device, select, subsel, size, va, 0);
  }

  /** Selects as drivers do, byte by byte; the data that are shown. */
  private byte[] show(int select, int subsel) {
    assertThat(bench.store(SELECT, 1, select)).isTrue();
    assertThat(bench.store(SUBSEL, 1, subsel)).isTrue();
    byte[] data = new byte[bench.machine.memory.getByte(DeviceBench.PAGE + SIZE)];
    bench.machine.memory.read(DeviceBench.PAGE + DATA, data, 0, data.length);
    return data;
  }

  private static byte[] bytes(int length, int first) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }

  @Test
  void otherDevicesRefuse() {
    long plain = bench.device(bench.extent(DeviceBench.PAGE + 0x1000, 0x1000, 6), 1, 0);
    assertThat(bench.machine.call(HypercallNumber.VIRTIO_INPUT_CONFIGURE, plain, 0, 0, 99, 99, 0))
        .isEqualTo(ErrorCode.OBJECT_CONFIG);
    assertThat(bench.machine.call(HypercallNumber.VIRTIO_INPUT_SET_DATA, plain, 9, 9, 0, 0, 0))
        .isEqualTo(ErrorCode.CSPACE_WRONG_OBJECT_TYPE);
  }

  @Test
  void configureErrorsInTheirOrder() {
    assertThat(configure(0x0102_0304_0506_0708L, 0x55, 33, 0))
        .isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(configure(1, 0xAA, 0, 65)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(show(VirtioInputSelect.PROP_BITS, 0))
        .as("taken all the same")
        .containsExactly(0xAA, 0, 0, 0);
    assertThat(show(VirtioInputSelect.ID_DEVIDS, 0)).containsExactly(1, 0, 0, 0, 0, 0, 0, 0);
    assertThat(configure(2, 0, 0, 0)).isZero();
    assertThat(configure(2, 0, 32, 0)).isZero();
    assertThat(configure(3, 0, 1, 64)).as("event types exist").isEqualTo(ErrorCode.BUSY);
    assertThat(configure(4, 0, 0, 64)).as("axes don't").isZero();
    assertThat(configure(5, 0, 0, 1)).isEqualTo(ErrorCode.BUSY);
    assertThat(configure(6, 0, 0, 0)).isZero();
    assertThat(show(VirtioInputSelect.ID_DEVIDS, 0)[0]).isEqualTo((byte) 6);
  }

  @Test
  void configureRunsOutOfHeapAndCanBeRepeated() {
    var heap = bench.machine.hypervisor.objects().rootPartition().heap();
    long filler = heap.free() - 130;
    assertThat(heap.allocate(filler)).isTrue();
    assertThat(configure(1, 0, 1, 1)).isEqualTo(ErrorCode.NOMEM);
    heap.free(filler);
    assertThat(configure(1, 0, 1, 1)).as("the event types stay").isEqualTo(ErrorCode.BUSY);
    assertThat(configure(1, 0, 0, 1)).isZero();
  }

  @Test
  void setDataErrorsInTheirOrder() {
    for (int select : new int[] {0, 4, 0xF, 0x13, 0x101, 0xFFFF_FFFF}) {
      assertThat(setDataAt(select, 0, 0, 0)).as("select %x", select).isEqualTo(1);
    }
    for (int select : new int[] {1, 2, 3, 0x10}) {
      assertThat(setDataAt(select, 1, 4, BUFFER)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
      assertThat(setDataAt(select, 0, 0, BUFFER)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
      assertThat(setDataAt(select, 0, 129, BUFFER)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
      assertThat(setDataAt(select, 0, 4, -2)).isEqualTo(ErrorCode.ADDR_OVERFLOW);
      assertThat(setDataAt(select, 0, 4, 1L << 50)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
      assertThat(setDataAt(select, 0, 4, 0x4000_0000L)).isEqualTo(ErrorCode.ADDR_INVALID);
    }
    assertThat(setDataAt(3, 0, 9, BUFFER)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
    assertThat(setDataAt(0x10, 0, 5, BUFFER)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
    for (int select : new int[] {0x11, 0x12}) {
      assertThat(setDataAt(select, 0, 0, 0)).as("no table").isEqualTo(ErrorCode.ARGUMENT_INVALID);
    }
    assertThat(configure(0, 0, 1, 1)).isZero();
    assertThat(setDataAt(0x11, 32, 0, 0)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(setDataAt(0x12, 64, 0, 0)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(setDataAt(0x11, 31, 129, BUFFER)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
    assertThat(setDataAt(0x12, 63, 21, BUFFER)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
    assertThat(setDataAt(0x12, 63, 4, 0x4000_0000L)).isEqualTo(ErrorCode.ADDR_INVALID);
    assertThat(setDataAt(0x11, 31, 128, BUFFER)).isZero();
    assertThat(setDataAt(0x12, 63, 20, BUFFER)).isZero();
    assertThat(setDataAt(0x11, 0, 0, 0)).as("full").isEqualTo(ErrorCode.NORESOURCES);
    assertThat(setDataAt(0x12, 0, 0, 0)).as("full").isEqualTo(ErrorCode.NORESOURCES);
    assertThat(setDataAt(0x11, 32, 0, 0)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
  }

  @Test
  void aBufferThatMayNotBeReadIsDenied() {
    long writeOnly = bench.extent(DeviceBench.PAGE + 0x8000, 0x1000, 2);
    assertThat(writeOnly).isPositive();
    assertThat(setDataAt(1, 0, 4, DeviceBench.PAGE + 0x8000)).isEqualTo(ErrorCode.DENIED);
  }

  @Test
  void everySelectionShowsWhatWasDeposited() {
    assertThat(configure(0x1122_3344_5566_7788L, 0xDDCC_BBAAL, 2, 2)).isZero();
    byte[] name = "a keyboard".getBytes(StandardCharsets.US_ASCII);
    byte[] serial = bytes(128, 7);
    assertThat(setData(1, 0, name)).isZero();
    assertThat(setData(2, 0, serial)).isZero();
    assertThat(setData(0x11, 1, bytes(17, 50))).isZero();
    assertThat(setData(0x11, 4, bytes(1, 90))).isZero();
    assertThat(setData(0x12, 63, bytes(20, 100))).isZero();
    assertThat(setData(0x12, 0, bytes(4, 60))).isZero();

    assertThat(show(1, 0)).isEqualTo(name);
    assertThat(show(2, 0)).isEqualTo(serial);
    assertThat(show(1, 0)).isEqualTo(name);
    assertThat(bench.machine.memory.getByte(DeviceBench.PAGE + DATA + name.length))
        .as("left over from the serial number")
        .isEqualTo(7 + name.length);
    assertThat(show(3, 0)).containsExactly(0x88, 0x77, 0x66, 0x55, 0x44, 0x33, 0x22, 0x11);
    assertThat(show(0x10, 0)).containsExactly(0xAA, 0xBB, 0xCC, 0xDD);
    assertThat(show(0x11, 1)).isEqualTo(bytes(17, 50));
    assertThat(show(0x11, 4)).isEqualTo(bytes(1, 90));
    assertThat(show(0x12, 63)).isEqualTo(bytes(20, 100));
    assertThat(show(0x12, 0)).as("always 20").isEqualTo(Arrays.copyOf(bytes(4, 60), 20));
    for (int[] nothing :
        new int[][] {
          {0, 0},
          {1, 1},
          {2, 9},
          {3, 1},
          {0x10, 2},
          {0x11, 0},
          {0x11, 32},
          {0x11, 255},
          {0x12, 1},
          {0x12, 64},
          {0x12, 255},
          {0x13, 0},
          {0xFF, 0}
        }) {
      assertThat(show(nothing[0], nothing[1])).as("%x, %d", nothing[0], nothing[1]).isEmpty();
    }
  }

  @Test
  void namesAreForgottenWhenACopyFails() {
    assertThat(setData(1, 0, bytes(4, 1))).isZero();
    assertThat(show(1, 0)).hasSize(4);
    assertThat(setDataAt(1, 0, 0, BUFFER)).isEqualTo(ErrorCode.ARGUMENT_SIZE);
    assertThat(show(1, 0)).isEmpty();
  }

  @Test
  void idsCanBeChangedInPart() {
    assertThat(configure(-1, -1, 0, 0)).isZero();
    assertThat(setData(3, 0, bytes(2, 1))).isZero();
    assertThat(setData(0x10, 0, bytes(1, 5))).isZero();
    assertThat(show(3, 0)).containsExactly(1, 2, -1, -1, -1, -1, -1, -1);
    assertThat(show(0x10, 0)).containsExactly(5, -1, -1, -1);
  }

  @Test
  void ofTwoEntriesTheFirstCounts() {
    assertThat(configure(0, 0, 2, 0)).isZero();
    assertThat(setData(0x11, 3, bytes(2, 1))).isZero();
    assertThat(setData(0x11, 3, bytes(2, 9))).isZero();
    assertThat(show(0x11, 3)).containsExactly(1, 2);
  }

  @Test
  void whatIsStoredBehindSubselAborts() {
    assertThat(configure(0x42, 0, 0, 0)).isZero();
    assertThat(bench.store(SIZE, 1, 9)).isFalse();
    assertThat(bench.store(0x103, 1, 9)).isFalse();
    assertThat(bench.store(0x104, 4, 9)).isFalse();
    assertThat(bench.store(DATA, 1, 9)).isFalse();
    assertThat(bench.store(0xFFC, 4, 9)).isFalse();
    assertThat(bench.store(SELECT, 4, 0x0000_0003)).as("a word goes too far").isFalse();
    assertThat(bench.read(SELECT) & 0xFF_FFFF).as("but not in vain").isEqualTo(0x08_0003);
    assertThat(bench.read(DATA)).isEqualTo(0x42);
  }
}
