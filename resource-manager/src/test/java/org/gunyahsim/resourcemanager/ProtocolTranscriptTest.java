package org.gunyahsim.resourcemanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.resourcemanager.protocol.MessageCatalogue;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.MessageType;
import org.gunyahsim.resourcemanager.protocol.RpcHeader;
import org.gunyahsim.resourcemanager.root.RmOptions;
import org.gunyahsim.resourcemanager.root.RmOptions.Quality;
import org.junit.jupiter.api.Test;

/** Malformed headers, fragments and bursts: the recorded answers, byte for byte. */
class ProtocolTranscriptTest {
  private static final Pattern SENT =
      Pattern.compile("^tx (\\d+) ([0-9a-f]+)(\\.\\.\\.)? -> 0,1 ; .*$");
  private static final Pattern FRAGMENTED = Pattern.compile("^tx-frag ([0-9a-f]+) (\\d+) ; .*$");
  private static final Pattern RECEIVED = Pattern.compile("^  rx \\d+ ([0-9a-f]+)$");

  private final Client client = Client.primary(Quality.PRODUCTION);

  @Test
  void everyExchangeOfSuite4() {
    List<String> lines = Resources.lines("production-suite4.txt");
    int exchanges = 0;
    for (int i = 0; i < lines.size() && !lines.get(i).startsWith("## burst"); i++) {
      Matcher sent = SENT.matcher(lines.get(i));
      Matcher fragmented = FRAGMENTED.matcher(lines.get(i));
      List<String> got;
      if (sent.matches()) {
        byte[] message =
            Arrays.copyOf(HexFormat.of().parseHex(sent.group(2)), Integer.parseInt(sent.group(1)));
        if (sent.group(3) != null) {
          Arrays.fill(message, 64, message.length, (byte) 0xAA);
        }
        got = client.exchange(HexFormat.of().formatHex(message));
      } else if (fragmented.matches()) {
        // The probe counts its own sequence numbers; the transcript's reply tells which.
        byte[] payload = new byte[Integer.parseInt(fragmented.group(2))];
        payload[0] = (byte) 600;
        payload[1] = 600 >> 8;
        got = client.request((int) Long.parseLong(fragmented.group(1), 16), payload);
      } else {
        continue;
      }
      List<String> expected = new ArrayList<>();
      for (int j = i + 1; RECEIVED.matcher(lines.get(j)).matches(); j++) {
        Matcher received = RECEIVED.matcher(lines.get(j));
        assertThat(received.matches()).isTrue();
        expected.add(received.group(1));
      }
      assertThat(got).as(lines.get(i)).isEqualTo(expected);
      exchanges++;
    }
    assertThat(exchanges).isEqualTo(39);
  }

  private static byte[] getVmid(int sequence) {
    byte[] message = new byte[RpcHeader.SIZE];
    RpcHeader.write(message, RpcHeader.REQUEST, 0, sequence, MessageId.VM_GET_VMID);
    return message;
  }

  @Test
  void sixteenRequestsWithoutReadingGiveTenReplies() {
    int full = 0;
    for (int i = 0; i < 16; i++) {
      while (client.sendRaw(getVmid(0x400 + i)) == ErrorCode.MSGQUEUE_FULL) {
        full++;
        client.machine.settle();
      }
    }
    client.machine.settle();
    List<String> recorded =
        Resources.lines("production-suite4.txt").stream()
            .filter(line -> line.matches("  rx 2102..0424000056.*"))
            .map(line -> line.substring(5))
            .toList();
    assertThat(recorded).hasSize(10);
    assertThat(client.receiveAll()).isEqualTo(recorded);
    assertThat(full).isEqualTo(1);
    assertThat(client.exchange("21010005a0000056"))
        .containsExactly("21020005a00000560000000064010001");
  }

  @Test
  void everyImplementedMessageHasAHandlerAndNoOther() {
    ResourceManager manager = new ResourceManager(new RmOptions(Quality.PRODUCTION));
    for (var type : MessageCatalogue.all()) {
      boolean request = type.kind() == MessageType.Kind.REQUEST;
      boolean implemented = type.status() == MessageType.Status.IMPLEMENTED;
      assertThat(manager.serves(type.id())).as(type.name()).isEqualTo(request && implemented);
    }
  }
}
