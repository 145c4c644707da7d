package org.gunyahsim.guest.aarch64;

import java.util.Arrays;
import org.gunyahsim.guest.aarch64.decode.CodePage;
import org.jspecify.annotations.Nullable;

/** The software TLB for instruction fetches of one exception level: virtual page to code page. */
final class FetchTlb {
  private static final int ENTRIES = 1024;
  private static final long EMPTY = 1;

  /** Virtual page addresses. */
  final long[] tags = new long[ENTRIES];

  /** What is executed there. */
  final @Nullable CodePage[] pages = new CodePage[ENTRIES];

  private final int[] journal = new int[ENTRIES];
  private int journalled;
  private boolean anyUser;

  FetchTlb() {
    Arrays.fill(tags, EMPTY);
  }

  static int index(long va) {
    return ((int) (va >>> 12) ^ (int) (va >>> 22)) & ENTRIES - 1;
  }

  void fill(long va, CodePage page, boolean global) {
    if (journalled == ENTRIES) {
      flush();
    }
    anyUser |= !global;
    int at = index(va);
    tags[at] = va & SoftTlb.PAGE_MASK;
    pages[at] = page;
    journal[journalled++] = at;
  }

  void flush() {
    for (int i = 0; i < journalled; i++) {
      tags[journal[i]] = EMPTY;
      pages[journal[i]] = null;
    }
    journalled = 0;
    anyUser = false;
  }

  /** Forgets what belongs to one ASID. */
  void flushUser() {
    if (anyUser) {
      flush();
    }
  }

  void flushPage(long va) {
    int at = index(va);
    if (tags[at] == (va & SoftTlb.PAGE_MASK)) {
      tags[at] = EMPTY;
      pages[at] = null;
    }
  }
}
