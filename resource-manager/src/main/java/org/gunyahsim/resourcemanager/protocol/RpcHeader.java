package org.gunyahsim.resourcemanager.protocol;

/**
 * The eight bytes that begin every message of an RPC queue (reference, section 1.2):
 *
 * <pre>
 * 0  u8   bits 3:0 version 1, bits 7:4 header length in words, 2
 * 1  u8   bits 1:0 type, bits 7:2 number of continuation messages that follow the first
 * 2  u16  sequence number
 * 4  u32  message id
 * </pre>
 */
public final class RpcHeader {
  /** Bytes of the header. */
  public static final int SIZE = 8;

  /** Bytes of the largest message, header included. */
  public static final int MAX_MESSAGE = 240;

  /** Bytes of content that one message can carry. */
  public static final int MAX_CONTENT = MAX_MESSAGE - SIZE;

  /** Largest legal value of the fragments field. */
  public static final int MAX_FRAGMENTS = 62;

  /** Bytes of the largest payload that can be sent. */
  public static final int MAX_PAYLOAD = MAX_CONTENT * (MAX_FRAGMENTS + 1);

  /** Bytes of the largest request that Linux sends. */
  public static final int MAX_LINUX_REQUEST = MAX_CONTENT * MAX_FRAGMENTS;

  /** The only legal first byte. */
  public static final int API = 0x21;

  public static final int CONTINUATION = 0;
  public static final int REQUEST = 1;
  public static final int REPLY = 2;
  public static final int NOTIFICATION = 3;

  private RpcHeader() {}

  /** Writes a header at the start of {@code into}. */
  public static void write(byte[] into, int type, int fragments, int sequence, int messageId) {
    into[0] = (byte) API;
    into[1] = (byte) (fragments << 2 | type);
    LittleEndian.put16(into, 2, sequence);
    LittleEndian.put32(into, 4, messageId);
  }

  /** True when a message of this length has a header and its first byte is {@link #API}. */
  public static boolean valid(byte[] message, int length) {
    return length >= SIZE && (message[0] & 0xFF) == API;
  }

  public static int type(byte[] message) {
    return message[1] & 3;
  }

  public static int fragments(byte[] message) {
    return message[1] >> 2 & 63;
  }

  public static int sequence(byte[] message) {
    return LittleEndian.get16(message, 2);
  }

  public static int messageId(byte[] message) {
    return LittleEndian.get32(message, 4);
  }

  /** The fragments value for a payload: continuation messages needed after the first. */
  public static int fragmentsFor(int payloadLength) {
    return payloadLength == 0 ? 0 : (payloadLength + MAX_CONTENT - 1) / MAX_CONTENT - 1;
  }

  /** A type's name in lower case. */
  public static String typeName(int type) {
    return switch (type) {
      case CONTINUATION -> "continuation";
      case REQUEST -> "request";
      case REPLY -> "reply";
      default -> "notification";
    };
  }
}
