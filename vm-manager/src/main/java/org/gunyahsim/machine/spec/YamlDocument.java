package org.gunyahsim.machine.spec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Bytes to YAML nodes. Whatever the bytes are, the outcome is a node or a {@link UserError}: the
 * text is checked before the YAML library sees it, and nesting is bounded because the library's
 * composer is recursive.
 */
final class YamlDocument {
  static final int MAX_BYTES = 1 << 20;

  /** The machine file itself nests five deep. */
  private static final int MAX_DEPTH = 32;

  private final String file;
  private final LoadSettings settings;

  private YamlDocument(String file) {
    this.file = file;
    this.settings =
        LoadSettings.builder()
            .setLabel(file)
            .setUseMarks(true)
            .setCodePointLimit(MAX_BYTES)
            .setAllowDuplicateKeys(true)
            .setAllowRecursiveKeys(false)
            .build();
  }

  /** The root node of a file with exactly one document. */
  static YamlNode read(String file, byte[] content) {
    return new YamlDocument(file).compose(content);
  }

  private YamlNode compose(byte[] content) {
    if (content.length > MAX_BYTES) {
      throw at(0, 0, "is larger than 1MiB; a machine file is a page of text");
    }
    String text = decode(content);
    checkCharacters(text);
    try {
      checkEvents(text);
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        throw at(1, 1, "the file is empty; a machine needs `vms:` or `primary:`");
      }
      return YamlNode.root(file, root.get());
    } catch (MarkedYamlEngineException e) {
      Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
      String problem = e.getProblem() != null ? e.getProblem() : String.valueOf(e.getContext());
      throw at(
          mark == null ? 1 : mark.getLine() + 1,
          mark == null ? 1 : mark.getColumn() + 1,
          "this is not YAML: " + problem.strip() + "; " + remedy(problem));
    } catch (YamlVersionException e) {
      throw at(1, 1, "the %YAML directive names a version that is not 1.2; leave it out");
    } catch (YamlEngineException e) {
      throw at(1, 1, "this is not YAML: " + e.getMessage() + "; see docs/machine-file.md");
    }
  }

  private static String remedy(String problem) {
    return problem.contains("'\\t") || problem.contains("TAB")
        ? "indent with spaces"
        : "check the indentation and the punctuation here";
  }

  private String decode(byte[] content) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(content);
    CharBuffer out = CharBuffer.allocate(content.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      String before = out.flip().toString();
      int value = content[in.position()] & 0xFF;
      throw at(
          lineOf(before, before.length()),
          columnOf(before, before.length()),
          String.format("the byte 0x%02x is not UTF-8; a machine file is text in UTF-8", value));
    }
    String text = out.flip().toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private void checkCharacters(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (!StreamReader.isPrintable(c)) {
        throw at(
            lineOf(text, i),
            columnOf(text, i),
            String.format("the character U+%04X cannot stand in YAML; remove it", c));
      }
    }
  }

  /** Rejects what the composer would answer with a stack overflow, and a second document. */
  private void checkEvents(String text) {
    int depth = 0;
    int documents = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        case DocumentStart -> documents++;
        default -> {}
      }
      Mark mark = event.getStartMark().orElse(null);
      int line = mark == null ? 1 : mark.getLine() + 1;
      int column = mark == null ? 1 : mark.getColumn() + 1;
      if (depth > MAX_DEPTH) {
        throw at(line, column, "this is nested too deep; a machine file nests five levels");
      }
      if (documents > 1) {
        throw at(line, column, "a second YAML document starts here; a machine file holds one");
      }
    }
  }

  private UserError at(int line, int column, String problem) {
    return new UserError.InFile(file, line, column, problem);
  }

  private static int lineOf(String text, int index) {
    int line = 1;
    for (int i = 0; i < index; i++) {
      if (text.charAt(i) == '\n' || text.charAt(i) == '\r' && !text.startsWith("\n", i + 1)) {
        line++;
      }
    }
    return line;
  }

  private static int columnOf(String text, int index) {
    int start = Math.max(text.lastIndexOf('\n', index - 1), text.lastIndexOf('\r', index - 1)) + 1;
    return text.codePointCount(start, index) + 1;
  }
}
