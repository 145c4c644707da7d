package org.gunyahsim.hypervisor.fuzz;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.core.DeterministicRandom;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.jspecify.annotations.Nullable;

/** Runs programs made at random, each on a machine of its own, and reports what breaks. */
final class Fuzzer {
  /** Hypercalls between two looks at everything. */
  static final int SWEEP_EVERY = 10_000;

  /** Steps in a row without any call, after which a machine is given up: everybody sleeps. */
  private static final int ASLEEP = 3_000;

  private final FuzzMachine.@Nullable Sabotage sabotage;
  private final Reach reach = new Reach();
  private long calls;
  private long steps;

  Fuzzer(FuzzMachine.@Nullable Sabotage sabotage) {
    this.sabotage = sabotage;
  }

  Reach reach() {
    return reach;
  }

  /** Hypercalls made so far. */
  long calls() {
    return calls;
  }

  /** Steps of all kinds done so far. */
  long steps() {
    return steps;
  }

  /** The configuration of a seed's machine. */
  static HypervisorConfig config(long seed) {
    return new HypervisorConfig(
        seed % 2 == 0 ? Quality.DEBUG : Quality.PRODUCTION,
        seed % 3 != 0,
        seed,
        4,
        seed % 5 == 4 ? 300 << 10 : 8 << 20);
  }

  /**
   * Runs one program.
   *
   * @param most hypercalls
   * @param sweepEvery hypercalls between two looks at everything; in the end there is always one
   * @return the program when something is wrong, else null
   */
  @Nullable Failure run(long seed, int most, int sweepEvery) {
    HypervisorConfig config = config(seed);
    List<Step> done = new ArrayList<>();
    try (FuzzMachine machine = new FuzzMachine(config, reach, sabotage)) {
      Generator generator = new Generator(machine, new DeterministicRandom(seed));
      long nextSweep = sweepEvery;
      long lastCall = 0;
      while (machine.callsMade() < most && !machine.ended() && done.size() - lastCall < ASLEEP) {
        Step step = generator.next();
        done.add(step);
        long before = machine.callsMade();
        try {
          steps += machine.play(step) ? 1 : 0;
          if (machine.callsMade() >= nextSweep) {
            machine.sweep();
            nextSweep += sweepEvery;
          }
        } catch (AssertionError | RuntimeException wrong) {
          return new Failure(seed, wrong, new Program(config, done), sabotage);
        }
        lastCall = machine.callsMade() != before ? done.size() : lastCall;
      }
      calls += machine.callsMade();
      try {
        machine.sweep();
        machine.saveAndLoad();
        machine.tearDown();
      } catch (AssertionError | RuntimeException wrong) {
        return new Failure(seed, wrong, new Program(config, done), sabotage);
      }
      return null;
    }
  }

  /** What went wrong, and how to see it again. */
  record Failure(
      long seed, Throwable wrong, Program program, FuzzMachine.@Nullable Sabotage sabotage) {

    /** The same failure, or another one, with as few steps as can be found. */
    Program shrunk() {
      Shrinker<Step> shrinker =
          new Shrinker<>(
              steps -> {
                Program.Outcome outcome = new Program(program.config(), steps).run(sabotage);
                return outcome == null ? -1 : outcome.steps();
              });
      return new Program(program.config(), shrinker.shrink(program.steps()));
    }

    /** Everything that a person needs. */
    String report() {
      Program small = shrunk();
      Program.Outcome still = small.run(sabotage);
      StringWriter trace = new StringWriter();
      (still == null ? wrong : still.wrong()).printStackTrace(new PrintWriter(trace));
      return """
          seed %d: %s
          %s%d of %d steps, %s
          again: mvn -pl hypervisor-core -am -Dtest=ProgramFuzzTest -Dfuzz.seed=%d \
          -Dsurefire.failIfNoSpecifiedTests=false test
          %s"""
          .formatted(
              seed,
              wrong.getMessage(),
              still == null ? "done again, it does not fail: " : "shown by ",
              small.steps().size(),
              program.steps().size(),
              small.text(),
              seed,
              trace);
    }
  }
}
