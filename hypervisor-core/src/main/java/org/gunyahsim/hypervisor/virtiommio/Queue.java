package org.gunyahsim.hypervisor.virtiommio;

import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/** The registers of one virtqueue. */
final class Queue {
  /** Indices of {@link #get} and {@link #set}. */
  static final int NUM_MAX = 0;

  static final int NUM = 1;
  static final int READY = 2;
  static final int DESC_LOW = 3;
  static final int DESC_HIGH = 4;
  static final int DRIVER_LOW = 5;
  static final int DRIVER_HIGH = 6;
  static final int DEVICE_LOW = 7;
  static final int DEVICE_HIGH = 8;
  private static final int FIELDS = 9;

  /** Bytes that the real one takes. */
  static final long SIZE = FIELDS * Integer.BYTES;

  private final int[] fields = new int[FIELDS];

  int get(int field) {
    return fields[field];
  }

  void set(int field, int value) {
    fields[field] = value;
  }

  /** A 64-bit guest address whose low word is {@code low}; the high word is the field behind it. */
  long address(int low) {
    return Integer.toUnsignedLong(fields[low]) | (long) fields[low + 1] << 32;
  }

  void save(StateWriter out) {
    for (int field : fields) {
      out.i32(field);
    }
  }

  void load(StateReader in) {
    for (int i = 0; i < FIELDS; i++) {
      fields[i] = in.i32();
    }
  }
}
