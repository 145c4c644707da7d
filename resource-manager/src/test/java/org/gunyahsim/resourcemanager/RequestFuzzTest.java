package org.gunyahsim.resourcemanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gunyahsim.resourcemanager.protocol.LittleEndian;
import org.gunyahsim.resourcemanager.protocol.MessageCatalogue;
import org.gunyahsim.resourcemanager.protocol.MessageId;
import org.gunyahsim.resourcemanager.protocol.MessageType;
import org.gunyahsim.resourcemanager.root.RmOptions.Quality;

/** Requests that nobody would send. */
class RequestFuzzTest {
  /** The primary VM may send anything to anybody: it always gets an answer. */
  @Property(tries = 40)
  void everyRequestIsAnswered(@ForAll long seed) {
    Client client = Client.primary(Quality.PRODUCTION);
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      List<MessageType> all = MessageCatalogue.all();
      MessageType type = all.get(random.nextInt(all.size()));
      byte[] payload = new byte[random.nextInt(70) * 4 / (1 + random.nextInt(3))];
      if (random.nextBoolean()) {
        random.nextBytes(payload);
      }
      for (int at = 0; at + 4 <= payload.length && random.nextInt(6) != 0; at += 4) {
        int[] likely = {0, 1, 3, 0x80, 0x81, 0x82, 4, 0x6000_0000, 0x1000, -1, 0x7_0080};
        int word = likely[random.nextInt(likely.length)];
        LittleEndian.put32(payload, at, word);
      }
      List<String> got = client.request(type.id(), payload);
      assertThat(got).as("%s %s", type.name(), HexFormat.of().formatHex(payload)).isNotEmpty();
      assertThat(got)
          .anyMatch(message -> message.startsWith("02", 2) || message.startsWith("00", 2));
    }
    assertThat(client.error(MessageId.VM_HOST_GET_TYPE, new byte[0])).isZero();
  }
}
