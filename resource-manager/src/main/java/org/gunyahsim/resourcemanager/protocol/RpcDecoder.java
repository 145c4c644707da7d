package org.gunyahsim.resourcemanager.protocol;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Renders what passes through an RPC queue in words, from its bytes alone, so that it works with
 * any resource manager and any client.
 *
 * <p>Each message of a queue becomes one line. A message in several fragments is decoded when its
 * last one passes; the others say which they are. Keep one decoder for each queue.
 */
public final class RpcDecoder {
  /** Entries of a list that are shown; the rest is counted. */
  private static final int SHOWN_ENTRIES = 8;

  /** Bytes of a byte field that are shown. */
  private static final int SHOWN_BYTES = 64;

  private final ServerReassembler reassembler = new ServerReassembler();
  private int position;

  /** One line for the next message of the queue. */
  public String describe(byte[] message, int length) {
    if (!RpcHeader.valid(message, length)) {
      return "malformed " + hexadecimal(message, 0, Math.min(length, message.length));
    }
    int type = RpcHeader.type(message);
    int fragments = RpcHeader.fragments(message);
    position = type == RpcHeader.CONTINUATION ? position + 1 : 0;
    StringBuilder line = new StringBuilder();
    boolean whole = reassembler.accept(message, length);
    line.append(RpcHeader.typeName(whole ? reassembler.type() : type))
        .append(' ')
        .append(MessageCatalogue.name(RpcHeader.messageId(message)))
        .append(" seq=")
        .append(RpcHeader.sequence(message));
    if (fragments > 0) {
      line.append(" fragment ").append(position + 1).append('/').append(fragments + 1);
    }
    if (whole) {
      line.append(
          describePayload(reassembler.type(), reassembler.messageId(), reassembler.payload()));
    } else {
      line.append(" (").append(length - RpcHeader.SIZE).append(" bytes)");
    }
    return line.toString();
  }

  /**
   * The payload's fields, each preceded by a blank.
   *
   * @param type {@link RpcHeader#REQUEST}, {@link RpcHeader#REPLY} or {@link
   *     RpcHeader#NOTIFICATION}
   */
  public static String describePayload(int type, int messageId, byte[] payload) {
    MessageType message = MessageCatalogue.find(messageId);
    Cursor cursor = new Cursor(payload);
    if (type == RpcHeader.REPLY) {
      if (payload.length < 4) {
        return " (no error word)";
      }
      int error = LittleEndian.get32(payload, 0);
      cursor.at = 4;
      cursor.out.append(" error=").append(RmError.name(error));
      if (message != null) {
        cursor.fields(error == RmError.OK ? message.reply() : message.failure());
      }
    } else if (message != null) {
      cursor.fields(message.request());
    }
    if (cursor.at < payload.length) {
      cursor
          .out
          .append(" +")
          .append(payload.length - cursor.at)
          .append(" bytes ")
          .append(hexadecimal(payload, cursor.at, payload.length));
    }
    return cursor.out.toString();
  }

  private static String hexadecimal(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < Math.min(to, from + SHOWN_BYTES); i++) {
      text.append("%02x".formatted(bytes[i] & 0xFF));
    }
    if (to > from + SHOWN_BYTES) {
      text.append("...");
    }
    return text.toString();
  }

  /** A walk over one payload. */
  private static final class Cursor {
    private final byte[] payload;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, Long> values = new HashMap<>();
    private int at;

    Cursor(byte[] payload) {
      this.payload = payload;
    }

    /** Renders fields as far as the payload goes; false when it ended early. */
    boolean fields(List<Field> fields) {
      for (int i = 0; i < fields.size(); i++) {
        Field field = fields.get(i);
        boolean countedList = field.kind() == Field.Kind.LIST && values.containsKey(field.count());
        if (at >= payload.length && !countedList) {
          return false;
        }
        if (!field(field, !isCount(field, fields.subList(i + 1, fields.size())))) {
          out.append(" (truncated)");
          return false;
        }
      }
      return true;
    }

    /** A list shows how many entries it has: their number need not be said before. */
    private static boolean isCount(Field field, List<Field> later) {
      for (Field other : later) {
        if (other.kind() == Field.Kind.LIST && other.count().equals(field.name())) {
          return true;
        }
      }
      return false;
    }

    private boolean field(Field field, boolean shown) {
      switch (field.kind()) {
        case RESERVED -> {
          at += Integer.parseInt(field.count());
          return at <= payload.length;
        }
        case LIST -> {
          return entries(field);
        }
        case BYTES, TEXT -> {
          return blob(field);
        }
        default -> {
          int size = field.kind().size;
          if (payload.length - at < size) {
            return false;
          }
          long value =
              switch (size) {
                case 1 -> LittleEndian.get8(payload, at);
                case 2 -> LittleEndian.get16(payload, at);
                case 4 -> LittleEndian.get32(payload, at) & 0xFFFF_FFFFL;
                default -> LittleEndian.get64(payload, at);
              };
          at += size;
          values.put(field.name(), value);
          if (!shown) {
            return true;
          }
          var format = field.format();
          out.append(' ')
              .append(field.name())
              .append('=')
              .append(format != null ? format.apply(value) : "0x" + Long.toHexString(value));
          return true;
        }
      }
    }

    private boolean entries(Field list) {
      long count = values.getOrDefault(list.count(), 0L);
      out.append(' ').append(list.name()).append("=[");
      boolean complete = true;
      int mark = out.length();
      for (long i = 0; i < count && complete; i++) {
        if (at >= payload.length) {
          // Fewer than were announced.
          complete = false;
          out.append(i > 0 ? " " : "").append("of ").append(count);
          mark = out.length();
          break;
        }
        int before = out.length();
        out.append(i > 0 ? " {" : "{");
        int inner = out.length();
        complete = fields(list.members());
        if (out.length() > inner && out.charAt(inner) == ' ') {
          out.deleteCharAt(inner);
        }
        out.append('}');
        if (i >= SHOWN_ENTRIES) {
          out.setLength(before);
        } else {
          mark = out.length();
        }
      }
      out.setLength(mark);
      if (count > SHOWN_ENTRIES) {
        out.append(" and ").append(count - SHOWN_ENTRIES).append(" more");
      }
      out.append(']');
      return complete;
    }

    private boolean blob(Field field) {
      long size =
          field.count().isEmpty() ? payload.length - at : values.getOrDefault(field.count(), 0L);
      boolean complete = size <= payload.length - at;
      int kept = (int) Math.min(size, payload.length - at);
      out.append(' ').append(field.name()).append('=');
      if (field.kind() == Field.Kind.TEXT && printable(kept)) {
        out.append('"')
            .append(new String(payload, at, kept, java.nio.charset.StandardCharsets.ISO_8859_1))
            .append('"');
      } else {
        out.append(hexadecimal(Arrays.copyOfRange(payload, at, at + kept), 0, kept));
      }
      at = Math.min(payload.length, at + (kept + 3 & ~3));
      return complete;
    }

    private boolean printable(int length) {
      for (int i = at; i < at + length; i++) {
        if (payload[i] < ' ' || payload[i] == '"') {
          return false;
        }
      }
      return true;
    }
  }
}
