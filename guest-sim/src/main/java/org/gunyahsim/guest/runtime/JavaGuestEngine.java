package org.gunyahsim.guest.runtime;

import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.snapshot.SnapshotException;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.time.CostTable;
import org.gunyahsim.hypervisor.trace.Category;
import org.jspecify.annotations.Nullable;

/**
 * Executes one vCPU of a guest written in Java. The vCPUs of a VM have an engine each and share one
 * {@link GuestProgram}.
 *
 * <p>PC decides what happens next, as it does for code ({@link JavaCode}). Power-on and warm reset
 * set it to an entry point, which is outside the engine's own addresses: that is how a boot is
 * recognised, whatever the entry point is, without {@link #reset} having to be told apart from
 * loading a snapshot. An injected exception sets it to the vector table (the boot sets VBAR_EL1):
 * the guest has no handlers for exceptions, so the fetch from there aborts, which EL2 answers as it
 * answers every guest whose vector lies in unmapped memory. Nothing of a fault is decided here.
 *
 * <p>Between handlers the engine is in one of three phases: an act is to be performed, an act is
 * being performed by EL2, or it is over and its results wait for {@link GuestProgram#onResume}.
 * They are saved with the act and the results; the program is saved once per VM by whoever owns it.
 *
 * <p>Time: each handler costs {@link CostTable#JAVA_HANDLER}, charged before it runs, and an act 1
 * ns. A run may exceed its budget by at most one handler.
 */
public final class JavaGuestEngine implements VcpuEngine {
  private static final int FORMAT = 1;

  /** Phases. */
  private static final int PENDING = 0;

  private static final int PERFORMING = 1;
  private static final int OVER = 2;

  /** Handlers, for reports. */
  private static final int BOOT = 0;

  private static final int INTERRUPT = 1;
  private static final int RESUME = 2;

  private static final int RESULTS = 8;

  private final EngineContext context;
  private final VcpuState state;
  private final String name;
  private final GuestProgram program;
  private final JavaGuestCpu cpu;
  private int phase;
  private final long[] results = new long[RESULTS];

  /** The running or last handler and its operand. */
  private int handler;

  private long operand;
  private boolean faulted;

  /**
   * Makes the engine of one vCPU.
   *
   * @param name of the VM, for messages
   */
  public JavaGuestEngine(EngineContext context, String name, GuestProgram program) {
    this.context = context;
    this.state = context.state;
    this.name = name;
    this.program = program;
    this.cpu = new JavaGuestCpu(context);
  }

  @Override
  public int run(long budget) {
    cpu.retired = 0;
    int reason;
    do {
      reason = step();
    } while (reason == ExitReason.BUDGET && cpu.retired < budget);
    context.exit.retired = cpu.retired;
    context.exit.reason = reason;
    return reason;
  }

  /** One handler, or one way out; {@link ExitReason#BUDGET} stands for "nothing to leave for". */
  private int step() {
    long pc = state.pc;
    if (!JavaCode.contains(pc)) {
      boot();
      return ExitReason.BUDGET;
    }
    if (JavaCode.isVector(pc)) {
      cpu.retired++;
      return cpu.fetchVector();
    }
    if (phase == PERFORMING && pc == JavaCode.ACT) {
      phase = PENDING;
    } else if (phase == PERFORMING) {
      System.arraycopy(state.x, 0, results, 0, RESULTS);
      phase = OVER;
    }
    if (state.interruptDeliverable() && acknowledge()) {
      return ExitReason.BUDGET;
    }
    if (phase == OVER) {
      resume();
      return ExitReason.BUDGET;
    }
    phase = PERFORMING;
    cpu.retired++;
    return cpu.performAct();
  }

  private void boot() {
    long argument = state.x[0];
    state.vbarEl1 = JavaCode.VECTORS;
    state.pc = JavaCode.HANDLER;
    faulted = false;
    cpu.act = JavaGuestCpu.ACT_NONE;
    cpu.actPending = false;
    begin(BOOT, argument);
    try {
      program.onBoot(cpu, argument);
      state.daif &= ~VcpuState.DAIF_I;
    } catch (GuestFault fault) {
      fault();
    } catch (RuntimeException | Error e) {
      throw broken(e);
    }
    settle();
  }

  /**
   * Takes the highest pending interrupt.
   *
   * @return false when there was none after all
   */
  private boolean acknowledge() {
    int act = cpu.act;
    cpu.act = JavaGuestCpu.ACT_NONE;
    cpu.actPending = phase == PENDING;
    handler = INTERRUPT;
    operand = -1;
    boolean handled = false;
    try {
      int intid = (int) cpu.readSystemRegister(IccRegister.IAR1) & 0xFF_FFFF;
      handled = intid < IccRegister.FIRST_SPECIAL_INTID;
      if (handled) {
        begin(INTERRUPT, intid);
        program.onInterrupt(cpu, intid);
        cpu.writeSystemRegister(IccRegister.EOIR1, intid);
      }
    } catch (GuestFault fault) {
      fault();
      return true;
    } catch (RuntimeException | Error e) {
      throw broken(e);
    }
    cpu.actPending = false;
    if (phase == OVER || cpu.act == JavaGuestCpu.ACT_NONE) {
      cpu.act = act;
      if (handled && act == JavaGuestCpu.ACT_WFI) {
        phase = OVER;
      }
    }
    return handled;
  }

  private void resume() {
    System.arraycopy(results, 0, state.x, 0, RESULTS);
    cpu.act = JavaGuestCpu.ACT_NONE;
    begin(RESUME, 0);
    try {
      program.onResume(cpu);
    } catch (GuestFault fault) {
      fault();
    } catch (RuntimeException | Error e) {
      throw broken(e);
    }
    settle();
  }

  private void begin(int kind, long argument) {
    handler = kind;
    operand = argument;
    cpu.retired += CostTable.JAVA_HANDLER;
    if (context.tracer.on(Category.INSTR)) {
      context
          .tracer
          .begin(RuntimeEvents.HANDLER, context.vmid, context.vcpuIndex)
          .arg(kind)
          .arg(argument)
          .end();
    }
  }

  /** After a boot or a resume: what it chose is pending, and waiting when it chose nothing. */
  private void settle() {
    if (cpu.act == JavaGuestCpu.ACT_NONE) {
      cpu.waitForInterrupt();
    }
    phase = PENDING;
  }

  private void fault() {
    faulted = true;
    if (context.tracer.on(Category.FAULT)) {
      context
          .tracer
          .begin(RuntimeEvents.FAULT, context.vmid, context.vcpuIndex)
          .arg(handler)
          .arg(operand)
          .arg(state.esrEl1)
          .arg(state.farEl1)
          .end();
    }
  }

  /**
   * What cut the vCPU's last handler short, for a report to a person; null when nothing did.
   * Cleared by the next boot.
   */
  public @Nullable String faultReport() {
    if (!faulted) {
      return null;
    }
    return "%s vCPU %d: exception in %s: ESR_EL1 0x%x, FAR_EL1 0x%x"
        .formatted(name, context.vcpuIndex, handlerName(), state.esrEl1, state.farEl1);
  }

  private String handlerName() {
    return switch (handler) {
      case BOOT -> "onBoot(0x%x)".formatted(operand);
      case INTERRUPT ->
          operand < 0 ? "interrupt acknowledge" : "onInterrupt(%d)".formatted(operand);
      default -> "onResume";
    };
  }

  private GuestProgramException broken(Throwable cause) {
    return new GuestProgramException(
        "%s vCPU %d: %s failed at %d ns of virtual time: %s"
            .formatted(name, context.vcpuIndex, handlerName(), state.runStart + cpu.retired, cause),
        cause);
  }

  /** Stage 1 is off: addresses are IPAs, of at most 48 bits. */
  @Override
  public long translate(long va, int access) {
    return va >>> 48 == 0 ? va : TRANSLATE_FAULT;
  }

  /** Nothing is cached. */
  @Override
  public void invalidateStage2(long ipa, long size) {}

  /** Nothing is cached; a boot shows in PC. */
  @Override
  public void reset() {}

  @Override
  public void save(StateWriter out) {
    out.i32(FORMAT);
    out.i32(phase);
    out.i64s(results);
    out.i32(cpu.act);
    out.i32(cpu.actImmediate);
    out.i64s(cpu.actArguments);
    out.i32(handler);
    out.i64(operand);
    out.bool(faulted);
  }

  @Override
  public void load(StateReader in) {
    int format = in.i32();
    if (format != FORMAT) {
      throw new SnapshotException(
          "%s vCPU %d: state of format %d, not %d"
              .formatted(name, context.vcpuIndex, format, FORMAT));
    }
    phase = in.i32();
    in.i64s(results);
    cpu.act = in.i32();
    cpu.actImmediate = in.i32();
    in.i64s(cpu.actArguments);
    handler = in.i32();
    operand = in.i64();
    faulted = in.bool();
    if (phase < PENDING || phase > OVER || cpu.act < 0 || cpu.act > JavaGuestCpu.ACT_HVC) {
      throw new SnapshotException("%s: the engine's state is damaged".formatted(name));
    }
  }
}
