package org.gunyahsim.machine.conformance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The matching of two sequences of lines that Python's {@code difflib} makes: the longest common
 * block, then the same to its left and right. Only so do our differences read like those of {@code
 * compare.py}.
 */
final class SequenceMatcher {
  /** From this length on, lines that make up more than one in a hundred can be left out. */
  private static final int LONG = 200;

  /** {@code size} equal lines from {@code a} on the left and {@code b} on the right. */
  record Block(int a, int b, int size) {}

  private final List<String> left;
  private final List<String> right;
  private final Map<String, List<Integer>> places = new HashMap<>();

  /**
   * Prepares a matching.
   *
   * @param leaveOutPopular do not start a match at a line that is frequent in a long right side
   */
  SequenceMatcher(List<String> left, List<String> right, boolean leaveOutPopular) {
    this.left = left;
    this.right = right;
    for (int j = 0; j < right.size(); j++) {
      places.computeIfAbsent(right.get(j), _ -> new ArrayList<>()).add(j);
    }
    if (leaveOutPopular && right.size() >= LONG) {
      int most = right.size() / 100 + 1;
      places.values().removeIf(found -> found.size() > most);
    }
  }

  /** Blocks in order, neighbours joined, ended by an empty one behind both ends. */
  List<Block> blocks() {
    List<Block> found = new ArrayList<>();
    Deque<int[]> open = new ArrayDeque<>();
    open.push(new int[] {0, left.size(), 0, right.size()});
    while (!open.isEmpty()) {
      int[] range = open.pop();
      Block longest = longest(range[0], range[1], range[2], range[3]);
      if (longest.size == 0) {
        continue;
      }
      found.add(longest);
      if (range[0] < longest.a && range[2] < longest.b) {
        open.push(new int[] {range[0], longest.a, range[2], longest.b});
      }
      int endA = longest.a + longest.size;
      int endB = longest.b + longest.size;
      if (endA < range[1] && endB < range[3]) {
        open.push(new int[] {endA, range[1], endB, range[3]});
      }
    }
    found.sort(Comparator.comparingInt(Block::a).thenComparingInt(Block::b));
    List<Block> joined = new ArrayList<>();
    for (Block block : found) {
      Block last = joined.isEmpty() ? new Block(0, 0, 0) : joined.getLast();
      if (last.size > 0 && last.a + last.size == block.a && last.b + last.size == block.b) {
        joined.set(joined.size() - 1, new Block(last.a, last.b, last.size + block.size));
      } else {
        joined.add(block);
      }
    }
    joined.add(new Block(left.size(), right.size(), 0));
    return joined;
  }

  private Block longest(int leftFrom, int leftTo, int rightFrom, int rightTo) {
    int bestA = leftFrom;
    int bestB = rightFrom;
    int bestSize = 0;
    Map<Integer, Integer> lengths = new HashMap<>();
    for (int i = leftFrom; i < leftTo; i++) {
      Map<Integer, Integer> next = new HashMap<>();
      for (int j : places.getOrDefault(left.get(i), List.of())) {
        if (j < rightFrom) {
          continue;
        }
        if (j >= rightTo) {
          break;
        }
        int size = lengths.getOrDefault(j - 1, 0) + 1;
        next.put(j, size);
        if (size > bestSize) {
          bestA = i - size + 1;
          bestB = j - size + 1;
          bestSize = size;
        }
      }
      lengths = next;
    }
    while (bestA > leftFrom
        && bestB > rightFrom
        && left.get(bestA - 1).equals(right.get(bestB - 1))) {
      bestA--;
      bestB--;
      bestSize++;
    }
    while (bestA + bestSize < leftTo
        && bestB + bestSize < rightTo
        && left.get(bestA + bestSize).equals(right.get(bestB + bestSize))) {
      bestSize++;
    }
    return new Block(bestA, bestB, bestSize);
  }
}
