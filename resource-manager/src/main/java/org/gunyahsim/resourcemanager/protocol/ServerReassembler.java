package org.gunyahsim.resourcemanager.protocol;

import java.util.Arrays;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * Puts the messages of one queue together as the resource manager does (reference, section 1.4).
 * What is wrong is dropped in silence; a continuation that does not fit leaves the partial message
 * alone; a new message discards it.
 */
public final class ServerReassembler {
  private static final byte[] EMPTY = new byte[0];

  private boolean partial;
  private int type;
  private int sequence;
  private int messageId;
  private int fragments;
  private int received;
  private byte[] payload = EMPTY;
  private int length;

  /**
   * Takes one message of the queue.
   *
   * @return true when a whole RPC message is now in {@link #type()}, {@link #sequence()}, {@link
   *     #messageId()} and {@link #payload()}
   */
  public boolean accept(byte[] message, int messageLength) {
    if (!RpcHeader.valid(message, messageLength)
        || RpcHeader.fragments(message) > RpcHeader.MAX_FRAGMENTS) {
      return false;
    }
    if (RpcHeader.type(message) == RpcHeader.CONTINUATION) {
      if (!partial
          || RpcHeader.messageId(message) != messageId
          || RpcHeader.sequence(message) != sequence
          || RpcHeader.fragments(message) != fragments) {
        return false;
      }
      append(message, messageLength);
      received++;
    } else {
      type = RpcHeader.type(message);
      sequence = RpcHeader.sequence(message);
      messageId = RpcHeader.messageId(message);
      fragments = RpcHeader.fragments(message);
      received = 0;
      payload = new byte[(fragments + 1) * RpcHeader.MAX_CONTENT];
      length = 0;
      append(message, messageLength);
    }
    partial = received < fragments;
    if (!partial) {
      payload = Arrays.copyOf(payload, length);
    }
    return !partial;
  }

  private void append(byte[] message, int messageLength) {
    int content = Math.min(messageLength, RpcHeader.MAX_MESSAGE) - RpcHeader.SIZE;
    System.arraycopy(message, RpcHeader.SIZE, payload, length, content);
    length += content;
  }

  /** True while continuations are missing. */
  public boolean partial() {
    return partial;
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

  /** The whole payload, without headers; belongs to the caller from now on. */
  public byte[] payload() {
    return payload;
  }

  public void save(StateWriter out) {
    out.bool(partial);
    if (partial) {
      out.i32(type);
      out.i32(sequence);
      out.i32(messageId);
      out.i32(fragments);
      out.i32(received);
      out.bytes(Arrays.copyOf(payload, length));
    }
  }

  public void load(StateReader in) {
    partial = in.bool();
    if (partial) {
      type = in.i32();
      sequence = in.i32();
      messageId = in.i32();
      fragments = in.i32();
      received = in.i32();
      byte[] stored = in.bytes();
      length = stored.length;
      payload = Arrays.copyOf(stored, (fragments + 1) * RpcHeader.MAX_CONTENT);
    }
  }
}
