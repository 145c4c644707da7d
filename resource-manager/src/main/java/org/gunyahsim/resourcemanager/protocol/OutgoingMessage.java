package org.gunyahsim.resourcemanager.protocol;

import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * An RPC message on its way out, message by message of the queue (reference, section 1.3). What has
 * been sent is data, so a transmission can be resumed after a full queue or a snapshot.
 */
public final class OutgoingMessage {
  private final int type;
  private final int sequence;
  private final int messageId;
  private final byte[] payload;
  private final int fragments;
  private int sent;

  /**
   * @param type {@link RpcHeader#REQUEST}, {@link RpcHeader#REPLY} or {@link
   *     RpcHeader#NOTIFICATION}
   * @param payload for a reply, error word included; at most {@link RpcHeader#MAX_PAYLOAD} bytes
   */
  public OutgoingMessage(int type, int sequence, int messageId, byte[] payload) {
    if (payload.length > RpcHeader.MAX_PAYLOAD) {
      throw new IllegalArgumentException("payload of " + payload.length + " bytes");
    }
    this.type = type;
    this.sequence = sequence & 0xFFFF;
    this.messageId = messageId;
    this.payload = payload;
    this.fragments = RpcHeader.fragmentsFor(payload.length);
  }

  /** A reply: error word, then data. */
  public static OutgoingMessage reply(int sequence, int messageId, int error, byte[] data) {
    return new OutgoingMessage(
        RpcHeader.REPLY, sequence, messageId, new PayloadWriter().u32(error).bytes(data).toBytes());
  }

  /**
   * Writes the next message of the queue; call {@link #advance} when it was queued.
   *
   * @param into at least {@link RpcHeader#MAX_MESSAGE} bytes
   * @return its length
   */
  public int next(byte[] into) {
    int from = sent * RpcHeader.MAX_CONTENT;
    int content = Math.min(RpcHeader.MAX_CONTENT, payload.length - from);
    RpcHeader.write(
        into, sent == 0 ? type : RpcHeader.CONTINUATION, fragments, sequence, messageId);
    System.arraycopy(payload, from, into, RpcHeader.SIZE, content);
    return RpcHeader.SIZE + content;
  }

  /** The message that {@link #next} wrote is in the queue. */
  public void advance() {
    sent++;
  }

  /** True when every message has been queued. */
  public boolean finished() {
    return sent > fragments;
  }

  /** True when the message to come is the last one. */
  public boolean last() {
    return sent == fragments;
  }

  public int type() {
    return type;
  }

  public int sequence() {
    return sequence;
  }

  public int messageId() {
    return messageId;
  }

  public void save(StateWriter out) {
    out.i32(type);
    out.i32(sequence);
    out.i32(messageId);
    out.bytes(payload);
    out.i32(sent);
  }

  public static OutgoingMessage load(StateReader in) {
    int type = in.i32();
    int sequence = in.i32();
    int messageId = in.i32();
    OutgoingMessage message = new OutgoingMessage(type, sequence, messageId, in.bytes());
    message.sent = in.i32();
    return message;
  }
}
