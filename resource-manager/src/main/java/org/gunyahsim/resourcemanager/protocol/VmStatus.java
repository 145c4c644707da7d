package org.gunyahsim.resourcemanager.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The VM_STATUS notification, 8 bytes (reference, section 3.10).
 *
 * @param vmid whose state changed
 * @param vmStatus {@link VmState}
 * @param osStatus 0 none, 1 early boot, 2 boot, 3 init, 4 run, 5 shutdown, 6 halted, 7 crashed
 * @param appStatus what the VM says of itself, 16 bits
 */
public record VmStatus(int vmid, int vmStatus, int osStatus, int appStatus) {
  public static final int SIZE = 8;

  public byte[] encode() {
    return new PayloadWriter().u16(vmid).u16(0).u8(vmStatus).u8(osStatus).u16(appStatus).toBytes();
  }

  /** Null when the payload is too short. */
  public static @Nullable VmStatus decode(byte[] payload) {
    if (payload.length < SIZE) {
      return null;
    }
    return new VmStatus(
        LittleEndian.get16(payload, 0),
        LittleEndian.get8(payload, 4),
        LittleEndian.get8(payload, 5),
        LittleEndian.get16(payload, 6));
  }
}
