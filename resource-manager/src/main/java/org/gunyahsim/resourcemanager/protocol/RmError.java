package org.gunyahsim.resourcemanager.protocol;

import java.util.Map;
import java.util.TreeMap;
import org.gunyahsim.hypervisor.abi.ErrorCode;

/** The u32 that begins every reply (reference, section 2). */
public final class RmError {
  public static final int OK = 0;
  public static final int UNIMPLEMENTED = -1;
  public static final int NOMEM = 0x1;
  public static final int NORESOURCE = 0x2;
  public static final int DENIED = 0x3;
  public static final int MSG_INVALID = 0x4;
  public static final int BUSY = 0x5;
  public static final int ARGUMENT_INVALID = 0x6;
  public static final int HANDLE_INVALID = 0x7;
  public static final int VALIDATE_FAILED = 0x8;
  public static final int MAP_FAILED = 0x9;
  public static final int MEM_INVALID = 0xA;
  public static final int MEM_INUSE = 0xB;
  public static final int MEM_RELEASED = 0xC;
  public static final int VMID_INVALID = 0xD;
  public static final int LOOKUP_FAILED = 0xE;
  public static final int IRQ_INVALID = 0xF;
  public static final int IRQ_INUSE = 0x10;
  public static final int IRQ_RELEASED = 0x11;
  public static final int IN_USE = 0x12;
  public static final int IRQ_NOT_MAPPED = 0x13;
  public static final int VM_STATE = 0x14;

  private static final Map<Integer, String> NAMES = constantNames();

  private RmError() {}

  /** The name, or the number in hexadecimal when it has none. */
  public static String name(long code) {
    String name = NAMES.get((int) code);
    return name != null ? name : "0x" + Integer.toHexString((int) code);
  }

  /**
   * What Linux returns to its caller for this error: 0 or a negative errno. Codes that Linux does
   * not know, among them {@link #VM_STATE}, are -EBADMSG.
   */
  public static int toErrno(int code) {
    return switch (code) {
      case OK -> 0;
      case UNIMPLEMENTED -> -Errno.EOPNOTSUPP;
      case NOMEM -> -Errno.ENOMEM;
      case NORESOURCE -> -Errno.ENODEV;
      case DENIED -> -Errno.EPERM;
      case BUSY -> -Errno.EBUSY;
      case MSG_INVALID,
          ARGUMENT_INVALID,
          HANDLE_INVALID,
          VALIDATE_FAILED,
          MAP_FAILED,
          MEM_INVALID,
          MEM_INUSE,
          MEM_RELEASED,
          VMID_INVALID,
          LOOKUP_FAILED,
          IRQ_INVALID,
          IRQ_INUSE,
          IRQ_RELEASED ->
          -Errno.EINVAL;
      default -> -Errno.EBADMSG;
    };
  }

  /** The resource manager's answer for a hypercall that failed while it served a request. */
  public static int fromHypervisor(int error) {
    return switch (error) {
      case ErrorCode.OK -> OK;
      case ErrorCode.UNIMPLEMENTED -> UNIMPLEMENTED;
      case ErrorCode.NOMEM -> NOMEM;
      case ErrorCode.NORESOURCES -> NORESOURCE;
      case ErrorCode.BUSY -> BUSY;
      case ErrorCode.ADDR_INVALID, ErrorCode.ADDR_OVERFLOW, ErrorCode.ADDR_UNDERFLOW -> MEM_INVALID;
      case ErrorCode.ARGUMENT_INVALID -> ARGUMENT_INVALID;
      default -> DENIED;
    };
  }

  private static Map<Integer, String> constantNames() {
    Map<Integer, String> names = new TreeMap<>();
    for (var field : RmError.class.getFields()) {
      try {
        names.put(field.getInt(null), field.getName());
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
    return names;
  }
}
