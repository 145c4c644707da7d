package org.gunyahsim.hypervisor.virtiommio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.core.Traps;
import org.gunyahsim.hypervisor.hypercall.SpiProbe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The frontend's stores (hypercall reference, section 8.9). */
class RegistersTest {
  private static final int STATUS = 0x070;
  private static final int QUEUE_NOTIFY = 0x050;
  private static final Set<Integer> WRITABLE =
      Set.of(
          0x014, 0x020, 0x024, 0x030, 0x038, 0x044, 0x050, 0x064, 0x070, 0x080, 0x084, 0x090, 0x094,
          0x0A0, 0x0A4);

  private DeviceBench bench = new DeviceBench(true);

  @AfterEach
  void close() {
    bench.close();
  }

  private void lenient() {
    bench.close();
    bench = new DeviceBench(false);
  }

  private long[] notification(long device) {
    bench.machine.must(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_NOTIFICATION, device, 0);
    return Arrays.copyOfRange(bench.machine.root.state.x, 1, 3);
  }

  private void acknowledgeReset(long device) {
    bench.machine.must(HypercallNumber.VIRTIO_MMIO_BACKEND_ACKNOWLEDGE_RESET, device, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 18})
  void whichWordsCanBeStored(int type) {
    bench.device(bench.page(), 1, type);
    Set<Integer> stored = new TreeSet<>();
    for (int offset = 0; offset < 0x100; offset += 4) {
      if (bench.store(offset, 0)) {
        stored.add(offset);
      }
    }
    assertThat(stored).isEqualTo(new TreeSet<>(WRITABLE));
  }

  @Test
  void onlyWordsAndBytesOfTheConfigurationSpaceAreStored() {
    bench.device(bench.page(), 1, 0);
    for (int offset = 0; offset < 0x1000; offset++) {
      boolean config = offset >= 0x100;
      assertThat(bench.store(offset, 1, 0xA5)).isEqualTo(config);
      assertThat(bench.store(offset, 2, 0xA5A5)).isFalse();
      assertThat(bench.store(offset, 8, 0)).isFalse();
      if (offset % 4 != 0 && offset < 0xFFD) {
        assertThat(bench.store(offset, 4, 0)).isFalse();
      }
    }
    assertThat(bench.read(0x100)).isEqualTo(0xA5A5_A5A5);
    assertThat(bench.store(0xFFC, 0xFFFF_FFFF_1234_5678L)).isTrue();
    assertThat(bench.read(0xFFC)).isEqualTo(0x1234_5678);
  }

  @Test
  void loadsAreNoneOfTheDevicesBusiness() {
    bench.device(bench.page(), 1, 0);
    assertThat(
            Traps.access(
                bench.machine.hypervisor,
                bench.frontend,
                true,
                DeviceBench.FRONTEND_PAGE,
                4,
                0,
                false))
        .isFalse();
  }

  @Test
  void readOnlyMemoryThatIsNoDeviceAborts() {
    bench.page();
    assertThat(bench.store(STATUS, 1)).isFalse();
    assertThat(bench.read(STATUS)).isZero();
  }

  /** The backend may map what it likes: its own stores never trap, and it may be read-only too. */
  @Test
  void theDeviceIsFoundWhereverThePageIsMappedReadOnly() {
    long page = bench.page();
    bench.machine.must(
        HypercallNumber.ADDRSPACE_MAP, bench.frontendSpace, page, 0x5000_3000L, 0xF_0044, 0, 0, 0);
    bench.device(page, 1, 0);
    assertThat(
            Traps.access(
                bench.machine.hypervisor, bench.frontend, true, 0x5000_3070L, 4, 0xB, true))
        .isTrue();
    assertThat(bench.read(STATUS)).isEqualTo(0xB);
  }

  @Test
  void selectionsOutOfRangeAbortAndChangeNothing() {
    long device = bench.device(bench.page(), 2, 0);
    bench.machine.must(HypercallNumber.VIRTIO_MMIO_BACKEND_SET_DEV_FEATURES, device, 0, 0x77, 0);
    bench.store(0x014, 0);
    bench.store(0x030, 1);
    bench.store(0x024, 1);
    for (long bad : new long[] {2, 0x7FFF_FFFF, 0x8000_0000L, 0xFFFF_FFFFL}) {
      assertThat(bench.store(0x014, bad)).isFalse();
      assertThat(bench.store(0x024, bad)).isFalse();
      assertThat(bench.store(0x030, bad)).isFalse();
    }
    assertThat(bench.read(0x010)).isEqualTo(0x77);
    bench.store(0x038, 16);
    bench.store(0x020, 5);
    bench.machine.must(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_QUEUE_INFO, device, 1, 0);
    assertThat(bench.machine.root.state.x[1]).isEqualTo(16);
    bench.machine.must(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_DRV_FEATURES, device, 1, 0);
    assertThat(bench.machine.root.state.x[1]).isEqualTo(5);
    // Only the low word of the source register counts.
    assertThat(bench.store(0x030, 0x1_0000_0000L)).isTrue();
  }

  @Test
  void queueReadyIsShownForTheSelectedQueue() {
    bench.device(bench.page(), 2, 0);
    bench.store(0x044, 0xF0F0);
    assertThat(bench.read(0x044)).isEqualTo(0xF0F0);
    bench.store(0x030, 1);
    assertThat(bench.read(0x044)).isZero();
    bench.store(0x030, 0);
    assertThat(bench.read(0x044)).isEqualTo(0xF0F0);
    assertThat(bench.read(0x030)).as("write-only").isZero();
  }

  @Test
  void aStrictMachineNotifiesOfAnyQueue() {
    long device = bench.device(bench.page(), 1, 0);
    SpiProbe probe = bench.bindFrontend(device);
    for (long queue : new long[] {0, 1, 63, 64, 0xFFFF_FFFFL}) {
      assertThat(bench.store(QUEUE_NOTIFY, queue)).isTrue();
      assertThat(probe.raised()).isTrue();
      assertThat(notification(device)).containsExactly(queue < 64 ? 1L << queue : 0, 1);
    }
  }

  @Test
  void aLenientMachineIgnoresQueuesThatDoNotExist() {
    lenient();
    long device = bench.device(bench.page(), 2, 0);
    SpiProbe probe = bench.bindFrontend(device);
    for (long queue : new long[] {2, 63, 64, 0xFFFF_FFFFL}) {
      assertThat(bench.store(QUEUE_NOTIFY, queue)).isTrue();
      assertThat(probe.raised()).isFalse();
    }
    assertThat(bench.store(QUEUE_NOTIFY, 1)).isTrue();
    assertThat(probe.raised()).isTrue();
    assertThat(notification(device)).containsExactly(2, 1);
  }

  @Test
  void statusTellsTheBackendOfRisingBits() {
    long device = bench.device(bench.page(), 1, 0);
    SpiProbe probe = bench.bindFrontend(device);
    assertThat(bench.store(STATUS, 0)).as("nothing to reset").isTrue();
    assertThat(bench.store(STATUS, 0xB)).isTrue();
    assertThat(probe.raised()).isFalse();
    assertThat(bench.store(STATUS, 0xF)).isTrue();
    assertThat(probe.raised()).isTrue();
    assertThat(notification(device)).containsExactly(0, 1 << 3);
    assertThat(bench.store(STATUS, 0xF)).isTrue();
    assertThat(probe.raised()).as("DRIVER_OK was set").isFalse();
    assertThat(bench.store(STATUS, 0x8F)).isTrue();
    assertThat(notification(device)).containsExactly(0, 1 << 4);
    assertThat(bench.store(STATUS, 0x1)).as("stored as it is").isTrue();
    assertThat(bench.read(STATUS)).isEqualTo(1);
    assertThat(bench.store(STATUS, 0x85)).isTrue();
    assertThat(notification(device)).as("DRIVER_OK before FAILED").containsExactly(0, 1 << 3);
    bench.machine.must(HypercallNumber.VIRTIO_MMIO_BACKEND_UPDATE_STATUS, device, 0x100, 0);
    assertThat(bench.read(STATUS)).isEqualTo(0x185);
  }

  @Test
  void aResetLastsUntilTheBackendAcknowledgesIt() {
    long device = bench.device(bench.page(), 2, 0);
    SpiProbe probe = bench.bindFrontend(device);
    bench.store(0x044, 1);
    bench.store(0x030, 1);
    bench.store(0x044, 1);
    bench.store(STATUS, 0xB);
    assertThat(bench.store(STATUS, 0)).isTrue();
    assertThat(probe.raised()).isTrue();
    assertThat(bench.read(STATUS)).isEqualTo(0x4B);
    assertThat(bench.read(0x044)).isZero();
    for (int queue = 0; queue < 2; queue++) {
      bench.machine.must(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_QUEUE_INFO, device, queue, 0);
      assertThat(bench.machine.root.state.x[2]).isZero();
    }
    assertThat(bench.machine.call(HypercallNumber.VIRTIO_MMIO_BACKEND_ASSERT_VIRQ, device, 1, 0))
        .isEqualTo(ErrorCode.DENIED);
    assertThat(notification(device)).containsExactly(0, 1 << 1);
    acknowledgeReset(device);
    assertThat(bench.read(STATUS)).isZero();
    assertThat(bench.store(STATUS, 0)).as("is reset").isTrue();
    assertThat(probe.raised()).isFalse();
  }

  /** The quirk: the store's success is whether the interrupt is bound and edge-triggered. */
  @Test
  void aStrictMachineAbortsAResetThatNoEdgeTells() {
    long device = bench.device(bench.page(), 1, 0);
    bench.store(STATUS, 1);
    assertThat(bench.store(STATUS, 0)).as("not bound").isFalse();
    assertThat(bench.read(STATUS)).as("it had its effect").isEqualTo(0x41);
    assertThat(notification(device)).containsExactly(0, 1 << 1);
    acknowledgeReset(device);
    SpiProbe probe = bench.bindFrontend(device);
    probe.configure(false);
    bench.store(STATUS, 1);
    assertThat(bench.store(STATUS, 0)).as("a level").isFalse();
    assertThat(probe.pending()).isTrue();
    assertThat(notification(device)).containsExactly(0, 1 << 1);
    acknowledgeReset(device);
    probe.configure(true);
    bench.store(STATUS, 1);
    assertThat(bench.store(STATUS, 0)).isTrue();
  }

  @Test
  void aLenientMachineNeverAbortsAReset() {
    lenient();
    long device = bench.device(bench.page(), 1, 0);
    bench.store(STATUS, 1);
    assertThat(bench.store(STATUS, 0)).isTrue();
    assertThat(bench.read(STATUS)).isEqualTo(0x41);
    assertThat(notification(device)).containsExactly(0, 1 << 1);
  }

  /** The page is nothing but memory: what the backend stores counts at once. */
  @Test
  void theBackendsStoresCount() {
    long device = bench.device(bench.page(), 1, 0);
    SpiProbe probe = bench.bindFrontend(device);
    bench.machine.memory.setInt(DeviceBench.PAGE + STATUS, 4);
    bench.store(STATUS, 4);
    assertThat(probe.raised()).as("DRIVER_OK was there").isFalse();
    bench.machine.memory.setInt(DeviceBench.PAGE + 0x060, 7);
    bench.store(0x064, 5);
    assertThat(bench.read(0x060)).isEqualTo(2);
    bench.machine.memory.setInt(DeviceBench.PAGE + STATUS, 0);
    assertThat(bench.store(STATUS, 0)).isTrue();
    assertThat(bench.read(STATUS)).isZero();
  }

  /** Somebody may choose a page of device registers; nothing breaks. */
  @Test
  void aPageOutsideRamIsOnTheBus() {
    long uart = 0x338;
    bench.machine.must(
        HypercallNumber.ADDRSPACE_MAP,
        bench.frontendSpace,
        uart,
        DeviceBench.FRONTEND_PAGE,
        0x1_0044,
        0,
        0,
        0);
    long device = bench.device(uart, 1, 0);
    for (int offset = 0; offset < 0x1000; offset += 4) {
      bench.store(offset, 0);
    }
    assertThat(bench.machine.call(HypercallNumber.VIRTIO_MMIO_BACKEND_ASSERT_VIRQ, device, 1, 0))
        .as("Status reads as all ones")
        .isEqualTo(ErrorCode.DENIED);
    bench.delete(device);
  }
}
