package org.gunyahsim.guest.aarch64;

import org.gunyahsim.guest.aarch64.decode.CodeCache;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.trace.Category;
import org.gunyahsim.hypervisor.trace.Tracer;

/**
 * Executes the AArch64 code of one vCPU at EL1 and EL0. All architectural state is in the context's
 * {@code VcpuState}; this holds caches only. What the engines of a machine share of its state,
 * {@link Aarch64Machine#counter}, each of them saves.
 */
public final class Aarch64Engine implements VcpuEngine {
  private final Aarch64Machine machine;
  private final Cpu cpu;
  private final Mmu mmu;
  private final Interpreter interpreter;
  private final Tracer tracer;
  private final InstructionTrace trace;

  Aarch64Engine(EngineContext context, Aarch64Machine machine, CodeCache code) {
    this.machine = machine;
    this.cpu = new Cpu(context, machine);
    this.mmu = new Mmu(cpu, machine, code);
    SystemOperations system = new SystemOperations(cpu, mmu, machine);
    this.interpreter = new Interpreter(cpu, mmu, new Operations(cpu, mmu, system));
    this.tracer = context.tracer;
    this.trace = new InstructionTrace(cpu);
  }

  Cpu cpu() {
    return cpu;
  }

  Mmu mmu() {
    return mmu;
  }

  @Override
  public int run(long budget) {
    int reason =
        tracer.on(Category.INSTR) ? interpreter.runTraced(budget, trace) : interpreter.run(budget);
    machine.retired(cpu.exit.retired);
    return reason;
  }

  @Override
  public long translate(long va, int access) {
    return mmu.stage1().translate(va, access, 1) == Stage1.OK
        ? mmu.stage1().ipa()
        : TRANSLATE_FAULT;
  }

  @Override
  public void invalidateStage2(long ipa, long size) {
    mmu.flush();
  }

  @Override
  public void reset() {
    mmu.flush();
    mmu.stage1().forgetBlocks();
  }

  @Override
  public void save(StateWriter out) {
    out.i64(machine.counter());
  }

  @Override
  public void load(StateReader in) {
    machine.readCounter(in.i64());
    reset();
  }
}
