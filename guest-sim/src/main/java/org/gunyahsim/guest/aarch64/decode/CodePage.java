package org.gunyahsim.guest.aarch64.decode;

import java.util.Arrays;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;

/**
 * One physical page of code, decoded instruction by instruction as it is first executed. Arrays are
 * parallel; a slot whose {@link #code} is 0 is not decoded. One slot beyond the page stays 0, so
 * that running off the end is noticed where an undecoded slot is.
 */
public final class CodePage {
  /** Instructions in a page. */
  public static final int SLOTS = PhysicalMemory.PAGE_SIZE / 4;

  /** Stores into a page that has code, after which its code is forgotten altogether. */
  private static final int PATIENCE = 64;

  /** Operation and registers: {@link MicroOp#packed}. */
  public final int[] code = new int[SLOTS + 1];

  /** Immediate operands. */
  public final long[] imm = new long[SLOTS + 1];

  private final CodeCache cache;
  private final long physical;
  private boolean watched;
  private int stores;

  CodePage(CodeCache cache, long physical) {
    this.cache = cache;
    this.physical = physical;
  }

  /** Physical address of the page. */
  public long physical() {
    return physical;
  }

  /** True while stores to the page must be reported. */
  public boolean watched() {
    return watched;
  }

  /** Decodes one slot. */
  public void decode(int slot) {
    if (!watched) {
      watched = true;
      stores = 0;
      cache.watch(physical);
    }
    MicroOp op = cache.scratch();
    Lowering.lower(cache.memory().getInt(physical + 4L * slot), op);
    imm[slot] = op.imm;
    code[slot] = op.packed();
  }

  /** Forgets the instructions that a store changes. */
  void stored(int offset, int length) {
    if (++stores > PATIENCE) {
      forget();
      return;
    }
    int last = Math.min(offset + length - 1 >> 2, SLOTS - 1);
    for (int slot = offset >> 2; slot <= last; slot++) {
      code[slot] = 0;
    }
  }

  /** Forgets all instructions; stores need not be reported any more. */
  void forget() {
    Arrays.fill(code, 0);
    if (watched) {
      watched = false;
      cache.unwatch(physical);
    }
  }
}
