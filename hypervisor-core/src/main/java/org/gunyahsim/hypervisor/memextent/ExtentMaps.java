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
    replace(null, this, start, length, true);
  }

  /** Removes the translations of all records of a range. */
  void withdraw(long start, long length) {
    replace(this, null, start, length, true);
  }

  /** Removes the translations of all records of a range, but for those that another maps alike. */
  void withdrawBut(ExtentMaps alike, long start, long length) {
    replace(this, alike, start, length, false);
  }

  /**
   * Lets the translations of one extent's records follow those of another, which gets the pages.
   * Where both say the same nothing is touched: what has replaced a translation since stays.
   *
   * <p>The order is visible where mappings of one extent cover each other: ascending stretches of
   * which every record says one thing, and in each map by map, first the old, then the new.
   */
  static void transfer(ExtentMaps from, @Nullable ExtentMaps to, long start, long length) {
    replace(from, to, start, length, true);
  }

  private static void replace(
      @Nullable ExtentMaps from, @Nullable ExtentMaps to, long start, long length, boolean make) {
    long end = start + length;
    long at = start;
    while (at < end) {
      long next = Math.min(edgeAfter(from, at, end), edgeAfter(to, at, end));
      for (int i = 0; i < Limits.MAPPINGS_PER_MEMEXTENT; i++) {
        if (from != null) {
          from.unmake(from.maps[i], to, at, next - at);
        }
        if (to != null && make) {
          to.make(to.maps[i], from, at, next - at);
        }
      }
      at = next;
    }
  }

  /** The end of the stretch from a physical address on of which each record says one thing. */
  private static long edgeAfter(@Nullable ExtentMaps maps, long at, long end) {
    long edge = end;
    if (maps != null) {
      for (ExtentMap map : maps.maps) {
        int index = map.firstAfter(at);
        if (index < map.count) {
          edge = Math.min(edge, map.starts[index] > at ? map.starts[index] : map.ends[index]);
        }
      }
    }
    return edge;
  }

  private void unmake(ExtentMap map, @Nullable ExtentMaps alike, long at, long length) {
    AddressSpace space = map.space;
    int index = map.indexOf(at);
    if (space != null && index >= 0) {
      long ipa = map.ipas[index] + (at - map.starts[index]);
      if (alike == null || !alike.says(space, ipa, at, ANY)) {
        space.unmap(ipa, at, length);
      }
    }
  }

  private void make(ExtentMap map, @Nullable ExtentMaps alike, long at, long length) {
    AddressSpace space = map.space;
    int index = map.indexOf(at);
    if (space != null && index >= 0) {
      long ipa = map.ipas[index] + (at - map.starts[index]);
      int attributes = map.attributes[index];
      if (alike == null || !alike.says(space, ipa, at, attributes)) {
        space.map(ipa, at, length, attributes);
      }
    }
  }

  /**
   * True when a record maps a physical address at an IPA, with these attributes or {@link #ANY}.
   */
  private boolean says(AddressSpace space, long ipa, long physical, int attributes) {
    for (ExtentMap map : maps) {
      if (map.maps(space, ipa, physical)
          && (attributes == ANY || map.attributes[map.indexOf(physical)] == attributes)) {
        return true;
      }
    }
    return false;
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
