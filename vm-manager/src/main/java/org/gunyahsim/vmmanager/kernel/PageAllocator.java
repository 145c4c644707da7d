package org.gunyahsim.vmmanager.kernel;

import java.util.Map;
import java.util.TreeMap;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * Runs of contiguous pages of the VM's RAM, first fit. Large runs come from below, single pages
 * from above, so that the many small ones do not cut up what the large ones need.
 *
 * <p>Addresses are IPAs; sizes and alignments are bytes, multiples of {@link #PAGE}.
 */
public final class PageAllocator implements Snapshottable {
  /** Bytes of a page. */
  public static final long PAGE = 4096;

  /** Answer when no run is large enough. */
  public static final long NONE = -1;

  private static final int VERSION = 1;

  /** Free runs, start to length; neighbours are merged. */
  private final TreeMap<Long, Long> free = new TreeMap<>();

  private long total;

  /** Adds RAM. Overlap with RAM that was added before is a mistake of the caller. */
  public void add(long start, long size) {
    long first = roundUp(start, PAGE);
    long end = start + size & -PAGE;
    if (end > first) {
      total += end - first;
      release(first, end - first);
    }
  }

  /** Takes a range out for good, whatever of it is free. */
  public void reserve(long start, long size) {
    if (size <= 0) {
      return;
    }
    long first = start & -PAGE;
    long end = roundUp(start + size, PAGE);
    Map.Entry<Long, Long> run = free.lowerEntry(end);
    while (run != null && run.getKey() + run.getValue() > first) {
      long runStart = run.getKey();
      long runEnd = runStart + run.getValue();
      free.remove(runStart);
      if (runStart < first) {
        free.put(runStart, first - runStart);
      }
      if (runEnd > end) {
        free.put(end, runEnd - end);
      }
      total -= Math.min(runEnd, end) - Math.max(runStart, first);
      run = free.lowerEntry(end);
      if (run != null && run.getKey() < first && run.getKey() + run.getValue() <= first) {
        break;
      }
    }
  }

  /**
   * Takes the lowest run that fits.
   *
   * @param size rounded up to whole pages; positive
   * @param alignment a power of two
   * @return its start, or {@link #NONE}
   */
  public long allocate(long size, long alignment) {
    long length = roundUp(size, PAGE);
    if (length <= 0) {
      return NONE;
    }
    for (Map.Entry<Long, Long> run : free.entrySet()) {
      long start = roundUp(run.getKey(), Math.max(alignment, PAGE));
      if (start >= run.getKey() && start + length <= run.getKey() + run.getValue()) {
        take(run.getKey(), run.getValue(), start, length);
        return start;
      }
    }
    return NONE;
  }

  /** Takes the highest free page, or {@link #NONE}. */
  public long allocatePage() {
    Map.Entry<Long, Long> last = free.lastEntry();
    if (last == null) {
      return NONE;
    }
    long start = last.getKey() + last.getValue() - PAGE;
    take(last.getKey(), last.getValue(), start, PAGE);
    return start;
  }

  /** Gives a run, or a part of one, back. */
  public void release(long start, long size) {
    long length = roundUp(size, PAGE);
    if (overlaps(start, length)) {
      throw new IllegalStateException("0x%x is free already".formatted(start));
    }
    long newStart = start;
    long newEnd = start + length;
    Map.Entry<Long, Long> below = free.floorEntry(start);
    if (below != null && below.getKey() + below.getValue() == start) {
      newStart = below.getKey();
    }
    Long above = free.remove(newEnd);
    if (above != null) {
      newEnd += above;
    }
    free.put(newStart, newEnd - newStart);
  }

  /** Bytes that are free. */
  public long available() {
    long sum = 0;
    for (long length : free.values()) {
      sum += length;
    }
    return sum;
  }

  /** Bytes that the allocator has to give, taken or free. */
  public long total() {
    return total;
  }

  /** Length of the longest free run. */
  public long largest() {
    long best = 0;
    for (long length : free.values()) {
      best = Math.max(best, length);
    }
    return best;
  }

  private boolean overlaps(long start, long length) {
    Map.Entry<Long, Long> run = free.lowerEntry(start + length);
    return run != null && run.getKey() + run.getValue() > start;
  }

  private void take(long runStart, long runLength, long start, long length) {
    free.remove(runStart);
    if (start > runStart) {
      free.put(runStart, start - runStart);
    }
    long end = start + length;
    long runEnd = runStart + runLength;
    if (runEnd > end) {
      free.put(end, runEnd - end);
    }
  }

  /** The next multiple of a power of two. */
  public static long roundUp(long value, long alignment) {
    return value + alignment - 1 & -alignment;
  }

  @Override
  public void save(StateWriter out) {
    out.section("vmm.pages", VERSION);
    out.i64(total);
    out.i32(free.size());
    free.forEach(
        (start, length) -> {
          out.i64(start);
          out.i64(length);
        });
  }

  @Override
  public void load(StateReader in) {
    in.section("vmm.pages");
    total = in.i64();
    free.clear();
    int count = in.i32();
    for (int i = 0; i < count; i++) {
      long start = in.i64();
      free.put(start, in.i64());
    }
  }
}
