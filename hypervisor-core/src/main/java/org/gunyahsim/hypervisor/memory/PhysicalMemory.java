package org.gunyahsim.hypervisor.memory;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.function.LongConsumer;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * The machine's RAM: one contiguous range of physical addresses, off the Java heap, little-endian.
 *
 * <p>Pages that nothing has written cost no host memory. A bit per page remembers which ones were
 * opened for writing, so that saving and hashing look at those only. Addresses are physical unless
 * a name says offset; the caller has checked {@link #contains}.
 */
public final class PhysicalMemory implements Snapshottable, AutoCloseable {
  public static final int PAGE_SHIFT = 12;
  public static final int PAGE_SIZE = 1 << PAGE_SHIFT;

  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final long base;
  private final long size;
  private final Arena arena;
  private final MemorySegment ram;
  private final long[] written;
  private final long[] watched;
  private LongConsumer onWrite = address -> {};

  /**
   * Reserves RAM.
   *
   * @param base physical address, page aligned
   * @param size bytes, a multiple of the page size
   */
  public PhysicalMemory(long base, long size) {
    if ((base | size) % PAGE_SIZE != 0 || size <= 0) {
      throw new IllegalArgumentException("RAM must start and end on a page");
    }
    this.base = base;
    this.size = size;
    this.arena = Arena.ofShared();
    this.ram = LazyMemory.reserve(size, arena);
    this.written = new long[(int) ((size >>> PAGE_SHIFT) + 63 >>> 6)];
    this.watched = new long[written.length];
  }

  public long base() {
    return base;
  }

  public long size() {
    return size;
  }

  /** True when the whole range [address, address+length) is RAM; false also when it wraps. */
  public boolean contains(long address, long length) {
    long offset = address - base;
    return offset >= 0 && length >= 0 && offset <= size - length;
  }

  /** The bytes themselves, for engines that cache page offsets: index 0 is {@link #base()}. */
  public MemorySegment segment() {
    return ram;
  }

  /** Where a byte of RAM lies in {@link HostWindow#ALL}. */
  public long hostAddress(long address) {
    return address - base + ram.address();
  }

  /**
   * To be called before stores to a page through {@link #segment()} or the window; methods of this
   * class do it themselves.
   */
  public void markWritten(long address) {
    long page = address - base >>> PAGE_SHIFT;
    int word = (int) (page >>> 6);
    written[word] |= 1L << page;
    if ((watched[word] >>> page & 1) != 0) {
      onWrite.accept(address);
    }
  }

  /** As {@link #markWritten}, but without telling the listener, which knows already. */
  public void markStored(long address) {
    long page = address - base >>> PAGE_SHIFT;
    written[(int) (page >>> 6)] |= 1L << page;
  }

  /**
   * Names who is told, before it happens, that something in a watched page is written: the cache of
   * decoded code.
   */
  public void onWrite(LongConsumer listener) {
    onWrite = listener;
  }

  /** Starts to report writes to the page that holds {@code address}. */
  public void watch(long address) {
    long page = address - base >>> PAGE_SHIFT;
    watched[(int) (page >>> 6)] |= 1L << page;
  }

  /** Ends what {@link #watch} started. */
  public void unwatch(long address) {
    long page = address - base >>> PAGE_SHIFT;
    watched[(int) (page >>> 6)] &= ~(1L << page);
  }

  public int getByte(long address) {
    return ram.get(JAVA_BYTE, address - base) & 0xFF;
  }

  public int getShort(long address) {
    return ram.get(SHORT, address - base) & 0xFFFF;
  }

  public int getInt(long address) {
    return ram.get(INT, address - base);
  }

  public long getLong(long address) {
    return ram.get(LONG, address - base);
  }

  /** Reads 1, 2, 4 or 8 bytes, zero-extended. */
  public long get(long address, int bytes) {
    return switch (bytes) {
      case 1 -> getByte(address);
      case 2 -> getShort(address);
      case 4 -> getInt(address) & 0xFFFF_FFFFL;
      default -> getLong(address);
    };
  }

  public void setByte(long address, int value) {
    markWritten(address);
    ram.set(JAVA_BYTE, address - base, (byte) value);
  }

  public void setShort(long address, int value) {
    markWritten(address);
    markWritten(address + 1);
    ram.set(SHORT, address - base, (short) value);
  }

  public void setInt(long address, int value) {
    markWritten(address);
    markWritten(address + 3);
    ram.set(INT, address - base, value);
  }

  public void setLong(long address, long value) {
    markWritten(address);
    markWritten(address + 7);
    ram.set(LONG, address - base, value);
  }

  /** Writes the low 1, 2, 4 or 8 bytes of {@code value}. */
  public void set(long address, int bytes, long value) {
    switch (bytes) {
      case 1 -> setByte(address, (int) value);
      case 2 -> setShort(address, (int) value);
      case 4 -> setInt(address, (int) value);
      default -> setLong(address, value);
    }
  }

  /** Copies out of RAM. */
  public void read(long address, byte[] into, int at, int length) {
    MemorySegment.copy(ram, JAVA_BYTE, address - base, into, at, length);
  }

  /** Copies into RAM. */
  public void write(long address, byte[] from, int at, int length) {
    markRange(address, length);
    MemorySegment.copy(from, at, ram, JAVA_BYTE, address - base, length);
  }

  /** Copies within RAM; ranges may overlap. */
  public void copy(long from, long to, long length) {
    markRange(to, length);
    MemorySegment.copy(ram, from - base, ram, to - base, length);
  }

  /** Fills with zeros, leaving pages that were never written alone. */
  public void zero(long address, long length) {
    long at = address;
    long end = address + length;
    while (at < end) {
      long next = Math.min(end, (at | PAGE_SIZE - 1) + 1);
      if (isWritten(at)) {
        markWritten(at);
        ram.asSlice(at - base, next - at).fill((byte) 0);
      }
      at = next;
    }
  }

  private boolean isWritten(long address) {
    long page = address - base >>> PAGE_SHIFT;
    return (written[(int) (page >>> 6)] >>> page & 1) != 0;
  }

  private void markRange(long address, long length) {
    for (long at = address; at < address + length; at = (at | PAGE_SIZE - 1) + 1) {
      markWritten(at);
    }
  }

  @Override
  public void save(StateWriter out) {
    out.section("ram", 1);
    out.i64(base);
    out.i64(size);
    byte[] page = new byte[PAGE_SIZE];
    for (long address = base; address < base + size; address += PAGE_SIZE) {
      if (isWritten(address) && !isZero(address)) {
        out.i64(address);
        read(address, page, 0, PAGE_SIZE);
        out.bytes(page);
      }
    }
    out.i64(-1);
  }

  @Override
  public void load(StateReader in) {
    in.section("ram");
    if (in.i64() != base || in.i64() != size) {
      throw new SnapshotException("the snapshot's RAM has another place or size");
    }
    zero(base, size);
    for (long address = in.i64(); address != -1; address = in.i64()) {
      byte[] page = in.bytes();
      if (page.length != PAGE_SIZE || address % PAGE_SIZE != 0 || !contains(address, PAGE_SIZE)) {
        throw new SnapshotException("the snapshot names a page outside RAM");
      }
      write(address, page, 0, PAGE_SIZE);
    }
  }

  private boolean isZero(long address) {
    for (long at = address; at < address + PAGE_SIZE; at += 8) {
      if (getLong(at) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Gives the memory back to the host. The machine must not run any more. */
  @Override
  public void close() {
    arena.close();
  }
}
