package org.gunyahsim.resourcemanager.ipa;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The intermediate physical addresses of one VM. Lowest free address first.
 *
 * <p>A reserved range (IPA_RESERVE) is no longer free, but may be taken at an explicit address.
 * Ranges are byte addresses below 2^36, page-granular by use.
 */
public final class IpaAllocator {
  /** No address. */
  public static final long NONE = -1;

  /** A reserved range and the parts of it in use. */
  private static final class Reservation {
    final long base;
    final long end;
    final int tag;
    final TreeMap<Long, Long> used = new TreeMap<>();

    Reservation(long base, long end, int tag) {
      this.base = base;
      this.end = end;
      this.tag = tag;
    }

    boolean contains(long from, long to) {
      return from >= base && to <= end;
    }
  }

  /** Free ranges: first address to end. */
  private final TreeMap<Long, Long> free = new TreeMap<>();

  private final List<Reservation> reservations = new ArrayList<>();

  /** An allocator of this range. */
  public static IpaAllocator of(long base, long size) {
    IpaAllocator allocator = new IpaAllocator();
    allocator.free.put(base, base + size);
    return allocator;
  }

  /** The lowest free range of this size and alignment, now taken, or {@link #NONE}. */
  public long allocate(long size, long alignment) {
    return allocate(size, alignment, 0, Long.MAX_VALUE);
  }

  /** {@link #allocate(long, long)} inside a window. */
  public long allocate(long size, long alignment, long windowBase, long windowEnd) {
    if (size <= 0 || alignment <= 0 || Long.bitCount(alignment) != 1) {
      return NONE;
    }
    for (Map.Entry<Long, Long> range : free.entrySet()) {
      long from = Math.max(range.getKey(), windowBase);
      long base = from + alignment - 1 & -alignment;
      if (base < from || base > windowEnd || windowEnd - base < size) {
        continue;
      }
      if (base <= range.getValue() && range.getValue() - base >= size) {
        carve(range.getKey(), base, base + size);
        return base;
      }
    }
    return NONE;
  }

  /** Takes this range, which is free or lies unused inside a reservation. */
  public boolean take(long base, long size) {
    long end = base + size;
    if (size <= 0 || base < 0 || end < base) {
      return false;
    }
    Reservation reservation = reservationOf(base, end);
    if (reservation != null) {
      Map.Entry<Long, Long> before = reservation.used.lowerEntry(end);
      if (before != null && before.getValue() > base) {
        return false;
      }
      reservation.used.put(base, end);
      return true;
    }
    Map.Entry<Long, Long> range = free.floorEntry(base);
    if (range == null || range.getValue() < end) {
      return false;
    }
    carve(range.getKey(), base, end);
    return true;
  }

  /** Gives a range back that was taken as a whole. */
  public void release(long base, long size) {
    Reservation reservation = reservationOf(base, base + size);
    if (reservation != null) {
      reservation.used.remove(base);
      return;
    }
    long from = base;
    long end = base + size;
    Map.Entry<Long, Long> before = free.lowerEntry(base);
    if (before != null && before.getValue() == from) {
      from = before.getKey();
    }
    Long after = free.remove(end);
    if (after != null) {
      end = after;
    }
    free.put(from, end);
  }

  /** Reserves a free range; false when any of it is not free. */
  public boolean reserve(long base, long size, int tag) {
    if (reservationOf(base, base + size) != null || !take(base, size)) {
      return false;
    }
    reservations.add(new Reservation(base, base + size, tag));
    return true;
  }

  /** Undoes {@link #reserve} of an unused reservation. */
  public void unreserve(long base, long size) {
    reservations.removeIf(
        reservation ->
            reservation.base == base
                && reservation.end == base + size
                && reservation.used.isEmpty());
    release(base, size);
  }

  /** The tag of the reservation that holds a range, or 0. */
  public int tag(long base, long size) {
    Reservation reservation = reservationOf(base, base + size);
    return reservation == null ? 0 : reservation.tag;
  }

  private @Nullable Reservation reservationOf(long base, long end) {
    for (Reservation reservation : reservations) {
      if (reservation.contains(base, end)) {
        return reservation;
      }
    }
    return null;
  }

  private void carve(long rangeBase, long base, long end) {
    Long rangeEnd = free.remove(rangeBase);
    if (rangeEnd == null) {
      throw new IllegalStateException("no free range");
    }
    if (rangeBase < base) {
      free.put(rangeBase, base);
    }
    if (end < rangeEnd) {
      free.put(end, rangeEnd);
    }
  }

  public void save(StateWriter out) {
    saveRanges(out, free);
    out.i32(reservations.size());
    for (Reservation reservation : reservations) {
      out.i64(reservation.base);
      out.i64(reservation.end);
      out.i32(reservation.tag);
      saveRanges(out, reservation.used);
    }
  }

  private static void saveRanges(StateWriter out, Map<Long, Long> ranges) {
    out.i32(ranges.size());
    ranges.forEach(
        (base, end) -> {
          out.i64(base);
          out.i64(end);
        });
  }

  public static IpaAllocator load(StateReader in) {
    IpaAllocator allocator = new IpaAllocator();
    loadRanges(in, allocator.free);
    for (int i = in.i32(); i > 0; i--) {
      long base = in.i64();
      long end = in.i64();
      Reservation reservation = new Reservation(base, end, in.i32());
      loadRanges(in, reservation.used);
      allocator.reservations.add(reservation);
    }
    return allocator;
  }

  private static void loadRanges(StateReader in, Map<Long, Long> ranges) {
    for (int i = in.i32(); i > 0; i--) {
      long base = in.i64();
      ranges.put(base, in.i64());
    }
  }
}
