package org.gunyahsim.resourcemanager.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The resource manager reference, section 13, to the byte. */
class WorkedEncodingsTest {
  private static final byte[] NONE = new byte[0];

  private static List<byte[]> messages(OutgoingMessage message) {
    List<byte[]> all = new ArrayList<>();
    byte[] buffer = new byte[RpcHeader.MAX_MESSAGE];
    while (!message.finished()) {
      int length = message.next(buffer);
      all.add(java.util.Arrays.copyOf(buffer, length));
      message.advance();
    }
    return all;
  }

  private static String hex(OutgoingMessage message) {
    return HexFormat.of().formatHex(messages(message).getFirst());
  }

  private static byte[] request(byte[] payload) {
    return payload;
  }

  @Test
  void getVmidAndItsReply() {
    assertThat(hex(new OutgoingMessage(RpcHeader.REQUEST, 5, MessageId.VM_GET_VMID, NONE)))
        .isEqualTo("2101050024000056");
    byte[] vmid = new PayloadWriter().u32(3).toBytes();
    assertThat(hex(OutgoingMessage.reply(5, MessageId.VM_GET_VMID, RmError.OK, vmid)))
        .isEqualTo("2102050024000056" + "00000000" + "03000000");
  }

  @Test
  void allocateAndItsReply() {
    byte[] any = Requests.vmid(0);
    assertThat(hex(new OutgoingMessage(RpcHeader.REQUEST, 6, MessageId.VM_ALLOCATE, any)))
        .isEqualTo("2101060001000056" + "00000000");
    byte[] vmid = new PayloadWriter().u32(0x80).toBytes();
    assertThat(hex(OutgoingMessage.reply(6, MessageId.VM_ALLOCATE, RmError.OK, vmid)))
        .isEqualTo("2102060001000056" + "00000000" + "80000000");
  }

  @Test
  void refusals() {
    assertThat(hex(OutgoingMessage.reply(7, MessageId.VM_START, RmError.VM_STATE, NONE)))
        .isEqualTo("2102070004000056" + "14000000");
    assertThat(hex(OutgoingMessage.reply(8, 0x12345678, RmError.UNIMPLEMENTED, NONE)))
        .isEqualTo("2102080078563412" + "ffffffff");
  }

  @Test
  void notifications() {
    byte[] status = new VmStatus(0x80, VmState.READY, 0, 0).encode();
    assertThat(
            hex(new OutgoingMessage(RpcHeader.NOTIFICATION, 9, MessageId.NOTIFY_VM_STATUS, status)))
        .isEqualTo("2103090008001056" + "80000000" + "02000000");
    byte[] stopped = VmExited.of(0x80, ExitType.VM_STOP_FORCED, 0).encode();
    assertThat(
            hex(
                new OutgoingMessage(
                    RpcHeader.NOTIFICATION, 10, MessageId.NOTIFY_VM_EXITED, stopped)))
        .isEqualTo("21030a0001001056" + "80000700" + "04000000" + "00000000");
    VmExited reset =
        VmExited.of(0x80, ExitType.PSCI_SYSTEM_RESET2, 0x8000, 0x80000000, 0x55667788, 0x11223344);
    assertThat(HexFormat.of().formatHex(reset.encode()))
        .isEqualTo("80000300" + "10000000" + "00800000" + "00000080" + "88776655" + "44332211");
    assertThat(VmExited.decode(reset.encode())).isEqualTo(reset);
  }

  @ParameterizedTest
  @CsvSource({
    "0,1,0x01,0,8",
    "232,1,0x01,0,240",
    "233,2,0x05,0x04,9",
    "344,2,0x05,0x04,120",
    "8216,36,0x8d,0x8c,104",
    "14616,63,0xf9,0xf8,240"
  })
  void fragmentation(int payload, int count, int first, int continuation, int last) {
    List<byte[]> all =
        messages(new OutgoingMessage(RpcHeader.REQUEST, 1, 2, request(new byte[payload])));
    assertThat(all).hasSize(count);
    assertThat(all.getFirst()[1] & 0xFF).isEqualTo(first);
    assertThat(all.getLast()).hasSize(last);
    for (byte[] message : all.subList(1, count)) {
      assertThat(message[1] & 0xFF).isEqualTo(continuation);
    }
    for (byte[] message : all.subList(0, count - 1)) {
      assertThat(message).hasSize(240);
    }
  }

  @Test
  void memLendSizes() {
    List<AclEntry> guest = List.of(new AclEntry(0x80, MemoryType.ALL));
    SglEntry page = new SglEntry(0x6000_0000L, 0x1000);
    assertThat(Requests.memCreate(0, 0, 1, guest, Collections.nCopies(20, page))).hasSize(344);
    assertThat(Requests.memCreate(0, 0, 1, guest, Collections.nCopies(512, page))).hasSize(8216);
  }

  @Test
  void memLendBytesAsTheRecordedProbeSentThem() {
    byte[] payload =
        Requests.memCreate(
            0,
            0,
            0x11,
            List.of(new AclEntry(0x80, MemoryType.ALL)),
            List.of(new SglEntry(0x6000_0000L, 0x20_0000)));
    assertThat(HexFormat.of().formatHex(payload))
        .isEqualTo(
            "0000000011000000010000008000070001000000"
                + "00000060000000000000200000000000"
                + "00000000");
  }

  @Test
  void resourceReplySizes() {
    PayloadWriter five = new PayloadWriter().u32(5);
    for (int i = 0; i < 5; i++) {
      ResourceEntry.of(ResourceType.DOORBELL, 0x80, i, 7 + i, 40 + i).encode(five);
    }
    assertThat(messages(OutgoingMessage.reply(1, 2, 0, five.toBytes()))).hasSize(1);
    assertThat(ResourceEntry.decodeList(five.toBytes())).hasSize(5);
    ResourceEntry.of(ResourceType.DOORBELL, 0x80, 9, 9, 9).encode(five);
    assertThat(messages(OutgoingMessage.reply(1, 2, 0, five.toBytes()))).hasSize(2);
    assertThat(ResourceEntry.decodeList(five.toBytes())).isNull();
  }
}
