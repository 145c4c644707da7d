package org.gunyahsim.vmmanager.driver;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * What the driver does itself for a guest's stores, by address (VM manager reference, section 13).
 * Only stores; an address matches exactly or not at all. Two handlers at one address stand in each
 * other's way unless both match data and differ in length or value.
 */
final class IoHandlers {
  /**
   * One handler.
   *
   * @param length 1, 2, 4 or 8, or 0 for a store of any length and value
   * @param data the value to match when {@code length} is not 0: all 64 bits of the register that
   *     is stored count
   * @param owner the ioeventfd's instance number
   */
  record Handler(long address, int length, long data, int owner) {
    private boolean equalTo(int otherLength, long otherData) {
      return length == 0 || otherLength == 0 || length == otherLength && data == otherData;
    }
  }

  private final TreeMap<Long, List<Handler>> byAddress = new TreeMap<>();

  /** Adds a handler; false when another is in its way. */
  boolean add(Handler handler) {
    List<Handler> there = byAddress.computeIfAbsent(handler.address, address -> new ArrayList<>());
    for (Handler other : there) {
      if (other.equalTo(handler.length, handler.data)) {
        return false;
      }
    }
    there.add(handler);
    return true;
  }

  void remove(int owner) {
    Iterator<List<Handler>> lists = byAddress.values().iterator();
    while (lists.hasNext()) {
      List<Handler> list = lists.next();
      list.removeIf(handler -> handler.owner == owner);
      if (list.isEmpty()) {
        lists.remove();
      }
    }
  }

  /**
   * Finds who serves a store.
   *
   * @param length of the access
   * @param value the whole source register
   * @return the owner, or -1
   */
  int find(long address, int length, long value) {
    List<Handler> there = byAddress.get(address);
    if (there != null) {
      for (int i = 0; i < there.size(); i++) {
        if (there.get(i).equalTo(length, value)) {
          return there.get(i).owner;
        }
      }
    }
    return -1;
  }

  void save(StateWriter out) {
    out.i32(byAddress.values().stream().mapToInt(List::size).sum());
    for (List<Handler> list : byAddress.values()) {
      for (Handler handler : list) {
        out.i64(handler.address);
        out.i32(handler.length);
        out.i64(handler.data);
        out.i32(handler.owner);
      }
    }
  }

  void load(StateReader in) {
    byAddress.clear();
    int count = in.i32();
    for (int i = 0; i < count; i++) {
      long address = in.i64();
      int length = in.i32();
      long data = in.i64();
      add(new Handler(address, length, data, in.i32()));
    }
  }
}
