package org.gunyahsim.machine.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gunyahsim.hypervisor.abi.ArgumentFields;
import org.gunyahsim.hypervisor.abi.CapabilityType;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallArgument;
import org.gunyahsim.hypervisor.abi.HypercallArgument.Kind;
import org.gunyahsim.hypervisor.abi.HypercallArgument.State;
import org.gunyahsim.hypervisor.abi.HypercallCheck;
import org.gunyahsim.hypervisor.abi.HypercallRule;
import org.gunyahsim.hypervisor.abi.HypercallRules;
import org.gunyahsim.hypervisor.abi.HypercallTable;
import org.gunyahsim.hypervisor.abi.RightNames;
import org.gunyahsim.hypervisor.hypercall.Decision;
import org.gunyahsim.hypervisor.hypercall.HypercallEvents;
import org.gunyahsim.hypervisor.object.ObjectState;
import org.gunyahsim.hypervisor.object.ObjectType;
import org.gunyahsim.hypervisor.trace.TraceRecord;
import org.jspecify.annotations.Nullable;

/**
 * Why a hypercall answered what it did: the call, the capabilities that it looked up and what they
 * were judged by, which declared step or rule decided, and what would have made it succeed. All of
 * it comes from the events of {@link HypercallEvents} and the declared tables.
 */
final class Explanation {
  private static final int FIRST_ARGUMENT = HypercallEvents.CALL.arguments().indexOf("a0");
  private static final int FIRST_RESULT = HypercallEvents.RETURN.arguments().indexOf("r0");

  /** A look-up, as {@link HypercallEvents#LOOKUP} tells it. */
  private record LookUp(
      int argument,
      long cspace,
      long cspaceVmid,
      int slot,
      long object,
      int type,
      int typeNeeded,
      int rights,
      int rightsNeeded,
      int state,
      int stateNeeded,
      int error) {
    static LookUp of(long[] a) {
      return new LookUp(
          (int) a[1],
          a[2],
          a[3],
          (int) a[4],
          a[5],
          (int) a[6],
          (int) a[7],
          (int) a[8],
          (int) a[9],
          (int) a[10],
          (int) a[11],
          (int) a[12]);
    }
  }

  private final String caller;
  private final long[] call;
  private final List<LookUp> lookUps = new ArrayList<>();

  /**
   * Begins with a call.
   *
   * @param who VM and vCPU that make it
   */
  Explanation(String who, TraceRecord record) {
    caller = who;
    call = record.arguments.clone();
  }

  void lookedUp(TraceRecord record) {
    lookUps.add(LookUp.of(record.arguments));
  }

  /** True when the return is an error. */
  static boolean failed(TraceRecord returned) {
    Hypercall declared = HypercallTable.byNumber((int) returned.arguments[1]);
    return (declared == null || declared.returnsError())
        && returned.arguments[FIRST_RESULT] != ErrorCode.OK;
  }

  /** True when the return is OK although the call broke a rule, and so did nothing. */
  static boolean withoutEffect(TraceRecord returned) {
    return !failed(returned) && returned.arguments[4] != 0;
  }

  /** One line: number, name and result. */
  String summary(TraceRecord returned) {
    StringBuilder out = new StringBuilder();
    head(out);
    out.append(" = ");
    result(returned, out);
    return out.append(withoutEffect(returned) ? ", without effect" : "").toString();
  }

  /** The whole, in lines that end with a line feed. */
  String text(TraceRecord returned) {
    StringBuilder out = new StringBuilder();
    head(out);
    out.append(" by ").append(caller).append(call[2] != 0 ? ", SMCCC\n" : ", native\n");
    Hypercall declared = HypercallTable.byNumber((int) call[1]);
    if (declared == null) {
      line("result", "UNIMPLEMENTED", out);
      line("decided by", "the reference build assigns no call to this number (2.1)", out);
      line("to succeed", "use a number of `gunyah-sim doc hypercall`", out);
      return out.toString();
    }
    StringBuilder arguments = new StringBuilder();
    HypercallText.arguments(declared, call, FIRST_ARGUMENT, arguments);
    if (!arguments.isEmpty()) {
      line("arguments", arguments.toString(), out);
    }
    fields(declared, out);
    for (LookUp lookUp : lookUps) {
      lookUp(declared, lookUp, out);
    }
    StringBuilder result = new StringBuilder();
    result(returned, result);
    line("result", result.toString(), out);
    if (failed(returned)) {
      decision(declared, returned.arguments, out);
    } else {
      succeeded(declared, (int) returned.arguments[4], out);
    }
    return out.toString();
  }

  /**
   * Tells of a rule as well that was broken without an error, as strict machines do it.
   *
   * @param named one more than the rule's ordinal, 0 for none
   */
  private static void succeeded(Hypercall declared, int named, StringBuilder out) {
    HypercallRule broken = named > 0 ? HypercallRule.values()[named - 1] : null;
    if (broken == null) {
      line("decided by", "every check passed (" + section(declared) + ")", out);
      return;
    }
    line("no effect", broken.condition() + " (" + broken.section() + ")", out);
    line("to succeed", broken.remedy(), out);
  }

  private void head(StringBuilder out) {
    Hypercall declared = HypercallTable.byNumber((int) call[1]);
    out.append('#').append(call[0]).append(' ');
    out.append(declared == null ? "hypercall" : declared.name());
    out.append(String.format(Locale.ROOT, " (0x%02x)", call[1]));
  }

  private static void result(TraceRecord returned, StringBuilder out) {
    Hypercall declared = HypercallTable.byNumber((int) returned.arguments[1]);
    if (declared == null) {
      out.append(ErrorCode.name(returned.arguments[FIRST_RESULT]));
      return;
    }
    HypercallText.results(declared, returned.arguments, FIRST_RESULT, out);
    long code = returned.arguments[FIRST_RESULT];
    if (declared.returnsError() && code != ErrorCode.OK) {
      out.append(" (").append(code).append(')');
    }
  }

  private static void line(String label, String text, StringBuilder out) {
    out.append("  ").append(label).repeat(' ', Math.max(1, 12 - label.length())).append(text);
    out.append('\n');
  }

  private void fields(Hypercall declared, StringBuilder out) {
    for (int i = 0; i < declared.arguments().size(); i++) {
      String name = declared.arguments().get(i).name();
      List<ArgumentFields.Field> fields = ArgumentFields.of(declared.number(), name);
      String words = ArgumentFields.describe(fields, call[FIRST_ARGUMENT + i]);
      if (!words.isEmpty()) {
        line("", name + ": " + words, out);
      }
    }
  }

  private static void lookUp(Hypercall declared, LookUp found, StringBuilder out) {
    StringBuilder text = new StringBuilder(declared.arguments().get(found.argument).name());
    text.append(" in cspace ").append(found.cspace);
    if (found.cspaceVmid != 0) {
      text.append(" of VM ").append(found.cspaceVmid);
    }
    if (found.slot < 0) {
      text.append(": no CapID there");
    } else {
      text.append(", table ").append(found.slot >>> 8).append(" slot ").append(found.slot & 0xFF);
      if (found.object == 0) {
        text.append(found.error == ErrorCode.CSPACE_CAP_REVOKED ? ": revoked" : ": empty");
      } else {
        CapabilityType type = type(found.type);
        text.append(": ").append(word(type)).append(' ').append(found.object);
        text.append(", ").append(word(ObjectState.values()[found.state]));
        text.append(", rights ").append(RightNames.of(type, found.rights));
      }
    }
    line("looked up", text.toString(), out);
    needed(found, out);
  }

  private static void needed(LookUp found, StringBuilder out) {
    List<String> needs = new ArrayList<>();
    CapabilityType type = found.typeNeeded < 0 ? CapabilityType.ANY : type(found.typeNeeded);
    if (type != CapabilityType.ANY) {
      needs.add(word(type));
    }
    State state = State.values()[found.stateNeeded];
    if (state != State.ANY) {
      needs.add(word(state));
    }
    if (found.rightsNeeded != 0) {
      CapabilityType naming =
          type == CapabilityType.ANY && found.type >= 0 ? type(found.type) : type;
      needs.add("rights " + RightNames.of(naming, found.rightsNeeded));
    }
    if (!needs.isEmpty()) {
      line("", "needed: " + String.join(", ", needs), out);
    }
  }

  private void decision(Hypercall declared, long[] returned, StringBuilder out) {
    int error = (int) returned[FIRST_RESULT];
    int step = (int) returned[3];
    if (step == Decision.UNIMPLEMENTED && HypercallRules.of(declared.number()).isEmpty()) {
      line("decided by", "this simulator has no code behind the call (CAVEATS.md)", out);
    } else if (step >= Decision.CHECK) {
      check(declared, declared.checks().get(step - Decision.CHECK), error, out);
    } else if (step >= Decision.RESERVED) {
      HypercallArgument argument = declared.arguments().get(step - Decision.RESERVED);
      String must = argument.kind() == Kind.RES0 ? "0" : "-1";
      String register = "x" + (step - Decision.RESERVED);
      line(
          "decided by",
          "reserved argument " + register + ", checked before everything else (1.1)",
          out);
      line("to succeed", "pass " + must + " in " + register, out);
    } else {
      rules(declared, error, (int) returned[4], out);
    }
  }

  private void check(Hypercall declared, HypercallCheck check, int error, StringBuilder out) {
    List<HypercallArgument> arguments = declared.arguments();
    switch (check) {
      case HypercallCheck.AllowedBits bits -> {
        String name = arguments.get(bits.argument()).name();
        long wrong = call[FIRST_ARGUMENT + bits.argument()] & ~bits.allowed();
        line(
            "decided by",
            String.format(
                Locale.ROOT,
                "allowed bits of %s: 0x%x (%s)",
                name,
                bits.allowed(),
                section(declared)),
            out);
        line("to succeed", String.format(Locale.ROOT, "clear bits 0x%x of %s", wrong, name), out);
      }
      case HypercallCheck.CpuExists exists -> {
        String name = arguments.get(exists.argument()).name();
        line(
            "decided by", name + " must be a CPU of this machine (" + section(declared) + ")", out);
        line("to succeed", "pass an existing CPU, or 0xffff for none", out);
      }
      case HypercallCheck.Init init -> {
        String name = arguments.get(init.argument()).name();
        line("decided by", "state of " + name + ": INIT only (" + section(declared) + ")", out);
        line("to succeed", HypercallRule.NOT_INIT.remedy(), out);
      }
      case HypercallCheck.LookUp it -> lookUpFailed(arguments.get(it.argument()), error, out);
      case HypercallCheck.LookUpMore it -> lookUpFailed(arguments.get(it.argument()), error, out);
    }
  }

  private void lookUpFailed(HypercallArgument argument, int error, StringBuilder out) {
    for (HypercallRule rule : HypercallRules.LOOK_UP) {
      if (rule.error() == error) {
        line(
            "decided by",
            "look-up of " + argument.name() + ": " + rule.condition() + " (" + rule.section() + ")",
            out);
        line("to succeed", rule == HypercallRule.INNER_STATE ? stateRemedy() : rule.remedy(), out);
      }
    }
  }

  /** What helps when the object that was looked up last is not in the state needed. */
  private String stateRemedy() {
    if (lookUps.isEmpty()) {
      return HypercallRule.INNER_STATE.remedy();
    }
    LookUp last = lookUps.getLast();
    if (State.values()[last.stateNeeded] == State.INIT) {
      return HypercallRule.NOT_INIT.remedy();
    }
    return ObjectState.values()[last.state] == ObjectState.INIT
        ? HypercallRule.INNER_STATE.remedy()
        : "use another object: what has failed is never active again";
  }

  private void rules(Hypercall declared, int error, int named, StringBuilder out) {
    LookUp last = lookUps.isEmpty() ? null : lookUps.getLast();
    if (named == 0 && last != null && last.error == error) {
      lookUpFailed(declared.arguments().get(last.argument), error, out);
      return;
    }
    HypercallRule certain = named > 0 ? HypercallRule.values()[named - 1] : null;
    List<HypercallRule> candidates =
        certain != null && certain.error() == error
            ? List.of(certain)
            : HypercallRules.of(declared.number(), error, lastType());
    if (candidates.isEmpty()) {
      line("decided by", "the call's own code (" + section(declared) + ")", out);
    }
    String label = candidates.size() > 1 ? "one of" : "decided by";
    for (HypercallRule rule : candidates) {
      line(label, rule.condition() + " (" + rule.section() + ")", out);
      line("to succeed", rule.remedy(), out);
    }
  }

  /** Activation depends on what is activated: the capability looked up last. */
  private CapabilityType lastType() {
    LookUp last = lookUps.isEmpty() ? null : lookUps.getLast();
    return last == null || last.type < 0 ? CapabilityType.ANY : type(last.type);
  }

  private static String section(Hypercall declared) {
    return HypercallRules.section(declared.number());
  }

  private static CapabilityType type(int ordinal) {
    ObjectType[] types = ObjectType.values();
    String name = ordinal >= 0 && ordinal < types.length ? types[ordinal].name() : "";
    for (CapabilityType type : CapabilityType.values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    return CapabilityType.ANY;
  }

  private static String word(@Nullable Enum<?> value) {
    if (value == null) {
      return "";
    }
    return value instanceof ObjectState || value instanceof State
        ? value.name()
        : value.name().toLowerCase(Locale.ROOT);
  }
}
