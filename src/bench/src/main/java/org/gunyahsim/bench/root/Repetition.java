package org.gunyahsim.bench.root;

import org.jspecify.annotations.Nullable;

/** A machine that repeats the calls of one class. */
final class Repetition implements AutoCloseable {
  private final @Nullable RootMachine machine;
  private final int callsPerRound;

  private Repetition(@Nullable RootMachine machine, int callsPerRound) {
    this.machine = machine;
    this.callsPerRound = callsPerRound;
  }

  static Repetition none() {
    return new Repetition(null, 1);
  }

  static Repetition of(GuestKind guest, CallClass call, Population population) {
    RootMachine machine = new RootMachine(guest);
    population.prepare(machine);
    CallScript script = call.prepare(machine);
    if (call.succeeds()) {
      // A round leaves everything as it was, so one by hand shows that its calls do what they say.
      for (CallScript.Call each : script.calls()) {
        machine.call(each.number(), each.arguments());
      }
    }
    machine.load(script);
    return new Repetition(machine, script.length());
  }

  /** Makes so many calls; returns the virtual time. */
  long run(int calls) {
    if (machine == null) {
      throw new IllegalStateException("not set up");
    }
    return machine.run(calls / callsPerRound);
  }

  @Override
  public void close() {
    if (machine != null) {
      machine.close();
    }
  }
}
