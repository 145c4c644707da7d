package org.gunyahsim.hypervisor.memextent;

import java.util.Arrays;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * A vCPU that only loads, stores and fetches, MMU off, as a test tells it. It keeps every
 * translation that it has used until it is told to forget it: a change of stage 2 that tells nobody
 * shows.
 */
final class TlbEngine implements VcpuEngine {
  /** What an access answers that ends in an abort. */
  static final long ABORT = -1;

  private static final int ENTRIES = 1 << 14;
  private static final int PAGE = 12;

  private final EngineContext context;
  private final long[] tags = new long[ENTRIES];
  private final long[] entries = new long[ENTRIES];

  TlbEngine(EngineContext context) {
    this.context = context;
    reset();
  }

  /** Loads eight bytes, none of which may have the top bit set; or {@link #ABORT}. */
  long load(long ipa) {
    long entry = entry(ipa);
    return (entry & Stage2.READ) == 0 ? ABORT : context.memory.getLong(physical(entry, ipa));
  }

  /** Stores eight bytes; false for an abort. */
  boolean store(long ipa, long value) {
    long entry = entry(ipa);
    if ((entry & Stage2.WRITE) == 0) {
      return false;
    }
    context.memory.setLong(physical(entry, ipa), value);
    return true;
  }

  /** Fetches an instruction at EL1; false for an abort. */
  boolean fetch(long ipa) {
    return (entry(ipa) & Stage2.EXECUTE_EL1) != 0;
  }

  private static long physical(long entry, long ipa) {
    return (entry & Stage2.ADDRESS) + (ipa & (1 << PAGE) - 1);
  }

  private long entry(long ipa) {
    long page = ipa >>> PAGE;
    int index = (int) (page ^ page >>> 14) & ENTRIES - 1;
    if (tags[index] != page) {
      long entry = context.stage2.lookup(ipa);
      if (entry == 0) {
        return 0;
      }
      tags[index] = page;
      entries[index] = entry;
    }
    return entries[index];
  }

  @Override
  public void invalidateStage2(long ipa, long size) {
    for (int i = 0; i < ENTRIES; i++) {
      long at = tags[i] << PAGE;
      if (tags[i] >= 0 && at + (1 << PAGE) > ipa && at < ipa + size) {
        tags[i] = -1;
      }
    }
  }

  @Override
  public void reset() {
    Arrays.fill(tags, -1);
  }

  @Override
  public int run(long budget) {
    throw new UnsupportedOperationException("it only does what the test tells it");
  }

  @Override
  public long translate(long va, int access) {
    return va;
  }

  @Override
  public void save(StateWriter out) {}

  @Override
  public void load(StateReader in) {}
}
