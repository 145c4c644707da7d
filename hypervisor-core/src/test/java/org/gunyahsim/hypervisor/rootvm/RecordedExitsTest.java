package org.gunyahsim.hypervisor.rootvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gunyahsim.hypervisor.abi.HypercallNumber;
import org.gunyahsim.hypervisor.core.Assembly;
import org.gunyahsim.hypervisor.core.Hypervisor;
import org.gunyahsim.hypervisor.core.HypervisorConfig;
import org.gunyahsim.hypervisor.core.HypervisorConfig.Quality;
import org.gunyahsim.hypervisor.core.ScriptedEngine;
import org.gunyahsim.hypervisor.cspace.Cspace;
import org.gunyahsim.hypervisor.engine.EngineContext;
import org.gunyahsim.hypervisor.engine.ExitReason;
import org.gunyahsim.hypervisor.engine.SystemRegister;
import org.gunyahsim.hypervisor.engine.VcpuState;
import org.gunyahsim.hypervisor.hypercall.BootSequence;
import org.gunyahsim.hypervisor.memory.PhysicalMemory;
import org.gunyahsim.hypervisor.platform.MemoryMap;
import org.gunyahsim.hypervisor.platform.Platform;
import org.gunyahsim.hypervisor.trace.Tracer;
import org.gunyahsim.hypervisor.vcpu.Vcpu;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every exit of the real root VM from its first instruction to the primary VM's start: hypercalls,
 * trapped device accesses and system registers, in the recorded order, made by the booted machine's
 * own root VM. After each one all general-purpose registers are compared with what was recorded,
 * and with the conventions where the recording says nothing.
 */
class RecordedExitsTest {
  private static final Pattern MMIO =
      Pattern.compile(
          "\\s+mmio ([RW])(\\d+) (\\w+)(?:\\.\\.(\\w+) step (\\d+) \\((\\d+) accesses\\))?"
              + " (?:<-|->) (\\w+)");
  private static final Pattern SYSREG =
      Pattern.compile("\\s+sysreg ([RW]) S(\\d)_(\\d)_c(\\d+)_c(\\d+)_(\\d) (?:<-|->) (\\w+)");
  private static final Pattern ELR = Pattern.compile("\\[elr (\\w+)]");

  private static final int ID_AA64ISAR1_EL1 = SystemRegister.key(3, 0, 0, 6, 1);

  /** Register that carries what is read and written. */
  private static final int DATA = 5;

  private final MemoryMap map = MemoryMap.reference();
  private final long[] before = new long[31];
  private @Nullable ScriptedEngine script;
  private int hypercalls;
  private int accesses;
  private int registers;

  private Hypervisor boot(Quality quality) {
    PhysicalMemory memory = new PhysicalMemory(map.ramBase(), map.ramSize());
    Assembly assembly =
        new Assembly(
            new HypervisorConfig(quality, true, 7, 8, 3 << 20), memory, new Tracer(), this::engine);
    Hypervisor hypervisor = assembly.hypervisor();
    Platform platform =
        new Platform(
            8, memory, hypervisor.events(), hypervisor::now, 0, value -> {}, hypervisor.tracer());
    hypervisor.attachBus(platform);
    platform.connect(assembly.interrupts().hwIrqs()::setLine);
    RootVm.boot(assembly, map);
    return hypervisor;
  }

  private ScriptedEngine engine(EngineContext context) {
    ScriptedEngine engine = new ScriptedEngine(context);
    if (context.vmid == 255) {
      script = engine;
    }
    return engine;
  }

  @Test
  void debug() {
    replay(Quality.DEBUG);
  }

  @Test
  void production() {
    replay(Quality.PRODUCTION);
  }

  private void replay(Quality quality) {
    Hypervisor hypervisor = boot(quality);
    try {
      Vcpu root =
          hypervisor.objects().all().stream()
              .filter(Vcpu.class::isInstance)
              .map(Vcpu.class::cast)
              .findFirst()
              .orElseThrow();
      ScriptedEngine engine = Objects.requireNonNull(script);
      Cspace cspace = Objects.requireNonNull(root.cspace());
      BootSequence.CapIds capIds = new BootSequence.CapIds(cspace);
      for (String line : BootSequence.lines("rm-boot-sequence.txt")) {
        BootSequence.Call call = BootSequence.parse(line);
        if (call != null) {
          hypercall(engine, capIds, line, call, quality);
          if (call.line() == BootSequence.POWER_ON) {
            break;
          }
        } else if (line.contains(" mmio ")) {
          mmio(engine, line);
        } else if (line.contains(" sysreg ")) {
          sysreg(engine, line);
        } else if (line.startsWith("FIRST ")) {
          engine.see(state -> firstState(line, state));
        } else if (line.startsWith("REGS ")) {
          engine.see(state -> firstRegisters(line, state));
        } else {
          throw new AssertionError("unknown line: " + line);
        }
      }
      hypervisor.loop().run(() -> engine.left() == 0, 1_000_000_000L);
      assertThat(engine.left()).as("acts that were never made").isZero();
      assertThat(hypercalls).isEqualTo(BootSequence.POWER_ON);
      // Set-up of 988 SPIs and 32 private interrupts, and four accesses a virtual IRQ.
      assertThat(accesses).isEqualTo(2 * 988 + 30 + 61 + 30 + 32 + 14 + 11 * 4);
      assertThat(registers).isEqualTo(3);
    } finally {
      hypervisor.memory().close();
    }
  }

  private static void firstState(String line, VcpuState state) {
    assertThat(state.pc).isEqualTo(field(line, "elr"));
    assertThat(state.pstate()).isEqualTo(field(line, "spsr"));
    assertThat(state.sctlrEl1).isEqualTo(field(line, "sctlr"));
    assertThat(state.mpidrEl1).isEqualTo(field(line, "mpidr"));
    assertThat(state.vbarEl1).isEqualTo(field(line, "vbar"));
    assertThat(state.ttbr0El1).isEqualTo(field(line, "ttbr0"));
  }

  private static long field(String line, String name) {
    Matcher matcher = Pattern.compile(" " + name + "=(\\w+)").matcher(line);
    assertThat(matcher.find()).as(name).isTrue();
    return Long.parseUnsignedLong(matcher.group(1), 16);
  }

  private static void firstRegisters(String line, VcpuState state) {
    for (int i = 0; i < 31; i++) {
      assertThat(state.x[i]).as("x%d", i).isEqualTo(field(line, "x" + i));
    }
  }

  /** Marks in all registers, so that a change shows. */
  private void mark(VcpuState state) {
    for (int i = 0; i < 31; i++) {
      state.x[i] = 0xA5A5_0000_0000_0000L | (long) hypercalls << 16 | i;
    }
  }

  private void hypercall(
      ScriptedEngine engine,
      BootSequence.CapIds capIds,
      String line,
      BootSequence.Call call,
      Quality quality) {
    Matcher elr = ELR.matcher(line);
    assertThat(elr.find()).isTrue();
    long returnAddress = Long.parseUnsignedLong(elr.group(1), 16);
    engine.then(
        (state, exit) -> {
          mark(state);
          long[] arguments = capIds.arguments(call);
          System.arraycopy(arguments, 0, state.x, 0, arguments.length);
          System.arraycopy(state.x, 0, before, 0, before.length);
          state.pc = returnAddress;
          exit.immediate = HypercallNumber.NATIVE_BASE + call.number();
          return ExitReason.HVC;
        });
    engine.see(
        state -> {
          compare(state, call, quality, line);
          capIds.learn(call, state.x[1]);
          assertThat(state.pc).as(line).isEqualTo(returnAddress);
          hypercalls++;
        });
  }

  private void compare(VcpuState state, BootSequence.Call call, Quality quality, String line) {
    long[] x = state.x;
    Iterator<Map.Entry<String, Long>> results = call.results().entrySet().iterator();
    for (int i = 0; i < 8; i++) {
      Map.Entry<String, Long> result = results.hasNext() ? results.next() : null;
      long expected = result == null ? 0 : result.getValue();
      String name = result == null ? "" : result.getKey();
      boolean drawn = name.startsWith("data") && expected != 0;
      boolean scattered = name.equals("new_cap") && quality == Quality.PRODUCTION;
      if (drawn || scattered) {
        assertThat(x[i]).as("%s of %s", name, line).isNotZero();
      } else {
        assertThat(x[i]).as("x%d, %s, of %s", i, name, line).isEqualTo(expected);
      }
    }
    assertThat(x[8]).as("x8 is kept, %s", line).isEqualTo(before[8]);
    assertThat(x[9]).as("x9, %s", line).isEqualTo(state.pc);
    for (int i = 10; i < 18; i++) {
      assertThat(x[i]).as("x%d, %s", i, line).isZero();
    }
    for (int i = 18; i < 31; i++) {
      assertThat(x[i]).as("x%d is kept, %s", i, line).isEqualTo(before[i]);
    }
  }

  private void mmio(ScriptedEngine engine, String line) {
    Matcher matcher = MMIO.matcher(line);
    assertThat(matcher.matches()).as(line).isTrue();
    boolean write = matcher.group(1).equals("W");
    int size = Integer.parseInt(matcher.group(2)) / 8;
    long first = Long.parseLong(matcher.group(3), 16);
    boolean range = matcher.group(4) != null;
    long step = range ? Long.parseLong(matcher.group(5)) : size;
    long count = range ? Long.parseLong(matcher.group(6)) : 1;
    long last = range ? Long.parseLong(matcher.group(4), 16) : first;
    assertThat(first + (count - 1) * step).as(line).isEqualTo(last);
    long value = Long.parseUnsignedLong(matcher.group(7), 16);
    for (long address = first; address <= last; address += step) {
      access(engine, line, write, address, size, value);
    }
  }

  private void access(
      ScriptedEngine engine, String line, boolean write, long address, int size, long value) {
    engine.see(
        state -> {
          mark(state);
          state.x[DATA] = write ? value : -1;
          System.arraycopy(state.x, 0, before, 0, before.length);
          state.pc = 0x8048_2000L;
        });
    engine.access(write, address, size, DATA, value);
    engine.see(
        state -> {
          assertThat(state.pc).as("done, %s", line).isEqualTo(0x8048_2004L);
          assertOnlyData(state, write, value, line + " at " + Long.toHexString(address));
          accesses++;
        });
  }

  private void assertOnlyData(VcpuState state, boolean write, long value, String what) {
    if (!write) {
      assertThat(state.x[DATA]).as(what).isEqualTo(value);
    }
    long[] now = Arrays.copyOf(state.x, 31);
    now[DATA] = before[DATA];
    assertThat(now).as("all others are kept, %s", what).isEqualTo(before);
  }

  private void sysreg(ScriptedEngine engine, String line) {
    Matcher matcher = SYSREG.matcher(line);
    assertThat(matcher.matches()).as(line).isTrue();
    int[] f = List.of(2, 3, 4, 5, 6).stream().mapToInt(i -> number(matcher, i)).toArray();
    int key = SystemRegister.key(f[0], f[1], f[2], f[3], f[4]);
    boolean write = matcher.group(1).equals("W");
    long recorded = Long.parseUnsignedLong(matcher.group(7), 16);
    // The recorded core has DC CVAP; the emulated one does not advertise it.
    long value = key == ID_AA64ISAR1_EL1 ? recorded & ~0xFL : recorded;
    engine.then(
        (state, exit) -> {
          mark(state);
          state.x[DATA] = write ? value : -1;
          System.arraycopy(state.x, 0, before, 0, before.length);
          state.pc = 0x8048_2000L;
          exit.sysreg = key;
          exit.write = write;
          exit.register = DATA;
          exit.value = value;
          return ExitReason.SYSREG;
        });
    engine.see(
        state -> {
          assertThat(state.pc).as("done, %s", line).isEqualTo(0x8048_2004L);
          assertOnlyData(state, write, value, line);
          registers++;
        });
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
