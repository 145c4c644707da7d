package org.gunyahsim.hypervisor.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Makes a failing list short by delta debugging: takes parts out, large ones first, as long as it
 * still fails, until no single element can go.
 */
final class Shrinker<T> {
  private final ToIntFunction<List<T>> judge;

  /**
   * With a judge.
   *
   * @param judge how many elements of a list it takes to show the failure, negative when all don't
   */
  Shrinker(ToIntFunction<List<T>> judge) {
    this.judge = judge;
  }

  /** The shortest list that it finds; the list itself when that does not fail. */
  List<T> shrink(List<T> failing) {
    int needed = judge.applyAsInt(failing);
    if (needed < 0) {
      return failing;
    }
    List<T> best = failing.subList(0, needed);
    int chunk = Math.max(1, best.size() / 2);
    while (true) {
      boolean removed = false;
      // From the end: later steps depend on earlier ones, seldom the other way round.
      int end = best.size();
      while (end > 0) {
        int start = Math.max(0, end - chunk);
        List<T> rest = new ArrayList<>(best.subList(0, start));
        rest.addAll(best.subList(end, best.size()));
        needed = judge.applyAsInt(rest);
        if (needed >= 0) {
          best = rest.subList(0, needed);
          removed = true;
        }
        end = Math.min(start, best.size());
      }
      if (chunk == 1 && !removed) {
        return List.copyOf(best);
      }
      chunk = Math.max(1, chunk / 2);
    }
  }
}
