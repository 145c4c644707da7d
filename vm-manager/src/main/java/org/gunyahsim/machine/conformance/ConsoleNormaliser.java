package org.gunyahsim.machine.conformance;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.UNICODE_CHARACTER_CLASS;
import static java.util.regex.Pattern.UNIX_LINES;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a console of the probe what may differ between two boots of the same system:
 * capability ids (numbered by first appearance, wherever they stand: as numbers, in RPC payloads,
 * in device trees), times, random data, garbage in scratch registers, the hypervisor's own log and
 * the interleaving of the three that write.
 */
final class ConsoleNormaliser {
  private static final Pattern TIME = pattern("(SVM\\| )?mrs (CNTVCT|CNTPCT)");
  private static final Pattern TREE_DUMP = pattern("SVM\\| DTB ([0-9a-f]+) ([0-9a-f]+)\\z");
  private static final Pattern CAP_ARGUMENT = pattern("hvc 60(?:1[bcf]|20) \\(([0-9a-f]{9,16}),");
  private static final Pattern CAP_NAMED =
      pattern(
          "(?:TX|RX|cap|mqtx|mqrx|rmtx|rmrx|bell-[a-z]|vcpu|vpm|mqs|mqr|d[a-c])"
              + "=([0-9a-f]{9,16})\\b");
  private static final Pattern RESOURCES =
      pattern("(?:SVM\\| )?\\s*rx \\d+ (2102....20000056)(00000000)(........)([0-9a-f]*)\\z");
  private static final Pattern COUNTERS = pattern("\\bcnt(pct|vct)=[0-9a-f]+");
  private static final Pattern NON_ZERO = pattern(" nz=[0-9a-f]+");
  private static final Pattern TICKS = pattern("(ticks=|ns each=|ready returns: )[0-9a-f]+");
  private static final Pattern SECOND_TIMES =
      pattern("^SVM\\| [0-9a-f]+ [0-9a-f]+ (8[0-9a-f]{7} )");
  private static final Pattern CLOCK = pattern("(= )[0-9a-f]+( ; PL031)");
  private static final Pattern RANDOM =
      Pattern.compile("prng|TRNG.*RND", CASE_INSENSITIVE | UNIX_LINES);
  private static final Pattern RESULTS = pattern("-> \\[([^,\\]]*)[^\\]]*\\]");
  private static final Pattern MESSAGE =
      pattern("((?:SVM\\| )?\\s*(?:HOST rm-)?[rt]x(?:-frag)? [0-9a-f]+ )([0-9a-f]+)(.*)\\z");
  private static final Pattern NUMBER = pattern("\\b[0-9a-f]{9,16}\\b");
  private static final Pattern NUMBER_ANYWHERE = pattern("[0-9a-f]{9,16}");
  private static final Pattern UNIT_ADDRESS = pattern("@([0-9a-f]{9,16})");
  private static final Pattern UNASKED = pattern("\\s*(HOST rm-)?rx [0-9a-f]+ 2103");

  private static final int RESOURCE_RECORD = 44;

  /** Capability ids in the order of their first appearance. */
  private final Map<Long, Integer> caps = new LinkedHashMap<>();

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, UNICODE_CHARACTER_CLASS | UNIX_LINES);
  }

  /** The console's lines, normalised: once through to learn every id, once to use them. */
  static List<String> normalise(String console) {
    ConsoleNormaliser normaliser = new ConsoleNormaliser();
    List<String> unused = normaliser.lines(console);
    assert unused != null;
    return normaliser.lines(console);
  }

  private void learn(String hex) {
    learn(Long.parseUnsignedLong(hex, 16));
  }

  private void learn(long value) {
    if (Long.compareUnsigned(value, 0xFFFF_FFFFL) > 0 && value != -1L) {
      caps.putIfAbsent(value, caps.size());
    }
  }

  private String number(MatchResult match) {
    Integer known = caps.get(Long.parseUnsignedLong(match.group(), 16));
    return known == null ? match.group() : "CAP" + known;
  }

  /** Hex digits with every known id in them replaced by its number. */
  private String payload(byte[] data, ByteOrder order) {
    String bytes = new String(data, StandardCharsets.ISO_8859_1);
    for (Map.Entry<Long, Integer> cap : caps.entrySet()) {
      byte[] raw = ByteBuffer.allocate(8).order(order).putLong(cap.getKey()).array();
      byte[] mark = ByteBuffer.allocate(8).putInt(0xCACA_CACA).putInt(cap.getValue()).array();
      bytes =
          bytes.replace(
              new String(raw, StandardCharsets.ISO_8859_1),
              new String(mark, StandardCharsets.ISO_8859_1));
    }
    return HexFormat.of().formatHex(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Bytes of hex digits; a last digit without its partner is dropped. */
  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex, 0, hex.length() & ~1);
  }

  private List<String> tree(String hex) {
    List<FlattenedTree.Entry> entries = FlattenedTree.entries(bytes(hex));
    if (entries == null) {
      return List.of("DTB not a device tree");
    }
    for (FlattenedTree.Entry entry : entries) {
      Matcher addresses = UNIT_ADDRESS.matcher(entry.path());
      while (addresses.find()) {
        learn(addresses.group(1));
      }
    }
    List<String> lines = new ArrayList<>();
    for (FlattenedTree.Entry entry : entries) {
      String path = NUMBER_ANYWHERE.matcher(entry.path()).replaceAll(this::number);
      String value = entry.value();
      if (value == null) {
        lines.add("DTB " + path);
      } else if ("kaslr-seed".equals(entry.property())) {
        lines.add("DTB " + path + " kaslr-seed = " + value.length() + " random bytes");
      } else {
        lines.add(
            "DTB "
                + path
                + " "
                + entry.property()
                + " = "
                + payload(value.getBytes(StandardCharsets.ISO_8859_1), ByteOrder.BIG_ENDIAN));
      }
    }
    return lines;
  }

  private List<String> lines(String text) {
    List<String> out = new ArrayList<>();
    StringBuilder dump = new StringBuilder();
    for (String raw : text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)) {
      String line = stripEnd(raw);
      if (line.isEmpty()
          || line.startsWith("[HYP]")
          || line.startsWith("[RM]")
          || line.contains("timing")
          || TIME.matcher(line).lookingAt()) {
        continue;
      }
      Matcher dumped = TREE_DUMP.matcher(line);
      if (dumped.lookingAt()) {
        dump.append(dumped.group(2));
        continue;
      }
      flush(dump, out);
      if (line.startsWith("SVM| DTB size")) {
        continue;
      }
      learnFrom(line);
      out.add(rewritten(line));
    }
    flush(dump, out);
    return ordered(out);
  }

  private void flush(StringBuilder dump, List<String> out) {
    if (!dump.isEmpty()) {
      out.addAll(tree(dump.toString()));
      dump.setLength(0);
    }
  }

  private void learnFrom(String line) {
    for (Pattern pattern : List.of(CAP_ARGUMENT, CAP_NAMED)) {
      Matcher found = pattern.matcher(line);
      while (found.find()) {
        learn(found.group(1));
      }
    }
    Matcher reply = RESOURCES.matcher(line);
    if (reply.lookingAt()) {
      ByteBuffer records = ByteBuffer.wrap(bytes(reply.group(4))).order(ByteOrder.LITTLE_ENDIAN);
      for (int at = 0; at + RESOURCE_RECORD <= records.capacity(); at += RESOURCE_RECORD) {
        learn(records.getLong(at + 12));
      }
    }
  }

  private String rewritten(String original) {
    String line = COUNTERS.matcher(original).replaceAll("cnt$1=T");
    line = NON_ZERO.matcher(line).replaceAll("");
    line = TICKS.matcher(line).replaceAll("$1T");
    line = SECOND_TIMES.matcher(line).replaceAll("SVM| T T $1");
    line = CLOCK.matcher(line).replaceAll("$1T$2");
    if (RANDOM.matcher(line).find()) {
      line = RESULTS.matcher(line).replaceAll("-> [$1,RANDOM]");
    }
    Matcher message = MESSAGE.matcher(line);
    if (message.lookingAt() && message.group(2).length() % 2 == 0) {
      line =
          message.group(1)
              + payload(bytes(message.group(2)), ByteOrder.LITTLE_ENDIAN)
              + NUMBER.matcher(message.group(3)).replaceAll(this::number);
    } else {
      line = NUMBER.matcher(line).replaceAll(this::number);
    }
    if (UNASKED.matcher(line).lookingAt()) {
      line = "HOST rm-" + strip(line).replace("HOST rm-", "");
    }
    return line;
  }

  /**
   * Three write on one console: what the secondary VM prints, what arrives from the resource
   * manager unasked, and the rest.
   */
  private static List<String> ordered(List<String> lines) {
    List<String> rest = new ArrayList<>();
    List<String> unasked = new ArrayList<>();
    List<String> second = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("SVM|") || line.startsWith("DTB ")) {
        second.add(line);
      } else if (line.startsWith("HOST rm-rx")) {
        unasked.add(line);
      } else {
        rest.add(line);
      }
    }
    rest.addAll(unasked);
    rest.addAll(second);
    return rest;
  }

  private static String strip(String line) {
    int start = 0;
    while (start < line.length() && isSpace(line.charAt(start))) {
      start++;
    }
    return stripEnd(line.substring(start));
  }

  private static String stripEnd(String line) {
    int end = line.length();
    while (end > 0 && isSpace(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end);
  }

  /** What Unicode calls white space, with the ASCII separators. */
  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }
}
