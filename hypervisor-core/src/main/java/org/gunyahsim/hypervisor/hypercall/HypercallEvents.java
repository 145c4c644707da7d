package org.gunyahsim.hypervisor.hypercall;

import java.util.List;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;

/** Events of hypercalls, for both routes. */
public final class HypercallEvents {
  /**
   * A call as the guest made it, before any check. {@code smccc} is 1 on that route; {@code aN} are
   * the arguments in declaration order, not truncated.
   */
  public static final EventType CALL =
      EventType.of(
          0x40,
          "hypercall",
          Category.HYPERCALL,
          "number",
          "smccc",
          "a0",
          "a1",
          "a2",
          "a3",
          "a4",
          "a5",
          "a6");

  /**
   * Its return. {@code r0} is the error, sign-extended, in all calls but hypervisor_identify;
   * {@code rN} the further results in declaration order.
   */
  public static final EventType RETURN =
      EventType.of(
          0x41,
          "hypercall_return",
          Category.HYPERCALL,
          "number",
          "smccc",
          "r0",
          "r1",
          "r2",
          "r3",
          "r4",
          "r5");

  public static final List<EventType> ALL = List.of(CALL, RETURN);

  private HypercallEvents() {}
}
