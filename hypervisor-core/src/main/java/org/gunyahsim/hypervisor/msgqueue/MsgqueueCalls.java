package org.gunyahsim.hypervisor.msgqueue;

import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.MsgqueueFlags;
import org.gunyahsim.hypervisor.hypercall.HypercallBinder;
import org.gunyahsim.hypervisor.hypercall.HypercallFrame;
import org.gunyahsim.hypervisor.vic.Vic;

/** Hypercalls on message queues (section 2.7). */
public final class MsgqueueCalls {
  private MsgqueueCalls() {}

  /** Registers the handlers. */
  public static void register(HypercallBinder b) {
    b.bind(
        HypercallNumber.MSGQUEUE_BIND_SEND_VIRQ,
        f -> queue(f).sendVirq().bind(f.object(1, Vic.class), (int) f.arg[2]));
    b.bind(
        HypercallNumber.MSGQUEUE_BIND_RECEIVE_VIRQ,
        f -> queue(f).receiveVirq().bind(f.object(1, Vic.class), (int) f.arg[2]));
    b.bind(HypercallNumber.MSGQUEUE_UNBIND_SEND_VIRQ, MsgqueueCalls::unbindSend);
    b.bind(HypercallNumber.MSGQUEUE_UNBIND_RECEIVE_VIRQ, MsgqueueCalls::unbindReceive);
    b.bind(HypercallNumber.MSGQUEUE_SEND, MsgqueueCalls::send);
    b.bind(HypercallNumber.MSGQUEUE_RECEIVE, MsgqueueCalls::receive);
    b.bind(HypercallNumber.MSGQUEUE_FLUSH, MsgqueueCalls::flush);
    b.bind(
        HypercallNumber.MSGQUEUE_CONFIGURE_SEND, f -> queue(f).configureSend(f.arg[1], f.arg[2]));
    b.bind(
        HypercallNumber.MSGQUEUE_CONFIGURE_RECEIVE,
        f -> queue(f).configureReceive(f.arg[1], f.arg[2]));
    b.bind(HypercallNumber.MSGQUEUE_CONFIGURE, f -> queue(f).configure(f.arg[1]));
  }

  private static MessageQueue queue(HypercallFrame f) {
    return f.object(0, MessageQueue.class);
  }

  private static int unbindSend(HypercallFrame f) {
    queue(f).sendVirq().unbind();
    return ErrorCode.OK;
  }

  private static int unbindReceive(HypercallFrame f) {
    queue(f).receiveVirq().unbind();
    return ErrorCode.OK;
  }

  private static int send(HypercallFrame f) {
    MessageQueue queue = queue(f);
    int error =
        queue.send(f.caller(), f.arg[1], f.arg[2], (f.arg[3] & MsgqueueFlags.SEND_PUSH) != 0);
    f.result[1] = queue.notFull() ? 1 : 0;
    return error;
  }

  private static int receive(HypercallFrame f) {
    MessageQueue queue = queue(f);
    int error = queue.receive(f.caller(), f.arg[1], f.arg[2]);
    f.result[1] = queue.lastSize();
    f.result[2] = queue.count() != 0 ? 1 : 0;
    return error;
  }

  private static int flush(HypercallFrame f) {
    queue(f).flush();
    return ErrorCode.OK;
  }
}
