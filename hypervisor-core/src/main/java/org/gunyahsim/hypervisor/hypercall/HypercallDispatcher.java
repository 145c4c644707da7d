package org.gunyahsim.hypervisor.hypercall;

import java.util.Arrays;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallTable;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/**
 * Makes hypercalls from the declared table: arguments in, checks, handler, results out, by the
 * conventions of the route (hypercall reference, section 1.1).
 *
 * <table>
 * <caption>What a call leaves in the registers</caption>
 * <tr><th></th><th>native</th><th>SMCCC</th></tr>
 * <tr><td>x0</td><td>error, 32 bits zero-extended</td><td>error, sign-extended</td></tr>
 * <tr><td>x1..x7</td><td>results, the rest zero</td><td>declared results, the rest kept</td></tr>
 * <tr><td>x9</td><td>return address</td><td>kept</td></tr>
 * <tr><td>x10..x17</td><td>zero</td><td>kept</td></tr>
 * <tr><td>all others</td><td>kept</td><td>kept</td></tr>
 * </table>
 *
 * <p>A number that the build does not implement answers -1 in 64 bits; on the native route x1..x17
 * are as after any call when the number lies below {@link HypercallNumber#COUNT}, and kept
 * otherwise.
 */
public final class HypercallDispatcher implements HypercallService, HypercallBinder {
  private static final int REGISTERS = 8;

  private final Hypervisor hypervisor;
  private final @Nullable CompiledCall[] calls = new CompiledCall[HypercallNumber.COUNT];
  private final Decision decision;
  private final HypercallFrame frame;
  private final long[] none = new long[REGISTERS];

  public HypercallDispatcher(Hypervisor hypervisor) {
    this.hypervisor = hypervisor;
    decision = hypervisor.decision();
    frame = new HypercallFrame(decision);
    for (Hypercall declaration : HypercallTable.all()) {
      calls[declaration.number()] = new CompiledCall(declaration);
    }
  }

  @Override
  public void bind(int number, HypercallHandler handler) {
    CompiledCall call = calls[number];
    if (call == null) {
      throw new IllegalArgumentException("call " + number + " is not declared");
    }
    call.bind(handler);
  }

  @Override
  public void call(Vcpu caller, int number, boolean smccc) {
    CompiledCall call = number >= 0 && number < calls.length ? calls[number] : null;
    caller.lastCall = hypervisor.countHypercall();
    decision.begin();
    if (call == null) {
      refuse(caller, number, smccc);
      return;
    }
    HypercallFrame current = frame;
    current.caller = caller;
    current.number = number;
    current.smccc = smccc;
    current.deferred = false;
    int first = smccc ? 1 : 0;
    System.arraycopy(caller.state.x, first, current.arg, 0, call.inputs);
    Arrays.fill(current.arg, call.inputs, REGISTERS, 0);
    Arrays.fill(current.object, null);
    Arrays.fill(current.result, 0);
    current.recording = hypervisor.tracer().on(Category.HYPERCALL);
    if (current.recording) {
      traceCall(current, call);
    }
    int error = call.run(current, hypervisor.config().cpus());
    if (!current.deferred) {
      finish(caller, call, smccc, error, current.result);
    }
    Arrays.fill(current.object, null);
  }

  @Override
  public void complete(Vcpu caller, int number, boolean smccc, int error, long[] results) {
    CompiledCall call = calls[number];
    if (call == null) {
      throw new IllegalArgumentException("call " + number + " is not declared");
    }
    decision.begin();
    finish(caller, call, smccc, error, results);
  }

  private void finish(Vcpu caller, CompiledCall call, boolean smccc, int error, long[] results) {
    long[] x = caller.state.x;
    if (smccc) {
      System.arraycopy(results, 1, x, 1, call.results - 1);
      x[0] = call.returnsError ? error : results[0];
    } else {
      writeNative(caller, call.returnsError ? error & 0xFFFF_FFFFL : results[0], results);
    }
    if (hypervisor.tracer().on(Category.HYPERCALL)) {
      traceReturn(caller, call, smccc, error, results);
    }
  }

  private static void writeNative(Vcpu caller, long x0, long[] results) {
    long[] x = caller.state.x;
    x[0] = x0;
    System.arraycopy(results, 1, x, 1, REGISTERS - 1);
    x[9] = caller.state.pc;
    Arrays.fill(x, 10, 18, 0);
  }

  private void refuse(Vcpu caller, int number, boolean smccc) {
    Tracer tracer = hypervisor.tracer();
    if (tracer.on(Category.HYPERCALL)) {
      tracer
          .begin(HypercallEvents.CALL, caller.vmid(), caller.vicIndex())
          .arg(caller.lastCall)
          .arg(number)
          .arg(smccc ? 1 : 0)
          .end();
    }
    if (!smccc && number >= 0 && number < calls.length) {
      writeNative(caller, -1, none);
    } else {
      caller.state.x[0] = -1;
    }
    if (tracer.on(Category.HYPERCALL)) {
      tracer
          .begin(HypercallEvents.RETURN, caller.vmid(), caller.vicIndex())
          .arg(caller.lastCall)
          .arg(number)
          .arg(smccc ? 1 : 0)
          .arg(Decision.UNIMPLEMENTED)
          .arg(0)
          .arg(-1)
          .end();
    }
  }

  private void traceCall(HypercallFrame current, CompiledCall call) {
    Vcpu caller = current.caller();
    Tracer tracer =
        hypervisor
            .tracer()
            .begin(HypercallEvents.CALL, caller.vmid(), caller.vicIndex())
            .arg(caller.lastCall)
            .arg(current.number)
            .arg(current.smccc ? 1 : 0);
    for (int i = 0; i < call.inputs; i++) {
      tracer.arg(current.arg[i]);
    }
    tracer.end();
  }

  private void traceReturn(
      Vcpu caller, CompiledCall call, boolean smccc, int error, long[] results) {
    Tracer tracer =
        hypervisor
            .tracer()
            .begin(HypercallEvents.RETURN, caller.vmid(), caller.vicIndex())
            .arg(caller.lastCall)
            .arg(call.declaration.number())
            .arg(smccc ? 1 : 0)
            .arg(decision.step())
            .arg(decision.rule())
            .arg(call.returnsError ? error : results[0]);
    for (int i = 1; i < call.results; i++) {
      tracer.arg(results[i]);
    }
    tracer.end();
  }
}
