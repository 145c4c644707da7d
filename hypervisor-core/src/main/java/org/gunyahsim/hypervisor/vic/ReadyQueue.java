package org.gunyahsim.hypervisor.vic;

import java.util.Arrays;

/**
 * The IRQs that one CPU interface may be offered in one group, ordered by (priority, INTID).
 * Adding, removing and finding the first take a fixed number of steps, however many there are.
 */
final class ReadyQueue {
  private static final int PRIORITIES = 32;
  private static final int WORDS = 16;

  /** A bit per INTID, 16 words for each priority. */
  private final long[] bits = new long[PRIORITIES * WORDS];

  /** For each priority, a bit per word that is not zero. */
  private final int[] words = new int[PRIORITIES];

  /** A bit per priority that has an IRQ. */
  private int priorities;

  boolean isEmpty() {
    return priorities == 0;
  }

  void add(int priority, int intid) {
    int word = intid >>> 6;
    bits[priority * WORDS + word] |= 1L << intid;
    words[priority] |= 1 << word;
    priorities |= 1 << priority;
  }

  void remove(int priority, int intid) {
    int word = intid >>> 6;
    int at = priority * WORDS + word;
    bits[at] &= ~(1L << intid);
    if (bits[at] == 0) {
      words[priority] &= ~(1 << word);
      if (words[priority] == 0) {
        priorities &= ~(1 << priority);
      }
    }
  }

  /** Priority of the first, five bits; 32 when there is none. */
  int firstPriority() {
    return Integer.numberOfTrailingZeros(priorities);
  }

  /** INTID of the first; the queue is not empty. */
  int first() {
    int priority = firstPriority();
    int word = Integer.numberOfTrailingZeros(words[priority]);
    return (word << 6) + Long.numberOfTrailingZeros(bits[priority * WORDS + word]);
  }

  void clear() {
    Arrays.fill(bits, 0);
    Arrays.fill(words, 0);
    priorities = 0;
  }
}
