package org.gunyahsim.hypervisor.memextent;

import java.util.Arrays;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectService;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The ownership database: every page of the physical address space has exactly one owner.
 *
 * <p>Kept as intervals in sorted arrays; neighbours with the same owner are always merged. Ranges
 * are page aligned and end at or below 2^{@value #ADDRESS_BITS}.
 */
public final class Memdb {
  /** Bits of a physical address that the database knows. */
  public static final int ADDRESS_BITS = 48;

  private static final long END = 1L << ADDRESS_BITS;

  /** Called for each maximal piece of a range that one owner has. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * One piece.
     *
     * @param base physical address
     * @param size bytes
     */
    void piece(long base, long size);
  }

  /** Called for each piece of a range that an extent has. */
  @FunctionalInterface
  public interface OwnerVisitor {
    /** One piece: {@code owner} has {@code size} bytes from {@code base} on. */
    void piece(HypObject owner, long base, long size);
  }

  private long[] starts = new long[16];
  private @Nullable HypObject[] owners = new HypObject[16];
  private MemoryOwner[] types = new MemoryOwner[16];
  private int count = 1;

  public Memdb() {
    Arrays.fill(types, MemoryOwner.NOTYPE);
  }

  /** The object that owns a page; null when there is none. */
  public @Nullable HypObject owner(long address) {
    return address >>> ADDRESS_BITS != 0 ? null : owners[indexOf(address)];
  }

  /** What kind of owner a page has. */
  public MemoryOwner type(long address) {
    return address >>> ADDRESS_BITS != 0 ? MemoryOwner.NOTYPE : types[indexOf(address)];
  }

  /** True when one owner has the whole range. */
  public boolean owns(@Nullable HypObject owner, MemoryOwner type, long base, long size) {
    if (!sane(base, size)) {
      return false;
    }
    int index = indexOf(base);
    return owners[index] == owner && types[index] == type && end(index) >= base + size;
  }

  /**
   * Changes the owner of a range, all or nothing.
   *
   * @return MEMDB_NOT_OWNER, and nothing changed, unless {@code from} owns every page of it
   */
  public int update(
      long base,
      long size,
      @Nullable HypObject to,
      MemoryOwner toType,
      @Nullable HypObject from,
      MemoryOwner fromType) {
    if (!owns(from, fromType, base, size)) {
      return ErrorCode.MEMDB_NOT_OWNER;
    }
    set(base, base + size, to, toType);
    return ErrorCode.OK;
  }

  /**
   * Gives pages that nobody owns their first owner.
   *
   * @return MEMDB_NOT_OWNER when some of them have one already
   */
  public int insert(long base, long size, @Nullable HypObject owner, MemoryOwner type) {
    return update(base, size, owner, type, null, MemoryOwner.NOTYPE);
  }

  /** Hands every page of a range that {@code from} owns to another owner; others stay. */
  public void moveOwned(
      long base,
      long size,
      @Nullable HypObject to,
      MemoryOwner toType,
      @Nullable HypObject from,
      MemoryOwner fromType) {
    long end = lastOwned(from, clampedEnd(base, size));
    long at = firstOwned(from, base);
    while (at < end) {
      int index = indexOf(at);
      long pieceEnd = Math.min(end, end(index));
      if (owners[index] == from && types[index] == fromType) {
        set(at, pieceEnd, to, toType);
      }
      at = pieceEnd;
    }
  }

  /** Visits the pieces of a range that an extent owns, in ascending order. */
  public void forEachOwned(HypObject extent, long base, long size, Visitor visitor) {
    long end = clampedEnd(base, size);
    long at = nextOwned(extent, base, end);
    while (at < end) {
      long pieceEnd = pieceEnd(at, end);
      visitor.piece(at, pieceEnd - at);
      at = nextOwned(extent, pieceEnd, end);
    }
  }

  /**
   * The first address from one on that an extent owns; for walks that allocate nothing.
   *
   * @param end where to stop looking
   * @return {@code end} when there is none
   */
  long nextOwned(HypObject extent, long from, long end) {
    long last = lastOwned(extent, Math.min(end, END));
    long at = firstOwned(extent, from);
    while (at < last) {
      int index = indexOf(at);
      if (owners[index] == extent && types[index] == MemoryOwner.EXTENT) {
        return at;
      }
      at = end(index);
    }
    return end;
  }

  /** Where what has one owner at an address ends, {@code end} at most. */
  long pieceEnd(long address, long end) {
    return Math.min(end, end(indexOf(address)));
  }

  /**
   * Where a walk for what an owner has needs to begin: windows of extents are often all there is,
   * and what they have ever owned a small part of it.
   */
  private static long firstOwned(@Nullable HypObject owner, long base) {
    return owner instanceof Memextent extent ? Math.max(base, extent.lowestOwned()) : base;
  }

  private static long lastOwned(@Nullable HypObject owner, long end) {
    return owner instanceof Memextent extent ? Math.min(end, extent.highestOwned()) : end;
  }

  private static void gain(@Nullable HypObject owner, long base, long end) {
    if (owner instanceof Memextent extent) {
      extent.gain(base, end);
    }
  }

  /** Visits the pieces of a range that extents own, in ascending order. */
  public void forEachExtent(long base, long size, OwnerVisitor visitor) {
    long end = clampedEnd(base, size);
    long at = base;
    while (at < end) {
      int index = indexOf(at);
      long pieceEnd = Math.min(end, end(index));
      HypObject owner = owners[index];
      if (owner != null && types[index] == MemoryOwner.EXTENT) {
        visitor.piece(owner, at, pieceEnd - at);
      }
      at = pieceEnd;
    }
  }

  /** Number of intervals. */
  public int intervals() {
    return count;
  }

  /** First address of an interval, by index in ascending order. */
  public long intervalBase(int index) {
    return starts[index];
  }

  /** One past the last address of an interval. */
  public long intervalEnd(int index) {
    return end(index);
  }

  private static boolean sane(long base, long size) {
    return base >= 0 && size > 0 && base <= END - size;
  }

  private static long clampedEnd(long base, long size) {
    return base < 0 || base >= END ? base : size > END - base || size < 0 ? END : base + size;
  }

  private int indexOf(long address) {
    int found = Arrays.binarySearch(starts, 0, count, address);
    return found >= 0 ? found : -found - 2;
  }

  private long end(int index) {
    return index + 1 < count ? starts[index + 1] : END;
  }

  private void set(long base, long end, @Nullable HypObject owner, MemoryOwner type) {
    split(end);
    int first = split(base);
    int last = end == END ? count : indexOf(end);
    owners[first] = owner;
    types[first] = type;
    remove(first + 1, last);
    merge(first + 1);
    merge(first);
    gain(owner, base, end);
  }

  /** Makes an interval start at an address, and returns its index. */
  @SuppressWarnings("CanIgnoreReturnValueSuggester") // one caller is after the effect only
  private int split(long address) {
    if (address == END) {
      return count;
    }
    int index = indexOf(address);
    if (starts[index] == address) {
      return index;
    }
    insertAt(index + 1);
    starts[index + 1] = address;
    owners[index + 1] = owners[index];
    types[index + 1] = types[index];
    return index + 1;
  }

  private void insertAt(int index) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      owners = Arrays.copyOf(owners, count * 2);
      types = Arrays.copyOf(types, count * 2);
    }
    System.arraycopy(starts, index, starts, index + 1, count - index);
    System.arraycopy(owners, index, owners, index + 1, count - index);
    System.arraycopy(types, index, types, index + 1, count - index);
    count++;
  }

  private void remove(int from, int to) {
    if (to > from) {
      System.arraycopy(starts, to, starts, from, count - to);
      System.arraycopy(owners, to, owners, from, count - to);
      System.arraycopy(types, to, types, from, count - to);
      count -= to - from;
      Arrays.fill(owners, count, count + to - from, null);
    }
  }

  /** Joins an interval with the one before it when both have the same owner. */
  private void merge(int index) {
    if (index > 0
        && index < count
        && owners[index] == owners[index - 1]
        && types[index] == types[index - 1]) {
      remove(index, index + 1);
    }
  }

  /** Writes the intervals. */
  public void save(StateWriter out) {
    out.section("memdb", 1);
    out.i32(count);
    for (int i = 0; i < count; i++) {
      out.i64(starts[i]);
      out.i32(types[i].ordinal());
      out.i64(ObjectService.idOf(owners[i]));
    }
  }

  /** Reads what {@link #save} wrote; the objects exist already. */
  public void load(StateReader in, ObjectService objects) {
    in.section("memdb");
    int saved = in.i32();
    if (saved < 1 || saved > 1 << 24) {
      throw new SnapshotException("the snapshot's memory database has an impossible size");
    }
    starts = new long[saved];
    owners = new HypObject[saved];
    types = new MemoryOwner[saved];
    count = saved;
    long previous = -1;
    for (int i = 0; i < saved; i++) {
      starts[i] = in.i64();
      int type = in.i32();
      owners[i] = objects.resolve(in.i64(), HypObject.class);
      if (starts[i] <= previous
          || starts[i] >= END
          || starts[i] % Limits.PAGE_SIZE != 0
          || type < 0
          || type >= MemoryOwner.values().length) {
        throw new SnapshotException("the snapshot's memory database is malformed");
      }
      types[i] = MemoryOwner.values()[type];
      previous = starts[i];
    }
    if (starts[0] != 0) {
      throw new SnapshotException("the snapshot's memory database has a hole");
    }
    for (int i = 0; i < count; i++) {
      gain(owners[i], starts[i], end(i));
    }
  }
}
