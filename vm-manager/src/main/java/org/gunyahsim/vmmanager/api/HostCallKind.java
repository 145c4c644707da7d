package org.gunyahsim.vmmanager.api;

import java.util.Map;
import java.util.TreeMap;

/**
 * What can be asked of the primary VM from outside, with the meaning of {@link HostRequest}'s words
 * and data. A reply's result is a value or a negated errno.
 */
public final class HostCallKind {
  /** data: path. Result: descriptor. */
  public static final int OPEN = 1;

  /** a: descriptor. */
  public static final int CLOSE = 2;

  /** a: descriptor, b: process that gets the new one. Result: descriptor. */
  public static final int DUPLICATE = 3;

  /** a: descriptor, b: code, c: argument. */
  public static final int IOCTL = 4;

  /** a: size, b: alignment, c: protection. Result: address. */
  public static final int ALLOCATE = 5;

  /** a: address, b: length. */
  public static final int UNMAP = 6;

  /** a: address, b: length. Reply's data: the bytes. */
  public static final int READ_MEMORY = 7;

  /** a: address, data: the bytes. */
  public static final int WRITE_MEMORY = 8;

  /** a: initial value, b: 1 for non-blocking. Result: descriptor. */
  public static final int EVENTFD = 9;

  /** a: descriptor. Reply's data: the 8 bytes read. */
  public static final int READ = 10;

  /** a: descriptor, b: value of the 8 bytes. */
  public static final int WRITE = 11;

  /** a: descriptor, b: length, c: offset. Result: address. */
  public static final int MAP = 12;

  /** a: id of a request: it is to end with EINTR. */
  public static final int INTERRUPT = 13;

  /** a: index of a VM of the VMM, b: of its serial port, data: input. */
  public static final int SERIAL_INPUT = 14;

  /** a: index of a VM of the VMM. */
  public static final int STOP_VM = 15;

  /** a: bytes that the process may have locked. */
  public static final int LIMIT_LOCKED = 16;

  /** a: descriptors that the process may have. */
  public static final int LIMIT_DESCRIPTORS = 17;

  /** Result: bytes that VMs hold of the process's memory. */
  public static final int LOCKED = 18;

  private static final Map<Integer, String> NAMES = constantNames();

  private HostCallKind() {}

  /** The name, or the number. */
  public static String name(int kind) {
    String name = NAMES.get(kind);
    return name != null ? name : Integer.toString(kind);
  }

  private static Map<Integer, String> constantNames() {
    Map<Integer, String> names = new TreeMap<>();
    for (var field : HostCallKind.class.getFields()) {
      try {
        names.put(field.getInt(null), field.getName());
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
    return names;
  }
}
