package org.gunyahsim.hypervisor.virtiommio;

import java.util.Arrays;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * Data of an input device by sub-selection: event types or axes. Entries are taken in order and
 * never given back; of two for the same sub-selection the first counts.
 */
final class InputTable {
  /** The sub-selection of an entry that is free. */
  private static final int FREE = 255;

  private final byte[][] data;
  private final int[] subsels;
  private final int[] sizes;

  /**
   * Makes an empty table.
   *
   * @param room bytes of an entry
   */
  InputTable(int entries, int room) {
    data = new byte[entries][room];
    subsels = new int[entries];
    sizes = new int[entries];
    Arrays.fill(subsels, FREE);
  }

  int entries() {
    return data.length;
  }

  /** The first free entry, or -1. */
  int firstFree() {
    return find(FREE);
  }

  /** The entry of a sub-selection, or -1. */
  int find(int subsel) {
    for (int i = 0; i < subsels.length; i++) {
      if (subsels[i] == subsel) {
        return i;
      }
    }
    return -1;
  }

  /** The bytes of an entry, also of a free one. */
  byte[] data(int entry) {
    return data[entry];
  }

  int size(int entry) {
    return sizes[entry];
  }

  /** Takes a free entry whose bytes are in place. */
  void take(int entry, int subsel, int size) {
    subsels[entry] = subsel;
    sizes[entry] = size;
  }

  void save(StateWriter out) {
    for (int i = 0; i < data.length; i++) {
      out.i32(subsels[i]);
      out.i32(sizes[i]);
      out.bytes(data[i]);
    }
  }

  void load(StateReader in) {
    for (int i = 0; i < data.length; i++) {
      take(i, in.i32(), in.i32());
      byte[] bytes = in.bytes();
      if (bytes.length != data[i].length || sizes[i] < 0 || sizes[i] > bytes.length) {
        throw new SnapshotException("the snapshot has malformed data of an input device");
      }
      System.arraycopy(bytes, 0, data[i], 0, bytes.length);
    }
  }
}
