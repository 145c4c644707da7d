package org.gunyahsim.hypervisor.addrspace;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.abi.MapAttributes;
import org.gunyahsim.hypervisor.abi.PgtableAccess;
import org.gunyahsim.hypervisor.abi.VmMemtype;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.partition.HeapCost;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The stage-2 translation table of an address space: 36-bit IPA, 4 KiB pages, blocks of 2 MiB.
 *
 * <p>Three levels, as in the real one: 64 entries of 1 GiB, 512 of 2 MiB, 512 pages. An entry is
 * one of {@link Stage2} with the memory type (MemAttr[3:0]) in bits 11..8.
 *
 * <p>Tables are charged to the heap of the object they belong to. A caller that can still refuse
 * calls {@link #reserve} first; changes themselves never fail.
 */
final class Stage2Table implements Stage2 {
  private static final int PAGE = 12;
  private static final int BLOCK = 21;
  private static final int GIG = 30;
  private static final int ENTRIES = 512;
  private static final int INDEX = ENTRIES - 1;
  private static final long PAGE_SIZE = 1L << PAGE;
  private static final long BLOCK_SIZE = 1L << BLOCK;
  private static final int MEMTYPE_SHIFT = 8;

  /** A table of level 2: per 2 MiB a block, a table of pages, or nothing. */
  private static final class Level2 {
    final long[] blocks = new long[ENTRIES];
    final long[] @Nullable [] tables = new long[ENTRIES][];
    final short[] pages = new short[ENTRIES];
    int live;
  }

  private final HypObject owner;
  private final @Nullable Level2[] root = new Level2[1 << Limits.IPA_BITS - GIG];
  private int inUse;
  private int charged;
  private boolean loading;

  Stage2Table(HypObject owner) {
    this.owner = owner;
  }

  /** The flags of an entry for mapping attributes; the RAM flag and the address come on top. */
  static long flags(int attributes) {
    int user = MapAttributes.user(attributes);
    int kernel = MapAttributes.kernel(attributes);
    int memtype = MapAttributes.memtype(attributes);
    long flags = VALID | (long) memtype << MEMTYPE_SHIFT;
    flags |= (kernel & PgtableAccess.R) != 0 ? READ : 0;
    flags |= (kernel & PgtableAccess.W) != 0 ? WRITE : 0;
    flags |= (kernel & PgtableAccess.X) != 0 ? EXECUTE_EL1 : 0;
    flags |= (user & PgtableAccess.X) != 0 ? EXECUTE_EL0 : 0;
    flags |= VmMemtype.device(memtype) ? DEVICE : 0;
    return flags;
  }

  /** The mapping attributes of an entry. */
  static int attributes(long entry) {
    int both =
        ((entry & READ) != 0 ? PgtableAccess.R : 0) | ((entry & WRITE) != 0 ? PgtableAccess.W : 0);
    int user = both | ((entry & EXECUTE_EL0) != 0 ? PgtableAccess.X : 0);
    int kernel = both | ((entry & EXECUTE_EL1) != 0 ? PgtableAccess.X : 0);
    return MapAttributes.of(user, kernel, (int) (entry >>> MEMTYPE_SHIFT) & 0xF);
  }

  @Override
  public long lookup(long ipa) {
    if (ipa >>> Limits.IPA_BITS != 0) {
      return 0;
    }
    Level2 level2 = root[(int) (ipa >>> GIG)];
    if (level2 == null) {
      return 0;
    }
    int index = (int) (ipa >>> BLOCK) & INDEX;
    long[] table = level2.tables[index];
    if (table != null) {
      return table[(int) (ipa >>> PAGE) & INDEX];
    }
    long block = level2.blocks[index];
    return block == 0 ? 0 : block + (ipa & BLOCK_SIZE - PAGE_SIZE);
  }

  /**
   * How far the entries from a mapped IPA on ascend by a page each, all else unchanged. Goes by
   * blocks where there are blocks.
   */
  long runAt(long ipa, long limit) {
    // Whether a page is RAM is no attribute that guests know of.
    long first = lookup(ipa) & ~RAM;
    long length = 0;
    while (Long.compareUnsigned(length, limit) < 0) {
      long at = ipa + length;
      if ((lookup(at) & ~RAM) != first + length) {
        return length;
      }
      length += blockAt(at) ? nextBlock(at) - at : PAGE_SIZE;
    }
    return limit;
  }

  private boolean blockAt(long ipa) {
    Level2 level2 = root[(int) (ipa >>> GIG)];
    return level2 != null && level2.blocks[(int) (ipa >>> BLOCK) & INDEX] != 0;
  }

  /** An upper bound of the tables that mapping a range will add. */
  int tablesFor(long ipa, long size) {
    int tables = 0;
    for (long at = ipa; at < ipa + size; at = nextBlock(at)) {
      Level2 level2 = root[(int) (at >>> GIG)];
      if (level2 == null && (at == ipa || at << 64 - GIG == 0)) {
        tables++;
      }
      boolean whole = at << 64 - BLOCK == 0 && ipa + size - at >= BLOCK_SIZE;
      if (!whole && (level2 == null || level2.tables[(int) (at >>> BLOCK) & INDEX] == null)) {
        tables++;
      }
    }
    return tables;
  }

  /**
   * Takes heap for tables to come.
   *
   * @return NOMEM or OK
   */
  int reserve(int tables) {
    int error = owner.allocateHeap(tables * HeapCost.TRANSLATION_TABLE);
    if (error == ErrorCode.OK) {
      charged += tables;
    }
    return error;
  }

  /** Gives back what was reserved and not needed. */
  void settle() {
    if (!loading && charged > inUse) {
      owner.freeHeap((charged - inUse) * HeapCost.TRANSLATION_TABLE);
      charged = inUse;
    }
  }

  /**
   * Maps a range inside the 36 bits, replacing what is there.
   *
   * @param flags of every entry: {@link #flags}, perhaps with {@link Stage2#RAM}
   */
  void map(long ipa, long physical, long size, long flags) {
    long at = ipa;
    while (at < ipa + size) {
      long end = Math.min(nextBlock(at), ipa + size);
      long entry = physical + (at - ipa) | flags;
      int index = (int) (at >>> BLOCK) & INDEX;
      Level2 level2 = level2(at);
      if (end - at == BLOCK_SIZE) {
        clearSlot(level2, index);
        level2.blocks[index] = entry;
        level2.live++;
      } else {
        mapPages(level2, index, at, end, entry);
      }
      at = end;
    }
  }

  private void mapPages(Level2 level2, int index, long from, long to, long firstEntry) {
    long[] table = pageTable(level2, index);
    long entry = firstEntry;
    for (long at = from; at < to; at += PAGE_SIZE) {
      int page = (int) (at >>> PAGE) & INDEX;
      if (table[page] == 0) {
        level2.pages[index]++;
      }
      table[page] = entry;
      entry += PAGE_SIZE;
    }
  }

  /** Removes the translations of a range that lead to the physical range, and no others. */
  void unmap(long ipa, long physical, long size) {
    long at = ipa;
    while (at < ipa + size) {
      long end = Math.min(nextBlock(at), ipa + size);
      Level2 level2 = root[(int) (at >>> GIG)];
      if (level2 != null) {
        unmapIn(level2, at, end, physical + (at - ipa));
        if (level2.live == 0) {
          root[(int) (at >>> GIG)] = null;
          tableFreed();
        }
      }
      at = end;
    }
  }

  private void unmapIn(Level2 level2, long from, long to, long physical) {
    int index = (int) (from >>> BLOCK) & INDEX;
    long block = level2.blocks[index];
    if (block != 0) {
      if ((block & ADDRESS) + (from & BLOCK_SIZE - 1) != physical) {
        return;
      }
      if (to - from == BLOCK_SIZE) {
        clearSlot(level2, index);
        return;
      }
      pageTable(level2, index);
    }
    long[] table = level2.tables[index];
    if (table == null) {
      return;
    }
    long expected = physical;
    for (long at = from; at < to; at += PAGE_SIZE) {
      int page = (int) (at >>> PAGE) & INDEX;
      if (table[page] != 0 && (table[page] & ADDRESS) == expected) {
        table[page] = 0;
        level2.pages[index]--;
      }
      expected += PAGE_SIZE;
    }
    if (level2.pages[index] == 0) {
      clearSlot(level2, index);
    }
  }

  /** The page table of a 2 MiB slot: existing, split from its block, or new. */
  private long[] pageTable(Level2 level2, int index) {
    long[] table = level2.tables[index];
    if (table == null) {
      table = new long[ENTRIES];
      tableTaken();
      long block = level2.blocks[index];
      if (block != 0) {
        for (int i = 0; i < ENTRIES; i++) {
          table[i] = block + i * PAGE_SIZE;
        }
        level2.pages[index] = ENTRIES;
        level2.blocks[index] = 0;
      } else {
        level2.pages[index] = 0;
        level2.live++;
      }
      level2.tables[index] = table;
    }
    return table;
  }

  private void clearSlot(Level2 level2, int index) {
    if (level2.tables[index] != null) {
      level2.tables[index] = null;
      level2.pages[index] = 0;
      level2.live--;
      tableFreed();
    } else if (level2.blocks[index] != 0) {
      level2.blocks[index] = 0;
      level2.live--;
    }
  }

  private Level2 level2(long ipa) {
    int index = (int) (ipa >>> GIG);
    Level2 level2 = root[index];
    if (level2 == null) {
      level2 = new Level2();
      root[index] = level2;
      tableTaken();
    }
    return level2;
  }

  private void tableTaken() {
    inUse++;
    // Splitting a block while unmapping can't be refused: without heap it goes uncharged.
    if (!loading
        && charged < inUse
        && owner.allocateHeap(HeapCost.TRANSLATION_TABLE) == ErrorCode.OK) {
      charged++;
    }
  }

  private void tableFreed() {
    inUse--;
    settle();
  }

  private static long nextBlock(long ipa) {
    return (ipa | BLOCK_SIZE - 1) + 1;
  }

  /**
   * Writes maximal runs: IPA, pages, first entry, and whether tables of pages hold it; entries of a
   * run ascend by a page each.
   */
  void save(StateWriter out) {
    out.i32(charged);
    forEachRun(
        (ipa, pages, entry, tables) -> {
          out.i64(ipa);
          out.i64(pages);
          out.i64(entry);
          out.bool(tables);
        });
    out.i64(-1);
  }

  /** Told of maximal runs of entries, in ascending order of IPA. */
  interface RunVisitor {
    /**
     * One run.
     *
     * @param pages how many; entries of a run ascend by a page each
     * @param entry the first one
     * @param tables true when tables of pages hold it, false for blocks
     */
    void run(long ipa, long pages, long entry, boolean tables);
  }

  /** Visits everything that is mapped. */
  void forEachRun(RunVisitor visitor) {
    Run run = new Run(visitor);
    for (int gig = 0; gig < root.length; gig++) {
      Level2 level2 = root[gig];
      for (int slot = 0; level2 != null && slot < ENTRIES; slot++) {
        long base = (long) gig << GIG | (long) slot << BLOCK;
        long[] table = level2.tables[slot];
        if (table != null) {
          for (int page = 0; page < ENTRIES; page++) {
            if (table[page] != 0) {
              run.add(base + page * PAGE_SIZE, 1, table[page], true);
            }
          }
        } else if (level2.blocks[slot] != 0) {
          run.add(base, ENTRIES, level2.blocks[slot], false);
        }
      }
    }
    run.flush();
  }

  /** Joins neighbouring entries. */
  private static final class Run {
    private final RunVisitor visitor;
    private long ipa;
    private long pages;
    private long entry;
    private boolean tables;

    Run(RunVisitor visitor) {
      this.visitor = visitor;
    }

    void add(long nextIpa, long nextPages, long nextEntry, boolean inTables) {
      if (pages != 0
          && inTables == tables
          && nextIpa == ipa + pages * PAGE_SIZE
          && nextEntry == entry + pages * PAGE_SIZE) {
        pages += nextPages;
        return;
      }
      flush();
      ipa = nextIpa;
      pages = nextPages;
      entry = nextEntry;
      tables = inTables;
    }

    void flush() {
      if (pages != 0) {
        visitor.run(ipa, pages, entry, tables);
      }
    }
  }

  /** Reads what {@link #save} wrote into an empty table; the heap account is restored already. */
  void load(StateReader in) {
    int saved = in.i32();
    loading = true;
    for (long ipa = in.i64(); ipa != -1; ipa = in.i64()) {
      long pages = in.i64();
      long entry = in.i64();
      boolean tables = in.bool();
      if (ipa < 0
          || ipa % PAGE_SIZE != 0
          || ipa >>> Limits.IPA_BITS != 0
          || pages <= 0
          || pages > (1L << Limits.IPA_BITS) - ipa >>> PAGE) {
        throw new SnapshotException("the snapshot maps memory outside an address space");
      }
      if (tables) {
        for (long at = 0; at < pages; at++) {
          long page = ipa + at * PAGE_SIZE;
          int index = (int) (page >>> BLOCK) & INDEX;
          mapPages(level2(page), index, page, page + PAGE_SIZE, entry + at * PAGE_SIZE);
        }
      } else {
        map(ipa, entry & ADDRESS, pages * PAGE_SIZE, entry & ~ADDRESS);
      }
    }
    loading = false;
    charged = saved;
  }
}
