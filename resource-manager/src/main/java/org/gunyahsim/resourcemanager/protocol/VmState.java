package org.gunyahsim.resourcemanager.protocol;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** States of a VM as the resource manager reports them (reference, section 4). */
public final class VmState {
  public static final int NONE = 0;
  public static final int INIT = 1;
  public static final int READY = 2;
  public static final int RUNNING = 3;
  public static final int PAUSED = 4;
  public static final int LOAD = 5;
  public static final int AUTH = 6;
  public static final int INIT_FAILED = 8;
  public static final int EXITED = 9;
  public static final int RESETTING = 10;
  public static final int RESET = 11;

  /** Known to later Linux only. */
  public static final int RESET_FAILED = 12;

  /** For each state, the states from which it may be entered (reference, section 4.2). */
  private static final Map<Integer, Set<Integer>> LEGAL =
      Map.ofEntries(
          Map.entry(LOAD, Set.of(NONE)),
          Map.entry(AUTH, Set.of(LOAD, RESET)),
          Map.entry(INIT, Set.of(LOAD, AUTH, RESET)),
          Map.entry(READY, Set.of(INIT)),
          Map.entry(RUNNING, Set.of(READY, PAUSED)),
          Map.entry(PAUSED, Set.of(RUNNING)),
          Map.entry(INIT_FAILED, Set.of(INIT, READY, LOAD, AUTH, RESET)),
          Map.entry(EXITED, Set.of(RUNNING, PAUSED)),
          Map.entry(RESETTING, Set.of(EXITED, READY, INIT_FAILED)),
          Map.entry(RESET, Set.of(RESETTING)),
          Map.entry(NONE, Set.of(RESET, LOAD)));

  private static final Map<Integer, String> NAMES = constantNames();

  private VmState() {}

  /** True when the table of legal transitions has this one. */
  public static boolean legal(int from, int to) {
    Set<Integer> sources = LEGAL.get(to);
    return sources != null && sources.contains(from);
  }

  /** The name, or the number. */
  public static String name(long state) {
    String name = NAMES.get((int) state);
    return name != null ? name : Long.toString(state);
  }

  private static Map<Integer, String> constantNames() {
    Map<Integer, String> names = new TreeMap<>();
    for (var field : VmState.class.getFields()) {
      try {
        names.put(field.getInt(null), field.getName());
      } catch (IllegalAccessException e) {
        throw new AssertionError(e);
      }
    }
    return names;
  }
}
