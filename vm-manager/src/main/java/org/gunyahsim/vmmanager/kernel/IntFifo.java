package org.gunyahsim.vmmanager.kernel;

import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/** A queue of ints without boxing; it grows as needed. */
final class IntFifo {
  private int[] items = new int[16];
  private int head;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  void addLast(int value) {
    room();
    items[head + size & items.length - 1] = value;
    size++;
  }

  void addFirst(int value) {
    room();
    head = head - 1 & items.length - 1;
    items[head] = value;
    size++;
  }

  int removeFirst() {
    int value = items[head];
    head = head + 1 & items.length - 1;
    size--;
    return value;
  }

  /** The item that {@code index} others are before. */
  int get(int index) {
    return items[head + index & items.length - 1];
  }

  /** Removes the first occurrence; false when there is none. */
  boolean remove(int value) {
    for (int i = 0; i < size; i++) {
      if (items[head + i & items.length - 1] == value) {
        for (int j = i; j + 1 < size; j++) {
          items[head + j & items.length - 1] = items[head + j + 1 & items.length - 1];
        }
        size--;
        return true;
      }
    }
    return false;
  }

  private void room() {
    if (size == items.length) {
      int[] larger = new int[2 * size];
      for (int i = 0; i < size; i++) {
        larger[i] = items[head + i & items.length - 1];
      }
      items = larger;
      head = 0;
    }
  }

  void save(StateWriter out) {
    out.i32(size);
    for (int i = 0; i < size; i++) {
      out.i32(items[head + i & items.length - 1]);
    }
  }

  void load(StateReader in) {
    head = 0;
    size = 0;
    int count = in.i32();
    for (int i = 0; i < count; i++) {
      addLast(in.i32());
    }
  }
}
