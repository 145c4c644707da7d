package org.gunyahsim.resourcemanager.protocol;

import java.util.Arrays;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * Puts the messages of one queue together as the Linux client does (reference, section 1.5): a
 * message that interrupts another aborts it, and a reply that was aborted ends its call with -EIO.
 */
public final class ClientReassembler {
  private static final byte[] EMPTY = new byte[0];

  /** Who receives, and which calls wait. */
  public interface Client {
    /** True when a call with this sequence number waits, and for this message id. */
    boolean outstanding(int sequence, int messageId);

    /**
     * A whole reply.
     *
     * @param error its {@link RmError}
     * @param payload what follows the error word
     */
    void onReply(int sequence, int messageId, int error, byte[] payload);

    /**
     * A call ends without a reply.
     *
     * @param errno negative: -EIO, -ENOMEM
     */
    void onFailure(int sequence, int errno);

    /** A whole notification. */
    void onNotification(int messageId, byte[] payload);
  }

  private boolean partial;
  private int type;
  private int sequence;
  private int messageId;
  private int fragments;
  private int received;
  private byte[] payload = EMPTY;
  private int length;

  /** Takes one message of the queue. */
  public void accept(byte[] message, int messageLength, Client client) {
    if (!RpcHeader.valid(message, messageLength) || messageLength > RpcHeader.MAX_MESSAGE) {
      return;
    }
    switch (RpcHeader.type(message)) {
      case RpcHeader.CONTINUATION -> continuation(message, messageLength, client);
      case RpcHeader.REPLY -> {
        if (client.outstanding(RpcHeader.sequence(message), RpcHeader.messageId(message))) {
          abort(client);
          begin(message, messageLength, RpcHeader.SIZE + 4, client);
        }
      }
      case RpcHeader.NOTIFICATION -> {
        abort(client);
        begin(message, messageLength, RpcHeader.SIZE, client);
      }
      default -> {
        // A request from the resource manager: it makes none.
      }
    }
  }

  private void begin(byte[] message, int messageLength, int least, Client client) {
    type = RpcHeader.type(message);
    sequence = RpcHeader.sequence(message);
    messageId = RpcHeader.messageId(message);
    fragments = RpcHeader.fragments(message);
    if (messageLength < least || fragments > RpcHeader.MAX_FRAGMENTS) {
      if (type == RpcHeader.REPLY) {
        client.onFailure(sequence, -Errno.ENOMEM);
      }
      return;
    }
    received = 0;
    length = 0;
    payload = new byte[(fragments + 1) * RpcHeader.MAX_CONTENT];
    partial = true;
    append(message, messageLength);
    complete(client);
  }

  private void continuation(byte[] message, int messageLength, Client client) {
    if (!partial) {
      return;
    }
    if (RpcHeader.messageId(message) != messageId || RpcHeader.fragments(message) != fragments) {
      abort(client);
      return;
    }
    append(message, messageLength);
    received++;
    complete(client);
  }

  private void append(byte[] message, int messageLength) {
    int content = messageLength - RpcHeader.SIZE;
    System.arraycopy(message, RpcHeader.SIZE, payload, length, content);
    length += content;
  }

  private void complete(Client client) {
    if (received < fragments) {
      return;
    }
    partial = false;
    byte[] whole = payload;
    payload = EMPTY;
    if (type == RpcHeader.REPLY) {
      client.onReply(
          sequence, messageId, LittleEndian.get32(whole, 0), Arrays.copyOfRange(whole, 4, length));
    } else {
      client.onNotification(messageId, Arrays.copyOf(whole, length));
    }
  }

  private void abort(Client client) {
    if (partial) {
      partial = false;
      payload = EMPTY;
      if (type == RpcHeader.REPLY) {
        client.onFailure(sequence, -Errno.EIO);
      }
    }
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
