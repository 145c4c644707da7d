package org.gunyahsim.hypervisor.core;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.scheduler.CpuScheduler;
import org.gunyahsim.hypervisor.snapshot.Snapshottable;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.time.CostTable;
import org.gunyahsim.hypervisor.time.EventQueue;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vcpu.VcpuPower;
import org.gunyahsim.hypervisor.vcpu.VcpuRun;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Steps the machine on one host thread.
 *
 * <p>Time advances in rounds. A round begins at the time of the CPU that is furthest behind, or of
 * the first event when that is earlier, and ends at the next multiple of {@link #QUANTUM} or at the
 * next event. In it each busy CPU runs up to the end in the order of its index; EL2's own costs may
 * carry a CPU's clock past the end, and then it waits for the others. An event armed within a round
 * happens exactly on time on the CPU whose clock reaches it first. When a thread becomes runnable
 * on an idle CPU the round ends there, so that the CPU starts at that moment. With every CPU idle
 * time jumps to the next event.
 *
 * <p>Where a caller stops and resumes never shows: rounds end on a fixed grid, and conditions and
 * limits are looked at between rounds only.
 */
public final class StepLoop implements Snapshottable {
  /** Virtual time that CPUs may be apart, ns. */
  public static final long QUANTUM = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(StepLoop.class);

  private final Hypervisor hypervisor;
  private final EventQueue events;
  private final long[] callResults = new long[8];

  private long time;
  private long round;

  StepLoop(Hypervisor hypervisor) {
    this.hypervisor = hypervisor;
    this.events = hypervisor.events();
  }

  /**
   * Enters the inputs of a recorded run at the rounds at which they entered then, from here on.
   * Offered input waits until the last one is in.
   */
  public void replay(InputLog recorded) {
    hypervisor.input().replay(recorded);
  }

  /** Virtual time that every CPU has reached, ns. */
  public long time() {
    return time;
  }

  /** Rounds begun so far. */
  public long round() {
    return round;
  }

  /**
   * Runs until something stops the machine.
   *
   * @param condition looked at before each round
   * @param timeLimit virtual time, ns, at or after which to stop; {@link Long#MAX_VALUE} for none
   */
  public MachineStop run(BooleanSupplier condition, long timeLimit) {
    while (true) {
      MachineStop stop = hypervisor.pendingStop();
      if (stop != null) {
        if (stop.reason() == MachineStop.Reason.DEBUG_STOP) {
          hypervisor.clearStop();
        }
        return stop;
      }
      if (condition.getAsBoolean()) {
        return new MachineStop(MachineStop.Reason.CONDITION, time, "the condition is met", "");
      }
      if (hypervisor.input().due(round)) {
        deliverInput();
      }
      long start = nextTime();
      if (start == Long.MAX_VALUE) {
        return new MachineStop(
            MachineStop.Reason.STALLED,
            time,
            "every vCPU waits, no event is due and no input is left",
            describeVcpus());
      }
      if (start >= timeLimit) {
        return new MachineStop(
            MachineStop.Reason.TIME_LIMIT, time, "the virtual time limit is reached", "");
      }
      try {
        round(start);
      } catch (RuntimeException e) {
        return brokenInvariant(e);
      }
    }
  }

  /** A line for each vCPU that has ever run. */
  private String describeVcpus() {
    StringBuilder out = new StringBuilder();
    for (VcpuView view : VcpuView.all(hypervisor)) {
      if (!view.blockedBy().contains("vcpu_off")) {
        out.append(view.describe()).append('\n');
      }
    }
    return out.toString();
  }

  /** Nothing that a guest does may end here: it is a bug of the simulator, and says so. */
  private MachineStop brokenInvariant(RuntimeException e) {
    LOG.error("internal error at {} ns, round {}", hypervisor.now(), round, e);
    hypervisor.panic("internal error: " + e, hypervisor.current());
    return Objects.requireNonNull(hypervisor.pendingStop());
  }

  /** Lets input in: at the begin of the round to come, or, with every CPU idle, now. */
  private void deliverInput() {
    long replayed = hypervisor.input().nextReplay(round);
    if (replayed != Long.MAX_VALUE) {
      time = Math.max(time, replayed);
    } else if (!idle()) {
      time = nextTime();
    }
    hypervisor.deliverInput(round, time);
  }

  /**
   * Lets time pass while every CPU idles, no further than to the next event: a host that paces an
   * interactive machine by its own clock does this before it offers input. Does nothing while a CPU
   * is busy.
   */
  public void advanceTo(long target) {
    if (idle()) {
      time = Math.max(time, Math.min(target, events.next()));
    }
  }

  /** When the next round begins, ns; {@link Long#MAX_VALUE} when nothing will ever happen. */
  public long nextTime() {
    long first = events.next();
    for (int i = 0; i < hypervisor.config().cpus(); i++) {
      PhysicalCpu cpu = hypervisor.cpu(i);
      if (!cpu.idle) {
        first = Math.min(first, cpu.clock);
      }
    }
    return first == Long.MAX_VALUE ? first : Math.max(first, time);
  }

  /** True when no CPU has anything to run: until {@link #nextTime} nothing happens. */
  public boolean idle() {
    for (int i = 0; i < hypervisor.config().cpus(); i++) {
      if (!hypervisor.cpu(i).idle) {
        return false;
      }
    }
    return true;
  }

  private void round(long start) {
    round++;
    time = start;
    if (events.next() <= start) {
      hypervisor.horizon = Long.MAX_VALUE;
      hypervisor.runEvents(start);
    }
    if (hypervisor.pendingStop() != null) {
      return;
    }
    hypervisor.horizon = Math.min((start / QUANTUM + 1) * QUANTUM, events.next());
    for (int i = 0; i < hypervisor.config().cpus(); i++) {
      PhysicalCpu cpu = hypervisor.cpu(i);
      if (!cpu.idle && cpu.clock < hypervisor.horizon) {
        runCpu(cpu);
      }
    }
    if (hypervisor.scheduler().inGracePeriod()) {
      hypervisor.enter(hypervisor.cpu(0), null, Math.max(time, hypervisor.horizon));
      hypervisor.scheduler().endGracePeriod();
    }
    hypervisor.enter(hypervisor.cpu(0), null, time);
  }

  private void runCpu(PhysicalCpu cpu) {
    CpuScheduler scheduler = cpu.scheduler();
    hypervisor.enter(cpu, null, cpu.clock);
    while (cpu.clock < hypervisor.horizon) {
      if (events.next() <= cpu.clock) {
        hypervisor.runEvents(cpu.clock);
        continue;
      }
      if (scheduler.needed()) {
        decide(cpu, scheduler);
        continue;
      }
      Vcpu vcpu = scheduler.running();
      if (vcpu == null) {
        cpu.idle = true;
        return;
      }
      if (vcpu.killed()) {
        VcpuPower.exit(vcpu);
        continue;
      }
      if (vcpu.entering()) {
        VcpuPower.entered(vcpu);
      }
      if (vcpu.inVcpuRun()) {
        // What it ran is blocked now, and may be whom this CPU runs by.
        VcpuRun.complete(vcpu, callResults);
        continue;
      }
      long sliceEnd = scheduler.sliceDeadline();
      if (sliceEnd <= cpu.clock) {
        decide(cpu, scheduler);
        continue;
      }
      long end = Math.min(Math.min(hypervisor.horizon, events.next()), sliceEnd);
      slice(cpu, vcpu, end - cpu.clock);
    }
  }

  private void slice(PhysicalCpu cpu, Vcpu vcpu, long budget) {
    VcpuEngine engine = vcpu.engine();
    if (engine == null) {
      hypervisor.panic(vcpu + " runs without an engine", vcpu);
      return;
    }
    vcpu.state.runStart = cpu.clock;
    vcpu.exit.retired = 0;
    hypervisor.enter(cpu, vcpu, cpu.clock);
    engine.run(budget);
    if (vcpu.exit.reason == ExitReason.BUDGET && hypervisor.now() == cpu.clock) {
      hypervisor.charge(1);
    }
    hypervisor.handleExit(vcpu);
    cpu.clock = hypervisor.now();
    hypervisor.enter(cpu, null, cpu.clock);
  }

  /** Asks the scheduler, and pays for the switch. */
  private void decide(PhysicalCpu cpu, CpuScheduler scheduler) {
    Vcpu previous = scheduler.running();
    Vcpu next = hypervisor.scheduler().pick(cpu.index(), cpu.clock);
    if (next == previous || next == null) {
      return;
    }
    hypervisor.charge(CostTable.CONTEXT_SWITCH);
    cpu.clock = hypervisor.now();
    traceSwitch(cpu, previous, next);
  }

  private void traceSwitch(PhysicalCpu cpu, @Nullable Vcpu previous, Vcpu next) {
    if (hypervisor.tracer().on(Category.SCHEDULER)) {
      hypervisor.tracer().at(cpu.clock, cpu.index());
      hypervisor
          .tracer()
          .begin(CoreEvents.CONTEXT_SWITCH, next.vmid(), next.vicIndex())
          .arg(previous == null ? 0 : previous.vmid())
          .arg(previous == null ? -1 : previous.vicIndex())
          .arg(next.vmid())
          .arg(next.vicIndex())
          .end();
    }
  }

  @Override
  public void save(StateWriter out) {
    out.section("step-loop", 1);
    out.i64(time);
    out.i64(round);
  }

  @Override
  public void load(StateReader in) {
    in.section("step-loop");
    time = in.i64();
    round = in.i64();
  }
}
