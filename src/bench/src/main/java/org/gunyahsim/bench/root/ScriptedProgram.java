package org.gunyahsim.bench.root;

import java.util.List;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.guest.runtime.GuestProgram;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/** Makes the calls of a script: many rounds in a handler, then a yield. */
final class ScriptedProgram implements GuestProgram {
  private static final int ROUNDS_PER_HANDLER = 100;

  private List<CallScript.Call> script = List.of();
  private long rounds;
  private long interrupts;

  void load(CallScript calls) {
    script = List.copyOf(calls.calls());
  }

  long rounds() {
    return rounds;
  }

  long interrupts() {
    return interrupts;
  }

  @Override
  public void onBoot(GuestCpu cpu, long context) {
    next(cpu);
  }

  @Override
  public void onInterrupt(GuestCpu cpu, int intid) {
    interrupts++;
  }

  @Override
  public void onResume(GuestCpu cpu) {
    if (givesWay()) {
      rounds++;
    } else {
      for (int round = 0; round < ROUNDS_PER_HANDLER; round++) {
        for (int i = 0; i < script.size(); i++) {
          CallScript.Call call = script.get(i);
          long[] a = call.arguments();
          cpu.hypercall(call.number(), a[0], a[1], a[2], a[3], a[4], a[5], a[6]);
        }
      }
      rounds += ROUNDS_PER_HANDLER;
    }
    next(cpu);
  }

  /** A call that gives the CPU away can only be a handler's last act. */
  private boolean givesWay() {
    if (script.size() != 1) {
      return false;
    }
    int number = script.get(0).number();
    return number == HypercallNumber.SCHEDULER_YIELD || number == HypercallNumber.VCPU_RUN;
  }

  /** The last act: the script's call, or a yield between two handlers. */
  private void next(GuestCpu cpu) {
    if (givesWay()) {
      CallScript.Call call = script.get(0);
      long[] a = call.arguments();
      cpu.callLast(call.number(), a[0], a[1], a[2], a[3]);
    } else {
      cpu.callLast(HypercallNumber.SCHEDULER_YIELD, 0, 0, 0, 0);
    }
  }

  @Override
  public void save(StateWriter out) {
    out.i64(rounds);
    out.i64(interrupts);
  }

  @Override
  public void load(StateReader in) {
    rounds = in.i64();
    interrupts = in.i64();
  }
}
