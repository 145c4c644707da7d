package org.gunyahsim.hypervisor.fuzz;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Objects;
import org.gunyahsim.hypervisor.abi.ErrorCode;
import org.gunyahsim.hypervisor.abi.Hypercall;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.abi.HypercallTable;
import org.gunyahsim.hypervisor.abi.Limits;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.MachineStop;
import org.gunyahsim.hypervisor.cspace.Capability;
import org.gunyahsim.hypervisor.cspace.Cspace;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.hypercall.RootVmFixture;
import org.gunyahsim.hypervisor.object.HypObject;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.gunyahsim.hypervisor.vcpu.VcpuPower;
import org.jspecify.annotations.Nullable;

/**
 * A machine with nothing but the root VM, whose vCPUs do the steps that it is given. Steps enter
 * EL2 through the step loop and the traps, as those of any guest.
 */
final class FuzzMachine implements AutoCloseable {
  /** How long an actor may take to get a CPU, ns, before its step is skipped. */
  private static final long PATIENCE = 100_000;

  /** Breaks something on purpose, to see whether it is noticed. */
  interface Sabotage {
    /** Called when a hypercall has returned. */
    void returned(FuzzMachine machine, Step step, Vcpu caller, int error);
  }

  /** A thread's call that has not returned yet, and its registers before. */
  private static final class Call {
    final Step step;
    final long[] before = new long[31];
    final long returnAddress;

    Call(Step step, VcpuState s, long returnAddress) {
      this.step = step;
      this.returnAddress = returnAddress;
      System.arraycopy(s.x, 0, before, 0, before.length);
    }
  }

  final RootVmFixture fixture;
  final Hypervisor hypervisor;
  final Symbols symbols = new Symbols();
  private final IdentityHashMap<HypObject, Integer> fromBoot;
  private final CallChecks checks;
  private final @Nullable Reach reach;
  private final @Nullable Sabotage sabotage;
  private final IdentityHashMap<Vcpu, Call> calls = new IdentityHashMap<>();
  private @Nullable Step pending;
  private @Nullable Vcpu actor;
  private boolean ended;
  private long callsMade;

  FuzzMachine(HypervisorConfig config, @Nullable Reach reach, @Nullable Sabotage sabotage) {
    this.reach = reach;
    this.sabotage = sabotage;
    fixture = new RootVmFixture(config, true, context -> new PlayedEngine(context, this));
    hypervisor = fixture.hypervisor;
    checks = new CallChecks(hypervisor);
    fromBoot = References.unexplained(hypervisor.objects().all());
    Cspace space = Objects.requireNonNull(fixture.root.cspace());
    int[] symbol = {0};
    space.forEach(
        slot ->
            symbols.add(++symbol[0], space, slot.capId(), Objects.requireNonNull(slot.object())));
    hypervisor
        .scheduler()
        .configure(fixture.root, Limits.VCPU_DEFAULT_PRIORITY, 5 * Limits.TIMESLICE_MIN);
    RootVmFixture.ok(VcpuPower.powerOn(fixture.root, RootVmFixture.ROOT_MEMORY, 0, 0));
  }

  /** True once the machine stands still for good: a critical vCPU ended it. */
  boolean ended() {
    return ended;
  }

  /** Hypercalls made so far. */
  long callsMade() {
    return callsMade;
  }

  /**
   * Does one step.
   *
   * @return false when its actor did not get to it
   * @throws AssertionError when something is wrong afterwards
   */
  boolean play(Step step) {
    if (ended) {
      return false;
    }
    switch (step.kind()) {
      case PASS -> {
        return run(step.values()[0]);
      }
      case LINE -> {
        fixture.assembly.interrupts().hwIrqs().setLine(step.number(), step.values()[0] != 0);
        return true;
      }
      default -> {
        Vcpu vcpu = symbols.actor(step.actor());
        if (vcpu == null || vcpu.schedule.exited() || !vcpu.schedule.runnable()) {
          return false;
        }
        pending = step;
        actor = vcpu;
        boolean unused = run(PATIENCE);
        boolean done = pending == null;
        pending = null;
        actor = null;
        if (done && !vcpu.inVcpuRun()) {
          resumed(vcpu);
        }
        return done;
      }
    }
  }

  private boolean run(long time) {
    boolean waiting = pending != null;
    MachineStop stop =
        hypervisor.loop().run(() -> waiting && pending == null, hypervisor.loop().time() + time);
    switch (stop.reason()) {
      case CONDITION, TIME_LIMIT, STALLED -> {
        return true;
      }
      case PANIC -> {
        if (stop.message().contains("internal error")) {
          throw new AssertionError(stop.message());
        }
      }
      default -> {}
    }
    ended = true;
    return true;
  }

  /** The step for a vCPU that runs now, or null. */
  @Nullable Step take(Vcpu vcpu) {
    Step step = pending;
    if (step == null || vcpu != actor) {
      return null;
    }
    pending = null;
    return step;
  }

  /** A vCPU is about to make a call. */
  void called(Step step, VcpuState s, long returnAddress) {
    callsMade++;
    calls.put(Objects.requireNonNull(actor), new Call(step, s, returnAddress));
  }

  /** A vCPU executes again: if it made a call, that has returned. */
  void resumed(Vcpu vcpu) {
    Call call = calls.isEmpty() ? null : calls.remove(vcpu);
    if (call == null) {
      return;
    }
    Step step = call.step;
    int error = checks.returned(step, vcpu, call.before, call.returnAddress);
    if (reach != null) {
      reach.count(step.number(), error);
    }
    if (error == ErrorCode.OK) {
      learn(step, vcpu);
    }
    if (sabotage != null) {
      sabotage.returned(this, step, vcpu, error);
    }
  }

  /** What an argument of a thread's call names, or null. */
  @Nullable HypObject named(Step step, Vcpu caller, int argument) {
    Cspace own = caller.cspace();
    int symbol = step.symbols()[argument];
    long capId = symbol == 0 ? step.values()[argument] : symbols.value(symbol);
    return own != null && own.findValid(capId) == ErrorCode.OK ? own.found().object() : null;
  }

  private void learn(Step step, Vcpu caller) {
    Hypercall call = HypercallTable.byNumber(step.number());
    if (call == null || !call.results().contains("new_cap")) {
      return;
    }
    boolean copy = step.number() == HypercallNumber.CSPACE_COPY_CAP_FROM;
    int argument = call.argumentIndex(copy ? "dest_cspace" : "cspace");
    if (named(step, caller, argument) instanceof Cspace into) {
      long made = caller.state.x[1];
      if (into.findValid(made) != ErrorCode.OK) {
        throw new AssertionError("the new capability is not where it was asked for");
      }
      Capability slot = into.found();
      symbols.add(step.id(), into, made, Objects.requireNonNull(slot.object()));
    }
  }

  /** Saves the machine, loads it into another, saves that: nothing may be different. */
  void saveAndLoad() {
    byte[] saved = fixture.save();
    try (RootVmFixture other =
        new RootVmFixture(hypervisor.config(), false, context -> new PlayedEngine(context, this))) {
      other.load(saved);
      if (!Arrays.equals(other.save(), saved)) {
        throw new AssertionError("a machine that was saved and loaded is another one");
      }
    }
  }

  /** Looks at everything. */
  void sweep() {
    Sweep.of(hypervisor, fromBoot);
  }

  /** Ends everything and looks whether anything is left. The machine is of no use afterwards. */
  void tearDown() {
    Teardown.of(hypervisor, fromBoot);
  }

  @Override
  public void close() {
    fixture.close();
  }
}
