package org.gunyahsim.vmmanager.api;

import java.util.Map;
import java.util.TreeMap;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.vmmanager.VmmEvents;
import org.gunyahsim.vmmanager.VmmTrace;
import org.gunyahsim.vmmanager.driver.Errno;
import org.gunyahsim.vmmanager.driver.Syscalls;
import org.gunyahsim.vmmanager.driver.UserSpace;
import org.gunyahsim.vmmanager.kernel.Kernel;
import org.gunyahsim.vmmanager.kernel.Task;
import org.gunyahsim.vmmanager.vmm.Vmm;
import org.jspecify.annotations.Nullable;

/** Takes requests from outside and answers them: at once, or by a task per call. */
public final class HostServer implements Snapshottable {
  private static final int VERSION = 1;
  private static final byte[] NO_DATA = new byte[0];

  final Syscalls calls;
  private final Kernel kernel;
  private final UserSpace space;
  private final Vmm vmm;
  private final VmmTrace trace;

  /** Null until the primary VM has found its port, and when it has none. */
  private @Nullable HostPort port;

  /** Task of each call that is not over. */
  private final TreeMap<Long, Integer> underWay = new TreeMap<>();

  public HostServer(Kernel kernel, UserSpace space, Syscalls calls, Vmm vmm, VmmTrace trace) {
    this.kernel = kernel;
    this.space = space;
    this.calls = calls;
    this.vmm = vmm;
    this.trace = trace;
  }

  /** Gives the server the way in and out. */
  public void attach(HostPort inOut) {
    port = inOut;
  }

  /** Takes every request that there is. */
  public void onInterrupt(GuestCpu cpu) {
    HostPort from = port;
    if (from == null) {
      return;
    }
    for (byte[] bytes = from.take(cpu); bytes != null; bytes = from.take(cpu)) {
      HostRequest request = HostRequest.decode(bytes);
      if (request == null) {
        continue;
      }
      if (trace.on(Category.INPUT)) {
        trace
            .begin(VmmEvents.HOST_REQUEST, cpu)
            .arg(request.id())
            .arg(request.kind())
            .arg(request.process())
            .arg(request.data().length)
            .end();
      }
      accept(cpu, request);
    }
  }

  private void accept(GuestCpu cpu, HostRequest request) {
    switch (request.kind()) {
      case HostCallKind.INTERRUPT -> answer(cpu, request, interrupt(cpu, request.a()));
      case HostCallKind.SERIAL_INPUT ->
          answer(
              cpu, request, vmm.input(cpu, (int) request.a(), (int) request.b(), request.data()));
      case HostCallKind.STOP_VM -> answer(cpu, request, vmm.stop(cpu, (int) request.a()));
      case HostCallKind.LIMIT_LOCKED -> {
        space.limitLocked(request.process(), request.a());
        answer(cpu, request, 0);
      }
      case HostCallKind.LIMIT_DESCRIPTORS -> {
        space.limitDescriptors(request.process(), (int) request.a());
        answer(cpu, request, 0);
      }
      case HostCallKind.LOCKED -> answer(cpu, request, space.locked(request.process()));
      default -> {
        int on = 0;
        if (HostCallTask.runsVcpu(request)) {
          int vcpu = calls.vcpuOf(request.process(), (int) request.a());
          on = vcpu < 0 ? 0 : calls.wakeUpCpu(vcpu);
        }
        HostCallTask task = new HostCallTask(this, request);
        kernel.spawn(cpu, task, on);
        underWay.put(request.id(), task.id());
      }
    }
  }

  private void answer(GuestCpu cpu, HostRequest request, long result) {
    reply(cpu, new HostReply(request.id(), result, NO_DATA));
  }

  private void reply(GuestCpu cpu, HostReply reply) {
    HostPort to = port;
    if (to != null) {
      to.complete(cpu, reply);
    }
  }

  private long interrupt(GuestCpu cpu, long id) {
    Integer taskId = underWay.get(id);
    Task task = taskId == null ? null : kernel.task(taskId);
    if (task == null) {
      return -Errno.ENOENT;
    }
    kernel.signal(cpu, task);
    return 0;
  }

  void complete(GuestCpu cpu, int task, HostReply reply) {
    underWay.values().removeIf(id -> id == task);
    reply(cpu, reply);
  }

  /** Makes an empty task when a snapshot is loaded; null for a type that is not this one's. */
  public @Nullable Task newTask(int type) {
    return type == HostCallTask.TYPE ? new HostCallTask(this, HostRequest.of(0, 0, 0, 0, 0)) : null;
  }

  @Override
  public void save(StateWriter out) {
    out.section("vmm.host-calls", VERSION);
    out.i32(underWay.size());
    for (Map.Entry<Long, Integer> entry : underWay.entrySet()) {
      out.i64(entry.getKey());
      out.i32(entry.getValue());
    }
  }

  @Override
  public void load(StateReader in) {
    in.section("vmm.host-calls");
    underWay.clear();
    int count = in.i32();
    for (int i = 0; i < count; i++) {
      long id = in.i64();
      underWay.put(id, in.i32());
    }
  }
}
