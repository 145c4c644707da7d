package org.gunyahsim.hypervisor.memextent;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.MapAttributes;
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

  /** Removes what all maps of an address space say of a range at an IPA; false when nothing. */
  boolean remove(AddressSpace space, long start, long end, long ipa) {
    boolean removed = false;
    for (ExtentMap map : maps) {
      if (map.space == space) {
        removed |= map.remove(start, end, ipa);
      }
    }
    return removed;
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

  /** True when a record of this address space touches a range. */
  boolean touch(AddressSpace space, long start, long end) {
    for (ExtentMap map : maps) {
      if (map.space == space && map.overlaps(start, end)) {
        return true;
      }
    }
    return false;
  }

  /** Makes translations of all records of a range. */
  void apply(long start, long length) {
    for (ExtentMap map : maps) {
      AddressSpace space = map.space;
      for (int r = 0; space != null && r < map.count; r++) {
        long from = Math.max(start, map.starts[r]);
        long to = Math.min(start + length, map.ends[r]);
        if (from < to) {
          space.map(map.ipas[r] + (from - map.starts[r]), from, to - from, map.attributes[r]);
        }
      }
    }
  }

  /** Removes the translations of all records of a range. */
  void withdraw(long start, long length) {
    for (ExtentMap map : maps) {
      AddressSpace space = map.space;
      for (int r = 0; space != null && r < map.count; r++) {
        long from = Math.max(start, map.starts[r]);
        long to = Math.min(start + length, map.ends[r]);
        if (from < to) {
          space.unmap(map.ipas[r] + (from - map.starts[r]), from, to - from);
        }
      }
    }
  }

  /**
   * Takes heap for the translation tables that the records of a range will need.
   *
   * @return NOMEM, and nothing taken, or OK; {@link #settle} ends it
   */
  int reserve(long start, long length) {
    for (ExtentMap map : maps) {
      AddressSpace space = map.space;
      int tables = 0;
      for (int r = 0; space != null && r < map.count; r++) {
        long from = Math.max(start, map.starts[r]);
        long to = Math.min(start + length, map.ends[r]);
        long ipa = map.ipas[r] + (from - map.starts[r]);
        if (from < to && space.checkRange(ipa, to - from) == ErrorCode.OK) {
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
   * For a BASIC child: it appears as a whole wherever its parent's range did.
   *
   * @return DENIED when the parent's records cover the range in part, ARGUMENT_INVALID when a
   *     memory type does not go with the child's
   */
  int inheritMappings(ExtentMaps parent, long start, long end) {
    int used = 0;
    for (ExtentMap map : parent.maps) {
      AddressSpace space = map.space;
      if (space == null || !map.overlaps(start, end)) {
        continue;
      }
      int record = map.indexOf(start);
      if (record < 0 || map.ends[record] < end) {
        return ErrorCode.DENIED;
      }
      int attributes = map.attributes[record];
      if (!AccessRules.memtypeAllowed(extent.memtype(), MapAttributes.memtype(attributes))) {
        return ErrorCode.ARGUMENT_INVALID;
      }
      long ipa = map.ipas[record] + (start - map.starts[record]);
      add(maps[used++], space, start, end, ipa, AccessRules.mask(attributes, extent.access()));
    }
    return ErrorCode.OK;
  }

  /** For a SPARSE child: it takes over all records of its window. */
  int inheritRecords(ExtentMaps parent, long start, long end) {
    for (int i = 0; i < maps.length; i++) {
      ExtentMap map = parent.maps[i];
      AddressSpace space = map.space;
      for (int r = 0; space != null && r < map.count; r++) {
        long from = Math.max(start, map.starts[r]);
        long to = Math.min(end, map.ends[r]);
        if (from >= to) {
          continue;
        }
        int attributes = map.attributes[r];
        if (!AccessRules.memtypeAllowed(extent.memtype(), MapAttributes.memtype(attributes))) {
          return ErrorCode.ARGUMENT_INVALID;
        }
        long ipa = map.ipas[r] + (from - map.starts[r]);
        add(maps[i], space, from, to, ipa, AccessRules.mask(attributes, extent.access()));
      }
    }
    return ErrorCode.OK;
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
