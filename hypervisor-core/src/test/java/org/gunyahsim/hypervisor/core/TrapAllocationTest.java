package org.gunyahsim.hypervisor.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.SystemRegister;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.time.EventQueue;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nothing is allocated on the way into EL2 and out again, whatever the reason. */
class TrapAllocationTest {
  private static final int KINDS = 7;

  /** Leaves in every way in turn; in VM 5, the proxied one, only by MMIO and yield. */
  private static final class Cycler extends PlainEngine {
    private final EngineContext context;
    private long target;
    private int count;

    Cycler(EngineContext context) {
      this.context = context;
    }

    @Override
    public int run(long budget) {
      VcpuExit exit = context.exit;
      VcpuState s = context.state;
      exit.retired = 1;
      count++;
      exit.reason = context.vmid == 5 ? proxied(s, exit) : own(s, exit);
      return exit.reason;
    }

    private int proxied(VcpuState s, VcpuExit exit) {
      return count % 2 == 0 ? access(exit, 0x0A00_0000L) : giveWay(s, exit);
    }

    private static int giveWay(VcpuState s, VcpuExit exit) {
      return call(s, exit, HypercallNumber.SCHEDULER_YIELD, 0);
    }

    private int own(VcpuState s, VcpuExit exit) {
      return switch (count % KINDS) {
        case 0 -> call(s, exit, HypercallNumber.HYPERVISOR_IDENTIFY, 0);
        case 1 -> call(s, exit, HypercallNumber.VCPU_RUN, target);
        case 2 -> {
          s.x[0] = 0xC600_8000L;
          exit.immediate = 0;
          yield ExitReason.SMC;
        }
        case 3 -> {
          s.x[0] = 0x8400_000AL;
          s.x[1] = 0x8400_0001L;
          exit.immediate = 0;
          yield ExitReason.HVC;
        }
        case 4 -> {
          exit.sysreg = SystemRegister.key(3, 0, 0, 4, 0);
          exit.write = false;
          exit.register = 9;
          yield ExitReason.SYSREG;
        }
        case 5 -> access(exit, 0x0800_0004L);
        default -> giveWay(s, exit);
      };
    }

    private static int call(VcpuState s, VcpuExit exit, int number, long argument) {
      s.x[0] = argument;
      s.x[1] = 0;
      s.x[2] = 0;
      s.x[3] = 0;
      s.x[4] = 0;
      exit.immediate = HypercallNumber.NATIVE_BASE + number;
      return ExitReason.HVC;
    }

    private static int access(VcpuExit exit, long ipa) {
      exit.ipa = ipa;
      exit.far = ipa;
      exit.size = 4;
      exit.write = false;
      exit.register = 3;
      exit.syndromeValid = true;
      exit.permission = false;
      exit.stage1Walk = false;
      return ExitReason.DATA_ABORT;
    }
  }

  /** Sleeps until an alarm, suspends, yields, gives its CPU away, goes to another one. */
  private static final class Mover extends PlainEngine {
    private final EngineContext context;
    private final EventQueue.Timer alarm = new EventQueue.Timer(this::ring);
    private @Nullable Vcpu vcpu;
    private long other;
    private int count;
    private int wakes;

    Mover(EngineContext context) {
      this.context = context;
    }

    private void ring() {
      wakes++;
      Objects.requireNonNull(vcpu).onVirqDeliverable();
    }

    @Override
    public int run(long budget) {
      VcpuExit exit = context.exit;
      VcpuState s = context.state;
      exit.retired = 1;
      count++;
      exit.reason =
          switch (count % 5) {
            case 0 -> Cycler.call(s, exit, HypercallNumber.SCHEDULER_YIELD, 0);
            case 1 -> {
              Cycler.call(s, exit, HypercallNumber.SCHEDULER_YIELD, 1);
              s.x[1] = other;
              yield ExitReason.HVC;
            }
            case 2 -> {
              Cycler.call(s, exit, HypercallNumber.VCPU_SET_AFFINITY, other);
              s.x[1] = count / 5 % 2;
              s.x[2] = -1;
              yield ExitReason.HVC;
            }
            case 3 -> {
              arm();
              yield ExitReason.WFI;
            }
            default -> {
              arm();
              s.x[0] = 0xC400_0001L;
              s.x[1] = 0x1_0001;
              exit.immediate = 0;
              yield ExitReason.HVC;
            }
          };
      return exit.reason;
    }

    private void arm() {
      Hypervisor hypervisor = Objects.requireNonNull(vcpu).hypervisor();
      hypervisor.events().arm(alarm, hypervisor.now() + 20_000);
    }
  }

  @Test
  void switchesWakeUpsAndMigrationsAllocateNothing() {
    Bench bench = new Bench(2, HypervisorConfig.Quality.PRODUCTION, Mover::new);
    bench.hypervisor.objects().createRootPartition(1 << 24);
    Bench.Vm vm = bench.vm(3);
    Vcpu[] vcpus = new Vcpu[4];
    for (int i = 0; i < vcpus.length; i++) {
      vcpus[i] = vm.started(0, i % 2);
    }
    Mover[] movers = new Mover[vcpus.length];
    for (int i = 0; i < vcpus.length; i++) {
      movers[i] = (Mover) Objects.requireNonNull(vcpus[i].engine());
      movers[i].vcpu = vcpus[i];
      movers[i].other = vm.cap(vcpus[(i + 1) % vcpus.length]);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    bench.runFor(500_000_000);
    long before = threads.getCurrentThreadAllocatedBytes();
    MachineStop stop = bench.runFor(2_000_000_000);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(stop.reason()).isEqualTo(MachineStop.Reason.TIME_LIMIT);
    for (Mover mover : movers) {
      assertThat(mover.wakes).isGreaterThan(10_000);
    }
    // Some hundred thousand of each: a byte for each would be too much.
    assertThat(allocated).isLessThan(100_000);
  }

  @Test
  void trapsAllocateNothing() {
    Bench bench = new Bench(1, HypervisorConfig.Quality.PRODUCTION, Cycler::new);
    bench.hypervisor.objects().createRootPartition(1 << 24);
    Bench.Vm owner = bench.vm(3);
    Bench.Vm guest = bench.vm(5, false);
    Bench.ok(guest.space.configureVmmio(0, 0x4000_0000L, 0));
    Vcpu target = guest.proxied();
    Vcpu caller = owner.started(0, 0);
    Bench.ok(owner.vic.attachFrame(owner.space, 0, 0x0800_0000L, 0x1_0000, 0));
    ((Cycler) Objects.requireNonNull(caller.engine())).target = owner.cap(target);

    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    bench.runFor(100_000_000);
    long before = threads.getCurrentThreadAllocatedBytes();
    MachineStop stop = bench.runFor(1_000_000_000);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(stop.reason()).isEqualTo(MachineStop.Reason.TIME_LIMIT);
    assertThat(target.exit.reason).isIn(ExitReason.DATA_ABORT, ExitReason.HVC);
    // About a million traps: a byte for each would be too much.
    assertThat(allocated).isLessThan(100_000);
  }
}
