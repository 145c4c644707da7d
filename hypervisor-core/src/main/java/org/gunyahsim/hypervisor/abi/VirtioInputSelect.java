package org.gunyahsim.hypervisor.abi;

/**
 * What the configuration space of a virtio-input device shows: values of its select register and of
 * the second argument of {@code virtio_input_set_data} (virtio 1.2, 5.8.2).
 */
public final class VirtioInputSelect {
  /** Nothing. */
  public static final int UNSET = 0;

  /** The device's name, up to 128 bytes. */
  public static final int ID_NAME = 0x01;

  /** Its serial number, up to 128 bytes. */
  public static final int ID_SERIAL = 0x02;

  /** Bus, vendor, product and version: 8 bytes. */
  public static final int ID_DEVIDS = 0x03;

  /** Input properties: 4 bytes. */
  public static final int PROP_BITS = 0x10;

  /** Codes of the event type that the sub-selection names, up to 128 bytes. */
  public static final int EV_BITS = 0x11;

  /** Minimum, maximum, fuzz, flat and resolution of the axis that the sub-selection names. */
  public static final int ABS_INFO = 0x12;

  private VirtioInputSelect() {}
}
