package org.gunyahsim.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.gunyahsim.machine.Machine;
import org.gunyahsim.machine.spec.MachineFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Host time of one MMIO exit: stage-2 abort, {@code vcpu_run} returns to the VM manager, the serial
 * port's model answers, {@code vcpu_run} again.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"})
public class MmioExitBenchmark {
  private static final int EXITS = 1_000;
  private static final long BOOT_TIME = 20_000_000;

  /** Where the VM manager's first large allocation, the VM's RAM, lies. */
  private static final long COUNT = 0x4100_2000L;

  private final Machine machine = build();

  private static Machine build() {
    String yaml = "vms: [{name: mmio, kernel: mmio.bin, format: raw, memory: 16MiB}]";
    Path folder = Path.of(System.getProperty("gunyahsim.root", "."), "src/bench/guest");
    Machine machine =
        Machine.build(
            MachineFile.parse("bench.yaml", yaml.getBytes(StandardCharsets.UTF_8), folder));
    machine.runFor(BOOT_TIME);
    if (machine.memory().getLong(COUNT) == 0) {
      throw new IllegalStateException("the VM does not count: " + machine.vms());
    }
    return machine;
  }

  @TearDown
  public void tearDown() {
    machine.close();
  }

  @Benchmark
  @OperationsPerInvocation(EXITS)
  public long mmioExit() {
    long target = machine.memory().getLong(COUNT) + EXITS;
    return machine.runUntil(() -> machine.memory().getLong(COUNT) >= target).time();
  }
}
