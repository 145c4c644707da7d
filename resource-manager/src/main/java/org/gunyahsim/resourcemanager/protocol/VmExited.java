package org.gunyahsim.resourcemanager.protocol;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The VM_EXITED notification: vmid u16, exit type u16, bytes of the reason u32, the reason
 * (reference, sections 3.10 and 4.4).
 *
 * <p>Word 0 of the reason: flags in bits 15:0, code in bits 23:16; RESET2 adds the reset type and
 * the cookie's halves.
 */
public final class VmExited {
  private final int vmid;
  private final int type;
  private final byte[] reason;

  public VmExited(int vmid, int type, byte[] reason) {
    this.vmid = vmid;
    this.type = type;
    this.reason = reason.clone();
  }

  /** Builds one from words. */
  public static VmExited of(int vmid, int type, int... words) {
    PayloadWriter reason = new PayloadWriter();
    for (int word : words) {
      reason.u32(word);
    }
    return new VmExited(vmid, type, reason.toBytes());
  }

  public byte[] encode() {
    return new PayloadWriter().u16(vmid).u16(type).u32(reason.length).bytes(reason).toBytes();
  }

  /** Null when the payload is shorter than it says. */
  public static @Nullable VmExited decode(byte[] payload) {
    if (payload.length < 8) {
      return null;
    }
    int size = LittleEndian.get32(payload, 4);
    if (size < 0 || size > payload.length - 8) {
      return null;
    }
    return new VmExited(
        LittleEndian.get16(payload, 0),
        LittleEndian.get16(payload, 2),
        Arrays.copyOfRange(payload, 8, 8 + size));
  }

  /** Who ended. */
  public int vmid() {
    return vmid;
  }

  /** {@link ExitType}. */
  public int type() {
    return type;
  }

  /** The reason's bytes, as many as were sent. */
  public byte[] reason() {
    return reason.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VmExited that
        && vmid == that.vmid
        && type == that.type
        && Arrays.equals(reason, that.reason);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * vmid + type) + Arrays.hashCode(reason);
  }
}
