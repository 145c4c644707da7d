package org.gunyahsim.guest.aarch64.decode;

import java.util.function.LongConsumer;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.jspecify.annotations.Nullable;

/**
 * The decoded pages of a machine, shared by all its engines.
 *
 * <p>A page with decoded instructions is watched: no engine keeps it open for fast stores, and
 * every other writer of RAM announces itself by {@link PhysicalMemory#markWritten}. So code that
 * changes is decoded anew whether or not the guest maintains its instruction cache.
 */
public final class CodeCache {
  private static final int CHUNK_SHIFT = 10;

  private final PhysicalMemory memory;
  private final @Nullable CodePage[][] chunks;
  private final MicroOp scratch = new MicroOp();
  private final LongConsumer closeForStores;

  /**
   * Makes an empty cache.
   *
   * @param closeForStores told the physical address of a page for which all engines must forget
   *     that they may store to it directly
   */
  public CodeCache(PhysicalMemory memory, LongConsumer closeForStores) {
    this.memory = memory;
    this.closeForStores = closeForStores;
    long pages = memory.size() >>> PhysicalMemory.PAGE_SHIFT;
    this.chunks = new CodePage[(int) ((pages >>> CHUNK_SHIFT) + 1)][];
    memory.onWrite(this::written);
  }

  PhysicalMemory memory() {
    return memory;
  }

  MicroOp scratch() {
    return scratch;
  }

  /** The decoded form of the RAM page at a physical address. */
  public CodePage page(long physical) {
    CodePage found = find(physical);
    if (found != null) {
      return found;
    }
    int index = index(physical);
    CodePage[] chunk = chunks[index >>> CHUNK_SHIFT];
    if (chunk == null) {
      chunk = new CodePage[1 << CHUNK_SHIFT];
      chunks[index >>> CHUNK_SHIFT] = chunk;
    }
    CodePage page = new CodePage(this, physical & -PhysicalMemory.PAGE_SIZE);
    chunk[index & (1 << CHUNK_SHIFT) - 1] = page;
    return page;
  }

  /** True when a store to the page must go through {@link #stored}. */
  public boolean isWatched(long physical) {
    CodePage page = find(physical);
    return page != null && page.watched();
  }

  /** Tells of a store of at most 64 bytes within one page, done by an engine. */
  public void stored(long physical, int length) {
    CodePage page = find(physical);
    if (page != null && page.watched()) {
      page.stored((int) physical & PhysicalMemory.PAGE_SIZE - 1, length);
    }
  }

  private void written(long physical) {
    CodePage page = find(physical);
    if (page != null) {
      page.forget();
    }
  }

  void watch(long physical) {
    closeForStores.accept(physical);
    memory.watch(physical);
  }

  void unwatch(long physical) {
    memory.unwatch(physical);
  }

  private int index(long physical) {
    return (int) (physical - memory.base() >>> PhysicalMemory.PAGE_SHIFT);
  }

  private @Nullable CodePage find(long physical) {
    int index = index(physical);
    CodePage[] chunk = chunks[index >>> CHUNK_SHIFT];
    return chunk == null ? null : chunk[index & (1 << CHUNK_SHIFT) - 1];
  }
}
