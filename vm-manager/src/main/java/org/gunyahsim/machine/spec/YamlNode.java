package org.gunyahsim.machine.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A YAML node with the name it is known by, read as what it should be. */
final class YamlNode {
  private final String file;
  private final Node node;

  /** What messages call it: its key in backquotes, for instance. */
  private final String subject;

  private YamlNode(String file, Node node, String subject) {
    this.file = file;
    this.node = node;
    this.subject = subject;
  }

  static YamlNode root(String file, Node node) {
    return new YamlNode(file, node, "the file");
  }

  Origin origin() {
    Mark mark = node.getStartMark().orElse(null);
    return mark == null
        ? new Origin.InFile(file, 1, 1)
        : new Origin.InFile(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  UserError error(String problem) {
    return origin().error(problem);
  }

  /** A mapping whose keys are all known. */
  Section section(List<String> known) {
    if (!(node instanceof MappingNode mapping) || !mapping.getTag().equals(Tag.MAP)) {
      throw error(
          subject
              + " is "
              + describeOther()
              + "; write `key: value` lines: "
              + String.join(", ", known));
    }
    Map<String, YamlNode> values = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      YamlNode keyNode = new YamlNode(file, tuple.getKeyNode(), "the key");
      if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
        throw keyNode.error(
            "a key is " + keyNode.describe() + "; keys here: " + String.join(", ", known));
      }
      String name = scalar.getValue();
      if (!known.contains(name)) {
        throw keyNode.error(
            "unknown key `"
                + shortened(name)
                + "`; "
                + Suggestions.closest(name, known)
                    .map(word -> "did you mean `" + word + "`?")
                    .orElse("known here: " + String.join(", ", known)));
      }
      if (values.containsKey(name)) {
        throw keyNode.error("`" + name + "` is given twice; keep one of them");
      }
      values.put(name, new YamlNode(file, tuple.getValueNode(), "`" + name + "`"));
    }
    return new Section(this, values);
  }

  List<YamlNode> list(String example) {
    if (!(node instanceof SequenceNode sequence) || !sequence.getTag().equals(Tag.SEQ)) {
      throw error(subject + " is " + describeOther() + "; write a list: " + example);
    }
    List<YamlNode> items = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      items.add(new YamlNode(file, item, "an entry of " + subject));
    }
    return items;
  }

  /** Any scalar but null, as text. */
  String text(String example) {
    if (node instanceof ScalarNode scalar
        && standardTag(scalar)
        && !scalar.getTag().equals(Tag.NULL)) {
      return scalar.getValue();
    }
    throw error(subject + " is " + describe() + "; write " + example);
  }

  /** A whole number within bounds. */
  long number(long least, long most, String example) {
    String text = plain("a number from " + least + " to " + most + ", such as " + example);
    OptionalLong value = Numbers.number(text);
    if (value.isEmpty()) {
      throw error(
          subject
              + " is "
              + describe()
              + "; write a number from "
              + least
              + " to "
              + most
              + ", such as "
              + example);
    }
    if (value.getAsLong() < least || value.getAsLong() > most) {
      throw error(subject + " is " + text + "; it must be from " + least + " to " + most);
    }
    return value.getAsLong();
  }

  /** Any 64-bit number. */
  long bits(String example) {
    return plainNumber("a number such as " + example);
  }

  /** A physical or intermediate physical address. */
  long address(String example) {
    long value = plainNumber("an address such as " + example);
    if (value < 0 || value >>> 48 != 0) {
      throw error(
          subject
              + " is "
              + Numbers.formatAddress(value)
              + ", beyond any address; write one such as "
              + example);
    }
    return value;
  }

  private long plainNumber(String what) {
    String text = plain(what);
    OptionalLong value = Numbers.number(text);
    if (value.isEmpty()) {
      throw error(subject + " is " + describe() + "; write " + what);
    }
    return value.getAsLong();
  }

  /** A size in bytes. */
  long size(String example) {
    String text = plain("a size such as " + example);
    OptionalLong value = Numbers.size(text);
    if (value.isEmpty()) {
      throw error(
          subject
              + " is "
              + describe()
              + "; write "
              + Numbers.respelled(text)
                  .filter(spelling -> Numbers.size(spelling).isPresent())
                  .orElse("a size such as " + example));
    }
    return value.getAsLong();
  }

  /** One of an enum's constants by its word in the machine file. */
  <E extends Enum<E>> E choice(Map<String, E> words) {
    String all = String.join(" or ", words.keySet());
    String text = text(all);
    E value = words.get(text);
    if (value == null) {
      throw error(
          subject
              + " is "
              + describe()
              + "; "
              + Suggestions.closest(text, words.keySet())
                  .map(word -> "did you mean " + word + "?")
                  .orElse("write " + all));
    }
    return value;
  }

  /** A scalar that was not quoted. */
  private String plain(String what) {
    if (node instanceof ScalarNode scalar
        && standardTag(scalar)
        && scalar.isPlain()
        && !scalar.getTag().equals(Tag.NULL)) {
      return scalar.getValue();
    }
    throw error(subject + " is " + describe() + "; write " + what);
  }

  private static boolean standardTag(ScalarNode scalar) {
    Tag tag = scalar.getTag();
    return tag.equals(Tag.STR)
        || tag.equals(Tag.INT)
        || tag.equals(Tag.FLOAT)
        || tag.equals(Tag.BOOL)
        || tag.equals(Tag.ENV_TAG)
        || tag.equals(Tag.MERGE)
        || tag.equals(Tag.NULL);
  }

  /** What stands here in place of a mapping or a list. */
  private String describeOther() {
    return node instanceof ScalarNode scalar
            && scalar.isPlain()
            && standardTag(scalar)
            && !scalar.getTag().equals(Tag.NULL)
        ? "the single value " + shortened(scalar.getValue())
        : describe();
  }

  /** What stands here, for a message. */
  private String describe() {
    return switch (node) {
      case MappingNode _ -> "a mapping";
      case SequenceNode _ -> "a list";
      case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "empty";
      case ScalarNode scalar when !standardTag(scalar) ->
          "tagged " + shortened(scalar.getTag().getValue());
      case ScalarNode scalar when !scalar.isPlain() ->
          "the text \"" + shortened(scalar.getValue()) + "\"";
      case ScalarNode scalar -> shortened(scalar.getValue());
      default -> "an alias";
    };
  }

  static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= 40
        ? text
        : text.substring(0, text.offsetByCodePoints(0, 40)) + "...";
  }

  /** A mapping with known keys. */
  static final class Section {
    private final YamlNode self;
    private final Map<String, YamlNode> values;

    private Section(YamlNode self, Map<String, YamlNode> values) {
      this.self = self;
      this.values = values;
    }

    YamlNode self() {
      return self;
    }

    @Nullable YamlNode get(String key) {
      return values.get(key);
    }

    /** The key's value; a UserError when it is not there. */
    YamlNode require(String key, String owner, String example) {
      YamlNode value = values.get(key);
      if (value == null) {
        throw self.error(owner + " has no `" + key + "`; write `" + key + ": " + example + "`");
      }
      return value;
    }

    <T> T or(String key, T otherwise, Function<YamlNode, T> read) {
      YamlNode value = values.get(key);
      return value == null ? otherwise : read.apply(value);
    }

    <T> @Nullable T orNull(String key, Function<YamlNode, T> read) {
      YamlNode value = values.get(key);
      return value == null ? null : read.apply(value);
    }

    /** Where the key's value stands, or the mapping itself when it is not given. */
    Origin origin(String key) {
      YamlNode value = values.get(key);
      return value == null ? self.origin() : value.origin();
    }
  }
}
