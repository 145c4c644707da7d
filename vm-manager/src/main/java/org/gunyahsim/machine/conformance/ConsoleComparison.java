package org.gunyahsim.machine.conformance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Two consoles of the probe compared by the rules of {@code compare.py}.
 *
 * @param equal whether nothing that matters differs
 * @param differences lines that differ, as a unified diff without context and positions; empty when
 *     equal
 * @param summary how many lines agree
 */
public record ConsoleComparison(boolean equal, List<String> differences, String summary) {
  /** Lines that tell the CPU's identity and features: they depend on the emulated core. */
  private static final Pattern CPU =
      Pattern.compile(
          "(SVM\\| )?mrs (MIDR|REVIDR|AIDR|CTR|CLIDR|DCZID|MVFR|ID_|PMCR|RNDR|ZCR|AMCR"
              + "|ICC_CTLR|ICC_PMR|MDSCR)");

  private static final int WIDTH = 240;

  public ConsoleComparison {
    differences = List.copyOf(differences);
  }

  /**
   * Compares.
   *
   * @param recorded the real system's console
   * @param ours the console to judge
   * @param withCpu also compare the lines that tell the CPU's identity and features
   */
  public static ConsoleComparison of(String recorded, String ours, boolean withCpu) {
    List<String> left = side(recorded, withCpu);
    List<String> right = side(ours, withCpu);
    int same = 0;
    for (SequenceMatcher.Block block : new SequenceMatcher(left, right, false).blocks()) {
      same += block.size();
    }
    BigDecimal share =
        new BigDecimal(100.0 * same / Math.max(1, left.size())).setScale(1, RoundingMode.HALF_EVEN);
    String summary =
        same + " of " + left.size() + " lines equal (" + share + " %), ours has " + right.size();
    return new ConsoleComparison(left.equals(right), differences(left, right), summary);
  }

  private static List<String> side(String console, boolean withCpu) {
    List<String> lines = ConsoleNormaliser.normalise(console);
    return withCpu ? lines : lines.stream().filter(line -> !CPU.matcher(line).lookingAt()).toList();
  }

  private static List<String> differences(List<String> left, List<String> right) {
    List<String> out = new ArrayList<>();
    int i = 0;
    int j = 0;
    for (SequenceMatcher.Block block : new SequenceMatcher(left, right, true).blocks()) {
      for (; i < block.a(); i++) {
        out.add(cut("-" + left.get(i)));
      }
      for (; j < block.b(); j++) {
        out.add(cut("+" + right.get(j)));
      }
      i += block.size();
      j += block.size();
    }
    if (!out.isEmpty()) {
      out.addFirst("+++ ours");
      out.addFirst("--- real");
    }
    return out;
  }

  private static String cut(String line) {
    return line.codePointCount(0, line.length()) <= WIDTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, WIDTH));
  }
}
