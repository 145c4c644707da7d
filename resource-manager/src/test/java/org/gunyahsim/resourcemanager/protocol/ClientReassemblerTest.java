package org.gunyahsim.resourcemanager.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Linux client's rules, reference section 1.5. */
class ClientReassemblerTest implements ClientReassembler.Client {
  private final List<String> log = new ArrayList<>();
  private ClientReassembler client = new ClientReassembler();

  @BeforeEach
  void fresh() {
    client = new ClientReassembler();
    log.clear();
  }

  private void receive(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    client.accept(java.util.Arrays.copyOf(bytes, Math.max(bytes.length, 240)), bytes.length, this);
  }

  @Override
  public boolean outstanding(int sequence, int messageId) {
    return sequence == 1 && messageId == 0x56000024;
  }

  @Override
  public void onReply(int sequence, int messageId, int error, byte[] payload) {
    log.add("reply " + error + " " + HexFormat.of().formatHex(payload));
  }

  @Override
  public void onFailure(int sequence, int errno) {
    log.add("failure " + errno);
  }

  @Override
  public void onNotification(int messageId, byte[] payload) {
    log.add("notification " + HexFormat.of().formatHex(payload));
  }

  @Test
  void shortReplyIsNoMemory() {
    receive("21020100 24000056");
    assertThat(log).containsExactly("failure -12");
  }

  @Test
  void tooManyFragmentsIsNoMemory() {
    receive("21fe0100 24000056 00000000");
    assertThat(log).containsExactly("failure -12");
  }

  @Test
  void unknownSequenceLeavesThePartialAlone() {
    receive("21060100 24000056 00000000 03");
    receive("21020900 24000056 00000000");
    receive("21040100 24000056 04");
    assertThat(log).containsExactly("reply 0 0304");
  }

  @Test
  void notificationAbortsAPartialReply() {
    receive("21060100 24000056 00000000");
    receive("21030000 08001056 80");
    receive("21040100 24000056");
    assertThat(log).containsExactly("failure -5", "notification 80");
  }

  @Test
  void continuationWithOtherFragmentsAborts() {
    receive("21060100 24000056 00000000");
    receive("21080100 24000056");
    assertThat(log).containsExactly("failure -5");
  }

  @Test
  void continuationSequenceIsNotChecked() {
    receive("21060100 24000056 00000000");
    receive("21046600 24000056 07");
    assertThat(log).containsExactly("reply 0 07");
  }

  @Test
  void requestsAndOddHeadersAreDropped() {
    receive("21060100 24000056 00000000");
    receive("21010100 24000056");
    receive("22020100 24000056 00000000");
    receive("2102");
    assertThat(log).isEmpty();
    receive("21040100 24000056");
    assertThat(log).containsExactly("reply 0 ");
  }
}
