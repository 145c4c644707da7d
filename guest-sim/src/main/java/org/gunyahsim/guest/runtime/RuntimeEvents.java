package org.gunyahsim.guest.runtime;

import java.util.List;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;

/** Trace events of guests written in Java. */
public final class RuntimeEvents {
  /**
   * A handler starts; what an instruction is to AArch64 code. {@code handler} is 0 boot, 1
   * interrupt, 2 resume; {@code operand} the context or the INTID.
   */
  public static final EventType HANDLER =
      EventType.of(0x100, "java_handler", Category.INSTR, "handler", "operand");

  /** A handler was cut short by an exception that EL2 injected. */
  public static final EventType FAULT =
      EventType.of(0x101, "java_guest_fault", Category.FAULT, "handler", "operand", "esr", "far");

  public static final List<EventType> ALL = List.of(HANDLER, FAULT);

  private RuntimeEvents() {}
}
