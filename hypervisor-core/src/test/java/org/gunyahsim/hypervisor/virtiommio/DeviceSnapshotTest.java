package org.gunyahsim.hypervisor.virtiommio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.core.Traps;
import org.gunyahsim.hypervisor.hypercall.RootVmFixture;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.junit.jupiter.api.Test;

/** Devices of every kind, saved in the middle of their work and loaded elsewhere. */
class DeviceSnapshotTest {
  @Test
  void aLoadedDeviceGoesOnAsTheSavedOne() {
    try (DeviceBench bench = new DeviceBench(true)) {
      long device = bench.device(bench.page(), 4, 18);
      bench.bindBackend(device);
      bench.bindFrontend(device);
      bench.machine.must(HypercallNumber.VIRTIO_MMIO_BACKEND_SET_QUEUE_NUM_MAX, device, 2, 64, 0);
      bench.machine.must(HypercallNumber.VIRTIO_MMIO_BACKEND_SET_DEV_FEATURES, device, 1, 0x83, 0);
      bench.machine.must(HypercallNumber.VIRTIO_INPUT_CONFIGURE, device, 77, 3, 2, 1, 0);
      bench.machine.memory.setLong(DeviceBench.PAGE + 0x4000, 0x0807_0605_0403_0201L);
      for (int select : new int[] {1, 2, 0x11, 0x12}) {
        bench.machine.must(
            HypercallNumber.VIRTIO_INPUT_SET_DATA,
            device,
            select,
            0,
            select,
            DeviceBench.PAGE + 0x4000,
            0);
      }
      long unfinished = bench.create(HypercallNumber.PARTITION_CREATE_VIRTIO_MMIO);
      long second = bench.extent(DeviceBench.PAGE + 0x1000, 0x1000, 6);
      bench.machine.must(HypercallNumber.VIRTIO_MMIO_CONFIGURE, unfinished, second, 7, 0, 0);
      assertThat(bench.store(0x070, 7)).isTrue();
      assertThat(bench.store(0x030, 2)).isTrue();
      assertThat(bench.store(0x084, 5)).isTrue();
      assertThat(bench.store(0x024, 1)).isTrue();
      assertThat(bench.store(0x050, 3)).isTrue();

      byte[] saved = bench.machine.save();
      try (RootVmFixture loaded = new RootVmFixture(bench.machine.hypervisor.config(), false)) {
        loaded.load(saved);
        assertThat(loaded.save()).isEqualTo(saved);
        loaded.root =
            (Vcpu)
                Objects.requireNonNull(loaded.hypervisor.objects().byId(bench.machine.root.id()));
        goOn(bench.machine, bench.frontend, device, unfinished);
        Vcpu frontend =
            (Vcpu) Objects.requireNonNull(loaded.hypervisor.objects().byId(bench.frontend.id()));
        goOn(loaded, frontend, device, unfinished);
        assertThat(loaded.save()).isEqualTo(bench.machine.save());
      }
    }
  }

  /** Uses everything that was set up before. */
  private static void goOn(RootVmFixture machine, Vcpu frontend, long device, long unfinished) {
    assertThat(machine.must(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_NOTIFICATION, device, 0))
        .isEqualTo(8);
    assertThat(machine.root.state.x[2]).isEqualTo(9);
    machine.must(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_QUEUE_INFO, device, 2, 0);
    assertThat(machine.root.state.x[3]).isEqualTo(5L << 32);
    store(machine, frontend, 0x014, 4, 1);
    assertThat(machine.memory.getInt(DeviceBench.PAGE + 0x010)).isEqualTo(0x83);
    store(machine, frontend, 0x020, 4, 0x99);
    assertThat(machine.must(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_DRV_FEATURES, device, 1, 0))
        .isEqualTo(0x99);
    store(machine, frontend, 0x030, 4, 2);
    assertThat(machine.memory.getInt(DeviceBench.PAGE + 0x034)).isEqualTo(64);
    int[] sizes = {1, 2, 8, 0x11, 20};
    int[] selects = {1, 2, 3, 0x11, 0x12};
    for (int i = 0; i < sizes.length; i++) {
      store(machine, frontend, 0x100, 1, selects[i]);
      assertThat(machine.memory.getByte(DeviceBench.PAGE + 0x102)).isEqualTo(sizes[i]);
    }
    // Edge-triggered and bound, so the reset does not abort.
    store(machine, frontend, 0x070, 4, 0);
    machine.must(HypercallNumber.OBJECT_ACTIVATE, unfinished, 0);
    assertThat(machine.call(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_QUEUE_INFO, unfinished, 6, 0))
        .isZero();
    machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, DeviceBench.CSPACE, unfinished, 0);
    machine.must(HypercallNumber.CSPACE_DELETE_CAP_FROM, DeviceBench.CSPACE, device, 0);
  }

  private static void store(RootVmFixture machine, Vcpu vcpu, int offset, int size, long value) {
    assertThat(
            Traps.access(
                machine.hypervisor,
                vcpu,
                true,
                DeviceBench.FRONTEND_PAGE + offset,
                size,
                value,
                true))
        .as("store to %x", offset)
        .isTrue();
  }
}
