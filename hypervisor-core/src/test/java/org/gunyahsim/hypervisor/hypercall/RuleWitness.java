package org.gunyahsim.hypervisor.hypercall;

import java.util.Set;
import java.util.TreeSet;
import org.gunyahsim.hypervisor.abi.CapabilityType;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallCheck;
import org.gunyahsim.hypervisor.abi.HypercallRule;
import org.gunyahsim.hypervisor.abi.HypercallRules;
import org.gunyahsim.hypervisor.abi.HypercallTable;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.trace.TraceRecord;
import org.gunyahsim.hypervisor.trace.TraceSink;

/** Watches hypercalls and remembers each refusal that the declared tables do not explain. */
final class RuleWitness implements TraceSink {
  private final Set<String> unexplained = new TreeSet<>();
  private final Set<String> errors = new TreeSet<>();
  private long lastObjectType = -1;
  private long lookUpError;

  Set<String> unexplained() {
    return unexplained;
  }

  Set<String> errors() {
    return errors;
  }

  @Override
  public void accept(TraceRecord record) {
    if (record.type.equals(HypercallEvents.CALL)) {
      lastObjectType = -1;
      lookUpError = 0;
    } else if (record.type.equals(HypercallEvents.LOOKUP)) {
      lastObjectType = record.arguments[6];
      lookUpError = record.arguments[12];
    } else if (record.type.equals(HypercallEvents.RETURN)) {
      Hypercall call = HypercallTable.byNumber((int) record.arguments[1]);
      int error = (int) record.arguments[5];
      if (call != null && call.returnsError() && error != ErrorCode.OK) {
        judge(call, error, (int) record.arguments[3], (int) record.arguments[4]);
      }
    }
  }

  private void judge(Hypercall call, int error, int decided, int rule) {
    String refusal = call.name() + " " + ErrorCode.name(error);
    errors.add(refusal + " " + decided + " " + rule);
    if (decided == Decision.UNIMPLEMENTED) {
      if (error != ErrorCode.UNIMPLEMENTED) {
        unexplained.add(refusal + " without code");
      }
    } else if (decided >= Decision.CHECK) {
      boolean lookUp =
          !(call.checks().get(decided - Decision.CHECK) instanceof HypercallCheck.AllowedBits)
              && !(call.checks().get(decided - Decision.CHECK) instanceof HypercallCheck.CpuExists)
              && !(call.checks().get(decided - Decision.CHECK) instanceof HypercallCheck.Init);
      if (lookUp && lookUpError != error) {
        unexplained.add(refusal + " is not what the look-up said");
      }
    } else if (decided >= Decision.RESERVED) {
      if (!call.arguments().get(decided - Decision.RESERVED).reserved()) {
        unexplained.add(refusal + " by an argument that is not reserved");
      }
    } else {
      byRule(call, error, rule, refusal);
    }
  }

  private void byRule(Hypercall call, int error, int rule, String refusal) {
    CapabilityType type =
        lastObjectType < 0
            ? CapabilityType.ANY
            : CapabilityType.valueOf(ObjectType.values()[(int) lastObjectType].name());
    if (HypercallRules.of(call.number(), error, type).isEmpty()) {
      unexplained.add(refusal + " about " + type);
    }
    if (rule != 0 && !call.rules().contains(HypercallRule.values()[rule - 1])) {
      unexplained.add(refusal + " by " + HypercallRule.values()[rule - 1]);
    }
  }
}
