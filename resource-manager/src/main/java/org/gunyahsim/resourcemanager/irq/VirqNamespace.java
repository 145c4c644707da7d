package org.gunyahsim.resourcemanager.irq;

import java.util.Arrays;
import java.util.BitSet;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/** Which interrupt numbers of one VIC are in use. */
public final class VirqNamespace {
  /** No number. */
  public static final int NONE = -1;

  /** Where allocation starts in a VM other than the resource manager. */
  public static final int CLIENT_FIRST = 960;

  private static final int LOWEST = 32;

  private final int first;
  private final int end;
  private final BitSet used = new BitSet();

  private VirqNamespace(int first, int end) {
    this.first = first;
    this.end = end;
  }

  /** The namespace of a client VM: numbers 32 to 1019, allocated from 960 upwards. */
  public static VirqNamespace client() {
    return new VirqNamespace(CLIENT_FIRST, 1020);
  }

  /**
   * The resource manager's own: allocated from 32 upwards.
   *
   * @param count interrupts of its VIC
   */
  public static VirqNamespace own(int count) {
    return new VirqNamespace(LOWEST, LOWEST + count);
  }

  /** The lowest free number of the allocation range, now in use, or {@link #NONE}. */
  public int allocate() {
    int virq = used.nextClearBit(first);
    if (virq >= end) {
      return NONE;
    }
    used.set(virq);
    return virq;
  }

  /** Takes this number; false when it is in use or no SPI. */
  public boolean reserve(int virq) {
    if (virq < LOWEST || virq >= end || used.get(virq)) {
      return false;
    }
    used.set(virq);
    return true;
  }

  /** True when the number could be taken. */
  public boolean available(int virq) {
    return virq >= LOWEST && virq < end && !used.get(virq);
  }

  /** Gives a number back; {@link #NONE} is ignored. */
  public void free(int virq) {
    if (virq >= 0) {
      used.clear(virq);
    }
  }

  public void save(StateWriter out) {
    out.i64s(Arrays.copyOf(used.toLongArray(), 16));
  }

  public void load(StateReader in) {
    long[] words = new long[16];
    in.i64s(words);
    used.clear();
    used.or(BitSet.valueOf(words));
  }
}
