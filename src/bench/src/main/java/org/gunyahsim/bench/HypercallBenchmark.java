package org.gunyahsim.bench;

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

/** Host time of one hypercall made by AArch64 code, loop included. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"})
public class HypercallBenchmark {
  private static final int CALLS = 10_000;

  /**
   * Loops of bench.S, with the virtual time of one round: CostTable.HYPERCALL and the instructions.
   */
  public enum Call {
    IDENTIFY(0, 1_002),
    IDENTIFY_SMCCC(1, 1_004),
    MSGQUEUE_RECEIVE_EMPTY(2, 1_006),
    DOORBELL_SEND_BAD_CAP(3, 1_005);

    final int loop;
    final int virtualTime;

    Call(int loop, int virtualTime) {
      this.loop = loop;
      this.virtualTime = virtualTime;
    }
  }

  @Param public Call call = Call.IDENTIFY;

  private PrimaryLoop primary = new PrimaryLoop(0);

  @Setup
  public void setUp() {
    primary.close();
    primary = new PrimaryLoop(call.loop);
  }

  @TearDown
  public void tearDown() {
    primary.close();
  }

  @Benchmark
  @OperationsPerInvocation(CALLS)
  public long hypercall() {
    return primary.run((long) CALLS * call.virtualTime);
  }
}
