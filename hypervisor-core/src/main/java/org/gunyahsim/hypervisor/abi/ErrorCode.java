package org.gunyahsim.hypervisor.abi;

import java.util.Map;
import java.util.TreeMap;

/**
 * Results of hypercalls: the signed 32-bit {@code error_t} of Gunyah (hypercall reference, section
 * 3.1).
 *
 * <p>Plain ints and not an enum: they pass through registers and must cost nothing.
 */
public final class ErrorCode {
  public static final int OK = 0;
  public static final int UNIMPLEMENTED = -1;
  public static final int RETRY = -2;
  public static final int ARGUMENT_INVALID = 1;
  public static final int ARGUMENT_SIZE = 2;
  public static final int ARGUMENT_ALIGNMENT = 3;
  public static final int NOMEM = 10;
  public static final int NORESOURCES = 11;
  public static final int ADDR_OVERFLOW = 20;
  public static final int ADDR_UNDERFLOW = 21;
  public static final int ADDR_INVALID = 22;
  public static final int DENIED = 30;
  public static final int BUSY = 31;
  public static final int IDLE = 32;
  public static final int OBJECT_STATE = 33;
  public static final int OBJECT_CONFIG = 34;
  public static final int OBJECT_CONFIGURED = 35;
  public static final int FAILURE = 36;
  public static final int VIRQ_BOUND = 40;
  public static final int VIRQ_NOT_BOUND = 41;
  public static final int CSPACE_CAP_NULL = 50;
  public static final int CSPACE_CAP_REVOKED = 51;
  public static final int CSPACE_WRONG_OBJECT_TYPE = 52;
  public static final int CSPACE_INSUFFICIENT_RIGHTS = 53;
  public static final int CSPACE_FULL = 54;
  public static final int MSGQUEUE_EMPTY = 60;
  public static final int MSGQUEUE_FULL = 61;
  public static final int ALLOCATOR_RANGE_OVERLAPPING = 100;
  public static final int ALLOCATOR_MEM_INUSE = 101;
  public static final int MEMDB_EMPTY = 110;
  public static final int MEMDB_NOT_OWNER = 111;
  public static final int MEMEXTENT_MAPPINGS_FULL = 120;
  public static final int MEMEXTENT_TYPE = 121;
  public static final int EXISTING_MAPPING = 200;

  private static final Map<Integer, String> NAMES = constantNames();

  private ErrorCode() {}

  /** The name without its prefix, or the number in decimal when it has none. */
  public static String name(long code) {
    String name = NAMES.get((int) code);
    return name != null ? name : Long.toString(code);
  }

  private static Map<Integer, String> constantNames() {
    Map<Integer, String> names = new TreeMap<>();
    for (var field : ErrorCode.class.getFields()) {
      try {
        names.put(field.getInt(null), field.getName());
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
    return names;
  }
}
