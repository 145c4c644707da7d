package org.gunyahsim.vmmanager;

import java.nio.charset.StandardCharsets;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.resourcemanager.protocol.VmId;

/** Records the primary VM's events, with the VM and vCPU that caused them. */
public final class VmmTrace {
  private final Tracer tracer;

  public VmmTrace(Tracer tracer) {
    this.tracer = tracer;
  }

  /** True when somebody wants the VM manager's events. */
  public boolean on() {
    return tracer.on(Category.VMM);
  }

  /** True when somebody wants this category's events. */
  public boolean on(Category category) {
    return tracer.on(category);
  }

  /** Starts an event. */
  public Tracer begin(EventType type, GuestCpu cpu) {
    return tracer.begin(type, VmId.PRIMARY, cpu.index());
  }

  /** Ends an event with a text. */
  public static void end(Tracer event, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    event.payload(bytes, 0, bytes.length).end();
  }
}
