package org.gunyahsim.hypervisor.virtiommio;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.hypercall.HypercallBinder;
import org.gunyahsim.hypervisor.hypercall.HypercallFrame;
import org.gunyahsim.hypervisor.memextent.Memextent;
import org.gunyahsim.hypervisor.vic.Vic;
import org.gunyahsim.hypervisor.vic.VirqSource;

/** Hypercalls on virtio-mmio devices and on those for input (section 2.13). */
public final class VirtioMmioCalls {
  private VirtioMmioCalls() {}

  /** Registers the handlers. */
  public static void register(HypercallBinder b) {
    b.bind(
        HypercallNumber.VIRTIO_MMIO_CONFIGURE,
        f -> device(f).configure(f.object(1, Memextent.class), f.arg[2], f.arg[3], f.arg[4]));
    b.bind(HypercallNumber.VIRTIO_MMIO_BACKEND_BIND_VIRQ, f -> bind(f, device(f).interrupt()));
    b.bind(HypercallNumber.VIRTIO_MMIO_BACKEND_UNBIND_VIRQ, f -> unbind(device(f).interrupt()));
    b.bind(
        HypercallNumber.VIRTIO_MMIO_FRONTEND_BIND_VIRQ,
        f -> bind(f, device(f).notifications().virq()));
    b.bind(
        HypercallNumber.VIRTIO_MMIO_FRONTEND_UNBIND_VIRQ,
        f -> unbind(device(f).notifications().virq()));
    b.bind(
        HypercallNumber.VIRTIO_MMIO_BACKEND_ASSERT_VIRQ,
        f -> device(f).raiseInterrupt((int) f.arg[1]));
    b.bind(
        HypercallNumber.VIRTIO_MMIO_BACKEND_SET_DEV_FEATURES,
        f -> device(f).transport().features().setDevice((int) f.arg[1], (int) f.arg[2]));
    b.bind(HypercallNumber.VIRTIO_MMIO_BACKEND_SET_QUEUE_NUM_MAX, VirtioMmioCalls::setQueueNumMax);
    b.bind(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_DRV_FEATURES, VirtioMmioCalls::driverFeatures);
    b.bind(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_QUEUE_INFO, VirtioMmioCalls::queueInfo);
    b.bind(HypercallNumber.VIRTIO_MMIO_BACKEND_GET_NOTIFICATION, VirtioMmioCalls::notification);
    b.bind(
        HypercallNumber.VIRTIO_MMIO_BACKEND_ACKNOWLEDGE_RESET, VirtioMmioCalls::acknowledgeReset);
    b.bind(HypercallNumber.VIRTIO_MMIO_BACKEND_UPDATE_STATUS, VirtioMmioCalls::updateStatus);
    b.bind(HypercallNumber.VIRTIO_INPUT_CONFIGURE, VirtioMmioCalls::configureInput);
    b.bind(HypercallNumber.VIRTIO_INPUT_SET_DATA, VirtioMmioCalls::setInputData);
  }

  private static VirtioMmio device(HypercallFrame f) {
    return f.object(0, VirtioMmio.class);
  }

  private static int bind(HypercallFrame f, VirqSource source) {
    return source.bind(f.object(1, Vic.class), (int) f.arg[2]);
  }

  private static int unbind(VirqSource source) {
    source.unbind();
    return ErrorCode.OK;
  }

  private static int setQueueNumMax(HypercallFrame f) {
    QueueBanks queues = device(f).transport().queues();
    int index = (int) f.arg[1];
    if (!queues.exists(index)) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    queues.get(index).set(Queue.NUM_MAX, (int) f.arg[2]);
    return ErrorCode.OK;
  }

  private static int driverFeatures(HypercallFrame f) {
    int bank = (int) f.arg[1];
    if (!FeatureBanks.exists(bank)) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    f.result[1] = Integer.toUnsignedLong(device(f).transport().features().driver(bank));
    return ErrorCode.OK;
  }

  private static int queueInfo(HypercallFrame f) {
    QueueBanks queues = device(f).transport().queues();
    int index = (int) f.arg[1];
    if (!queues.exists(index)) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    Queue queue = queues.get(index);
    f.result[1] = Integer.toUnsignedLong(queue.get(Queue.NUM));
    f.result[2] = Integer.toUnsignedLong(queue.get(Queue.READY));
    f.result[3] = queue.address(Queue.DESC_LOW);
    f.result[4] = queue.address(Queue.DRIVER_LOW);
    f.result[5] = queue.address(Queue.DEVICE_LOW);
    return ErrorCode.OK;
  }

  private static int notification(HypercallFrame f) {
    Notifications waiting = device(f).notifications();
    f.result[1] = waiting.queues();
    f.result[2] = waiting.reason();
    waiting.clear();
    return ErrorCode.OK;
  }

  private static int acknowledgeReset(HypercallFrame f) {
    device(f).transport().status().acknowledgeReset();
    return ErrorCode.OK;
  }

  private static int updateStatus(HypercallFrame f) {
    device(f).transport().status().update((int) f.arg[1]);
    return ErrorCode.OK;
  }

  private static int configureInput(HypercallFrame f) {
    InputConfig input = device(f).input();
    return input == null
        ? ErrorCode.OBJECT_CONFIG
        : input.configure(f.arg[1], (int) f.arg[2], f.arg[3], f.arg[4]);
  }

  private static int setInputData(HypercallFrame f) {
    InputConfig input = device(f).input();
    return input == null
        ? ErrorCode.CSPACE_WRONG_OBJECT_TYPE
        : input.setData(f.caller(), f.arg[1], f.arg[2], f.arg[3], f.arg[4]);
  }
}
