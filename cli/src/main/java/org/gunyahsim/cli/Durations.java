package org.gunyahsim.cli;

import java.util.Locale;
import org.gunyahsim.machine.spec.Numbers;
import org.gunyahsim.machine.spec.UserError;
import org.jspecify.annotations.Nullable;

/** Durations on the command line and in messages. */
final class Durations {
  private Durations() {}

  /** An option's value in ns; {@link Long#MAX_VALUE} when it is not given. */
  static long parse(String option, @Nullable String text) {
    if (text == null) {
      return Long.MAX_VALUE;
    }
    long value =
        Numbers.duration(text)
            .orElseThrow(
                () ->
                    new UserError.InOption(
                        option,
                        "\"" + text + "\" is not a duration; give one such as 10s, 500ms or 2min"));
    if (value == 0) {
      throw new UserError.InOption(option, "0 leaves no time to run; give more");
    }
    return value;
  }

  /** Seconds with the digits that matter. */
  static String format(long nanoseconds) {
    String text =
        String.format(
            Locale.ROOT, "%d.%09d", nanoseconds / 1_000_000_000, nanoseconds % 1_000_000_000);
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    if (text.charAt(end - 1) == '.') {
      end--;
    }
    return text.substring(0, end) + " s";
  }
}
