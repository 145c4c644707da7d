package org.gunyahsim.resourcemanager.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Both ends put together what the fragmenter took apart, and survive anything else. */
class ReassemblyTest {
  /** A client that waits for every reply and writes down what happens. */
  private static final class Log implements ClientReassembler.Client {
    final List<String> lines = new ArrayList<>();
    byte @Nullable [] last;

    @Override
    public boolean outstanding(int sequence, int messageId) {
      return sequence != 0xBAD;
    }

    @Override
    public void onReply(int sequence, int messageId, int error, byte[] payload) {
      lines.add("reply " + sequence + " " + error);
      last = payload;
    }

    @Override
    public void onFailure(int sequence, int errno) {
      lines.add("failure " + sequence + " " + errno);
    }

    @Override
    public void onNotification(int messageId, byte[] payload) {
      lines.add("notification " + messageId);
      last = payload;
    }
  }

  private static void send(OutgoingMessage message, ServerReassembler to, List<byte[]> whole) {
    byte[] buffer = new byte[RpcHeader.MAX_MESSAGE];
    while (!message.finished()) {
      int length = message.next(buffer);
      message.advance();
      if (to.accept(buffer, length)) {
        whole.add(to.payload());
      }
    }
  }

  @Property(tries = 200)
  void whatIsTakenApartIsPutTogether(
      @ForAll @IntRange(max = RpcHeader.MAX_PAYLOAD) int size,
      @ForAll @IntRange(max = 0xFFFF) int sequence,
      @ForAll int messageId) {
    byte[] payload = new byte[size];
    for (int i = 0; i < size; i++) {
      payload[i] = (byte) (i * 31 + sequence);
    }
    ServerReassembler server = new ServerReassembler();
    List<byte[]> whole = new ArrayList<>();
    send(new OutgoingMessage(RpcHeader.REQUEST, sequence, messageId, payload), server, whole);
    assertThat(whole).containsExactly(payload);
    assertThat(server.sequence()).isEqualTo(sequence);
    assertThat(server.messageId()).isEqualTo(messageId);
    assertThat(server.type()).isEqualTo(RpcHeader.REQUEST);
    assertThat(server.partial()).isFalse();

    Log log = new Log();
    ClientReassembler client = new ClientReassembler();
    OutgoingMessage notification =
        new OutgoingMessage(RpcHeader.NOTIFICATION, sequence, messageId, payload);
    byte[] buffer = new byte[RpcHeader.MAX_MESSAGE];
    while (!notification.finished()) {
      int length = notification.next(buffer);
      notification.advance();
      client.accept(buffer, length, log);
    }
    assertThat(log.lines).containsExactly("notification " + messageId);
    assertThat(log.last).isEqualTo(payload);
  }

  @Provide
  Arbitrary<List<byte[]>> traffic() {
    Arbitrary<byte[]> noise =
        Arbitraries.bytes().array(byte[].class).ofMinSize(0).ofMaxSize(RpcHeader.MAX_MESSAGE);
    Arbitrary<byte[]> nearly =
        noise.map(
            bytes -> {
              if (bytes.length >= RpcHeader.SIZE) {
                bytes[0] = RpcHeader.API;
                bytes[1] &= 0x0F;
                bytes[2] &= 1;
                bytes[3] = 0;
                bytes[4] &= 1;
                bytes[5] = bytes[6] = bytes[7] = 0;
              }
              return bytes;
            });
    return Arbitraries.oneOf(noise, nearly, nearly).list().ofMaxSize(60);
  }

  @Property(tries = 300)
  void anythingMayArriveAndTheLinkStaysUsable(@ForAll("traffic") List<byte[]> traffic) {
    ServerReassembler server = new ServerReassembler();
    ClientReassembler client = new ClientReassembler();
    RpcDecoder decoder = new RpcDecoder();
    Log log = new Log();
    for (byte[] packet : traffic) {
      byte[] buffer = java.util.Arrays.copyOf(packet, RpcHeader.MAX_MESSAGE);
      if (server.accept(buffer, packet.length)) {
        assertThat(server.payload().length).isLessThanOrEqualTo(RpcHeader.MAX_PAYLOAD);
      }
      client.accept(buffer, packet.length, log);
      assertThat(decoder.describe(buffer, packet.length)).isNotEmpty();
    }
    List<byte[]> whole = new ArrayList<>();
    byte[] payload = {1, 2, 3};
    send(new OutgoingMessage(RpcHeader.REQUEST, 7, 9, payload), server, whole);
    assertThat(whole).containsExactly(payload);
    log.lines.clear();
    byte[] reply = new byte[RpcHeader.MAX_MESSAGE];
    client.accept(reply, OutgoingMessage.reply(7, 9, 5, payload).next(reply), log);
    assertThat(log.lines.getLast()).isEqualTo("reply 7 5");
    assertThat(log.last).isEqualTo(payload);
  }
}
