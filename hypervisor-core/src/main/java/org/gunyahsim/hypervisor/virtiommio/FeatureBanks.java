package org.gunyahsim.hypervisor.virtiommio;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/** Feature bits, 32 at a time: what the device offers, and what the driver has accepted. */
final class FeatureBanks {
  private static final int BANKS = 2;

  /** Bits of bank 1: VIRTIO_F_VERSION_1 (32) and VIRTIO_F_ACCESS_PLATFORM (33). */
  private static final int REQUIRED = 1 | 1 << 1;

  /** Bit of bank 1: VIRTIO_F_NOTIFICATION_DATA (38). */
  private static final int FORBIDDEN = 1 << 6;

  private final int[] device = new int[BANKS];
  private final int[] driver = new int[BANKS];
  private int driverSelected;

  /** True for an unsigned number of a bank. */
  static boolean exists(int bank) {
    return bank >= 0 && bank < BANKS;
  }

  /**
   * Sets what the device offers.
   *
   * @return ARGUMENT_INVALID, DENIED for features that the hypervisor cannot allow, or OK
   */
  int setDevice(int bank, int features) {
    if (!exists(bank)) {
      return ErrorCode.ARGUMENT_INVALID;
    }
    if (bank == 1 && (features & (REQUIRED | FORBIDDEN)) != REQUIRED) {
      return ErrorCode.DENIED;
    }
    device[bank] = features;
    return ErrorCode.OK;
  }

  /** What the device offers in a bank that {@link #exists}. */
  int device(int bank) {
    return device[bank];
  }

  /** DriverFeaturesSel; false, and nothing changed, when there is no such bank. */
  boolean selectDriver(int bank) {
    if (!exists(bank)) {
      return false;
    }
    driverSelected = bank;
    return true;
  }

  /** DriverFeatures: any value is taken. True, for the register table. */
  boolean setDriver(int features) {
    driver[driverSelected] = features;
    return true;
  }

  /** What the driver accepted in a bank that {@link #exists}. */
  int driver(int bank) {
    return driver[bank];
  }

  void save(StateWriter out) {
    for (int i = 0; i < BANKS; i++) {
      out.i32(device[i]);
      out.i32(driver[i]);
    }
    out.i32(driverSelected);
  }

  void load(StateReader in) {
    for (int i = 0; i < BANKS; i++) {
      device[i] = in.i32();
      driver[i] = in.i32();
    }
    if (!selectDriver(in.i32())) {
      throw new SnapshotException("the snapshot selects virtio features that do not exist");
    }
  }
}
