package org.gunyahsim.hypervisor.memextent;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.addrspace.AddressSpace;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The four maps of one memory extent: all that it has been asked to be mapped as. Ranges are
 * physical.
 */
final class ExtentMaps {
  /** Instead of attributes: they do not matter. */
  private static final int ANY = -1;

  private final Memextent extent;
  private final ExtentMap[] maps = new ExtentMap[Limits.MAPPINGS_PER_MEMEXTENT];

  ExtentMaps(Memextent extent) {
    this.extent = extent;
    for (int i = 0; i < maps.length; i++) {
      maps[i] = new ExtentMap();
    }
  }

  /** One of the four, used or not, for inspection. */
  ExtentMap map(int index) {
    return maps[index];
  }

  /** The map that a new record goes to, or null when there is none (MEMEXTENT_MAPPINGS_FULL). */
  @Nullable ExtentMap slotFor(AddressSpace space, long start, long end) {
    if (extent.sparse()) {
      for (ExtentMap map : maps) {
        if (map.space == space && !map.overlaps(start, end)) {
          return map;
        }
      }
    }
    for (ExtentMap map : maps) {
      if (!map.used()) {
        return map;
      }
    }
    return null;
  }

  /** Adds a record to a map that {@link #slotFor} chose. */
  void add(ExtentMap map, AddressSpace space, long start, long end, long ipa, int attributes) {
    map.add(space, start, end, ipa, attributes);
    space.addMapper(extent);
  }

  /** The map of a BASIC extent that says that its base is at an IPA, or null. */
  @Nullable ExtentMap basicAt(AddressSpace space, long ipa, long base) {
    for (ExtentMap map : maps) {
      if (map.maps(space, ipa, base)) {
        return map;
      }
    }
    return null;
  }

  /**
   * Removes what a map of an address space says of a range at an IPA: the whole range, or nothing.
   *
   * @return false when no map has all of it there
   */
  boolean remove(AddressSpace space, long start, long end, long ipa) {
    for (ExtentMap map : maps) {
      if (map.space == space && map.covers(start, end, ipa)) {
        map.remove(start, end);
        return true;
      }
    }
    return false;
  }

  /**
   * Changes the access of what a map of an address space says of a range at an IPA.
   *
   * @return false, and nothing changed, when no map has all of it there
   */
  boolean updateAccess(AddressSpace space, long start, long end, long ipa, int attributes) {
    for (ExtentMap map : maps) {
      if (map.space == space && map.covers(start, end, ipa)) {
        map.updateAccess(start, end, attributes);
        return true;
      }
    }
    return false;
  }

  /** True when any record touches a range. */
  boolean touch(long start, long end) {
    for (ExtentMap map : maps) {
      if (map.overlaps(start, end)) {
        return true;
      }
    }
    return false;
  }

  /** Visits the parts of a range that records are about. */
  void forEachRecord(long start, long length, Memdb.Visitor visitor) {
    long end = start + length;
    for (ExtentMap map : maps) {
      for (int r = map.firstAfter(start); r < map.count && map.starts[r] < end; r++) {
        long from = Math.max(start, map.starts[r]);
        visitor.piece(from, Math.min(end, map.ends[r]) - from);
      }
    }
  }

  /** Makes translations of all records of a range. */
  void apply(long start, long length) {
    apply(start, length, null);
  }

  /**
   * Makes translations of all records of a range, but for those that were made for another extent
   * with the same record: what has replaced them since stays.
   */
  void apply(long start, long length, @Nullable ExtentMaps made) {
    long end = start + length;
    for (ExtentMap map : maps) {
      AddressSpace space = map.space;
      for (int r = map.firstAfter(start);
          space != null && r < map.count && map.starts[r] < end;
          r++) {
        long to = Math.min(end, map.ends[r]);
        long at = Math.max(start, map.starts[r]);
        while (at < to) {
          long ipa = map.ipas[r] + (at - map.starts[r]);
          long run = made == null ? at - to : made.run(space, ipa, at, to, map.attributes[r]);
          if (run < 0) {
            space.map(ipa, at, -run, map.attributes[r]);
          }
          at += Math.abs(run);
        }
      }
    }
  }

  /** Removes the translations of all records of a range. */
  void withdraw(long start, long length) {
    withdraw(start, length, null);
  }

  /** Removes the translations of all records of a range, but for those that another maps there. */
  void withdraw(long start, long length, @Nullable ExtentMaps next) {
    long end = start + length;
    for (ExtentMap map : maps) {
      AddressSpace space = map.space;
      for (int r = map.firstAfter(start);
          space != null && r < map.count && map.starts[r] < end;
          r++) {
        long to = Math.min(end, map.ends[r]);
        long at = Math.max(start, map.starts[r]);
        while (at < to) {
          long ipa = map.ipas[r] + (at - map.starts[r]);
          long run = next == null ? at - to : next.run(space, ipa, at, to, ANY);
          if (run < 0) {
            space.unmap(ipa, at, -run);
          }
          at += Math.abs(run);
        }
      }
    }
  }

  /**
   * How far these maps agree with another record, or do not.
   *
   * @param ipa where that one maps {@code physical}
   * @param end of that record
   * @param attributes of that record, or {@link #ANY}
   * @return bytes that a record here maps alike; or, negative, bytes of which none does
   */
  private long run(AddressSpace space, long ipa, long physical, long end, int attributes) {
    long next = end;
    for (ExtentMap map : maps) {
      if (map.space == space) {
        int index = map.firstAfter(physical);
        if (map.maps(space, ipa, physical)
            && (attributes == ANY || map.attributes[index] == attributes)) {
          return Math.min(end, map.ends[index]) - physical;
        }
        if (index < map.count) {
          long edge = map.starts[index] > physical ? map.starts[index] : map.ends[index];
          next = Math.min(next, edge);
        }
      }
    }
    return physical - next;
  }

  /**
   * Takes heap for the translation tables that the records of a range will need.
   *
   * @return NOMEM, and nothing taken, or OK; {@link #settle} ends it
   */
  int reserve(long start, long length) {
    long end = start + length;
    for (ExtentMap map : maps) {
      AddressSpace space = map.space;
      int tables = 0;
      for (int r = map.firstAfter(start);
          space != null && r < map.count && map.starts[r] < end;
          r++) {
        long from = Math.max(start, map.starts[r]);
        long to = Math.min(end, map.ends[r]);
        long ipa = map.ipas[r] + (from - map.starts[r]);
        if (space.checkRange(ipa, to - from) == ErrorCode.OK) {
          tables += space.tablesFor(ipa, to - from);
        }
      }
      if (space != null && space.reserveTables(tables) != ErrorCode.OK) {
        settle();
        return ErrorCode.NOMEM;
      }
    }
    return ErrorCode.OK;
  }

  /** Gives back what {@link #reserve} took and nobody needed. */
  void settle() {
    for (ExtentMap map : maps) {
      AddressSpace space = map.space;
      if (space != null) {
        space.settleTables();
      }
    }
  }

  /**
   * For a BASIC child: it appears as a whole wherever its parent's range did. A memory type stays
   * as it is, even one that the child's own type would not allow.
   *
   * @return DENIED when a map of the parent says different things of the range
   */
  int inheritMappings(ExtentMaps parent, long start, long end) {
    for (int i = 0; i < maps.length; i++) {
      ExtentMap map = parent.maps[i];
      AddressSpace space = map.space;
      if (space == null || !map.overlaps(start, end)) {
        continue;
      }
      int record = map.indexOf(start);
      if (record < 0 || map.ends[record] < end) {
        return ErrorCode.DENIED;
      }
      inherit(i, map, record, start, end);
    }
    return ErrorCode.OK;
  }

  /** For a SPARSE child: it takes over all records of its window. */
  void inheritRecords(ExtentMaps parent, long start, long end) {
    for (int i = 0; i < maps.length; i++) {
      ExtentMap map = parent.maps[i];
      for (int r = map.firstAfter(start); r < map.count && map.starts[r] < end; r++) {
        inherit(i, map, r, Math.max(start, map.starts[r]), Math.min(end, map.ends[r]));
      }
    }
  }

  private void inherit(int slot, ExtentMap map, int record, long from, long to) {
    AddressSpace space = map.space;
    if (space != null) {
      int attributes = AccessRules.mask(map.attributes[record], extent.access());
      add(maps[slot], space, from, to, map.ipas[record] + (from - map.starts[record]), attributes);
    }
  }

  /** Forgets an address space that ceases to exist. */
  void forget(AddressSpace space) {
    for (ExtentMap map : maps) {
      if (map.space == space) {
        map.clear();
      }
    }
  }

  /** Forgets everything. */
  void clear() {
    for (ExtentMap map : maps) {
      AddressSpace space = map.space;
      map.clear();
      if (space != null) {
        space.removeMapper(extent);
      }
    }
  }

  /** Tells an address space when nothing is recorded about it any more. */
  void dropIfUnused(AddressSpace space) {
    for (ExtentMap map : maps) {
      if (map.space == space) {
        return;
      }
    }
    space.removeMapper(extent);
  }

  void save(StateWriter out) {
    for (ExtentMap map : maps) {
      map.save(out);
    }
  }

  void load(StateReader in, ObjectService objects) {
    for (ExtentMap map : maps) {
      map.load(in, objects);
      if (map.space != null) {
        map.space.addMapper(extent);
      }
    }
  }
}
