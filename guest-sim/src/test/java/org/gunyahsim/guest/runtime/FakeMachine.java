package org.gunyahsim.guest.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gunyahsim.hypervisor.engine.El2;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.Exceptions;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.Stage2;
import org.gunyahsim.hypervisor.engine.SystemRegister;
import org.gunyahsim.hypervisor.engine.VcpuExit;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.memory.PhysicalBus;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.trace.Tracer;

/**
 * An EL2 of a few lines: two pages of RAM at IPA 0x8000_0000 (physical 0x4000_0000, in reverse
 * order), a read-only page, a device page on the bus, an emulated device, and a GIC CPU interface
 * with a queue of INTIDs. It records every exit.
 */
final class FakeMachine implements El2, Stage2, PhysicalBus, AutoCloseable {
  static final long RAM = 0x8000_0000L;
  static final long READ_ONLY = 0x8000_2000L;
  static final long DEVICE = 0x0900_0000L;
  static final long EMULATED = 0x0A00_0000L;
  static final long NOWHERE = 0x10_0000_0000L;
  static final long ENTRY = 0x4100_0000L;

  final PhysicalMemory memory = new PhysicalMemory(0x4000_0000L, 0x4000);
  final VcpuState state = new VcpuState();
  final VcpuExit exit = new VcpuExit();
  final Tracer tracer = new Tracer();
  final EngineContext context =
      new EngineContext(state, exit, this, 7, 3, memory, this, this, tracer);

  /** What happened, in order. */
  final List<String> log = new ArrayList<>();

  /** Pending INTIDs; those acknowledged and not ended. */
  final Deque<Integer> pending = new ArrayDeque<>();

  final Deque<Integer> active = new ArrayDeque<>();

  /** Answers to hypercalls by immediate: x0..; none means that the registers stay. */
  final Map<Integer, long[]> answers = new HashMap<>();

  /** Emulated accesses that are answered by "again" before they succeed. */
  int retries;

  long trapCost = 100;
  boolean quiet;

  void powerOn(long entry, long x0) {
    state.pc = entry;
    state.x[0] = x0;
    state.daif = 15;
    state.el = 1;
  }

  void raise(int intid) {
    pending.add(intid);
    state.irq = true;
  }

  /** Returns the results of the act that the engine left for. */
  void answerAct(long... results) {
    System.arraycopy(results, 0, state.x, 0, results.length);
  }

  /** Completes a WFI as EL2 does. */
  void wake() {
    state.pc += 4;
  }

  @Override
  public void trap(EngineContext c) {
    state.runStart += trapCost;
    switch (exit.reason) {
      case ExitReason.HVC -> call();
      case ExitReason.SYSREG -> systemRegister();
      case ExitReason.DATA_ABORT -> abort();
      case ExitReason.TIMER -> note("timer %d %d".formatted(state.cntvCtl, state.cntvCval));
      default -> throw new AssertionError("a trap for " + ExitReason.name(exit.reason));
    }
  }

  void note(String what) {
    log.add(what);
  }

  private void call() {
    if (quiet) {
      return;
    }
    note("hvc %x(%x,%x,%x)".formatted(exit.immediate, state.x[0], state.x[1], state.x[2]));
    long[] answer = answers.get(exit.immediate);
    if (answer != null) {
      System.arraycopy(answer, 0, state.x, 0, answer.length);
    }
  }

  private void systemRegister() {
    if (exit.sysreg == IccRegister.IAR1 && !exit.write) {
      Integer intid = pending.poll();
      state.irq = !pending.isEmpty();
      if (intid != null) {
        active.push(intid);
      }
      state.x[exit.register] = intid == null ? 1023 : intid;
      note("iar");
    } else if (exit.sysreg == IccRegister.EOIR1 && exit.write) {
      active.remove((int) exit.value);
      note("eoi " + exit.value);
    } else if (exit.sysreg == IccRegister.PMR) {
      if (exit.write) {
        note("pmr " + exit.value);
      } else {
        state.x[exit.register] = 0xF8;
      }
    } else {
      note("undef " + SystemRegister.genericName(exit.sysreg));
      Exceptions.takeUndefined(state, state.pc);
      return;
    }
    state.pc += 4;
  }

  private void abort() {
    if (exit.syndromeValid && !exit.permission && exit.ipa >>> 12 == EMULATED >>> 12) {
      if (retries > 0) {
        retries--;
        return;
      }
      if (exit.write) {
        note("emulated write %x %d %x".formatted(exit.ipa, exit.size, exit.value));
      } else {
        state.x[exit.register] = 0x1122_3344_5566_7788L >>> 64 - 8 * exit.size;
      }
      state.pc += 4;
      return;
    }
    note("abort %x".formatted(exit.ipa));
    Exceptions.takeExternalAbort(state, false, exit.far, state.pc);
  }

  @Override
  public long lookup(long ipa) {
    long page = ipa & ~0xFFFL;
    if (page == RAM || page == RAM + 0x1000) {
      return 0x4000_1000L - (page - RAM) | VALID | READ | WRITE | RAM_FLAG;
    }
    if (page == READ_ONLY) {
      return 0x4000_2000L | VALID | READ | RAM_FLAG;
    }
    if (page == DEVICE) {
      return DEVICE | VALID | READ | WRITE | Stage2.DEVICE;
    }
    return 0;
  }

  private static final long RAM_FLAG = Stage2.RAM;

  @Override
  public long read(long address, int size) {
    note("bus read %x %d at %d".formatted(address, size, exit.retired));
    return 0xAB;
  }

  @Override
  public void write(long address, int size, long value) {
    note("bus write %x %d %x".formatted(address, size, value));
  }

  @Override
  public void close() {
    memory.close();
  }
}
