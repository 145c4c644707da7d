package org.gunyahsim.hypervisor.hypercall;

import java.util.List;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.EventType;

/**
 * Events of hypercalls, for both routes. {@code call} is the call's running number: 1 for the first
 * of the machine, whatever is traced; it ties a call, its look-ups and its return together.
 */
public final class HypercallEvents {
  /**
   * A call as the guest made it, before any check. {@code smccc} is 1 on that route; {@code aN} are
   * the arguments in declaration order, not truncated.
   */
  public static final EventType CALL =
      EventType.of(
          0x02,
          "hypercall",
          Category.HYPERCALL,
          "call",
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
   * {@code rN} the further results in declaration order. {@code decided} is what decided ({@link
   * Decision}), {@code rule} one more than the ordinal of the {@link
   * org.gunyahsim.hypervisor.abi.HypercallRule} that did, 0 when the error alone tells.
   */
  public static final EventType RETURN =
      EventType.of(
          0x41,
          "hypercall_return",
          Category.HYPERCALL,
          "call",
          "number",
          "smccc",
          "decided",
          "rule",
          "r0",
          "r1",
          "r2",
          "r3",
          "r4",
          "r5");

  /**
   * A capability that a call looked up, and all that was judged by. {@code slot} is the decoded
   * value ([15:8] table, [7:0] slot), -1 for no CapID of that space; {@code object} 0 for an empty
   * or revoked slot; {@code type} and {@code state} are ordinals of {@link
   * org.gunyahsim.hypervisor.object.ObjectType} and ObjectState, {@code type_needed} as type or -1
   * for any, {@code state_needed} the ordinal of HypercallArgument.State; {@code cspace_vmid} is 0
   * when no VM uses that space.
   */
  public static final EventType LOOKUP =
      EventType.of(
          0x40,
          "hypercall_lookup",
          Category.HYPERCALL,
          "call",
          "argument",
          "cspace",
          "cspace_vmid",
          "slot",
          "object",
          "type",
          "type_needed",
          "rights",
          "rights_needed",
          "state",
          "state_needed",
          "error");

  public static final List<EventType> ALL = List.of(CALL, RETURN, LOOKUP);

  private HypercallEvents() {}
}
