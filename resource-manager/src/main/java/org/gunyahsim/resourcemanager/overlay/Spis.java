package org.gunyahsim.resourcemanager.overlay;

/** Shared interrupts as device trees write them. */
final class Spis {
  private Spis() {}

  /** The triplet of one. */
  static int[] one(int virq, boolean level) {
    return new int[] {0, virq - 32, level ? 4 : 1};
  }

  /** Two triplets, edge or level by the flags. */
  static int[] two(int first, boolean firstLevel, int second, boolean secondLevel) {
    int[] one = one(first, firstLevel);
    int[] two = one(second, secondLevel);
    return new int[] {one[0], one[1], one[2], two[0], two[1], two[2]};
  }
}
