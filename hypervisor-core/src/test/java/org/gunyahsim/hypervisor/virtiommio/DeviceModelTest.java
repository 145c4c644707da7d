package org.gunyahsim.hypervisor.virtiommio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.hypercall.SpiProbe;

/**
 * Random stores of the frontend and calls of the backend against a small sequential model: results,
 * aborts, the page, interrupts in both directions.
 */
class DeviceModelTest {
  private static final int QUEUES = 3;
  private static final int[] OFFSETS = {
    0x000, 0x010, 0x014, 0x018, 0x020, 0x024, 0x030, 0x034, 0x038, 0x044, 0x050, 0x060, 0x064,
    0x070, 0x070, 0x070, 0x080, 0x084, 0x090, 0x094, 0x0A0, 0x0A4, 0x0FC, 0x100, 0xFFC
  };
  private static final long[] VALUES = {
    0, 0, 1, 2, 3, 4, 7, 0x40, 0x80, 0x84, 0xFF, 63, 64, 0x8000_0000L, 0xFFFF_FFFFL
  };

  private record Step(int kind, int choice, int value, int size) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            uniform(0, 19),
            uniform(0, OFFSETS.length - 1),
            uniform(0, VALUES.length - 1),
            uniform(0, 9))
        .as(Step::new)
        .list()
        .ofMinSize(30)
        .ofMaxSize(200);
  }

  private static Arbitrary<Integer> uniform(int from, int to) {
    return Arbitraries.integers()
        .between(from, to)
        .withDistribution(RandomDistribution.uniform())
        .withoutEdgeCases();
  }

  @Property(tries = 40)
  void strict(@ForAll("steps") List<Step> steps) {
    run(steps, true);
  }

  @Property(tries = 40)
  void lenient(@ForAll("steps") List<Step> steps) {
    run(steps, false);
  }

  private static void run(List<Step> steps, boolean strict) {
    try (DeviceBench bench = new DeviceBench(strict)) {
      Model model = new Model(bench, strict);
      for (Step step : steps) {
        model.step(step);
      }
    }
  }

  private static final class Model {
    private final DeviceBench bench;
    private final boolean strict;
    private final long device;
    private final SpiProbe toFrontend;
    private final SpiProbe toBackend;

    // The model: the page by words, and what lies behind it.
    private final int[] page = new int[0x1000 / 4];
    private final int[] offered = new int[2];
    private final int[] accepted = new int[2];
    private final int[][] queues = new int[QUEUES][0x100 / 4];
    private int bank;
    private int queue;
    private long bitmap;
    private long reason;
    private boolean backendBound = true;
    private boolean frontendRaised;
    private boolean backendRaised;

    Model(DeviceBench bench, boolean strict) {
      this.bench = bench;
      this.strict = strict;
      device = bench.device(bench.page(), QUEUES, 0);
      toFrontend = bench.bindBackend(device);
      toBackend = bench.bindFrontend(device);
    }

    void step(Step step) {
      frontendRaised = false;
      backendRaised = false;
      int offset = OFFSETS[step.choice];
      long value = VALUES[step.value];
      switch (step.kind) {
        case 0 -> setFeatures((int) value, VALUES[step.size]);
        case 1 -> setMaximum((int) value, step.size);
        case 2 -> getFeatures((int) value);
        case 3 -> getQueue((int) value);
        case 4, 5 -> getNotification();
        case 6 -> assertInterrupt((int) value);
        case 7 -> acknowledgeReset();
        case 8 -> updateStatus((int) value);
        case 9 -> bindOrNot();
        case 10 -> backendStores(offset & 0xFFC, (int) value);
        case 11 -> {
          int size = step.size < 5 ? 1 : step.size < 7 ? 2 : 8;
          boolean byteOfConfig = size == 1 && offset >= 0x100;
          assertThat(bench.store(offset, size, value)).isEqualTo(byteOfConfig);
          if (byteOfConfig) {
            page[offset / 4] = page[offset / 4] & ~0xFF | (int) value & 0xFF;
          }
        }
        default -> {
          boolean expected = store(offset, (int) value);
          assertThat(bench.store(offset, value)).as("%s", step).isEqualTo(expected);
        }
      }
      assertThat(toFrontend.raised()).as("to the frontend: %s", step).isEqualTo(frontendRaised);
      assertThat(toBackend.raised()).as("to the backend: %s", step).isEqualTo(backendRaised);
      for (int word = 0; word < page.length; word++) {
        assertThat(bench.read(word * 4)).as("%x after %s", word * 4, step).isEqualTo(page[word]);
      }
    }

    private boolean store(int offset, int value) {
      switch (offset) {
        case 0x014 -> {
          if (value != 0 && value != 1) {
            return false;
          }
          page[0x010 / 4] = offered[value];
        }
        case 0x020 -> accepted[bank] = value;
        case 0x024 -> {
          if (value != 0 && value != 1) {
            return false;
          }
          bank = value;
        }
        case 0x030 -> {
          if (value < 0 || value >= QUEUES) {
            return false;
          }
          queue = value;
          page[0x034 / 4] = queues[queue][0x034 / 4];
          page[0x044 / 4] = queues[queue][0x044 / 4];
        }
        case 0x044 -> {
          queues[queue][offset / 4] = value;
          page[offset / 4] = value;
        }
        case 0x038, 0x080, 0x084, 0x090, 0x094, 0x0A0, 0x0A4 -> queues[queue][offset / 4] = value;
        case 0x050 -> {
          boolean exists = value >= 0 && value < QUEUES;
          if (exists || strict) {
            bitmap |= value >= 0 && value < 64 ? 1L << value : 0;
            notifyBackend(1);
          }
        }
        case 0x064 -> page[0x060 / 4] &= ~value;
        case 0x070 -> {
          return storeStatus(value);
        }
        default -> {
          if (offset < 0x100) {
            return false;
          }
          page[offset / 4] = value;
        }
      }
      return true;
    }

    private boolean storeStatus(int value) {
      int old = page[0x070 / 4];
      if (value == 0 && old == 0) {
        return true;
      }
      if (value == 0) {
        page[0x070 / 4] = old | 0x40;
        page[0x044 / 4] = 0;
        for (int[] each : queues) {
          each[0x044 / 4] = 0;
        }
        notifyBackend(2);
        return !strict || backendBound;
      }
      page[0x070 / 4] = value;
      if ((old & 4) == 0 && (value & 4) != 0) {
        notifyBackend(8);
      } else if ((old & 0x80) == 0 && (value & 0x80) != 0) {
        notifyBackend(16);
      }
      return true;
    }

    private void notifyBackend(long why) {
      reason |= why;
      backendRaised = backendBound;
    }

    private long call(int number, long... arguments) {
      return bench.machine.call(number, arguments);
    }

    private long x(int register) {
      return bench.machine.root.state.x[register];
    }

    private void setFeatures(int sel, long features) {
      int error =
          sel != 0 && sel != 1
              ? ErrorCode.ARGUMENT_INVALID
              : sel == 1 && ((features & 3) != 3 || (features & 0x40) != 0)
                  ? ErrorCode.DENIED
                  : ErrorCode.OK;
      assertThat(
              call(
                  HypercallNumber.VIRTIO_MMIO_BACKEND_SET_DEV_FEATURES,
                  device,
                  sel & 0xFFFF_FFFFL,
                  features,
                  0))
          .isEqualTo(error);
      if (error == ErrorCode.OK) {
        offered[sel] = (int) features;
      }
    }

    private void setMaximum(int sel, int maximum) {
      boolean exists = sel >= 0 && sel < QUEUES;
      assertThat(
              call(
                  HypercallNumber.VIRTIO_MMIO_BACKEND_SET_QUEUE_NUM_MAX,
                  device,
                  sel & 0xFFFF_FFFFL,
                  maximum,
                  0))
          .isEqualTo(exists ? 0 : ErrorCode.ARGUMENT_INVALID);
      if (exists) {
        queues[sel][0x034 / 4] = maximum;
      }
    }

    private void getFeatures(int sel) {
      boolean exists = sel == 0 || sel == 1;
      assertThat(
              call(
                  HypercallNumber.VIRTIO_MMIO_BACKEND_GET_DRV_FEATURES,
                  device,
                  sel & 0xFFFF_FFFFL,
                  0))
          .isEqualTo(exists ? 0 : ErrorCode.ARGUMENT_INVALID);
      assertThat(x(1)).isEqualTo(exists ? accepted[sel] & 0xFFFF_FFFFL : 0);
    }

    private void getQueue(int sel) {
      boolean exists = sel >= 0 && sel < QUEUES;
      assertThat(
              call(
                  HypercallNumber.VIRTIO_MMIO_BACKEND_GET_QUEUE_INFO,
                  device,
                  sel & 0xFFFF_FFFFL,
                  0))
          .isEqualTo(exists ? 0 : ErrorCode.ARGUMENT_INVALID);
      long[] expected = new long[5];
      if (exists) {
        int[] q = queues[sel];
        expected[0] = q[0x038 / 4] & 0xFFFF_FFFFL;
        expected[1] = q[0x044 / 4] & 0xFFFF_FFFFL;
        for (int i = 0; i < 3; i++) {
          int low = (0x080 + 0x10 * i) / 4;
          expected[2 + i] = (long) q[low + 1] << 32 | q[low] & 0xFFFF_FFFFL;
        }
      }
      assertThat(Arrays.copyOfRange(bench.machine.root.state.x, 1, 6)).isEqualTo(expected);
    }

    private void getNotification() {
      assertThat(call(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_NOTIFICATION, device, 0)).isZero();
      assertThat(x(1)).isEqualTo(bitmap);
      assertThat(x(2)).isEqualTo(reason);
      bitmap = 0;
      reason = 0;
    }

    private void assertInterrupt(int bits) {
      boolean denied = (page[0x070 / 4] & 0x40) != 0;
      assertThat(
              call(HypercallNumber.VIRTIO_MMIO_BACKEND_ASSERT_VIRQ, device, bits & 0xFFFF_FFFFL, 0))
          .isEqualTo(denied ? ErrorCode.DENIED : 0);
      if (!denied) {
        page[0x060 / 4] |= bits;
        frontendRaised = true;
      }
    }

    private void acknowledgeReset() {
      assertThat(call(HypercallNumber.VIRTIO_MMIO_BACKEND_ACKNOWLEDGE_RESET, device, 0)).isZero();
      page[0x070 / 4] = 0;
    }

    private void updateStatus(int bits) {
      assertThat(
              call(
                  HypercallNumber.VIRTIO_MMIO_BACKEND_UPDATE_STATUS,
                  device,
                  bits & 0xFFFF_FFFFL,
                  0))
          .isZero();
      page[0x070 / 4] |= bits;
    }

    private void bindOrNot() {
      if (backendBound) {
        assertThat(call(HypercallNumber.VIRTIO_MMIO_FRONTEND_UNBIND_VIRQ, device, 0)).isZero();
      } else {
        assertThat(
                call(
                    HypercallNumber.VIRTIO_MMIO_FRONTEND_BIND_VIRQ,
                    device,
                    DeviceBench.ROOT_VIC,
                    DeviceBench.BACKEND_SPI,
                    0))
            .isZero();
      }
      backendBound = !backendBound;
    }

    private void backendStores(int offset, int value) {
      bench.machine.memory.setInt(DeviceBench.PAGE + offset, value);
      page[offset / 4] = value;
    }
  }
}
