package org.gunyahsim.vmmanager.driver;

import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.vmmanager.driver.RmClient.Reply;
import org.gunyahsim.vmmanager.kernel.Channel;
import org.gunyahsim.vmmanager.kernel.Task;
import org.jspecify.annotations.Nullable;

/** One call to the resource manager inside a longer state machine. */
final class RpcStep {
  private static final int IDLE = -1;

  private final RmClient rm;
  private int sequence = IDLE;

  RpcStep(RmClient rm) {
    this.rm = rm;
  }

  /** Sends the request: 0, or a negated errno when it could not be sent. */
  int begin(GuestCpu cpu, int messageId, byte[] payload) {
    int answer = rm.call(cpu, messageId, payload);
    if (answer < 0) {
      return answer;
    }
    sequence = answer;
    return 0;
  }

  boolean outstanding() {
    return sequence != IDLE;
  }

  /** The reply; null when the task must sleep for it. */
  @Nullable Reply poll(Task task) {
    Reply reply = rm.reply(sequence);
    if (reply == null) {
      task.sleepOn(Channel.rpc(sequence));
    } else {
      sequence = IDLE;
    }
    return reply;
  }

  /** No longer waits for the reply. */
  void abandon() {
    rm.abandon(sequence);
    sequence = IDLE;
  }

  void save(StateWriter out) {
    out.i32(sequence);
  }

  void load(StateReader in) {
    sequence = in.i32();
  }
}
