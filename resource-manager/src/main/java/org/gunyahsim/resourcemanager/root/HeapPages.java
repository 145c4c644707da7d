package org.gunyahsim.resourcemanager.root;

import java.util.Arrays;
import java.util.BitSet;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * Pages of the resource manager's heap: where its message buffers, its log and the VMs' information
 * pages lie. The log and the first information page lie where the real one's allocator put them.
 */
public final class HeapPages {
  /** Bytes of the log area. */
  public static final int LOG_SIZE = 0x2000;

  private static final int PAGE = 4096;
  private static final int LOG_PAGE = 7;
  private static final int FIRST_FREE = 13;
  private static final int TRANSMIT_BUFFER = 0x100;

  private long base;
  private int pages;
  private final BitSet used = new BitSet();

  /**
   * Sets the heap.
   *
   * @param address of its first page
   * @param size bytes
   */
  public void configure(long address, long size) {
    base = address;
    pages = (int) Math.min(size / PAGE, 4096);
  }

  /** Where received messages go, 240 bytes. */
  public long receiveBuffer() {
    return base;
  }

  /** From where messages are sent, 240 bytes. */
  public long transmitBuffer() {
    return base + TRANSMIT_BUFFER;
  }

  public long logArea() {
    return base + (long) LOG_PAGE * PAGE;
  }

  /** A page's address, or -1 when there is none left. */
  public long allocate() {
    int page = used.nextClearBit(FIRST_FREE);
    if (page >= pages) {
      return -1;
    }
    used.set(page);
    return base + (long) page * PAGE;
  }

  /** Gives a page back; -1 is ignored. */
  public void free(long address) {
    if (address != -1) {
      used.clear((int) ((address - base) / PAGE));
    }
  }

  public void save(StateWriter out) {
    out.i64(base);
    out.i32(pages);
    out.i64s(Arrays.copyOf(used.toLongArray(), 64));
  }

  public void load(StateReader in) {
    base = in.i64();
    pages = in.i32();
    long[] words = new long[64];
    in.i64s(words);
    used.clear();
    used.or(BitSet.valueOf(words));
  }
}
