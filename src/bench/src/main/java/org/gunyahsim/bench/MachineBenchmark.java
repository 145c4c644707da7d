package org.gunyahsim.bench;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.machine.spec.MachineFile;
import org.gunyahsim.machine.spec.MachineSpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Host time of what takes the whole machine. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"})
public class MachineBenchmark {
  private static final int ROUND_TRIPS = 100;
  private static final int VIRQS = 1_000;
  private static final int INSTRUCTIONS = 1_000_000;

  /** A primary VM that asks the resource manager for its VMID again and again. */
  @State(Scope.Thread)
  public static class Rpc {
    private final PrimaryLoop primary = new PrimaryLoop(4);

    @TearDown
    public void tearDown() {
      primary.close();
    }
  }

  /** A primary VM that computes. */
  @State(Scope.Thread)
  public static class Instructions {
    private final PrimaryLoop primary = new PrimaryLoop(5);

    @TearDown
    public void tearDown() {
      primary.close();
    }
  }

  /** A primary VM that interrupts itself. */
  @State(Scope.Thread)
  public static class Interrupts {
    private final PrimaryLoop primary = new PrimaryLoop(6);

    @TearDown
    public void tearDown() {
      primary.close();
    }
  }

  /** The sample machine. */
  @State(Scope.Thread)
  public static class Sample {
    private MachineSpec spec = read();

    @Setup
    public void setUp() {
      spec = read();
    }

    private static MachineSpec read() {
      String root = System.getProperty("gunyahsim.root", ".");
      return MachineFile.read(Path.of(root, "samples/hello/machine.yaml").toString());
    }
  }

  /** One VM_GET_VMID with its reply, the primary VM yielding while it waits. */
  @Benchmark
  @OperationsPerInvocation(ROUND_TRIPS)
  public long rpcRoundTrip(Rpc state) {
    return state.primary.runRounds(ROUND_TRIPS);
  }

  /** A virtual interrupt: SGI sent, delivered, handler entered, acknowledged, ended, left. */
  @Benchmark
  @OperationsPerInvocation(VIRQS)
  public long virq(Interrupts state) {
    return state.primary.runRounds(VIRQS);
  }

  /** One guest instruction of a loop of arithmetic, loads, stores and branches. */
  @Benchmark
  @OperationsPerInvocation(INSTRUCTIONS)
  public long guestInstruction(Instructions state) {
    return state.primary.run(INSTRUCTIONS);
  }

  /** The sample machine from building it to its end: boot, create a VM, run it, tear it down. */
  @Benchmark
  public long createToExit(Sample state) {
    try (Machine machine = Machine.build(state.spec)) {
      return machine.run().time();
    }
  }
}
