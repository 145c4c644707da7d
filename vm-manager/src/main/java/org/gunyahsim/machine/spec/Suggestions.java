package org.gunyahsim.machine.spec;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** "Did you mean": the word of a vocabulary that a person probably wanted. */
final class Suggestions {
  /** What other programs call things. */
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("append", "command-line"),
          Map.entry("args", "command-line"),
          Map.entry("bootargs", "command-line"),
          Map.entry("cmdline", "command-line"),
          Map.entry("params", "command-line"),
          Map.entry("console", "serial"),
          Map.entry("uart", "serial"),
          Map.entry("devicetree", "dtb"),
          Map.entry("fdt", "dtb"),
          Map.entry("image", "kernel"),
          Map.entry("mem", "memory"),
          Map.entry("ram", "memory"),
          Map.entry("size", "memory"),
          Map.entry("ramdisk", "initrd"),
          Map.entry("initramfs", "initrd"),
          Map.entry("machine", "platform"),
          Map.entry("smp", "cpus"),
          Map.entry("cores", "cpus"),
          Map.entry("vm", "vms"),
          Map.entry("reboot", "on-reset"),
          Map.entry("restart", "on-reset"));

  private Suggestions() {}

  /** The most likely word, if any is likely. */
  static Optional<String> closest(String word, Collection<String> vocabulary) {
    String plain = word.toLowerCase(Locale.ROOT).replace('_', '-').strip();
    String compact = plain.replace("-", "");
    String other = OTHER_NAMES.get(compact);
    if (other != null) {
      if (other.equals("cpus") && vocabulary.contains("vcpus")) {
        other = "vcpus";
      }
      if (vocabulary.contains(other)) {
        return Optional.of(other);
      }
    }
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : vocabulary) {
      if (candidate.replace("-", "").equals(compact)) {
        return Optional.of(candidate);
      }
      int allowed = Math.max(1, Math.min(plain.length(), candidate.length()) / 3);
      int distance = distance(plain, candidate);
      if (distance <= allowed && distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Edits (insert, delete, replace, swap neighbours) that turn one word into the other. */
  private static int distance(String a, String b) {
    if (a.length() > 64) {
      return Integer.MAX_VALUE;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = best;
      }
    }
    return cost[a.length()][b.length()];
  }
}
