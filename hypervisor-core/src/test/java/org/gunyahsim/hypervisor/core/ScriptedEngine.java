package org.gunyahsim.hypervisor.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * A vCPU that does what a test says, one act an instruction, and then spins. It has no code: a test
 * double for the engine seam.
 */
public final class ScriptedEngine implements VcpuEngine {
  /** One instruction of the script: fills the exit, or returns BUDGET to go on with the next. */
  @FunctionalInterface
  public interface Act {
    int perform(VcpuState state, VcpuExit exit);
  }

  public final EngineContext context;
  private final ArrayDeque<Act> script = new ArrayDeque<>();
  private final List<Long> budgets = new ArrayList<>();
  private long instructions;

  public ScriptedEngine(EngineContext context) {
    this.context = context;
  }

  /** Adds an act. */
  public ScriptedEngine then(Act act) {
    script.add(act);
    return this;
  }

  /** {@code hvc #0x6000+n} with arguments. */
  public ScriptedEngine hypercall(int number, long... arguments) {
    return hvc(HypercallNumber.NATIVE_BASE + number, arguments);
  }

  /** {@code hvc #immediate} with x0.. set. */
  public ScriptedEngine hvc(int immediate, long... registers) {
    return then(
        (state, exit) -> {
          System.arraycopy(registers, 0, state.x, 0, registers.length);
          exit.immediate = immediate;
          state.pc += 4;
          return ExitReason.HVC;
        });
  }

  /** {@code smc #immediate} with x0.. set. */
  public ScriptedEngine smc(int immediate, long... registers) {
    return then(
        (state, exit) -> {
          System.arraycopy(registers, 0, state.x, 0, registers.length);
          exit.immediate = immediate;
          return ExitReason.SMC;
        });
  }

  public ScriptedEngine wfi() {
    return then((state, exit) -> ExitReason.WFI);
  }

  /** Looks at the registers after what came before. */
  public ScriptedEngine see(java.util.function.Consumer<VcpuState> look) {
    return then(
        (state, exit) -> {
          look.accept(state);
          return ExitReason.BUDGET;
        });
  }

  /** Retires so many instructions. */
  public ScriptedEngine compute(long count) {
    for (long i = 0; i < count; i++) {
      then((state, exit) -> ExitReason.BUDGET);
    }
    return this;
  }

  /** Runs one instruction that loads from or stores to an IPA where nothing is mapped. */
  public ScriptedEngine access(boolean write, long ipa, int size, int register, long value) {
    return then(
        (state, exit) -> {
          exit.ipa = ipa;
          exit.far = ipa;
          exit.size = size;
          exit.write = write;
          exit.register = register;
          exit.value = value;
          exit.syndromeValid = true;
          exit.permission = false;
          exit.stage1Walk = false;
          exit.signExtend = false;
          exit.sixtyFour = size == 8;
          exit.esr = 0x9380_0007L | (write ? 1 << 6 : 0);
          return ExitReason.DATA_ABORT;
        });
  }

  /** Acts that are left. */
  public int left() {
    return script.size();
  }

  /** Budgets of all runs so far. */
  public List<Long> budgets() {
    return budgets;
  }

  /** Instructions retired so far. */
  public long instructions() {
    return instructions;
  }

  @Override
  public int run(long budget) {
    budgets.add(budget);
    VcpuExit exit = context.exit;
    exit.retired = 0;
    while (exit.retired < budget) {
      Act act = script.poll();
      if (act == null) {
        instructions += budget - exit.retired;
        exit.retired = budget;
        break;
      }
      exit.retired++;
      instructions++;
      int reason = act.perform(context.state, exit);
      if (reason != ExitReason.BUDGET) {
        exit.reason = reason;
        return reason;
      }
    }
    exit.reason = ExitReason.BUDGET;
    return ExitReason.BUDGET;
  }

  @Override
  public long translate(long va, int access) {
    return va;
  }

  @Override
  public void invalidateStage2(long ipa, long size) {}

  @Override
  public void reset() {}

  @Override
  public void save(StateWriter out) {
    out.i64(instructions);
  }

  @Override
  public void load(StateReader in) {
    instructions = in.i64();
  }
}
