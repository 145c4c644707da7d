package org.gunyahsim.resourcemanager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.gunyahsim.resourcemanager.protocol.PayloadWriter;
import org.gunyahsim.resourcemanager.protocol.RpcHeader;
import org.gunyahsim.resourcemanager.root.RmOptions.Quality;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Answers to single requests of the primary VM after boot, as observed (conformance observations,
 * section 6; reference, sections 3.4 to 3.9). Payloads are 32-bit words in hexadecimal.
 */
class RequestErrorsTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          owner                 | 56000015 |                             | 00000000 000000ff
          peers                 | 56000025 |                             | 00000000 00000000
          vmid with payload     | 56000024 | 00000000                    | 00000004
          state of itself       | 56000017 | 00000000                    | 00000000 00000003
          state of 255          | 56000017 | 000000ff                    | 00000003
          state of nobody       | 56000017 | 0000004d                    | 00000002
          id of 255             | 56000010 | 000000ff                    | 00000014
          id of nobody          | 56000010 | 0000004d                    | 00000002
          resources of 0        | 56000020 | 00000000                    | 00000006
          resources of itself   | 56000020 | 00000003                    | 00000000 00000000
          resources of nobody   | 56000020 | 0000004d                    | 00000006
          name HLOS             | 56000013 | 00000004 534f4c48           | 00000000 00000001 00000003
          name RM               | 56000013 | 00000002 00004d52           | 00000000 00000000
          name bad padding      | 56000013 | 00000002 01004d52           | 00000004
          name too long         | 56000013 | 00000050                    | 00000006
          name nothing          | 56000013 |                             | 00000006
          empty uri             | 56000011 | 00000000                    | 00000000 00000001 00000003
          zero guid             | 56000012 | 00000000 00000000 00000000 00000000 | 00000000 00000001 00000003
          short guid            | 56000012 | 00000000 00000000 00000000  | 00000004
          set status            | 56000080 | 00000500                    | 00000003
          crash msg length      | 56000086 | 00000005 64616564           | 00000004
          crash msg             | 56000086 | 00000004 64616564           | 00000000
          own crash msg         | 56000019 | 00000003                    | 0000000d
          console               | 56000081 | 00000000                    | 00000006
          console length        | 56000081 | 00000000 00000000           | 00000004
          console write nothing | 56000083 |                             | 00000004
          allocate 4            | 56000001 | 00000004                    | 00000000
          allocate 31           | 56000001 | 0000001f                    | 00000000
          allocate 3            | 56000001 | 00000003                    | 00000002
          allocate 45           | 56000001 | 0000002d                    | 00000002
          allocate 63           | 56000001 | 0000003f                    | 00000002
          allocate 0x80         | 56000001 | 00000080                    | 00000002
          allocate upper bits   | 56000001 | 00010000                    | 00000000 00000080
          allocate nothing      | 56000001 |                             | 00000004
          deallocate nobody     | 56000002 | 0000004d                    | 0000000d
          deallocate 255        | 56000002 | 000000ff                    | 00000003
          deallocate itself     | 56000002 | 00000003                    | 00000003
          start nobody          | 56000004 | 0000004d                    | 0000000d
          start 255             | 56000004 | 000000ff                    | 00000003
          start itself          | 56000004 | 00000003                    | 00000003
          stop nobody           | 56000005 | 0000004d 00000000           | 0000000d
          stop itself           | 56000005 | 00010003 00000000           | 0000000d
          stop short            | 56000005 | 00000003                    | 00000004
          reset nobody          | 56000006 | 0000004d                    | 0000000d
          reset itself          | 56000006 | 00000003                    | 0000000d
          init nobody           | 5600000b | 0000004d                    | 0000000d
          init itself           | 5600000b | 00000003                    | 00000003
          init reserved         | 5600000b | 00010080                    | 00000004
          auth lengths          | 5600000a | 00010081                    | 00000004
          config short          | 56000009 | 00000080 00001234           | 00000004
          exit                  | 56000085 | 00000000                    | 00000003
          time base short       | 56000030 | 00000000                    | 00000004 00000001
          time base             | 56000030 | 00000000 00000000 00000000 00000000 00000000 | 00000014 00000001
          firmware mem short    | 56000032 | 00000080                    | 00000004 00000001
          milestone             | 51000020 |                             | 00000000
          set firmware reserved | 51000021 | 00010000 00000000 00000000 00000000 00000000 00000000 | ffffffff
          ipa nothing           | 560000b0 |                             | 00000004
          reclaim nothing       | 51000015 |                             | 00000004
          reclaim nobody's      | 51000015 | 00000077 00000000           | 00000007
          release nobody's      | 51000014 | 00000077 00000000           | 00000007
          accept nobody's       | 51000011 | 00000077 00000000 00000000 00000000 00000000 00000000 | 00000007
          lookup nothing        | 5100001a |                             | 00000004
          lookup                | 5100001a | 00000000 00000000 00000000 00000000 | 0000000e
          irq lend unmapped     | 56000051 | 00000080 000003c0 00000000  | 0000000f
          irq accept unknown    | 56000050 | 00000000 ffffffff           | 00000007
          irq notify unknown    | 56000054 | 00000000 00000001           | 00000007
          capids                | 56000021 |                             | ffffffff
          context               | 56000031 | 00000000                    | ffffffff
          unreserve             | 560000b1 |                             | ffffffff
          ident                 | 00000001 |                             | ffffffff
          """)
  void asObserved(String what, String id, String words, String reply) {
    Client client = Client.primary(Quality.PRODUCTION);
    List<String> got = client.request((int) Long.parseLong(id, 16), payload(words));
    assertThat(got).as(what).hasSize(1);
    byte[] expected = payload(reply);
    assertThat(got.getFirst().substring(2 * RpcHeader.SIZE))
        .as(what)
        .isEqualTo(HexFormat.of().formatHex(expected));
  }

  private static byte[] payload(@Nullable String words) {
    if (words == null || words.isBlank()) {
      return new byte[0];
    }
    String[] parts = words.strip().split(" +", -1);
    var bytes = new PayloadWriter();
    for (String part : parts) {
      bytes.u32((int) Long.parseLong(part, 16));
    }
    return bytes.toBytes();
  }
}
