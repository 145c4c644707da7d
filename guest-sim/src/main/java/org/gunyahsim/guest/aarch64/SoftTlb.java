package org.gunyahsim.guest.aarch64;

import java.util.Arrays;
import org.gunyahsim.hypervisor.memory.HostWindow;

/**
 * A software TLB for loads or for stores of one exception level: virtual page to host address.
 *
 * <p>Entries are pairs in one array: the tag, which is the virtual page address, and what to add to
 * a virtual address to get its place in {@link HostWindow}. The index mixes higher address bits in,
 * so that arrays whose distance is a multiple of the table's reach do not share entries; it keeps
 * the page number's lowest bit, so that neighbouring pages never collide and {@code (va + size - 1)
 * & PAGE_MASK} may be compared with the tag at the index of {@code va}.
 *
 * <p>A journal of filled slots makes the cost of a flush proportional to what it flushes.
 */
final class SoftTlb {
  static final long PAGE_MASK = -4096L;

  private static final int ENTRIES = 4096;
  private static final int INDEX_MASK = ENTRIES * 2 - 2;

  /** Never equal to a page address. */
  private static final long EMPTY = 1;

  private static final long[] NOTHING = new long[ENTRIES * 2];

  static {
    Arrays.fill(NOTHING, EMPTY);
  }

  /** Tag and addend by turns. */
  final long[] entries = NOTHING.clone();

  private final int[] journal = new int[ENTRIES];
  private int journalled;
  private final int[] userJournal = new int[ENTRIES];
  private int userJournalled;

  /** An entry array that never hits. */
  static long[] nothing() {
    return NOTHING;
  }

  /** Index of the tag for an address. */
  static int index(long va) {
    return ((int) (va >>> 12) ^ (int) (va >>> 23) & -2) << 1 & INDEX_MASK;
  }

  /**
   * Enters a page.
   *
   * @param addend what turns a virtual address into a host address
   * @param global false when the translation belongs to one ASID
   */
  void fill(long va, long addend, boolean global) {
    int at = index(va);
    entries[at] = va & PAGE_MASK;
    entries[at + 1] = addend;
    if (global) {
      if (journalled == ENTRIES) {
        prune();
      }
      journal[journalled++] = at;
    } else {
      if (userJournalled == ENTRIES) {
        prune();
      }
      userJournal[userJournalled++] = at;
    }
  }

  /** Makes room in the journals by forgetting everything; at most once in 4096 fills. */
  private void prune() {
    Arrays.fill(entries, EMPTY);
    journalled = 0;
    userJournalled = 0;
  }

  /** Forgets everything. */
  void flush() {
    for (int i = 0; i < journalled; i++) {
      entries[journal[i]] = EMPTY;
    }
    journalled = 0;
    flushUser();
  }

  /** Forgets what belongs to one ASID. */
  void flushUser() {
    for (int i = 0; i < userJournalled; i++) {
      entries[userJournal[i]] = EMPTY;
    }
    userJournalled = 0;
  }

  /** Forgets one page. */
  void flushPage(long va) {
    int at = index(va);
    if (entries[at] == (va & PAGE_MASK)) {
      entries[at] = EMPTY;
    }
  }

  /** Forgets every virtual page of the RAM page at a host address. */
  void flushPhysical(long host) {
    for (int i = 0; i < journalled; i++) {
      forgetPhysical(journal[i], host);
    }
    for (int i = 0; i < userJournalled; i++) {
      forgetPhysical(userJournal[i], host);
    }
  }

  private void forgetPhysical(int at, long host) {
    if (entries[at] != EMPTY && entries[at] + entries[at + 1] == host) {
      entries[at] = EMPTY;
    }
  }
}
