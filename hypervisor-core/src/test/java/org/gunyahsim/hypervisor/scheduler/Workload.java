package org.gunyahsim.hypervisor.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.VcpuOptions;
import org.gunyahsim.hypervisor.core.Bench;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.hypervisor.core.MachineStop;
import org.gunyahsim.hypervisor.core.PlainEngine;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.time.EventQueue;
import org.gunyahsim.hypervisor.vcpu.BlockFlag;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;

/**
 * A machine whose vCPUs do to its schedule whatever guests can: compute, sleep, yield in all forms,
 * donate, send each other to other CPUs, kill. All through traps; the seed decides everything.
 */
final class Workload {
  /** What a vCPU does between two stretches of computing. */
  enum Act {
    COMPUTE,
    SLEEP,
    YIELD,
    YIELD_TO,
    RUN,
    MIGRATE,
    KILL
  }

  /** Told before a vCPU executes. */
  @FunctionalInterface
  interface Watcher {
    void starts(Mind mind, long budget);
  }

  /** Told of wake-ups. */
  @FunctionalInterface
  interface WakeWatcher {
    void wakes(Mind mind);
  }

  final Bench bench;
  final Hypervisor hypervisor;
  final List<Mind> minds = new ArrayList<>();
  final int cpus;
  Watcher watcher = (mind, budget) -> {};
  WakeWatcher wakeWatcher = mind -> {};

  /**
   * A proxied vCPU that was run by another one, and left alone with what it has begun, may be in a
   * yield of its own when it is run again. That is DENIED, and nobody's proxy has it from then on.
   */
  boolean escaped;

  /** From now on everybody goes to sleep for good. */
  boolean over;

  private final Random random;
  private final List<Bench.Vm> vms = new ArrayList<>();

  Workload(long seed, int cpus) {
    this.cpus = cpus;
    random = new Random(seed);
    bench = new Bench(cpus, Quality.DEBUG, Body::new);
    bench.hypervisor.objects().createRootPartition(bench.hypervisor.config().heapSize());
    hypervisor = bench.hypervisor;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Adds a vCPU that does these acts with equal chances; not powered on before {@link #start}. */
  Mind add(int priority, long timeslice, int cpu, boolean proxied, Act... acts) {
    if (vms.isEmpty() || minds.size() % 8 == 0) {
      vms.add(bench.vm(0x80 + vms.size(), false));
    }
    Bench.Vm vm = vms.getLast();
    vm.priority = priority;
    vm.timeslice = timeslice;
    Vcpu vcpu = vm.vcpu(proxied ? VcpuOptions.VCPU_RUN_SCHEDULED : 0, cpu);
    Mind mind = new Mind(vcpu, acts);
    ((Body) Objects.requireNonNull(vcpu.engine())).mind = mind;
    minds.add(mind);
    return mind;
  }

  /** Gives every VM a capability for every vCPU, and powers all on. */
  void start() {
    for (int v = 0; v < vms.size(); v++) {
      long[] caps = new long[minds.size()];
      for (int i = 0; i < caps.length; i++) {
        caps[i] = vms.get(v).cap(minds.get(i).vcpu);
      }
      for (int i = 8 * v; i < Math.min(8 * v + 8, caps.length); i++) {
        minds.get(i).caps = caps;
      }
    }
    for (Mind mind : minds) {
      bench.start(mind.vcpu);
    }
  }

  /** Runs for so long, looking on between the rounds. */
  void run(long ns, Runnable betweenRounds) {
    long end = hypervisor.loop().time() + ns;
    MachineStop stop =
        hypervisor
            .loop()
            .run(
                () -> {
                  betweenRounds.run();
                  return false;
                },
                end);
    // Everybody may have been killed, or sent to no CPU.
    assertThat(stop.reason())
        .as(stop.message())
        .isIn(MachineStop.Reason.TIME_LIMIT, MachineStop.Reason.STALLED);
  }

  /** What a vCPU is up to. */
  final class Mind {
    final Vcpu vcpu;

    /** How often it was let run. */
    long runs;

    /** Whom its directed yields and runs go to; somebody at random when null. */
    @Nullable Mind friend;

    /** Longest stretch of computing, ns. */
    int stretch = 20_000;

    private final EventQueue.Timer alarm = new EventQueue.Timer(this::ring);
    private final Act[] acts;
    private long[] caps = {};
    private long left;
    private Act last = Act.COMPUTE;

    private Mind(Vcpu vcpu, Act... acts) {
      this.vcpu = vcpu;
      this.acts = acts;
    }

    private void ring() {
      if (vcpu.schedule.blockedBy(BlockFlag.VCPU_WFI)) {
        wakeWatcher.wakes(this);
        vcpu.onVirqDeliverable();
      } else if (!vcpu.killed()) {
        hypervisor.events().arm(alarm, hypervisor.now() + 3_000);
      }
    }

    /** Wakes it from its last sleep. */
    void wakeUp() {
      left = 0;
      vcpu.onVirqDeliverable();
    }

    private int run(VcpuState state, VcpuExit exit, long budget) {
      watcher.starts(this, budget);
      runs++;
      if (last == Act.RUN) {
        assertThat(state.x[0]).isIn(0L, (long) ErrorCode.BUSY, (long) ErrorCode.DENIED);
        escaped |= state.x[0] == ErrorCode.DENIED;
        assertThat(state.x[1]).isBetween(0L, 3L);
      }
      last = Act.COMPUTE;
      if (left == 0) {
        left = 1L + below(stretch);
      }
      exit.retired = Math.min(left, budget);
      left -= exit.retired;
      return left > 0 ? ExitReason.BUDGET : act(state, exit);
    }

    private int act(VcpuState state, VcpuExit exit) {
      last = over ? Act.SLEEP : acts[below(acts.length)];
      return switch (last) {
        case COMPUTE -> ExitReason.BUDGET;
        case SLEEP -> {
          if (!over) {
            hypervisor.events().arm(alarm, hypervisor.now() + 1_000L + below(200_000));
          }
          yield ExitReason.WFI;
        }
        case YIELD -> call(state, exit, HypercallNumber.SCHEDULER_YIELD, 0, 0, 0);
        case YIELD_TO -> call(state, exit, HypercallNumber.SCHEDULER_YIELD, 1, target(), 0);
        case RUN -> call(state, exit, HypercallNumber.VCPU_RUN, target(), 0, 0);
        case MIGRATE -> {
          int cpu = below(cpus + 1);
          long affinity = cpu == cpus ? 0xFFFF : cpu;
          yield call(state, exit, HypercallNumber.VCPU_SET_AFFINITY, anybody(), affinity, -1);
        }
        case KILL -> call(state, exit, HypercallNumber.VCPU_KILL, anybody(), 0, 0);
      };
    }

    private long target() {
      return friend == null ? anybody() : caps[minds.indexOf(friend)];
    }

    private long anybody() {
      return caps[below(caps.length)];
    }

    private static int call(VcpuState s, VcpuExit exit, int number, long x0, long x1, long x2) {
      s.x[0] = x0;
      s.x[1] = x1;
      s.x[2] = x2;
      s.x[3] = 0;
      s.x[4] = 0;
      exit.immediate = HypercallNumber.NATIVE_BASE + number;
      return ExitReason.HVC;
    }
  }

  /** Executes a vCPU as its mind says. */
  private static final class Body extends PlainEngine {
    private final EngineContext context;
    private @Nullable Mind mind;

    Body(EngineContext context) {
      this.context = context;
    }

    @Override
    public int run(long budget) {
      VcpuExit exit = context.exit;
      exit.reason = Objects.requireNonNull(mind).run(context.state, exit, budget);
      return exit.reason;
    }
  }
}
