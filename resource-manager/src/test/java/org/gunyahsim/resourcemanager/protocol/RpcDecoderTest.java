package org.gunyahsim.resourcemanager.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Recorded messages in words. */
class RpcDecoderTest {
  private static String decode(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    return new RpcDecoder().describe(bytes, bytes.length);
  }

  @Test
  void recordedMessages() {
    assertThat(
            decode(
                "210109001200005100000000110000000100000080000700010000000000006000000000000020000000000000000000"))
        .isEqualTo(
            "request MEM_LEND seq=9 mem_type=normal flags=0x0 label=0x11"
                + " acl=[{vmid=0x80 rights=RWX}] sgl=[{ipa=0x60000000 size=0x200000}] attrs=[]");
    assertThat(decode("21030500080010568200000009000000"))
        .isEqualTo(
            "notification VM_STATUS seq=5 vmid=0x82 vm_status=EXITED os_status=0x0 app_status=0x0");
    assertThat(decode("2103060001001056820002000400000000000100"))
        .isEqualTo(
            "notification VM_EXITED seq=6 vmid=0x82 exit_type=PLATFORM_RESET reason_size=0x4"
                + " reason=00000100");
    assertThat(
            decode(
                "210205001000005600000000030000000000100000000000000000000000000000000000020007007465737473766d00030003004e2f4100"))
        .endsWith(
            "ids=[{type=GUID size=0x10 value=00000000000000000000000000000000}"
                + " {type=NAME size=0x7 value=\"testsvm\"} {type=SIGN_AUTH size=0x3 value=\"N/A\"}]");
    assertThat(decode("21023200170000560200000000")).endsWith("error=NORESOURCE +1 bytes 00");
    assertThat(decode("2102090278563412ffffffff"))
        .isEqualTo("reply 0x12345678 seq=521 error=UNIMPLEMENTED");
    assertThat(decode("20010101a0000056")).isEqualTo("malformed 20010101a0000056");
  }

  @Test
  void fragmentsAreNumberedAndTheLastShowsTheWhole() {
    RpcDecoder decoder = new RpcDecoder();
    byte[] first = HexFormat.of().parseHex("21050102170000560300");
    byte[] second = HexFormat.of().parseHex("21040102170000560000");
    assertThat(decoder.describe(first, first.length))
        .isEqualTo("request VM_GET_STATE seq=513 fragment 1/2 (2 bytes)");
    assertThat(decoder.describe(second, second.length))
        .isEqualTo("request VM_GET_STATE seq=513 fragment 2/2 vmid=0x3");
  }

  @Test
  void truncatedPayloadsSaySo() {
    assertThat(decode("2101010009000056" + "82000000" + "01")).endsWith("(truncated) +1 bytes 01");
  }

  @Test
  void theCatalogueNamesEveryIdOnce() throws IllegalAccessException {
    Set<Integer> ids = new HashSet<>();
    for (MessageType type : MessageCatalogue.all()) {
      assertThat(ids.add(type.id())).as(type.name()).isTrue();
      assertThat(type.kind() == MessageType.Kind.NOTIFICATION)
          .isEqualTo((type.id() & 0x0010_0000) != 0);
    }
    for (var field : MessageId.class.getFields()) {
      assertThat(ids).as(field.getName()).contains(field.getInt(null));
    }
  }
}
