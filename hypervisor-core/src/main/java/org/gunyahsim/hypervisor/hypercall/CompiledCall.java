package org.gunyahsim.hypervisor.hypercall;

import java.util.List;
import org.gunyahsim.hypervisor.abi.CapabilityType;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallArgument;
import org.gunyahsim.hypervisor.abi.HypercallArgument.Kind;
import org.gunyahsim.hypervisor.abi.HypercallArgument.Lookup;
import org.gunyahsim.hypervisor.abi.HypercallArgument.State;
import org.gunyahsim.hypervisor.abi.HypercallCheck;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.object.ObjectState;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.jspecify.annotations.Nullable;

/** One entry of the declared table, in the form in which the dispatcher walks through it. */
final class CompiledCall {
  private static final long LOW_16 = 0xFFFF;
  private static final long LOW_32 = 0xFFFF_FFFFL;

  /** A check, unfolded into plain fields. */
  private static final class Step {
    final int kind;
    final int argument;
    @Nullable ObjectType type;
    int rights;
    boolean generic;
    State state = State.ANY;
    int moreRights;
    int whenArgument;
    long value;
    int error;

    Step(int kind, int argument) {
      this.kind = kind;
      this.argument = argument;
    }
  }

  private static final int LOOK_UP = 0;
  private static final int ALLOWED_BITS = 1;
  private static final int INIT = 2;
  private static final int CPU_EXISTS = 3;

  final Hypercall declaration;
  final int inputs;
  final int results;
  final boolean returnsError;
  private final Kind[] kinds;
  private final Step[] steps;
  private HypercallHandler handler = frame -> ErrorCode.UNIMPLEMENTED;
  private boolean bound;

  CompiledCall(Hypercall declaration) {
    this.declaration = declaration;
    List<HypercallArgument> arguments = declaration.arguments();
    inputs = arguments.size();
    results = declaration.results().size();
    returnsError = declaration.returnsError();
    kinds = arguments.stream().map(HypercallArgument::kind).toArray(Kind[]::new);
    steps = declaration.checks().stream().map(check -> step(check, arguments)).toArray(Step[]::new);
  }

  void bind(HypercallHandler target) {
    if (bound) {
      throw new IllegalStateException(declaration.name() + " has two handlers");
    }
    handler = target;
    bound = true;
  }

  /** Reserved arguments, truncation, declared checks, handler; in this order. */
  int run(HypercallFrame frame, int cpus) {
    if (!frame.smccc) {
      int wrong = wrongReserved(frame);
      if (wrong >= 0) {
        frame.decision.decidedBy(Decision.RESERVED + wrong);
        return ErrorCode.ARGUMENT_INVALID;
      }
    }
    truncate(frame);
    for (int i = 0; i < steps.length; i++) {
      int error = check(steps[i], frame, cpus);
      if (error != ErrorCode.OK) {
        frame.decision.decidedBy(Decision.CHECK + i);
        return error;
      }
    }
    if (!bound) {
      frame.decision.decidedBy(Decision.UNIMPLEMENTED);
    }
    return handler.call(frame);
  }

  /** The first reserved argument that is not as it must be, or -1. */
  private int wrongReserved(HypercallFrame frame) {
    for (int i = 0; i < kinds.length; i++) {
      Kind kind = kinds[i];
      if (kind == Kind.RES0 && frame.arg[i] != 0 || kind == Kind.RES1 && frame.arg[i] != -1) {
        return i;
      }
    }
    return -1;
  }

  private void truncate(HypercallFrame frame) {
    for (int i = 0; i < kinds.length; i++) {
      switch (kinds[i]) {
        case U16 -> frame.arg[i] &= LOW_16;
        case U32 -> frame.arg[i] &= LOW_32;
        case BOOL -> frame.arg[i] = frame.arg[i] == 0 ? 0 : 1;
        default -> {}
      }
    }
  }

  private static int check(Step step, HypercallFrame frame, int cpus) {
    return switch (step.kind) {
      case LOOK_UP -> lookUp(step, frame);
      case ALLOWED_BITS ->
          (frame.arg[step.argument] & ~step.value) == 0 ? ErrorCode.OK : step.error;
      case INIT -> {
        HypObject object = frame.object[step.argument];
        yield object != null && object.state() == ObjectState.INIT
            ? ErrorCode.OK
            : ErrorCode.OBJECT_STATE;
      }
      default -> {
        long cpu = frame.arg[step.argument];
        yield cpu < cpus || cpu == LOW_16 ? ErrorCode.OK : ErrorCode.ARGUMENT_INVALID;
      }
    };
  }

  private static int lookUp(Step step, HypercallFrame frame) {
    int rights = step.rights;
    if (step.moreRights != 0 && frame.arg[step.whenArgument] == step.value) {
      rights |= step.moreRights;
    }
    return step.generic
        ? frame.lookUpGeneric(step.argument, step.type, rights, step.state)
        : frame.lookUp(step.argument, step.type, rights, step.state);
  }

  private static Step step(HypercallCheck check, List<HypercallArgument> arguments) {
    return switch (check) {
      case HypercallCheck.LookUp it -> lookUpStep(it.argument(), arguments, it.checkState());
      case HypercallCheck.LookUpMore it -> {
        Step step = lookUpStep(it.argument(), arguments, true);
        step.moreRights = it.moreRights();
        step.whenArgument = it.whenArgument();
        step.value = it.equalTo();
        yield step;
      }
      case HypercallCheck.AllowedBits it -> {
        Step step = new Step(ALLOWED_BITS, it.argument());
        step.value = it.allowed();
        step.error = it.error();
        yield step;
      }
      case HypercallCheck.Init it -> new Step(INIT, it.argument());
      case HypercallCheck.CpuExists it -> new Step(CPU_EXISTS, it.argument());
    };
  }

  private static Step lookUpStep(
      int argument, List<HypercallArgument> arguments, boolean checkState) {
    HypercallArgument declared = arguments.get(argument);
    Step step = new Step(LOOK_UP, argument);
    step.type = objectType(declared.type());
    step.rights = declared.rights();
    step.generic = declared.lookup() == Lookup.GENERIC;
    step.state = checkState ? declared.state() : State.ANY;
    return step;
  }

  private static @Nullable ObjectType objectType(CapabilityType type) {
    return type == CapabilityType.ANY ? null : ObjectType.valueOf(type.name());
  }
}
