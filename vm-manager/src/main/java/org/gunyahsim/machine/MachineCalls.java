package org.gunyahsim.machine;

import java.util.Map;
import java.util.TreeMap;
import org.gunyahsim.vmmanager.api.HostCalls;
import org.gunyahsim.vmmanager.api.HostReply;
import org.gunyahsim.vmmanager.api.HostRequest;
import org.gunyahsim.vmmanager.api.MachineStoppedException;

/**
 * Calls from outside: each enters the input log, and the machine is stepped until the answer is
 * there.
 */
final class MachineCalls implements HostCalls {
  private final Machine machine;
  private final int source;
  private final Map<Long, HostReply> replies = new TreeMap<>();
  private long lastId;

  MachineCalls(Machine machine, int source) {
    this.machine = machine;
    this.source = source;
  }

  void answered(byte[] bytes) {
    HostReply reply = HostReply.decode(bytes);
    if (reply != null) {
      replies.put(reply.id(), reply);
    }
  }

  @Override
  public long submit(HostRequest request) {
    long id = ++lastId;
    machine.hypervisor().input().offer(source, request.withId(id).encode());
    return id;
  }

  @Override
  public HostReply await(long id) {
    MachineResult result = machine.runUntil(() -> replies.containsKey(id));
    HostReply reply = replies.remove(id);
    if (reply == null) {
      throw new MachineStoppedException(result.message());
    }
    return reply;
  }
}
