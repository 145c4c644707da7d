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
 * Host time of a hypercall, loop included: every class, from both kinds of guest. A class of
 * several calls counts each.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"})
public class RootCallBenchmark {
  private static final int CALLS = 6_000;

  @Param public GuestKind guest = GuestKind.AARCH64;
  @Param public CallClass call = CallClass.IDENTIFY;

  private Repetition repetition = Repetition.none();

  @Setup
  public void setUp() {
    repetition = Repetition.of(guest, call, Population.ALONE);
  }

  @TearDown
  public void tearDown() {
    repetition.close();
  }

  @Benchmark
  @OperationsPerInvocation(CALLS)
  public long hypercall() {
    return repetition.run(CALLS);
  }
}
