package org.gunyahsim.bench;

import java.util.concurrent.TimeUnit;
import org.gunyahsim.guest.runtime.GuestCpu;
import org.gunyahsim.guest.runtime.GuestProgram;
import org.gunyahsim.guest.runtime.JavaGuestEngine;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.core.Assembly;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.platform.MemoryMap;
import org.gunyahsim.hypervisor.platform.Platform;
import org.gunyahsim.hypervisor.rootvm.RootVm;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.machine.spec.PlatformSpec;
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

/** Host time of hypercalls made by a guest written in Java, as root VM without anybody else. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"})
public class JavaGuestBenchmark {
  private static final int CALLS = 10_000;
  private static final int CALLS_PER_HANDLER = 100;
  private static final int MESSAGE_SIZE = 64;

  /** Makes a queue to itself at boot; then in each handler calls, and yields. */
  private static final class Caller implements GuestProgram {
    private static final int CSPACE = 0;
    private static final int PARTITION = 1;
    private static final long QUEUE_8_OF_240 = 0xF0_0008;

    boolean queueing;
    long calls;
    private long queue;
    private long buffer;

    @Override
    public void onBoot(GuestCpu cpu, long context) {
      buffer = context + 0x1000;
      require(cpu.hypercall(HypercallNumber.PARTITION_CREATE_MSGQUEUE, PARTITION, CSPACE));
      queue = cpu.result(1);
      require(cpu.hypercall(HypercallNumber.MSGQUEUE_CONFIGURE, queue, QUEUE_8_OF_240));
      require(cpu.hypercall(HypercallNumber.OBJECT_ACTIVATE, queue, 0));
      cpu.callLast(HypercallNumber.SCHEDULER_YIELD, 0, 0, 0, 0);
    }

    private static void require(int error) {
      if (error != 0) {
        throw new IllegalStateException("error " + error);
      }
    }

    @Override
    public void onInterrupt(GuestCpu cpu, int intid) {}

    @Override
    public void onResume(GuestCpu cpu) {
      for (int i = 0; i < CALLS_PER_HANDLER; i++) {
        if (queueing) {
          require(cpu.hypercall(HypercallNumber.MSGQUEUE_SEND, queue, MESSAGE_SIZE, buffer));
          require(cpu.hypercall(HypercallNumber.MSGQUEUE_RECEIVE, queue, buffer, 240));
        } else {
          cpu.hypercall(HypercallNumber.HYPERVISOR_IDENTIFY, 0, 0);
        }
      }
      calls += CALLS_PER_HANDLER;
      cpu.callLast(HypercallNumber.SCHEDULER_YIELD, 0, 0, 0, 0);
    }

    @Override
    public void save(StateWriter out) {
      out.i64(calls);
    }

    @Override
    public void load(StateReader in) {
      calls = in.i64();
    }
  }

  private final Caller caller = new Caller();
  private final MemoryMap map = MemoryMap.reference();
  private final PhysicalMemory memory = new PhysicalMemory(map.ramBase(), map.ramSize());
  private final Assembly assembly =
      new Assembly(
          new HypervisorConfig(Quality.DEBUG, true, 0, 1, PlatformSpec.DEFAULT_HEAP),
          memory,
          new Tracer(),
          context -> new JavaGuestEngine(context, "caller", caller));

  public JavaGuestBenchmark() {
    Platform platform =
        new Platform(
            1,
            memory,
            assembly.hypervisor().events(),
            assembly.hypervisor()::now,
            0,
            value -> {},
            assembly.hypervisor().tracer());
    assembly.hypervisor().attachBus(platform);
    RootVm.boot(assembly, map);
  }

  @TearDown
  public void tearDown() {
    memory.close();
  }

  private long run() {
    long target = caller.calls + CALLS;
    return assembly.hypervisor().loop().run(() -> caller.calls >= target, Long.MAX_VALUE).time();
  }

  /** hypervisor_identify. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public long identify() {
    caller.queueing = false;
    return run();
  }

  /** msgqueue_send of 64 bytes and msgqueue_receive of them: two calls. */
  @Benchmark
  @OperationsPerInvocation(CALLS)
  public long sendAndReceive() {
    caller.queueing = true;
    return run();
  }
}
