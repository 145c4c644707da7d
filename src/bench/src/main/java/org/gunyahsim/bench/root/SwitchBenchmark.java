package org.gunyahsim.bench.root;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Host time of a context switch: two VMs of one priority on one CPU, each of which only yields. Of
 * a guest written in Java it includes the call of a handler.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"})
public class SwitchBenchmark {
  private static final int SWITCHES = 6_000;

  @Param public GuestKind guest = GuestKind.AARCH64;

  private RootMachine machine = new RootMachine(guest);

  @Setup
  public void setUp() {
    machine.close();
    machine = new RootMachine(guest);
    CallScript script = CallClass.YIELD.prepare(machine);
    machine.startSecond(script);
    machine.load(script);
  }

  @TearDown
  public void tearDown() {
    machine.close();
  }

  /** Each round of the root VM switches away and back. */
  @Benchmark
  @OperationsPerInvocation(SWITCHES)
  public long contextSwitch() {
    long before = machine.secondRounds();
    long time = machine.run(SWITCHES / 2);
    if (machine.secondRounds() - before < SWITCHES / 2 - 1) {
      throw new IllegalStateException("the second VM does not run");
    }
    return time;
  }
}
