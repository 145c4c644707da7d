package org.gunyahsim.resourcemanager.protocol;

/** Kinds of entries of VM_GET_HYP_RESOURCES (reference, section 8). */
public final class ResourceType {
  /** The caller may ring. */
  public static final int DOORBELL_SOURCE = 0;

  /** The caller is rung. */
  public static final int DOORBELL = 1;

  public static final int MSG_QUEUE_SEND = 2;
  public static final int MSG_QUEUE_RECEIVE = 3;
  public static final int VIRTUAL_CPU = 4;
  public static final int VIRTUAL_PM = 5;
  public static final int VIRTIO_MMIO = 6;
  public static final int VRTC = 7;
  public static final int WATCHDOG = 8;

  private ResourceType() {}

  /** The name, or the number. */
  public static String name(long type) {
    return switch ((int) type) {
      case DOORBELL_SOURCE -> "DOORBELL_SRC";
      case DOORBELL -> "DOORBELL";
      case MSG_QUEUE_SEND -> "MSG_QUEUE_SEND";
      case MSG_QUEUE_RECEIVE -> "MSG_QUEUE_RECV";
      case VIRTUAL_CPU -> "VIRTUAL_CPU";
      case VIRTUAL_PM -> "VIRTUAL_PM";
      case VIRTIO_MMIO -> "VIRTIO_MMIO";
      case VRTC -> "VRTC";
      case WATCHDOG -> "WATCHDOG";
      default -> Long.toString(type);
    };
  }
}
