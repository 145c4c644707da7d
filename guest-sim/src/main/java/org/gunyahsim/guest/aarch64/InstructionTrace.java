package org.gunyahsim.guest.aarch64;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.gunyahsim.guest.aarch64.decode.CodePage;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.VcpuState;

/**
 * Reports the instructions of one vCPU, one at a time: {@link #before} remembers the registers,
 * {@link #after} tells which of them have changed.
 */
final class InstructionTrace {
  private final Cpu cpu;
  private final VcpuState state;
  private final EngineContext context;
  private final long[] x = new long[31];
  private final long[] v = new long[64];
  private final ByteBuffer changes =
      ByteBuffer.allocate(RegisterChanges.CAPACITY).order(ByteOrder.LITTLE_ENDIAN);
  private long time;
  private long pc;
  private int word;
  private int el;
  private long sp;
  private int flags;

  InstructionTrace(Cpu cpu) {
    this.cpu = cpu;
    this.state = cpu.state;
    this.context = cpu.context;
  }

  /** The instruction at PC, on that page, is about to be executed. */
  void before(CodePage page) {
    time = state.runStart + cpu.budget - cpu.remaining;
    pc = state.pc;
    word = context.memory.getInt(page.physical() | pc & ~SoftTlb.PAGE_MASK);
    el = state.el;
    sp = state.x[VcpuState.SP];
    flags = cpu.flags();
    System.arraycopy(state.x, 0, x, 0, x.length);
    System.arraycopy(state.v, 0, v, 0, v.length);
  }

  /** It has been. */
  void after() {
    changes.clear();
    for (int i = 0; i < x.length; i++) {
      if (state.x[i] != x[i]) {
        changes.put((byte) i).putLong(state.x[i]);
      }
    }
    if (state.x[VcpuState.SP] != sp) {
      changes.put((byte) RegisterChanges.SP).putLong(state.x[VcpuState.SP]);
    }
    if (cpu.flags() != flags) {
      changes.put((byte) RegisterChanges.NZCV).putLong(cpu.flags());
    }
    for (int i = 0; i < v.length; i += 2) {
      if (state.v[i] != v[i] || state.v[i + 1] != v[i + 1]) {
        changes.put((byte) (RegisterChanges.V0 + i / 2));
        changes.putLong(state.v[i]).putLong(state.v[i + 1]);
      }
    }
    context
        .tracer
        .beginAt(Aarch64Events.INSTRUCTION, context.vmid, context.vcpuIndex, time)
        .arg(pc)
        .arg(word)
        .arg(el)
        .payload(changes.array(), 0, changes.position())
        .end();
  }
}
