package org.gunyahsim.hypervisor.core;

import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.VcpuEngine;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.snapshot.StateReader;
import org.gunyahsim.hypervisor.snapshot.StateWriter;

/**
 * A vCPU whose behaviour is a function of what it has done so far, so that it can be saved: it
 * computes, makes hypercalls, runs another vCPU, sleeps until its timer, in a fixed mix.
 */
final class PatternEngine implements VcpuEngine {
  private final EngineContext context;
  private long done;

  /** CapID of a vCPU that it runs by {@code vcpu_run}, or -1. */
  long target = -1;

  PatternEngine(EngineContext context) {
    this.context = context;
  }

  long done() {
    return done;
  }

  @Override
  public int run(long budget) {
    VcpuExit exit = context.exit;
    VcpuState s = context.state;
    exit.retired = 0;
    while (exit.retired < budget) {
      exit.retired++;
      done++;
      s.x[20] = s.x[20] * 6_364_136_223_846_793_005L + done + s.x[1];
      int reason = act(s, exit);
      if (reason != ExitReason.BUDGET) {
        exit.reason = reason;
        return reason;
      }
    }
    exit.reason = ExitReason.BUDGET;
    return ExitReason.BUDGET;
  }

  private int act(VcpuState s, VcpuExit exit) {
    if (done % 4001 == 0) {
      s.cntvCtl = 1;
      s.cntvCval = (s.runStart + exit.retired) / 16 + 700;
      return ExitReason.TIMER;
    }
    if (done % 4001 == 900) {
      s.cntvCtl = 0;
      return ExitReason.TIMER;
    }
    if (done % 4003 == 0) {
      return ExitReason.WFI;
    }
    if (done % 997 == 0) {
      return hypercall(s, exit, HypercallNumber.PRNG_GET_ENTROPY, 4);
    }
    if (done % 1201 == 0 && target != -1) {
      return hypercall(s, exit, HypercallNumber.VCPU_RUN, target);
    }
    if (done % 1607 == 0) {
      return hypercall(s, exit, HypercallNumber.SCHEDULER_YIELD, 0);
    }
    return ExitReason.BUDGET;
  }

  private static int hypercall(VcpuState s, VcpuExit exit, int number, long argument) {
    java.util.Arrays.fill(s.x, 0, 8, 0);
    s.x[0] = argument;
    exit.immediate = HypercallNumber.NATIVE_BASE + number;
    return ExitReason.HVC;
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
    out.i64(done);
    out.i64(target);
  }

  @Override
  public void load(StateReader in) {
    done = in.i64();
    target = in.i64();
  }
}
