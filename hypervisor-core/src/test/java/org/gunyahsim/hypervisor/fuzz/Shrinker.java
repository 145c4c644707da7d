package org.gunyahsim.hypervisor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a failing list short by delta debugging: takes parts out, large ones first, as long as it
 * still fails, until no single element can go.
 */
final class Shrinker<T> {
  private final Predicate<List<T>> fails;

  /**
   * With a judge.
   *
   * @param fails true when a list shows the failure
   */
  Shrinker(Predicate<List<T>> fails) {
    this.fails = fails;
  }

  /** The shortest list that it finds. */
  List<T> shrink(List<T> failing) {
    List<T> best = List.copyOf(failing);
    int chunk = Math.max(1, best.size() / 2);
    while (true) {
      boolean removed = false;
      // From the end: later steps depend on earlier ones, seldom the other way round.
      int end = best.size();
      while (end > 0) {
        int start = Math.max(0, end - chunk);
        List<T> rest = new ArrayList<>(best.subList(0, start));
        rest.addAll(best.subList(end, best.size()));
        if (fails.test(rest)) {
          best = rest;
          removed = true;
        }
        end = start;
      }
      if (chunk == 1 && !removed) {
        return best;
      }
      chunk = removed && chunk == 1 ? 1 : Math.max(1, chunk / 2);
    }
  }
}
