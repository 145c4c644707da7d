package org.gunyahsim.machine.spec;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers and sizes as people write them: {@code 4}, {@code 0x4100_0000}, {@code 256MiB}. A
 * function returns nothing rather than throw when the text is not one.
 */
public final class Numbers {
  private static final Pattern NUMBER =
      Pattern.compile("(?:0[xX]([0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)|([0-9]+(?:_[0-9]+)*))");
  private static final Pattern SIZE =
      Pattern.compile("([0-9]+(?:_[0-9]+)*)\\s*(bytes|B|KiB|MiB|GiB|TiB)");
  private static final Pattern LOOSE_SIZE = Pattern.compile("(?i)([0-9]+)\\s*([kmgt])(?:i?b|)");
  private static final Pattern DURATION =
      Pattern.compile("([0-9]+)(?:\\.([0-9]{1,9}))?\\s*(ns|us|µs|ms|s|min|h)");

  private Numbers() {}

  /** A non-negative number, decimal or hexadecimal; up to 64 bits, the upper half as negative. */
  public static OptionalLong number(String text) {
    Matcher matcher = NUMBER.matcher(text);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    String hex = matcher.group(1);
    try {
      return OptionalLong.of(
          hex != null
              ? Long.parseUnsignedLong(hex.replace("_", ""), 16)
              : Long.parseUnsignedLong(matcher.group(2).replace("_", "")));
    } catch (NumberFormatException tooLarge) {
      return OptionalLong.empty();
    }
  }

  /** A size in bytes: a number with a unit of 1024s, or a plain or hexadecimal number of bytes. */
  public static OptionalLong size(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      OptionalLong bytes = number(text);
      return bytes.isPresent() && bytes.getAsLong() >= 0 ? bytes : OptionalLong.empty();
    }
    int shift =
        switch (matcher.group(2)) {
          case "KiB" -> 10;
          case "MiB" -> 20;
          case "GiB" -> 30;
          case "TiB" -> 40;
          default -> 0;
        };
    OptionalLong count = number(matcher.group(1));
    if (count.isEmpty() || count.getAsLong() < 0 || count.getAsLong() > Long.MAX_VALUE >>> shift) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(count.getAsLong() << shift);
  }

  /** The right spelling of a size that was written with a unit we do not take, such as 256M. */
  static Optional<String> respelled(String text) {
    Matcher matcher = LOOSE_SIZE.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(matcher.group(1) + matcher.group(2).toUpperCase(Locale.ROOT) + "iB")
        : Optional.empty();
  }

  /** A duration in nanoseconds: {@code 10s}, {@code 1.5ms}, {@code 200us}, {@code 2min}. */
  public static OptionalLong duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return OptionalLong.empty();
    }
    long unit =
        switch (matcher.group(3)) {
          case "ns" -> 1L;
          case "us", "µs" -> 1_000L;
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          case "min" -> 60_000_000_000L;
          default -> 3_600_000_000_000L;
        };
    try {
      long nanos = Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
      String fraction = matcher.group(2);
      if (fraction != null) {
        long scale = 1;
        for (int i = 0; i < fraction.length(); i++) {
          scale *= 10;
        }
        nanos = Math.addExact(nanos, Math.multiplyExact(Long.parseLong(fraction), unit) / scale);
      }
      return OptionalLong.of(nanos);
    } catch (ArithmeticException | NumberFormatException tooLarge) {
      return OptionalLong.empty();
    }
  }

  /** A size for a message: in the largest unit that divides it. */
  public static String formatSize(long bytes) {
    if (bytes != 0) {
      String[] units = {"KiB", "MiB", "GiB", "TiB"};
      for (int i = units.length - 1; i >= 0; i--) {
        int shift = 10 * (i + 1);
        if ((bytes & (1L << shift) - 1) == 0) {
          return Long.toUnsignedString(bytes >>> shift) + units[i];
        }
      }
    }
    return Long.toUnsignedString(bytes) + " bytes";
  }

  /** An address for a message: 0x and hexadecimal digits. */
  public static String formatAddress(long address) {
    return "0x" + Long.toHexString(address);
  }
}
