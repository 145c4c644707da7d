package org.gunyahsim.resourcemanager;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.resourcemanager.protocol.OutgoingMessage;
import org.gunyahsim.resourcemanager.protocol.RpcHeader;
import org.gunyahsim.resourcemanager.root.RmOptions;
import org.gunyahsim.resourcemanager.root.RmOptions.Quality;

/** A client VM's end of a link to a resource manager that runs on the fake hypervisor. */
final class Client {
  /** The primary VM's queues and capability space after the recorded boot. */
  static final long PRIMARY_SEND = 0x40E;

  static final long PRIMARY_RECEIVE = 0x40F;
  static final long PRIMARY_CSPACE = 0x33D;
  static final long PRIMARY_EXTENT = 0x401;

  final FakeHypervisor machine;
  private final long send;
  private final long receive;
  private int sequence = 1;

  Client(FakeHypervisor machine, long send, long receive) {
    this.machine = machine;
    this.send = send;
    this.receive = receive;
  }

  /** A booted machine's primary VM. */
  static Client primary(Quality quality) {
    FakeHypervisor machine = new FakeHypervisor();
    machine.boot(new ResourceManager(new RmOptions(quality)));
    return new Client(machine, PRIMARY_SEND, PRIMARY_RECEIVE);
  }

  int sendRaw(byte[] message) {
    return machine.clientSend(send, message);
  }

  /** What has arrived, in hexadecimal. */
  List<String> receiveAll() {
    List<String> messages = new ArrayList<>();
    for (byte[] next = machine.clientReceive(receive);
        next != null;
        next = machine.clientReceive(receive)) {
      messages.add(HexFormat.of().formatHex(next));
      machine.settle();
    }
    return messages;
  }

  /** Sends messages of the queue, lets the resource manager work, and gives what came back. */
  List<String> exchange(String hex) {
    sendRaw(HexFormat.of().parseHex(hex));
    machine.settle();
    return receiveAll();
  }

  /** Sends a whole request, in fragments where needed, and gives what came back. */
  List<String> request(int messageId, byte[] payload) {
    OutgoingMessage message =
        new OutgoingMessage(RpcHeader.REQUEST, sequence++, messageId, payload);
    byte[] buffer = new byte[RpcHeader.MAX_MESSAGE];
    while (!message.finished()) {
      int length = message.next(buffer);
      while (sendRaw(Arrays.copyOf(buffer, length)) == ErrorCode.MSGQUEUE_FULL) {
        machine.settle();
      }
      message.advance();
    }
    machine.settle();
    return receiveAll();
  }

  /** The error word of the reply to a request; what precedes it is dropped. */
  int error(int messageId, byte[] payload) {
    String reply = request(messageId, payload).getLast();
    return Integer.reverseBytes((int) Long.parseLong(reply.substring(16, 24), 16));
  }
}
