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

/** Host time of hypercalls in an empty machine and in crowded ones: they must cost the same. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"})
public class PopulationBenchmark {
  private static final int CALLS = 6_000;

  @Param public Population population = Population.ALONE;

  @Param({
    "DOORBELL_SEND_RECEIVE",
    "MSGQUEUE_SEND_RECEIVE",
    "CAP_COPY_DELETE",
    "OBJECT_CREATE_ACTIVATE_DELETE",
    "MAP_UNMAP_PAGE",
    "DONATE"
  })
  public CallClass call = CallClass.IDENTIFY;

  private Repetition repetition = Repetition.none();

  @Setup
  public void setUp() {
    repetition = Repetition.of(GuestKind.AARCH64, call, population);
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
