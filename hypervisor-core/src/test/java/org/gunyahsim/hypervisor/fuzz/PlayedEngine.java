package org.gunyahsim.hypervisor.fuzz;

import java.util.Objects;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;
import org.gunyahsim.hypervisor.vcpu.Vcpu;

/** A vCPU that does the step of the program whose turn it is, and else lets its time pass. */
final class PlayedEngine implements VcpuEngine {
  private static final long CODE = 0x8048_1000L;
  private static final long VECTORS = 0x8048_2000L;

  private final EngineContext context;
  private final FuzzMachine machine;

  PlayedEngine(EngineContext context, FuzzMachine machine) {
    this.context = context;
    this.machine = machine;
  }

  @Override
  public int run(long budget) {
    VcpuExit exit = context.exit;
    Vcpu vcpu = Objects.requireNonNull(machine.hypervisor.current());
    machine.resumed(vcpu);
    Step step = machine.take(vcpu);
    exit.retired = step == null ? budget : 1;
    int reason = ExitReason.BUDGET;
    if (step != null) {
      VcpuState s = context.state;
      s.vbarEl1 = VECTORS;
      s.pc = CODE;
      reason = perform(step, s, exit);
    }
    exit.reason = reason;
    return reason;
  }

  private int perform(Step step, VcpuState s, VcpuExit exit) {
    switch (step.kind()) {
      case CALL -> {
        return call(step, s, exit);
      }
      case TRAP -> {
        System.arraycopy(step.values(), 0, s.x, 0, step.values().length);
        exit.immediate = step.number();
        return trap(step, s);
      }
      case LOAD -> {
        return access(step.values()[0], (int) step.values()[1], 0, false, exit);
      }
      case STORE -> {
        return access(step.values()[0], (int) step.values()[1], step.values()[2], true, exit);
      }
      case FETCH -> {
        return fetch(step.values()[0], s, exit);
      }
      case WFI -> {
        return ExitReason.WFI;
      }
      case READ_REGISTER, WRITE_REGISTER -> {
        exit.sysreg = step.number();
        exit.write = step.kind() == Step.Kind.WRITE_REGISTER;
        exit.register = 3;
        exit.value = step.values()[0];
        return ExitReason.SYSREG;
      }
      case TIMER -> {
        s.cntvCtl = (int) step.values()[0] & 3;
        s.cntvCval = (s.runStart + step.values()[1]) / 16;
        s.pc += 4;
        return ExitReason.TIMER;
      }
      default -> throw new AssertionError("no vCPU does " + step.kind());
    }
  }

  private int call(Step step, VcpuState s, VcpuExit exit) {
    int at = 0;
    if (step.smccc()) {
      s.x[at++] = (HypercallNumber.SMCCC_BASE & 0xFFFF_FFFFL) + step.number();
      exit.immediate = 0;
    } else {
      exit.immediate = HypercallNumber.NATIVE_BASE + step.number();
    }
    for (int i = 0; i < step.values().length; i++) {
      int symbol = step.symbols()[i];
      s.x[at++] = symbol == 0 ? step.values()[i] : machine.symbols.value(symbol);
    }
    // On the SMCCC route both instructions lead to the same place.
    boolean smc = step.smccc() && step.id() % 2 == 0;
    machine.called(step, s, smc ? CODE : CODE + 4);
    if (smc) {
      return ExitReason.SMC;
    }
    s.pc += 4;
    return ExitReason.HVC;
  }

  private static int trap(Step step, VcpuState s) {
    if (step.smccc()) {
      return ExitReason.SMC;
    }
    s.pc += 4;
    return ExitReason.HVC;
  }

  private int access(long ipa, int size, long value, boolean write, VcpuExit exit) {
    long entry = context.stage2.lookup(ipa);
    boolean inPage = (ipa & 0xFFF) + size <= 0x1000;
    if ((entry & (write ? Stage2.WRITE : Stage2.READ)) != 0 && inPage) {
      long physical = (entry & Stage2.ADDRESS) + (ipa & 0xFFF);
      if ((entry & Stage2.RAM) == 0) {
        return ExitReason.BUDGET;
      }
      if (write) {
        context.memory.set(physical, size, value);
      } else {
        context.state.x[3] = context.memory.get(physical, size);
      }
      return ExitReason.BUDGET;
    }
    exit.ipa = ipa;
    exit.far = ipa;
    exit.size = size;
    exit.write = write;
    exit.value = value;
    exit.register = 3;
    exit.permission = entry != 0;
    exit.stage1Walk = false;
    exit.syndromeValid = true;
    exit.signExtend = false;
    exit.sixtyFour = size == 8;
    exit.esr = 0x9380_0000L | (entry != 0 ? 0xF : 7);
    return ExitReason.DATA_ABORT;
  }

  private int fetch(long ipa, VcpuState s, VcpuExit exit) {
    long entry = context.stage2.lookup(ipa);
    if ((entry & Stage2.EXECUTE_EL1) != 0) {
      return ExitReason.BUDGET;
    }
    s.pc = ipa;
    exit.ipa = ipa;
    exit.far = ipa;
    exit.permission = entry != 0;
    exit.stage1Walk = false;
    exit.esr = 0x8200_0007L;
    return ExitReason.INSTRUCTION_ABORT;
  }

  @Override
  public long translate(long va, int access) {
    return va >>> 48 == 0 ? va : TRANSLATE_FAULT;
  }

  @Override
  public void invalidateStage2(long ipa, long size) {}

  @Override
  public void reset() {}

  @Override
  public void save(StateWriter out) {}

  @Override
  public void load(StateReader in) {}
}
