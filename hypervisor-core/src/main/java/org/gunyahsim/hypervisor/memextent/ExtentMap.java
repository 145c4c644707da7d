package org.gunyahsim.hypervisor.memextent;

import java.util.Arrays;
import org.gunyahsim.hypervisor.abi.MapAttributes;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * One of the four maps of a memory extent: where parts of it are to appear in one address space.
 * Records are disjoint in physical addresses and sorted by them. They cover what was asked for,
 * owned at the moment or not.
 */
final class ExtentMap {
  @Nullable AddressSpace space;
  int count;
  long[] starts = new long[1];
  long[] ends = new long[1];
  long[] ipas = new long[1];
  int[] attributes = new int[1];

  boolean used() {
    return space != null;
  }

  /** True when a record touches the physical range. */
  boolean overlaps(long start, long end) {
    int index = firstAfter(start);
    return index < count && starts[index] < end;
  }

  /** Index of the first record that ends behind a physical address; {@link #count} for none. */
  int firstAfter(long physical) {
    int found = Arrays.binarySearch(ends, 0, count, physical);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /**
   * Adds a record; the range overlaps none. Neighbours that say the same are joined, so that a
   * range which was mapped piece by piece is one mapping.
   */
  void add(AddressSpace in, long start, long end, long ipa, int attrs) {
    int at = firstAfter(start);
    insert(at, start, end, ipa, attrs);
    join(at + 1);
    join(at);
    space = in;
  }

  /** Joins a record with the one before when it goes on there with the same attributes. */
  private void join(int index) {
    if (index > 0
        && index < count
        && ends[index - 1] == starts[index]
        && ipas[index - 1] + (starts[index] - starts[index - 1]) == ipas[index]
        && attributes[index - 1] == attributes[index]) {
      ends[index - 1] = ends[index];
      delete(index);
    }
  }

  /** Index of the record that holds a physical address, or -1. */
  int indexOf(long physical) {
    int index = firstAfter(physical);
    return index < count && starts[index] <= physical ? index : -1;
  }

  /** True when a record leads from the IPA to the physical address. */
  boolean maps(AddressSpace in, long ipa, long physical) {
    int index = space == in ? indexOf(physical) : -1;
    return index >= 0 && ipas[index] + (physical - starts[index]) == ipa;
  }

  /** True when records map all of a physical range from this IPA on, whatever the attributes. */
  boolean covers(long start, long end, long ipa) {
    long at = start;
    for (int i = firstAfter(start); i < count && starts[i] <= at; i++) {
      if (ipas[i] - starts[i] != ipa - start) {
        return false;
      }
      at = ends[i];
      if (at >= end) {
        return true;
      }
    }
    return false;
  }

  /** Removes a physical range that {@link #covers} is true of. */
  void remove(long start, long end) {
    int i = firstAfter(start);
    while (i < count && starts[i] < end) {
      long oldStart = starts[i];
      long oldEnd = ends[i];
      long oldIpa = ipas[i];
      int oldAttributes = attributes[i];
      delete(i);
      if (oldStart < start) {
        insert(i, oldStart, start, oldIpa, oldAttributes);
        i++;
      }
      if (end < oldEnd) {
        insert(i, end, oldEnd, oldIpa + (end - oldStart), oldAttributes);
        i++;
      }
    }
    if (count == 0) {
      space = null;
    }
  }

  /**
   * Changes the access of a physical range that {@link #covers} is true for; records keep their
   * memory types.
   *
   * @param access attributes of which user and kernel access count
   */
  void updateAccess(long start, long end, int access) {
    for (int i = firstAfter(start); i < count && starts[i] < end; i++) {
      if (starts[i] < start) {
        split(i, start);
        i++;
      }
      if (end < ends[i]) {
        split(i, end);
      }
      attributes[i] =
          MapAttributes.of(
              MapAttributes.user(access),
              MapAttributes.kernel(access),
              MapAttributes.memtype(attributes[i]));
    }
  }

  /** Makes two records of one. */
  private void split(int index, long at) {
    long end = ends[index];
    ends[index] = at;
    insert(index + 1, at, end, ipas[index] + (at - starts[index]), attributes[index]);
  }

  void clear() {
    count = 0;
    space = null;
  }

  private void insert(int at, long start, long end, long ipa, int attrs) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      ipas = Arrays.copyOf(ipas, count * 2);
      attributes = Arrays.copyOf(attributes, count * 2);
    }
    System.arraycopy(starts, at, starts, at + 1, count - at);
    System.arraycopy(ends, at, ends, at + 1, count - at);
    System.arraycopy(ipas, at, ipas, at + 1, count - at);
    System.arraycopy(attributes, at, attributes, at + 1, count - at);
    starts[at] = start;
    ends[at] = end;
    ipas[at] = ipa;
    attributes[at] = attrs;
    count++;
  }

  private void delete(int at) {
    count--;
    System.arraycopy(starts, at + 1, starts, at, count - at);
    System.arraycopy(ends, at + 1, ends, at, count - at);
    System.arraycopy(ipas, at + 1, ipas, at, count - at);
    System.arraycopy(attributes, at + 1, attributes, at, count - at);
  }

  void save(StateWriter out) {
    out.i64(ObjectService.idOf(space));
    out.i32(count);
    for (int i = 0; i < count; i++) {
      out.i64(starts[i]);
      out.i64(ends[i]);
      out.i64(ipas[i]);
      out.i32(attributes[i]);
    }
  }

  void load(StateReader in, ObjectService objects) {
    space = objects.resolve(in.i64(), AddressSpace.class);
    int saved = in.i32();
    count = 0;
    long previous = 0;
    for (int i = 0; i < saved; i++) {
      long start = in.i64();
      long end = in.i64();
      if (start < previous || end <= start) {
        throw new SnapshotException("the snapshot's mapping records are out of order");
      }
      insert(count, start, end, in.i64(), in.i32());
      previous = end;
    }
    if (saved != 0 != (space != null)) {
      throw new SnapshotException("the snapshot has mapping records without an address space");
    }
  }
}
