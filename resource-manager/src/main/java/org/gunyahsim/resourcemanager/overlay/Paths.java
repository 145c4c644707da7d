package org.gunyahsim.resourcemanager.overlay;

import org.gunyahsim.guest.devicetree.Node;

/** Builds fragments by path. */
final class Paths {
  private Paths() {}

  /** The node of a fragment at an absolute path, made with its parents where it is missing. */
  static Node at(Node fragment, String path) {
    Node node = fragment;
    for (String component : path.split("/", -1)) {
      if (!component.isEmpty()) {
        node = node.addChild(component);
      }
    }
    return node;
  }

  /** The interrupt triplet of an SPI. */
  static int[] spi(int virq, boolean level) {
    return new int[] {0, virq - 32, level ? 4 : 1};
  }

  /** Two triplets, edge or level by the flags. */
  static int[] spis(int first, boolean firstLevel, int second, boolean secondLevel) {
    int[] one = spi(first, firstLevel);
    int[] two = spi(second, secondLevel);
    return new int[] {one[0], one[1], one[2], two[0], two[1], two[2]};
  }
}
