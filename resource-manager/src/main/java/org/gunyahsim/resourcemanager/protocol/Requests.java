package org.gunyahsim.resourcemanager.protocol;

import java.util.List;

/** Payloads of the requests that a VM manager makes (reference, sections 3.4 to 3.6). */
public final class Requests {
  /** VM_STOP flag: kill instead of asking. */
  public static final int FORCE_STOP = 1;

  /** VM_STOP reason that Linux always gives. */
  public static final int REASON_FORCE_STOP = 3;

  public static final int AUTH_NONE = 0;
  public static final int AUTH_PLATFORM = 1;
  public static final int AUTH_ANDROID_PVM = 2;

  private Requests() {}

  /** The four bytes that many calls take: vmid u16, reserved u16. */
  public static byte[] vmid(int vmid) {
    return new PayloadWriter().u16(vmid).u16(0).toBytes();
  }

  /**
   * MEM_DONATE, MEM_LEND and MEM_SHARE.
   *
   * @param flags {@link MemoryType#CREATE_SANITIZE}, {@link MemoryType#CREATE_APPEND}
   */
  public static byte[] memCreate(
      int memType, int flags, int label, List<AclEntry> acl, List<SglEntry> sgl) {
    return new PayloadWriter()
        .u8(memType)
        .u8(0)
        .u8(flags)
        .u8(0)
        .u32(label)
        .acl(acl)
        .sgl(sgl, 0)
        .attributes(List.of())
        .toBytes();
  }

  /**
   * MEM_APPEND.
   *
   * @param flags {@link MemoryType#APPEND_END} on the last
   */
  public static byte[] memAppend(int handle, int flags, List<SglEntry> sgl) {
    return new PayloadWriter().u32(handle).u8(flags).zeros(3).sgl(sgl, 0).toBytes();
  }

  /** MEM_RELEASE and MEM_RECLAIM. */
  public static byte[] memHandle(int handle, int flags) {
    return new PayloadWriter().u32(handle).u8(flags).zeros(3).toBytes();
  }

  /** VM_CONFIG_IMAGE. */
  public static byte[] configImage(
      int vmid,
      int authType,
      int handle,
      long imageOffset,
      long imageSize,
      long dtbOffset,
      long dtbSize) {
    return new PayloadWriter()
        .u16(vmid)
        .u16(authType)
        .u32(handle)
        .u64(imageOffset)
        .u64(imageSize)
        .u64(dtbOffset)
        .u64(dtbSize)
        .toBytes();
  }

  /** VM_STOP. */
  public static byte[] stop(int vmid, int flags, int reason) {
    return new PayloadWriter().u16(vmid).u8(flags).u8(0).u32(reason).toBytes();
  }
}
