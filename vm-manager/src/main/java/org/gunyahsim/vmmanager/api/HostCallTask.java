package org.gunyahsim.vmmanager.api;

import java.nio.charset.StandardCharsets;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.vmmanager.driver.Errno;
import org.gunyahsim.vmmanager.driver.Ioctl;
import org.gunyahsim.vmmanager.driver.Operation;
import org.gunyahsim.vmmanager.driver.Syscalls;
import org.gunyahsim.vmmanager.kernel.Kernel;
import org.gunyahsim.vmmanager.kernel.Task;
import org.jspecify.annotations.Nullable;

/** Makes the call that a request asks for, on behalf of its process. */
final class HostCallTask extends Task {
  static final int TYPE = 4;

  private static final byte[] NO_DATA = new byte[0];

  /** Bytes that one request may read. */
  private static final int MAX_READ = 16 << 20;

  private final HostServer server;
  private HostRequest request;
  private @Nullable Operation operation;
  private boolean begun;

  HostCallTask(HostServer server, HostRequest request) {
    this.server = server;
    this.request = request;
  }

  @Override
  protected int step(Kernel kernel, GuestCpu cpu) {
    long answer;
    byte[] data = NO_DATA;
    if (!begun) {
      begun = true;
      if (request.kind() == HostCallKind.READ_MEMORY) {
        byte[] read = readMemory(cpu);
        data = read == null ? NO_DATA : read;
        answer = read == null ? -Errno.EFAULT : read.length;
      } else {
        answer = begin(cpu);
      }
      if (answer == Operation.PENDING) {
        operation = server.calls.takePending();
      }
    } else {
      answer = Operation.PENDING;
    }
    Operation call = operation;
    if (call != null) {
      answer = server.calls.step(cpu, this, call);
      if (answer == Operation.PENDING) {
        return BLOCKED;
      }
      if (answer == Operation.AGAIN) {
        return AGAIN;
      }
      if (answer == Operation.RUN) {
        return RUN_VCPU;
      }
      if (request.kind() == HostCallKind.READ && answer > 0) {
        data = Syscalls.words(Syscalls.valueRead(call));
      }
    }
    if (request.kind() == HostCallKind.IOCTL) {
      server.calls.traceResult(
          cpu, request.process(), (int) request.a(), (int) request.b(), answer);
    }
    server.complete(cpu, id(), new HostReply(request.id(), answer, data));
    return DONE;
  }

  private byte @Nullable [] readMemory(GuestCpu cpu) {
    return request.b() < 0 || request.b() > MAX_READ
        ? null
        : server.calls.copyIn(cpu, request.process(), request.a(), (int) request.b());
  }

  private long begin(GuestCpu cpu) {
    int process = request.process();
    long a = request.a();
    long b = request.b();
    long c = request.c();
    Syscalls calls = server.calls;
    return switch (request.kind()) {
      case HostCallKind.OPEN ->
          calls.open(process, new String(request.data(), StandardCharsets.UTF_8));
      case HostCallKind.CLOSE -> calls.close(cpu, process, (int) a);
      case HostCallKind.DUPLICATE -> calls.duplicate(process, (int) a, (int) b);
      case HostCallKind.IOCTL -> calls.ioctl(cpu, process, (int) a, (int) b, c);
      case HostCallKind.ALLOCATE -> calls.allocate(process, a, b, (int) c);
      case HostCallKind.UNMAP -> calls.unmap(cpu, process, a, b);
      case HostCallKind.WRITE_MEMORY -> calls.copyOut(cpu, process, a, request.data());
      case HostCallKind.EVENTFD -> calls.eventFd(process, a, b != 0);
      case HostCallKind.READ -> calls.read(process, (int) a);
      case HostCallKind.WRITE -> calls.write(cpu, process, (int) a, b);
      case HostCallKind.MAP -> calls.map(process, (int) a, b, c);
      default -> -Errno.EINVAL;
    };
  }

  /** True for a call that lends its CPU to a vCPU. */
  static boolean runsVcpu(HostRequest request) {
    return request.kind() == HostCallKind.IOCTL && (int) request.b() == Ioctl.VCPU_RUN;
  }

  @Override
  protected int type() {
    return TYPE;
  }

  @Override
  protected void save(StateWriter out) {
    out.bytes(request.encode());
    out.bool(begun);
    Syscalls.save(out, operation);
  }

  @Override
  protected void load(StateReader in) {
    HostRequest loaded = HostRequest.decode(in.bytes());
    if (loaded != null) {
      request = loaded;
    }
    begun = in.bool();
    operation = server.calls.load(in);
  }
}
