package org.gunyahsim.guest.aarch64;

import java.util.List;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;

/** Trace events of AArch64 code. */
public final class Aarch64Events {
  /**
   * An instruction was executed at that virtual address, at that exception level. The payload holds
   * what it changed: {@link RegisterChanges}. An instruction that EL2 completes (a hypercall, an
   * emulated access) shows here what it had changed before.
   */
  public static final EventType INSTRUCTION =
      EventType.of(0x110, "instruction", Category.INSTR, "pc", "word", "el");

  public static final List<EventType> ALL = List.of(INSTRUCTION);

  private Aarch64Events() {}
}
