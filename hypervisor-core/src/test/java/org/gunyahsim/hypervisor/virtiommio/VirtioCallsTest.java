package org.gunyahsim.hypervisor.virtiommio;

import static org.assertj.core.api.Assertions.assertThat;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallRule;
import org.gunyahsim.hypervisor.abi.HypercallTable;
import org.gunyahsim.hypervisor.abi.Rights;
import org.gunyahsim.hypervisor.hypercall.SpiProbe;
import org.gunyahsim.hypervisor.partition.Heap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calls on virtio-mmio devices one by one: errors in their order (reference, 2.13 and 4.3). */
class VirtioCallsTest {
  private static final long EMPTY = 0x1234;
  private final DeviceBench bench = new DeviceBench(true);

  @AfterEach
  void close() {
    bench.close();
  }

  private long call(int number, long... arguments) {
    return bench.machine.call(number, arguments);
  }

  private long x(int register) {
    return bench.machine.root.state.x[register];
  }

  private long newDevice() {
    return bench.create(HypercallNumber.PARTITION_CREATE_VIRTIO_MMIO);
  }

  private long configure(long device, long extent, long queues, long flags, long type) {
    return call(HypercallNumber.VIRTIO_MMIO_CONFIGURE, device, extent, queues, flags, type);
  }

  private long activation(long device) {
    return call(HypercallNumber.OBJECT_ACTIVATE, device, 0);
  }

  /** The rule that the last call named. */
  private HypercallRule refusedBy() {
    return HypercallRule.values()[bench.machine.hypervisor.decision().rule() - 1];
  }

  /** The same object with fewer rights. */
  private long restricted(long cap, int rights) {
    return bench.machine.must(
        HypercallNumber.CSPACE_COPY_CAP_FROM,
        DeviceBench.CSPACE,
        cap,
        DeviceBench.CSPACE,
        rights,
        0);
  }

  @Test
  void configureLooksUpTheExtentFirst() {
    long page = bench.page();
    long device = newDevice();
    assertThat(configure(EMPTY, DeviceBench.ROOT_VIC, 99, 0, 0))
        .isEqualTo(ErrorCode.CSPACE_WRONG_OBJECT_TYPE);
    assertThat(configure(EMPTY, restricted(page, Rights.MEMEXTENT_MAP), 99, 0, 0))
        .isEqualTo(ErrorCode.CSPACE_INSUFFICIENT_RIGHTS);
    long inactive = bench.create(HypercallNumber.PARTITION_CREATE_MEMEXTENT);
    assertThat(configure(EMPTY, inactive, 99, 0, 0)).isEqualTo(ErrorCode.OBJECT_STATE);
    assertThat(configure(EMPTY, page, 99, 0, 0)).isEqualTo(ErrorCode.CSPACE_CAP_NULL);
    assertThat(configure(restricted(device, Rights.VIRTIO_MMIO_CONFIG), page, 99, 0, 0))
        .isEqualTo(ErrorCode.CSPACE_INSUFFICIENT_RIGHTS);
    assertThat(configure(DeviceBench.PARTITION, page, 99, 0, 0))
        .isEqualTo(ErrorCode.CSPACE_WRONG_OBJECT_TYPE);
    long active = bench.device(page, 1, 0);
    assertThat(configure(active, page, 99, 0, 0)).isEqualTo(ErrorCode.OBJECT_STATE);
  }

  @ParameterizedTest
  @CsvSource({
    // queues, flags, type, error
    "1, 0, 0, 0",
    "16, 0, 99, 0",
    "17, 0, 0, 1",
    "0xffffffff, 0, 0, 1",
    "0x100000001, 0, 0, 0",
    "1, 0x40, 18, 0",
    "1, 0x40, 0, 1",
    "1, 0x40, 3, 1",
    "1, 0xffffffffffffffbf, 3, 0",
    "1, 0xffffffffffffffff, 18, 0",
  })
  void configureJudgesItsArguments(String queues, String flags, int type, int error) {
    long page = bench.page();
    assertThat(
            configure(
                newDevice(),
                page,
                Long.decode(queues),
                Long.parseUnsignedLong(hex(flags), 16),
                type))
        .isEqualTo(error);
  }

  private static String hex(String number) {
    return number.startsWith("0x") ? number.substring(2) : number;
  }

  @Test
  void configureNamesWhatIsWrong() {
    long page = bench.page();
    configure(newDevice(), page, 17, 0x40, 3);
    assertThat(refusedBy()).isEqualTo(HypercallRule.VIRTIO_QUEUES);
    configure(newDevice(), page, 16, 0x40, 3);
    assertThat(refusedBy()).isEqualTo(HypercallRule.VIRTIO_DEVICE);
    configure(newDevice(), DeviceBench.OWN, 17, 0x40, 3);
    assertThat(refusedBy()).isEqualTo(HypercallRule.VIRTIO_EXTENT);
  }

  @Test
  void configureWantsOneBasicPage() {
    long device = newDevice();
    assertThat(configure(device, bench.extent(DeviceBench.PAGE, 0x2000, 6), 1, 0, 0))
        .isEqualTo(ErrorCode.ARGUMENT_INVALID);
    long sparse = bench.extent(DeviceBench.PAGE - 0x1000, 0x1000, 0x1_0006);
    assertThat(configure(device, sparse, 1, 0, 0)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(activation(device)).isEqualTo(ErrorCode.OBJECT_CONFIG);
  }

  @Test
  void aSecondConfigurationReplacesTheFirst() {
    long first = bench.extent(DeviceBench.PAGE + 0x1000, 0x1000, 6);
    long page = bench.page();
    long device = newDevice();
    assertThat(configure(device, first, 16, 1 << 6, 18)).isZero();
    assertThat(configure(device, page, 2, 0, 0)).isZero();
    bench.delete(first);
    assertThat(bench.machine.hypervisor.memdb().owner(DeviceBench.PAGE + 0x1000))
        .as("the first extent is gone")
        .isSameAs(bench.machine.hypervisor.memdb().owner(DeviceBench.PAGE - 0x1000));
    bench.activate(device);
    assertThat(call(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_QUEUE_INFO, device, 2, 0))
        .isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(call(HypercallNumber.VIRTIO_INPUT_CONFIGURE, device, 0, 0, 0, 0, 0))
        .isEqualTo(ErrorCode.OBJECT_CONFIG);
  }

  @Test
  void activationErrorsInTheirOrder() {
    assertThat(activation(newDevice())).as("no page").isEqualTo(ErrorCode.OBJECT_CONFIG);
    assertThat(refusedBy()).isEqualTo(HypercallRule.ACTIVATE_VIRTIO_CONFIG);

    long page = bench.page();
    long device = bench.device(page, 1, 0);
    long second = newDevice();
    assertThat(configure(second, page, 0, 0, 0)).isZero();
    assertThat(activation(second)).as("another device's").isEqualTo(ErrorCode.BUSY);
    assertThat(activation(second)).as("for good").isEqualTo(ErrorCode.OBJECT_STATE);
    bench.delete(device);
    long third = newDevice();
    assertThat(configure(third, page, 0, 0, 0)).isZero();
    assertThat(activation(third)).as("no queues").isEqualTo(ErrorCode.OBJECT_CONFIG);
    assertThat(refusedBy()).isEqualTo(HypercallRule.ACTIVATE_VIRTIO_QUEUES);

    long readOnly = bench.extent(DeviceBench.PAGE + 0x1000, 0x1000, 4);
    long fourth = newDevice();
    assertThat(configure(fourth, readOnly, 1, 0, 0)).isZero();
    assertThat(activation(fourth)).as("not writable").isEqualTo(ErrorCode.DENIED);

    long derived = bench.create(HypercallNumber.PARTITION_CREATE_MEMEXTENT);
    bench.machine.must(HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE, derived, page, 0, 0x1000, 6, 0);
    bench.activate(derived);
    long fifth = newDevice();
    assertThat(configure(fifth, page, 1, 0, 0)).isZero();
    assertThat(activation(fifth)).as("a page with a child").isEqualTo(ErrorCode.BUSY);
    bench.delete(derived);
    bench.device(page, 1, 0);
    long late = bench.create(HypercallNumber.PARTITION_CREATE_MEMEXTENT);
    bench.machine.must(HypercallNumber.MEMEXTENT_CONFIGURE_DERIVE, late, page, 0, 0x1000, 6, 0);
    assertThat(activation(late)).as("a child of an active page").isEqualTo(ErrorCode.BUSY);
  }

  @Test
  void heapRunsOutAndComesBack() {
    long page = bench.page();
    Heap heap = bench.machine.hypervisor.objects().rootPartition().heap();
    long before = heap.used();
    long device = newDevice();
    assertThat(configure(device, page, 16, 1 << 6, 18)).isZero();
    long filler = heap.free() - 16 * 36 - 319;
    assertThat(heap.allocate(filler)).isTrue();
    assertThat(activation(device)).isEqualTo(ErrorCode.NOMEM);
    heap.free(filler);
    bench.delete(device);
    assertThat(heap.used()).isEqualTo(before);

    device = bench.device(page, 16, 18);
    assertThat(heap.used()).isEqualTo(before + 1024 + 16 * 36 + 320);
    bench.machine.must(HypercallNumber.VIRTIO_INPUT_CONFIGURE, device, 0, 0, 3, 2, 0);
    assertThat(heap.used()).isEqualTo(before + 1024 + 16 * 36 + 320 + 3 * 130 + 2 * 21);
    bench.delete(device);
    assertThat(heap.used()).isEqualTo(before);
    assertThat(bench.store(0x70, 1)).as("nobody emulates any more").isFalse();
    bench.device(page, 1, 0);
  }

  /** Errors of 8.3, both directions alike. */
  @ParameterizedTest
  @CsvSource({"0x4A, 0x4B", "0x4C, 0x4D"})
  void bindErrorsInTheirOrder(String bindNumber, String unbindNumber) {
    int bind = Integer.decode(bindNumber);
    int unbind = Integer.decode(unbindNumber);
    long device = bench.device(bench.page(), 1, 0);
    int right = bind == 0x4A ? 1 : 2;
    assertThat(call(bind, restricted(device, 0xF & ~right), EMPTY, 40, 0))
        .isEqualTo(ErrorCode.CSPACE_INSUFFICIENT_RIGHTS);
    assertThat(call(unbind, restricted(device, 0xF & ~right), 0))
        .isEqualTo(ErrorCode.CSPACE_INSUFFICIENT_RIGHTS);
    assertThat(call(bind, device, EMPTY, 40, 0)).isEqualTo(ErrorCode.CSPACE_CAP_NULL);
    assertThat(call(bind, device, DeviceBench.ROOT_VIC, 31, 0))
        .isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(call(bind, device, DeviceBench.ROOT_VIC, 96, 0))
        .isEqualTo(ErrorCode.ARGUMENT_INVALID);
    long bell = bench.create(HypercallNumber.PARTITION_CREATE_DOORBELL);
    bench.activate(bell);
    bench.machine.must(HypercallNumber.DOORBELL_BIND_VIRQ, bell, DeviceBench.ROOT_VIC, 40, 0);
    assertThat(call(bind, device, DeviceBench.ROOT_VIC, 40, 0)).isEqualTo(ErrorCode.BUSY);
    assertThat(call(bind, device, DeviceBench.ROOT_VIC, 41, 0)).isZero();
    assertThat(call(bind, device, DeviceBench.ROOT_VIC, 99, 0)).isEqualTo(ErrorCode.VIRQ_BOUND);
    assertThat(call(unbind, restricted(device, right), 0)).isZero();
    assertThat(call(unbind, device, 0)).as("again").isZero();
    assertThat(call(bind, restricted(device, right), DeviceBench.ROOT_VIC, 42, 0)).isZero();
    bench.delete(device);
  }

  @Test
  void deletingTheDeviceUnbindsBoth() {
    long page = bench.page();
    long device = bench.device(page, 1, 0);
    bench.bindBackend(device);
    bench.bindFrontend(device);
    bench.delete(device);
    device = bench.device(page, 1, 0);
    bench.bindBackend(device);
    bench.bindFrontend(device);
  }

  @Test
  void backendCallsNeedTheirRightAndAnActiveDevice() {
    long device = bench.device(bench.page(), 1, 18);
    long idle = newDevice();
    for (int number = 0x4E; number <= 0x5F; number++) {
      var declared = HypercallTable.byNumber(number);
      if (declared == null || !declared.name().startsWith("virtio_")) {
        continue;
      }
      int right = number == 0x4E ? Rights.VIRTIO_MMIO_ASSERT_VIRQ : Rights.VIRTIO_MMIO_CONFIG;
      long[] zeros = new long[declared.arguments().size()];
      zeros[0] = restricted(device, 0x8000_000F & ~right);
      assertThat(call(number, zeros)).as(declared.name()).isEqualTo(53);
      zeros[0] = idle;
      assertThat(call(number, zeros)).as(declared.name()).isEqualTo(ErrorCode.OBJECT_STATE);
      zeros[0] = device;
      zeros[zeros.length - 1] = 1;
      assertThat(call(number, zeros)).as(declared.name()).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // bank, features, error
    "0, 0xffffffff, 0",
    "0, 0, 0",
    "1, 3, 0",
    "1, 0xffffffbf, 0",
    "1, 1, 30",
    "1, 2, 30",
    "1, 0x43, 30",
    "1, 0, 30",
    "2, 3, 1",
    "0xffffffff, 3, 1",
    "0x100000001, 3, 0",
  })
  void deviceFeatures(String bank, String features, int error) {
    long device = bench.device(bench.page(), 1, 0);
    assertThat(
            call(
                HypercallNumber.VIRTIO_MMIO_BACKEND_SET_DEV_FEATURES,
                device,
                Long.decode(bank),
                Long.decode(features),
                0))
        .isEqualTo(error);
    assertThat(bench.store(0x014, Long.decode(bank) & 1)).isTrue();
    assertThat(Integer.toUnsignedLong(bench.read(0x010)))
        .isEqualTo(error == 0 ? Long.decode(features) : 0);
  }

  @Test
  void driverFeaturesAreReadByBank() {
    long device = bench.device(bench.page(), 1, 0);
    bench.store(0x024, 1);
    bench.store(0x020, 0x8000_0001L);
    bench.store(0x024, 0);
    bench.store(0x020, 0x1234);
    assertThat(call(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_DRV_FEATURES, device, 0, 0)).isZero();
    assertThat(x(1)).isEqualTo(0x1234);
    assertThat(call(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_DRV_FEATURES, device, 1, 0)).isZero();
    assertThat(x(1)).isEqualTo(0x8000_0001L);
    assertThat(call(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_DRV_FEATURES, device, 2, 0))
        .isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(x(1)).isZero();
  }

  @Test
  void queuesAreReadAndLimitedByIndex() {
    long device = bench.device(bench.page(), 2, 0);
    int setMax = HypercallNumber.VIRTIO_MMIO_BACKEND_SET_QUEUE_NUM_MAX;
    assertThat(call(setMax, device, 2, 8, 0)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(call(setMax, device, 0xFFFF_FFFFL, 8, 0)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
    assertThat(call(setMax, device, 1, 8, 0)).isZero();
    assertThat(bench.read(0x034)).as("shown when it is selected").isZero();
    assertThat(bench.store(0x030, 1)).isTrue();
    assertThat(bench.read(0x034)).isEqualTo(8);
    int[] registers = {0x038, 0x044, 0x080, 0x084, 0x090, 0x094, 0x0A0, 0x0A4};
    for (int i = 0; i < registers.length; i++) {
      assertThat(bench.store(registers[i], 0xFFFF_FF00L + i)).isTrue();
    }
    int info = HypercallNumber.VIRTIO_MMIO_BACKEND_GET_QUEUE_INFO;
    assertThat(call(info, device, 1, 0)).isZero();
    assertThat(bench.machine.root.state.x)
        .startsWith(
            0,
            0xFFFF_FF00L,
            0xFFFF_FF01L,
            0xFFFF_FF03_FFFF_FF02L,
            0xFFFF_FF05_FFFF_FF04L,
            0xFFFF_FF07_FFFF_FF06L);
    assertThat(call(info, device, 0, 0)).isZero();
    assertThat(bench.machine.root.state.x).startsWith(0, 0, 0, 0, 0, 0);
    assertThat(call(info, device, 2, 0)).isEqualTo(ErrorCode.ARGUMENT_INVALID);
  }

  @Test
  void theBackendInterruptsTheFrontend() {
    long device = bench.device(bench.page(), 1, 0);
    SpiProbe probe = bench.bindBackend(device);
    int raise = HypercallNumber.VIRTIO_MMIO_BACKEND_ASSERT_VIRQ;
    assertThat(call(raise, device, 1, 0)).isZero();
    assertThat(probe.raised()).isTrue();
    assertThat(bench.read(0x060)).isEqualTo(1);
    assertThat(call(raise, device, 2, 0)).isZero();
    assertThat(bench.read(0x060)).isEqualTo(3);
    assertThat(probe.raised()).isTrue();
    assertThat(bench.store(0x064, 1)).isTrue();
    assertThat(bench.read(0x060)).isEqualTo(2);
    assertThat(bench.read(0x064)).as("not readable").isZero();
    bench.machine.must(HypercallNumber.VIRTIO_MMIO_BACKEND_UPDATE_STATUS, device, 0x40, 0);
    assertThat(call(raise, device, 4, 0)).isEqualTo(ErrorCode.DENIED);
    assertThat(bench.read(0x060)).isEqualTo(2);
    assertThat(probe.raised()).isFalse();
    bench.machine.must(HypercallNumber.VIRTIO_MMIO_BACKEND_ACKNOWLEDGE_RESET, device, 0);
    assertThat(call(raise, device, 4, 0)).isZero();
  }

  @Test
  void aLevelInterruptStaysUntilTheFrontendHasAcknowledgedAll() {
    long device = bench.device(bench.page(), 1, 0);
    SpiProbe probe = bench.bindBackend(device);
    probe.configure(false);
    bench.machine.must(HypercallNumber.VIRTIO_MMIO_BACKEND_ASSERT_VIRQ, device, 3, 0);
    assertThat(probe.pending()).isTrue();
    probe.raised(); // takes the edge away; the level stays
    probe.takeAndEnd();
    assertThat(probe.pending()).isTrue();
    bench.store(0x064, 1);
    probe.takeAndEnd();
    assertThat(probe.pending()).isTrue();
    bench.store(0x064, 2);
    assertThat(probe.pending()).as("only looked at when it ends").isTrue();
    probe.takeAndEnd();
    assertThat(probe.pending()).isFalse();
  }

  @Test
  void notificationsAreReadAndCleared() {
    long device = bench.device(bench.page(), 3, 0);
    SpiProbe probe = bench.bindFrontend(device);
    probe.configure(false);
    int get = HypercallNumber.VIRTIO_MMIO_BACKEND_GET_NOTIFICATION;
    bench.store(0x050, 0);
    bench.store(0x050, 2);
    assertThat(probe.pending()).isTrue();
    probe.raised();
    probe.takeAndEnd();
    assertThat(probe.pending()).as("still reasons").isTrue();
    assertThat(call(get, device, 0)).isZero();
    assertThat(x(1)).isEqualTo(0b101);
    assertThat(x(2)).isEqualTo(1);
    probe.takeAndEnd();
    assertThat(probe.pending()).isFalse();
    assertThat(call(get, device, 0)).isZero();
    assertThat(bench.machine.root.state.x).startsWith(0, 0, 0);
  }

  /** What was there before binding does not interrupt (8.3). */
  @Test
  void bindingDoesNotInterrupt() {
    long device = bench.device(bench.page(), 1, 0);
    bench.store(0x050, 0);
    bench.machine.must(HypercallNumber.VIRTIO_MMIO_BACKEND_ASSERT_VIRQ, device, 1, 0);
    assertThat(bench.bindFrontend(device).pending()).isFalse();
    assertThat(bench.bindBackend(device).pending()).isFalse();
  }
}
